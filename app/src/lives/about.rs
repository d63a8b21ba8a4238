//! What is known of a life beside its history: process, variants, tender, needs, policies.

use actions::key_sentence::{MeterNames, key_sentence};
use actions::service_keys::key_of;
use admin::acquisitions;
use serde::Serialize;
use store::Life;
use store::roles::May;
use web::SignedIn;
use web::templates::items::{Fact, ListItem};

use super::seen::{Seen, href};

/// What is known of a life.
#[derive(Serialize)]
pub(crate) struct About {
    texts: Vec<Fact>,
    variants: Vec<Fact>,
    data: Vec<Fact>,
    needs: Vec<ListItem>,
    needed_by: Vec<ListItem>,
    drivers: Vec<String>,
    key: Option<String>,
    key_from: String,
}

/// What is known of a life, as this visitor may see it: money and people are for members.
pub(crate) fn about(visit: &SignedIn, seen: &Seen, life: &Life) -> About {
    let open = visit.actor.may(May::SeeMembers);
    let proposal = life.key_proposal.as_ref().filter(|_| open && seen.service(life).is_none());
    let key =
        proposal.and_then(key_of).map(|key| visit.words().phrase(&key_sentence(&key, &MeterNames::new())));
    About {
        texts: texts(visit, life),
        variants: variants(&life.about.variants),
        data: data(visit, seen, life, open),
        needs: needs(visit, seen, life),
        needed_by: needed_by(visit, seen, life),
        drivers: life.about.drivers.iter().map(|one| driver(visit, one)).collect(),
        key,
        key_from: life.key_proposal_from.clone(),
    }
}

fn driver(visit: &SignedIn, name: &str) -> String {
    visit.text(&format!("life-driver-{}", name.replace('_', "-")))
}

fn texts(visit: &SignedIn, life: &Life) -> Vec<Fact> {
    let about = &life.about;
    let all = [
        ("life-description", &about.description),
        ("life-field-process", &about.process),
        ("life-field-tender-options", &about.tender_options),
    ];
    let known = all.into_iter().filter(|(_, text)| !text.is_empty());
    known
        .map(|(label, text)| Fact { label: visit.text(label), value: text.clone(), ..Fact::default() })
        .collect()
}

/// A variant a line: a name, a bar, what differs.
fn variants(text: &str) -> Vec<Fact> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, what) = line.split_once('|').unwrap_or((line, ""));
            Fact { label: name.trim().to_owned(), value: what.trim().to_owned(), ..Fact::default() }
        })
        .collect()
}

fn data(visit: &SignedIn, seen: &Seen, life: &Life, open: bool) -> Vec<Fact> {
    let about = &life.about;
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut data = Vec::new();
    if let Some(programme) = seen.programme(life) {
        let href = Some(format!("{}/programmes/{}", visit.home(), programme.id));
        data.push(Fact { href, ..fact("candidate-programme", programme.about.name.clone()) });
    }
    if !about.acquisition.is_empty() {
        data.push(fact("acquisition", acquisitions::in_words(visit, &about.acquisition)));
    }
    if about.quick_win {
        data.push(fact("life-quick-win", visit.text("life-quick-win-yes")));
    }
    if let Some(day) = about.tender_on {
        data.push(fact("life-tender-on", visit.words().date(day)));
    }
    let mut known = vec![("life-field-tender-reference", about.tender_reference.clone())];
    if open {
        let vat = match about.vat_label.as_str() {
            "" => String::new(),
            name => visit.text(&format!("life-vat-{}", name.replace('_', "-"))),
        };
        known.extend([
            ("life-cost-centre", about.cost_centre.clone()),
            ("life-vat", vat),
            ("life-task-field", about.task_field.clone()),
            ("life-contact", about.contact.clone()),
        ]);
    }
    data.extend(
        known.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| fact(label, text)),
    );
    if open && !about.agreement.is_empty() {
        data.push(agreement(visit, &about.agreement));
    }
    data
}

/// The template of the agreement: a link where it has an address.
fn agreement(visit: &SignedIn, text: &str) -> Fact {
    let label = visit.text("life-field-agreement");
    match text.rsplit_once('|').map(|(title, address)| (title.trim(), address.trim())) {
        Some((title, address)) if address.starts_with("https://") => {
            Fact { label, value: title.to_owned(), href: Some(address.to_owned()), note: None }
        }
        _ => Fact { label, value: text.to_owned(), ..Fact::default() },
    }
}

fn needs(visit: &SignedIn, seen: &Seen, life: &Life) -> Vec<ListItem> {
    let (services, facilities) = (seen.needs.services_of(life.id), seen.needs.facilities_of(life.id));
    let of_service = seen.services.iter().filter(|one| services.contains(&one.id)).map(|one| ListItem {
        href: format!("{}/services/{}", visit.home(), one.id),
        label: one.name.clone(),
        note: None,
    });
    let of_facility = seen.facilities.iter().filter(|one| facilities.contains(&one.id)).map(|one| ListItem {
        href: format!("{}/facilities", visit.home()),
        label: one.about.name.clone(),
        note: Some(visit.text("life-facility-note")),
    });
    of_service.chain(of_facility).collect()
}

fn needed_by(visit: &SignedIn, seen: &Seen, life: &Life) -> Vec<ListItem> {
    let Some(service) = life.service else { return Vec::new() };
    let who = seen.needs.who_needs_service(service);
    let others = seen.lives.iter().filter(|one| who.contains(&one.id));
    others.map(|one| ListItem { href: href(visit, one), label: seen.name(one), note: None }).collect()
}
