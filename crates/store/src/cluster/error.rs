//! Everything that can keep a private cluster from running, each as one sentence for the person who started
//! the portal.

use std::io;
use std::path::{Path, PathBuf};

/// Why the private cluster could not be found, made, started, stopped or removed.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No server programs on this machine.
    #[error(
        "PostgreSQL's server programs were not found: install the package `postgresql` (Debian, Ubuntu), \
         `postgresql-server` (Fedora) or `postgresql@17` (Homebrew), or let PG_BIN name the folder that \
         holds `initdb` and `postgres`"
    )]
    NoBinaries,
    /// `PG_BIN` is set and does not help.
    #[error("PG_BIN names {}, but that folder holds no `initdb` and `postgres`", .0.display())]
    EmptyPgBin(PathBuf),
    /// Only an old server is installed.
    #[error("the PostgreSQL in {} is version {found}, and the portal needs 15 or newer", .folder.display())]
    TooOld {
        /// Where its programs lie.
        folder: PathBuf,
        /// Its major version.
        found: u32,
    },
    /// The cluster was made by a version that is not installed (any more).
    #[error(
        "the database in {} was made by PostgreSQL {wanted}, which is not installed: install PostgreSQL \
         {wanted}, or restore a backup into a new data folder", .folder.display()
    )]
    OtherVersion {
        /// The cluster's own folder.
        folder: PathBuf,
        /// The major version that made it.
        wanted: u32,
    },
    /// PostgreSQL looks its user's name up and does not start without one.
    #[error("user id {0} has no name on this machine, and PostgreSQL needs one: start as a named user")]
    NamelessUser(u32),
    /// Started as root on a machine with neither of the users that PostgreSQL can drop to.
    #[error("PostgreSQL refuses to run as root, and this machine has neither a user `postgres` nor `nobody`")]
    NobodyToRunAs,
    /// A data folder whose cluster lies elsewhere and was made as root.
    #[error("the database of {} was made by root: start as root", .0.display())]
    MadeByRoot(PathBuf),
    /// The data folder was renamed after its cluster was made.
    #[error(
        "the data folder was moved: its database still lies in {}; rename that folder to {} and start again",
        .from.display(), .to.display()
    )]
    Moved {
        /// Where the cluster lies.
        from: PathBuf,
        /// Where the folder's new name asks it to lie.
        to: PathBuf,
    },
    /// Somebody else owns a folder that must be private.
    #[error("the folder {} belongs to another user: remove it and start again", .0.display())]
    NotOurs(PathBuf),
    /// `initdb` failed.
    #[error("PostgreSQL could not make a new database in {}: {said}", .folder.display())]
    Initialise {
        /// Where.
        folder: PathBuf,
        /// Its own words.
        said: String,
    },
    /// `postgres` ended before it answered.
    #[error("PostgreSQL did not start: {said} (all it said is in {})", .log.display())]
    DidNotStart {
        /// Its own words.
        said: String,
        /// The whole log.
        log: PathBuf,
    },
    /// Something took far longer than it ever should.
    #[error("{what} took more than {seconds} seconds")]
    TooSlow {
        /// The thing waited for.
        what: &'static str,
        /// How long it was waited for.
        seconds: u64,
    },
    /// Another process holds the cluster that is to be removed.
    #[error("a portal is running on {}: stop it first", .0.display())]
    InUse(PathBuf),
    /// A folder to remove that was never a data folder.
    #[error("{} is not a data folder of the portal, so it is left alone", .0.display())]
    NotADataFolder(PathBuf),
    /// A database could not be made or reached.
    #[error("the database `{name}` could not be made: {said}")]
    Database {
        /// Its name.
        name: String,
        /// PostgreSQL's words.
        said: String,
    },
    /// A file or process of the operating system.
    #[error("cannot {deed} {}: {cause}", .path.display())]
    Io {
        /// What was tried, as a verb.
        deed: &'static str,
        /// On what.
        path: PathBuf,
        /// The system's words.
        cause: io::Error,
    },
}

/// For `map_err`: the system's error with the deed and the path that make a sentence of it.
pub(super) fn io(deed: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ClusterError {
    let path = path.to_owned();
    move |cause| ClusterError::Io { deed, path, cause }
}
