//! What "My costs" is made of: the approved runs of a year and of the year before, and one amount with
//! its derivation.

use std::collections::BTreeMap;

use actions::key_sentence::MeterNames;
use admin::amounts::{Amount, meter_names};
use kernel::{Cents, MemberId, ServiceId, Share};
use store::{BookPeriod, Member, Run, RunLine, RunState, Service, ServiceKey, StoreError, TenantTx};

/// The fact that members are compared by.
const INHABITANTS: &str = "inhabitants";

/// A period with its approved run and all its amounts.
pub struct Billed {
    /// The period.
    pub period: BookPeriod,
    /// Its approved run.
    pub run: Run,
    /// All amounts of all members.
    pub lines: Vec<RunLine>,
}

impl Billed {
    fn year(&self) -> i16 {
        self.period.days.start().year()
    }
}

/// The costs of a member, beside those of the others.
pub struct Costs {
    /// The member.
    pub member: Member,
    /// The year that is shown; none where nothing was ever approved.
    pub year: Option<i16>,
    /// The years that can be shown, newest first.
    pub years: Vec<i16>,
    /// The approved periods, oldest first.
    pub billed: Vec<Billed>,
    /// All members.
    pub members: Vec<Member>,
    /// All services, in the order of lists.
    pub services: Vec<Service>,
    /// The keys that hold for the newest period of the year.
    pub keys: BTreeMap<ServiceId, ServiceKey>,
    /// Names of the meters.
    pub meters: MeterNames,
    /// Inhabitants of each member where they are known.
    pub inhabitants: BTreeMap<MemberId, Share>,
    /// The amount that is explained.
    pub explained: Option<Amount>,
}

impl Costs {
    /// Reads the costs of a member in a year; without one, the newest with an approved run.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(
        tx: &mut TenantTx<'_>,
        member: MemberId,
        year: Option<i16>,
        service: Option<ServiceId>,
    ) -> Result<Self, StoreError> {
        let billed = billed(tx)?;
        let mut years: Vec<i16> = billed.iter().map(Billed::year).collect();
        years.sort_by(|a, b| b.cmp(a));
        years.dedup();
        let year = year.filter(|year| years.contains(year)).or(years.first().copied());
        let newest = billed.iter().rev().find(|one| Some(one.year()) == year);
        let explained = match newest {
            Some(newest) => explained(tx, newest, member, service)?,
            None => None,
        };
        let (keys, inhabitants) = match newest {
            Some(newest) => {
                let start = newest.period.days.start();
                (tx.keys_on(start)?, tx.attribute_on(INHABITANTS, start)?)
            }
            None => (BTreeMap::new(), BTreeMap::new()),
        };
        Ok(Self {
            member: tx.member(member)?,
            members: tx.members()?,
            services: tx.services()?,
            meters: meter_names(&tx.meters()?),
            year,
            years,
            billed,
            keys,
            inhabitants,
            explained,
        })
    }

    /// The approved periods of the shown year, oldest first.
    pub fn this_year(&self) -> impl Iterator<Item = &Billed> {
        self.billed.iter().filter(|one| Some(one.year()) == self.year)
    }

    /// The periods of the year before that correspond to those of the shown year; none where one is missing.
    #[must_use]
    pub fn year_before(&self) -> Option<Vec<&Billed>> {
        let matching = |one: &Billed| {
            let start = one.period.days.start().checked_sub(jiff::Span::new().years(1)).ok()?;
            self.billed.iter().find(|other| other.period.days.start() == start)
        };
        let found: Option<Vec<_>> = self.this_year().map(matching).collect();
        found.filter(|found| !found.is_empty())
    }

    /// The amounts of the member in each period of the shown year.
    pub fn by_period(&self) -> impl Iterator<Item = (&BookPeriod, Vec<&RunLine>)> {
        self.this_year().map(|one| {
            let own = one.lines.iter().filter(|line| line.member == self.member.id).collect();
            (&one.period, own)
        })
    }
}

/// What a member pays for each service in these periods.
#[must_use]
pub fn per_service<'a>(
    billed: impl IntoIterator<Item = &'a Billed>,
    member: MemberId,
) -> BTreeMap<ServiceId, Cents> {
    let mut sums = BTreeMap::new();
    for line in billed.into_iter().flat_map(|one| &one.lines).filter(|line| line.member == member) {
        let sum: &mut Cents = sums.entry(line.service).or_default();
        *sum = sum.checked_add(line.amount).unwrap_or(*sum);
    }
    sums
}

/// The newest approved runs and their amounts, oldest first.
fn billed(tx: &mut TenantTx<'_>) -> Result<Vec<Billed>, StoreError> {
    let runs: Vec<Run> = tx.runs()?.into_iter().filter(|run| run.state == RunState::Approved).collect();
    let ids: Vec<_> = runs.iter().map(|run| run.id).collect();
    let mut lines: BTreeMap<_, Vec<RunLine>> = BTreeMap::new();
    for line in tx.lines_of_runs(&ids)? {
        lines.entry(line.run).or_default().push(line);
    }
    let periods = tx.periods()?;
    let with_period = |run: Run| {
        let period = periods.iter().find(|period| period.id == run.period)?.clone();
        Some(Billed { period, lines: lines.remove(&run.id).unwrap_or_default(), run })
    };
    let mut billed: Vec<Billed> = runs.into_iter().filter_map(with_period).collect();
    billed.sort_by_key(|one| one.period.days.start());
    Ok(billed)
}

/// The amount of the chosen service in the newest period, else of the service that costs most.
fn explained(
    tx: &mut TenantTx<'_>,
    newest: &Billed,
    member: MemberId,
    service: Option<ServiceId>,
) -> Result<Option<Amount>, StoreError> {
    let own: Vec<_> = newest.lines.iter().filter(|line| line.member == member).collect();
    let chosen = own.iter().find(|line| Some(line.service) == service);
    let Some(line) = chosen.or_else(|| own.iter().max_by_key(|line| line.amount)) else { return Ok(None) };
    Amount::read(tx, newest.run.id, line.service, member).map(Some)
}
