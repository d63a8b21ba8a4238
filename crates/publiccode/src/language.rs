//! BCP 47: whether a text is a language tag.
//!
//! The grammar of RFC 5646 is checked in full; of the registry only the languages of two letters are known
//! here, because they do not change. A tag without a language (`x-klingon`, `i-klingon`) is refused: the
//! standard says so.

use crate::lists::{LANGUAGES, holds};

/// Whether the text is a language tag: `nl`, `en-GB`, `zh-Hant-TW`, `sl-IT-nedis`.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-').peekable();
    let Some(language) = parts.next() else { return false };
    let known = match language.len() {
        2 => holds(LANGUAGES, &language.to_ascii_lowercase()),
        3 => alphabetic(language),
        _ => false,
    };
    if !known {
        return false;
    }
    for _ in 0..3 {
        parts.next_if(|part| part.len() == 3 && alphabetic(part));
    }
    parts.next_if(|part| part.len() == 4 && alphabetic(part));
    parts.next_if(|part| part.len() == 2 && alphabetic(part) || part.len() == 3 && numeric(part));
    while parts.next_if(|part| is_variant(part)).is_some() {}
    let mut singletons = Vec::new();
    while let Some(singleton) = parts.next() {
        let private = singleton.eq_ignore_ascii_case("x");
        if singleton.len() != 1 || !alphanumeric(singleton) || singletons.contains(&singleton) {
            return false;
        }
        singletons.push(singleton);
        let least = if private { 1 } else { 2 };
        let fits = |part: &&str| (least..=8).contains(&part.len()) && alphanumeric(part);
        if parts.next_if(fits).is_none() {
            return false;
        }
        while parts.next_if(fits).is_some() {}
    }
    true
}

fn is_variant(part: &str) -> bool {
    let begins_with_digit = part.starts_with(|c: char| c.is_ascii_digit());
    alphanumeric(part) && ((5..=8).contains(&part.len()) || part.len() == 4 && begins_with_digit)
}

fn alphabetic(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn numeric(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn alphanumeric(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn tags_of_the_standards_are_languages() {
        let tags = [
            "nl",
            "en-GB",
            "zh-Hant-TW",
            "sl-IT-nedis",
            "de-CH-1901",
            "es-419",
            "zh-cmn-Hans",
            "fy-x-liwwad",
        ];
        for tag in tags {
            assert!(is_language(tag), "{tag}");
        }
    }

    #[test]
    fn words_and_locales_are_not() {
        let tags =
            ["", "hr_HR", "no such language", "x-klingon", "qq", "n", "en-", "en--GB", "nl-NL-x", "english"];
        for tag in tags {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
