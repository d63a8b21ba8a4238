//! What joining, leaving or another package does to everybody's share of a service: nothing is kept.
//!
//! It is computed by the engine, on the newest approved run that divided the service; where there is none, on
//! an example amount by the key of today.
//!
//! Invariant: what all pay together stays the same to the cent, as long as somebody takes the service.

use std::collections::BTreeMap;

use allocation::{
    Attribute, Change, Changes, CostPool, Key, Newcomer, Participant, Participants, Pool, SCENARIO_FORMAT,
    Scenario, allocate,
};
use jiff::civil::date;
use kernel::{Cents, Share};
use serde_json::{Map, Value, json};
use store::{Member, MemberAttribute, Service, StoreError, TenantTx};

use crate::{Refused, package_weights};

/// What an example without a run divides: 100,000 euros.
const EXAMPLE: Cents = Cents::new(10_000_000);

/// How a member stands in a division.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// It takes no part.
    Out,
    /// It takes part, and counts so many times.
    In(Share),
}

/// What a step of one member does to everybody.
#[derive(Clone, Debug)]
pub enum Preview {
    /// It cannot be computed: nobody has a key or figures to compute it with.
    Cannot,
    /// The amounts beside each other.
    Done(Box<Effect>),
}

/// The amounts of a service before and after a step.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Name of the period whose approved costs were divided; absent for an example.
    pub period: Option<String>,
    /// The member that takes the step.
    pub own: Line,
    /// Everybody else who takes part, in the order of lists.
    pub others: Vec<Line>,
    /// All of them.
    pub total: Line,
    /// Whether figures of the member were estimated from its inhabitants.
    pub estimated: bool,
}

/// What somebody pays, before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Who; the name of nobody for a total.
    pub name: String,
    /// Before; none where it takes no part.
    pub old: Option<Cents>,
    /// After; none where it takes no part.
    pub new: Option<Cents>,
    /// After minus before.
    pub difference: Cents,
}

impl Line {
    fn of(name: &str, old: Option<Cents>, new: Option<Cents>) -> Result<Self, StoreError> {
        let difference = new.unwrap_or_default().checked_sub(old.unwrap_or_default()).map_err(unexpected)?;
        Ok(Self { name: name.to_owned(), old, new, difference })
    }
}

/// What it does to everybody when a member goes from one part in a service to another.
///
/// # Errors
/// Those of the store.
pub fn preview(
    tx: &mut TenantTx<'_>,
    member: &Member,
    service: &Service,
    (from, to): (&Part, &Part),
) -> Result<Preview, Refused> {
    let Some(basis) = Basis::read(tx, member, service)? else { return Ok(Preview::Cannot) };
    let (Some(old), Some(new)) = (basis.amounts(from), basis.amounts(to)) else {
        return Ok(Preview::Cannot);
    };
    let members = tx.members()?;
    let line = |member: &Member| {
        Line::of(&member.name, old.of.get(&member.code).copied(), new.of.get(&member.code).copied())
    };
    let takes_part = |one: &&Member| {
        one.code != member.code && (old.of.contains_key(&one.code) || new.of.contains_key(&one.code))
    };
    let others = members.iter().filter(takes_part).map(line).collect::<Result<_, _>>()?;
    let sum = |amounts: &Amounts| Cents::sum(amounts.of.values().copied()).map_err(unexpected);
    Ok(Preview::Done(Box::new(Effect {
        own: line(member)?,
        others,
        total: Line::of("", Some(sum(&old)?), Some(sum(&new)?))?,
        estimated: old.estimated || new.estimated,
        period: basis.period,
    })))
}

/// What a step is computed on.
struct Basis {
    period: Option<String>,
    scenario: Scenario,
    code: String,
    member: Member,
    attributes: BTreeMap<String, Attribute>,
}

/// What each member pays for the service, by code.
struct Amounts {
    of: BTreeMap<String, Cents>,
    estimated: bool,
}

impl Basis {
    fn read(tx: &mut TenantTx<'_>, member: &Member, service: &Service) -> Result<Option<Self>, Refused> {
        let all = tx.member_attributes()?;
        let (period, scenario) = match last_run(tx, service)? {
            Some((period, scenario)) => (Some(period), scenario),
            None => match example(tx, service, &all)? {
                Some(scenario) => (None, scenario),
                None => return Ok(None),
            },
        };
        let (code, member) = (service.code.clone(), member.clone());
        let pinned = scenario.members.iter().find(|one| one.id == member.code);
        let attributes = match pinned {
            Some(pinned) => pinned.attributes.clone(),
            None => attributes_of(&member, &all),
        };
        Ok(Some(Self { period, scenario, code, member, attributes }))
    }

    fn pool(&self) -> Option<&CostPool> {
        pool_of(&self.scenario, &self.code)
    }

    fn takes_part(&self) -> bool {
        let listed = |pool: &CostPool| match &pool.rules.participants {
            Participants::Listed(listed) => listed.iter().any(|one| one.member == self.member.code),
            Participants::All => true,
        };
        self.pool().is_some_and(listed)
    }

    /// What everybody pays where the member has this part; none where that cannot be computed.
    fn amounts(&self, part: &Part) -> Option<Amounts> {
        let (mut scenario, mut estimated) = (self.scenario.clone(), false);
        match part {
            Part::Out if self.takes_part() => {
                let (pool, member) = (self.code.clone(), self.member.code.clone());
                let changes = Changes::new([Change::Stop { pool, member }]).ok()?;
                scenario = changes.apply(&scenario).ok()?;
            }
            Part::Out => {}
            Part::In(factor) => {
                if !self.takes_part() {
                    (scenario, estimated) = self.joined()?;
                }
                if *factor != Share::ONE || package_weights::is_weighed(&scenario, &self.code) {
                    let own = |code: &str| (code == self.member.code).then(|| factor.clone());
                    package_weights::weigh(&mut scenario, &self.code, own);
                }
            }
        }
        if is_empty(&scenario, &self.code) {
            return Some(Amounts { of: BTreeMap::new(), estimated });
        }
        let lines = allocate(&scenario).ok()?.lines;
        let of = lines.into_iter().filter(|line| *line.pool == *self.code);
        Some(Amounts { of: of.map(|line| (line.member.to_string(), line.amount)).collect(), estimated })
    }

    /// The scenario with the member in the pool: by its own figures where they are known, else by what the
    /// members have per inhabitant. Says whether anything was estimated.
    fn joined(&self) -> Option<(Scenario, bool)> {
        let code = &self.member.code;
        let known = self.scenario.members.iter().find(|one| one.id == *code);
        let start = self.scenario.period.start();
        let inhabitants = self.attributes.get(allocation::INHABITANTS).and_then(|one| one.on(start));
        let inhabitants = inhabitants.map(|(value, _)| value.clone()).unwrap_or_default();
        let mut newcomer = Newcomer::of_size(&self.scenario, &self.member.name, &inhabitants);
        newcomer.id.clone_from(code);
        newcomer.joined = Some(self.member.joined_on);
        newcomer.pools.retain(|pool| *pool == self.code || known.is_some() && self.is_in(pool));
        newcomer.weights.retain(|pool, _| *pool == self.code);
        let mut estimated = false;
        for (meter, quantity) in &mut newcomer.usage {
            let rows = self.scenario.usage.iter().filter(|row| row.member == *code && row.meter == *meter);
            let measured: Vec<_> = rows.map(|row| &row.quantity).collect();
            match measured.is_empty() {
                true => estimated = true,
                false => *quantity = measured.into_iter().sum(),
            }
        }
        for weight in newcomer.weights.values_mut() {
            match self.pool().and_then(|pool| own_weight(&pool.rules.key, code)) {
                Some(own) => *weight = own,
                None => estimated = true,
            }
        }
        estimated |= newcomer.attributes.keys().any(|name| !self.attributes.contains_key(name));
        let mut changes = vec![Change::Join { newcomer }];
        changes.extend(known.map(|_| Change::Leave { member: code.clone() }));
        let mut scenario = Changes::new(changes).ok()?.apply(&self.scenario).ok()?;
        for member in scenario.members.iter_mut().filter(|member| member.id == *code) {
            let own = self.attributes.iter().map(|(name, value)| (name.clone(), value.clone()));
            member.attributes.extend(own);
        }
        Some((scenario, estimated))
    }

    fn is_in(&self, pool: &str) -> bool {
        pool_of(&self.scenario, pool).is_some_and(|pool| match &pool.rules.participants {
            Participants::Listed(listed) => listed.iter().any(|one| one.member == self.member.code),
            Participants::All => false,
        })
    }
}

/// The newest approved run that divided the service, with nothing but this service.
fn last_run(tx: &mut TenantTx<'_>, service: &Service) -> Result<Option<(String, Scenario)>, Refused> {
    let mut runs = tx.approved_runs()?;
    while let Some(run) = runs.pop() {
        let mut scenario = Scenario::parse(&tx.run_scenario(run.id)?)
            .map_err(|faults| unexpected(format!("run {}: {faults:?}", run.id)))?;
        if pool_of(&scenario, &service.code).is_none() {
            continue;
        }
        if scenario.stages.is_none() {
            scenario.pools.retain(|pool| pool.id() == service.code);
        }
        return Ok(Some((run.period.name, scenario)));
    }
    Ok(None)
}

/// A year in which the service costs [`EXAMPLE`], divided by the key of today over who takes it today.
fn example(
    tx: &mut TenantTx<'_>,
    service: &Service,
    attributes: &[MemberAttribute],
) -> Result<Option<Scenario>, Refused> {
    let today = tx.today();
    let Some(key) = tx.keys_on(today)?.remove(&service.id) else { return Ok(None) };
    let members: Vec<Member> = tx.members()?.into_iter().filter(|one| one.is_present_on(today)).collect();
    let takers = tx.subscriptions_to(service.id)?;
    let takes = |member: &&Member| takers.iter().any(|one| one.member == member.id && one.covers(today));
    let participants: Vec<Value> =
        members.iter().filter(takes).map(|member| json!({ "member": member.code })).collect();
    let mut pool = Map::new();
    if let Value::Object(rule) = key.rule {
        pool = rule;
    }
    pool.insert("id".to_owned(), json!(service.code));
    pool.insert("kind".to_owned(), json!("cost"));
    pool.insert("amount".to_owned(), json!(EXAMPLE));
    pool.insert("participants".to_owned(), Value::Array(participants));
    let member = |member: &Member| {
        let own = attributes_of(member, attributes);
        json!({ "id": member.code, "name": member.name, "joined": member.joined_on, "attributes": own })
    };
    let scenario = json!({
        "format": SCENARIO_FORMAT,
        "period": { "start": date(today.year(), 1, 1), "end": date(today.year() + 1, 1, 1) },
        "members": members.iter().map(member).collect::<Vec<_>>(),
        "pools": [pool],
    });
    // A key that asks for what an example does not have, such as usage, cannot be shown.
    Ok(Scenario::parse(&scenario.to_string()).ok())
}

fn attributes_of(member: &Member, all: &[MemberAttribute]) -> BTreeMap<String, Attribute> {
    let mut own: BTreeMap<String, Vec<allocation::DatedValue>> = BTreeMap::new();
    for known in all.iter().filter(|known| known.member == member.id) {
        let value = allocation::DatedValue { on: known.on, value: known.value.clone() };
        own.entry(known.name.clone()).or_default().push(value);
    }
    own.into_iter().map(|(name, values)| (name, Attribute::Dated(values))).collect()
}

fn own_weight(key: &Key, code: &str) -> Option<Share> {
    match key {
        Key::Fixed { shares } => shares.get(code).cloned(),
        Key::Tiered { of, .. } => own_weight(of, code),
        Key::Average { of } | Key::Product { of } => of.iter().find_map(|key| own_weight(key, code)),
        Key::Blend { parts } => parts.iter().find_map(|part| own_weight(&part.key, code)),
        Key::Equal | Key::Attribute { .. } | Key::Usage { .. } => None,
    }
}

fn pool_of<'s>(scenario: &'s Scenario, code: &str) -> Option<&'s CostPool> {
    scenario.pools.iter().find_map(|pool| match pool {
        Pool::Cost(pool) if pool.id == code => Some(pool),
        _ => None,
    })
}

/// Whether nobody takes part: then nothing is divided.
fn is_empty(scenario: &Scenario, code: &str) -> bool {
    let nobody = |listed: &Vec<Participant>| listed.is_empty();
    pool_of(scenario, code).is_some_and(
        |pool| matches!(&pool.rules.participants, Participants::Listed(listed) if nobody(listed)),
    )
}

fn unexpected(error: impl std::fmt::Display) -> StoreError {
    StoreError::Unexpected(error.to_string())
}
