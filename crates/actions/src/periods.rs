//! Periods over which costs are divided.

use kernel::{Period, PeriodId};
use store::roles::May;
use store::{StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in a period's name.
const LONGEST_NAME: usize = 80;

/// A period to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPeriod {
    /// Name, such as `3e kwartaal 2026`.
    pub name: String,
    /// Its days.
    pub days: Period,
}

/// Makes a period. It shares no day with another: a cost would otherwise be divided twice.
///
/// # Errors
/// A sentence beside the name or the first day, or those of the store.
pub fn create(tx: &mut TenantTx<'_>, new: &NewPeriod) -> Result<PeriodId, Refused> {
    require(tx, May::KeepBooks)?;
    let name = new.name.trim();
    if name.is_empty() {
        return Err(Fault::field("name", "period-name-missing").into());
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Fault::field("name", "period-name-too-long").with("most", LONGEST_NAME).into());
    }
    let others = tx.periods()?;
    let overlaps = |days: Period| days.start() < new.days.end() && new.days.start() < days.end();
    if let Some(other) = others.iter().find(|other| overlaps(other.days)) {
        return Err(Fault::field("start", "period-overlaps").with("name", &other.name).into());
    }
    let id = tx.add_period(name, new.days).map_err(|error| match error {
        StoreError::Constraint(found) => match found.as_str() {
            // Somebody else made it a moment ago.
            "periods_no_overlap" => Fault::field("start", "period-overlaps-now").into(),
            "periods_name" => Fault::field("name", "period-name-taken").into(),
            _ => Refused::Store(StoreError::Constraint(found)),
        },
        other => Refused::Store(other),
    })?;
    tx.audit("periods.create", id, name)?;
    Ok(id)
}
