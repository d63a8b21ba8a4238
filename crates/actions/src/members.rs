//! The members of a cooperative: admitted, described by attributes, and let go.
//!
//! Invariant: a membership that ends takes its subscriptions with it: none has a day after it.

use jiff::civil::Date;
use kernel::{MemberId, SubscriptionId};
use rust_decimal::Decimal;
use store::roles::May;
use store::{Member, NewMember, StoreError, Subscription, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a member's name.
const LONGEST_NAME: usize = 200;
/// The most characters in the name of an attribute: what the table takes.
const LONGEST_ATTRIBUTE: usize = 40;
/// The attribute that the register of municipalities knows.
pub const INHABITANTS: &str = "inhabitants";

/// A member to be admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// CBS code, or a code of the cooperative's own.
    pub code: String,
    /// Name of the municipality or partnership.
    pub name: String,
    /// First day of the membership.
    pub joined_on: Date,
    /// Votes where votes are weighted.
    pub votes: i32,
    /// Inhabitants and their reference date, where they are known.
    pub inhabitants: Option<(Date, Decimal)>,
}

/// Admits a member.
///
/// # Errors
/// A sentence beside the code, the name or the votes, or those of the store.
pub fn admit(tx: &mut TenantTx<'_>, admission: &Admission) -> Result<MemberId, Refused> {
    require(tx, May::KeepMembers)?;
    let new = NewMember {
        code: admission.code.trim().to_uppercase(),
        name: admission.name.trim().to_owned(),
        joined_on: admission.joined_on,
        votes: admission.votes,
    };
    let faults = faults_of(&new);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let id = tx.add_member(&new).map_err(taken)?;
    if let Some((on, value)) = admission.inhabitants {
        tx.put_attribute(id, INHABITANTS, on, value)?;
    }
    tx.audit("members.admit", id, &format!("{} {}, {}", new.code, new.name, new.joined_on))?;
    Ok(id)
}

/// What is wrong with a new member by itself.
pub(crate) fn faults_of(new: &NewMember) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !is_code(&new.code) {
        faults.push(Fault::field("code", "member-code-form"));
    }
    if new.name.is_empty() {
        faults.push(Fault::field("name", "member-name-missing"));
    } else if new.name.chars().count() > LONGEST_NAME {
        faults.push(Fault::field("name", "member-name-too-long").with("most", LONGEST_NAME));
    }
    if !(0..=1_000_000).contains(&new.votes) {
        faults.push(Fault::field("votes", "member-votes-range"));
    }
    faults
}

/// What the table takes for a code: 2 to 20 capitals, digits and hyphens, a hyphen not first.
fn is_code(code: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (2..=20).contains(&code.len())
        && code.bytes().all(|byte| letter(byte) || byte == b'-')
        && code.bytes().next().is_some_and(letter)
}

fn taken(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "members_code" => {
            Fault::field("code", "member-code-taken").into()
        }
        StoreError::Constraint(name) if name == "members_name" => {
            Fault::field("name", "member-name-taken").into()
        }
        other => Refused::Store(other),
    }
}

/// What ends with a membership: shown before, done with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// Subscriptions that end on the last day of the membership.
    pub ended: Vec<Subscription>,
    /// Orders that would begin later: withdrawn.
    pub withdrawn: Vec<Subscription>,
}

impl Consequences {
    /// What happens to these subscriptions when the membership ends; `left_on` is the first day after it.
    #[must_use]
    pub fn of(subscriptions: Vec<Subscription>, left_on: Date) -> Self {
        let longer = subscriptions.into_iter().filter(|one| one.runs_from(left_on));
        let (withdrawn, ended) = longer.partition(|one| one.starts_on >= left_on);
        Self { ended, withdrawn }
    }

    fn ends(&self, left_on: Date) -> impl Iterator<Item = (SubscriptionId, Date)> {
        let ended = self.ended.iter().map(move |one| (one.id, left_on));
        ended.chain(self.withdrawn.iter().map(|one| (one.id, one.starts_on)))
    }
}

/// A membership to be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The member.
    pub member: MemberId,
    /// The last day of its membership.
    pub last_day: Date,
}

/// Lets a member go. Its subscriptions end with its membership; what it paid and why stays to be seen.
///
/// # Errors
/// A sentence beside the last day, or those of the store.
pub fn let_go(tx: &mut TenantTx<'_>, departure: &Departure) -> Result<(), Refused> {
    require(tx, May::KeepMembers)?;
    let member = tx.lock_member(departure.member)?;
    let left_on = first_day_after(&member, departure.last_day)?;
    let consequences = Consequences::of(tx.subscriptions_of(member.id)?, left_on);
    tx.end_membership(member.id, left_on)?;
    for (subscription, ends_on) in consequences.ends(left_on) {
        tx.end_subscription(subscription, ends_on)?;
    }
    let detail = format!(
        "{}, {}; {} + {}",
        member.name,
        departure.last_day,
        consequences.ended.len(),
        consequences.withdrawn.len()
    );
    Ok(tx.audit("members.let-go", member.id, &detail)?)
}

/// The first day after a membership that ends on `last_day`.
///
/// # Errors
/// A sentence beside the last day: before the first, or the member leaves already.
pub fn first_day_after(member: &Member, last_day: Date) -> Result<Date, Fault> {
    if member.left_on.is_some() {
        return Err(Fault::page("member-leaves-already").with("name", &member.name));
    }
    if last_day < member.joined_on {
        return Err(Fault::field("last_day", "member-leaves-before-joining").with("joined", member.joined_on));
    }
    last_day.tomorrow().map_err(|_| Fault::field("last_day", "date-unreadable"))
}

/// An attribute of a member, from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttribute {
    /// The member.
    pub member: MemberId,
    /// Which fact.
    pub name: String,
    /// Holds from this day until a newer one.
    pub on: Date,
    /// The value, exact.
    pub value: Decimal,
}

/// Sets an attribute of a member from a day on, or corrects it. Runs that were made keep the value that they
/// pinned.
///
/// # Errors
/// A sentence beside the name, or those of the store.
pub fn set_attribute(tx: &mut TenantTx<'_>, new: &NewAttribute) -> Result<(), Refused> {
    require(tx, May::KeepMembers)?;
    let member = tx.lock_member(new.member)?;
    let name = attribute_name(&new.name).ok_or_else(|| Fault::field("attribute", "attribute-name-form"))?;
    tx.put_attribute(member.id, &name, new.on, new.value)?;
    let detail = format!("{}: {name} {} = {}", member.name, new.on, new.value.normalize());
    Ok(tx.audit("members.set-attribute", member.id, &detail)?)
}

/// The name of an attribute as tables and keys write it: `aantal werkplekken` becomes `aantal_werkplekken`.
/// Nothing where no letter is left to begin with.
#[must_use]
pub fn attribute_name(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .map(intake::fold)
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.join("_");
    let plain = joined.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let begins = joined.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
    (plain && begins && joined.len() <= LONGEST_ATTRIBUTE).then_some(joined)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::samples::{id, subscription};

    #[test]
    fn a_departure_ends_what_runs_and_withdraws_what_would_begin_later() {
        let left_on = date(2027, 1, 1);
        let all = vec![
            subscription(1, date(2020, 1, 1), None),
            subscription(2, date(2020, 1, 1), Some(date(2026, 6, 1))),
            subscription(3, date(2027, 4, 1), None),
            subscription(4, date(2020, 1, 1), Some(date(2027, 1, 1))),
            subscription(5, date(2027, 4, 1), Some(date(2027, 4, 1))),
        ];
        let ends: Vec<_> = Consequences::of(all, left_on).ends(left_on).collect();
        assert_eq!(ends, [(id(1), left_on), (id(3), date(2027, 4, 1))]);
    }

    #[test]
    fn a_member_does_not_leave_before_it_joined_nor_twice() {
        let mut member = Member {
            id: id(0),
            code: "GM0153".to_owned(),
            name: "Enschede".to_owned(),
            joined_on: date(2020, 1, 1),
            left_on: None,
            votes: 1,
        };
        assert_eq!(first_day_after(&member, date(2020, 1, 1)), Ok(date(2020, 1, 2)));
        let before = first_day_after(&member, date(2019, 12, 31)).unwrap_err();
        assert_eq!(before.code, "member-leaves-before-joining");
        member.left_on = Some(date(2027, 1, 1));
        assert_eq!(first_day_after(&member, date(2028, 1, 1)).unwrap_err().code, "member-leaves-already");
    }

    #[test]
    fn attributes_get_names_that_keys_can_write() {
        assert_eq!(attribute_name("Aantal werkplekken").as_deref(), Some("aantal_werkplekken"));
        assert_eq!(attribute_name("inhabitants").as_deref(), Some("inhabitants"));
        assert_eq!(attribute_name("Begroting (×1000)").as_deref(), Some("begroting_1000"));
        assert_eq!(attribute_name("2026"), None);
        assert_eq!(attribute_name(" ?"), None);
    }

    #[test]
    fn a_code_has_capitals_digits_and_hyphens() {
        for good in ["GM0153", "BUCH-1", "12"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", "G", "-GM", "gm0153", "GM 0153", "GM0153GM0153GM0153GM0"] {
            assert!(!is_code(bad), "{bad}");
        }
    }
}
