//! Where the tests of all crates find data of others: published elections, registers, the test files of a
//! standard. None of it is copied into the repository.
//!
//! The data lies in `../shared/data` beside the checkout, or in the folder that `GEMEENGOED_SHARED_DATA`
//! names. A test whose data is not there ends early: it says on standard output that it was skipped and
//! why, and leaves a line in the file that `GEMEENGOED_SKIPPED` names, which `make test` counts.
//!
//! Invariant: where `CI` is `true` and the folder is there, nothing is skipped: what misses then is a
//! failure.

#![expect(clippy::print_stdout, reason = "who runs the tests reads what was skipped")]

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where a file or a folder of the data lies, such as `voting/our_33.pb`; nothing where it is not there, and
/// then the test is skipped: `let Some(path) = shared_data::path(..) else { return };`.
///
/// # Panics
/// Where `CI` is `true` and the folder is there, but not this.
#[must_use]
pub fn path(name: &str) -> Option<PathBuf> {
    let asked = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty());
    let folder = folder(asked("GEMEENGOED_SHARED_DATA"));
    match look(&folder, name, asked("CI").is_some_and(|value| value == "true")) {
        Ok(path) => Some(path),
        Err(Missing::Failure(why)) => panic!("{why}"),
        Err(Missing::Skipped(why)) => {
            let thread = std::thread::current();
            let test = thread.name().unwrap_or("a test").to_owned();
            println!("skipped: {why}");
            if let Some(list) = asked("GEMEENGOED_SKIPPED") {
                note(Path::new(&list), &test, &why).unwrap_or_else(|error| panic!("{list:?}: {error}"));
            }
            None
        }
    }
}

/// The text of a file of the data; the rest is as with [`path`].
///
/// # Panics
/// As [`path`], and where the file cannot be read.
#[must_use]
pub fn text(name: &str) -> Option<String> {
    let path = path(name)?;
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// Why there is no data.
#[derive(Debug, PartialEq, Eq)]
enum Missing {
    /// The test ends early, with this sentence.
    Skipped(String),
    /// The test fails, with this sentence.
    Failure(String),
}

fn folder(named: Option<OsString>) -> PathBuf {
    named.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from)
}

fn look(folder: &Path, name: &str, nothing_may_be_skipped: bool) -> Result<PathBuf, Missing> {
    let path = folder.join(name);
    if path.exists() {
        return Ok(path);
    }
    let why = format!("{} is not there", path.display());
    let failure = nothing_may_be_skipped && folder.is_dir();
    Err(if failure { Missing::Failure(why) } else { Missing::Skipped(why) })
}

/// One line per skipped test. Several tests write at once: a line is written whole.
fn note(list: &Path, test: &str, why: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(list)?;
    file.write_all(format!("{test}: {why}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_found_in_the_folder_that_was_named() {
        let data = tempfile::tempdir().unwrap();
        std::fs::write(data.path().join("list.csv"), "a;b\n").unwrap();
        let named = folder(Some(data.path().as_os_str().to_owned()));
        for ci in [false, true] {
            assert_eq!(look(&named, "list.csv", ci), Ok(data.path().join("list.csv")));
        }
        assert!(folder(None).ends_with("shared/data"));
    }

    #[test]
    fn a_folder_that_is_not_there_skips_everywhere_and_a_file_fails_where_everything_must_run() {
        let data = tempfile::tempdir().unwrap();
        let why = |folder: &Path| format!("{} is not there", folder.join("list.csv").display());
        let absent = data.path().join("absent");
        for ci in [false, true] {
            assert_eq!(look(&absent, "list.csv", ci), Err(Missing::Skipped(why(&absent))));
        }
        assert_eq!(look(data.path(), "list.csv", false), Err(Missing::Skipped(why(data.path()))));
        assert_eq!(look(data.path(), "list.csv", true), Err(Missing::Failure(why(data.path()))));
    }

    /// What the last line of `make test` says of a list.
    fn counted(list: &Path) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/skipped.sh");
        let said = std::process::Command::new(script).arg(list).output().unwrap();
        assert!(said.status.success(), "{said:?}");
        String::from_utf8(said.stdout).unwrap()
    }

    #[test]
    fn skipped_tests_are_counted_and_what_they_miss_is_said_once() {
        let data = tempfile::tempdir().unwrap();
        let list = data.path().join("skipped.txt");
        assert_eq!(counted(&list), "No test was skipped: the data of all of them is there.\n");
        note(&list, "vectors::assen", "/d/assen.pb is not there").unwrap();
        note(&list, "vectors::again", "/d/assen.pb is not there").unwrap();
        note(&list, "upl::list", "/d/upl is not there").unwrap();
        let expected = [
            "3 tests were skipped, because their data is missing (README, \"Data of the tests\"):",
            "  /d/assen.pb is not there (2)",
            "  /d/upl is not there (1)",
        ];
        assert_eq!(counted(&list).lines().collect::<Vec<_>>(), expected);
    }
}
