//! Reorganisations: municipalities that merge or split on a day.
//!
//! Invariant: a confirmed or withdrawn one does not change (`decided_is_final`), and whoever prepared it did
//! not confirm it (`reorganisations_four_eyes`).
//! Invariant: the office sees all of them, members what was confirmed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::{Int4, Int8, Nullable, Text, Uuid as SqlUuid};
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{MemberId, ReorganisationId, Share};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{reorganisation_predecessors, reorganisations};
use crate::wire::unreadable;

/// How members become others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReorganisationKind {
    /// All that leave go whole into one successor.
    Merge,
    /// One leaves, and goes over several successors by shares.
    Split,
}

impl ReorganisationKind {
    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Merge, Self::Split].into_iter().find(|kind| kind.name() == name)
    }
}

/// How far a reorganisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReorganisationState {
    /// Kept, and without effect.
    Prepared,
    /// Confirmed by a second person: its effects stand in rows that carry its day.
    Confirmed,
    /// Taken back before it was confirmed.
    Withdrawn,
}

impl ReorganisationState {
    const ALL: [Self; 3] = [Self::Prepared, Self::Confirmed, Self::Withdrawn];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Who takes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Successor {
    /// The membership; absent until a new member is admitted by the confirmation.
    pub member: Option<MemberId>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Which part of each member that leaves, exact.
    pub share: Share,
}

/// A reorganisation to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReorganisation {
    /// Merge or split.
    pub kind: ReorganisationKind,
    /// First day of the successors.
    pub on: Date,
    /// Why, in words for members.
    pub reason: String,
    /// Where it is laid down.
    pub source: String,
    /// Inhabitants per vote and the most votes, where votes are counted again by inhabitants.
    pub votes_by: Option<(i32, i32)>,
    /// Who leaves.
    pub predecessors: Vec<MemberId>,
    /// Who takes over, in order.
    pub successors: Vec<Successor>,
}

/// A reorganisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reorganisation {
    /// The reorganisation.
    pub id: ReorganisationId,
    /// What it is about.
    pub about: NewReorganisation,
    /// How far it is.
    pub state: ReorganisationState,
    /// Who prepared it, or last changed who goes where.
    pub made: Signature,
    /// Who confirmed or withdrew it.
    pub decided: Option<Signature>,
    /// Why it was withdrawn.
    pub note: String,
}

impl Reorganisation {
    /// Whether its effects hold.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.state == ReorganisationState::Confirmed
    }
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    kind: String,
    on_day: jiff_diesel::Date,
    reason: String,
    source: String,
    votes: (Option<i32>, Option<i32>),
    state: String,
    made: (Uuid, String, jiff_diesel::Timestamp),
    decided: (Option<Uuid>, Option<String>, Option<jiff_diesel::Timestamp>),
    note: String,
}

macro_rules! columns {
    () => {
        (
            reorganisations::id,
            reorganisations::kind,
            reorganisations::on_day,
            reorganisations::reason,
            reorganisations::source,
            (reorganisations::votes_per, reorganisations::votes_most),
            reorganisations::state,
            (reorganisations::made_by_id, reorganisations::made_by, reorganisations::made_at),
            (reorganisations::decided_by_id, reorganisations::decided_by, reorganisations::decided_at),
            reorganisations::decision_note,
        )
    };
}

#[derive(QueryableByName)]
struct SuccessorRow {
    #[diesel(sql_type = SqlUuid)]
    reorganisation_id: Uuid,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    member_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Int8)]
    numerator: i64,
    #[diesel(sql_type = Int8)]
    denominator: i64,
}

fn read(
    row: Row,
    predecessors: Vec<MemberId>,
    successors: Vec<Successor>,
) -> Result<Reorganisation, StoreError> {
    let (person, name, at) = row.made;
    let decided = match row.decided {
        (Some(person), Some(name), Some(at)) => {
            Some(Signature { person: person.into(), name, at: at.to_jiff() })
        }
        _ => None,
    };
    let state = ReorganisationState::ALL.into_iter().find(|state| state.name() == row.state);
    Ok(Reorganisation {
        id: row.id.into(),
        about: NewReorganisation {
            kind: ReorganisationKind::from_name(&row.kind).ok_or_else(|| unreadable(&row.kind))?,
            on: row.on_day.to_jiff(),
            reason: row.reason,
            source: row.source,
            votes_by: row.votes.0.zip(row.votes.1),
            predecessors,
            successors,
        },
        state: state.ok_or_else(|| unreadable(&row.state))?,
        made: Signature { person: person.into(), name, at: at.to_jiff() },
        decided,
        note: row.note,
    })
}

impl TenantTx<'_> {
    /// The reorganisations in sight, by their day, then in the order in which they were made.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn reorganisations(&mut self) -> Result<Vec<Reorganisation>, StoreError> {
        let rows: Vec<Row> = reorganisations::table
            .filter(reorganisations::cooperative_id.eq(self.tenant()))
            .order((reorganisations::on_day, reorganisations::id))
            .select(columns!())
            .load(self.conn())?;
        let (mut leaving, mut coming) = (self.predecessors()?, self.successors()?);
        let parts = |row: Row| {
            let leave = leaving.remove(&row.id).unwrap_or_default();
            let come = coming.remove(&row.id).unwrap_or_default();
            read(row, leave, come)
        };
        rows.into_iter().map(parts).collect()
    }

    /// One reorganisation.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn reorganisation(&mut self, id: ReorganisationId) -> Result<Reorganisation, StoreError> {
        self.reorganisations()?.into_iter().find(|one| one.id == id).ok_or(StoreError::Absent)
    }

    /// Locks a prepared reorganisation. Where somebody decided meanwhile, gives it as it is now, which
    /// cannot change.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn lock_reorganisation(&mut self, id: ReorganisationId) -> Result<Reorganisation, StoreError> {
        // Row security hides a decided one from a lock, and not from a look.
        let _held: Option<Uuid> = reorganisations::table
            .filter(reorganisations::cooperative_id.eq(self.tenant()))
            .filter(reorganisations::id.eq(id.0))
            .select(reorganisations::id)
            .for_update()
            .first(self.conn())
            .optional()?;
        self.reorganisation(id)
    }

    fn predecessors(&mut self) -> Result<BTreeMap<Uuid, Vec<MemberId>>, StoreError> {
        let rows: Vec<(Uuid, Uuid)> = reorganisation_predecessors::table
            .filter(reorganisation_predecessors::cooperative_id.eq(self.tenant()))
            .order(reorganisation_predecessors::member_id)
            .select((reorganisation_predecessors::reorganisation_id, reorganisation_predecessors::member_id))
            .load(self.conn())?;
        let mut found: BTreeMap<Uuid, Vec<MemberId>> = BTreeMap::new();
        for (reorganisation, member) in rows {
            found.entry(reorganisation).or_default().push(member.into());
        }
        Ok(found)
    }

    fn successors(&mut self) -> Result<BTreeMap<Uuid, Vec<Successor>>, StoreError> {
        let rows: Vec<SuccessorRow> = diesel::sql_query(
            "SELECT reorganisation_id, member_id, code, name, numerator, denominator
             FROM portal.reorganisation_successors WHERE cooperative_id = $1 ORDER BY place",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .load(self.conn())?;
        let mut found: BTreeMap<Uuid, Vec<Successor>> = BTreeMap::new();
        for row in rows {
            found.entry(row.reorganisation_id).or_default().push(Successor {
                member: row.member_id.map(MemberId::from),
                code: row.code,
                name: row.name,
                share: Share::ratio(row.numerator, row.denominator).map_err(unreadable)?,
            });
        }
        Ok(found)
    }

    /// Keeps a reorganisation as prepared.
    ///
    /// # Errors
    /// `reorganisation_successors_code` where a successor stands there twice, or a share whose parts do not
    /// fit in 64 bits.
    pub fn add_reorganisation(
        &mut self,
        new: &NewReorganisation,
        by: &Signature,
    ) -> Result<ReorganisationId, StoreError> {
        let id = self.new_id::<ReorganisationId>();
        diesel::insert_into(reorganisations::table)
            .values((
                reorganisations::cooperative_id.eq(self.tenant()),
                reorganisations::id.eq(id.0),
                reorganisations::kind.eq(new.kind.name()),
                reorganisations::on_day.eq(new.on.to_diesel()),
                reorganisations::reason.eq(&new.reason),
                reorganisations::source.eq(&new.source),
                reorganisations::votes_per.eq(new.votes_by.map(|by| by.0)),
                reorganisations::votes_most.eq(new.votes_by.map(|by| by.1)),
                reorganisations::state.eq(ReorganisationState::Prepared.name()),
                reorganisations::made_by_id.eq(by.person.0),
                reorganisations::made_by.eq(&by.name),
                reorganisations::made_at.eq(by.at.to_diesel()),
            ))
            .execute(self.conn())?;
        for member in &new.predecessors {
            diesel::insert_into(reorganisation_predecessors::table)
                .values((
                    reorganisation_predecessors::cooperative_id.eq(self.tenant()),
                    reorganisation_predecessors::reorganisation_id.eq(id.0),
                    reorganisation_predecessors::member_id.eq(member.0),
                ))
                .execute(self.conn())?;
        }
        for (place, successor) in (0_i32..).zip(&new.successors) {
            self.add_successor(id, place, successor)?;
        }
        Ok(id)
    }

    fn add_successor(
        &mut self,
        id: ReorganisationId,
        place: i32,
        successor: &Successor,
    ) -> Result<(), StoreError> {
        let (numerator, denominator) =
            successor.share.small().ok_or_else(|| StoreError::Unexpected("a share too fine".to_owned()))?;
        diesel::sql_query(
            "INSERT INTO portal.reorganisation_successors
                 (cooperative_id, reorganisation_id, place, member_id, code, name, numerator, denominator)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(id.0)
        .bind::<Int4, _>(place)
        .bind::<Nullable<SqlUuid>, _>(successor.member.map(Uuid::from))
        .bind::<Text, _>(&successor.code)
        .bind::<Text, _>(&successor.name)
        .bind::<Int8, _>(numerator)
        .bind::<Int8, _>(denominator)
        .execute(self.conn())?;
        Ok(())
    }

    /// Notes which membership a new successor got.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it has one already.
    pub fn set_successor(
        &mut self,
        id: ReorganisationId,
        place: usize,
        member: MemberId,
    ) -> Result<(), StoreError> {
        let changed = diesel::sql_query(
            "UPDATE portal.reorganisation_successors SET member_id = $4
             WHERE cooperative_id = $1 AND reorganisation_id = $2 AND place = $3 AND member_id IS NULL",
        )
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<SqlUuid, _>(id.0)
        .bind::<Int4, _>(i32::try_from(place).map_err(unreadable)?)
        .bind::<SqlUuid, _>(member.0)
        .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }
}
