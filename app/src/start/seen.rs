//! What the start page is made of, loaded in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Cents, MemberId, RunId, ServiceId};
use store::roles::May;
use store::{
    ApprovedRun, BookPeriod, Candidate, Invitation, Member, Round, RoundState, Run, Service, Stance,
    StateChange, StoreError, Subscription, SubscriptionOrder, TenantTx, usage_imports::UsageImport,
};

use crate::members::inhabitants;

/// What the start page is made of. What the actor may not see is empty.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) services: Vec<Service>,
    pub(super) members: Vec<Member>,
    pub(super) subscriptions: Vec<Subscription>,
    pub(super) inhabitants: BTreeMap<MemberId, i64>,
    pub(super) periods: Vec<BookPeriod>,
    pub(super) runs: Vec<Run>,
    pub(super) approved: Vec<ApprovedRun>,
    /// What each approved run comes to: for a member its own part, for the office all of it.
    pub(super) sums: BTreeMap<RunId, Cents>,
    /// The newest approved run by service, and the one that it is compared with.
    pub(super) amounts: BTreeMap<ServiceId, Cents>,
    pub(super) amounts_before: BTreeMap<ServiceId, Cents>,
    pub(super) imports: Vec<UsageImport>,
    pub(super) invitations: Vec<Invitation>,
    /// Titles of the wishes that wait for the office.
    pub(super) open_wishes: Vec<String>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) changes: Vec<StateChange>,
    /// Services that have an allocation key today.
    pub(super) keyed: BTreeSet<ServiceId>,
    /// Rounds that take ballots, each with whether the actor's own member has voted; for the office drafts
    /// that wait to be opened.
    pub(super) rounds: Vec<(Round, bool)>,
    /// Periods in which costs were entered.
    pub(super) with_costs: BTreeSet<kernel::PeriodId>,
    /// Votes of assemblies that are not decided.
    pub(super) votes: Vec<super::resolutions::Waiting>,
    /// Orders that the actor may see: of its own member, or all for the office.
    pub(super) orders: Vec<SubscriptionOrder>,
    /// The last word of each member about each service.
    pub(super) stances: Vec<Stance>,
    /// Statements of the actor's own member that ended or end soon.
    pub(super) uses: Vec<super::solutions::Ending>,
    /// How many members ask for documents of the actor's own member.
    pub(super) document_requests: usize,
    /// How many mails and jobs were given up, for who has them tried again.
    pub(super) dead_work: usize,
}

impl Seen {
    /// The newest approved run.
    pub(super) fn last(&self) -> Option<&ApprovedRun> {
        self.approved.last()
    }

    /// The run that the newest is compared with: a year earlier, else the one before it.
    pub(super) fn compared(&self) -> Option<&ApprovedRun> {
        compared(&self.approved)
    }
}

fn compared(runs: &[ApprovedRun]) -> Option<&ApprovedRun> {
    let (last, earlier) = runs.split_last()?;
    let year_before = last.period.days.start().saturating_sub(1.years());
    earlier.iter().find(|run| run.period.days.start() == year_before).or(earlier.last())
}

pub(super) fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let may = |tx: &TenantTx<'_>, may| tx.actor().may(may);
    let mut seen = Seen { now: tx.now(), today: tx.today(), services: tx.services()?, ..Seen::default() };
    if !may(tx, May::SeeMembers) {
        return Ok(seen);
    }
    seen.members = tx.members()?;
    seen.subscriptions = tx.subscriptions()?;
    seen.inhabitants = inhabitants(tx, seen.today)?;
    seen.approved = tx.approved_runs()?;
    if may(tx, May::SeeRoadmap) {
        seen.votes = super::resolutions::look(tx)?;
    }
    (seen.orders, seen.stances) = (tx.subscription_orders()?, tx.stances()?);
    seen.uses = super::solutions::look(tx)?;
    seen.document_requests = super::solutions::look_at_requests(tx)?;
    look_at_costs(tx, &mut seen)?;
    look_at_rounds(tx, &mut seen)?;
    if may(tx, May::SeeRoadmap) {
        look_at_roadmap(tx, &mut seen)?;
    }
    seen.dead_work = super::dead_work::look(tx)?;
    if may(tx, May::SeeOffice) {
        look_at_office(tx, &mut seen)?;
    }
    Ok(seen)
}

fn look_at_rounds(tx: &mut TenantTx<'_>, seen: &mut Seen) -> Result<(), StoreError> {
    let own = tx.actor().member().map(|member| member.id);
    for round in tx.rounds()? {
        let voted = match own {
            Some(own) if round.takes_ballots(seen.now) => {
                let votes = tx.round_electors(round.id)?.iter().any(|elector| elector.member == own);
                !votes || tx.turnout(round.id)?.contains(&own)
            }
            _ => false,
        };
        if round.takes_ballots(seen.now) || round.state == RoundState::Draft {
            seen.rounds.push((round, voted));
        }
    }
    Ok(())
}

fn look_at_roadmap(tx: &mut TenantTx<'_>, seen: &mut Seen) -> Result<(), StoreError> {
    let waiting = tx.wishes()?.into_iter().filter(|wish| wish.state == "open");
    seen.open_wishes = waiting.map(|wish| wish.about.title).collect();
    seen.candidates = tx.candidates()?;
    seen.changes = tx.state_changes()?;
    Ok(())
}

fn look_at_costs(tx: &mut TenantTx<'_>, seen: &mut Seen) -> Result<(), StoreError> {
    let (last, before) = (seen.last().map(|run| run.id), seen.compared().map(|run| run.id));
    let member = tx.actor().member().map(|member| member.id);
    let mut by_service = |run: Option<RunId>| match (run, member) {
        (Some(run), Some(member)) => tx.amounts_of_member(run, member),
        (Some(run), None) => tx.sums_by_service(run),
        (None, _) => Ok(BTreeMap::new()),
    };
    (seen.amounts, seen.amounts_before) = (by_service(last)?, by_service(before)?);
    seen.sums = match member {
        Some(member) => tx.sums_of_member(member)?,
        None => seen.approved.iter().map(|run| (run.id, run.total)).collect(),
    };
    Ok(())
}

fn look_at_office(tx: &mut TenantTx<'_>, seen: &mut Seen) -> Result<(), StoreError> {
    seen.periods = tx.periods()?;
    seen.runs = tx.runs()?;
    if tx.actor().may(May::KeepBooks) {
        seen.imports = tx.imports_with_refused_rows()?;
        for period in seen.periods.iter().filter(|period| period.is_open()) {
            if !tx.cost_lines(period.id)?.is_empty() {
                seen.with_costs.insert(period.id);
            }
        }
    }
    if tx.actor().may(May::KeepPeople) {
        seen.invitations = tx.open_invitations()?;
    }
    if tx.actor().may(May::KeepServices) {
        seen.keyed = tx.keys_on(seen.today)?.into_keys().collect();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Period;

    use super::*;

    fn run(start: Date, end: Date) -> ApprovedRun {
        let id = "0".repeat(32);
        let days = Period::new(start, end).unwrap();
        let period = BookPeriod { id: id.parse().unwrap(), name: start.to_string(), days, settled_at: None };
        ApprovedRun {
            id: id.parse().unwrap(),
            period,
            total: Cents::new(0),
            approved_by: String::new(),
            approved_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_quarter_is_compared_with_the_same_quarter_a_year_before() {
        let quarter = |year, month| {
            let start = date(year, month, 1);
            run(start, start.saturating_add(3.months()))
        };
        let runs =
            [quarter(2025, 7), quarter(2025, 10), quarter(2026, 1), quarter(2026, 4), quarter(2026, 7)];
        assert_eq!(compared(&runs).unwrap().period.name, "2025-07-01");
        assert_eq!(compared(&runs[..4]).unwrap().period.name, "2026-01-01");
        assert!(compared(&runs[..1]).is_none());
    }
}
