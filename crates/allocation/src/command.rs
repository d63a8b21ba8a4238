//! What the commands `allocate` and `verify allocation` do with a file's text.

use crate::engine::allocate;
use crate::fault::{Fault, Faults};
use crate::json::{self, Json};
use crate::run::{Verdict, verify};
use crate::scenario::Scenario;

/// Divides a scenario file, and gives the result as canonical JSON.
///
/// The result carries the hash of the file's own content, however its fields are ordered or numbers are
/// written.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn allocate_command(text: &str, explain: bool) -> Result<String, Vec<Fault>> {
    let mut faults = Faults::default();
    let read = Json::read(text, &mut faults)
        .and_then(|json| Scenario::from_json(&json, &mut faults).map(|scenario| (json, scenario)));
    let (json, scenario) = faults.or(read)?;
    let mut allocation = allocate(&scenario)?;
    let mut faults = Faults::default();
    let text = faults.keep(json::sha256(&json)).and_then(|sha256| {
        allocation.scenario_sha256 = sha256;
        faults.keep(allocation.to_json(explain))
    });
    faults.or(text)
}

/// Recomputes an exported run.
#[must_use]
pub fn verify_command(text: &str) -> Verdict {
    verify(text)
}
