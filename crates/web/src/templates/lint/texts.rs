//! Texts: both languages have the same keys and arguments, every key in use exists, every key is in use.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::{Template, quoted, rust_sources, templates};
use crate::language::{Language, Texts};

/// The keys that tags ask for: `t "key"`, and the beginnings of `t (concat "begin-" ..)`.
fn asked(template: &Template) -> Vec<(usize, String, bool)> {
    let mut keys = Vec::new();
    for (at, tag) in template.tags() {
        let mut rest = tag;
        while let Some(found) = rest.find("t ").map(|found| found + 2) {
            let starts = found == 2 || rest[..found - 2].ends_with(['(', '{', ' ']);
            let argument = rest[found..].trim_start();
            rest = &rest[found..];
            if !starts {
                continue;
            }
            let whole = argument.starts_with('"');
            if (whole || argument.starts_with("(concat \""))
                && let Some(key) = quoted(argument).next()
            {
                keys.push((at, key.to_owned(), whole));
            }
        }
    }
    keys
}

fn source_of(language: Language) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales").join(language.code());
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

/// The arguments of every text.
fn arguments(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source_of(language).lines() {
        if line.starts_with('#') {
            continue;
        }
        if line.starts_with(|first: char| first.is_ascii_alphabetic())
            && let Some((name, _)) = line.split_once('=')
        {
            key = name.trim().to_owned();
            found.entry(key.clone()).or_default();
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
                .collect::<String>()
        });
        found.entry(key.clone()).or_default().extend(names);
    }
    found
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_arguments() {
    let dutch = arguments(Language::Dutch);
    let english = arguments(Language::English);
    let keys: BTreeSet<_> = dutch.keys().chain(english.keys()).collect();
    let different: Vec<_> = keys.into_iter().filter(|key| dutch.get(*key) != english.get(*key)).collect();
    assert!(different.is_empty(), "missing in one language, or with other arguments: {different:?}");
}

#[test]
fn every_text_a_template_asks_for_exists() {
    let texts = Texts::new().unwrap();
    let known: BTreeSet<_> = texts.keys(Language::Dutch).collect();
    let mut missing = Vec::new();
    for template in templates() {
        for (at, key, whole) in asked(&template) {
            let exists = if whole {
                known.contains(key.as_str())
            } else {
                known.iter().any(|known| known.starts_with(&key))
            };
            if !exists {
                missing.push(format!("{}: no text `{key}`", template.at(at)));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_text_is_used() {
    let texts = Texts::new().unwrap();
    let mut whole: BTreeSet<String> = BTreeSet::new();
    let mut beginnings: BTreeSet<String> = BTreeSet::new();
    for template in templates() {
        for (_, tag) in template.tags() {
            whole.extend(quoted(tag).map(str::to_owned));
        }
        beginnings.extend(asked(&template).into_iter().filter(|(_, _, whole)| !whole).map(|(_, key, _)| key));
    }
    for source in rust_sources() {
        for literal in source.lines().flat_map(quoted) {
            match literal.split_once('{') {
                None => _ = whole.insert(literal.to_owned()),
                Some((beginning, _)) if beginning.ends_with('-') => {
                    _ = beginnings.insert(beginning.to_owned())
                }
                Some(_) => {}
            }
        }
    }
    let unused: Vec<_> = texts
        .keys(Language::Dutch)
        .filter(|key| !whole.contains(*key) && !beginnings.iter().any(|beginning| key.starts_with(beginning)))
        .collect();
    assert!(unused.is_empty(), "nobody uses these texts: {unused:?}");
}

#[test]
fn plain_words_speak_to_the_reader_as_u() {
    let source = source_of(Language::Dutch);
    let familiar: Vec<_> = source
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter(|line| {
            let said = line.split_once('=').map_or(*line, |(_, said)| said);
            said.split(|c: char| !c.is_alphabetic())
                .any(|word| matches!(word, "je" | "jij" | "jouw" | "Je" | "Jij"))
        })
        .collect();
    assert!(familiar.is_empty(), "the pages say u: {familiar:?}");
}

#[test]
fn the_lint_itself_sees_what_it_should() {
    let template = Template {
        name: "x".to_owned(),
        text: "{{t \"a-b\"}} {{> parts/link label=(t \"c\" n=(t \"d\")) href=\"e\"}}\n\
               {{t (concat \"error-\" n)}}"
            .to_owned(),
    };
    let keys: Vec<_> = asked(&template).into_iter().map(|(_, key, whole)| (key, whole)).collect();
    let expected = [("a-b", true), ("c", true), ("d", true), ("error-", false)]
        .map(|(key, whole)| (key.to_owned(), whole));
    assert_eq!(keys, expected);
    assert_eq!(template.at(70), "templates/x.hbs:2");
}
