//! From values to heights, with round numbers at the lines.

use super::{Position, WHOLE};

/// The values at the bottom and the top of a plot, both on a line, zero among them.
pub(super) struct Scale {
    low: i64,
    high: i64,
    step: i64,
}

impl Scale {
    /// A scale with at most five lines above and below zero for these values.
    pub(super) fn around(values: impl Iterator<Item = i64> + Clone) -> Self {
        let highest = values.clone().max().unwrap_or_default().max(0);
        let lowest = values.min().unwrap_or_default().min(0);
        let step = step_for(highest.saturating_sub(lowest));
        let up = highest.saturating_add(step - 1) / step;
        let down = lowest.saturating_sub(step - 1) / step;
        let high = up.max(i64::from(down == 0)).saturating_mul(step);
        Self { low: down.saturating_mul(step), high, step }
    }

    /// The values at the lines, from low to high.
    pub(super) fn lines(&self) -> impl Iterator<Item = i64> + Clone {
        let (low, step, high) = (self.low, self.step, self.high);
        std::iter::successors(Some(low), move |line| line.checked_add(step).filter(|next| *next <= high))
    }

    /// How far down from `top` a value lies in a plot that ends at `bottom`.
    pub(super) fn height(&self, value: i64, top: Position, bottom: Position) -> Position {
        let range = i128::from(self.high) - i128::from(self.low);
        let below_top = i128::from(self.high) - i128::from(value);
        let room = i128::from(bottom - top);
        i64::try_from((below_top * room * 2 + range) / (range * 2)).unwrap_or(WHOLE) + top
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 .. of which at most five cover the range.
fn step_for(range: i64) -> i64 {
    let mut power: i64 = 1;
    loop {
        for leading in [1, 2, 5] {
            let step = power.saturating_mul(leading);
            if step.saturating_mul(5) >= range {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(values: &[i64]) -> Vec<i64> {
        Scale::around(values.iter().copied()).lines().collect()
    }

    #[test]
    fn lines_are_round_numbers_that_hold_every_value() {
        assert_eq!(lines(&[110, 115]), [0, 50, 100, 150]);
        assert_eq!(lines(&[8_149, -3_130]), [-5_000, 0, 5_000, 10_000]);
        assert_eq!(lines(&[100]), [0, 20, 40, 60, 80, 100]);
        assert_eq!(lines(&[-30]), [-30, -20, -10, 0]);
    }

    #[test]
    fn nothing_and_extremes_still_give_a_scale() {
        assert_eq!(lines(&[]), [0, 1]);
        assert_eq!(lines(&[0, 0]), [0, 1]);
        let scale = Scale::around([i64::MAX, i64::MIN].into_iter());
        assert!(scale.lines().count() < 12);
        assert!(scale.height(i64::MAX, 0, WHOLE) <= scale.height(i64::MIN, 0, WHOLE));
    }

    #[test]
    fn the_highest_line_is_at_the_top_and_the_lowest_at_the_bottom() {
        let scale = Scale::around([50, 100].into_iter());
        assert_eq!(scale.height(100, 600, 7_800), 600);
        assert_eq!(scale.height(0, 600, 7_800), 7_800);
        assert_eq!(scale.height(50, 600, 7_800), 4_200);
    }
}
