//! Migrations go down and up again.

use std::fs;
use std::path::{Path, PathBuf};

use diesel::PgConnection;
use diesel::connection::SimpleConnection;

use super::lines;
use crate::harness::{Database, Template};

/// Everything that a migration may make, in words that do not depend on when it was made.
const EVERYTHING: &str = "SELECT line FROM (
    SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' NOT NULL ' ELSE ' ' END
            || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || coalesce(col_description(c.oid, a.attnum),
                '') AS line
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n
            ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE n.nspname IN ('portal', 'platform', 'reference') AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint
        WHERE connamespace IN ('portal'::regnamespace, 'platform'::regnamespace, 'reference'::regnamespace)
    UNION ALL SELECT polrelid::regclass || ' ' || polname || ' ' || polcmd::text || polpermissive::text
            || coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid),
                '')
        FROM pg_policy
    UNION ALL SELECT oid::regclass || ' ' || coalesce(relacl::text, '') || relrowsecurity::text
        || relforcerowsecurity::text
        FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace IN
            ('portal'::regnamespace, 'platform'::regnamespace, 'reference'::regnamespace)
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname IN ('portal', 'platform', 'reference')
    ) AS everything ORDER BY line";

#[test]
fn all_migrations_go_down_and_up_again() {
    let database = Database::new(Template::Empty);
    let mut conn = database.owner();
    let before = lines(&mut conn, EVERYTHING);
    let folders = folders();
    for folder in folders.iter().rev() {
        run(&mut conn, &folder.join("down.sql"));
    }
    let left =
        "SELECT nspname::text AS line FROM pg_namespace WHERE nspname IN ('portal', 'platform', 'reference')";
    assert_eq!(lines(&mut conn, left), Vec::<String>::new(), "something stays behind");
    for folder in &folders {
        run(&mut conn, &folder.join("up.sql"));
    }
    assert_eq!(before, lines(&mut conn, EVERYTHING));
}

fn folders() -> Vec<PathBuf> {
    let all = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")).unwrap();
    let mut folders: Vec<PathBuf> =
        all.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn run(conn: &mut PgConnection, file: &Path) {
    let sql = fs::read_to_string(file).unwrap();
    conn.batch_execute(&format!("BEGIN; {sql}; COMMIT"))
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
