//! An interrupt or termination leaves the cluster before it ends the process, so that nothing runs on.
//!
//! The web server has its own way to end; until it listens, and in commands without one, this one does it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::error::io;
use super::{ClusterError, Shared};

/// While it lives, SIGINT and SIGTERM leave the cluster and end the process with 128 plus the signal's
/// number. Dropped,
/// they do nothing any more: something else must have been told to listen.
#[derive(Debug)]
pub struct Interruptible {
    armed: Arc<AtomicBool>,
}

impl Interruptible {
    pub(super) fn watch(shared: Arc<Shared>) -> Result<Self, ClusterError> {
        let folder = shared.plan.place.data.clone();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .map_err(io("listen to signals for", &folder))?;
        let (interrupt, terminate) = {
            let _inside = runtime.enter();
            let listen = |kind| signal(kind).map_err(io("listen to signals for", &folder));
            (listen(SignalKind::interrupt())?, listen(SignalKind::terminate())?)
        };
        let armed = Arc::new(AtomicBool::new(true));
        let still = Arc::clone(&armed);
        let wait = move || {
            let number = runtime.block_on(first_of(interrupt, terminate));
            if still.load(Ordering::Acquire) {
                if let Err(error) = shared.leave() {
                    tracing::error!(%error, "PostgreSQL was not stopped");
                }
                std::process::exit(128 + number);
            }
        };
        let thread = std::thread::Builder::new().name("interrupt".to_owned()).spawn(wait);
        thread.map_err(io("listen to signals for", &folder))?;
        Ok(Self { armed })
    }
}

impl Drop for Interruptible {
    fn drop(&mut self) {
        self.armed.store(false, Ordering::Release);
    }
}

/// The number of the signal that came first.
async fn first_of(mut interrupt: Signal, mut terminate: Signal) -> i32 {
    std::future::poll_fn(|context| {
        if interrupt.poll_recv(context).is_ready() {
            return Poll::Ready(SignalKind::interrupt().as_raw_value());
        }
        terminate.poll_recv(context).map(|_| SignalKind::terminate().as_raw_value())
    })
    .await
}
