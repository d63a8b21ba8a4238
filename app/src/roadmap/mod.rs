//! The roadmap: from wish to service, where everything stands, since when, and who takes part. One page with
//! a view of choice: board, queue, planning, list, parked and rejected.

mod board;
mod index;
mod planning;
mod queue;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use actions::roadmap::{Stay, stays};
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, TopicId};
use store::{
    Candidate, Member, RoadmapSettings, StateChange, StoreError, Subscription, Support, TenantTx, Wish,
};
use web::SignedIn;

pub use index::index;

/// What the views show, from one transaction.
struct Seen {
    candidates: Vec<Candidate>,
    wishes: Vec<Wish>,
    supports: Vec<Support>,
    changes: Vec<StateChange>,
    settings: Option<RoadmapSettings>,
    members: Vec<Member>,
    subscriptions: Vec<Subscription>,
    today: Date,
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    Ok(Seen {
        candidates: tx.candidates()?,
        wishes: tx.wishes()?,
        supports: tx.supports()?,
        changes: tx.state_changes()?,
        settings: tx.roadmap_settings()?,
        members: tx.members()?,
        subscriptions: tx.subscriptions()?,
        today: tx.today(),
    })
}

impl Seen {
    /// The stays of a candidate in its states, oldest first.
    fn stays(&self, candidate: &Candidate) -> Vec<Stay> {
        let topic = TopicId(candidate.id.0);
        stays(self.changes.iter().filter(|change| change.topic == topic), self.today)
    }

    /// How many days a candidate stands in its state.
    fn days(&self, candidate: &Candidate) -> i32 {
        self.stays(candidate).last().map_or(0, Stay::days)
    }

    fn supporters(&self, topic: TopicId) -> BTreeSet<MemberId> {
        self.supports.iter().filter(|support| support.topic == topic).map(|support| support.member).collect()
    }

    /// Who takes part: the members that take the service, or support the candidate while there is none.
    fn partners(&self, candidate: &Candidate) -> BTreeSet<MemberId> {
        match candidate.service {
            Some(service) => self.takers(service),
            None => self.supporters(TopicId(candidate.id.0)),
        }
    }

    fn takers(&self, service: ServiceId) -> BTreeSet<MemberId> {
        let takes = |one: &&Subscription| one.service == service && one.covers(self.today);
        self.subscriptions.iter().filter(takes).map(|one| one.member).collect()
    }

    /// The programmes, by name.
    fn programmes(&self) -> BTreeSet<&str> {
        let named = self.candidates.iter().map(|candidate| candidate.about.programme.as_str());
        named.filter(|name| !name.is_empty()).collect()
    }

    /// The names of members.
    fn names(&self, members: &BTreeSet<MemberId>) -> Vec<&str> {
        let known: BTreeMap<MemberId, &str> =
            self.members.iter().map(|member| (member.id, member.name.as_str())).collect();
        members.iter().filter_map(|id| known.get(id).copied()).collect()
    }
}

fn candidate_href(visit: &SignedIn, candidate: &Candidate) -> String {
    format!("{}/roadmap/candidates/{}", visit.home(), candidate.id)
}
