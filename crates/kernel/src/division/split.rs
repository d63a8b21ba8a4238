//! The same division over whole numbers, without the places of those whom no tie and no cent decides.
//!
//! Invariant: the amounts and the tie are those of [`Cents::divide`] over the same weights.

use num_integer::Integer;
use num_traits::ToPrimitive;

use super::{Tie, TieOrder};
use crate::Cents;

/// The amounts of a division, and the tie that decided who got the last cent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// The amount of each weight, in the order of the weights.
    pub amounts: Vec<Cents>,
    /// The tie that decided, if one did.
    pub tie: Option<Tie>,
}

impl Cents {
    /// Divides the amount over whole weights by largest remainder, as [`Cents::divide`] does: in machine
    /// words, by selecting who gets the cents left over and not by ranking everybody.
    ///
    /// None where [`Cents::divide`] must do it: where the numbers do not fit, and where it would refuse.
    #[must_use]
    pub fn split(self, weights: &[i128], order: &TieOrder<'_>) -> Option<Split> {
        let add = |sum: i128, weight: &i128| if *weight < 0 { None } else { sum.checked_add(*weight) };
        let total = weights.iter().try_fold(0_i128, add).filter(|total| *total > 0)?;
        if order.parties.len() != weights.len() {
            return None;
        }
        let whole = self.cents().unsigned_abs();
        let product = total.checked_mul(i128::from(whole))?;
        if whole == 0 {
            return Some(Split { amounts: vec![Self::ZERO; weights.len()], tie: None });
        }
        match u64::try_from(product) {
            // No weight is larger than the product.
            Ok(_) => {
                let weight = |weight: &i128| u64::try_from(*weight).ok();
                let weights: Vec<u64> = weights.iter().map(weight).collect::<Option<_>>()?;
                in_words(self, whole, &weights, u64::try_from(total).ok()?, order)
            }
            Err(_) => {
                let weights: Vec<u128> = weights.iter().map(|weight| weight.unsigned_abs()).collect();
                in_words(self, u128::from(whole), &weights, total.unsigned_abs(), order)
            }
        }
    }
}

fn in_words<N: Integer + Copy + ToPrimitive>(
    amount: Cents,
    whole: N,
    weights: &[N],
    total: N,
    order: &TieOrder<'_>,
) -> Option<Split> {
    let (mut down, mut remainders) = (Vec::with_capacity(weights.len()), Vec::with_capacity(weights.len()));
    let mut left_over = whole;
    for weight in weights {
        let (part, remainder) = (whole * *weight).div_rem(&total);
        left_over = left_over - part;
        down.push(part.to_i64()?);
        remainders.push(remainder);
    }
    let (extra, tie) = last_cents(&remainders, left_over.to_usize()?, order);
    for position in extra {
        let part = down.get_mut(position)?;
        *part = part.checked_add(1)?;
    }
    let signed = |cents: i64| Cents::new(if amount.is_negative() { -cents } else { cents });
    Some(Split { amounts: down.into_iter().map(signed).collect(), tie })
}

/// The positions that get one of the cents left over.
fn last_cents<N: Integer + Copy>(
    remainders: &[N],
    left_over: usize,
    order: &TieOrder<'_>,
) -> (Vec<usize>, Option<Tie>) {
    let Some(last) = left_over.checked_sub(1).filter(|last| *last < remainders.len()) else {
        return (Vec::new(), None);
    };
    let mut ranked = remainders.to_vec();
    let least = *ranked.select_nth_unstable_by(last, |a, b| b.cmp(a)).1;
    let positions = |is_meant: &dyn Fn(&N) -> bool| -> Vec<usize> {
        let positions = remainders.iter().enumerate().filter(|(_, remainder)| is_meant(remainder));
        positions.map(|(position, _)| position).collect()
    };
    let mut extra = positions(&|remainder| *remainder > least);
    let mut among = positions(&|remainder| *remainder == least);
    let cents = left_over - extra.len();
    if among.len() == cents {
        extra.extend(among);
        return (extra, None);
    }
    among.sort_by_cached_key(|position| order.rank(*position));
    extra.extend(among.iter().take(cents));
    (extra, Some(Tie { among, cents }))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::Share;

    /// Both ways to divide, beside each other.
    fn both(cents: i64, weights: &[i64]) -> (Option<Split>, Option<Split>) {
        let names: Vec<String> = (0..weights.len()).map(|name| name.to_string()).collect();
        let order = TieOrder::new(date(2025, 1, 1), "pool", names.iter().map(String::as_str));
        let shares: Vec<Share> = weights.iter().copied().map(Share::from).collect();
        let weights: Vec<i128> = weights.iter().copied().map(i128::from).collect();
        let divided = Cents::new(cents).divide(&shares, &order).ok();
        let divided = divided.map(|it| Split { amounts: it.amounts().collect(), tie: it.tie });
        (Cents::new(cents).split(&weights, &order), divided)
    }

    #[test]
    fn a_tie_decides_only_where_there_are_too_few_cents() {
        let (split, divided) = both(5, &[30, 70]);
        assert_eq!(split.unwrap().tie, Some(Tie { among: vec![0, 1], cents: 1 }));
        assert!(divided.is_some());
        let enough = both(1_000, &[1, 1, 1, 0]).0.unwrap();
        assert_eq!(enough.tie.map(|tie| tie.cents), Some(1));
        assert_eq!(both(999, &[1, 1, 1, 0]).0.unwrap().tie, None);
    }

    #[test]
    fn what_does_not_fit_is_left_to_big_integers() {
        let order = TieOrder::new(date(2025, 1, 1), "pool", ["a", "b"]);
        let split = |cents: i64, weights: [i128; 2]| Cents::new(cents).split(&weights, &order);
        assert_eq!(split(2, [i128::MAX, 0]), None);
        assert_eq!(split(1, [i128::MAX, 1]), None);
        assert_eq!(split(1, [0, 0]), None);
        assert_eq!(split(1, [2, -1]), None);
        assert_eq!(split(0, [i128::MAX, 0]).map(|split| split.amounts), Some(vec![Cents::ZERO; 2]));
        assert_eq!(Cents::new(1).split(&[1], &order), None);
    }

    proptest! {
        #[test]
        fn selecting_gives_what_ranking_gives(
            cents: i64, small in -2_000_i64..2_000, is_small: bool, is_even: bool,
            mut weights in prop::collection::vec(prop_oneof![0_i64..6, 0..i64::MAX], 1..12),
        ) {
            if is_even {
                weights.iter_mut().for_each(|weight| *weight %= 6);
            }
            let cents = if is_small { small } else { cents };
            let (split, divided) = both(cents, &weights);
            let total: i128 = weights.iter().copied().map(i128::from).sum();
            // The one amount without an opposite does not fit either.
            let fits = total.checked_mul(cents.into()).is_some() && cents != i64::MIN;
            prop_assert_eq!(split.is_some(), divided.is_some() && fits);
            if split.is_some() {
                prop_assert_eq!(split, divided);
            }
        }
    }
}
