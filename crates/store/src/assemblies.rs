//! Assemblies of the members: their agendas and the documents with them.
//!
//! Invariant: a draft is the office's own (`members_see_convened`); once the members were called an agenda
//! changes only with a reason that they are told (`agenda_changes.rs`), and nothing changes once it was held
//! (`held_is_final`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{AgendaItemId, AssemblyId, AttachmentId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{agenda_attachments, agenda_items, assemblies};
use crate::wire::unreadable;

/// How far an assembly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssemblyState {
    /// Prepared by the office.
    Draft,
    /// The members were called.
    Convened,
    /// It was held.
    Held,
}

impl AssemblyState {
    const ALL: [Self; 3] = [Self::Draft, Self::Convened, Self::Held];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Convened => "convened",
            Self::Held => "held",
        }
    }
}

/// An assembly of the members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assembly {
    /// The assembly.
    pub id: AssemblyId,
    /// What it is called, when and where.
    pub about: NewAssembly,
    /// How far it is.
    pub state: AssemblyState,
    /// When the members were called.
    pub convened_at: Option<Timestamp>,
    /// Name of who made it.
    pub made_by: String,
}

/// What an assembly begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAssembly {
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// Where it is.
    pub place: String,
    /// The words of the invitation.
    pub convocation: String,
}

/// What an agenda item is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgendaKind {
    /// To talk about.
    Discussion,
    /// To decide.
    Resolution,
    /// To hear.
    Announcement,
}

impl AgendaKind {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Resolution, Self::Discussion, Self::Announcement];

    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Discussion => "discussion",
            Self::Resolution => "resolution",
            Self::Announcement => "announcement",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// An item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// The item.
    pub id: AgendaItemId,
    /// Of which assembly.
    pub assembly: AssemblyId,
    /// Place on the agenda, from 1.
    pub number: i32,
    /// What it is about.
    pub about: NewAgendaItem,
}

/// What an agenda item is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAgendaItem {
    /// In one line.
    pub title: String,
    /// In more.
    pub body: String,
    /// To discuss, to decide, or to hear.
    pub kind: AgendaKind,
}

/// A document with an agenda item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The item.
    pub item: AgendaItemId,
    /// What it is called.
    pub title: String,
    /// Where it is: on the web, or from the cooperative's own address on.
    pub address: String,
}

type AssemblyRow =
    (Uuid, (String, jiff_diesel::Timestamp, String, String), String, Option<jiff_diesel::Timestamp>, String);

fn read_assembly(row: AssemblyRow) -> Result<Assembly, StoreError> {
    let (id, (title, starts_at, place, convocation), state, convened_at, made_by) = row;
    let state = AssemblyState::ALL.into_iter().find(|one| one.name() == state);
    Ok(Assembly {
        id: id.into(),
        about: NewAssembly { title, starts_at: starts_at.to_jiff(), place, convocation },
        state: state.ok_or_else(|| unreadable("the state of an assembly"))?,
        convened_at: convened_at.map(|at| at.to_jiff()),
        made_by,
    })
}

macro_rules! columns {
    () => {
        (
            assemblies::id,
            (assemblies::title, assemblies::starts_at, assemblies::place, assemblies::convocation),
            assemblies::state,
            assemblies::convened_at,
            assemblies::made_by,
        )
    };
}

type ItemRow = (Uuid, Uuid, i32, String, String, String);

fn read_item((id, assembly, number, title, body, kind): ItemRow) -> Result<AgendaItem, StoreError> {
    let kind = AgendaKind::from_name(&kind).ok_or_else(|| unreadable(&kind))?;
    let about = NewAgendaItem { title, body, kind };
    Ok(AgendaItem { id: id.into(), assembly: assembly.into(), number, about })
}

macro_rules! item_columns {
    () => {
        (
            agenda_items::id,
            agenda_items::assembly_id,
            agenda_items::number,
            agenda_items::title,
            agenda_items::body,
            agenda_items::kind,
        )
    };
}

impl TenantTx<'_> {
    /// The assemblies that the actor may see, the latest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn assemblies(&mut self) -> Result<Vec<Assembly>, StoreError> {
        let rows: Vec<AssemblyRow> = assemblies::table
            .filter(assemblies::cooperative_id.eq(self.tenant()))
            .order((assemblies::starts_at.desc(), assemblies::id.desc()))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read_assembly).collect()
    }

    /// One assembly.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn assembly(&mut self, id: AssemblyId) -> Result<Assembly, StoreError> {
        let row: AssemblyRow = assemblies::table
            .filter(assemblies::cooperative_id.eq(self.tenant()))
            .filter(assemblies::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        read_assembly(row)
    }

    /// Locks an assembly. One that was held is given as it is, because it cannot change.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn lock_assembly(&mut self, id: AssemblyId) -> Result<Assembly, StoreError> {
        let row: Option<AssemblyRow> = assemblies::table
            .filter(assemblies::cooperative_id.eq(self.tenant()))
            .filter(assemblies::id.eq(id.0))
            .select(columns!())
            .for_update()
            .first(self.conn())
            .optional()?;
        row.map_or_else(|| self.assembly(id), read_assembly)
    }

    /// Keeps a new assembly as a draft.
    ///
    /// # Errors
    /// `assemblies_title` where there is another of that name.
    pub fn add_assembly(&mut self, new: &NewAssembly) -> Result<AssemblyId, StoreError> {
        let (id, now) = (self.new_id::<AssemblyId>(), self.now());
        let (by, by_id) = (self.actor().name().to_owned(), self.actor().person().map(Uuid::from));
        diesel::insert_into(assemblies::table)
            .values((
                assemblies::cooperative_id.eq(self.tenant()),
                assemblies::id.eq(id.0),
                assemblies::title.eq(&new.title),
                assemblies::starts_at.eq(new.starts_at.to_diesel()),
                assemblies::place.eq(&new.place),
                assemblies::convocation.eq(&new.convocation),
                assemblies::state.eq(AssemblyState::Draft.name()),
                assemblies::made_by_id.eq(by_id.unwrap_or_default()),
                assemblies::made_by.eq(by),
                assemblies::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Sets an assembly down as convened.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it was held meanwhile.
    pub fn convene_assembly(&mut self, id: AssemblyId) -> Result<(), StoreError> {
        let now = self.now().to_diesel();
        let changed = diesel::update(assemblies::table)
            .filter(assemblies::cooperative_id.eq(self.tenant()))
            .filter(assemblies::id.eq(id.0))
            .set((
                assemblies::state.eq(AssemblyState::Convened.name()),
                assemblies::convened_at.eq(Some(now)),
            ))
            .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }

    /// Sets an assembly down as held.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where somebody did meanwhile.
    pub fn end_assembly(&mut self, id: AssemblyId) -> Result<(), StoreError> {
        let now = self.now().to_diesel();
        let changed = diesel::update(assemblies::table)
            .filter(assemblies::cooperative_id.eq(self.tenant()))
            .filter(assemblies::id.eq(id.0))
            .set((assemblies::state.eq(AssemblyState::Held.name()), assemblies::held_at.eq(Some(now))))
            .execute(self.conn())?;
        if changed == 0 { Err(StoreError::Absent) } else { Ok(()) }
    }

    /// The agenda of an assembly, in its order.
    ///
    /// # Errors
    /// Those of the query.
    pub fn agenda(&mut self, assembly: AssemblyId) -> Result<Vec<AgendaItem>, StoreError> {
        let rows: Vec<ItemRow> = agenda_items::table
            .filter(agenda_items::cooperative_id.eq(self.tenant()))
            .filter(agenda_items::assembly_id.eq(assembly.0))
            .filter(agenda_items::removed_at.is_null())
            .order(agenda_items::number)
            .select(item_columns!())
            .load(self.conn())?;
        rows.into_iter().map(read_item).collect()
    }

    /// One item of an agenda.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn agenda_item(&mut self, id: AgendaItemId) -> Result<AgendaItem, StoreError> {
        let row: ItemRow = agenda_items::table
            .filter(agenda_items::cooperative_id.eq(self.tenant()))
            .filter(agenda_items::id.eq(id.0))
            .select(item_columns!())
            .first(self.conn())?;
        read_item(row)
    }

    /// Puts an item at the end of an agenda.
    ///
    /// # Errors
    /// `agenda_items_number` where another came at the same moment.
    pub fn add_agenda_item(
        &mut self,
        assembly: AssemblyId,
        new: &NewAgendaItem,
    ) -> Result<AgendaItemId, StoreError> {
        let id = self.new_id::<AgendaItemId>();
        let last = self.agenda(assembly)?.last().map_or(0, |item| item.number);
        diesel::insert_into(agenda_items::table)
            .values((
                agenda_items::cooperative_id.eq(self.tenant()),
                agenda_items::id.eq(id.0),
                agenda_items::assembly_id.eq(assembly.0),
                agenda_items::number.eq(last.saturating_add(1)),
                agenda_items::title.eq(&new.title),
                agenda_items::body.eq(&new.body),
                agenda_items::kind.eq(new.kind.name()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// The documents of these items, in the order in which they came.
    ///
    /// # Errors
    /// Those of the query.
    pub fn attachments(&mut self, items: &[AgendaItem]) -> Result<Vec<Attachment>, StoreError> {
        let ids: Vec<Uuid> = items.iter().map(|item| item.id.0).collect();
        let rows: Vec<(Uuid, String, String)> = agenda_attachments::table
            .filter(agenda_attachments::cooperative_id.eq(self.tenant()))
            .filter(agenda_attachments::item_id.eq_any(ids))
            .order((agenda_attachments::added_at, agenda_attachments::id))
            .select((agenda_attachments::item_id, agenda_attachments::title, agenda_attachments::address))
            .load(self.conn())?;
        let read = |(item, title, address): (Uuid, _, _)| Attachment { item: item.into(), title, address };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Adds a document to an item.
    ///
    /// # Errors
    /// `agenda_attachments_once` where the item has one of that name.
    pub fn add_attachment(&mut self, new: &Attachment) -> Result<(), StoreError> {
        let (id, now) = (self.new_id::<AttachmentId>(), self.now());
        let by = self.actor().name().to_owned();
        diesel::insert_into(agenda_attachments::table)
            .values((
                agenda_attachments::cooperative_id.eq(self.tenant()),
                agenda_attachments::id.eq(id.0),
                agenda_attachments::item_id.eq(new.item.0),
                agenda_attachments::title.eq(&new.title),
                agenda_attachments::address.eq(&new.address),
                agenda_attachments::added_by.eq(by),
                agenda_attachments::added_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
