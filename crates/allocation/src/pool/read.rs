//! Reads a pool from JSON.

use kernel::{Cents, Share};

use super::{
    Bound, CostPool, Participant, Participants, PhaseIn, Pool, Presence, Rules, SupportPool, TariffPool,
};
use crate::fault::{FaultKind, Faults};
use crate::json::Json;
use crate::key::{Key, read_key};
use crate::reading::{self, Fields};

const PRESENCES: [(&str, Presence); 2] = [("measure", Presence::Measure), ("days", Presence::Days)];

/// The kinds of pool and the fields of each.
const KINDS: [(&str, &[&str]); 3] = [
    (
        "cost",
        &["id", "kind", "amount", "participants", "key", "floor", "cap", "phase_in", "presence", "fallback"],
    ),
    (
        "tariff",
        &[
            "id",
            "kind",
            "price",
            "cost",
            "due",
            "participants",
            "key",
            "floor",
            "cap",
            "phase_in",
            "presence",
            "fallback",
        ],
    ),
    ("support", &["id", "kind", "amount"]),
];

/// Reads a pool. One that cannot be read keeps its place in the list, and its name if that much is clear.
pub(crate) fn pool(json: &Json, faults: &mut Faults) -> Option<Pool> {
    let id = match json.field("id") {
        Some(Json::Text(id)) => id.as_str(),
        _ => "",
    };
    Some(known_pool(json, faults).unwrap_or_else(|| Pool::cost(id, Cents::ZERO, Key::Equal)))
}

fn known_pool(json: &Json, faults: &mut Faults) -> Option<Pool> {
    let (kind, fields) = reading::tagged(json, faults, "a pool", &KINDS)?;
    let id = fields.required("id", faults, reading::id).unwrap_or_default();
    Some(match kind {
        "cost" => Pool::Cost(CostPool {
            id,
            amount: fields.required("amount", faults, reading::amount).unwrap_or_default(),
            rules: rules(&fields, faults),
            floor: fields.optional("floor", faults, bound),
            cap: fields.optional("cap", faults, bound),
        }),
        "tariff" => {
            // They belong to every pool's form, but a tariff has no total to give back what they cut off.
            for name in ["floor", "cap"] {
                fields.optional(name, faults, |_, faults| {
                    faults.add(FaultKind::BoundOnTariff);
                    None::<()>
                });
            }
            Pool::Tariff(TariffPool {
                id,
                price: fields.required("price", faults, reading::decimal).unwrap_or(Share::ONE),
                cost: fields.optional("cost", faults, reading::amount),
                due: fields.optional("due", faults, reading::day),
                rules: rules(&fields, faults),
            })
        }
        _ => {
            let amount = fields.required("amount", faults, reading::amount).unwrap_or_default();
            Pool::Support(SupportPool { id, amount })
        }
    })
}

fn rules(fields: &Fields<'_>, faults: &mut Faults) -> Rules {
    let participants = fields.optional("participants", faults, participants);
    let key = fields.required("key", faults, read_key).unwrap_or(Key::Equal);
    let presence =
        fields.optional("presence", faults, |json, faults| reading::choice(json, faults, &PRESENCES));
    Rules {
        participants: participants.unwrap_or(Participants::All),
        key,
        presence: presence.unwrap_or_default(),
        phase_in: fields.optional("phase_in", faults, phase_in),
        fallback: fields.optional("fallback", faults, read_key),
    }
}

fn participants(json: &Json, faults: &mut Faults) -> Option<Participants> {
    match json {
        Json::Text(text) if text == "all" => Some(Participants::All),
        Json::List(_) => reading::list(json, faults, participant).map(Participants::Listed),
        _ => reading::wrong(faults, "\"all\" or a list of members"),
    }
}

fn participant(json: &Json, faults: &mut Faults) -> Option<Participant> {
    if let Json::Text(_) = json {
        return Some(Participant::new(reading::id(json, faults)?));
    }
    let fields = Fields::of(json, &["member", "from", "until"], faults)?;
    let member = fields.required("member", faults, reading::id);
    let from = fields.optional("from", faults, reading::day);
    let until = fields.optional("until", faults, reading::day);
    Some(Participant { member: member?, from, until })
}

fn phase_in(json: &Json, faults: &mut Faults) -> Option<PhaseIn> {
    let fields = Fields::of(json, &["factors"], faults)?;
    let factors = fields
        .required("factors", faults, |json, faults| reading::whole_list(json, faults, reading::decimal));
    Some(PhaseIn { factors: factors? })
}

fn bound(json: &Json, faults: &mut Faults) -> Option<Bound> {
    let fields = Fields::of(json, &["amount", "percent_of_previous"], faults)?;
    let amount = fields.optional("amount", faults, reading::amount).map(Bound::Amount);
    let percent =
        fields.optional("percent_of_previous", faults, reading::decimal).map(Bound::PercentOfPrevious);
    if json.field("amount").is_some() == json.field("percent_of_previous").is_some() {
        faults.add(FaultKind::OneBound);
    }
    amount.or(percent)
}
