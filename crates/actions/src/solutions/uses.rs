//! A member states that it uses a solution, says so again each year, and says when it stops.
//!
//! Invariant: nobody states the use of another member. A link from a mail renews once, and only for a member
//! manager of that member who is signed in and presses the button.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{MemberId, SolutionId};
use serde_json::json;
use store::roles::{May, allowed};
use store::{AboutUse, Solution, StoreError, TenantTx};

use super::{LONGEST_NAME, LONGEST_TEXT, address_of_mail, short_enough};
use crate::permissions::require;
use crate::{Fault, Refused, letters, tokens};

/// A statement counts for so many months.
pub const VALID_MONTHS: i32 = 12;
/// The member hears so many days before that its statement ends.
pub const REMIND_DAYS: i32 = 30;

fn own(tx: &TenantTx<'_>) -> Result<MemberId, Refused> {
    require(tx, May::StateUse)?;
    tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)
}

fn until(today: Date) -> Date {
    today.saturating_add(VALID_MONTHS.months())
}

/// The actor's member states that it uses a solution, for the coming year.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn state(tx: &mut TenantTx<'_>, id: SolutionId, about: &AboutUse) -> Result<(), Refused> {
    let member = own(tx)?;
    let solution = tx.solution(id)?;
    if solution.state == "draft" {
        return Err(Fault::page("use-of-a-draft").into());
    }
    let today = tx.today();
    let about = check(about, today)?;
    tx.state_use(id, member, &about, until(today))?;
    tx.use_up_reminders(id, member)?;
    tx.audit("solutions.state-use", id, &solution.about.name)?;
    Ok(())
}

fn check(about: &AboutUse, today: Date) -> Result<AboutUse, Refused> {
    let text = |text: &str| text.trim().to_owned();
    let about = AboutUse {
        since: about.since,
        version: text(&about.version),
        experience: text(&about.experience),
        contact_name: text(&about.contact_name),
        contact_email: text(&about.contact_email),
    };
    let mut faults = Vec::new();
    if about.since > today {
        faults.push(Fault::field("since", "use-since-later"));
    }
    faults.extend(short_enough("version", &about.version, LONGEST_NAME).err());
    faults.extend(short_enough("experience", &about.experience, LONGEST_TEXT).err());
    faults.extend(short_enough("contact_name", &about.contact_name, LONGEST_NAME).err());
    faults.extend(short_enough("contact_email", &about.contact_email, LONGEST_NAME).err());
    faults.extend(address_of_mail("contact_email", &about.contact_email).err());
    if faults.is_empty() { Ok(about) } else { Err(Refused::Faults(faults)) }
}

/// The actor's member says again what it said, for the coming year.
///
/// # Errors
/// Those of the store: [`StoreError::Absent`] where it does not use the solution.
pub fn renew(tx: &mut TenantTx<'_>, id: SolutionId) -> Result<(), Refused> {
    let member = own(tx)?;
    let solution = tx.solution(id)?;
    let today = tx.today();
    tx.renew_use(id, member, until(today))?;
    tx.use_up_reminders(id, member)?;
    tx.audit("solutions.renew-use", id, &solution.about.name)?;
    Ok(())
}

/// What a link from a mail would renew, while it works.
///
/// # Errors
/// Those of the store: [`StoreError::Absent`] where the link was used, never was, or is another member's.
pub fn renewable(tx: &mut TenantTx<'_>, token: &str) -> Result<Solution, Refused> {
    own(tx)?;
    let id = tx.use_reminder(&tokens::hash_of(token))?;
    Ok(tx.solution(id)?)
}

/// Renews the statement that a link from a mail is about, once.
///
/// # Errors
/// As [`renewable`].
pub fn renew_by_link(tx: &mut TenantTx<'_>, token: &str) -> Result<SolutionId, Refused> {
    let solution = renewable(tx, token)?;
    let member = own(tx)?;
    if tx.use_up_reminders(solution.id, member)? == 0 {
        return Err(StoreError::Absent.into());
    }
    renew(tx, solution.id)?;
    Ok(solution.id)
}

/// The actor's member says that it uses a solution no longer.
///
/// # Errors
/// Those of the store: [`StoreError::Absent`] where it does not use the solution.
pub fn end(tx: &mut TenantTx<'_>, id: SolutionId) -> Result<(), Refused> {
    let member = own(tx)?;
    let solution = tx.solution(id)?;
    let today = tx.today();
    tx.end_use(id, member, today)?;
    tx.use_up_reminders(id, member)?;
    tx.audit("solutions.end-use", id, &solution.about.name)?;
    Ok(())
}

/// Asks the managers of a member by mail to renew a statement that ends soon. `false` where that was done or
/// is not to be done any more.
pub(crate) fn remind(tx: &mut TenantTx<'_>, id: SolutionId, member: MemberId) -> Result<bool, StoreError> {
    let today = tx.today();
    let Some(statement) = tx.use_statement(id, member)?.filter(|one| one.counts_on(today)) else {
        return Ok(false);
    };
    let token = tokens::fresh(tx.chance());
    if !tx.add_use_reminder(&statement, &token.hash)? {
        return Ok(false);
    }
    let about = json!({
        "title": tx.solution(id)?.about.name,
        "member": tx.member(member)?.name,
        "until": statement.expires_on.to_string(),
        "token": token.text,
    });
    letters::tell(tx, "use-expires", &about, |seat| {
        let manages = allowed(&seat.roles.iter().copied().collect(), May::StateUse);
        manages && seat.member.as_ref().is_some_and(|own| own.id == member)
    })?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_statement_counts_for_twelve_months() {
        assert_eq!(until(date(2026, 11, 29)), date(2027, 11, 29));
        // Who states it on a leap day is asked again on the last day of February.
        assert_eq!(until(date(2028, 2, 29)), date(2029, 2, 28));
    }

    #[test]
    fn use_cannot_begin_in_the_future() {
        let about = |since| AboutUse {
            since,
            version: String::new(),
            experience: " Goed. ".to_owned(),
            contact_name: String::new(),
            contact_email: String::new(),
        };
        let today = date(2026, 11, 29);
        assert_eq!(check(&about(today), today).unwrap().experience, "Goed.");
        assert!(check(&about(date(2026, 11, 30)), today).is_err());
    }
}
