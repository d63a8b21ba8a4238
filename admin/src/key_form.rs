//! An allocation key as it is typed, read into a key.

use std::collections::BTreeMap;

use actions::Fault;
use actions::service_keys::NewKey;
use allocation::{Aggregate, BlendPart, Key, Presence};
use intake::number::{self, Notation};
use kernel::{ServiceId, Share};
use store::Member;

use crate::dates;
use crate::service_keys::KeyForm;

/// Reads the form, or says everything that is wrong with it.
///
/// # Errors
/// The faults, each with its field.
pub fn read(typed: &KeyForm, service: ServiceId, members: &[Member]) -> Result<NewKey, Vec<Fault>> {
    let mut faults = Vec::new();
    let key = key(typed, members).map_err(|fault| faults.push(fault));
    let starts_on = dates::read(&typed.starts_on)
        .ok_or_else(|| faults.push(Fault::field("starts_on", "key-starts-missing")));
    let presence = if typed.presence == "measure" { Presence::Measure } else { Presence::Days };
    match (key, starts_on) {
        (Ok(key), Ok(starts_on)) => {
            Ok(NewKey { service, starts_on, key, presence, note: typed.note.trim().to_owned() })
        }
        _ => Err(faults),
    }
}

fn key(typed: &KeyForm, members: &[Member]) -> Result<Key, Fault> {
    match typed.kind.as_str() {
        "equal" => Ok(Key::Equal),
        "attribute" => attribute(typed),
        "usage" => usage(typed),
        "fixed" => Ok(Key::Fixed { shares: shares(&typed.shares, members)? }),
        "blend" => blend(typed),
        _ => Err(Fault::field("kind", "key-kind-missing")),
    }
}

fn attribute(typed: &KeyForm) -> Result<Key, Fault> {
    if typed.attribute.is_empty() {
        return Err(Fault::field("attribute", "key-attribute-unknown"));
    }
    let on = match typed.on.trim() {
        "" => None,
        day => Some(dates::read(day).ok_or_else(|| Fault::field("on", "key-on-unreadable"))?),
    };
    Ok(Key::Attribute { name: typed.attribute.clone(), on })
}

fn usage(typed: &KeyForm) -> Result<Key, Fault> {
    if typed.meter.is_empty() {
        return Err(Fault::field("meter", "key-meter-unknown"));
    }
    Ok(Key::Usage { meter: typed.meter.clone(), aggregate: Aggregate::Sum })
}

/// A part equal, the rest by the meter or else by the attribute.
fn blend(typed: &KeyForm) -> Result<Key, Fault> {
    let unreadable = || Fault::field("percent", "key-percent-unreadable");
    let percent = typed.percent.trim().trim_end_matches('%').trim();
    let percent = number::quantity(percent, Notation::Dutch).map_err(|_| unreadable())?;
    let share = &Share::from(percent) * &Share::CENT;
    if share.is_zero() || share >= Share::ONE {
        return Err(unreadable());
    }
    let rest = if typed.meter.is_empty() { attribute(typed)? } else { usage(typed)? };
    let rest = BlendPart { share: Share::ONE - share.clone(), key: rest };
    Ok(Key::Blend { parts: vec![BlendPart { share, key: Key::Equal }, rest] })
}

/// A line for each member: its code or name and its share, with a semicolon, a tab or an equals sign
/// between them.
fn shares(text: &str, members: &[Member]) -> Result<BTreeMap<String, Share>, Fault> {
    let mut shares = BTreeMap::new();
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let unreadable = || Fault::field("shares", "key-shares-unreadable").with("line", at);
        let (member, share) = line.rsplit_once([';', '\t', '=']).ok_or_else(unreadable)?;
        let share = share.trim().trim_end_matches('%').trim();
        let share = number::quantity(share, Notation::Dutch).map_err(|_| unreadable())?;
        let folded = intake::fold(member);
        let found = members
            .iter()
            .find(|known| intake::fold(&known.code) == folded || intake::fold(&known.name) == folded);
        let Some(found) = found else {
            return Err(Fault::field("shares", "key-member-unknown").with("code", member.trim()));
        };
        shares.insert(found.code.clone(), Share::from(share));
    }
    if shares.is_empty() { Err(Fault::field("shares", "key-shares-missing")) } else { Ok(shares) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn members() -> Vec<Member> {
        let member = |code: &str, name: &str| Member {
            id: "00000000-0000-0000-0000-000000000001".parse().unwrap(),
            code: code.to_owned(),
            name: name.to_owned(),
            joined_on: date(2017, 1, 1),
            left_on: None,
            votes: 1,
        };
        vec![member("GM0373", "Bergen (NH.)"), member("GM0450", "Uitgeest")]
    }

    fn service() -> ServiceId {
        "00000000-0000-0000-0000-000000000002".parse().unwrap()
    }

    fn typed(kind: &str) -> KeyForm {
        KeyForm { kind: kind.to_owned(), starts_on: "1-1-2026".to_owned(), ..KeyForm::default() }
    }

    #[test]
    fn fixed_shares_are_read_by_code_or_name_with_a_comma_or_a_percent_sign() {
        let form = KeyForm { shares: "GM0373; 32,61\nuitgeest = 12,04%\n\n".to_owned(), ..typed("fixed") };
        let new = read(&form, service(), &members()).unwrap();
        let Key::Fixed { shares } = new.key else { panic!("not fixed") };
        assert_eq!(shares["GM0373"], "32.61".parse().unwrap());
        assert_eq!(shares["GM0450"], "12.04".parse().unwrap());
    }

    #[test]
    fn a_blend_is_one_part_equal_and_the_rest_by_usage() {
        let form = KeyForm { percent: "30".to_owned(), meter: "cases".to_owned(), ..typed("blend") };
        let Key::Blend { parts } = read(&form, service(), &members()).unwrap().key else {
            panic!("no blend")
        };
        assert_eq!(parts[1].share, "0.7".parse().unwrap());
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_with_its_field() {
        let form = KeyForm { shares: "Bergen 32".to_owned(), starts_on: String::new(), ..typed("fixed") };
        let faults = read(&form, service(), &members()).unwrap_err();
        let codes: Vec<_> = faults.iter().map(|fault| fault.code.as_ref()).collect();
        assert_eq!(codes, ["key-shares-unreadable", "key-starts-missing"]);
    }
}
