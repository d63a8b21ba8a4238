//! A roadmap in the world of the rows: wishes of two members, a candidate, and the switch that opens it.

use actions::{candidates, roadmap, topics, wishes};
use kernel::{Cents, TopicId};
use store::{AboutCandidate, AboutWish, RoadmapSettings, TenantTx};

use super::world::{HERE, World};
use crate::harness::fixture;

impl World {
    /// With wishes that wait for the office, a candidate, and a roadmap that everybody may see.
    pub fn with_roadmap(self) -> Self {
        self.wish("zwolle@samen-digitaal.example", "Proefwens");
        self.wish("enschede@samen-digitaal.example", "Eigen wens");
        let office = fixture::actor(&self.portal.db, "office@samen-digitaal.example", HERE);
        let keep = |tx: &mut TenantTx<'_>| {
            let (title, summary) = ("Proefdienst".to_owned(), "Een proef.".to_owned());
            let one_off = Cents::new(5_000_000);
            candidates::add(tx, &AboutCandidate { title, summary, one_off, ..AboutCandidate::default() })?;
            let budget = Cents::new(120_000_000);
            roadmap::set(tx, &RoadmapSettings { year: 2027, budget, capacity: 3, published: true })
        };
        self.portal.db.tenant_blocking(&office, "tests.roadmap", keep).unwrap();
        self.portal.work();
        self
    }

    fn wish(&self, who: &str, title: &str) {
        let actor = fixture::actor(&self.portal.db, who, HERE);
        let text = |text: &str| text.to_owned();
        let put_in = |tx: &mut TenantTx<'_>| {
            let (what, why) = (text("Iets"), text("Daarom"));
            let about = AboutWish { title: text(title), what, why, ..AboutWish::default() };
            let wish = wishes::put_in(tx, &about)?;
            topics::comment(tx, TopicId(wish.0), "Graag.")
        };
        self.portal.db.tenant_blocking(&actor, "tests.wish", put_in).unwrap();
    }
}
