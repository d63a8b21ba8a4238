//! Finds what somebody means among what somebody may see: Dutch words with their endings, parts of compounds,
//! and letters that are wrong.
//!
//! Pure: what may be found is an argument. Whoever calls it loads only what the person may see, so nothing
//! else can be found, counted or suggested. See decision 15.

mod word;

use std::collections::BTreeMap;

use word::{quality, words};

pub use word::stem;

/// Words that say nothing about what is looked for.
const SMALL: [&str; 24] = [
    "aan", "als", "bij", "dat", "de", "die", "dit", "een", "en", "er", "het", "hoe", "in", "is", "met",
    "naar", "of", "om", "op", "te", "uit", "van", "voor", "wat",
];
/// A title says three times as much as a text.
const IN_TITLE: u32 = 3;
/// The kind that is looked up rather than made: of equals it comes last.
const LOOKED_UP: &str = "product";
/// From here on a word is there, and not only something like it.
const SURE: u32 = 40;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What kind of thing it is: `service`, `candidate`, `wish`, ..
    pub kind: &'static str,
    /// Where it stands, below the cooperative's address.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub body: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Places in the list of entries, best first.
    pub hits: Vec<usize>,
    /// How many of each kind.
    pub counts: BTreeMap<&'static str, usize>,
    /// What was probably meant, where a word is nowhere.
    pub meant: Option<String>,
}

/// Looks for all words of `typed`; where nothing has them all, for what has at least half of them.
#[must_use]
pub fn find(typed: &str, entries: &[Entry]) -> Found {
    let wanted = wanted(typed);
    if wanted.is_empty() {
        return Found::default();
    }
    let mut best = vec![0; wanted.len()];
    let mut scored: Vec<(usize, usize, u32)> = Vec::new();
    let mut likes: Vec<Option<(u32, String)>> = vec![None; wanted.len()];
    for (at, entry) in entries.iter().enumerate() {
        let (title, body) = (words(&entry.title), words(&entry.body));
        let (mut matched, mut score) = (0, 0);
        for (n, word) in wanted.iter().enumerate() {
            let in_title =
                title.iter().map(|other| (quality(word, other), other)).max_by_key(|found| found.0);
            let in_title = in_title.filter(|found| found.0 > 0);
            let in_body = body.iter().map(|other| quality(word, other)).max().unwrap_or(0);
            if let Some((quality, other)) = in_title {
                let like = likes.get_mut(n);
                if let Some(like) = like.filter(|like| like.as_ref().is_none_or(|(best, _)| *best < quality))
                {
                    *like = Some((quality, other.clone()));
                }
            }
            let value = (in_title.map_or(0, |found| found.0) * IN_TITLE).max(in_body);
            let found = in_title.map_or(0, |found| found.0).max(in_body);
            if let Some(best) = best.get_mut(n) {
                *best = found.max(*best);
            }
            matched += usize::from(value > 0);
            score += value;
        }
        if matched > 0 {
            let whole = word::folded_words(&entry.title) == wanted.join(" ");
            scored.push((at, matched, score + if whole { 500 } else { 0 }));
        }
    }
    let complete = scored.iter().any(|(_, matched, _)| *matched == wanted.len());
    scored.retain(
        |(_, matched, _)| if complete { *matched == wanted.len() } else { matched * 2 >= wanted.len() },
    );
    scored.sort_by(|one, other| {
        let key = |scored: &(usize, usize, u32)| (scored.1, scored.2);
        let length = |scored: &(usize, usize, u32)| {
            entries.get(scored.0).map(|entry| (entry.kind == LOOKED_UP, entry.title.len()))
        };
        key(other).cmp(&key(one)).then(length(one).cmp(&length(other))).then(one.0.cmp(&other.0))
    });
    let mut counts = BTreeMap::new();
    for (at, _, _) in &scored {
        if let Some(entry) = entries.get(*at) {
            *counts.entry(entry.kind).or_insert(0) += 1;
        }
    }
    let hits = scored.into_iter().map(|(at, _, _)| at).collect();
    Found { hits, counts, meant: meant(&wanted, &best, &likes) }
}

/// The words that count; where there are only small ones, those.
fn wanted(typed: &str) -> Vec<String> {
    const MOST: usize = 8;
    let all = words(typed);
    let telling: Vec<String> = all.iter().filter(|word| !SMALL.contains(&word.as_str())).cloned().collect();
    let mut wanted = if telling.is_empty() { all } else { telling };
    wanted.truncate(MOST);
    wanted
}

/// The question with each word that is nowhere replaced by the nearest that is somewhere.
fn meant(wanted: &[String], best: &[u32], likes: &[Option<(u32, String)>]) -> Option<String> {
    let mut changed = false;
    let words = wanted.iter().zip(best).zip(likes).map(|((word, best), like)| match like {
        Some((_, like)) if *best < SURE && like != word => {
            changed = true;
            like.clone()
        }
        _ => word.clone(),
    });
    let words: Vec<String> = words.collect();
    changed.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let titles = [
            ("service", "Kostenverdeelsleutel", "Verdeelt kosten over gemeenten."),
            ("service", "Parkeervergunning", "Bewoners vragen een vergunning aan voor hun auto."),
            ("wish", "Trouwlocatie reserveren", "Bruidsparen zien welke zalen vrij zijn."),
            ("candidate", "Vergunningen volgen", "Inwoners zien hoe ver hun aanvraag is."),
        ];
        let one = |(kind, title, body): (&'static str, &str, &str)| Entry {
            kind,
            path: String::new(),
            title: title.to_owned(),
            body: body.to_owned(),
        };
        titles.into_iter().map(one).collect()
    }

    #[test]
    fn parts_of_compounds_endings_and_wrong_letters_are_found() {
        let entries = entries();
        let first = |typed: &str| find(typed, &entries).hits.first().copied();
        for (typed, expected) in [
            ("verdeelsleutel", 0),
            ("parkeervergunningen", 1),
            ("parkervergunning", 1),
            ("zaal", 2),
            ("aanvragen volgen", 3),
            ("de vergunning voor mijn auto", 1),
        ] {
            assert_eq!(first(typed), Some(expected), "{typed}");
        }
        assert_eq!(first("zwembad"), None);
        assert_eq!(first("  "), None);
    }

    #[test]
    fn titles_come_before_texts_and_kinds_are_counted() {
        let found = find("vergunning", &entries());
        assert_eq!(found.hits, [3, 1]);
        assert_eq!(found.counts, BTreeMap::from([("candidate", 1), ("service", 1)]));
    }

    #[test]
    fn a_word_that_is_nowhere_gets_a_suggestion() {
        assert_eq!(find("trouwlokatie", &entries()).meant.as_deref(), Some("trouwlocatie"));
        assert_eq!(find("trouwlocatie", &entries()).meant, None);
        assert_eq!(find("zwembad", &entries()).meant, None);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(find("vergunning", &[]), Found::default());
    }
}
