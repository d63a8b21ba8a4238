//! The demonstration: four cooperatives with real municipalities and invented figures, made as people
//! would make them: by invitations, files, runs and approvals, each through its action, under the name
//! of who does it.
//!
//! Invariant: a database that has cooperatives is left alone. What was cut off halfway is said and never
//! half used.
//! Invariant: the same on every machine: names, figures and days are fixed, chance has a fixed
//! beginning. Only a clock that stands before the last deed pulls the later days forward: nothing is
//! done in the future.

mod accounts;
mod acquisitions;
mod assemblies;
mod books;
mod buch;
mod candidates;
mod documents;
pub mod examples;
mod figures;
mod links;
mod lives;
mod lives_texts;
mod municipalities;
mod noord_en_zuid;
mod progress;
mod rijk_van_nijmegen;
mod rounds;
mod samen_digitaal;
mod solution_documents;
mod solutions;
mod solutions_built;
mod stage;
mod taking;
mod volumes;
mod website;
mod wishes;

use actions::Refused;
use store::{Db, StoreError};

pub use accounts::{
    BUCH, COOPERATIVES, DemoAccount, DemoCooperative, NOORD_EN_ZUID, OPERATOR, PASSWORD, RIJK_VAN_NIJMEGEN,
    SAMEN_DIGITAAL, accounts,
};

/// Why the demonstration was not made: a deed that was refused.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct DemoError(String);

impl DemoError {
    fn of(what: impl std::fmt::Display) -> Self {
        Self(what.to_string())
    }
}

impl From<StoreError> for DemoError {
    fn from(error: StoreError) -> Self {
        Self::of(error)
    }
}

impl From<Refused> for DemoError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Faults(faults) => Self(format!("{faults:?}")),
            other => Self::of(other),
        }
    }
}

impl From<kernel::PeriodError> for DemoError {
    fn from(error: kernel::PeriodError) -> Self {
        Self::of(error)
    }
}

/// How far the demonstration of a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The database knows nobody.
    Absent,
    /// It is there, whole.
    Whole,
    /// It was begun, and cut off.
    Halfway,
    /// The database is somebody's own.
    NotOurs,
}

/// How far the demonstration is: told by its first account and its last.
///
/// # Errors
/// [`StoreError`] where the database does not answer.
pub fn state(db: &Db) -> Result<State, StoreError> {
    let accounts = accounts();
    let last = accounts.last().map_or(OPERATOR.email, |account| account.email);
    db.session_blocking("demo.state", |tx| {
        let first = tx.account_by_email(OPERATOR.email)?.is_some();
        let whole = first && tx.account_by_email(last)?.is_some();
        let known = first || tx.knows_anybody()?;
        Ok(match (first, whole, known) {
            (_, true, _) => State::Whole,
            (true, ..) => State::Halfway,
            (false, _, true) => State::NotOurs,
            (false, _, false) => State::Absent,
        })
    })
}

/// Makes the demonstration in a database that knows nobody. `false` where somebody is there already:
/// then nothing happens.
///
/// # Errors
/// A sentence: what was refused, or that an earlier attempt was cut off halfway.
pub fn seed(db: &Db) -> Result<bool, String> {
    match state(db).map_err(|error| error.to_string())? {
        State::Absent => {}
        State::Whole | State::NotOurs => return Ok(false),
        State::Halfway => {
            return Err("the demonstration was cut off halfway: begin again with an empty database \
                 (`gemeengoed reset` removes the private one)"
                .to_owned());
        }
    }
    make(db).map_err(|error| format!("the demonstration was not made: {error}"))?;
    Ok(true)
}

fn make(db: &Db) -> Result<(), DemoError> {
    let mut stage = stage::Stage::open(db)?;
    samen_digitaal::make(&mut stage)?;
    buch::make(&mut stage)?;
    noord_en_zuid::make(&mut stage)?;
    rijk_van_nijmegen::make(&mut stage)?;
    Ok(())
}

/// The demonstration as JSON: cooperatives, accounts and passwords.
///
/// # Errors
/// Never in practice: plain structs serialise.
pub fn json() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&serde_json::json!({
        "cooperatives": COOPERATIVES,
        "accounts": accounts(),
    }))
}

/// The accounts as a short table for a terminal.
#[must_use]
pub fn table() -> String {
    let accounts = accounts();
    let width = accounts.iter().map(|account| account.email.len()).max().unwrap_or(0);
    let mut text = format!("Accounts of the demonstration, all with the password {PASSWORD}\n");
    for account in &accounts {
        let roles: Vec<&str> = account.roles.iter().map(|role| role.name()).collect();
        let seats = match account.members.len() {
            0 | 1 => String::new(),
            members => format!(" of {members} members"),
        };
        text.push_str(&format!(
            "  {:width$}  {}, {}{seats}\n",
            account.email,
            account.name,
            roles.join(" and ")
        ));
    }
    text
}
