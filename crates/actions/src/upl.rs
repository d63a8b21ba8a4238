//! The uniform product list: the operator brings in a new edition; everybody finds products by part of their
//! name.

use intake::upl::UplRow;
use jiff::civil::Date;
use store::{PlatformTx, UplEntry, local_day};

use crate::Refused;
use crate::wishes::folded;

/// What a file does to the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UplPlan {
    /// Names of products that come.
    pub fresh: Vec<String>,
    /// Names of products that change: what they are called, for whom they are, what they follow from, or that
    /// the list has them again.
    pub changed: Vec<String>,
    /// Names of products that the file no longer has: they stay, and are marked.
    pub gone: Vec<String>,
    /// How many stay as they are.
    pub same: usize,
    /// How many of the file municipalities offer.
    pub municipal: usize,
    entries: Vec<UplEntry>,
}

impl UplPlan {
    /// Whether the file changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// What the rows of a file do to the list as it is stored.
#[must_use]
pub fn plan(stored: &[UplEntry], rows: &[UplRow], today: Date) -> UplPlan {
    let mut plan =
        UplPlan { municipal: rows.iter().filter(|row| row.municipal).count(), ..UplPlan::default() };
    let known: std::collections::HashMap<&str, &UplEntry> =
        stored.iter().map(|entry| (entry.uri.as_str(), entry)).collect();
    let mut seen = std::collections::HashSet::new();
    // What ends comes first: its name may be taken over.
    let given: std::collections::HashSet<&str> = rows.iter().map(|row| row.uri.as_str()).collect();
    for entry in stored.iter().filter(|entry| entry.ended_on.is_none()) {
        if !given.contains(entry.uri.as_str()) {
            plan.gone.push(entry.name.clone());
            plan.entries.push(UplEntry { ended_on: Some(today), ..entry.clone() });
        }
    }
    for row in rows {
        let entry = entry(row);
        match known.get(row.uri.as_str()) {
            _ if !seen.insert(row.uri.as_str()) => continue,
            None => plan.fresh.push(entry.name.clone()),
            Some(before) if **before == entry => {
                plan.same += 1;
                continue;
            }
            Some(_) => plan.changed.push(entry.name.clone()),
        }
        plan.entries.push(entry);
    }
    plan
}

fn entry(row: &UplRow) -> UplEntry {
    let line = |(title, link): &(String, String)| {
        if link.is_empty() { title.clone() } else { format!("{title} | {link}") }
    };
    UplEntry {
        uri: row.uri.clone(),
        name: row.name.clone(),
        municipal: row.municipal,
        citizen: row.citizen,
        company: row.company,
        bases: row.bases.iter().map(line).collect::<Vec<_>>().join("\n"),
        ended_on: None,
    }
}

/// Brings the rows of a file in. The same file again changes nothing.
///
/// # Errors
/// Those of the store.
pub fn import(tx: &mut PlatformTx<'_>, rows: &[UplRow]) -> Result<UplPlan, Refused> {
    let plan = plan(&tx.upl_entries()?, rows, local_day(tx.now()));
    if !plan.is_empty() {
        tx.save_upl(&plan.entries)?;
    }
    Ok(plan)
}

/// How well a name fits what somebody typed, best first: the beginning, a part, nearly a part; nothing where
/// it does not fit.
#[must_use]
pub fn fit(typed: &str, name: &str) -> Option<u32> {
    let (typed, name) = (folded(typed.trim()), folded(name));
    if name.starts_with(&typed) {
        return Some(0);
    }
    if name.contains(&typed) {
        return Some(1);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let fits = |word: &&str| {
        let allowed = allowance(word);
        words.iter().filter(|other| other.chars().next() == word.chars().next()).any(|other| {
            let begin: String = other.chars().take(word.chars().count() + allowed).collect();
            strsim::levenshtein(word, &begin) <= allowed || strsim::levenshtein(word, other) <= allowed
        })
    };
    let all: Vec<&str> = typed.split_whitespace().collect();
    (!all.is_empty() && all.iter().all(fits)).then_some(2)
}

/// How many letters may be wrong in a word: none in a short one.
fn allowance(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(uri: &str, name: &str) -> UplRow {
        UplRow {
            row: 2,
            uri: uri.to_owned(),
            name: name.to_owned(),
            municipal: true,
            citizen: true,
            company: false,
            bases: vec![("Artikel 1".to_owned(), "https://w.nl/1".to_owned())],
        }
    }

    #[test]
    fn a_plan_says_what_comes_changes_and_goes_and_the_second_time_nothing() {
        let today = date(2026, 11, 29);
        let stored: Vec<UplEntry> =
            [row("u:a", "a"), row("u:b", "b"), row("u:c", "c")].iter().map(entry).collect();
        let rows = [row("u:a", "a"), row("u:b", "bb"), row("u:d", "c")];
        let first = plan(&stored, &rows, today);
        assert_eq!(
            (first.fresh, first.changed, first.gone, first.same),
            (vec!["c".to_owned()], vec!["bb".to_owned()], vec!["c".to_owned()], 1)
        );
        assert_eq!(first.entries[0].ended_on, Some(today), "what ends comes first");
        let mut after: Vec<UplEntry> = rows.iter().map(entry).collect();
        after.push(UplEntry { ended_on: Some(today), ..stored[2].clone() });
        assert!(plan(&after, &rows, today).is_empty());
    }

    #[test]
    fn names_are_found_by_a_part_and_with_a_letter_wrong() {
        assert_eq!(fit("Afval", "afvalpas"), Some(0));
        assert_eq!(fit("pas", "afvalpas"), Some(1));
        assert_eq!(fit("parkeervergunnnig", "parkeervergunning bewoner"), Some(2));
        assert_eq!(fit("rijbewjs", "rijbewijs"), Some(2));
        assert_eq!(fit("hond", "mond"), None, "the first letter is right");
        assert_eq!(fit("paspoort", "afvalpas"), None);
        assert_eq!(fit("", "afvalpas"), Some(0));
    }
}
