//! What the fairness lens says of a pool, and its JSON.

use kernel::{Cents, Share};
use serde::Serialize;

use super::sample::Sampling;
use crate::fault::FaultKind;

/// An exact number of euros, and the nearest cent to show for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Euros {
    /// The exact number.
    pub exact: Share,
    /// To the nearest cent, half up. Amounts that were rounded so need not add up.
    pub amount: Cents,
}

/// What a pool's bill is beside its cost model.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fairness {
    /// The pool.
    pub pool: String,
    /// What its participants pay together.
    pub paid: Cents,
    /// What they cost together by the model. A bill for more or for less is no division of the model's cost.
    pub cost: Euros,
    /// How the Shapley value was found.
    pub shapley_by: ShapleyBy,
    /// Each participant, by id.
    pub members: Vec<MemberFairness>,
    /// Whether some group pays more than it would alone, by the bill.
    pub bill: Core,
    /// Whether some group would, if everybody paid its Shapley value.
    pub shapley: Core,
}

/// One participant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MemberFairness {
    /// The member.
    pub member: String,
    /// What it pays.
    pub pays: Cents,
    /// What it would pay alone.
    pub stand_alone: Euros,
    /// What the others would pay less without it.
    pub marginal: Euros,
    /// What it adds on average over all orders of coming in.
    pub shapley: Euros,
    /// The standard error of a sampled Shapley value, rounded up to the cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<Cents>,
    /// Whether it pays more than it would alone.
    pub pays_more_than_alone: bool,
}

/// How a Shapley value was found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ShapleyBy {
    /// Exactly, by a formula.
    ClosedForm,
    /// Exactly, from the cost of every group.
    Enumerated,
    /// As the mean over a sample of orders, with a standard error for each member.
    Sampled(Sampling),
}

/// Whether payments are in the core: no group pays more together than it would alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Core {
    /// How that was found.
    pub by: CoreBy,
    /// Whether no group pays more than alone; none where that is not known.
    pub holds: Option<bool>,
    /// How many groups do, where all were looked at.
    pub groups: Option<u64>,
    /// The worst of them, the worst first; ten at most.
    pub blocking: Vec<BlockingGroup>,
}

/// How it was found whether payments are in the core.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CoreBy {
    /// Every group was looked at.
    Enumerated,
    /// Groups were looked at of which one blocks if any does.
    ClosedForm,
    /// It was not: there are too many groups.
    Unknown,
}

/// A group that pays more together than it would alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BlockingGroup {
    /// Who are in it, by id.
    pub members: Vec<String>,
    /// What they pay.
    pub pays: Euros,
    /// What they would pay alone.
    pub alone: Euros,
    /// The difference.
    pub over: Euros,
}

impl Euros {
    /// An exact number of euros.
    ///
    /// # Errors
    /// [`FaultKind::TooLarge`] where no amount is that large.
    pub fn new(exact: Share) -> Result<Self, FaultKind> {
        Ok(Self { amount: Cents::rounded_half_up(&exact)?, exact })
    }
}
