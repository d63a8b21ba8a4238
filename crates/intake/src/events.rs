//! Usage events over HTTP: CloudEvents 1.0 in JSON, one or a batch. See `docs/formats/usage-events.md`.
//!
//! Invariant: a quantity goes from its text to an exact decimal; a JSON number never becomes a float on the
//! way.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::value::RawValue;

use crate::day::{is_of_this_era, local_day};
use crate::fault::{Reason, cut};
use crate::number::{self, Notation};
use crate::usage::{LONGEST_ID, UsageRow};

/// The most events in one batch.
pub const MOST_EVENTS: usize = 1_000;
/// The type of a usage event.
pub const EVENT_TYPE: &str = "nl.gemeengoed.usage";

/// Which shapes a content type admits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One event: `application/cloudevents+json`.
    One,
    /// A list of events: `application/cloudevents-batch+json`.
    Batch,
    /// Either: `application/json`.
    Either,
}

impl Shape {
    /// The shape for a content type, whatever its parameters; `None` for a type that is not ours.
    #[must_use]
    pub fn of(content_type: &str) -> Option<Self> {
        let bare = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match bare.as_str() {
            "application/cloudevents+json" => Some(Self::One),
            "application/cloudevents-batch+json" => Some(Self::Batch),
            "application/json" => Some(Self::Either),
            _ => None,
        }
    }
}

/// An event that can be read: its row still has to be resolved and judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UsageEvent {
    /// Who sent it; ids are unique per source.
    pub source: String,
    /// The sender's id; also in the row, whose number is the place in the batch, from 1.
    pub id: String,
    /// What it says.
    pub row: UsageRow,
}

/// An event that cannot be read, and every field that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventFault {
    /// The place in the batch, from 1.
    pub row: u64,
    /// Who sent it, where that can be read.
    pub source: Option<String>,
    /// The sender's id, where it can be read.
    pub id: Option<String>,
    /// What is wrong.
    pub fields: Vec<FieldFault>,
}

/// What is wrong with one field of an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldFault {
    /// The field, with its path: `data.quantity`.
    pub field: &'static str,
    /// What stands there, cut to 80 characters; empty where nothing does.
    pub value: String,
    /// Why it was refused.
    pub reason: FieldReason,
}

/// Why a field of an event was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldReason {
    /// It is not there, or null.
    Missing,
    /// It is there, but not of this JSON type.
    NotOfType(&'static str),
    /// It is something else than the one value allowed.
    NotThis(&'static str),
    /// No moment with an offset, as in RFC 3339.
    NotATime,
    /// It holds the character U+0000, which no table keeps.
    ZeroCharacter,
    /// The value itself is wrong.
    Value(Reason),
}

impl FieldReason {
    /// The stable word for the reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotOfType(_) => "not-of-type",
            Self::NotThis(_) => "not-supported",
            Self::NotATime => "not-a-time",
            Self::ZeroCharacter => "zero-character",
            Self::Value(reason) => reason.code(),
        }
    }
}

/// Why a body was refused whole: nothing of it was taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BodyFault {
    /// No JSON in UTF-8.
    NotJson {
        /// The line of the first mistake.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// A list where one event was announced, or the other way round.
    WrongShape,
    /// More than [`MOST_EVENTS`] events.
    TooMany {
        /// The most events in one batch.
        most: usize,
    },
}

impl BodyFault {
    /// The stable word for the fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::WrongShape => "wrong-shape",
            Self::TooMany { .. } => "too-many",
        }
    }
}

/// Reads the events of a body, each on its own: one bad event does not spoil the others.
///
/// # Errors
/// [`BodyFault`] where the body as a whole is refused.
pub fn read(body: &[u8], shape: Shape) -> Result<Vec<Result<UsageEvent, EventFault>>, BodyFault> {
    let not_json =
        |error: serde_json::Error| BodyFault::NotJson { line: error.line(), column: error.column() };
    let whole: &RawValue = serde_json::from_slice(body).map_err(not_json)?;
    let list = whole.get().starts_with('[');
    let events: Vec<&RawValue> = match shape {
        Shape::One if list => return Err(BodyFault::WrongShape),
        Shape::Batch if !list => return Err(BodyFault::WrongShape),
        _ if list => serde_json::from_str(whole.get()).map_err(not_json)?,
        _ if whole.get().starts_with('{') => vec![whole],
        _ => return Err(BodyFault::WrongShape),
    };
    if events.len() > MOST_EVENTS {
        return Err(BodyFault::TooMany { most: MOST_EVENTS });
    }
    Ok((1..).zip(events).map(|(row, event)| read_event(row, event)).collect())
}

fn read_event(row: u64, event: &RawValue) -> Result<UsageEvent, EventFault> {
    let mut fields = Fields::default();
    let members = fields.object("", Some(event));
    let get = |name: &str| members.get(name).copied();
    fields.only("specversion", get("specversion"), &["1.0"]);
    fields.only("type", get("type"), &[EVENT_TYPE]);
    if get("datacontenttype").is_some_and(|raw| raw.get() != "null") {
        fields.only("datacontenttype", get("datacontenttype"), &["application/json"]);
    }
    let id = fields.text("id", get("id"));
    let source = fields.text("source", get("source"));
    let subject = fields.optional("subject", get("subject"));
    let time = fields.optional("time", get("time"));
    let data = fields.object("data", get("data"));
    let get = |name: &str| data.get(name).copied();
    let member = fields.text("data.member", get("member"));
    let meter = fields.text("data.meter", get("meter"));
    let quantity = fields.quantity(get("quantity"));
    let day = fields.optional("data.day", get("day"));
    let day = fields.day(day, time);
    match (fields.faults.is_empty(), id, source, member, meter, quantity, day) {
        (true, Some(id), Some(source), Some(member), Some(meter), Some(quantity), Some(day)) => {
            let event_id = Some(id.clone());
            let row = UsageRow { row, file: None, member, meter, day, quantity, event_id, subject };
            Ok(UsageEvent { source, id, row })
        }
        (_, id, source, ..) => Err(EventFault { row, source, id, fields: fields.faults }),
    }
}

/// Reads the fields of one event and gathers everything that is wrong with them.
#[derive(Default)]
struct Fields {
    faults: Vec<FieldFault>,
}

impl Fields {
    fn refuse<T>(&mut self, field: &'static str, value: &str, reason: FieldReason) -> Option<T> {
        self.faults.push(FieldFault { field, value: cut(value), reason });
        None
    }

    fn object<'r>(
        &mut self,
        field: &'static str,
        raw: Option<&'r RawValue>,
    ) -> HashMap<String, &'r RawValue> {
        let field = if field.is_empty() { "event" } else { field };
        let Some(raw) = raw.filter(|raw| raw.get() != "null") else {
            self.refuse::<()>(field, "", FieldReason::Missing);
            return HashMap::new();
        };
        serde_json::from_str(raw.get()).unwrap_or_else(|_| {
            self.refuse::<()>(field, raw.get(), FieldReason::NotOfType("object"));
            HashMap::new()
        })
    }

    /// A text that may be left out; an empty one counts as left out.
    fn optional(&mut self, field: &'static str, raw: Option<&RawValue>) -> Option<String> {
        let raw = raw.filter(|raw| raw.get() != "null")?;
        let Ok(text) = serde_json::from_str::<String>(raw.get()) else {
            return self.refuse(field, raw.get(), FieldReason::NotOfType("string"));
        };
        let text = text.trim();
        if text.contains('\0') {
            return self.refuse(field, text, FieldReason::ZeroCharacter);
        }
        if text.chars().count() > LONGEST_ID {
            return self.refuse(field, text, FieldReason::Value(Reason::TooLong { most: LONGEST_ID }));
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A text that must be there.
    fn text(&mut self, field: &'static str, raw: Option<&RawValue>) -> Option<String> {
        let before = self.faults.len();
        let text = self.optional(field, raw);
        if text.is_none() && self.faults.len() == before {
            return self.refuse(field, "", FieldReason::Missing);
        }
        text
    }

    fn only(&mut self, field: &'static str, raw: Option<&RawValue>, allowed: &[&'static str; 1]) {
        if let Some(text) = self.text(field, raw)
            && !allowed.contains(&text.as_str())
        {
            self.refuse::<()>(field, &text, FieldReason::NotThis(allowed[0]));
        }
    }

    /// A quantity as a JSON number or in a string, in plain notation: `12.5`.
    fn quantity(&mut self, raw: Option<&RawValue>) -> Option<Decimal> {
        const FIELD: &str = "data.quantity";
        let text = match raw.map(RawValue::get) {
            None | Some("null") => return self.refuse(FIELD, "", FieldReason::Missing),
            Some(text) if text.starts_with('"') => self.text(FIELD, raw)?,
            Some(number) => number.to_owned(),
        };
        if !text.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
            return self.refuse(FIELD, &text, FieldReason::Value(Reason::NotANumber));
        }
        match number::quantity(&text, Notation::Plain) {
            Ok(quantity) => Some(quantity),
            Err(reason) => self.refuse(FIELD, &text, FieldReason::Value(reason)),
        }
    }

    /// The day that the event names, or else the local day of its moment in Europe/Amsterdam.
    fn day(&mut self, day: Option<String>, time: Option<String>) -> Option<Date> {
        let moment = match &time {
            None => None,
            Some(text) => match text.parse::<Timestamp>() {
                Ok(moment) => Some(moment),
                Err(_) => return self.refuse("time", text, FieldReason::NotATime),
            },
        };
        match (day, moment) {
            (Some(text), _) => {
                let shape = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
                let reason = if shape { Reason::NoSuchDate } else { Reason::NotADate };
                let day = text.parse::<Date>().ok().filter(|_| shape).filter(|day| usual(*day));
                day.or_else(|| self.refuse("data.day", &text, FieldReason::Value(reason)))
            }
            (None, Some(moment)) => {
                let day = Some(local_day(moment)).filter(|day| usual(*day));
                let shown = time.unwrap_or_default();
                day.or_else(|| self.refuse("time", &shown, FieldReason::Value(Reason::NoSuchDate)))
            }
            // A text that is there but wrong has its fault already.
            (None, None) if self.faults.iter().any(|fault| ["time", "data.day"].contains(&fault.field)) => {
                None
            }
            (None, None) => self.refuse("time", "", FieldReason::Missing),
        }
    }
}

fn usual(day: Date) -> bool {
    is_of_this_era(day.year())
}

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
