//! What a service would cost for each group of members: the agreed model behind a bill.

use std::collections::BTreeMap;

use kernel::{Cents, Share};
use serde::Serialize;

use crate::key::Key;

/// The most participants of which every group is looked at one by one: a million groups.
pub const MOST_ENUMERATED: usize = 20;

/// What each group of members would pay together, were it alone. Nobody costs nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CostModel {
    /// The cost of each group of participants, for at most [`MOST_ENUMERATED`] of them.
    Table {
        /// Every group once, in any order. Groups with members that do not take part are passed over.
        groups: Vec<GroupCost>,
    },
    /// The cost of the largest need in the group: a runway, a server, a licence band.
    Threshold {
        /// What each member needs. Needs of members that do not take part are passed over.
        needs: BTreeMap<String, Share>,
        /// What a need costs. A need of zero costs nothing.
        steps: Vec<CostStep>,
    },
    /// A fixed cost for whoever is in the group, and a price for each unit of its measure.
    FixedPlusUnit {
        /// Euros for the group.
        fixed: Cents,
        /// Euros for one unit.
        unit: Share,
        /// What measures a member. Presence and phase-in do not touch it.
        key: Key,
    },
    /// All of these together.
    Sum {
        /// The models.
        of: Vec<CostModel>,
    },
    /// The cheapest of these: each group goes its own best way.
    Cheapest {
        /// The models.
        of: Vec<CostModel>,
    },
}

/// The cost of one group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct GroupCost {
    /// Who are in it.
    pub members: Vec<String>,
    /// What it would pay, were it alone.
    pub cost: Cents,
}

/// One step of a threshold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CostStep {
    /// The largest need that it serves, itself included; none in a last step that serves every need.
    pub up_to: Option<Share>,
    /// What that costs, all steps below it included.
    pub cost: Cents,
}
