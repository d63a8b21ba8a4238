//! Reorganisations: municipalities that merge or split. One person of the office prepares one, another
//! confirms it, and the confirmation does everything at once, in rows that carry the day.
//!
//! Invariant: who prepared it, or changed last who goes where, does not confirm it, here and in the table.
//! Invariant: what is confirmed is what was shown: another plan than the one that the form saw is refused.

mod choices;
mod faults;
mod letters;
mod open_points;
mod plan;
mod rest;
pub mod shares;
pub mod spans;

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::{MemberId, ReorganisationId, SeatId, ServiceId, SubscriptionId};
use sha2::{Digest, Sha256};
use store::roles::May;
use store::{
    Choice, NewMember, NewReorganisation, NewSubscription, Notice, OnConstraint, Reorganisation,
    ReorganisationState, Rest, SeatFrom, Signature, Subscription, TenantTx,
};

use crate::permissions::require;
use crate::rounds::signature;
use crate::runs::unexpected;
use crate::{Fault, Refused};

use choices::{Choices, part_of};
pub use open_points::OpenPoints;
pub(crate) use open_points::counts_usage;
pub use plan::{
    AttributeEffect, Ending, GoingOn, Known, Plan, SeatEffect, UnknownAttribute, VoteEffect, shares_add_up,
};
pub use rest::heir;
pub(crate) use rest::{HAND_OVER, OfReorganisation, hand_over};
use spans::Span;

/// The most characters in a reason, and in what is said about the source.
const LONGEST_TEXT: usize = 1_000;
/// The most who leave at once.
pub const MOST_PREDECESSORS: usize = 20;
/// The most successors.
pub const MOST_SUCCESSORS: usize = 8;

/// A plan as it is shown: with what it leaves open, and its fingerprint.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What the confirmation does.
    pub plan: Plan,
    /// What it leaves to people.
    pub open: OpenPoints,
    /// Fingerprint of the plan: the confirmation carries it.
    pub fingerprint: String,
    /// Why it cannot be confirmed as things are now; empty where it can.
    pub faults: Vec<Fault>,
}

/// Keeps a reorganisation as prepared, and mails those who may confirm it.
///
/// # Errors
/// Everything that stands in the way, each beside its field.
pub fn prepare(tx: &mut TenantTx<'_>, about: &NewReorganisation) -> Result<ReorganisationId, Refused> {
    require(tx, May::KeepMembers)?;
    let by = signature(tx)?;
    let found = faults::of(tx, about, None)?;
    if !found.is_empty() {
        return Err(Refused::Faults(found));
    }
    let id = tx.add_reorganisation(about, &by).on_constraint(
        "reorganisation_successors_code",
        Refused::from(Fault::page("reorganisation-member-twice").with("name", "")),
    )?;
    tx.audit("reorganisations.prepare", id, &format!("{}, {}", about.kind.name(), about.on))?;
    letters::prepared(tx, id, about, &by)?;
    Ok(id)
}

/// Chooses to which successor people go. Whoever does counts as who prepared it.
///
/// # Errors
/// `reorganisation-decided-already`, `reorganisation-seat-unknown`, or those of the store.
pub fn choose_seats(
    tx: &mut TenantTx<'_>,
    id: ReorganisationId,
    chosen: &BTreeMap<SeatId, Option<usize>>,
) -> Result<(), Refused> {
    require(tx, May::KeepMembers)?;
    let by = signature(tx)?;
    let reorganisation = prepared(tx.lock_reorganisation(id)?)?;
    let plan = Plan::of(&reorganisation.about, &known(tx, &reorganisation)?)?;
    let places = reorganisation.about.successors.len();
    let is_known = |(seat, place): (&SeatId, &Option<usize>)| {
        plan.seats.iter().any(|one| one.seat == *seat) && place.is_none_or(|place| place < places)
    };
    if !chosen.iter().all(is_known) {
        return Err(Fault::page("reorganisation-seat-unknown").into());
    }
    tx.choose_reorganisation_seats(id, chosen, &by)?;
    tx.audit("reorganisations.choose-seats", id, &chosen.len().to_string())?;
    Ok(())
}

/// What a prepared reorganisation would do now.
///
/// # Errors
/// Those of the store.
pub fn preview(tx: &mut TenantTx<'_>, reorganisation: &Reorganisation) -> Result<Preview, Refused> {
    let plan = Plan::of(&reorganisation.about, &known(tx, reorganisation)?)?;
    let open = open_points::of(tx, &reorganisation.about)?;
    let fingerprint = fingerprint(&plan, &open.rest)?;
    let faults = faults::of(tx, &reorganisation.about, Some(reorganisation.id))?;
    Ok(Preview { plan, open, fingerprint, faults })
}

/// What a confirmed reorganisation did, as it was kept; the office's alone.
///
/// # Errors
/// [`store::StoreError::Absent`] where there is none.
pub fn kept(tx: &mut TenantTx<'_>, id: ReorganisationId) -> Result<Plan, Refused> {
    serde_json::from_value(tx.reorganisation_plan(id)?).map_err(unexpected)
}

/// Confirms what somebody else prepared, and does all of it.
///
/// # Errors
/// `reorganisation-four-eyes` for who prepared it, `reorganisation-decided-already`,
/// `reorganisation-changed-meanwhile` where the plan is not the one that was seen, everything that stands in
/// the way, or those of the store.
pub fn confirm(tx: &mut TenantTx<'_>, id: ReorganisationId, seen: &str) -> Result<(), Refused> {
    require(tx, May::KeepMembers)?;
    let by = signature(tx)?;
    let reorganisation = prepared(tx.lock_reorganisation(id)?)?;
    if reorganisation.made.person == by.person {
        return Err(four_eyes(&reorganisation));
    }
    let at = lock(tx, &reorganisation.about)?.max(by.at);
    let found = faults::of(tx, &reorganisation.about, Some(id))?;
    if !found.is_empty() {
        return Err(Refused::Faults(found));
    }
    let plan = Plan::of(&reorganisation.about, &known(tx, &reorganisation)?)?;
    let rest = tx.rest_of(&reorganisation.about.predecessors, plan.on)?;
    if fingerprint(&plan, &rest)? != seen {
        return Err(Fault::page("reorganisation-changed-meanwhile").into());
    }
    carry_out(tx, &reorganisation, &plan)?;
    tx.add_reorganisation_plan(id, &serde_json::to_value(&plan).map_err(unexpected)?)?;
    let by = Signature { at, ..by };
    let confirmed = tx
        .decide_reorganisation(id, ReorganisationState::Confirmed, &by, "")
        .on_constraint("reorganisations_four_eyes", four_eyes(&reorganisation))?;
    if !confirmed {
        return Err(Fault::page("reorganisation-decided-already").into());
    }
    let (on, endings, people) = (plan.on, plan.endings.len(), plan.seats.len());
    tx.audit("reorganisations.confirm", id, &format!("{on}; {endings}, {people}"))?;
    letters::confirmed(tx, &reorganisation, &plan)
}

/// Takes back what was not confirmed yet.
///
/// # Errors
/// `reorganisation-reason-missing` beside the reason, `reorganisation-decided-already`, or those of the
/// store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: ReorganisationId, reason: &str) -> Result<(), Refused> {
    require(tx, May::KeepMembers)?;
    let by = signature(tx)?;
    let reason = faults::text("reason", reason)?;
    prepared(tx.lock_reorganisation(id)?)?;
    if !tx.decide_reorganisation(id, ReorganisationState::Withdrawn, &by, reason)? {
        return Err(Fault::page("reorganisation-decided-already").into());
    }
    Ok(tx.audit("reorganisations.withdraw", id, reason)?)
}

/// Holds the members that take part, so that nobody orders or leaves meanwhile, and the open periods that the
/// day changes, so that no run is made. Gives the instant at which all of it was held.
fn lock(tx: &mut TenantTx<'_>, about: &NewReorganisation) -> Result<Timestamp, Refused> {
    let own = about.successors.iter().filter_map(|one| one.member);
    let mut members: Vec<MemberId> = about.predecessors.iter().copied().chain(own).collect();
    members.sort();
    for member in members {
        tx.lock_member(member)?;
    }
    let mut at = tx.now();
    let periods = tx.periods()?.into_iter().filter(|period| period.is_open());
    for period in periods.filter(|period| about.on < period.days.end()) {
        at = at.max(tx.lock_period(period.id)?.at);
    }
    Ok(at)
}

fn known(tx: &mut TenantTx<'_>, reorganisation: &Reorganisation) -> Result<Known, Refused> {
    let (members, changed) = (tx.members()?, tx.changed_votes_on(reorganisation.about.on)?);
    let votes = members.iter().map(|one| (one.id, changed.get(&one.id).copied().unwrap_or(one.votes)));
    Ok(Known {
        votes: votes.collect(),
        members,
        weighted: tx.actor().cooperative().votes == "weighted",
        attributes: tx.member_attributes()?,
        subscriptions: tx.subscriptions()?,
        seats: tx.people()?,
        chosen: tx.reorganisation_seats(reorganisation.id)?,
    })
}

fn carry_out(tx: &mut TenantTx<'_>, reorganisation: &Reorganisation, plan: &Plan) -> Result<(), Refused> {
    let all = tx.subscriptions()?;
    let successors = admit(tx, reorganisation, plan)?;
    for ending in &plan.endings {
        tx.end_subscription(ending.subscription, ending.ends_on)?;
    }
    for member in &reorganisation.about.predecessors {
        tx.end_membership(*member, plan.on)?;
    }
    let member = |place: usize| successors.get(place).copied().ok_or_else(|| unexpected("no such successor"));
    for going_on in &plan.going_on {
        continue_at(tx, reorganisation, member(going_on.place)?, going_on, &all)?;
    }
    for fact in &plan.attributes {
        let value = fact.value.to_string().parse().map_err(unexpected)?;
        tx.put_attribute(member(fact.place)?, &fact.name, fact.on, value)?;
    }
    for ((person, place), roles) in plan.new_seats() {
        let roles = roles.into_iter().collect();
        tx.add_seat_from(&SeatFrom { person, member: member(place)?, roles, starts_on: plan.on })?;
    }
    rest::carry_out(tx, reorganisation, &successors)
}

/// The successors' memberships, new ones included, with their votes from the day on.
fn admit(
    tx: &mut TenantTx<'_>,
    reorganisation: &Reorganisation,
    plan: &Plan,
) -> Result<Vec<MemberId>, Refused> {
    let mut members = Vec::new();
    for (place, one) in reorganisation.about.successors.iter().enumerate() {
        let votes = plan.votes.iter().find(|effect| effect.place == place);
        let member = match one.member {
            Some(member) => {
                if let Some(effect) = votes.filter(|effect| effect.after != effect.before) {
                    tx.put_votes(member, plan.on, effect.after, reorganisation.id)?;
                }
                member
            }
            None => {
                let new = NewMember {
                    code: one.code.clone(),
                    name: one.name.clone(),
                    joined_on: plan.on,
                    votes: votes.map_or(1, |effect| effect.after),
                };
                let member = tx.add_member(&new)?;
                tx.set_successor(reorganisation.id, place, member)?;
                tx.audit("members.admit", member, &format!("{} {}, {}", new.code, new.name, new.joined_on))?;
                member
            }
        };
        members.push(member);
    }
    Ok(members)
}

fn continue_at(
    tx: &mut TenantTx<'_>,
    reorganisation: &Reorganisation,
    member: MemberId,
    going_on: &GoingOn,
    all: &[Subscription],
) -> Result<(), Refused> {
    let about = &reorganisation.about;
    let old: Vec<&Subscription> = all.iter().filter(|one| going_on.of.contains(&one.id)).collect();
    let choices = Choices::read(tx, &[going_on.service])?;
    let part = |sum| part_of(sum, about, going_on.place);
    let mut to: Vec<SubscriptionId> = going_on.keeps.clone();
    let own = all.iter().filter(|one| going_on.keeps.contains(&one.id));
    for (one, days) in own.filter_map(|one| Some((one, Span::of(one.starts_on.max(about.on), one.ends_on)?)))
    {
        let had = choices.of(one.id);
        let pieces = choices.over(days, Some(had), &old, part)?;
        // It stays as it is until the first day on which something comes along.
        let Some(first) = pieces.iter().position(|(_, choice)| *choice != had) else { continue };
        let pieces = pieces.get(first..).unwrap_or_default();
        if let Some((days, _)) = pieces.first() {
            tx.end_subscription(one.id, days.from)?;
        }
        to.extend(begin(tx, (member, going_on.service), pieces, one.notice.clone())?);
    }
    for (starts_on, ends_on) in &going_on.begins {
        let Some(days) = Span::of(*starts_on, *ends_on) else { continue };
        // An end was somebody's notice: it stays that.
        let ended = old.iter().filter(|one| ends_on.is_some() && one.ends_on == *ends_on);
        let notice = ended.filter_map(|one| one.notice.clone()).next();
        let pieces = choices.over(days, None, &old, part)?;
        to.extend(begin(tx, (member, going_on.service), &pieces, notice)?);
    }
    for from in &going_on.of {
        for to in &to {
            tx.add_reorganised_subscription(reorganisation.id, *from, *to)?;
        }
    }
    Ok(())
}

/// Subscriptions that follow on each other; `notice` ends the last of them.
fn begin(
    tx: &mut TenantTx<'_>,
    (member, service): (MemberId, ServiceId),
    pieces: &[(Span, Choice)],
    notice: Option<Notice>,
) -> Result<Vec<SubscriptionId>, Refused> {
    let mut begun = Vec::new();
    let changes = Notice { by: tx.actor().name().to_owned(), at: tx.now() };
    for (place, (days, choice)) in pieces.iter().enumerate() {
        let is_last = place + 1 == pieces.len();
        let notice = if is_last { notice.clone() } else { Some(changes.clone()) };
        let (starts_on, ends_on) = (days.from, days.ends_on());
        let new = NewSubscription { member, service, starts_on, ends_on, notice };
        let id = tx.add_subscription(&new)?;
        tx.add_choice(id, service, choice)?;
        begun.push(id);
    }
    Ok(begun)
}

fn prepared(reorganisation: Reorganisation) -> Result<Reorganisation, Refused> {
    match reorganisation.state {
        ReorganisationState::Prepared => Ok(reorganisation),
        ReorganisationState::Confirmed | ReorganisationState::Withdrawn => {
            Err(Fault::page("reorganisation-decided-already").into())
        }
    }
}

fn four_eyes(reorganisation: &Reorganisation) -> Refused {
    Fault::page("reorganisation-four-eyes").with("name", &reorganisation.made.name).into()
}

fn fingerprint(plan: &Plan, rest: &Rest) -> Result<String, Refused> {
    let text = serde_json::to_string(&(plan, rest)).map_err(unexpected)?;
    Ok(hex::encode(Sha256::digest(text)))
}
