//! The own member's subscriptions: what it takes, ordering, changing, giving notice.

mod cancellation;
mod change;
mod check;
mod index;
mod leaving;
mod new;
mod order_form;
mod orders;

use actions::services::is_taken_in;
use jiff::civil::Date;
use kernel::MemberId;
use store::{Service, Subscription};
use web::{Failure, SignedIn};

pub use cancellation::{cancel, cancellation};
pub use change::{change, check_change, create_change};
pub use index::index;
pub use new::{check, create, new};
pub(crate) use order_form::{notice_in_words, package_note};
pub use orders::withdraw as withdraw_order;

/// The member that the actor acts for. The routes of this page ask for a seat that only members have.
fn own(visit: &SignedIn) -> Result<MemberId, Failure> {
    visit.actor.member().map(|member| member.id).ok_or(Failure::Absent)
}

/// Whether the member could order the service: it is offered, and the member does not take it nor ordered it.
pub(crate) fn is_free(service: &Service, mine: &[Subscription], today: Date) -> bool {
    let taken = mine.iter().any(|one| one.service == service.id && one.ends_on.is_none());
    let taken = taken
        || mine.iter().any(|one| one.service == service.id && one.starts_on > today && one.runs_from(today));
    is_taken_in(&service.state) && !taken
}
