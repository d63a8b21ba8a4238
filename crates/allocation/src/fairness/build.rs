//! From an agreed cost model to the game of a pool's participants, with everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Cents, Share};

use super::game::Game;
use super::model::{CostModel, CostStep, GroupCost, MOST_ENUMERATED};
use crate::derivation::Derivation;
use crate::engine::allocate;
use crate::fault::{Fault, FaultKind, Faults};
use crate::key::Key;
use crate::pool::{Participants, Pool};
use crate::scenario::Scenario;

/// The participants of a pool, by id, and who else may be named.
pub(super) struct Players<'s> {
    pub(super) pool: &'s str,
    pub(super) scenario: &'s Scenario,
    pub(super) ids: Vec<&'s str>,
    pub(super) known: BTreeSet<&'s str>,
}

impl Players<'_> {
    fn position(&self, id: &str) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    fn check(&self, id: &str, faults: &mut Faults) {
        if !self.known.contains(id) {
            faults.add(FaultKind::UnknownMember { id: id.to_owned() });
        }
    }

    /// The game that a model is among the players.
    pub(super) fn game(&self, model: &CostModel, faults: &mut Faults) -> Option<Game> {
        match model {
            CostModel::Table { groups } => {
                faults.at("groups", |faults| self.table(groups, faults)).map(Game::Table)
            }
            CostModel::Threshold { needs, steps } => {
                self.threshold(needs, steps, faults).map(Game::Threshold)
            }
            CostModel::FixedPlusUnit { fixed, unit, key } => {
                not_negative("fixed", fixed.is_negative(), faults);
                not_negative("unit", unit.is_negative(), faults);
                let measures = faults.at("key", |faults| self.measures(key, faults))?;
                let units = measures.iter().map(|measure| unit * measure).collect();
                Some(Game::FixedPlusUnit(fixed.euros(), units))
            }
            CostModel::Sum { of } => self.games(of, faults).map(Game::Sum),
            CostModel::Cheapest { of } => self.games(of, faults).map(Game::Cheapest),
        }
    }

    fn games(&self, models: &[CostModel], faults: &mut Faults) -> Option<Vec<Game>> {
        faults.at("of", |faults| {
            if models.is_empty() {
                faults.add(FaultKind::Empty);
                return None;
            }
            let each = |(index, model)| faults.at(index, |faults| self.game(model, faults));
            let games: Vec<_> = models.iter().enumerate().map(each).collect();
            games.into_iter().collect()
        })
    }

    /// The cost of every group, as sets of bits.
    fn table(&self, groups: &[GroupCost], faults: &mut Faults) -> Option<Vec<Share>> {
        let (players, most) = (self.ids.len(), MOST_ENUMERATED);
        if players > most {
            faults.add(FaultKind::TooManyPlayers { players, most });
            return None;
        }
        let mut costs: Vec<Option<Share>> = vec![None; 1 << players];
        for (index, group) in groups.iter().enumerate() {
            faults.at(index, |faults| {
                let bits = self.bits(group, faults);
                if let Some(cost) = bits.and_then(|bits| costs.get_mut(bits)) {
                    if cost.is_some() {
                        let members = group.members.join(", ");
                        faults.add_at("members", FaultKind::DoubledGroup { members });
                    }
                    *cost = Some(group.cost.euros());
                }
            });
        }
        if let Some(nobody) = costs.first_mut() {
            *nobody = Some(Share::ZERO);
        }
        let missing: Vec<usize> = (0..costs.len()).filter(|bits| costs[*bits].is_none()).collect();
        if let Some(first) = missing.first() {
            let named = self.ids.iter().enumerate().filter(|(player, _)| first >> player & 1 == 1);
            let first = named.map(|(_, id)| *id).collect::<Vec<_>>().join(", ");
            faults.add(FaultKind::MissingGroups { count: missing.len(), first });
        }
        costs.into_iter().collect()
    }

    /// A group as a set of bits; none where somebody in it does not take part.
    fn bits(&self, group: &GroupCost, faults: &mut Faults) -> Option<usize> {
        not_negative("cost", group.cost < Cents::ZERO, faults);
        faults.at("members", |faults| {
            let mut seen = BTreeSet::new();
            for (index, id) in group.members.iter().enumerate() {
                faults.at(index, |faults| {
                    self.check(id, faults);
                    if !seen.insert(id) {
                        faults.add(FaultKind::DoubledId { id: id.clone() });
                    }
                });
            }
            if group.members.is_empty() {
                faults.add(FaultKind::Empty);
                return None;
            }
            group.members.iter().try_fold(0, |bits, id| Some(bits | 1 << self.position(id)?))
        })
    }

    fn threshold(
        &self,
        needs: &BTreeMap<String, Share>,
        steps: &[CostStep],
        faults: &mut Faults,
    ) -> Option<Vec<Share>> {
        faults.at("steps", |faults| check_steps(steps, faults));
        faults.at("needs", |faults| {
            for (id, need) in needs {
                faults.at(id.as_str(), |faults| {
                    self.check(id, faults);
                    if need.is_negative() {
                        faults.add(FaultKind::Negative);
                    }
                });
            }
            let each = |id: &&str| {
                let member = (*id).to_owned();
                let Some(need) = needs.get(*id) else {
                    faults.add(FaultKind::MissingNeed { member });
                    return None;
                };
                if need.is_zero() {
                    return Some(Share::ZERO);
                }
                let serves = |step: &&CostStep| step.up_to.as_ref().is_none_or(|up_to| need <= up_to);
                let step = steps.iter().find(serves);
                if step.is_none() {
                    faults.add_at(*id, FaultKind::NeedPastSteps { member });
                }
                step.map(|step| step.cost.euros())
            };
            let costs: Vec<_> = self.ids.iter().map(each).collect();
            costs.into_iter().collect()
        })
    }

    /// What a key measures of each player: what a tariff of one euro would charge.
    fn measures(&self, key: &Key, faults: &mut Faults) -> Option<Vec<Share>> {
        let mut scenario = self.scenario.clone();
        let mut tariff = Pool::tariff(self.pool, Share::ONE, key.clone());
        if let Pool::Tariff(tariff) = &mut tariff {
            tariff.rules.participants = Participants::members(self.ids.iter().copied());
        }
        (scenario.pools, scenario.stages) = (vec![tariff], None);
        let allocation = match allocate(&scenario) {
            Ok(allocation) => allocation,
            Err(found) => {
                found.into_iter().for_each(|fault| faults.push(moved(fault, faults)));
                return None;
            }
        };
        let measure = |line: &crate::allocation::Line| match line.derivation() {
            Derivation::Tariff(tariff) => Some(tariff.measured.counted),
            Derivation::Cost(_) => None,
        };
        allocation.lines.iter().map(measure).collect()
    }
}

/// A fault in the key of the stand-in tariff, where that key really stands.
fn moved(fault: Fault, faults: &Faults) -> Fault {
    let here = faults.here(FaultKind::Empty).path;
    match fault.path.strip_prefix("pools[0].key") {
        Some(rest) => Fault { path: format!("{here}{rest}"), kind: fault.kind },
        None => Fault { path: here, kind: fault.kind },
    }
}

fn check_steps(steps: &[CostStep], faults: &mut Faults) {
    if steps.is_empty() {
        faults.add(FaultKind::Empty);
    }
    let (mut reached, mut cost) = (&Share::ZERO, Cents::ZERO);
    for (index, step) in steps.iter().enumerate() {
        faults.at(index, |faults| {
            match &step.up_to {
                None if index + 1 < steps.len() => faults.add_at("up_to", FaultKind::OpenTierNotLast),
                Some(up_to) if up_to <= reached => faults.add_at("up_to", FaultKind::MustRise),
                _ => {}
            }
            not_negative("cost", step.cost.is_negative(), faults);
            if !step.cost.is_negative() && step.cost < cost {
                faults.add_at("cost", FaultKind::MustNotFall);
            }
        });
        (reached, cost) = (step.up_to.as_ref().unwrap_or(reached), step.cost);
    }
}

fn not_negative(name: &str, is_negative: bool, faults: &mut Faults) {
    if is_negative {
        faults.add_at(name, FaultKind::Negative);
    }
}
