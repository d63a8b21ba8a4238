//! Reorganisations in the input of a run: what a member paid before it was this member, and who counts for
//! how many days where members change within a period.
//!
//! Invariant: amounts of before are moved and never made: for each service they add up to what they were.

use std::collections::{BTreeMap, BTreeSet};

use allocation::{BlendPart, Key};
use jiff::civil::Date;
use kernel::{Cents, MemberId, Period, ServiceId, Share, TieOrder};
use store::{Member, MemberAttribute, Reorganisation};

use super::unexpected;
use crate::Refused;
use crate::reorganisations::counts_usage;

/// Amounts of before, by member and service.
pub(super) type Amounts = BTreeMap<(MemberId, ServiceId), Cents>;

/// The successors of a reorganisation with their shares, as far as they are members.
fn successors(one: &Reorganisation) -> impl Iterator<Item = (MemberId, &Share)> {
    one.about.successors.iter().filter_map(|to| Some((to.member?, &to.share)))
}

/// The amounts of the period before, as this period's members have them: a successor has those of its
/// predecessors, by share; where members change within this period, each has the part of its own days.
pub(super) fn moved(
    before: Amounts,
    (earlier, days): (Period, Period),
    all: &[Reorganisation],
) -> Result<Amounts, Refused> {
    let within = |one: &&Reorganisation| earlier.start() < one.about.on && one.about.on < days.end();
    let mut done: Vec<&Reorganisation> = all.iter().filter(|one| one.is_confirmed()).filter(within).collect();
    done.sort_by_key(|one| one.about.on);
    let mut services: BTreeMap<ServiceId, BTreeMap<MemberId, Cents>> = BTreeMap::new();
    for ((member, service), amount) in before {
        services.entry(service).or_default().insert(member, amount);
    }
    let mut moved = Amounts::new();
    for (service, amounts) in services {
        let touched = done.iter().any(|one| one.about.predecessors.iter().any(|id| amounts.contains_key(id)));
        let amounts = if touched { of_service(&amounts, service, days, &done)? } else { amounts };
        moved.extend(amounts.into_iter().map(|(member, amount)| ((member, service), amount)));
    }
    Ok(moved)
}

fn of_service(
    before: &BTreeMap<MemberId, Cents>,
    service: ServiceId,
    days: Period,
    done: &[&Reorganisation],
) -> Result<BTreeMap<MemberId, Cents>, Refused> {
    let mut rates: BTreeMap<MemberId, Share> =
        before.iter().map(|(member, amount)| (*member, Share::from(amount.cents()))).collect();
    let mut exact: BTreeMap<MemberId, Share> = BTreeMap::new();
    let mut from = days.start();
    let mut pass = |rates: &BTreeMap<MemberId, Share>, from: Date, until: Date| -> Result<(), Refused> {
        let part = i64::from(days.days_present(from, Some(until)));
        let part = Share::ratio(part, i64::from(days.days())).map_err(unexpected)?;
        for (member, rate) in rates {
            let sum = exact.entry(*member).or_default();
            *sum = &*sum + &(rate * &part);
        }
        Ok(())
    };
    for one in done {
        if from < one.about.on {
            pass(&rates, from, one.about.on)?;
            from = one.about.on;
        }
        for old in &one.about.predecessors {
            let Some(rate) = rates.remove(old) else { continue };
            for (new, share) in successors(one) {
                let sum = rates.entry(new).or_default();
                *sum = &*sum + &(&rate * share);
            }
        }
    }
    pass(&rates, from, days.end())?;
    to_the_cent(exact, service, days)
}

/// Whole cents that add up to the whole; the largest remainders get the cents that are left.
fn to_the_cent(
    exact: BTreeMap<MemberId, Share>,
    service: ServiceId,
    days: Period,
) -> Result<BTreeMap<MemberId, Cents>, Refused> {
    let exact: BTreeMap<MemberId, Share> = exact.into_iter().filter(|(_, sum)| !sum.is_zero()).collect();
    let members: Vec<String> = exact.keys().map(ToString::to_string).collect();
    let refund = exact.values().all(Share::is_negative);
    let sums: Vec<Share> = exact.values().map(|sum| if refund { -sum } else { sum.clone() }).collect();
    if exact.is_empty() || sums.iter().any(Share::is_negative) {
        // Amounts of both signs bound nothing: the engine says so where a bound asks for them.
        let cents = exact.into_iter().filter_map(|(member, sum)| Some((member, Cents::new(sum.floor()?))));
        return Ok(cents.collect());
    }
    let total = sums.iter().sum::<Share>().floor().ok_or_else(|| unexpected("an amount too large"))?;
    let pool = service.to_string();
    let order = TieOrder::new(days.start(), &pool, members.iter().map(String::as_str));
    let division =
        Cents::new(if refund { -total } else { total }).divide(&sums, &order).map_err(unexpected)?;
    Ok(exact.into_keys().zip(division.amounts()).collect())
}

/// Reorganisations whose day lies within a period.
pub(super) struct Crossings<'r> {
    days: Period,
    all: Vec<&'r Reorganisation>,
}

impl<'r> Crossings<'r> {
    /// Those of this period.
    pub(super) fn of(days: Period, all: &'r [Reorganisation]) -> Self {
        let within = |one: &&Reorganisation| days.start() < one.about.on && one.about.on < days.end();
        Self { days, all: all.iter().filter(|one| one.is_confirmed()).filter(within).collect() }
    }

    /// Who of these takes part because it leaves or comes within the period; none where nobody hands over.
    pub(super) fn involved(&self, taking_part: &BTreeSet<MemberId>) -> BTreeSet<MemberId> {
        let mut involved = BTreeSet::new();
        for one in &self.all {
            let old = one.about.predecessors.iter().copied().filter(|id| taking_part.contains(id));
            let new = successors(one).map(|(id, _)| id).filter(|id| taking_part.contains(id));
            let (old, new): (BTreeSet<_>, BTreeSet<_>) = (old.collect(), new.collect());
            if !old.is_empty() && !new.is_empty() {
                involved.extend(old.into_iter().chain(new));
            }
        }
        involved
    }

    /// The facts of a member that was there before and grew within the period, by days: what it was on the
    /// first day, and what it became.
    pub(super) fn grown(&self, member: MemberId, facts: &[&MemberAttribute]) -> BTreeMap<String, Share> {
        let mut grown = BTreeMap::new();
        let of_it = self.all.iter().filter(|one| successors(one).any(|(id, _)| id == member));
        for on in of_it.map(|one| one.about.on) {
            let became = facts.iter().filter(|fact| fact.on == on);
            for fact in became {
                let was = facts.iter().filter(|one| one.name == fact.name && one.on <= self.days.start());
                let Some(was) = was.max_by_key(|one| one.on) else { continue };
                let was = grown.get(&fact.name).unwrap_or(&was.value).clone();
                let left = i64::from(self.days.days_present(on, None));
                let Ok(left) = Share::ratio(left, i64::from(self.days.days())) else { continue };
                let more = &(&fact.value - &was) * &left;
                grown.insert(fact.name.clone(), &was + &more);
            }
        }
        grown
    }
}

/// From when a member counts as having joined: a successor goes on where its longest member was.
pub(super) fn joined_on(member: &Member, members: &[Member], all: &[Reorganisation]) -> Date {
    let came = all.iter().filter(|one| one.is_confirmed() && one.about.on == member.joined_on);
    let came = came.filter(|one| successors(one).any(|(id, _)| id == member.id));
    let of = came.flat_map(|one| &one.about.predecessors);
    let earlier =
        of.filter_map(|id| members.iter().find(|old| old.id == *id && old.joined_on < member.joined_on));
    earlier.map(|old| joined_on(old, members, all)).min().unwrap_or(member.joined_on)
}

/// A blend in which everything that is not usage counts by days: usage tells by itself who was there.
pub(super) fn by_days(key: Key, days: &BTreeMap<String, Share>) -> Key {
    match key {
        Key::Blend { parts } => {
            let part = |part: BlendPart| BlendPart { key: by_days(part.key, days), ..part };
            Key::Blend { parts: parts.into_iter().map(part).collect() }
        }
        key if counts_usage(&key) => key,
        key => Key::Product { of: vec![key, Key::Fixed { shares: days.clone() }] },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use store::{NewReorganisation, ReorganisationKind, ReorganisationState, Signature, Successor};

    use super::*;

    fn id<I: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> I {
        format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
    }

    fn year(year: i16) -> Period {
        Period::new(date(year, 1, 1), date(year + 1, 1, 1)).unwrap()
    }

    fn reorganised(on: Date, from: &[u32], to: &[(u32, i64, i64)]) -> Reorganisation {
        let successor = |(member, part, of): &(u32, i64, i64)| Successor {
            member: Some(id(*member)),
            code: format!("GM{member:04}"),
            name: member.to_string(),
            share: Share::ratio(*part, *of).unwrap(),
        };
        Reorganisation {
            id: id(99),
            about: NewReorganisation {
                kind: if to.len() == 1 { ReorganisationKind::Merge } else { ReorganisationKind::Split },
                on,
                reason: String::new(),
                source: String::new(),
                votes_by: None,
                predecessors: from.iter().map(|one| id(*one)).collect(),
                successors: to.iter().map(successor).collect(),
            },
            state: ReorganisationState::Confirmed,
            made: Signature { person: id(1), name: String::new(), at: jiff::Timestamp::UNIX_EPOCH },
            decided: None,
            note: String::new(),
        }
    }

    fn amounts(all: &[(u32, i64)]) -> Amounts {
        all.iter().map(|(member, cents)| ((id(*member), id(50)), Cents::new(*cents))).collect()
    }

    #[test]
    fn a_successor_has_what_its_predecessors_paid() {
        let merge = [reorganised(date(2021, 1, 1), &[3, 10, 24], &[(1979, 1, 1)])];
        let before = amounts(&[(3, 100), (10, 250), (24, 33), (14, 77)]);
        let after = moved(before, (year(2020), year(2021)), &merge).unwrap();
        assert_eq!(after, amounts(&[(1979, 383), (14, 77)]));
    }

    #[test]
    fn a_split_goes_by_share_on_top_of_what_was_there_to_the_cent() {
        let split = [reorganised(date(2021, 1, 1), &[788], &[(824, 1, 3), (865, 1, 3), (757, 1, 3)])];
        let before = amounts(&[(788, 100), (824, 1_000)]);
        let after = moved(before, (year(2020), year(2021)), &split).unwrap();
        let total: i64 = after.values().map(|cents| cents.cents()).sum();
        assert_eq!((after.len(), total), (3, 1_100));
        assert!((1_033..=1_034).contains(&after[&(id(824), id(50))].cents()));
    }

    #[test]
    fn within_the_period_each_has_the_part_of_its_days() {
        let merge = [reorganised(date(2021, 7, 2), &[3, 10], &[(1979, 1, 1)])];
        let after = moved(amounts(&[(3, 365), (10, 730)]), (year(2020), year(2021)), &merge).unwrap();
        // 182 days of one, 183 of the other.
        assert_eq!(after, amounts(&[(3, 182), (10, 364), (1979, 549)]));
    }

    #[test]
    fn what_was_reorganised_before_is_not_moved_again() {
        let merge = [reorganised(date(2020, 1, 1), &[3], &[(1979, 1, 1)])];
        let before = amounts(&[(1979, 400)]);
        assert_eq!(moved(before.clone(), (year(2020), year(2021)), &merge).unwrap(), before);
    }

    #[test]
    fn in_a_blend_usage_stays_as_it_was_counted() {
        let half = || Share::ratio(1, 2).unwrap();
        let usage = Key::Usage { meter: "zaken".to_owned(), aggregate: allocation::Aggregate::Sum };
        let parts = vec![
            BlendPart { share: half(), key: Key::Equal },
            BlendPart { share: half(), key: usage.clone() },
        ];
        let days = BTreeMap::from([("GM0003".to_owned(), Share::from(181))]);
        let Key::Blend { parts } = by_days(Key::Blend { parts }, &days) else { panic!("no blend") };
        assert_eq!(parts[0].key, Key::Product { of: vec![Key::Equal, Key::Fixed { shares: days }] });
        assert_eq!(parts[1].key, usage);
    }

    proptest! {
        /// Merges and splits in any order, within the period and before it: no cent comes or goes.
        #[test]
        fn amounts_of_before_add_up(
            cents in prop::collection::vec(0_i64..1_000_000, 3..8),
            steps in prop::collection::vec((0_usize..8, 1_u32..6, 0_i32..700), 0..5),
        ) {
            let before = amounts(&(0_u32..).zip(cents.iter().copied()).collect::<Vec<_>>());
            let count = u32::try_from(cents.len()).unwrap();
            let done: Vec<Reorganisation> = (0_u32..).zip(&steps).map(|(n, (from, parts, day))| {
                let from = u32::try_from(*from).unwrap() % count;
                let on = date(2020, 1, 2).saturating_add(jiff::ToSpan::days(*day));
                let part = |part| (1_000 + n * 10 + part, 1, i64::from(*parts));
                let to: Vec<_> = (0..*parts).map(part).collect();
                reorganised(on, &[from], &to)
            }).collect();
            let after = moved(before, (year(2020), year(2021)), &done).unwrap();
            let total: i64 = after.values().map(|amount| amount.cents()).sum();
            prop_assert_eq!(total, cents.iter().sum::<i64>());
        }
    }
}
