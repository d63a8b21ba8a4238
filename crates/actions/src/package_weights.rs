//! How packages weigh in a run: a member with a factor of 1.25 counts a quarter more in the key.
//!
//! Invariant: where every package of a service counts as usual, its pool is divided by its key as it stands.

use std::collections::BTreeMap;

use allocation::{Attribute, BlendPart, Key, Pool, Rules, Scenario};
use kernel::{MemberId, Period, ServiceId, Share, SubscriptionId};
use store::{Choice, Package, StoreError, Subscription, TenantTx};

/// The name of the attribute that carries a member's weight for the service of this code. It is part of
/// scenarios that were stored, and so never changes.
fn attribute(code: &str) -> String {
    format!("pakketfactor-{code}")
}

/// How heavily members count in a period, for the services in which somebody does not count as usual.
///
/// # Errors
/// Those of the queries.
pub fn factors(
    tx: &mut TenantTx<'_>,
    subscriptions: &[Subscription],
    days: Period,
) -> Result<BTreeMap<ServiceId, BTreeMap<MemberId, Share>>, StoreError> {
    let (choices, packages) = (tx.choices()?, tx.packages()?);
    Ok(factors_of(subscriptions, &choices, &packages, days))
}

fn factors_of(
    subscriptions: &[Subscription],
    choices: &BTreeMap<SubscriptionId, Choice>,
    packages: &[Package],
    days: Period,
) -> BTreeMap<ServiceId, BTreeMap<MemberId, Share>> {
    let factor = |one: &Subscription| {
        let package = choices.get(&one.id).and_then(|choice| choice.package);
        let package = package.and_then(|id| packages.iter().find(|package| package.id == id));
        package.map_or(Share::ONE, Package::factor)
    };
    let mut sums: BTreeMap<ServiceId, BTreeMap<MemberId, (Share, Share)>> = BTreeMap::new();
    for one in subscriptions {
        let present = Share::from(i64::from(days.days_present(one.starts_on, one.ends_on)));
        let (weighed, all) = sums.entry(one.service).or_default().entry(one.member).or_default();
        *weighed = &*weighed + &(&present * &factor(one));
        *all = &*all + &present;
    }
    // A change of package within the period counts by its days.
    let mean = |(weighed, all): (Share, Share)| weighed.checked_div(&all).unwrap_or(Share::ONE);
    sums.into_iter()
        .map(|(service, of)| (service, of.into_iter().map(|(id, sums)| (id, mean(sums))).collect()))
        .filter(|(_, of): &(_, BTreeMap<_, Share>)| of.values().any(|factor| *factor != Share::ONE))
        .collect()
}

/// Whether the pool of this code is divided with weights.
#[must_use]
pub fn is_weighed(scenario: &Scenario, code: &str) -> bool {
    let name = attribute(code);
    scenario.members.iter().any(|member| member.attributes.contains_key(&name))
}

/// Lets the members of a scenario count so many times in the pool of this code; whoever is not named counts
/// as usual.
pub fn weigh(scenario: &mut Scenario, code: &str, factor: impl Fn(&str) -> Option<Share>) {
    let (name, weighed) = (attribute(code), is_weighed(scenario, code));
    for member in &mut scenario.members {
        let known = factor(&member.id);
        match known {
            Some(known) => drop(member.attributes.insert(name.clone(), Attribute::Undated(known))),
            None if !weighed => {
                member.attributes.insert(name.clone(), Attribute::Undated(Share::ONE));
            }
            None => {}
        }
    }
    if weighed {
        return;
    }
    for pool in scenario.pools.iter_mut().filter(|pool| pool.id() == code) {
        match pool {
            Pool::Cost(pool) => weigh_rules(&mut pool.rules, &name),
            Pool::Tariff(pool) => weigh_rules(&mut pool.rules, &name),
            Pool::Support(_) => {}
        }
    }
}

fn weigh_rules(rules: &mut Rules, name: &str) {
    for key in std::iter::once(&mut rules.key).chain(&mut rules.fallback) {
        *key = weighed_key(key, name);
    }
}

/// The key times the weight. A mix of shares is weighed in each part, because it has no measure of its own.
fn weighed_key(key: &Key, name: &str) -> Key {
    match key {
        Key::Blend { parts } => {
            let part =
                |part: &BlendPart| BlendPart { share: part.share.clone(), key: weighed_key(&part.key, name) };
            Key::Blend { parts: parts.iter().map(part).collect() }
        }
        other => {
            let weight = Key::Attribute { name: name.to_owned(), on: None };
            Key::Product { of: vec![other.clone(), weight] }
        }
    }
}

#[cfg(test)]
mod tests {
    use allocation::{Member, allocate};
    use jiff::civil::{Date, date};
    use kernel::Cents;
    use rust_decimal::Decimal;
    use store::PackagePrice;

    use super::*;

    fn id<T: std::str::FromStr>(number: u32) -> T {
        format!("{number:032x}").parse().ok().unwrap()
    }

    fn year() -> Period {
        Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap()
    }

    fn taken(number: u32, member: u32, starts_on: Date, ends_on: Option<Date>) -> Subscription {
        Subscription {
            id: id(number),
            member: id(member),
            service: id(9),
            starts_on,
            ends_on,
            ordered_by: String::new(),
            ordered_at: jiff::Timestamp::UNIX_EPOCH,
            notice: None,
        }
    }

    #[test]
    fn who_counts_more_pays_more_and_the_sum_stays() {
        let mut scenario = Scenario::new(year());
        scenario.members = vec![Member::new("a"), Member::new("b")];
        scenario.pools = vec![Pool::cost("desks", Cents::new(90_000), Key::Equal)];
        weigh(&mut scenario, "desks", |code| (code == "b").then(|| Share::from(2)));
        let paid = allocate(&scenario).unwrap().members;
        assert_eq!((paid["a"], paid["b"]), (Cents::new(30_000), Cents::new(60_000)));
        weigh(&mut scenario, "desks", |code| (code == "a").then(|| Share::from(2)));
        let paid = allocate(&scenario).unwrap().members;
        assert_eq!((paid["a"], paid["b"]), (Cents::new(45_000), Cents::new(45_000)));
    }

    #[test]
    fn a_change_within_the_period_counts_by_its_days() {
        let change = date(2025, 7, 2);
        let subscriptions = [
            taken(1, 1, date(2020, 1, 1), Some(change)),
            taken(2, 1, change, None),
            taken(3, 2, date(2020, 1, 1), None),
        ];
        let package = Package {
            id: id(5),
            service: id(9),
            name: "Plus".to_owned(),
            description: String::new(),
            price: PackagePrice::Factor(Decimal::from(2)),
            withdrawn_at: None,
        };
        let plus = Choice { package: Some(package.id), quantity: None };
        let choices = BTreeMap::from([(subscriptions[1].id, plus)]);
        let found = factors_of(&subscriptions, &choices, &[package], year());
        let of = &found[&id::<ServiceId>(9)];
        // 182 days as usual and 183 days twice.
        assert_eq!(of[&id::<MemberId>(1)], Share::ratio(182 + 2 * 183, 365).unwrap());
        assert_eq!(of[&id::<MemberId>(2)], Share::ONE);
    }

    #[test]
    fn without_factors_nothing_is_weighed() {
        let subscriptions = [taken(1, 1, date(2020, 1, 1), None)];
        assert!(factors_of(&subscriptions, &BTreeMap::new(), &[], year()).is_empty());
    }
}
