//! What a rule would have done to the last run of its service: nothing is kept.

use allocation::{Aggregate, Key, Moved, Pool, Scenario, Usage, amounts, effect};
use kernel::ServiceId;
use store::roles::May;
use store::{BookPeriod, Member, Run, RunState, Service, StoreError, TenantTx};

use crate::key_rule::Rule;
use crate::permissions::require;
use crate::runs;
use crate::service_keys::meters_of;
use crate::{Fault, Refused};

/// What came of trying a rule on the last run.
#[derive(Clone, Debug)]
pub enum Tried {
    /// No run divided the service yet.
    NoRun,
    /// The rule cannot divide what that run divided: what stands in the way.
    Cannot {
        /// Name of the run's period.
        period: String,
        /// The sentences.
        faults: Vec<Fault>,
    },
    /// The amounts beside each other.
    Done(Box<Example>),
}

/// What each member paid in the last run, and what it would have paid under another rule.
#[derive(Clone, Debug)]
pub struct Example {
    /// Name of the run's period.
    pub period: String,
    /// The rule that the run was divided by.
    pub was: Rule,
    /// The members in the order of lists, and their amounts.
    pub lines: Vec<(Member, Moved)>,
    /// All of them.
    pub total: Moved,
    /// How many would have paid less.
    pub winners: usize,
    /// How many would have paid more.
    pub losers: usize,
}

/// Tries a rule on the newest run that divided the service.
///
/// # Errors
/// [`Refused::Forbidden`], or those of the store.
pub fn example(tx: &mut TenantTx<'_>, service: ServiceId, rule: &Rule) -> Result<Tried, Refused> {
    require(tx, May::KeepKeys)?;
    let service = tx.service(service)?;
    let Some((run, period, old)) = last(tx, &service)? else { return Ok(Tried::NoRun) };
    let Some(was) = pool_of(&old, &service).map(Rule::of_pool) else { return Ok(Tried::NoRun) };
    let members = tx.members()?;
    let mut new = old.clone();
    count(tx, &mut new, &rule.key, &run, &period)?;
    let known = |code: &str| old.members.iter().any(|member| member.id == code);
    let rule = Rule { key: of_members(&rule.key, &known), ..rule.clone() };
    for pool in &mut new.pools {
        if let Pool::Cost(pool) = pool
            && pool.id == service.code
        {
            rule.put_in(pool);
        }
    }
    let moved = match (amounts(&old), amounts(&new)) {
        (Ok(old), Ok(new)) => effect(&old, &new).map_err(unexpected)?,
        (Err(found), _) | (_, Err(found)) => {
            let faults = runs::in_words(&found, &[&service], &members);
            return Ok(Tried::Cannot { period: period.name, faults });
        }
    };
    let mut lines = Vec::new();
    for member in members {
        let line = moved.lines.iter().find(|line| line.pool == service.code && line.member == member.code);
        lines.extend(line.map(|line| (member, line.moved.clone())));
    }
    let total = moved.pools.get(&service.code).cloned().unwrap_or(moved.total);
    let (winners, losers) = (moved.winners, moved.losers);
    Ok(Tried::Done(Box::new(Example { period: period.name, was, lines, total, winners, losers })))
}

/// The run of the latest period that divided the service, the approved one first, and its scenario with
/// nothing but this service.
fn last(tx: &mut TenantTx<'_>, service: &Service) -> Result<Option<(Run, BookPeriod, Scenario)>, Refused> {
    let periods = tx.periods()?;
    let mut runs: Vec<(Run, BookPeriod)> = tx
        .runs()?
        .into_iter()
        .filter(|run| run.state != RunState::Rejected)
        .filter_map(|run| {
            let period = periods.iter().find(|period| period.id == run.period)?.clone();
            Some((run, period))
        })
        .collect();
    // They come newest first, and the sort keeps that order within a period.
    runs.sort_by_key(|(run, period)| {
        (std::cmp::Reverse(period.days.start()), run.state != RunState::Approved)
    });
    for (run, period) in runs {
        let mut scenario = Scenario::parse(&tx.run_scenario(run.id)?)
            .map_err(|faults| unexpected(format!("run {}: {faults:?}", run.id)))?;
        if pool_of(&scenario, service).is_none() {
            continue;
        }
        if scenario.stages.is_none() {
            scenario.pools.retain(|pool| pool.id() == service.code);
        }
        return Ok(Some((run, period, scenario)));
    }
    Ok(None)
}

fn pool_of<'s>(scenario: &'s Scenario, service: &Service) -> Option<&'s allocation::CostPool> {
    scenario.pools.iter().find_map(|pool| match pool {
        Pool::Cost(pool) if pool.id == service.code => Some(pool),
        _ => None,
    })
}

/// Adds what the key counts by and the run did not need: the usage as the run would have found it.
fn count(
    tx: &mut TenantTx<'_>,
    scenario: &mut Scenario,
    key: &Key,
    run: &Run,
    period: &BookPeriod,
) -> Result<(), Refused> {
    let meters = tx.meters()?;
    let members = tx.members()?;
    let wanted = meters_of(key);
    for meter in &meters {
        let mut aggregates = wanted.iter().filter(|(code, _)| *code == meter.code).map(|(_, how)| *how);
        let Some(first) = aggregates.next() else { continue };
        let sums = first == Aggregate::Sum && aggregates.all(|how| how == Aggregate::Sum);
        if sums && scenario.usage.iter().any(|row| row.meter == meter.code) {
            continue;
        }
        scenario.usage.retain(|row| row.meter != meter.code);
        for row in tx.measured_rows(&[meter.id], period.days, run.pinned_at)? {
            let member = members.iter().find(|member| member.id == row.member);
            let present = member.filter(|one| scenario.members.iter().any(|other| other.id == one.code));
            let Some(member) = present else { continue };
            let usage = Usage::new(&member.code, &meter.code, row.quantity.clone());
            scenario.usage.push(Usage { at: Some(row.day), subject: row.subject.clone(), ..usage });
        }
    }
    Ok(())
}

/// A key with weights for these members only: who came later had no part in the run.
fn of_members(key: &Key, known: &impl Fn(&str) -> bool) -> Key {
    let of_each = |keys: &[Key]| keys.iter().map(|key| of_members(key, known)).collect();
    match key {
        Key::Fixed { shares } => {
            let weights = shares.iter().filter(|(code, _)| known(code));
            Key::Fixed { shares: weights.map(|(code, share)| (code.clone(), share.clone())).collect() }
        }
        Key::Tiered { of, mode, tiers } => {
            Key::Tiered { of: Box::new(of_members(of, known)), mode: *mode, tiers: tiers.clone() }
        }
        Key::Average { of } => Key::Average { of: of_each(of) },
        Key::Product { of } => Key::Product { of: of_each(of) },
        Key::Blend { parts } => {
            let part = |part: &allocation::BlendPart| allocation::BlendPart {
                share: part.share.clone(),
                key: of_members(&part.key, known),
            };
            Key::Blend { parts: parts.iter().map(part).collect() }
        }
        Key::Equal | Key::Attribute { .. } | Key::Usage { .. } => key.clone(),
    }
}

fn unexpected(error: impl std::fmt::Display) -> Refused {
    Refused::Store(StoreError::Unexpected(error.to_string()))
}
