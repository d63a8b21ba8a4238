//! The traps of the format, one by one, on a small valid file.

use publiccode::{Reason, Severity, check, write};

const VALID: &str = r#"publiccodeYmlVersion: "0"
name: Zaakloket
url: https://example.org/zaakloket.git
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
description:
  nl:
    shortDescription: Zaken van inwoners
    longDescription: >
      Het zaakloket toont inwoners hun zaken bij de gemeente, met de stand, de termijn en de stukken.
      Medewerkers werken in het zaaksysteem; het loket leest mee en schrijft niets terug, behalve wat
      de inwoner zelf indient.
    features: [Zaken tonen, Stukken toevoegen]
legal:
  license: EUPL-1.2
maintenance:
  type: internal
  contacts:
    - name: Anouk de Wit
localisation:
  localisationReady: true
  availableLanguages: [nl]
"#;

/// Key, line and code of all faults of the valid file with a part replaced.
fn faults(from: &str, to: &str) -> Vec<(String, usize, &'static str)> {
    assert!(VALID.contains(from), "{from}");
    let checked = check(VALID.replacen(from, to, 1).as_bytes(), None);
    checked.faults.into_iter().map(|fault| (fault.key, fault.line, fault.reason.code())).collect()
}

fn one(key: &str, line: usize, code: &'static str) -> Vec<(String, usize, &'static str)> {
    vec![(key.to_owned(), line, code)]
}

#[test]
fn the_file_itself_is_valid() {
    let checked = check(VALID.as_bytes(), None);
    assert_eq!(checked.faults, []);
    let publiccode = checked.publiccode.unwrap();
    assert_eq!(publiccode.description(&["nl"]).unwrap().features, ["Zaken tonen", "Stukken toevoegen"]);
    assert_eq!(check(write(&publiccode).as_bytes(), None).publiccode, Some(publiccode));
}

#[test]
fn words_that_yaml_1_1_took_for_truth_are_words() {
    assert_eq!(faults("name: Zaakloket", "name: yes"), []);
    assert_eq!(faults("[web]", "[on, off, no]"), []);
    assert_eq!(
        faults("localisationReady: true", "localisationReady: yes"),
        one("localisation.localisationReady", 22, "wrong-type")
    );
    assert_eq!(faults("  nl:\n", "  no:\n"), [], "Norwegian");
    assert_eq!(
        faults("localisationReady: true", "localisationReady: \"true\""),
        one("localisation.localisationReady", 22, "wrong-type")
    );
}

#[test]
fn lengths_count_what_people_see() {
    // A family of four is one character to a reader, and seven code points.
    let family = "👨‍👩‍👧‍👦";
    assert_eq!(faults("Zaken van inwoners", &family.repeat(150)), []);
    assert_eq!(
        faults("Zaken van inwoners", &family.repeat(151)),
        one("description.nl.shortDescription", 9, "too-long")
    );
}

#[test]
fn licences_are_spdx_expressions() {
    for fine in
        ["EUPL-1.2 OR AGPL-3.0-or-later", "(MIT AND Apache-2.0)", "GPL-3.0-only WITH Autoconf-exception-3.0"]
    {
        assert_eq!(faults("EUPL-1.2", fine), [], "{fine}");
    }
    for bad in ["EUPL", "MIT OR", "free", "GPL-3.0-only WITH nothing"] {
        assert_eq!(faults("EUPL-1.2", bad), one("legal.license", 16, "licence"), "{bad}");
    }
}

#[test]
fn addresses_have_a_scheme_and_a_host() {
    for bad in
        ["example.org", "https:example.org", "https://", "javascript:alert(1)", "\"https://exa mple.org\""]
    {
        assert_eq!(faults("https://example.org/zaakloket.git", bad), one("url", 3, "url"), "{bad}");
    }
    assert_eq!(faults("https://example.org/zaakloket.git", "git://example.org/a"), []);
}

#[test]
fn every_fault_is_named_at_once_and_by_line() {
    let found =
        faults("name: Zaakloket\n", "naam: Zaakloket\nreleaseDate: 2026-02-30\ncategories: [x, office, y]\n");
    let codes: Vec<_> = found.iter().map(|(key, line, code)| (key.as_str(), *line, *code)).collect();
    assert_eq!(
        codes,
        [
            ("name", 1, "required"),
            ("naam", 2, "unknown-key"),
            ("releaseDate", 3, "date"),
            ("categories[0]", 4, "category"),
            ("categories[2]", 4, "category"),
        ]
    );
}

#[test]
fn warnings_leave_a_file_valid() {
    let text = format!("{VALID}nl:\n  x: 1\nintendedAudience:\n  countries: [nl, BE]\n");
    let checked = check(text.as_bytes(), None);
    assert!(checked.is_valid());
    assert!(checked.faults.iter().all(|fault| fault.severity == Severity::Warning));
    let keys: Vec<_> = checked.faults.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(keys, ["nl", "intendedAudience.countries[0]"]);
}

#[test]
fn bombs_are_refused_early() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let refer = format!("*a{}, ", n - 1).repeat(10);
        bomb.push_str(&format!("a{n}: &a{n} [{refer}]\n"));
    }
    let code = |text: &str| check(text.as_bytes(), None).faults.first().map(|fault| fault.reason.code());
    assert_eq!(code(&bomb), Some("too-many-values"));
    assert_eq!(code(&"[".repeat(40)), Some("too-deep"));
    assert_eq!(code(&"[".repeat(500_000)), Some("not-yaml"));
    assert_eq!(code(&"a".repeat(publiccode::LONGEST + 1)), Some("too-large"));
    assert_eq!(check(b"name: \xff\xfe", None).faults[0].reason, Reason::NotUtf8);
    assert_eq!(code("a: &a [*a]\n"), Some("not-yaml"));
    assert_eq!(code(""), Some("required"));
    assert_eq!(code("--- 1\n--- 2\n"), Some("second-document"));
}

#[test]
fn text_that_aliases_repeat_counts_as_text() {
    let code = |text: &str| check(text.as_bytes(), None).faults.first().map(|fault| fault.reason.code());
    let long = "a".repeat(300_000);
    // Few values, and with four thousand aliases more than a gigabyte of text.
    for aliases in [2, 4_000] {
        let list = format!("x: &a {long}\ny: [{}]\n", vec!["*a"; aliases].join(", "));
        assert_eq!(code(&list), Some("too-much-text"), "{aliases}");
        let keys: String = (0..aliases).map(|n| format!("y{n}: *a\n")).collect();
        assert_eq!(code(&format!("x: &a {{{long}: 1}}\n{keys}")), Some("too-much-text"), "{aliases} keys");
    }
    assert_eq!(code(&format!("x: &a {long}\ny: *a\n")), Some("required"), "thrice the text is not too much");
}

#[test]
fn a_key_without_end_is_cut_and_stays_on_one_line() {
    let long = "x".repeat(1_000);
    let text = format!(
        "\"{long}\": 1\n\"a\\0b\\nc\": 1\ndescription:\n  \"{long}\":\n    \"d\\0\": 1\n  nl: \"\\0\"\n"
    );
    let found = check(text.as_bytes(), None).faults;
    assert!(found.iter().any(|fault| fault.key == "a b c"), "{found:?}");
    assert!(found.iter().any(|fault| fault.key.starts_with("description.xxx")), "{found:?}");
    for fault in &found {
        let texts = fault.reason.args().into_iter().map(|(_, text)| text).chain([fault.key.clone()]);
        for text in texts.filter(|text| !text.contains(", ")) {
            assert!(text.chars().count() <= 81 && !text.contains(char::is_control), "{fault:?}");
        }
    }
}

#[test]
fn many_keys_are_looked_through_once() {
    let before = std::time::Instant::now();
    let unknown: String = (0..24_000).map(|n| format!("k{n}: 1\n")).collect();
    assert_eq!(check(unknown.as_bytes(), None).faults.len(), publiccode::MOST_FAULTS);
    let languages: String = (0..24_000).map(|n| format!(" k{n}: 1\n")).collect();
    let found = check(format!("description:\n{languages} k0: 1\n").as_bytes(), None).faults;
    assert_eq!(found.len(), publiccode::MOST_FAULTS);
    let countries = "nl: {}\n".repeat(24_000);
    let found = check(countries.as_bytes(), None).faults;
    let of = |code: &str| found.iter().filter(|fault| fault.reason.code() == code).count();
    assert_eq!(of("lowercase-country"), 1, "said once of a key that is repeated");
    assert!(of("duplicate-key") > 400);
    assert!(before.elapsed().as_secs() < 10, "{:?}", before.elapsed());
}

#[test]
fn names_of_italian_bodies_have_their_form() {
    let with = |uri: &str| faults("platforms", &format!("organisation: {{uri: \"{uri}\"}}\nplatforms"));
    for fine in ["urn:x-italian-pa:c_h501", "urn:isbn:0451450523", "https://www.vng.nl/"] {
        assert_eq!(with(fine), [], "{fine}");
    }
    assert_eq!(with("urn:x-italian-pa:"), one("organisation.uri", 4, "italian-code"));
    assert_eq!(with("urn:"), one("organisation.uri", 4, "uri"));
    assert_eq!(with("ftp://example.org/"), one("organisation.uri", 4, "uri"));
}
