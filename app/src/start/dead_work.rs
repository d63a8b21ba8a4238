//! What waits with the portal's own work: mails and jobs that were given up.

use serde_json::json;
use store::roles::May;
use store::{StoreError, TenantTx};
use web::SignedIn;
use web::templates::items::Task;

use super::seen::Seen;

/// How many mails and jobs were given up; none for who does not look after them.
pub(super) fn look(tx: &mut TenantTx<'_>) -> Result<usize, StoreError> {
    if tx.actor().may(May::KeepWork) { Ok(tx.dead_mails()?.len() + tx.dead_jobs()?.len()) } else { Ok(0) }
}

/// All of them as one task.
pub(super) fn task(visit: &SignedIn, seen: &Seen) -> Option<Task> {
    (seen.dead_work > 0).then(|| Task {
        icon: "alert-circle",
        tone: Some("negative"),
        title: visit.say("start-dead-work", json!({ "count": seen.dead_work })),
        meta: Some(visit.text("start-dead-work-meta")),
        href: format!("{}/office/failed-work", visit.home()),
        action: visit.text("start-dead-work-action"),
        ..Task::default()
    })
}
