//! Specifications: the office publishes versions, and decides whether everybody may read them.

use kernel::{LifeId, SpecificationId};
use store::roles::May;
use store::{AboutSpecification, StoreError, TenantTx};

use crate::candidates::{LONGEST_TEXT, LONGEST_TITLE, documents};
use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in specifications: what the table takes.
const LONGEST: usize = 20_000;

/// Publishes a version of the specifications of a service or a candidate. What is published never changes.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn publish(
    tx: &mut TenantTx<'_>,
    life: LifeId,
    about: &AboutSpecification,
) -> Result<SpecificationId, Refused> {
    require(tx, May::KeepRoadmap)?;
    let life = tx.lock_life(life)?;
    let mut faults = Vec::new();
    let (title, text) = (about.title.trim(), about.text.trim());
    for (field, text, most) in [("title", title, LONGEST_TITLE), ("text", text, LONGEST)] {
        if text.is_empty() {
            faults.push(Fault::field(field, "life-evidence-missing"));
        } else if text.chars().count() > most {
            faults.push(Fault::field(field, "candidate-text-too-long").with("most", most));
        }
    }
    match documents(&about.documents) {
        Err(line) => {
            faults.push(Fault::field("documents", "candidate-document-unreadable").with("line", line))
        }
        Ok(_) if about.documents.chars().count() > LONGEST_TEXT => {
            faults.push(Fault::field("documents", "candidate-text-too-long").with("most", LONGEST_TEXT));
        }
        Ok(_) => {}
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let name = match (life.service, life.candidate) {
        (Some(service), _) => tx.service(service)?.name,
        (None, Some(candidate)) => tx.candidate(candidate)?.about.title,
        (None, None) => return Err(StoreError::Absent.into()),
    };
    let documents = about.documents.trim().to_owned();
    let kept = AboutSpecification { title: title.to_owned(), text: text.to_owned(), documents };
    let id = tx.add_specification(life.id, &name, &kept)?;
    tx.audit("specifications.publish", id, &format!("{name}: {title}"))?;
    Ok(id)
}

/// Lets everybody read the specifications, or only those who sign in.
///
/// # Errors
/// Those of the store.
pub fn set_public(tx: &mut TenantTx<'_>, published: bool) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    tx.publish_specifications(published)?;
    let cooperative = tx.actor().cooperative().address.clone();
    let said = if published { "public" } else { "not public" };
    tx.audit("specifications.set-public", cooperative, said)?;
    Ok(())
}
