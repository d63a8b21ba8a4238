//! What the stories share: a data folder that vanishes, a portal in another process, a question to the
//! database.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use diesel::sql_types::Text;
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, User};
use store::cluster::{Settings, reset};

/// A data folder that is reset and removed at the end of its story, whatever happened.
pub struct Data {
    folder: tempfile::TempDir,
}

impl Data {
    pub fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("gemeengoed-story-").tempdir().unwrap() }
    }

    /// A data folder whose parent belongs to another user.
    pub fn of(user: &User) -> Self {
        let data = Self::new();
        std::os::unix::fs::chown(data.folder.path(), Some(user.uid.as_raw()), Some(user.gid.as_raw()))
            .unwrap();
        data
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        if let Err(error) = reset(&self.path(), &Settings::for_tests()) {
            eprintln!("{error}");
        }
    }
}

/// A portal in a process of its own.
pub struct Portal {
    pub process: Child,
    input: Option<ChildStdin>,
    pub owner_url: String,
}

impl Portal {
    pub fn start(data: &Path) -> Self {
        Self::start_with(this_test().arg("hold").arg(data))
    }

    pub fn start_as(user: &User, data: &Path) -> Self {
        let mut command = this_test();
        command.uid(user.uid.as_raw()).gid(user.gid.as_raw()).current_dir("/");
        Self::start_with(command.arg("hold").arg(data))
    }

    /// A run of tests with a guarded cluster, instead of a portal.
    pub fn tests() -> Self {
        Self::start_with(this_test().arg("tests"))
    }

    fn start_with(command: &mut Command) -> Self {
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = piped.spawn().unwrap();
        let input = process.stdin.take();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut line = || lines.next().expect("the portal said why it did not start").unwrap();
        Self { owner_url: line(), process, input }
    }

    /// Ends the way that nothing can prepare for.
    pub fn kill(mut self) -> Self {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self
    }

    pub fn leave(mut self) {
        drop(self.input.take());
        assert!(self.process.wait().unwrap().success());
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.process.wait();
    }
}

/// This program, to be started as something else.
pub fn this_test() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

#[derive(QueryableByName)]
struct Answer {
    #[diesel(sql_type = Text)]
    answer: String,
}

/// The one text that a query answers.
pub fn ask(url: &str, question: &str) -> Result<String, String> {
    let mut connection = PgConnection::establish(url).map_err(|error| error.to_string())?;
    let query = diesel::sql_query(format!("SELECT ({question})::text AS answer"));
    query.get_result::<Answer>(&mut connection).map(|row| row.answer).map_err(|error| error.to_string())
}

pub fn tell(url: &str, statement: &str) {
    let mut connection = PgConnection::establish(url).unwrap();
    diesel::sql_query(statement).execute(&mut connection).unwrap();
}

/// The server's process id, for processes that are not told.
pub fn server_of(url: &str) -> Pid {
    let content = ask(url, "SELECT pg_read_file('postmaster.pid')").unwrap();
    Pid::from_raw(content.lines().next().unwrap().parse().unwrap())
}

pub fn lives(pid: Pid) -> bool {
    // A zombie that nobody waits for is as good as gone.
    std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        || (!cfg!(target_os = "linux") && kill(pid, None).is_ok())
}

pub fn kill_hard(pid: Pid) {
    kill(pid, Signal::SIGKILL).unwrap();
}

/// How long it took until `done`; fails after 10 seconds.
pub fn until(what: &str, mut done: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_secs(10), "{what} did not happen in 10 seconds");
        std::thread::sleep(Duration::from_millis(10));
    }
    began.elapsed()
}
