//! Charges a tariff: price times measure, whatever it yields.

use kernel::Cents;

use crate::column::Column;
use crate::engine::{Divided, Engine};
use crate::fault::Faults;
use crate::pool::TariffPool;
use crate::way::{How, Way};

impl<'s> Engine<'s> {
    /// Charges each participant half up to the cent, and sets the yield beside the cost it should cover.
    pub(crate) fn tariff(&self, pool: &'s TariffPool, faults: &mut Faults) -> Option<Divided> {
        let seats = self.seats(&pool.rules, faults)?;
        let units = self.units(&pool.id, &pool.rules, &seats, faults)?;
        let exact = units.of.counted.scaled(&pool.price);
        let amounts = match in_words(&exact) {
            Some(amounts) => amounts,
            None => faults.at("price", |faults| {
                exact.iter().map(|exact| faults.keep(Cents::rounded_half_up(&exact))).collect::<Option<_>>()
            })?,
        };
        let total = faults.keep(Cents::sum(amounts.iter().copied()))?;
        let result = match pool.cost {
            Some(cost) => Some(faults.keep(total.checked_sub(cost))?),
            None => None,
        };
        let how = How::Tariff { price: pool.price.clone(), units: units.of };
        let way = Way { pool: pool.id.as_str().into(), seated: seats.seated, fallback: units.fallback, how };
        Some(Divided { total, places: seats.places, amounts, result: Some(result), tie: None, way })
    }
}

/// Euros to the nearest cents; half a cent goes away from zero.
fn in_words(euros: &Column) -> Option<Vec<Cents>> {
    let (numbers, over) = euros.as_whole()?;
    let cents = |number: &i128| {
        // A column's numbers are small enough for this.
        let half_cents = number.unsigned_abs() * 200 + over.unsigned_abs();
        let cents = i64::try_from(half_cents / (over.unsigned_abs() * 2)).ok()?;
        Some(Cents::new(if *number < 0 { -cents } else { cents }))
    };
    numbers.iter().map(cents).collect()
}

#[cfg(test)]
mod tests {
    use kernel::Share;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_round_as_ratios_do(
            numbers in prop::collection::vec(any::<i64>(), 1..6), over in 1_i64..9_999,
        ) {
            let share = |number: &i64| Share::ratio(*number, over).unwrap();
            let shares: Vec<Share> = numbers.iter().map(share).collect();
            let column = Column::of(&shares.iter().collect::<Vec<_>>());
            let rounded: Option<Vec<Cents>> =
                shares.iter().map(|share| Cents::rounded_half_up(share).ok()).collect();
            prop_assert_eq!(in_words(&column), rounded);
        }
    }

    #[test]
    fn half_a_cent_goes_away_from_zero() {
        let column = Column::whole([5, -5, 4, 15].into(), 1_000).unwrap();
        assert_eq!(in_words(&column).unwrap(), [1, -1, 0, 2].map(Cents::new));
    }
}
