//! What usage is judged against: members, meters, and who takes what in the days that matter.

use std::collections::HashMap;

use intake::Directory;
use intake::usage::{Known, Subscriptions};
use kernel::Period;
use store::{StoreError, TenantTx};

/// Everything known in `days`. A meter of no service counts for whoever is a member.
///
/// # Errors
/// Those of the queries.
pub fn known(tx: &mut TenantTx<'_>, days: Period) -> Result<Known, StoreError> {
    let (members, meters) = (tx.members()?, tx.meters()?);
    let mut subscriptions: Subscriptions = HashMap::new();
    for taken in tx.subscriptions_in(days)? {
        for meter in meters.iter().filter(|meter| meter.service == Some(taken.service)) {
            let spans = subscriptions.entry((taken.member, meter.id)).or_default();
            spans.push((taken.starts_on, taken.ends_on));
        }
    }
    for meter in meters.iter().filter(|meter| meter.service.is_none()) {
        for member in &members {
            subscriptions.insert((member.id, meter.id), vec![(member.joined_on, member.left_on)]);
        }
    }
    Ok(Known {
        period: None,
        members: Directory::new(members.into_iter().map(|member| (member.code, member.name, member.id))),
        meters: Directory::new(meters.into_iter().map(|meter| (meter.code, meter.name, meter.id))),
        subscriptions: Some(subscriptions),
    })
}
