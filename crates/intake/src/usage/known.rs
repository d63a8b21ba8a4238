//! What a usage file is checked against.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{MemberId, MeterId, Period};

use crate::directory::Directory;

/// When members take the service that a meter belongs to: half-open, open at the end while no notice is
/// given.
pub type Subscriptions = HashMap<(MemberId, MeterId), Vec<(Date, Option<Date>)>>;

/// What we know when a usage file comes in.
#[derive(Clone, Debug)]
pub struct Known {
    /// The period that the import is for; `None` admits every day.
    pub period: Option<Period>,
    /// The members of the cooperative.
    pub members: Directory<MemberId>,
    /// The meters of its services.
    pub meters: Directory<MeterId>,
    /// Who takes what; `None` leaves it unchecked.
    pub subscriptions: Option<Subscriptions>,
}

impl Known {
    /// Whether the member takes the meter's service on the day, as far as we are asked to look.
    #[must_use]
    pub fn takes(&self, member: MemberId, meter: MeterId, day: Date) -> bool {
        let Some(subscriptions) = &self.subscriptions else { return true };
        let within =
            |&(from, until): &(Date, Option<Date>)| from <= day && until.is_none_or(|until| day < until);
        subscriptions.get(&(member, meter)).is_some_and(|days| days.iter().any(within))
    }
}
