//! Where the stories play: a cluster, a database of one's own with a cooperative in it, people, and a worker.

use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use actions::jobs::{Deliver, Worker};
use actions::usage_imports::{self, Start};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use kernel::{Chance, ImportId, PeriodId};
use sha2::{Digest as _, Sha256};
use store::cluster::guard::Guarded;
use store::cluster::{LOGIN, OWNER};
use store::usage_imports::UsageImport;
use store::{Actor, Db, Installation, Mail, NewSession, StoreError};

static NEXT: AtomicU32 = AtomicU32::new(0);

pub struct Cluster(Guarded);

impl Cluster {
    pub fn start() -> Self {
        let guard = Guarded::spawn(Command::new(std::env::current_exe().unwrap()).arg("guard")).unwrap();
        let cluster = Self(guard);
        cluster.owner("postgres").batch_execute("CREATE DATABASE usage_template").unwrap();
        Installation::connect(&cluster.0.url(OWNER, "usage_template")).unwrap().migrate().unwrap();
        cluster
    }

    fn owner(&self, database: &str) -> PgConnection {
        PgConnection::establish(&self.0.url(OWNER, database)).unwrap()
    }
}

/// A database with two cooperatives: `samen`, where Marieke does the books, and `elders`.
pub struct Place<'c> {
    cluster: &'c Cluster,
    name: String,
    pub db: Db,
}

/// The third quarter of 2026, and the quarter after it.
pub const Q3: &str = "01890000-0000-7000-8000-0000000000a3";
pub const Q4: &str = "01890000-0000-7000-8000-0000000000a4";

/// Ids begin with `U-` here, for short.
const SEED: &str = "
INSERT INTO platform.cooperatives (id, address, name, legal_form, votes, notice_months, dispute_days,
    deviation_percent, theme) VALUES
    ('U-01', 'samen', 'Samen Digitaal U.A.', 'cooperative_ua', 'equal', 3, 30, 15,
        'gemeengoed'),
    ('U-02', 'elders', 'Elders U.A.', 'cooperative_ua', 'equal', 3, 30, 15,
        'gemeengoed');
INSERT INTO platform.people (id, email, name) VALUES
    ('U-11', 'marieke@samen.example', 'Marieke de Boer'),
    ('U-12', 'jan@samen.example', 'Jan Smit');
INSERT INTO portal.people (cooperative_id, id, name, email)
    SELECT 'U-01', id, name, email FROM platform.people;
INSERT INTO portal.members (cooperative_id, id, code, name, joined_on)
    SELECT 'U-01', gen_random_uuid(), code, name, '2020-01-01'
    FROM (VALUES ('GM0153', 'Enschede'), ('GM0193', 'Zwolle'), ('GM0014', 'Groningen')) AS m (code, name);
INSERT INTO portal.services (cooperative_id, id, code, name, state) VALUES
    ('U-01', 'U-31', 'zaaksysteem', 'Zaaksysteem',
        'in_operation');
INSERT INTO portal.meters (cooperative_id, id, code, name, service_id) VALUES
    ('U-01', gen_random_uuid(), 'zaken', 'Zaken',
        'U-31'),
    ('U-01', gen_random_uuid(), 'contacten', 'Contacten', NULL);
INSERT INTO portal.subscriptions (cooperative_id, id, member_id, service_id, starts_on, ordered_by,
    ordered_at)
    SELECT cooperative_id, gen_random_uuid(), id, 'U-31', '2020-01-01', 'seed', now()
    FROM portal.members WHERE code <> 'GM0014';
INSERT INTO portal.seats (cooperative_id, id, person_id, member_id, roles)
    SELECT 'U-01', gen_random_uuid(), 'U-11'::uuid, NULL::uuid,
        ARRAY['finance']
    UNION ALL
    SELECT cooperative_id, gen_random_uuid(), 'U-12'::uuid, id, ARRAY['member_manager']
    FROM portal.members WHERE code = 'GM0153';
INSERT INTO portal.periods (cooperative_id, id, name, starts_on, ends_on) VALUES
    ('U-01', 'U-a3', '3e kwartaal 2026',
        '2026-07-01', '2026-10-01'),
    ('U-01', 'U-a4', '4e kwartaal 2026',
        '2026-10-01', '2027-01-01');";

impl<'c> Place<'c> {
    pub fn new(cluster: &'c Cluster) -> Self {
        let name = format!("usage_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let make = format!("CREATE DATABASE {name} TEMPLATE usage_template STRATEGY wal_log");
        cluster.owner("postgres").batch_execute(&make).unwrap();
        cluster
            .owner(&name)
            .batch_execute(&SEED.replace("U-", "01890000-0000-7000-8000-0000000000"))
            .unwrap();
        let db = Db::open(&cluster.0.url(LOGIN, &name), 8, chance()).unwrap();
        Self { cluster, name, db }
    }

    /// SQL as the owner: what no door of the portal does.
    pub fn sql(&self, sql: &str) {
        self.cluster.owner(&self.name).batch_execute(sql).unwrap();
    }

    pub fn count(&self, sql: &str) -> i64 {
        #[derive(QueryableByName)]
        struct N {
            #[diesel(sql_type = BigInt)]
            n: i64,
        }
        let n: N = diesel::sql_query(sql).get_result(&mut self.cluster.owner(&self.name)).unwrap();
        n.n
    }

    pub fn text(&self, sql: &str) -> String {
        #[derive(QueryableByName)]
        struct T {
            #[diesel(sql_type = Text)]
            t: String,
        }
        let t: T = diesel::sql_query(sql).get_result(&mut self.cluster.owner(&self.name)).unwrap();
        t.t
    }

    pub fn rows(&self) -> i64 {
        self.count("SELECT count(*) AS n FROM portal.usage_events")
    }

    fn actor(&self, person: &str) -> Actor {
        let key_hash = self.db.chance().bytes::<32>().to_vec();
        let session = NewSession {
            key_hash: key_hash.clone(),
            person: person.parse().unwrap(),
            csrf: "csrf".to_owned(),
            ip: "127.0.0.1".to_owned(),
            agent: "test".to_owned(),
        };
        let visitor = self.db.session_blocking::<_, StoreError, _>("test.visitor", |tx| {
            tx.start_session(&session)?;
            tx.visitor(&key_hash)
        });
        visitor.unwrap().unwrap().actor("samen", "127.0.0.1").unwrap()
    }

    /// Does the books.
    pub fn marieke(&self) -> Actor {
        self.actor("01890000-0000-7000-8000-000000000011")
    }

    /// Manages a member.
    pub fn jan(&self) -> Actor {
        self.actor("01890000-0000-7000-8000-000000000012")
    }

    pub fn worker(&self) -> Worker<Outbox> {
        Worker { db: self.db.clone(), deliver: Outbox::default() }
    }

    /// Marieke uploads a file for the third quarter.
    pub fn upload(&self, content: &[u8]) -> ImportId {
        self.upload_for(Q3.parse().unwrap(), content).unwrap()
    }

    pub fn upload_for(&self, period: PeriodId, content: &[u8]) -> Result<ImportId, actions::Refused> {
        let start = Start { period, file_name: "week46.csv".to_owned(), language: "nl".to_owned() };
        self.db.tenant_blocking(&self.marieke(), "test.start", |tx| {
            usage_imports::start(tx, &start, &mut std::io::Cursor::new(content))
        })
    }

    pub fn confirm(&self, id: ImportId) -> Result<(), actions::Refused> {
        self.db.tenant_blocking(&self.marieke(), "test.confirm", |tx| usage_imports::confirm(tx, id))
    }

    pub fn cancel(&self, id: ImportId) -> Result<(), actions::Refused> {
        self.db.tenant_blocking(&self.marieke(), "test.cancel", |tx| usage_imports::cancel(tx, id))
    }

    pub fn import(&self, id: ImportId) -> UsageImport {
        let import = self
            .db
            .tenant_blocking::<_, StoreError, _>(&self.marieke(), "test.import", |tx| tx.usage_import(id));
        import.unwrap()
    }

    /// The reasons of the refused rows, with their rows.
    pub fn faults(&self, id: ImportId) -> Vec<(u64, String)> {
        let faults = self.db.tenant_blocking::<_, StoreError, _>(&self.marieke(), "test.faults", |tx| {
            tx.import_faults(id, 100, 0)
        });
        let read = |fault: serde_json::Value| {
            let code = fault["reason"]["code"].as_str().unwrap().to_owned();
            (fault["row"].as_u64().unwrap(), code)
        };
        faults.unwrap().into_iter().map(read).collect()
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        let _ = self.cluster.owner("postgres").batch_execute(&drop);
    }
}

/// Mail that was delivered.
#[derive(Default)]
pub struct Outbox(pub Mutex<Vec<Mail>>);

impl Deliver for Outbox {
    fn deliver(&self, mail: &Mail) -> Result<(), String> {
        self.0.lock().unwrap().push(mail.clone());
        Ok(())
    }
}

/// Chance that never repeats itself and is the same in every run.
fn chance() -> Chance {
    let counter = AtomicU32::new(0);
    Chance::new(move |bytes| {
        for piece in bytes.chunks_mut(32) {
            let n = counter.fetch_add(1, Ordering::Relaxed);
            let random = Sha256::digest(n.to_le_bytes());
            piece.copy_from_slice(&random[..piece.len()]);
        }
    })
}
