//! Finds what somebody means among what somebody may see: Dutch words with their endings, parts of compounds,
//! and letters that are wrong.
//!
//! Pure: what may be found is an argument. Whoever calls it loads only what the person may see, so nothing
//! else can be found, counted or suggested. See decision 15.

mod word;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use word::{pieces, quality};

use crate::wishes::folded;

pub use word::stem;

/// Words that say nothing about what is looked for.
const SMALL: [&str; 24] = [
    "aan", "als", "bij", "dat", "de", "die", "dit", "een", "en", "er", "het", "hoe", "in", "is", "met",
    "naar", "of", "om", "op", "te", "uit", "van", "voor", "wat",
];
/// A title says three times as much as a text.
const IN_TITLE: u32 = 3;
/// What a title that is just what was typed says beside that.
const WHOLE: u32 = 500;
/// The kind that is looked up rather than made: of equals it comes last.
const LOOKED_UP: &str = "product";
/// From here on a word is there, and not only something like it.
const SURE: u32 = 40;

/// Something that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What kind of thing it is: `service`, `candidate`, `wish`, ..
    pub kind: &'static str,
    /// Where it stands, below the cooperative's address.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub body: String,
    /// Name of the programme that it belongs to; empty where it belongs to none.
    pub programme: String,
    /// The products that it is for, by their uniform names.
    pub products: Vec<String>,
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

impl Found {
    /// The same, of some entries only.
    #[must_use]
    pub fn only(self, entries: &[Entry], takes: impl Fn(&Entry) -> bool) -> Self {
        let taken = |at: &usize| entries.get(*at).is_some_and(&takes);
        let hits: Vec<usize> = self.hits.into_iter().filter(taken).collect();
        Self { counts: counts(&hits, entries), hits, meant: self.meant }
    }
}

/// How many there are of each kind.
fn counts(hits: &[usize], entries: &[Entry]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for entry in hits.iter().filter_map(|at| entries.get(*at)) {
        *counts.entry(entry.kind).or_insert(0) += 1;
    }
    counts
}

/// Looks for all words of `typed`; where nothing has them all, for what has at least half of them.
#[must_use]
pub fn find(typed: &str, entries: &[Entry]) -> Found {
    let wanted = wanted(typed);
    if wanted.is_empty() {
        return Found::default();
    }
    let mut search = Search::of(&wanted);
    let mut scored: Vec<Scored> =
        entries.iter().enumerate().filter_map(|(at, entry)| search.score(at, entry)).collect();
    let complete = scored.iter().any(|one| one.matched == wanted.len());
    scored.retain(|one| if complete { one.matched == wanted.len() } else { one.matched * 2 >= wanted.len() });
    scored.sort_by(|one, other| {
        let length = |scored: &Scored| {
            entries.get(scored.at).map(|entry| (entry.kind == LOOKED_UP, entry.title.len()))
        };
        let better = (other.matched, other.score).cmp(&(one.matched, one.score));
        better.then(length(one).cmp(&length(other))).then(one.at.cmp(&other.at))
    });
    let hits: Vec<usize> = scored.into_iter().map(|one| one.at).collect();
    Found { counts: counts(&hits, entries), hits, meant: meant(&wanted, &search.best, &search.likes) }
}

/// An entry that has something of what is looked for.
struct Scored {
    /// Its place in the list.
    at: usize,
    /// How many of the words it has.
    matched: usize,
    /// How well it has them.
    score: u32,
}

/// What is known while the entries pass by.
struct Search<'w> {
    wanted: &'w [String],
    /// How well a word fits each of the wanted ones, reckoned once: texts repeat their words.
    known: FxHashMap<String, Vec<u32>>,
    /// How well each wanted word is found at all.
    best: Vec<u32>,
    /// The word of a title that is most like each wanted one.
    likes: Vec<Option<(u32, String)>>,
}

impl<'w> Search<'w> {
    fn of(wanted: &'w [String]) -> Self {
        let (best, likes) = (vec![0; wanted.len()], vec![None; wanted.len()]);
        Self { wanted, known: FxHashMap::default(), best, likes }
    }

    fn fits(&mut self, word: &str) -> &[u32] {
        if !self.known.contains_key(word) {
            let fits = self.wanted.iter().map(|wanted| quality(wanted, word)).collect();
            self.known.insert(word.to_owned(), fits);
        }
        self.known.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// How well the best word of a text fits each wanted one.
    fn best_in(&mut self, text: &str) -> Vec<u32> {
        let mut best = vec![0; self.wanted.len()];
        for word in pieces(text) {
            for (best, fit) in best.iter_mut().zip(self.fits(word)) {
                *best = (*best).max(*fit);
            }
        }
        best
    }

    fn note_likes(&mut self, title: &str) {
        for word in pieces(title) {
            let fits = self.fits(word).to_vec();
            for (like, fit) in self.likes.iter_mut().zip(fits) {
                if fit > like.as_ref().map_or(0, |(best, _)| *best) {
                    *like = Some((fit, word.to_owned()));
                }
            }
        }
    }

    fn score(&mut self, at: usize, entry: &Entry) -> Option<Scored> {
        let title = folded(&entry.title);
        self.note_likes(&title);
        let (in_title, in_body) = (self.best_in(&title), self.best_in(&folded(&entry.body)));
        let (mut matched, mut score) = (0, 0);
        for ((title, body), best) in in_title.into_iter().zip(in_body).zip(&mut self.best) {
            *best = title.max(body).max(*best);
            let value = (title * IN_TITLE).max(body);
            matched += usize::from(value > 0);
            score += value;
        }
        let whole = matched > 0 && pieces(&title).eq(self.wanted.iter().map(String::as_str));
        (matched > 0).then_some(Scored { at, matched, score: score + if whole { WHOLE } else { 0 } })
    }
}

/// The words that count; where there are only small ones, those.
fn wanted(typed: &str) -> Vec<String> {
    const MOST: usize = 8;
    let all: Vec<String> = pieces(&folded(typed)).map(str::to_owned).collect();
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
            ..Entry::default()
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
