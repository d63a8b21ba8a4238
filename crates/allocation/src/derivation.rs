//! How an amount came about, as data: a page, a document and a file show the same tree.
//!
//! Numbers are exact: a decimal where it ends, else a fraction. Amounts in euros that are not yet rounded are
//! numbers too.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::{Cents, Share};
use serde::{Deserialize, Serialize};

use crate::key::{Aggregate, TierMode};

/// The way from a pool to one member's amount.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Derivation {
    /// A part of a cost.
    Cost(Box<CostDerivation>),
    /// Price times measure.
    Tariff(Box<TariffDerivation>),
}

/// The way from a cost to one member's amount.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CostDerivation {
    /// What was divided: one for all amounts of a pool.
    #[serde(with = "shared")]
    pub divided: Arc<Divided>,
    /// How many members took part.
    pub participants: u64,
    /// Whether the fallback key replaced the key, because everybody's measure was zero.
    pub fallback: bool,
    /// From the key to the share.
    pub apportioned: Apportioned,
    /// What floors and caps did, in a pool that has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Box<BoundsApplied>>,
    /// The exact amount in euros.
    pub exact: Share,
    /// From the exact amount to the cent.
    pub rounding: Rounding,
    /// The amount.
    pub amount: Cents,
}

/// The way from a tariff to one member's amount.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TariffDerivation {
    /// Euros for one unit.
    pub price: Share,
    /// Whether the fallback key replaced the key.
    pub fallback: bool,
    /// How many units.
    pub measured: Measured,
    /// The exact amount in euros: price times counted measure.
    pub exact: Share,
    /// The amount, rounded half up to the cent.
    pub amount: Cents,
}

/// What a pool divided.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Divided {
    /// All of it.
    pub amount: Cents,
    /// What of it are the pool's own costs.
    pub own: Cents,
    /// What of it came from support pools.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Received>,
}

/// Writes and reads what amounts share as if each had its own.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        it: &Arc<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        T::serialize(it, serializer)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(deserializer).map(Arc::new)
    }
}

/// What a pool received from support pools.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Received {
    /// The exact total in euros.
    pub exact: Share,
    /// The total, rounded to the cent by largest remainder over all pools.
    pub amount: Cents,
    /// What each support pool gave, exact.
    pub from: Vec<ReceivedFrom>,
}

/// What one support pool gave.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReceivedFrom {
    /// The support pool.
    pub pool: String,
    /// What it gave, in euros.
    pub exact: Share,
}

/// From a key to a share.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Apportioned {
    /// The member's measure over everybody's.
    Measured(Measured),
    /// Shares, mixed.
    Blend {
        /// The parts that count for something.
        parts: Vec<BlendedPart>,
        /// The share they make together.
        share: Share,
    },
}

/// One part of a blend.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlendedPart {
    /// What the part counts for in the whole.
    pub weight: Share,
    /// The member's share in it.
    pub of: Apportioned,
}

/// A member's measure beside everybody's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Measured {
    /// The measure and where it comes from.
    pub measure: Measure,
    /// The part of the period that the member was there, where that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presence: Option<PresenceFactor>,
    /// What a newcomer counts for, where that is agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase_in: Option<PhaseInFactor>,
    /// The measure after both.
    pub counted: Share,
    /// That of all participants together.
    pub all: Share,
    /// The one over the other; 0 where nobody has any.
    pub share: Share,
}

/// Days present over days in the period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PresenceFactor {
    /// Days present.
    pub days: i64,
    /// Days in the period.
    pub of: i64,
}

/// What a newcomer counts for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhaseInFactor {
    /// Full years from joining to the start of the period.
    pub full_years: i64,
    /// The factor on the measure.
    pub factor: Share,
}

/// A measure and where it comes from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    /// Everybody counts for 1.
    Equal {
        /// One.
        value: Share,
    },
    /// An attribute.
    Attribute {
        /// Its name.
        name: String,
        /// The day its value is from, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        /// Its value.
        value: Share,
    },
    /// What a meter counted.
    Usage {
        /// The meter.
        meter: String,
        /// How its rows became one quantity.
        aggregate: Aggregate,
        /// The quantity.
        value: Share,
    },
    /// An agreed weight.
    Fixed {
        /// The weight.
        value: Share,
    },
    /// A measure in tiers.
    Tiered {
        /// The measure that was tiered.
        of: Box<Measure>,
        /// How.
        mode: TierMode,
        /// The tiers that it reached.
        steps: Vec<TierStep>,
        /// All steps together.
        value: Share,
    },
    /// A mean.
    Average {
        /// Of these.
        of: Vec<Measure>,
        /// Their mean.
        value: Share,
    },
    /// A product.
    Product {
        /// Of these.
        of: Vec<Measure>,
        /// Their product.
        value: Share,
    },
}

/// What one tier made of a part of a measure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TierStep {
    /// The tier's upper end; none for the open tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Share>,
    /// The tier's rate.
    pub rate: Share,
    /// How much of the measure it applied to.
    pub quantity: Share,
    /// Rate times quantity.
    pub value: Share,
}

/// What floors and caps did to one member's amount: `clamp(t x share, floor, cap)`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BoundsApplied {
    /// The exact amount that the share alone would give, in euros.
    pub unbounded: Share,
    /// The one `t`, in euros, for which the pool adds up.
    pub t: Share,
    /// The least the member pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<BoundApplied>,
    /// The most it pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<BoundApplied>,
    /// Which of the two decided the amount, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<BoundReached>,
}

/// A bound in whole cents: floors up, caps down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BoundApplied {
    /// The bound.
    pub amount: Cents,
    /// The percentage it was made with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Share>,
    /// The previous amount it was made with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Cents>,
}

/// Which bound decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoundReached {
    /// The floor.
    Floor,
    /// The cap.
    Cap,
}

/// From the exact amount to the cent, by largest remainder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rounding {
    /// The exact amount without its broken cent.
    pub down: Cents,
    /// How many cents of the pool were left over when everybody's broken cents were cut off.
    pub left_over: u64,
    /// The member's place in the ranking of broken cents, from 1; none without a broken cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u64>,
    /// Whether the member received one of the cents left over.
    pub extra: bool,
    /// The tie that the member was in, where equal remainders met at the last cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<TieMet>,
}

/// Members with equal remainders, and too few cents for all of them. The allocation's ties name them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TieMet {
    /// How many members were equal, this one included.
    pub among: u64,
    /// How many of them received a cent.
    pub cents: u64,
    /// This member's place among them, from 1, in the declared order: ascending by SHA-256 of
    /// `START\nPOOL\nMEMBER`.
    pub place: u64,
}

impl Apportioned {
    /// The member's share of the pool.
    #[must_use]
    pub fn share(&self) -> &Share {
        match self {
            Self::Measured(measured) => &measured.share,
            Self::Blend { share, .. } => share,
        }
    }
}

impl Measure {
    /// The measure.
    #[must_use]
    pub fn value(&self) -> &Share {
        match self {
            Self::Equal { value }
            | Self::Attribute { value, .. }
            | Self::Usage { value, .. }
            | Self::Fixed { value }
            | Self::Tiered { value, .. }
            | Self::Average { value, .. }
            | Self::Product { value, .. } => value,
        }
    }
}

impl Derivation {
    /// The exact amount in euros, before rounding.
    #[must_use]
    pub fn exact(&self) -> &Share {
        match self {
            Self::Cost(cost) => &cost.exact,
            Self::Tariff(tariff) => &tariff.exact,
        }
    }
}
