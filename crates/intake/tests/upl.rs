//! The uniform product list of April 2025 imports as it is. The file is read in place: `../shared/data`
//! beside the checkout, or the folder in `GEMEENGOED_SHARED_DATA`.

use std::path::PathBuf;

use intake::{Given, upl};

#[test]
fn the_list_of_april_2025_has_1213_products_of_which_511_are_of_municipalities() {
    let beside = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data"));
    let folder = std::env::var_os("GEMEENGOED_SHARED_DATA").map_or(beside, PathBuf::from);
    let path = folder.join("upl/UPL-actueel-2025-04.csv");
    let Ok(file) = std::fs::File::open(&path) else {
        return println!("skipped: {} is not there", path.display());
    };
    let sheet = upl::read(file, &Given::default()).unwrap();
    assert_eq!((sheet.refused, sheet.faults.len()), (0, 0));
    // 1,321 rows name 1,214 things, 512 of them of municipalities: one is the name that stands for no name.
    assert_eq!(sheet.rows.len(), 1_213);
    assert_eq!(sheet.rows.iter().filter(|row| row.municipal).count(), 511);
    assert_eq!(sheet.rows.iter().map(|row| row.bases.len()).max(), Some(5));
}
