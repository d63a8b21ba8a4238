//! The rules that cooperatives usually take, as forms to begin from.

use std::collections::BTreeMap;

use actions::key_rule::Rule;
use actions::members::INHABITANTS;
use actions::service_keys::key_of;
use allocation::{Aggregate, BlendPart, Key, Member, Pool, Presence, Scenario, Tier, TierMode, amounts};
use jiff::civil::date;
use kernel::{Cents, Period, Share};

use super::{KeyForm, Known, fill};

/// Their names in addresses and texts, in the order of the page.
pub const USUAL: [&str; 7] =
    ["inhabitants", "equal", "equal-and-use", "percentages", "three-years", "base-and-use", "tiers"];

/// The form of a usual rule; none for a name that is none of them.
#[must_use]
pub fn usual(name: &str, known: &Known) -> Option<KeyForm> {
    let inhabitants = || Key::Attribute { name: INHABITANTS.to_owned(), on: None };
    let meter = known.meters.iter().find(|meter| meter.service == Some(known.service.id));
    let usage = meter.map(|meter| Key::Usage { meter: meter.code.clone(), aggregate: Aggregate::Sum });
    let key = match name {
        "inhabitants" => inhabitants(),
        "equal" => Key::Equal,
        "equal-and-use" => blend(30, Key::Equal, usage.unwrap_or_else(inhabitants))?,
        "percentages" => Key::Fixed { shares: percentages(known) },
        "three-years" => {
            let year = known.today.year();
            let on = |year: i16| Key::Attribute { name: INHABITANTS.to_owned(), on: Some(date(year, 1, 1)) };
            Key::Average { of: vec![on(year - 2), on(year - 1), on(year)] }
        }
        // Without a meter the second part is left to choose.
        "base-and-use" => blend(40, inhabitants(), usage.clone().unwrap_or(Key::Equal))?,
        "tiers" => {
            let tier = |up_to: Option<i64>, rate: (i64, i64)| {
                let up_to = up_to.map(|up_to| Share::ratio(up_to, 1)).transpose().ok()?;
                Some(Tier { up_to, rate: Share::ratio(rate.0, rate.1).ok()? })
            };
            let tiers = [tier(Some(50_000), (1, 1)), tier(Some(100_000), (3, 4)), tier(None, (1, 2))];
            let tiers = tiers.into_iter().collect::<Option<_>>()?;
            Key::Tiered { of: Box::new(inhabitants()), mode: TierMode::Marginal, tiers }
        }
        _ => return None,
    };
    let mut form = fill(&Rule::by(key, Presence::Days))?;
    if name == "base-and-use" && meter.is_none() {
        form.set("key_2_what", "");
    }
    Some(form)
}

fn blend(percent: i64, first: Key, rest: Key) -> Option<Key> {
    let share = Share::ratio(percent, 100).ok()?;
    let rest = BlendPart { share: Share::ONE - share.clone(), key: rest };
    Some(Key::Blend { parts: vec![BlendPart { share, key: first }, rest] })
}

/// The percentages that hold now; else those by inhabitants, in two decimals that add up to a hundred.
fn percentages(known: &Known) -> BTreeMap<String, Share> {
    if let Some(Key::Fixed { shares }) = known.current().and_then(|key| key_of(&key.rule)) {
        return shares;
    }
    let present = || known.members.iter().filter(|member| member.is_present_on(known.today));
    let counted: BTreeMap<String, Share> = present()
        .filter_map(|member| Some((member.code.clone(), known.inhabitants.get(&member.id)?.clone())))
        .collect();
    let counts = counted.len() == present().count() && counted.values().any(|count| !count.is_zero());
    let key = if counts { Key::Fixed { shares: counted } } else { Key::Equal };
    // A hundred euros divided to the cent are percentages with two decimals.
    let Ok(period) = Period::new(date(2025, 1, 1), date(2026, 1, 1)) else { return BTreeMap::new() };
    let mut scenario = Scenario::new(period);
    scenario.members = present().map(|member| Member::new(&member.code)).collect();
    scenario.pools = vec![Pool::cost("percentages", Cents::new(10_000), key)];
    let members = amounts(&scenario).map(|done| done.members).unwrap_or_default();
    members.into_iter().map(|(member, amount)| (member, amount.euros())).collect()
}
