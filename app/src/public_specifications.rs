//! The specifications of a cooperative that made them public: for everybody, without signing in.
//!
//! Invariant: what is not public is not there: the address of a cooperative that keeps them to itself answers
//! as one that does not exist.

use actions::candidates::documents;
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use store::{Db, Document, PublicSpecifications, Specification, StoreError, local_day};
use web::documents::note;
use web::markdown::prose;
use web::templates::items::ListItem;
use web::{Guest, Reply, Visit};

#[derive(Serialize)]
struct Show {
    name: String,
    demonstration: bool,
    services: Vec<Specified>,
}

#[derive(Serialize)]
struct Specified {
    id: String,
    name: String,
    versions: Vec<Version>,
}

#[derive(Serialize)]
struct Version {
    title: String,
    day: Date,
    prose: String,
    documents: Vec<ListItem>,
}

/// The page.
pub async fn show(visit: Guest, path: Path<String>, db: Data<Db>) -> Reply {
    let address = path.into_inner();
    let place = format!("/{address}/public-specifications");
    let read = move |tx: &mut store::SessionTx<'_>| tx.public_specifications(&address);
    let found = db.session::<_, StoreError, _>("public-specifications", read).await?;
    let view = Show {
        name: found.cooperative.name.clone(),
        demonstration: found.cooperative.demonstration,
        services: by_service(&visit, &place, &found),
    };
    visit.page("app/public_specifications/show", visit.text("public-specifications-title")).show(&view)
}

/// The versions of each service, with what came with them; `place` is the address of the page.
fn by_service(visit: &Visit, place: &str, found: &PublicSpecifications) -> Vec<Specified> {
    let mut services: Vec<Specified> = Vec::new();
    for one in &found.versions {
        let uploaded = found.documents.iter().filter(|(of, _)| *of == one.id).map(|(_, document)| document);
        let version = version(visit, place, one, uploaded);
        let id = format!("service-{}", one.life);
        match services.last_mut().filter(|last| last.id == id) {
            Some(last) => last.versions.push(version),
            None => services.push(Specified { id, name: one.service.clone(), versions: vec![version] }),
        }
    }
    services
}

fn version<'d>(
    visit: &Visit,
    place: &str,
    one: &Specification,
    uploaded: impl Iterator<Item = &'d Document>,
) -> Version {
    let args = json!({ "version": one.version.to_string(), "title": one.about.title });
    let uploaded = uploaded.map(|document| ListItem {
        href: format!("{place}/{}/documents/{}", one.id, document.id),
        label: document.title.clone(),
        note: Some(note(visit, document)),
    });
    let elsewhere = documents(&one.about.documents).unwrap_or_default().into_iter();
    let elsewhere = elsewhere.map(|one| ListItem { href: one.address, label: one.title, note: None });
    Version {
        title: visit.say("life-specification", args),
        day: local_day(one.made_at),
        prose: prose(&one.about.text),
        documents: uploaded.chain(elsewhere).collect(),
    }
}
