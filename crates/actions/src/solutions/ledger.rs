//! The reuse ledger: a member enters what it saved by using what another built; the builder gets the credit.
//!
//! Invariant: a reuse counts once: of all estimates of one member about one solution the newest.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Cents, MemberId, ReuseId, SolutionId};
use store::roles::May;
use store::{AboutReuse, Reuse, StoreError, TenantTx};

use super::{DEAREST, LONGEST_TEXT, short_enough};
use crate::permissions::require;
use crate::{Fault, Refused};

/// Enters what the actor's member saved with a solution of another member, in place of its former estimate.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn enter(tx: &mut TenantTx<'_>, id: SolutionId, about: &AboutReuse) -> Result<ReuseId, Refused> {
    require(tx, May::StateUse)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let solution = tx.solution(id)?;
    if solution.builder == member {
        return Err(Fault::page("reuse-of-own").into());
    }
    if solution.state == "draft" {
        return Err(Fault::page("use-of-a-draft").into());
    }
    let about = AboutReuse { explanation: about.explanation.trim().to_owned(), ..about.clone() };
    let mut faults = Vec::new();
    if about.on > tx.today() {
        faults.push(Fault::field("on", "reuse-later"));
    }
    if about.avoided < Cents::new(0) || about.avoided > DEAREST {
        faults.push(Fault::field("avoided", "reuse-amount-unreadable"));
    }
    if about.explanation.is_empty() {
        faults.push(Fault::field("explanation", "reuse-explanation-missing"));
    }
    faults.extend(short_enough("explanation", &about.explanation, LONGEST_TEXT).err());
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let replaces = former(&tx.reuses()?, id, member).map(|reuse| reuse.id);
    let entered = tx.add_reuse(id, (member, solution.builder), &about, replaces).map_err(overtaken)?;
    tx.audit("solutions.enter-reuse", id, &format!("{}: {}", solution.about.name, about.avoided))?;
    Ok(entered)
}

/// Two estimates at the same moment replace the same one, or are both the first: the second tries again.
fn overtaken(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name)
            if ["reuses_replaced_once", "reuses_begun_once"].contains(&name.as_str()) =>
        {
            StoreError::Conflict.into()
        }
        other => other.into(),
    }
}

/// The estimate of a member about a solution that counts, if there is one.
#[must_use]
pub fn former(reuses: &[Reuse], solution: SolutionId, member: MemberId) -> Option<&Reuse> {
    valid(reuses).into_iter().find(|reuse| reuse.solution == solution && reuse.member == member)
}

/// The entries that count: those that no later one replaces.
#[must_use]
pub fn valid(reuses: &[Reuse]) -> Vec<&Reuse> {
    let replaced: BTreeSet<ReuseId> = reuses.iter().filter_map(|reuse| reuse.replaces).collect();
    reuses.iter().filter(|reuse| !replaced.contains(&reuse.id)).collect()
}

/// What a member saved, and what others saved by what it built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How often it reuses.
    pub reuses: usize,
    /// What it saved.
    pub saved: Cents,
    /// How often others reuse what it built.
    pub reused: usize,
    /// What they saved: its credit.
    pub credit: Cents,
}

/// What was saved in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearTotal {
    /// The year.
    pub year: i16,
    /// How many reuses began in it.
    pub reuses: usize,
    /// What they save.
    pub saved: Cents,
}

fn plus(sum: Cents, amount: Cents) -> Cents {
    Cents::new(sum.cents().saturating_add(amount.cents()))
}

/// The totals of each member that saved or was reused.
#[must_use]
pub fn totals(reuses: &[&Reuse]) -> BTreeMap<MemberId, Totals> {
    let mut all: BTreeMap<MemberId, Totals> = BTreeMap::new();
    for reuse in reuses {
        let user = all.entry(reuse.member).or_default();
        user.reuses += 1;
        user.saved = plus(user.saved, reuse.about.avoided);
        let builder = all.entry(reuse.builder).or_default();
        builder.reused += 1;
        builder.credit = plus(builder.credit, reuse.about.avoided);
    }
    all
}

/// The totals of each year in which something was reused, the newest first.
#[must_use]
pub fn years(reuses: &[&Reuse]) -> Vec<YearTotal> {
    let mut all: BTreeMap<i16, YearTotal> = BTreeMap::new();
    for reuse in reuses {
        let year = reuse.about.on.year();
        let total = all.entry(year).or_insert(YearTotal { year, reuses: 0, saved: Cents::new(0) });
        total.reuses += 1;
        total.saved = plus(total.saved, reuse.about.avoided);
    }
    all.into_values().rev().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn reuse(
        n: u128,
        (member, builder): (u128, u128),
        year: i16,
        euros: i64,
        replaces: Option<u128>,
    ) -> Reuse {
        let id = |n: u128| format!("{n:032x}");
        Reuse {
            id: id(n).parse().unwrap(),
            solution: id(1).parse().unwrap(),
            member: id(member).parse().unwrap(),
            builder: id(builder).parse().unwrap(),
            about: AboutReuse {
                on: date(year, 5, 1),
                avoided: Cents::new(euros * 100),
                explanation: "Geen eigen bouw.".to_owned(),
            },
            replaces: replaces.map(|n| id(n).parse().unwrap()),
            by: String::new(),
            at: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_newest_estimate_counts_and_both_totals_add_up() {
        let ledger = [
            reuse(1, (7, 9), 2025, 40_000, None),
            reuse(2, (7, 9), 2025, 30_000, Some(1)),
            reuse(3, (8, 9), 2026, 20_000, None),
        ];
        let valid = valid(&ledger);
        assert_eq!(valid.len(), 2);
        let totals = totals(&valid);
        let (saved, credit): (i64, i64) =
            totals.values().fold((0, 0), |(a, b), one| (a + one.saved.cents(), b + one.credit.cents()));
        assert_eq!((saved, credit), (5_000_000, 5_000_000));
        let builder = totals.values().find(|one| one.reused == 2).unwrap();
        assert_eq!((builder.credit, builder.saved), (Cents::new(5_000_000), Cents::new(0)));
        let years: Vec<(i16, i64)> = years(&valid).iter().map(|one| (one.year, one.saved.cents())).collect();
        assert_eq!(years, [(2026, 2_000_000), (2025, 3_000_000)]);
    }

    #[test]
    fn a_former_estimate_is_the_one_that_counts() {
        let ledger = [reuse(1, (7, 9), 2025, 4, None), reuse(2, (7, 9), 2025, 3, Some(1))];
        let (solution, member) = (ledger[0].solution, ledger[0].member);
        assert_eq!(former(&ledger, solution, member).unwrap().id, ledger[1].id);
        assert!(former(&ledger, solution, ledger[0].builder).is_none());
    }
}
