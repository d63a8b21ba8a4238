//! Invented figures: a small pseudo-random function of whole numbers, the same on every machine.
//!
//! Invariant: no float, no chance and no clock: the demonstration has the same amounts wherever it is made.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Period, PeriodError};

/// A number that looks like chance, made of other numbers (SplitMix64's finish over each of them).
fn mixed(parts: &[u64]) -> u64 {
    parts.iter().fold(0x9E37_79B9_7F4A_7C15, |state, part| {
        let mut z = state.wrapping_add(*part).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

/// The letters of a word as a number.
fn letters(word: &str) -> u64 {
    word.bytes().fold(7, |sum, byte| mixed(&[sum, u64::from(byte)]))
}

/// A whole number from `-most` to `most`, for this word and these numbers.
pub(super) fn wobble(most: i64, word: &str, parts: &[u64]) -> i64 {
    let mut all = vec![letters(word)];
    all.extend_from_slice(parts);
    let width = u64::try_from(2 * most + 1).unwrap_or(1);
    i64::try_from(mixed(&all) % width).unwrap_or(most) - most
}

/// `amount` times `permille` thousandths, half up.
pub(super) fn permille(amount: i64, permille: i64) -> i64 {
    (amount * permille + 500).div_euclid(1_000)
}

/// Divides a quarter's quantity over its weeks: none negative, together exactly the quantity.
pub(super) fn over_weeks(quantity: u32, weeks: usize, word: &str, quarter: u64) -> Vec<u32> {
    let weight = |week: usize| 1_000 + wobble(180, word, &[quarter, week as u64]).unsigned_abs();
    let weights: Vec<u64> = (0..weeks).map(weight).collect();
    let all: u64 = weights.iter().sum::<u64>().max(1);
    // Each week ends where its part of the whole ends: what is rounded off in one week comes with the next.
    let mut ends = weights.iter().scan(0, |sum, weight| {
        *sum += weight;
        Some(u64::from(quantity) * *sum / all)
    });
    let mut before = 0;
    std::iter::from_fn(|| {
        let end = ends.next()?;
        let part = u32::try_from(end - before).unwrap_or(0);
        before = end;
        Some(part)
    })
    .collect()
}

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quarter {
    /// The year.
    pub(super) year: i16,
    /// 1 to 4.
    pub(super) number: i8,
}

impl Quarter {
    /// `3e kwartaal 2026`.
    pub(super) fn name(self) -> String {
        format!("{}e kwartaal {}", self.number, self.year)
    }

    /// Its days.
    pub(super) fn days(self) -> Result<Period, PeriodError> {
        let start = jiff::civil::date(self.year, self.number * 3 - 2, 1);
        Period::new(start, start.saturating_add(3.months()))
    }

    /// Its Sundays: the days on which the weeks are counted.
    pub(super) fn sundays(self) -> Result<Vec<Date>, PeriodError> {
        let days = self.days()?;
        let to_sunday = 7 - days.start().weekday().to_monday_one_offset();
        let first = days.start().saturating_add(i64::from(to_sunday).days());
        let all = std::iter::successors(Some(first), |day| Some(day.saturating_add(1.week())));
        Ok(all.take_while(|day| days.contains(*day)).collect())
    }

    /// How many quarters it lies before the third quarter of 2026; negative after it.
    pub(super) fn before_the_third_of_2026(self) -> i64 {
        (2026 - i64::from(self.year)) * 4 + 3 - i64::from(self.number)
    }

    /// A number of its own.
    pub(super) fn mark(self) -> u64 {
        u64::try_from(i64::from(self.year) * 4 + i64::from(self.number)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weeks_of_a_quarter_add_up_to_it() {
        for quantity in [0, 1, 12, 13, 26_682, 170_790] {
            let weeks = over_weeks(quantity, 13, "GM0153 zaken", 8_107);
            assert_eq!((weeks.len(), weeks.iter().sum::<u32>()), (13, quantity));
        }
        let weeks = over_weeks(26_682, 13, "GM0153 zaken", 8_107);
        assert!(weeks.iter().all(|week| (1_600..2_600).contains(week)), "{weeks:?}");
        assert_ne!(weeks[0], weeks[1]);
    }

    #[test]
    fn what_looks_like_chance_is_the_same_for_ever() {
        let drawn: Vec<i64> = (0..5).map(|n| wobble(100, "zaaksysteem", &[n])).collect();
        assert!(drawn.iter().all(|one| (-100..=100).contains(one)));
        assert_eq!(drawn, (0..5).map(|n| wobble(100, "zaaksysteem", &[n])).collect::<Vec<_>>());
    }

    #[test]
    fn seven_quarters_have_ninety_one_weeks() {
        let quarters = [(2025, 1), (2025, 2), (2025, 3), (2025, 4), (2026, 1), (2026, 2), (2026, 3)];
        let weeks = quarters.map(|(year, number)| Quarter { year, number }.sundays().unwrap().len());
        assert_eq!(weeks.iter().sum::<usize>(), 91);
        let third = Quarter { year: 2026, number: 3 };
        assert_eq!(third.name(), "3e kwartaal 2026");
        assert_eq!(third.days().unwrap().last_day(), jiff::civil::date(2026, 9, 30));
        assert_eq!(Quarter { year: 2025, number: 3 }.before_the_third_of_2026(), 4);
    }
}
