//! What a municipality that joins would measure, where only its inhabitants are known.
//!
//! Invariant: everything else is the members' mean per inhabitant, in whole units.

use kernel::Share;

use super::Newcomer;
use crate::key::Key;
use crate::pool::{Participants, Pool};
use crate::scenario::{Member, Scenario, Usage};

/// The attribute that everything of a newcomer is estimated by.
pub const INHABITANTS: &str = "inhabitants";

impl Newcomer {
    /// A newcomer of so many inhabitants that takes part in every service and measures what the members do
    /// per inhabitant.
    #[must_use]
    pub fn of_size(scenario: &Scenario, name: &str, inhabitants: &Share) -> Self {
        let mut newcomer = Self::new(id_of(name));
        newcomer.name = Some(name.to_owned());
        newcomer.attributes.insert(INHABITANTS.to_owned(), inhabitants.clone());
        let per = Mean::of(scenario, inhabitants);
        for pool in &scenario.pools {
            let Some(rules) = pool.rules() else { continue };
            if matches!(rules.participants, Participants::Listed(_)) {
                newcomer.pools.insert(pool.id().to_owned());
            }
            for key in std::iter::once(&rules.key).chain(&rules.fallback) {
                per.fill(key, pool, &mut newcomer);
            }
        }
        newcomer
    }

    /// A newcomer of the members' mean size, in whole inhabitants; none where nobody's are known.
    #[must_use]
    pub fn of_mean_size(scenario: &Scenario, name: &str) -> Option<Self> {
        let known = i64::try_from(values_of(scenario, INHABITANTS).count()).ok()?;
        let mean = sum_of(scenario, INHABITANTS).checked_div(&Share::from(known)).ok()?;
        Some(Self::of_size(scenario, name, &Share::from(mean.floor()?)))
    }
}

fn id_of(name: &str) -> String {
    let kept = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    name.chars().map(kept).collect()
}

struct Mean<'s> {
    scenario: &'s Scenario,
    /// The newcomer's inhabitants over everybody's.
    factor: Share,
}

impl<'s> Mean<'s> {
    fn of(scenario: &'s Scenario, inhabitants: &Share) -> Self {
        let all = sum_of(scenario, INHABITANTS);
        let factor = inhabitants.checked_div(&all).unwrap_or_default();
        Self { scenario, factor }
    }

    fn fill(&self, key: &Key, pool: &Pool, newcomer: &mut Newcomer) {
        match key {
            Key::Equal => {}
            Key::Attribute { name, .. } => {
                let mean = || self.whole(&sum_of(self.scenario, name), 0);
                newcomer.attributes.entry(name.clone()).or_insert_with(mean);
            }
            Key::Usage { meter, .. } => {
                let rows = self.scenario.usage.iter().filter(|row: &&Usage| row.meter == *meter);
                let total: Share = rows.map(|row| &row.quantity).sum();
                newcomer.usage.entry(meter.clone()).or_insert_with(|| self.whole(&total, 0));
            }
            Key::Fixed { shares } => {
                let total: Share = shares.values().sum();
                newcomer.weights.insert(pool.id().to_owned(), self.whole(&total, 2));
            }
            Key::Tiered { of, .. } => self.fill(of, pool, newcomer),
            Key::Average { of } | Key::Product { of } => {
                of.iter().for_each(|key| self.fill(key, pool, newcomer));
            }
            Key::Blend { parts } => parts.iter().for_each(|part| self.fill(&part.key, pool, newcomer)),
        }
    }

    /// The newcomer's part of a total, cut off after so many decimals.
    fn whole(&self, total: &Share, decimals: usize) -> Share {
        (total * &self.factor).truncated(decimals).parse().unwrap_or_default()
    }
}

fn values_of<'s>(scenario: &'s Scenario, attribute: &str) -> impl Iterator<Item = &'s Share> {
    let day = scenario.period.start();
    let on = move |member: &'s Member| Some(member.attributes.get(attribute)?.on(day)?.0);
    scenario.members.iter().filter_map(on)
}

fn sum_of(scenario: &Scenario, attribute: &str) -> Share {
    values_of(scenario, attribute).sum()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Cents, Period};

    use super::*;
    use crate::key::Aggregate;
    use crate::scenario::Attribute;

    #[test]
    fn a_newcomer_measures_what_the_members_do_per_inhabitant() {
        let mut scenario = Scenario::new(Period::new(date(2025, 1, 1), date(2026, 1, 1)).unwrap());
        for (id, inhabitants) in [("a", 100), ("b", 300)] {
            let mut member = Member::new(id);
            member.attributes.insert(INHABITANTS.to_owned(), Attribute::Undated(Share::from(inhabitants)));
            scenario.members.push(member);
            scenario.usage.push(Usage::new(id, "calls", Share::from(inhabitants * 2)));
        }
        let key = Key::Usage { meter: "calls".to_owned(), aggregate: Aggregate::Sum };
        let fixed =
            Key::Fixed { shares: [("a", 40), ("b", 60)].map(|(id, of)| (id.to_owned(), of.into())).into() };
        scenario.pools =
            vec![Pool::cost("desk", Cents::new(100), key), Pool::cost("rest", Cents::new(100), fixed)];
        let newcomer = Newcomer::of_size(&scenario, "Ooststellingwerf", &Share::from(50));
        assert_eq!(newcomer.id, "ooststellingwerf");
        assert_eq!(newcomer.usage["calls"], Share::from(100));
        assert_eq!(newcomer.weights["rest"], "12.5".parse().unwrap());
        assert!(newcomer.pools.is_empty(), "all members take part in both by themselves");

        let mean = Newcomer::of_mean_size(&scenario, "New").unwrap();
        assert_eq!((&mean.attributes[INHABITANTS], &mean.usage["calls"]), (&200.into(), &400.into()));
        scenario.members.clear();
        assert_eq!(Newcomer::of_mean_size(&scenario, "New"), None);
    }
}
