//! The office keeps the members: admits them, lets them go, sets their attributes, orders and gives notice
//! for them.

mod admission;
mod attributes;
mod departure;
mod imports;
mod subscriptions;

use actions::Fault;
use jiff::civil::Date;
use web::{Page, SignedIn};

pub use admission::{create, new};
pub use attributes::{create as set_attribute, new as new_attribute};
pub use departure::{create as let_go, new as departure};
pub use imports::{bring_in as import, create as check_import, new as new_import, show as show_import};
pub use subscriptions::{cancel as give_notice, cancellation, create as order, new as new_subscription};

/// A page below the list of members.
fn page<'v>(visit: &'v SignedIn, template: &'static str, title: String) -> Page<'v> {
    visit.page(template, title).under(visit.text("members-title"), format!("{}/members", visit.home()))
}

/// A day as people write it.
fn day(field: &'static str, text: &str) -> Result<Date, Fault> {
    intake::day::whole(text).ok_or_else(|| Fault::field(field, "date-unreadable"))
}

/// The first day of the next month: where most things begin.
fn next_month(today: Date) -> Date {
    today.last_of_month().tomorrow().unwrap_or(today)
}
