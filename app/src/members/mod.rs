//! The members of the cooperative: who they are, what they take and what they pay. Members are open to each
//! other.

mod index;
mod reorganised;
mod show;

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::MemberId;
use store::{StoreError, TenantTx};

pub use index::index;
pub use show::show;

/// The inhabitants of each member on a day, where they are known.
///
/// # Errors
/// Those of the query.
pub(crate) fn inhabitants(tx: &mut TenantTx<'_>, day: Date) -> Result<BTreeMap<MemberId, i64>, StoreError> {
    let known = tx.attribute_on(actions::members::INHABITANTS, day)?;
    Ok(known.into_iter().filter_map(|(member, value)| Some((member, value.floor()?))).collect())
}
