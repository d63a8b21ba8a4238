//! Usage events that a sender hands in over HTTP: each judged on its own, each with its own answer.
//!
//! Invariant: an event is stored by the rules of a file: same id and content have no effect, same id with
//! other content is a conflict, and nothing comes in for a period that is settled or not there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use intake::events::{EventFault, UsageEvent};
use intake::usage::{Checker, GoodRow, Known, Outcome};
use intake::{Column, Reason, RowFault};
use kernel::Period;
use store::roles::May;
use store::usage_events::NewUsage;
use store::{BookPeriod, StoreError, TenantTx};

use crate::Refused;
use crate::known_usage::known;
use crate::permissions::require;

/// Sources that begin with this are the portal's own: a sender cannot speak for its files.
const OWN: &str = "urn:gemeengoed:";

/// What became of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its place in the batch, from 1.
    pub place: u64,
    /// The sender's id, where it could be read.
    pub id: Option<String>,
    /// The source, where it could be read.
    pub source: Option<String>,
    /// What became of it.
    pub taken: Taken,
}

/// Whether an event was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is stored.
    Stored,
    /// It was stored before, word for word: no effect.
    Repeated,
    /// It was refused, and this is wrong with it.
    Refused(Vec<Wrong>),
}

/// What is wrong with one field of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field, with its path: `data.quantity`.
    pub field: &'static str,
    /// What stands there.
    pub value: String,
    /// The stable word for what is wrong.
    pub code: &'static str,
    /// Names that come near, for one that is not known.
    pub nearest: Vec<String>,
}

/// Takes in what can be taken in of the events, and answers each.
///
/// # Errors
/// [`Refused::Forbidden`] without the permission; an event that is refused is an answer and no error.
pub fn receive(
    tx: &mut TenantTx<'_>,
    events: &[Result<UsageEvent, EventFault>],
) -> Result<Vec<Answer>, Refused> {
    require(tx, May::SendUsage)?;
    let mut taken: BTreeMap<u64, Taken> = BTreeMap::new();
    let mut by_source: BTreeMap<&str, Vec<&UsageEvent>> = BTreeMap::new();
    for event in events {
        match event {
            Err(fault) => drop(taken.insert(fault.row, unreadable(fault))),
            Ok(event) if event.source.starts_with(OWN) => {
                let wrong = wrong("source", &event.source, "reserved-source");
                taken.insert(event.row.row, Taken::Refused(vec![wrong]));
            }
            Ok(event) => by_source.entry(&event.source).or_default().push(event),
        }
    }
    let days: BTreeSet<_> = by_source.values().flatten().map(|event| event.row.day).collect();
    let periods = hold(tx, |days_of| days.iter().any(|day| days_of.contains(*day)))?;
    let span = periods.iter().map(|period| period.days).reduce(join);
    if let Some(span) = span {
        let known = known(tx, span)?;
        for (source, events) in &by_source {
            taken.extend(receive_from(tx, source, events, &known, &periods)?);
        }
    }
    let stored = taken.values().filter(|taken| **taken == Taken::Stored).count();
    if stored > 0 {
        tx.audit("usage-events.receive", tx.actor().name().to_owned(), &stored.to_string())?;
    }
    Ok((1..).zip(events).map(|(place, event)| answer(place, event, taken.remove(&place))).collect())
}

/// Holds the open and settled periods that matter, always in the same order.
fn hold(tx: &mut TenantTx<'_>, matters: impl Fn(Period) -> bool) -> Result<Vec<BookPeriod>, StoreError> {
    let mut periods: Vec<_> = tx.periods()?.into_iter().filter(|period| matters(period.days)).collect();
    periods.sort_by_key(|period| period.id);
    periods.into_iter().map(|period| Ok(tx.hold_period(period.id)?.period)).collect()
}

fn join(a: Period, b: Period) -> Period {
    let (start, end) = (a.start().min(b.start()), a.end().max(b.end()));
    Period::new(start, end).unwrap_or(a)
}

fn receive_from(
    tx: &mut TenantTx<'_>,
    source: &str,
    events: &[&UsageEvent],
    known: &Known,
    periods: &[BookPeriod],
) -> Result<Vec<(u64, Taken)>, StoreError> {
    let mut checker = Checker::new(known);
    let (mut taken, mut good) = (HashMap::new(), Vec::new());
    for event in events {
        match checker.judge(Ok(event.row.clone())) {
            Outcome::Good(row) => match not_open(&row, periods) {
                None => good.push(row),
                Some(wrong) => drop(taken.insert(row.row, Taken::Refused(vec![wrong]))),
            },
            Outcome::Duplicate { .. } => drop(taken.insert(event.row.row, Taken::Repeated)),
            Outcome::Refused(fault) => {
                taken.insert(event.row.row, Taken::Refused(vec![from_row(*fault)]));
            }
        }
    }
    let rows: Vec<NewUsage> = good.iter().map(new_usage).collect();
    let found = tx.usage_in_store(source, &rows)?;
    tx.keep_usage(source, None, rows.len(), &found)?;
    for (place, row) in good.iter().enumerate() {
        let there = found.iter().find(|there| there.place == place);
        let what = match there {
            None => Taken::Stored,
            Some(there) if there.same => Taken::Repeated,
            Some(_) => Taken::Refused(vec![wrong("id", &row.event_id, "conflict-with-stored")]),
        };
        taken.insert(row.row, what);
    }
    Ok(taken.into_iter().collect())
}

/// Why nothing may come in for the row's day.
fn not_open(row: &GoodRow, periods: &[BookPeriod]) -> Option<Wrong> {
    match periods.iter().find(|period| period.days.contains(row.day)) {
        None => Some(wrong("data.day", &row.day.to_string(), "no-period")),
        Some(period) if !period.is_open() => Some(wrong("data.day", &row.day.to_string(), "period-settled")),
        Some(_) => None,
    }
}

/// A row as the store takes it.
pub(crate) fn new_usage(row: &GoodRow) -> NewUsage {
    NewUsage {
        event_id: row.event_id.clone(),
        member: row.member,
        meter: row.meter,
        day: row.day,
        quantity: row.quantity,
        subject: row.subject.clone(),
        content_hash: row.content,
    }
}

fn answer(place: u64, event: &Result<UsageEvent, EventFault>, taken: Option<Taken>) -> Answer {
    let (id, source, day) = match event {
        Ok(event) => (Some(event.id.clone()), Some(event.source.clone()), event.row.day.to_string()),
        Err(fault) => (fault.id.clone(), fault.source.clone(), String::new()),
    };
    // Where no day has a period nothing was judged at all.
    let taken = taken.unwrap_or_else(|| Taken::Refused(vec![wrong("data.day", &day, "no-period")]));
    Answer { place, id, source, taken }
}

fn unreadable(fault: &EventFault) -> Taken {
    let wrongs = fault.fields.iter().map(|field| wrong(field.field, &field.value, field.reason.code()));
    Taken::Refused(wrongs.collect())
}

fn from_row(fault: RowFault) -> Wrong {
    let field = match fault.column {
        Column::Member => "data.member",
        Column::Meter => "data.meter",
        Column::Day => "data.day",
        Column::Quantity => "data.quantity",
        Column::Subject => "subject",
        _ => "id",
    };
    let code = fault.reason.code();
    let nearest = match fault.reason {
        Reason::UnknownMember { nearest } | Reason::UnknownMeter { nearest } => nearest,
        _ => Vec::new(),
    };
    Wrong { field, value: fault.value, code, nearest }
}

fn wrong(field: &'static str, value: &str, code: &'static str) -> Wrong {
    Wrong { field, value: value.to_owned(), code, nearest: Vec::new() }
}
