//! One product: what it is, and what the cooperative has for it.

use actions::candidates::documents;
use actix_web::web::{Data, Path};
use serde::Serialize;
use serde_json::json;
use store::{Db, StoreError, TenantTx, UplEntry};
use web::templates::items::{Fact, ListItem};
use web::{Reply, SignedIn};

use super::{Seen, list, look};
use crate::solutions::state_in_words;

#[derive(Serialize)]
struct Show {
    lead: String,
    ended: Option<String>,
    data: Vec<Fact>,
    bases: Vec<ListItem>,
    services: Vec<ListItem>,
    solutions: Vec<ListItem>,
    candidates: Vec<ListItem>,
    wishes: Vec<ListItem>,
}

/// One product, by the last part of its address in the standard.
pub async fn show(visit: SignedIn, path: Path<(String, String)>, db: Data<Db>) -> Reply {
    let term = path.1.clone();
    let find = move |tx: &mut TenantTx<'_>| {
        let seen = look(tx)?;
        let entry = seen.entries.iter().find(|entry| entry.term() == term).cloned();
        let entry = entry.filter(|entry| entry.municipal || seen.uses(&entry.name).iter().any(|n| *n > 0));
        entry.map(|entry| (entry, seen)).ok_or(StoreError::Absent)
    };
    let (entry, seen) = db.tenant::<_, StoreError, _>(&visit.actor, "products.show", find).await?;
    let page = visit.page("app/products/show", entry.name.clone());
    page.under(visit.text("products-title"), list(&visit)).show(&view(&visit, &entry, &seen))
}

fn view(visit: &SignedIn, entry: &UplEntry, seen: &Seen) -> Show {
    let [services, solutions, candidates, wishes] = seen.uses(&entry.name);
    let item = |href: String, label: &str, note: &str| ListItem {
        href: format!("{}{href}", visit.home()),
        label: label.to_owned(),
        note: Some(note.to_owned()).filter(|note| !note.is_empty()),
    };
    let counts = json!({
        "services": services,
        "solutions": solutions,
        "candidates": candidates,
        "wishes": wishes,
    });
    let ended = entry.ended_on.map(|day| {
        let on = web::formats::date(visit.language(), &day.to_string()).unwrap_or_default();
        visit.say("product-ended", json!({ "on": on }))
    });
    Show {
        lead: visit.say("product-lead", counts),
        ended,
        data: data(visit, entry),
        bases: entry
            .bases
            .lines()
            .filter_map(|line| documents(line).ok())
            .flatten()
            .map(|basis| ListItem { href: basis.address, label: basis.title, note: None })
            .collect(),
        services: seen
            .services_for(&entry.name)
            .map(|one| item(format!("/services/{}", one.id), &one.name, &one.summary))
            .collect(),
        solutions: seen
            .solutions_for(&entry.name)
            .map(|one| {
                let note = match one.state.as_str() {
                    "published" => one.about.summary.clone(),
                    state => format!("{}. {}", state_in_words(visit, state), one.about.summary),
                };
                let wanted = seen.wants.get(&one.id).copied().unwrap_or(0);
                let note = match wanted {
                    0 => note,
                    _ => format!("{note} {}", visit.say("product-wanted", json!({ "count": wanted }))),
                };
                item(format!("/solutions/{}", one.id), &one.about.name, &note)
            })
            .collect(),
        candidates: seen
            .candidates_for(&entry.name)
            .map(|one| item(format!("/roadmap/candidates/{}", one.id), &one.about.title, &one.about.summary))
            .collect(),
        wishes: seen
            .wishes_for(&entry.name)
            .map(|one| item(format!("/roadmap/wishes/{}", one.id), &one.about.title, &one.about.what))
            .collect(),
    }
}

fn data(visit: &SignedIn, entry: &UplEntry) -> Vec<Fact> {
    let whom: Vec<String> = [("product-citizen", entry.citizen), ("product-company", entry.company)]
        .into_iter()
        .filter(|(_, marked)| *marked)
        .map(|(key, _)| visit.text(key))
        .collect();
    let mut data = vec![Fact {
        label: visit.text("product-standard"),
        value: entry.term().to_owned(),
        href: Some(entry.uri.clone()),
        ..Fact::default()
    }];
    if !whom.is_empty() {
        data.push(Fact { label: visit.text("product-whom"), value: whom.join(", "), ..Fact::default() });
    }
    data
}
