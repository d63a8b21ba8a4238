//! What a step of one member does to everybody's share of a service, as a table: old, new, difference.

use actions::joining::{Effect, Line, Preview};
use kernel::Cents;
use serde::Serialize;
use serde_json::json;
use web::SignedIn;

/// How it is told: who takes the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member joins.
    Join,
    /// A member takes another package or quantity.
    Change,
    /// A member leaves.
    Leave,
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Step::Join => "join",
            Step::Change => "change",
            Step::Leave => "leave",
        }
    }
}

/// The table, with the sentence above it.
#[derive(Debug, Clone, Serialize)]
pub struct EffectView {
    /// What it comes to, in a sentence.
    pub headline: String,
    /// On what it was computed, and what was estimated.
    pub notes: Vec<String>,
    /// The caption of the table; empty where nothing could be computed.
    pub caption: String,
    /// The member itself first, then everybody else.
    pub rows: Vec<EffectRow>,
    /// All of them.
    pub total: EffectRow,
}

/// A row of the table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EffectRow {
    /// Who.
    pub name: String,
    /// Before; absent where it takes no part.
    pub old: Option<String>,
    /// After; absent where it takes no part.
    pub new: Option<String>,
    /// After minus before, with its sign.
    pub difference: String,
    /// Whether it is the member that takes the step.
    pub own: bool,
}

impl EffectView {
    /// The view of a preview about a service of this name.
    #[must_use]
    pub fn of(visit: &SignedIn, preview: &Preview, step: Step, service: &str) -> Self {
        match preview {
            Preview::Cannot => Self {
                headline: visit.say("effect-cannot", json!({ "service": service })),
                notes: Vec::new(),
                caption: String::new(),
                rows: Vec::new(),
                total: EffectRow::default(),
            },
            Preview::Done(effect) => Self::done(visit, effect, step, service),
        }
    }

    fn done(visit: &SignedIn, effect: &Effect, step: Step, service: &str) -> Self {
        let period = effect.period.as_deref();
        let basis = match period {
            Some(period) => visit.say("effect-note-run", json!({ "period": period, "service": service })),
            None => visit.say("effect-note-example", json!({ "service": service })),
        };
        let mut notes = vec![basis];
        if effect.estimated {
            notes.push(visit.text("effect-note-estimated"));
        }
        let own = row(visit, &effect.own, true);
        let others = effect.others.iter().map(|line| row(visit, line, false));
        let mut total = row(visit, &effect.total, false);
        total.name = visit.text("effect-total");
        Self {
            headline: headline(visit, effect, step),
            notes,
            caption: visit.say("effect-caption", json!({ "service": service })),
            rows: std::iter::once(own).chain(others).collect(),
            total,
        }
    }
}

fn row(visit: &SignedIn, line: &Line, own: bool) -> EffectRow {
    let euro = |amount: Cents| visit.words().euro(amount);
    EffectRow {
        name: line.name.clone(),
        old: line.old.map(euro),
        new: line.new.map(euro),
        difference: web::formats::euro_change(visit.language(), line.difference.cents()),
        own,
    }
}

/// What the member pays, and whether the others pay more or less.
fn headline(visit: &SignedIn, effect: &Effect, step: Step) -> String {
    let words = visit.words();
    let others: i64 = effect.others.iter().map(|line| line.difference.cents()).sum();
    let key = match others {
        0 => format!("effect-{}-nothing", step.name()),
        less if less < 0 => format!("effect-{}-less", step.name()),
        _ => format!("effect-{}-more", step.name()),
    };
    let args = json!({
        "member": effect.own.name,
        "old": words.euro(effect.own.old.unwrap_or_default()),
        "new": words.euro(effect.own.new.unwrap_or_default()),
        "count": effect.others.len(),
        "others": words.euro(Cents::new(others.abs())),
    });
    visit.say(&key, args)
}
