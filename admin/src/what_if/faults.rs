//! What is wrong with a question, as sentences.

use actions::Fault;
use allocation::{Fault as EngineFault, FaultKind};

use super::known::Known;

/// One sentence for each fault; two faults with the same sentence give one.
pub fn sentences(found: &[EngineFault], known: &Known) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for fault in found {
        let said = sentence(fault, known);
        if !faults.contains(&said) {
            faults.push(said);
        }
    }
    faults
}

fn sentence(fault: &EngineFault, known: &Known) -> Fault {
    let what = &fault.path;
    match &fault.kind {
        FaultKind::UnknownMember { id } => Fault::page("whatif-no-member").with("what", id),
        FaultKind::UnknownPool { id } => Fault::page("whatif-no-service").with("what", id),
        FaultKind::UnknownChange | FaultKind::UnknownField => {
            Fault::page("whatif-unknown").with("what", what)
        }
        FaultKind::DoubledField | FaultKind::DoubledId { .. } => {
            Fault::page("whatif-twice").with("what", what)
        }
        FaultKind::NoPrice { pool } | FaultKind::NoAmount { pool } | FaultKind::NoKey { pool } => {
            Fault::page("whatif-not-that").with("service", known.service(pool))
        }
        FaultKind::NotListed { pool } => {
            Fault::page("whatif-not-listed").with("service", known.service(pool))
        }
        FaultKind::NothingToMultiply { name } => {
            Fault::page("whatif-nothing-to-multiply").with("what", known.meter(name))
        }
        FaultKind::MissingAttribute { member, name, .. } => {
            let said = Fault::page("whatif-missing-attribute").with("member", known.member(member));
            said.with("name", name).with("service", service(fault, known))
        }
        FaultKind::MissingWeight { member } => Fault::page("whatif-missing-weight")
            .with("member", known.member(member))
            .with("service", service(fault, known)),
        FaultKind::ZeroMeasure { pool, .. } => {
            Fault::page("whatif-zero-measure").with("service", known.service(pool))
        }
        FaultKind::NobodyTakesPart { pool } => {
            Fault::page("whatif-nobody").with("service", known.service(pool))
        }
        FaultKind::CapsTooLow { .. }
        | FaultKind::FloorsTooHigh { .. }
        | FaultKind::OnlyWithoutShare { .. } => {
            Fault::page("whatif-damping-too-tight").with("service", service(fault, known))
        }
        _ if what.starts_with("damping.") => Fault::page("whatif-damping-unreadable"),
        FaultKind::NotADecimal
        | FaultKind::TooLong
        | FaultKind::NotAnAmount
        | FaultKind::TooManyDecimals
        | FaultKind::TooLarge
        | FaultKind::WrongType { .. }
        | FaultKind::UnknownChoice { .. }
        | FaultKind::Negative => Fault::page("whatif-unreadable").with("what", what),
        other => Fault::page("whatif-not-computed").with("problem", format!("{what}: {other}")),
    }
}

/// The service whose pool a path such as `pools[2].key` leads to.
fn service(fault: &EngineFault, known: &Known) -> String {
    let index =
        fault.path.strip_prefix("pools[").and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
    let pool = index.and_then(|index| known.scenario.pools.get(index));
    pool.map(|pool| known.service(pool.id())).unwrap_or_default()
}
