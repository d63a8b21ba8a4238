//! Charges a tariff: price times measure, whatever it yields.

use kernel::Cents;

use crate::allocation::Line;
use crate::derivation::{Derivation, TariffDerivation};
use crate::engine::{Divided, Engine};
use crate::fault::Faults;
use crate::pool::TariffPool;

impl<'s> Engine<'s> {
    /// Charges each participant half up to the cent, and sets the yield beside the cost it should cover.
    pub(crate) fn tariff(&self, pool: &'s TariffPool, faults: &mut Faults) -> Option<Divided> {
        let seats = self.seats(&pool.rules, faults)?;
        let units = self.units(&pool.id, &pool.rules, &seats, faults)?;
        let mut lines = Vec::with_capacity(seats.len());
        for (seat, measured) in seats.iter().zip(units.parts) {
            let exact = &pool.price * &measured.counted;
            let amount = faults.at("price", |faults| faults.keep(Cents::rounded_half_up(&exact)))?;
            let (price, fallback) = (pool.price.clone(), units.fallback);
            let derivation = TariffDerivation { price, fallback, measured, exact, amount };
            let (pool, member) = (pool.id.clone(), seat.member.id.clone());
            lines.push(Line { pool, member, amount, derivation: Derivation::Tariff(Box::new(derivation)) });
        }
        let total = faults.keep(Cents::sum(lines.iter().map(|line| line.amount)))?;
        let result = match pool.cost {
            Some(cost) => Some(faults.keep(total.checked_sub(cost))?),
            None => None,
        };
        Some(Divided { total, lines, result: Some(result), tie: None })
    }
}
