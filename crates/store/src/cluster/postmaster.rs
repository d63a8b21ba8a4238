//! Starts, adopts, watches and stops the one server process of a cluster.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::process::Child;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::adopt::{self, wait};
use super::binaries::Binaries;
use super::error::{ClusterError, io};
use super::initialise::{self, last_line};
use super::lease::Gate;
use super::place::Place;
use super::settings::Settings;

/// A crash recovery may read a lot of log.
const START_PATIENCE: Duration = Duration::from_secs(300);
/// How long children of a killed server may keep the new one out.
const ORPHAN_PATIENCE: Duration = Duration::from_secs(30);
/// A stop flushes memory to disk.
const STOP_PATIENCE: Duration = Duration::from_secs(60);
/// The log of earlier starts is kept once, up to this size.
const LONGEST_LOG: u64 = 10 * 1024 * 1024;

/// Everything needed to start the server again.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) place: Place,
    pub(super) binaries: Binaries,
    pub(super) settings: Settings,
}

/// A running server: our child, or one that was found.
#[derive(Debug)]
pub(super) struct Postmaster {
    pub(super) pid: Pid,
    child: Option<Child>,
}

impl Plan {
    /// Adopts the server that runs, or starts one; returns when it answers. Only inside the gate.
    pub(super) fn raise(&self, _inside: &Gate) -> Result<Postmaster, ClusterError> {
        initialise::initialise(&self.place, &self.binaries, &self.settings)?;
        let changed = initialise::write_access(&self.place)?;
        if let Some(found) = self.adopt()? {
            if changed {
                found.signal(Signal::SIGHUP);
            }
            return Ok(found);
        }
        self.launch()
    }

    /// The server that another process started, once it is ready; none when there is none or it is going
    /// away.
    pub(super) fn adopt(&self) -> Result<Option<Postmaster>, ClusterError> {
        let cluster = self.place.cluster();
        let serving = || adopt::pid_file(&cluster).filter(|file| adopt::serves(file.pid, &cluster));
        let mut found = None;
        let settled = wait(START_PATIENCE, || {
            found = serving();
            found.is_none_or(|file| file.ready)
        });
        if !settled {
            return Err(too_slow("the start of PostgreSQL", START_PATIENCE));
        }
        Ok(found.map(|file| Postmaster { pid: file.pid, child: None }))
    }

    fn launch(&self) -> Result<Postmaster, ClusterError> {
        let cluster = self.place.cluster();
        let began = Instant::now();
        loop {
            self.disown_stranger()?;
            let (mut postmaster, log_from) = self.spawn()?;
            if self.until_ready(&mut postmaster)? {
                return Ok(postmaster);
            }
            let said = self.log_since(log_from);
            let blocked = said.contains("is still in use") || said.contains("already exists");
            if !blocked || began.elapsed() > ORPHAN_PATIENCE {
                return Err(ClusterError::DidNotStart { said: last_line(&said), log: self.place.log() });
            }
            adopt::end_orphans(&cluster);
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// PostgreSQL refuses to start while the process id in its file lives, also when that id is somebody
    /// else's by now.
    /// It does believe that its own parent is not its predecessor, so the file gets our id. It is not
    /// removed: it also
    /// names the shared memory by which PostgreSQL sees that children of a killed server are still writing.
    fn disown_stranger(&self) -> Result<(), ClusterError> {
        let cluster = self.place.cluster();
        if adopt::pid_file(&cluster).is_none_or(|file| kill(file.pid, None).is_err()) {
            return Ok(());
        }
        let path = cluster.join("postmaster.pid");
        let content = fs::read_to_string(&path).map_err(io("read", &path))?;
        let rest = content.split_once('\n').map_or("", |(_, rest)| rest);
        self.place.write("postmaster.pid", &format!("{}\n{rest}", Pid::this())).map(drop)
    }

    /// True when ready, false when it ended.
    fn until_ready(&self, postmaster: &mut Postmaster) -> Result<bool, ClusterError> {
        let cluster = self.place.cluster();
        let mut lives = true;
        let settled = wait(START_PATIENCE, || {
            lives = postmaster.lives(self);
            !lives || adopt::pid_file(&cluster).is_some_and(|file| file.ready && file.pid == postmaster.pid)
        });
        if !settled {
            postmaster.signal(Signal::SIGQUIT);
            return Err(too_slow("the start of PostgreSQL", START_PATIENCE));
        }
        Ok(lives)
    }

    fn spawn(&self) -> Result<(Postmaster, u64), ClusterError> {
        let (log, log_from) = self.open_log()?;
        let errors = log.try_clone().map_err(io("open", &self.place.log()))?;
        let program = self.binaries.program("postgres");
        let mut command = self.place.command(&program);
        command.arg("-D").arg(self.place.cluster()).stdout(log).stderr(errors);
        for option in self.options() {
            command.arg("-c").arg(option);
        }
        let child = command.spawn().map_err(io("run", &program))?;
        let pid = Pid::from_raw(i32::try_from(child.id()).unwrap_or(i32::MAX));
        Ok((Postmaster { pid, child: Some(child) }, log_from))
    }

    fn options(&self) -> Vec<String> {
        let socket = self.place.socket.to_string_lossy().replace('"', "\"\"");
        let mut options = vec![
            "listen_addresses=".to_owned(),
            "port=5432".to_owned(),
            format!("unix_socket_directories=\"{socket}\""),
            "unix_socket_permissions=0700".to_owned(),
            format!("max_connections={}", self.settings.max_connections),
            format!("shared_buffers={}MB", self.settings.shared_buffers_mb),
            "timezone=UTC".to_owned(),
            "log_timezone=UTC".to_owned(),
            "log_checkpoints=off".to_owned(),
            "logging_collector=off".to_owned(),
            "log_destination=stderr".to_owned(),
        ];
        if !self.settings.durable {
            // Commits still reach the operating system, so they survive a killed server, only not a power
            // cut. Shared memory lies in the data folder: who kills the server and removes that, leaves
            // nothing behind.
            let quick = ["fsync=off", "full_page_writes=off", "dynamic_shared_memory_type=mmap"];
            options.extend(quick.map(str::to_owned));
        }
        options
    }

    /// The log, opened for adding to, and its present length.
    fn open_log(&self) -> Result<(File, u64), ClusterError> {
        let path = self.place.log();
        if fs::metadata(&path).is_ok_and(|log| log.len() > LONGEST_LOG) {
            fs::rename(&path, path.with_extension("log.1")).map_err(io("rename", &path))?;
        }
        let log = self.place.open_ours("postgres.log")?;
        let length = log.metadata().map_err(io("read", &path))?.len();
        Ok((log, length))
    }

    fn log_since(&self, from: u64) -> String {
        let mut said = Vec::new();
        if let Ok(mut log) = File::open(self.place.log()) {
            let _ = log.seek(SeekFrom::Start(from)).and_then(|_| log.read_to_end(&mut said));
        }
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Stops the server and waits for its end: cleanly when the data matter, at once when they do not. Only
    /// inside the
    /// gate.
    pub(super) fn stop(&self, mut postmaster: Postmaster, _inside: &Gate) -> Result<(), ClusterError> {
        let gently = if self.settings.durable { Signal::SIGINT } else { Signal::SIGQUIT };
        for signal in [gently, Signal::SIGQUIT, Signal::SIGKILL] {
            postmaster.signal(signal);
            if wait(STOP_PATIENCE, || !postmaster.lives(self)) {
                return Ok(());
            }
        }
        Err(too_slow("the stop of PostgreSQL", STOP_PATIENCE))
    }
}

impl Postmaster {
    /// Whether the server still runs; takes note of its end when it is our child.
    pub(super) fn lives(&mut self, plan: &Plan) -> bool {
        match &mut self.child {
            Some(child) => matches!(child.try_wait(), Ok(None)),
            None => adopt::serves(self.pid, &plan.place.cluster()),
        }
    }

    fn signal(&self, signal: Signal) {
        let _ = kill(self.pid, signal);
    }
}

fn too_slow(what: &'static str, patience: Duration) -> ClusterError {
    ClusterError::TooSlow { what, seconds: patience.as_secs() }
}
