//! A member's own axis: what it says of where it stands towards a service, and where it stands.
//!
//! Invariant: nothing here makes a subscription. A pledge becomes one only by an order of the member itself.

mod place;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId};
use serde_json::json;
use store::roles::{May, allowed};
use store::{DuePledge, NewStance, OnConstraint, Saying, StoreError, TenantTx};

use crate::letters::tell;
use crate::permissions::require;
use crate::{Fault, Refused};

pub use place::{Place, place_of};

/// The most characters in a condition.
const LONGEST_CONDITION: usize = 500;
/// The most characters in a reason.
const LONGEST_REASON: usize = 2_000;
/// A pledge may hold this long.
const FURTHEST_YEARS: i32 = 5;

/// What a member that does not take a service can say.
pub const BEFORE: [Saying; 5] =
    [Saying::Unknown, Saying::Interested, Saying::Pledged, Saying::OwnBuild, Saying::Stays];
/// What a member that takes it can say.
pub const TAKING: [Saying; 2] = [Saying::Implementing, Saying::Live];

/// Something that a member says of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// The service.
    pub service: ServiceId,
    /// What it says.
    pub saying: Saying,
    /// On which condition it pledges; empty where there is none.
    pub condition: String,
    /// Last day on which the pledge holds.
    pub until: Option<Date>,
    /// Why; empty where nothing was said.
    pub reason: String,
}

/// Says where the own member stands. What was said before stays to be read.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn say(tx: &mut TenantTx<'_>, say: &Say) -> Result<(), Refused> {
    require(tx, May::Subscribe)?;
    let Some(own) = tx.actor().member().map(|own| own.id) else { return Err(Refused::Forbidden) };
    let member = tx.lock_member(own)?;
    let service = tx.service(say.service)?;
    let today = tx.today();
    let mine = tx.subscriptions_of(own)?;
    let takes = mine.iter().any(|one| one.service == service.id && one.runs_from(today));
    let possible: &[Saying] = if takes { &TAKING } else { &BEFORE };
    if !possible.contains(&say.saying) {
        return Err(Fault::field("saying", "stance-not-possible").with("name", &service.name).into());
    }
    let faults = faults_of(say, today);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let pledged = say.saying == Saying::Pledged;
    let new = NewStance {
        service: service.id,
        member: own,
        saying: say.saying,
        condition: if pledged { say.condition.clone() } else { String::new() },
        until: say.until.filter(|_| pledged),
        reason: say.reason.clone(),
    };
    let meanwhile = Fault::page("stance-meanwhile");
    let id = tx.add_stance(&new).on_constraint("stances_number", Refused::from(meanwhile))?;
    let detail = format!("{}, {}: {} {}", member.name, service.name, new.saying.name(), new.condition);
    Ok(tx.audit("stances.say", id, detail.trim_end())?)
}

fn faults_of(say: &Say, today: Date) -> Vec<Fault> {
    let mut faults = Vec::new();
    if say.saying == Saying::Pledged {
        let furthest = today.saturating_add(FURTHEST_YEARS.years());
        match say.until {
            None if !say.condition.is_empty() => faults.push(Fault::field("until", "stance-until-missing")),
            Some(until) if until < today => faults.push(Fault::field("until", "stance-until-past")),
            Some(until) if until > furthest => {
                faults.push(Fault::field("until", "stance-until-too-late").with("years", FURTHEST_YEARS));
            }
            _ => {}
        }
        if say.condition.chars().count() > LONGEST_CONDITION {
            faults.push(Fault::field("condition", "stance-too-long").with("most", LONGEST_CONDITION));
        }
    }
    if matches!(say.saying, Saying::OwnBuild | Saying::Stays) && say.reason.is_empty() {
        faults.push(Fault::field("reason", "stance-reason-missing"));
    }
    if say.reason.chars().count() > LONGEST_REASON {
        faults.push(Fault::field("reason", "stance-too-long").with("most", LONGEST_REASON));
    }
    faults
}

/// Ends a pledge whose last day has passed: it expires, and its member hears of it. No subscription comes of
/// it. `false` where there was nothing to end.
///
/// # Errors
/// Those of the store.
pub fn expire(tx: &mut TenantTx<'_>, due: DuePledge) -> Result<bool, StoreError> {
    let (member, service) = (tx.lock_member(due.member)?, tx.service(due.service)?);
    let last = tx.stances_of(due.service, due.member)?.into_iter().next();
    let today = tx.today();
    let ended =
        |said: &NewStance| said.saying == Saying::Pledged && said.until.is_some_and(|until| until < today);
    let Some(pledge) = last.map(|stance| stance.said).filter(ended) else { return Ok(false) };
    let expired = NewStance { saying: Saying::Expired, ..pledge.clone() };
    let id = tx.add_stance(&expired)?;
    tx.audit("stances.expire", id, &format!("{}, {}", member.name, service.name))?;
    if !takes(tx, due.member, due.service, today)? {
        let about = json!({
            "member": member.name,
            "service": service.name,
            "day": pledge.until,
            "condition": crate::letters::in_lines(&pledge.condition),
            "id": service.id,
        });
        tell(tx, "pledge-expired", &about, |seat| {
            seat.member.as_ref().is_some_and(|own| own.id == due.member)
                && allowed(&seat.roles.iter().copied().collect(), May::Subscribe)
        })?;
    }
    Ok(true)
}

fn takes(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    service: ServiceId,
    today: Date,
) -> Result<bool, StoreError> {
    let mine = tx.subscriptions_of(member)?;
    Ok(mine.iter().any(|one| one.service == service && one.runs_from(today)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn pledge(condition: &str, until: Option<Date>) -> Say {
        Say {
            service: "0".repeat(32).parse().ok().unwrap(),
            saying: Saying::Pledged,
            condition: condition.to_owned(),
            until,
            reason: String::new(),
        }
    }

    fn codes(say: &Say) -> Vec<String> {
        faults_of(say, date(2026, 11, 29)).into_iter().map(|fault| fault.code.to_string()).collect()
    }

    #[test]
    fn a_condition_needs_a_day_on_which_it_ends() {
        assert!(codes(&pledge("", None)).is_empty());
        assert!(codes(&pledge("als de proef slaagt", Some(date(2026, 11, 29)))).is_empty());
        assert_eq!(codes(&pledge("als de proef slaagt", None)), ["stance-until-missing"]);
        assert_eq!(codes(&pledge("", Some(date(2026, 11, 28)))), ["stance-until-past"]);
        assert_eq!(codes(&pledge("", Some(date(2126, 1, 1)))), ["stance-until-too-late"]);
    }

    #[test]
    fn who_builds_or_stays_says_why() {
        let stays = Say { saying: Saying::Stays, ..pledge("", None) };
        assert_eq!(codes(&stays), ["stance-reason-missing"]);
        let said = Say { reason: "Ons contract loopt tot 2028.".to_owned(), ..stays };
        assert!(codes(&said).is_empty());
    }
}
