//! What the review page says above and beside the table: steps, figures, people, checks.

use store::RunState;
use store::roles::May;
use web::templates::items::{Check, Fact, Step, StepState};

use super::{Composer, PersonLine};

impl Composer<'_> {
    pub(super) fn steps(&self) -> Vec<Step> {
        let (visit, run, words) = (self.visit, &self.loaded.run, self.visit.words());
        let signed = |by: &store::Signature| {
            let args = [("name", by.name.as_str().into()), ("at", words.day(store::local_day(by.at)).into())];
            words.say("run-signed", &args)
        };
        let step = |key: &str, state: StepState, meta: String| Step {
            name: visit.text(key),
            state,
            meta: Some(meta),
        };
        let (reviewed, decided) = (run.reviewed.as_ref(), run.decided.as_ref());
        let review = match reviewed {
            Some(by) => step("run-step-reviewed", StepState::Done, signed(by)),
            None => step("run-step-reviewed", StepState::Now, visit.text("run-step-reviewed-todo")),
        };
        let last = match (decided, run.state) {
            (Some(by), RunState::Rejected) => step("run-step-rejected", StepState::Now, signed(by)),
            (Some(by), _) => step("run-step-approved", StepState::Done, signed(by)),
            (None, RunState::Reviewed) => {
                step("run-step-approved", StepState::Now, visit.text("run-step-approved-todo"))
            }
            (None, _) => step("run-step-approved", StepState::Todo, visit.text("run-step-approved-todo")),
        };
        let settled = self.loaded.period.settled_at.filter(|_| run.state == RunState::Approved);
        let (state, meta) = match settled {
            Some(at) => (StepState::Done, words.day(store::local_day(at))),
            None => (StepState::Todo, visit.text("run-step-settled-todo")),
        };
        vec![
            step("run-step-draft", StepState::Done, signed(&run.made)),
            review,
            last,
            step("run-step-settled", state, meta),
        ]
    }

    pub(super) fn facts(&self, signals: usize) -> Vec<Fact> {
        let (visit, run, words) = (self.visit, &self.loaded.run, self.visit.words());
        let fact = |key: &str, value: String, note: String| Fact {
            label: visit.text(key),
            value,
            note: Some(note),
            href: None,
        };
        let divided = self.comparison.total.amount;
        let gap = run.total.checked_sub(divided).unwrap_or(run.total);
        let mut facts = vec![
            fact("run-fact-costs", words.euro(run.total), visit.text("run-fact-costs-note")),
            fact(
                "run-fact-divided",
                words.euro(divided),
                words.say("run-fact-divided-note", &[("gap", words.euro(gap).into())]),
            ),
        ];
        if let (Some((period, _)), Some(before)) = (&self.loaded.before, self.comparison.total.before) {
            let change = self.source().change(&self.comparison.total).unwrap_or_default();
            facts.push(Fact {
                label: period.name.clone(),
                value: words.euro(before),
                note: Some(words.say("run-fact-change", &[("change", change.into())])),
                href: None,
            });
        }
        let amounts = i64::try_from(signals).unwrap_or(i64::MAX);
        facts.push(fact(
            "run-fact-signals",
            words.say("run-fact-signals-value", &[("count", amounts.into())]),
            words.say("run-fact-signals-note", &[("percent", i64::from(self.threshold).into())]),
        ));
        facts.push(fact(
            "run-fact-usage",
            words.say("run-fact-usage-value", &[("count", self.loaded.usage_rows.into())]),
            words.say("run-fact-usage-note", &[("at", words.day(store::local_day(run.pinned_at)).into())]),
        ));
        facts
    }

    pub(super) fn persons(&self) -> Vec<PersonLine> {
        let (visit, run) = (self.visit, &self.loaded.run);
        let both = run.reviewed.as_ref().is_some_and(|by| by.person == run.made.person);
        let line = |name: &str, note: &str| PersonLine {
            initials: web::initials(name),
            name: name.to_owned(),
            note: visit.text(note),
        };
        let mut persons =
            vec![line(&run.made.name, if both { "run-person-both" } else { "run-person-made" })];
        if let Some(by) = run.reviewed.as_ref().filter(|_| !both) {
            persons.push(line(&by.name, "run-person-reviewed"));
        }
        match &run.decided {
            Some(by) if run.state == RunState::Approved => {
                persons.push(line(&by.name, "run-person-approved"))
            }
            Some(by) => persons.push(line(&by.name, "run-person-rejected")),
            None if self.loaded.may_decide => {
                let own = visit.actor.name();
                let name = visit.text_with("run-person-you", &[("name", own.to_owned())]);
                persons.push(PersonLine { name, ..line(own, "run-person-may") });
            }
            None => {}
        }
        persons
    }

    pub(super) fn checks(&self, open: usize) -> Vec<Check> {
        let (visit, run, words) = (self.visit, &self.loaded.run, self.visit.words());
        let equal = run.total == self.comparison.total.amount;
        let gap = run.total.checked_sub(self.comparison.total.amount).unwrap_or(run.total);
        let open = i64::try_from(open).unwrap_or(i64::MAX);
        let fingerprint = run.scenario_sha256.chars().take(16).collect::<String>();
        let mut checks = vec![
            Check {
                text: visit.text(if equal { "run-check-sum" } else { "run-check-sum-not" }),
                state: (!equal).then_some("fail"),
                note: Some(words.say("run-check-sum-note", &[("gap", words.euro(gap).into())])),
                ..Check::default()
            },
            Check {
                text: visit.text("run-check-pinned"),
                note: Some(words.say(
                    "run-check-pinned-note",
                    &[("count", self.loaded.usage_rows.into()), ("hash", fingerprint.into())],
                )),
                ..Check::default()
            },
            Check {
                text: words.say("run-check-signals", &[("count", open.into())]),
                state: (open > 0).then_some("watch"),
                ..Check::default()
            },
        ];
        if self.loaded.outdated {
            checks.push(Check {
                text: visit.text("run-check-outdated"),
                state: Some("fail"),
                href: Some(format!("{}/office/periods/{}", visit.home(), run.period)),
                link: Some(visit.text("run-check-outdated-link")),
                ..Check::default()
            });
        }
        checks
    }

    pub(super) fn cannot(&self) -> Option<String> {
        let (visit, run) = (self.visit, &self.loaded.run);
        if run.state != RunState::Reviewed || self.loaded.may_decide {
            return None;
        }
        let key = if visit.actor.may(May::DecideRun) { "run-cannot-own" } else { "run-cannot-role" };
        Some(visit.text(key))
    }

    pub(super) fn decision(&self) -> Option<String> {
        let (words, run) = (self.visit.words(), &self.loaded.run);
        let by = run.decided.as_ref()?;
        let args = [("name", by.name.as_str().into()), ("at", words.instant(by.at).into())];
        Some(words.say(&format!("run-decided-{}", run.state.name()), &args))
    }
}
