//! Letting a member go: first the day, then what happens, then the deed.

use actions::members::{Consequences, Departure, first_day_after, let_go};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use jiff::civil::Date;
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, Member, Service, StoreError, Subscription, TenantTx};
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other};

use super::{day, page};

/// The day, in the address or in the form.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct DepartureForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "departure-last-day-missing"))]
    last_day: String,
}

#[derive(Serialize)]
struct New {
    home: String,
    here: String,
    action: String,
    back: String,
    name: String,
    last_day: String,
    sentences: Vec<String>,
    submit: String,
}

struct Seen {
    member: Member,
    services: Vec<Service>,
    subscriptions: Vec<Subscription>,
}

fn look(tx: &mut TenantTx<'_>, id: MemberId) -> Result<Seen, StoreError> {
    Ok(Seen { member: tx.member(id)?, services: tx.services()?, subscriptions: tx.subscriptions_of(id)? })
}

/// The day, and once it is chosen what happens.
pub async fn new(
    visit: SignedIn,
    path: Path<(String, MemberId)>,
    chosen: Query<DepartureForm>,
    db: Data<Db>,
) -> Reply {
    let faults = match chosen.last_day.is_empty() {
        true => Vec::new(),
        false => checked(&visit, &db, path.1, &chosen.last_day).await?,
    };
    show(&visit, &db, path.1, &chosen.last_day, faults).await
}

/// What is wrong with the day.
async fn checked(visit: &SignedIn, db: &Db, id: MemberId, text: &str) -> Result<Vec<Fault>, StoreError> {
    let seen = db.tenant(&visit.actor, "members.departure", move |tx| look(tx, id)).await?;
    let found = day("last_day", text).and_then(|last| first_day_after(&seen.member, last));
    Ok(found.err().map(|fault| shown(visit, fault)).into_iter().collect())
}

/// A fault with its days as people write them.
fn shown(visit: &SignedIn, mut fault: Fault) -> Fault {
    for (name, value) in &mut fault.args {
        if let ("joined", Ok(date)) = (*name, value.parse::<Date>()) {
            *value = visit.words().date(date);
        }
    }
    fault
}

async fn show(visit: &SignedIn, db: &Db, id: MemberId, text: &str, faults: Vec<Fault>) -> Reply {
    let look = move |tx: &mut TenantTx<'_>| look(tx, id);
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "members.departure", look).await?;
    let last = day("last_day", text).ok().filter(|_| faults.is_empty());
    let home = visit.home();
    let name = seen.member.name.clone();
    let view = New {
        here: format!("{home}/office/members/{id}/departure/new"),
        action: format!("{home}/office/members/{id}/departure"),
        back: format!("{home}/members/{id}"),
        last_day: last.map_or_else(|| text.to_owned(), |day| day.to_string()),
        sentences: last.map(|last| sentences(visit, &seen, last)).unwrap_or_default(),
        submit: last
            .map(|last| {
                visit.say("departure-submit", json!({ "name": name, "date": visit.words().date(last) }))
            })
            .unwrap_or_default(),
        name: name.clone(),
        home,
    };
    let title = visit.say("departure-title-of", json!({ "name": name }));
    let page = page(visit, "admin/members/departure", title).under(name, view.back.clone());
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&view)
}

/// What happens, a sentence each.
fn sentences(visit: &SignedIn, seen: &Seen, last: Date) -> Vec<String> {
    let left_on = last.tomorrow().unwrap_or(last);
    let consequences = Consequences::of(seen.subscriptions.clone(), left_on);
    let names = |list: &[Subscription]| -> String {
        let name = |one: &Subscription| {
            seen.services
                .iter()
                .find(|service| service.id == one.service)
                .map(|service| service.name.as_str())
        };
        list.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    let name = &seen.member.name;
    let mut said = vec![
        visit.say("departure-ends", json!({ "name": name, "date": visit.words().date(last) })),
        visit.say(
            "departure-subscriptions",
            json!({
                "name": name,
                "count": consequences.ended.len(),
                "services": names(&consequences.ended),
            }),
        ),
    ];
    if !consequences.withdrawn.is_empty() {
        let count = consequences.withdrawn.len();
        let services = names(&consequences.withdrawn);
        said.push(visit.say("departure-withdrawn", json!({ "count": count, "services": services })));
    }
    said.push(visit.say("departure-costs", json!({ "name": name })));
    said.push(visit.say("departure-people", json!({ "name": name })));
    said.push(visit.text("departure-final"));
    said
}

/// Lets the member go.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, MemberId)>,
    form: Form<DepartureForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_let_go(&visit, id, &form, &db).await {
        Ok((name, last)) => {
            let said = [("name", name), ("date", visit.words().date(last))];
            let there = format!("{}/members/{id}", visit.home());
            Ok(see_other(there).flash_with("member-let-go", &said).into())
        }
        Err(Refused::Faults(faults)) => {
            let faults = faults.into_iter().map(|fault| shown(&visit, fault)).collect();
            show(&visit, &db, id, &form.fields.last_day, faults).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn try_let_go(
    visit: &SignedIn,
    member: MemberId,
    form: &Form<DepartureForm>,
    db: &Db,
) -> Result<(String, Date), Refused> {
    let read = |fields: &DepartureForm| day("last_day", &fields.last_day).map_err(|fault| vec![fault]);
    let last_day = form.read(read).map_err(Refused::Faults)?;
    let departure = Departure { member, last_day };
    let deed = move |tx: &mut TenantTx<'_>| {
        let_go(tx, &departure)?;
        Ok((tx.member(member)?.name, last_day))
    };
    db.tenant(&visit.actor, form.once("members.let-go"), deed).await
}
