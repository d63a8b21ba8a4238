//! Mail to the office about an order that waits: whoever ordered sees no people of the office.
//!
//! Invariant: the job ends in the transaction that puts its mail in the outbox, so that nobody gets it twice.

use kernel::OrderId;
use serde::Deserialize;
use store::StoreError;

use super::Work;
use crate::orders::tell_office;

#[derive(Deserialize)]
struct OfOrder {
    order: OrderId,
}

/// Mails about an order.
pub(super) fn tell(work: &Work<'_>) -> Result<(), String> {
    let of = OfOrder::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    let id = work.job.id;
    let done = work.db.tenant_blocking(work.actor, "orders.tell", |tx| {
        if !tx.lock_running_job(id)? {
            return Ok(());
        }
        tell_office(tx, of.order)?;
        tx.end_running_job(id)
    });
    done.map_err(|error: StoreError| error.to_string())
}
