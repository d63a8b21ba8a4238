//! How far the link of a service to a member's back office is: kept by the office, and by the manager of the
//! member itself.
//!
//! Invariant: only a service that the member takes has a link.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{ServiceId, SubscriptionId};
use store::roles::May;
use store::{LinkState, NewBackofficeLink, OnConstraint, StoreError, Subscription, TenantTx};

use crate::{Fault, Refused};

/// The most characters in a note.
const LONGEST_NOTE: usize = 500;
/// A link may be planned this far ahead.
const FURTHEST_YEARS: i32 = 5;

/// Something that is said of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SayLink {
    /// By which subscription the member takes the service.
    pub subscription: SubscriptionId,
    /// How far the link is.
    pub state: LinkState,
    /// For when it is planned, or since when it is in test or works.
    pub on: Option<Date>,
    /// What others should know of it; empty where there is nothing to know.
    pub note: String,
}

/// A subscription that runs or will, and whose link the actor may keep: of its own member, or for the office
/// of any.
///
/// # Errors
/// [`StoreError::Absent`] where there is none or the actor may not.
pub fn kept(tx: &mut TenantTx<'_>, id: SubscriptionId) -> Result<Subscription, StoreError> {
    let one = tx.subscription(id)?;
    let actor = tx.actor();
    let may = match actor.member() {
        Some(own) => own.id == one.member && actor.may(May::Subscribe),
        None => actor.may(May::KeepServices),
    };
    if may && one.runs_from(tx.today()) { Ok(one) } else { Err(StoreError::Absent) }
}

/// Says how far a link is. What was said before stays to be read.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn say(tx: &mut TenantTx<'_>, say: &SayLink) -> Result<ServiceId, Refused> {
    let one = kept(tx, say.subscription)?;
    let faults = faults_of(say, tx.today());
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let (member, service) = (tx.lock_member(one.member)?, tx.service(one.service)?);
    let new = NewBackofficeLink {
        service: one.service,
        member: one.member,
        state: say.state,
        on: say.on.filter(|_| say.state != LinkState::Absent),
        note: say.note.clone(),
    };
    let meanwhile = Fault::page("stance-meanwhile");
    tx.add_backoffice_link(&new).on_constraint("backoffice_links_pkey", Refused::from(meanwhile))?;
    let detail = format!("{}, {}: {}", member.name, service.name, new.state.name());
    tx.audit("backoffice-links.say", say.subscription, &detail)?;
    Ok(one.service)
}

fn faults_of(say: &SayLink, today: Date) -> Vec<Fault> {
    let mut faults = Vec::new();
    let furthest = today.saturating_add(FURTHEST_YEARS.years());
    match (say.state, say.on) {
        (LinkState::Absent, _) => {}
        (_, None) => faults.push(Fault::field("on", "backoffice-day-missing")),
        (LinkState::Planned, Some(on)) if on < today => {
            faults.push(Fault::field("on", "backoffice-day-past"));
        }
        (LinkState::Planned, Some(on)) if on > furthest => {
            faults.push(Fault::field("on", "stance-until-too-late").with("years", FURTHEST_YEARS));
        }
        (LinkState::Planned, Some(_)) => {}
        (_, Some(on)) if on > today => faults.push(Fault::field("on", "backoffice-day-future")),
        (_, Some(_)) => {}
    }
    if say.note.chars().count() > LONGEST_NOTE {
        faults.push(Fault::field("note", "stance-too-long").with("most", LONGEST_NOTE));
    }
    faults
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn codes(state: LinkState, on: Option<Date>) -> Vec<String> {
        let subscription = "0".repeat(32).parse().ok().unwrap();
        let say = SayLink { subscription, state, on, note: String::new() };
        faults_of(&say, date(2026, 11, 29)).into_iter().map(|fault| fault.code.to_string()).collect()
    }

    #[test]
    fn a_plan_lies_ahead_and_what_is_there_does_not() {
        assert!(codes(LinkState::Absent, None).is_empty());
        assert!(codes(LinkState::Planned, Some(date(2026, 11, 29))).is_empty());
        assert!(codes(LinkState::Working, Some(date(2026, 11, 29))).is_empty());
        assert_eq!(codes(LinkState::Testing, None), ["backoffice-day-missing"]);
        assert_eq!(codes(LinkState::Planned, Some(date(2026, 11, 28))), ["backoffice-day-past"]);
        assert_eq!(codes(LinkState::Planned, Some(date(2126, 1, 1))), ["stance-until-too-late"]);
        assert_eq!(codes(LinkState::Testing, Some(date(2026, 11, 30))), ["backoffice-day-future"]);
    }
}
