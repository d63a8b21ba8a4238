//! Mail about a run: to who has to decide, and to who waits for the decision.

use serde_json::{Value, json};
use store::roles::{May, allowed};
use store::{BookPeriod, PersonSeat, Run, StoreError, TenantTx};

use super::decisions::took_part;
use crate::letters::tell;

/// To everybody who may decide and did not take part.
///
/// # Errors
/// Those of the store.
pub fn offered(tx: &mut TenantTx<'_>, run: &Run, period: &BookPeriod) -> Result<(), StoreError> {
    let by = run.reviewed.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    tell(tx, "run-offered", &about(run, period, &by), |seat| may_decide(seat) && !took_part(run, seat.person))
}

/// To who made the run and who offered it.
///
/// # Errors
/// Those of the store.
pub fn decided(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    run: &Run,
    period: &BookPeriod,
) -> Result<(), StoreError> {
    let by = run.decided.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    tell(tx, event, &about(run, period, &by), |seat| took_part(run, seat.person))
}

fn may_decide(seat: &PersonSeat) -> bool {
    allowed(&seat.roles.iter().copied().collect(), May::DecideRun)
}

fn about(run: &Run, period: &BookPeriod, by: &str) -> Value {
    json!({ "run": run.id, "period": period.name, "by": by, "note": run.decision_note })
}
