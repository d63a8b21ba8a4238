//! What the page of the lens shows.

use allocation::{Core, CoreBy, ShapleyBy};
use serde::Serialize;
use web::templates::items::Choice;
use web::{SignedIn, Words};

use store::roles::May;

use super::Kept;
use super::model::{Asked, Lens};
use crate::what_if::{self, Known};

/// The view of the page.
#[derive(Serialize)]
pub struct Show {
    title: String,
    here: String,
    services: Vec<Choice>,
    models: Vec<Choice>,
    bys: Vec<Choice>,
    fixed: bool,
    threshold: bool,
    kept: Option<Said>,
    asked: Typed,
    lens: Option<Seen>,
}

/// The cost model of the service, in words.
#[derive(Serialize)]
struct Said {
    title: String,
    said: Vec<String>,
    note: Option<String>,
    href: Option<String>,
}

/// What was typed.
#[derive(Serialize)]
struct Typed {
    fixed: String,
    unit: String,
    up1: String,
    cost1: String,
    up2: String,
    cost2: String,
    cost3: String,
}

/// What the lens says.
#[derive(Serialize)]
struct Seen {
    headline: String,
    said: Vec<String>,
    rows: Vec<Row>,
    paid: i64,
    cost: i64,
    sampled: bool,
    joiner: Option<String>,
    joiner_href: String,
}

/// A member.
#[derive(Serialize)]
struct Row {
    name: String,
    own: bool,
    pays: i64,
    alone: i64,
    marginal: i64,
    shapley: i64,
    error: Option<i64>,
    more: bool,
}

const NONE: (&str, &str) = ("", "fairness-model-none");
const FIXED: (&str, &str) = ("fixed", "fairness-model-fixed");
const THRESHOLD: (&str, &str) = ("threshold", "fairness-model-threshold");

impl Show {
    /// The view of a run under this model.
    pub fn new(
        visit: &SignedIn,
        (known, kept): (&Known, &Kept),
        asked: &Asked,
        lens: Option<&Lens>,
        run: &str,
    ) -> Self {
        let words = visit.words();
        // Without a choice it is the service's own model, and where it has none it is not known.
        let own = if kept.contains_key(&asked.service) { ("kept", "fairness-model-kept") } else { NONE };
        let models = crate::round_view::choices(visit, &[own, FIXED, THRESHOLD], &asked.model);
        Self {
            title: words.say("fairness-title", &[("period", known.period.name.clone().into())]),
            here: format!("{run}/fairness"),
            services: what_if::pools(known, &asked.service, |pool| pool.rules().is_some()),
            models,
            kept: (asked.model == "kept").then(|| in_words(visit, known, kept, &asked.service)).flatten(),
            bys: what_if::meters(words, known, &asked.by),
            fixed: asked.model == "fixed",
            threshold: asked.model == "threshold",
            asked: Typed {
                fixed: asked.fixed.clone(),
                unit: asked.unit.clone(),
                up1: asked.up1.clone(),
                cost1: asked.cost1.clone(),
                up2: asked.up2.clone(),
                cost2: asked.cost2.clone(),
                cost3: asked.cost3.clone(),
            },
            lens: lens.map(|lens| seen(visit, known, lens, run)),
        }
    }

    /// The title of the page.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The model that was kept with a service, with the way to its versions for who may see the office.
fn in_words(visit: &SignedIn, known: &Known, kept: &Kept, service: &str) -> Option<Said> {
    let (version, words) = (kept.get(service)?, visit.words());
    let args = [
        ("service", known.service(service).into()),
        ("version", version.version.into()),
        ("day", words.date(version.starts_on).into()),
    ];
    let unit = |by: &str| match by.split_once('.') {
        Some(("usage", meter)) => known.meter(meter),
        Some((_, name)) => words.say("key-attribute", &[("name", name.to_owned().into())]),
        None => by.to_owned(),
    };
    Some(Said {
        title: words.say("fairness-kept", &args),
        said: crate::cost_models::sentences(words, &version.model, &unit, &|code| known.member(code)),
        note: (!version.note.is_empty()).then(|| version.note.clone()),
        href: visit.actor.may(May::SeeOffice).then(|| crate::cost_models::href(visit, version.service)),
    })
}

fn seen(visit: &SignedIn, known: &Known, lens: &Lens, run: &str) -> Seen {
    let (words, fairness) = (visit.words(), &lens.fairness);
    let own = visit.actor.member().map(|member| member.code.as_str());
    let row = |member: &allocation::MemberFairness| Row {
        name: known.member(&member.member),
        own: own == Some(member.member.as_str()),
        pays: member.pays.cents(),
        alone: member.stand_alone.amount.cents(),
        marginal: member.marginal.amount.cents(),
        shapley: member.shapley.amount.cents(),
        error: member.standard_error.map(kernel::Cents::cents),
        more: member.pays_more_than_alone,
    };
    let mut rows: Vec<Row> = fairness.members.iter().map(row).collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let more = rows.iter().filter(|row| row.more).count();
    let mut said = vec![core(words, known, |end| format!("fairness-core-bill-{end}"), &fairness.bill)];
    said.push(core(words, known, |end| format!("fairness-core-shapley-{end}"), &fairness.shapley));
    said.push(visit.text(match &fairness.shapley_by {
        ShapleyBy::ClosedForm => "fairness-by-formula",
        ShapleyBy::Enumerated => "fairness-by-groups",
        ShapleyBy::Sampled(_) => "fairness-by-sample",
    }));
    if fairness.paid != fairness.cost.amount {
        let args =
            [("paid", words.euro(fairness.paid).into()), ("cost", words.euro(fairness.cost.amount).into())];
        said.push(words.say("fairness-other-cost", &args));
    }
    let joiner = lens.joiner.as_ref().map(|(_, effect)| {
        let args = [("winners", effect.winners.into()), ("losers", effect.losers.into())];
        words.say("fairness-joiner", &args)
    });
    Seen {
        headline: words.say("fairness-headline", &[("count", more.into())]),
        said,
        rows,
        paid: fairness.paid.cents(),
        cost: fairness.cost.amount.cents(),
        sampled: matches!(fairness.shapley_by, ShapleyBy::Sampled(_)),
        joiner,
        joiner_href: what_if::href(run, lens.joiner.iter().map(|(change, _)| change.clone())),
    }
}

/// Whether some group pays more than alone, in words: `text` names them by how the finding ends.
fn core(words: Words<'_>, known: &Known, text: fn(&str) -> String, core: &Core) -> String {
    let Some(worst) = core.blocking.first() else {
        let end = match (core.by, core.holds) {
            (CoreBy::Unknown, _) | (_, None) => "unknown",
            _ => "holds",
        };
        return words.text(&text(end));
    };
    let shown: Vec<String> = worst.members.iter().take(6).map(|id| known.member(id)).collect();
    let group = match worst.members.len() {
        count @ 7.. => words.say(
            "fairness-group-more",
            &[("group", shown.join(", ").into()), ("count", (count - shown.len()).into())],
        ),
        _ => shown.join(", "),
    };
    let args = [
        ("group", group.into()),
        ("pays", words.euro(worst.pays.amount).into()),
        ("alone", words.euro(worst.alone.amount).into()),
        ("over", words.euro(worst.over.amount).into()),
    ];
    words.say(&text("blocked"), &args)
}
