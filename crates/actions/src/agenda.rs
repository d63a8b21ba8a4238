//! The agenda of an assembly: its items come, change, move and go; freely while it is prepared, with a reason
//! that the members are told once they were called, and not at all once it was held.
//!
//! Invariant: an item with a vote stays on the agenda, and stays to be decided.

use kernel::{AgendaItemId, AssemblyId};
use serde_json::json;
use store::roles::May;
use store::{AgendaChangeKind, AgendaItem, AgendaKind, Assembly, AssemblyState, NewAgendaItem, TenantTx};

use crate::assemblies::{comes, line, refuse, text};
use crate::letters::{in_lines, tell};
use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in the reason of a change.
const LONGEST_REASON: usize = 1_000;

/// What happens to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Its words or its kind become these.
    Change(NewAgendaItem),
    /// It changes places with the one before it.
    Up,
    /// It changes places with the one after it.
    Down,
    /// It is taken off.
    Remove,
}

/// Puts an item at the end of an agenda.
///
/// # Errors
/// A sentence beside each field, `assembly-held-already`, or those of the store.
pub fn add(
    tx: &mut TenantTx<'_>,
    assembly: AssemblyId,
    new: &NewAgendaItem,
    reason: &str,
) -> Result<AgendaItemId, Refused> {
    require(tx, May::KeepRounds)?;
    let mut faults = about(new);
    let assembly = tx.lock_assembly(assembly)?;
    faults.extend(wrong_reason(&assembly, reason)?);
    refuse(faults)?;
    booked(tx, &assembly, (AgendaChangeKind::Added, new.title.as_str()), reason)?;
    let id = tx.add_agenda_item(assembly.id, new)?;
    tx.audit("assemblies.add-item", assembly.id, &new.title)?;
    told(tx, &assembly, reason)?;
    Ok(id)
}

/// Changes, moves or removes an item. Says of which assembly.
///
/// # Errors
/// A sentence beside each field, `assembly-held-already`, `item-has-vote`, `item-moves-nowhere`, or those of
/// the store.
pub fn amend(
    tx: &mut TenantTx<'_>,
    id: AgendaItemId,
    deed: &Deed,
    reason: &str,
) -> Result<AssemblyId, Refused> {
    require(tx, May::KeepRounds)?;
    let item = tx.agenda_item(id)?;
    let assembly = tx.lock_assembly(item.assembly)?;
    let mut faults = match deed {
        Deed::Change(new) => about(new),
        Deed::Up | Deed::Down | Deed::Remove => Vec::new(),
    };
    faults.extend(wrong_reason(&assembly, reason)?);
    refuse(faults)?;
    refuse_with_vote(tx, &item, deed)?;
    let kind = match deed {
        Deed::Change(_) => AgendaChangeKind::Changed,
        Deed::Up | Deed::Down => AgendaChangeKind::Moved,
        Deed::Remove => AgendaChangeKind::Removed,
    };
    booked(tx, &assembly, (kind, item.about.title.as_str()), reason)?;
    match deed {
        Deed::Change(new) => tx.change_agenda_item(id, new)?,
        Deed::Up => shift(tx, &assembly, id, true)?,
        Deed::Down => shift(tx, &assembly, id, false)?,
        Deed::Remove => {
            tx.remove_agenda_item(assembly.id, id)?;
            let left: Vec<AgendaItemId> = tx.agenda(assembly.id)?.iter().map(|item| item.id).collect();
            tx.order_agenda(&left)?;
        }
    }
    tx.audit("assemblies.amend-agenda", assembly.id, &format!("{}, {}", kind.name(), item.about.title))?;
    told(tx, &assembly, reason)?;
    Ok(assembly.id)
}

fn about(new: &NewAgendaItem) -> Vec<Fault> {
    let mut faults = Vec::new();
    line(&mut faults, ("title", "item-title-missing"), &new.title);
    text(&mut faults, "body", &new.body);
    faults
}

/// What is wrong with the reason: a draft needs none.
fn wrong_reason(assembly: &Assembly, reason: &str) -> Result<Option<Fault>, Fault> {
    let long = reason.chars().count() > LONGEST_REASON;
    match assembly.state {
        AssemblyState::Held => Err(Fault::page("assembly-held-already")),
        AssemblyState::Draft => Ok(None),
        AssemblyState::Convened if reason.trim().is_empty() => {
            Ok(Some(Fault::field("reason", "item-reason-missing")))
        }
        AssemblyState::Convened if long => {
            Ok(Some(Fault::field("reason", "assembly-text-too-long").with("most", LONGEST_REASON)))
        }
        AssemblyState::Convened => Ok(None),
    }
}

/// An item that is voted about is not taken off, and does not become something to talk about.
fn refuse_with_vote(tx: &mut TenantTx<'_>, item: &AgendaItem, deed: &Deed) -> Result<(), Refused> {
    let field = match deed {
        Deed::Up | Deed::Down => return Ok(()),
        Deed::Change(new) if new.kind == AgendaKind::Resolution => return Ok(()),
        Deed::Change(_) => Fault::field("kind", "item-has-vote"),
        Deed::Remove => Fault::page("item-has-vote"),
    };
    if tx.resolutions_of(&[item.id])?.is_empty() { Ok(()) } else { Err(field.into()) }
}

/// Lets an item and its neighbour change places.
fn shift(tx: &mut TenantTx<'_>, assembly: &Assembly, id: AgendaItemId, up: bool) -> Result<(), Refused> {
    let mut items: Vec<AgendaItemId> = tx.agenda(assembly.id)?.iter().map(|item| item.id).collect();
    let at = items.iter().position(|one| *one == id);
    let other = at.and_then(|at| if up { at.checked_sub(1) } else { at.checked_add(1) });
    match (at, other) {
        (Some(at), Some(other)) if other < items.len() => items.swap(at, other),
        _ => return Err(Fault::page("item-moves-nowhere").into()),
    }
    tx.order_agenda(&items)?;
    Ok(())
}

/// Keeps the change and its reason, where the members were called.
fn booked(
    tx: &mut TenantTx<'_>,
    assembly: &Assembly,
    change: (AgendaChangeKind, &str),
    reason: &str,
) -> Result<(), Refused> {
    if assembly.state == AssemblyState::Convened {
        tx.add_agenda_change(assembly.id, change, reason.trim())?;
    }
    Ok(())
}

/// Mails the new agenda and the reason to who was called.
fn told(tx: &mut TenantTx<'_>, assembly: &Assembly, reason: &str) -> Result<(), Refused> {
    if assembly.state != AssemblyState::Convened {
        return Ok(());
    }
    let agenda = tx.agenda(assembly.id)?;
    let lines: Vec<String> =
        agenda.iter().map(|item| format!("{}. {}", item.number, item.about.title)).collect();
    let about = json!({
        "assembly": assembly.id,
        "title": assembly.about.title,
        "starts_at": assembly.about.starts_at,
        "reason": in_lines(reason.trim()),
        "agenda": lines,
    });
    tell(tx, "agenda-changed", &about, comes)?;
    Ok(())
}
