//! The form reads as a rule, a rule fills the form, and every rule has a sentence.

use actions::key_rule::Rule;
use actions::key_sentence::{MeterNames, rule_sentences};
use allocation::{Aggregate, BlendPart, Bound, Key, PhaseIn, Presence, Tier, TierMode};
use jiff::civil::date;
use kernel::{Cents, ServiceId};
use store::Member;
use web::Words;
use web::language::{Language, Texts};

use super::{KeyForm, fill, read, rule};

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
}

#[test]
fn a_rule_that_the_form_has_no_room_for_is_not_put_in_it_halfway() {
    let nested = Key::Average { of: vec![Key::Product { of: vec![inhabitants(None)] }] };
    assert!(fill(&Rule::by(nested, Presence::Days)).is_none());
}

#[test]
fn a_version_has_its_rule_its_first_day_and_its_decision() {
    let form = typed(&[("kind", "equal"), ("starts_on", "1-1-2027"), ("note", " ALV ")]);
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
    assert_eq!(said(&[("starts_on", "1-1-2027")]), ["kind key-kind-missing"]);
    assert_eq!(
        said(&[("kind", "fixed"), ("share_GM0450", "veel"), ("floor", "10"), ("cap_kind", "percent")]),
        [
            "share_GM0450 key-share-unreadable",
            "floor_kind key-bound-kind-missing",
            "cap key-number-unreadable",
            "starts_on key-starts-missing"
        ]
    );
    let blend = [
        ("kind", "blend"),
        ("part1_what", "equal"),
        ("part1_percent", "30"),
        ("part2_what", "usage:cases"),
        ("part2_percent", "60"),
        ("starts_on", "1-1-2027"),
    ];
    assert_eq!(said(&blend), ["part1_percent key-blend-not-whole"]);
    let tiers = [
        ("kind", "tiered"),
        ("part1_what", "equal"),
        ("tier1_up_to", "100"),
        ("tier1_rate", "1"),
        ("tier2_up_to", "50"),
        ("tier2_rate", "1"),
        ("tier3_up_to", "200"),
        ("starts_on", "1-1-2027"),
    ];
    assert_eq!(
        said(&tiers),
        [
            "part1_what key-part-missing",
            "tier2_up_to key-tier-rise",
            "tier3_up_to key-tier-last-open",
            "tier3_rate key-number-unreadable"
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
