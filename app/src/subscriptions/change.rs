//! Another package or quantity from a day on: the form, a page to check it, and the change.

use actions::Refused;
use actions::orders::{Placed, place};
use actix_web::web::{Data, Path, Query};
use jiff::civil::Date;
use kernel::SubscriptionId;
use serde::Serialize;
use serde_json::json;
use store::{Choice as Chosen, Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Reply, SignedIn, see_other};

use super::check::{self, Looked};
use super::order_form::{Offer, OrderForm};
use super::own;

type At = Path<(String, SubscriptionId)>;

#[derive(Serialize)]
struct Change {
    lead: String,
    check: String,
    back: String,
    fields: OrderForm,
    packages: Vec<Choice>,
    unit: Option<String>,
    quantity_description: String,
    since: Date,
    nothing: bool,
}

fn at(visit: &SignedIn, id: SubscriptionId) -> String {
    format!("{}/subscriptions/{id}/change", visit.home())
}

/// The form of a change.
pub async fn change(visit: SignedIn, path: At, typed: Query<OrderForm>, db: Data<Db>) -> Reply {
    show(&visit, path.1, typed.into_inner(), None, &db).await
}

async fn show(
    visit: &SignedIn,
    id: SubscriptionId,
    mut fields: OrderForm,
    refused: Option<Refused>,
    db: &Db,
) -> Reply {
    let member = own(visit)?;
    let look = move |tx: &mut TenantTx<'_>| {
        let offer = Offer::change(tx, member, id)?;
        let now = tx.choices()?.remove(&id).unwrap_or_default();
        Ok::<_, StoreError>((offer, now))
    };
    let (offer, now) = db.tenant(&visit.actor, "subscriptions.change-form", look).await?;
    if refused.is_none() {
        fill(&mut fields, &offer, &now);
    }
    let service = offer.chosen.as_ref().map(|service| service.name.clone()).unwrap_or_default();
    let view = Change {
        lead: visit.say("change-lead", json!({ "service": service })),
        check: format!("{}/check", at(visit, id)),
        back: format!("{}/subscriptions", visit.home()),
        packages: offer.package_choices(visit, &fields.package),
        unit: Some(offer.rules.unit.clone()).filter(|unit| !unit.is_empty()),
        quantity_description: offer.quantity_description(visit),
        since: offer.replaces.as_ref().map_or(offer.today, |old| old.starts_on),
        nothing: offer.packages.is_empty() && offer.rules.unit.is_empty(),
        fields,
    };
    let title = visit.say("change-title", json!({ "service": service }));
    let page = visit
        .page("app/subscriptions/change", title)
        .under(visit.text("subscriptions-title"), format!("{}/subscriptions", visit.home()));
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

/// Begins with what the member has now.
fn fill(fields: &mut OrderForm, offer: &Offer, now: &Chosen) {
    let or = |typed: &mut String, value: String| {
        if typed.is_empty() {
            *typed = value;
        }
    };
    or(&mut fields.package, now.package.map(|id| id.to_string()).unwrap_or_default());
    or(
        &mut fields.quantity,
        now.quantity.map(|number| number.to_string().replace('.', ",")).unwrap_or_default(),
    );
    let next_month = offer.today.last_of_month().tomorrow().unwrap_or(offer.today);
    or(&mut fields.starts_on, next_month.to_string());
    fields.service = offer.chosen.as_ref().map(|service| service.id.to_string()).unwrap_or_default();
}

/// The page to check a change before it is made.
pub async fn check_change(visit: SignedIn, path: At, typed: Query<OrderForm>, db: Data<Db>) -> Reply {
    own(&visit)?;
    let (id, fields) = (path.1, typed.into_inner());
    match look(&visit, id, &fields, &db).await {
        Ok(looked) => {
            let at = at(&visit, id);
            check::page(&visit, &looked, fields, (at.clone(), format!("{at}/new")))
        }
        Err(refused) => show(&visit, id, fields, Some(refused), &db).await,
    }
}

async fn look(visit: &SignedIn, id: SubscriptionId, fields: &OrderForm, db: &Db) -> Result<Looked, Refused> {
    fields.validate().map_err(|errors| Refused::Faults(web::faults_of(&errors)))?;
    let ask = fields.read(Some(id)).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, "subscriptions.check-change", move |tx| Looked::read(tx, &ask)).await
}

/// Makes the change.
pub async fn create_change(visit: SignedIn, path: At, form: Form<OrderForm>, db: Data<Db>) -> Reply {
    own(&visit)?;
    let id = path.1;
    match try_change(&visit, id, &form, &db).await {
        Ok(placed) => {
            let flash = match placed {
                Placed::Taken(_) => "subscription-changed",
                Placed::Waits(_) => "subscription-asked",
            };
            Ok(see_other(format!("{}/subscriptions", visit.home())).flash(flash).into())
        }
        Err(refused) => show(&visit, id, form.fields.clone(), Some(refused), &db).await,
    }
}

async fn try_change(
    visit: &SignedIn,
    id: SubscriptionId,
    form: &Form<OrderForm>,
    db: &Db,
) -> Result<Placed, Refused> {
    let ask = form.read(|fields| fields.read(Some(id))).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("subscriptions.change"), move |tx| place(tx, &ask)).await
}
