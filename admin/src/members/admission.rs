//! Admitting a member: found in the register of municipalities, or filled in by hand.

use actions::members::{Admission, admit};
use actions::{Fault, Refused};
use actix_web::web::{Data, Query};
use intake::number::{Notation, quantity};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, Municipality, StoreError, TenantTx};
use validator::Validate;
use web::{Form, Reply, SignedIn, see_other, urls};

use super::{day, next_month, page};

/// At most so many municipalities are offered.
const OFFERED: i64 = 8;

/// What is looked for in the register, and what was chosen from it.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    municipality: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct AdmissionForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "member-code-form"))]
    code: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "member-name-missing"))]
    name: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "member-joined-missing"))]
    joined_on: String,
    #[serde(default)]
    votes: String,
    #[serde(default)]
    inhabitants: String,
    #[serde(default)]
    inhabitants_on: String,
}

#[derive(Serialize)]
struct New {
    home: String,
    q: String,
    found: Vec<Found>,
    searched: bool,
    weighted: bool,
    fields: AdmissionForm,
}

#[derive(Serialize)]
struct Found {
    href: String,
    label: String,
    note: String,
}

/// The form, with what the register knows.
pub async fn new(visit: SignedIn, wanted: Query<Wanted>, db: Data<Db>) -> Reply {
    let (q, code) = (wanted.q.clone(), wanted.municipality.clone());
    let look = move |tx: &mut TenantTx<'_>| {
        let taken: Vec<String> = tx.members()?.into_iter().map(|member| member.code).collect();
        Ok((tx.municipality(&code)?, tx.municipalities_like(&q, OFFERED)?, taken, tx.today()))
    };
    let (chosen, found, taken, today) =
        db.tenant::<_, StoreError, _>(&visit.actor, "members.new", look).await?;
    let view = New {
        home: visit.home(),
        q: wanted.q.clone(),
        found: found.iter().map(|one| offer(&visit, one, &wanted.q, taken.contains(&one.code))).collect(),
        searched: !wanted.q.trim().is_empty(),
        weighted: visit.actor.cooperative().votes == "weighted",
        fields: prefilled(chosen, today),
    };
    page(&visit, "admin/members/new", visit.text("members-new-title")).show(&view)
}

fn offer(visit: &SignedIn, one: &Municipality, q: &str, taken: bool) -> Found {
    let href = format!("{}?q={}&municipality={}#name", visit.path, urls::encode(q), one.code);
    let note = match taken {
        true => visit.text("members-new-is-member"),
        false => visit.say("members-new-choice-note", json!({ "code": one.code, "people": one.inhabitants })),
    };
    Found { href, label: visit.say("members-new-choose", json!({ "name": one.name })), note }
}

fn prefilled(chosen: Option<Municipality>, today: Date) -> AdmissionForm {
    let empty = AdmissionForm {
        joined_on: next_month(today).to_string(),
        votes: "1".to_owned(),
        ..AdmissionForm::default()
    };
    match chosen {
        Some(one) => AdmissionForm {
            code: one.code,
            name: one.name,
            inhabitants: one.inhabitants.to_string(),
            inhabitants_on: one.counted_on.to_string(),
            ..empty
        },
        None => empty,
    }
}

/// Admits.
pub async fn create(visit: SignedIn, form: Form<AdmissionForm>, db: Data<Db>) -> Reply {
    match try_admit(&visit, &form, &db).await {
        Ok(id) => {
            let name = form.fields.name.trim().to_owned();
            let there = format!("{}/members/{id}", visit.home());
            Ok(see_other(there).flash_with("member-admitted", &[("name", name)]).into())
        }
        Err(refused) => {
            let view = New {
                home: visit.home(),
                q: String::new(),
                found: Vec::new(),
                searched: false,
                weighted: visit.actor.cooperative().votes == "weighted",
                fields: form.fields.clone(),
            };
            page(&visit, "admin/members/new", visit.text("members-new-title")).refused(refused)?.show(&view)
        }
    }
}

async fn try_admit(
    visit: &SignedIn,
    form: &Form<AdmissionForm>,
    db: &Db,
) -> Result<kernel::MemberId, Refused> {
    let admission = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("members.admit"), move |tx| admit(tx, &admission)).await
}

fn read(fields: &AdmissionForm) -> Result<Admission, Vec<Fault>> {
    let mut faults = Vec::new();
    let joined_on = day("joined_on", &fields.joined_on).map_err(|fault| faults.push(fault)).ok();
    let votes = match fields.votes.trim() {
        "" => Some(1),
        text => text.parse().map_err(|_| faults.push(Fault::field("votes", "member-votes-range"))).ok(),
    };
    let inhabitants = read_inhabitants(fields).map_err(|fault| faults.push(fault)).ok();
    match (joined_on, votes, inhabitants) {
        (Some(joined_on), Some(votes), Some(inhabitants)) => Ok(Admission {
            code: fields.code.clone(),
            name: fields.name.clone(),
            joined_on,
            votes,
            inhabitants,
        }),
        _ => Err(faults),
    }
}

fn read_inhabitants(fields: &AdmissionForm) -> Result<Option<(Date, rust_decimal::Decimal)>, Fault> {
    if fields.inhabitants.trim().is_empty() {
        return Ok(None);
    }
    let value = quantity(fields.inhabitants.trim(), Notation::Dutch)
        .map_err(|_| Fault::field("inhabitants", "member-inhabitants-form"))?;
    if fields.inhabitants_on.trim().is_empty() {
        return Err(Fault::field("inhabitants_on", "member-inhabitants-on-missing"));
    }
    Ok(Some((day("inhabitants_on", &fields.inhabitants_on)?, value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inhabitants_may_be_left_out_and_need_their_day() {
        let fields = |inhabitants: &str, on: &str| AdmissionForm {
            inhabitants: inhabitants.to_owned(),
            inhabitants_on: on.to_owned(),
            ..AdmissionForm::default()
        };
        assert_eq!(read_inhabitants(&fields("", "")), Ok(None));
        let known = read_inhabitants(&fields("159.732", "1-1-2020")).unwrap().unwrap();
        assert_eq!(known, (jiff::civil::date(2020, 1, 1), 159_732.into()));
        let code = |inhabitants, on| read_inhabitants(&fields(inhabitants, on)).unwrap_err().code;
        assert_eq!(code("veel", "1-1-2020"), "member-inhabitants-form");
        assert_eq!(code("12", ""), "member-inhabitants-on-missing");
        assert_eq!(code("12", "ooit"), "date-unreadable");
    }
}
