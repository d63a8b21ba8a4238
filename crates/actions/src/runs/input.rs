//! The input of a run: everything that its bill hangs on, read from the period as it is under its lock.

use std::collections::{BTreeMap, BTreeSet};

use allocation::{Aggregate, Fault as EngineFault, Line, SCENARIO_FORMAT, Scenario};
use kernel::{Cents, CostLineId, MemberId, Period, ServiceId, Share};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::{
    BookPeriod, CostLine, LockedPeriod, MeasuredRow, Member, MemberAttribute, Meter, NewRunLine,
    Reorganisation, Service, ServiceKey, Subscription, TenantTx,
};

use super::presence::presence;
use super::reorganised::{Amounts, Crossings, by_days, joined_on, moved};
use super::{faults, unexpected};
use crate::reorganisations::counts_usage;
use crate::service_keys::{key_of, meters_of};
use crate::{Fault, Refused, package_weights};

/// Decimals of a fact that is counted by days.
const DECIMALS: usize = 6;

/// A cost line as a run found it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PinnedCost {
    /// The cost.
    pub id: CostLineId,
    /// The service that bears it.
    pub service: ServiceId,
    /// What kind of cost.
    pub category: String,
    /// Amount without VAT.
    pub amount: Cents,
    /// Document that proves it.
    pub reference: String,
}

/// The costs that count, in an order that does not hang on when they are read.
pub(super) fn pinned(costs: &[CostLine]) -> Vec<PinnedCost> {
    let counts = costs.iter().filter(|line| line.withdrawn.is_none());
    let mut pinned: Vec<_> = counts
        .map(|line| PinnedCost {
            id: line.id,
            service: line.service,
            category: line.category.clone(),
            amount: line.amount,
            reference: line.reference.clone(),
        })
        .collect();
    pinned.sort();
    pinned
}

/// Everything that a scenario is made of.
pub(super) struct Input {
    period: BookPeriod,
    members: Vec<Member>,
    attributes: Vec<MemberAttribute>,
    services: Vec<Service>,
    keys: BTreeMap<ServiceId, ServiceKey>,
    costs: Vec<PinnedCost>,
    subscriptions: Vec<Subscription>,
    usage: Vec<Value>,
    factors: BTreeMap<ServiceId, BTreeMap<MemberId, Share>>,
    previous: Amounts,
    reorganisations: Vec<Reorganisation>,
    all_members: Vec<Member>,
}

impl Input {
    /// Reads the period under its lock.
    pub(super) fn gather(tx: &mut TenantTx<'_>, locked: &LockedPeriod) -> Result<Self, Refused> {
        let days = locked.period.days;
        let (all_members, reorganisations) = (tx.members()?, tx.reorganisations()?);
        let mut input = Self {
            period: locked.period.clone(),
            members: all_members.clone(),
            attributes: tx.member_attributes()?,
            services: tx.services()?,
            keys: tx.keys_on(days.start())?,
            costs: pinned(&tx.cost_lines(locked.period.id)?),
            subscriptions: tx.subscriptions_in(days)?,
            usage: Vec::new(),
            factors: BTreeMap::new(),
            previous: previous(tx, days, &reorganisations)?,
            reorganisations,
            all_members,
        };
        input.factors = package_weights::factors(tx, &input.subscriptions, days)?;
        input.members.retain(|member| member.is_present_in(days));
        input.usage = input.read_usage(tx, locked)?;
        Ok(input)
    }

    /// What this period's services count by: sums where the key takes sums, else every row.
    fn read_usage(&self, tx: &mut TenantTx<'_>, locked: &LockedPeriod) -> Result<Vec<Value>, Refused> {
        let meters = tx.meters()?;
        let keys: Vec<_> = self.billed().filter_map(|service| self.key(service)).collect();
        let mut wanted: BTreeMap<&str, BTreeSet<Aggregate>> = BTreeMap::new();
        for (meter, aggregate) in keys.iter().flat_map(meters_of) {
            wanted.entry(meter).or_default().insert(aggregate);
        }
        let of = |in_full: bool| -> BTreeMap<_, &Meter> {
            let all = meters.iter().filter_map(|meter| Some((meter, wanted.get(meter.code.as_str())?)));
            let only_sums = |aggregates: &BTreeSet<Aggregate>| aggregates.iter().eq([&Aggregate::Sum]);
            all.filter(|(_, of)| only_sums(of) != in_full).map(|(meter, _)| (meter.id, meter)).collect()
        };
        let (summed, in_full) = (of(false), of(true));
        let mut usage = Vec::new();
        for sum in tx.measured_sums(locked.period.days, locked.at)? {
            if let (Some(member), Some(meter)) = (self.member(sum.member), summed.get(&sum.meter)) {
                usage.push(json!({ "member": member.code, "meter": meter.code, "quantity": sum.quantity }));
            }
        }
        let ids: Vec<_> = in_full.keys().copied().collect();
        for row in tx.measured_rows(&ids, locked.period.days, locked.at)? {
            if let (Some(member), Some(meter)) = (self.member(row.member), in_full.get(&row.meter)) {
                usage.push(usage_row(member, meter, &row));
            }
        }
        Ok(usage)
    }

    /// The scenario of this input.
    ///
    /// # Errors
    /// Services without a key or members, and every other fault of the scenario, as sentences.
    pub(super) fn scenario(&self) -> Result<Scenario, Refused> {
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(Refused::Faults(missing));
        }
        let members: Vec<_> = self.members.iter().map(|member| self.member_json(member)).collect();
        let pools: Vec<_> = self.billed().map(|service| self.pool_json(service)).collect();
        let scenario = json!({
            "format": SCENARIO_FORMAT,
            "period": { "start": self.period.days.start(), "end": self.period.days.end() },
            "members": members,
            "usage": self.usage,
            "pools": pools,
        });
        let mut scenario = Scenario::parse(&scenario.to_string()).map_err(|found| self.sentences(&found))?;
        self.weigh(&mut scenario);
        Ok(scenario)
    }

    /// Lets members count by the factors of their packages.
    fn weigh(&self, scenario: &mut Scenario) {
        for service in self.billed() {
            let Some(factors) = self.factors.get(&service.id) else { continue };
            package_weights::weigh(scenario, &service.code, |code| {
                let member = self.members.iter().find(|member| member.code == code)?;
                factors.get(&member.id).cloned()
            });
        }
    }

    /// The services that have costs, in the order of lists: the pools of the scenario.
    pub(super) fn billed(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| self.costs.iter().any(|cost| cost.service == service.id))
    }

    /// The engine's faults as sentences.
    pub(super) fn sentences(&self, found: &[EngineFault]) -> Refused {
        let services: Vec<&Service> = self.billed().collect();
        Refused::Faults(faults::sentences(found, &services, &self.members))
    }

    /// A line of the result, as the store keeps it.
    pub(super) fn line(&self, line: &Line) -> Result<NewRunLine, Refused> {
        let service = self.services.iter().find(|service| *service.code == *line.pool);
        let member = self.members.iter().find(|member| *member.code == *line.member);
        let (Some(service), Some(member)) = (service, member) else {
            return Err(unexpected("a line of nobody"));
        };
        let derivation = serde_json::to_value(line.derivation()).map_err(unexpected)?;
        Ok(NewRunLine { service: service.id, member: member.id, amount: line.amount, derivation })
    }

    /// The cost lines behind the pools.
    pub(super) fn pinned_costs(&self) -> Result<Value, Refused> {
        serde_json::to_value(&self.costs).map_err(unexpected)
    }

    fn missing(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.costs.is_empty() {
            faults.push(Fault::page("run-without-costs"));
        }
        for service in self.billed() {
            let named = |code: &'static str| {
                Fault::page(code).with("service", &service.name).with("service_id", service.id)
            };
            if self.key(service).is_none() {
                faults.push(named("run-service-without-key"));
            }
            if !self.subscriptions.iter().any(|taken| taken.service == service.id) {
                faults.push(named("run-service-without-members"));
            }
        }
        faults
    }

    fn key(&self, service: &Service) -> Option<allocation::Key> {
        self.keys.get(&service.id).and_then(|key| key_of(&key.rule))
    }

    fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    fn member_json(&self, member: &Member) -> Value {
        let joined = joined_on(member, &self.all_members, &self.reorganisations);
        let previous: BTreeMap<&str, Cents> = self
            .billed()
            .filter_map(|service| {
                let before = self.previous.get(&(member.id, service.id))?;
                Some((service.code.as_str(), *before))
            })
            .collect();
        json!({
            "id": member.code, "name": member.name, "joined": joined, "left": member.left_on,
            "attributes": self.attributes_json(member), "previous": previous,
        })
    }

    /// The dated facts of a member; of one that grew within the period, by days on its first day.
    fn attributes_json(&self, member: &Member) -> BTreeMap<&str, Vec<Value>> {
        let facts: Vec<_> = self.attributes.iter().filter(|known| known.member == member.id).collect();
        let grown = self.crossings().grown(member.id, &facts);
        let start = self.period.days.start();
        let mut attributes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for known in &facts {
            let by_days = grown.get(&known.name);
            if by_days.is_some() && known.on == start {
                continue;
            }
            let dated = attributes.entry(&known.name).or_default();
            dated.push(json!({ "on": known.on, "value": known.value }));
        }
        for known in &facts {
            let Some(value) = grown.get(&known.name) else { continue };
            let dated = attributes.entry(&known.name).or_default();
            if !dated.iter().any(|one| one["on"] == json!(start)) {
                dated.push(json!({ "on": start, "value": value.rounded(DECIMALS) }));
            }
        }
        attributes
    }

    fn crossings(&self) -> Crossings<'_> {
        Crossings::of(self.period.days, &self.reorganisations)
    }

    fn pool_json(&self, service: &Service) -> Value {
        let amount: i64 =
            self.costs.iter().filter(|cost| cost.service == service.id).map(|cost| cost.amount.cents()).sum();
        let mut pool = Map::new();
        if let Some(Value::Object(rule)) = self.keys.get(&service.id).map(|key| &key.rule) {
            pool.clone_from(rule);
        }
        pool.insert("id".to_owned(), json!(service.code));
        pool.insert("kind".to_owned(), json!("cost"));
        pool.insert("amount".to_owned(), json!(Cents::new(amount)));
        pool.insert("participants".to_owned(), Value::Array(self.participants(service.id)));
        self.hand_over(service, &mut pool);
        Value::Object(pool)
    }

    /// Where members hand over within the period, they count by their days; all others as the key says.
    ///
    /// Usage tells by itself who was there. Everything else would count twice.
    fn hand_over(&self, service: &Service, pool: &mut Map<String, Value>) {
        let of_service = self.subscriptions.iter().filter(|taken| taken.service == service.id);
        let involved = self.crossings().involved(&of_service.map(|taken| taken.member).collect());
        let (Some(key), false) = (self.key(service), involved.is_empty()) else { return };
        if pool.get("presence") == Some(&json!("days")) {
            return;
        }
        let days = self.period.days;
        let is_involved = |code: &Value| {
            let member = self.members.iter().find(|member| *code == json!(member.code));
            member.is_some_and(|member| involved.contains(&member.id))
        };
        let Some(Value::Array(participants)) = pool.get_mut("participants") else { return };
        let mut weights = BTreeMap::new();
        for one in participants {
            let stays = self.subscriptions.iter().filter(|taken| taken.service == service.id);
            let own =
                stays.filter(|taken| self.member(taken.member).is_some_and(|m| one["member"] == m.code));
            let present: i32 = own.map(|stay| days.days_present(stay.starts_on, stay.ends_on)).sum();
            let counts = if is_involved(&one["member"]) { present } else { days.days() };
            weights.insert(one["member"].as_str().unwrap_or_default().to_owned(), i64::from(counts).into());
            if !counts_usage(&key) && !is_involved(&one["member"]) {
                // Who only came or left counts in full, as the key says.
                one["from"] = json!(days.start());
                one["until"] = json!(days.end());
            }
        }
        if counts_usage(&key) {
            pool.insert("key".to_owned(), json!(by_days(key, &weights)));
        } else {
            pool.insert("presence".to_owned(), json!("days"));
        }
    }

    fn participants(&self, service: ServiceId) -> Vec<Value> {
        let mut stays: BTreeMap<&str, Vec<&Subscription>> = BTreeMap::new();
        for taken in self.subscriptions.iter().filter(|taken| taken.service == service) {
            if let Some(member) = self.member(taken.member) {
                stays.entry(&member.code).or_default().push(taken);
            }
        }
        let named = |(code, stays): (&str, Vec<&Subscription>)| {
            let (from, until) = presence(self.period.days, &stays);
            json!({ "member": code, "from": from, "until": until })
        };
        stays.into_iter().map(named).collect()
    }
}

/// What each member paid for each service in the approved run of the period before; a successor what its
/// predecessors paid.
fn previous(tx: &mut TenantTx<'_>, days: Period, all: &[Reorganisation]) -> Result<Amounts, Refused> {
    let Some(before) = tx.period_before(days)? else { return Ok(BTreeMap::new()) };
    let Some(run) = tx.approved_run_of(before.id)? else { return Ok(BTreeMap::new()) };
    let lines = tx.run_lines(run.id)?;
    let amounts = lines.into_iter().map(|line| ((line.member, line.service), line.amount)).collect();
    moved(amounts, (before.days, days), all)
}

fn usage_row(member: &Member, meter: &Meter, row: &MeasuredRow) -> Value {
    let mut usage = json!({
        "member": member.code, "meter": meter.code, "quantity": row.quantity, "at": row.day,
    });
    if let (Some(subject), Some(fields)) = (&row.subject, usage.as_object_mut()) {
        fields.insert("subject".to_owned(), json!(subject));
    }
    usage
}
