//! A portal for one test: a server in this process, on a database and a folder of its own.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

use actions::jobs::Worker;
use actix_web::dev::ServerHandle;
use app::mail::Post;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use fetch::Fetcher;
use jiff::{SignedDuration, Timestamp};
use store::{Db, StoreError};
use web::{Site, SiteSettings};

use super::cluster::Template;
use super::{Browser, Database, fixture, seeded};

/// Few: dozens of portals share one cluster.
const CONNECTIONS: u32 = 4;

/// A portal that runs.
pub struct Portal {
    /// The doors, for what no page does.
    pub db: Db,
    /// The portal's clock.
    pub clock: Clock,
    /// The database, for a look behind the portal's back.
    pub database: Database,
    address: SocketAddr,
    server: Option<(ServerHandle, JoinHandle<()>)>,
    site: Arc<Site>,
    folder: tempfile::TempDir,
}

/// The rows and mails of a portal, for others to begin with.
pub struct Kept {
    database: Database,
    mails: Vec<(OsString, Vec<u8>)>,
}

/// The portal's clock, which only tests move.
pub struct Clock(Db);

impl Clock {
    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) {
        self.0.move_clock(by);
    }
}

/// A mail that the portal wrote.
#[derive(Debug)]
pub struct Letter {
    /// To whom.
    pub to: String,
    /// What happened: the name of its templates.
    pub event: String,
    /// What the templates got, such as the link.
    pub data: serde_json::Value,
    /// What it says; empty until it is delivered.
    pub text: String,
}

impl Portal {
    /// A portal with the two cooperatives of [`super::fixture`].
    pub fn start() -> Self {
        Self::on(Template::Fixture)
    }

    /// A portal with the demonstration: four cooperatives that have worked for two years.
    pub fn demonstration() -> Self {
        Self::on(Template::Demonstration)
    }

    /// A portal without a single row.
    pub fn empty() -> Self {
        Self::on(Template::Empty)
    }

    /// The same as [`Portal::start`] for people who come by https: a proxy in front speaks TLS.
    pub fn secure() -> Self {
        Self::at("https://portaal.example", Database::new(Template::Fixture), "")
    }

    fn on(template: Template) -> Self {
        Self::with(Database::new(template), "")
    }

    /// What others can begin with: this portal's rows and mails, as they are now.
    pub fn kept(&self) -> Kept {
        let mails = std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap());
        let mails = mails.map(|file| (file.file_name(), std::fs::read(file.path()).unwrap())).collect();
        Kept { database: Database::split_off(&self.database), mails }
    }

    /// A portal that begins with what another had.
    pub fn like(kept: &Kept) -> Self {
        // By another chance: its keys and tokens are taken.
        let portal = Self::with(Database::like(&kept.database), "once more");
        for (name, mail) in &kept.mails {
            std::fs::write(portal.folder.path().join(name), mail).unwrap();
        }
        portal
    }

    fn with(database: Database, chance: &str) -> Self {
        Self::at("http://127.0.0.1", database, chance)
    }

    /// The same as [`Portal::start`], where files at addresses come by this fetcher.
    pub fn fetching(fetcher: Fetcher) -> Self {
        Self::by(fetcher, "http://127.0.0.1", Database::new(Template::Fixture), "")
    }

    fn at(public_url: &str, database: Database, chance: &str) -> Self {
        Self::by(Fetcher::default(), public_url, database, chance)
    }

    fn by(fetcher: Fetcher, public_url: &str, database: Database, chance: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("gemeengoed-test-mail-").tempdir().unwrap();
        let name = std::thread::current().name().unwrap_or_default().to_owned();
        let db = Db::open(&database.login_url(), CONNECTIONS, seeded(&format!("{name}{chance}"))).unwrap();
        let settings = SiteSettings {
            public_url: public_url.to_owned(),
            trust_proxy: false,
            most_upload_bytes: 20_000_000,
            mail_folder: Some(folder.path().to_owned()),
        };
        let site = app::server::site(settings, &db, || Timestamp::UNIX_EPOCH).unwrap();
        let (address, server) = serve(fetcher, site.clone(), db.clone());
        Self { clock: Clock(db.clone()), db, database, address, server: Some(server), site, folder }
    }

    /// `http://127.0.0.1:<port>`.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A browser of somebody who has not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.base())
    }

    /// A browser of somebody who signed in through the door.
    #[track_caller]
    pub fn sign_in(&self, email: &str) -> Browser {
        self.sign_in_with(email, fixture::PASSWORD)
    }

    /// The same for somebody who has chosen another password.
    #[track_caller]
    pub fn sign_in_with(&self, email: &str, password: &str) -> Browser {
        let browser = self.visitor();
        let door = browser.get("/sign-in").form("sign-in");
        let answer = door.set("email", email).set("password", password).submit_only();
        assert_eq!(answer.status(), 303, "{email} is not let in: {answer:?}");
        browser
    }

    /// Does the work that waits: jobs, seals and mail, until nothing is due. Mail is rendered and written as
    /// files.
    pub fn work(&self) {
        self.worker().run_until_idle().expect("the worker works");
        let failed = "SELECT event || ': ' || last_error FROM portal.outbox WHERE last_error IS NOT NULL
            UNION ALL SELECT event || ': ' || last_error FROM platform.outbox WHERE last_error IS NOT NULL
            UNION ALL SELECT kind || ': ' || last_error FROM portal.jobs WHERE last_error IS NOT NULL";
        assert_eq!(self.ask(failed), [""; 0], "work that failed");
    }

    /// Does the work of the night, until nothing is due.
    pub fn night(&self) {
        while self.worker().run_night().expect("the worker works at night") {}
    }

    /// A worker that writes its mail as files.
    pub fn worker(&self) -> Worker<Post> {
        let deliver =
            Post::new(self.site.clone(), "Gemeengoed <portaal@gemeengoed.example>", None, self.mails());
        Worker { db: self.db.clone(), deliver: deliver.unwrap() }
    }

    fn mails(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The mails that the portal wrote, oldest first, delivered or not.
    pub fn mail(&self) -> Vec<Letter> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            id: String,
            #[diesel(sql_type = Text)]
            recipient: String,
            #[diesel(sql_type = Text)]
            event: String,
            #[diesel(sql_type = Text)]
            data: String,
        }
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT id::text AS id, recipient, event, data::text AS data FROM (
                 SELECT recipient, event, data, created_at, id FROM portal.outbox
                 UNION ALL SELECT recipient, event, data, created_at, id FROM platform.outbox) AS mails
             ORDER BY created_at, id",
        )
        .load(&mut self.database.owner())
        .unwrap();
        let written: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        let text = |id: &str| {
            let letter = written.iter().find(|letter| letter.contains(&format!("<{id}@")));
            letter.and_then(|letter| letter.split_once("\r\n\r\n")).map(|(_, text)| text.to_owned())
        };
        rows.into_iter()
            .map(|row| Letter {
                text: text(&row.id).unwrap_or_default(),
                to: row.recipient,
                event: row.event,
                data: serde_json::from_str(&row.data).unwrap(),
            })
            .collect()
    }

    /// Asks the database itself, as its owner: the first column of each row, as text (`NULL` becomes an empty
    /// text).
    pub fn ask(&self, query: &str) -> Vec<String> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Nullable<Text>)]
            answer: Option<String>,
        }
        let query = format!("SELECT q.answer::text AS answer FROM ({query}) AS q(answer)");
        let rows: Vec<Row> = diesel::sql_query(&query)
            .load(&mut self.database.owner())
            .unwrap_or_else(|error| panic!("{query}: {error}"));
        rows.into_iter().map(|row| row.answer.unwrap_or_default()).collect()
    }

    /// Changes something behind the portal's back, as the database's owner: several statements at once.
    pub fn change(&self, statements: &str) {
        let done = self.database.owner().batch_execute(statements);
        done.unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    /// Moves on to the next day where this one is about to end: for a test that compares pages which name
    /// today.
    pub fn away_from_midnight(&self) {
        let minutes = self.ask_one(
            "SELECT (extract(hour FROM t.at) * 60 + extract(minute FROM t.at))::int::text
             FROM (SELECT now() AT TIME ZONE 'Europe/Amsterdam' AS at) t",
        );
        if minutes.parse::<u32>().is_ok_and(|minutes| minutes >= 23 * 60 + 30) {
            self.clock.advance(SignedDuration::from_mins(31));
        }
    }

    /// Moves on to the next quarter of an hour where this one is about to end: for a test that counts
    /// attempts, which begin anew with every quarter.
    pub fn away_from_the_quarter(&self) {
        let seconds = self.ask_one("SELECT (extract(epoch FROM now())::bigint % 900)::text");
        if seconds.parse::<u32>().is_ok_and(|seconds| seconds >= 900 - 180) {
            self.clock.advance(SignedDuration::from_mins(3));
        }
    }

    /// The one answer to a question of one row and one column.
    pub fn ask_one(&self, query: &str) -> String {
        let mut answers = self.ask(query);
        assert_eq!(answers.len(), 1, "{query} has {} answers: {answers:?}", answers.len());
        answers.remove(0)
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        // What waits is done, so that no job and no mail of a test goes unseen.
        let left = self.db.worker::<_, StoreError, _>("tests.open_work", |tx| tx.open_work());
        if !std::thread::panicking() && left.unwrap() > 0 {
            self.work();
        }
        if let Some((handle, thread)) = self.server.take() {
            // The message is on its way when the call returns; the thread ends when the server has.
            drop(handle.stop(false));
            let _ = thread.join();
        }
    }
}

fn serve(fetcher: Fetcher, site: Arc<Site>, db: Db) -> (SocketAddr, (ServerHandle, JoinHandle<()>)) {
    let (started, start) = channel();
    let thread = std::thread::Builder::new()
        .name("portal".to_owned())
        .spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let any = SocketAddr::from(([127, 0, 0, 1], 0));
                let (server, address) = app::server::start_fetching(fetcher, site, db, any, 1).unwrap();
                started.send((server.handle(), address)).unwrap();
                server.await.unwrap();
            });
        })
        .unwrap();
    let (handle, address) = start.recv().expect("the server starts");
    (address, (handle, thread))
}
