//! Programmes, each with its services, and the national facilities that services depend on.
//!
//! Invariant: who may not see members (a supplier) sees names, states and what is expected, and nothing else.

use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::ProgrammeId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Db, StoreError};
use web::templates::items::{Fact, ListItem};
use web::{Failure, Reply, SignedIn};

use crate::lives::{Row, Seen, rows_of};

#[derive(Serialize)]
struct Index {
    programmes: Vec<Listed>,
    keep: Option<String>,
}

#[derive(Serialize)]
struct Listed {
    href: String,
    name: String,
    summary: String,
    services: usize,
    used: usize,
    ends_on: Option<Date>,
}

/// All programmes.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "programmes.index", Seen::look).await?;
    let programmes = seen.programmes_with(|programme, all, used| Listed {
        href: format!("{}/programmes/{}", visit.home(), programme.id),
        name: programme.about.name.clone(),
        summary: programme.about.summary.clone(),
        services: all,
        used,
        ends_on: programme.about.ends_on,
    });
    let keep = visit.actor.may(May::KeepRoadmap).then(|| format!("{}/office/programmes", visit.home()));
    let list = format!("{}/pipeline", visit.home());
    let page = visit.page("app/programmes/index", visit.text("programmes-title"));
    page.under(visit.text("pipeline-title"), list).show(&Index { programmes, keep })
}

#[derive(Serialize)]
struct Show {
    summary: String,
    facts: Vec<Fact>,
    rows: Vec<Row>,
    edit: Option<String>,
}

/// One programme, with its services.
pub async fn show(visit: SignedIn, path: Path<(String, ProgrammeId)>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "programmes.show", Seen::look).await?;
    let programme = seen.programme_of(path.1).ok_or(Failure::Absent)?;
    let (rows, used) = rows_of(&visit, &seen, programme.id);
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut facts = vec![
        fact("programme-services", visit.words().number(rows.len())),
        fact("programme-used", visit.words().number(used)),
    ];
    facts.extend(programme.about.ends_on.map(|day| fact("programme-ends", visit.words().date(day))));
    let edit = format!("{}/office/programmes/{}/edit", visit.home(), programme.id);
    let view = Show {
        summary: programme.about.summary.clone(),
        facts,
        rows,
        edit: visit.actor.may(May::KeepRoadmap).then_some(edit),
    };
    let list = format!("{}/programmes", visit.home());
    let page = visit.page("app/programmes/show", programme.about.name.clone());
    page.under(visit.text("programmes-title"), list).show(&view)
}

#[derive(Serialize)]
struct Facilities {
    facilities: Vec<Facility>,
    keep: Option<String>,
}

#[derive(Serialize)]
struct Facility {
    /// Where a search leads to.
    anchor: String,
    name: String,
    summary: String,
    owner: String,
    needed: Vec<ListItem>,
    nobody: String,
}

/// The national facilities, with the services that need each.
pub async fn facilities(visit: SignedIn, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "facilities.index", Seen::look).await?;
    let facilities = seen.facilities_with(&visit, |facility, needed| Facility {
        anchor: format!("facility-{}", facility.id),
        name: facility.about.name.clone(),
        summary: facility.about.summary.clone(),
        owner: facility.about.owner.clone(),
        nobody: visit.say("facility-needed", json!({ "count": needed.len() })),
        needed,
    });
    let keep = visit.actor.may(May::KeepRoadmap).then(|| format!("{}/office/facilities", visit.home()));
    let list = format!("{}/pipeline", visit.home());
    let page = visit.page("app/programmes/facilities", visit.text("facilities-title"));
    page.under(visit.text("pipeline-title"), list).show(&Facilities { facilities, keep })
}
