//! The lease of a job under way: renewed by a thread of its own, which also carries the progress to the
//! database.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use store::Db;
use store::jobs::Job;

/// Renewed this often: well within the lease, and often enough for a progress bar.
const RENEW: Duration = Duration::from_millis(700);

/// What the work and the thread that renews its lease share.
#[derive(Debug, Default)]
pub struct Lease {
    done: AtomicI64,
    total: AtomicI64,
    lost: AtomicBool,
}

impl Lease {
    /// Notes how much is done, of how much.
    pub fn progress(&self, done: u64, total: u64) {
        let whole = |n| i64::try_from(n).unwrap_or(i64::MAX);
        self.done.store(whole(done), Ordering::Relaxed);
        self.total.store(whole(total), Ordering::Relaxed);
    }

    /// Whether the job is not ours any more: cancelled, or taken by another worker. Then the work stops,
    /// undone.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// Does the work with the lease kept alive beside it.
    pub(super) fn held<T>(&self, db: &Db, job: &Job, work: impl FnOnce() -> T) -> T {
        let (end, ended) = channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                while ended.recv_timeout(RENEW) == Err(RecvTimeoutError::Timeout) {
                    self.renew(db, job);
                }
            });
            let done = work();
            drop(end);
            done
        })
    }

    fn renew(&self, db: &Db, job: &Job) {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        match db.worker("jobs.renew", |tx| tx.renew_job(job, done, total)) {
            Ok(true) => {}
            Ok(false) => self.lost.store(true, Ordering::Relaxed),
            // The database is away for a moment: the work meets that itself, and the lease has time to spare.
            Err(error) => tracing::debug!(job = %job.id, %error, "a lease was not renewed"),
        }
    }
}
