//! What an allocation is: lines, totals and how they came about; and its JSON.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::Cents;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::derivation::Derivation;
use crate::fault::FaultKind;
use crate::json;
use crate::way::Way;

/// The name of the format and its version.
pub const RESULT_FORMAT: &str = "gemeengoed/allocation-result/1";

/// A divided scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allocation {
    /// The SHA-256 of the scenario's canonical JSON, in hexadecimal.
    pub scenario_sha256: String,
    /// One line for each pool and participant, by pool and then member; amounts of zero included.
    pub lines: Vec<Line>,
    /// What each pool comes to: a cost in full, with what it received from support pools; a tariff's yield.
    pub pools: BTreeMap<String, Cents>,
    /// What each member pays in all.
    pub members: BTreeMap<String, Cents>,
    /// What each tariff yields over (or under, negative) the cost it should cover; none where no cost is
    /// stated.
    pub results: BTreeMap<String, Option<Cents>>,
    /// The ties that decided who paid a cent more.
    pub ties: Vec<PoolTie>,
    /// What other methods for the stages would give, where the scenario asks for all of them.
    pub comparisons: BTreeMap<String, Comparison>,
}

/// What one member pays for one pool, and how that came about.
#[derive(Clone, Debug)]
pub struct Line {
    /// The pool.
    pub pool: Arc<str>,
    /// The member.
    pub member: Arc<str>,
    /// The amount.
    pub amount: Cents,
    /// The way to all amounts of the pool, and this one's place in it.
    pub(crate) way: Arc<Way>,
    pub(crate) seat: usize,
}

/// A divided scenario without hash and derivations: the amounts alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amounts {
    /// What each pool comes to.
    pub pools: BTreeMap<String, Cents>,
    /// What each member pays in all.
    pub members: BTreeMap<String, Cents>,
    /// What each participant pays for each pool, amounts of zero included.
    pub lines: BTreeMap<String, PoolAmounts>,
}

/// What each participant pays for one pool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PoolAmounts {
    /// The participants, by id.
    pub(crate) members: Arc<[Arc<str>]>,
    /// Their amounts, in the same order.
    pub(crate) amounts: Vec<Cents>,
}

/// Equal remainders in a pool, with too few cents for all of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PoolTie {
    /// The pool.
    pub pool: String,
    /// The members that were equal, in the declared order.
    pub among: Vec<String>,
    /// How many of them, from the front, pay a cent more.
    pub cents: u64,
}

/// Totals by another method.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Comparison {
    /// What each pool comes to.
    pub pools: BTreeMap<String, Cents>,
    /// What each member pays in all.
    pub members: BTreeMap<String, Cents>,
}

/// The JSON of an allocation.
#[derive(Serialize)]
pub(crate) struct ResultDocument<'a> {
    format: &'static str,
    scenario_sha256: &'a str,
    lines: Vec<LineDocument<'a>>,
    pools: &'a BTreeMap<String, Cents>,
    members: &'a BTreeMap<String, Cents>,
    results: &'a BTreeMap<String, Option<Cents>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ties: Option<&'a [PoolTie]>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    comparisons: &'a BTreeMap<String, Comparison>,
}

/// A line; its derivation is drawn when it is written, and nowhere kept.
struct LineDocument<'a> {
    line: &'a Line,
    explain: bool,
}

impl Serialize for LineDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Line { pool, member, amount, .. } = self.line;
        let mut fields = serializer.serialize_struct("Line", 4)?;
        fields.serialize_field("amount", amount)?;
        match self.explain {
            true => fields.serialize_field("derivation", &self.line.derivation())?,
            false => fields.skip_field("derivation")?,
        }
        fields.serialize_field("member", &**member)?;
        fields.serialize_field("pool", &**pool)?;
        fields.end()
    }
}

impl Allocation {
    /// The line of a member in a pool.
    #[must_use]
    pub fn line(&self, pool: &str, member: &str) -> Option<&Line> {
        let found = self.lines.binary_search_by(|line| (&*line.pool, &*line.member).cmp(&(pool, member)));
        found.ok().and_then(|index| self.lines.get(index))
    }

    /// The allocation as canonical JSON, with derivations and ties where they are asked for.
    ///
    /// # Errors
    /// None that is known: every part of an allocation has a text.
    pub fn to_json(&self, explain: bool) -> Result<String, FaultKind> {
        json::canonical(&self.document(explain))
    }

    pub(crate) fn document(&self, explain: bool) -> ResultDocument<'_> {
        ResultDocument {
            format: RESULT_FORMAT,
            scenario_sha256: &self.scenario_sha256,
            lines: self.lines.iter().map(|line| LineDocument { line, explain }).collect(),
            pools: &self.pools,
            members: &self.members,
            results: &self.results,
            ties: explain.then_some(&*self.ties),
            comparisons: &self.comparisons,
        }
    }
}

impl Line {
    /// How the amount came about. It is drawn anew each time, from what the pool was divided by.
    #[must_use]
    pub fn derivation(&self) -> Derivation {
        self.way.draw(self.seat, self.amount)
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        let named = |line: &Self| (Arc::clone(&line.pool), Arc::clone(&line.member), line.amount);
        named(self) == named(other) && self.derivation() == other.derivation()
    }
}

impl Eq for Line {}

impl PoolAmounts {
    /// The participants and their amounts, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Cents)> {
        self.members.iter().zip(&self.amounts).map(|(member, amount)| (&**member, *amount))
    }
}
