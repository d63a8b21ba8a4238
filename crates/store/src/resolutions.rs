//! What an assembly is asked to decide: its rules, its options, and who may vote.
//!
//! Invariant: the rules are fixed when a resolution is made: no role may change those columns. Electorate and
//! options stay as they are from opening on, and nothing changes after closing (`closed_is_final`).

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{AgendaItemId, ResolutionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::resolutions;
use crate::wire::unreadable;

/// How far a resolution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionState {
    /// Made, and open for amendments.
    Draft,
    /// Taken back before it was opened.
    Withdrawn,
    /// Opened by a second person.
    Open,
    /// Closed and counted.
    Closed,
}

impl ResolutionState {
    const ALL: [Self; 4] = [Self::Draft, Self::Withdrawn, Self::Open, Self::Closed];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Withdrawn => "withdrawn",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// A part of a whole: numerator and denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// So many,
    pub of: i32,
    /// out of so many.
    pub in_all: i32,
}

/// How much an option needs of the votes cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MajorityRule {
    /// More than half.
    Simple,
    /// At least this part.
    Qualified(Part),
    /// All of them.
    Unanimous,
}

impl MajorityRule {
    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Qualified(_) => "qualified",
            Self::Unanimous => "unanimous",
        }
    }
}

/// A resolution to be made: the question and its rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewResolution {
    /// The agenda item.
    pub item: AgendaItemId,
    /// What is decided.
    pub question: String,
    /// How much an option needs.
    pub majority: MajorityRule,
    /// How much has to take part.
    pub quorum: Option<Part>,
    /// Whether the votes of members weigh.
    pub weighted: bool,
    /// Whether nobody ever learns who answered what.
    pub secret: bool,
    /// Whether each member's answer is published after closing.
    pub per_member: bool,
    /// Whether a blank vote is a vote cast.
    pub blank_is_cast: bool,
    /// For how many other members one voter may vote at most.
    pub proxies_per_holder: i32,
    /// From when members vote.
    pub opens_at: Timestamp,
    /// From here on no vote is taken.
    pub closes_at: Timestamp,
    /// The vote that is held again, and why.
    pub again: Option<(ResolutionId, String)>,
}

/// What an assembly is asked to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// The resolution.
    pub id: ResolutionId,
    /// The question and its rules.
    pub about: NewResolution,
    /// How far it is.
    pub state: ResolutionState,
    /// Who made it.
    pub made: Signature,
    /// Who opened it.
    pub opened: Option<Signature>,
    /// Name of who closed it, and when.
    pub closed: Option<(String, Timestamp)>,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    item: Uuid,
    question: String,
    majority: (String, Option<i32>, Option<i32>),
    quorum: (Option<i32>, Option<i32>),
    flags: (bool, bool, bool, bool, i32),
    times: (jiff_diesel::Timestamp, jiff_diesel::Timestamp),
    again: (Option<Uuid>, String),
    state: String,
    made: (Uuid, String, jiff_diesel::Timestamp),
    opened: (Option<Uuid>, Option<String>, Option<jiff_diesel::Timestamp>),
    closed: (Option<String>, Option<jiff_diesel::Timestamp>),
}

macro_rules! columns {
    () => {
        (
            resolutions::id,
            resolutions::item_id,
            resolutions::question,
            (resolutions::majority, resolutions::majority_numerator, resolutions::majority_denominator),
            (resolutions::quorum_numerator, resolutions::quorum_denominator),
            (
                resolutions::weighted,
                resolutions::secret,
                resolutions::per_member,
                resolutions::blank_is_cast,
                resolutions::proxies_per_holder,
            ),
            (resolutions::opens_at, resolutions::closes_at),
            (resolutions::revote_of, resolutions::revote_reason),
            resolutions::state,
            (resolutions::made_by_id, resolutions::made_by, resolutions::made_at),
            (resolutions::opened_by_id, resolutions::opened_by, resolutions::opened_at),
            (resolutions::closed_by, resolutions::closed_at),
        )
    };
}

fn part((of, in_all): (Option<i32>, Option<i32>)) -> Option<Part> {
    Some(Part { of: of?, in_all: in_all? })
}

fn majority((name, of, in_all): (String, Option<i32>, Option<i32>)) -> Result<MajorityRule, StoreError> {
    match (name.as_str(), part((of, in_all))) {
        ("simple", None) => Ok(MajorityRule::Simple),
        ("qualified", Some(part)) => Ok(MajorityRule::Qualified(part)),
        ("unanimous", None) => Ok(MajorityRule::Unanimous),
        _ => Err(unreadable(name)),
    }
}

impl TryFrom<Row> for Resolution {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = ResolutionState::ALL.into_iter().find(|state| state.name() == row.state);
        let (weighted, secret, per_member, blank_is_cast, proxies_per_holder) = row.flags;
        let about = NewResolution {
            item: row.item.into(),
            question: row.question,
            majority: majority(row.majority)?,
            quorum: part(row.quorum),
            weighted,
            secret,
            per_member,
            blank_is_cast,
            proxies_per_holder,
            opens_at: row.times.0.to_jiff(),
            closes_at: row.times.1.to_jiff(),
            again: row.again.0.map(|of| (of.into(), row.again.1)),
        };
        let (person, name, at) = row.made;
        let opened = match row.opened {
            (Some(person), Some(name), Some(at)) => {
                Some(Signature { person: person.into(), name, at: at.to_jiff() })
            }
            _ => None,
        };
        Ok(Self {
            id: row.id.into(),
            about,
            state: state.ok_or_else(|| unreadable(&row.state))?,
            made: Signature { person: person.into(), name, at: at.to_jiff() },
            opened,
            closed: row.closed.0.zip(row.closed.1.map(|at| at.to_jiff())),
        })
    }
}

impl TenantTx<'_> {
    /// The resolutions of these items that were not withdrawn, in the order in which they were made.
    ///
    /// # Errors
    /// Those of the query.
    pub fn resolutions_of(&mut self, items: &[AgendaItemId]) -> Result<Vec<Resolution>, StoreError> {
        let ids: Vec<Uuid> = items.iter().map(|item| item.0).collect();
        let rows: Vec<Row> = resolutions::table
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::item_id.eq_any(ids))
            .filter(resolutions::state.ne(ResolutionState::Withdrawn.name()))
            .order((resolutions::made_at, resolutions::id))
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(Resolution::try_from).collect()
    }

    /// One resolution.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn resolution(&mut self, id: ResolutionId) -> Result<Resolution, StoreError> {
        let row: Row = resolutions::table
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        row.try_into()
    }

    /// Locks a resolution against everybody else who acts on it: to open, to close, to change its options.
    /// One that is closed is given as it is, because it cannot change.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn lock_resolution(&mut self, id: ResolutionId) -> Result<Resolution, StoreError> {
        let row: Option<Row> = resolutions::table
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::id.eq(id.0))
            .select(columns!())
            .for_update()
            .first(self.conn())
            .optional()?;
        row.map_or_else(|| self.resolution(id), Resolution::try_from)
    }

    /// Holds a resolution as it is while somebody votes: others may vote as well, and nobody opens or closes.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn hold_resolution(&mut self, id: ResolutionId) -> Result<Resolution, StoreError> {
        let row: Option<Row> = resolutions::table
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::id.eq(id.0))
            .select(columns!())
            .for_share()
            .first(self.conn())
            .optional()?;
        row.map_or_else(|| self.resolution(id), Resolution::try_from)
    }

    /// Keeps a new resolution as a draft.
    ///
    /// # Errors
    /// `resolutions_one_at_a_time` where the item has one that is not closed.
    pub fn add_resolution(
        &mut self,
        new: &NewResolution,
        maker: &Signature,
    ) -> Result<ResolutionId, StoreError> {
        let id = self.new_id::<ResolutionId>();
        let qualified = match new.majority {
            MajorityRule::Qualified(part) => Some(part),
            MajorityRule::Simple | MajorityRule::Unanimous => None,
        };
        let (again, why) = new.again.clone().map_or((None, String::new()), |(of, why)| (Some(of.0), why));
        diesel::insert_into(resolutions::table)
            .values((
                (
                    resolutions::cooperative_id.eq(self.tenant()),
                    resolutions::id.eq(id.0),
                    resolutions::item_id.eq(new.item.0),
                    resolutions::question.eq(&new.question),
                    resolutions::majority.eq(new.majority.name()),
                    resolutions::majority_numerator.eq(qualified.map(|part| part.of)),
                    resolutions::majority_denominator.eq(qualified.map(|part| part.in_all)),
                    resolutions::quorum_numerator.eq(new.quorum.map(|part| part.of)),
                    resolutions::quorum_denominator.eq(new.quorum.map(|part| part.in_all)),
                ),
                (
                    resolutions::weighted.eq(new.weighted),
                    resolutions::secret.eq(new.secret),
                    resolutions::per_member.eq(new.per_member),
                    resolutions::blank_is_cast.eq(new.blank_is_cast),
                    resolutions::proxies_per_holder.eq(new.proxies_per_holder),
                    resolutions::opens_at.eq(new.opens_at.to_diesel()),
                    resolutions::closes_at.eq(new.closes_at.to_diesel()),
                    resolutions::revote_of.eq(again),
                    resolutions::revote_reason.eq(why),
                    resolutions::state.eq(ResolutionState::Draft.name()),
                    resolutions::made_by_id.eq(maker.person.0),
                    resolutions::made_by.eq(&maker.name),
                    resolutions::made_at.eq(maker.at.to_diesel()),
                ),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Takes back a resolution that was not opened.
    ///
    /// # Errors
    /// Those of the query.
    pub fn withdraw_resolution(&mut self, id: ResolutionId) -> Result<(), StoreError> {
        diesel::update(resolutions::table)
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::id.eq(id.0))
            .set(resolutions::state.eq(ResolutionState::Withdrawn.name()))
            .execute(self.conn())?;
        Ok(())
    }

    /// Sets a resolution down as opened.
    ///
    /// # Errors
    /// `resolutions_four_eyes` for who made it.
    pub fn open_resolution(&mut self, id: ResolutionId, by: &Signature) -> Result<(), StoreError> {
        diesel::update(resolutions::table)
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::id.eq(id.0))
            .set((
                resolutions::state.eq(ResolutionState::Open.name()),
                resolutions::opened_by_id.eq(Some(by.person.0)),
                resolutions::opened_by.eq(Some(&by.name)),
                resolutions::opened_at.eq(Some(by.at.to_diesel())),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Sets a resolution down as closed. From here on its votes can be seen, in this transaction too.
    ///
    /// # Errors
    /// Those of the query.
    pub fn close_resolution(&mut self, id: ResolutionId) -> Result<(), StoreError> {
        let (by, person) = (self.actor().name().to_owned(), self.actor().person().map(Uuid::from));
        let now = self.now().to_diesel();
        diesel::update(resolutions::table)
            .filter(resolutions::cooperative_id.eq(self.tenant()))
            .filter(resolutions::id.eq(id.0))
            .set((
                resolutions::state.eq(ResolutionState::Closed.name()),
                resolutions::closed_by_id.eq(person),
                resolutions::closed_by.eq(Some(by)),
                resolutions::closed_at.eq(Some(now)),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
