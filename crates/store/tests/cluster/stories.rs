//! The stories. Each has its own cluster.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, Uid, User};
use store::cluster::guard::Guarded;
use store::cluster::{Cluster, ClusterError, LOGIN, OWNER, Settings, reset};

use crate::support::{Data, Portal, ask, kill_hard, lives, server_of, tell, this_test, until};

/// A name and what it does.
pub type Story = (&'static str, fn());

macro_rules! stories {
    ($($name:ident),* $(,)?) => { &[$((stringify!($name), $name)),*] };
}

/// Every story.
pub const ALL: &[Story] = stories![
    the_first_start_makes_a_cluster_and_the_second_keeps_its_data,
    a_cluster_listens_on_its_socket_only_and_its_folders_are_private,
    both_users_enter_and_nobody_else_does,
    a_killed_server_runs_again_within_two_seconds,
    a_server_killed_in_the_middle_of_a_query_runs_again,
    after_a_kill_of_the_portal_the_next_start_adopts_its_cluster,
    after_a_kill_of_portal_and_server_the_next_start_recovers,
    a_stale_file_with_the_id_of_a_stranger_does_not_keep_the_server_out,
    the_last_of_two_portals_stops_the_cluster,
    an_interrupt_stops_the_cluster,
    a_reset_refuses_while_a_portal_runs_and_then_leaves_nothing,
    a_reset_leaves_a_folder_alone_that_was_never_ours,
    a_reset_spares_what_was_there_before_the_portal,
    a_guard_leaves_nothing_when_its_run_is_killed,
    a_guard_leaves_nothing_after_a_termination,
    a_guard_is_waited_for_at_the_end_of_a_run,
    a_deep_folder_with_spaces_works,
    an_ordinary_user_keeps_everything_in_the_data_folder,
    root_runs_an_ordinary_users_cluster_as_that_user,
    a_moved_data_folder_of_root_says_where_its_database_is,
];

fn start(data: &Data) -> Cluster {
    Cluster::start(&data.path(), Settings::for_tests()).unwrap()
}

fn the_first_start_makes_a_cluster_and_the_second_keeps_its_data() {
    let data = Data::new();
    let durable = Settings { durable: true, ..Settings::for_tests() };
    let cluster = Cluster::start(&data.path(), durable.clone()).unwrap();
    cluster.ensure_database("portal").unwrap();
    cluster.ensure_database("portal").unwrap();
    let url = cluster.url(OWNER, "portal");
    tell(&url, "CREATE TABLE kept AS SELECT 'yes' AS answer");
    let server = server_of(&url);
    cluster.stop().unwrap();
    assert!(!lives(server));
    let cluster = Cluster::start(&data.path(), durable).unwrap();
    assert_eq!(ask(&cluster.url(OWNER, "portal"), "SELECT answer FROM kept").unwrap(), "yes");
    assert_eq!(ask(&url, "SELECT current_setting('server_encoding')").unwrap(), "UTF8");
    assert_eq!(ask(&url, "SELECT 'B' < 'a'").unwrap(), "true", "text sorts by code point");
}

fn a_cluster_listens_on_its_socket_only_and_its_folders_are_private() {
    let data = Data::new();
    let cluster = start(&data);
    let url = cluster.url(OWNER, "postgres");
    assert_eq!(ask(&url, "SELECT current_setting('listen_addresses')").unwrap(), "");
    for setting in ["unix_socket_directories", "data_directory"] {
        let folder = ask(&url, &format!("SELECT trim(current_setting('{setting}'), '\"')")).unwrap();
        assert_eq!(Path::new(&folder).metadata().unwrap().permissions().mode() & 0o777, 0o700, "{folder}");
        assert_ne!(Path::new(&folder).metadata().unwrap().uid(), 0, "PostgreSQL does not run as root");
    }
}

fn both_users_enter_and_nobody_else_does() {
    let data = Data::new();
    let cluster = start(&data);
    tell(&cluster.url(OWNER, "postgres"), &format!("CREATE ROLE {LOGIN} LOGIN"));
    tell(&cluster.url(OWNER, "postgres"), "CREATE ROLE stranger LOGIN");
    assert_eq!(ask(&cluster.url(LOGIN, "postgres"), "SELECT current_user").unwrap(), LOGIN);
    let refused = ask(&cluster.url("stranger", "postgres"), "SELECT current_user").unwrap_err();
    assert!(refused.contains("Peer authentication failed"), "{refused}");
}

fn a_killed_server_runs_again_within_two_seconds() {
    let data = Data::new();
    let cluster = start(&data);
    let url = cluster.url(OWNER, "postgres");
    let server = server_of(&url);
    kill_hard(server);
    until("the end of the old server", || !lives(server));
    let took = until("an answer", || ask(&url, "SELECT 1").is_ok());
    assert!(took < Duration::from_secs(2), "{took:?}");
    until("the news", || cluster.restarts() == 1 && cluster.is_running());
    assert_ne!(server_of(&url), server);
    assert_eq!(cluster.pid(), u32::try_from(server_of(&url).as_raw()).ok());
}

fn a_server_killed_in_the_middle_of_a_query_runs_again() {
    let data = Data::new();
    let cluster = start(&data);
    let url = cluster.url(OWNER, "postgres");
    let server = server_of(&url);
    let busy = url.clone();
    // A loop that never looks whether its parent lives: only the portal can end it.
    let query = "SELECT count(*) FROM generate_series(1, 20000000) a, generate_series(1, 1000) b";
    let thread = std::thread::spawn(move || ask(&busy, query));
    let running = "SELECT count(*) > 1 FROM pg_stat_activity WHERE query LIKE '%generate_series%'";
    until("the query", || ask(&url, running).as_deref() == Ok("true"));
    kill_hard(server);
    until("the end of the old server", || !lives(server));
    let took = until("an answer", || ask(&url, "SELECT 1").is_ok());
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert!(thread.join().unwrap().is_err());
}

fn after_a_kill_of_the_portal_the_next_start_adopts_its_cluster() {
    let data = Data::new();
    let portal = Portal::start(&data.path()).kill();
    let server = server_of(&portal.owner_url);
    let cluster = start(&data);
    assert_eq!(server_of(&cluster.url(OWNER, "postgres")), server);
    kill_hard(server);
    until("a restart of the adopted server", || cluster.restarts() == 1);
    let server = server_of(&cluster.url(OWNER, "postgres"));
    cluster.stop().unwrap();
    assert!(!lives(server), "nobody else uses it, so it is stopped");
}

fn after_a_kill_of_portal_and_server_the_next_start_recovers() {
    let data = Data::new();
    let portal = Portal::start(&data.path()).kill();
    tell(&portal.owner_url, "CREATE TABLE kept AS SELECT 'yes' AS answer");
    let server = server_of(&portal.owner_url);
    kill_hard(server);
    let cluster = start(&data);
    assert_eq!(ask(&cluster.url(OWNER, "postgres"), "SELECT answer FROM kept").unwrap(), "yes");
}

fn a_stale_file_with_the_id_of_a_stranger_does_not_keep_the_server_out() {
    let data = Data::new();
    let cluster = start(&data);
    let url = cluster.url(OWNER, "postgres");
    let folder = ask(&url, "SELECT current_setting('data_directory')").unwrap();
    let server = server_of(&url);
    let owner = Path::new(&folder).metadata().unwrap();
    cluster.stop().unwrap();
    assert!(!lives(server));
    // As after a restart of the machine: the id is in use, by a process of the same user.
    let mut sleep = std::process::Command::new("sleep");
    let sleep = std::os::unix::process::CommandExt::uid(sleep.arg("60"), owner.uid());
    let mut stranger = sleep.spawn().unwrap();
    let file = Path::new(&folder).join("postmaster.pid");
    std::fs::write(&file, format!("{}\n{folder}\n1700000000\n5432\n/run\n\n0 0\nready\n", stranger.id()))
        .unwrap();
    std::os::unix::fs::chown(&file, Some(owner.uid()), Some(owner.gid())).unwrap();
    let cluster = start(&data);
    assert_eq!(ask(&cluster.url(OWNER, "postgres"), "SELECT 1").unwrap(), "1");
    assert!(stranger.try_wait().unwrap().is_none(), "the stranger is left in peace");
    stranger.kill().unwrap();
    stranger.wait().unwrap();
}

fn the_last_of_two_portals_stops_the_cluster() {
    let data = Data::new();
    let first = Portal::start(&data.path());
    let second = start(&data);
    let url = second.url(OWNER, "postgres");
    let server = server_of(&url);
    assert_eq!(server_of(&first.owner_url), server);
    first.leave();
    assert_eq!(server_of(&url), server, "the first leaves and the second still works");
    second.stop().unwrap();
    assert!(!lives(server));
}

fn an_interrupt_stops_the_cluster() {
    for (signal, status) in [(Signal::SIGINT, 130), (Signal::SIGTERM, 143)] {
        let data = Data::new();
        let mut portal = Portal::start(&data.path());
        let server = server_of(&portal.owner_url);
        kill(Pid::from_raw(i32::try_from(portal.process.id()).unwrap()), signal).unwrap();
        assert_eq!(portal.process.wait().unwrap().code(), Some(status));
        assert!(!lives(server));
    }
}

fn a_reset_refuses_while_a_portal_runs_and_then_leaves_nothing() {
    let data = Data::new();
    let cluster = start(&data);
    let folder = ask(&cluster.url(OWNER, "postgres"), "SELECT current_setting('data_directory')").unwrap();
    let refused = reset(&data.path(), &Settings::for_tests()).unwrap_err();
    assert!(matches!(refused, ClusterError::InUse(_)), "{refused}");
    drop(cluster);
    let portal = Portal::start(&data.path()).kill();
    let server = server_of(&portal.owner_url);
    reset(&data.path(), &Settings::for_tests()).unwrap();
    assert!(!lives(server), "what a killed portal left running is stopped");
    assert!(!data.path().exists());
    assert!(!Path::new(&folder).parent().unwrap().exists());
    reset(&data.path(), &Settings::for_tests()).unwrap();
}

fn a_reset_leaves_a_folder_alone_that_was_never_ours() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let refused = reset(folder.path(), &Settings::for_tests()).unwrap_err();
    assert!(matches!(refused, ClusterError::NotADataFolder(_)), "{refused}");
    assert!(folder.path().join("thesis.txt").exists());
}

fn a_reset_spares_what_was_there_before_the_portal() {
    let data = Data::new();
    std::fs::create_dir(data.path()).unwrap();
    std::fs::write(data.path().join("thesis.txt"), "years of work").unwrap();
    drop(start(&data));
    reset(&data.path(), &Settings::for_tests()).unwrap();
    let left: Vec<_> =
        std::fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["thesis.txt"]);
    std::fs::remove_dir_all(data.path()).unwrap();
}

/// The folders that a cluster uses.
fn folders_of(url: &str) -> [String; 2] {
    ["data_directory", "unix_socket_directories"]
        .map(|setting| ask(url, &format!("SELECT trim(current_setting('{setting}'), '\"')")).unwrap())
}

fn all_gone(folders: &[String]) -> bool {
    folders.iter().all(|folder| !Path::new(folder).parent().unwrap().exists())
}

fn a_guard_leaves_nothing_when_its_run_is_killed() {
    let run = Portal::tests();
    let (server, folders) = (server_of(&run.owner_url), folders_of(&run.owner_url));
    drop(run.kill());
    until("the end of the server", || !lives(server));
    until("the end of the folders", || all_gone(&folders));
}

fn a_guard_leaves_nothing_after_a_termination() {
    let guarded = Guarded::spawn(this_test().arg("guard")).unwrap();
    let url = guarded.url(OWNER, "postgres");
    let (server, folders) = (server_of(&url), folders_of(&url));
    let guard = Pid::from_raw(i32::try_from(guarded.pid()).unwrap());
    kill(guard, Signal::SIGTERM).unwrap();
    until("the end of the guard", || !lives(guard));
    assert!(!lives(server) && all_gone(&folders));
}

fn a_guard_is_waited_for_at_the_end_of_a_run() {
    let guarded = Guarded::spawn(this_test().arg("guard")).unwrap();
    let url = guarded.url(OWNER, "postgres");
    let (server, folders) = (server_of(&url), folders_of(&url));
    drop(guarded);
    assert!(!lives(server) && all_gone(&folders));
}

fn a_deep_folder_with_spaces_works() {
    let parent = tempfile::tempdir().unwrap();
    let data = parent.path().join("a folder, 50% \"deep\"/".repeat(6)).join("var");
    let cluster = Cluster::start(&data, Settings::for_tests()).unwrap();
    assert_eq!(ask(&cluster.url(OWNER, "postgres"), "SELECT 1").unwrap(), "1");
    cluster.stop().unwrap();
    reset(&data, &Settings::for_tests()).unwrap();
}

/// An ordinary user of this machine, when we may become one.
fn ordinary_user() -> Option<User> {
    let user = User::from_name("nobody").ok().flatten();
    user.filter(|_| Uid::effective().is_root())
}

fn an_ordinary_user_keeps_everything_in_the_data_folder() {
    // Started by an ordinary user, all the other stories are this one.
    let Some(user) = ordinary_user() else { return };
    let data = Data::of(&user);
    let portal = Portal::start_as(&user, &data.path());
    tell(&portal.owner_url, &format!("CREATE ROLE {LOGIN} LOGIN"));
    let folder = ask(&portal.owner_url, "SELECT current_setting('data_directory')").unwrap();
    assert!(Path::new(&folder).starts_with(data.path()), "{folder}");
    assert_eq!(Path::new(&folder).metadata().unwrap().uid(), user.uid.as_raw());
    let server = server_of(&portal.owner_url);
    portal.leave();
    assert!(!lives(server));
}

fn root_runs_an_ordinary_users_cluster_as_that_user() {
    let Some(user) = ordinary_user() else { return };
    let data = Data::of(&user);
    Portal::start_as(&user, &data.path()).leave();
    let cluster = start(&data);
    let folder = ask(&cluster.url(OWNER, "postgres"), "SELECT current_setting('data_directory')").unwrap();
    assert_eq!(Path::new(&folder).metadata().unwrap().uid(), user.uid.as_raw());
    drop(cluster);
    Portal::start_as(&user, &data.path()).leave();
}

fn a_moved_data_folder_of_root_says_where_its_database_is() {
    if !Uid::effective().is_root() {
        return;
    }
    let data = Data::new();
    drop(start(&data));
    let moved = data.path().with_extension("moved");
    std::fs::rename(data.path(), &moved).unwrap();
    let refused = Cluster::start(&moved, Settings::for_tests()).unwrap_err();
    assert!(matches!(refused, ClusterError::Moved { .. }), "{refused}");
    std::fs::rename(&moved, data.path()).unwrap();
}
