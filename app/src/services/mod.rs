//! Services: what the cooperative offers, who takes it and what it costs.
//!
//! Invariant: who may not see members (a supplier) sees no subscription and no amount, nor a count of them.

mod exports;
mod index;
mod links;
mod show;
mod standing;

use jiff::civil::Date;
use kernel::{MemberId, RunId, ServiceId};
use store::Subscription;
use web::{SignedIn, Visit};

pub use exports::export;
pub use index::index;
pub use show::show;

/// How a state looks as a badge.
pub(crate) fn tone(state: &str) -> &'static str {
    match state {
        "in_operation" => "positive",
        "offered" => "accent",
        "pilot" => "warning",
        _ => "outline",
    }
}

/// A state in words.
pub(crate) fn state_in_words(visit: &Visit, state: &str) -> String {
    visit.text(&format!("service-state-{}", state.replace('_', "-")))
}

/// The last day of a subscription, as people write it.
pub(crate) fn last_day(subscription: &Subscription) -> Option<Date> {
    subscription.ends_on.and_then(|end| end.yesterday().ok())
}

pub(crate) fn as_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Where an amount of a run explains itself; empty without a run.
pub(crate) fn amount_href(
    visit: &SignedIn,
    run: Option<RunId>,
    service: ServiceId,
    member: MemberId,
) -> String {
    run.map(|run| format!("{}/allocation-runs/{run}/amounts/{service}/{member}", visit.home()))
        .unwrap_or_default()
}
