//! What a key measures of a member.

use kernel::Share;

use crate::derivation::{Measure, TierStep};
use crate::engine::Engine;
use crate::fault::{FaultKind, Faults};
use crate::key::{Key, Tier, TierMode};
use crate::scenario::Member;

impl Engine<'_> {
    /// The member's measure by a key that is no blend, with where it comes from.
    pub(crate) fn measure(&self, key: &Key, member: &Member, faults: &mut Faults) -> Option<Measure> {
        match key {
            Key::Equal => Some(Measure::Equal { value: Share::ONE }),
            Key::Attribute { name, on } => {
                let day = on.unwrap_or_else(|| self.scenario.period.start());
                let Some((value, on)) = member.attributes.get(name).and_then(|attribute| attribute.on(day))
                else {
                    let (member, name) = (member.id.clone(), name.clone());
                    faults.add(FaultKind::MissingAttribute { member, name, day });
                    return None;
                };
                let value = not_negative(value, member, name, faults)?;
                Some(Measure::Attribute { name: name.clone(), on, value })
            }
            Key::Usage { meter, aggregate } => {
                let value = self.meters.quantity(meter, *aggregate, &member.id);
                Some(Measure::Usage { meter: meter.clone(), aggregate: *aggregate, value })
            }
            Key::Fixed { shares } => {
                let weight = shares.get(&member.id).cloned();
                let missing = FaultKind::MissingWeight { member: member.id.clone() };
                let value = faults.at("shares", |faults| faults.keep(weight.ok_or(missing)))?;
                Some(Measure::Fixed { value })
            }
            Key::Tiered { of, mode, tiers } => {
                let of = faults.at("of", |faults| self.measure(of, member, faults))?;
                let steps = match mode {
                    TierMode::Marginal => marginal(of.value(), tiers),
                    TierMode::Whole => whole(of.value(), tiers),
                };
                let value = steps.iter().map(|step| &step.value).sum();
                Some(Measure::Tiered { of: Box::new(of), mode: *mode, steps, value })
            }
            Key::Average { of } => {
                let of = self.measures(of, member, faults)?;
                let total: Share = of.iter().map(Measure::value).sum();
                let count = i64::try_from(of.len()).ok().and_then(|count| Share::ratio(1, count).ok())?;
                Some(Measure::Average { value: total * count, of })
            }
            Key::Product { of } => {
                let of = self.measures(of, member, faults)?;
                let value = of.iter().fold(Share::ONE, |product, measure| &product * measure.value());
                Some(Measure::Product { of, value })
            }
            // Checked before: a blend has shares and no measure.
            Key::Blend { .. } => {
                faults.add(FaultKind::BlendInside);
                None
            }
        }
    }

    /// The measures of all keys, after noting the faults of all of them.
    fn measures(&self, keys: &[Key], member: &Member, faults: &mut Faults) -> Option<Vec<Measure>> {
        faults.at("of", |faults| {
            let each = |(index, key)| faults.at(index, |faults| self.measure(key, member, faults));
            let measures: Vec<_> = keys.iter().enumerate().map(each).collect();
            measures.into_iter().collect()
        })
    }
}

fn not_negative(value: &Share, member: &Member, name: &str, faults: &mut Faults) -> Option<Share> {
    if value.is_negative() {
        faults.add(FaultKind::NegativeMeasure { member: member.id.clone(), name: name.to_owned() });
        return None;
    }
    Some(value.clone())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    fn tiers() -> Vec<Tier> {
        let tier = |up_to: Option<&str>, rate| Tier { up_to: up_to.map(share), rate: share(rate) };
        vec![tier(Some("100"), "3"), tier(Some("200"), "2"), tier(None, "1")]
    }

    fn total(steps: &[TierStep]) -> String {
        steps.iter().map(|step| &step.value).sum::<Share>().to_string()
    }

    #[test]
    fn marginal_tiers_count_each_part_at_its_own_rate() {
        let at = |measure| total(&marginal(&share(measure), &tiers()));
        assert_eq!([at("0"), at("100"), at("100.5"), at("250")], ["0", "300", "301", "550"]);
    }

    #[test]
    fn whole_tiers_count_all_at_the_rate_of_the_tier_that_it_falls_in() {
        let at = |measure| total(&whole(&share(measure), &tiers()));
        assert_eq!([at("0"), at("100"), at("100.5"), at("250")], ["0", "300", "201", "250"]);
    }
}
