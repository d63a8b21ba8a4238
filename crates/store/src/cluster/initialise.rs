//! Makes a new cluster with `initdb`, and writes who may enter it.
//!
//! Invariant: a cluster is complete or absent; `initdb` works in a folder beside it that is renamed at the
//! end.
//! Invariant: the only way in is the socket, and the only proof is the operating system's word for who is
//! asking.

use std::fs;

use super::binaries::Binaries;
use super::error::{ClusterError, io};
use super::place::Place;
use super::settings::Settings;
use super::{LOGIN, OWNER};

/// Makes the cluster when there is none.
pub(super) fn initialise(
    place: &Place,
    binaries: &Binaries,
    settings: &Settings,
) -> Result<(), ClusterError> {
    place.prepare()?;
    if place.made_by().is_some() {
        return Ok(());
    }
    let unfinished = place.home.join("initialising");
    let mut said = String::new();
    for locale in locales(binaries.major) {
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(io("remove", &unfinished))?;
        }
        let mut command = place.command(&binaries.program("initdb"));
        command.arg("--pgdata").arg(&unfinished);
        command.args(["--username", OWNER, "--encoding=UTF8", "--auth=peer", "--no-instructions"]);
        command.args(if settings.durable { ["--data-checksums"] } else { ["--no-sync"] });
        let program = binaries.program("initdb");
        let output = command.args(locale).output().map_err(io("run", &program))?;
        if output.status.success() {
            let cluster = place.cluster();
            fs::rename(&unfinished, &cluster).map_err(io("make", &cluster))?;
            return Ok(());
        }
        said = last_line(&String::from_utf8_lossy(&output.stderr));
    }
    let _ = fs::remove_dir_all(&unfinished);
    Err(ClusterError::Initialise { folder: place.home.clone(), said })
}

/// Rewrites who may enter; says whether a running server must read it again.
pub(super) fn write_access(place: &Place) -> Result<bool, ClusterError> {
    let hba = "# Rewritten at each start.\nlocal all all peer map=gemeengoed\n";
    let changed = place.write("pg_hba.conf", hba)?;
    Ok(place.write("pg_ident.conf", &map_of_users(place))? || changed)
}

/// Our own user and root may be either of the two users of the database.
fn map_of_users(place: &Place) -> String {
    let mut names = vec![place.our_name.as_str(), "root"];
    names.extend(place.drop_to.as_ref().map(|user| user.name.as_str()));
    names.sort_unstable();
    names.dedup();
    let mut map = String::from("# Rewritten at each start.\n");
    for name in names {
        for user in [OWNER, LOGIN] {
            map.push_str(&format!("gemeengoed \"{name}\" {user}\n"));
        }
    }
    map
}

/// C.UTF-8 under the names that the versions and operating systems have for it, best first.
fn locales(major: u32) -> Vec<Vec<&'static str>> {
    let mut locales = Vec::new();
    if major >= 17 {
        locales.push(vec!["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]);
    }
    locales.push(vec!["--locale=C.UTF-8"]);
    locales.push(vec!["--locale=C"]);
    locales
}

/// The last line that says what went wrong, without the program's name in front.
pub(super) fn last_line(said: &str) -> String {
    let telling = ["FATAL:", "PANIC:", "error:", "ERROR:"];
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for line in lines.iter().rev() {
        if let Some((_, reason)) = telling.iter().find_map(|word| line.split_once(word)) {
            return reason.trim().to_owned();
        }
    }
    lines.last().map_or_else(|| "it said nothing".to_owned(), |line| (*line).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_the_last_line_that_names_a_fault() {
        let said = "x LOG:  starting\nx FATAL:  lock file exists\nx HINT:  Is another one running?\n";
        assert_eq!(last_line(said), "lock file exists");
        assert_eq!(last_line(""), "it said nothing");
    }
}
