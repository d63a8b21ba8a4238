//! Finds PostgreSQL's server programs: `PG_BIN`, else `PATH`, `pg_config --bindir` and the usual folders.
//!
//! Invariant: an existing cluster only ever gets the major version that made it; a new one gets the newest.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::error::ClusterError;
use super::settings::Settings;

/// The oldest major version that has what the schema uses.
pub(super) const OLDEST: u32 = 15;

/// A folder with `initdb` and `postgres` of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries {
    pub(super) folder: PathBuf,
    pub(super) major: u32,
}

impl Binaries {
    /// Finds the programs for a cluster made by version `made_by`, or for a new one.
    pub(super) fn find(settings: &Settings, made_by: Option<(u32, &Path)>) -> Result<Self, ClusterError> {
        let mut found: Vec<Self> =
            candidates(settings)?.into_iter().filter_map(|folder| Self::in_folder(&folder)).collect();
        // Stable: of two folders with one version, the one named earlier wins.
        found.sort_by_key(|binaries| std::cmp::Reverse(binaries.major));
        let newest = found.first().cloned().ok_or_else(|| nothing_found(settings))?;
        if let Some((wanted, cluster)) = made_by {
            return found
                .into_iter()
                .find(|binaries| binaries.major == wanted)
                .ok_or_else(|| ClusterError::OtherVersion { folder: cluster.to_owned(), wanted });
        }
        if newest.major < OLDEST {
            return Err(ClusterError::TooOld { folder: newest.folder, found: newest.major });
        }
        Ok(newest)
    }

    /// The program `name` of this version.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn in_folder(folder: &Path) -> Option<Self> {
        if !holds_programs(folder) {
            return None;
        }
        let output =
            Command::new(folder.join("postgres")).arg("--version").stdin(Stdio::null()).output().ok()?;
        let major = major_version(&String::from_utf8_lossy(&output.stdout))?;
        Some(Self { folder: folder.to_owned(), major })
    }
}

fn nothing_found(settings: &Settings) -> ClusterError {
    match &settings.pg_bin {
        Some(folder) => ClusterError::EmptyPgBin(folder.clone()),
        None => ClusterError::NoBinaries,
    }
}

fn holds_programs(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}

fn candidates(settings: &Settings) -> Result<Vec<PathBuf>, ClusterError> {
    if let Some(folder) = &settings.pg_bin {
        return if holds_programs(folder) {
            Ok(vec![folder.clone()])
        } else {
            Err(ClusterError::EmptyPgBin(folder.clone()))
        };
    }
    let mut folders = settings.path.clone();
    folders.extend(from_pg_config(&settings.path));
    if settings.usual_folders {
        folders.extend(numbered("/usr/lib/postgresql", "", "bin"));
        folders.extend(numbered("/usr", "pgsql-", "bin"));
        folders.push(PathBuf::from("/usr/bin"));
        for brew in ["/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt"] {
            folders.extend(numbered(brew, "postgresql@", "bin"));
            folders.push(Path::new(brew).join("postgresql/bin"));
        }
    }
    Ok(folders)
}

/// Debian's server keeps its programs off `PATH`; `pg_config` knows where.
fn from_pg_config(path: &[PathBuf]) -> Option<PathBuf> {
    let program = path.iter().map(|folder| folder.join("pg_config")).find(|program| program.is_file())?;
    let output = Command::new(program).arg("--bindir").stdin(Stdio::null()).output().ok()?;
    let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (!folder.is_empty()).then(|| PathBuf::from(folder))
}

/// The folders `parent/<prefix><number>/<leaf>`.
fn numbered(parent: &str, prefix: &str, leaf: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(parent) else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let number = name.to_str().and_then(|name| name.strip_prefix(prefix));
            number.is_some_and(|number| number.parse::<u32>().is_ok())
        })
        .map(|entry| entry.path().join(leaf))
        .collect()
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` -> 15; also `17beta1`.
fn major_version(said: &str) -> Option<u32> {
    let version = said.split(')').nth(1)?.trim();
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nowhere() -> Settings {
        Settings { pg_bin: None, path: Vec::new(), usual_folders: false, ..Settings::for_tests() }
    }

    #[test]
    fn without_programs_one_sentence_names_the_package() {
        let error = Binaries::find(&nowhere(), None).unwrap_err().to_string();
        assert!(error.contains("install the package `postgresql`"), "{error}");
        assert!(!error.contains('\n'));
    }

    #[test]
    fn a_pg_bin_without_programs_is_said_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { pg_bin: Some(folder.path().to_owned()), ..Settings::for_tests() };
        let error = Binaries::find(&settings, None).unwrap_err().to_string();
        assert!(error.starts_with(&format!("PG_BIN names {}", folder.path().display())), "{error}");
    }

    #[test]
    fn a_cluster_of_a_version_that_is_gone_says_which_to_install() {
        let error = Binaries::find(&Settings::for_tests(), Some((3, Path::new("/somewhere")))).unwrap_err();
        assert!(error.to_string().contains("install PostgreSQL 3,"), "{error}");
    }

    #[test]
    fn this_machine_has_a_server_that_is_new_enough() {
        assert!(Binaries::find(&Settings::for_tests(), None).unwrap().major >= OLDEST);
    }

    #[test]
    fn versions_are_read_from_what_postgres_says() {
        assert_eq!(major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major_version("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_version("something else"), None);
    }
}
