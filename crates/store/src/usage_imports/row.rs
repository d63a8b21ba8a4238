//! How an import reads from the database, with its file, its period and its job.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date as SqlDate, Int4, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use kernel::Period;
use serde_json::Value;
use uuid::Uuid;

use super::{Counts, ImportState, UsageImport};
use crate::error::StoreError;
use crate::jobs::JobStatus;
use crate::uploads::Upload;

pub(super) const IMPORTS: &str = "SELECT
        i.id, i.upload_id, i.period_id, i.job_id, i.report, i.good, i.refused, i.repeated,
        i.stored,
        CASE WHEN i.state IN ('checking', 'importing') AND j.state = 'cancelled' THEN 'cancelled'
             WHEN i.state IN ('checking', 'importing') AND j.state = 'dead' THEN 'failed'
             ELSE i.state END AS state,
        CASE WHEN i.state IN ('checking', 'importing') AND j.state = 'dead' THEN 'usage-import-dead'
             ELSE i.problem END AS problem,
        i.started_by, i.started_by_id, i.started_at, i.language,
        coalesce(i.ended_at, j.ended_at) AS ended_at,
        i.handled_by, i.handled_at, w.email, u.file_name, u.bytes, u.sha256, u.uploaded_by, u.uploaded_at,
        p.name AS period_name, p.starts_on, p.ends_on,
        j.state AS job_state, j.done, j.total, j.attempts, j.last_error
    FROM portal.usage_imports i
    JOIN portal.uploads u ON u.cooperative_id = i.cooperative_id AND u.id = i.upload_id
    JOIN portal.periods p ON p.cooperative_id = i.cooperative_id AND p.id = i.period_id
    JOIN portal.jobs j ON j.cooperative_id = i.cooperative_id AND j.id = i.job_id
    LEFT JOIN portal.people w ON w.cooperative_id = i.cooperative_id AND w.id = i.started_by_id
    WHERE i.cooperative_id = $1";

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    upload_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    period_id: Uuid,
    #[diesel(sql_type = SqlUuid)]
    job_id: Uuid,
    #[diesel(sql_type = Nullable<Jsonb>)]
    report: Option<Value>,
    #[diesel(sql_type = BigInt)]
    good: i64,
    #[diesel(sql_type = BigInt)]
    refused: i64,
    #[diesel(sql_type = BigInt)]
    repeated: i64,
    #[diesel(sql_type = BigInt)]
    stored: i64,
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = Nullable<Text>)]
    problem: Option<String>,
    #[diesel(sql_type = Text)]
    started_by: String,
    #[diesel(sql_type = SqlUuid)]
    started_by_id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    started_at: jiff_diesel::Timestamp,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    ended_at: Option<jiff_diesel::Timestamp>,
    #[diesel(sql_type = Nullable<Text>)]
    handled_by: Option<String>,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    handled_at: Option<jiff_diesel::Timestamp>,
    #[diesel(sql_type = Nullable<Text>)]
    email: Option<String>,
    #[diesel(sql_type = Text)]
    file_name: String,
    #[diesel(sql_type = BigInt)]
    bytes: i64,
    #[diesel(sql_type = Text)]
    sha256: String,
    #[diesel(sql_type = Text)]
    uploaded_by: String,
    #[diesel(sql_type = Timestamptz)]
    uploaded_at: jiff_diesel::Timestamp,
    #[diesel(sql_type = Text)]
    period_name: String,
    #[diesel(sql_type = SqlDate)]
    starts_on: jiff_diesel::Date,
    #[diesel(sql_type = SqlDate)]
    ends_on: jiff_diesel::Date,
    #[diesel(sql_type = Text)]
    job_state: String,
    #[diesel(sql_type = BigInt)]
    done: i64,
    #[diesel(sql_type = BigInt)]
    total: i64,
    #[diesel(sql_type = Int4)]
    attempts: i32,
    #[diesel(sql_type = Nullable<Text>)]
    last_error: Option<String>,
}

impl TryFrom<Row> for UsageImport {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let whole = |n: i64| u64::try_from(n).unwrap_or(0);
        let instant = |at: Option<jiff_diesel::Timestamp>| at.map(jiff_diesel::Timestamp::to_jiff);
        let days = Period::new(row.starts_on.to_jiff(), row.ends_on.to_jiff());
        Ok(Self {
            id: row.id.into(),
            state: ImportState::from_name(&row.state)?,
            upload: Upload {
                id: row.upload_id.into(),
                file_name: row.file_name,
                bytes: whole(row.bytes),
                sha256: row.sha256,
                uploaded_by: row.uploaded_by,
                uploaded_at: row.uploaded_at.to_jiff(),
            },
            period: row.period_id.into(),
            period_name: row.period_name,
            days: days.map_err(crate::wire::unreadable)?,
            job: row.job_id.into(),
            progress: JobStatus {
                state: row.job_state,
                done: row.done,
                total: row.total,
                attempts: row.attempts,
                last_error: row.last_error,
            },
            report: row.report,
            counts: Counts {
                good: whole(row.good),
                refused: whole(row.refused),
                repeated: whole(row.repeated),
                stored: whole(row.stored),
            },
            problem: row.problem,
            started_by: row.started_by,
            started_by_id: row.started_by_id.into(),
            started_by_email: row.email,
            started_at: row.started_at.to_jiff(),
            language: row.language,
            ended_at: instant(row.ended_at),
            handled_by: row.handled_by,
            handled_at: instant(row.handled_at),
        })
    }
}
