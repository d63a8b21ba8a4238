//! Mail: to a mail server, or as files.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

use actions::jobs::{Deliver, Worker};
use app::mail::Post;
use jiff::SignedDuration;
use store::{Mail, SessionTx};
use web::SiteSettings;

use crate::harness::Portal;

/// A mail server that takes everything, and says what it got. It takes one mail per connection.
fn mail_server() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (sent, got) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            if connection.and_then(|connection| talk(connection, &sent)).is_err() {
                break;
            }
        }
    });
    (url, got)
}

fn talk(connection: TcpStream, sent: &Sender<String>) -> std::io::Result<()> {
    let mut answer = connection.try_clone()?;
    let mut lines = BufReader::new(connection).lines();
    answer.write_all(b"220 test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let word = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        match word.as_str() {
            "EHLO" => answer.write_all(b"250-test\r\n250 8BITMIME\r\n")?,
            "DATA" => {
                answer.write_all(b"354 go on\r\n")?;
                let mut message = String::new();
                while let Some(line) = lines.next().transpose()? {
                    if line == "." {
                        break;
                    }
                    message.push_str(&line);
                    message.push('\n');
                }
                let _ = sent.send(message);
                answer.write_all(b"250 taken\r\n")?;
            }
            "QUIT" => return answer.write_all(b"221 bye\r\n"),
            _ => answer.write_all(b"250 fine\r\n")?,
        }
    }
    Ok(())
}

fn settings() -> SiteSettings {
    SiteSettings {
        public_url: "https://portaal.example".to_owned(),
        trust_proxy: false,
        most_upload_bytes: 1_000_000,
        mail_folder: None,
    }
}

fn post(portal: &Portal, smtp_url: Option<&str>) -> Post {
    let site = app::server::site(settings(), &portal.db, || jiff::Timestamp::UNIX_EPOCH).unwrap();
    let folder = std::env::temp_dir().join("gemeengoed-test-no-mail");
    Post::new(site, "Gemeengoed <portaal@gemeengoed.example>", smtp_url, folder).unwrap()
}

fn ask_for_a_password(portal: &Portal) {
    let ask = |tx: &mut SessionTx<'_>| {
        actions::password_resets::request(tx, "zwolle@samen-digitaal.example", "127.0.0.1")
    };
    portal.db.session_blocking("test.reset", ask).unwrap();
}

fn open_work(portal: &Portal) -> i64 {
    portal.db.worker("test.open", |tx| tx.open_work()).unwrap()
}

/// Delivers twice, as a worker does that dies before it could say that it was done.
struct Twice(Post);

impl Deliver for Twice {
    fn deliver(&self, mail: &Mail) -> Result<(), String> {
        self.0.deliver(mail)?;
        self.0.deliver(mail)
    }
}

#[test]
fn a_mail_server_gets_the_mail_and_recognises_it_when_it_comes_again() {
    let portal = Portal::start();
    let (url, got) = mail_server();
    ask_for_a_password(&portal);
    let worker = Worker { db: portal.db.clone(), deliver: Twice(post(&portal, Some(&url))) };
    worker.run_until_idle().unwrap();
    let (first, again) = (got.recv().unwrap(), got.recv().unwrap());
    assert_eq!(first, again);
    let field = |name: &str| first.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert_eq!(field("To:"), "To: zwolle@samen-digitaal.example");
    assert_eq!(field("Subject:"), "Subject: Een nieuw wachtwoord kiezen");
    assert!(field("Message-ID:").ends_with("@gemeengoed.example>"), "{first}");
    assert!(first.lines().any(|line| line.starts_with("https://portaal.example/sign-in/password-reset/")));
    assert_eq!(open_work(&portal), 0);
}

#[test]
fn a_mail_that_no_server_takes_is_tried_again_later() {
    let portal = Portal::start();
    let nowhere = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    ask_for_a_password(&portal);
    let closed = Worker { db: portal.db.clone(), deliver: post(&portal, Some(&format!("smtp://{nowhere}"))) };
    closed.run_until_idle().unwrap();
    assert_eq!(open_work(&portal), 1);
    assert_ne!(portal.ask_one("SELECT last_error FROM platform.outbox"), "");
    portal.clock.advance(SignedDuration::from_mins(2));
    let (url, got) = mail_server();
    let open = Worker { db: portal.db.clone(), deliver: post(&portal, Some(&url)) };
    open.run_until_idle().unwrap();
    assert!(got.recv().unwrap().contains("zwolle@samen-digitaal.example"));
}
