//! Changes of an agenda: of its items, and of what the members were told about it after they were called.
//!
//! Invariant: an item is taken off an agenda and never deleted; once the members were called the database
//! takes no change of an agenda that has no change with a reason in its book (`changed_before_it_is_held`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{AgendaItemId, AssemblyId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::assemblies::NewAgendaItem;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{agenda_changes, agenda_items};
use crate::wire::unreadable;

/// What happened to an item of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgendaChangeKind {
    /// It came on the agenda.
    Added,
    /// Its words or its kind are others.
    Changed,
    /// It stands in another place.
    Moved,
    /// It was taken off.
    Removed,
}

impl AgendaChangeKind {
    const ALL: [Self; 4] = [Self::Added, Self::Changed, Self::Moved, Self::Removed];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Removed => "removed",
        }
    }
}

/// A change of an agenda after the members were called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaChange {
    /// What happened.
    pub kind: AgendaChangeKind,
    /// What the item was called.
    pub item: String,
    /// Why.
    pub reason: String,
    /// Name of who did it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl TenantTx<'_> {
    /// Keeps that an agenda changes, and why: before the change itself.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_agenda_change(
        &mut self,
        assembly: AssemblyId,
        (kind, item): (AgendaChangeKind, &str),
        reason: &str,
    ) -> Result<(), StoreError> {
        let (id, now) = (self.new_id::<Uuid>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(agenda_changes::table)
            .values((
                agenda_changes::cooperative_id.eq(self.tenant()),
                agenda_changes::id.eq(id),
                agenda_changes::assembly_id.eq(assembly.0),
                agenda_changes::kind.eq(kind.name()),
                agenda_changes::item.eq(item),
                agenda_changes::reason.eq(reason),
                agenda_changes::changed_by.eq(by),
                agenda_changes::changed_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The changes of an agenda after the members were called, in their order.
    ///
    /// # Errors
    /// Those of the query.
    pub fn agenda_changes(&mut self, assembly: AssemblyId) -> Result<Vec<AgendaChange>, StoreError> {
        type Row = (String, String, String, String, jiff_diesel::Timestamp);
        let rows: Vec<Row> = agenda_changes::table
            .filter(agenda_changes::cooperative_id.eq(self.tenant()))
            .filter(agenda_changes::assembly_id.eq(assembly.0))
            .order((agenda_changes::changed_at, agenda_changes::id))
            .select((
                agenda_changes::kind,
                agenda_changes::item,
                agenda_changes::reason,
                agenda_changes::changed_by,
                agenda_changes::changed_at,
            ))
            .load(self.conn())?;
        let read = |(kind, item, reason, by, at): Row| {
            let kind = AgendaChangeKind::ALL.into_iter().find(|one| one.name() == kind);
            let kind = kind.ok_or_else(|| unreadable("a change of an agenda"))?;
            Ok(AgendaChange { kind, item, reason, by, at: at.to_jiff() })
        };
        rows.into_iter().map(read).collect()
    }

    /// Changes what an item is about.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it cannot change any more.
    pub fn change_agenda_item(&mut self, id: AgendaItemId, about: &NewAgendaItem) -> Result<(), StoreError> {
        let changed = diesel::update(agenda_items::table)
            .filter(agenda_items::cooperative_id.eq(self.tenant()))
            .filter(agenda_items::id.eq(id.0))
            .set((
                agenda_items::title.eq(&about.title),
                agenda_items::body.eq(&about.body),
                agenda_items::kind.eq(about.kind.name()),
            ))
            .execute(self.conn())?;
        if changed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }

    /// Gives the items of an agenda the places from 1, in this order.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where one of them cannot move any more.
    pub fn order_agenda(&mut self, items: &[AgendaItemId]) -> Result<(), StoreError> {
        for (place, item) in (1_i32..).zip(items) {
            let moved = diesel::update(agenda_items::table)
                .filter(agenda_items::cooperative_id.eq(self.tenant()))
                .filter(agenda_items::id.eq(item.0))
                .set(agenda_items::number.eq(place))
                .execute(self.conn())?;
            if moved != 1 {
                return Err(StoreError::Absent);
            }
        }
        Ok(())
    }

    /// Takes an item off its agenda. It stays, out of sight of the agenda.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it cannot be taken off any more.
    pub fn remove_agenda_item(&mut self, assembly: AssemblyId, id: AgendaItemId) -> Result<(), StoreError> {
        let lowest: Option<i32> = agenda_items::table
            .filter(agenda_items::cooperative_id.eq(self.tenant()))
            .filter(agenda_items::assembly_id.eq(assembly.0))
            .select(diesel::dsl::min(agenda_items::number))
            .first(self.conn())?;
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let removed = diesel::update(agenda_items::table)
            .filter(agenda_items::cooperative_id.eq(self.tenant()))
            .filter(agenda_items::id.eq(id.0))
            .filter(agenda_items::removed_at.is_null())
            .set((
                agenda_items::number.eq(lowest.unwrap_or(0).min(0).saturating_sub(1)),
                agenda_items::removed_by.eq(by),
                agenda_items::removed_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        if removed == 1 { Ok(()) } else { Err(StoreError::Absent) }
    }
}
