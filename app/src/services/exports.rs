//! The services to take along: as a table and as JSON.

use actix_web::web::{Data, Path};
use kernel::Share;
use serde::Serialize;
use store::roles::May;
use store::{Db, Service, StoreError};
use web::exports::{Cell, Sheet, download, file};
use web::{Failure, Reply, SignedIn};

use super::index::{Seen, look};
use super::{as_i64, state_in_words};

/// A service in the JSON file.
#[derive(Serialize)]
struct Exported<'s> {
    id: String,
    code: &'s str,
    name: &'s str,
    summary: &'s str,
    state: &'s str,
    supplier: &'s str,
    product: &'s str,
    /// Names of the members that take it today; absent for who may not see members.
    members: Option<Vec<&'s str>>,
}

/// The services as `csv`, `xlsx` or `json`.
pub async fn export(visit: SignedIn, path: Path<(String, String)>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "services.export", look).await?;
    if path.1 != "json" {
        return file("diensten", &path.1, &[sheet(&visit, &seen)]);
    }
    let open = visit.actor.may(May::SeeMembers);
    let all: Vec<Exported<'_>> = seen.services.iter().map(|one| exported(&seen, one, open)).collect();
    let bytes = serde_json::to_vec_pretty(&serde_json::json!({ "services": all }));
    download("diensten.json", "application/json", bytes.map_err(|error| Failure::Bug(error.to_string()))?)
}

/// The names of the members that take a service today.
fn takers<'s>(seen: &'s Seen, service: &Service) -> Vec<&'s str> {
    let takes = |member: &&store::Member| {
        let of_both = |one: &&store::Subscription| one.service == service.id && one.member == member.id;
        seen.subscriptions.iter().filter(of_both).any(|one| one.covers(seen.today))
    };
    seen.members.iter().filter(takes).map(|member| member.name.as_str()).collect()
}

fn exported<'s>(seen: &'s Seen, one: &'s Service, open: bool) -> Exported<'s> {
    Exported {
        id: one.id.to_string(),
        code: &one.code,
        name: &one.name,
        summary: &one.summary,
        state: &one.state,
        supplier: &one.supplier,
        product: &one.upl,
        members: open.then(|| takers(seen, one)),
    }
}

fn sheet(visit: &SignedIn, seen: &Seen) -> Sheet {
    let open = visit.actor.may(May::SeeMembers);
    let heads = ["service", "summary", "state", "supplier", "product", "takers"];
    let most = if open { heads.len() } else { heads.len() - 1 };
    let row = |one: &Service| {
        let mut cells = vec![
            Cell::Text(one.name.clone()),
            Cell::Text(one.summary.clone()),
            Cell::Text(state_in_words(visit, &one.state)),
            Cell::Text(one.supplier.clone()),
            Cell::Text(one.upl.clone()),
            Cell::Quantity(Share::from(as_i64(takers(seen, one).len()))),
        ];
        cells.truncate(most);
        cells
    };
    Sheet {
        name: visit.text("services-title"),
        head: heads.iter().take(most).map(|head| visit.text(&format!("services-column-{head}"))).collect(),
        rows: seen.services.iter().map(row).collect(),
    }
}
