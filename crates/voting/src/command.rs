//! What the command `tally` does with a file's text.

use crate::document::TallyDocument;
use crate::fault::{Fault, Place};
use crate::pabulib::read_pb;
use crate::rule::Settings;
use crate::tally::tally;

/// Counts a `.pb` file: canonical JSON, or lines for people.
///
/// # Errors
/// Everything that is wrong with the file, by line; or a rule that cannot be counted.
pub fn tally_command(text: &str, settings: &Settings, json: bool) -> Result<String, Vec<Fault>> {
    let file = read_pb(text)?;
    let outcome = tally(&file.election, settings)?;
    let mut document = TallyDocument::of(&file.election, &outcome);
    document.warnings = file.warnings.iter().map(ToString::to_string).collect();
    if !json {
        return Ok(document.to_text());
    }
    document.to_json().map_err(|kind| vec![Fault::new(Place::Election, kind)])
}
