//! What-if: changes to a scenario, and what they do to everybody's bill.
//!
//! Invariant: the order in which changes are given changes nothing. Members leave, join, stop and take first,
//! then keys, prices and amounts change, then attributes and usage; what is said of all members comes before
//! what is said of one.

mod apply;
mod damping;
mod effect;
mod estimate;
mod key_text;
mod term;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{Cents, Share};
use serde::Serialize;

use crate::engine::amounts;
use crate::fault::{Fault, FaultKind};
use crate::key::Key;
use crate::scenario::{Attribute, Member, Scenario};

pub use damping::{DampedYear, Damping, Undamped, damped_path};
pub use effect::{Effect, Moved, MovedLine, effect};
pub use estimate::INHABITANTS;

/// One change to a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// A member and all that is about it goes.
    Leave {
        /// Its id.
        member: String,
    },
    /// A member comes.
    Join {
        /// Who it is, with what its bill needs.
        newcomer: Newcomer,
    },
    /// A member no longer takes part in a pool.
    Stop {
        /// The pool.
        pool: String,
        /// The member.
        member: String,
    },
    /// A member takes part in a pool, all period.
    Take {
        /// The pool.
        pool: String,
        /// The member.
        member: String,
    },
    /// A pool is divided by another key.
    Key {
        /// The pool.
        pool: String,
        /// The key.
        key: Key,
    },
    /// A tariff has another price.
    Price {
        /// The tariff.
        pool: String,
        /// Euros for one unit.
        price: Share,
    },
    /// A cost or a support pool costs something else.
    Amount {
        /// The pool.
        pool: String,
        /// What it costs.
        amount: Cents,
    },
    /// An attribute is something else.
    Attribute {
        /// The attribute.
        name: String,
        /// Whose; everybody's if none.
        member: Option<String>,
        /// What it becomes.
        to: Quantity,
    },
    /// A meter counts something else.
    Usage {
        /// The meter.
        meter: String,
        /// For whom; for everybody if none.
        member: Option<String>,
        /// What it counts in the period.
        to: Quantity,
    },
}

/// What a number becomes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// This. Attributes lose their dates; rows of usage become one row on the first day of the period.
    Be(Share),
    /// So many times what it was.
    Times(Share),
}

/// A member that joins.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Newcomer {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The first day of its membership; the period's start if none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined: Option<Date>,
    /// Its attributes, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Share>,
    /// What meters count for it in the period, by meter.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub usage: BTreeMap<String, Share>,
    /// Its weight in the fixed keys of pools, by pool.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, Share>,
    /// The pools it takes part in beside those of all members.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub pools: BTreeSet<String>,
}

impl Newcomer {
    /// A newcomer with nothing but an id.
    pub fn new(id: impl Into<String>) -> Self {
        let (attributes, usage, weights) = Default::default();
        Self { id: id.into(), name: None, joined: None, attributes, usage, weights, pools: BTreeSet::new() }
    }

    /// It as a member of a scenario.
    pub(crate) fn member(&self) -> Member {
        let undated = |(name, value): (&String, &Share)| (name.clone(), Attribute::Undated(value.clone()));
        let mut member = Member::new(self.id.clone());
        (member.name, member.joined) = (self.name.clone(), self.joined);
        member.attributes = self.attributes.iter().map(undated).collect();
        member
    }
}

/// Changes to a scenario, each about something else, in the order in which they are made.
///
/// Their text is the query of an address: `docs/formats/what-if.md`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes(Vec<Change>);

impl Changes {
    /// Puts changes in their order.
    ///
    /// # Errors
    /// Two changes of the same thing; a negative quantity.
    pub fn new(changes: impl IntoIterator<Item = Change>) -> Result<Self, Vec<Fault>> {
        let mut changes: Vec<Change> = changes.into_iter().collect();
        changes.sort_by_cached_key(|change| (change.rank(), change.subject()));
        let mut faults = Vec::new();
        for pair in changes.windows(2) {
            if let [a, b] = pair
                && a.subject() == b.subject()
            {
                faults.push(Fault { path: b.subject(), kind: FaultKind::DoubledField });
            }
        }
        for change in &changes {
            let (Change::Attribute { to, .. } | Change::Usage { to, .. }) = change else { continue };
            let (Quantity::Be(number) | Quantity::Times(number)) = to;
            if number.is_negative() {
                faults.push(Fault { path: change.subject(), kind: FaultKind::Negative });
            }
        }
        if faults.is_empty() { Ok(Self(changes)) } else { Err(faults) }
    }

    /// The changes, in the order in which they are made.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The scenario after all changes.
    ///
    /// # Errors
    /// Everything that cannot be changed, at once; the path is the change's name in an address, such as
    /// `price.hosting`.
    pub fn apply(&self, scenario: &Scenario) -> Result<Scenario, Vec<Fault>> {
        apply::all(&self.0, scenario)
    }
}

impl Change {
    /// Its place among changes.
    fn rank(&self) -> u8 {
        match self {
            Self::Leave { .. } => 0,
            Self::Join { .. } => 1,
            Self::Stop { .. } => 2,
            Self::Take { .. } => 3,
            Self::Key { .. } => 4,
            Self::Price { .. } => 5,
            Self::Amount { .. } => 6,
            Self::Attribute { .. } => 7,
            Self::Usage { .. } => 8,
        }
    }
}

/// What changes do to everybody's bill.
///
/// # Errors
/// Everything that is wrong with the scenario, with the changes, or with the scenario after them.
pub fn what_if(scenario: &Scenario, changes: &Changes) -> Result<Effect, Vec<Fault>> {
    let (old, new) = (amounts(scenario)?, amounts(&changes.apply(scenario)?)?);
    effect(&old, &new).map_err(|kind| vec![Fault { path: "members".to_owned(), kind }])
}
