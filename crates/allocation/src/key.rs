//! Allocation keys: how a pool is divided. They nest.

mod read;

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::Share;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::fault::Faults;
use crate::json::Json;

/// An allocation key (verdeelsleutel): gives each participant a measure, or mixes keys that do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Key {
    /// Everybody the same: a measure of 1.
    Equal,
    /// A member's attribute, such as its inhabitants.
    Attribute {
        /// The attribute's name.
        name: String,
        /// The reference date (peildatum); the period's start if none.
        #[serde(skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
    },
    /// What a meter counted in the period.
    Usage {
        /// The meter.
        meter: String,
        /// How its rows become one quantity.
        aggregate: Aggregate,
    },
    /// Agreed weights. Every participant must have one.
    Fixed {
        /// The weight of each member.
        shares: BTreeMap<String, Share>,
    },
    /// A tariff in tiers (staffel) over the measure of another key.
    Tiered {
        /// The key whose measure is tiered.
        of: Box<Key>,
        /// Whether each tier counts for its own part, or one tier for all.
        mode: TierMode,
        /// The tiers, rising; the last is open.
        tiers: Vec<Tier>,
    },
    /// The mean of the measures: a three-year average.
    Average {
        /// The keys whose measures are averaged.
        of: Vec<Key>,
    },
    /// The product of the measures: weighted units.
    Product {
        /// The keys whose measures are multiplied.
        of: Vec<Key>,
    },
    /// Shares mixed, not measures: 30 % equal and 70 % by usage. Only at the top, or in another blend.
    Blend {
        /// The parts; their shares add up to 1.
        parts: Vec<BlendPart>,
    },
}

/// How the rows of a meter become one quantity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// All quantities together.
    Sum,
    /// The largest quantity.
    Max,
    /// The quantity on the last day.
    Last,
    /// How many different subjects there are.
    Unique,
}

/// How a measure runs through tiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierMode {
    /// Each tier's rate for its own part of the measure.
    Marginal,
    /// The rate of the tier that the measure falls in, for all of it.
    Whole,
}

/// One tier.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Tier {
    /// The largest measure that belongs to it, itself included; none in the last tier.
    pub up_to: Option<Share>,
    /// What one unit counts for.
    pub rate: Share,
}

/// One part of a blend.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BlendPart {
    /// Its share of the whole, between 0 and 1.
    pub share: Share,
    /// How that part is divided.
    pub key: Key,
}

impl Key {
    /// The words of `kind`, for a fault's sentence.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Equal => "equal".to_owned(),
            Self::Attribute { name, .. } => format!("attribute {name}"),
            Self::Usage { meter, .. } => format!("usage {meter}"),
            Self::Fixed { .. } => "fixed".to_owned(),
            Self::Tiered { of, .. } => format!("tiered, {}", of.describe()),
            Self::Average { .. } => "average".to_owned(),
            Self::Product { .. } => "product".to_owned(),
            Self::Blend { .. } => "blend".to_owned(),
        }
    }

    /// Calls `visit` with this key and every key in it.
    pub(crate) fn walk<'k>(&'k self, visit: &mut impl FnMut(&'k Self)) {
        visit(self);
        match self {
            Self::Tiered { of, .. } => of.walk(visit),
            Self::Average { of } | Self::Product { of } => of.iter().for_each(|key| key.walk(visit)),
            Self::Blend { parts } => parts.iter().for_each(|part| part.key.walk(visit)),
            Self::Equal | Self::Attribute { .. } | Self::Usage { .. } | Self::Fixed { .. } => {}
        }
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        let mut faults = Faults::default();
        let key = faults.at("key", |faults| read::key(&json, faults));
        faults.or(key).map_err(|faults| {
            let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
            de::Error::custom(lines.join("; "))
        })
    }
}

pub(crate) use read::{AGGREGATES, MODES, key as read_key};
