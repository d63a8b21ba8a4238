//! Package and quantity of what goes on at a successor.
//!
//! Invariant: quantities add up: what the members that leave had on a day, their successors have on it beside
//! what they had themselves. Invariant: nobody gets a lesser package than it had.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{PackageId, ServiceId, Share, SubscriptionId};
use rust_decimal::Decimal;
use store::{Choice, NewReorganisation, Package, Subscription, TenantTx};

use super::shares::parts;
use super::spans::Span;
use crate::Refused;
use crate::runs::unexpected;

/// The decimals of a quantity: as many as a part of one can have.
const DECIMALS: usize = 6;

/// What is known of packages and quantities.
pub(super) struct Choices {
    of: BTreeMap<SubscriptionId, Choice>,
    /// In the order in which their services offer them: a later one is the better one.
    packages: Vec<Package>,
}

impl Choices {
    /// Everything that was chosen.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn read(tx: &mut TenantTx<'_>, services: &[ServiceId]) -> Result<Self, Refused> {
        let mut packages = Vec::new();
        for service in services {
            packages.extend(tx.packages_of(*service)?);
        }
        Ok(Self { of: tx.choices()?, packages })
    }

    /// What was chosen for a subscription.
    pub(super) fn of(&self, id: SubscriptionId) -> Choice {
        self.of.get(&id).copied().unwrap_or_default()
    }

    /// The better of two packages, the one that the service offers later.
    fn better(&self, one: Option<PackageId>, other: Option<PackageId>) -> Option<PackageId> {
        let place = |id: &Option<PackageId>| {
            id.and_then(|id| self.packages.iter().position(|package| package.id == id))
        };
        if place(&other) > place(&one) { other } else { one.or(other) }
    }

    /// How a successor takes a service over these days, as few spans as can be: its own choice where it has
    /// one, with the better package and its part of the quantity of whoever takes it among those that leave.
    ///
    /// # Errors
    /// Never for shares that add up.
    pub(super) fn over(
        &self,
        days: Span,
        own: Option<Choice>,
        old: &[&Subscription],
        part: impl Fn(Decimal) -> Result<Decimal, Refused>,
    ) -> Result<Vec<(Span, Choice)>, Refused> {
        let spans = old.iter().filter_map(|one| Some((Span::of(one.starts_on, one.ends_on)?, one.id)));
        let spans: Vec<(Span, SubscriptionId)> = spans.collect();
        let mut days_of_change: BTreeSet<_> =
            spans.iter().flat_map(|(span, _)| [span.from, span.until]).collect();
        days_of_change.retain(|day| days.from < *day && *day < days.until);
        days_of_change.insert(days.until);
        let (mut from, mut pieces) = (days.from, Vec::<(Span, Choice)>::new());
        for until in days_of_change {
            let had = spans.iter().filter(|(span, _)| span.from <= from && from < span.until);
            let had: Vec<Choice> = had.map(|(_, id)| self.of(*id)).collect();
            let package =
                had.iter().fold(own.and_then(|own| own.package), |best, one| self.better(best, one.package));
            let sum = had.iter().filter_map(|choice| choice.quantity).reduce(|sum, one| sum + one);
            let comes = sum.map(&part).transpose()?;
            let quantity = match own {
                Some(own) => match comes.filter(|comes| !comes.is_zero()) {
                    Some(comes) => Some((own.quantity.unwrap_or_default() + comes).normalize()),
                    None => own.quantity,
                },
                None => comes,
            };
            let choice = Choice { package, quantity };
            match pieces.last_mut() {
                Some((span, last)) if *last == choice => span.until = until,
                _ => pieces.push((Span { from, until }, choice)),
            }
            from = until;
        }
        Ok(pieces)
    }
}

/// The part of a quantity that one of the successors gets: the parts add up to it.
///
/// # Errors
/// Never for shares that add up.
pub(super) fn part_of(sum: Decimal, about: &NewReorganisation, place: usize) -> Result<Decimal, Refused> {
    let shares: Vec<Share> = about.successors.iter().map(|one| one.share.clone()).collect();
    let codes: Vec<&str> = about.successors.iter().map(|one| one.code.as_str()).collect();
    let parts = parts(&Share::from(sum), &shares, &codes, (about.on, "quantity"))?;
    let part = parts.get(place).ok_or_else(|| unexpected("no such successor"))?;
    let part: Decimal = part.rounded(DECIMALS).parse().map_err(unexpected)?;
    Ok(part.normalize())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use store::{ReorganisationKind, Successor};

    use super::*;
    use crate::samples::subscription;

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
    fn a_quantity_counts_on_the_days_of_its_subscription_and_on_no_other() {
        let (on, later) = (date(2027, 1, 1), date(2027, 4, 1));
        let old = [subscription(1, date(2020, 1, 1), Some(later)), subscription(2, later, None)];
        let of = |quantity: i64| Choice { package: None, quantity: Some(Decimal::from(quantity)) };
        let of_old = [(old[0].id, of(100)), (old[1].id, of(30))];
        let choices = Choices { of: of_old.into(), packages: Vec::new() };
        let days = Span::of(on, None).unwrap();
        let all: Vec<&Subscription> = old.iter().collect();
        let pieces = |own| choices.over(days, own, &all, Ok).unwrap();
        let (first, then) = (Span::of(on, Some(later)).unwrap(), Span::of(later, None).unwrap());
        assert_eq!(pieces(None), [(first, of(100)), (then, of(30))]);
        assert_eq!(pieces(Some(of(7))), [(first, of(107)), (then, of(37))]);
        // Where nothing was chosen nothing is cut, and a part of nothing changes nothing.
        let none = Choices { of: BTreeMap::new(), packages: Vec::new() };
        assert_eq!(none.over(days, None, &all, Ok).unwrap(), [(days, Choice::default())]);
        let nothing = |_| Ok(Decimal::ZERO);
        assert_eq!(choices.over(days, Some(of(7)), &all, nothing).unwrap(), [(days, of(7))]);
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
