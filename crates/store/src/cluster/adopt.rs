//! Recognises a server that another process left behind or still uses, from the file it keeps while it runs.
//!
//! Invariant: a process id alone proves nothing: after a restart of the machine it may be anybody's.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// What `postmaster.pid` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PidFile {
    pub(super) pid: Pid,
    pub(super) ready: bool,
}

/// The server of this cluster as its file has it, alive or not.
pub(super) fn pid_file(cluster: &Path) -> Option<PidFile> {
    parse(&fs::read_to_string(cluster.join("postmaster.pid")).ok()?)
}

fn parse(content: &str) -> Option<PidFile> {
    let mut lines = content.lines();
    let pid = lines.next()?.trim().parse().ok().filter(|pid| *pid > 1)?;
    // The eighth line is the state: starting, ready, standby or stopping.
    let ready = lines.nth(6).is_some_and(|state| state.trim() == "ready");
    Some(PidFile { pid: Pid::from_raw(pid), ready })
}

/// Whether that process lives and is a server of this cluster.
pub(super) fn serves(pid: Pid, cluster: &Path) -> bool {
    if cfg!(target_os = "linux") {
        // Empty for a process that ended and was not waited for.
        return fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| names(&line, cluster));
    }
    !matches!(kill(pid, None), Err(nix::errno::Errno::ESRCH))
}

fn names(command_line: &[u8], cluster: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt as _;
    command_line.split(|byte| *byte == 0).any(|word| word == cluster.as_os_str().as_bytes())
}

/// Ends the children of a server that was killed: they end by themselves, but not before their query does,
/// and until
/// then no new server may start. Does nothing where the operating system has no `/proc`.
pub(super) fn end_orphans(cluster: &Path) {
    let Ok(processes) = fs::read_dir("/proc") else { return };
    for process in processes.flatten() {
        let pid = process.file_name().to_str().and_then(|name| name.parse().ok()).map(Pid::from_raw);
        let Some(pid) = pid.filter(|pid| *pid != Pid::this()) else { continue };
        let inside = fs::read_link(process.path().join("cwd")).is_ok_and(|folder| folder == cluster);
        if inside && fs::read(process.path().join("cmdline")).is_ok_and(|line| line.starts_with(b"postgres:"))
        {
            let _ = kill(pid, Signal::SIGQUIT);
        }
    }
}

/// Waits until `done`, looking every few milliseconds; false when it takes longer than `patience`.
pub(super) fn wait(patience: Duration, mut done: impl FnMut() -> bool) -> bool {
    let began = Instant::now();
    while !done() {
        if began.elapsed() > patience {
            return false;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_who_serves_and_whether_it_is_ready() {
        let ready = "123\n/d\n1700000000\n5432\n/run\n\n  7 8\nready   \n";
        assert_eq!(parse(ready), Some(PidFile { pid: Pid::from_raw(123), ready: true }));
        let starting = "123\n/d\n1700000000\n5432\n/run\n\n  7 8\nstarting\n";
        assert_eq!(parse(starting), Some(PidFile { pid: Pid::from_raw(123), ready: false }));
        assert_eq!(parse("123\n/d\n"), Some(PidFile { pid: Pid::from_raw(123), ready: false }));
        assert_eq!(parse("1\n"), None);
        assert_eq!(parse("-5\n"), None);
    }

    #[test]
    fn a_process_that_is_somebody_else_does_not_serve_the_cluster() {
        assert!(!cfg!(target_os = "linux") || !serves(Pid::this(), Path::new("/no/such/cluster")));
    }
}
