//! A run beside another: what changed for each member and service, and which changes ask for an explanation.

use std::collections::BTreeMap;

use kernel::{Cents, MemberId, ServiceId, Share};
use store::RunLine;

/// An amount and what it was before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Now.
    pub amount: Cents,
    /// Before; absent where nothing was divided then.
    pub before: Option<Cents>,
}

impl Beside {
    /// The change as a ratio of what it was; none where there was nothing, or nothing to divide by.
    #[must_use]
    pub fn change(&self) -> Option<Share> {
        let before = self.before?;
        let change = self.amount.euros() - before.euros();
        let size = if before.is_negative() { before.checked_neg().ok()? } else { before };
        change.checked_div(&size.euros()).ok()
    }

    /// The difference in euros; none where nothing was divided before.
    #[must_use]
    pub fn difference(&self) -> Option<Cents> {
        self.amount.checked_sub(self.before?).ok()
    }

    /// Whether it differs so many per cent or more from what it was.
    #[must_use]
    pub fn is_flagged(&self, percent: i32) -> bool {
        let Some(before) = self.before else { return false };
        let change = (i128::from(self.amount.cents()) - i128::from(before.cents())).abs();
        change > 0 && change * 100 >= i128::from(percent) * i128::from(before.cents()).abs()
    }
}

/// All amounts of a run beside those of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Each amount.
    pub cells: BTreeMap<(MemberId, ServiceId), Beside>,
    /// The total of each member.
    pub members: BTreeMap<MemberId, Beside>,
    /// The total of each service.
    pub services: BTreeMap<ServiceId, Beside>,
    /// The total of all.
    pub total: Beside,
}

impl Comparison {
    /// Puts the lines of a run beside those of another; without another there is nothing before.
    #[must_use]
    pub fn of(lines: &[RunLine], before: Option<&[RunLine]>) -> Self {
        let mut comparison = Self::default();
        for line in lines {
            comparison
                .cells
                .insert((line.member, line.service), Beside { amount: line.amount, before: None });
            for total in comparison.totals_of(line) {
                total.amount = sum(total.amount, line.amount);
            }
        }
        for line in before.unwrap_or_default() {
            // Who does not take the service any more has no cell now, and still counts in the
            // totals of before.
            if let Some(cell) = comparison.cells.get_mut(&(line.member, line.service)) {
                cell.before = Some(line.amount);
            }
            for total in comparison.totals_of(line) {
                total.before = Some(sum(total.before.unwrap_or_default(), line.amount));
            }
        }
        comparison
    }

    /// The amounts that ask for an explanation, the greatest change first.
    #[must_use]
    pub fn signals(&self, percent: i32) -> Vec<((MemberId, ServiceId), Beside)> {
        let mut signals: Vec<_> = self
            .cells
            .iter()
            .filter(|(_, beside)| beside.is_flagged(percent))
            .map(|(place, beside)| (*place, *beside))
            .collect();
        let size = |beside: &Beside| {
            beside.change().map(|change| if change.is_negative() { -&change } else { change })
        };
        signals.sort_by(|(a, one), (b, other)| size(other).cmp(&size(one)).then(a.cmp(b)));
        signals
    }

    fn totals_of(&mut self, line: &RunLine) -> [&mut Beside; 3] {
        let member = self.members.entry(line.member).or_default();
        let service = self.services.entry(line.service).or_default();
        [member, service, &mut self.total]
    }
}

/// Sums of amounts that the engine has summed before always fit.
fn sum(a: Cents, b: Cents) -> Cents {
    a.checked_add(b).unwrap_or(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<I: std::str::FromStr<Err: std::fmt::Debug>>(number: u32) -> I {
        format!("00000000-0000-0000-0000-{number:012}").parse().unwrap()
    }

    fn line(service: u32, member: u32, cents: i64) -> RunLine {
        RunLine { run: id(0), service: id(service), member: id(member), amount: Cents::new(cents) }
    }

    #[test]
    fn an_amount_is_flagged_from_the_percentage_on_and_not_below() {
        let beside = |amount, before| Beside { amount: Cents::new(amount), before: Some(Cents::new(before)) };
        assert!(beside(11_500, 10_000).is_flagged(15));
        assert!(!beside(11_499, 10_000).is_flagged(15));
        assert!(beside(8_500, 10_000).is_flagged(15));
        assert!(beside(1, 0).is_flagged(15));
        assert!(!beside(0, 0).is_flagged(15));
        assert!(!Beside { amount: Cents::new(5), before: None }.is_flagged(15));
    }

    #[test]
    fn signals_stand_in_the_order_of_their_size_whatever_their_sign() {
        let now = [line(1, 1, 120), line(1, 2, 40), line(2, 1, 100)];
        let before = [line(1, 1, 100), line(1, 2, 100), line(2, 1, 100)];
        let comparison = Comparison::of(&now, Some(&before));
        let signals: Vec<_> =
            comparison.signals(15).into_iter().map(|(_, beside)| beside.amount.cents()).collect();
        assert_eq!(signals, [40, 120]);
    }

    #[test]
    fn who_left_still_counts_in_the_totals_of_before() {
        let comparison = Comparison::of(&[line(1, 1, 100)], Some(&[line(1, 1, 60), line(1, 2, 40)]));
        assert_eq!(comparison.total, Beside { amount: Cents::new(100), before: Some(Cents::new(100)) });
        assert_eq!(comparison.cells.len(), 1);
        let gone = comparison.members[&id(2)];
        assert_eq!(gone.amount, Cents::ZERO);
    }

    #[test]
    fn without_another_run_there_is_no_change() {
        let comparison = Comparison::of(&[line(1, 1, 100)], None);
        assert_eq!((comparison.total.change(), comparison.total.difference()), (None, None));
    }
}
