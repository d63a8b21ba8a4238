//! Who is at the other end of a request: sessions, seats, and the actor that follows from them.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Date as SqlDate, Text, Timestamptz, Uuid as SqlUuid};
use jiff::{SignedDuration, Timestamp};
use jiff_diesel::ToDiesel;
use kernel::{CooperativeId, PersonId, SeatId, SessionId};
use uuid::Uuid;

use crate::actor::{Actor, Cooperative, Seat, Standing};
use crate::doors::SessionTx;
use crate::error::StoreError;
use crate::schema::platform::{session_seats, sessions};
use crate::seat_rows::{SEATS, SeatRow};

/// Without a request for this long a session ends.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(2);
/// And in any case after this long.
pub const ABSOLUTE_LIMIT: SignedDuration = SignedDuration::from_hours(12);

/// Somebody with a valid session.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The session.
    pub session: SessionId,
    /// The token that the session's forms carry.
    pub csrf: String,
    /// The account.
    pub person: PersonId,
    /// Name of the person.
    pub name: String,
    /// Address to sign in with.
    pub email: String,
    /// `nl` or `en`.
    pub language: String,
    /// Whether the person runs the installation.
    pub operator: bool,
    /// Every seat of the person, in all cooperatives, by name.
    pub seats: Vec<SeatChoice>,
    chosen: Vec<(CooperativeId, SeatId)>,
}

/// A seat that a visitor can take.
#[derive(Clone, Debug)]
pub struct SeatChoice {
    /// The cooperative.
    pub cooperative: Cooperative,
    /// The seat.
    pub seat: Seat,
}

/// Proof that an operator signed in.
#[derive(Clone, Debug)]
pub struct Operator {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) ip: String,
}

impl Operator {
    /// The account.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Name of the person.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// From which address the person came.
    #[must_use]
    pub fn ip(&self) -> &str {
        &self.ip
    }
}

impl Visitor {
    /// The actor in the cooperative at `address`: with the seat chosen there, else the first one.
    /// Nothing where the person has no seat there: like a cooperative that does not exist.
    #[must_use]
    pub fn actor(&self, address: &str, ip: &str) -> Option<Actor> {
        let here = || self.seats.iter().filter(|choice| choice.cooperative.address == address);
        let chosen = here().find(|choice| self.chosen.contains(&(choice.cooperative.id, choice.seat.id)));
        let choice = chosen.or_else(|| here().next())?;
        Some(Actor {
            cooperative: choice.cooperative.clone(),
            person: Some(self.person),
            name: self.name.clone(),
            standing: Standing::Seat(choice.seat.clone()),
            ip: ip.to_owned(),
        })
    }

    /// Address of the cooperative where the person has a seat, where it is only one.
    #[must_use]
    pub fn only_cooperative(&self) -> Option<&str> {
        let mut addresses = self.seats.iter().map(|choice| choice.cooperative.address.as_str());
        let first = addresses.next()?;
        addresses.all(|address| address == first).then_some(first)
    }

    /// The proof of an operator, where the person is one.
    #[must_use]
    pub fn operator(&self, ip: &str) -> Option<Operator> {
        self.operator.then(|| Operator { person: self.person, name: self.name.clone(), ip: ip.to_owned() })
    }
}

/// A new session, with only the hash of its key.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of the key in the cookie.
    pub key_hash: Vec<u8>,
    /// Who signed in.
    pub person: PersonId,
    /// The token of its forms.
    pub csrf: String,
    /// From which address.
    pub ip: String,
    /// With which browser.
    pub agent: String,
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct SessionInfo {
    /// The session.
    pub id: SessionId,
    /// When it began.
    pub created_at: Timestamp,
    /// Last request.
    pub last_seen_at: Timestamp,
    /// From which address.
    pub ip: String,
    /// With which browser.
    pub agent: String,
}

#[derive(QueryableByName)]
struct VisitorRow {
    #[diesel(sql_type = SqlUuid)]
    session: Uuid,
    #[diesel(sql_type = Text)]
    csrf: String,
    #[diesel(sql_type = Timestamptz)]
    last_seen_at: jiff_diesel::Timestamp,
    #[diesel(sql_type = SqlUuid)]
    person: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = Bool)]
    operator: bool,
}

const VISITOR: &str =
    "SELECT s.id AS session, s.csrf, s.last_seen_at, p.id AS person, p.name, p.email, p.language,
        p.operator
    FROM platform.sessions s JOIN platform.people p ON p.id = s.person_id
    WHERE s.key_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3";

impl SessionTx<'_> {
    /// The visitor whose session has this key, if it is still valid; notes that it was seen, once a minute.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn visitor(&mut self, key_hash: &[u8]) -> Result<Option<Visitor>, StoreError> {
        let now = self.now();
        let row: Option<VisitorRow> = diesel::sql_query(VISITOR)
            .bind::<Binary, _>(key_hash)
            .bind::<Timestamptz, _>(now.to_diesel())
            .bind::<Timestamptz, _>((now - IDLE_LIMIT).to_diesel())
            .get_result(self.conn())
            .optional()?;
        let Some(row) = row else { return Ok(None) };
        if now.duration_since(row.last_seen_at.to_jiff()) > SignedDuration::from_mins(1) {
            diesel::update(sessions::table.filter(sessions::id.eq(row.session)))
                .set(sessions::last_seen_at.eq(now.to_diesel()))
                .execute(self.conn())?;
        }
        self.for_person(row.person.into())?;
        let chosen: Vec<(Uuid, Uuid)> = session_seats::table
            .filter(session_seats::session_id.eq(row.session))
            .select((session_seats::cooperative_id, session_seats::seat_id))
            .load(self.conn())?;
        Ok(Some(Visitor {
            session: row.session.into(),
            csrf: row.csrf,
            person: row.person.into(),
            name: row.name,
            email: row.email,
            language: row.language,
            operator: row.operator,
            seats: self.seats(row.person.into())?,
            chosen: chosen.into_iter().map(|(c, s)| (c.into(), s.into())).collect(),
        }))
    }

    /// Every seat of a person, in all cooperatives, from which it acts today; those for a member that left
    /// come last, and only let read and end what was begun.
    ///
    /// # Errors
    /// Those of the query.
    pub fn seats(&mut self, person: PersonId) -> Result<Vec<SeatChoice>, StoreError> {
        self.for_person(person)?;
        let today = crate::wire::local_day(self.now());
        let rows: Vec<SeatRow> = diesel::sql_query(SEATS)
            .bind::<SqlUuid, _>(Uuid::from(person))
            .bind::<SqlDate, _>(today.to_diesel())
            .load(self.conn())?;
        Ok(rows.into_iter().map(SeatRow::into_choice).collect())
    }

    /// Starts a session.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn start_session(&mut self, new: &NewSession) -> Result<SessionId, StoreError> {
        let (now, id) = (self.now(), self.new_id::<SessionId>());
        diesel::insert_into(sessions::table)
            .values((
                sessions::id.eq(id.0),
                sessions::key_hash.eq(&new.key_hash),
                sessions::person_id.eq(new.person.0),
                sessions::csrf.eq(&new.csrf),
                sessions::created_at.eq(now.to_diesel()),
                sessions::last_seen_at.eq(now.to_diesel()),
                sessions::expires_at.eq((now + ABSOLUTE_LIMIT).to_diesel()),
                sessions::ip.eq(&new.ip),
                sessions::agent.eq(&new.agent),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Ends one session of a person; ends nothing where it is not the person's.
    ///
    /// # Errors
    /// Those of the update.
    pub fn end_session(&mut self, person: PersonId, session: SessionId) -> Result<(), StoreError> {
        let now = self.now();
        diesel::update(sessions::table)
            .filter(sessions::id.eq(session.0))
            .filter(sessions::person_id.eq(person.0))
            .filter(sessions::ended_at.is_null())
            .set(sessions::ended_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(())
    }

    /// Ends all sessions of a person, but for the one to keep: after a new password nobody else stays signed
    /// in.
    ///
    /// # Errors
    /// Those of the update.
    pub fn end_other_sessions(
        &mut self,
        person: PersonId,
        keep: Option<SessionId>,
    ) -> Result<(), StoreError> {
        let now = self.now();
        diesel::update(sessions::table)
            .filter(sessions::person_id.eq(person.0))
            .filter(sessions::id.ne(keep.map(Uuid::from).unwrap_or_default()))
            .filter(sessions::ended_at.is_null())
            .set(sessions::ended_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(())
    }

    /// The sessions of a person that are still valid, newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn sessions_of(&mut self, person: PersonId) -> Result<Vec<SessionInfo>, StoreError> {
        type Row = (Uuid, jiff_diesel::Timestamp, jiff_diesel::Timestamp, String, String);
        let now = self.now();
        let rows: Vec<Row> = sessions::table
            .filter(sessions::person_id.eq(person.0))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::expires_at.gt(now.to_diesel()))
            .filter(sessions::last_seen_at.gt((now - IDLE_LIMIT).to_diesel()))
            .order(sessions::created_at.desc())
            .select((
                sessions::id,
                sessions::created_at,
                sessions::last_seen_at,
                sessions::ip,
                sessions::agent,
            ))
            .load(self.conn())?;
        Ok(rows
            .into_iter()
            .map(|(id, created, seen, ip, agent)| SessionInfo {
                id: id.into(),
                created_at: created.to_jiff(),
                last_seen_at: seen.to_jiff(),
                ip,
                agent,
            })
            .collect())
    }

    /// Remembers for whom the session acts in the cooperative of one of the visitor's own seats.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the seat is not the visitor's.
    pub fn choose_seat(&mut self, visitor: &Visitor, seat: SeatId) -> Result<SeatChoice, StoreError> {
        let choice = visitor.seats.iter().find(|choice| choice.seat.id == seat).ok_or(StoreError::Absent)?;
        let row = (
            session_seats::session_id.eq(visitor.session.0),
            session_seats::cooperative_id.eq(choice.cooperative.id.0),
            session_seats::seat_id.eq(seat.0),
        );
        diesel::insert_into(session_seats::table)
            .values(row)
            .on_conflict((session_seats::session_id, session_seats::cooperative_id))
            .do_update()
            .set(session_seats::seat_id.eq(seat.0))
            .execute(self.conn())?;
        Ok(choice.clone())
    }
}
