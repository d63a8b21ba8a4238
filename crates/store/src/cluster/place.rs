//! Where a data folder's cluster lies, and as whom it runs.
//!
//! Started by an ordinary user, everything lies in `<data>/cluster`. PostgreSQL refuses root, so started by
//! root it runs
//! as `postgres` (else `nobody`), and because that user must be able to enter every parent folder, the
//! cluster then lies
//! in `/var/lib/gemeengoed/<hash of the data folder>`. Root on a folder that an ordinary user made runs as
//! that user.
//!
//! Invariant: root follows no link inside a folder that the unprivileged user owns.

use std::fs::{self, DirBuilder, File};
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::fcntl::OFlag;
use nix::unistd::{Uid, User};
use sha2::{Digest as _, Sha256};

use super::error::{ClusterError, io};

/// Where clusters lie that were started by root.
const ROOT_HOME: &str = "/var/lib/gemeengoed";

/// The file system in memory that Linux has, for clusters that need not last.
pub(super) const MEMORY: &str = "/dev/shm";

/// In a data folder that the portal made itself: all of it may be removed by a reset.
pub(super) const MARK: &str = ".gemeengoed";

/// `sockaddr_un` holds 104 bytes on macOS and 108 on Linux, the closing zero included.
const LONGEST_SOCKET: usize = 103;

/// The file name of PostgreSQL's socket inside its folder.
const SOCKET: &str = ".s.PGSQL.5432";

/// The folders of one cluster and the user it runs as.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The data folder, without links.
    pub(super) data: PathBuf,
    /// `<data>/cluster`: locks and log, always ours.
    pub(super) ours: PathBuf,
    /// The parent of PostgreSQL's own files.
    pub(super) home: PathBuf,
    /// The folder of the socket.
    pub(super) socket: PathBuf,
    /// The user to drop to; none when it is our own.
    pub(super) drop_to: Option<User>,
    /// Our own user's name, for the map of users.
    pub(super) our_name: String,
}

impl Place {
    /// Makes the data folder when needed and says where its cluster lies.
    pub(super) fn locate(data: &Path) -> Result<Self, ClusterError> {
        if !data.exists() {
            fs::create_dir_all(data).map_err(io("make the data folder", data))?;
            mark(data)?;
        }
        Self::of_existing(data)
    }

    /// Like [`Place::locate`] for a data folder that is there.
    pub(super) fn of_existing(data: &Path) -> Result<Self, ClusterError> {
        let data = fs::canonicalize(data).map_err(io("open the data folder", data))?;
        let ours = data.join("cluster");
        make_folder(&ours, 0o755, None)?;
        let uid = Uid::effective();
        let me = user(uid)?;
        let maker = owner_of(&ours.join("data"));
        let (home, drop_to) = match (uid.is_root(), maker) {
            (true, Some(maker)) if !maker.is_root() => (ours.clone(), Some(user(maker)?)),
            (true, _) => (roots_home(&data).join(hash(&data)), Some(unprivileged()?)),
            (false, _) => (ours.clone(), None),
        };
        let place =
            Self { socket: socket_folder(&home, uid, &data), data, ours, home, drop_to, our_name: me.name };
        place.check_pointer(uid)?;
        Ok(place)
    }

    /// PostgreSQL's own data directory.
    pub(super) fn cluster(&self) -> PathBuf {
        self.home.join("data")
    }

    /// Everything the server and `initdb` say.
    pub(super) fn log(&self) -> PathBuf {
        self.ours.join("postgres.log")
    }

    /// The major version that made the cluster, if there is one.
    pub(super) fn made_by(&self) -> Option<u32> {
        fs::read_to_string(self.cluster().join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// Makes the folders that the cluster needs.
    pub(super) fn prepare(&self) -> Result<(), ClusterError> {
        let owner = self.drop_to.as_ref();
        if self.home != self.ours {
            make_folder(&roots_home(&self.data), 0o755, None)?;
            self.point_home()?;
            make_folder(&self.home, 0o700, owner)?;
        }
        make_folder(&self.socket, 0o700, owner)?;
        let runs_as = owner.map_or_else(Uid::effective, |user| user.uid);
        match owner_of(&self.socket) {
            Some(uid) if uid == runs_as => Ok(()),
            _ => Err(ClusterError::NotOurs(self.socket.clone())),
        }
    }

    /// Writes where the cluster lies, whole or not at all: whoever reads it meanwhile, or after a plug was
    /// pulled, finds a place and no half of one.
    fn point_home(&self) -> Result<(), ClusterError> {
        let (pointer, new) = (self.ours.join("home"), self.ours.join("home.new"));
        let home = self.home.as_os_str().as_bytes();
        if fs::read(&pointer).is_ok_and(|known| known == home) {
            return Ok(());
        }
        fs::write(&new, home).map_err(io("write", &new))?;
        fs::rename(&new, &pointer).map_err(io("write", &pointer))
    }

    /// A command that runs as the cluster's user, in its own process group and in no particular folder, with
    /// nothing
    /// of our environment that PostgreSQL's programs would listen to.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").process_group(0).stdin(Stdio::null());
        for name in
            ["PGDATA", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGOPTIONS", "PGSERVICE", "PGTZ", "LANG"]
        {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C").env("TZ", "UTC");
        if let Some(user) = &self.drop_to {
            command.gid(user.gid.as_raw()).uid(user.uid.as_raw());
        }
        command
    }

    /// Opens a file in `<data>/cluster` for adding to, and makes it when needed.
    pub(super) fn open_ours(&self, name: &str) -> Result<File, ClusterError> {
        let path = self.ours.join(name);
        let mut options = File::options();
        options.read(true).append(true).create(true).mode(0o600).custom_flags(OFlag::O_NOFOLLOW.bits());
        let file = options.open(&path).map_err(io("open", &path))?;
        if let Some(user) = self.drop_to.as_ref().filter(|_| self.home == self.ours) {
            give(&file, user).map_err(io("give away", &path))?;
        }
        Ok(file)
    }

    /// Replaces a file of the cluster in one step; says whether its content changed.
    pub(super) fn write(&self, name: &str, content: &str) -> Result<bool, ClusterError> {
        let path = self.cluster().join(name);
        if fs::read_to_string(&path).is_ok_and(|old| old == content) {
            return Ok(false);
        }
        let new = self.cluster().join(format!("{name}.new"));
        let _ = fs::remove_file(&new);
        // `create_new` follows no link, and the owner is set on the open file.
        let mut file =
            File::options().write(true).create_new(true).mode(0o600).open(&new).map_err(io("write", &new))?;
        file.write_all(content.as_bytes()).map_err(io("write", &new))?;
        if let Some(user) = &self.drop_to {
            give(&file, user).map_err(io("give away", &new))?;
        }
        fs::rename(&new, &path).map_err(io("replace", &path))?;
        Ok(true)
    }

    /// Removes what lies outside the data folder.
    pub(super) fn remove_outside(&self) -> Result<(), ClusterError> {
        for folder in [&self.socket, &self.home] {
            if !folder.starts_with(&self.data) && folder.exists() {
                fs::remove_dir_all(folder).map_err(io("remove", folder))?;
            }
        }
        // Fails while other data folders have a cluster there, and should.
        let _ = fs::remove_dir(roots_home(&self.data));
        Ok(())
    }

    /// Refuses to start an empty cluster beside the one that this data folder already has elsewhere.
    fn check_pointer(&self, uid: Uid) -> Result<(), ClusterError> {
        let Ok(pointer) = fs::read_to_string(self.ours.join("home")) else { return Ok(()) };
        let pointer = PathBuf::from(pointer);
        if pointer == self.home {
            return Ok(());
        }
        if !uid.is_root() {
            return Err(ClusterError::MadeByRoot(self.data.clone()));
        }
        if pointer.exists() {
            return Err(ClusterError::Moved { from: pointer, to: self.home.clone() });
        }
        Ok(())
    }
}

/// Marks a data folder as the portal's own.
fn mark(data: &Path) -> Result<(), ClusterError> {
    let mark = data.join(MARK);
    fs::write(&mark, "A data folder of Gemeengoed. `gemeengoed reset` removes all of it.\n")
        .map_err(io("write", &mark))
}

fn give(file: &File, user: &User) -> std::io::Result<()> {
    std::os::unix::fs::fchown(file, Some(user.uid.as_raw()), Some(user.gid.as_raw()))
}

fn user(uid: Uid) -> Result<User, ClusterError> {
    User::from_uid(uid).ok().flatten().ok_or(ClusterError::NamelessUser(uid.as_raw()))
}

fn unprivileged() -> Result<User, ClusterError> {
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| User::from_name(name).ok().flatten())
        .ok_or(ClusterError::NobodyToRunAs)
}

/// What root's clusters of such data folders lie in: a data folder in memory keeps its cluster in memory.
fn roots_home(data: &Path) -> PathBuf {
    if data.starts_with(MEMORY) { Path::new(MEMORY).join("gemeengoed") } else { ROOT_HOME.into() }
}

fn owner_of(path: &Path) -> Option<Uid> {
    fs::symlink_metadata(path).ok().map(|metadata| Uid::from_raw(metadata.uid()))
}

/// The first 16 hexadecimal digits of the path's SHA-256.
fn hash(data: &Path) -> String {
    let mut digits = hex::encode(Sha256::digest(data.as_os_str().as_bytes()));
    digits.truncate(16);
    digits
}

/// Beside the cluster when the path is short enough for a socket, else in `/tmp`.
fn socket_folder(home: &Path, uid: Uid, data: &Path) -> PathBuf {
    let near = home.join("run");
    if near.join(SOCKET).as_os_str().len() <= LONGEST_SOCKET {
        return near;
    }
    Path::new("/tmp").join(format!("gemeengoed-{uid}-{}", hash(data)))
}

/// Makes a folder with its mode and owner; one that is there is left as it is.
fn make_folder(path: &Path, mode: u32, owner: Option<&User>) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(mode).create(path) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(io("make the folder", path)(error)),
    }
    match owner {
        Some(user) => std::os::unix::fs::lchown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw()))
            .map_err(io("give away", path)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_never_gets_a_path_that_is_too_long() {
        let deep = PathBuf::from(format!("/home/{}", "long/".repeat(40)));
        let folder = socket_folder(&deep.join("cluster"), Uid::from_raw(1000), &deep);
        assert!(folder.starts_with("/tmp"));
        assert!(folder.join(SOCKET).as_os_str().len() <= LONGEST_SOCKET);
    }

    #[test]
    fn a_socket_lies_beside_its_cluster_when_it_can() {
        let home = Path::new("/srv/portal/var/cluster");
        assert_eq!(socket_folder(home, Uid::from_raw(1000), home), home.join("run"));
    }

    #[test]
    fn only_a_folder_that_the_portal_made_carries_its_mark() {
        let parent = tempfile::tempdir().unwrap();
        let made = parent.path().join("made/var");
        Place::locate(&made).unwrap();
        assert!(made.join(MARK).is_file());
        Place::locate(parent.path()).unwrap();
        assert!(!parent.path().join(MARK).exists());
    }
}
