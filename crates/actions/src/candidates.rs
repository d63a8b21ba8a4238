//! Candidates: the services that may come.

use jiff::Timestamp;
use kernel::{CandidateId, Cents, LifeId, TopicId};
use store::roles::May;
use store::{AboutCandidate, Candidate, NewTransition, StoreError, TenantTx, Topic, local_day};

use crate::lifecycle::{self, Gate, State};
use crate::permissions::require;
use crate::{Fault, Refused, programmes, wishes};

/// The most characters in a title and in a programme.
pub const LONGEST_TITLE: usize = 120;
/// The most characters in every other text.
pub const LONGEST_TEXT: usize = 4_000;
/// The most that a candidate costs, once or each year: more is a mistake in typing.
const DEAREST: Cents = Cents::new(100_000_000_000);

/// Adds a candidate.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, about: &AboutCandidate) -> Result<CandidateId, Refused> {
    let now = tx.now();
    add_with(tx, about, |tx, about| tx.add_candidate(about, now))
}

/// Adds a candidate that was asked for before anybody entered it.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add_of(
    tx: &mut TenantTx<'_>,
    about: &AboutCandidate,
    since: Timestamp,
) -> Result<CandidateId, Refused> {
    add_with(tx, about, |tx, about| tx.add_candidate(about, since))
}

/// Adds a candidate as `keep` keeps it; its life begins with what is known.
pub(crate) fn add_with(
    tx: &mut TenantTx<'_>,
    about: &AboutCandidate,
    keep: impl FnOnce(&mut TenantTx<'_>, &AboutCandidate) -> Result<CandidateId, StoreError>,
) -> Result<CandidateId, Refused> {
    require(tx, May::KeepRoadmap)?;
    let about = known(tx, about)?;
    let id = keep(tx, &about).map_err(taken)?;
    let candidate = tx.candidate(id)?;
    let evidence = lifecycle::of_candidate(tx, &candidate)?;
    let life = LifeId(id.0);
    tx.add_transition(&NewTransition {
        life,
        from: None,
        to: State::Candidate.name().to_owned(),
        body: Some(Gate::of(State::Candidate).body.name().to_owned()),
        decided_on: local_day(candidate.state_since),
        reason: String::new(),
        resolution: None,
        evidence,
    })?;
    programmes::join(tx, life, &about.programme)?;
    tx.audit("candidates.add", id, &about.title)?;
    Ok(id)
}

/// Changes what is known of a candidate.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn change(tx: &mut TenantTx<'_>, id: CandidateId, about: &AboutCandidate) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    let about = known(tx, about)?;
    let before = tx.lock_candidate(id)?;
    tx.change_candidate(id, &about).map_err(taken)?;
    if before.about.programme != about.programme {
        let life = tx.life_of_candidate(id)?.id;
        programmes::join(tx, life, &about.programme)?;
    }
    tx.audit("candidates.change", id, &difference(&before.about, &about))?;
    Ok(())
}

/// A candidate becomes eligible by the outcome of a round, which the board decided about: its followers and
/// whoever wished for it hear of it.
pub(crate) fn funded(tx: &mut TenantTx<'_>, before: &Candidate, round: &str) -> Result<(), Refused> {
    let (id, to, now, today) = (before.id, State::Eligible, tx.now(), tx.today());
    tx.move_candidate(id, (to.name(), round), now)?;
    tx.add_state_change(TopicId(id.0), to.name(), round, now)?;
    let mut evidence = lifecycle::shown_interest(tx, id)?;
    evidence.insert("decision".to_owned(), round.to_owned());
    let life = tx.life_of_candidate(id)?.id;
    let step = NewTransition {
        life,
        from: Some(before.state.clone()),
        to: to.name().to_owned(),
        body: Some(Gate::of(to).body.name().to_owned()),
        decided_on: today,
        reason: round.to_owned(),
        resolution: None,
        evidence,
    };
    tx.add_transition(&step)?;
    tx.audit("candidates.move", id, &format!("{}: {} > {}", before.about.title, before.state, to.name()))?;
    lifecycle::mail(tx, id, to, &step)
}

/// The wishes that a candidate came from: those that became it or were merged into it, and those that were
/// merged into these before.
///
/// # Errors
/// Those of the store.
pub fn origins(tx: &mut TenantTx<'_>, id: CandidateId) -> Result<Vec<store::Wish>, StoreError> {
    let mut left = tx.wishes()?;
    left.reverse();
    let (mut found, mut into) = (Vec::new(), vec![Topic::Candidate(id)]);
    while let Some(target) = into.pop() {
        let (come, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|wish| wish.into == Some(target));
        into.extend(come.iter().map(|wish| Topic::Wish(wish.id)));
        found.extend(come);
        left = others;
    }
    Ok(found)
}

/// A candidate as it can be kept: checked, and its product by its uniform name.
fn known(tx: &mut TenantTx<'_>, about: &AboutCandidate) -> Result<AboutCandidate, Refused> {
    check(about)?;
    let upl = wishes::product(tx, &about.upl)??;
    Ok(AboutCandidate { title: about.title.trim().to_owned(), upl, ..about.clone() })
}

/// A document elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub address: String,
}

/// The documents of a candidate: of each line the title before the bar and the address after it. A line that
/// is none is given back.
///
/// # Errors
/// The first line that is no title, bar and address of the web.
pub fn documents(text: &str) -> Result<Vec<Document>, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (title, address) = line.rsplit_once('|').ok_or_else(|| line.to_owned())?;
            let (title, address) = (title.trim(), address.trim());
            let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
            let is_web = host.is_some_and(|host| host.contains('.') && !host.contains(char::is_whitespace));
            if title.is_empty() || !is_web {
                return Err(line.to_owned());
            }
            Ok(Document { title: title.to_owned(), address: address.to_owned() })
        })
        .collect()
}

/// What changed, for the audit log: the fields by name, and the costs with both their values.
fn difference(before: &AboutCandidate, after: &AboutCandidate) -> String {
    let mut changed: Vec<String> = Vec::new();
    let texts = [
        ("title", &before.title, &after.title),
        ("summary", &before.summary, &after.summary),
        ("reason", &before.reason, &after.reason),
        ("programme", &before.programme, &after.programme),
        ("upl", &before.upl, &after.upl),
        ("benefits", &before.benefits, &after.benefits),
        ("risks", &before.risks, &after.risks),
        ("dependencies", &before.dependencies, &after.dependencies),
        ("existing", &before.existing, &after.existing),
        ("documents", &before.documents, &after.documents),
    ];
    changed.extend(texts.iter().filter(|(_, old, new)| old != new).map(|(name, ..)| (*name).to_owned()));
    for (name, old, new) in
        [("one-off", before.one_off, after.one_off), ("yearly", before.yearly, after.yearly)]
    {
        if old != new {
            changed.push(format!("{name} {old} > {new}"));
        }
    }
    if before.expected_on != after.expected_on {
        changed.push("expected".to_owned());
    }
    format!("{}: {}", after.title, changed.join(", "))
}

/// Whether a candidate still waits in the queue: nothing was begun, nothing was refused.
#[must_use]
pub fn waits(candidate: &Candidate) -> bool {
    ["candidate", "eligible"].contains(&candidate.state.as_str())
}

/// Refuses what cannot be a candidate, each fault beside its field.
///
/// # Errors
/// The faults.
fn check(about: &AboutCandidate) -> Result<(), Refused> {
    let mut faults = Vec::new();
    if about.title.trim().is_empty() {
        faults.push(Fault::field("title", "candidate-title-missing"));
    }
    if about.summary.trim().is_empty() {
        faults.push(Fault::field("summary", "candidate-summary-missing"));
    }
    let short = [("title", &about.title), ("programme", &about.programme), ("upl", &about.upl)];
    let long = [
        ("summary", &about.summary),
        ("reason", &about.reason),
        ("benefits", &about.benefits),
        ("risks", &about.risks),
        ("dependencies", &about.dependencies),
        ("existing", &about.existing),
    ];
    let short = short.into_iter().map(|(field, text)| (field, text, LONGEST_TITLE));
    for (field, text, most) in short.chain(long.into_iter().map(|(field, text)| (field, text, LONGEST_TEXT)))
    {
        if text.chars().count() > most {
            faults.push(Fault::field(field, "candidate-text-too-long").with("most", most));
        }
    }
    for (field, cents) in [("one_off", about.one_off), ("yearly", about.yearly)] {
        if cents < Cents::new(0) || cents > DEAREST {
            faults.push(Fault::field(field, "candidate-cost-out-of-range"));
        }
    }
    match documents(&about.documents) {
        Err(line) => {
            faults.push(Fault::field("documents", "candidate-document-unreadable").with("line", line))
        }
        Ok(_) if about.documents.chars().count() > LONGEST_TEXT => {
            faults.push(Fault::field("documents", "candidate-text-too-long").with("most", LONGEST_TEXT));
        }
        Ok(_) => {}
    }
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

fn taken(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "candidates_title" => {
            Fault::field("title", "candidate-title-taken").into()
        }
        StoreError::Constraint(name) if name == "candidates_number" => StoreError::Conflict.into(),
        other => Refused::Store(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_has_a_title_a_summary_and_costs_that_can_be() {
        let bad = AboutCandidate {
            title: " ".to_owned(),
            programme: "x".repeat(121),
            risks: "x".repeat(4_001),
            one_off: Cents::new(-1),
            yearly: Cents::new(100_000_000_001),
            ..AboutCandidate::default()
        };
        let Err(Refused::Faults(faults)) = check(&bad) else { panic!("accepted") };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.clone()).collect();
        assert_eq!(faults.len(), 6, "{fields:?}");
        let good = AboutCandidate {
            title: "Erkenning kind".to_owned(),
            summary: "Ouders erkennen hun kind online.".to_owned(),
            ..AboutCandidate::default()
        };
        assert!(check(&good).is_ok());
    }

    #[test]
    fn a_document_is_a_title_a_bar_and_an_address_of_the_web() {
        let two =
            documents("Plan van aanpak | https://voorbeeld.example/plan.pdf\n\nA | B | http://x.example/");
        let two = two.unwrap();
        assert_eq!((two[0].title.as_str(), two[1].title.as_str()), ("Plan van aanpak", "A | B"));
        for bad in [
            "https://voorbeeld.example",
            "Plan | javascript:alert(1)",
            "| https://x.example",
            "Plan | https://x",
        ] {
            assert_eq!(documents(bad), Err(bad.to_owned()));
        }
    }
}
