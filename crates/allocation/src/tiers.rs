//! Measures in tiers.

use kernel::Share;

use crate::column::Column;
use crate::derivation::TierStep;
use crate::key::{Tier, TierMode};

/// The steps that a measure takes through tiers.
pub(crate) fn steps(measure: &Share, mode: TierMode, tiers: &[Tier]) -> Vec<TierStep> {
    match mode {
        TierMode::Marginal => marginal(measure, tiers),
        TierMode::Whole => whole(measure, tiers),
    }
}

/// What every measure comes to.
pub(crate) fn tiered(measures: &Column, mode: TierMode, tiers: &[Tier]) -> Column {
    in_words(measures, mode, tiers).unwrap_or_else(|| {
        let value = |measure: Share| steps(&measure, mode, tiers).iter().map(|step| &step.value).sum();
        Column::exact(measures.iter().map(value))
    })
}

/// Each tier's rate for its own part of the measure.
fn marginal(measure: &Share, tiers: &[Tier]) -> Vec<TierStep> {
    let mut steps = Vec::new();
    let mut below = &Share::ZERO;
    for tier in tiers {
        let end = tier.up_to.as_ref().filter(|up_to| *up_to < measure);
        steps.push(step(tier, end.unwrap_or(measure) - below));
        let Some(end) = end else { break };
        below = end;
    }
    steps
}

/// The rate of the tier that the measure falls in, for all of it.
fn whole(measure: &Share, tiers: &[Tier]) -> Vec<TierStep> {
    let falls_in = |tier: &&Tier| tier.up_to.as_ref().is_none_or(|up_to| measure <= up_to);
    tiers.iter().find(falls_in).map(|tier| step(tier, measure.clone())).into_iter().collect()
}

fn step(tier: &Tier, quantity: Share) -> TierStep {
    let value = &tier.rate * &quantity;
    TierStep { up_to: tier.up_to.clone(), rate: tier.rate.clone(), quantity, value }
}

/// A tier in whole numbers, over the denominators of all of them.
struct Words {
    up_to: Option<i128>,
    rate: i128,
}

/// The same in whole numbers, where measures, ends and rates are small ones.
fn in_words(measures: &Column, mode: TierMode, tiers: &[Tier]) -> Option<Column> {
    let (numbers, over) = measures.as_whole()?;
    let ends: Vec<&Share> = tiers.iter().filter_map(|tier| tier.up_to.as_ref()).collect();
    let rates: Vec<&Share> = tiers.iter().map(|tier| &tier.rate).collect();
    let (ends, rates) = (Column::of(&ends), Column::of(&rates));
    let ((ends, over_ends), (rates, over_rates)) = (ends.as_whole()?, rates.as_whole()?);
    // Over both denominators measures and ends compare. Nothing below overflows while these fit by far.
    let small = |numbers: &[i128]| numbers.iter().all(|number| number.unsigned_abs() < 1 << 60);
    let fits = small(&[over, over_ends, over_rates]) && small(numbers) && small(ends) && small(rates);
    if !fits || over.checked_mul(over_ends)? >= 1 << 30 {
        return None;
    }
    let mut ends = ends.iter().map(|end| end * over);
    let tier = |(tier, rate): (&Tier, &i128)| {
        let up_to = match tier.up_to {
            Some(_) => Some(ends.next()?),
            None => None,
        };
        Some(Words { up_to, rate: *rate })
    };
    let tiers: Vec<Words> = tiers.iter().zip(rates.iter()).map(tier).collect::<Option<_>>()?;
    let value = |number: &i128| {
        let measure = number * over_ends;
        match mode {
            TierMode::Marginal => marginal_in_words(measure, &tiers),
            TierMode::Whole => {
                let falls_in = |tier: &&Words| tier.up_to.is_none_or(|up_to| measure <= up_to);
                tiers.iter().find(falls_in).map_or(Some(0), |tier| measure.checked_mul(tier.rate))
            }
        }
    };
    let values = numbers.iter().map(value).collect::<Option<_>>()?;
    Column::whole(values, over.checked_mul(over_ends)?.checked_mul(over_rates)?)
}

fn marginal_in_words(measure: i128, tiers: &[Words]) -> Option<i128> {
    let (mut value, mut below) = (0_i128, 0);
    for tier in tiers {
        let end = tier.up_to.filter(|up_to| *up_to < measure);
        let step = (end.unwrap_or(measure) - below).checked_mul(tier.rate)?;
        value = value.checked_add(step)?;
        let Some(end) = end else { break };
        below = end;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    fn tiers(ends: [&str; 2], rates: [&str; 3]) -> Vec<Tier> {
        let tier = |up_to: Option<&str>, rate| Tier { up_to: up_to.map(share), rate: share(rate) };
        vec![tier(Some(ends[0]), rates[0]), tier(Some(ends[1]), rates[1]), tier(None, rates[2])]
    }

    fn total(measure: &str, mode: TierMode) -> String {
        let tiers = tiers(["100", "200"], ["3", "2", "1"]);
        steps(&share(measure), mode, &tiers).iter().map(|step| &step.value).sum::<Share>().to_string()
    }

    #[test]
    fn marginal_tiers_count_each_part_at_its_own_rate() {
        let at = |measure| total(measure, TierMode::Marginal);
        assert_eq!([at("0"), at("100"), at("100.5"), at("250")], ["0", "300", "301", "550"]);
    }

    #[test]
    fn whole_tiers_count_all_at_the_rate_of_the_tier_that_it_falls_in() {
        let at = |measure| total(measure, TierMode::Whole);
        assert_eq!([at("0"), at("100"), at("100.5"), at("250")], ["0", "300", "201", "250"]);
    }

    proptest! {
        #[test]
        fn words_and_ratios_agree(
            measures in prop::collection::vec(0_i64..40_000, 1..6), is_whole: bool, huge: bool,
            ends in (1_i64..20_000, 1_i64..20_000), rates in prop::array::uniform3(0_i64..500),
        ) {
            let mode = if is_whole { TierMode::Whole } else { TierMode::Marginal };
            let number = |number: i64, over| Share::ratio(number, over).unwrap();
            let tier = |up_to, rate| Tier { up_to, rate: number(rate, 8) };
            let first = number(ends.0, 50);
            let second = &first + &number(ends.1, 20);
            let tiers = [tier(Some(first), rates[0]), tier(Some(second), rates[1]), tier(None, rates[2])];
            let mut measures: Vec<Share> = measures.into_iter().map(|measure| number(measure, 100)).collect();
            if huge {
                measures.push(&Share::from(i64::MAX) * &Share::from(i64::MAX));
            }
            let column = Column::of(&measures.iter().collect::<Vec<_>>());
            prop_assert_eq!(in_words(&column, mode, &tiers).is_some(), !huge);
            let slow = |measure: &Share| steps(measure, mode, &tiers).iter().map(|step| &step.value).sum();
            let slow: Vec<Share> = measures.iter().map(slow).collect();
            prop_assert_eq!(tiered(&column, mode, &tiers).iter().collect::<Vec<_>>(), slow);
        }
    }
}
