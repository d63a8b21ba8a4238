//! The uniform product list of April 2025 imports as it is. The file is read in place, by `shared_data`.

use intake::{Given, upl};

#[test]
fn the_list_of_april_2025_has_1213_products_of_which_511_are_of_municipalities() {
    let Some(path) = shared_data::path("upl/UPL-actueel-2025-04.csv") else { return };
    let file = std::fs::File::open(path).unwrap();
    let sheet = upl::read(file, &Given::default()).unwrap();
    assert_eq!((sheet.refused, sheet.faults.len()), (0, 0));
    // 1,321 rows name 1,214 things, 512 of them of municipalities: one is the name that stands for no name.
    assert_eq!(sheet.rows.len(), 1_213);
    assert_eq!(sheet.rows.iter().filter(|row| row.municipal).count(), 511);
    assert_eq!(sheet.rows.iter().map(|row| row.bases.len()).max(), Some(5));
}
