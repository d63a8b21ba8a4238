//! `gemeengoed publiccode check`: a line per fault, and an exit status.

use std::process::{Command, Output};

const VALID: &str = "publiccodeYmlVersion: \"0\"\nname: Zaakloket\nurl: https://example.org/zaakloket.git\n\
    platforms: [web]\ndevelopmentStatus: stable\nsoftwareType: standalone/web\nlogo: logo.svg\n\
    description:\n  nl:\n    shortDescription: Zaken van inwoners\n\
    \x20   longDescription: LONG\n    features: [Zaken tonen]\n\
    legal:\n  license: EUPL-1.2\nmaintenance:\n  type: none\nlocalisation:\n  localisationReady: true\n\
    \x20 availableLanguages: [nl]\n";

fn run(folder: &std::path::Path, files: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
    command.current_dir(folder).args(["publiccode", "check"]).args(files).output().unwrap()
}

#[test]
fn every_fault_has_its_line_and_the_exit_status_says_whether_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let valid = VALID.replace("LONG", &"Wat het doet. ".repeat(12));
    write("logo.svg", "<svg/>");
    write("valid.yml", &valid);
    write("old.yml", &format!("{valid}inputTypes: [text/plain]\n"));
    write("wrong.yml", &valid.replace("EUPL-1.2", "EUPL").replace("logo.svg", "no.svg"));
    let said = |output: &Output| String::from_utf8(output.stdout.clone()).unwrap();

    let good = run(folder.path(), &["valid.yml"]);
    assert_eq!((good.status.code(), said(&good).as_str()), (Some(0), ""));
    let warned = run(folder.path(), &["valid.yml", "old.yml"]);
    assert_eq!(warned.status.code(), Some(0), "a warning leaves a file valid");
    assert_eq!(said(&warned), "old.yml:20: inputTypes: warning: is deprecated; it can be left out\n");
    let wrong = run(folder.path(), &["wrong.yml", "valid.yml"]);
    let lines: Vec<String> = said(&wrong).lines().map(str::to_owned).collect();
    assert_eq!((wrong.status.code(), lines.len()), (Some(1), 2), "{lines:?}");
    assert_eq!(lines[0], "wrong.yml:7: logo: there is no file 'no.svg' beside this one");
    assert!(lines[1].starts_with("wrong.yml:14: legal.license: 'EUPL' is not an SPDX licence"), "{lines:?}");
    assert_eq!(run(folder.path(), &["absent.yml", "wrong.yml"]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &[]).status.code(), Some(2));
}
