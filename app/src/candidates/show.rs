//! One candidate: everything that is known of it, where it came from, how it went and what was said.

use actions::candidates::{documents, origins};
use actions::roadmap::lead_time;
use actions::{Refused, topics};
use actix_web::web::{Data, Path};
use kernel::{CandidateId, LifeId, TopicId};
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Candidate, Db, Service, StoreError, TenantTx, Topic, Wish};
use web::documents::note;
use web::templates::items::{Fact, ListItem};
use web::{Failure, Page, Reply, SignedIn};

use super::existing::{self, Existing};
use super::{state_in_words, tone};
use crate::lives::{About, Panel, Seen as Lives, about as about_life, panel};
use crate::topics::{Discussion, Talk, look as look_at_talk, view as discussion};

#[derive(Serialize)]
struct Show {
    title: String,
    summary: String,
    state: String,
    tone: &'static str,
    state_reason: String,
    outside: bool,
    facts: Vec<Fact>,
    data: Vec<Fact>,
    texts: Vec<Fact>,
    documents: Vec<Document>,
    add_document: Option<String>,
    origins: Vec<Origin>,
    existing: Vec<ListItem>,
    edit: Option<String>,
    talk: Discussion,
    about: Option<About>,
    life: Option<Panel>,
}

/// A document: uploaded with the candidate, or elsewhere on the web.
#[derive(Serialize)]
struct Document {
    href: String,
    title: String,
    /// Of an uploaded one: its kind and size.
    note: Option<String>,
    /// Where the office takes it away.
    removal: Option<String>,
}

/// A wish that it came from, in its own words.
#[derive(Serialize)]
struct Origin {
    href: String,
    title: String,
    what: String,
    by: String,
    member: String,
}

struct Seen {
    candidate: Candidate,
    origins: Vec<Wish>,
    uploaded: Vec<store::Document>,
    service: Option<Service>,
    existing: Vec<Existing>,
    talk: Talk,
    lives: Lives,
}

/// One candidate.
pub async fn show(visit: SignedIn, path: Path<(String, CandidateId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    page(&visit, &seen).show(&view(&visit, &seen, ""))
}

/// The page of a candidate again, with what was wrong and what was typed as a comment.
pub(crate) async fn again(
    visit: &SignedIn,
    db: &Db,
    id: CandidateId,
    draft: &str,
    refused: Refused,
) -> Reply {
    let seen = look(visit, db, id).await?;
    page(visit, &seen).refused(refused)?.show(&view(visit, &seen, draft))
}

async fn look(visit: &SignedIn, db: &Db, id: CandidateId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| {
        let candidate = tx.candidate(id)?;
        let service = candidate.service.map(|service| tx.service(service)).transpose()?;
        let talk = look_at_talk(tx, TopicId(id.0))?;
        let uploaded = tx.candidate_documents(id)?;
        let (origins, lives) = (origins(tx, id)?, Lives::look(tx)?);
        let existing = existing::look(tx, &candidate)?;
        Ok(Seen { candidate, origins, uploaded, service, existing, talk, lives })
    };
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "candidates.show", look).await?)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let page = visit.page("app/candidates/show", seen.candidate.about.title.clone());
    page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()))
}

fn view(visit: &SignedIn, seen: &Seen, draft: &str) -> Show {
    let candidate = &seen.candidate;
    let about = &candidate.about;
    let open = !["rejected", "ended"].contains(&candidate.state.as_str());
    let office = format!("{}/office/candidates/{}", visit.home(), candidate.id);
    let keeps = visit.actor.may(May::KeepRoadmap);
    let life = seen.lives.life(LifeId(candidate.id.0));
    Show {
        title: about.title.clone(),
        summary: about.summary.clone(),
        state: state_in_words(visit, &candidate.state),
        tone: tone(&candidate.state),
        state_reason: candidate.state_reason.clone(),
        outside: ["parked", "rejected"].contains(&candidate.state.as_str()),
        facts: facts(visit, seen),
        data: data(visit, seen),
        texts: texts(visit, seen),
        documents: shown_documents(visit, seen),
        add_document: keeps.then(|| format!("{office}/documents/new")),
        origins: seen.origins.iter().map(|wish| origin(visit, seen, wish)).collect(),
        existing: existing::view(visit, &seen.existing),
        edit: keeps.then(|| format!("{office}/edit")),
        talk: discussion(visit, TopicId(candidate.id.0), &seen.talk, (open, draft), |state| {
            state_in_words(visit, state)
        })
        .without_history(),
        about: life.map(|life| about_life(visit, &seen.lives, life)),
        life: life.map(|life| panel(visit, &seen.lives, life)),
    }
}

fn shown_documents(visit: &SignedIn, seen: &Seen) -> Vec<Document> {
    let (home, id) = (visit.home(), seen.candidate.id);
    let keeps = visit.actor.may(May::KeepRoadmap);
    let uploaded = seen.uploaded.iter().map(|one| Document {
        href: format!("{home}/roadmap/candidates/{id}/documents/{}", one.id),
        title: one.title.clone(),
        note: Some(note(visit, one)),
        removal: keeps.then(|| format!("{home}/office/candidates/{id}/documents/{}/removal", one.id)),
    });
    let elsewhere = documents(&seen.candidate.about.documents).unwrap_or_default().into_iter();
    let elsewhere =
        elsewhere.map(|one| Document { href: one.address, title: one.title, note: None, removal: None });
    uploaded.chain(elsewhere).collect()
}

fn facts(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let (words, about) = (visit.words(), &seen.candidate.about);
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut facts = vec![
        fact("candidate-one-off", words.euro(about.one_off)),
        fact("candidate-yearly", words.euro(about.yearly)),
        Fact {
            note: Some(visit.say("candidate-covers", json!({ "inhabitants": seen.talk.covered() }))),
            ..fact("candidate-supporters", words.number(seen.talk.supports.len()))
        },
    ];
    if let Some(days) = lead_time(&seen.talk.stays) {
        facts.push(fact("candidate-lead-time", visit.say("roadmap-days", json!({ "count": days }))));
    }
    facts
}

fn data(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let (candidate, about) = (&seen.candidate, &seen.candidate.about);
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut data = vec![fact("candidate-number", candidate.number.to_string())];
    if let Some(place) = candidate.place {
        data.push(fact("candidate-place", place.to_string()));
    }
    for (label, text) in [("candidate-programme", &about.programme), ("candidate-upl", &about.upl)] {
        if !text.is_empty() {
            data.push(fact(label, text.clone()));
        }
    }
    if let Some(day) = about.expected_on {
        data.push(fact("candidate-expected", visit.words().date(day)));
    }
    if let Some(service) = &seen.service {
        let href = Some(format!("{}/services/{}", visit.home(), service.id));
        data.push(Fact { href, ..fact("candidate-service", service.name.clone()) });
    }
    data
}

/// The longer texts that are there: what each is about, and its words.
fn texts(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let about = &seen.candidate.about;
    let all = [
        ("candidate-reason", &about.reason),
        ("candidate-benefits", &about.benefits),
        ("candidate-risks", &about.risks),
        ("candidate-dependencies", &about.dependencies),
        ("candidate-existing", &about.existing),
    ];
    let known = all.into_iter().filter(|(_, text)| !text.is_empty());
    known
        .map(|(label, text)| Fact { label: visit.text(label), value: text.clone(), ..Fact::default() })
        .collect()
}

fn origin(visit: &SignedIn, seen: &Seen, wish: &Wish) -> Origin {
    let member = seen.talk.member(wish.member);
    Origin {
        href: format!("{}{}", visit.home(), topics::path(Topic::Wish(wish.id))),
        title: wish.about.title.clone(),
        what: wish.about.what.clone(),
        by: wish.by.clone(),
        member: member.map(|member| member.name.clone()).unwrap_or_default(),
    }
}
