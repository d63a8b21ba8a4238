//! The filters of the review page.

use web::templates::items::Choice;

use super::{Composer, Signal, THRESHOLDS};

impl Composer<'_> {
    pub(super) fn member_filter(&self, signals: &[(Signal, bool)]) -> Vec<Choice> {
        let words = self.visit.words();
        let all = i64::try_from(self.comparison.members.len()).unwrap_or(i64::MAX);
        let mut flagged: Vec<_> =
            self.comparison.signals(self.threshold).into_iter().map(|(at, _)| at.0).collect();
        flagged.sort();
        flagged.dedup();
        let some = if signals.is_empty() { 0 } else { i64::try_from(flagged.len()).unwrap_or(i64::MAX) };
        let only = self.filter.only_flagged();
        vec![
            choice("all", words.say("run-filter-all", &[("count", all.into())]), !only),
            choice("flagged", words.say("run-filter-flagged", &[("count", some.into())]), only),
        ]
    }

    pub(super) fn compare_filter(&self) -> Vec<Choice> {
        let others = self.loaded.others.iter().map(|(run, period)| {
            choice(&run.id.to_string(), period.name.clone(), Some(run.id) == self.loaded.compared)
        });
        let mut choices: Vec<_> = others.collect();
        if choices.is_empty() {
            choices.push(choice("", self.visit.text("run-filter-nothing"), true));
        }
        choices
    }

    pub(super) fn threshold_filter(&self) -> Vec<Choice> {
        let words = self.visit.words();
        let mut all: Vec<i32> = THRESHOLDS.to_vec();
        all.extend([self.threshold, self.visit.actor.cooperative().deviation_percent]);
        all.sort_unstable();
        all.dedup();
        let say = |percent: i32| words.say("run-filter-percent", &[("percent", i64::from(percent).into())]);
        all.into_iter().map(|one| choice(&one.to_string(), say(one), one == self.threshold)).collect()
    }
}

fn choice(value: &str, label: String, selected: bool) -> Choice {
    Choice { value: value.to_owned(), label, selected, ..Choice::default() }
}
