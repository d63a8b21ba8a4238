//! Whether the actor may do what a deed is about to do.

use store::TenantTx;
use store::roles::May;

use crate::Refused;

/// Refuses an actor without the permission.
///
/// # Errors
/// [`Refused::Forbidden`]: a page shows it as a page that is not there.
pub fn require(tx: &TenantTx<'_>, may: May) -> Result<(), Refused> {
    if tx.actor().may(may) { Ok(()) } else { Err(Refused::Forbidden) }
}
