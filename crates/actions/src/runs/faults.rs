//! What the engine finds wrong, as sentences that name the service and the member.

use allocation::{Fault as EngineFault, FaultKind};
use store::{Member, Service};

use crate::Fault;

/// One sentence for each fault; two faults with the same sentence give one.
pub(crate) fn sentences(found: &[EngineFault], pools: &[&Service], members: &[Member]) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    for fault in found {
        let sentence = sentence(fault, pools, members);
        if !faults.contains(&sentence) {
            faults.push(sentence);
        }
    }
    faults
}

fn sentence(fault: &EngineFault, pools: &[&Service], members: &[Member]) -> Fault {
    let name = |code: &String| {
        members
            .iter()
            .find(|member| member.code == *code)
            .map_or_else(|| code.clone(), |member| member.name.clone())
    };
    let service = service_of(&fault.path, pools);
    let said = match &fault.kind {
        FaultKind::MissingAttribute { member, name: attribute, day } => Fault::page("run-missing-attribute")
            .with("member", name(member))
            .with("name", attribute)
            .with("day", day),
        FaultKind::MissingWeight { member } => Fault::page("run-missing-weight").with("member", name(member)),
        FaultKind::ZeroMeasure { .. } => Fault::page("run-zero-measure"),
        FaultKind::NobodyTakesPart { .. } => Fault::page("run-service-without-members"),
        FaultKind::NotInPeriod { member } => {
            Fault::page("run-member-not-in-period").with("member", name(member))
        }
        FaultKind::NoJoiningDay { member } => Fault::page("run-no-joining-day").with("member", name(member)),
        FaultKind::FloorAboveCap { member, floor, cap } => Fault::page("run-floor-above-cap")
            .with("member", name(member))
            .with("floor", floor)
            .with("cap", cap),
        FaultKind::FloorsTooHigh { over } => Fault::page("run-floors-too-high").with("over", over),
        FaultKind::CapsTooLow { missing } => Fault::page("run-caps-too-low").with("missing", missing),
        FaultKind::OnlyWithoutShare { missing } => {
            Fault::page("run-only-without-share").with("missing", missing)
        }
        FaultKind::UsageWithoutSubject { meter } => {
            Fault::page("run-usage-without-subject").with("meter", meter)
        }
        FaultKind::TwoLastReadings { member, meter, day } => Fault::page("run-two-last-readings")
            .with("member", name(member))
            .with("meter", meter)
            .with("day", day),
        other => {
            let code = if service.is_some() { "run-not-computed-in" } else { "run-not-computed" };
            Fault::page(code).with("problem", format!("{}: {other}", fault.path))
        }
    };
    match service {
        Some(service) => said.with("service", &service.name).with("service_id", service.id),
        None => said.with("service", "").with("service_id", ""),
    }
}

/// The service whose pool a path such as `pools[2].key` leads to.
fn service_of<'s>(path: &str, pools: &[&'s Service]) -> Option<&'s Service> {
    let index = path.strip_prefix("pools[")?.split(']').next()?.parse::<usize>().ok()?;
    pools.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_engine_names_its_service() {
        let service = Service {
            id: "00000000-0000-0000-0000-000000000001".parse().unwrap(),
            code: "zaaksysteem".to_owned(),
            name: "Zaaksysteem".to_owned(),
            summary: String::new(),
            state: "in_operation".to_owned(),
            supplier: String::new(),
            upl: String::new(),
            sort: 0,
        };
        let kind = FaultKind::ZeroMeasure { pool: "zaaksysteem".to_owned(), key: "usage cases".to_owned() };
        let found = EngineFault { path: "pools[0]".to_owned(), kind };
        let said = sentences(&[found.clone(), found], &[&service], &[]);
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].code, "run-zero-measure");
        assert!(said[0].args.contains(&("service", "Zaaksysteem".to_owned())));
    }
}
