//! Members of like size: whose choices are worth a look.
//!
//! Pure: inhabitants in, members out.

use std::collections::BTreeMap;

use kernel::MemberId;

/// At most so many are shown.
const MOST: usize = 8;

/// The members that have at least half and at most twice as many inhabitants as this one, the likest first.
#[must_use]
pub fn alike(own: MemberId, inhabitants: &BTreeMap<MemberId, i64>) -> Vec<MemberId> {
    let Some(size) = inhabitants.get(&own).copied().filter(|size| *size > 0) else { return Vec::new() };
    let mut found: Vec<(i64, MemberId)> = inhabitants
        .iter()
        .filter(|(member, people)| **member != own && **people * 2 >= size && **people <= size * 2)
        .map(|(member, people)| ((people - size).abs(), *member))
        .collect();
    found.sort_unstable();
    found.into_iter().take(MOST).map(|(_, member)| member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_come_first_and_none_is_half_or_double() {
        let id = |n: u128| -> MemberId { format!("{n:032x}").parse().unwrap() };
        let sizes = BTreeMap::from([(id(1), 100), (id(2), 49), (id(3), 50), (id(4), 201), (id(5), 110)]);
        assert_eq!(alike(id(1), &sizes), [id(5), id(3)]);
        assert!(alike(id(9), &sizes).is_empty());
    }
}
