//! The form reads as a rule, a rule fills the form, and every rule has a sentence.

use actions::key_rule::Rule;
use actions::key_sentence::{MeterNames, rule_sentences};
use allocation::{Aggregate, BlendPart, Bound, Key, PhaseIn, Presence, Tier, TierMode};
use jiff::civil::date;
use kernel::{Cents, ServiceId};
use store::Member;
use web::Words;
use web::language::{Language, Texts};

use super::{KeyForm, LAYERS, PARTS, fill, read, reshape, rule};

fn members() -> Vec<Member> {
    let member = |code: &str, name: &str| Member {
        id: "00000000-0000-0000-0000-000000000001".parse().unwrap(),
        code: code.to_owned(),
        name: name.to_owned(),
        joined_on: date(2017, 1, 1),
        left_on: None,
        votes: 1,
    };
    vec![member("GM0373", "Bergen (NH.)"), member("GM0450", "Uitgeest")]
}

fn service() -> ServiceId {
    "00000000-0000-0000-0000-000000000002".parse().unwrap()
}

fn typed(fields: &[(&str, &str)]) -> KeyForm {
    let mut form = KeyForm::default();
    fields.iter().for_each(|(name, value)| form.set(*name, *value));
    form
}

fn inhabitants(on: Option<i16>) -> Key {
    Key::Attribute { name: "inhabitants".to_owned(), on: on.map(|year| date(year, 1, 1)) }
}

fn cases(aggregate: Aggregate) -> Key {
    Key::Usage { meter: "cases".to_owned(), aggregate }
}

fn blend() -> Key {
    let part = |share: &str, key| BlendPart { share: share.parse().unwrap(), key };
    Key::Blend { parts: vec![part("0.3", Key::Equal), part("0.7", cases(Aggregate::Sum))] }
}

fn tiers(mode: TierMode) -> Key {
    let tier = |up_to: Option<&str>, rate: &str| Tier {
        up_to: up_to.map(|up_to| up_to.parse().unwrap()),
        rate: rate.parse().unwrap(),
    };
    let tiers = vec![tier(Some("50000"), "1"), tier(Some("100000"), "0.75"), tier(None, "0.5")];
    Key::Tiered { of: Box::new(inhabitants(None)), mode, tiers }
}

fn fixed() -> Key {
    let shares = [("GM0373", "32.61"), ("GM0450", "12.04")];
    Key::Fixed { shares: shares.map(|(code, share)| (code.to_owned(), share.parse().unwrap())).into() }
}

fn all_kinds() -> Vec<Key> {
    vec![
        Key::Equal,
        inhabitants(None),
        inhabitants(Some(2025)),
        cases(Aggregate::Sum),
        cases(Aggregate::Max),
        cases(Aggregate::Last),
        cases(Aggregate::Unique),
        fixed(),
        tiers(TierMode::Marginal),
        tiers(TierMode::Whole),
        Key::Average { of: [2024, 2025, 2026].map(|year| inhabitants(Some(year))).to_vec() },
        Key::Product { of: vec![inhabitants(None), cases(Aggregate::Sum)] },
        blend(),
    ]
}

/// A blend in a blend, with tiers over an average of a product in it, and two lists of fixed weights.
fn nested() -> Key {
    let part = |share: &str, key| BlendPart { share: share.parse().unwrap(), key };
    let product = Key::Product { of: vec![inhabitants(None), fixed()] };
    let average = Key::Average { of: vec![product, cases(Aggregate::Last)] };
    let Key::Tiered { tiers, .. } = tiers(TierMode::Whole) else { unreachable!("tiers are tiers") };
    let tiered = Key::Tiered { of: Box::new(average), mode: TierMode::Whole, tiers };
    let inner = Key::Blend { parts: vec![part("0.125", fixed()), part("0.875", tiered)] };
    let Key::Blend { parts } = inner else { unreachable!("a blend is a blend") };
    let of_blends = Key::Blend { parts: vec![part("0.4", Key::Equal), part("0.6", blend())] };
    Key::Blend { parts: [parts, vec![part("0", of_blends)]].concat() }
}

fn bounded() -> Rule {
    Rule {
        phase_in: Some(PhaseIn { factors: vec!["0.5".parse().unwrap(), "0.75".parse().unwrap()] }),
        floor: Some(Bound::Amount(Cents::new(100_050))),
        cap: Some(Bound::PercentOfPrevious("110".parse().unwrap())),
        fallback: Some(Key::Equal),
        ..Rule::by(cases(Aggregate::Sum), Presence::Days)
    }
}

#[test]
fn every_kind_of_rule_fills_the_form_and_reads_back_the_same() {
    for key in all_kinds() {
        let expected = Rule::by(key, Presence::Measure);
        assert_eq!(rule(&fill(&expected).unwrap(), &members()), Ok(expected));
    }
    assert_eq!(rule(&fill(&bounded()).unwrap(), &members()), Ok(bounded()));
    let deep = Rule { fallback: Some(nested()), ..Rule::by(nested(), Presence::Days) };
    assert_eq!(rule(&fill(&deep).unwrap(), &members()), Ok(deep));
}

#[test]
fn parts_and_tiers_come_and_go_and_the_others_keep_what_was_typed() {
    let form = fill(&Rule::by(nested(), Presence::Days)).unwrap();
    let fewer = reshape(&form, "remove key_1");
    assert_eq!(
        (fewer.get("key_parts"), fewer.get("key_1_what"), fewer.get("key_2_2_2_what")),
        ("2", "tiered", "usage:cases")
    );
    assert_eq!((fewer.get("key_1_percent"), fewer.get("key_3_what")), ("87,5", ""));
    assert_eq!(fewer.get("key_1_1_1_2_share_GM0373"), "32,61", "what stands in it moves with it");
    let more = reshape(&reshape(&form, "part key_3"), "tier key_2");
    assert_eq!((more.get("key_3_parts"), more.get("key_2_tiers")), ("3", "4"));
    assert_eq!(
        reshape(&reshape(&fewer, "remove key_1"), "remove key_1").get("key_parts"),
        "1",
        "one part stays"
    );
    for asked in ["show key", "remove key", "remove key_9", "part other_1", "part key_x", ""] {
        assert_eq!(reshape(&form, asked).0, form.0, "{asked}");
    }
    let full = (0..20).fold(form, |form, _| reshape(&form, "part key"));
    assert_eq!(full.get("key_parts"), PARTS.to_string());
}

#[test]
fn a_form_that_is_too_deep_or_blends_what_has_no_shares_says_so() {
    let said = |fields: &[(&str, &str)]| -> Vec<String> {
        let faults = rule(&typed(fields), &members()).unwrap_err();
        faults
            .iter()
            .map(|fault| format!("{} {}", fault.field.as_deref().unwrap_or(""), fault.code))
            .collect()
    };
    let mut deep = vec![("key_what".to_owned(), "average"), ("key_parts".to_owned(), "1")];
    let mut at = "key".to_owned();
    for _ in 1..LAYERS {
        at.push_str("_1");
        deep.extend([(format!("{at}_what"), "product"), (format!("{at}_parts"), "1")]);
    }
    let deep: Vec<(&str, &str)> = deep.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    assert_eq!(said(&deep), ["key_1_1_1_1_what key-too-deep"]);
    let inside = [("key_what", "average"), ("key_1_what", "blend"), ("key_2_what", "equal")];
    assert_eq!(said(&inside), ["key_1_what key-blend-inside"]);
}

#[test]
fn a_rule_that_the_form_has_no_room_for_is_not_put_in_it_halfway() {
    let deep = (1..LAYERS).fold(inhabitants(None), |key, _| Key::Average { of: vec![key] });
    assert!(fill(&Rule::by(deep.clone(), Presence::Days)).is_some());
    assert!(fill(&Rule::by(Key::Product { of: vec![deep] }, Presence::Days)).is_none());
    let wide = Key::Average { of: vec![inhabitants(None); PARTS + 1] };
    assert!(fill(&Rule::by(wide, Presence::Days)).is_none());
}

#[test]
fn a_version_has_its_rule_its_first_day_and_its_decision() {
    let form = typed(&[("key_what", "equal"), ("starts_on", "1-1-2027"), ("note", " ALV ")]);
    let new = read(&form, service(), &members()).unwrap();
    assert_eq!((new.starts_on, new.note.as_str()), (date(2027, 1, 1), "ALV"));
    assert_eq!(new.rule, Rule::by(Key::Equal, Presence::Days));
}

#[test]
fn everything_that_is_wrong_is_said_at_once_with_its_field() {
    let said = |fields: &[(&str, &str)]| -> Vec<String> {
        let faults = read(&typed(fields), service(), &members()).unwrap_err();
        let said =
            |fault: &actions::Fault| format!("{} {}", fault.field.as_deref().unwrap_or(""), fault.code);
        faults.iter().map(said).collect()
    };
    assert_eq!(said(&[("starts_on", "1-1-2027")]), ["key_what key-kind-missing"]);
    assert_eq!(
        said(&[
            ("key_what", "fixed"),
            ("key_share_GM0450", "veel"),
            ("floor", "10"),
            ("cap_kind", "percent")
        ]),
        [
            "key_share_GM0450 key-share-unreadable",
            "floor_kind key-bound-kind-missing",
            "cap key-number-unreadable",
            "starts_on key-starts-missing"
        ]
    );
    let blend = [
        ("key_what", "blend"),
        ("key_1_what", "equal"),
        ("key_1_percent", "30"),
        ("key_2_what", "usage:cases"),
        ("key_2_percent", "60"),
        ("starts_on", "1-1-2027"),
    ];
    assert_eq!(said(&blend), ["key_1_percent key-blend-not-whole"]);
    let tiers = [
        ("key_what", "tiered"),
        ("key_tier1_up_to", "100"),
        ("key_tier1_rate", "1"),
        ("key_tier2_up_to", "50"),
        ("key_tier2_rate", "1"),
        ("key_tier3_up_to", "200"),
        ("starts_on", "1-1-2027"),
    ];
    assert_eq!(
        said(&tiers),
        [
            "key_1_what key-part-missing",
            "key_tier2_up_to key-tier-rise",
            "key_tier3_up_to key-tier-last-open",
            "key_tier3_rate key-number-unreadable"
        ]
    );
}

/// The sentences of a rule, without the spaces that never break.
fn sentences(rule: &Rule, language: Language) -> String {
    let texts = Texts::new().unwrap();
    let words = Words::new(&texts, language);
    let meters = MeterNames::from([("cases".to_owned(), "zaken".to_owned())]);
    let said: Vec<String> = rule_sentences(rule, &meters).iter().map(|one| words.phrase(one)).collect();
    said.join(" ").replace('\u{a0}', " ")
}

#[test]
fn every_kind_of_key_says_in_dutch_what_it_does() {
    let said: Vec<String> = all_kinds()
        .into_iter()
        .map(|key| {
            let said = sentences(&Rule::by(key, Presence::Measure), Language::Dutch);
            said.replace(" Wie een deel van de periode meedoet, telt voor het geheel.", "")
        })
        .collect();
    let staffel = "tot en met 50.000 telt elke eenheid voor 1, tot en met 100.000 telt elke eenheid \
                   voor 0,75, daarboven voor 0,5";
    let expected = [
        "Alle leden die de dienst afnemen, betalen evenveel.".to_owned(),
        "Verdeeld naar inwoners.".to_owned(),
        "Verdeeld naar inwoners op 1 januari 2025.".to_owned(),
        "Verdeeld naar verbruik: het aantal zaken in de periode.".to_owned(),
        "Verdeeld naar verbruik: het hoogste aantal zaken in de periode.".to_owned(),
        "Verdeeld naar verbruik: het laatste aantal zaken in de periode.".to_owned(),
        "Verdeeld naar verbruik: het aantal verschillende zaken in de periode.".to_owned(),
        "Verdeeld naar vaste aandelen die de leden hebben afgesproken.".to_owned(),
        format!("Verdeeld naar inwoners, met een staffel per schijf: {staffel}."),
        format!("Verdeeld naar inwoners, met een staffel over het geheel: {staffel}."),
        "Verdeeld naar het gemiddelde van inwoners op 1 januari 2024, inwoners op 1 januari 2025, \
         inwoners op 1 januari 2026."
            .to_owned(),
        "Verdeeld naar inwoners, zaken, met elkaar vermenigvuldigd.".to_owned(),
        "Een mengsel: 30 % gelijk, 70 % zaken.".to_owned(),
    ];
    assert_eq!(said, expected);
    let said = sentences(&Rule::by(nested(), Presence::Days), Language::Dutch);
    let expected = format!(
        "Een mengsel: 12,5 % vaste percentages, 87,5 % ((het gemiddelde van (inwoners, vaste percentages, \
         met elkaar vermenigvuldigd), het laatste aantal zaken) met een staffel over het geheel \
         ({staffel})), 0 % (40 % gelijk, 60 % (30 % gelijk, 70 % zaken)). Wie een deel van de periode \
         meedoet, telt voor dat deel."
    );
    assert_eq!(said, expected);
}

#[test]
fn the_rules_around_a_key_have_a_sentence_each_in_both_languages() {
    assert_eq!(
        sentences(&bounded(), Language::Dutch),
        "Verdeeld naar verbruik: het aantal zaken in de periode. Wie een deel van de periode \
         meedoet, telt voor dat deel. Een nieuw lid telt in zijn eerste jaren minder mee: 50 % in \
         jaar 1, 75 % in jaar 2. Daarna telt het helemaal mee. Ieder lid betaalt ten minste € \
         1.000,50. Ieder lid betaalt ten hoogste 110 % van zijn vorige bedrag. Is er bij niemand \
         iets geteld? Dan verdelen wij zo: gelijk."
    );
    for key in all_kinds() {
        let said = sentences(&Rule { key, ..bounded() }, Language::English);
        assert!(said.contains("at most 110% of its previous amount"), "{said}");
        assert!(!said.contains("key-"), "{said}");
    }
}
