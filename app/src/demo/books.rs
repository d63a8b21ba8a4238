//! What finance does in every cooperative: periods, files, runs.

use actions::cost_lines;
use actions::periods::{self, NewPeriod};
use actions::runs::{self, Decision};
use actions::usage_imports;
use jiff::civil::DateTime;
use kernel::{Period, PeriodId, RunId};
use store::usage_imports::ImportState;

use super::DemoError;
use super::stage::Stage;

/// The finance people of a cooperative, by the addresses of their accounts.
#[derive(Clone, Copy)]
pub(super) struct Books<'s> {
    /// The stage they act on.
    pub(super) stage: &'s Stage,
    /// Who enters costs and usage, and makes runs.
    pub(super) maker: &'static str,
    /// Who approves them.
    pub(super) second: &'static str,
}

/// When a run is made, offered for approval and approved.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) made: DateTime,
    pub(super) reviewed: DateTime,
    pub(super) approved: DateTime,
}

impl Books<'_> {
    /// Makes a period.
    pub(super) fn period(&self, name: &str, days: Period) -> Result<PeriodId, DemoError> {
        let new = NewPeriod { name: name.to_owned(), days };
        self.stage.act(self.maker, "periods.create", |tx| periods::create(tx, &new))
    }

    /// Enters the costs of a file.
    pub(super) fn costs(&self, period: PeriodId, file: &str) -> Result<(), DemoError> {
        self.stage
            .act(self.maker, "cost-lines.import", |tx| cost_lines::import(tx, period, file.as_bytes()))
            .map(|_| ())
    }

    /// Imports a file with usage: dry run, confirmation, import.
    pub(super) fn usage(&self, period: PeriodId, name: &str, file: &str) -> Result<(), DemoError> {
        let start = usage_imports::Start { period, file_name: name.to_owned(), language: "nl".to_owned() };
        let import = self.stage.act(self.maker, "usage-imports.start", |tx| {
            usage_imports::start(tx, &start, &mut std::io::Cursor::new(file.as_bytes()))
        })?;
        self.stage.work()?;
        self.stage.act(self.maker, "usage-imports.confirm", |tx| usage_imports::confirm(tx, import))?;
        self.stage.work()?;
        let done = self.stage.act(self.maker, "demo.import", |tx| Ok(tx.usage_import(import)?))?;
        if done.state == ImportState::Done && done.counts.refused == 0 {
            Ok(())
        } else {
            Err(DemoError::of(format!("{name} was not imported: {:?}, {:?}", done.state, done.counts)))
        }
    }

    /// Makes a run.
    pub(super) fn draft(&self, period: PeriodId, made: DateTime) -> Result<RunId, DemoError> {
        self.stage.at(made)?;
        self.stage.act(self.maker, "runs.make", |tx| runs::make(tx, period))
    }

    /// Offers a run for approval.
    pub(super) fn review(&self, run: RunId, reviewed: DateTime) -> Result<(), DemoError> {
        self.stage.at(reviewed)?;
        self.stage.act(self.maker, "runs.review", |tx| runs::review(tx, run))
    }

    /// Makes a run and has it approved.
    pub(super) fn settle(&self, period: PeriodId, days: Days) -> Result<(), DemoError> {
        let run = self.draft(period, days.made)?;
        self.review(run, days.reviewed)?;
        self.stage.at(days.approved)?;
        let decision = Decision { run, note: String::new() };
        self.stage.act(self.second, "runs.approve", |tx| runs::approve(tx, &decision))
    }
}

/// An amount as Dutch spreadsheets write it: `1234,56`.
pub(super) fn amount(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}
