//! What the portal refuses to do, and how it says so.

use crate::served::{Content, Served};

#[test]
fn the_portal_refuses_to_run_as_the_owner_of_its_tables() {
    let portal = Served::start(Content::Nothing);
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["serve", "--check"]] {
        let refused = portal.command(arguments).env("DATABASE_URL", portal.owner_url()).output().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(!refused.status.success(), "{arguments:?}");
        assert!(said.contains("gemeengoed_owner") || said.contains("superuser"), "{said}");
    }
    let login = portal.owner_url().replace("gemeengoed_owner@", "portal_login@");
    let good = portal.command(&["serve", "--check"]).env("DATABASE_URL", login).output().unwrap();
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
}
