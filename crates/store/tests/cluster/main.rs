//! The private cluster, tried as a whole: made, shared, killed, guarded, removed, as root and as an ordinary
//! user.
//!
//! This test has a `main` of its own because it is also the portal and the guard that its stories kill: it
//! starts
//! itself as `hold DIR` (a portal that uses the cluster until its input ends) and as `guard`.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is its own test runner")]

mod stories;
mod support;

use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use store::cluster::{Cluster, OWNER, Settings, guard};

/// How many stories are told at the same time: they wait for starts and stops most of the time.
const TOGETHER: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["guard"] => guard::run().unwrap(),
        ["hold", data] => hold(Path::new(data)),
        ["tests"] => tests(),
        _ => run(&arguments),
    }
}

/// A portal: starts the cluster, prints its owner's address, and leaves it at the end of its input or when
/// interrupted.
fn hold(data: &Path) {
    let cluster = Cluster::start(data, Settings::for_tests()).unwrap_or_else(|error| {
        eprintln!("{error}");
        std::process::exit(1);
    });
    let _interruptible = cluster.stop_when_interrupted().unwrap();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", cluster.url(OWNER, "postgres")).unwrap();
    out.flush().unwrap();
    std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink()).unwrap();
    cluster.stop().unwrap();
}

/// A run of tests: has a guard, prints its owner's address, and works until its input ends.
fn tests() {
    let guarded = guard::Guarded::spawn(support::this_test().arg("guard")).unwrap();
    println!("{}", guarded.url(OWNER, "postgres"));
    std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink()).unwrap();
}

/// The part of a test runner that people use: a filter, `--exact`, `--list` and a summary.
fn run(arguments: &[String]) {
    let filter = arguments.iter().find(|word| !word.starts_with('-'));
    let exact = arguments.iter().any(|word| word == "--exact");
    let wanted = |name: &str| {
        filter.is_none_or(|word| if exact { name == word } else { name.contains(word.as_str()) })
    };
    let stories: Vec<_> = stories::ALL.iter().filter(|(name, _)| wanted(name)).collect();
    if arguments.iter().any(|word| word == "--list") {
        // Ignored tests are listed separately, and there are none.
        let none = arguments.iter().any(|word| word == "--ignored");
        stories.iter().filter(|_| !none).for_each(|(name, _)| println!("{name}: test"));
        return;
    }
    println!("\nrunning {} tests", stories.len());
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // Each story has data folders of its own.
    let tell = || {
        while let Some((name, story)) = stories.get(next.fetch_add(1, Ordering::SeqCst)) {
            let good = std::panic::catch_unwind(story).is_ok();
            println!("test {name} ... {}", if good { "ok" } else { "FAILED" });
            failed.fetch_add(usize::from(!good), Ordering::SeqCst);
        }
    };
    std::thread::scope(|threads| (0..TOGETHER).for_each(|_| drop(threads.spawn(tell))));
    let failed = failed.into_inner();
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    let passed = stories.len() - failed;
    println!(
        "\ntest result: {verdict}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out\n"
    );
    std::process::exit(i32::from(failed > 0));
}
