//! Services and their meters: added and changed by the office.

use kernel::{MeterId, ServiceId};
use store::roles::May;
use store::{Evidence, Life, NewService, NewTransition, Service, StoreError, TenantTx};

use crate::permissions::require;
use crate::wishes::product;
use crate::{Fault, Refused};

/// The states of a service's life that costs and subscriptions know, in their order.
pub const STATES: [&str; 5] = ["development", "pilot", "offered", "in_operation", "ended"];
/// The states in which a member may take a service.
pub const TAKEN_IN: [&str; 3] = ["pilot", "offered", "in_operation"];

/// The most characters in a name.
const LONGEST_NAME: usize = 120;
/// The most characters in a summary.
const LONGEST_SUMMARY: usize = 2_000;
/// The most characters in a code: what the table takes.
const LONGEST_CODE: usize = 60;

/// Whether a member may take a service that stands here in its life.
#[must_use]
pub fn is_taken_in(state: &str) -> bool {
    TAKEN_IN.contains(&state)
}

/// Adds a service.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, new: &NewService) -> Result<ServiceId, Refused> {
    require(tx, May::KeepServices)?;
    let mut faults = faults_of(&new.name, &new.summary, &new.state);
    if !is_code(&new.code) {
        faults.push(Fault::field("code", "service-code-form"));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let new = &NewService { upl: product(tx, &new.upl)??, ..new.clone() };
    let id = tx.add_service(new).map_err(taken)?;
    let (life, decided_on) = (tx.life_of_service(id)?.id, tx.today());
    tx.add_transition(&NewTransition {
        life,
        from: None,
        to: new.state.clone(),
        body: None,
        decided_on,
        reason: String::new(),
        resolution: None,
        evidence: Evidence::new(),
    })?;
    tx.audit("services.add", id, &format!("{}, {}", new.name, new.state))?;
    Ok(id)
}

/// The service that a candidate becomes, for who may step with it.
pub(crate) fn become_service(
    tx: &mut TenantTx<'_>,
    life: &Life,
    new: &NewService,
) -> Result<ServiceId, Refused> {
    let mut faults = faults_of(&new.name, &new.summary, &new.state);
    if !is_code(&new.code) {
        faults.push(Fault::field("code", "service-code-form"));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let id = tx.become_service(life, new).map_err(taken)?;
    tx.audit("services.add", id, &format!("{}, {}", new.name, new.state))?;
    Ok(id)
}

/// Changes a service. Its state stays: it goes through the gates of its life.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn change(tx: &mut TenantTx<'_>, service: &Service) -> Result<(), Refused> {
    require(tx, May::KeepServices)?;
    let before = tx.lock_service(service.id)?;
    let service = &Service { state: before.state.clone(), ..service.clone() };
    let faults = faults_of(&service.name, &service.summary, &service.state);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    // A product that the list no longer has stays for as long as nobody chooses another.
    let upl = if service.upl == before.upl { before.upl.clone() } else { product(tx, &service.upl)?? };
    let service = &Service { upl, ..service.clone() };
    tx.change_service(service).map_err(taken)?;
    tx.audit("services.change", service.id, &difference(&before, service))?;
    Ok(())
}

/// A meter to be added to a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMeter {
    /// The service whose use it counts.
    pub service: ServiceId,
    /// Short name, as files write it.
    pub code: String,
    /// Name in the plural, as pages write it.
    pub name: String,
}

/// Adds a meter to a service.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add_meter(tx: &mut TenantTx<'_>, new: &NewMeter) -> Result<MeterId, Refused> {
    require(tx, May::KeepServices)?;
    let service = tx.service(new.service)?;
    let name = new.name.trim();
    let mut faults = Vec::new();
    if !is_code(&new.code) {
        faults.push(Fault::field("meter_code", "service-code-form"));
    }
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        faults.push(Fault::field("meter_name", "meter-name-length").with("most", LONGEST_NAME));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let id = tx.add_meter(&new.code, name, Some(service.id)).map_err(taken)?;
    tx.audit("services.add-meter", service.id, &format!("{}: {name}", service.name))?;
    Ok(id)
}

fn faults_of(name: &str, summary: &str, state: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    if name.trim().is_empty() {
        faults.push(Fault::field("name", "service-name-missing"));
    } else if name.chars().count() > LONGEST_NAME {
        faults.push(Fault::field("name", "service-name-too-long").with("most", LONGEST_NAME));
    }
    if summary.chars().count() > LONGEST_SUMMARY {
        faults.push(Fault::field("summary", "service-summary-too-long").with("most", LONGEST_SUMMARY));
    }
    if !STATES.contains(&state) {
        faults.push(Fault::field("state", "service-state-unknown"));
    }
    faults
}

/// What the table takes for a code: words of small letters and digits, joined by hyphens.
fn is_code(code: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    code.len() <= LONGEST_CODE && code.split('-').all(word)
}

fn taken(error: StoreError) -> Refused {
    let StoreError::Constraint(name) = error else { return Refused::Store(error) };
    match name.as_str() {
        "services_code" => Fault::field("code", "service-code-taken").into(),
        "services_name" => Fault::field("name", "service-name-taken").into(),
        "meters_code" => Fault::field("meter_code", "meter-code-taken").into(),
        _ => Refused::Store(StoreError::Constraint(name)),
    }
}

/// What changed, for the audit log: the fields by name, and the state with both its values.
fn difference(before: &Service, after: &Service) -> String {
    let mut changed = Vec::new();
    let mut note = |what: &str, old: &str, new: &str, with_values: bool| {
        if old != new {
            let values = if with_values { format!(" {old} > {new}") } else { String::new() };
            changed.push(format!("{what}{values}"));
        }
    };
    note("name", &before.name, &after.name, true);
    note("supplier", &before.supplier, &after.supplier, true);
    note("upl", &before.upl, &after.upl, true);
    note("summary", &before.summary, &after.summary, false);
    note("sort", &before.sort.to_string(), &after.sort.to_string(), true);
    format!("{}: {}", after.name, changed.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_words_joined_by_hyphens() {
        for good in ["zaaksysteem", "aangifte-overlijden", "ggi-2"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", "Zaak", "a--b", "-a", "a-", "a b", &"a".repeat(61)] {
            assert!(!is_code(bad), "{bad}");
        }
    }

    #[test]
    fn a_service_needs_a_name_and_a_known_state() {
        let codes: Vec<_> =
            faults_of(" ", &"x".repeat(2_001), "dreamt").into_iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["service-name-missing", "service-summary-too-long", "service-state-unknown"]);
        assert!(faults_of("Zaaksysteem", "", "offered").is_empty());
    }

    #[test]
    fn the_audit_log_says_what_changed() {
        let before = Service {
            id: format!("{:032x}", 1).parse().unwrap(),
            code: "a".to_owned(),
            name: "A".to_owned(),
            summary: "old".to_owned(),
            state: "pilot".to_owned(),
            supplier: String::new(),
            upl: String::new(),
            sort: 0,
        };
        let after = Service { supplier: "B".to_owned(), summary: "new".to_owned(), ..before.clone() };
        assert_eq!(difference(&before, &after), "A: supplier  > B, summary");
    }
}
