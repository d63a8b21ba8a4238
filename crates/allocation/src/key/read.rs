//! Reads a key from JSON.

use kernel::Share;

use super::{Aggregate, BlendPart, Key, Tier, TierMode};
use crate::fault::Faults;
use crate::json::Json;
use crate::reading::{self, Fields};

/// The words for what becomes of the readings of a meter.
pub(crate) const AGGREGATES: [(&str, Aggregate); 4] = [
    ("sum", Aggregate::Sum),
    ("max", Aggregate::Max),
    ("last", Aggregate::Last),
    ("unique", Aggregate::Unique),
];
/// The words for how tiers count.
pub(crate) const MODES: [(&str, TierMode); 2] =
    [("marginal", TierMode::Marginal), ("whole", TierMode::Whole)];

/// The kinds of key and the fields of each.
const KINDS: [(&str, &[&str]); 8] = [
    ("equal", &["kind"]),
    ("attribute", &["kind", "name", "on"]),
    ("usage", &["kind", "meter", "aggregate"]),
    ("fixed", &["kind", "shares"]),
    ("tiered", &["kind", "of", "mode", "tiers"]),
    ("average", &["kind", "of"]),
    ("product", &["kind", "of"]),
    ("blend", &["kind", "parts"]),
];

/// Reads a key and all keys in it.
pub(crate) fn key(json: &Json, faults: &mut Faults) -> Option<Key> {
    let (kind, fields) = reading::tagged(json, faults, "a key", &KINDS)?;
    match kind {
        "attribute" => {
            let name = fields.required("name", faults, reading::id);
            let on = fields.optional("on", faults, reading::day);
            Some(Key::Attribute { name: name?, on })
        }
        "usage" => {
            let meter = fields.required("meter", faults, reading::id);
            let aggregate = fields
                .required("aggregate", faults, |json, faults| reading::choice(json, faults, &AGGREGATES));
            Some(Key::Usage { meter: meter?, aggregate: aggregate? })
        }
        "fixed" => {
            let shares = fields.required("shares", faults, |json, faults| {
                reading::map(json, faults, |json, faults| Some(stand_in(reading::decimal(json, faults))))
            });
            Some(Key::Fixed { shares: shares? })
        }
        "tiered" => tiered(&fields, faults),
        "average" => Some(Key::Average { of: keys(&fields, faults)? }),
        "product" => Some(Key::Product { of: keys(&fields, faults)? }),
        "blend" => {
            let parts = fields
                .required("parts", faults, |json, faults| reading::whole_list(json, faults, blend_part));
            Some(Key::Blend { parts: parts? })
        }
        _ => Some(Key::Equal),
    }
}

fn keys(fields: &Fields<'_>, faults: &mut Faults) -> Option<Vec<Key>> {
    fields.required("of", faults, |json, faults| reading::whole_list(json, faults, key))
}

fn tiered(fields: &Fields<'_>, faults: &mut Faults) -> Option<Key> {
    let of = fields.required("of", faults, key);
    let mode = fields.required("mode", faults, |json, faults| reading::choice(json, faults, &MODES));
    let tiers = fields.required("tiers", faults, |json, faults| reading::whole_list(json, faults, tier));
    Some(Key::Tiered { of: Box::new(of?), mode: mode?, tiers: tiers? })
}

fn tier(json: &Json, faults: &mut Faults) -> Option<Tier> {
    let fields = Fields::of(json, &["up_to", "rate"], faults)?;
    let up_to = fields.optional("up_to", faults, reading::decimal);
    let rate = fields.required("rate", faults, reading::decimal);
    Some(Tier { up_to, rate: stand_in(rate) })
}

fn blend_part(json: &Json, faults: &mut Faults) -> Option<BlendPart> {
    let fields = Fields::of(json, &["share", "key"], faults)?;
    let share = fields.required("share", faults, reading::decimal);
    let key = fields.required("key", faults, key);
    Some(BlendPart { share: share?, key: key? })
}

/// A number that could not be read is noted; 1 in its place causes no further fault.
fn stand_in(number: Option<Share>) -> Share {
    number.unwrap_or(Share::ONE)
}
