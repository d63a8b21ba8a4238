//! The cooperative that is measured with: members, services with keys of all kinds, and a year of bills.
//!
//! Invariant: the same numbers every time, on any machine: no clock and no chance.

use std::collections::BTreeMap;

use allocation::{
    Aggregate, Attribute, BlendPart, Bound, DatedValue, Key, Member, Method, PhaseIn, Pool, Presence,
    Scenario, Stages, Supports, Tier, TierMode, Usage,
};
use jiff::civil::{Date, date};
use kernel::{Cents, Period, Share};

/// One meter for each way of counting.
const METERS: [&str; 4] = ["declarations", "peak", "accounts", "users"];

/// Bills of twelve months, for so many members and services.
pub fn year(members: i64, services: i64) -> Vec<Scenario> {
    (1..=12).map(|number| month(number, members, services)).collect()
}

/// The bill of one month of 2025.
pub fn month(number: i8, members: i64, services: i64) -> Scenario {
    let start = date(2025, number, 1);
    let end = if number == 12 { date(2026, 1, 1) } else { date(2025, number + 1, 1) };
    let mut scenario = Scenario::new(Period::new(start, end).unwrap());
    scenario.members = (0..members).map(|index| member(index, services)).collect();
    scenario.usage = (0..members).flat_map(|index| usage(index, start)).collect();
    // Every twentieth service serves others.
    scenario.pools = (0..services).map(|index| service(index, members)).collect();
    let serves = |pool: &Pool| {
        let to = scenario.pools.iter().filter(|other| matches!(other, Pool::Cost(_))).step_by(7);
        let to: BTreeMap<String, Share> = to.map(|other| (other.id().to_owned(), Share::from(5))).collect();
        Supports { pool: pool.id().to_owned(), to }
    };
    let supports = scenario.pools.iter().filter(|pool| matches!(pool, Pool::Support(_))).map(serves);
    scenario.stages = Some(Stages { method: Method::StepDown, supports: supports.collect() });
    scenario
}

/// Numbers without a pattern in them, and without chance.
fn mixed(index: i64, salt: i64, below: i64) -> i64 {
    ((index + 17) * 48_271 + (salt + 3) * 69_621).pow(2).rem_euclid(2_147_483_647) % below
}

fn member_id(index: i64) -> String {
    format!("GM{:04}", index + 1)
}

fn service_id(index: i64) -> String {
    format!("service-{index:03}")
}

fn day_of(year: i64) -> Date {
    date(i16::try_from(year).unwrap(), 1, 1)
}

fn member(index: i64, services: i64) -> Member {
    let mut member = Member::new(member_id(index));
    member.name = Some(format!("Gemeente {index}"));
    member.joined = Some(day_of(2018 + mixed(index, 0, 7)));
    let inhabitants = |year| DatedValue {
        on: day_of(year),
        value: Share::from(5_000 + mixed(index, 1, 300_000) + mixed(index, year, 1_000)),
    };
    let inhabitants = Attribute::Dated((2023..=2025).map(inhabitants).collect());
    let budget = Share::ratio(1_000 + mixed(index, 2, 90_000), 100).unwrap();
    let services_used = Share::from(1 + mixed(index, 3, 12));
    member.attributes = BTreeMap::from([
        ("inhabitants".to_owned(), inhabitants),
        ("budget".to_owned(), Attribute::Undated(budget)),
        ("services".to_owned(), Attribute::Undated(services_used)),
    ]);
    let damped = (0..services).filter(|service| service % 20 == 16);
    member.previous = damped
        .map(|service| (service_id(service), Cents::new(20_000 + mixed(index, service, 1_000))))
        .collect();
    member
}

fn usage(index: i64, start: Date) -> impl Iterator<Item = Usage> {
    METERS.iter().zip(4_i64..).map(move |(meter, salt)| {
        let salt = salt + 10 * i64::from(start.month());
        let hundredths = 100 + mixed(index, salt, 1_000_000);
        let mut row = Usage::new(member_id(index), *meter, Share::ratio(hundredths, 100).unwrap());
        row.at = Some(start);
        row.subject = (*meter == "users").then(|| format!("user-{index}"));
        row
    })
}

fn attribute(name: &str, on: Option<Date>) -> Key {
    Key::Attribute { name: name.to_owned(), on }
}

fn metered(at: usize) -> Key {
    let aggregates = [Aggregate::Sum, Aggregate::Max, Aggregate::Last, Aggregate::Unique];
    Key::Usage { meter: METERS[at].to_owned(), aggregate: aggregates[at] }
}

fn tiered(mode: TierMode) -> Key {
    let tier = |up_to: Option<i64>, rate| Tier { up_to: up_to.map(Share::from), rate: Share::from(rate) };
    let tiers = vec![tier(Some(1_000), 3), tier(Some(5_000), 2), tier(None, 1)];
    Key::Tiered { of: Box::new(metered(0)), mode, tiers }
}

/// Keys of all kinds, in turn.
fn key(index: i64, members: i64) -> Key {
    let part = |percent, key| BlendPart { share: Share::ratio(percent, 100).unwrap(), key };
    match index % 14 {
        0 => Key::Equal,
        1 => attribute("inhabitants", None),
        2 => attribute("budget", None),
        3 => metered(0),
        4 => metered(1),
        5 => metered(2),
        6 => metered(3),
        7 => Key::Fixed {
            shares: (0..members).map(|at| (member_id(at), Share::from(1 + mixed(at, index, 100)))).collect(),
        },
        8 => tiered(TierMode::Marginal),
        9 => tiered(TierMode::Whole),
        10 => Key::Average {
            of: (2023..=2025).map(|year| attribute("inhabitants", Some(day_of(year)))).collect(),
        },
        11 => Key::Product { of: vec![attribute("services", None), metered(0)] },
        12 => Key::Blend { parts: vec![part(30, Key::Equal), part(70, metered(0))] },
        _ => Key::Blend {
            parts: vec![part(20, Key::Equal), part(30, metered(1)), part(50, attribute("inhabitants", None))],
        },
    }
}

/// Of twenty services one serves others, two are tariffs, and six have a rule around their key.
fn service(index: i64, members: i64) -> Pool {
    let (id, key) = (service_id(index), key(index, members));
    let amount = Cents::new(members * (25_000 + mixed(index, 7, 10_000)));
    match index % 20 {
        19 => Pool::Support(allocation::SupportPool { id, amount }),
        11 | 18 => Pool::tariff(id, Share::ratio(120, 100).unwrap(), unblended(key)),
        rule => {
            let Pool::Cost(mut pool) = Pool::cost(id, amount, key) else { unreachable!("a cost is a cost") };
            match rule {
                4 | 5 => pool.rules.presence = Presence::Days,
                6 | 7 => {
                    let half = Share::ratio(1, 2).unwrap();
                    pool.rules.phase_in = Some(PhaseIn { factors: vec![half.clone(), half] });
                }
                15 => pool.floor = Some(Bound::Amount(Cents::new(5_000))),
                16 => pool.cap = Some(Bound::PercentOfPrevious(Share::from(1_000))),
                _ => {}
            }
            Pool::Cost(pool)
        }
    }
}

/// A tariff needs a measure, and a blend has none.
fn unblended(key: Key) -> Key {
    if let Key::Blend { .. } = key { attribute("inhabitants", None) } else { key }
}
