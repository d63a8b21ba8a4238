//! The specifications of a cooperative that made them public: for everybody, without signing in.
//!
//! Invariant: what is not public is not there: the address of a cooperative that keeps them to itself answers
//! as one that does not exist.

use actions::candidates::documents;
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use store::{Db, Specification, StoreError, local_day};
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
    let read = move |tx: &mut store::SessionTx<'_>| tx.public_specifications(&address);
    let found = db.session::<_, StoreError, _>("public-specifications", read).await?;
    let mut services: Vec<Specified> = Vec::new();
    for one in &found.versions {
        let id = format!("service-{}", one.life);
        if services.last().is_none_or(|last| last.id != id) {
            services.push(Specified { id, name: one.service.clone(), versions: Vec::new() });
        }
        services.last_mut().into_iter().for_each(|last| last.versions.push(version(&visit, one)));
    }
    let view = Show {
        name: found.cooperative.name.clone(),
        demonstration: found.cooperative.demonstration,
        services,
    };
    visit.page("app/public_specifications/show", visit.text("public-specifications-title")).show(&view)
}

fn version(visit: &Visit, one: &Specification) -> Version {
    let args = json!({ "version": one.version.to_string(), "title": one.about.title });
    let documents = documents(&one.about.documents).unwrap_or_default().into_iter();
    Version {
        title: visit.say("life-specification", args),
        day: local_day(one.made_at),
        prose: prose(&one.about.text),
        documents: documents
            .map(|one| ListItem { href: one.address, label: one.title, note: None })
            .collect(),
    }
}
