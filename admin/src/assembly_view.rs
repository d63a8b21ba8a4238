//! What an assembly looks like, for members and for the office: its agenda, its documents, its votes.

use actions::resolutions::{Phase, phase};
use jiff::Timestamp;
use kernel::{AgendaItemId, AssemblyId};
use serde::Serialize;
use serde_json::json;
use store::{
    AgendaChange, AgendaItem, AgendaKind, Assembly, AssemblyState, Attachment, Document as Uploaded,
    Resolution, StoreError, TenantTx,
};
use web::SignedIn;
use web::documents::note;
use web::templates::items::Fact;

/// An assembly with all that belongs to it.
pub struct Loaded {
    /// The assembly.
    pub assembly: Assembly,
    items: Vec<AgendaItem>,
    attachments: Vec<Attachment>,
    uploaded: Vec<(AgendaItemId, Uploaded)>,
    resolutions: Vec<Resolution>,
    changes: Vec<AgendaChange>,
    /// Now.
    pub now: Timestamp,
}

impl Loaded {
    /// Reads an assembly.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn read(tx: &mut TenantTx<'_>, id: AssemblyId) -> Result<Self, StoreError> {
        let (assembly, items) = (tx.assembly(id)?, tx.agenda(id)?);
        let ids: Vec<AgendaItemId> = items.iter().map(|item| item.id).collect();
        Ok(Self {
            attachments: tx.attachments(&items)?,
            uploaded: tx.agenda_documents(&ids)?,
            resolutions: tx.resolutions_of(&ids)?,
            changes: tx.agenda_changes(id)?,
            now: tx.now(),
            assembly,
            items,
        })
    }

    /// Whether there is anything on the agenda.
    #[must_use]
    pub fn has_agenda(&self) -> bool {
        !self.items.is_empty()
    }
}

/// An item of the agenda, on a page.
#[derive(Serialize)]
pub struct Item {
    number: i32,
    title: String,
    kind: String,
    body: Vec<String>,
    documents: Vec<Document>,
    votes: Vec<Vote>,
    edit: Option<String>,
    attach: Option<String>,
    resolve: Option<String>,
}

#[derive(Serialize)]
struct Document {
    title: String,
    href: String,
    /// Of an uploaded one: its kind and size.
    note: Option<String>,
}

#[derive(Serialize)]
struct Vote {
    question: String,
    href: String,
    state: String,
    tone: &'static str,
    icon: &'static str,
}

/// The agenda. `votes` is the address below which the votes stand; the office gets its buttons.
#[must_use]
pub fn agenda(visit: &SignedIn, loaded: &Loaded, office: bool) -> Vec<Item> {
    let home = visit.home();
    let below = if office { format!("{home}/office") } else { home.clone() };
    let held = loaded.assembly.state == AssemblyState::Held;
    let item = |item: &AgendaItem| {
        let own: Vec<&Resolution> =
            loaded.resolutions.iter().filter(|one| one.about.item == item.id).collect();
        let free = own.iter().all(|one| one.state == store::ResolutionState::Closed);
        let address = format!("{home}/office/agenda-items/{}", item.id);
        let resolves = office && !held && free && item.about.kind == AgendaKind::Resolution;
        Item {
            number: item.number,
            title: item.about.title.clone(),
            kind: visit.text(&format!("item-kind-{}", item.about.kind.name())),
            body: paragraphs(&item.about.body),
            documents: documents(visit, loaded, item.id),
            votes: own.iter().map(|one| vote(visit, one, &below, loaded.now)).collect(),
            edit: (office && !held).then(|| format!("{address}/edit")),
            attach: (office && !held).then(|| format!("{address}/attachments/new")),
            resolve: resolves.then(|| format!("{address}/resolutions/new")),
        }
    };
    loaded.items.iter().map(item).collect()
}

fn documents(visit: &SignedIn, loaded: &Loaded, item: AgendaItemId) -> Vec<Document> {
    let home = visit.home();
    let uploaded = loaded.uploaded.iter().filter(|(of, _)| *of == item).map(|(_, one)| Document {
        title: one.title.clone(),
        href: format!("{home}/agenda-items/{item}/documents/{}", one.id),
        note: Some(note(visit, one)),
    });
    let linked = loaded.attachments.iter().filter(|one| one.item == item).map(|one| Document {
        title: one.title.clone(),
        href: href(&home, &one.address),
        note: None,
    });
    uploaded.chain(linked).collect()
}

/// A change of the agenda after the members were called, on a page.
#[derive(Serialize)]
pub struct Change {
    text: String,
    meta: String,
}

/// What changed on the agenda since the members were called, and why.
#[must_use]
pub fn changes(visit: &SignedIn, loaded: &Loaded) -> Vec<Change> {
    let change = |one: &AgendaChange| Change {
        text: visit.say(
            &format!("agenda-change-{}", one.kind.name()),
            json!({ "item": one.item, "reason": one.reason }),
        ),
        meta: visit.say("agenda-change-by", json!({ "name": one.by, "at": visit.words().instant(one.at) })),
    };
    loaded.changes.iter().map(change).collect()
}

/// Where a document is: an address of the cooperative's own begins with its name.
fn href(home: &str, address: &str) -> String {
    if address.starts_with('/') { format!("{home}{address}") } else { address.to_owned() }
}

fn vote(visit: &SignedIn, one: &Resolution, below: &str, now: Timestamp) -> Vote {
    let (state, tone, icon) = phase_badge(visit, phase(one, now));
    Vote {
        question: one.about.question.clone(),
        href: format!("{below}/resolutions/{}", one.id),
        state,
        tone,
        icon,
    }
}

/// The words for how far a vote is, their tone and their icon.
#[must_use]
pub fn phase_badge(visit: &SignedIn, phase: Phase) -> (String, &'static str, &'static str) {
    let (tone, icon) = match phase {
        Phase::Preparing => ("", "edit"),
        Phase::Waiting => ("accent", "clock"),
        Phase::Voting => ("accent", "checkbox"),
        Phase::Counting => ("warning", "clock-off"),
        Phase::Decided => ("positive", "check"),
        Phase::Withdrawn => ("negative", "x"),
    };
    (visit.text(&format!("resolution-phase-{}", phase.name())), tone, icon)
}

/// The words for an assembly's state, their tone and their icon.
#[must_use]
pub fn state_badge(visit: &SignedIn, state: AssemblyState) -> (String, &'static str, &'static str) {
    let (tone, icon) = match state {
        AssemblyState::Draft => ("", "edit"),
        AssemblyState::Convened => ("accent", "mail"),
        AssemblyState::Held => ("positive", "check"),
    };
    (visit.text(&format!("assembly-state-{}", state.name())), tone, icon)
}

/// When, where and by whom.
#[must_use]
pub fn facts(visit: &SignedIn, assembly: &Assembly) -> Vec<Fact> {
    let words = visit.words();
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let mut facts = vec![
        fact("assembly-starts", words.instant(assembly.about.starts_at)),
        fact("assembly-place", assembly.about.place.clone()),
    ];
    facts.extend(assembly.convened_at.map(|at| fact("assembly-convened", words.instant(at))));
    facts
}

/// A text in its paragraphs.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// An assembly in a list.
#[derive(Serialize)]
pub struct Listed {
    href: String,
    title: String,
    starts: String,
    place: String,
    state: String,
    tone: &'static str,
}

/// An assembly in a list below this address.
#[must_use]
pub fn listed(visit: &SignedIn, assembly: &Assembly, below: &str) -> Listed {
    let (state, tone, _) = state_badge(visit, assembly.state);
    Listed {
        href: format!("{below}/{}", assembly.id),
        title: assembly.about.title.clone(),
        starts: visit.words().instant(assembly.about.starts_at),
        place: assembly.about.place.clone(),
        state,
        tone,
    }
}
