//! An attribute of a member, from a day on.

use actions::members::{NewAttribute, set_attribute};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::number::{Notation, quantity};
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, StoreError};
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other};

use super::{day, page};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct AttributeForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "attribute-name-form"))]
    attribute: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "attribute-value-form"))]
    value: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    back_label: String,
    fields: AttributeForm,
}

/// The form.
pub async fn new(visit: SignedIn, path: Path<(String, MemberId)>, db: Data<Db>) -> Reply {
    show(&visit, &db, path.1, AttributeForm::default(), None).await
}

async fn show(
    visit: &SignedIn,
    db: &Db,
    id: MemberId,
    fields: AttributeForm,
    refused: Option<Refused>,
) -> Reply {
    let look = move |tx: &mut store::TenantTx<'_>| Ok((tx.member(id)?, tx.today()));
    let (member, today) = db.tenant::<_, StoreError, _>(&visit.actor, "members.attribute", look).await?;
    let back = format!("{}/members/{id}", visit.home());
    let on = if fields.on.is_empty() { today.first_of_year().to_string() } else { fields.on.clone() };
    let view = New {
        action: format!("{}/office/members/{id}/attributes", visit.home()),
        back: back.clone(),
        back_label: visit.say("attribute-back", json!({ "name": member.name })),
        fields: AttributeForm { on, ..fields },
    };
    let title = visit.say("attribute-title", json!({ "name": member.name }));
    let page = page(visit, "admin/members/attribute", title).under(member.name, back);
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

/// Sets or corrects the attribute.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, MemberId)>,
    form: Form<AttributeForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_set(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/members/{id}", visit.home());
            Ok(see_other(there).flash("attribute-set").into())
        }
        Err(refused) => show(&visit, &db, id, form.fields.clone(), Some(refused)).await,
    }
}

async fn try_set(
    visit: &SignedIn,
    member: MemberId,
    form: &Form<AttributeForm>,
    db: &Db,
) -> Result<(), Refused> {
    let new = form.read(|fields| read(member, fields)).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("members.set-attribute"), move |tx| set_attribute(tx, &new)).await
}

fn read(member: MemberId, fields: &AttributeForm) -> Result<NewAttribute, Vec<Fault>> {
    let name = match fields.attribute.trim().to_lowercase().as_str() {
        // The word on the page for what keys call `inhabitants`.
        "inwoners" | "inwonertal" => actions::members::INHABITANTS.to_owned(),
        other => other.to_owned(),
    };
    let on = day("on", &fields.on);
    let value = quantity(fields.value.trim(), Notation::Dutch)
        .map_err(|_| Fault::field("value", "attribute-value-form"));
    match (on, value) {
        (Ok(on), Ok(value)) => Ok(NewAttribute { member, name, on, value }),
        (on, value) => Err(on.err().into_iter().chain(value.err()).collect()),
    }
}
