//! Programmes that group services, and the national facilities that services depend on.

use kernel::{FacilityId, LifeId, ProgrammeId};
use store::roles::May;
use store::{AboutFacility, AboutProgramme, StoreError, TenantTx};

use crate::candidates::{LONGEST_TEXT, LONGEST_TITLE};
use crate::permissions::require;
use crate::{Fault, Refused};

/// Adds a programme.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(tx: &mut TenantTx<'_>, about: &AboutProgramme) -> Result<ProgrammeId, Refused> {
    require(tx, May::KeepRoadmap)?;
    check(&[("summary", &about.summary)], &about.name)?;
    let id = tx.add_programme(about).map_err(taken)?;
    tx.audit("programmes.add", id, &about.name)?;
    Ok(id)
}

/// Changes a programme.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn change(tx: &mut TenantTx<'_>, id: ProgrammeId, about: &AboutProgramme) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    check(&[("summary", &about.summary)], &about.name)?;
    tx.change_programme(id, about).map_err(taken)?;
    tx.audit("programmes.change", id, &about.name)?;
    Ok(())
}

/// Adds a national facility.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add_facility(tx: &mut TenantTx<'_>, about: &AboutFacility) -> Result<FacilityId, Refused> {
    require(tx, May::KeepRoadmap)?;
    check(&[("summary", &about.summary), ("owner", &about.owner)], &about.name)?;
    let id = tx.add_facility(about).map_err(taken)?;
    tx.audit("facilities.add", id, &about.name)?;
    Ok(id)
}

/// Changes a national facility.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn change_facility(tx: &mut TenantTx<'_>, id: FacilityId, about: &AboutFacility) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    check(&[("summary", &about.summary), ("owner", &about.owner)], &about.name)?;
    tx.change_facility(id, about).map_err(taken)?;
    tx.audit("facilities.change", id, &about.name)?;
    Ok(())
}

/// A candidate that names a programme belongs to it; one that nobody named before is added.
///
/// # Errors
/// Those of the store.
pub(crate) fn join(tx: &mut TenantTx<'_>, life: LifeId, name: &str) -> Result<(), Refused> {
    let mut about = tx.life(life)?.about;
    let programme = match name {
        "" => None,
        name => match tx.programmes()?.into_iter().find(|one| one.about.name == name) {
            Some(known) => Some(known.id),
            None => {
                let new = AboutProgramme { name: name.to_owned(), ..AboutProgramme::default() };
                let id = tx.add_programme(&new)?;
                tx.audit("programmes.add", id, name)?;
                Some(id)
            }
        },
    };
    if about.programme != programme {
        about.programme = programme;
        tx.change_life(life, &about)?;
    }
    Ok(())
}

fn check(texts: &[(&'static str, &String)], name: &str) -> Result<(), Refused> {
    let mut faults = Vec::new();
    if name.trim().is_empty() {
        faults.push(Fault::field("name", "programme-name-missing"));
    } else if name.chars().count() > LONGEST_TITLE {
        faults.push(Fault::field("name", "candidate-text-too-long").with("most", LONGEST_TITLE));
    }
    for (field, text) in texts {
        if text.chars().count() > LONGEST_TEXT {
            faults.push(Fault::field(*field, "candidate-text-too-long").with("most", LONGEST_TEXT));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refused::Faults(faults)) }
}

fn taken(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "programmes_name" || name == "facilities_name" => {
            Fault::field("name", "programme-name-taken").into()
        }
        other => Refused::Store(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programme_has_a_name_that_is_short_enough() {
        let code = |name: &str, text: &str| match check(&[("summary", &text.to_owned())], name) {
            Err(Refused::Faults(faults)) => faults[0].code.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(code(" ", ""), "programme-name-missing");
        assert_eq!(code(&"x".repeat(121), ""), "candidate-text-too-long");
        assert_eq!(code("x", &"x".repeat(4_001)), "candidate-text-too-long");
        assert!(check(&[], "Omgevingswet").is_ok());
    }
}
