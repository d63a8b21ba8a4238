//! Imports of usage: a dry run first, then the import; what they said and how far they are.
//!
//! Invariant: an import that works is written to by its own worker alone, under the lock of its row. A
//! cancellation cancels its job; the last step of the work asks whether the job still runs, so the two
//! cannot both win.

mod faults;
mod row;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{ImportId, JobId, Period, PeriodId, PersonId, UploadId};
use serde_json::Value;
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::jobs::JobStatus;
use crate::schema::portal::usage_imports;
use crate::uploads::Upload;
use row::{IMPORTS, Row};

macro_rules! states {
    ($($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        /// How far an import is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ImportState { $($(#[$doc])* $variant),+ }

        impl ImportState {
            /// Its name in the database and in text keys.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            fn from_name(name: &str) -> Result<Self, StoreError> {
                match name {
                    $($text => Ok(Self::$variant),)+
                    other => Err(crate::wire::unreadable(other)),
                }
            }
        }
    };
}

states! {
    /// The dry run is on its way.
    Checking = "checking",
    /// The dry run is done: somebody decides.
    Checked = "checked",
    /// The dry run could not read the file.
    Unreadable = "unreadable",
    /// The rows are being stored.
    Importing = "importing",
    /// The rows are stored.
    Done = "done",
    /// Nothing was stored, and why is said.
    Failed = "failed",
    /// Somebody stopped it: nothing was stored.
    Cancelled = "cancelled",
}

impl ImportState {
    /// Whether a job works on it.
    #[must_use]
    pub fn is_busy(self) -> bool {
        matches!(self, Self::Checking | Self::Importing)
    }
}

/// An import, with its file, its period and its progress.
#[derive(Clone, Debug)]
pub struct UsageImport {
    /// The import.
    pub id: ImportId,
    /// How far it is.
    pub state: ImportState,
    /// Its file.
    pub upload: Upload,
    /// The period that its rows must lie in.
    pub period: PeriodId,
    /// Name of the period.
    pub period_name: String,
    /// The days of the period.
    pub days: Period,
    /// The job that works on it, or worked last.
    pub job: JobId,
    /// How the job stands.
    pub progress: JobStatus,
    /// What the dry run saw.
    pub report: Option<Value>,
    /// How many rows are what.
    pub counts: Counts,
    /// Why it failed: a text key.
    pub problem: Option<String>,
    /// Name of the person who started it.
    pub started_by: String,
    /// That person.
    pub started_by_id: PersonId,
    /// The person's address, while it is known here.
    pub started_by_email: Option<String>,
    /// When.
    pub started_at: Timestamp,
    /// Language of the mail when it is done.
    pub language: String,
    /// When its work ended.
    pub ended_at: Option<Timestamp>,
    /// Who dealt with the refused rows.
    pub handled_by: Option<String>,
    /// When.
    pub handled_at: Option<Timestamp>,
}

/// How many rows of an import are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that can be stored.
    pub good: u64,
    /// Rows with a fault.
    pub refused: u64,
    /// Rows that were there already, with the same content.
    pub repeated: u64,
    /// Rows that the import has stored.
    pub stored: u64,
}

/// What is needed to start an import.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// The import.
    pub id: ImportId,
    /// Its file.
    pub upload: UploadId,
    /// Its period.
    pub period: PeriodId,
    /// The job of its dry run.
    pub job: JobId,
    /// Language of the mail when it is done.
    pub language: String,
}

/// How the work of a job ended, for the row of its import.
#[derive(Clone, Debug)]
pub struct Ended<'a> {
    /// What the import becomes.
    pub state: ImportState,
    /// What the dry run saw; left as it is where absent.
    pub report: Option<&'a Value>,
    /// How many rows are what.
    pub counts: Counts,
    /// Why it failed: a text key.
    pub problem: Option<&'a str>,
}

impl TenantTx<'_> {
    /// Starts an import: its dry run waits.
    ///
    /// # Errors
    /// `usage_imports_period` where the period is not there.
    pub fn add_usage_import(&mut self, new: &NewImport) -> Result<(), StoreError> {
        let (now, actor) = (self.now(), self.actor().clone());
        diesel::insert_into(usage_imports::table)
            .values((
                usage_imports::cooperative_id.eq(self.tenant()),
                usage_imports::id.eq(new.id.0),
                usage_imports::upload_id.eq(new.upload.0),
                usage_imports::period_id.eq(new.period.0),
                usage_imports::job_id.eq(new.job.0),
                usage_imports::state.eq(ImportState::Checking.name()),
                usage_imports::started_by.eq(actor.name()),
                usage_imports::started_by_id.eq(actor.person().map(Uuid::from).unwrap_or_default()),
                usage_imports::started_at.eq(now.to_diesel()),
                usage_imports::language.eq(&new.language),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// A page of the imports, the newest first, and how many there are.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn usage_imports(&mut self, limit: i64, offset: i64) -> Result<(Vec<UsageImport>, i64), StoreError> {
        let total = usage_imports::table
            .filter(usage_imports::cooperative_id.eq(self.tenant()))
            .count()
            .get_result(self.conn())?;
        let rows: Vec<Row> =
            diesel::sql_query(format!("{IMPORTS} ORDER BY i.started_at DESC, i.id DESC LIMIT $2 OFFSET $3"))
                .bind::<SqlUuid, _>(self.tenant())
                .bind::<BigInt, _>(limit)
                .bind::<BigInt, _>(offset)
                .load(self.conn())?;
        Ok((rows.into_iter().map(UsageImport::try_from).collect::<Result<_, _>>()?, total))
    }

    /// The imports that are done and whose refused rows nobody has dealt with: the to-do list.
    ///
    /// # Errors
    /// Those of the query.
    pub fn imports_with_refused_rows(&mut self) -> Result<Vec<UsageImport>, StoreError> {
        let rows: Vec<Row> = diesel::sql_query(format!(
            "{IMPORTS} AND i.state = 'done' AND i.refused > 0 AND i.handled_at IS NULL ORDER BY i.started_at"
        ))
        .bind::<SqlUuid, _>(self.tenant())
        .load(self.conn())?;
        rows.into_iter().map(UsageImport::try_from).collect()
    }

    /// One import.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn usage_import(&mut self, id: ImportId) -> Result<UsageImport, StoreError> {
        let row: Row = diesel::sql_query(format!("{IMPORTS} AND i.id = $2"))
            .bind::<SqlUuid, _>(self.tenant())
            .bind::<SqlUuid, _>(id.0)
            .get_result(self.conn())?;
        row.try_into()
    }

    /// Locks an import until the transaction ends: its worker holds it while it works.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_usage_import(&mut self, id: ImportId) -> Result<UsageImport, StoreError> {
        let _: Uuid = usage_imports::table
            .filter(usage_imports::cooperative_id.eq(self.tenant()))
            .filter(usage_imports::id.eq(id.0))
            .select(usage_imports::id)
            .for_update()
            .first(self.conn())?;
        self.usage_import(id)
    }

    /// Hands a checked import to the job that stores its rows.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not checked, or not any more.
    pub fn queue_usage_import(&mut self, id: ImportId, job: JobId) -> Result<(), StoreError> {
        let changed = diesel::update(usage_imports::table)
            .filter(usage_imports::cooperative_id.eq(self.tenant()))
            .filter(usage_imports::id.eq(id.0))
            .filter(usage_imports::state.eq(ImportState::Checked.name()))
            .set((
                usage_imports::state.eq(ImportState::Importing.name()),
                usage_imports::job_id.eq(job.0),
                usage_imports::ended_at.eq(None::<jiff_diesel::Timestamp>),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Notes how the work on an import ended.
    ///
    /// # Errors
    /// Those of the update.
    pub fn end_usage_import(&mut self, id: ImportId, ended: &Ended<'_>) -> Result<(), StoreError> {
        let now = self.now();
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let counts = &ended.counts;
        diesel::update(usage_imports::table)
            .filter(usage_imports::cooperative_id.eq(self.tenant()))
            .filter(usage_imports::id.eq(id.0))
            .set((
                usage_imports::state.eq(ended.state.name()),
                ended.report.map(|report| usage_imports::report.eq(report)),
                usage_imports::good.eq(whole(counts.good)),
                usage_imports::refused.eq(whole(counts.refused)),
                usage_imports::repeated.eq(whole(counts.repeated)),
                usage_imports::stored.eq(whole(counts.stored)),
                usage_imports::problem.eq(ended.problem),
                usage_imports::ended_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Takes the refused rows of an import off the to-do list.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the import is not done, or they were off it.
    pub fn handle_refused_rows(&mut self, id: ImportId) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(usage_imports::table)
            .filter(usage_imports::cooperative_id.eq(self.tenant()))
            .filter(usage_imports::id.eq(id.0))
            .filter(usage_imports::state.eq(ImportState::Done.name()))
            .filter(usage_imports::handled_at.is_null())
            .set((usage_imports::handled_by.eq(by), usage_imports::handled_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
