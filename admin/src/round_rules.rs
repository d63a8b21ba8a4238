//! How a round is counted, and by whom, as sentences: for the office and for members.

use serde_json::{Value, json};
use store::Carried;
use voting::{CompletionWords, RoundRules, Start, Step};
use web::Visit;

use crate::round_view::Seen;

impl Seen {
    /// How it is counted, as sentences.
    #[must_use]
    pub fn rules_in_words(&self, visit: &Visit) -> Vec<String> {
        rules_in_words(visit, &self.round.setup.rules)
            .into_iter()
            .chain(self.held_by(visit))
            .chain([visit.text("round-rule-hidden")])
            .chain(self.for_meeting(visit))
            .collect()
    }

    /// Who votes, with how many votes, and for how many others.
    fn held_by(&self, visit: &Visit) -> Vec<String> {
        let setup = &self.round.setup;
        let mut lines = vec![visit.text(&format!("round-rule-weights-{}", setup.weights))];
        if let Some(chosen) = &setup.electors {
            lines.push(visit.say("round-rule-chosen", json!({ "reason": chosen.reason })));
        }
        let carried = setup.carried.iter();
        lines.extend(carried.map(|one| visit.say("round-rule-carried", carried_args(visit, one))));
        lines.push(visit.say("round-rule-proxies", json!({ "count": setup.proxies_per_holder })));
        lines
    }

    fn for_meeting(&self, visit: &Visit) -> Option<String> {
        let day = visit.words().date(self.round.setup.meeting_on?);
        Some(visit.say("round-rule-meeting", json!({ "day": day })))
    }

    /// What of the budget earlier rounds left.
    pub(crate) fn carried_in_words(&self, visit: &Visit) -> Option<String> {
        let carried = &self.round.setup.carried;
        let say = |one: &Carried| visit.say("round-fact-carried", carried_args(visit, one));
        (!carried.is_empty()).then(|| carried.iter().map(say).collect::<Vec<_>>().join(", "))
    }
}

/// How scores are counted, as sentences.
pub(crate) fn rules_in_words(visit: &Visit, rules: &RoundRules) -> Vec<String> {
    let RoundRules::Scores { utility, completion, fill, .. } = rules else {
        return Vec::new();
    };
    let mut lines =
        vec![visit.text("round-rule-shares"), visit.text(&format!("round-rule-utility-{utility}"))];
    lines.extend(completion_in_words(visit, completion));
    lines.extend([visit.text(&format!("round-rule-fill-{fill}")), visit.text("round-rule-ties")]);
    lines
}

/// What happens with money that is left, with the step and the start that were chosen.
fn completion_in_words(visit: &Visit, completion: &CompletionWords) -> Vec<String> {
    let CompletionWords::AddStep { start, step, stop } = completion else {
        return vec![visit.text("round-rule-completion-none")];
    };
    let step = match step.parse() {
        Ok(Step::PartOfShare(parts)) => {
            visit.say("round-step-of-parts", json!({ "parts": visit.words().number(parts) }))
        }
        Ok(Step::Amount(amount)) => {
            visit.say("round-step-of-amount", json!({ "amount": visit.words().exact_euro(&amount) }))
        }
        Err(_) => step.clone(),
    };
    let mut lines = vec![visit.say(&format!("round-rule-completion-{stop}"), json!({ "step": step }))];
    if start.parse() == Ok(Start::Integral) {
        lines.push(visit.text("round-rule-start-integral"));
    }
    lines
}

/// What an earlier round left, for a sentence: `amount` and `title`.
pub(crate) fn carried_args(visit: &Visit, one: &Carried) -> Value {
    json!({ "amount": visit.words().euro(one.amount), "title": one.title })
}
