//! Pages of the office below one service: how it is ordered, and under what members may take it.

use actions::Refused;
use kernel::ServiceId;
use store::Service;
use web::{Page, Reply, SignedIn, see_other};

/// A page below a service.
pub(crate) fn page<'v>(
    visit: &'v SignedIn,
    template: &'static str,
    title: &str,
    service: &Service,
) -> Page<'v> {
    let there = format!("{}/services/{}", visit.home(), service.id);
    visit
        .page(template, visit.text(title))
        .under(visit.text("services-title"), format!("{}/services", visit.home()))
        .under(service.name.clone(), there)
}

/// Goes on after something of a service was withdrawn: back to the page that it stood on, or to the services
/// where somebody was first.
///
/// # Errors
/// Whatever else was refused.
pub(crate) fn after_withdrawal(
    visit: &SignedIn,
    done: Result<ServiceId, Refused>,
    page: &str,
    (flash, was_first): (&'static str, &'static str),
) -> Reply {
    match done {
        Ok(service) => {
            let there = format!("{}/office/services/{service}/{page}", visit.home());
            Ok(see_other(there).flash(flash).into())
        }
        Err(Refused::Faults(_)) => {
            Ok(see_other(format!("{}/services", visit.home())).warn(was_first, &[]).into())
        }
        Err(other) => Err(other.into()),
    }
}
