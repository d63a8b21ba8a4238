//! One life for everybody of the cooperative, suppliers too: what it does, its specifications, where it
//! stands.

use actix_web::web::{Data, Path};
use kernel::LifeId;
use serde::Serialize;
use store::roles::May;
use store::{Db, StoreError};
use web::templates::items::Fact;
use web::{Failure, Reply, SignedIn};

use super::about::{About, about};
use super::panel::{Panel, panel};
use super::seen::Seen;
use crate::candidates::{state_in_words, tone};

#[derive(Serialize)]
struct Show {
    name: String,
    summary: String,
    state: String,
    tone: &'static str,
    data: Vec<Fact>,
    about: About,
    life: Panel,
}

/// One life.
pub async fn show(visit: SignedIn, path: Path<(String, LifeId)>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "pipeline.show", Seen::look).await?;
    let life = seen.life(path.1).ok_or(Failure::Absent)?;
    let name = seen.name(life);
    let view = Show {
        name: name.clone(),
        summary: seen.summary(life),
        state: state_in_words(&visit, seen.state(life).name()),
        tone: tone(seen.state(life).name()),
        data: data(&visit, &seen, life),
        about: about(&visit, &seen, life),
        life: panel(&visit, &seen, life),
    };
    let list = format!("{}/pipeline", visit.home());
    visit.page("app/lives/show", name).under(visit.text("pipeline-title"), list).show(&view)
}

fn data(visit: &SignedIn, seen: &Seen, life: &store::Life) -> Vec<Fact> {
    let fact = |label: &str, value: String, href: Option<String>| Fact {
        label: visit.text(label),
        value,
        href,
        note: None,
    };
    let mut data = Vec::new();
    if !seen.upl(life).is_empty() {
        data.push(fact("candidate-upl", seen.upl(life), None));
    }
    if let Some(service) = seen.service(life) {
        let there = format!("{}/services/{}", visit.home(), service.id);
        data.push(fact("candidate-service", service.name.clone(), Some(there)));
        if !service.supplier.is_empty() {
            data.push(fact("service-supplier", service.supplier.clone(), None));
        }
    }
    if let Some(candidate) = seen.candidate(life).filter(|_| visit.actor.may(May::SeeRoadmap)) {
        let there = format!("{}/roadmap/candidates/{}", visit.home(), candidate.id);
        data.push(fact("life-candidate", candidate.about.title.clone(), Some(there)));
    }
    data
}
