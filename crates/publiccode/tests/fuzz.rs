//! Files that somebody broke: whatever the text, there is content or there are faults, and never a panic.
//!
//! `make fuzz` does this for minutes: `GEMEENGOED_FUZZ_MINUTES`.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use publiccode::tree::{Content, MOST_TEXT, Node, parse};
use publiccode::{check, write};

const FILE: &str = "publiccodeYmlVersion: \"0\"\nname: Medusa # x\nurl: https://example.org/a.git\n\
    isBasedOn: [https://example.org/b]\nreleaseDate: 2026-01-31\nlogo: a/logo.svg\nplatforms:\n  - web\n\
    organisation:\n  uri: urn:x-italian-pa:c_h501\ncategories: [office, &a hr]\nusedBy:\n- *a\n\
    developmentStatus: beta\nsoftwareType: 'addon'\nintendedAudience: {countries: [NL, be], scope: [x]}\n\
    description:\n  nl: &nl\n    shortDescription: >\n      Kort\n\n      goed\n\
    \x20   longDescription: |-\n      lang\n\
    \x20   features: [een, 'twee', \"drie\\n\"]\n    videos: [https://vimeo.com/1]\n  en-GB: *nl\n\
    legal:\n  license: EUPL-1.2 OR (MIT AND Apache-2.0)\nmaintenance:\n  type: contract\n  contractors:\n\
    \x20   - name: A\n      until: 2027-01-01\nlocalisation:\n  localisationReady: true\n\
    \x20 availableLanguages: [nl]\n\
    dependsOn:\n  software:\n    - name: PostgreSQL\n      optional: false\nIT:\n  riuso: {codiceIPA: pcm}\n";
const WORDS: [&str; 34] = [
    ":",
    ": ",
    "\n",
    "\n  ",
    "- ",
    "- - ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "|",
    ">",
    "|+2\n",
    "#",
    "&a ",
    "*a",
    "!!",
    "!<x> ",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "? ",
    "<<: ",
    "~",
    "null",
    "\t",
    "\r",
    "\u{feff}",
    "é👨‍👩‍👧",
    "\u{0}",
    "@",
];

/// One way to break a text: cut out some characters somewhere and put something there.
type Mutation = (usize, usize, usize);

fn broken(mutations: &[Mutation]) -> String {
    let mut text: Vec<char> = FILE.chars().collect();
    for (at, length, what) in mutations {
        let at = at % (text.len() + 1);
        let end = (at + length % 9).min(text.len());
        let put: Vec<char> = if what % 4 == 0 {
            // Something that stands somewhere else already.
            let from = what % (text.len() + 1);
            text[from..(from + what % 60).min(text.len())].to_vec()
        } else {
            WORDS[what % WORDS.len()].chars().collect()
        };
        text.splice(at..end, put);
    }
    text.into_iter().collect()
}

fn holds(mutations: Vec<Mutation>) -> Result<(), TestCaseError> {
    let text = broken(&mutations);
    let checked = check(text.as_bytes(), None);
    prop_assert_eq!(checked.is_valid(), checked.errors().next().is_none());
    for fault in &checked.faults {
        prop_assert!(!fault.to_string().contains('\n'), "one line each: {fault:?}");
        let short = fault.key.chars().count() <= 81 && !fault.key.contains(char::is_control);
        prop_assert!(short, "a short key on one line: {fault:?}");
    }
    if let Some(publiccode) = checked.publiccode {
        let written = write(&publiccode);
        let again = check(written.as_bytes(), None);
        prop_assert_eq!(
            again.publiccode.as_ref(),
            Some(&publiccode),
            "{}\n{}\n{:?}",
            text,
            written,
            again.faults
        );
    }
    Ok(())
}

#[test]
fn broken_files_give_content_or_faults() {
    #[expect(clippy::disallowed_methods, reason = "who runs the tests says how long, not the portal")]
    let minutes: Option<u64> =
        std::env::var("GEMEENGOED_FUZZ_MINUTES").ok().and_then(|minutes| minutes.parse().ok());
    let until = minutes.map(|minutes| Instant::now() + Duration::from_secs(minutes * 60));
    let strategy = prop::collection::vec((any::<usize>(), any::<usize>(), any::<usize>()), 0..8);
    loop {
        let mut runner =
            TestRunner::new(Config { cases: 1_000, failure_persistence: None, ..Config::default() });
        if let Err(failure) = runner.run(&strategy, holds) {
            panic!("{failure}");
        }
        if until.is_none_or(|until| Instant::now() >= until) {
            return;
        }
    }
}

/// All bytes of text under a value.
fn bytes(node: &Node) -> usize {
    match &node.content {
        Content::Empty => 0,
        Content::Text { text, .. } => text.len(),
        Content::List(items) => items.iter().map(bytes).sum(),
        Content::Map(entries) => entries.iter().map(|entry| entry.key.len() + bytes(&entry.value)).sum(),
    }
}

proptest! {
    #![proptest_config(Config { cases: 60, failure_persistence: None, ..Config::default() })]

    #[test]
    fn aliases_never_make_more_text_than_a_file_may_hold(
        length in 0_usize..400_000,
        under_a_key in any::<bool>(),
        layers in prop::collection::vec(1_usize..9, 1..6),
    ) {
        let long = "x".repeat(length);
        let first = if under_a_key { format!("{{{long}: 1}}") } else { format!("[{long}]") };
        let mut text = format!("a0: &a0 {first}\n");
        for (n, times) in layers.iter().enumerate() {
            let again = vec![format!("*a{n}"); *times].join(", ");
            text.push_str(&format!("a{}: &a{} [{again}]\n", n + 1, n + 1));
        }
        if let Ok(root) = parse(&text) {
            prop_assert!(bytes(&root) <= MOST_TEXT, "{} bytes", bytes(&root));
        }
    }
}
