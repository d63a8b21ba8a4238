//! A worker that is killed, a job that is cancelled, and a worker that runs on its own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use store::jobs::Kinds;
use store::usage_imports::ImportState;

use crate::Story;
use crate::place::{Cluster, Place};

pub const ALL: &[Story] = &[
    ("a_worker_that_was_killed_is_followed_by_another", a_worker_that_was_killed_is_followed_by_another),
    ("a_cancelled_import_leaves_no_row", a_cancelled_import_leaves_no_row),
    ("a_worker_notices_new_work_at_once", a_worker_notices_new_work_at_once),
];

fn many(rows: u32) -> Vec<u8> {
    let mut file = String::from("gemeente;meter;datum;aantal;kenmerk\n");
    for n in 0..rows {
        file.push_str(&format!("Enschede;zaken;01-07-2026;1;zaak-{n}\n"));
    }
    file.into_bytes()
}

fn a_worker_that_was_killed_is_followed_by_another(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = place.upload(&many(10));
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    place.confirm(id).unwrap();
    // Killed after it took the job: nobody renews the lease, and its transaction died with its connection.
    place
        .db
        .worker::<_, store::StoreError, _>("test.take", |tx| tx.take_job(Kinds::Except(&[])))
        .unwrap()
        .unwrap();
    worker.run_until_idle().unwrap();
    assert_eq!((place.import(id).state, place.rows()), (ImportState::Importing, 0), "still leased");
    place.db.move_clock(SignedDuration::from_secs(16));
    worker.run_until_idle().unwrap();
    let import = place.import(id);
    assert_eq!((import.state, import.counts.stored, place.rows()), (ImportState::Done, 10, 10));
    assert_eq!(import.progress.attempts, 2, "a second try can be seen");
}

fn a_cancelled_import_leaves_no_row(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = place.upload(&many(120_000));
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    place.confirm(id).unwrap();
    std::thread::scope(|scope| {
        let running = scope.spawn(|| worker.run_one().unwrap());
        let busy = "SELECT count(*) AS n FROM portal.jobs WHERE state = 'running' AND done > 0";
        let since = Instant::now();
        while place.count(busy) == 0 {
            assert!(since.elapsed() < Duration::from_secs(20), "no progress was seen");
            std::thread::sleep(Duration::from_millis(20));
        }
        place.cancel(id).unwrap();
        assert!(running.join().unwrap());
    });
    let import = place.import(id);
    assert_eq!((import.state, place.rows()), (ImportState::Cancelled, 0));
    assert!(import.ended_at.is_some());
    place.db.move_clock(SignedDuration::from_hours(1));
    worker.run_until_idle().unwrap();
    assert_eq!((place.rows(), worker.deliver.0.lock().unwrap().len()), (0, 0), "it does not come back");
}

fn a_worker_notices_new_work_at_once(cluster: &Cluster) {
    let place = Place::new(cluster);
    let (worker, stop) = (place.worker(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| worker.run_until(&stop));
        std::thread::sleep(Duration::from_millis(300));
        let id = place.upload(&many(3));
        let since = Instant::now();
        while place.import(id).state == ImportState::Checking && since.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let took = since.elapsed();
        stop.store(true, Ordering::Relaxed);
        assert_eq!(place.import(id).state, ImportState::Checked);
        assert!(took < Duration::from_secs(3), "{took:?}");
    });
}
