//! Rounds: members vote about candidates within a budget. What the office sets up, and where each stands.
//!
//! Invariant: what was set up does not change once the round is opened (`only_drafts`), and where it stands
//! never goes back (`never_back`); whoever casts or closes holds the row of `round_states`.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{CandidateId, Cents, MemberId, PersonId, RoundId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use voting::{Quorum, RoundRules};

use crate::allocation_runs::Signature;
use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{round_states, rounds};
use crate::wire::unreadable;

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Being set up by the office.
    Draft,
    /// Opened: ballots are taken within its hours.
    Open,
    /// No ballot comes in any more; it is being counted.
    Closing,
    /// Counted, and published.
    Closed,
    /// Withdrawn before it closed; its ballots stay hidden.
    Void,
}

impl RoundState {
    const ALL: [Self; 5] = [Self::Draft, Self::Open, Self::Closing, Self::Closed, Self::Void];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
            Self::Void => "void",
        }
    }

    fn from_name(name: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or_else(|| unreadable(name))
    }
}

/// What an earlier round left, as part of the budget of a later one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The earlier round.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
    /// What it left.
    pub amount: Cents,
}

/// The members that were chosen to vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenElectors {
    /// Who.
    pub members: Vec<MemberId>,
    /// Why only they; never empty.
    pub reason: String,
}

/// What the office sets up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundSetup {
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub intro: String,
    /// How it is counted; budget and candidates come in at opening.
    pub rules: RoundRules,
    /// What can be spent.
    pub budget: Cents,
    /// What it asks about, in the order of the ballot.
    pub candidates: Vec<CandidateId>,
    /// Ballots are taken from this instant on.
    pub opens_at: Timestamp,
    /// Ballots are refused from this instant on.
    pub closes_at: Timestamp,
    /// Day of the meeting that it is held for.
    pub meeting_on: Option<Date>,
    /// Which part has to take part.
    pub quorum: Option<Quorum>,
    /// For how many others one voter may vote at most.
    pub proxies_per_holder: i32,
    /// `equal` or `weighted`.
    pub weights: String,
    /// So many days before it closes, those who have not voted are reminded; 0 for never.
    pub remind_days: i32,
    /// The round whose challenged result it votes about again.
    pub repeats: Option<RoundId>,
    /// Who votes; none where all members do.
    pub electors: Option<ChosenElectors>,
    /// What earlier rounds left, and the budget holds.
    pub carried: Vec<Carried>,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The round.
    pub id: RoundId,
    /// Counts up per cooperative.
    pub number: i32,
    /// What was set up.
    pub setup: RoundSetup,
    /// Where it stands.
    pub state: RoundState,
    /// Since when.
    pub since: Timestamp,
    /// Who set it up, or changed it last.
    pub made: Signature,
}

impl Round {
    /// Whether a ballot is taken at this instant.
    #[must_use]
    pub fn takes_ballots(&self, now: Timestamp) -> bool {
        self.state == RoundState::Open && self.setup.opens_at <= now && now < self.setup.closes_at
    }
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    number: i32,
    title: String,
    intro: String,
    rules: serde_json::Value,
    budget_cents: i64,
    candidate_ids: serde_json::Value,
    opens_at: jiff_diesel::Timestamp,
    closes_at: jiff_diesel::Timestamp,
    meeting_on: Option<jiff_diesel::Date>,
    quorum: Option<serde_json::Value>,
    proxies_per_holder: i32,
    weights: String,
    remind_days: i32,
    repeats_id: Option<Uuid>,
    made_by_id: Uuid,
    made_by: String,
    made_at: jiff_diesel::Timestamp,
    elector_ids: Option<serde_json::Value>,
    electors_reason: String,
    carried: serde_json::Value,
    state: String,
    since: jiff_diesel::Timestamp,
}

fn read(row: Row) -> Result<Round, StoreError> {
    let chosen = row.elector_ids.map(serde_json::from_value).transpose().map_err(unreadable)?;
    let setup = RoundSetup {
        title: row.title,
        intro: row.intro,
        rules: serde_json::from_value(row.rules).map_err(unreadable)?,
        budget: Cents::new(row.budget_cents),
        candidates: serde_json::from_value(row.candidate_ids).map_err(unreadable)?,
        opens_at: row.opens_at.to_jiff(),
        closes_at: row.closes_at.to_jiff(),
        meeting_on: row.meeting_on.map(jiff_diesel::Date::to_jiff),
        quorum: row.quorum.map(serde_json::from_value).transpose().map_err(unreadable)?,
        proxies_per_holder: row.proxies_per_holder,
        weights: row.weights,
        remind_days: row.remind_days,
        repeats: row.repeats_id.map(Into::into),
        electors: chosen.map(|members| ChosenElectors { members, reason: row.electors_reason }),
        carried: serde_json::from_value(row.carried).map_err(unreadable)?,
    };
    Ok(Round {
        id: row.id.into(),
        number: row.number,
        setup,
        state: RoundState::from_name(&row.state)?,
        since: row.since.to_jiff(),
        made: Signature { person: PersonId(row.made_by_id), name: row.made_by, at: row.made_at.to_jiff() },
    })
}

macro_rules! columns {
    () => {
        (
            rounds::id,
            rounds::number,
            rounds::title,
            rounds::intro,
            rounds::rules,
            rounds::budget_cents,
            rounds::candidate_ids,
            rounds::opens_at,
            rounds::closes_at,
            rounds::meeting_on,
            rounds::quorum,
            rounds::proxies_per_holder,
            rounds::weights,
            rounds::remind_days,
            rounds::repeats_id,
            rounds::made_by_id,
            rounds::made_by,
            rounds::made_at,
            rounds::elector_ids,
            rounds::electors_reason,
            rounds::carried,
            round_states::state,
            round_states::since,
        )
    };
}

macro_rules! values {
    ($setup:expr) => {
        (
            rounds::title.eq(&$setup.title),
            rounds::intro.eq(&$setup.intro),
            rounds::rules.eq(serde_json::to_value(&$setup.rules).map_err(unreadable)?),
            rounds::budget_cents.eq($setup.budget.cents()),
            rounds::candidate_ids.eq(serde_json::to_value(&$setup.candidates).map_err(unreadable)?),
            rounds::opens_at.eq($setup.opens_at.to_diesel()),
            rounds::closes_at.eq($setup.closes_at.to_diesel()),
            rounds::meeting_on.eq($setup.meeting_on.map(ToDiesel::to_diesel)),
            rounds::quorum.eq($setup
                .quorum
                .as_ref()
                .map(serde_json::to_value)
                .transpose()
                .map_err(unreadable)?),
            rounds::proxies_per_holder.eq($setup.proxies_per_holder),
            rounds::weights.eq(&$setup.weights),
            rounds::remind_days.eq($setup.remind_days),
            rounds::repeats_id.eq($setup.repeats.map(|round| round.0)),
            rounds::elector_ids.eq($setup
                .electors
                .as_ref()
                .map(|chosen| serde_json::to_value(&chosen.members))
                .transpose()
                .map_err(unreadable)?),
            rounds::electors_reason.eq($setup.electors.as_ref().map_or("", |chosen| chosen.reason.as_str())),
            rounds::carried.eq(serde_json::to_value(&$setup.carried).map_err(unreadable)?),
        )
    };
}

impl TenantTx<'_> {
    /// The rounds in sight, the newest first. Members see those that were opened.
    ///
    /// # Errors
    /// Those of the query.
    pub fn rounds(&mut self) -> Result<Vec<Round>, StoreError> {
        let rows: Vec<Row> = rounds::table
            .inner_join(
                round_states::table.on(round_states::cooperative_id
                    .eq(rounds::cooperative_id)
                    .and(round_states::round_id.eq(rounds::id))),
            )
            .filter(rounds::cooperative_id.eq(self.tenant()))
            .order(rounds::number.desc())
            .select(columns!())
            .load(self.conn())?;
        rows.into_iter().map(read).collect()
    }

    /// One round.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not in sight.
    pub fn round(&mut self, id: RoundId) -> Result<Round, StoreError> {
        let row: Row = rounds::table
            .inner_join(
                round_states::table.on(round_states::cooperative_id
                    .eq(rounds::cooperative_id)
                    .and(round_states::round_id.eq(rounds::id))),
            )
            .filter(rounds::cooperative_id.eq(self.tenant()))
            .filter(rounds::id.eq(id.0))
            .select(columns!())
            .first(self.conn())?;
        read(row)
    }

    /// One round, held as it stands until the transaction ends: others may hold it too, nobody closes it.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not in sight.
    pub fn hold_round(&mut self, id: RoundId) -> Result<Round, StoreError> {
        // A round that ended is in sight of no lock: then it is as it is for ever.
        let _: Option<String> = round_states::table
            .filter(round_states::cooperative_id.eq(self.tenant()))
            .filter(round_states::round_id.eq(id.0))
            .select(round_states::state)
            .for_share()
            .first(self.conn())
            .optional()?;
        self.round(id)
    }

    /// One round, held by this transaction alone: for opening, closing and proxies.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not in sight.
    pub fn lock_round(&mut self, id: RoundId) -> Result<Round, StoreError> {
        let _: Option<String> = round_states::table
            .filter(round_states::cooperative_id.eq(self.tenant()))
            .filter(round_states::round_id.eq(id.0))
            .select(round_states::state)
            .for_update()
            .first(self.conn())
            .optional()?;
        self.round(id)
    }

    /// Keeps a new round as a draft, with the next number.
    ///
    /// # Errors
    /// `rounds_title` where there is another of that title, `rounds_number` where another came at the same
    /// moment, `rounds_budget`, `rounds_hours`, `rounds_advance` or `rounds_proxies` where it cannot be held.
    pub fn add_round(&mut self, setup: &RoundSetup, by: &Signature) -> Result<RoundId, StoreError> {
        let id = self.new_id::<RoundId>();
        let last: Option<i32> = rounds::table
            .filter(rounds::cooperative_id.eq(self.tenant()))
            .select(diesel::dsl::max(rounds::number))
            .first(self.conn())?;
        diesel::insert_into(rounds::table)
            .values((
                (
                    rounds::cooperative_id.eq(self.tenant()),
                    rounds::id.eq(id.0),
                    rounds::number.eq(last.unwrap_or(0).saturating_add(1)),
                    rounds::made_by_id.eq(by.person.0),
                    rounds::made_by.eq(&by.name),
                    rounds::made_at.eq(by.at.to_diesel()),
                ),
                values!(setup),
            ))
            .execute(self.conn())?;
        diesel::insert_into(round_states::table)
            .values((
                round_states::cooperative_id.eq(self.tenant()),
                round_states::round_id.eq(id.0),
                round_states::state.eq(RoundState::Draft.name()),
                round_states::since.eq(by.at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Changes a draft. Says whether it was one.
    ///
    /// # Errors
    /// As [`TenantTx::add_round`].
    pub fn change_round(
        &mut self,
        id: RoundId,
        setup: &RoundSetup,
        by: &Signature,
    ) -> Result<bool, StoreError> {
        let changed = diesel::update(rounds::table)
            .filter(rounds::cooperative_id.eq(self.tenant()))
            .filter(rounds::id.eq(id.0))
            .set((
                values!(setup),
                rounds::made_by_id.eq(by.person.0),
                rounds::made_by.eq(&by.name),
                rounds::made_at.eq(by.at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// Moves a round on. Says whether it could be.
    ///
    /// # Errors
    /// Those of the update: the table refuses a step back.
    pub fn move_round(&mut self, id: RoundId, state: RoundState) -> Result<bool, StoreError> {
        let now = self.now();
        let changed = diesel::update(round_states::table)
            .filter(round_states::cooperative_id.eq(self.tenant()))
            .filter(round_states::round_id.eq(id.0))
            .set((round_states::state.eq(state.name()), round_states::since.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(changed > 0)
    }
}
