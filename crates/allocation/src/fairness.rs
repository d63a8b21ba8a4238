//! The fairness lens: what a bill is beside what each member, or group of members, would pay alone.
//!
//! A fixed pool alone says nothing about that: it takes a [`CostModel`]. With one, per participant the
//! stand-alone cost, the marginal cost and the Shapley value, whether the bill is in the core, and what a
//! newcomer does to everybody's bill. The format is described in `docs/formats/fairness.md`.
//!
//! Sources: Shapley 1953 and Littlechild and Owen 1973 (the value), Gillies 1959 (the core), Young, Okada and
//! Hashimoto, IIASA WP-79-77 (both, for a water supply of six Swedish municipalities).
//!
//! Invariant: everything is exact; only a sampled Shapley value has an error, which it states.

mod answer;
mod blocking;
mod build;
mod game;
mod model;
mod read;
mod sample;
mod shapley;

use std::collections::BTreeMap;

use kernel::{Cents, Share};
use serde::Serialize;

use self::blocking::{Blocking, Found};
use self::build::Players;
use self::game::Game;
use crate::allocation::Allocation;
use crate::engine::allocate;
use crate::fault::{Fault, FaultKind, Faults};
use crate::json::{self, Json};
use crate::scenario::Scenario;
use crate::what_if::{Change, Changes, Effect, Newcomer, what_if};

pub use answer::{BlockingGroup, Core, CoreBy, Euros, Fairness, MemberFairness, ShapleyBy};
pub use game::CostFunction;
pub use model::{CostModel, CostStep, GroupCost, MOST_ENUMERATED};
pub use sample::{Sampled, Sampling, sampled};

/// The name of the question's format and its version.
pub const QUESTION_FORMAT: &str = "gemeengoed/fairness-question/1";
/// The name of the answer's format and its version.
pub const ANSWER_FORMAT: &str = "gemeengoed/fairness-answer/1";

/// A scenario, and the cost models of some of its pools.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FairnessQuestion {
    /// What is divided.
    pub scenario: Scenario,
    /// The cost models, by pool.
    pub models: BTreeMap<String, CostModel>,
    /// How a Shapley value is sampled where it cannot be found exactly.
    pub sampling: Sampling,
    /// Who might join.
    pub newcomer: Option<Newcomer>,
}

/// What a question comes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FairnessAnswer {
    /// The SHA-256 of the question's canonical JSON, in hexadecimal.
    pub question_sha256: String,
    /// The pools that have a cost model, by id.
    pub pools: Vec<Fairness>,
    /// What the newcomer does to everybody's bill.
    pub newcomer: Option<Effect>,
}

impl FairnessQuestion {
    /// Reads a question, strictly.
    ///
    /// # Errors
    /// Everything that is wrong with the text and the scenario, at once.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Faults::default();
        let question = Json::read(text, &mut faults).and_then(|json| read::question(&json, &mut faults));
        faults.or(question)
    }

    /// Answers it.
    ///
    /// # Errors
    /// Everything that is wrong with the scenario and the cost models, at once, each with its place.
    pub fn answer(&self) -> Result<FairnessAnswer, Vec<Fault>> {
        let under = |fault: Fault| Fault { path: format!("scenario.{}", fault.path), ..fault };
        let in_scenario = |faults: Vec<Fault>| faults.into_iter().map(under).collect::<Vec<_>>();
        let allocation = allocate(&self.scenario).map_err(in_scenario)?;
        let mut faults = Faults::default();
        let mut known = self.scenario.clone();
        known.members.extend(self.newcomer.iter().map(Newcomer::member));
        let pools = faults.at("models", |faults| {
            let each = |(pool, model): (&String, &CostModel)| {
                faults.at(pool.as_str(), |faults| self.lens(&known, &allocation, pool, model, faults))
            };
            self.models.iter().filter_map(each).collect()
        });
        let newcomer = self.newcomer.as_ref().and_then(|newcomer| {
            let effect = next_joiner(&self.scenario, newcomer);
            effect.map_err(|found| found.into_iter().for_each(|fault| faults.push(fault))).ok()
        });
        let question_sha256 = faults.keep(json::sha256(self));
        let answer = |question_sha256| FairnessAnswer { question_sha256, pools, newcomer };
        faults.or(question_sha256.map(answer))
    }

    fn lens(
        &self,
        known: &Scenario,
        allocation: &Allocation,
        pool: &str,
        model: &CostModel,
        faults: &mut Faults,
    ) -> Option<Fairness> {
        let lines: Vec<_> = allocation.lines.iter().filter(|line| *line.pool == *pool).collect();
        if lines.is_empty() {
            let pool = pool.to_owned();
            let is_known = self.scenario.pools.iter().any(|known| known.id() == pool);
            let unknown = FaultKind::UnknownPool { id: pool.clone() };
            faults.add(if is_known { FaultKind::NotPaidByMembers { pool } } else { unknown });
            return None;
        }
        let ids = lines.iter().map(|line| &*line.member).collect();
        let known = known.members.iter().map(|member| member.id.as_str()).collect();
        let before = faults.count();
        let game = Players { pool, scenario: &self.scenario, ids, known }.game(model, faults);
        let game = game.filter(|_| faults.count() == before)?;
        let bill: Vec<(&str, Cents)> = lines.iter().map(|line| (&*line.member, line.amount)).collect();
        faults.keep(compared(pool, &game, &bill, &self.sampling))
    }
}

/// Puts a bill beside a game.
fn compared(
    pool: &str,
    game: &Game,
    bill: &[(&str, Cents)],
    sampling: &Sampling,
) -> Result<Fairness, FaultKind> {
    let everybody: Vec<usize> = (0..bill.len()).collect();
    let cost = game.cost(&everybody);
    let (values, errors, shapley_by) = match shapley::exact(game, bill.len()) {
        Some(exact) if exact.enumerated => (exact.values, None, ShapleyBy::Enumerated),
        Some(exact) => (exact.values, None, ShapleyBy::ClosedForm),
        None => {
            let Sampled { values, errors } = sampled(bill.len(), game, sampling)?;
            (values, Some(errors), ShapleyBy::Sampled(sampling.clone()))
        }
    };
    let payments: Vec<Share> = bill.iter().map(|(_, pays)| pays.euros()).collect();
    let without = game.without_each(bill.len());
    let mut members = Vec::with_capacity(bill.len());
    for (player, (((member, pays), without), value)) in bill.iter().zip(&without).zip(&values).enumerate() {
        let alone = game.cost(&[player]);
        members.push(MemberFairness {
            member: (*member).to_owned(),
            pays: *pays,
            pays_more_than_alone: pays.euros() > alone,
            stand_alone: Euros::new(alone)?,
            marginal: Euros::new(&cost - without)?,
            shapley: Euros::new(value.clone())?,
            standard_error: errors.as_ref().and_then(|errors| errors.get(player)).copied(),
        });
    }
    Ok(Fairness {
        pool: pool.to_owned(),
        paid: Cents::sum(bill.iter().map(|(_, pays)| *pays))?,
        cost: Euros::new(cost)?,
        shapley_by,
        members,
        bill: looked_at(blocking::look(game, &payments), bill)?,
        shapley: looked_at(blocking::look(game, &values), bill)?,
    })
}

fn looked_at(found: Found, bill: &[(&str, Cents)]) -> Result<Core, FaultKind> {
    let named = |group: Blocking| {
        let name = |player: &usize| bill.get(*player).map(|(member, _)| (*member).to_owned());
        Ok(BlockingGroup {
            members: group.players.iter().filter_map(name).collect(),
            over: Euros::new(&group.pays - &group.alone)?,
            pays: Euros::new(group.pays)?,
            alone: Euros::new(group.alone)?,
        })
    };
    let (by, holds, groups, worst) = match found {
        Found::All(count, worst) => (CoreBy::Enumerated, Some(count == 0), Some(count), worst),
        Found::Worst(worst) => (CoreBy::ClosedForm, Some(worst.is_empty()), None, worst),
        Found::Unknown => (CoreBy::Unknown, None, None, Vec::new()),
    };
    let blocking = worst.into_iter().map(named).collect::<Result<_, FaultKind>>()?;
    Ok(Core { by, holds, groups, blocking })
}

/// What a newcomer does to everybody's bill.
///
/// # Errors
/// As [`what_if`].
pub fn next_joiner(scenario: &Scenario, newcomer: &Newcomer) -> Result<Effect, Vec<Fault>> {
    what_if(scenario, &Changes::new([Change::Join { newcomer: newcomer.clone() }])?)
}

/// Answers a question file, and gives the answer as canonical JSON.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn fairness_command(text: &str) -> Result<String, Vec<Fault>> {
    let answer = FairnessQuestion::parse(text)?.answer()?;
    let mut faults = Faults::default();
    let text = faults.keep(json::canonical(&answer));
    faults.or(text)
}

#[derive(Serialize)]
struct QuestionDocument<'a> {
    format: &'static str,
    scenario: &'a Scenario,
    models: &'a BTreeMap<String, CostModel>,
    sampling: &'a Sampling,
    #[serde(skip_serializing_if = "Option::is_none")]
    newcomer: Option<&'a Newcomer>,
}

#[derive(Serialize)]
struct AnswerDocument<'a> {
    format: &'static str,
    question_sha256: &'a str,
    pools: &'a [Fairness],
    #[serde(skip_serializing_if = "Option::is_none")]
    newcomer: Option<&'a Effect>,
}

impl Serialize for FairnessQuestion {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { scenario, models, sampling, newcomer } = self;
        let newcomer = newcomer.as_ref();
        QuestionDocument { format: QUESTION_FORMAT, scenario, models, sampling, newcomer }
            .serialize(serializer)
    }
}

impl Serialize for FairnessAnswer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { question_sha256, pools, newcomer } = self;
        let newcomer = newcomer.as_ref();
        AnswerDocument { format: ANSWER_FORMAT, question_sha256, pools, newcomer }.serialize(serializer)
    }
}
