//! From a checked file to rows: once, whole, and only while the period is open.

use actions::usage_imports;
use store::usage::UsageFilter;
use store::usage_imports::ImportState;
use store::{StoreError, TenantTx};

use crate::Story;
use crate::place::{Cluster, Place, Q3, Q4};

pub const ALL: &[Story] = &[
    ("the_good_rows_come_in_and_the_starter_gets_mail", the_good_rows_come_in_and_the_starter_gets_mail),
    ("the_same_file_twice_changes_nothing", the_same_file_twice_changes_nothing),
    ("the_same_id_with_other_content_is_a_conflict", the_same_id_with_other_content_is_a_conflict),
    ("two_imports_of_one_file_store_each_row_once", two_imports_of_one_file_store_each_row_once),
    ("nothing_comes_in_for_a_settled_period", nothing_comes_in_for_a_settled_period),
    ("a_checked_file_can_be_put_aside", a_checked_file_can_be_put_aside),
    ("a_member_manager_imports_nothing", a_member_manager_imports_nothing),
    ("refused_rows_stay_on_the_list_until_somebody_deals_with_them", refused_rows_stay_on_the_list),
];

const FILE: &str = "gemeente;meter;datum;aantal;kenmerk\n\
    Enschede;zaken;01-07-2026;1.231,5;a\n\
    Zwolle;zaken;02-07-2026;12;b\n\
    Zwole;zaken;02-07-2026;12;c\n";

fn the_good_rows_come_in_and_the_starter_gets_mail(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = place.upload(FILE.as_bytes());
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    place.confirm(id).unwrap();
    assert_eq!(place.import(id).state, ImportState::Importing);
    worker.run_until_idle().unwrap();
    let import = place.import(id);
    assert_eq!(import.state, ImportState::Done);
    assert_eq!((import.counts.stored, import.counts.refused, place.rows()), (2, 1, 2));
    let mails = worker.deliver.0.lock().unwrap();
    assert_eq!((mails.len(), mails[0].recipient.as_str()), (1, "marieke@samen.example"));
    assert_eq!((mails[0].event.as_str(), &mails[0].data["stored"]), ("import-done", &2.into()));
    let filter = UsageFilter { import: Some(id), ..UsageFilter::default() };
    let (rows, total) = place
        .db
        .tenant_blocking::<_, StoreError, _>(&place.marieke(), "test", |tx| {
            Ok((tx.usage_rows(&filter, 10, 0)?, tx.usage_total(&filter)?))
        })
        .unwrap();
    assert_eq!((rows[0].member_name.as_str(), rows[1].quantity.to_string().as_str()), ("Zwolle", "1231.5"));
    assert_eq!((total.rows, total.quantity.to_string().as_str()), (2, "1243.5"));
    assert_eq!(place.count("SELECT count(*) AS n FROM portal.audit_seals"), 3, "started, confirmed, stored");
}

fn the_same_file_twice_changes_nothing(cluster: &Cluster) {
    let place = Place::new(cluster);
    import_whole(&place, FILE);
    let before = place.text(FINGERPRINT);
    let again = place.upload(FILE.as_bytes());
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    let checked = place.import(again);
    assert_eq!((checked.counts.good, checked.counts.repeated, checked.counts.refused), (0, 2, 1));
    assert!(place.confirm(again).is_err(), "there is nothing left to store");
    assert_eq!(place.text(FINGERPRINT), before);
}

fn the_same_id_with_other_content_is_a_conflict(cluster: &Cluster) {
    let place = Place::new(cluster);
    import_whole(&place, FILE);
    let before = place.text(FINGERPRINT);
    let id = place.upload(
        b"gemeente;meter;datum;aantal;kenmerk\nZwolle;zaken;03-07-2026;1;d\nZwolle;zaken;02-07-2026;13;b\n",
    );
    place.worker().run_until_idle().unwrap();
    assert_eq!(place.faults(id), [(3, "conflict-with-stored".to_owned())]);
    place.confirm(id).unwrap();
    place.worker().run_until_idle().unwrap();
    assert_eq!((place.import(id).counts.stored, place.rows()), (1, 3));
    place.sql("DELETE FROM portal.usage_events WHERE event_id = 'd'");
    assert_eq!(place.text(FINGERPRINT), before, "the row that was there is untouched");
}

fn two_imports_of_one_file_store_each_row_once(cluster: &Cluster) {
    let place = Place::new(cluster);
    let (first, second) = (place.upload(FILE.as_bytes()), place.upload(FILE.as_bytes()));
    let (one, other) = (place.worker(), place.worker());
    one.run_until_idle().unwrap();
    place.confirm(first).unwrap();
    place.confirm(second).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| one.run_one().unwrap());
        scope.spawn(|| other.run_one().unwrap());
    });
    one.run_until_idle().unwrap();
    let (first, second) = (place.import(first), place.import(second));
    assert_eq!((first.state, second.state), (ImportState::Done, ImportState::Done));
    assert_eq!(first.counts.stored + second.counts.stored, 2);
    assert_eq!(first.counts.repeated + second.counts.repeated, 2);
    assert_eq!(place.rows(), 2);
}

fn nothing_comes_in_for_a_settled_period(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = place.upload(FILE.as_bytes());
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    place.confirm(id).unwrap();
    place.sql("UPDATE portal.periods SET settled_at = now() WHERE name LIKE '3e%'");
    worker.run_until_idle().unwrap();
    let import = place.import(id);
    assert_eq!((import.state, place.rows()), (ImportState::Failed, 0));
    assert_eq!(import.problem.as_deref(), Some("usage-period-settled-meanwhile"));
    let refused = place.upload_for(Q3.parse().unwrap(), FILE.as_bytes()).unwrap_err();
    assert!(format!("{refused:?}").contains("usage-period-settled"), "{refused:?}");
    assert!(place.upload_for(Q4.parse().unwrap(), FILE.as_bytes()).is_ok(), "another period is open");
    worker.run_until_idle().unwrap();
}

fn a_checked_file_can_be_put_aside(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = place.upload(FILE.as_bytes());
    place.worker().run_until_idle().unwrap();
    place.cancel(id).unwrap();
    assert_eq!(place.import(id).state, ImportState::Cancelled);
    assert!(place.confirm(id).is_err());
    assert!(place.cancel(id).is_err(), "once is enough");
}

fn a_member_manager_imports_nothing(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = place.upload(FILE.as_bytes());
    place.worker().run_until_idle().unwrap();
    let jan = place.jan();
    for deed in [usage_imports::confirm, usage_imports::cancel, usage_imports::handle_refused] {
        let refused =
            place.db.tenant_blocking(&jan, "test", |tx: &mut TenantTx<'_>| deed(tx, id)).unwrap_err();
        assert!(matches!(refused, actions::Refused::Forbidden), "{refused:?}");
    }
    let seen = place.db.tenant_blocking::<_, StoreError, _>(&jan, "test", |tx| tx.usage_import(id));
    assert!(matches!(seen, Err(StoreError::Absent)), "the office's own: {seen:?}");
    assert_eq!(place.import(id).state, ImportState::Checked);
}

fn refused_rows_stay_on_the_list(cluster: &Cluster) {
    let place = Place::new(cluster);
    let id = import_whole(&place, FILE);
    let marieke = place.marieke();
    let open = || {
        let open = place
            .db
            .tenant_blocking::<_, StoreError, _>(&marieke, "test", |tx| tx.imports_with_refused_rows());
        open.unwrap().len()
    };
    assert_eq!(open(), 1);
    place.db.tenant_blocking(&marieke, "test", |tx| usage_imports::handle_refused(tx, id)).unwrap();
    assert_eq!(open(), 0);
    assert_eq!(place.import(id).handled_by.as_deref(), Some("Marieke de Boer"));
}

const FINGERPRINT: &str =
    "SELECT coalesce(string_agg(u::text, ' ' ORDER BY event_id), '') AS t FROM portal.usage_events u";

fn import_whole(place: &Place<'_>, file: &str) -> kernel::ImportId {
    let id = place.upload(file.as_bytes());
    let worker = place.worker();
    worker.run_until_idle().unwrap();
    place.confirm(id).unwrap();
    worker.run_until_idle().unwrap();
    assert_eq!(place.import(id).state, ImportState::Done);
    id
}
