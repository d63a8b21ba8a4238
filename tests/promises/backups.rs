//! A backup of a portal in use, put back into an empty one.

use std::path::Path;

use crate::rows;
use crate::served::{Content, Served};

/// In no backup: they are worth something to a thief, and nothing to the cooperative.
const NOT_KEPT: [&str; 4] =
    ["platform.password_resets", "platform.session_seats", "platform.sessions", "platform.sign_in_attempts"];

#[test]
fn a_backup_of_a_portal_in_use_restores_every_row() {
    let portal = Served::start(Content::Demonstration);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("portal.tar.gz");
    let before = rows::of(&mut portal.owner().unwrap(), &NOT_KEPT);
    succeeds(&portal, "backup", &file);

    let empty = Served::start(Content::Nothing);
    succeeds(&empty, "restore", &file);
    let restored = rows::of(&mut empty.owner().unwrap(), &NOT_KEPT);
    for (table, content) in &before {
        assert_eq!(restored.get(table), Some(content), "{table}");
    }
    assert_eq!(restored.len(), before.len());
    assert!(before.values().map(|(rows, _)| rows).sum::<i64>() > 10_000, "{before:?}");

    let again = empty.command(&["restore"]).arg(&file).output().unwrap();
    assert!(!again.status.success(), "a database with rows is not restored over");
    assert_eq!(rows::of(&mut empty.owner().unwrap(), &NOT_KEPT), restored);
}

fn succeeds(portal: &Served, command: &str, file: &Path) {
    let done = portal.command(&[command]).arg(file).output().unwrap();
    assert!(done.status.success(), "{command}: {}", String::from_utf8_lossy(&done.stderr));
}
