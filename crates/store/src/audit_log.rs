//! The audit log in the database: written with each deed, sealed afterwards into a hash chain, never changed.
//!
//! Invariant: one head row per cooperative is locked while its chain grows, so that a chain never forks.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Int8, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, PersonId};
use uuid::Uuid;

use crate::actor::Cooperative;
use crate::audit::{AuditEvent, FIRST, SealedEvent, seal};
use crate::doors::{PlatformTx, SessionTx, TenantTx, WorkerTx};
use crate::error::StoreError;
use crate::invitations::Invitation;
use crate::schema::portal::{audit_events, audit_heads, audit_seals};
use crate::wire::amsterdam;

/// Events sealed in one transaction: the lock on the head stays short.
pub const SEALED_AT_ONCE: usize = 1_000;

/// Which events to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only those of the person with this name.
    pub person: Option<String>,
    /// Only this deed.
    pub deed: Option<String>,
    /// From this day on.
    pub from: Option<Date>,
    /// Up to and including this day.
    pub until: Option<Date>,
}

/// What a log can be filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditChoices {
    /// Names of the people in it.
    pub people: Vec<String>,
    /// Deeds in it.
    pub deeds: Vec<String>,
}

#[derive(QueryableByName)]
struct EventRow {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    at: jiff_diesel::Timestamp,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    person_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    person: String,
    #[diesel(sql_type = Text)]
    deed: String,
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Text)]
    detail: String,
    #[diesel(sql_type = Text)]
    ip: String,
    #[diesel(sql_type = Nullable<Int8>)]
    n: Option<i64>,
    #[diesel(sql_type = Nullable<Binary>)]
    hash: Option<Vec<u8>>,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Int8)]
    n: i64,
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

const EVENTS: &str =
    "SELECT e.id, e.at, e.person_id, e.person, e.deed, e.subject, e.detail, e.ip, s.n, s.hash
    FROM portal.audit_events e
    LEFT JOIN portal.audit_seals s ON s.cooperative_id = e.cooperative_id AND s.event_id = e.id
    WHERE e.cooperative_id = $1";

const FILTER: &str = "($2 IS NULL OR e.person = $2) AND ($3 IS NULL OR e.deed = $3)
    AND ($4 IS NULL OR e.at >= $4) AND ($5 IS NULL OR e.at < $5)";

impl From<EventRow> for SealedEvent {
    fn from(row: EventRow) -> Self {
        let event = AuditEvent {
            id: row.id.into(),
            at: row.at.to_jiff(),
            person_id: row.person_id.map(PersonId::from),
            person: row.person,
            deed: row.deed,
            subject: row.subject,
            detail: row.detail,
            ip: row.ip,
        };
        SealedEvent { n: row.n, hash: row.hash.map(hex::encode), event }
    }
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

    /// A page of the audit log, newest first, and how many events the filter leaves.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn audit_events(
        &mut self,
        filter: &AuditFilter,
        limit: i64,
        offset: i64,
    ) -> Result<(Vec<SealedEvent>, i64), StoreError> {
        let (from, until) = (filter.from.and_then(start_of), filter.until.and_then(end_of));
        let total: Count = diesel::sql_query(format!(
            "SELECT count(*) AS n FROM portal.audit_events e WHERE e.cooperative_id = $1 AND {FILTER}"
        ))
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Nullable<Text>, _>(&filter.person)
        .bind::<Nullable<Text>, _>(&filter.deed)
        .bind::<Nullable<Timestamptz>, _>(from)
        .bind::<Nullable<Timestamptz>, _>(until)
        .get_result(self.conn())?;
        let rows: Vec<EventRow> = diesel::sql_query(format!(
            "{EVENTS} AND {FILTER} ORDER BY e.at DESC, e.id DESC LIMIT $6 OFFSET $7"
        ))
        .bind::<SqlUuid, _>(self.tenant())
        .bind::<Nullable<Text>, _>(&filter.person)
        .bind::<Nullable<Text>, _>(&filter.deed)
        .bind::<Nullable<Timestamptz>, _>(from)
        .bind::<Nullable<Timestamptz>, _>(until)
        .bind::<Int8, _>(limit)
        .bind::<Int8, _>(offset)
        .load(self.conn())?;
        Ok((rows.into_iter().map(SealedEvent::from).collect(), total.n))
    }

    /// The people and deeds that stand in the log.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn audit_choices(&mut self) -> Result<AuditChoices, StoreError> {
        let mut words = |column: &str| -> Result<Vec<String>, StoreError> {
            let rows: Vec<Word> = diesel::sql_query(format!(
                "SELECT DISTINCT {column} AS word FROM portal.audit_events
                 WHERE cooperative_id = $1 ORDER BY 1"
            ))
            .bind::<SqlUuid, _>(self.tenant())
            .load(self.conn())?;
            Ok(rows.into_iter().map(|row| row.word).collect())
        };
        Ok(AuditChoices { people: words("person")?, deeds: words("deed")? })
    }

    /// The part of the chain after event `n`, in its order.
    ///
    /// # Errors
    /// Those of the query.
    pub fn audit_chain_after(&mut self, n: i64, limit: i64) -> Result<Vec<SealedEvent>, StoreError> {
        let rows: Vec<EventRow> = diesel::sql_query(format!("{EVENTS} AND s.n > $2 ORDER BY s.n LIMIT $3"))
            .bind::<SqlUuid, _>(self.tenant())
            .bind::<Int8, _>(n)
            .bind::<Int8, _>(limit)
            .load(self.conn())?;
        Ok(rows.into_iter().map(SealedEvent::from).collect())
    }

    /// The events that wait for their seal, in the order in which they will get it.
    ///
    /// # Errors
    /// Those of the query.
    pub fn unsealed_events(&mut self, limit: i64) -> Result<Vec<SealedEvent>, StoreError> {
        let rows: Vec<EventRow> =
            diesel::sql_query(format!("{EVENTS} AND s.n IS NULL ORDER BY e.at, e.id LIMIT $2"))
                .bind::<SqlUuid, _>(self.tenant())
                .bind::<Int8, _>(limit)
                .load(self.conn())?;
        Ok(rows.into_iter().map(SealedEvent::from).collect())
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
                audit_heads::hash.eq(FIRST.to_vec()),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        let (mut n, mut head): (i64, Vec<u8>) = audit_heads::table
            .filter(audit_heads::cooperative_id.eq(tenant))
            .select((audit_heads::n, audit_heads::hash))
            .for_update()
            .first(self.conn())?;
        let open = self.unsealed_events(i64::try_from(SEALED_AT_ONCE).unwrap_or(i64::MAX))?;
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
}

/// The first instant of a day in Europe/Amsterdam.
fn start_of(day: Date) -> Option<jiff_diesel::Timestamp> {
    day.to_zoned(amsterdam()).ok().map(|start| start.timestamp().to_diesel())
}

/// The first instant after a day in Europe/Amsterdam.
fn end_of(day: Date) -> Option<jiff_diesel::Timestamp> {
    day.tomorrow().ok().and_then(start_of)
}

/// An event that another door than the tenant's writes in a cooperative's log.
struct Entry<'a> {
    cooperative: Uuid,
    id: Uuid,
    at: Timestamp,
    person: PersonId,
    name: &'a str,
    deed: &'a str,
    subject: String,
    detail: &'a str,
    ip: &'a str,
}

fn insert(conn: &mut PgConnection, entry: &Entry<'_>) -> Result<(), StoreError> {
    diesel::insert_into(audit_events::table)
        .values((
            audit_events::cooperative_id.eq(entry.cooperative),
            audit_events::id.eq(entry.id),
            audit_events::at.eq(entry.at.to_diesel()),
            audit_events::person_id.eq(entry.person.0),
            audit_events::person.eq(entry.name),
            audit_events::deed.eq(entry.deed),
            audit_events::subject.eq(&entry.subject),
            audit_events::detail.eq(entry.detail),
            audit_events::ip.eq(entry.ip),
        ))
        .execute(conn)?;
    Ok(())
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
        let roles: Vec<&str> = offer.roles.iter().map(|role| role.name()).collect();
        let entry = Entry {
            cooperative: offer.cooperative.0,
            id: self.new_id(),
            at: self.now(),
            person,
            name,
            deed: "invitations.accept",
            subject: offer.id.to_string(),
            detail: &roles.join(", "),
            ip,
        };
        insert(self.conn(), &entry)
    }

    /// Writes something that a person did with the own account in the log of each cooperative where the
    /// person has a seat: each of them may ask who came in, and from where.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn audit_account(&mut self, person: PersonId, deed: &str, ip: &str) -> Result<(), StoreError> {
        let name = self.account(person)?.name;
        let mut cooperatives: Vec<Uuid> =
            self.seats(person)?.iter().map(|choice| choice.cooperative.id.0).collect();
        cooperatives.dedup();
        for cooperative in cooperatives {
            self.for_cooperative(cooperative)?;
            let (id, at) = (self.new_id(), self.now());
            let subject = person.to_string();
            let entry = Entry { cooperative, id, at, person, name: &name, deed, subject, detail: "", ip };
            insert(self.conn(), &entry)?;
        }
        self.for_cooperative(Uuid::nil())
    }
}

impl PlatformTx<'_> {
    /// Writes in a cooperative's own log what the operator did there.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn audit_in(
        &mut self,
        cooperative: &Cooperative,
        deed: &str,
        subject: impl ToString,
        detail: &str,
    ) -> Result<(), StoreError> {
        let operator = self.operator().clone();
        let entry = Entry {
            cooperative: cooperative.id.0,
            id: self.new_id(),
            at: self.now(),
            person: operator.person(),
            name: operator.name(),
            deed,
            subject: subject.to_string(),
            detail,
            ip: operator.ip(),
        };
        insert(self.conn(), &entry)
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
            id: Uuid,
        }
        // The newest events tell: sealing one of them seals all that went before. Ids sort by time.
        let rows: Vec<Row> = diesel::sql_query(
            "SELECT c.id FROM platform.cooperatives c WHERE EXISTS (
                 SELECT FROM (SELECT e.cooperative_id, e.id FROM portal.audit_events e
                     WHERE e.cooperative_id = c.id ORDER BY e.id DESC LIMIT 200) AS newest
                 WHERE NOT EXISTS (SELECT FROM portal.audit_seals s
                     WHERE s.cooperative_id = newest.cooperative_id AND s.event_id = newest.id))",
        )
        .load(self.conn())?;
        Ok(rows.into_iter().map(|row| row.id.into()).collect())
    }
}
