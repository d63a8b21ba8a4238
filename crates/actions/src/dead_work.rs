//! Work that was given up after twelve tries: what it is to the office, and how it is tried again.

use kernel::{JobId, OutboxId};
use store::TenantTx;
use store::roles::May;

use crate::permissions::require;
use crate::{Fault, Refused};

/// Mails with a link that works once. Its token left the database when the mail was given up: to send such a
/// mail again would send a link to nowhere.
pub const WITH_A_TOKEN: [&str; 2] = ["invitation", "use-expires"];

/// A kind of job, as its text is named: `orders-tell`. `None` for a kind that no worker knows.
#[must_use]
pub fn kind_of(kind: &str) -> Option<String> {
    crate::jobs::kinds().find(|known| *known == kind).map(|known| known.replace('.', "-"))
}

/// Has a mail tried again.
///
/// # Errors
/// A fault of the page for a mail whose link is gone; [`store::StoreError::Absent`] where no such mail was
/// given up.
pub fn retry_mail(tx: &mut TenantTx<'_>, id: OutboxId) -> Result<(), Refused> {
    require(tx, May::KeepWork)?;
    let spent = |mail: &store::DeadMail| mail.id == id && WITH_A_TOKEN.contains(&mail.event.as_str());
    if tx.dead_mails()?.iter().any(spent) {
        return Err(Fault::page("dead-work-link-gone").into());
    }
    let recipient = tx.revive_mail(id)?;
    tx.audit("dead-work.retry-mail", id, &recipient)?;
    Ok(())
}

/// Has a job tried again.
///
/// # Errors
/// [`store::StoreError::Absent`] where no such job was given up.
pub fn retry_job(tx: &mut TenantTx<'_>, id: JobId) -> Result<(), Refused> {
    require(tx, May::KeepWork)?;
    tx.revive_job(id)?;
    tx.audit("dead-work.retry-job", id, "")?;
    Ok(())
}
