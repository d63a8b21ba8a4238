//! Under which tender, lot or option a member may take a service: recorded by the office.

use kernel::{BasisId, MemberId, ServiceId};
use store::roles::May;
use store::{Basis, NewBasis, StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a tender or a lot.
const LONGEST: usize = 200;

/// Records what a member may take a service under.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn record(tx: &mut TenantTx<'_>, new: &NewBasis) -> Result<BasisId, Refused> {
    require(tx, May::KeepServices)?;
    let (service, member) = (tx.service(new.service)?, tx.member(new.member)?);
    let mut faults = Vec::new();
    if new.tender.is_empty() {
        faults.push(Fault::field("tender", "basis-tender-missing"));
    }
    for (field, text) in [("tender", &new.tender), ("lot", &new.lot)] {
        if text.chars().count() > LONGEST {
            faults.push(Fault::field(field, "basis-too-long").with("most", LONGEST));
        }
    }
    if new.valid_until.is_some_and(|last| last < new.valid_from) {
        faults.push(Fault::field("valid_until", "basis-ends-before"));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let id = tx.add_procurement_basis(new)?;
    let detail = format!("{}, {}: {} {}", member.name, service.name, new.tender, new.lot);
    tx.audit("procurement-bases.record", id, detail.trim_end())?;
    Ok(id)
}

/// Withdraws a basis: from now on nobody orders under it. What was ordered stays.
///
/// # Errors
/// A sentence on top where it was withdrawn already, or those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: BasisId) -> Result<ServiceId, Refused> {
    require(tx, May::KeepServices)?;
    let basis = tx.procurement_basis(id)?;
    if !tx.withdraw_procurement_basis(id)? {
        return Err(Fault::page("basis-withdrawn-already").into());
    }
    tx.audit("procurement-bases.withdraw", id, &basis.about.tender)?;
    Ok(basis.about.service)
}

/// What a subscription of the member that begins on this day may stand on; none where there is nothing.
///
/// # Errors
/// Those of the store.
pub fn valid_on(
    tx: &mut TenantTx<'_>,
    service: ServiceId,
    member: MemberId,
    day: jiff::civil::Date,
) -> Result<Option<Basis>, StoreError> {
    let bases = tx.procurement_bases(service)?;
    Ok(bases.into_iter().find(|basis| basis.about.member == member && basis.is_valid_on(day)))
}
