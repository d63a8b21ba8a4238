//! The office records under which tender, lot or option members may take a service.

use actions::procurement_bases::{record, withdraw as take_back};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::day;
use kernel::{BasisId, MemberId, ServiceId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Basis, BasisKind, Db, Member, NewBasis, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Nothing, Reply, SignedIn, Visit, see_other};

use crate::below_service;

type At = Path<(String, ServiceId)>;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct BasisForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "basis-member-missing"))]
    member: String,
    #[serde(default)]
    tender: String,
    #[serde(default)]
    lot: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "basis-kind-missing"))]
    kind: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "basis-from-missing"))]
    valid_from: String,
    #[serde(default)]
    valid_until: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    rows: Vec<Row>,
    needed: bool,
    action: String,
    rules_href: String,
    members: Vec<Choice>,
    kinds: Vec<Choice>,
    fields: BasisForm,
}

#[derive(Serialize)]
struct Row {
    member: String,
    tender: String,
    lot: String,
    kind: String,
    from: String,
    until: Option<String>,
    state: String,
    tone: &'static str,
    by: String,
    withdrawal: Option<String>,
}

struct Seen {
    service: Service,
    bases: Vec<Basis>,
    members: Vec<Member>,
    needed: bool,
    today: jiff::civil::Date,
}

fn look(tx: &mut TenantTx<'_>, id: ServiceId) -> Result<Seen, StoreError> {
    let (service, today) = (tx.service(id)?, tx.today());
    Ok(Seen {
        bases: tx.procurement_bases(id)?,
        members: tx.members()?,
        needed: tx.order_rules(id)?.needs_basis,
        service,
        today,
    })
}

/// A basis in a sentence.
#[must_use]
pub fn in_words(visit: &Visit, basis: &Basis) -> String {
    let about = &basis.about;
    let kind = visit.text(&format!("basis-kind-{}", about.kind.name().replace('_', "-")));
    let lot = if about.lot.is_empty() { String::new() } else { format!(", {}", about.lot) };
    format!("{kind}: {}{lot}", about.tender)
}

/// The bases of a service, and the form of a new one.
pub async fn index(visit: SignedIn, path: At, db: Data<Db>) -> Reply {
    show(&visit, path.1, BasisForm::default(), None, &db).await
}

async fn show(
    visit: &SignedIn,
    id: ServiceId,
    mut fields: BasisForm,
    refused: Option<Refused>,
    db: &Db,
) -> Reply {
    let seen = db.tenant(&visit.actor, "procurement-bases.index", move |tx| look(tx, id)).await?;
    if fields.valid_from.is_empty() && refused.is_none() {
        fields.valid_from = seen.today.to_string();
    }
    let page = below_service::page(visit, "admin/procurement-bases/index", "bases-title", &seen.service);
    let view = view(visit, &seen, fields);
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

fn view(visit: &SignedIn, seen: &Seen, fields: BasisForm) -> Index {
    let id = seen.service.id;
    let present = seen.members.iter().filter(|member| member.is_present_on(seen.today));
    let member = |member: &Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        selected: member.id.to_string() == fields.member,
        ..Choice::default()
    };
    let kind = |kind: &BasisKind| Choice {
        value: kind.name().to_owned(),
        label: visit.text(&format!("basis-kind-{}", kind.name().replace('_', "-"))),
        selected: kind.name() == fields.kind,
        ..Choice::default()
    };
    let choose = Choice { label: visit.text("basis-choose"), ..Choice::default() };
    Index {
        lead: visit.say("bases-lead", json!({ "service": seen.service.name })),
        rows: seen.bases.iter().map(|basis| row(visit, seen, basis)).collect(),
        needed: seen.needed,
        action: format!("{}/office/services/{id}/procurement-bases", visit.home()),
        rules_href: format!("{}/office/services/{id}/order-rules", visit.home()),
        members: std::iter::once(choose).chain(present.map(member)).collect(),
        kinds: BasisKind::ALL.iter().map(kind).collect(),
        fields,
    }
}

fn row(visit: &SignedIn, seen: &Seen, basis: &Basis) -> Row {
    let about = &basis.about;
    let member = seen.members.iter().find(|member| member.id == about.member);
    let (state, tone) = match &basis.withdrawn {
        Some(_) => ("withdrawn", "outline"),
        None if basis.is_valid_on(seen.today) => ("valid", "positive"),
        None if seen.today < about.valid_from => ("later", "accent"),
        None => ("over", "warning"),
    };
    Row {
        member: member.map(|member| member.name.clone()).unwrap_or_default(),
        tender: about.tender.clone(),
        lot: about.lot.clone(),
        kind: visit.text(&format!("basis-kind-{}", about.kind.name().replace('_', "-"))),
        from: visit.words().date(about.valid_from),
        until: about.valid_until.map(|day| visit.words().date(day)),
        state: visit.text(&format!("basis-{state}")),
        tone,
        by: basis.withdrawn.as_ref().map_or(&basis.made_by, |(by, _)| by).clone(),
        withdrawal: basis
            .withdrawn
            .is_none()
            .then(|| format!("{}/office/procurement-bases/{}/withdrawal", visit.home(), basis.id)),
    }
}

fn read(fields: &BasisForm, service: ServiceId) -> Result<NewBasis, Vec<Fault>> {
    let member = fields.member.parse::<MemberId>();
    let member = member.map_err(|_| Fault::field("member", "basis-member-missing"));
    let kind = BasisKind::from_name(&fields.kind).ok_or_else(|| Fault::field("kind", "basis-kind-missing"));
    let day = |field: &'static str, text: &str| {
        day::whole(text).ok_or_else(|| Fault::field(field, "date-unreadable"))
    };
    let valid_from = day("valid_from", &fields.valid_from);
    let valid_until = match fields.valid_until.trim() {
        "" => Ok(None),
        text => day("valid_until", text).map(Some),
    };
    match (member, kind, valid_from, valid_until) {
        (Ok(member), Ok(kind), Ok(valid_from), Ok(valid_until)) => {
            let (tender, lot) = (fields.tender.trim().to_owned(), fields.lot.trim().to_owned());
            Ok(NewBasis { service, member, tender, lot, kind, valid_from, valid_until })
        }
        (member, kind, from, until) => {
            let faults = [member.err(), kind.err(), from.err(), until.err()];
            Err(faults.into_iter().flatten().collect())
        }
    }
}

/// Records a basis.
pub async fn create(visit: SignedIn, path: At, form: Form<BasisForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_record(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/office/services/{id}/procurement-bases", visit.home());
            Ok(see_other(there).flash("basis-recorded").into())
        }
        Err(refused) => show(&visit, id, form.fields.clone(), Some(refused), &db).await,
    }
}

async fn try_record(visit: &SignedIn, id: ServiceId, form: &Form<BasisForm>, db: &Db) -> Result<(), Refused> {
    let new = form.read(|fields| read(fields, id)).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| record(tx, &new).map(drop);
    db.tenant(&visit.actor, form.once("procurement-bases.record"), deed).await
}

/// Withdraws a basis.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, BasisId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| take_back(tx, id);
    let done = db.tenant(&visit.actor, form.once("procurement-bases.withdraw"), deed).await;
    let said = ("basis-withdrawn", "basis-withdrawn-already");
    below_service::after_withdrawal(&visit, done, "procurement-bases", said)
}
