//! A cost model as it is typed, and what that means.

use std::collections::BTreeMap;

use actions::Fault;
use actions::cost_models::NewCostModel;
use intake::day;
use intake::number::{Notation, amount, quantity};
use kernel::{Cents, ServiceId, Share};
use serde::{Deserialize, Serialize};
use store::{Member, ModelGroup, ModelStep, ServiceModel};
use validator::Validate;

/// The kinds of model, with the key of their words.
pub(super) const KINDS: &[(&str, &str)] = &[
    ("fixed", "cost-model-kind-fixed"),
    ("threshold", "cost-model-kind-threshold"),
    ("table", "cost-model-kind-table"),
];

/// A cost model as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
pub struct ModelForm {
    pub kind: String,
    pub starts_on: String,
    pub fixed: String,
    pub unit: String,
    pub by: String,
    pub up1: String,
    pub cost1: String,
    pub up2: String,
    pub cost2: String,
    pub cost3: String,
    pub groups: String,
    pub note: String,
}

impl ModelForm {
    /// What the form begins with.
    pub(super) fn proposed() -> Self {
        Self { kind: "fixed".to_owned(), by: "attribute.inhabitants".to_owned(), ..Self::default() }
    }
}

/// What the form means.
///
/// # Errors
/// Every field that cannot be read.
pub(super) fn read(
    form: &ModelForm,
    service: ServiceId,
    members: &[Member],
) -> Result<NewCostModel, Vec<Fault>> {
    let mut faults = Vec::new();
    let starts_on = day::whole(&form.starts_on).unwrap_or_else(|| {
        faults.push(Fault::field("starts_on", "key-starts-missing"));
        jiff::civil::Date::ZERO
    });
    let model = match form.kind.as_str() {
        "fixed" => {
            let fixed = euros("fixed", &form.fixed, &mut faults);
            let unit = number("unit", &form.unit, "fairness-amount-unreadable", &mut faults);
            ServiceModel::FixedPlusUnit { fixed, unit, by: form.by.clone() }
        }
        "threshold" => ServiceModel::Threshold { steps: steps(form, &mut faults) },
        "table" => ServiceModel::Table { groups: groups(&form.groups, members, &mut faults) },
        _ => {
            faults.push(Fault::field("kind", "fairness-model-unknown"));
            return Err(faults);
        }
    };
    let note = form.note.trim().to_owned();
    if faults.is_empty() { Ok(NewCostModel { service, starts_on, model, note }) } else { Err(faults) }
}

fn steps(form: &ModelForm, faults: &mut Vec<Fault>) -> Vec<ModelStep> {
    let mut steps = Vec::new();
    for (up, cost, [up_field, cost_field]) in
        [(&form.up1, &form.cost1, ["up1", "cost1"]), (&form.up2, &form.cost2, ["up2", "cost2"])]
    {
        if up.trim().is_empty() && cost.trim().is_empty() {
            continue;
        }
        let up_to = number(up_field, up, "whatif-join-inhabitants", faults);
        steps.push(ModelStep { up_to: Some(up_to), cost: euros(cost_field, cost, faults) });
    }
    steps.push(ModelStep { up_to: None, cost: euros("cost3", &form.cost3, faults) });
    steps
}

/// A line for each group: its members by name or code, and what it would pay, such as
/// `Bergen, Heiloo: 120.000`.
fn groups(text: &str, members: &[Member], faults: &mut Vec<Fault>) -> Vec<ModelGroup> {
    let known: BTreeMap<String, &str> = members
        .iter()
        .flat_map(|member| {
            [&member.name, &member.code].map(|name| (name.to_lowercase(), member.code.as_str()))
        })
        .collect();
    let mut groups = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let unreadable = || Fault::field("groups", "cost-model-line-unreadable").with("line", line);
        let Some((names, cost)) = line.rsplit_once(':') else {
            faults.push(unreadable());
            continue;
        };
        let Ok(cost) = amount(cost.trim(), Notation::Dutch) else {
            faults.push(unreadable());
            continue;
        };
        let code = |name: &str| known.get(&name.to_lowercase()).map_or(name, |code| code).to_owned();
        groups.push(ModelGroup { members: names.split(',').map(|name| code(name.trim())).collect(), cost });
    }
    groups
}

fn euros(field: &'static str, text: &str, faults: &mut Vec<Fault>) -> Cents {
    let read = amount(text.trim(), Notation::Dutch).ok().filter(|amount| !amount.is_negative());
    read.unwrap_or_else(|| {
        faults.push(Fault::field(field, "fairness-amount-unreadable"));
        Cents::ZERO
    })
}

fn number(field: &'static str, text: &str, code: &'static str, faults: &mut Vec<Fault>) -> Share {
    quantity(text.trim(), Notation::Dutch).map(Share::from).unwrap_or_else(|_| {
        faults.push(Fault::field(field, code));
        Share::ZERO
    })
}
