//! `publiccode check`: says everything that is wrong with files, a line each.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::files::MALFORMED;
use super::{complain, say};

/// One line per fault on standard output: `FILE:LINE: key: sentence`. Exit status 0 where all files are valid
/// (warnings leave them valid), 1 where one is not, 2 where one cannot be read.
pub(crate) fn check(files: &[PathBuf]) -> ExitCode {
    let (mut invalid, mut unread) = (false, false);
    for file in files {
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                complain(&format!("{}: {error}", file.display()));
                unread = true;
                continue;
            }
        };
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        let checked = publiccode::check(&bytes, Some(&|path: &str| folder.join(path).is_file()));
        for fault in &checked.faults {
            say(&format!("{}:{fault}", file.display()));
        }
        invalid |= !checked.is_valid();
    }
    match (unread, invalid) {
        (true, _) => ExitCode::from(MALFORMED),
        (false, true) => ExitCode::FAILURE,
        (false, false) => ExitCode::SUCCESS,
    }
}
