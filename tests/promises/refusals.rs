//! What the portal refuses to do, and how it says so.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

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

#[test]
fn a_file_of_two_gigabytes_is_refused_before_a_byte_of_it_is_read() {
    let portal = Served::start(Content::Demonstration);
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let about = finance.get("/samen-digitaal/office/usage-imports/new");
    about.says("tot 200 MB");

    let host = portal.host();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let head = format!(
        "POST /samen-digitaal/office/usage-imports HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
         Cookie: {}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 2147483648\r\n\r\n",
        finance.cookie_header()
    );
    // Only the head: who waited for the body would never answer.
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = BufReader::new(stream);
    let mut status = String::new();
    answer.read_line(&mut status).unwrap();
    assert!(status.starts_with("HTTP/1.1 413"), "{status}");
}
