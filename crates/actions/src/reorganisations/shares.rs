//! Votes and facts of members that leave, divided over their successors.
//!
//! Invariant: the parts add up to the whole: nothing is rounded away. What is left over by rounding down goes
//! to the largest remainders, equal ones in the declared order (the day, what is divided, the code).

use jiff::civil::Date;
use kernel::{Cents, Share, TieOrder};

use crate::Refused;
use crate::runs::unexpected;

/// The most decimals that a fact of a member is divided in.
const MOST_DECIMALS: u32 = 6;

/// Whole units over shares that add up to one.
///
/// # Errors
/// Never for shares that are not negative and not all zero.
pub fn whole_parts(
    units: i64,
    shares: &[Share],
    codes: &[&str],
    (on, what): (Date, &str),
) -> Result<Vec<i64>, Refused> {
    let order = TieOrder::new(on, what, codes.iter().copied());
    let division = Cents::new(units).divide(shares, &order).map_err(unexpected)?;
    Ok(division.amounts().map(Cents::cents).collect())
}

/// A fact over shares that add up to one, in the unit that it is written in: people in whole people.
///
/// # Errors
/// A value with more decimals than six, or as [`whole_parts`].
pub fn parts(
    value: &Share,
    shares: &[Share],
    codes: &[&str],
    (on, what): (Date, &str),
) -> Result<Vec<Share>, Refused> {
    let (units, unit) = in_units(value).ok_or_else(|| unexpected("a fact with too many decimals"))?;
    let parts = whole_parts(units, shares, codes, (on, what))?;
    Ok(parts.into_iter().map(|part| &Share::from(part) * &unit).collect())
}

/// A value as whole units, and what one unit is worth.
fn in_units(value: &Share) -> Option<(i64, Share)> {
    let mut scale = 1_i64;
    for _ in 0..=MOST_DECIMALS {
        let scaled = value * &Share::from(scale);
        if let Some((units, 1)) = scaled.small() {
            return Some((units, Share::ratio(1, scale).ok()?));
        }
        scale = scale.checked_mul(10)?;
    }
    None
}

/// A vote for every so many inhabitants that are full, at least one and at most so many.
#[must_use]
pub fn votes_by_inhabitants(inhabitants: &Share, per: i32, most: i32) -> i32 {
    let full = inhabitants.checked_div(&Share::from(i64::from(per.max(1)))).ok();
    let full = full.and_then(|full| full.floor()).unwrap_or(0);
    i32::try_from(full.clamp(1, i64::from(most.max(1)))).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const CODES: [&str; 4] = ["GM0824", "GM0865", "GM0757", "GM0855"];

    fn percents(percents: &[i64]) -> Vec<Share> {
        percents.iter().map(|percent| Share::ratio(*percent, 100).unwrap()).collect()
    }

    #[test]
    fn the_people_of_haaren_are_divided_in_whole_people() {
        let all = "14316".parse().unwrap();
        let parts = parts(&all, &percents(&[41, 34, 15, 10]), &CODES, (date(2021, 1, 1), "inhabitants"));
        // 5869.56, 4867.44, 2147.4 and 1431.6: two people are left, for .6 and .56.
        let parts: Vec<String> = parts.unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(parts, ["5870", "4867", "2147", "1432"]);
    }

    #[test]
    fn three_votes_go_over_four() {
        let parts = whole_parts(3, &percents(&[41, 34, 15, 10]), &CODES, (date(2021, 1, 1), "votes"));
        // 1.23, 1.02, 0.45 and 0.3.
        assert_eq!(parts.unwrap(), [1, 1, 1, 0]);
    }

    #[test]
    fn a_fact_with_decimals_is_divided_in_its_last_decimal() {
        let half = [Share::ratio(1, 2).unwrap(), Share::ratio(1, 2).unwrap()];
        let halves = parts(&"10.5".parse().unwrap(), &half, &["A1", "B1"], (date(2021, 1, 1), "budget"));
        let mut halves: Vec<String> = halves.unwrap().iter().map(ToString::to_string).collect();
        halves.sort();
        assert_eq!(halves, ["5.2", "5.3"]);
    }

    #[test]
    fn votes_by_inhabitants_have_a_least_and_a_most() {
        let votes = |people: &str| votes_by_inhabitants(&people.parse().unwrap(), 1_000, 75);
        assert_eq!([votes("45609"), votes("999"), votes("0"), votes("231112")], [45, 1, 1, 75]);
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_whole(
            units in 0_i64..10_000_000,
            weights in prop::collection::vec(1_i64..1000, 1..8),
        ) {
            let total: i64 = weights.iter().sum();
            let shares: Vec<Share> = weights.iter().map(|one| Share::ratio(*one, total).unwrap()).collect();
            let codes: Vec<String> = (0..shares.len()).map(|one| format!("GM{one:04}")).collect();
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            let parts = whole_parts(units, &shares, &codes, (date(2021, 1, 1), "votes")).unwrap();
            prop_assert_eq!(parts.iter().sum::<i64>(), units);
            for (part, share) in parts.iter().zip(&shares) {
                let away = &Share::from(*part) - &(&Share::from(units) * share);
                prop_assert!(away < Share::ONE && -&away < Share::ONE);
            }
        }
    }
}
