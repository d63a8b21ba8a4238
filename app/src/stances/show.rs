//! Where the own member stands towards a service, and the form to say so.

use actions::Refused;
use actions::stances::{BEFORE, Place, TAKING, place_of, say};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{MemberId, ServiceId};
use serde::Serialize;
use serde_json::json;
use store::{Db, Saying, Service, Stance, StoreError, TenantTx, local_day};
use web::templates::items::{Choice, Event};
use web::{Failure, Form, Reply, SignedIn, see_other};

use super::form::StanceForm;
use crate::adoption::{place_in_words, tone};

type At = Path<(String, ServiceId)>;

#[derive(Serialize)]
struct Show {
    lead: String,
    place: String,
    tone: &'static str,
    since: Option<Date>,
    action: String,
    back: String,
    /// Where a pledge becomes an order; absent where there is none.
    order: Option<String>,
    pledge: Option<String>,
    choices: Vec<Choice>,
    takes: bool,
    fields: StanceForm,
    history: Vec<Event>,
}

struct Seen {
    service: Service,
    place: Place,
    since: Option<Date>,
    said: Vec<Stance>,
}

/// The page.
pub async fn show(visit: SignedIn, path: At, db: Data<Db>) -> Reply {
    page(&visit, path.1, None, &db).await
}

fn own(visit: &SignedIn) -> Result<MemberId, Failure> {
    visit.actor.member().map(|member| member.id).ok_or(Failure::Absent)
}

fn look(tx: &mut TenantTx<'_>, member: MemberId, id: ServiceId) -> Result<Seen, StoreError> {
    let service = tx.service(id)?;
    let said = tx.stances_of(id, member)?;
    let mine = tx.subscriptions_of(member)?;
    let to_this = mine.iter().filter(|one| one.service == id);
    let (place, since) = place_of(to_this, said.first(), tx.today());
    Ok(Seen { service, place, since, said })
}

async fn page(visit: &SignedIn, id: ServiceId, refused: Option<(Refused, StanceForm)>, db: &Db) -> Reply {
    let member = own(visit)?;
    let seen = db.tenant(&visit.actor, "stances.show", move |tx| look(tx, member, id)).await?;
    let back = format!("{}/services/{id}", visit.home());
    let title = visit.say("stance-title", json!({ "service": seen.service.name }));
    let page = visit
        .page("app/stances/show", title)
        .under(visit.text("services-title"), format!("{}/services", visit.home()))
        .under(seen.service.name.clone(), back.clone());
    match refused {
        Some((refused, fields)) => page.refused(refused)?.show(&view(visit, &seen, fields, back)),
        None => {
            let fields = seen.said.first().map(|stance| StanceForm::of(&stance.said)).unwrap_or_default();
            page.show(&view(visit, &seen, fields, back))
        }
    }
}

fn view(visit: &SignedIn, seen: &Seen, fields: StanceForm, back: String) -> Show {
    let id = seen.service.id;
    let pledged = matches!(seen.place, Place::Pledged | Place::PledgedIf);
    let possible: &[Saying] = if seen.place.takes() { &TAKING } else { &BEFORE };
    let choice = |saying: &Saying| Choice {
        value: saying.name().to_owned(),
        label: saying_in_words(visit, *saying),
        note: Some(visit.text(&format!("saying-{}-note", dashed(*saying)))),
        selected: fields.saying == saying.name(),
        ..Choice::default()
    };
    let pledge = seen.said.first().filter(|_| pledged).map(|stance| said_in_words(visit, stance));
    Show {
        lead: visit.say("stance-lead", json!({ "service": seen.service.name })),
        place: place_in_words(visit, seen.place),
        tone: tone(seen.place),
        since: seen.since,
        action: format!("{back}/stance"),
        order: pledged.then(|| format!("{}/subscriptions/new?service={id}", visit.home())),
        back,
        pledge,
        choices: possible.iter().map(choice).collect(),
        takes: seen.place.takes(),
        fields,
        history: seen.said.iter().map(|stance| event(visit, stance)).collect(),
    }
}

fn dashed(saying: Saying) -> String {
    saying.name().replace('_', "-")
}

/// What a member can say, in words.
fn saying_in_words(visit: &SignedIn, saying: Saying) -> String {
    visit.text(&format!("saying-{}", dashed(saying)))
}

/// What was said with its condition, its end and its reason, in a sentence or three.
pub(crate) fn said_in_words(visit: &SignedIn, stance: &Stance) -> String {
    let said = &stance.said;
    let mut text = format!("{}.", saying_in_words(visit, said.saying));
    if !said.condition.is_empty() {
        text =
            format!("{text} {}", visit.say("stance-condition-said", json!({ "condition": said.condition })));
    }
    if let Some(until) = said.until {
        let day = visit.words().date(until);
        text = format!("{text} {}", visit.say("stance-until-said", json!({ "date": day })));
    }
    if !said.reason.is_empty() {
        text = format!("{text} {}", said.reason);
    }
    text
}

fn event(visit: &SignedIn, stance: &Stance) -> Event {
    let day = visit.words().date(local_day(stance.at));
    Event {
        text: said_in_words(visit, stance),
        meta: Some(visit.say("stance-said-by", json!({ "by": stance.by, "date": day }))),
    }
}

/// Says where the member stands.
pub async fn create(visit: SignedIn, path: At, form: Form<StanceForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_say(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/services/{id}/stance", visit.home());
            Ok(see_other(there).flash("stance-said").into())
        }
        Err(refused) => page(&visit, id, Some((refused, form.fields.clone())), &db).await,
    }
}

async fn try_say(visit: &SignedIn, id: ServiceId, form: &Form<StanceForm>, db: &Db) -> Result<(), Refused> {
    let asked = form.read(|fields| fields.read(id)).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("stances.say"), move |tx| say(tx, &asked)).await
}
