//! The uniform product list, with what the cooperative has for each product.

mod index;
mod show;

pub use index::index;
pub use show::show;

use actions::wishes::folded;
use store::roles::May;
use store::{Candidate, Service, Solution, StoreError, TenantTx, UplEntry, Wish};
use web::SignedIn;

/// The list, and everything that names a product of it, as far as the person may see it.
struct Seen {
    entries: Vec<UplEntry>,
    services: Vec<Service>,
    candidates: Vec<Candidate>,
    wishes: Vec<Wish>,
    /// Without drafts, also those of one's own: a product's page says what there is.
    solutions: Vec<Solution>,
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let roadmap = tx.actor().may(May::SeeRoadmap);
    let mut solutions = if tx.actor().may(May::SeeSolutions) { tx.solutions()? } else { Vec::new() };
    solutions.retain(|one| one.state != "draft");
    Ok(Seen {
        entries: tx.upl_entries()?,
        services: tx.services()?,
        candidates: if roadmap { tx.candidates()? } else { Vec::new() },
        wishes: if roadmap { tx.wishes()? } else { Vec::new() },
        solutions,
    })
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

    /// How many services, solutions, candidates and wishes there are for a product.
    fn uses(&self, name: &str) -> [usize; 4] {
        [
            self.services_for(name).count(),
            self.solutions_for(name).count(),
            self.candidates_for(name).count(),
            self.wishes_for(name).count(),
        ]
    }
}

/// Names are written by hand in some places: capitals and accents make no difference.
fn same(one: &str, other: &str) -> bool {
    !one.is_empty() && folded(one.trim()) == folded(other)
}

fn list(visit: &SignedIn) -> String {
    format!("{}/products", visit.home())
}
