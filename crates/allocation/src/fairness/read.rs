//! Reads cost models and questions from JSON.

use std::collections::BTreeMap;

use kernel::Share;

use super::{CostModel, CostStep, FairnessQuestion, GroupCost, QUESTION_FORMAT, Sampling};
use crate::fault::{FaultKind, Faults};
use crate::json::Json;
use crate::key::read_key;
use crate::reading::{self, Fields};
use crate::scenario::Scenario;
use crate::what_if::Newcomer;

/// The kinds of cost model and the fields of each.
const KINDS: [(&str, &[&str]); 5] = [
    ("table", &["kind", "groups"]),
    ("threshold", &["kind", "needs", "steps"]),
    ("fixed_plus_unit", &["kind", "fixed", "unit", "key"]),
    ("sum", &["kind", "of"]),
    ("cheapest", &["kind", "of"]),
];

/// Reads a question. Its scenario is checked, its models are checked when they are asked.
pub(super) fn question(json: &Json, faults: &mut Faults) -> Option<FairnessQuestion> {
    let fields = Fields::of(json, &["format", "scenario", "models", "sampling", "newcomer"], faults)?;
    let format = [(QUESTION_FORMAT, ())];
    fields.required("format", faults, |json, faults| reading::choice(json, faults, &format));
    let scenario = fields.required("scenario", faults, |json, faults| {
        faults.as_root(|faults| Scenario::from_json(json, faults))
    });
    let models = fields.required("models", faults, |json, faults| reading::map(json, faults, model));
    let sampling = fields.optional("sampling", faults, sampling);
    let newcomer = fields.optional("newcomer", faults, newcomer);
    Some(FairnessQuestion {
        scenario: scenario?,
        models: models?,
        sampling: sampling.unwrap_or_default(),
        newcomer,
    })
}

/// Reads a cost model and all models in it.
pub(super) fn model(json: &Json, faults: &mut Faults) -> Option<CostModel> {
    let (kind, fields) = reading::tagged(json, faults, "a cost model", &KINDS)?;
    match kind {
        "table" => {
            let groups =
                fields.required("groups", faults, |json, faults| reading::whole_list(json, faults, group));
            Some(CostModel::Table { groups: groups? })
        }
        "threshold" => {
            let needs =
                fields.required("needs", faults, |json, faults| reading::map(json, faults, reading::decimal));
            let steps =
                fields.required("steps", faults, |json, faults| reading::whole_list(json, faults, step));
            Some(CostModel::Threshold { needs: needs?, steps: steps? })
        }
        "fixed_plus_unit" => {
            let fixed = fields.required("fixed", faults, reading::amount);
            let unit = fields.required("unit", faults, reading::decimal);
            let key = fields.required("key", faults, read_key);
            Some(CostModel::FixedPlusUnit { fixed: fixed?, unit: unit?, key: key? })
        }
        "sum" => Some(CostModel::Sum { of: models(&fields, faults)? }),
        _ => Some(CostModel::Cheapest { of: models(&fields, faults)? }),
    }
}

fn models(fields: &Fields<'_>, faults: &mut Faults) -> Option<Vec<CostModel>> {
    fields.required("of", faults, |json, faults| reading::whole_list(json, faults, model))
}

fn group(json: &Json, faults: &mut Faults) -> Option<GroupCost> {
    let fields = Fields::of(json, &["members", "cost"], faults)?;
    let members =
        fields.required("members", faults, |json, faults| reading::whole_list(json, faults, reading::id));
    let cost = fields.required("cost", faults, reading::amount);
    Some(GroupCost { members: members?, cost: cost? })
}

fn step(json: &Json, faults: &mut Faults) -> Option<CostStep> {
    let fields = Fields::of(json, &["up_to", "cost"], faults)?;
    let up_to = fields.optional("up_to", faults, reading::decimal);
    let cost = fields.required("cost", faults, reading::amount);
    Some(CostStep { up_to, cost: cost? })
}

fn sampling(json: &Json, faults: &mut Faults) -> Option<Sampling> {
    let fields = Fields::of(json, &["seed", "permutations"], faults)?;
    let seed = fields.required("seed", faults, reading::id);
    let permutations = fields.required("permutations", faults, |json, faults| {
        let Json::Text(text) = json else { return reading::wrong(faults, "a whole number in a string") };
        let number = text.parse::<u32>().ok().filter(|number| number.to_string() == *text);
        faults.keep(number.ok_or(FaultKind::WrongType { expected: "a whole number in a string" }))
    });
    Some(Sampling { seed: seed?, permutations: permutations? })
}

fn newcomer(json: &Json, faults: &mut Faults) -> Option<Newcomer> {
    let known = ["id", "name", "joined", "attributes", "usage", "weights", "pools"];
    let fields = Fields::of(json, &known, faults)?;
    let numbers = |name: &str, faults: &mut Faults| -> BTreeMap<String, Share> {
        let read = fields.optional(name, faults, |json, faults| reading::map(json, faults, reading::decimal));
        read.unwrap_or_default()
    };
    let (attributes, usage, weights) =
        (numbers("attributes", faults), numbers("usage", faults), numbers("weights", faults));
    let pools =
        fields.optional("pools", faults, |json, faults| reading::whole_list(json, faults, reading::id));
    let name = fields.optional("name", faults, reading::text);
    let joined = fields.optional("joined", faults, reading::day);
    let id = fields.required("id", faults, reading::id)?;
    Some(Newcomer {
        id,
        name,
        joined,
        attributes,
        usage,
        weights,
        pools: pools.unwrap_or_default().into_iter().collect(),
    })
}
