//! What stands in the way of a reorganisation, as sentences beside the fields.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{MemberId, ReorganisationId, Share};
use store::{
    Member, NewMember, NewReorganisation, Reorganisation, ReorganisationKind, ReorganisationState, TenantTx,
};

use super::plan::shares_add_up;
use super::{LONGEST_TEXT, MOST_PREDECESSORS, MOST_SUCCESSORS};
use crate::{Fault, Refused, members};

/// Everything that stands in the way now.
pub(super) fn of(
    tx: &mut TenantTx<'_>,
    about: &NewReorganisation,
    itself: Option<ReorganisationId>,
) -> Result<Vec<Fault>, Refused> {
    let all = tx.members()?;
    let mut faults = shape(about);
    for field in [("reason", &about.reason, true), ("source", &about.source, false)] {
        faults.extend(text_fault(field.0, field.1, field.2));
    }
    faults.extend(twice(about, &all));
    faults.extend(about.predecessors.iter().filter_map(|id| leaving(&all, *id, about.on)));
    faults.extend(coming(about, &all));
    let settled = tx.periods()?.into_iter().rfind(|one| !one.is_open() && about.on < one.days.end());
    faults.extend(
        settled.map(|one| Fault::field("on", "reorganisation-period-settled").with("name", one.name)),
    );
    let others = tx.reorganisations()?;
    faults.extend(overlaps(about, others.iter().filter(|one| Some(one.id) != itself), &all));
    Ok(faults)
}

/// A text that has to be there.
pub(super) fn text<'t>(field: &'static str, text: &'t str) -> Result<&'t str, Fault> {
    text_fault(field, text, true).map_or(Ok(text.trim()), Err)
}

fn text_fault(field: &'static str, text: &str, needed: bool) -> Option<Fault> {
    let length = text.trim().chars().count();
    match length {
        0 if needed => Some(Fault::field(field, "reorganisation-reason-missing")),
        _ if length > LONGEST_TEXT => {
            Some(Fault::field(field, "reorganisation-text-too-long").with("most", LONGEST_TEXT))
        }
        _ => None,
    }
}

/// How many leave and come, and whether the shares add up.
fn shape(about: &NewReorganisation) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |field: &'static str, code: &'static str| faults.push(Fault::field(field, code));
    let joins_another = about.successors.iter().any(|one| one.member.is_some());
    match (about.kind, about.predecessors.len(), about.successors.len()) {
        (_, 0, _) => fault("predecessors", "reorganisation-nobody-leaves"),
        (ReorganisationKind::Merge, 1, _) if !joins_another => {
            fault("predecessors", "reorganisation-merge-of-one");
        }
        (_, count, _) if count > MOST_PREDECESSORS => fault("predecessors", "reorganisation-too-many-leave"),
        (ReorganisationKind::Split, 2.., _) => fault("predecessors", "reorganisation-split-of-more"),
        _ => {}
    }
    match (about.kind, about.successors.len()) {
        (_, 0) => fault("successors", "reorganisation-nobody-comes"),
        (ReorganisationKind::Merge, 2..) => fault("successors", "reorganisation-merge-into-more"),
        (ReorganisationKind::Split, 1) => fault("successors", "reorganisation-split-into-one"),
        (_, count) if count > MOST_SUCCESSORS => fault("successors", "reorganisation-too-many"),
        _ => {}
    }
    let shares: Vec<Share> = about.successors.iter().map(|one| one.share.clone()).collect();
    if !shares.is_empty() && !shares_add_up(about.kind, &shares) {
        let sum = (&shares.iter().sum::<Share>() * &Share::from(100)).rounded(2);
        let sum = sum.trim_end_matches('0').trim_end_matches('.').to_owned();
        faults.push(Fault::field("successors", "reorganisation-shares-not-whole").with("sum", sum));
    }
    faults
}

/// Nobody stands there twice, nor on both sides.
fn twice(about: &NewReorganisation, all: &[Member]) -> Vec<Fault> {
    let leaving = about.predecessors.iter().filter_map(|id| all.iter().find(|one| one.id == *id));
    let leaving = leaving.map(|one| (one.code.as_str(), one.name.as_str()));
    let coming = about.successors.iter().map(|one| (one.code.as_str(), one.name.as_str()));
    let mut known = BTreeSet::new();
    let again = leaving.chain(coming).filter(|(code, _)| !known.insert(*code));
    again
        .map(|(_, name)| Fault::field("successors", "reorganisation-member-twice").with("name", name))
        .collect()
}

fn leaving(all: &[Member], id: MemberId, on: Date) -> Option<Fault> {
    let Some(member) = all.iter().find(|one| one.id == id) else {
        return Some(Fault::field("predecessors", "reorganisation-member-unknown"));
    };
    let named = |code: &'static str| Fault::field("predecessors", code).with("name", &member.name);
    match member.left_on {
        Some(_) => Some(named("reorganisation-left-already")),
        None if member.joined_on >= on => Some(named("reorganisation-not-a-member-yet")),
        None => None,
    }
}

/// A successor is a member on the day, or can become one.
fn coming(about: &NewReorganisation, all: &[Member]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for one in &about.successors {
        let named = |code: &'static str| Fault::field("successors", code).with("name", &one.name);
        let known = one.member.and_then(|id| all.iter().find(|member| member.id == id));
        match (one.member, known) {
            (Some(_), None) => faults.push(named("reorganisation-member-unknown")),
            (_, Some(member)) if member.left_on.is_some_and(|left| left <= about.on) => {
                faults.push(named("reorganisation-successor-left"));
            }
            (_, Some(member)) if member.joined_on > about.on => {
                faults.push(named("reorganisation-successor-joins-later"));
            }
            (None, _) => faults.extend(newcomer(&one.code, &one.name, about.on, all)),
            _ => {}
        }
    }
    faults
}

fn newcomer(code: &str, name: &str, on: Date, all: &[Member]) -> Vec<Fault> {
    let new = NewMember { code: code.to_owned(), name: name.to_owned(), joined_on: on, votes: 1 };
    let mut faults = members::faults_of(&new);
    for fault in &mut faults {
        fault.field = Some("successors".into());
    }
    let taken = all.iter().find(|one| one.code == code || one.name == name);
    faults.extend(taken.map(|member| {
        let left = member.left_on.is_some_and(|left| left <= on);
        let code = if left { "reorganisation-successor-left" } else { "reorganisation-successor-is-member" };
        Fault::field("successors", code).with("name", &member.name)
    }));
    faults
}

/// Who leaves by another reorganisation takes part in no second one, and nobody takes part in an older one
/// than what was already reckoned with.
fn overlaps<'r>(
    about: &NewReorganisation,
    others: impl Iterator<Item = &'r Reorganisation>,
    all: &[Member],
) -> Vec<Fault> {
    let own = about.successors.iter().filter_map(|one| one.member);
    let involved: Vec<MemberId> = about.predecessors.iter().copied().chain(own).collect();
    let codes: Vec<&str> = about.successors.iter().map(|one| one.code.as_str()).collect();
    let mut faults = Vec::new();
    for other in others.filter(|other| other.state != ReorganisationState::Withdrawn) {
        let leaves = other.about.predecessors.iter().filter(|one| involved.contains(one));
        let leaves: Vec<&str> = leaves
            .filter_map(|id| all.iter().find(|one| one.id == *id))
            .map(|one| one.name.as_str())
            .collect();
        let comes = other.about.successors.iter().filter(|one| {
            let is_it =
                one.member.is_some_and(|id| involved.contains(&id)) || codes.contains(&one.code.as_str());
            // What is only prepared was reckoned with nowhere.
            is_it && other.is_confirmed() && about.on <= other.about.on
        });
        let comes: Vec<&str> = comes.map(|one| one.name.as_str()).collect();
        if let Some(name) = leaves.first().or(comes.first()) {
            let fault = Fault::field("predecessors", "reorganisation-overlaps");
            faults.push(fault.with("name", name).with("day", other.about.on));
        }
    }
    faults
}
