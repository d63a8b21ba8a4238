//! Transitions: the states that services and candidates went through, with what their gates asked.
//!
//! Invariant: a transition is only ever added; neither it nor its evidence changes.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff_diesel::ToDiesel;
use kernel::{LifeId, ResolutionId, TransitionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{transition_evidence, transitions};

/// What a gate asked and what was shown, by the name of the field.
pub type Evidence = BTreeMap<String, String>;

/// A step from one state of a life to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The transition.
    pub id: TransitionId,
    /// What went into another state.
    pub life: LifeId,
    /// The state until then.
    pub from: Option<String>,
    /// The state from then on.
    pub to: String,
    /// Who decided; absent where nobody wrote that down.
    pub body: Option<String>,
    /// The day of the decision.
    pub decided_on: Date,
    /// Why.
    pub reason: String,
    /// The resolution of the assembly that decided it.
    pub resolution: Option<ResolutionId>,
    /// Name of the person who entered it.
    pub by: String,
    /// When it was entered.
    pub at: Timestamp,
    /// What was shown at the gate.
    pub evidence: Evidence,
}

/// A transition to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTransition {
    /// What goes into another state.
    pub life: LifeId,
    /// The state until now.
    pub from: Option<String>,
    /// The state from now on.
    pub to: String,
    /// Who decided.
    pub body: Option<String>,
    /// The day of the decision.
    pub decided_on: Date,
    /// Why.
    pub reason: String,
    /// The resolution of the assembly that decided it.
    pub resolution: Option<ResolutionId>,
    /// What was shown at the gate.
    pub evidence: Evidence,
}

#[derive(Queryable)]
struct Row {
    id: Uuid,
    life: Uuid,
    from: Option<String>,
    to: String,
    body: Option<String>,
    decided_on: jiff_diesel::Date,
    reason: String,
    resolution: Option<Uuid>,
    by: String,
    at: jiff_diesel::Timestamp,
}

fn read(row: Row, evidence: Evidence) -> Transition {
    Transition {
        id: row.id.into(),
        life: row.life.into(),
        from: row.from,
        to: row.to,
        body: row.body,
        decided_on: row.decided_on.to_jiff(),
        reason: row.reason,
        resolution: row.resolution.map(Into::into),
        by: row.by,
        at: row.at.to_jiff(),
        evidence,
    }
}

impl TenantTx<'_> {
    /// All transitions of all lives, oldest first.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn transitions(&mut self) -> Result<Vec<Transition>, StoreError> {
        let rows: Vec<Row> = transitions::table
            .filter(transitions::cooperative_id.eq(self.tenant()))
            .order((transitions::decided_on, transitions::at, transitions::id))
            .select((
                transitions::id,
                transitions::life_id,
                transitions::from_state,
                transitions::to_state,
                transitions::body,
                transitions::decided_on,
                transitions::reason,
                transitions::resolution_id,
                transitions::by_person,
                transitions::at,
            ))
            .load(self.conn())?;
        let shown: Vec<(Uuid, String, String)> = transition_evidence::table
            .filter(transition_evidence::cooperative_id.eq(self.tenant()))
            .select((
                transition_evidence::transition_id,
                transition_evidence::field,
                transition_evidence::value,
            ))
            .load(self.conn())?;
        let mut all: BTreeMap<Uuid, Evidence> = BTreeMap::new();
        for (transition, field, value) in shown {
            all.entry(transition).or_default().insert(field, value);
        }
        Ok(rows
            .into_iter()
            .map(|row| {
                let evidence = all.remove(&row.id).unwrap_or_default();
                read(row, evidence)
            })
            .collect())
    }

    /// The transitions of one life, oldest first.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn transitions_of(&mut self, life: LifeId) -> Result<Vec<Transition>, StoreError> {
        Ok(self.transitions()?.into_iter().filter(|one| one.life == life).collect())
    }

    /// Keeps a transition with its evidence; what is empty is not kept.
    ///
    /// # Errors
    /// `transitions_reason` where it is parked or rejected without one.
    pub fn add_transition(&mut self, new: &NewTransition) -> Result<TransitionId, StoreError> {
        let (id, now, by) = (self.new_id::<TransitionId>(), self.now(), self.actor().name().to_owned());
        diesel::insert_into(transitions::table)
            .values((
                transitions::cooperative_id.eq(self.tenant()),
                transitions::id.eq(id.0),
                transitions::life_id.eq(new.life.0),
                transitions::from_state.eq(&new.from),
                transitions::to_state.eq(&new.to),
                transitions::body.eq(&new.body),
                transitions::decided_on.eq(new.decided_on.to_diesel()),
                transitions::reason.eq(&new.reason),
                transitions::resolution_id.eq(new.resolution.map(Uuid::from)),
                transitions::by_person.eq(by),
                transitions::at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        let tenant = self.tenant();
        let rows: Vec<_> = new
            .evidence
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| {
                (
                    transition_evidence::cooperative_id.eq(tenant),
                    transition_evidence::transition_id.eq(id.0),
                    transition_evidence::field.eq(field),
                    transition_evidence::value.eq(value),
                )
            })
            .collect();
        diesel::insert_into(transition_evidence::table).values(rows).execute(self.conn())?;
        Ok(id)
    }
}
