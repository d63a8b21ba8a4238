//! Files of the standard's own test data, each by name: what must pass passes, and what must be refused is
//! refused at the expected keys and lines. They are read in place, by `shared_data`.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use publiccode::{Checked, check, write};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "yml"));
    files.sort();
    files
}

fn checked(file: &Path) -> Checked {
    let folder = file.parent().unwrap();
    check(&std::fs::read(file).unwrap(), Some(&|path| folder.join(path).is_file()))
}

#[test]
fn the_16_valid_files_pass_without_a_word() {
    let Some(folder) = shared_data::path("publiccode/valid") else { return };
    let files = files(&folder);
    assert_eq!(files.len(), 16);
    for file in files {
        let checked = checked(&file);
        assert!(checked.is_valid() && checked.faults.is_empty(), "{}: {:#?}", file.display(), checked.faults);
    }
}

#[test]
fn the_70_invalid_files_are_refused_at_the_expected_keys_and_lines() {
    let Some(folder) = shared_data::path("publiccode/invalid") else { return };
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
    let files = files(&folder);
    assert_eq!((files.len(), expected.as_object().unwrap().len()), (70, 70));
    let mut wrong = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let wanted = expected[name].as_array().unwrap().iter();
        let wanted: BTreeSet<(String, u64)> = wanted
            .map(|fault| (fault["key"].as_str().unwrap().to_owned(), fault["line"].as_u64().unwrap()))
            .collect();
        let checked = checked(&file);
        let found: BTreeSet<(String, u64)> = checked
            .faults
            .iter()
            .map(|fault| (fault.key.clone(), u64::try_from(fault.line).unwrap()))
            .collect();
        if found != wanted || checked.is_valid() {
            wrong.push(format!("{name}: {:?} instead of {wanted:?}", checked.faults));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_written_says_the_same_again() {
    let Some(folder) = shared_data::path("publiccode/valid") else { return };
    for file in files(&folder) {
        let first = checked(&file).publiccode.unwrap();
        let text = write(&first);
        let again = check(text.as_bytes(), None);
        assert_eq!(again.publiccode.as_ref(), Some(&first), "{text}\n{:#?}", again.faults);
    }
}
