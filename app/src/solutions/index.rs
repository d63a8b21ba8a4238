//! All solutions, narrowed down by words, builder, product, how far they are and their state.

use actions::solutions::MATURITIES;
use actions::wishes::folded;
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, Solution, StoreError};
use web::templates::items::Choice;
use web::{Reply, SignedIn};

use super::seen::{Seen, look};
use super::{list, maturity_in_words, range_in_words, state_in_words, tone};

/// The states that the list can be narrowed down to.
const STATES: [&str; 4] = ["published", "dead_end", "draft", "ended"];

/// What the list is narrowed down to.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    builder: String,
    #[serde(default)]
    upl: String,
    #[serde(default)]
    maturity: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    used: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    q: String,
    builders: Vec<Choice>,
    products: Vec<Choice>,
    maturities: Vec<Choice>,
    states: Vec<Choice>,
    uses: Vec<Choice>,
    rows: Vec<Row>,
    found: String,
    filtered: bool,
    list: String,
    home: String,
    new: Option<String>,
    requests: Option<String>,
    import: Option<String>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    href: String,
    name: String,
    summary: String,
    builder: String,
    maturity: String,
    state: Option<String>,
    tone: &'static str,
    adopt: String,
    users: usize,
    wants: usize,
    saved: i64,
}

/// All solutions.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.index", look).await?;
    let view = view(&visit, &filter, &seen);
    visit.page("app/solutions/index", visit.text("solutions-title")).show(&view)
}

fn fits(visit: &SignedIn, filter: &Filter, seen: &Seen, one: &Solution) -> bool {
    let about = &one.about;
    let words = format!(
        "{} {} {} {} {} {} {}",
        about.name,
        about.summary,
        about.processes,
        about.suppliers,
        about.upl.join(" "),
        about.description,
        seen.member(seen.built_by(one)),
    );
    let own = visit.actor.member().map(|member| member.id);
    let uses = |id| seen.uses(id).any(|one| Some(one.member) == own);
    let wants = |id| seen.wants(id).any(|one| Some(one.member) == own);
    let by_us = match filter.used.as_str() {
        "used" => uses(one.id),
        "wanted" => wants(one.id),
        "neither" => !uses(one.id) && !wants(one.id) && Some(one.builder) != own,
        _ => true,
    };
    folded(&words).contains(&folded(filter.q.trim()))
        && (filter.builder.is_empty() || filter.builder == seen.built_by(one).to_string())
        && (filter.upl.is_empty() || about.upl.contains(&filter.upl))
        && (filter.maturity.is_empty() || filter.maturity == about.maturity)
        && (filter.state.is_empty() || filter.state == one.state)
        && by_us
}

fn view(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let rows: Vec<Row> = seen
        .solutions
        .iter()
        .filter(|one| fits(visit, filter, seen, one))
        .map(|one| row(visit, seen, one))
        .collect();
    let there = seen.solutions.iter().filter(|one| one.state == "published").count();
    let dead_ends = seen.solutions.iter().filter(|one| one.state == "dead_end").count();
    let chosen = [&filter.q, &filter.builder, &filter.upl, &filter.maturity, &filter.state, &filter.used];
    Index {
        lead: visit.say("solutions-lead", json!({ "count": there, "dead": dead_ends })),
        q: filter.q.clone(),
        builders: builders(visit, filter, seen),
        products: products(visit, filter, seen),
        maturities: choices(visit, &filter.maturity, "solutions-all-maturities", &MATURITIES, |one| {
            maturity_in_words(visit, one)
        }),
        states: choices(visit, &filter.state, "solutions-all-states", &STATES, |one| {
            state_in_words(visit, one)
        }),
        uses: choices(visit, &filter.used, "solutions-all-uses", &["used", "wanted", "neither"], |one| {
            visit.text(&format!("solutions-use-{one}"))
        }),
        found: visit.say("solutions-found", json!({ "count": rows.len() })),
        rows,
        filtered: chosen.iter().any(|one| !one.is_empty()),
        list: list(visit),
        home: visit.home(),
        new: visit.actor.may(May::KeepSolutions).then(|| format!("{}/new", list(visit))),
        import: visit.actor.may(May::KeepSolutions).then(|| format!("{}/import", list(visit))),
        requests: visit.actor.may(May::StateUse).then(|| format!("{}/document-requests", visit.home())),
    }
}

fn choices(
    visit: &SignedIn,
    chosen: &str,
    all: &str,
    values: &[&str],
    words: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let choice = |value: &&str| Choice {
        value: (*value).to_owned(),
        label: words(value),
        selected: chosen == *value,
        ..Choice::default()
    };
    let all = Choice { label: visit.text(all), ..Choice::default() };
    std::iter::once(all).chain(values.iter().map(choice)).collect()
}

fn builders(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Vec<Choice> {
    let built =
        seen.members.iter().filter(|member| seen.solutions.iter().any(|one| seen.built_by(one) == member.id));
    let all = Choice { label: visit.text("solutions-all-builders"), ..Choice::default() };
    let choice = |member: &store::Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        selected: filter.builder == member.id.to_string(),
        ..Choice::default()
    };
    std::iter::once(all).chain(built.map(choice)).collect()
}

fn products(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Vec<Choice> {
    let mut names: Vec<&str> =
        seen.solutions.iter().flat_map(|one| one.about.upl.iter().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    choices(visit, &filter.upl, "solutions-all-products", &names, str::to_owned)
}

fn row(visit: &SignedIn, seen: &Seen, one: &Solution) -> Row {
    Row {
        id: one.id.to_string(),
        href: format!("{}/{}", list(visit), one.id),
        name: one.about.name.clone(),
        summary: one.about.summary.clone(),
        builder: seen.member(seen.built_by(one)),
        maturity: maturity_in_words(visit, &one.about.maturity),
        state: (one.state != "published").then(|| state_in_words(visit, &one.state)),
        tone: tone(&one.state),
        adopt: range_in_words(visit, one.about.adopt),
        users: seen.users(one.id),
        wants: seen.wants(one.id).count(),
        saved: seen.saved(one.id).0,
    }
}
