//! The thread that starts the server again when it ends while the portal uses it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::error::ClusterError;
use super::lease::Gate;
use super::postmaster::{Plan, Postmaster};

/// How often the thread looks: a dead server is noticed well within a second.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// The longest pause between attempts to start it again.
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// What the thread knows, for whoever asks.
#[derive(Debug, Default)]
pub(super) struct Health {
    pub(super) running: AtomicBool,
    pub(super) restarts: AtomicU32,
}

/// The running thread.
#[derive(Debug)]
pub(super) struct Supervisor {
    stop: Mutex<Sender<()>>,
    thread: JoinHandle<Postmaster>,
}

impl Supervisor {
    /// Starts to watch.
    pub(super) fn watch(
        plan: Plan,
        postmaster: Postmaster,
        health: Arc<Health>,
    ) -> Result<Self, ClusterError> {
        let (stop, stopped) = channel();
        let folder = plan.place.data.clone();
        let watching = move || Watch { plan, postmaster, health, stopped }.run();
        let thread = std::thread::Builder::new()
            .name("cluster".to_owned())
            .spawn(watching)
            .map_err(super::error::io("watch the database of", &folder))?;
        Ok(Self { stop: Mutex::new(stop), thread })
    }

    /// Ends the thread and hands back the server, dead or alive.
    pub(super) fn end(self) -> Option<Postmaster> {
        drop(self.stop);
        self.thread.join().ok()
    }
}

struct Watch {
    plan: Plan,
    postmaster: Postmaster,
    health: Arc<Health>,
    stopped: Receiver<()>,
}

impl Watch {
    fn run(mut self) -> Postmaster {
        let mut pause = LOOK_EVERY;
        let mut failures = 0;
        // The channel carries nothing: its end is the word to stop.
        while self.stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            if self.postmaster.lives(&self.plan) {
                continue;
            }
            self.health.running.store(false, Ordering::Relaxed);
            tracing::warn!(pid = self.postmaster.pid.as_raw(), "PostgreSQL ended; starting it again");
            failures = if self.restart() { 0 } else { failures + 1 };
            pause = LOOK_EVERY.saturating_mul(1 << failures.min(10)).min(LONGEST_PAUSE);
        }
        self.postmaster
    }

    /// Whether the server runs again.
    fn restart(&mut self) -> bool {
        match Gate::enter(&self.plan.place).and_then(|gate| self.plan.raise(&gate)) {
            Ok(postmaster) => {
                self.postmaster = postmaster;
                self.health.restarts.fetch_add(1, Ordering::Relaxed);
                self.health.running.store(true, Ordering::Relaxed);
                tracing::info!(pid = self.postmaster.pid.as_raw(), "PostgreSQL runs again");
                true
            }
            Err(error) => {
                tracing::error!(%error, "PostgreSQL could not be started again");
                false
            }
        }
    }
}
