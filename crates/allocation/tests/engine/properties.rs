//! What holds for every bill.

use allocation::{
    Aggregate, Allocation, Attribute, BlendPart, Bound, Derivation, Key, Member, PhaseIn, Pool, Presence,
    Scenario, Tier, TierMode, Usage, allocate,
};
use jiff::civil::date;
use kernel::{Cents, Period, Share};
use proptest::prelude::*;

/// The numbers that a generated member has.
#[derive(Clone, Debug)]
struct Numbers {
    inhabitants: u32,
    cases: u32,
    weight: u32,
    joined: i16,
}

fn numbers() -> impl Strategy<Value = Numbers> {
    let small = || prop_oneof![Just(0_u32), 1..20_u32, 1..900_000_u32];
    (small(), small(), 1..1000_u32, 2015..2025_i16).prop_map(|(inhabitants, cases, weight, joined)| Numbers {
        inhabitants,
        cases,
        weight,
        joined,
    })
}

fn id(index: usize) -> String {
    format!("m{index}")
}

fn share(number: u32) -> Share {
    i64::from(number).into()
}

/// A simple key, which may measure nothing for everybody.
fn leaf(members: &[Numbers]) -> Vec<Key> {
    let shares =
        members.iter().enumerate().map(|(index, member)| (id(index), share(member.weight))).collect();
    vec![
        Key::Equal,
        Key::Attribute { name: "inhabitants".to_owned(), on: None },
        Key::Usage { meter: "cases".to_owned(), aggregate: Aggregate::Sum },
        Key::Fixed { shares },
    ]
}

/// A key of each kind over two simple ones.
fn key(kind: u8, members: &[Numbers], a: usize, b: usize) -> Key {
    let leaves = leaf(members);
    let (a, b) = (leaves[a % 4].clone(), leaves[b % 4].clone());
    let tier = |up_to: Option<u32>, rate| Tier { up_to: up_to.map(share), rate: share(rate) };
    match kind % 6 {
        0 => a,
        1 => Key::Average { of: vec![a, b] },
        2 => Key::Product { of: vec![a, b] },
        3 => {
            let tiers = vec![tier(Some(10), 3), tier(Some(1000), 2), tier(None, 1)];
            Key::Tiered { of: Box::new(a), mode: TierMode::Marginal, tiers }
        }
        4 => {
            let part = |share: &str, key| BlendPart { share: share.parse().unwrap(), key };
            Key::Blend { parts: vec![part("0.3", a), part("0.7", b)] }
        }
        _ => {
            let tiers = vec![tier(Some(10), 3), tier(Some(1000), 2), tier(None, 1)];
            Key::Tiered { of: Box::new(a), mode: TierMode::Whole, tiers }
        }
    }
}

/// Members, keys and what the pools' rules are.
#[derive(Clone, Debug)]
struct Case {
    members: Vec<Numbers>,
    pools: Vec<(i64, u8, usize, usize)>,
    days: bool,
    phased: bool,
}

fn case() -> impl Strategy<Value = Case> {
    let pool = (-1_000_000..100_000_000_i64, 0..6_u8, 0..4_usize, 0..4_usize);
    let members = prop::collection::vec(numbers(), 1..8);
    (members, prop::collection::vec(pool, 1..4), any::<bool>(), any::<bool>())
        .prop_map(|(members, pools, days, phased)| Case { members, pools, days, phased })
}

impl Case {
    fn scenario(&self) -> Scenario {
        let mut scenario = Scenario::new(Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap());
        for (index, numbers) in self.members.iter().enumerate() {
            let mut member = Member::new(id(index));
            member.joined = Some(date(numbers.joined, 7, 1));
            let inhabitants = Attribute::Undated(share(numbers.inhabitants));
            member.attributes.insert("inhabitants".to_owned(), inhabitants);
            scenario.members.push(member);
            scenario.usage.push(Usage::new(id(index), "cases", share(numbers.cases)));
        }
        for (index, (amount, kind, a, b)) in self.pools.iter().enumerate() {
            let key = key(*kind, &self.members, *a, *b);
            let Pool::Cost(mut pool) = Pool::cost(format!("p{index}"), Cents::new(*amount), key) else {
                unreachable!("a cost is a cost");
            };
            pool.rules.fallback = Some(Key::Equal);
            pool.rules.presence = if self.days { Presence::Days } else { Presence::Measure };
            let factors = vec![Share::ratio(1, 2).unwrap(), Share::ratio(3, 4).unwrap()];
            pool.rules.phase_in = self.phased.then_some(PhaseIn { factors });
            scenario.pools.push(Pool::Cost(pool));
        }
        scenario
    }
}

fn lines(allocation: &Allocation) -> Vec<(String, String, Cents)> {
    let line = |line: &allocation::Line| (line.pool.to_string(), line.member.to_string(), line.amount);
    allocation.lines.iter().map(line).collect()
}

fn amount_of(allocation: &Allocation, index: usize) -> i64 {
    amount(allocation, &id(index))
}

fn amount(allocation: &Allocation, member: &str) -> i64 {
    allocation.members[member].cents()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_amounts_alone_are_those_of_the_bill(case in case()) {
        let scenario = case.scenario();
        let (bill, alone) = (allocate(&scenario).unwrap(), allocation::amounts(&scenario).unwrap());
        let each = alone.lines.iter().flat_map(|(pool, amounts)| {
            amounts.iter().map(move |(member, amount)| (pool.clone(), member.to_owned(), amount))
        });
        prop_assert_eq!(each.collect::<Vec<_>>(), lines(&bill));
        prop_assert_eq!((alone.pools, alone.members), (bill.pools, bill.members));
    }

    #[test]
    fn every_cent_is_paid_once(case in case()) {
        let allocation = allocate(&case.scenario()).unwrap();
        for (index, (amount, ..)) in case.pools.iter().enumerate() {
            let pool = format!("p{index}");
            let of_pool = allocation.lines.iter().filter(|line| *line.pool == *pool).map(|line| line.amount);
            prop_assert_eq!(Cents::sum(of_pool), Ok(Cents::new(*amount)));
        }
        let members = Cents::sum(allocation.members.values().copied());
        prop_assert_eq!(members, Cents::sum(allocation.pools.values().copied()));
    }

    #[test]
    fn the_order_of_members_pools_and_rows_changes_nothing(case in case(), by in 0..8_usize) {
        let scenario = case.scenario();
        let mut turned = scenario.clone();
        let turn = |length: usize| by % length;
        let (members, pools) = (turn(turned.members.len()), turn(turned.pools.len()));
        turned.members.rotate_left(members);
        turned.members.reverse();
        turned.usage.rotate_left(members);
        turned.pools.rotate_left(pools);
        let (straight, turned) = (allocate(&scenario).unwrap(), allocate(&turned).unwrap());
        prop_assert_eq!(straight.lines, turned.lines);
        prop_assert_eq!(straight.ties, turned.ties);
    }

    #[test]
    fn a_measure_in_another_unit_changes_nothing(case in case(), unit in 1..1000_u32) {
        let by = |key: usize| Case { pools: vec![(10_001, 0, key, 0)], ..case.clone() };
        for key in 1..4 {
            let mut scaled = by(key);
            for member in &mut scaled.members {
                member.inhabitants *= unit;
                member.cases *= unit;
                member.weight *= unit;
            }
            let plain = allocate(&by(key).scenario()).unwrap();
            let scaled = allocate(&scaled.scenario()).unwrap();
            prop_assert_eq!(lines(&plain), lines(&scaled));
        }
    }

    #[test]
    fn who_has_no_measure_pays_nothing(case in case()) {
        let mut case = Case { pools: vec![(777_777, 0, 2, 0)], ..case };
        case.members.push(Numbers { inhabitants: 1, cases: 5, weight: 1, joined: 2016 });
        let allocation = allocate(&case.scenario()).unwrap();
        for (index, _) in case.members.iter().enumerate().filter(|(_, member)| member.cases == 0) {
            prop_assert_eq!(amount(&allocation, &id(index)), 0);
        }
    }

    #[test]
    fn who_measures_more_never_has_a_smaller_share(case in case(), more in 1..1000_u32, kind in 0..5_u8) {
        let case = Case { pools: vec![(10_000_000, kind, 2, 1)], ..case };
        let mut raised = case.clone();
        raised.members[0].cases += more;
        let share = |case: &Case| {
            let line = allocate(&case.scenario()).unwrap().line("p0", "m0").cloned().unwrap();
            let Derivation::Cost(cost) = line.derivation() else { unreachable!("a cost is a cost") };
            (cost.fallback, cost.apportioned.share().clone())
        };
        let ((fallback, before), (_, after)) = (share(&case), share(&raised));
        prop_assert!(fallback || before <= after, "{before} {after}");
    }

    #[test]
    fn a_pool_in_two_halves_moves_at_most_a_cent_for_each(case in case(), cut in 0..100_i64) {
        let (amount, kind, a, b) = case.pools[0];
        let first = amount * cut / 100;
        let whole = Case { pools: vec![(amount, kind, a, b)], ..case.clone() };
        let halves = Case { pools: vec![(first, kind, a, b), (amount - first, kind, a, b)], ..case };
        let (whole, halves) = (allocate(&whole.scenario()).unwrap(), allocate(&halves.scenario()).unwrap());
        for member in whole.members.keys() {
            // Each pool is less than a cent away from exact: three of them less than three cents together.
            prop_assert!((self::amount(&whole, member) - self::amount(&halves, member)).abs() <= 2);
        }
    }

    #[test]
    fn floors_and_caps_hold_or_the_fault_says_why(
        case in case(), floor in 0..200_000_i64, cap in 0..400_000_i64,
    ) {
        let (amount, kind, a, b) = case.pools[0];
        let case = Case { pools: vec![(amount.abs() % 1_000_000, kind, a, b)], ..case };
        let mut scenario = case.scenario();
        let Some(Pool::Cost(pool)) = scenario.pools.first_mut() else { unreachable!("a cost is a cost") };
        pool.floor = Some(Bound::Amount(Cents::new(floor)));
        pool.cap = Some(Bound::Amount(Cents::new(cap)));
        match allocate(&scenario) {
            Ok(allocation) => {
                prop_assert_eq!(Cents::sum(allocation.members.values().copied()), Ok(allocation.pools["p0"]));
                for amount in allocation.members.values() {
                    prop_assert!((floor..=cap).contains(&amount.cents()));
                }
            }
            Err(faults) => {
                let count = i64::try_from(case.members.len()).unwrap();
                let amount = case.pools[0].0;
                let says = faults[0].to_string();
                let why = match () {
                    () if floor > cap => "lies above its cap",
                    () if floor * count > amount => "the floors add up to",
                    () if cap * count < amount => "the caps leave",
                    () => "only members without a share",
                };
                prop_assert!(says.contains(why), "{says}");
            }
        }
    }

    #[test]
    fn nobody_rises_or_falls_by_more_than_is_agreed(
        case in case(), before in prop::collection::vec(0..200_000_i64, 8),
        fall in 0..40_i64, rise in 0..40_i64,
    ) {
        let (amount, kind, a, b) = case.pools[0];
        let case = Case { pools: vec![(amount.abs() % 1_000_000, kind, a, b)], ..case };
        let mut scenario = case.scenario();
        for (member, before) in scenario.members.iter_mut().zip(&before) {
            member.previous.insert("p0".to_owned(), Cents::new(*before));
        }
        let Some(Pool::Cost(pool)) = scenario.pools.first_mut() else { unreachable!("a cost is a cost") };
        pool.floor = Some(Bound::PercentOfPrevious((100 - fall).into()));
        pool.cap = Some(Bound::PercentOfPrevious((100 + rise).into()));
        let Ok(allocation) = allocate(&scenario) else { return Ok(()) };
        for (index, before) in before.iter().enumerate().take(case.members.len()) {
            let after = 100 * amount_of(&allocation, index);
            prop_assert!((before * (100 - fall)..=before * (100 + rise)).contains(&after));
        }
    }

    #[test]
    fn the_own_file_of_any_scenario_reads_back_the_same(case in case()) {
        let scenario = case.scenario();
        prop_assert_eq!(Scenario::parse(&scenario.canonical_json().unwrap()).unwrap(), scenario);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", at in 0..900_usize) {
        let _ = Scenario::parse(&text);
        let mut file = crate::support::by_weights("10.00", &["1", "2"]).to_string();
        file.truncate(at.min(file.len()));
        file.push_str(&text);
        let _ = allocation::allocate_command(&file, true);
    }
}
