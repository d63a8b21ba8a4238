//! Removes a data folder with everything that belongs to it: the way to start over.
//!
//! Invariant: nothing that runs is removed, and nothing that the portal did not make.

use std::fs;
use std::path::Path;

use super::binaries::Binaries;
use super::error::{ClusterError, io};
use super::lease::{Gate, Lease};
use super::place::{MARK, Place};
use super::postmaster::Plan;
use super::settings::Settings;

/// What the portal makes in a data folder that was already there.
const OUR_FOLDERS: [&str; 3] = ["cluster", "mail", "uploads"];

/// Stops a cluster that a killed portal left running, and removes the data folder with its cluster, wherever
/// that lies.
/// A folder that is not there is already reset. Of a folder that existed before the portal used it, only the
/// portal's
/// own folders are removed.
///
/// # Errors
/// When a portal runs on the folder, when it was never a data folder, or when something cannot be removed.
pub fn reset(data: &Path, settings: &Settings) -> Result<(), ClusterError> {
    if !data.exists() {
        return Ok(());
    }
    if !data.join("cluster").is_dir() && !data.join(MARK).is_file() {
        return Err(ClusterError::NotADataFolder(data.to_owned()));
    }
    let place = Place::of_existing(data)?;
    let gate = Gate::enter(&place)?;
    let Some(_sole) = Lease::sole(&place, &gate)? else {
        return Err(ClusterError::InUse(data.to_owned()));
    };
    stop_leftover(&place, settings, &gate)?;
    place.remove_outside()?;
    if place.data.join(MARK).is_file() {
        return fs::remove_dir_all(&place.data).map_err(io("remove", &place.data));
    }
    for folder in OUR_FOLDERS.map(|name| place.data.join(name)) {
        if folder.is_dir() {
            fs::remove_dir_all(&folder).map_err(io("remove", &folder))?;
        }
    }
    Ok(())
}

/// A server that nobody uses any more, because its portal was killed.
fn stop_leftover(place: &Place, settings: &Settings, gate: &Gate) -> Result<(), ClusterError> {
    // No program is run here, so a machine without PostgreSQL can still be cleaned up.
    let binaries = Binaries { folder: place.home.clone(), major: 0 };
    // Nothing is kept, so nothing needs to be flushed.
    let plan =
        Plan { place: place.clone(), binaries, settings: Settings { durable: false, ..settings.clone() } };
    match plan.adopt()? {
        Some(postmaster) => plan.stop(postmaster, gate),
        None => Ok(()),
    }
}
