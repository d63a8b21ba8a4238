//! Cost models of services, for the fairness lens: new versions, never changes. No bill hangs on them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{ServiceId, Share};
use store::roles::May;
use store::{ModelGroup, ModelStep, OnConstraint, ServiceModel, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

const LONGEST_NOTE: usize = 1_000;

/// A version of a service's cost model, to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCostModel {
    /// The service.
    pub service: ServiceId,
    /// Holds for periods that start on this day or later.
    pub starts_on: Date,
    /// The model.
    pub model: ServiceModel,
    /// Who agreed on it, and when.
    pub note: String,
}

/// Enters a new version of a service's cost model.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, new: &NewCostModel) -> Result<i32, Refused> {
    require(tx, May::KeepKeys)?;
    let service = tx.service(new.service)?;
    let faults = faults_of(tx, new)?;
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let version = tx.add_cost_model(new.service, new.starts_on, &new.model, new.note.trim()).on_constraint(
        "cost_models_start",
        Refused::from(Fault::field("starts_on", "cost-model-start-taken")),
    )?;
    tx.audit("cost-models.add", new.service, &format!("{}, {}, {version}", service.name, new.starts_on))?;
    Ok(version)
}

fn faults_of(tx: &mut TenantTx<'_>, new: &NewCostModel) -> Result<Vec<Fault>, Refused> {
    let mut faults = Vec::new();
    if new.note.chars().count() > LONGEST_NOTE {
        faults.push(Fault::field("note", "cost-model-note-too-long").with("most", LONGEST_NOTE));
    }
    match &new.model {
        ServiceModel::FixedPlusUnit { fixed, unit, by } => {
            if fixed.is_negative() {
                faults.push(Fault::field("fixed", "fairness-amount-unreadable"));
            }
            if unit.is_negative() {
                faults.push(Fault::field("unit", "fairness-amount-unreadable"));
            }
            if !units(tx)?.contains(by) {
                faults.push(Fault::field("by", "cost-model-unit-unknown"));
            }
        }
        ServiceModel::Threshold { steps } if !rise(steps) => {
            faults.push(Fault::field("cost3", "fairness-steps-must-rise"));
        }
        ServiceModel::Threshold { .. } => {}
        ServiceModel::Table { groups } => {
            let known = tx.members()?.into_iter().map(|member| member.code).collect();
            faults.extend(faults_of_table(groups, &known));
        }
    }
    Ok(faults)
}

/// What a unit can be: facts of members and meters, each with its kind.
///
/// # Errors
/// Those of the store.
pub fn units(tx: &mut TenantTx<'_>) -> Result<BTreeSet<String>, Refused> {
    let facts = tx.member_attributes()?.into_iter().map(|known| format!("attribute.{}", known.name));
    let meters = tx.meters()?.into_iter().map(|meter| format!("usage.{}", meter.code));
    Ok(facts.chain(meters).collect())
}

/// Whether each step serves more than the one before it, costs no less, and the last serves everybody.
fn rise(steps: &[ModelStep]) -> bool {
    let begins = steps.first().and_then(|first| first.up_to.as_ref()).is_none_or(|up| *up > Share::ZERO);
    let serves_all = steps.last().is_some_and(|last| last.up_to.is_none());
    let rising = steps.windows(2).all(|pair| match pair {
        [a, b] => {
            a.cost <= b.cost
                && a.up_to.is_some()
                && b.up_to.as_ref().is_none_or(|up| a.up_to.as_ref() < Some(up))
        }
        _ => true,
    });
    begins && serves_all && rising && steps.iter().all(|step| !step.cost.is_negative())
}

fn faults_of_table(groups: &[ModelGroup], known: &BTreeSet<String>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    if groups.is_empty() {
        faults.push(Fault::field("groups", "cost-model-groups-missing"));
    }
    for group in groups {
        let members: BTreeSet<&String> = group.members.iter().collect();
        let shown = group.members.join(", ");
        if let Some(code) = members.iter().find(|code| !known.contains(**code)) {
            faults.push(Fault::field("groups", "cost-model-member-unknown").with("name", code));
        }
        if members.len() != group.members.len() || members.is_empty() {
            faults.push(Fault::field("groups", "cost-model-member-twice").with("group", &shown));
        }
        if group.cost.is_negative() {
            faults.push(Fault::field("groups", "cost-model-group-negative").with("group", &shown));
        }
        if !seen.insert(members) {
            faults.push(Fault::field("groups", "cost-model-group-twice").with("group", &shown));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use kernel::Cents;

    use super::*;

    fn step(up_to: Option<i64>, euros: i64) -> ModelStep {
        ModelStep { up_to: up_to.map(Share::from), cost: Cents::new(euros * 100) }
    }

    #[test]
    fn steps_rise_and_the_last_serves_everybody() {
        assert!(rise(&[step(Some(20_000), 10), step(Some(50_000), 10), step(None, 25)]));
        assert!(rise(&[step(None, 0)]));
        for wrong in [
            vec![],
            vec![step(Some(0), 10), step(None, 20)],
            vec![step(Some(-5), 10), step(None, 20)],
            vec![step(Some(1), 1)],
            vec![step(Some(2), 1), step(Some(2), 2), step(None, 3)],
            vec![step(Some(2), 5), step(None, 3)],
            vec![step(None, 1), step(None, 2)],
            vec![step(None, -1)],
        ] {
            assert!(!rise(&wrong), "{wrong:?}");
        }
    }

    #[test]
    fn a_table_names_known_members_and_each_group_once() {
        let known = ["GM1", "GM2"].map(str::to_owned).into();
        let group = |members: &[&str], cents| ModelGroup {
            members: members.iter().map(|code| (*code).to_owned()).collect(),
            cost: Cents::new(cents),
        };
        let codes = |groups: &[ModelGroup]| -> Vec<String> {
            faults_of_table(groups, &known).into_iter().map(|fault| fault.code.into_owned()).collect()
        };
        assert_eq!(codes(&[group(&["GM1"], 1), group(&["GM2"], 1), group(&["GM1", "GM2"], 2)]), [""; 0]);
        assert_eq!(codes(&[]), ["cost-model-groups-missing"]);
        assert_eq!(codes(&[group(&["GM9"], 1)]), ["cost-model-member-unknown"]);
        assert_eq!(codes(&[group(&["GM1", "GM1"], 1)]), ["cost-model-member-twice"]);
        assert_eq!(
            codes(&[group(&["GM1", "GM2"], 1), group(&["GM2", "GM1"], 1)]),
            ["cost-model-group-twice"]
        );
        assert_eq!(codes(&[group(&["GM1"], -1)]), ["cost-model-group-negative"]);
    }
}
