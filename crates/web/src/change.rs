//! How much a figure changed, exactly, for what `delta` shows.

use kernel::Cents;

/// How much more than before, as a ratio in decimals (`0.0294`), rounded to the nearest; nothing where before
/// was nothing.
#[must_use]
pub fn change(now: Cents, before: Cents) -> Option<String> {
    let (now, before) = (i128::from(now.cents()), i128::from(before.cents()));
    if before <= 0 {
        return None;
    }
    let double = (now - before) * 20_000;
    // Half away from zero: +0.00005 and -0.00005 are alike.
    let rounded = (double + double.signum() * before) / (2 * before);
    let sign = if rounded < 0 { "-" } else { "" };
    let (whole, rest) = (rounded.abs() / 10_000, rounded.abs() % 10_000);
    Some(format!("{sign}{whole}.{rest:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_a_ratio_to_four_decimals() {
        let change = |now, before| change(Cents::new(now), Cents::new(before));
        assert_eq!(change(16_466_383, 15_996_781).as_deref(), Some("0.0294"));
        assert_eq!(change(90, 100).as_deref(), Some("-0.1000"));
        assert_eq!(change(100, 100).as_deref(), Some("0.0000"));
        assert_eq!(change(300, 100).as_deref(), Some("2.0000"));
        assert_eq!(change(20_001, 20_000).as_deref(), Some("0.0001"));
        assert_eq!(change(1, 0), None);
    }
}
