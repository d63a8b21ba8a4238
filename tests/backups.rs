//! Backup and restore: what was there comes back, of all or of one cooperative, or nothing does.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use app::backup::{self, Manifest};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use store::Installation;
use store::backup::Scope;

use crate::harness::{Database, Template};

/// What no backup holds.
const LEFT_OUT: [&str; 4] =
    ["platform.password_resets", "platform.session_seats", "platform.sessions", "platform.sign_in_attempts"];

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Nullable<Text>)]
    answer: Option<String>,
}

fn ask(database: &Database, query: &str) -> Vec<String> {
    let rows: Vec<Answer> = diesel::sql_query(query).load(&mut database.owner()).unwrap();
    rows.into_iter().map(|row| row.answer.unwrap_or_default()).collect()
}

fn tables(database: &Database) -> Vec<String> {
    ask(
        database,
        "SELECT n.nspname || '.' || c.relname AS answer
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('portal', 'platform', 'reference') AND c.relkind = 'r' ORDER BY 1",
    )
}

/// Each table with the count and the fingerprint of those of its rows that `which` says.
fn content(database: &Database, which: impl Fn(&str) -> String) -> BTreeMap<String, String> {
    let fingerprint = |table: &String| {
        let query = format!(
            "SELECT count(*) || ' '
                 || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS answer
             FROM {table} t {}",
            which(table)
        );
        (table.clone(), ask(database, &query).remove(0))
    };
    tables(database).iter().map(fingerprint).collect()
}

struct Shelf {
    folder: tempfile::TempDir,
}

impl Shelf {
    fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("gemeengoed-test-backup-").tempdir().unwrap() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn back_up(&self, database: &Database, scope: &Scope) -> PathBuf {
        let file = self.file("backup.tar.gz");
        let mut owner = Installation::connect(&database.owner_url()).unwrap();
        backup::back_up(&mut owner, scope, &file, Timestamp::UNIX_EPOCH).unwrap();
        let left: Vec<_> = std::fs::read_dir(self.folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "the backup and nothing beside it");
        file
    }
}

fn restore(database: &Database, file: &Path) -> Result<Manifest, String> {
    let mut owner = Installation::connect(&database.owner_url()).unwrap();
    backup::restore(&mut owner, file).map_err(|error| error.to_string())
}

/// Somebody signed in, asked for a new password and mistyped the old one.
fn live(database: &Database) {
    for sql in [
        "INSERT INTO platform.sessions
             (id, key_hash, person_id, csrf, created_at, last_seen_at, expires_at, ip, agent)
         SELECT gen_random_uuid(), '\\x01', id, 'c', now(), now(), now(), '', ''
         FROM platform.people LIMIT 1",
        "INSERT INTO platform.password_resets (token_hash, person_id, expires_at)
         SELECT '\\x02', id, now() FROM platform.people LIMIT 1",
        "INSERT INTO platform.sign_in_attempts (subject, window_at, failures)
         VALUES ('ip:192.0.2.1', now(), 3)",
    ] {
        diesel::sql_query(sql).execute(&mut database.owner()).unwrap();
    }
}

#[test]
fn a_whole_installation_comes_back_as_it_was_except_who_was_signed_in() {
    let (source, target, shelf) =
        (Database::new(Template::Demonstration), Database::new(Template::Empty), Shelf::new());
    live(&source);
    let manifest = restore(&target, &shelf.back_up(&source, &Scope::Installation)).unwrap();
    assert_eq!(manifest.cooperative, None);
    let (mut before, after) = (content(&source, |_| String::new()), content(&target, |_| String::new()));
    for table in LEFT_OUT {
        before.insert(table.to_owned(), "0 ".to_owned());
    }
    assert_eq!(before, after);
    assert!(manifest.rows() > 20_000, "{}", manifest.rows());
}

#[test]
fn one_cooperative_comes_back_with_its_people_and_nothing_of_another() {
    let (source, target, shelf) =
        (Database::new(Template::Demonstration), Database::new(Template::Empty), Shelf::new());
    live(&source);
    let scope = Scope::Cooperative("buch".to_owned());
    let manifest = restore(&target, &shelf.back_up(&source, &scope)).unwrap();
    assert_eq!(manifest.cooperative.as_deref(), Some("buch"));
    let id =
        ask(&source, "SELECT id::text AS answer FROM platform.cooperatives WHERE address = 'buch'").remove(0);
    let expected = content(&source, |table| match table {
        "platform.cooperatives" => format!("WHERE id = '{id}'"),
        "platform.people" => {
            format!("WHERE id IN (SELECT id FROM portal.people WHERE cooperative_id = '{id}')")
        }
        "portal.outbox" | "portal.answers" => "WHERE false".to_owned(),
        table if table.starts_with("portal.") => format!("WHERE cooperative_id = '{id}'"),
        // What a migration brings is there before anything is restored.
        "reference.upl_products" => String::new(),
        _ => "WHERE false".to_owned(),
    });
    assert_eq!(content(&target, |_| String::new()), expected);
    assert_eq!(ask(&target, "SELECT count(*)::text AS answer FROM portal.members"), ["4"]);
}

#[test]
fn nothing_is_restored_where_rows_are() {
    let (source, shelf) = (Database::new(Template::Fixture), Shelf::new());
    let file = shelf.back_up(&source, &Scope::Installation);
    let before = content(&source, |_| String::new());
    let refused = restore(&source, &file).unwrap_err();
    assert!(refused.contains("has rows already"), "{refused}");
    assert_eq!(content(&source, |_| String::new()), before);
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let (source, target, shelf) =
        (Database::new(Template::Fixture), Database::new(Template::Empty), Shelf::new());
    let file = shelf.back_up(&source, &Scope::Installation);
    let whole = std::fs::read(&file).unwrap();
    let damages: [(&str, Vec<u8>); 5] = [
        ("half of it", whole[..whole.len() / 2].to_vec()),
        (
            "one letter",
            rewritten(&file, |name, text| {
                replaced(name == "portal.members.jsonl", text, "Enschede", "Enschode")
            }),
        ),
        (
            "a row less",
            rewritten(&file, |name, text| match text.split_once('\n') {
                Some((_, rest)) if name == "portal.seats.jsonl" => rest.to_owned(),
                _ => text,
            }),
        ),
        (
            "another format",
            rewritten(&file, |name, text| replaced(name == "manifest.json", text, "backup/1", "backup/9")),
        ),
        ("no archive", b"naam;bedrag\n".to_vec()),
    ];
    for (what, bytes) in damages {
        let damaged = shelf.file("damaged.tar.gz");
        std::fs::write(&damaged, bytes).unwrap();
        let refused = restore(&target, &damaged).unwrap_err();
        assert!(refused.contains("damaged"), "{what}: {refused}");
        assert_eq!(ask(&target, "SELECT count(*)::text AS answer FROM platform.people"), ["0"], "{what}");
    }
    restore(&target, &file).unwrap();
}

#[test]
fn a_backup_of_other_tables_is_refused() {
    let (source, target, shelf) =
        (Database::new(Template::Fixture), Database::new(Template::Empty), Shelf::new());
    let file = shelf.back_up(&source, &Scope::Installation);
    for (from, to, expected) in [
        ("\"schema\": \"2", "\"schema\": \"1", "schema version"),
        ("portal.seats", "portal.chairs", "does not have"),
    ] {
        let other = shelf.file("other.tar.gz");
        std::fs::write(
            &other,
            rewritten(&file, |name, text| replaced(name == "manifest.json", text, from, to)),
        )
        .unwrap();
        let refused = restore(&target, &other).unwrap_err();
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn only_who_sees_all_rows_makes_a_backup() {
    let (source, shelf) = (Database::new(Template::Fixture), Shelf::new());
    let mut portal = Installation::connect(&source.login_url()).unwrap();
    let file = shelf.file("backup.tar.gz");
    let refused =
        backup::back_up(&mut portal, &Scope::Installation, &file, Timestamp::UNIX_EPOCH).unwrap_err();
    assert!(refused.to_string().contains("does not see all rows"), "{refused}");
    assert!(!file.exists());
    let mut owner = Installation::connect(&source.owner_url()).unwrap();
    let nobody = Scope::Cooperative("niemand".to_owned());
    let refused = backup::back_up(&mut owner, &nobody, &file, Timestamp::UNIX_EPOCH).unwrap_err();
    assert!(refused.to_string().contains("niemand") && !file.exists(), "{refused}");
}

fn replaced(here: bool, text: String, from: &str, to: &str) -> String {
    if here {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    } else {
        text
    }
}

/// The archive with its files changed.
fn rewritten(file: &Path, change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = tar::Archive::new(GzDecoder::new(File::open(file).unwrap()));
    let mut made = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let text = change(&name, text);
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        made.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    let mut gz = made.into_inner().unwrap();
    gz.flush().unwrap();
    gz.finish().unwrap()
}
