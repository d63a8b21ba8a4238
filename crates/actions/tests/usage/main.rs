//! Usage from file to row, against a real PostgreSQL: imports, the HTTP interface's deeds, tokens, the
//! worker.
//!
//! This test has a `main` of its own because it is also the guard of its cluster: started as `guard` it
//! keeps one, and removes it when the run ends, however it ends. `cargo test -p actions --test usage --
//! million` measures.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::print_stdout, reason = "it is its own test runner")]

mod files;
mod imports;
mod million;
mod place;
mod senders;
mod worker;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

use place::Cluster;

/// How many stories are told at the same time: they wait for the database most of the time.
const TOGETHER: usize = 4;

/// A story: its name, and what it tells.
type Story = (&'static str, fn(&Cluster));

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|word| word == "guard") {
        store::cluster::guard::run().unwrap();
        return;
    }
    let filter = arguments.iter().find(|word| !word.starts_with('-'));
    let all = [files::ALL, imports::ALL, senders::ALL, worker::ALL].concat();
    // Measuring is asked for by name.
    let all = if filter.is_some_and(|word| "million".contains(word.as_str())) {
        million::ALL.to_vec()
    } else {
        all
    };
    let stories: Vec<_> =
        all.iter().filter(|(name, _)| filter.is_none_or(|word| name.contains(word.as_str()))).collect();
    if arguments.iter().any(|word| word == "--list") {
        let none = arguments.iter().any(|word| word == "--ignored");
        stories.iter().filter(|_| !none).for_each(|(name, _)| println!("{name}: test"));
        return;
    }
    println!("\nrunning {} tests", stories.len());
    let cluster = Cluster::start();
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    // Each story has a database of its own.
    let tell = || {
        while let Some((name, story)) = stories.get(next.fetch_add(1, Ordering::SeqCst)) {
            let good = catch_unwind(AssertUnwindSafe(|| story(&cluster))).is_ok();
            println!("test {name} ... {}", if good { "ok" } else { "FAILED" });
            failed.fetch_add(usize::from(!good), Ordering::SeqCst);
        }
    };
    std::thread::scope(|threads| (0..TOGETHER).for_each(|_| drop(threads.spawn(tell))));
    drop(cluster);
    let failed = failed.into_inner();
    let (verdict, passed) = (if failed == 0 { "ok" } else { "FAILED" }, stories.len() - failed);
    println!(
        "\ntest result: {verdict}. {passed} passed; {failed} failed; 0 ignored; 0 measured; 0 filtered out\n"
    );
    std::process::exit(i32::from(failed > 0));
}
