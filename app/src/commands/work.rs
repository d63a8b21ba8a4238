//! `work`: the background work alone, and the same worker beside the pages of `serve`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use actions::jobs::Worker;
use store::Db;
use web::Site;

use super::{Sources, database, say, serve};
use crate::mail::Post;
use crate::server;
use crate::settings::{Checked, Settings};

/// A portal that is told to stop waits this long for the work at hand.
const PATIENCE: Duration = Duration::from_secs(5);

/// A worker on a thread of its own. It stops after the work it is at.
pub(crate) struct Working {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Working {
    /// Starts working.
    pub(crate) fn start(db: &Db, site: &Arc<Site>, checked: &Checked) -> Result<Self, String> {
        let worker = worker(db, site, checked)?;
        let stop = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stop);
        let thread = std::thread::Builder::new().name("worker".to_owned());
        let thread = thread.spawn(move || worker.run_until(&seen)).map_err(|error| error.to_string())?;
        Ok(Self { stop, thread })
    }

    /// Waits a moment for the work at hand, and ends. Longer work is under a lease: the next start does
    /// it again.
    pub(crate) fn end(self) {
        self.stop.store(true, Ordering::Relaxed);
        let began = Instant::now();
        while !self.thread.is_finished() && began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        if self.thread.is_finished() && self.thread.join().is_err() {
            tracing::error!("the worker panicked");
        }
    }
}

/// `work`: does the background work until it is told to stop.
pub(crate) fn work(settings: &Settings, sources: &Sources) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\ngemeengoed: "))?;
    serve::log(settings.log_json);
    let opened = database::open(&checked, &sources.chance)?;
    let interruptible = opened.cluster.as_ref().map(|cluster| cluster.stop_when_interrupted()).transpose();
    let _interruptible = interruptible.map_err(|error| error.to_string())?;
    let site = server::site(checked.site.clone(), &opened.db, sources.clock)?;
    let worker = worker(&opened.db, &site, &checked)?;
    say("Working. Every job is under a lease: stop whenever you like.");
    worker.run_until(&AtomicBool::new(false));
    Ok(())
}

fn worker(db: &Db, site: &Arc<Site>, checked: &Checked) -> Result<Worker<Post>, String> {
    let folder = checked.data.join("mail");
    let post = Post::new(Arc::clone(site), &checked.mail_from, checked.smtp_url.as_deref(), folder)?;
    Ok(Worker { db: db.clone(), deliver: post })
}
