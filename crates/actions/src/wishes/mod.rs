//! Wishes: a member puts one in, the office merges it, makes it a candidate, parks or rejects it.
//!
//! Invariant: what is parked or rejected says why; its proposer and its followers hear so. A wish that goes
//! into another keeps its words, and its supporters support that other.

mod likeness;

use kernel::{CandidateId, TopicId, WishId};
use serde_json::json;
use store::roles::May;
use store::{AboutCandidate, AboutLife, AboutWish, Candidate, StoreError, TenantTx, Topic, UplProduct, Wish};

use crate::letters::in_lines;
use crate::lives::is_acquisition;
use crate::permissions::require;
use crate::topics::{Circle, Event, tell};
use crate::{Fault, Refused, candidates};

pub use likeness::folded;

/// The most characters in a title.
pub const LONGEST_TITLE: usize = 120;
/// The most characters in every other text.
pub const LONGEST_TEXT: usize = 4_000;
/// The most characters in the name of a product that is looked up.
const LONGEST_PRODUCT: usize = 300;
/// The states in which the office may put a wish by itself.
pub const DECIDED: [&str; 3] = ["open", "parked", "rejected"];
/// At most so many likely duplicates are suggested.
const SUGGESTED: usize = 5;

/// Puts in a wish for the actor's member, which supports it from then on. The office hears of it.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn put_in(tx: &mut TenantTx<'_>, about: &AboutWish) -> Result<WishId, Refused> {
    require(tx, May::Wish)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let about = check(tx, about)?;
    let id = tx.add_wish(member, &about).map_err(numbered)?;
    let topic = TopicId(id.0);
    tx.support(topic, member)?;
    if let Some(person) = tx.actor().person() {
        tx.follow(topic, person)?;
    }
    tx.audit("wishes.put-in", id, &about.title)?;
    let from = tx.actor().member().map(|member| member.name.clone()).unwrap_or_default();
    tell(tx, Topic::Wish(id), Event::Wish, Circle::Office, &[], &json!({ "member": from }))?;
    Ok(id)
}

/// Two wishes that come at the same moment want the same number: one of them tries again.
fn numbered(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "wishes_number" => StoreError::Conflict.into(),
        other => other.into(),
    }
}

/// A wish as it can be kept: its texts trimmed, its product by its uniform name.
///
/// # Errors
/// The faults, each beside its field; or those of the store.
pub fn check(tx: &mut TenantTx<'_>, about: &AboutWish) -> Result<AboutWish, Refused> {
    let mut faults = Vec::new();
    let upl = match product(tx, &about.upl)? {
        Ok(upl) => upl,
        Err(fault) => {
            faults.push(fault);
            String::new()
        }
    };
    let trimmed = |text: &str| text.trim().to_owned();
    let about = AboutWish {
        title: trimmed(&about.title),
        what: trimmed(&about.what),
        why: trimmed(&about.why),
        upl,
        helped: trimmed(&about.helped),
        expected_use: trimmed(&about.expected_use),
        acquisition: trimmed(&about.acquisition),
    };
    if !is_acquisition(&about.acquisition) {
        faults.push(Fault::field("acquisition", "acquisition-unknown"));
    }
    for (field, text, code) in [
        ("title", &about.title, "wish-title-missing"),
        ("what", &about.what, "wish-what-missing"),
        ("why", &about.why, "wish-why-missing"),
    ] {
        if text.is_empty() {
            faults.push(Fault::field(field, code));
        }
    }
    for (field, text, most) in [
        ("title", &about.title, LONGEST_TITLE),
        ("what", &about.what, LONGEST_TEXT),
        ("why", &about.why, LONGEST_TEXT),
        ("helped", &about.helped, LONGEST_TEXT),
        ("expected_use", &about.expected_use, LONGEST_TEXT),
    ] {
        if text.chars().count() > most {
            faults.push(Fault::field(field, "wish-text-too-long").with("most", most));
        }
    }
    if faults.is_empty() { Ok(about) } else { Err(Refused::Faults(faults)) }
}

/// The uniform name of a product that somebody typed, whatever its capitals and accents.
pub(crate) fn product(tx: &mut TenantTx<'_>, typed: &str) -> Result<Result<String, Fault>, StoreError> {
    if folded(typed.trim()).is_empty() {
        return Ok(Ok(String::new()));
    }
    Ok(product_of(&tx.upl_products()?, typed))
}

/// The same in a list that is at hand; who asks for more than one name loads it once.
pub(crate) fn product_of(all: &[UplProduct], typed: &str) -> Result<String, Fault> {
    // No product is called like that, and comparing it with all of them takes long.
    if typed.trim().chars().nth(LONGEST_PRODUCT).is_some() {
        return Err(Fault::field("upl", "wish-upl-unknown"));
    }
    let wanted = folded(typed.trim());
    if let Some(found) = all.iter().find(|product| folded(&product.name) == wanted) {
        return Ok(found.name.clone());
    }
    let near: Vec<&str> = all
        .iter()
        .map(|product| product.name.as_str())
        .filter(|name| folded(name).contains(&wanted) || likeness::like(&wanted, "", name, "").is_some())
        .take(SUGGESTED)
        .collect();
    Err(match near.as_slice() {
        [] => Fault::field("upl", "wish-upl-unknown"),
        near => Fault::field("upl", "wish-upl-near").with("names", near.join(", ")),
    })
}

/// A wish or a candidate that is probably the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// Which.
    pub topic: Topic,
    /// What it is called.
    pub title: String,
    /// How alike, in hundredths.
    pub likeness: u32,
}

/// The wishes and candidates that are probably the same as one that somebody is about to put in: the
/// likeliest first. What was merged or became a candidate is found as what it went into.
#[must_use]
pub fn likely(title: &str, upl: &str, wishes: &[Wish], candidates: &[Candidate]) -> Vec<Likely> {
    let wishes = wishes
        .iter()
        .filter(|wish| ["open", "parked"].contains(&wish.state.as_str()))
        .map(|wish| (Topic::Wish(wish.id), &wish.about.title, &wish.about.upl));
    let candidates = candidates
        .iter()
        .filter(|one| one.state != "rejected")
        .map(|one| (Topic::Candidate(one.id), &one.about.title, &one.about.upl));
    let mut found: Vec<Likely> = wishes
        .chain(candidates)
        .filter_map(|(topic, other, other_upl)| {
            let likeness = likeness::like(title, upl, other, other_upl)?;
            Some(Likely { topic, title: other.clone(), likeness })
        })
        .collect();
    found.sort_by(|a, b| b.likeness.cmp(&a.likeness).then_with(|| a.title.cmp(&b.title)));
    found.truncate(SUGGESTED);
    found
}

/// Merges an open or parked wish into another wish or a candidate: supporters and followers go along, the
/// words stay.
///
/// # Errors
/// A sentence where that cannot be, or those of the store.
pub fn merge(tx: &mut TenantTx<'_>, id: WishId, into: Topic, reason: &str) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    let wish = waiting(tx, id)?;
    let title = match into {
        Topic::Wish(other) if other == id => return Err(Fault::field("into", "wish-into-itself").into()),
        // Locked too, so that two wishes never go into each other.
        Topic::Wish(other) => waiting_at(tx, other, "into")?.about.title,
        Topic::Candidate(other) => tx.lock_candidate(other)?.about.title,
    };
    tx.unite_topics(TopicId(id.0), into.id())?;
    settle(tx, &wish, "merged", reason, Some(into))?;
    tx.audit("wishes.merge", id, &format!("{} > {title}", wish.about.title))?;
    Ok(())
}

/// Makes a candidate of an open or parked wish: its supporters and followers go along.
///
/// # Errors
/// A sentence where that cannot be, or those of the store.
pub fn make_candidate(
    tx: &mut TenantTx<'_>,
    id: WishId,
    about: &AboutCandidate,
) -> Result<CandidateId, Refused> {
    require(tx, May::KeepRoadmap)?;
    let wish = waiting(tx, id)?;
    let candidate = candidates::add(tx, about)?;
    if !wish.about.acquisition.is_empty() {
        let life = tx.life_of_candidate(candidate)?;
        let acquisition = wish.about.acquisition.clone();
        tx.change_life(life.id, &AboutLife { acquisition, ..life.about })?;
    }
    let into = Topic::Candidate(candidate);
    tx.unite_topics(TopicId(id.0), into.id())?;
    settle(tx, &wish, "candidate", "", Some(into))?;
    tx.audit("wishes.make-candidate", id, &wish.about.title)?;
    Ok(candidate)
}

/// Parks or rejects a wish, or takes it up again. Parking and rejecting ask for a reason.
///
/// # Errors
/// A sentence beside the reason, or those of the store.
pub fn decide(tx: &mut TenantTx<'_>, id: WishId, state: &str, reason: &str) -> Result<(), Refused> {
    require(tx, May::KeepRoadmap)?;
    if !DECIDED.contains(&state) {
        return Err(Fault::field("state", "wish-state-unknown").into());
    }
    let reason = reason.trim();
    if reason.is_empty() && state != "open" {
        return Err(Fault::field("reason", "wish-reason-missing").into());
    }
    let wish = tx.lock_wish(id)?;
    if !DECIDED.contains(&wish.state.as_str()) {
        return Err(Fault::page("wish-went-on").into());
    }
    if wish.state == state {
        return Err(Fault::field("state", "wish-state-same").into());
    }
    settle(tx, &wish, state, reason, None)?;
    tx.audit("wishes.decide", id, &format!("{}: {} > {state}", wish.about.title, wish.state))?;
    Ok(())
}

/// A wish that still waits for somebody to decide, locked.
fn waiting(tx: &mut TenantTx<'_>, id: WishId) -> Result<Wish, Refused> {
    let wish = tx.lock_wish(id)?;
    let waits = ["open", "parked"].contains(&wish.state.as_str());
    if waits { Ok(wish) } else { Err(Fault::page("wish-went-on").into()) }
}

fn waiting_at(tx: &mut TenantTx<'_>, id: WishId, field: &'static str) -> Result<Wish, Refused> {
    waiting(tx, id).map_err(|refused| match refused {
        Refused::Faults(_) => Fault::field(field, "wish-into-closed").into(),
        other => other,
    })
}

/// Moves a wish, remembers it, and mails its proposer and its followers.
fn settle(
    tx: &mut TenantTx<'_>,
    wish: &Wish,
    state: &str,
    reason: &str,
    into: Option<Topic>,
) -> Result<(), Refused> {
    let reason = reason.trim();
    if reason.chars().count() > LONGEST_TEXT {
        return Err(Fault::field("reason", "wish-text-too-long").with("most", LONGEST_TEXT).into());
    }
    tx.move_wish(wish.id, state, reason, into)?;
    let now = tx.now();
    tx.add_state_change(TopicId(wish.id.0), state, reason, now)?;
    let said = json!({ "state": format!("wish-state-{state}"), "reason": in_lines(reason) });
    tell(tx, Topic::Wish(wish.id), Event::State, Circle::Followers, &[wish.person], &said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(n: u128, title: &str, state: &str) -> Wish {
        Wish {
            id: format!("{n:032x}").parse().unwrap(),
            number: 1,
            about: AboutWish { title: title.to_owned(), ..AboutWish::default() },
            member: format!("{:032x}", 1).parse().unwrap(),
            person: format!("{:032x}", 1).parse().unwrap(),
            by: String::new(),
            at: jiff::Timestamp::UNIX_EPOCH,
            state: state.to_owned(),
            state_reason: String::new(),
            state_since: jiff::Timestamp::UNIX_EPOCH,
            into: None,
        }
    }

    #[test]
    fn the_likeliest_come_first_and_what_went_on_is_left_out() {
        let wishes = [
            wish(1, "Trouwlocatie bekijken", "open"),
            wish(2, "Trouwlocatie reserveren", "open"),
            wish(3, "Trouwlocatie reserveren", "merged"),
        ];
        let found = likely("Een trouwlocatie reserveren", "", &wishes, &[]);
        let titles: Vec<&str> = found.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["Trouwlocatie reserveren", "Trouwlocatie bekijken"]);
    }
}
