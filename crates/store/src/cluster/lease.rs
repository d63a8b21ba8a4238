//! Two lock files in `<data>/cluster` that let several processes share one cluster.
//!
//! Invariant: who starts, adopts or stops the cluster holds the gate, one process at a time.
//! Invariant: every user of the cluster holds a shared lease, so that the last one to leave, and only that
//! one, stops it.
//! The kernel drops both locks when a process dies, however it dies.

use std::fs::File;
use std::time::{Duration, Instant};

use nix::fcntl::{Flock, FlockArg};

use super::error::{ClusterError, io};
use super::place::Place;

/// Long enough for another process to make a cluster or to recover one from a crash.
const GATE_PATIENCE: Duration = Duration::from_secs(300);

/// The right to start, adopt or stop the cluster.
#[derive(Debug)]
pub(super) struct Gate(#[expect(dead_code, reason = "held for its lock")] Flock<File>);

/// Says that a process uses the cluster.
#[derive(Debug)]
pub(super) struct Lease(#[expect(dead_code, reason = "held for its lock")] Flock<File>);

impl Gate {
    /// Waits for the gate.
    pub(super) fn enter(place: &Place) -> Result<Self, ClusterError> {
        let began = Instant::now();
        loop {
            if let Some(lock) = lock(place, "gate.lock", FlockArg::LockExclusiveNonblock)? {
                return Ok(Self(lock));
            }
            if began.elapsed() > GATE_PATIENCE {
                let seconds = GATE_PATIENCE.as_secs();
                return Err(ClusterError::TooSlow {
                    what: "another process that starts the database",
                    seconds,
                });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Lease {
    /// Joins the users of the cluster. Only inside the gate.
    pub(super) fn join(place: &Place, _inside: &Gate) -> Result<Self, ClusterError> {
        let held = lock(place, "users.lock", FlockArg::LockSharedNonblock)?;
        held.map(Self).ok_or_else(|| ClusterError::InUse(place.data.clone()))
    }

    /// Whether nobody uses the cluster: the exclusive lease, held until dropped. Only inside the gate.
    pub(super) fn sole(place: &Place, _inside: &Gate) -> Result<Option<Self>, ClusterError> {
        Ok(lock(place, "users.lock", FlockArg::LockExclusiveNonblock)?.map(Self))
    }
}

/// The lock, or none when another process holds it.
fn lock(place: &Place, name: &str, how: FlockArg) -> Result<Option<Flock<File>>, ClusterError> {
    match Flock::lock(place.open_ours(name)?, how) {
        Ok(lock) => Ok(Some(lock)),
        Err((_, nix::errno::Errno::EWOULDBLOCK)) => Ok(None),
        Err((_, errno)) => Err(io("lock", &place.ours.join(name))(errno.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_to_leave_is_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::locate(folder.path()).unwrap();
        let gate = Gate::enter(&place).unwrap();
        let first = Lease::join(&place, &gate).unwrap();
        let second = Lease::join(&place, &gate).unwrap();
        drop(first);
        assert!(Lease::sole(&place, &gate).unwrap().is_none());
        drop(second);
        assert!(Lease::sole(&place, &gate).unwrap().is_some());
    }
}
