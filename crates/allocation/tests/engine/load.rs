//! A large year: 390 municipalities, as many as there were when the articles were written, and 40 services.

#[path = "../../benches/cooperative/mod.rs"]
mod cooperative;

use std::collections::BTreeMap;

use allocation::allocate;
use kernel::Cents;

#[test]
fn a_year_of_390_members_and_40_services_is_divided_to_the_cent() {
    let mut lines = 0;
    for month in cooperative::year(390, 40) {
        let bill = allocate(&month).unwrap();
        let (mut pools, mut members) = (BTreeMap::new(), BTreeMap::new());
        for line in &bill.lines {
            *pools.entry(line.pool.to_string()).or_insert(0) += line.amount.cents();
            *members.entry(line.member.to_string()).or_insert(0) += line.amount.cents();
        }
        let cents = |of: &BTreeMap<String, Cents>| -> BTreeMap<String, i64> {
            of.iter().map(|(id, amount)| (id.clone(), amount.cents())).collect()
        };
        assert_eq!(cents(&bill.pools), pools, "each service in full");
        assert_eq!(cents(&bill.members), members, "each member the sum of its amounts");
        assert_eq!(members.len(), 390);
        lines += bill.lines.len();
    }
    // Two of the forty support the others, and have no lines of their own.
    assert_eq!(lines, 390 * 38 * 12);
}
