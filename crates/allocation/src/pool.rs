//! Pools: what is divided, over whom, and within which bounds.

mod read;

use jiff::civil::Date;
use kernel::{Cents, Share};
use serde::{Serialize, Serializer};

use crate::key::Key;

pub(crate) use read::pool as read_pool;

/// An amount to divide, a tariff to charge, or costs that serve other pools.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Pool {
    /// A cost that is divided in full.
    Cost(CostPool),
    /// Price times measure, whatever it yields.
    Tariff(TariffPool),
    /// A cost that other pools bear.
    Support(SupportPool),
}

/// A cost that is divided in full over its participants; a refund where the amount is negative.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CostPool {
    /// Its id, unique in the scenario.
    pub id: String,
    /// What is divided.
    pub amount: Cents,
    /// Who take part, and by what measure.
    #[serde(flatten)]
    pub rules: Rules,
    /// The least that each participant pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Bound>,
    /// The most that each participant pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Bound>,
}

/// Price times measure, for each participant half up to the cent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TariffPool {
    /// Its id, unique in the scenario.
    pub id: String,
    /// Euros for one unit of the measure.
    pub price: Share,
    /// The cost that it should cover; what it yields over or under that is shown as its result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cents>,
    /// The day on which it must be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Who take part, and by what measure.
    #[serde(flatten)]
    pub rules: Rules,
}

/// A cost that other pools bear, as the scenario's stages say.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SupportPool {
    /// Its id, unique in the scenario.
    pub id: String,
    /// What it costs.
    pub amount: Cents,
}

/// Who take part in a pool, and by what measure.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Rules {
    /// Who take part.
    pub participants: Participants,
    /// How it is divided.
    pub key: Key,
    /// Whether somebody who is there for a part of the period counts for that part.
    pub presence: Presence,
    /// Whether newcomers count for less in their first years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase_in: Option<PhaseIn>,
    /// How it is divided where everybody's measure by `key` is zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Key>,
}

/// Who take part in a pool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Participants {
    /// All members that are there on at least one day of the period.
    All,
    /// These, in any order.
    Listed(Vec<Participant>),
}

/// A member that takes part in a pool.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Participant {
    /// The member's id.
    pub member: String,
    /// The first day, where it differs from the member's first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The first day after it, where that differs from the member's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// What being there for a part of the period does to the measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Nothing: the measure counts as it is.
    #[default]
    Measure,
    /// It is multiplied by days present over days in the period.
    Days,
}

/// What newcomers count for (ingroei).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PhaseIn {
    /// The factor on the measure in the first, second .. year since joining; 1 from then on.
    pub factors: Vec<Share>,
}

/// A floor or a cap.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The same amount for everybody.
    Amount(Cents),
    /// Per cent of the member's previous amount in this pool (damping); no bound for who has none.
    PercentOfPrevious(Share),
}

impl Pool {
    /// A cost, divided over all members by a key.
    pub fn cost(id: impl Into<String>, amount: Cents, key: Key) -> Self {
        Self::Cost(CostPool { id: id.into(), amount, rules: Rules::by(key), floor: None, cap: None })
    }

    /// A tariff for all members.
    pub fn tariff(id: impl Into<String>, price: Share, key: Key) -> Self {
        Self::Tariff(TariffPool { id: id.into(), price, cost: None, due: None, rules: Rules::by(key) })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Cost(pool) => &pool.id,
            Self::Tariff(pool) => &pool.id,
            Self::Support(pool) => &pool.id,
        }
    }

    /// Who take part and by what measure; none in a support pool, which serves pools.
    #[must_use]
    pub fn rules(&self) -> Option<&Rules> {
        match self {
            Self::Cost(pool) => Some(&pool.rules),
            Self::Tariff(pool) => Some(&pool.rules),
            Self::Support(_) => None,
        }
    }

    /// The keys that may divide it.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Key> {
        let rules = self.rules();
        rules.map(|rules| &rules.key).into_iter().chain(rules.and_then(|rules| rules.fallback.as_ref()))
    }
}

impl Rules {
    /// All members, by a key, without further rules.
    #[must_use]
    pub fn by(key: Key) -> Self {
        let (participants, presence) = (Participants::All, Presence::Measure);
        Self { participants, key, presence, phase_in: None, fallback: None }
    }
}

impl Participants {
    /// These members, for as long as they are members.
    pub fn members(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Listed(ids.into_iter().map(Participant::new).collect())
    }
}

impl Participant {
    /// A member, for as long as it is one.
    pub fn new(member: impl Into<String>) -> Self {
        Self { member: member.into(), from: None, until: None }
    }
}

impl Serialize for Participants {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_str("all"),
            Self::Listed(list) => serializer.collect_seq(list),
        }
    }
}
