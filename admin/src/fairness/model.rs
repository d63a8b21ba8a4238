//! The cost model in an address, and what the lens says with it.

use std::collections::BTreeMap;

use actions::Fault;
use allocation::{
    Aggregate, Change, CostModel, CostStep, Effect, Fairness, FairnessQuestion, GroupCost, INHABITANTS, Key,
    Newcomer, Sampling, next_joiner,
};
use intake::number::{Notation, amount, quantity};
use kernel::{Cents, Share};
use serde::Deserialize;
use store::ServiceModel;

use super::Kept;
use crate::what_if::Known;

/// What the address chooses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The service.
    pub service: String,
    /// `fixed`, `threshold`, `kept`, or nothing: the service's own, and not known where it has none.
    pub model: String,
    /// What a unit is: `attribute.inhabitants` or `usage.cases`.
    pub by: String,
    /// Euros for whoever takes part.
    pub fixed: String,
    /// Euros for one unit.
    pub unit: String,
    /// Up to how many inhabitants the first step serves.
    pub up1: String,
    /// What the first step costs.
    pub cost1: String,
    /// The second.
    pub up2: String,
    /// What it costs.
    pub cost2: String,
    /// What the last costs, which serves everybody.
    pub cost3: String,
}

impl Asked {
    /// Whether no amount was asked with.
    fn is_blank(&self) -> bool {
        let amounts = [&self.fixed, &self.unit, &self.up1, &self.cost1, &self.up2, &self.cost2, &self.cost3];
        amounts.into_iter().all(|text| text.trim().is_empty())
    }
}

impl Asked {
    /// The same question about what is really meant: a service with a cost model of its own where none is
    /// named, and its model where none is typed.
    pub(super) fn settled(mut self, known: &Known, kept: &Kept) -> Self {
        let mut pools = known.scenario.pools.iter().filter(|pool| pool.rules().is_some());
        if self.service.is_empty()
            && self.model.is_empty()
            && let Some(pool) = pools.find(|pool| kept.contains_key(pool.id()))
        {
            pool.id().clone_into(&mut self.service);
        }
        if self.model.is_empty() && kept.contains_key(&self.service) {
            "kept".clone_into(&mut self.model);
        }
        self
    }
}

/// What is seen of a service.
pub struct Lens {
    /// The bill beside the model.
    pub fairness: Fairness,
    /// One more member of average size, and what it does to everybody's bill.
    pub joiner: Option<(Change, Effect)>,
}

/// Looks at the service; nothing is said without a cost model. `new` is what the member that joins is called.
pub fn look(known: &Known, kept: &Kept, asked: &Asked, new: &str) -> Result<Option<Lens>, Vec<Fault>> {
    let fault = |fault| vec![fault];
    let model = match asked.model.as_str() {
        "" => return Ok(None),
        "kept" => match kept.get(&asked.service) {
            Some(version) => of_service(known, &version.model).map_err(fault)?,
            None => return Ok(None),
        },
        // The model was only just chosen: its fields have to be shown first.
        _ if asked.is_blank() => return Ok(None),
        "fixed" => fixed(known, asked).map_err(fault)?,
        "threshold" => threshold(known, asked).map_err(fault)?,
        _ => return Err(vec![Fault::field("model", "fairness-model-unknown")]),
    };
    let pool = known.pool(&asked.service).filter(|pool| pool.rules().is_some());
    let pool = pool.ok_or_else(|| vec![Fault::field("service", "whatif-service-unknown")])?;
    let models = BTreeMap::from([(pool.id().to_owned(), model)]);
    let scenario = known.scenario.clone();
    let question = FairnessQuestion { scenario, models, sampling: Sampling::default(), newcomer: None };
    let answer = question.answer().map_err(|found| sentences(&found, known))?;
    let Some(fairness) = answer.pools.into_iter().next() else { return Ok(None) };
    Ok(Some(Lens { fairness, joiner: joiner(known, new) }))
}

fn fixed(known: &Known, asked: &Asked) -> Result<CostModel, Fault> {
    let fixed = euros("fixed", &asked.fixed)?;
    let unit = quantity(asked.unit.trim(), Notation::Dutch);
    let unit = Share::from(unit.map_err(|_| Fault::field("unit", "fairness-amount-unreadable"))?);
    Ok(CostModel::FixedPlusUnit { fixed, unit, key: counted(known, &asked.by)? })
}

/// The model that was kept with a service, for the members of this run.
fn of_service(known: &Known, model: &ServiceModel) -> Result<CostModel, Fault> {
    Ok(match model {
        ServiceModel::FixedPlusUnit { fixed, unit, by } => {
            CostModel::FixedPlusUnit { fixed: *fixed, unit: unit.clone(), key: counted(known, by)? }
        }
        ServiceModel::Threshold { steps } => {
            let step = |one: &store::ModelStep| CostStep { up_to: one.up_to.clone(), cost: one.cost };
            CostModel::Threshold { needs: needs(known), steps: steps.iter().map(step).collect() }
        }
        ServiceModel::Table { groups } => {
            let is_here = |code: &String| known.scenario.members.iter().any(|member| member.id == *code);
            let here = groups.iter().filter(|group| group.members.iter().all(is_here));
            let group = |one: &store::ModelGroup| GroupCost { members: one.members.clone(), cost: one.cost };
            CostModel::Table { groups: here.map(group).collect() }
        }
    })
}

/// What measures a member, where this run knows it.
fn counted(known: &Known, by: &str) -> Result<Key, Fault> {
    let key = match by.split_once('.') {
        Some(("usage", meter)) => Key::Usage { meter: meter.to_owned(), aggregate: Aggregate::Sum },
        Some(("attribute", name)) => Key::Attribute { name: name.to_owned(), on: None },
        _ => return Err(Fault::field("by", "whatif-meter-unknown")),
    };
    let is_counted = |meter: &String| known.scenario.usage.iter().any(|row| row.meter == *meter);
    if matches!(&key, Key::Usage { meter, .. } if !is_counted(meter)) {
        return Err(Fault::field("by", "whatif-meter-unknown"));
    }
    Ok(key)
}

fn threshold(known: &Known, asked: &Asked) -> Result<CostModel, Fault> {
    let mut steps = Vec::new();
    for (up, text, name) in [(&asked.up1, &asked.cost1, "cost1"), (&asked.up2, &asked.cost2, "cost2")] {
        if up.trim().is_empty() && text.trim().is_empty() {
            continue;
        }
        let field = if name == "cost1" { "up1" } else { "up2" };
        let up_to = quantity(up.trim(), Notation::Dutch);
        let up_to = up_to.map_err(|_| Fault::field(field, "whatif-join-inhabitants"))?;
        steps.push(CostStep { up_to: Some(up_to.into()), cost: euros(name, text)? });
    }
    steps.push(CostStep { up_to: None, cost: euros("cost3", &asked.cost3)? });
    Ok(CostModel::Threshold { needs: needs(known), steps })
}

/// How large each member is.
fn needs(known: &Known) -> BTreeMap<String, Share> {
    let day = known.scenario.period.start();
    let need = |member: &allocation::Member| {
        let inhabitants = member.attributes.get(INHABITANTS)?.on(day)?.0.clone();
        Some((member.id.clone(), inhabitants))
    };
    known.scenario.members.iter().filter_map(need).collect()
}

fn euros(field: &'static str, text: &str) -> Result<Cents, Fault> {
    let read = amount(text.trim(), Notation::Dutch).ok().filter(|amount| !amount.is_negative());
    read.ok_or_else(|| Fault::field(field, "fairness-amount-unreadable"))
}

fn sentences(found: &[allocation::Fault], known: &Known) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for fault in found {
        let said = match &fault.kind {
            allocation::FaultKind::MissingNeed { member }
            | allocation::FaultKind::MissingAttribute { member, .. } => {
                Fault::page("fairness-no-inhabitants").with("member", known.member(member))
            }
            allocation::FaultKind::MustRise | allocation::FaultKind::MustNotFall => {
                Fault::field("cost3", "fairness-steps-must-rise")
            }
            allocation::FaultKind::MissingGroups { count, first } => {
                let names: Vec<String> = first.split(", ").map(|code| known.member(code)).collect();
                Fault::page("fairness-table-incomplete").with("count", count).with("group", names.join(", "))
            }
            other => Fault::page("whatif-not-computed").with("problem", other),
        };
        if !faults.contains(&said) {
            faults.push(said);
        }
    }
    faults
}

/// A municipality of average size that takes everything.
fn joiner(known: &Known, name: &str) -> Option<(Change, Effect)> {
    let newcomer = Newcomer::of_mean_size(&known.scenario, name)?;
    let effect = next_joiner(&known.scenario, &newcomer).ok()?;
    Some((Change::Join { newcomer }, effect))
}
