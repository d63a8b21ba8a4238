//! A rule looked at before it is saved: what it does, and what it would have done to the last run.

use actions::key_example::{Example, Tried};
use actions::key_rule::Rule;
use actions::key_sentence::{MeterNames, rule_sentences};
use allocation::Moved;
use serde::Serialize;
use web::Words;

/// What the page says of a rule that was not saved yet.
#[derive(Debug, Serialize)]
pub struct Checked {
    does: Vec<String>,
    was: Vec<String>,
    title: Option<String>,
    headline: String,
    rows: Vec<Row>,
    total: Option<Row>,
    obstacles: Vec<String>,
}

/// One member's amounts, before and after.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    old: String,
    new: String,
    difference: String,
    ratio: String,
}

impl Checked {
    /// Puts the rule and its trial in words.
    #[must_use]
    pub fn new(words: Words<'_>, rule: &Rule, meters: &MeterNames, tried: &Tried) -> Self {
        let say = |rule: &Rule| -> Vec<String> {
            rule_sentences(rule, meters).iter().map(|one| words.phrase(one)).collect()
        };
        let mut checked = Self {
            does: say(rule),
            was: Vec::new(),
            title: None,
            headline: words.text("keys-example-none"),
            rows: Vec::new(),
            total: None,
            obstacles: Vec::new(),
        };
        match tried {
            Tried::NoRun => {}
            Tried::Cannot { period, faults } => {
                checked.headline = words.say("keys-example-cannot", &[("period", period.as_str().into())]);
                checked.obstacles = faults
                    .iter()
                    .map(|fault| {
                        let args: Vec<_> =
                            fault.args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                        words.say(&fault.code, &args)
                    })
                    .collect();
            }
            Tried::Done(example) => checked.show(words, example, say(&example.was)),
        }
        checked
    }

    fn show(&mut self, words: Words<'_>, example: &Example, was: Vec<String>) {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let args = [
            ("period", example.period.as_str().into()),
            ("winners", count(example.winners).into()),
            ("losers", count(example.losers).into()),
        ];
        let lines = example.lines.iter();
        self.was = was;
        self.title = Some(words.say("keys-example-title", &[("period", example.period.as_str().into())]));
        self.headline = words.say("keys-example-headline", &args);
        self.rows = lines.map(|(member, moved)| row(words, member.name.clone(), moved)).collect();
        self.total = Some(row(words, words.text("keys-example-total"), &example.total));
    }
}

fn row(words: Words<'_>, name: String, moved: &Moved) -> Row {
    Row {
        name,
        old: words.euro(moved.old.unwrap_or_default()),
        new: words.euro(moved.new.unwrap_or_default()),
        difference: words.euro(moved.difference),
        ratio: moved.ratio.as_ref().map(|ratio| words.delta(ratio)).unwrap_or_default(),
    }
}
