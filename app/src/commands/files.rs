//! Commands that only read files: what the portal exported can be recomputed without it.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::ExitCode;

use actions::audit::{self, Unverified};
use allocation::Verdict;

use super::{complain, say};

/// The exit status for a file that cannot be read or counted.
pub(super) const MALFORMED: u8 = 2;

/// `allocate`: the result on standard output, or one line per fault on standard error and nothing else.
pub(crate) fn allocate(file: &Path, explain: bool) -> ExitCode {
    let Some(text) = read(file) else { return ExitCode::from(MALFORMED) };
    match allocation::allocate_command(&text, explain) {
        Ok(result) => {
            say(&result);
            ExitCode::SUCCESS
        }
        Err(faults) => {
            for fault in faults {
                complain(&fault.to_string());
            }
            ExitCode::from(MALFORMED)
        }
    }
}

/// `verify allocation`: the same, or where it differs, or why it cannot be read.
pub(crate) fn verify_allocation(file: &Path) -> ExitCode {
    let Some(text) = read(file) else { return ExitCode::from(MALFORMED) };
    match allocation::verify_command(&text) {
        Verdict::Same => {
            say("The same: every amount follows from the scenario.");
            ExitCode::SUCCESS
        }
        Verdict::Differs(differences) => {
            for difference in differences {
                complain(&difference.to_string());
            }
            ExitCode::FAILURE
        }
        Verdict::Malformed(faults) => {
            for fault in faults {
                complain(&fault.to_string());
            }
            ExitCode::from(MALFORMED)
        }
    }
}

/// `verify audit`: how many events follow from each other, or the first that does not, or why it cannot be
/// read.
pub(crate) fn verify_audit(file: &Path, seal: Option<&str>) -> ExitCode {
    let verdict = File::open(file)
        .map_err(Unverified::from)
        .and_then(|opened| audit::verify(BufReader::new(opened), seal));
    match verdict {
        Ok(report) if report.noted == Some(false) => {
            complain("The chain holds, but the noted seal is not in it: another log, or an older one.");
            ExitCode::FAILURE
        }
        Ok(report) => {
            say(&format!(
                "The chain of {} holds: {} events follow from each other, {} wait for their seal.",
                report.head.cooperative, report.sealed, report.waiting
            ));
            ExitCode::SUCCESS
        }
        Err(broken) => {
            complain(&broken.to_string());
            if broken.is_malformed() { ExitCode::from(MALFORMED) } else { ExitCode::FAILURE }
        }
    }
}

/// The text of a file; says what is wrong where it cannot be read.
pub(super) fn read(file: &Path) -> Option<String> {
    match std::fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(error) => {
            complain(&format!("{}: {error}", file.display()));
            None
        }
    }
}
