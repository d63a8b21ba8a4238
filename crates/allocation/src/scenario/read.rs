//! Reads a scenario from JSON.

use jiff::civil::{Date, date};
use kernel::{Period, Share};

use super::{Attribute, DatedValue, Member, SCENARIO_FORMAT, Scenario, Usage};
use crate::fault::{FaultKind, Faults};
use crate::json::Json;
use crate::pool::read_pool;
use crate::reading::{self, Fields};
use crate::stages::read_stages;

/// Reads a scenario. What cannot be read is noted and stands empty.
pub(crate) fn scenario(json: &Json, faults: &mut Faults) -> Option<Scenario> {
    let fields = Fields::of(json, &["format", "period", "members", "usage", "pools", "stages"], faults)?;
    let format = [(SCENARIO_FORMAT, ())];
    fields.required("format", faults, |json, faults| reading::choice(json, faults, &format));
    let period = fields.required("period", faults, period);
    let members = fields.required("members", faults, |json, faults| reading::list(json, faults, member));
    let usage = fields.optional("usage", faults, |json, faults| reading::list(json, faults, usage));
    let pools = fields.required("pools", faults, |json, faults| reading::list(json, faults, read_pool));
    let stages = fields.optional("stages", faults, read_stages);
    // Without a period nothing is computed, so that any stand-in does.
    let day = Period::new(date(2000, 1, 1), date(2000, 1, 2)).ok();
    Some(Scenario {
        period: period.or(day)?,
        members: members.unwrap_or_default(),
        usage: usage.unwrap_or_default(),
        pools: pools.unwrap_or_default(),
        stages,
    })
}

fn period(json: &Json, faults: &mut Faults) -> Option<Period> {
    let fields = Fields::of(json, &["start", "end"], faults)?;
    let start: Option<Date> = fields.required("start", faults, reading::day);
    let end: Option<Date> = fields.required("end", faults, reading::day);
    let period = Period::new(start?, end?).ok();
    if period.is_none() {
        faults.add_at("end", FaultKind::EndNotAfterStart);
    }
    period
}

/// Reads a member. One that cannot be read keeps its place in the list without an id.
fn member(json: &Json, faults: &mut Faults) -> Option<Member> {
    let known = ["id", "name", "joined", "left", "attributes", "previous"];
    let Some(fields) = Fields::of(json, &known, faults) else { return Some(Member::new("")) };
    let attributes =
        fields.optional("attributes", faults, |json, faults| reading::map(json, faults, attribute));
    let previous =
        fields.optional("previous", faults, |json, faults| reading::map(json, faults, reading::amount));
    Some(Member {
        id: fields.required("id", faults, reading::id).unwrap_or_default(),
        name: fields.optional("name", faults, reading::text),
        joined: fields.optional("joined", faults, reading::day),
        left: fields.optional("left", faults, reading::day),
        attributes: attributes.unwrap_or_default(),
        previous: previous.unwrap_or_default(),
    })
}

/// Reads an attribute. In the place of one that cannot be read, 1 causes no further fault.
fn attribute(json: &Json, faults: &mut Faults) -> Option<Attribute> {
    let read = match json {
        Json::Text(_) => reading::decimal(json, faults).map(Attribute::Undated),
        Json::List(_) => reading::whole_list(json, faults, dated_value).map(Attribute::Dated),
        _ => reading::wrong(faults, "a decimal number in a string or a list of dated values"),
    };
    Some(read.unwrap_or(Attribute::Undated(Share::ONE)))
}

fn dated_value(json: &Json, faults: &mut Faults) -> Option<DatedValue> {
    let fields = Fields::of(json, &["on", "value"], faults)?;
    let on = fields.required("on", faults, reading::day);
    let value = fields.required("value", faults, reading::decimal);
    Some(DatedValue { on: on?, value: value? })
}

/// Reads a row of usage. One that cannot be read keeps its place in the list, for nobody.
fn usage(json: &Json, faults: &mut Faults) -> Option<Usage> {
    let known = ["member", "meter", "quantity", "at", "subject"];
    let Some(fields) = Fields::of(json, &known, faults) else {
        return Some(Usage::new("", "", Share::ONE));
    };
    Some(Usage {
        member: fields.required("member", faults, reading::id).unwrap_or_default(),
        meter: fields.required("meter", faults, reading::id).unwrap_or_default(),
        quantity: fields.required("quantity", faults, reading::decimal).unwrap_or(Share::ONE),
        at: fields.optional("at", faults, reading::day),
        subject: fields.optional("subject", faults, reading::id),
    })
}
