//! "We want this too": the builder hears of it, and it counts on the roadmap where a candidate there is about
//! it.
//!
//! Invariant: the builder's people are known to a job only: a member knows its own people and no others.

use kernel::{CandidateId, MemberId, SolutionId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::roles::{May, allowed};
use store::{Candidate, Solution, StoreError, TenantTx, Topic};

use crate::permissions::require;
use crate::{Fault, Refused, letters};

/// The kind of the job that mails the managers of a member about a solution.
pub const TELL: &str = "solutions.tell";

/// What the job of a mail knows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Telling {
    /// Whose managers hear of it.
    pub(crate) member: MemberId,
    /// The folder of the templates.
    pub(crate) event: Event,
    /// What the templates need.
    pub(crate) about: Value,
}

/// A mail to the managers of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Event {
    /// Somebody wants their solution too.
    Wanted,
    /// Somebody asks for a document of theirs.
    Asked,
    /// Their request for a document was answered.
    Answered,
    /// A night found something new in their file.
    Checked,
}

impl Event {
    fn name(self) -> &'static str {
        match self {
            Event::Wanted => "solution-wanted",
            Event::Asked => "document-asked",
            Event::Answered => "document-answered",
            Event::Checked => "solution-checked",
        }
    }
}

/// The actor's member wants a solution too: it supports the candidate that the solution would fulfil, and the
/// builder hears of it. Whether there is such a candidate: else it counts nowhere on the roadmap.
///
/// # Errors
/// A sentence on top where it cannot be wanted, or those of the store.
pub fn want(tx: &mut TenantTx<'_>, id: SolutionId) -> Result<bool, Refused> {
    require(tx, May::Wish)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let solution = tx.solution(id)?;
    if solution.builder == member {
        return Err(Fault::page("want-of-own").into());
    }
    if solution.state != "published" {
        return Err(Fault::page("want-of-none").into());
    }
    let candidate = fulfilled(&solution, &tx.candidates()?);
    let supports = candidate.map(|candidate| support(tx, candidate, member)).transpose()?.flatten();
    if tx.want_solution(id, member, supports)? {
        tx.audit("solutions.want", id, &solution.about.name)?;
        tell_managers(tx, solution.builder, &solution, Event::Wanted, &json!({}))?;
    }
    Ok(candidate.is_some())
}

/// The actor's member wants a solution no longer; the support that came with it goes too.
///
/// # Errors
/// Those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: SolutionId) -> Result<(), Refused> {
    require(tx, May::Wish)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let solution = tx.solution(id)?;
    let Some(want) = tx.withdraw_want(id, member)? else { return Ok(()) };
    if let Some(candidate) = want.supports {
        pass_on(tx, candidate, member)?;
    }
    tx.audit("solutions.withdraw-want", id, &solution.about.name)?;
    Ok(())
}

/// Ends the support that came with a want, unless the member wants another solution for the same candidate:
/// then it comes with that one from now on.
fn pass_on(tx: &mut TenantTx<'_>, candidate: CandidateId, member: MemberId) -> Result<(), Refused> {
    let (candidates, wants) = (tx.candidates()?, tx.solution_wants()?);
    let wanted = |one: &Solution| wants.iter().any(|want| want.member == member && want.solution == one.id);
    let mut others = tx.solutions()?.into_iter().filter(wanted);
    match others.find(|one| fulfilled(one, &candidates) == Some(candidate)) {
        Some(other) => tx.want_supports(other.id, member, candidate)?,
        None => {
            tx.withdraw_support(Topic::Candidate(candidate).id(), member)?;
        }
    }
    Ok(())
}

/// Supports a candidate. Which, where the member did not support it yet.
fn support(
    tx: &mut TenantTx<'_>,
    candidate: CandidateId,
    member: MemberId,
) -> Result<Option<CandidateId>, StoreError> {
    Ok(tx.support(Topic::Candidate(candidate).id(), member)?.then_some(candidate))
}

/// The open candidate that a solution would fulfil: the one that it names; where it names none, the only one
/// for a product of it. Of several nobody knows which is meant.
#[must_use]
pub fn fulfilled(solution: &Solution, candidates: &[Candidate]) -> Option<CandidateId> {
    let mut open = candidates.iter().filter(|one| !["rejected", "ended"].contains(&one.state.as_str()));
    if let Some(named) = solution.about.candidate {
        return open.find(|one| one.id == named).map(|one| one.id);
    }
    let mut with_product = open.filter(|one| solution.about.upl.contains(&one.about.upl));
    let found = with_product.next();
    found.filter(|_| with_product.next().is_none()).map(|one| one.id)
}

/// Has a job mail the managers of a member about a solution: what it is called and who did what come by
/// themselves.
pub(super) fn tell_managers(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    solution: &Solution,
    event: Event,
    about: &Value,
) -> Result<(), StoreError> {
    let from = tx.actor().member().map(|member| member.name.clone()).unwrap_or_default();
    let mut full = json!({
        "title": solution.about.name,
        "path": format!("/solutions/{}", solution.id),
        "by": tx.actor().name(),
        "member": from,
    });
    if let (Some(full), Some(about)) = (full.as_object_mut(), about.as_object()) {
        full.extend(about.clone());
    }
    let telling = Telling { member, event, about: full };
    let payload =
        serde_json::to_value(&telling).map_err(|error| StoreError::Unexpected(error.to_string()))?;
    tx.enqueue(TELL, &payload)?;
    Ok(())
}

impl Telling {
    /// Mails the managers, in their own languages.
    pub(crate) fn mail(&self, tx: &mut TenantTx<'_>) -> Result<(), StoreError> {
        letters::tell(tx, self.event.name(), &self.about, |seat| {
            let manages = allowed(&seat.roles.iter().copied().collect(), May::KeepSolutions);
            manages && seat.member.as_ref().is_some_and(|own| own.id == self.member)
        })
    }
}
