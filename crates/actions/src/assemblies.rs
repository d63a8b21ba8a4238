//! Assemblies: prepared by the office, convened, and held.
//!
//! Invariant: members see an assembly once they were called; from then on its agenda is what they were sent,
//! and they are told what changes and why (`agenda.rs`).

use jiff::tz::TimeZone;
use kernel::{AgendaItemId, AssemblyId};
use serde_json::json;
use store::roles::{May, Role};
use store::{
    Assembly, AssemblyState, Attachment, NewAssembly, OnConstraint, PersonSeat, ResolutionState, TenantTx,
};

use crate::letters::tell;
use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a line, in a text, and in an address: a what-if holds its whole question there.
const LONGEST_LINE: usize = 200;
const LONGEST_TEXT: usize = 10_000;
const LONGEST_ADDRESS: usize = 4_000;

/// Prepares an assembly.
///
/// # Errors
/// A sentence beside each field, or those of the store.
pub fn make(tx: &mut TenantTx<'_>, new: &NewAssembly) -> Result<AssemblyId, Refused> {
    require(tx, May::KeepRounds)?;
    let mut faults = Vec::new();
    line(&mut faults, ("title", "assembly-title-missing"), &new.title);
    line(&mut faults, ("place", "assembly-place-missing"), &new.place);
    text(&mut faults, "convocation", &new.convocation);
    if new.starts_at <= tx.now() {
        faults.push(Fault::field("day", "assembly-in-the-past"));
    }
    refuse(faults)?;
    let id = tx
        .add_assembly(new)
        .on_constraint("assemblies_title", Refused::from(Fault::field("title", "assembly-title-taken")))?;
    tx.audit("assemblies.make", id, &new.title)?;
    Ok(id)
}

/// Adds a document to an item, by its address: on the web, or of this portal.
///
/// # Errors
/// A sentence beside each field, `assembly-held-already`, or those of the store.
pub fn attach(tx: &mut TenantTx<'_>, new: &Attachment) -> Result<AssemblyId, Refused> {
    require(tx, May::KeepRounds)?;
    let mut faults = Vec::new();
    line(&mut faults, ("title", "attachment-title-missing"), &new.title);
    let address = own_address(&new.address, &tx.actor().cooperative().address);
    if !is_address(&address) {
        faults.push(Fault::field("address", "attachment-address-wrong"));
    }
    refuse(faults)?;
    let assembly = tx.agenda_item(new.item)?.assembly;
    if tx.lock_assembly(assembly)?.state == AssemblyState::Held {
        return Err(Fault::page("assembly-held-already").into());
    }
    let new = Attachment { address, ..new.clone() };
    tx.add_attachment(&new).on_constraint(
        "agenda_attachments_once",
        Refused::from(Fault::field("title", "attachment-title-taken")),
    )?;
    tx.audit("assemblies.attach", assembly, &new.title)?;
    Ok(assembly)
}

/// Puts the question of a what-if on the agenda of an assembly to which the members were not called yet.
///
/// # Errors
/// `whatif-agenda-convened` where they were, as [`attach`] otherwise.
pub fn attach_question(tx: &mut TenantTx<'_>, new: &Attachment) -> Result<AssemblyId, Refused> {
    require(tx, May::KeepRounds)?;
    let assembly = tx.agenda_item(new.item)?.assembly;
    let assembly = tx.lock_assembly(assembly)?;
    if assembly.state != AssemblyState::Draft || assembly.about.starts_at <= tx.now() {
        return Err(Fault::field("item", "whatif-agenda-convened").into());
    }
    attach(tx, new)
}

/// Calls the members: voters and member managers get the date and the agenda.
///
/// # Errors
/// `assembly-agenda-empty`, `assembly-in-the-past`, `assembly-convened-already`, or those of the store.
pub fn convene(tx: &mut TenantTx<'_>, id: AssemblyId) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let assembly = tx.lock_assembly(id)?;
    if assembly.state != AssemblyState::Draft {
        return Err(Fault::page("assembly-convened-already").into());
    }
    if assembly.about.starts_at <= tx.now() {
        return Err(Fault::page("assembly-in-the-past").into());
    }
    let agenda = tx.agenda(id)?;
    if agenda.is_empty() {
        return Err(Fault::page("assembly-agenda-empty").into());
    }
    tx.convene_assembly(id)?;
    tx.audit("assemblies.convene", id, &assembly.about.title)?;
    let lines: Vec<String> =
        agenda.iter().map(|item| format!("{}. {}", item.number, item.about.title)).collect();
    let about = json!({
        "assembly": id,
        "title": assembly.about.title,
        "starts_at": assembly.about.starts_at,
        "place": assembly.about.place,
        "convocation": assembly.about.convocation,
        "agenda": lines,
    });
    tell(tx, "assembly-convened", &about, comes)?;
    Ok(())
}

/// Sets an assembly down as held, once it began and all its votes are closed.
///
/// # Errors
/// `assembly-not-convened`, `assembly-not-yet`, `assembly-votes-open`, or those of the store.
pub fn end(tx: &mut TenantTx<'_>, id: AssemblyId) -> Result<(), Refused> {
    require(tx, May::KeepRounds)?;
    let assembly = tx.lock_assembly(id)?;
    match assembly.state {
        AssemblyState::Convened => {}
        AssemblyState::Draft => return Err(Fault::page("assembly-not-convened").into()),
        AssemblyState::Held => return Err(Fault::page("assembly-held-already").into()),
    }
    if tx.now() < assembly.about.starts_at {
        return Err(Fault::page("assembly-not-yet").into());
    }
    let items: Vec<AgendaItemId> = tx.agenda(id)?.iter().map(|item| item.id).collect();
    if tx.resolutions_of(&items)?.iter().any(|one| one.state != ResolutionState::Closed) {
        return Err(Fault::page("assembly-votes-open").into());
    }
    tx.end_assembly(id)?;
    tx.audit("assemblies.end", id, &assembly.about.title)?;
    Ok(())
}

/// Whether an assembly lies ahead, today included.
#[must_use]
pub fn is_coming(assembly: &Assembly, today: jiff::civil::Date, zone: &TimeZone) -> bool {
    assembly.state != AssemblyState::Held && assembly.about.starts_at.to_zoned(zone.clone()).date() >= today
}

/// Who is called: those who vote for a member, and its managers.
pub(crate) fn comes(seat: &PersonSeat) -> bool {
    seat.member.is_some() && seat.roles.iter().any(|role| matches!(role, Role::Voter | Role::MemberManager))
}

/// A page of the cooperative, from its own address on: the way it is kept.
fn own_address(address: &str, cooperative: &str) -> String {
    let address = address.trim();
    let home = format!("/{cooperative}");
    match address.strip_prefix(&home) {
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        _ => address.to_owned(),
    }
}

fn is_address(address: &str) -> bool {
    let plain = address.chars().all(|c| !c.is_control() && !c.is_whitespace() && c != '\\');
    let web = address.strip_prefix("https://").is_some_and(|host| host.contains('.') && host.len() > 3);
    let own = address.starts_with('/') && !address.starts_with("//") && address.len() > 1;
    plain && (web || own) && address.chars().count() <= LONGEST_ADDRESS
}

pub(crate) fn line(faults: &mut Vec<Fault>, (field, missing): (&'static str, &'static str), text: &str) {
    if text.trim().is_empty() {
        faults.push(Fault::field(field, missing));
    } else if text.chars().count() > LONGEST_LINE {
        faults.push(Fault::field(field, "assembly-text-too-long").with("most", LONGEST_LINE));
    }
}

pub(crate) fn text(faults: &mut Vec<Fault>, field: &'static str, text: &str) {
    if text.chars().count() > LONGEST_TEXT {
        faults.push(Fault::field(field, "assembly-text-too-long").with("most", LONGEST_TEXT));
    }
}

pub(crate) fn refuse(faults: Vec<Fault>) -> Result<(), Refused> {
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_stands_on_the_web_or_in_the_portal_and_nowhere_else() {
        for good in ["https://example.org/stuk.pdf", "/services", "/allocation-runs/1/what-if?key=2"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "http://example.org",
            "https://x",
            "javascript:alert(1)",
            "//example.org",
            "/a b",
            "/\\x",
            "",
            "/",
            "data:text/html,x",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
        assert!(!is_address(&format!("/{}", "a".repeat(LONGEST_ADDRESS))));
    }

    #[test]
    fn a_page_of_the_cooperative_is_kept_from_its_own_address_on() {
        assert_eq!(own_address(" /buch/services ", "buch"), "/services");
        assert_eq!(own_address("/buchholz/services", "buch"), "/buchholz/services");
        assert_eq!(own_address("https://example.org", "buch"), "https://example.org");
    }
}
