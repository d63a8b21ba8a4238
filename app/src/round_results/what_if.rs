//! What if the round had been another: its outcome beside the real one. The address is the whole question.
//!
//! Invariant: nothing is kept, and nothing of it is a result.

use actions::Fault;
use actix_web::web::{Data, Path, block};
use admin::round_results::Source;
use admin::round_results::shape::gets;
use intake::number::Notation;
use kernel::RoundId;
use serde::Serialize;
use serde_json::json;
use store::Db;
use voting::{Election, Outcome, Rule, WhatIf, tally};
use web::language::Language;
use web::templates::items::{Choice, Fact};
use web::{Failure, Reply, SignedIn, see_other};

use super::Seen;
use super::compare::rule_in_words;
use super::question::{Question, RULES};

#[derive(Serialize)]
struct Show {
    title: String,
    here: String,
    result_href: String,
    changes: Vec<Change>,
    outcome: Option<Effect>,
    budget: String,
    rules: Vec<Choice>,
    weighted: bool,
    equal: bool,
    candidates: Vec<Choice>,
    price: String,
    kept: Vec<Kept>,
}

/// A change with the address without it.
#[derive(Serialize)]
struct Change {
    text: String,
    href: String,
}

/// A price that the form keeps.
#[derive(Serialize)]
struct Kept {
    name: String,
    value: String,
}

/// What would have come of it.
#[derive(Serialize)]
struct Effect {
    headline: String,
    facts: Vec<Fact>,
    comes_in: String,
    goes_out: String,
    rows: Vec<Row>,
    cost_real: String,
    cost_then: String,
}

/// A service in both outcomes.
#[derive(Serialize)]
struct Row {
    name: String,
    cost: String,
    was: Option<String>,
    real: bool,
    then: bool,
}

/// Another election with what comes of it.
type Then = (Election, Outcome);

/// The question of the address about a closed round.
pub async fn show(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let (source, counted) = Source::load(&visit, &db, path.1).await?;
    let seen = Seen::new(&visit, &source, &counted);
    let typed = match visit.language() {
        Language::Dutch => Notation::Dutch,
        Language::English => Notation::English,
    };
    let question = Question::read(&visit.query, (&counted.election, counted.settings.rule), typed);
    let here = format!("{}/what-if", seen.href());
    if question.is_sent && question.faults.is_empty() {
        return Ok(see_other(Question::href(&here, &question.other)).into());
    }
    let (then, faults) = answer(&seen, &question).await?;
    let view = Show::new(&seen, &question, here, then.as_ref());
    let result = visit.say("result-title", json!({ "round": source.round.setup.title }));
    let page = seen.page("app/round_results/what_if", view.title.clone()).under(result, seen.href());
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

/// What comes of it; nothing where nothing is asked, or nothing that can be counted.
async fn answer(seen: &Seen<'_>, question: &Question) -> Result<(Option<Then>, Vec<Fault>), Failure> {
    if question.is_empty() || !question.faults.is_empty() {
        return Ok((None, question.faults.clone()));
    }
    let (file, other) = (seen.counted.file.clone(), question.other.clone());
    let count = move || -> Result<Then, Vec<voting::Fault>> {
        let (election, settings) = file.what_if(&other)?;
        let outcome = tally(&election, &settings)?;
        Ok((election, outcome))
    };
    let counted = block(count).await.map_err(|error| Failure::Bug(error.to_string()))?;
    Ok(match counted {
        Ok(then) => (Some(then), Vec::new()),
        Err(_) => (None, vec![Fault::page("result-ask-not-counted")]),
    })
}

impl Show {
    fn new(seen: &Seen<'_>, question: &Question, here: String, then: Option<&Then>) -> Self {
        let (visit, other) = (seen.visit, &question.other);
        let plain = |amount: &kernel::Share| amount.to_string();
        let budget = match question.asked("budget") {
            "" => plain(seen.counted.election.budget()),
            typed => typed.to_owned(),
        };
        let rule = |(word, rule): &(&str, Rule)| Choice {
            value: (*word).to_owned(),
            label: rule_in_words(seen, *rule),
            selected: other.rule.unwrap_or(seen.counted.settings.rule) == *rule,
            ..Choice::default()
        };
        let candidate = |project: &voting::Project| Choice {
            value: project.id.clone(),
            label: format!("{} ({})", project.name, seen.euro(&project.cost)),
            selected: project.id == question.asked("candidate"),
            ..Choice::default()
        };
        let none = Choice { label: visit.text("result-ask-choose"), ..Choice::default() };
        let candidates = seen.counted.election.projects().iter().map(candidate);
        let kept = |(id, cost): (&String, &kernel::Share)| Kept {
            name: format!("cost.{id}"),
            value: cost.to_string(),
        };
        Self {
            title: visit.say("result-ask-title", json!({ "round": seen.source.round.setup.title })),
            result_href: seen.href(),
            changes: changes(seen, other, &here),
            outcome: then.map(|then| Effect::new(seen, then)),
            budget: if visit.language() == Language::Dutch { budget.replace('.', ",") } else { budget },
            rules: RULES.iter().map(rule).collect(),
            weighted: seen.counted.is_weighted(),
            equal: other.equal_weights,
            candidates: std::iter::once(none).chain(candidates).collect(),
            price: question.asked("price").to_owned(),
            kept: other.costs.iter().map(kept).collect(),
            here,
        }
    }
}

fn changes(seen: &Seen<'_>, other: &WhatIf, here: &str) -> Vec<Change> {
    let (visit, mut changes) = (seen.visit, Vec::new());
    let mut add = |text: String, without: WhatIf| {
        changes.push(Change { text, href: Question::href(here, &without) });
    };
    if let Some(budget) = &other.budget {
        let args = json!({ "to": seen.euro(budget), "from": seen.euro(seen.counted.election.budget()) });
        add(visit.say("result-change-budget", args), WhatIf { budget: None, ..other.clone() });
    }
    if let Some(rule) = other.rule {
        let args = json!({ "rule": rule_in_words(seen, rule) });
        add(visit.say("result-change-rule", args), WhatIf { rule: None, ..other.clone() });
    }
    if other.equal_weights {
        add(visit.text("result-change-weights"), WhatIf { equal_weights: false, ..other.clone() });
    }
    for (id, cost) in &other.costs {
        let Some(project) = seen.counted.election.projects().iter().find(|one| one.id == *id) else {
            continue;
        };
        let args = json!({ "name": project.name, "to": seen.euro(cost), "from": seen.euro(&project.cost) });
        let mut without = other.clone();
        without.costs.remove(id);
        add(visit.say("result-change-price", args), without);
    }
    changes
}

impl Effect {
    fn new(seen: &Seen<'_>, (election, outcome): &Then) -> Self {
        let (visit, counted) = (seen.visit, seen.counted);
        let (real, then) = (&counted.outcome.funded, &outcome.funded);
        let names = |some: &[usize], others: &[usize]| -> Vec<String> {
            let only = some.iter().filter(|project| !others.contains(project));
            only.map(|project| counted.name(*project).to_owned()).collect()
        };
        let (comes, goes) = (names(then, real), names(real, then));
        let args = json!({ "in": comes.len(), "out": goes.len(), "count": then.len() });
        let shown = |names: Vec<String>| match names.len() {
            0 => visit.text("result-ask-none"),
            _ => names.join(", "),
        };
        let cost = election.cost_of(then);
        Self {
            headline: visit.say("result-ask-headline", args),
            facts: facts(seen, (election, outcome)),
            comes_in: shown(comes),
            goes_out: shown(goes),
            rows: rows(seen, (election, outcome)),
            cost_real: seen.euro(&counted.outcome.cost),
            cost_then: seen.euro(&cost),
        }
    }
}

fn facts(seen: &Seen<'_>, (election, outcome): (&Election, &Outcome)) -> Vec<Fact> {
    let (visit, settings) = (seen.visit, &seen.counted.settings);
    let wishes = |election: &Election, funded: &[usize]| -> Vec<usize> {
        let all = gets(election, settings.utility, settings.support, funded);
        all.into_iter().map(|gets| gets.wishes).collect()
    };
    let then = wishes(election, &outcome.funded);
    let real = wishes(&seen.counted.election, &seen.counted.outcome.funded);
    let count = |is_so: fn(usize, usize) -> bool| {
        then.iter().zip(&real).filter(|(then, real)| is_so(**then, **real)).count()
    };
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let members = |count: usize| visit.say("result-members", json!({ "count": count }));
    vec![
        fact("result-fact-cost", seen.euro(&outcome.cost)),
        fact("result-fact-left", seen.euro(&(election.budget() - &outcome.cost))),
        fact("result-fact-more-wishes", members(count(|then, real| then > real))),
        fact("result-fact-fewer-wishes", members(count(|then, real| then < real))),
    ]
}

/// Every service that is in one of both outcomes, and those with another price.
fn rows(seen: &Seen<'_>, (election, outcome): (&Election, &Outcome)) -> Vec<Row> {
    let counted = seen.counted;
    let both = counted.election.projects().iter().zip(election.projects()).enumerate();
    let row = |(index, (real, then)): (usize, (&voting::Project, &voting::Project))| {
        let (was_in, is_in) = (counted.outcome.funded.contains(&index), outcome.funded.contains(&index));
        (was_in || is_in || real.cost != then.cost).then(|| Row {
            name: real.name.clone(),
            cost: seen.euro(&then.cost),
            was: (real.cost != then.cost).then(|| seen.euro(&real.cost)),
            real: was_in,
            then: is_in,
        })
    };
    let mut rows: Vec<Row> = both.filter_map(row).collect();
    rows.sort_by_key(|row| (row.real == row.then, !row.then, row.name.clone()));
    rows
}
