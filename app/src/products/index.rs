//! All products, narrowed down by words and by what the cooperative has.

use actions::upl::fit;
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, StoreError, UplEntry};
use web::templates::items::Choice;
use web::{Reply, SignedIn};

use super::{Counts, Seen, list, look};

/// What the list is narrowed down to.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    show: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    q: String,
    shows: Vec<Choice>,
    rows: Vec<Row>,
    found: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    ended: bool,
    services: usize,
    solutions: usize,
    candidates: usize,
    wishes: usize,
}

/// All products of municipalities; what is no longer on the list only where something here still names it.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "products.index", look).await?;
    let page = visit.page("app/products/index", visit.text("products-title"));
    page.show(&view(&visit, &filter, &seen))
}

fn view(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let listed = |entry: &&UplEntry| entry.municipal && entry.ended_on.is_none();
    // Each name is folded once, and there are thousands.
    let all: Vec<(&UplEntry, Counts)> =
        seen.entries.iter().map(|entry| (entry, seen.uses(&entry.name))).collect();
    let in_use = |uses: &Counts| uses.iter().any(|count| *count > 0);
    // Words search everything; without words the page begins with what is here.
    let everything = filter.show == "all" || filter.show.is_empty() && !filter.q.trim().is_empty();
    let mut found: Vec<(u32, &UplEntry, Counts)> = all
        .iter()
        .filter(|(entry, uses)| everything && listed(entry) || in_use(uses))
        .filter_map(|(entry, uses)| fit(&filter.q, &entry.name).map(|fit| (fit, *entry, *uses)))
        .collect();
    found.sort_by_cached_key(|(fit, entry, _)| (*fit, entry.name.to_lowercase()));
    let used = all.iter().filter(|(_, uses)| in_use(uses)).count();
    let choice = |value: &str, selected: bool| Choice {
        value: value.to_owned(),
        label: visit.text(&format!("products-show-{value}")),
        selected,
        ..Choice::default()
    };
    let lead = json!({ "count": seen.entries.iter().filter(listed).count(), "used": used });
    Index {
        lead: visit.say("products-lead", lead),
        q: filter.q.clone(),
        shows: vec![choice("used", !everything), choice("all", everything)],
        found: visit.say("products-found", json!({ "count": found.len() })),
        rows: found.into_iter().map(|(_, entry, uses)| row(visit, entry, uses)).collect(),
    }
}

fn row(visit: &SignedIn, entry: &UplEntry, [services, solutions, candidates, wishes]: Counts) -> Row {
    Row {
        href: format!("{}/{}", list(visit), web::urls::encode(entry.term())),
        name: entry.name.clone(),
        ended: entry.ended_on.is_some(),
        services,
        solutions,
        candidates,
        wishes,
    }
}
