//! What came of resolutions: counted once, at closing.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::ResolutionId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::assembly_decisions;
use crate::wire::unreadable;

/// What came of a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Adopted: the option at this place.
    Adopted(i32),
    /// No option had its majority.
    Rejected,
    /// Too few took part.
    NoQuorum,
}

impl Outcome {
    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Adopted(_) => "adopted",
            Self::Rejected => "rejected",
            Self::NoQuorum => "no_quorum",
        }
    }
}

/// A decision of an assembly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssemblyDecision {
    /// About which resolution.
    pub resolution: ResolutionId,
    /// Counts up per cooperative.
    pub number: i32,
    /// What came of it.
    pub outcome: Outcome,
    /// The same in words.
    pub words: String,
    /// The counts, as they were made.
    pub counts: serde_json::Value,
    /// What the office wrote beside it.
    pub note: String,
    /// When.
    pub decided_at: Timestamp,
}

type Row = (Uuid, i32, (String, Option<i32>), String, serde_json::Value, String, jiff_diesel::Timestamp);

fn read(row: Row) -> Result<AssemblyDecision, StoreError> {
    let (resolution, number, (verdict, place), words, counts, note, decided_at) = row;
    let outcome = match (verdict.as_str(), place) {
        ("adopted", Some(place)) => Outcome::Adopted(place),
        ("rejected", None) => Outcome::Rejected,
        ("no_quorum", None) => Outcome::NoQuorum,
        _ => return Err(unreadable(verdict)),
    };
    let decided_at = decided_at.to_jiff();
    Ok(AssemblyDecision { resolution: resolution.into(), number, outcome, words, counts, note, decided_at })
}

macro_rules! columns {
    () => {
        (
            assembly_decisions::resolution_id,
            assembly_decisions::number,
            (assembly_decisions::verdict, assembly_decisions::option_place),
            assembly_decisions::outcome,
            assembly_decisions::counts,
            assembly_decisions::note,
            assembly_decisions::decided_at,
        )
    };
}

impl TenantTx<'_> {
    /// Writes beside a decision what the office says about it, where nothing was said yet. Says whether it
    /// did.
    ///
    /// # Errors
    /// Those of the update.
    pub fn note_decision(&mut self, id: ResolutionId, note: &str) -> Result<bool, StoreError> {
        let changed = diesel::update(assembly_decisions::table)
            .filter(assembly_decisions::cooperative_id.eq(self.tenant()))
            .filter(assembly_decisions::resolution_id.eq(id.0))
            .filter(assembly_decisions::note.eq(""))
            .set(assembly_decisions::note.eq(note))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// All decisions, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn assembly_decisions(&mut self) -> Result<Vec<AssemblyDecision>, StoreError> {
        let rows: Vec<Row> = assembly_decisions::table
            .filter(assembly_decisions::cooperative_id.eq(self.tenant()))
            .order(assembly_decisions::number.desc())
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// The decision about a resolution, once it is closed.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none.
    pub fn assembly_decision(&mut self, resolution: ResolutionId) -> Result<AssemblyDecision, StoreError> {
        let row: Row = assembly_decisions::table
            .filter(assembly_decisions::cooperative_id.eq(self.tenant()))
            .filter(assembly_decisions::resolution_id.eq(resolution.0))
            .select(columns!())
            .first(self.conn())?;
        read(row)
    }

    /// Keeps a decision, with the next number. Gives that number.
    ///
    /// # Errors
    /// `assembly_decisions_pkey` where it was decided before, `assembly_decisions_number` where another
    /// came at the same moment.
    pub fn add_assembly_decision(
        &mut self,
        resolution: ResolutionId,
        (outcome, words): (Outcome, &str),
        counts: &serde_json::Value,
        note: &str,
    ) -> Result<i32, StoreError> {
        let now = self.now();
        let last: Option<i32> = assembly_decisions::table
            .filter(assembly_decisions::cooperative_id.eq(self.tenant()))
            .select(diesel::dsl::max(assembly_decisions::number))
            .first(self.conn())?;
        let number = last.unwrap_or(0).saturating_add(1);
        let place = match outcome {
            Outcome::Adopted(place) => Some(place),
            Outcome::Rejected | Outcome::NoQuorum => None,
        };
        diesel::insert_into(assembly_decisions::table)
            .values((
                assembly_decisions::cooperative_id.eq(self.tenant()),
                assembly_decisions::resolution_id.eq(resolution.0),
                assembly_decisions::number.eq(number),
                assembly_decisions::verdict.eq(outcome.name()),
                assembly_decisions::option_place.eq(place),
                assembly_decisions::outcome.eq(words),
                assembly_decisions::counts.eq(counts),
                assembly_decisions::note.eq(note),
                assembly_decisions::decided_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(number)
    }
}
