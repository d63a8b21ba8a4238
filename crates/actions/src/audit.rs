//! The audit log as a file: written for a cooperative, and verified by anybody, without a database.
//!
//! The format stands in `docs/formats/audit-log.md`: JSON lines, a head and then one event per line.
//!
//! Invariant: verifying reads line by line: a log of a million events fits.

use std::io::{BufRead, Write};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::TenantTx;
use store::audit::{Broken, Chain, SealedEvent};
use store::roles::May;

use crate::{Refused, permissions};

/// What the first line of an export says it is.
pub const FORMAT: &str = "gemeengoed/audit-log/1";
/// Events read from the database at once.
const BATCH: i64 = 5_000;

/// The first line of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// [`FORMAT`].
    pub format: String,
    /// Address of the cooperative.
    pub cooperative: String,
    /// When the file was written.
    pub exported_at: Timestamp,
    /// How many events are sealed.
    pub sealed: i64,
    /// The last seal, in hexadecimal: who keeps it elsewhere can later tell that nothing before it was
    /// changed.
    pub hash: String,
}

/// What a chain in the database looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// How many events are sealed and follow from each other.
    pub sealed: i64,
    /// The last seal, in hexadecimal.
    pub hash: String,
    /// How many wait for their seal; at most a batch is counted.
    pub waiting: usize,
    /// Where it does not hold.
    pub broken: Option<Broken>,
}

/// Reads the whole chain of the actor's cooperative, handing each event to `each`, and says whether it holds.
///
/// # Errors
/// [`Refused::Forbidden`] without the permission to read the log.
pub fn walk(tx: &mut TenantTx<'_>, mut each: impl FnMut(&SealedEvent)) -> Result<State, Refused> {
    permissions::require(tx, May::ReadAudit)?;
    let (mut chain, mut broken, mut last) = (Chain::default(), None, 0);
    loop {
        let events = tx.audit_chain_after(last, BATCH)?;
        let Some(n) = events.last().and_then(|event| event.n) else { break };
        last = n;
        for event in &events {
            each(event);
            broken = broken.or_else(|| chain.read(event).err());
        }
    }
    let waiting = tx.unsealed_events(BATCH)?;
    waiting.iter().for_each(&mut each);
    Ok(State { sealed: chain.n, hash: hex::encode(&chain.hash), waiting: waiting.len(), broken })
}

/// All events of the actor's cooperative, to take along as a table; notes that they were.
///
/// # Errors
/// [`Refused::Forbidden`] without the permission to read the log.
pub fn export_events(tx: &mut TenantTx<'_>) -> Result<Vec<SealedEvent>, Refused> {
    let mut events = Vec::new();
    walk(tx, |event| events.push(event.clone()))?;
    tx.audit("audit.export", "csv", &events.len().to_string())?;
    Ok(events)
}

/// Writes the log of the actor's cooperative as a file that can be verified, and notes that it was taken
/// along.
///
/// # Errors
/// [`Refused::Forbidden`] without the permission to read the log.
pub fn export(tx: &mut TenantTx<'_>) -> Result<Vec<u8>, Refused> {
    let mut events = Vec::new();
    let state = walk(tx, |event| events.push(event.clone()))?;
    let head = Head {
        format: FORMAT.to_owned(),
        cooperative: tx.actor().cooperative().address.clone(),
        exported_at: tx.now(),
        sealed: state.sealed,
        hash: state.hash,
    };
    tx.audit("audit.export", "jsonl", &events.len().to_string())?;
    Ok(write(&head, &events))
}

/// The lines of a file.
#[must_use]
pub fn write(head: &Head, events: &[SealedEvent]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut line = |json: serde_json::Result<String>| {
        // Writing to memory and serialising plain structs do not fail.
        if let Ok(json) = json {
            let _ = writeln!(file, "{json}");
        }
    };
    line(serde_json::to_string(head));
    events.iter().for_each(|event| line(serde_json::to_string(event)));
    file
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The first line.
    pub head: Head,
    /// Events that follow from each other.
    pub sealed: i64,
    /// Events at the end that wait for their seal: not proven.
    pub waiting: usize,
    /// Whether the seal that was noted elsewhere is one of the chain; absent where none was given.
    pub noted: Option<bool>,
}

/// Why a file does not verify.
#[derive(Debug, thiserror::Error)]
pub enum Unverified {
    /// It cannot be read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] std::io::Error),
    /// It is no export of an audit log.
    #[error("line 1 is not the head of an audit log ({FORMAT}): {0}")]
    Head(String),
    /// A line is not an event.
    #[error("line {line} is not an event: {error}")]
    Line {
        /// Which line, from 1.
        line: usize,
        /// What is wrong with it.
        error: String,
    },
    /// An event does not follow from the one before.
    #[error("the chain is broken: {0}")]
    Broken(#[from] Broken),
    /// An event without a seal stands before one with a seal.
    #[error("line {0} has a seal after events without one: the chain is broken")]
    OutOfOrder(usize),
    /// The chain ends elsewhere than the head says: events were cut off or added.
    #[error(
        "the file holds {found} sealed events up to {hash}, its head says {expected} up to {expected_hash}"
    )]
    End {
        /// How many it holds.
        found: i64,
        /// The last seal it holds.
        hash: String,
        /// How many it should hold.
        expected: i64,
        /// The last seal it should hold.
        expected_hash: String,
    },
}

impl Unverified {
    /// Whether it is no export of an audit log at all; otherwise it is one that does not hold.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        matches!(self, Self::Read(_) | Self::Head(_) | Self::Line { .. })
    }
}

/// Verifies an exported log: every seal follows from the event and the seal before it, and the head tells the
/// end. With a seal that was `noted` elsewhere it says whether the chain still holds it.
///
/// # Errors
/// The first thing that does not hold.
pub fn verify(file: impl BufRead, noted: Option<&str>) -> Result<Report, Unverified> {
    let mut lines = file.lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let head: Head = serde_json::from_str(&first).map_err(|error| Unverified::Head(error.to_string()))?;
    if head.format != FORMAT {
        return Err(Unverified::Head(format!("its format is {:?}", head.format)));
    }
    let (mut chain, mut waiting) = (Chain::default(), 0);
    let noted = noted.map(|hash| hash.trim().to_lowercase());
    let mut seen = noted.as_ref().map(|_| false);
    for (line, text) in (2..).zip(lines) {
        let event: SealedEvent = serde_json::from_str(&text?)
            .map_err(|error| Unverified::Line { line, error: error.to_string() })?;
        match &event.hash {
            None => waiting += 1,
            Some(_) if waiting > 0 => return Err(Unverified::OutOfOrder(line)),
            Some(hash) => {
                chain.read(&event)?;
                seen = seen.map(|seen| seen || noted.as_ref() == Some(hash));
            }
        }
    }
    let hash = hex::encode(&chain.hash);
    if chain.n != head.sealed || hash != head.hash {
        let (found, expected, expected_hash) = (chain.n, head.sealed, head.hash);
        return Err(Unverified::End { found, hash, expected, expected_hash });
    }
    Ok(Report { sealed: chain.n, waiting, noted: seen, head })
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::audit::{AuditEvent, FIRST, seal};

    fn events(people: &[&str]) -> Vec<SealedEvent> {
        let mut hash = FIRST.to_vec();
        (1..)
            .zip(people)
            .map(|(n, person)| {
                let event = AuditEvent {
                    id: format!("018f0000-0000-7000-8000-{n:012}").parse().unwrap(),
                    at: Timestamp::from_microsecond(1_700_000_000_000_000 + n).unwrap(),
                    person_id: None,
                    person: (*person).to_owned(),
                    deed: "runs.approve".to_owned(),
                    subject: "2025".to_owned(),
                    detail: "\"aangehaald\"\nmet een regeleinde".to_owned(),
                    ip: "192.0.2.1".to_owned(),
                };
                hash = seal(&hash, &event);
                SealedEvent { n: Some(n), hash: Some(hex::encode(&hash)), event }
            })
            .collect()
    }

    fn file(events: &[SealedEvent]) -> String {
        let last = events.iter().rev().find_map(|event| event.hash.clone());
        let head = Head {
            format: FORMAT.to_owned(),
            cooperative: "samen-digitaal".to_owned(),
            exported_at: Timestamp::UNIX_EPOCH,
            sealed: events.iter().filter(|event| event.n.is_some()).count().try_into().unwrap(),
            hash: last.unwrap_or_else(|| hex::encode(FIRST)),
        };
        String::from_utf8(write(&head, events)).unwrap()
    }

    fn verdict(file: &str) -> Result<Report, Unverified> {
        verify(file.as_bytes(), None)
    }

    #[test]
    fn a_file_that_nobody_touched_verifies() {
        let report = verdict(&file(&events(&["Marieke", "Joost", "Fatima"]))).unwrap();
        assert_eq!((report.sealed, report.waiting, report.noted), (3, 0, None));
    }

    #[test]
    fn a_log_without_events_verifies() {
        assert_eq!(verdict(&file(&[])).unwrap().sealed, 0);
    }

    #[test]
    fn events_that_wait_for_their_seal_are_counted_apart() {
        let mut events = events(&["Marieke", "Joost"]);
        (events[1].n, events[1].hash) = (None, None);
        let report = verdict(&file(&events)).unwrap();
        assert_eq!((report.sealed, report.waiting), (1, 1));
    }

    #[test]
    fn one_changed_letter_is_found() {
        let changed = file(&events(&["Marieke", "Joost", "Fatima"])).replace("Joost", "Joust");
        assert!(matches!(verdict(&changed), Err(Unverified::Broken(Broken::Seal(2)))));
    }

    #[test]
    fn a_line_cut_off_at_the_end_is_found() {
        let whole = file(&events(&["Marieke", "Joost", "Fatima"]));
        let cut = whole.trim_end().rsplit_once('\n').unwrap().0;
        assert!(matches!(verdict(cut), Err(Unverified::End { found: 2, expected: 3, .. })));
    }

    #[test]
    fn a_seal_noted_elsewhere_is_found_in_its_own_log_only() {
        let (own, other) = (events(&["Marieke", "Joost"]), events(&["Fatima"]));
        let noted = own[0].hash.as_deref();
        assert_eq!(verify(file(&own).as_bytes(), noted).unwrap().noted, Some(true));
        assert_eq!(verify(file(&other).as_bytes(), noted).unwrap().noted, Some(false));
    }

    #[test]
    fn something_else_is_told_to_be_something_else() {
        assert!(matches!(verdict(""), Err(Unverified::Head(_))));
        assert!(matches!(verdict("naam;bedrag\n"), Err(Unverified::Head(_))));
        let half = file(&events(&["Marieke"])) + "{\"n\": 2\n";
        assert!(matches!(verdict(&half), Err(Unverified::Line { line: 3, .. })));
    }
}
