//! The proof that somebody was let in: for one cooperative, for the office or one member, in given roles.
//!
//! Invariant: only the doors of this crate make an [`Actor`]; its fields are private, so nobody above can
//! invent one.

use std::collections::BTreeSet;

use kernel::{CooperativeId, MemberId, PersonId, SeatId};
use serde::{Deserialize, Serialize};

use crate::roles::{May, Role, Scope, allowed};

/// What the portal knows of a cooperative when it serves one of its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cooperative {
    pub(crate) id: CooperativeId,
    /// First part of its addresses.
    pub address: String,
    /// Its name.
    pub name: String,
    /// Its legal form, by the name in the database.
    pub legal_form: String,
    /// `equal` or `weighted`.
    pub votes: String,
    /// Name of its stylesheet of colours.
    pub theme: String,
    /// Whether its amounts are invented.
    pub demonstration: bool,
    /// Months of notice for a subscription.
    pub notice_months: i32,
    /// Days within which a member may dispute a line.
    pub dispute_days: i32,
    /// Change from which an amount is flagged, in per cent.
    pub deviation_percent: i32,
}

/// The member that a seat is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatMember {
    /// The membership.
    pub id: MemberId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// For whom a person acts: the office, or one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The seat.
    pub id: SeatId,
    /// The member; absent for the office.
    pub member: Option<SeatMember>,
    /// The roles there.
    pub roles: BTreeSet<Role>,
}

/// As what an actor acts. Everything that depends on it matches on it, so that a new kind is met by the
/// compiler and never taken for the office.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    /// A person on a seat: what its roles may, within the office or one member.
    Seat(Seat),
    /// The portal's own work: sees what the office sees, and needs no permission to run the rest of a deed.
    Job,
    /// A token of the HTTP interface: what its scopes may, and no row that is private to the office or a
    /// member.
    Token(BTreeSet<Scope>),
}

/// Proof that somebody was authenticated for one cooperative in given roles, or that a job runs for it.
#[derive(Clone, Debug)]
pub struct Actor {
    pub(crate) cooperative: Cooperative,
    pub(crate) person: Option<PersonId>,
    pub(crate) name: String,
    pub(crate) standing: Standing,
    pub(crate) ip: String,
}

impl Actor {
    /// The cooperative it is for.
    #[must_use]
    pub fn cooperative(&self) -> &Cooperative {
        &self.cooperative
    }

    /// The person; absent where the portal itself works.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// Name of the person, as the audit log keeps it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// For whom the person acts now; absent for a job and a token.
    #[must_use]
    pub fn seat(&self) -> Option<&Seat> {
        match &self.standing {
            Standing::Seat(seat) => Some(seat),
            Standing::Job | Standing::Token(_) => None,
        }
    }

    /// The member for which the person acts; absent for the office.
    #[must_use]
    pub fn member(&self) -> Option<&SeatMember> {
        self.seat().and_then(|seat| seat.member.as_ref())
    }

    /// Whether one of the roles, or the token's scopes, has the permission. The portal's own jobs have
    /// none: they need none to run an action's rest.
    #[must_use]
    pub fn may(&self, may: May) -> bool {
        match &self.standing {
            Standing::Seat(seat) => allowed(&seat.roles, may),
            Standing::Job => false,
            Standing::Token(scopes) => scopes.iter().any(|scope| scope.permission() == may),
        }
    }

    /// From which address the person came.
    #[must_use]
    pub fn ip(&self) -> &str {
        &self.ip
    }

    /// The portal's own work for a cooperative: sees what the office sees. Only the worker door hands it out.
    pub(crate) fn job(cooperative: Cooperative) -> Self {
        let name = "Gemeengoed".to_owned();
        Self { cooperative, person: None, name, standing: Standing::Job, ip: String::new() }
    }
}
