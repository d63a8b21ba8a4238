//! Package and quantity of what goes on at a successor.
//!
//! Invariant: quantities add up: what the members that leave had, their successors have.

use jiff::civil::Date;
use kernel::{MemberId, Share};
use rust_decimal::Decimal;
use store::{Choice, Continuation, NewReorganisation, Subscription, TenantTx};

use super::plan::GoingOn;
use super::shares::parts;
use crate::Refused;
use crate::runs::unexpected;

/// The decimals of a quantity: as many as a part of one can have.
const DECIMALS: usize = 6;

/// In which package, and how much of it, a service goes on at a successor. Of several packages it is the one
/// that the service offers last, so that nobody loses what it had; of the quantities it is the successor's
/// part of their sum.
///
/// # Errors
/// Those of the store.
pub(super) fn handed_over(
    tx: &mut TenantTx<'_>,
    about: &NewReorganisation,
    going_on: &GoingOn,
    old: &[&Subscription],
) -> Result<Choice, Refused> {
    let (choices, last) = (tx.choices()?, about.on.yesterday().map_err(unexpected)?);
    let running = old.iter().filter(|one| one.covers(last));
    let had: Vec<Choice> = running.filter_map(|one| choices.get(&one.id)).copied().collect();
    let packages = tx.packages_of(going_on.service)?.into_iter();
    let mut taken = packages.filter(|one| had.iter().any(|choice| choice.package == Some(one.id)));
    let package = taken.next_back().map(|one| one.id);
    let sum = had.iter().filter_map(|choice| choice.quantity).reduce(|sum, one| sum + one);
    let quantity = sum.map(|sum| part_of(sum, about, going_on.place)).transpose()?;
    Ok(Choice { package, quantity })
}

fn part_of(sum: Decimal, about: &NewReorganisation, place: usize) -> Result<Decimal, Refused> {
    let shares: Vec<Share> = about.successors.iter().map(|one| one.share.clone()).collect();
    let codes: Vec<&str> = about.successors.iter().map(|one| one.code.as_str()).collect();
    let parts = parts(&Share::from(sum), &shares, &codes, (about.on, "quantity"))?;
    let part = parts.get(place).ok_or_else(|| unexpected("no such successor"))?;
    let part: Decimal = part.rounded(DECIMALS).parse().map_err(unexpected)?;
    Ok(part.normalize())
}

/// Adds a quantity to what a successor takes already: from the day on, by a subscription that follows the one
/// that it had. Nothing happens where no quantity comes along.
///
/// # Errors
/// Those of the store.
pub(super) fn add_to_own(
    tx: &mut TenantTx<'_>,
    (on, member): (Date, MemberId),
    own: &Subscription,
    comes: &Choice,
) -> Result<(), Refused> {
    let Some(more) = comes.quantity.filter(|more| !more.is_zero() && own.covers(on)) else { return Ok(()) };
    let had = tx.choices()?.get(&own.id).copied().unwrap_or_default();
    let (service, notice) = (own.service, own.notice.clone());
    tx.end_subscription(own.id, on)?;
    let next = Continuation { member, service, starts_on: on, ends_on: own.ends_on, notice };
    let id = tx.continue_subscription(&next)?;
    let quantity = Some(had.quantity.unwrap_or_default() + more);
    tx.add_choice(id, service, &Choice { package: had.package.or(comes.package), quantity })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use store::{ReorganisationKind, Successor};

    use super::*;

    fn over(shares: &[&str]) -> NewReorganisation {
        let successor = |(at, share): (usize, &&str)| Successor {
            member: None,
            code: format!("GM{at}"),
            name: String::new(),
            share: share.parse().unwrap(),
        };
        NewReorganisation {
            kind: ReorganisationKind::Split,
            on: date(2021, 1, 1),
            reason: String::new(),
            source: String::new(),
            votes_by: None,
            predecessors: Vec::new(),
            successors: shares.iter().enumerate().map(successor).collect(),
        }
    }

    #[test]
    fn the_parts_of_a_quantity_add_up_to_it() {
        for sum in ["100", "7", "12.5", "0.1"] {
            let (sum, about) = (sum.parse::<Decimal>().unwrap(), over(&["0.41", "0.34", "0.15", "0.1"]));
            let all = (0..4).map(|place| part_of(sum, &about, place).unwrap());
            assert_eq!(all.sum::<Decimal>(), sum);
        }
        assert_eq!(part_of(Decimal::from(7), &over(&["1"]), 0).unwrap(), Decimal::from(7));
    }
}
