//! A cluster for one run of tests, which leaves nothing behind however the run ends.
//!
//! The run starts the guard as a process of its own and holds the guard's standard input. When the run ends
//! (also by
//! `kill -9`, when none of its own code runs any more) the kernel closes that pipe, and the guard stops
//! PostgreSQL and
//! removes every folder.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use nix::sys::signal::{SigSet, Signal};
use nix::sys::statvfs::statvfs;
use nix::unistd::{AccessFlags, access};
use serde::{Deserialize, Serialize};

use super::error::io as failed;
use super::place::MEMORY;
use super::{Cluster, ClusterError, LOGIN, OWNER, Settings, reset, url};

const PREFIX: &str = "gemeengoed-test-";

/// What a run of all tests needs at most, with ample room: a container's own memory file system may be small.
const ROOM_BYTES: i128 = 2_000_000_000;

/// What the guard says, as one line of JSON, once its cluster answers.
#[derive(Debug, Serialize, Deserialize)]
struct Announcement {
    /// The folder of the socket.
    socket: PathBuf,
    /// The folder of PostgreSQL's programs.
    programs: PathBuf,
    /// The address for the owner, with `{database}` where the database's name belongs.
    owner_url: String,
    /// The same for the portal's login.
    login_url: String,
}

/// Runs the guard: prints the announcement on standard output, and returns when everything is gone again,
/// after the end
/// of standard input or a SIGTERM, SIGINT or SIGHUP.
///
/// Call it before any other thread exists: a thread that was made earlier would take the signals.
///
/// # Errors
/// When the cluster cannot be made, announced or removed.
pub fn run() -> Result<(), ClusterError> {
    let (end, ended) = channel();
    end_on_signals(end.clone())?;
    end_with_input(end)?;
    // In memory: each test makes and removes a database of hundreds of files, which a disk's file system
    // takes longer over than PostgreSQL over the rows in them.
    let [memory, disk] = [PathBuf::from(MEMORY), std::env::temp_dir()];
    sweep(&memory);
    sweep(&disk);
    let temporary = if is_roomy(&memory) { memory } else { disk };
    let mut folder = tempfile::Builder::new();
    let folder =
        folder.prefix(PREFIX).tempdir_in(&temporary).map_err(failed("make a folder in", &temporary))?;
    let data = folder.path().join("data");
    let settings = Settings::for_tests();
    let held = hold(&data, &settings, || {
        // Either end is good; an error means that both watchers are gone, which ends the run too.
        let _ = ended.recv();
    });
    let removed = reset(&data, &settings);
    held.and(removed)?;
    match folder.close() {
        // Another guard's sweep was quicker.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        closed => closed.map_err(failed("remove a folder in", &temporary)),
    }
}

fn hold(data: &Path, settings: &Settings, until: impl FnOnce()) -> Result<(), ClusterError> {
    let cluster = Cluster::start(data, settings.clone())?;
    let address = |user| cluster.url(user, "DATABASE").replace("/DATABASE?", "/{database}?");
    let announcement = Announcement {
        socket: cluster.shared.plan.place.socket.clone(),
        programs: cluster.programs().to_owned(),
        owner_url: address(OWNER),
        login_url: address(LOGIN),
    };
    let line =
        serde_json::to_string(&announcement).map_err(|error| failed("announce", data)(error.into()))?;
    let mut out = io::stdout().lock();
    // A run that is already gone reads nothing; the end of its pipe follows.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
    drop(out);
    until();
    cluster.stop()
}

/// Blocks the signals for this thread and those it makes, and waits for them in one thread.
fn end_on_signals(end: Sender<()>) -> Result<(), ClusterError> {
    let signals: SigSet = [Signal::SIGTERM, Signal::SIGINT, Signal::SIGHUP].into_iter().collect();
    signals
        .thread_block()
        .map_err(|errno| failed("block signals for", Path::new("the guard"))(errno.into()))?;
    background(move || {
        let _ = signals.wait();
        let _ = end.send(());
    })
}

fn end_with_input(end: Sender<()>) -> Result<(), ClusterError> {
    background(move || {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        let _ = end.send(());
    })
}

fn background(work: impl FnOnce() + Send + 'static) -> Result<(), ClusterError> {
    let thread = std::thread::Builder::new().name("guard".to_owned()).spawn(work);
    thread.map(drop).map_err(failed("make a thread of", Path::new("the guard")))
}

fn is_roomy(folder: &Path) -> bool {
    let writable = access(folder, AccessFlags::W_OK).is_ok();
    writable
        && statvfs(folder).is_ok_and(|room| {
            i128::from(room.blocks_available()) * i128::from(room.fragment_size()) >= ROOM_BYTES
        })
}

/// Removes what guards left behind that were themselves killed. A folder in use is refused by [`reset`], and
/// a young one
/// may be about to be used.
fn sweep(temporary: &Path) {
    let Ok(entries) = std::fs::read_dir(temporary) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        let age = entry.metadata().and_then(|entry| entry.modified()).ok().and_then(|at| at.elapsed().ok());
        if ours && age.is_some_and(|age| age > Duration::from_secs(60)) {
            let emptied = reset(&entry.path().join("data"), &Settings::for_tests());
            if emptied.is_ok() {
                let _ = std::fs::remove_dir(entry.path());
            }
        }
    }
}

/// The run's side: a guard's cluster. Dropping it waits until the guard has removed everything.
#[derive(Debug)]
pub struct Guarded {
    child: Child,
    input: Option<ChildStdin>,
    announcement: Announcement,
}

impl Guarded {
    /// Starts a guard (`gemeengoed test-cluster`) and waits for its cluster.
    ///
    /// # Errors
    /// When the command cannot be run or ends without an announcement; its own words are on standard error.
    pub fn spawn(command: &mut Command) -> Result<Self, ClusterError> {
        let program = PathBuf::from(command.get_program());
        // Its own process group: an interrupt at the terminal must not end the guard before its work is done.
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        let mut child = piped.spawn().map_err(failed("run", &program))?;
        let input = child.stdin.take();
        let said = child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines()).next();
        let announcement = said.and_then(Result::ok).and_then(|line| serde_json::from_str(&line).ok());
        let Some(announcement) = announcement else {
            drop(input);
            let _ = child.wait();
            return Err(failed("start a cluster with", &program)(io::ErrorKind::UnexpectedEof.into()));
        };
        Ok(Self { child, input, announcement })
    }

    /// The address of one database for one user.
    #[must_use]
    pub fn url(&self, user: &str, database: &str) -> String {
        url(&self.announcement.socket, user, database)
    }

    /// The folder of PostgreSQL's programs.
    #[must_use]
    pub fn programs(&self) -> &Path {
        &self.announcement.programs
    }

    /// The guard's process id.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
