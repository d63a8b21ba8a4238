//! Which wishes and candidates are probably the same as one that somebody is about to put in.
//!
//! Pure: words without their accents, endings and small words, compared as sets.

use std::collections::BTreeSet;

/// Words that say nothing about what a wish is.
const SMALL: [&str; 28] = [
    "aan",
    "aanvragen",
    "alle",
    "als",
    "and",
    "bij",
    "dat",
    "de",
    "dienst",
    "digitaal",
    "doen",
    "een",
    "en",
    "gemeente",
    "het",
    "in",
    "melden",
    "met",
    "of",
    "online",
    "op",
    "the",
    "van",
    "verlengen",
    "via",
    "volgen",
    "voor",
    "wij",
];
/// Words of this many letters count as equal when they begin alike: `vergunning`, `vergunningen`.
const STEM: usize = 6;
/// From this many hundredths on a likeness is worth a look.
const WORTH_A_LOOK: u32 = 34;

/// A text in small letters without accents.
#[must_use]
pub fn folded(text: &str) -> String {
    text.to_lowercase().chars().map(plain).collect()
}

fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'ä' | 'â' | 'ã' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// The words that count: each by its stem.
fn words(text: &str) -> BTreeSet<String> {
    let text = folded(text);
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 && !SMALL.contains(word))
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

/// How alike two titles are, in hundredths: words in common, of the words of the shorter one mostly.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> u32 {
    let common = one.intersection(other).count();
    let (fewer, both) = (one.len().min(other.len()), one.len() + other.len());
    if common == 0 || fewer == 0 {
        return 0;
    }
    let hundredths = |part: usize, whole: usize| u32::try_from(part * 100 / whole).unwrap_or(0);
    (hundredths(common, fewer) + hundredths(2 * common, both)) / 2
}

/// How much a title and a product look like others, in hundredths; `None` where it is not worth a look. The
/// same product is reason enough.
#[must_use]
pub fn like(title: &str, upl: &str, other_title: &str, other_upl: &str) -> Option<u32> {
    let (one, other) = (words(title), words(other_title));
    let by_title = likeness(&one, &other);
    let same_product = !upl.trim().is_empty() && folded(upl.trim()) == folded(other_upl.trim());
    let by_product = likeness(&one, &words(other_upl)) * 4 / 5;
    let found = by_title.max(by_product).max(if same_product { 100 } else { 0 });
    (found >= WORTH_A_LOOK).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_in_another_order_and_number_look_alike() {
        let alike = like("Evenementen: vergunning aanvragen", "", "Vergunningen voor een evenement", "");
        assert_eq!(alike, Some(100));
        assert!(like("Kind erkennen", "", "Erkenning kind", "").unwrap() >= 34);
        assert!(like("Financiële hulp", "", "financiele hulp aanvragen", "").unwrap() == 100);
    }

    #[test]
    fn the_same_product_is_reason_enough() {
        assert_eq!(
            like("Bewijs van inschrijving", "brp-uittreksel", "Uittreksel", "BRP-uittreksel"),
            Some(100)
        );
        assert!(like("Erkenning van een kind", "", "Ouders melden zich", "erkenning kind").is_some());
    }

    #[test]
    fn what_shares_small_words_only_does_not() {
        assert_eq!(like("Een laadpaal aanvragen", "", "Een briefadres aanvragen", ""), None);
        assert_eq!(like("", "", "", ""), None);
    }
}
