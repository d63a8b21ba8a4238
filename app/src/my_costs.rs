//! "My costs": what the member pays, and why.

use actix_web::web::{Data, Path, Query};
use kernel::{MemberId, ServiceId};
use serde::Deserialize;
use store::{Db, StoreError, TenantTx};
use web::exports::{Cell, Sheet, file};
use web::{Failure, Reply, SignedIn};

use crate::my_costs_load::Costs;
use crate::my_costs_view::Show;

/// What the address chooses: a year, and the service whose amount is explained.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    year: Option<String>,
    service: Option<String>,
}

/// The costs of the member for which the visitor acts.
pub async fn show(visit: SignedIn, chosen: Query<Chosen>, db: Data<Db>) -> Reply {
    let member = own(&visit)?;
    let year: Option<i16> = chosen.year.as_ref().and_then(|year| year.parse().ok());
    let service: Option<ServiceId> = chosen.service.as_ref().and_then(|id| id.parse().ok());
    let load = move |tx: &mut TenantTx<'_>| Costs::read(tx, member, year, service);
    let costs = db.tenant(&visit.actor, "my-costs.show", load).await?;
    let view = Show::new(&visit, &costs);
    visit.page("app/my_costs/show", view.title().to_owned()).show(&view)
}

/// The same as a file: `csv` or `xlsx`, by the end of the address.
pub async fn export(visit: SignedIn, path: Path<(String, String)>, db: Data<Db>) -> Reply {
    let member = own(&visit)?;
    let load = move |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.services()?, Costs::read(tx, member, None, None)?))
    };
    let (services, costs) = db.tenant(&visit.actor, "my-costs.export", load).await?;
    let words = visit.words();
    let mut rows = Vec::new();
    for (period, lines) in costs.by_period() {
        for line in lines {
            let service = services.iter().find(|service| service.id == line.service);
            let name = service.map(|service| service.name.as_str()).unwrap_or_default();
            rows.push(vec![period.name.as_str().into(), name.into(), Cell::Euro(line.amount)]);
        }
    }
    let head =
        ["my-costs-file-period", "run-file-service", "run-file-amount"].map(|key| words.text(key)).to_vec();
    let sheet = Sheet { name: words.text("my-costs-file-name"), head, rows };
    file(&words.text("my-costs-file-name"), &path.1, &[sheet])
}

/// The member of the seat; who acts for the office has no costs of its own.
fn own(visit: &SignedIn) -> Result<MemberId, Failure> {
    visit.actor.member().map(|member| member.id).ok_or(Failure::Absent)
}
