//! What the office keeps of a service or a candidate beside its own form; and another that is made after it.

use std::collections::BTreeSet;

use kernel::{CandidateId, FacilityId, LifeId, ServiceId};
use store::roles::May;
use store::{AboutCandidate, AboutLife, Heritage, Life, StoreError, TenantTx};

use crate::candidates::{LONGEST_TEXT, LONGEST_TITLE};
use crate::permissions::require;
use crate::{Fault, Refused, candidates};

/// Policies that ask for services, by name.
pub const DRIVERS: [&str; 5] =
    ["common_ground", "privacy", "environment", "agenda_2020", "digital_government"];
/// What a member may do with the VAT on a service, by name.
pub const VAT_LABELS: [&str; 3] = ["compensable", "deductible", "cost_increasing"];

/// How something comes, by name: built together, bought together, linked up with what is there, agreed alone.
pub const ACQUISITIONS: [&str; 4] = ["build", "purchase", "connect", "arrangement"];

/// What the office changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// What is known.
    pub about: AboutLife,
    /// Services that it needs.
    pub services: BTreeSet<ServiceId>,
    /// National facilities that it needs.
    pub facilities: BTreeSet<FacilityId>,
}

/// Changes what is known of a service or a candidate, and what it needs.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn change(tx: &mut TenantTx<'_>, id: LifeId, change: &Change) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    let before = tx.lock_life(id)?;
    let faults = faults_of(tx, &before, change)?;
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    tx.change_life(id, &change.about)?;
    tx.set_needs(id, &change.services, &change.facilities)?;
    if before.about.programme != change.about.programme {
        rename_programme(tx, &before, change)?;
    }
    let name = name_of(tx, &before)?;
    tx.audit("lives.change", id, &name)?;
    Ok(())
}

/// A candidate names its programme in words: the roadmap filters by them.
fn rename_programme(tx: &mut TenantTx<'_>, before: &Life, change: &Change) -> Result<(), Refused> {
    let Some(candidate) = before.candidate else { return Ok(()) };
    let name = match change.about.programme {
        Some(programme) => tx.programme(programme)?.about.name,
        None => String::new(),
    };
    let about = AboutCandidate { programme: name, ..tx.lock_candidate(candidate)?.about };
    tx.change_candidate(candidate, &about)?;
    Ok(())
}

/// What a life is called: by its service, or else by its candidate.
///
/// # Errors
/// Those of the store.
pub fn name_of(tx: &mut TenantTx<'_>, life: &Life) -> Result<String, StoreError> {
    match (life.service, life.candidate) {
        (Some(service), _) => Ok(tx.service(service)?.name),
        (None, Some(candidate)) => Ok(tx.candidate(candidate)?.about.title),
        (None, None) => Err(StoreError::Absent),
    }
}

fn faults_of(tx: &mut TenantTx<'_>, before: &Life, change: &Change) -> Result<Vec<Fault>, Refused> {
    let about = &change.about;
    let mut faults = Vec::new();
    let short = [
        ("tender_reference", &about.tender_reference),
        ("cost_centre", &about.cost_centre),
        ("contact", &about.contact),
    ];
    let long = [
        ("description", &about.description),
        ("process", &about.process),
        ("variants", &about.variants),
        ("tender_options", &about.tender_options),
        ("agreement", &about.agreement),
    ];
    let short = short.into_iter().map(|(field, text)| (field, text, LONGEST_TITLE));
    for (field, text, most) in short.chain(long.into_iter().map(|(field, text)| (field, text, LONGEST_TEXT)))
    {
        if text.chars().count() > most {
            faults.push(Fault::field(field, "candidate-text-too-long").with("most", most));
        }
    }
    if !about.vat_label.is_empty() && !VAT_LABELS.contains(&about.vat_label.as_str()) {
        faults.push(Fault::field("vat_label", "life-vat-unknown"));
    }
    if !is_acquisition(&about.acquisition) {
        faults.push(Fault::field("acquisition", "acquisition-unknown"));
    }
    if !is_task_field(&about.task_field) {
        faults.push(Fault::field("task_field", "life-task-field-form"));
    }
    if about.drivers.iter().any(|one| !DRIVERS.contains(&one.as_str())) {
        faults.push(Fault::field("drivers", "life-driver-unknown"));
    }
    if let Some(programme) = about.programme
        && !tx.programmes()?.iter().any(|one| one.id == programme)
    {
        faults.push(Fault::field("programme", "life-programme-unknown"));
    }
    let services: BTreeSet<ServiceId> = tx.services()?.iter().map(|service| service.id).collect();
    if !change.services.is_subset(&services) {
        faults.push(Fault::field("services", "life-need-unknown"));
    } else if before.service.is_some_and(|own| change.services.contains(&own)) {
        faults.push(Fault::field("services", "life-needs-itself"));
    }
    let facilities: BTreeSet<FacilityId> = tx.facilities()?.iter().map(|one| one.id).collect();
    if !change.facilities.is_subset(&facilities) {
        faults.push(Fault::field("facilities", "life-need-unknown"));
    }
    Ok(faults)
}

/// Empty, or one of [`ACQUISITIONS`].
pub(crate) fn is_acquisition(name: &str) -> bool {
    name.is_empty() || ACQUISITIONS.contains(&name)
}

/// Empty, or a task field of Iv3 as it is written: 0.4, 6.71, 6.71a.
fn is_task_field(text: &str) -> bool {
    let Some((main, sub)) = text.split_once('.') else { return text.is_empty() };
    let digits = sub.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    main.len() == 1 && number(main) && number(digits) && digits.len() <= 2 && sub.len() <= digits.len() + 1
}

/// A candidate begins after a life that is finished: it takes over the process, its variants, what is known
/// of policies, needs, how it comes and the service agreement, and the rule of the key as a proposal. Never
/// its members, its money, its tender or its supplier.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn begin_like(
    tx: &mut TenantTx<'_>,
    about: &AboutCandidate,
    like: LifeId,
) -> Result<CandidateId, Refused> {
    require(tx, May::KeepRoadmap)?;
    let source = tx.life(like)?;
    let name = name_of(tx, &source)?;
    let today = tx.today();
    let key = match source.service {
        Some(service) => tx.keys_on(today)?.remove(&service).map(|key| key.rule),
        None => source.key_proposal.clone(),
    };
    let heritage = Heritage {
        like: Some(like),
        key_proposal_from: if key.is_some() { name.clone() } else { String::new() },
        key_proposal: key,
    };
    let inherited = AboutLife {
        programme: source.about.programme,
        process: source.about.process.clone(),
        variants: source.about.variants.clone(),
        agreement: source.about.agreement.clone(),
        task_field: source.about.task_field.clone(),
        vat_label: source.about.vat_label.clone(),
        drivers: source.about.drivers.clone(),
        acquisition: source.about.acquisition.clone(),
        ..AboutLife::default()
    };
    let id =
        candidates::add_with(tx, about, |tx, about| tx.add_candidate_like(about, &inherited, &heritage))?;
    let needs = tx.needs()?;
    tx.set_needs(LifeId(id.0), &needs.services_of(like), &needs.facilities_of(like))?;
    tx.audit("lives.begin-like", id, &format!("{} < {name}", about.title))?;
    Ok(id)
}

/// The headings of specifications: what another that goes the same way fills in.
#[must_use]
pub fn skeleton(text: &str) -> String {
    let headings = text.lines().map(str::trim).filter(|line| line.starts_with('#'));
    headings.map(|line| format!("{line}\n\n")).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_field_is_written_as_iv3_writes_it() {
        for good in ["", "0.4", "6.71", "6.71a", "8.3"] {
            assert!(is_task_field(good), "{good}");
        }
        for bad in ["4", "0,4", "10.4", "6.712", "6.71ab", "a.b", "6."] {
            assert!(!is_task_field(bad), "{bad}");
        }
    }

    #[test]
    fn the_skeleton_of_specifications_is_their_headings() {
        assert_eq!(skeleton("# Doel\nTekst\n\n## Gegevens\nMeer"), "# Doel\n\n## Gegevens");
        assert_eq!(skeleton("Zonder koppen"), "");
    }
}
