//! What an allocation is: lines, totals and how they came about; and its JSON.

use std::collections::BTreeMap;

use kernel::Cents;
use serde::Serialize;

use crate::derivation::Derivation;
use crate::fault::FaultKind;
use crate::json;

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

/// What one member pays for one pool.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The pool.
    pub pool: String,
    /// The member.
    pub member: String,
    /// The amount.
    pub amount: Cents,
    /// How it came about.
    pub derivation: Derivation,
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

#[derive(Serialize)]
struct LineDocument<'a> {
    pool: &'a str,
    member: &'a str,
    amount: Cents,
    #[serde(skip_serializing_if = "Option::is_none")]
    derivation: Option<&'a Derivation>,
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
            lines: self.lines.iter().map(|line| line.document(explain)).collect(),
            pools: &self.pools,
            members: &self.members,
            results: &self.results,
            ties: explain.then_some(&*self.ties),
            comparisons: &self.comparisons,
        }
    }
}

impl Line {
    fn document(&self, explain: bool) -> LineDocument<'_> {
        let derivation = explain.then_some(&self.derivation);
        LineDocument { pool: &self.pool, member: &self.member, amount: self.amount, derivation }
    }
}
