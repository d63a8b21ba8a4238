//! The run's private cluster, and a database for each test from a template.
//!
//! Invariant: nothing stays behind. A test drops its database, and the guard of the cluster removes the
//! cluster when this process ends, however it ends.

use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use store::cluster::guard::Guarded;
use store::cluster::{LOGIN, OWNER};
use store::{Db, Installation};

use super::{fixture, seeded};

/// What a test's database begins with.
#[derive(Clone, Copy, Debug)]
pub enum Template {
    /// Migrated, without a row.
    Empty,
    /// Two cooperatives with members and people: [`fixture`].
    Fixture,
    /// What `gemeengoed demo` makes.
    Demonstration,
}

/// The cluster of this run.
pub fn cluster() -> &'static Guarded {
    static CLUSTER: OnceLock<Guarded> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
        Guarded::spawn(command.arg("test-cluster")).expect("the cluster of the tests starts")
    })
}

/// A database of one test, gone at its end.
#[derive(Debug)]
pub struct Database {
    name: String,
}

impl Database {
    /// A new database.
    pub fn new(template: Template) -> Self {
        Self::from(template.ready())
    }

    /// A new database with what another has, to which nobody has a connection.
    pub fn like(other: &Self) -> Self {
        Self::from(&other.name)
    }

    /// The same while somebody is connected: whoever that is, is put out.
    pub fn split_off(other: &Self) -> Self {
        let name = &other.name;
        superuser(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).unwrap();
        let all = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        superuser(&all).unwrap();
        let split = Self::from(name);
        superuser(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).unwrap();
        split
    }

    fn from(template: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::SeqCst));
        create(&name, template);
        Self { name }
    }

    /// The address as the portal's login, which row security holds.
    pub fn login_url(&self) -> String {
        cluster().url(LOGIN, &self.name)
    }

    /// The address as the owner, who sees all rows.
    pub fn owner_url(&self) -> String {
        cluster().url(OWNER, &self.name)
    }

    /// A connection as the owner: to look behind the portal's back.
    pub fn owner(&self) -> PgConnection {
        PgConnection::establish(&self.owner_url()).expect("the owner may connect")
    }

    /// A connection as the portal's login.
    pub fn login(&self) -> PgConnection {
        PgConnection::establish(&self.login_url()).expect("the portal may connect")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let dropped = superuser(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        if !std::thread::panicking() {
            dropped.expect("the database of a test can be dropped");
        }
    }
}

impl Template {
    /// Name of the template's database, made when the first test asks for it.
    fn ready(self) -> &'static str {
        static EMPTY: OnceLock<()> = OnceLock::new();
        static FIXTURE: OnceLock<()> = OnceLock::new();
        static DEMONSTRATION: OnceLock<()> = OnceLock::new();
        let (name, made, make): (_, _, fn(&str)) = match self {
            Template::Empty => ("template_empty", &EMPTY, |name| {
                create(name, "template0");
                let mut owner = Installation::connect(&cluster().url(OWNER, name)).unwrap();
                owner.migrate().expect("the migrations run");
            }),
            Template::Fixture => ("template_fixture", &FIXTURE, |name| {
                create(name, Template::Empty.ready());
                let db = Db::open(&cluster().url(LOGIN, name), 2, seeded(name)).unwrap();
                fixture::make(&db);
            }),
            Template::Demonstration => ("template_demonstration", &DEMONSTRATION, |name| {
                create(name, Template::Empty.ready());
                let db = Db::open(&cluster().url(LOGIN, name), 4, seeded(name)).unwrap();
                assert!(app::demo::seed(&db).unwrap_or_else(|error| panic!("{error}")));
            }),
        };
        made.get_or_init(|| make(name));
        name
    }
}

fn create(name: &str, template: &str) {
    let made = superuser(&format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log"));
    made.expect("a database can be made from a template");
}

fn superuser(sql: &str) -> QueryResult<()> {
    let mut conn = PgConnection::establish(&cluster().url(OWNER, "postgres")).expect("the cluster answers");
    conn.batch_execute(sql)
}
