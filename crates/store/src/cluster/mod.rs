//! The private cluster: PostgreSQL kept by the portal itself, under its data folder, when no `DATABASE_URL`
//! is given.
//!
//! The first start makes it; later starts find it; processes on one data folder share it, and the last one to
//! leave
//! stops it. A server that dies is started again within a second. After `kill -9` of the portal the server
//! runs on,
//! and the next start adopts it. See `docs/runbooks/cluster.md`.
//!
//! Invariant: it listens on a unix socket in a private folder and nowhere else.
//! Invariant: it never runs as root, and is never stopped while another process uses it.

mod adopt;
mod binaries;
mod databases;
mod error;
pub mod guard;
mod initialise;
mod interrupt;
mod lease;
mod place;
mod postmaster;
mod reset;
mod settings;
mod supervise;

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

pub use error::ClusterError;
pub use interrupt::Interruptible;
pub use reset::reset;
pub use settings::Settings;

use binaries::Binaries;
use lease::{Gate, Lease};
use place::Place;
use postmaster::Plan;
use supervise::{Health, Supervisor};

/// The cluster's superuser: migrations, backup and restore.
pub const OWNER: &str = "gemeengoed_owner";

/// The user that the portal connects as: it owns nothing.
pub const LOGIN: &str = "portal_login";

/// A private cluster that this process uses. Dropping it stops the server if nobody else uses it.
#[derive(Debug)]
pub struct Cluster {
    shared: Arc<Shared>,
}

/// What the one who holds the cluster and the one who listens to signals share.
#[derive(Debug)]
struct Shared {
    plan: Plan,
    health: Arc<Health>,
    running: Mutex<Option<(Supervisor, Lease)>>,
}

impl Cluster {
    /// Makes, adopts or restarts the cluster of the data folder, and returns when it answers.
    ///
    /// # Errors
    /// One sentence that says what is missing or wrong.
    pub fn start(data: &Path, settings: Settings) -> Result<Self, ClusterError> {
        let place = Place::locate(data)?;
        let cluster = place.cluster();
        let binaries = Binaries::find(&settings, place.made_by().map(|major| (major, cluster.as_path())))?;
        let plan = Plan { place, binaries, settings };
        let gate = Gate::enter(&plan.place)?;
        let lease = Lease::join(&plan.place, &gate)?;
        let postmaster = plan.raise(&gate)?;
        let health = Arc::new(Health::default());
        health.running.store(true, Ordering::Relaxed);
        let supervisor = Supervisor::watch(plan.clone(), postmaster, Arc::clone(&health))?;
        let running = Mutex::new(Some((supervisor, lease)));
        Ok(Self { shared: Arc::new(Shared { plan, health, running }) })
    }

    /// The address of one database for one user, as libpq and its programs read it.
    #[must_use]
    pub fn url(&self, user: &str, database: &str) -> String {
        url(&self.shared.plan.place.socket, user, database)
    }

    /// The folder of PostgreSQL's programs (`pg_dump`, `pg_restore`) that fit this cluster.
    #[must_use]
    pub fn programs(&self) -> &Path {
        &self.shared.plan.binaries.folder
    }

    /// Whether the server runs, as far as was seen in the last moments.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.shared.health.running.load(Ordering::Relaxed)
    }

    /// How often the server was started again since this process uses it.
    #[must_use]
    pub fn restarts(&self) -> u32 {
        self.shared.health.restarts.load(Ordering::Relaxed)
    }

    /// The server's process id as its own file has it.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        let file = adopt::pid_file(&self.shared.plan.place.cluster())?;
        u32::try_from(file.pid.as_raw()).ok()
    }

    /// Lets SIGINT and SIGTERM leave the cluster and end the process, until what it returns is dropped.
    ///
    /// # Errors
    /// When the operating system does not let us listen.
    pub fn stop_when_interrupted(&self) -> Result<Interruptible, ClusterError> {
        Interruptible::watch(Arc::clone(&self.shared))
    }

    /// Leaves the cluster, and stops the server when nobody else uses it.
    ///
    /// # Errors
    /// When the server does not stop.
    pub fn stop(self) -> Result<(), ClusterError> {
        self.shared.leave()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.shared.leave() {
            tracing::error!(%error, "PostgreSQL was not stopped");
        }
    }
}

impl Shared {
    /// The first call leaves; the lock makes a second one wait until that is done.
    fn leave(&self) -> Result<(), ClusterError> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((supervisor, lease)) = running.take() else { return Ok(()) };
        let postmaster = supervisor.end();
        self.health.running.store(false, Ordering::Relaxed);
        let gate = Gate::enter(&self.plan.place)?;
        drop(lease);
        let sole = Lease::sole(&self.plan.place, &gate)?;
        match postmaster {
            Some(postmaster) if sole.is_some() => self.plan.stop(postmaster, &gate),
            _ => Ok(()),
        }
    }
}

/// A libpq address whose host is the folder of a socket.
fn url(socket: &Path, user: &str, database: &str) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let host = escape(socket.as_os_str().as_bytes());
    format!("postgresql://{}@/{}?host={host}&port=5432", escape(user.as_bytes()), escape(database.as_bytes()))
}

fn escape(bytes: &[u8]) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    let one = |byte: &u8| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") };
    bytes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_odd_folders() {
        let address = url(Path::new("/a folder/50%/run"), OWNER, "portal");
        let host = "/a%20folder/50%25/run";
        assert_eq!(address, format!("postgresql://gemeengoed_owner@/portal?host={host}&port=5432"));
    }
}
