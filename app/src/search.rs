//! Search over everything that the person may see in the cooperative.
//!
//! Invariant: only what this seat may see is loaded, so nothing else is found, counted or suggested.

mod entries;

use std::collections::BTreeSet;

use actions::search::{Entry, Found, find};
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, StoreError};
use web::templates::items::Choice;
use web::urls::encode;
use web::{Reply, SignedIn};

/// The kinds, in the order of the filter.
const KINDS: [&str; 13] = [
    "service",
    "solution",
    "candidate",
    "wish",
    "programme",
    "facility",
    "specification",
    "round",
    "assembly",
    "decision",
    "member",
    "document",
    "product",
];
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
    #[serde(default)]
    programme: String,
    #[serde(default)]
    product: String,
}

impl Asked {
    /// Whether an entry belongs to the programme and the product that are chosen.
    fn takes(&self, entry: &Entry) -> bool {
        (self.programme.is_empty() || entry.programme == self.programme)
            && (self.product.is_empty() || entry.products.contains(&self.product))
    }
}

#[derive(Serialize)]
struct Show {
    lead: String,
    q: String,
    asked: bool,
    kinds: Vec<Choice>,
    /// Empty where nothing that was found belongs to a programme.
    programmes: Vec<Choice>,
    /// Empty where nothing that was found is for a product.
    products: Vec<Choice>,
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
        db.tenant::<_, StoreError, _>(&visit.actor, "search.show", entries::entries).await?
    };
    let all = find(&q, &entries);
    let of_both = of_hits(&all, &entries);
    let found = all.only(&entries, |entry| asked.takes(entry));
    let page = visit.page("app/search/show", visit.text("search-title"));
    let view = view(&visit, (&q, &asked), &entries, &found);
    let [programmes, products] = of_both;
    page.show(&Show {
        programmes: choices(&visit, "search-all-programmes", &asked.programme, programmes),
        products: choices(&visit, "search-all-products", &asked.product, products),
        ..view
    })
}

/// The programmes and the products of everything that was found.
fn of_hits<'e>(found: &Found, entries: &'e [Entry]) -> [BTreeSet<&'e str>; 2] {
    let (mut programmes, mut products) = (BTreeSet::new(), BTreeSet::new());
    for entry in found.hits.iter().filter_map(|at| entries.get(*at)) {
        programmes.insert(entry.programme.as_str());
        products.extend(entry.products.iter().map(String::as_str));
    }
    programmes.remove("");
    [programmes, products]
}

/// A filter, where there is something to choose; what the address says stays chosen.
fn choices<'e>(visit: &SignedIn, all: &str, chosen: &'e str, mut values: BTreeSet<&'e str>) -> Vec<Choice> {
    if !chosen.is_empty() {
        values.insert(chosen);
    }
    if values.is_empty() {
        return Vec::new();
    }
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        label: value.to_owned(),
        selected: value == chosen,
        ..Choice::default()
    };
    let all = Choice { label: visit.text(all), ..Choice::default() };
    std::iter::once(all).chain(values.into_iter().map(choice)).collect()
}

fn view(visit: &SignedIn, (q, asked): (&str, &Asked), entries: &[Entry], found: &Found) -> Show {
    let kind = asked.kind.as_str();
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
        programmes: Vec::new(),
        products: Vec::new(),
        hits: hits.into_iter().take(SHOWN).map(|entry| hit(visit, entry)).collect(),
        more,
        meant: found
            .meant
            .as_ref()
            .map(|words| Meant { href: format!("{here}?q={}", encode(words)), words: words.clone() }),
    }
}

fn hit(visit: &SignedIn, entry: &Entry) -> Hit {
    // A heading in Markdown says what every text of its kind begins with.
    let first = entry.body.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let first = first.unwrap_or_default();
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
