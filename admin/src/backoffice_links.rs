//! How far the link of a service to a member's back office is. The office keeps it for every member, the
//! manager of a member for its own; the page is the same, at addresses of their own.

use actions::backoffice_links::{SayLink, kept, say};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::day;
use kernel::SubscriptionId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{BackofficeLink, Db, LinkState, Member, Service, StoreError, TenantTx, local_day};
use validator::Validate;
use web::templates::items::{Choice, Event};
use web::{Form, Page, Reply, SignedIn, see_other};

type At = Path<(String, SubscriptionId)>;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct LinkForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "backoffice-state-missing"))]
    state: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    note: String,
}

impl LinkForm {
    /// The form as it was left.
    fn of(link: &BackofficeLink) -> Self {
        Self {
            state: link.said.state.name().to_owned(),
            on: link.said.on.map(|day| day.to_string()).unwrap_or_default(),
            note: link.said.note.clone(),
        }
    }

    /// What it means.
    fn read(&self, subscription: SubscriptionId) -> Result<SayLink, Vec<Fault>> {
        let state = LinkState::from_name(&self.state)
            .ok_or_else(|| vec![Fault::field("state", "backoffice-state-missing")])?;
        let on = match self.on.trim() {
            "" => None,
            text => {
                let read = day::whole(text).ok_or_else(|| vec![Fault::field("on", "date-unreadable")])?;
                Some(read)
            }
        };
        Ok(SayLink { subscription, state, on, note: self.note.trim().to_owned() })
    }
}

#[derive(Serialize)]
struct Edit {
    lead: String,
    action: String,
    back: String,
    choices: Vec<Choice>,
    fields: LinkForm,
    history: Vec<Event>,
}

struct Seen {
    service: Service,
    member: Member,
    said: Vec<BackofficeLink>,
}

fn look(tx: &mut TenantTx<'_>, id: SubscriptionId) -> Result<Seen, StoreError> {
    let one = kept(tx, id)?;
    let mut said = tx.backoffice_links_of(one.member)?;
    said.retain(|link| link.said.service == one.service);
    Ok(Seen { service: tx.service(one.service)?, member: tx.member(one.member)?, said })
}

/// Where the office, or the member itself, keeps the link.
#[must_use]
pub fn href(visit: &SignedIn, id: SubscriptionId) -> String {
    let office = if visit.actor.member().is_some() { "" } else { "/office" };
    format!("{}{office}/subscriptions/{id}/backoffice-link", visit.home())
}

/// How far a link is, in words.
#[must_use]
pub fn state_in_words(visit: &SignedIn, state: LinkState) -> String {
    visit.text(&format!("backoffice-state-{}", state.name()))
}

/// How far a link is, as a badge.
#[must_use]
pub fn tone(state: LinkState) -> &'static str {
    match state {
        LinkState::Working => "positive",
        LinkState::Testing => "warning",
        LinkState::Planned => "accent",
        LinkState::Absent => "outline",
    }
}

/// What was said of a link: how far it is, since when or for when, and the note.
#[must_use]
pub fn said_in_words(visit: &SignedIn, link: &BackofficeLink) -> String {
    let date = link.said.on.map(|day| visit.words().date(day)).unwrap_or_default();
    let state = visit.say(&format!("backoffice-said-{}", link.said.state.name()), json!({ "date": date }));
    if link.said.note.is_empty() { state } else { format!("{state} {}", link.said.note) }
}

/// The page.
pub async fn edit(visit: SignedIn, path: At, db: Data<Db>) -> Reply {
    page(&visit, path.1, None, &db).await
}

async fn page(visit: &SignedIn, id: SubscriptionId, refused: Option<(Refused, LinkForm)>, db: &Db) -> Reply {
    let look = move |tx: &mut TenantTx<'_>| look(tx, id);
    let seen = db.tenant(&visit.actor, "backoffice-links.show", look).await?;
    let page = under(visit, &seen);
    match refused {
        Some((refused, fields)) => page.refused(refused)?.show(&view(visit, id, &seen, fields)),
        None => {
            let fields = seen.said.first().map(LinkForm::of).unwrap_or_default();
            page.show(&view(visit, id, &seen, fields))
        }
    }
}

fn under<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let title = visit.say("backoffice-edit-title", json!({ "service": seen.service.name }));
    let page = visit.page("admin/backoffice-links/edit", title);
    if visit.actor.member().is_some() {
        return page.under(visit.text("subscriptions-title"), format!("{}/subscriptions", visit.home()));
    }
    page.under(visit.text("services-title"), format!("{}/services", visit.home()))
        .under(seen.service.name.clone(), back(visit, seen))
}

fn back(visit: &SignedIn, seen: &Seen) -> String {
    match visit.actor.member() {
        Some(_) => format!("{}/subscriptions", visit.home()),
        None => format!("{}/services/{}", visit.home(), seen.service.id),
    }
}

fn view(visit: &SignedIn, id: SubscriptionId, seen: &Seen, fields: LinkForm) -> Edit {
    let choice = |state: &LinkState| Choice {
        value: state.name().to_owned(),
        label: state_in_words(visit, *state),
        selected: fields.state == state.name(),
        ..Choice::default()
    };
    let names = json!({ "service": seen.service.name, "member": seen.member.name });
    Edit {
        lead: visit.say("backoffice-edit-lead", names),
        action: href(visit, id),
        back: back(visit, seen),
        choices: LinkState::ALL.iter().map(choice).collect(),
        fields,
        history: seen.said.iter().map(|link| event(visit, link)).collect(),
    }
}

fn event(visit: &SignedIn, link: &BackofficeLink) -> Event {
    let day = visit.words().date(local_day(link.at));
    Event {
        text: said_in_words(visit, link),
        meta: Some(visit.say("stance-said-by", json!({ "by": link.by, "date": day }))),
    }
}

/// Says how far the link is.
pub async fn update(visit: SignedIn, path: At, form: Form<LinkForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_say(&visit, id, &form, &db).await {
        Ok(()) => Ok(see_other(href(&visit, id)).flash("backoffice-said").into()),
        Err(refused) => page(&visit, id, Some((refused, form.fields.clone())), &db).await,
    }
}

async fn try_say(
    visit: &SignedIn,
    id: SubscriptionId,
    form: &Form<LinkForm>,
    db: &Db,
) -> Result<(), Refused> {
    let asked = form.read(|fields| fields.read(id)).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| say(tx, &asked).map(drop);
    db.tenant(&visit.actor, form.once("backoffice-links.say"), deed).await
}
