//! The audit log: written with each deed, sealed afterwards into a hash chain, never changed.
//!
//! Invariant: seal n is SHA-256 over seal n-1 and the canonical bytes of event n; seal 0 is 32 zero bytes.

use diesel::prelude::*;
use diesel::sql_types::{Int8, Uuid as SqlUuid};
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{AuditEventId, CooperativeId, PersonId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::doors::{SessionTx, TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::invitations::Invitation;
use crate::schema::portal::{audit_events, audit_heads, audit_seals};

/// Events sealed in one transaction: the lock on the head stays short.
const SEALED_AT_ONCE: i64 = 1_000;
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

/// The next seal of a chain. The bytes hold each field with its length before it, so that no two events share them.
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

type EventRow = (
    Uuid,
    jiff_diesel::Timestamp,
    Option<Uuid>,
    String,
    String,
    String,
    String,
    String,
    Option<i64>,
    Option<Vec<u8>>,
);

fn read(row: EventRow) -> SealedEvent {
    let (id, at, person_id, person, deed, subject, detail, ip, n, hash) = row;
    let event = AuditEvent {
        id: id.into(),
        at: at.to_jiff(),
        person_id: person_id.map(PersonId::from),
        person,
        deed,
        subject,
        detail,
        ip,
    };
    SealedEvent { n, hash: hash.map(hex::encode), event }
}

impl TenantTx<'_> {
    /// Writes a deed in the audit log, in this transaction.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn audit(&mut self, deed: &str, subject: impl ToString, detail: &str) -> Result<(), StoreError> {
        let (now, actor) = (self.now(), self.actor().clone());
        diesel::insert_into(audit_events::table)
            .values((
                audit_events::cooperative_id.eq(self.tenant()),
                audit_events::id.eq(self.new_id::<Uuid>()),
                audit_events::at.eq(now.to_diesel()),
                audit_events::person_id.eq(actor.person().map(Uuid::from)),
                audit_events::person.eq(actor.name()),
                audit_events::member_id.eq(actor.member().map(|member| member.id.0)),
                audit_events::deed.eq(deed),
                audit_events::subject.eq(subject.to_string()),
                audit_events::detail.eq(detail),
                audit_events::ip.eq(actor.ip()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// A page of the audit log, newest first, and how many events there are.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn audit_events(&mut self, limit: i64, offset: i64) -> Result<(Vec<SealedEvent>, i64), StoreError> {
        let total = audit_events::table
            .filter(audit_events::cooperative_id.eq(self.tenant()))
            .count()
            .get_result(self.conn())?;
        let rows = self.load_events(limit, offset, true)?;
        Ok((rows, total))
    }

    /// The whole chain in its order, the events that are not sealed yet after it.
    ///
    /// # Errors
    /// Those of the query.
    pub fn audit_chain(&mut self) -> Result<Vec<SealedEvent>, StoreError> {
        self.load_events(i64::MAX, 0, false)
    }

    fn load_events(
        &mut self,
        limit: i64,
        offset: i64,
        newest_first: bool,
    ) -> Result<Vec<SealedEvent>, StoreError> {
        let tenant = self.tenant();
        let events = audit_events::table
            .left_join(
                audit_seals::table.on(audit_seals::cooperative_id
                    .eq(audit_events::cooperative_id)
                    .and(audit_seals::event_id.eq(audit_events::id))),
            )
            .filter(audit_events::cooperative_id.eq(tenant))
            .select((
                audit_events::id,
                audit_events::at,
                audit_events::person_id,
                audit_events::person,
                audit_events::deed,
                audit_events::subject,
                audit_events::detail,
                audit_events::ip,
                audit_seals::n.nullable(),
                audit_seals::hash.nullable(),
            ))
            .limit(limit)
            .offset(offset);
        let rows: Vec<EventRow> = if newest_first {
            events.order((audit_events::at.desc(), audit_events::id.desc())).load(self.conn())?
        } else {
            events
                .order((audit_seals::n.asc().nulls_last(), audit_events::at, audit_events::id))
                .load(self.conn())?
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Seals the events that are not sealed yet, in order, under the lock of the chain's head.
    ///
    /// # Errors
    /// Those of the queries. Says how many it sealed.
    pub fn seal_audit_events(&mut self) -> Result<usize, StoreError> {
        let tenant = self.tenant();
        diesel::insert_into(audit_heads::table)
            .values((
                audit_heads::cooperative_id.eq(tenant),
                audit_heads::n.eq(0),
                audit_heads::hash.eq(vec![0_u8; 32]),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        let (mut n, mut head): (i64, Vec<u8>) = audit_heads::table
            .filter(audit_heads::cooperative_id.eq(tenant))
            .select((audit_heads::n, audit_heads::hash))
            .for_update()
            .first(self.conn())?;
        let open: Vec<SealedEvent> = self.unsealed_events()?.into_iter().map(read).collect();
        for sealed in &open {
            n += 1;
            head = seal(&head, &sealed.event);
            diesel::insert_into(audit_seals::table)
                .values((
                    audit_seals::cooperative_id.eq(tenant),
                    audit_seals::n.eq(n),
                    audit_seals::event_id.eq(sealed.event.id.0),
                    audit_seals::hash.eq(&head),
                ))
                .execute(self.conn())?;
        }
        diesel::update(audit_heads::table.filter(audit_heads::cooperative_id.eq(tenant)))
            .set((audit_heads::n.eq(n), audit_heads::hash.eq(&head)))
            .execute(self.conn())?;
        Ok(open.len())
    }

    fn unsealed_events(&mut self) -> Result<Vec<EventRow>, StoreError> {
        let tenant = self.tenant();
        Ok(audit_events::table
            .left_join(
                audit_seals::table.on(audit_seals::cooperative_id
                    .eq(audit_events::cooperative_id)
                    .and(audit_seals::event_id.eq(audit_events::id))),
            )
            .filter(audit_events::cooperative_id.eq(tenant))
            .filter(audit_seals::n.is_null())
            .order((audit_events::at, audit_events::id))
            .limit(SEALED_AT_ONCE)
            .select((
                audit_events::id,
                audit_events::at,
                audit_events::person_id,
                audit_events::person,
                audit_events::deed,
                audit_events::subject,
                audit_events::detail,
                audit_events::ip,
                audit_seals::n.nullable(),
                audit_seals::hash.nullable(),
            ))
            .load(self.conn())?)
    }
}

impl SessionTx<'_> {
    /// Writes in a cooperative's log that an invitation was accepted.
    pub(crate) fn audit_acceptance(
        &mut self,
        offer: &Invitation,
        person: PersonId,
        name: &str,
        ip: &str,
    ) -> Result<(), StoreError> {
        let (id, now) = (self.new_id::<Uuid>(), self.now());
        let roles: Vec<&str> = offer.roles.iter().map(|role| role.name()).collect();
        diesel::insert_into(audit_events::table)
            .values((
                audit_events::cooperative_id.eq(offer.cooperative.0),
                audit_events::id.eq(id),
                audit_events::at.eq(now.to_diesel()),
                audit_events::person_id.eq(person.0),
                audit_events::person.eq(name),
                audit_events::member_id.eq(offer.member.map(Uuid::from)),
                audit_events::deed.eq("invitations.accept"),
                audit_events::subject.eq(offer.id.to_string()),
                audit_events::detail.eq(roles.join(", ")),
                audit_events::ip.eq(ip),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}

impl WorkerTx<'_> {
    /// The cooperatives whose log has events to seal.
    ///
    /// # Errors
    /// Those of the query.
    pub fn cooperatives_to_seal(&mut self) -> Result<Vec<CooperativeId>, StoreError> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = SqlUuid)]
            cooperative_id: Uuid,
            #[diesel(sql_type = Int8)]
            #[expect(dead_code, reason = "the count is what the query is grouped by")]
            open: i64,
        }
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT e.cooperative_id, count(*) AS open FROM portal.audit_events e
             WHERE NOT EXISTS (SELECT FROM portal.audit_seals s
                 WHERE s.cooperative_id = e.cooperative_id AND s.event_id = e.id)
             GROUP BY e.cooperative_id",
        )
        .load(self.conn())?;
        Ok(rows.into_iter().map(|row| row.cooperative_id.into()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
