//! An exported run: a scenario with its result, which anybody can recompute.

use kernel::json::{Difference, differences};
use serde::Serialize;

use crate::allocation::{Allocation, RESULT_FORMAT, ResultDocument};
use crate::engine::allocate;
use crate::fault::{Fault, FaultKind, Faults};
use crate::json::{self, Json};
use crate::reading::{self, Fields};
use crate::scenario::Scenario;

/// The name of the format and its version.
pub const RUN_FORMAT: &str = "gemeengoed/allocation-run/1";

/// A scenario and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AllocationRun {
    /// What was divided.
    pub scenario: Scenario,
    /// How.
    pub allocation: Allocation,
}

#[derive(Serialize)]
struct RunDocument<'a> {
    format: &'static str,
    scenario: &'a Scenario,
    result: ResultDocument<'a>,
}

/// What recomputing a run says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The result is what the scenario gives, to the cent and to the letter.
    Same,
    /// It is not.
    Differs(Vec<Difference>),
    /// There is no run in the file, or no bill in its scenario.
    Malformed(Vec<Fault>),
}

impl AllocationRun {
    /// Divides a scenario and keeps both.
    ///
    /// # Errors
    /// As [`allocate`].
    pub fn of(scenario: Scenario) -> Result<Self, Vec<Fault>> {
        let allocation = allocate(&scenario)?;
        Ok(Self { scenario, allocation })
    }

    /// The run as canonical JSON, with derivations where they are asked for.
    ///
    /// # Errors
    /// None that is known: every part of a run has a text.
    pub fn to_json(&self, explain: bool) -> Result<String, FaultKind> {
        let result = self.allocation.document(explain);
        json::canonical(&RunDocument { format: RUN_FORMAT, scenario: &self.scenario, result })
    }
}

/// Recomputes an exported run and compares every line of it.
#[must_use]
pub fn verify(text: &str) -> Verdict {
    let mut faults = Faults::default();
    let recomputed = Json::read(text, &mut faults).and_then(|run| recompute(&run, &mut faults));
    match faults.or(recomputed) {
        Err(faults) => Verdict::Malformed(faults),
        Ok(differences) if differences.is_empty() => Verdict::Same,
        Ok(differences) => Verdict::Differs(differences),
    }
}

fn recompute(run: &Json, faults: &mut Faults) -> Option<Vec<Difference>> {
    let fields = Fields::of(run, &["format", "scenario", "result"], faults)?;
    let format = [(RUN_FORMAT, ())];
    fields.required("format", faults, |json, faults| reading::choice(json, faults, &format));
    let scenario = fields.required("scenario", faults, |json, faults| {
        Some((json, faults.as_root(|faults| Scenario::from_json(json, faults))?))
    });
    let found = fields.required("result", faults, |json, faults| {
        let format = [(RESULT_FORMAT, ())];
        let Json::Object(_) = json else { return reading::wrong(faults, "an object") };
        let named = json.field("format").unwrap_or(&Json::Null);
        faults.at("format", |faults| reading::choice(named, faults, &format))?;
        // Readers differ in which of two fields they take: only one without doubles can be called the same.
        reading::nothing_twice(json, faults);
        Some(json)
    });
    let ((json, scenario), found) = (scenario?, found?);
    if faults.count() > 0 {
        return None;
    }
    let mut allocation = match allocate(&scenario) {
        Ok(allocation) => allocation,
        Err(wrong) => {
            let under = |fault: Fault| Fault { path: format!("scenario.{}", fault.path), ..fault };
            wrong.into_iter().map(under).for_each(|fault| faults.push(fault));
            return None;
        }
    };
    allocation.scenario_sha256 = faults.keep(json::sha256(json))?;
    let text = faults.keep(allocation.to_json(has_derivations(found)))?;
    let computed = faults.keep(serde_json::from_str(&text).map_err(json::not_json))?;
    let found = faults.keep(serde_json::to_value(found).map_err(json::not_json))?;
    Some(differences("result", &computed, &found))
}

fn has_derivations(result: &Json) -> bool {
    if result.field("ties").is_some() {
        return true;
    }
    let Some(Json::List(lines)) = result.field("lines") else { return false };
    lines.iter().any(|line| line.field("derivation").is_some())
}
