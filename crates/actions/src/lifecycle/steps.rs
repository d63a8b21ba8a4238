//! Steps: a service or a candidate goes into another state.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{LifeId, MemberId, ResolutionId, ServiceId, TopicId, TransitionId};
use store::{
    Candidate, Evidence, Life, NewService, NewTransition, Outcome, PilotMember, StoreError, TenantTx,
    Transition,
};

use super::evidence::read;
use super::mail::mail;
use super::pilots::{large_members, pilot_of, unmeasured};
use super::{Body, Gate, State};
use crate::candidates::LONGEST_TEXT;
use crate::{Fault, Refused, services};

/// A step that somebody enters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What goes into another state.
    pub life: LifeId,
    /// The state from then on.
    pub to: State,
    /// The day of the decision.
    pub decided_on: Date,
    /// Why.
    pub reason: String,
    /// The resolution of the assembly that decided it.
    pub resolution: Option<ResolutionId>,
    /// What was typed at the gate, by the name of the field.
    pub evidence: Evidence,
    /// The members that take part, where the gate asks for them.
    pub members: BTreeSet<MemberId>,
    /// How the service is to be called, where a candidate becomes one.
    pub becomes: Option<Becomes>,
}

/// The service that a candidate becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Becomes {
    /// Short name for files.
    pub code: String,
    /// Name as members know it.
    pub name: String,
}

/// Where a life stands, and under what name.
struct Standing {
    life: Life,
    candidate: Option<Candidate>,
    service: Option<store::Service>,
    state: State,
    last: Option<Transition>,
}

impl Standing {
    fn name(&self) -> String {
        let of_service = self.service.as_ref().map(|service| service.name.clone());
        of_service.or_else(|| self.candidate.as_ref().map(|one| one.about.title.clone())).unwrap_or_default()
    }
}

fn standing(tx: &mut TenantTx<'_>, id: LifeId) -> Result<Standing, Refused> {
    let life = tx.lock_life(id)?;
    let candidate = life.candidate.map(|candidate| tx.lock_candidate(candidate)).transpose()?;
    // Whoever orders it meanwhile waits, or was first: then it is taken.
    let service = life.service.map(|service| tx.lock_service(service)).transpose()?;
    let named = service.as_ref().map(|one| &one.state).or(candidate.as_ref().map(|one| &one.state));
    let state = named.and_then(|name| State::from_name(name));
    let state = state.ok_or_else(|| StoreError::Unexpected(format!("no state of {id}")))?;
    let last = tx.transitions_of(id)?.pop();
    Ok(Standing { life, candidate, service, state, last })
}

/// Takes a step, for who may enter what the body of its gate decides.
///
/// # Errors
/// A sentence beside a field; [`Refused::Forbidden`]; or those of the store.
pub fn step(tx: &mut TenantTx<'_>, step: &Step) -> Result<TransitionId, Refused> {
    let gate = Gate::of(step.to);
    if !gate.body.entered_by().iter().any(|may| tx.actor().may(*may)) {
        return Err(Refused::Forbidden);
    }
    let standing = standing(tx, step.life)?;
    let mut faults = faults_of(tx, &standing, step)?;
    let evidence = match read(tx, standing.candidate.as_ref(), gate, step)? {
        Ok(evidence) => evidence,
        Err(more) => {
            faults.extend(more);
            Evidence::new()
        }
    };
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let id = enter(tx, &standing, gate.body, step, evidence)?;
    if step.to == State::Pilot {
        let (large, known) = large_members(tx)?;
        for member in &step.members {
            let inhabitants = known.get(member).copied().unwrap_or(0);
            let large = large.contains(member);
            tx.add_pilot_member(&PilotMember { pilot: id, member: *member, inhabitants, large })?;
        }
    }
    Ok(id)
}

fn faults_of(tx: &mut TenantTx<'_>, standing: &Standing, step: &Step) -> Result<Vec<Fault>, Refused> {
    let (from, to) = (standing.state, step.to);
    let mut faults = Vec::new();
    if from == to {
        return Ok(vec![Fault::field("to", "candidate-state-same")]);
    }
    if to == State::Candidate && from != State::Parked && from != State::Rejected && from != State::Eligible {
        faults.push(Fault::field("to", "life-only-new"));
    }
    if standing.service.is_some() && !to.is_service() {
        faults.push(Fault::field("to", "life-is-a-service"));
    }
    if step.reason.is_empty() && from.asks_why(to) {
        let code = match to {
            State::Parked | State::Rejected => "candidate-reason-missing",
            _ if from.goes_back(to) => "life-reason-back",
            _ => "life-reason-skip",
        };
        faults.push(Fault::field("reason", code));
    }
    if step.reason.chars().count() > LONGEST_TEXT {
        faults.push(Fault::field("reason", "candidate-text-too-long").with("most", LONGEST_TEXT));
    }
    if step.decided_on > tx.today() {
        faults.push(Fault::field("decided_on", "life-decided-later"));
    } else if standing.last.as_ref().is_some_and(|last| step.decided_on < last.decided_on) {
        faults.push(Fault::field("decided_on", "life-decided-before"));
    }
    faults.extend(resolution_fault(tx, step)?);
    faults.extend(pilot_fault(tx, standing, step)?);
    faults.extend(taken_fault(tx, standing, step)?);
    Ok(faults)
}

/// Who tried a service says first what it brought.
fn pilot_fault(tx: &mut TenantTx<'_>, standing: &Standing, step: &Step) -> Result<Option<Fault>, Refused> {
    if standing.state != State::Pilot || step.to.place() <= standing.state.place() {
        return Ok(None);
    }
    let Some(pilot) = pilot_of(&tx.transitions_of(step.life)?) else { return Ok(None) };
    let names = unmeasured(tx, pilot)?;
    let fault = || Fault::page("life-pilot-unmeasured").with("names", names.join(", "));
    Ok((!names.is_empty()).then(fault))
}

/// A service that members still take does not end: they give notice first.
fn taken_fault(tx: &mut TenantTx<'_>, standing: &Standing, step: &Step) -> Result<Option<Fault>, Refused> {
    let Some(service) = standing.service.as_ref().filter(|_| step.to == State::Ended) else {
        return Ok(None);
    };
    let (today, all) = (tx.today(), tx.subscriptions_to(service.id)?);
    let takers = all.iter().filter(|one| one.runs_from(today)).count();
    Ok((takers > 0).then(|| Fault::field("to", "service-still-taken").with("count", takers)))
}

/// An assembly decides by a resolution of the portal, or elsewhere: then somebody writes down where.
fn resolution_fault(tx: &mut TenantTx<'_>, step: &Step) -> Result<Option<Fault>, Refused> {
    let body = Gate::of(step.to).body;
    let Some(resolution) = step.resolution else {
        let elsewhere = step.evidence.get("decision").is_some_and(|words| !words.trim().is_empty());
        let missing = body == Body::Assembly && !elsewhere;
        return Ok(missing.then(|| Fault::field("resolution", "life-resolution-missing")));
    };
    if !body.may_be_a_resolution() {
        return Ok(Some(Fault::field("resolution", "life-resolution-not-here")));
    }
    let all = tx.assembly_decisions()?;
    let adopted =
        all.iter().any(|one| one.resolution == resolution && matches!(one.outcome, Outcome::Adopted(_)));
    Ok((!adopted).then(|| Fault::field("resolution", "life-resolution-not-adopted")))
}

fn enter(
    tx: &mut TenantTx<'_>,
    standing: &Standing,
    body: Body,
    step: &Step,
    evidence: Evidence,
) -> Result<TransitionId, Refused> {
    let to = step.to.name();
    take_along(tx, standing, &evidence)?;
    let service = to_service(tx, standing, step, &evidence)?;
    let new = NewTransition {
        life: step.life,
        from: Some(standing.state.name().to_owned()),
        to: to.to_owned(),
        body: Some(body.name().to_owned()),
        decided_on: step.decided_on,
        reason: step.reason.clone(),
        resolution: step.resolution,
        evidence,
    };
    let id = tx.add_transition(&new)?;
    let said = format!("{}: {} > {to}, {}", standing.name(), standing.state.name(), step.decided_on);
    match &standing.candidate {
        None => {
            let subject = service.map(|id| id.to_string()).unwrap_or_default();
            tx.audit("lives.step", subject, &said)?;
        }
        Some(candidate) => {
            let since = moment(tx, step.decided_on, candidate.state_since)?;
            tx.move_candidate(candidate.id, (to, &step.reason), since)?;
            tx.add_state_change(TopicId(candidate.id.0), to, &step.reason, since)?;
            tx.audit("candidates.move", candidate.id, &said)?;
            mail(tx, candidate.id, step.to, &new)?;
        }
    }
    Ok(id)
}

/// The moment from which a state holds: now for a decision of today, noon for one of another day, and never
/// before the state that it follows.
fn moment(tx: &TenantTx<'_>, day: Date, last: Timestamp) -> Result<Timestamp, Refused> {
    if day == tx.today() {
        return Ok(tx.now());
    }
    let unreadable = |error: jiff::Error| StoreError::Unexpected(error.to_string());
    let noon = day.at(12, 0, 0, 0).to_zoned(store::amsterdam()).map_err(unreadable)?.timestamp();
    // A candidate that is entered with its history begins before the day on which it was typed in.
    let after = last.saturating_add(1.second()).map_err(unreadable)?;
    Ok(if store::local_day(last) == day { after } else { noon })
}

/// What the gate was shown becomes what is known of the service.
fn take_along(tx: &mut TenantTx<'_>, standing: &Standing, evidence: &Evidence) -> Result<(), Refused> {
    let mut about = standing.life.about.clone();
    let fields = [
        ("process", &mut about.process),
        ("variants", &mut about.variants),
        ("tender_reference", &mut about.tender_reference),
        ("tender_options", &mut about.tender_options),
        ("agreement", &mut about.agreement),
    ];
    for (name, field) in fields {
        if let Some(shown) = evidence.get(name) {
            field.clone_from(shown);
        }
    }
    if about != standing.life.about {
        tx.change_life(standing.life.id, &about)?;
    }
    Ok(())
}

/// The service follows: it is made where a candidate becomes one, and stands in the same state.
fn to_service(
    tx: &mut TenantTx<'_>,
    standing: &Standing,
    step: &Step,
    evidence: &Evidence,
) -> Result<Option<ServiceId>, Refused> {
    if !step.to.is_service() {
        return Ok(None);
    }
    let supplier = evidence.get("supplier").cloned();
    if let Some(service) = &standing.service {
        tx.move_service(service.id, step.to.name(), supplier.as_deref())?;
        return Ok(Some(service.id));
    }
    let Some(candidate) = &standing.candidate else { return Ok(None) };
    let named = step.becomes.clone().unwrap_or_default();
    let name = if named.name.trim().is_empty() { candidate.about.title.clone() } else { named.name };
    let sort = tx.services()?.iter().map(|service| service.sort).max().unwrap_or(0).saturating_add(1);
    let new = NewService {
        code: named.code.trim().to_owned(),
        name: name.trim().to_owned(),
        summary: candidate.about.summary.clone(),
        state: step.to.name().to_owned(),
        supplier: supplier.unwrap_or_default(),
        upl: candidate.about.upl.clone(),
        sort: sort.min(9_999),
    };
    Ok(Some(services::become_service(tx, &standing.life, &new)?))
}
