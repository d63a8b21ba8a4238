//! Changes as the query of an address.

use std::collections::{BTreeMap, BTreeSet};

use allocation::{Aggregate, BlendPart, Change, Changes, Key, Newcomer, Quantity, Tier, TierMode};
use jiff::civil::{Date, date};
use kernel::{Cents, Share};
use proptest::prelude::*;

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,4}", "\\PC{1,6}", "[.&=+%~(),:x*]{1,4}"]
}

fn number() -> impl Strategy<Value = Share> {
    (-100_000..100_000_i64, 0..4_u32).prop_map(|(n, d)| Share::ratio(n, 10_i64.pow(d)).unwrap())
}

fn day() -> impl Strategy<Value = Date> {
    (2000..2040_i16, 1..13_i8, 1..29_i8).prop_map(|(year, month, day)| date(year, month, day))
}

fn numbers() -> impl Strategy<Value = BTreeMap<String, Share>> {
    prop::collection::btree_map(name(), number(), 0..3)
}

fn key() -> impl Strategy<Value = Key> {
    let aggregate =
        prop::sample::select(vec![Aggregate::Sum, Aggregate::Max, Aggregate::Last, Aggregate::Unique]);
    let leaf = prop_oneof![
        Just(Key::Equal),
        (name(), prop::option::of(day())).prop_map(|(name, on)| Key::Attribute { name, on }),
        (name(), aggregate).prop_map(|(meter, aggregate)| Key::Usage { meter, aggregate }),
        numbers().prop_map(|shares| Key::Fixed { shares }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let tier = (prop::option::of(number()), number()).prop_map(|(up_to, rate)| Tier { up_to, rate });
        let mode = prop::sample::select(vec![TierMode::Marginal, TierMode::Whole]);
        let part = (number(), inner.clone()).prop_map(|(share, key)| BlendPart { share, key });
        prop_oneof![
            (inner.clone(), mode, prop::collection::vec(tier, 0..3))
                .prop_map(|(of, mode, tiers)| Key::Tiered { of: Box::new(of), mode, tiers }),
            prop::collection::vec(inner.clone(), 0..3).prop_map(|of| Key::Average { of }),
            prop::collection::vec(inner, 0..3).prop_map(|of| Key::Product { of }),
            prop::collection::vec(part, 0..3).prop_map(|parts| Key::Blend { parts }),
        ]
    })
}

fn newcomer() -> impl Strategy<Value = Newcomer> {
    let who = (name(), prop::option::of(name()), prop::option::of(day()));
    let pools = prop::collection::btree_set(name(), 0..3);
    (who, numbers(), numbers(), numbers(), pools).prop_map(
        |((id, name, joined), attributes, usage, weights, pools): (_, _, _, _, BTreeSet<String>)| Newcomer {
            id,
            name,
            joined,
            attributes,
            usage,
            weights,
            pools,
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let size = || number().prop_map(|number| if number.is_negative() { -&number } else { number });
    let quantity = move || prop_oneof![size().prop_map(Quantity::Be), size().prop_map(Quantity::Times)];
    let whose = || prop::option::of(name());
    prop_oneof![
        name().prop_map(|member| Change::Leave { member }),
        newcomer().prop_map(|newcomer| Change::Join { newcomer }),
        (name(), key()).prop_map(|(pool, key)| Change::Key { pool, key }),
        (name(), number()).prop_map(|(pool, price)| Change::Price { pool, price }),
        (name(), any::<i64>()).prop_map(|(pool, cents)| Change::Amount { pool, amount: Cents::new(cents) }),
        (name(), whose(), quantity()).prop_map(|(name, member, to)| Change::Attribute { name, member, to }),
        (name(), whose(), quantity()).prop_map(|(meter, member, to)| Change::Usage { meter, member, to }),
    ]
}

/// As a browser's form would send it.
fn as_a_form(query: &str) -> String {
    let coded = |text: &str| -> String {
        text.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect()
    };
    let parameter = |parameter: &str| {
        let (name, value) = parameter.split_once('=').unwrap();
        format!("{}={}", coded(name), coded(value))
    };
    query.split('&').filter(|p| !p.is_empty()).map(parameter).collect::<Vec<_>>().join("&")
}

fn faults(query: &str) -> Vec<String> {
    Changes::parse(query).unwrap_err().iter().map(ToString::to_string).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn changes_survive_their_address(changes in prop::collection::vec(change(), 0..4)) {
        let Ok(changes) = Changes::new(changes) else { return Ok(()) };
        let query = changes.to_string();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-.~*(),:&=".contains(c);
        prop_assert!(query.chars().all(is_plain), "{query}");
        prop_assert_eq!(&Changes::parse(&query).unwrap(), &changes);
        prop_assert_eq!(&Changes::parse(&as_a_form(&query)).unwrap(), &changes);
    }

    #[test]
    fn nonsense_is_a_fault_and_never_a_panic(
        text in "\\PC{0,30}", query in "(key|join|usage)\\.[a-z~%.]{0,4}=[a-z0-9(),:*.~%x-]{0,30}",
    ) {
        for query in [text, query] {
            match Changes::parse(&query) {
                Ok(changes) => prop_assert_eq!(Changes::parse(&changes.to_string()).unwrap(), changes),
                Err(faults) => prop_assert!(faults.iter().all(|fault| !fault.path.is_empty())),
            }
        }
    }
}

#[test]
fn an_address_reads_as_it_says() {
    let query = "leave.GM0373=1&join.d=member(name(~27s-Hof),joined(2025-07-01),attribute(inhabitants,1200))\
                 &key.desk=blend(0.3:equal,0.7:tiered(marginal,usage(calls,sum),100:3,*:1))\
                 &price.hosting=1.25\
                 &amount.desk=100000.00&attribute.inhabitants=x1.1&attribute.inhabitants.GM0150=5000\
                 &usage.calls=x0.5";
    let changes = Changes::parse(query).unwrap();
    assert_eq!(changes.to_string(), query);
    assert_eq!(changes.iter().count(), 8);
    let Some(Change::Join { newcomer }) = changes.iter().nth(1) else { panic!("{changes}") };
    assert_eq!(newcomer.name.as_deref(), Some("'s-Hof"));
}

#[test]
fn a_parameter_without_a_value_is_no_change() {
    assert!(Changes::parse("price.hosting=&key.desk=&&").unwrap().is_empty());
    assert!(Changes::knows("price.hosting") && !Changes::knows("price") && !Changes::knows("page.2"));
}

#[test]
fn what_is_no_change_is_said_at_once_with_its_name() {
    assert_eq!(
        faults(
            "page=2&colour.a=1&price.a.b=1&price.=1&price.~41=1&leave.a=yes&join.a=d&key.a=round&price.b=1,5\
                &amount.c=1.234&usage.calls=1e5&attribute.x=x&price.d=%zz&price.e=%ff&=3&%zz=1"
        ),
        [
            "page: is not a known change",
            "colour.a: is not a known change",
            "price.a.b: is not a known change",
            "price.: is not a known change",
            "price.~41: is not a known change",
            "leave.a: must be one of: 1",
            "join.a: must be a newcomer such as member(attribute(inhabitants,1200))",
            "key.a: must be a key such as blend(0.3:equal,0.7:attribute(inhabitants))",
            "price.b: must be a decimal number such as \"32.61\"",
            "amount.c: has more than two decimals",
            "usage.calls: must be a number such as 1200, or x1.1 for times 1.1",
            "attribute.x: must be a number such as 1200, or x1.1 for times 1.1",
            "price.d: must be UTF-8 in per cent codes",
            "price.e: must be UTF-8 in per cent codes",
            "query: is not a known change",
            "%zz: must be UTF-8 in per cent codes",
        ]
    );
    assert_eq!(
        faults("price.a=1&price.a=2&price.b=x"),
        ["price.b: must be a decimal number such as \"32.61\"", "price.a: is there twice",]
    );
}

#[test]
fn a_key_that_is_none_and_a_newcomer_that_says_things_twice() {
    for key in [
        "",
        "equal(",
        "equal()",
        "equal)",
        "equal:equal",
        "attribute",
        "attribute()",
        "attribute(a,b)",
        "attribute(a,2025-1-1)",
        "usage(a)",
        "usage(a,mean)",
        "usage(a,sum,sum)",
        "fixed(a)",
        "fixed(a:1,a:2)",
        "fixed(a:b)",
        "fixed(a:1:2)",
        "fixed(a(b):1)",
        "tiered(marginal)",
        "tiered(never,equal,*:1)",
        "tiered(whole,equal,1)",
        "tiered(whole,equal,a:1)",
        "average(x)",
        "product(equal,)",
        "blend(equal)",
        "blend(0.5:x)",
        "blend(a:equal)",
        "equal equal",
        "average(equal equal)",
        "attribute(~g)",
        "attribute(~2)",
        "attribute(~41)",
        "attribute(~2E)",
    ] {
        let query = format!("key.a={key}");
        let refused = Changes::parse(&query);
        assert!(key.is_empty() || key == "product(equal,)" || refused.is_err(), "{key}");
    }
    for member in [
        "member",
        "members()",
        "member():1",
        "member(name)",
        "member(name(a),name(b))",
        "member(joined(2025-7-1))",
        "member(pool(a),pool(a))",
        "member(attribute(a,1),attribute(a,2))",
        "member(weight(a))",
        "member(age(a,1))",
        "member(usage(a,b))",
        "member(pool(a):1)",
        "member(joined(2025-07-01),joined(2025-07-01))",
        "member(usage(a,1),usage(a,1))",
        "member(weight(a,1),weight(a,1))",
    ] {
        assert!(Changes::parse(&format!("join.a={member}")).is_err(), "{member}");
    }
    let deep = "average(".repeat(1000) + "equal" + &")".repeat(1000);
    assert!(Changes::parse(&format!("key.a={deep}")).is_err());
}
