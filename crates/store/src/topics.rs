//! Topics: what people support, follow and discuss. A wish is one and a candidate is one, each under its own
//! id.
//!
//! Invariant: a member supports a topic once, a person follows it once; who withdraws or stops is remembered.

use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, CommentId, MemberId, PersonId, TopicId, WishId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{comments, follows, state_changes, supports, topics};

/// What a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TopicKind {
    /// A wish.
    Wish,
    /// A candidate.
    Candidate,
}

/// A topic, as the thing that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Topic {
    /// A wish.
    Wish(WishId),
    /// A candidate.
    Candidate(CandidateId),
}

impl Topic {
    /// Its id among topics.
    #[must_use]
    pub fn id(self) -> TopicId {
        match self {
            Topic::Wish(id) => TopicId(id.0),
            Topic::Candidate(id) => TopicId(id.0),
        }
    }
}

impl From<WishId> for Topic {
    fn from(id: WishId) -> Self {
        Topic::Wish(id)
    }
}

impl From<CandidateId> for Topic {
    fn from(id: CandidateId) -> Self {
        Topic::Candidate(id)
    }
}

/// A member's support of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// The topic.
    pub topic: TopicId,
    /// The member.
    pub member: MemberId,
    /// Since when.
    pub since: Timestamp,
    /// Name of the person who said so.
    pub by: String,
}

/// Something that somebody said about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The comment.
    pub id: CommentId,
    /// Who says it.
    pub person: PersonId,
    /// Name of that person at that time.
    pub by: String,
    /// Name of the member for which the person spoke; empty for the office.
    pub member: String,
    /// The words, in Markdown.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A state that a topic went into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateChange {
    /// The topic.
    pub topic: TopicId,
    /// The state from then on.
    pub state: String,
    /// Why.
    pub reason: String,
    /// Name of the person who decided.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

type ChangeRow = (Uuid, String, String, String, jiff_diesel::Timestamp);

fn read_change((topic, state, reason, by, at): ChangeRow) -> StateChange {
    StateChange { topic: topic.into(), state, reason, by, at: at.to_jiff() }
}

type SupportRow = (Uuid, Uuid, jiff_diesel::Timestamp, String);

fn read_support((topic, member, since, by): SupportRow) -> Support {
    Support { topic: topic.into(), member: member.into(), since: since.to_jiff(), by }
}

impl TenantTx<'_> {
    pub(crate) fn add_topic(&mut self, id: Uuid, kind: TopicKind) -> Result<(), StoreError> {
        let kind = match kind {
            TopicKind::Wish => "wish",
            TopicKind::Candidate => "candidate",
        };
        diesel::insert_into(topics::table)
            .values((topics::cooperative_id.eq(self.tenant()), topics::id.eq(id), topics::kind.eq(kind)))
            .execute(self.conn())?;
        Ok(())
    }

    /// What the topic is.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there.
    pub fn topic(&mut self, id: TopicId) -> Result<Topic, StoreError> {
        let kind: String = topics::table
            .filter(topics::cooperative_id.eq(self.tenant()))
            .filter(topics::id.eq(id.0))
            .select(topics::kind)
            .first(self.conn())?;
        let wish = kind == "wish";
        Ok(if wish { Topic::Wish(WishId(id.0)) } else { Topic::Candidate(CandidateId(id.0)) })
    }

    /// The members that support any topic now, those that came first first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn supports(&mut self) -> Result<Vec<Support>, StoreError> {
        let rows: Vec<SupportRow> = supports::table
            .filter(supports::cooperative_id.eq(self.tenant()))
            .filter(supports::withdrawn_at.is_null())
            .order((supports::since, supports::member_id))
            .select((supports::topic_id, supports::member_id, supports::since, supports::by_person))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read_support).collect())
    }

    /// The members that support this topic now, those that came first first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn supports_of(&mut self, topic: TopicId) -> Result<Vec<Support>, StoreError> {
        let rows: Vec<SupportRow> = supports::table
            .filter(supports::cooperative_id.eq(self.tenant()))
            .filter(supports::topic_id.eq(topic.0))
            .filter(supports::withdrawn_at.is_null())
            .order((supports::since, supports::member_id))
            .select((supports::topic_id, supports::member_id, supports::since, supports::by_person))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read_support).collect())
    }

    /// A member supports a topic from now on; one that does already changes nothing.
    ///
    /// # Errors
    /// Those of the insert. `false` where it did already.
    pub fn support(&mut self, topic: TopicId, member: MemberId) -> Result<bool, StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let again = diesel::update(supports::table)
            .filter(supports::cooperative_id.eq(self.tenant()))
            .filter(supports::topic_id.eq(topic.0))
            .filter(supports::member_id.eq(member.0))
            .filter(supports::withdrawn_at.is_not_null())
            .set((
                supports::since.eq(now.to_diesel()),
                supports::by_person.eq(&by),
                supports::withdrawn_at.eq(None::<jiff_diesel::Timestamp>),
            ))
            .execute(self.conn())?;
        if again > 0 {
            return Ok(true);
        }
        let changed = diesel::insert_into(supports::table)
            .values((
                supports::cooperative_id.eq(self.tenant()),
                supports::topic_id.eq(topic.0),
                supports::member_id.eq(member.0),
                supports::since.eq(now.to_diesel()),
                supports::by_person.eq(&by),
            ))
            .on_conflict_do_nothing()
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// A member supports a topic no longer.
    ///
    /// # Errors
    /// Those of the update. `false` where it did not.
    pub fn withdraw_support(&mut self, topic: TopicId, member: MemberId) -> Result<bool, StoreError> {
        let now = self.now();
        let changed = diesel::update(supports::table)
            .filter(supports::cooperative_id.eq(self.tenant()))
            .filter(supports::topic_id.eq(topic.0))
            .filter(supports::member_id.eq(member.0))
            .filter(supports::withdrawn_at.is_null())
            .set(supports::withdrawn_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// Those who support or follow the first topic do so with the second too. Who left the second comes back
    /// as a supporter, and stays away as a follower.
    ///
    /// # Errors
    /// Those of the inserts.
    pub fn unite_topics(&mut self, from: TopicId, into: TopicId) -> Result<(), StoreError> {
        let unite = "INSERT INTO portal.supports (cooperative_id, topic_id, member_id, since, by_person)
             SELECT cooperative_id, $3, member_id, since, by_person FROM portal.supports
             WHERE cooperative_id = $1 AND topic_id = $2 AND withdrawn_at IS NULL
             ON CONFLICT (cooperative_id, topic_id, member_id) DO UPDATE SET withdrawn_at = NULL";
        let follow = "INSERT INTO portal.follows (cooperative_id, topic_id, person_id, since)
             SELECT cooperative_id, $3, person_id, since FROM portal.follows
             WHERE cooperative_id = $1 AND topic_id = $2 AND stopped_at IS NULL
             ON CONFLICT (cooperative_id, topic_id, person_id) DO NOTHING";
        for query in [unite, follow] {
            diesel::sql_query(query)
                .bind::<SqlUuid, _>(self.tenant())
                .bind::<SqlUuid, _>(from.0)
                .bind::<SqlUuid, _>(into.0)
                .execute(self.conn())?;
        }
        Ok(())
    }

    /// The people who follow this topic now.
    ///
    /// # Errors
    /// Those of the query.
    pub fn followers(&mut self, topic: TopicId) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<Uuid> = follows::table
            .filter(follows::cooperative_id.eq(self.tenant()))
            .filter(follows::topic_id.eq(topic.0))
            .filter(follows::stopped_at.is_null())
            .select(follows::person_id)
            .load(self.conn())?;
        Ok(rows.into_iter().map(PersonId).collect())
    }

    /// A person follows a topic from now on; one that does already changes nothing.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn follow(&mut self, topic: TopicId, person: PersonId) -> Result<(), StoreError> {
        let now = self.now();
        diesel::insert_into(follows::table)
            .values((
                follows::cooperative_id.eq(self.tenant()),
                follows::topic_id.eq(topic.0),
                follows::person_id.eq(person.0),
                follows::since.eq(now.to_diesel()),
            ))
            .on_conflict((follows::cooperative_id, follows::topic_id, follows::person_id))
            .do_update()
            .set(follows::stopped_at.eq(None::<jiff_diesel::Timestamp>))
            .execute(self.conn())?;
        Ok(())
    }

    /// A person follows a topic no longer; one that did not changes nothing.
    ///
    /// # Errors
    /// Those of the update.
    pub fn stop_following(&mut self, topic: TopicId, person: PersonId) -> Result<(), StoreError> {
        let now = self.now();
        diesel::update(follows::table)
            .filter(follows::cooperative_id.eq(self.tenant()))
            .filter(follows::topic_id.eq(topic.0))
            .filter(follows::person_id.eq(person.0))
            .filter(follows::stopped_at.is_null())
            .set(follows::stopped_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(())
    }

    /// What was said about a topic, oldest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn comments(&mut self, topic: TopicId) -> Result<Vec<Comment>, StoreError> {
        type Row = (Uuid, Uuid, String, String, String, jiff_diesel::Timestamp);
        let rows: Vec<Row> = comments::table
            .filter(comments::cooperative_id.eq(self.tenant()))
            .filter(comments::topic_id.eq(topic.0))
            .order((comments::at, comments::id))
            .select((
                comments::id,
                comments::person_id,
                comments::by_person,
                comments::by_member,
                comments::text,
                comments::at,
            ))
            .load(self.conn())?;
        let read = |(id, person, by, member, text, at): Row| Comment {
            id: id.into(),
            person: person.into(),
            by,
            member,
            text,
            at: at.to_jiff(),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps what the actor says about a topic.
    ///
    /// # Errors
    /// Those of the insert; [`StoreError::Absent`] where no person acts.
    pub fn add_comment(&mut self, topic: TopicId, text: &str) -> Result<CommentId, StoreError> {
        let (id, now) = (self.new_id::<CommentId>(), self.now());
        let person = self.actor().person().ok_or(StoreError::Absent)?;
        let by = self.actor().name().to_owned();
        let member = self.actor().member().map(|member| member.name.clone()).unwrap_or_default();
        diesel::insert_into(comments::table)
            .values((
                comments::cooperative_id.eq(self.tenant()),
                comments::id.eq(id.0),
                comments::topic_id.eq(topic.0),
                comments::person_id.eq(person.0),
                comments::by_person.eq(by),
                comments::by_member.eq(member),
                comments::text.eq(text),
                comments::at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Keeps that a topic went into a state at this moment.
    ///
    /// # Errors
    /// `state_changes_reason` where it was parked or rejected without one.
    pub fn add_state_change(
        &mut self,
        topic: TopicId,
        state: &str,
        reason: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let id = self.new_id::<Uuid>();
        let by = self.actor().name().to_owned();
        diesel::insert_into(state_changes::table)
            .values((
                state_changes::cooperative_id.eq(self.tenant()),
                state_changes::id.eq(id),
                state_changes::topic_id.eq(topic.0),
                state_changes::state.eq(state),
                state_changes::reason.eq(reason),
                state_changes::by_person.eq(by),
                state_changes::at.eq(at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// The states that all topics went through, oldest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn state_changes(&mut self) -> Result<Vec<StateChange>, StoreError> {
        let rows: Vec<ChangeRow> = state_changes::table
            .filter(state_changes::cooperative_id.eq(self.tenant()))
            .order((state_changes::at, state_changes::id))
            .select((
                state_changes::topic_id,
                state_changes::state,
                state_changes::reason,
                state_changes::by_person,
                state_changes::at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read_change).collect())
    }
}
