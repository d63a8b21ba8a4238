//! A cost model in words.

use kernel::Share;
use store::{ModelStep, ServiceModel};
use web::Words;

/// What a model says, as sentences. `unit` names what a unit is, `member` names a member by its code.
pub(crate) fn sentences(
    words: Words<'_>,
    model: &ServiceModel,
    unit: &dyn Fn(&str) -> String,
    member: &dyn Fn(&str) -> String,
) -> Vec<String> {
    match model {
        ServiceModel::FixedPlusUnit { fixed, unit: price, by } => vec![words.say(
            "cost-model-says-fixed",
            &[
                ("fixed", words.euro(*fixed).into()),
                ("unit", words.exact_euro(price).into()),
                ("by", unit(by).into()),
            ],
        )],
        ServiceModel::Threshold { steps } => steps.iter().map(|one| step(words, one)).collect(),
        ServiceModel::Table { groups } => {
            let line = |group: &store::ModelGroup| {
                let members: Vec<String> = group.members.iter().map(|code| member(code)).collect();
                format!("{}: {}", members.join(", "), words.euro(group.cost))
            };
            groups.iter().map(line).collect()
        }
    }
}

fn step(words: Words<'_>, step: &ModelStep) -> String {
    let cost = words.euro(step.cost);
    match &step.up_to {
        Some(up_to) => {
            let up_to: &Share = up_to;
            words.say("cost-model-says-step", &[("up", words.quantity(up_to).into()), ("cost", cost.into())])
        }
        None => words.say("cost-model-says-last", &[("cost", cost.into())]),
    }
}
