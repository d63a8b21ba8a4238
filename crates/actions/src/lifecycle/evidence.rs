//! The evidence of a step: what was typed at the gate, and what the portal knows itself.

use jiff::civil::Date;
use kernel::{CandidateId, LifeId, TopicId};
use store::{Candidate, Evidence, TenantTx};

use super::pilots::large_members;
use super::steps::Step;
use super::{Asks, Field, Gate, State};
use crate::candidates::{LONGEST_TEXT, LONGEST_TITLE};
use crate::{Fault, Refused, candidates};

/// The evidence as it is kept: what was typed, and what the portal knows itself.
pub(super) fn read(
    tx: &mut TenantTx<'_>,
    candidate: Option<&Candidate>,
    gate: Gate,
    step: &Step,
) -> Result<Result<Evidence, Vec<Fault>>, Refused> {
    let (mut evidence, mut faults) = (known(tx, candidate, step.to)?, Vec::new());
    for field in gate.fields {
        let typed = step.evidence.get(field.name).map(|typed| typed.trim()).unwrap_or_default();
        let read = match field.asks {
            Asks::Known => continue,
            Asks::Members => members(tx, field.name, step)?,
            Asks::Specification => specification(tx, step.life, typed)?,
            _ => of_typed(field, typed),
        };
        match read {
            Ok(value) if value.is_empty() && field.required => {
                faults.push(Fault::field(field.name, "life-evidence-missing"));
            }
            Ok(value) => {
                evidence.insert(field.name.to_owned(), value);
            }
            Err(fault) => faults.push(fault),
        }
    }
    Ok(if faults.is_empty() { Ok(evidence) } else { Err(faults) })
}

fn of_typed(field: &Field, typed: &str) -> Result<String, Fault> {
    let most = if field.asks == Asks::Words { LONGEST_TITLE } else { LONGEST_TEXT };
    if typed.chars().count() > most {
        return Err(Fault::field(field.name, "candidate-text-too-long").with("most", most));
    }
    match field.asks {
        Asks::Choice(known) if !typed.is_empty() && !known.contains(&typed) => {
            Err(Fault::field(field.name, "life-evidence-missing"))
        }
        Asks::Day if !typed.is_empty() => match typed.parse::<Date>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => Err(Fault::field(field.name, "date-unreadable")),
        },
        Asks::Lines => {
            let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
            Ok(lines.collect::<Vec<_>>().join("\n"))
        }
        _ => Ok(typed.to_owned()),
    }
}

/// The names of the members; a pilot has large ones and small ones.
fn members(
    tx: &mut TenantTx<'_>,
    field: &'static str,
    step: &Step,
) -> Result<Result<String, Fault>, Refused> {
    let all = tx.members()?;
    let chosen = all.iter().filter(|member| step.members.contains(&member.id));
    let names: Vec<&str> = chosen.map(|member| member.name.as_str()).collect();
    if names.len() != step.members.len() {
        return Ok(Err(Fault::field(field, "life-member-unknown")));
    }
    if step.to == State::Pilot && !names.is_empty() {
        let (large, _) = large_members(tx)?;
        let larger = step.members.iter().filter(|member| large.contains(member)).count();
        if larger == 0 || larger == names.len() {
            return Ok(Err(Fault::field(field, "life-pilot-one-size")));
        }
    }
    Ok(Ok(names.join(", ")))
}

fn specification(tx: &mut TenantTx<'_>, life: LifeId, typed: &str) -> Result<Result<String, Fault>, Refused> {
    let published = tx.specifications_of(life)?;
    let Some(found) = published.iter().find(|one| one.version.to_string() == typed) else {
        return Ok(Err(Fault::field("specification", "life-specification-missing")));
    };
    Ok(Ok(format!("{} {}", found.version, found.about.title)))
}

/// What the portal knows of the evidence of a gate: who asked for it, or how many want it.
fn known(tx: &mut TenantTx<'_>, candidate: Option<&Candidate>, to: State) -> Result<Evidence, Refused> {
    let Some(candidate) = candidate else { return Ok(Evidence::new()) };
    match to {
        State::Candidate => of_candidate(tx, candidate),
        State::Eligible => shown_interest(tx, candidate.id),
        _ => Ok(Evidence::new()),
    }
}

/// What is known when a candidate begins: the wish, who asked, the product and the problem.
///
/// # Errors
/// Those of the store.
pub fn of_candidate(tx: &mut TenantTx<'_>, candidate: &Candidate) -> Result<Evidence, Refused> {
    let wishes = candidates::origins(tx, candidate.id)?;
    let titles: Vec<&str> = wishes.iter().map(|wish| wish.about.title.as_str()).collect();
    let by: Vec<&str> = wishes.iter().map(|wish| wish.by.as_str()).collect();
    let proposer = if by.is_empty() { tx.actor().name().to_owned() } else { by.join(", ") };
    Ok(Evidence::from([
        ("wish".to_owned(), titles.join(", ")),
        ("proposer".to_owned(), proposer),
        ("product".to_owned(), candidate.about.upl.clone()),
        ("problem".to_owned(), candidate.about.reason.clone()),
    ]))
}

/// How many members want a candidate, and how many inhabitants they have.
///
/// # Errors
/// Those of the store.
pub fn shown_interest(tx: &mut TenantTx<'_>, candidate: CandidateId) -> Result<Evidence, Refused> {
    let supports = tx.supports_of(TopicId(candidate.0))?;
    let today = tx.today();
    let known = tx.attribute_on(crate::members::INHABITANTS, today)?;
    let people = supports.iter().filter_map(|one| known.get(&one.member)?.floor());
    let covered: i64 = people.sum();
    Ok(Evidence::from([
        ("members_interested".to_owned(), supports.len().to_string()),
        ("inhabitants".to_owned(), covered.to_string()),
    ]))
}
