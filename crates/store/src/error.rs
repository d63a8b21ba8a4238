//! What can go wrong on the way to rows, sorted by what a page can say about it.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached, or went away halfway: try again in a moment.
    #[error("the database is away: {0}")]
    Away(String),
    /// The row is not there, or not for this actor: the same answer for both.
    #[error("not there")]
    Absent,
    /// A constraint refused, by its name. Actions turn the names they expect into refusals.
    #[error("refused by {0}")]
    Constraint(String),
    /// Serialisation failure or deadlock: the transaction may run again.
    #[error("two transactions were in each other's way")]
    Conflict,
    /// Anything else: a bug, or a row that no longer reads as its type.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

/// An error that says whether the transaction may be run again.
pub trait Transient {
    /// Whether nothing but bad luck is to blame.
    fn is_transient(&self) -> bool;
}

impl Transient for StoreError {
    fn is_transient(&self) -> bool {
        matches!(self, StoreError::Conflict)
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => StoreError::Absent,
            DieselError::DatabaseError(kind, info) => match (kind, info.constraint_name()) {
                (DatabaseErrorKind::SerializationFailure, _) => StoreError::Conflict,
                (DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _) => {
                    StoreError::Away(info.message().to_owned())
                }
                (_, Some(name)) => StoreError::Constraint(name.to_owned()),
                _ if info.message().contains("deadlock detected") => StoreError::Conflict,
                _ if went_away(info.message()) => StoreError::Away(info.message().to_owned()),
                _ => StoreError::Unexpected(info.message().to_owned()),
            },
            DieselError::BrokenTransactionManager => StoreError::Away("the connection broke".to_owned()),
            other => StoreError::Unexpected(other.to_string()),
        }
    }
}

/// libpq reports a server that stops or starts as ordinary errors; their words are fixed (postgres,
/// `postmaster.c`).
fn went_away(message: &str) -> bool {
    [
        "terminating connection",
        "server closed the connection",
        "the database system is",
        "connection to server",
    ]
    .iter()
    .any(|words| message.contains(words))
}

impl From<diesel::r2d2::PoolError> for StoreError {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        StoreError::Away(error.to_string())
    }
}

impl From<diesel::ConnectionError> for StoreError {
    fn from(error: diesel::ConnectionError) -> Self {
        StoreError::Away(error.to_string())
    }
}

/// Gives a constraint's refusal the meaning it has for the caller.
pub trait OnConstraint<T, E> {
    /// Replaces the refusal of the constraint `name` by `refusal`; leaves every other error as it is.
    ///
    /// # Errors
    /// `refusal`, or the error that was there.
    fn on_constraint(self, name: &str, refusal: E) -> Result<T, E>;
}

impl<T, E: From<StoreError>> OnConstraint<T, E> for Result<T, StoreError> {
    fn on_constraint(self, name: &str, refusal: E) -> Result<T, E> {
        self.map_err(|error| match error {
            StoreError::Constraint(found) if found == name => refusal,
            other => E::from(other),
        })
    }
}
