//! Stages: services that serve other services, and how that is reckoned.

use std::collections::BTreeMap;

use kernel::Share;
use serde::Serialize;

use crate::fault::Faults;
use crate::json::Json;
use crate::reading::{self, Fields};

/// Which support pools serve which pools.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Stages {
    /// How it is reckoned that support pools serve each other.
    pub method: Method,
    /// What each support pool gives, in the order in which `step_down` goes.
    pub supports: Vec<Supports>,
}

/// How it is reckoned that support pools serve each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// It is not: what they give each other is left out.
    Direct,
    /// One after the other; nothing flows back to one that has given.
    StepDown,
    /// Exactly, as equations.
    Reciprocal,
    /// As equations, with what the two others would give beside it.
    All,
}

/// What one support pool gives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Supports {
    /// The support pool.
    pub pool: String,
    /// The weights of the pools it serves.
    pub to: BTreeMap<String, Share>,
}

const METHODS: [(&str, Method); 4] = [
    ("direct", Method::Direct),
    ("step_down", Method::StepDown),
    ("reciprocal", Method::Reciprocal),
    ("all", Method::All),
];

/// Reads the stages from JSON.
pub(crate) fn read_stages(json: &Json, faults: &mut Faults) -> Option<Stages> {
    let fields = Fields::of(json, &["method", "supports"], faults)?;
    let method = fields.required("method", faults, |json, faults| reading::choice(json, faults, &METHODS));
    let supports = fields.required("supports", faults, |json, faults| reading::list(json, faults, read));
    Some(Stages { method: method.unwrap_or(Method::Reciprocal), supports: supports? })
}

fn read(json: &Json, faults: &mut Faults) -> Option<Supports> {
    let nobody = Supports { pool: String::new(), to: BTreeMap::new() };
    let Some(fields) = Fields::of(json, &["pool", "to"], faults) else { return Some(nobody) };
    let pool = fields.required("pool", faults, reading::id).unwrap_or_default();
    let to = fields.required("to", faults, |json, faults| reading::map(json, faults, reading::decimal));
    Some(Supports { pool, to: to.unwrap_or_default() })
}
