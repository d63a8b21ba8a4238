//! What the pages of lives show, from one transaction.

use std::collections::BTreeMap;

use actions::lifecycle::{State, stays_of};
use actions::roadmap::{Stay, lead_time};
use jiff::civil::Date;
use kernel::{LifeId, ServiceId, SpecificationId};
use store::roles::May;
use store::{
    AssemblyDecision, Candidate, Document, Facility, Life, Member, Needs, PilotFinding, PilotMember,
    Programme, Service, Specification, StoreError, TenantTx, Transition,
};
use web::SignedIn;

/// All lives, with what is known of them. Who may not see members gets none of them.
pub(crate) struct Seen {
    pub(super) lives: Vec<Life>,
    pub(super) services: Vec<Service>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) transitions: Vec<Transition>,
    pub(super) specifications: Vec<Specification>,
    pub(super) specified: Vec<(SpecificationId, Document)>,
    pub(super) programmes: Vec<Programme>,
    pub(super) facilities: Vec<Facility>,
    pub(super) needs: Needs,
    pub(super) members: Vec<Member>,
    pub(super) pilots: Vec<PilotMember>,
    pub(super) findings: Vec<PilotFinding>,
    pub(super) decisions: Vec<AssemblyDecision>,
    pub(super) today: Date,
}

impl Seen {
    /// Looks.
    ///
    /// # Errors
    /// Those of the queries.
    pub(crate) fn look(tx: &mut TenantTx<'_>) -> Result<Self, StoreError> {
        let open = tx.actor().may(May::SeeMembers);
        let mut seen = Self {
            lives: tx.lives()?,
            services: tx.services()?,
            candidates: tx.candidates()?,
            transitions: tx.transitions()?,
            specifications: tx.specifications()?,
            specified: tx.specification_documents()?,
            programmes: tx.programmes()?,
            facilities: tx.facilities()?,
            needs: tx.needs()?,
            members: Vec::new(),
            pilots: Vec::new(),
            findings: Vec::new(),
            decisions: Vec::new(),
            today: tx.today(),
        };
        if open {
            seen.members = tx.members()?;
            seen.pilots = tx.pilot_members()?;
            seen.findings = tx.pilot_findings()?;
            seen.decisions = tx.assembly_decisions()?;
        }
        Ok(seen)
    }

    /// The life of a service; absent where it was added behind the portal's back.
    pub(crate) fn of_service(&self, service: ServiceId) -> Option<&Life> {
        self.lives.iter().find(|life| life.service == Some(service))
    }

    /// One life.
    pub(crate) fn life(&self, id: LifeId) -> Option<&Life> {
        self.lives.iter().find(|life| life.id == id)
    }

    pub(super) fn service(&self, life: &Life) -> Option<&Service> {
        let id = life.service?;
        self.services.iter().find(|service| service.id == id)
    }

    pub(super) fn candidate(&self, life: &Life) -> Option<&Candidate> {
        let id = life.candidate?;
        self.candidates.iter().find(|candidate| candidate.id == id)
    }

    /// What it is called: by its service, or else by its candidate.
    pub(super) fn name(&self, life: &Life) -> String {
        let service = self.service(life).map(|service| service.name.clone());
        let candidate = || self.candidate(life).map(|one| one.about.title.clone());
        service.or_else(candidate).unwrap_or_default()
    }

    pub(super) fn summary(&self, life: &Life) -> String {
        let service = self.service(life).map(|service| service.summary.clone());
        let candidate = || self.candidate(life).map(|one| one.about.summary.clone());
        service.filter(|text| !text.is_empty()).or_else(candidate).unwrap_or_default()
    }

    pub(super) fn upl(&self, life: &Life) -> String {
        let service = self.service(life).map(|service| service.upl.clone());
        service.or_else(|| self.candidate(life).map(|one| one.about.upl.clone())).unwrap_or_default()
    }

    /// Where it stands.
    pub(super) fn state(&self, life: &Life) -> State {
        let service = self.service(life).map(|service| service.state.as_str());
        let named = service.or_else(|| self.candidate(life).map(|one| one.state.as_str()));
        named.and_then(State::from_name).unwrap_or(State::Candidate)
    }

    pub(super) fn transitions(&self, life: LifeId) -> Vec<Transition> {
        self.transitions.iter().filter(|one| one.life == life).cloned().collect()
    }

    pub(super) fn stays(&self, life: LifeId) -> Vec<Stay> {
        stays_of(&self.transitions(life), self.today)
    }

    pub(super) fn programme(&self, life: &Life) -> Option<&Programme> {
        let id = life.about.programme?;
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// How long it took; nothing where it was there before the portal knew it.
    pub(super) fn took(&self, life: LifeId) -> Option<i32> {
        let stays = self.stays(life);
        let begun = stays.first().and_then(|stay| State::from_name(&stay.state))?;
        if begun < State::Offered { lead_time(&stays) } else { None }
    }

    /// The lives whose way began after this one's and that came to their end: how long each took.
    pub(super) fn next_lead_times(&self, life: LifeId) -> Vec<(&Life, i32)> {
        let first = |id: LifeId| self.transitions.iter().find(|one| one.life == id).map(|one| one.decided_on);
        let own = first(life);
        let later = self.lives.iter().filter(|other| other.id != life && first(other.id) > own);
        let took = later.filter_map(|other| Some((other, self.took(other.id)?)));
        took.collect()
    }

    /// What stands in the way now: what the members of its newest pilot found last.
    pub(super) fn blockers(&self, life: LifeId) -> usize {
        let Some(pilot) = actions::lifecycle::pilot_of(&self.transitions(life)) else { return 0 };
        let newest: BTreeMap<_, &PilotFinding> =
            self.findings.iter().filter(|one| one.pilot == pilot).map(|one| (one.member, one)).collect();
        newest.values().filter(|one| !one.blocker.is_empty()).count()
    }
}

/// The page of a life: of its service, or else of its candidate; who may not see candidates gets the public
/// part.
pub(super) fn href(visit: &SignedIn, life: &Life) -> String {
    let home = visit.home();
    match (life.service, life.candidate) {
        (Some(service), _) => format!("{home}/services/{service}"),
        (None, Some(candidate)) if visit.actor.may(May::SeeRoadmap) => {
            format!("{home}/roadmap/candidates/{candidate}")
        }
        _ => format!("{home}/pipeline/{}", life.id),
    }
}
