//! A scenario: everything that a bill is computed from, and nothing else.

mod read;

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{Cents, Period, Share};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::fault::{Fault, FaultKind, Faults};
use crate::json::{self, Json};
use crate::pool::Pool;
use crate::stages::Stages;
use crate::{check, engine};

pub(crate) use read::scenario as read_scenario;

/// The name of the format and its version.
pub const SCENARIO_FORMAT: &str = "gemeengoed/allocation-scenario/1";

/// Members, usage and pools of a period.
///
/// Serialised it is the format of `docs/formats/allocation-scenario.md`, which [`Scenario::parse`] reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scenario {
    /// The period that is divided.
    pub period: Period,
    /// The members, in any order: it changes nothing.
    pub members: Vec<Member>,
    /// What was counted. Rows of one member and meter may be added up before, where the key takes their sum.
    pub usage: Vec<Usage>,
    /// What is divided.
    pub pools: Vec<Pool>,
    /// Which pools serve others, and how that is reckoned.
    pub stages: Option<Stages>,
}

/// A member, as far as its bill needs it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Member {
    /// Its id, unique in the scenario.
    pub id: String,
    /// Its name, for who reads along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The first day of its membership; none where it has always been there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined: Option<Date>,
    /// The first day after its membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Date>,
    /// Its attributes by name, such as `inhabitants`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Attribute>,
    /// What it paid before, by pool.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub previous: BTreeMap<String, Cents>,
}

/// An attribute of a member.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Attribute {
    /// One value, always.
    Undated(Share),
    /// Values from days on; the newest on or before the reference date counts.
    Dated(Vec<DatedValue>),
}

/// A value from a day on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DatedValue {
    /// The day.
    pub on: Date,
    /// The value.
    pub value: Share,
}

/// A quantity that a meter counted for a member.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Usage {
    /// The member's id.
    pub member: String,
    /// The meter.
    pub meter: String,
    /// How much.
    pub quantity: Share,
    /// The day; a row on a day outside the period does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Date>,
    /// What was counted, for `unique`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

impl Scenario {
    /// A period without members or pools, to fill.
    #[must_use]
    pub fn new(period: Period) -> Self {
        Self { period, members: Vec::new(), usage: Vec::new(), pools: Vec::new(), stages: None }
    }

    /// Reads a scenario file, strictly.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once: what cannot be read and what contradicts itself. Where
    /// something is,
    /// also what would go wrong in computing the pools that can be read.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Faults::default();
        let scenario = Json::read(text, &mut faults).and_then(|json| Self::from_json(&json, &mut faults));
        faults.or(scenario)
    }

    /// Reads and checks a scenario; notes all faults that can be found in one pass.
    pub(crate) fn from_json(json: &Json, faults: &mut Faults) -> Option<Self> {
        let scenario = read_scenario(json, faults)?;
        check::check(&scenario, faults);
        if faults.count() > 0 {
            engine::look_for_faults(&scenario, faults);
        }
        Some(scenario)
    }

    /// The scenario as RFC 8785 canonical JSON.
    ///
    /// # Errors
    /// None that is known: every part of a scenario has a text.
    pub fn canonical_json(&self) -> Result<String, FaultKind> {
        json::canonical(self)
    }

    /// The SHA-256 of [`Scenario::canonical_json`], in hexadecimal.
    ///
    /// # Errors
    /// As [`Scenario::canonical_json`].
    pub fn sha256(&self) -> Result<String, FaultKind> {
        json::sha256(self)
    }
}

impl Member {
    /// A member that has always been there.
    pub fn new(id: impl Into<String>) -> Self {
        let (attributes, previous) = (BTreeMap::new(), BTreeMap::new());
        Self { id: id.into(), name: None, joined: None, left: None, attributes, previous }
    }
}

impl Attribute {
    /// The value that counts on a day, and the day it is from if it has one.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<(&Share, Option<Date>)> {
        match self {
            Self::Undated(value) => Some((value, None)),
            Self::Dated(values) => {
                let newest = values.iter().filter(|dated| dated.on <= day).max_by_key(|dated| dated.on)?;
                Some((&newest.value, Some(newest.on)))
            }
        }
    }
}

impl Usage {
    /// A quantity of the whole period.
    pub fn new(member: impl Into<String>, meter: impl Into<String>, quantity: Share) -> Self {
        Self { member: member.into(), meter: meter.into(), quantity, at: None, subject: None }
    }
}

impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Scenario", 6)?;
        fields.serialize_field("format", SCENARIO_FORMAT)?;
        fields.serialize_field("period", &self.period)?;
        fields.serialize_field("members", &self.members)?;
        fields.serialize_field("usage", &self.usage)?;
        fields.serialize_field("pools", &self.pools)?;
        match &self.stages {
            Some(stages) => fields.serialize_field("stages", stages)?,
            None => fields.skip_field("stages")?,
        }
        fields.end()
    }
}
