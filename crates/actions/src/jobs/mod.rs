//! The worker: takes jobs under a lease and does them, looks after rounds and pledges, seals the audit logs,
//! delivers the mail.
//!
//! Invariant: a job may be done twice, because a worker may die at any moment: what it stores, it stores in
//! one transaction that first asks whether there is anything left to do.

mod alone;
mod lease;
mod orders;
mod pledges;
mod reorganisations;
mod resolutions;
mod rounds;
mod solutions;
mod topics;
mod usage;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::SignedDuration;
use store::jobs::{Job, Kinds};
use store::{Actor, Db, Mail, StoreError};

use self::alone::alone;

pub use lease::Lease;

/// A worker with nothing to do looks for new work this often.
const PAUSE: Duration = Duration::from_millis(200);
/// And less often at night, where nobody waits for it.
const PAUSE_NIGHT: Duration = Duration::from_secs(1);
/// And while the database is away.
const PAUSE_AWAY: Duration = Duration::from_secs(1);
/// Mails taken at once, and for how long they are this worker's.
const MAILS: i32 = 20;
const MAIL_LEASE: SignedDuration = SignedDuration::from_mins(2);

/// Hands a mail over: to a mail server, or to a folder. At least once: the id of the mail is its
/// idempotency key.
pub trait Deliver: Send + Sync {
    /// Delivers one mail.
    ///
    /// # Errors
    /// Why not, in words for the office: it is tried later.
    fn deliver(&self, mail: &Mail) -> Result<(), String>;
}

/// What a kind of job does. `Err` says why it is to be tried later.
type Run = fn(&Work<'_>) -> Result<(), String>;

/// Every kind of job there is.
const KINDS: &[(&str, Run)] = &[
    (crate::orders::TELL, orders::tell),
    (crate::proxies::TELL, rounds::tell_holder),
    (crate::reorganisations::HAND_OVER, reorganisations::hand_over_on_the_day),
    (crate::resolutions::CLOSE, resolutions::close),
    (crate::resolutions::proxies::TELL, resolutions::tell_holder),
    (crate::rounds::CLOSE, rounds::close),
    (crate::solutions::TELL, solutions::tell),
    (crate::solutions::checks::CHECK, solutions::check),
    (crate::topics::TELL, topics::tell),
    (crate::usage_imports::CHECK, usage::check),
    (crate::usage_imports::IMPORT, usage::import),
];

/// The kinds that wait for machines elsewhere, which may be slow: they have a thread of their own.
const OF_THE_NIGHT: &[&str] = &[crate::solutions::checks::CHECK];

/// The name of every kind of job.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(kind, _)| *kind)
}

/// One job under way.
pub struct Work<'w> {
    /// The database.
    pub db: &'w Db,
    /// The portal itself, at work for the job's cooperative.
    pub actor: &'w Actor,
    /// The job.
    pub job: &'w Job,
    /// Its lease, kept alive while the work goes on.
    pub lease: &'w Lease,
}

/// Takes work until it is told to stop.
pub struct Worker<D> {
    /// The database.
    pub db: Db,
    /// Where mail goes.
    pub deliver: D,
}

impl<D: Deliver> Worker<D> {
    /// Works until `stop` is set. Jobs, errands (seals, mail) and nights have a thread each: a long import
    /// delays no mail, and a slow machine elsewhere delays neither.
    pub fn run_until(&self, stop: &AtomicBool) {
        std::thread::scope(|scope| {
            scope.spawn(|| keep_going(stop, ("errands", PAUSE), || self.run_errands()));
            scope.spawn(|| keep_going(stop, ("nights", PAUSE_NIGHT), || self.run_night()));
            keep_going(stop, ("jobs", PAUSE), || self.run_one());
        });
    }

    /// Does everything that is due, and returns; the work of the night is left to a portal that runs. For
    /// tests and the command line.
    ///
    /// # Errors
    /// [`StoreError`] of the worker's own queries; what goes wrong in a job is kept with the job.
    pub fn run_until_idle(&self) -> Result<(), StoreError> {
        loop {
            let (job, errands) = (self.run_one()?, self.run_errands()?);
            if !job && !errands {
                return Ok(());
            }
        }
    }

    /// Takes one job and does it. `false` where none was due.
    ///
    /// # Errors
    /// As [`Worker::run_until_idle`].
    pub fn run_one(&self) -> Result<bool, StoreError> {
        self.run_one_of(Kinds::Except(OF_THE_NIGHT))
    }

    /// Plans the looks of this night at files elsewhere, and does one. Only a running portal does: nobody
    /// else asks addresses elsewhere. `false` where there was nothing to do.
    ///
    /// # Errors
    /// As [`Worker::run_until_idle`].
    pub fn run_night(&self) -> Result<bool, StoreError> {
        Ok(solutions::plan_checks(&self.db)? | self.run_one_of(Kinds::Only(OF_THE_NIGHT))?)
    }

    fn run_one_of(&self, kinds: Kinds<'_>) -> Result<bool, StoreError> {
        let Some(job) = self.db.worker("jobs.take", |tx| tx.take_job(kinds))? else { return Ok(false) };
        let outcome = self.do_job(&job);
        if let Err(why) = &outcome {
            tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempts, why, "a job failed");
        }
        self.db.worker("jobs.settle", |tx| tx.settle_job(&job, &outcome))?;
        Ok(true)
    }

    fn do_job(&self, job: &Job) -> Result<(), String> {
        let Some((_, run)) = KINDS.iter().find(|(kind, _)| *kind == job.kind) else {
            return Err(format!("no worker knows the kind {}", job.kind));
        };
        let actor = self.db.worker("jobs.actor", |tx| tx.job_actor(job.cooperative));
        let actor = actor.map_err(|error| error.to_string())?;
        let lease = Lease::default();
        let work = Work { db: &self.db, actor: &actor, job, lease: &lease };
        // A job that panics is a bug in that job; the others still have to be done.
        lease
            .held(&self.db, job, || catch_unwind(AssertUnwindSafe(|| run(&work))))
            .unwrap_or_else(|_| Err("the job panicked".to_owned()))
    }

    /// Seals the audit logs, looks after open rounds, resolutions, pledges and what members said about their
    /// use of solutions, and delivers the mail that is due. What fails does not stop the others. `false`
    /// where there was nothing to do.
    ///
    /// # Errors
    /// As [`Worker::run_until_idle`].
    pub fn run_errands(&self) -> Result<bool, StoreError> {
        let rounds = rounds::look_after(&self.db)? | resolutions::look_after(&self.db)?;
        let pledges = pledges::look_after(&self.db)?;
        let solutions = solutions::look_after(&self.db)?;
        let sealed = self.seal()?;
        let mailed = self.send_mail()?;
        Ok(rounds || pledges || solutions || sealed || mailed)
    }

    fn send_mail(&self) -> Result<bool, StoreError> {
        let mails = self.db.worker("mail.take", |tx| tx.take_mails(MAILS, MAIL_LEASE))?;
        for mail in &mails {
            alone("mail.settle", mail.id, || {
                let outcome = self.deliver.deliver(mail);
                if let Err(why) = &outcome {
                    tracing::warn!(mail = %mail.id, why, "a mail was not delivered");
                }
                self.db.worker("mail.settle", |tx| tx.settle_mail(mail, &outcome))
            })?;
        }
        Ok(!mails.is_empty())
    }

    fn seal(&self) -> Result<bool, StoreError> {
        let due = || self.db.worker("audit.open", |tx| tx.cooperatives_to_seal());
        let mut sealed = 0;
        for cooperative in alone("audit.open", "", due)? {
            sealed += alone("audit.seal", cooperative, || {
                let actor = self.db.worker("jobs.actor", |tx| tx.job_actor(cooperative))?;
                self.db.tenant_blocking(&actor, "audit.seal", |tx| tx.seal_audit_events())
            })?;
        }
        Ok(sealed > 0)
    }
}

/// Repeats `round` until `stop`; pauses where there was nothing to do, longer where the database is away.
fn keep_going(
    stop: &AtomicBool,
    (name, pause): (&'static str, Duration),
    round: impl Fn() -> Result<bool, StoreError>,
) {
    while !stop.load(Ordering::Relaxed) {
        // A bug in a round must not end the thread, and with it all rounds to come.
        let outcome = catch_unwind(AssertUnwindSafe(&round));
        match outcome.unwrap_or_else(|_| Err(StoreError::Unexpected("a round panicked".to_owned()))) {
            Ok(true) => {}
            Ok(false) => std::thread::sleep(pause),
            Err(error) => {
                tracing::warn!(name, %error, "the worker waits");
                std::thread::sleep(PAUSE_AWAY);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;

    #[test]
    #[expect(clippy::panic, reason = "this is what may happen")]
    fn a_round_that_panics_is_followed_by_another() {
        let (stop, rounds) = (AtomicBool::new(false), AtomicU32::new(0));
        keep_going(&stop, ("test", Duration::ZERO), || match rounds.fetch_add(1, Ordering::Relaxed) {
            0 => panic!("a bug"),
            _ => {
                stop.store(true, Ordering::Relaxed);
                Ok(false)
            }
        });
        assert_eq!(rounds.load(Ordering::Relaxed), 2);
    }
}
