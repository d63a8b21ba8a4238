//! The lives of services in the demonstration: the digital notice of death with its whole history, moving
//! house that is blocked in its pilot, programmes, national facilities, and what is known of each service.
//!
//! Invariant: what the articles name has its place; `tests/source_articles.rs` walks the table.

use std::collections::BTreeSet;

use actions::lifecycle::{self, Becomes, Found, State, Step};
use actions::lives::{self, Change};
use actions::programmes;
use actions::services::{self, NewMeter};
use actions::{candidates, wishes};
use jiff::civil::{Date, date};
use kernel::{Cents, FacilityId, LifeId, ServiceId};
use store::{
    AboutCandidate, AboutFacility, AboutProgramme, AboutSpecification, AboutWish, Evidence, StoreError,
};

use super::DemoError;
use super::accounts::VOTERS;
use super::acquisitions;
use super::lives_texts::{
    DEATH_SPECIFICATION, DEATH_STEPS, FACILITIES, KNOWN, Known, MOVING_SPECIFICATION, MOVING_STEPS,
    OPPORTUNITIES, PROGRAMMES, Told, WISHES,
};
use super::stage::Stage;

const OFFICE: &str = "office@samen-digitaal.example";

/// A candidate that was asked for long before the portal.
fn asked(stage: &Stage, about: &AboutCandidate, since: Date) -> Result<LifeId, DemoError> {
    let moment = since.at(10, 0, 0, 0).to_zoned(store::amsterdam()).map_err(DemoError::of)?.timestamp();
    let id = stage.act(OFFICE, "candidates.add", |tx| candidates::add_of(tx, about, moment))?;
    Ok(LifeId(id.0))
}

pub(super) fn specify(
    stage: &Stage,
    life: LifeId,
    [title, text, documents]: [&str; 3],
) -> Result<(), DemoError> {
    let (title, documents) = (title.to_owned(), documents.to_owned());
    let about = AboutSpecification { title, text: text.to_owned(), documents };
    stage.act(OFFICE, "specifications.publish", |tx| lifecycle::publish(tx, life, &about)).map(drop)
}

/// Takes a step as it was taken then; on a machine whose clock stands before it, today.
pub(super) fn step(stage: &Stage, life: LifeId, told: &Told) -> Result<(), DemoError> {
    let evidence: Evidence =
        told.evidence.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let to = State::from_name(told.to).ok_or_else(|| DemoError::of(told.to))?;
    stage.act(OFFICE, "lives.step", |tx| {
        let all = tx.members()?;
        let taking = all.iter().filter(|member| told.members.contains(&member.code.as_str()));
        let step = Step {
            life,
            to,
            decided_on: told.on.min(tx.today()),
            reason: told.reason.to_owned(),
            resolution: None,
            evidence: evidence.clone(),
            members: taking.map(|member| member.id).collect(),
            becomes: Some(Becomes { code: told.code.to_owned(), name: told.name.to_owned() }),
        };
        lifecycle::step(tx, &step).map(drop)
    })?;
    for (code, effect, blocker) in told.findings {
        let member = stage.member(OFFICE, code)?;
        let (effect, blocker) = ((*effect).to_owned(), (*blocker).to_owned());
        let found = Found { life, member, effect, blocker };
        stage.act(OFFICE, "lives.find", |tx| lifecycle::find(tx, &found))?;
    }
    Ok(())
}

fn service_of(stage: &Stage, life: LifeId) -> Result<ServiceId, DemoError> {
    let found = stage.act(OFFICE, "demo.life", |tx| Ok(tx.life(life)?.service))?;
    found.ok_or_else(|| DemoError::of("no service came of it"))
}

/// The digital notice of death: from the first question in 2013, over the pilots of 2014 and 2015, to a
/// service in operation.
pub(super) fn notice_of_death(stage: &Stage) -> Result<ServiceId, DemoError> {
    let about = AboutCandidate {
        title: "Aangifte overlijden".to_owned(),
        summary: "De uitvaartondernemer doet de aangifte online, ook in het weekend.".to_owned(),
        reason:
            "Uitvaartondernemers reden voor elke aangifte naar het stadhuis. De familie wachtte op de akte."
                .to_owned(),
        programme: "Burgerzaken".to_owned(),
        upl: "overlijdensaangifte".to_owned(),
        one_off: Cents::new(13_200_000),
        yearly: Cents::new(1_800_000),
        ..AboutCandidate::default()
    };
    let life = asked(stage, &about, date(2013, 3, 5))?;
    specify(stage, life, DEATH_SPECIFICATION)?;
    DEATH_STEPS.iter().try_for_each(|told| step(stage, life, told))?;
    service_of(stage, life)
}

/// All the rest that the articles name of Samen Digitaal.
pub(super) fn add(stage: &Stage) -> Result<(), DemoError> {
    stage.at(date(2026, 11, 20).at(15, 30, 0, 0))?;
    moving_house(stage)?;
    for (name, summary, ends) in PROGRAMMES {
        let (name, summary, ends_on) = ((*name).to_owned(), (*summary).to_owned(), Some(*ends));
        let about = AboutProgramme { name, summary, ends_on };
        stage.act(OFFICE, "programmes.keep", |tx| {
            match tx.programmes()?.into_iter().find(|one| one.about.name == about.name) {
                Some(known) => programmes::change(tx, known.id, &about),
                None => programmes::add(tx, &about).map(drop),
            }
        })?;
    }
    for facility in FACILITIES {
        self::facility(stage, OFFICE, facility)?;
    }
    KNOWN.iter().try_for_each(|known| tell(stage, OFFICE, known))?;
    acquisitions::tell(stage, OFFICE)?;
    opportunities(stage)?;
    for (code, [title, upl, what, why]) in WISHES {
        let text = |text: &str| text.to_owned();
        let about = AboutWish {
            acquisition: acquisitions::of_wish(title),
            title: text(title),
            upl: text(upl),
            what: text(what),
            why: text(why),
            ..AboutWish::default()
        };
        stage.act_for(VOTERS, code, "wishes.put-in", |tx| wishes::put_in(tx, &about).map(drop))?;
    }
    super::website::scale_up(stage, OFFICE)?;
    super::documents::specifications(stage, OFFICE)?;
    stage.act(OFFICE, "specifications.set-public", |tx| lifecycle::set_public(tx, true))?;
    stage.work()
}

/// Moving house: far on its way, and blocked on the links between data of each municipality.
fn moving_house(stage: &Stage) -> Result<(), DemoError> {
    let about = AboutCandidate {
        title: "Verhuizing doorgeven".to_owned(),
        summary: "Een verhuizing doorgeven, in één keer voor de oude en de nieuwe gemeente.".to_owned(),
        reason: "Inwoners geven hun verhuizing nu op vijf plekken door.".to_owned(),
        programme: "Burgerzaken".to_owned(),
        upl: "verhuismelding".to_owned(),
        one_off: Cents::new(21_000_000),
        yearly: Cents::new(3_200_000),
        ..AboutCandidate::default()
    };
    let life = asked(stage, &about, date(2014, 9, 1))?;
    specify(stage, life, MOVING_SPECIFICATION)?;
    MOVING_STEPS.iter().try_for_each(|told| step(stage, life, told))?;
    let service = service_of(stage, life)?;
    let meter =
        NewMeter { service, code: "verhuisberichten".to_owned(), name: "Verhuisberichten".to_owned() };
    stage.act(OFFICE, "services.add-meter", |tx| services::add_meter(tx, &meter)).map(drop)
}

/// Adds a national facility.
pub(super) fn facility(
    stage: &Stage,
    office: &str,
    [name, summary, owner]: &[&str; 3],
) -> Result<FacilityId, DemoError> {
    let text = |text: &str| text.to_owned();
    let about = AboutFacility { name: text(name), summary: text(summary), owner: text(owner) };
    stage.act(office, "facilities.add", |tx| programmes::add_facility(tx, &about))
}

/// Writes down what is known of a service.
pub(super) fn tell(stage: &Stage, office: &str, known: &Known) -> Result<(), DemoError> {
    stage.act(office, "lives.change", |tx| {
        let services = tx.services()?;
        let found = services.iter().find(|one| one.code == known.code).ok_or(StoreError::Absent)?;
        let life = tx.life_of_service(found.id)?;
        let programmes = tx.programmes()?;
        let mut about = life.about.clone();
        let programme = programmes.iter().find(|one| one.about.name == known.programme).map(|one| one.id);
        about.programme = programme.or(about.programme);
        about.description = known.description.to_owned();
        about.cost_centre = known.cost_centre.to_owned();
        about.vat_label = "compensable".to_owned();
        about.task_field = known.task_field.to_owned();
        about.drivers = known.drivers.iter().map(|one| (*one).to_owned()).collect();
        about.contact = "Bureau van de coöperatie".to_owned();
        let needs = |one: &&store::Service| known.services.contains(&one.code.as_str());
        let services: BTreeSet<ServiceId> = services.iter().filter(needs).map(|one| one.id).collect();
        let facilities = tx.facilities()?;
        let needed = facilities.iter().filter(|one| known.facilities.contains(&one.about.name.as_str()));
        let change = Change { about, services, facilities: needed.map(|one| one.id).collect() };
        lives::change(tx, life.id, &change)
    })
}

/// What brings much soon, and what is tendered when.
fn opportunities(stage: &Stage) -> Result<(), DemoError> {
    stage.act(OFFICE, "lives.change", |tx| {
        let all = tx.candidates()?;
        for (title, tender_on, expected_on, quick_win) in OPPORTUNITIES {
            let candidate = all.iter().find(|one| one.about.title == *title).ok_or(StoreError::Absent)?;
            let mut about = tx.life_of_candidate(candidate.id)?.about;
            about.tender_on = *tender_on;
            about.quick_win = *quick_win;
            let expected = AboutCandidate { expected_on: Some(*expected_on), ..candidate.about.clone() };
            candidates::change(tx, candidate.id, &expected)?;
            let change = Change { about, ..Change::default() };
            lives::change(tx, LifeId(candidate.id.0), &change)?;
        }
        Ok(())
    })
}
