//! The uniform product list, with what the cooperative has for each product.

mod index;
mod show;

pub use index::index;
pub use show::show;

use std::collections::{HashMap, HashSet};

use actions::wishes::folded;
use kernel::SolutionId;
use store::roles::May;
use store::{Candidate, Service, Solution, StoreError, TenantTx, UplEntry, Wish};
use web::SignedIn;

/// How many services, solutions, candidates and wishes name a product.
type Counts = [usize; 4];

/// The list, and everything that names a product of it, as far as the person may see it.
struct Seen {
    entries: Vec<UplEntry>,
    /// By the name of a product without capitals and accents.
    uses: HashMap<String, Counts>,
    services: Vec<Service>,
    candidates: Vec<Candidate>,
    wishes: Vec<Wish>,
    /// Without drafts, also those of one's own: a product's page says what there is.
    solutions: Vec<Solution>,
    /// How many members of today want each solution too.
    wants: HashMap<SolutionId, usize>,
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let roadmap = tx.actor().may(May::SeeRoadmap);
    let entries = tx.upl_entries()?;
    let services = tx.services()?;
    let mut solutions = if tx.actor().may(May::SeeSolutions) { tx.solutions()? } else { Vec::new() };
    solutions.retain(|one| one.state != "draft");
    let candidates = if roadmap { tx.candidates()? } else { Vec::new() };
    let wishes = if roadmap { tx.wishes()? } else { Vec::new() };
    let uses = counted([
        services.iter().map(|one| one.upl.as_str()).collect(),
        solutions.iter().flat_map(|one| &one.about.upl).map(String::as_str).collect(),
        candidates.iter().map(|one| one.about.upl.as_str()).collect(),
        wishes.iter().map(|one| one.about.upl.as_str()).collect(),
    ]);
    let wants = if tx.actor().may(May::SeeSolutions) { wants(tx)? } else { HashMap::new() };
    Ok(Seen { entries, uses, services, solutions, wants, candidates, wishes })
}

/// How many members of today want each solution too.
fn wants(tx: &mut TenantTx<'_>) -> Result<HashMap<SolutionId, usize>, StoreError> {
    let (today, members) = (tx.today(), tx.members()?);
    let present: HashSet<_> =
        members.iter().filter(|member| member.is_present_on(today)).map(|member| member.id).collect();
    let mut counts = HashMap::new();
    for want in tx.solution_wants()?.iter().filter(|want| present.contains(&want.member)) {
        *counts.entry(want.solution).or_insert(0) += 1;
    }
    Ok(counts)
}

/// How often each product is named in each of the four, every name looked at once.
fn counted(named: [Vec<&str>; 4]) -> HashMap<String, Counts> {
    let mut uses: HashMap<String, Counts> = HashMap::new();
    for (place, names) in named.into_iter().enumerate() {
        for name in names.into_iter().map(str::trim).filter(|name| !name.is_empty()) {
            let counts = uses.entry(folded(name)).or_default();
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
    }
    uses
}

impl Seen {
    fn services_for<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Service> {
        self.services.iter().filter(move |one| same(&one.upl, name))
    }

    fn candidates_for<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Candidate> {
        self.candidates.iter().filter(move |one| same(&one.about.upl, name))
    }

    fn wishes_for<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Wish> {
        self.wishes.iter().filter(move |one| same(&one.about.upl, name))
    }

    fn solutions_for<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Solution> {
        self.solutions.iter().filter(move |one| one.about.upl.iter().any(|own| same(own, name)))
    }

    fn uses(&self, name: &str) -> Counts {
        self.uses.get(&folded(name)).copied().unwrap_or_default()
    }
}

/// Names are written by hand in some places: capitals and accents make no difference.
fn same(one: &str, other: &str) -> bool {
    !one.is_empty() && folded(one.trim()) == folded(other)
}

fn list(visit: &SignedIn) -> String {
    format!("{}/products", visit.home())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_counted_by_its_name_however_that_is_written() {
        let uses = counted([
            vec!["Paspoort", " paspoort ", "Trouwlocatie"],
            vec!["Paspoort"],
            vec!["", "PASPOORT"],
            vec!["Trouwlocatie", "Hondenbelasting"],
        ]);
        let of = |name: &str| uses.get(&folded(name)).copied().unwrap_or_default();
        assert_eq!(of("paspoort"), [2, 1, 1, 0]);
        assert_eq!(of("Trouwlocatie"), [1, 0, 0, 1]);
        assert_eq!((of("hondenbelasting"), of(""), of("rijbewijs")), ([0, 0, 0, 1], [0; 4], [0; 4]));
    }
}
