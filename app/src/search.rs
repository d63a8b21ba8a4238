//! Search over everything that the person may see in the cooperative.
//!
//! Invariant: only what this seat may see is loaded, so nothing else is found, counted or suggested.

use std::collections::BTreeMap;

use actions::candidates::documents;
use actions::search::{Entry, Found, find};
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, StoreError, TenantTx};
use web::templates::items::Choice;
use web::urls::encode;
use web::{Reply, SignedIn};

/// The kinds, in the order of the filter.
const KINDS: [&str; 7] = ["service", "solution", "candidate", "wish", "specification", "document", "product"];
/// At most so many stand on the page.
const SHOWN: usize = 50;
/// At most so much of the first line of a text stands beneath a title.
const EXCERPT: usize = 200;
/// Longer questions are cut.
const LONGEST: usize = 200;

/// What is looked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
}

#[derive(Serialize)]
struct Show {
    lead: String,
    q: String,
    asked: bool,
    kinds: Vec<Choice>,
    hits: Vec<Hit>,
    more: Option<String>,
    meant: Option<Meant>,
}

#[derive(Serialize)]
struct Hit {
    href: String,
    title: String,
    kind: String,
    text: String,
}

#[derive(Serialize)]
struct Meant {
    href: String,
    words: String,
}

/// `GET /{cooperative}/search`.
pub async fn show(visit: SignedIn, asked: Query<Asked>, db: Data<Db>) -> Reply {
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    let entries = if q.is_empty() {
        Vec::new()
    } else {
        db.tenant::<_, StoreError, _>(&visit.actor, "search.show", entries).await?
    };
    let found = find(&q, &entries);
    let page = visit.page("app/search/show", visit.text("search-title"));
    page.show(&view(&visit, &q, &asked.kind, &entries, &found))
}

/// Everything that the person may see.
fn entries(tx: &mut TenantTx<'_>) -> Result<Vec<Entry>, StoreError> {
    let mut all = Vec::new();
    for one in tx.services()? {
        let body = [one.summary, one.upl, one.supplier].join("\n");
        all.push(entry("service", format!("/services/{}", one.id), one.name, body));
    }
    if tx.actor().may(May::SeeRoadmap) {
        for one in tx.candidates()? {
            let (path, about) = (format!("/roadmap/candidates/{}", one.id), one.about);
            for document in documents(&about.documents).unwrap_or_default() {
                all.push(entry("document", path.clone(), document.title, about.title.clone()));
            }
            let body = [about.summary, about.reason, about.programme, about.upl, about.benefits].join("\n");
            all.push(entry("candidate", path, about.title, body));
        }
        for one in tx.wishes()? {
            let body = [one.about.what, one.about.why, one.about.helped, one.about.upl].join("\n");
            all.push(entry("wish", format!("/roadmap/wishes/{}", one.id), one.about.title, body));
        }
    }
    specifications(tx, &mut all)?;
    if tx.actor().may(May::SeeSolutions) {
        for one in tx.solutions()? {
            let (path, about) = (format!("/solutions/{}", one.id), one.about);
            let products = about.upl.join(" ");
            let body = [about.summary, about.description, about.processes, about.suppliers, products];
            all.push(entry("solution", path, about.name, body.join("\n")));
        }
    }
    for one in tx.upl_entries()? {
        if one.municipal && one.ended_on.is_none() {
            let path = format!("/products/{}", encode(one.term()));
            all.push(entry("product", path, one.name, String::new()));
        }
    }
    Ok(all)
}

/// The newest version of each service's specifications: suppliers may see them too.
fn specifications(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    let mut newest = BTreeMap::new();
    for one in tx.specifications()? {
        let of_life = newest.entry(one.life).or_insert_with(|| one.clone());
        if of_life.version < one.version {
            *of_life = one;
        }
    }
    for (life, one) in newest {
        let title = format!("{}: {}", one.service, one.about.title);
        let body = [one.about.text, one.about.documents].join("\n");
        all.push(entry("specification", format!("/pipeline/{life}"), title, body));
    }
    Ok(())
}

fn entry(kind: &'static str, path: String, title: String, body: String) -> Entry {
    Entry { kind, path, title, body }
}

fn view(visit: &SignedIn, q: &str, kind: &str, entries: &[Entry], found: &Found) -> Show {
    let here = format!("{}/search", visit.home());
    let of_kind = |entry: &&Entry| kind.is_empty() || entry.kind == kind;
    let hits: Vec<&Entry> = found.hits.iter().filter_map(|at| entries.get(*at)).filter(of_kind).collect();
    let lead = match (q.is_empty(), hits.len()) {
        (true, _) => visit.text("search-lead"),
        (false, count) => visit.say("search-found", json!({ "count": count, "words": q })),
    };
    let all = Choice {
        label: visit.say("search-all", json!({ "count": found.hits.len() })),
        selected: kind.is_empty(),
        ..Choice::default()
    };
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        label: visit.say(
            "search-kind-count",
            json!({
                "kind": visit.text(&format!("search-kinds-{value}")),
                "count": found.counts.get(value).copied().unwrap_or(0),
            }),
        ),
        selected: kind == value,
        ..Choice::default()
    };
    let more = (hits.len() > SHOWN).then(|| visit.say("search-more", json!({ "count": hits.len() - SHOWN })));
    Show {
        lead,
        q: q.to_owned(),
        asked: !q.is_empty(),
        kinds: std::iter::once(all).chain(KINDS.iter().map(|kind| choice(kind))).collect(),
        hits: hits.into_iter().take(SHOWN).map(|entry| hit(visit, entry)).collect(),
        more,
        meant: found
            .meant
            .as_ref()
            .map(|words| Meant { href: format!("{here}?q={}", encode(words)), words: words.clone() }),
    }
}

fn hit(visit: &SignedIn, entry: &Entry) -> Hit {
    let first = entry.body.lines().next().unwrap_or_default();
    let mut text: String = first.chars().take(EXCERPT).collect();
    if first.chars().nth(EXCERPT).is_some() {
        text.push('…');
    }
    Hit {
        href: format!("{}{}", visit.home(), entry.path),
        title: entry.title.clone(),
        kind: visit.text(&format!("search-kind-{}", entry.kind)),
        text,
    }
}
