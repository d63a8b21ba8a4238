//! The uniform product list, with what the cooperative has for each product.

mod index;
mod show;

pub use index::index;
pub use show::show;

use actions::wishes::folded;
use store::roles::May;
use store::{Candidate, Service, StoreError, TenantTx, UplEntry, Wish};
use web::SignedIn;

/// The list, and everything that names a product of it, as far as the person may see it.
struct Seen {
    entries: Vec<UplEntry>,
    services: Vec<Service>,
    candidates: Vec<Candidate>,
    wishes: Vec<Wish>,
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let roadmap = tx.actor().may(May::SeeRoadmap);
    Ok(Seen {
        entries: tx.upl_entries()?,
        services: tx.services()?,
        candidates: if roadmap { tx.candidates()? } else { Vec::new() },
        wishes: if roadmap { tx.wishes()? } else { Vec::new() },
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

    fn uses(&self, name: &str) -> [usize; 3] {
        [self.services_for(name).count(), self.candidates_for(name).count(), self.wishes_for(name).count()]
    }
}

/// Names are written by hand in some places: capitals and accents make no difference.
fn same(one: &str, other: &str) -> bool {
    !one.is_empty() && folded(one.trim()) == folded(other)
}

fn list(visit: &SignedIn) -> String {
    format!("{}/products", visit.home())
}
