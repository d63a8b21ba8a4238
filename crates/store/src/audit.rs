//! What the audit log is made of: events, and the seals that chain them. Pure: an exported log is verified
//! with it too.
//!
//! Invariant: seal n is SHA-256 over seal n-1 and the canonical bytes of event n; seal 0 is 32 zero bytes.

use jiff::Timestamp;
use kernel::{AuditEventId, PersonId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The canonical bytes of an event begin with this: a later form gets another tag.
const VERSION_TAG: &str = "gemeengoed/audit-event/1";

/// Something somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEvent {
    /// The event.
    pub id: AuditEventId,
    /// When.
    pub at: Timestamp,
    /// Who; absent for the portal itself.
    pub person_id: Option<PersonId>,
    /// Name of who did it, at that moment.
    pub person: String,
    /// What was done.
    pub deed: String,
    /// Id of what it was done to.
    pub subject: String,
    /// What changed, in a few words.
    pub detail: String,
    /// From which address.
    pub ip: String,
}

/// An event with its place in the chain, once it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedEvent {
    /// Place in the chain, from 1; absent until the sealing job has passed.
    pub n: Option<i64>,
    /// Seal, in hexadecimal.
    pub hash: Option<String>,
    /// The event itself.
    #[serde(flatten)]
    pub event: AuditEvent,
}

/// What a chain begins with.
pub const FIRST: [u8; 32] = [0; 32];

/// The next seal of a chain. The bytes hold each field with its length before it, so that no two events share
/// them.
#[must_use]
pub fn seal(previous: &[u8], event: &AuditEvent) -> Vec<u8> {
    let person = event.person_id.map(|id| id.to_string()).unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(previous);
    for field in [
        VERSION_TAG,
        &event.id.to_string(),
        &event.at.as_microsecond().to_string(),
        &person,
        &event.person,
        &event.deed,
        &event.subject,
        &event.detail,
        &event.ip,
    ] {
        hash.update(field.len().to_string());
        hash.update(":");
        hash.update(field);
    }
    hash.finalize().to_vec()
}

/// A chain as far as it was read: feeds on sealed events, in order, and says where it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// How many events it holds.
    pub n: i64,
    /// Its last seal.
    pub hash: Vec<u8>,
}

/// Where and how a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The number is not the next one: an event was taken out, put in or moved.
    #[error("event {found} stands where event {expected} should be")]
    Number {
        /// What should be here.
        expected: i64,
        /// What is here.
        found: i64,
    },
    /// The seal is not the one that follows: this event, or one before it, was changed.
    #[error("event {0} does not have the seal that follows from it and from the seal before it")]
    Seal(i64),
}

impl Default for Chain {
    fn default() -> Self {
        Self { n: 0, hash: FIRST.to_vec() }
    }
}

impl Chain {
    /// Reads the next event. Events without a seal wait for the sealing job and are passed over.
    ///
    /// # Errors
    /// [`Broken`] where the event does not follow from the one before.
    pub fn read(&mut self, sealed: &SealedEvent) -> Result<(), Broken> {
        let (Some(n), Some(hash)) = (sealed.n, &sealed.hash) else { return Ok(()) };
        if n != self.n + 1 {
            return Err(Broken::Number { expected: self.n + 1, found: n });
        }
        let next = seal(&self.hash, &sealed.event);
        if hex::encode(&next) != *hash {
            return Err(Broken::Seal(n));
        }
        (self.n, self.hash) = (n, next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn event(person: &str, deed: &str) -> AuditEvent {
        AuditEvent {
            id: Uuid::nil().into(),
            at: Timestamp::UNIX_EPOCH,
            person_id: None,
            person: person.to_owned(),
            deed: deed.to_owned(),
            subject: String::new(),
            detail: String::new(),
            ip: String::new(),
        }
    }

    #[test]
    fn each_seal_hangs_on_the_one_before() {
        let first = seal(&[0; 32], &event("Marieke", "runs.approve"));
        let second = seal(&first, &event("Marieke", "runs.approve"));
        assert_ne!(first, second);
        assert_ne!(second, seal(&[0; 32], &event("Marieke", "runs.approve")));
    }

    #[test]
    fn moving_a_letter_from_one_field_to_the_next_changes_the_seal() {
        assert_ne!(seal(&[0; 32], &event("Mariek", "e")), seal(&[0; 32], &event("Marieke", "")));
    }

    fn chain_of(people: &[&str]) -> Vec<SealedEvent> {
        let mut head = FIRST.to_vec();
        (1..)
            .zip(people)
            .map(|(n, person)| {
                let event = event(person, "runs.approve");
                head = seal(&head, &event);
                SealedEvent { n: Some(n), hash: Some(hex::encode(&head)), event }
            })
            .collect()
    }

    fn verdict(events: &[SealedEvent]) -> Result<i64, Broken> {
        let mut chain = Chain::default();
        events.iter().try_for_each(|event| chain.read(event))?;
        Ok(chain.n)
    }

    #[test]
    fn a_chain_that_nobody_touched_holds() {
        assert_eq!(verdict(&chain_of(&["Marieke", "Joost", "Fatima"])), Ok(3));
    }

    #[test]
    fn a_changed_event_breaks_the_chain_at_that_event() {
        let mut events = chain_of(&["Marieke", "Joost", "Fatima"]);
        events[1].event.person = "Somebody else".to_owned();
        assert_eq!(verdict(&events), Err(Broken::Seal(2)));
    }

    #[test]
    fn an_event_that_was_taken_out_is_missed() {
        let mut events = chain_of(&["Marieke", "Joost", "Fatima"]);
        events.remove(1);
        assert_eq!(verdict(&events), Err(Broken::Number { expected: 2, found: 3 }));
    }

    #[test]
    fn a_renumbered_event_does_not_have_the_seal_that_follows() {
        let mut events = chain_of(&["Marieke", "Joost", "Fatima"]);
        events.remove(1);
        events[1].n = Some(2);
        assert_eq!(verdict(&events), Err(Broken::Seal(2)));
    }
}
