//! What the machine says about its PostgreSQL, and how the cluster is to run.

use std::path::PathBuf;

/// How to find PostgreSQL's programs and how its cluster behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The one folder to take the programs from (`PG_BIN`); nothing else is searched when it is set.
    pub pg_bin: Option<PathBuf>,
    /// The folders of `PATH`, in order.
    pub path: Vec<PathBuf>,
    /// Whether the usual folders of Debian, Fedora and Homebrew are searched after `PATH`.
    pub usual_folders: bool,
    /// False only for tests: nothing is flushed to disk, so commits survive a killed server but not a power
    /// cut, and a
    /// stop is at once.
    pub durable: bool,
    /// PostgreSQL's `max_connections`.
    pub max_connections: u16,
    /// PostgreSQL's `shared_buffers`, in megabytes.
    pub shared_buffers_mb: u32,
}

impl Settings {
    /// The settings of a portal in use, from `PG_BIN` and `PATH`.
    #[must_use]
    pub fn from_environment() -> Self {
        let path = read("PATH").unwrap_or_default();
        Self {
            pg_bin: read("PG_BIN").filter(|folder| !folder.is_empty()).map(PathBuf::from),
            path: std::env::split_paths(&path).collect(),
            usual_folders: true,
            durable: true,
            max_connections: 100,
            shared_buffers_mb: 128,
        }
    }

    /// The settings of a cluster that is thrown away: fast, and worth nothing after a power cut.
    #[must_use]
    pub fn for_tests() -> Self {
        Self { durable: false, max_connections: 200, shared_buffers_mb: 64, ..Self::from_environment() }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "PATH and PG_BIN describe the machine; they are no settings of the portal"
)]
fn read(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
