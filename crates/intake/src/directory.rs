//! Who and what we know: members, meters or services, found by code or name, and the nearest names for the
//! rest.

use std::collections::HashMap;

use crate::fold::fold;

/// The most names that are offered for one that we do not know.
const OFFERED: usize = 3;
/// A name longer than this is not compared: nobody mistypes that much, and comparing costs the square of the
/// length.
const LONGEST_COMPARED: usize = 80;

/// One thing we know, and the words it goes by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<T> {
    /// Its code, unique in the directory: `GM0153`.
    pub code: String,
    /// Its name: `Enschede`.
    pub name: String,
    /// What it is in the database.
    pub id: T,
}

/// Members, meters or services by code and by name.
#[derive(Clone, Debug)]
pub struct Directory<T> {
    entries: Vec<Entry<T>>,
    by_word: HashMap<String, Found>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Found {
    One(usize),
    /// Two entries go by this word, so it names neither.
    Several,
}

impl<T: Copy + PartialEq> Directory<T> {
    /// Makes a directory. A name that two entries share finds neither of them; their codes still do.
    pub fn new(entries: impl IntoIterator<Item = (String, String, T)>) -> Self {
        let entries: Vec<Entry<T>> =
            entries.into_iter().map(|(code, name, id)| Entry { code, name, id }).collect();
        let mut by_word = HashMap::with_capacity(entries.len() * 2);
        // Codes go first: a code always wins over somebody else's name.
        for (place, entry) in entries.iter().enumerate() {
            by_word.insert(fold(&entry.code), Found::One(place));
        }
        for (place, entry) in entries.iter().enumerate() {
            let found = by_word.entry(fold(&entry.name)).or_insert(Found::One(place));
            let other_name = matches!(found, Found::One(other) if *other != place
                && entries.get(*other).is_some_and(|other| fold(&other.name) == fold(&entry.name)));
            if other_name {
                *found = Found::Several;
            }
        }
        Self { entries, by_word }
    }

    /// The entry that goes by a code or a name, whatever its case, diacritics and punctuation. For
    /// municipalities also `153` and `0153` for `GM0153`, and `Gemeente Enschede` for `Enschede`.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&Entry<T>> {
        let folded = fold(word);
        self.one(&folded).or_else(|| {
            let digits = (1..=4).contains(&folded.len()) && folded.bytes().all(|b| b.is_ascii_digit());
            if digits {
                self.one(&format!("gm{folded:0>4}"))
            } else {
                self.one(folded.strip_prefix("gemeente")?)
            }
        })
    }

    fn one(&self, folded: &str) -> Option<&Entry<T>> {
        match self.by_word.get(folded)? {
            Found::One(place) => self.entries.get(*place),
            Found::Several => None,
        }
    }

    /// The names nearest to a word that finds nothing, at most three, nearest first.
    #[must_use]
    pub fn nearest(&self, word: &str) -> Vec<String> {
        let folded = fold(word);
        let folded = folded.strip_prefix("gemeente").filter(|rest| !rest.is_empty()).unwrap_or(&folded);
        let length = folded.chars().count();
        if length == 0 || length > LONGEST_COMPARED {
            return Vec::new();
        }
        let mut near: Vec<(usize, &str)> = self
            .entries
            .iter()
            .filter_map(|e| Some((distance(folded, length, e)?, e.name.as_str())))
            .collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
    }

    /// Everything in the directory, in the order it was given.
    #[must_use]
    pub fn entries(&self) -> &[Entry<T>] {
        &self.entries
    }
}

/// How many letters apart the word and the entry are; `None` where nobody would call them alike.
fn distance<T>(folded: &str, length: usize, entry: &Entry<T>) -> Option<usize> {
    let most = (length / 3).clamp(1, 4);
    let name = fold(&entry.name);
    if length >= 3 && (name.starts_with(folded) || folded.starts_with(&name)) && !name.is_empty() {
        return Some(1);
    }
    let by_name = strsim::osa_distance(folded, &name);
    // A code is short and full of digits: one digit off is near, two is another municipality.
    let by_code = strsim::osa_distance(folded, &fold(&entry.code));
    let near_code = (by_code <= 1 && length >= 4).then_some(by_code);
    let near_name = (by_name <= most).then_some(by_name);
    near_name.into_iter().chain(near_code).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Directory<u8> {
        Directory::new(
            [
                ("GM0153", "Enschede", 1),
                ("GM0193", "Zwolle", 2),
                ("GM0373", "Bergen (NH.)", 3),
                ("GM0893", "Bergen (L.)", 4),
                ("GM0796", "'s-Hertogenbosch", 5),
                ("GM0050", "Zeewolde", 6),
                ("X1", "Dubbel", 7),
                ("X2", "dubbel", 8),
            ]
            .map(|(code, name, id)| (code.to_owned(), name.to_owned(), id)),
        )
    }

    fn id(word: &str) -> Option<u8> {
        members().find(word).map(|entry| entry.id)
    }

    #[test]
    fn a_member_is_found_by_code_and_by_name_however_typed() {
        for word in ["GM0153", "gm0153", "0153", "153", "Enschede", " ENSCHEDE ", "Gemeente Enschede"] {
            assert_eq!(id(word), Some(1), "{word}");
        }
        assert_eq!(id("s hertogenbosch"), Some(5));
        assert_eq!(id("50"), Some(6));
    }

    #[test]
    fn a_name_that_two_members_share_finds_neither_but_their_codes_do() {
        assert_eq!((id("Dubbel"), id("X1"), id("x2")), (None, Some(7), Some(8)));
    }

    #[test]
    fn an_unknown_name_is_offered_its_nearest() {
        assert_eq!(members().nearest("Zwole"), ["Zwolle"]);
        assert_eq!(members().nearest("Bergen"), ["Bergen (L.)", "Bergen (NH.)"]);
        assert_eq!(members().nearest("Atlantis"), Vec::<String>::new());
        assert_eq!(members().nearest(""), Vec::<String>::new());
        assert_eq!(members().nearest(&"x".repeat(100_000)), Vec::<String>::new());
    }
}
