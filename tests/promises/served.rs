//! The portal as an administrator runs it: `gemeengoed serve`, a process on a data folder.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use nix::fcntl::{Flock, FlockArg};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::harness::Browser;

const PREFIX: &str = "gemeengoed-promise-";
/// A first start makes a cluster and the demonstration, on a machine that is busy.
const START_PATIENCE: Duration = Duration::from_secs(180);
/// A stop ends the work at hand and flushes memory to disk.
const STOP_PATIENCE: Duration = Duration::from_secs(90);

/// Whether a new portal has somebody in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The four cooperatives.
    Demonstration,
    /// Nobody.
    Nothing,
}

/// A data folder, and the portal that runs on it.
pub struct Served {
    folder: TempDir,
    content: Content,
    process: Option<Process>,
}

struct Process {
    child: Child,
    base: String,
    took: Duration,
    /// Keeps the pipe of standard output open: a portal without one cannot speak.
    _said: Receiver<String>,
}

impl Served {
    /// A new data folder with a portal on it.
    pub fn start(content: Content) -> Self {
        sweep();
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir().unwrap();
        let mut served = Self { folder, content, process: None };
        served.serve();
        served
    }

    /// A new data folder on which a portal was killed in the middle of preparing the demonstration.
    pub fn cut_off() -> Self {
        sweep();
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir().unwrap();
        let served = Self { folder, content: Content::Demonstration, process: None };
        let log = File::options().create(true).append(true).open(served.log()).unwrap();
        let mut command = served.command(&["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let began = Instant::now();
        while !served.is_preparing() && began.elapsed() < START_PATIENCE {
            assert!(child.try_wait().unwrap().is_none(), "the portal ended by itself");
            std::thread::sleep(Duration::from_millis(20));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(served.is_preparing() && served.owner().is_err(), "it was killed too late");
        served
    }

    /// Whether the demonstration is begun in a database that does not have its own name yet.
    fn is_preparing(&self) -> bool {
        let Ok(socket) = fs::canonicalize(self.cluster().join("run")) else { return false };
        let database = "gemeengoed_in_preparation";
        let url = format!("postgresql://gemeengoed_owner@/{database}?host={}&port=5432", socket.display());
        let begun = PgConnection::establish(&url)
            .map(|mut owner| diesel::sql_query("SELECT 1 FROM platform.cooperatives").execute(&mut owner));
        begun.is_ok_and(|found| found.is_ok_and(|rows| rows > 0))
    }

    /// Starts the portal on its folder.
    pub fn serve(&mut self) {
        assert!(self.process.is_none(), "it runs already");
        let began = Instant::now();
        let log = File::options().create(true).append(true).open(self.log()).unwrap();
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let lines = lines(&mut child);
        let base = loop {
            let left = START_PATIENCE.saturating_sub(began.elapsed());
            let Ok(line) = lines.recv_timeout(left) else {
                let _ = child.kill();
                let _ = child.wait();
                panic!("the portal does not start:\n{}", fs::read_to_string(self.log()).unwrap());
            };
            if let Some(base) = line.strip_prefix("Gemeengoed is at ") {
                break base.to_owned();
            }
        };
        self.process = Some(Process { child, base, took: began.elapsed(), _said: lines });
    }

    /// A command of the binary on this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
        command.args(arguments).env("GEMEENGOED_DATA", self.data()).env_remove("DATABASE_URL");
        if self.content == Content::Nothing {
            command.env("GEMEENGOED_WITHOUT_DEMONSTRATION", "true");
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs a command of the binary on this folder to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// How long the last start took until the portal answered.
    pub fn took(&self) -> Duration {
        self.running().took
    }

    /// A browser of somebody who has not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.running().base.clone())
    }

    /// The portal's address and port, without `http://`.
    pub fn host(&self) -> &str {
        self.running().base.trim_start_matches("http://")
    }

    /// A browser of somebody of the demonstration, signed in at the door.
    pub fn sign_in(&self, email: &str) -> Browser {
        let browser = self.visitor();
        let account = app::demo::accounts().into_iter().find(|account| account.email == email);
        let password = account.expect("the demonstration knows them").password;
        let door = browser.get("/sign-in");
        door.form("sign-in").set("email", email).set("password", password).submit().accepted();
        browser
    }

    /// Whether the portal's process is the one that was started.
    pub fn still_runs(&mut self) -> bool {
        self.process.as_mut().is_some_and(|process| process.child.try_wait().unwrap().is_none())
    }

    /// `kill -9` of the portal; its database stays.
    pub fn kill(&mut self) {
        let mut process = self.process.take().expect("it runs");
        process.child.kill().unwrap();
        process.child.wait().unwrap();
    }

    /// SIGTERM, and waits for the end: as an administrator stops it.
    pub fn stop(&mut self) {
        let mut process = self.process.take().expect("it runs");
        assert!(process.end(), "the portal does not stop within {STOP_PATIENCE:?}");
    }

    /// `kill -9` of PostgreSQL's own process.
    pub fn kill_database(&self) {
        let file = fs::read_to_string(self.cluster().join("data/postmaster.pid")).unwrap();
        let pid = Pid::from_raw(file.lines().next().unwrap().trim().parse().unwrap());
        kill(pid, Signal::SIGKILL).unwrap();
    }

    /// Keeps the database from being started, for as long as the answer lives.
    pub fn hold_database_down(&self) -> Flock<File> {
        let gate = File::options().append(true).open(self.data().join("cluster/gate.lock")).unwrap();
        Flock::lock(gate, FlockArg::LockExclusive).map_err(|(_, errno)| errno).unwrap()
    }

    /// The database's address for its owner.
    pub fn owner_url(&self) -> String {
        let socket = fs::canonicalize(self.cluster().join("run")).unwrap();
        format!("postgresql://gemeengoed_owner@/gemeengoed?host={}&port=5432", socket.display())
    }

    /// A connection as the owner, who sees all rows.
    pub fn owner(&self) -> ConnectionResult<PgConnection> {
        PgConnection::establish(&self.owner_url())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("portal.log")
    }

    /// Where PostgreSQL's own files lie: elsewhere when root started it.
    fn cluster(&self) -> PathBuf {
        let ours = self.data().join("cluster");
        fs::read_to_string(ours.join("home")).map_or(ours, PathBuf::from)
    }

    fn running(&self) -> &Process {
        self.process.as_ref().expect("the portal runs")
    }
}

impl Process {
    fn end(&mut self) -> bool {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap());
        let _ = kill(pid, Signal::SIGTERM);
        let began = Instant::now();
        while began.elapsed() < STOP_PATIENCE {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        false
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = fs::read_to_string(self.log()).unwrap_or_default();
            let last: Vec<&str> = log.lines().rev().take(30).collect();
            eprintln!("the portal said last:");
            last.iter().rev().for_each(|line| eprintln!("  {line}"));
        }
        let ended = self.process.as_mut().is_none_or(Process::end);
        let reset = self.run(&["reset"]);
        if !std::thread::panicking() {
            assert!(ended, "the portal does not stop within {STOP_PATIENCE:?}");
            assert!(reset.status.success(), "{}", String::from_utf8_lossy(&reset.stderr));
        }
    }
}

fn lines(child: &mut Child) -> Receiver<String> {
    let (send, receive) = channel();
    let output = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            // Nobody listens any more: the pipe is read to its end all the same.
            let _ = send.send(line);
        }
    });
    receive
}

/// Removes what a run left behind that was itself killed. A folder in use is refused by `reset`.
fn sweep() {
    for entry in fs::read_dir(std::env::temp_dir()).unwrap().flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        let age = entry.metadata().and_then(|entry| entry.modified()).ok().and_then(|at| at.elapsed().ok());
        if ours && age.is_some_and(|age| age > Duration::from_secs(3600)) {
            let mut reset = Command::new(env!("CARGO_BIN_EXE_gemeengoed"));
            let reset = reset.arg("reset").arg("--data").arg(entry.path().join("data"));
            if reset.output().is_ok_and(|done| done.status.success()) {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}
