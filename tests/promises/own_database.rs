//! An own PostgreSQL, as an administrator has one: its owner makes the database and migrates it, the portal
//! logs in with less.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use diesel::prelude::*;

use crate::harness::Browser;
use crate::served::{Content, Served};

#[test]
fn the_owner_migrates_an_empty_database_and_the_portal_serves_it_as_somebody_less() {
    let portal = Served::start(Content::Nothing);
    diesel::sql_query("CREATE DATABASE elsewhere").execute(&mut portal.owner().unwrap()).unwrap();
    let owner = portal.owner_url().replace("/gemeengoed?", "/elsewhere?");
    let login = owner.replace("gemeengoed_owner@", "portal_login@");
    let command = |arguments: &[&str], url: &str| {
        let mut command = portal.command(arguments);
        command.env("DATABASE_URL", url);
        command
    };

    let migrate = || {
        let done = command(&["migrate"], &owner).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let first = migrate();
    assert!(first.contains("migrations ran") && !first.starts_with("0 "), "{first}");
    assert!(migrate().starts_with("0 migrations ran"), "a second time there is nothing to do");

    let listen = ["serve", "--listen", "127.0.0.1:0"];
    let refused = command(&listen, &owner).output().unwrap();
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && said.contains("portal_login"), "{said}");

    let mut child = command(&listen, &login).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let base = lines
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("Gemeengoed is at ").map(str::to_owned));
    let answered = base.map(|base| Browser::new(base).get("/readyz").status());
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(answered, Some(200));
    // All of it happened there: the portal of the folder has its own database, with nobody in it either.
    assert_eq!(portal.visitor().get("/readyz").status(), 200);
}

#[test]
fn everything_that_is_wrong_with_the_settings_is_said_at_once() {
    let portal = Served::start(Content::Nothing);
    let login = portal.owner_url().replace("gemeengoed_owner@", "portal_login@");
    let check = |url: &str, options: &[&str]| {
        let arguments: Vec<&str> = ["serve", "--check"].iter().chain(options).copied().collect();
        let done = portal.command(&arguments).env("DATABASE_URL", url).output().unwrap();
        (done.status.success(), String::from_utf8(done.stderr).unwrap())
    };
    // The database is looked at whatever else is wrong.
    let (good, said) =
        check(&portal.owner_url(), &["--smtp-url", "smtpx://h", "--connections", "1", "--listen", "x"]);
    assert!(!good);
    for setting in ["SMTP_URL: ", "GEMEENGOED_CONNECTIONS: ", "--listen x: ", "DATABASE_URL: "] {
        assert_eq!(said.matches(setting).count(), 1, "{setting} in {said}");
    }
    for wrong in ["smtpx://h", "mailto:x", "smtp://h:0x", "smtp://u:geheim@h?tls=x"] {
        let (good, said) = check(&login, &["--smtp-url", wrong]);
        assert!(!good && said.contains("SMTP_URL: ") && !said.contains("geheim"), "{wrong}: {said}");
    }
    for right in ["smtp://127.0.0.1:2525", "smtps://u:p@mail.example"] {
        assert_eq!(check(&login, &["--smtp-url", right]), (true, String::new()), "{right}");
    }
}
