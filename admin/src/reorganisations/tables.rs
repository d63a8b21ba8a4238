//! The effects of a reorganisation as rows and sentences, per member.

use actions::reorganisations::Plan;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, Share};
use serde::Serialize;
use serde_json::json;
use web::templates::items::Choice;
use web::{SignedIn, Visit};

use super::name_of;
use super::show::Seen;

/// Votes from the day on.
#[derive(Serialize)]
pub(super) struct Votes {
    rows: Vec<VotesRow>,
    note: String,
}

#[derive(Serialize)]
struct VotesRow {
    name: String,
    before: i32,
    after: i32,
}

/// Facts of one kind.
#[derive(Serialize)]
pub(super) struct Attributes {
    id: String,
    name: String,
    rows: Vec<AttributeRow>,
}

#[derive(Serialize)]
struct AttributeRow {
    name: String,
    on: Date,
    value: String,
}

/// A service that goes on.
#[derive(Serialize)]
pub(super) struct ServiceRow {
    service: String,
    successor: String,
    from: String,
    what: String,
}

/// Somebody who acts for a member that leaves.
#[derive(Serialize)]
pub(super) struct Person {
    id: String,
    seat: String,
    name: String,
    email: String,
    member: String,
    roles: String,
    next: String,
    note: Option<String>,
    label: String,
    choices: Vec<Choice>,
}

fn successor(seen: &Seen, place: usize) -> String {
    seen.one.about.successors.get(place).map(|one| one.name.clone()).unwrap_or_default()
}

fn service(seen: &Seen, id: ServiceId) -> String {
    seen.services.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
}

/// A sentence per member that leaves.
pub(super) fn leaving(visit: &SignedIn, seen: &Seen, plan: &Plan) -> Vec<String> {
    let last = plan.on.yesterday().unwrap_or(plan.on);
    let say = |id: &MemberId| {
        let ended = plan.endings.iter().filter(|one| one.member == *id).count();
        let people = plan.seats.iter().filter(|one| one.member == *id).count();
        let (name, date) = (name_of(&seen.members, *id), visit.words().date(last));
        let args = json!({ "name": name, "date": date, "services": ended, "people": people });
        visit.say("reorganisation-leaves", args)
    };
    seen.one.about.predecessors.iter().map(say).collect()
}

/// A sentence per successor.
pub(super) fn coming(visit: &SignedIn, seen: &Seen) -> Vec<String> {
    let about = &seen.one.about;
    let whole = about.successors.len() == 1;
    let say = |one: &store::Successor| {
        let known = one.member.and_then(|id| seen.members.iter().find(|member| member.id == id));
        // After the confirmation a new one is a member since the day itself.
        let joins = known.is_none_or(|member| member.joined_on == about.on);
        let key = match (joins, whole) {
            (true, true) => "reorganisation-joins",
            (true, false) => "reorganisation-joins-by-share",
            (false, true) => "reorganisation-goes-on",
            (false, false) => "reorganisation-goes-on-by-share",
        };
        let (name, code) = (&one.name, &one.code);
        let date = visit.words().date(about.on);
        visit.say(key, json!({ "name": name, "code": code, "date": date, "share": share(visit, &one.share) }))
    };
    about.successors.iter().map(say).collect()
}

/// A share as people read it: exact where the decimals end, else as a fraction as well.
fn share(visit: &Visit, share: &Share) -> String {
    let percent = share * &Share::from(100);
    let text = percent.to_string();
    if !text.contains('/') {
        return format!("{}\u{a0}%", visit.words().quantity(&percent));
    }
    let rounded: Share = percent.rounded(2).parse().unwrap_or_default();
    format!("{share} (≈ {}\u{a0}%)", visit.words().quantity(&rounded))
}

/// Votes before and after, and by which rule.
pub(super) fn votes(visit: &SignedIn, seen: &Seen, plan: &Plan) -> Option<Votes> {
    let row = |one: &actions::reorganisations::VoteEffect| VotesRow {
        name: successor(seen, one.place),
        before: one.before,
        after: one.after,
    };
    let rows: Vec<VotesRow> = plan.votes.iter().map(row).collect();
    let note = match seen.one.about.votes_by {
        Some((per, most)) => visit.say("reorganisation-votes-by-people", json!({ "per": per, "most": most })),
        None if rows.len() > 1 => visit.text("reorganisation-votes-by-share"),
        None => visit.text("reorganisation-votes-added"),
    };
    (!rows.is_empty()).then_some(Votes { rows, note })
}

/// Facts from the day on, a table per fact; the older ones of a new member stay out of sight.
pub(super) fn attributes(visit: &SignedIn, seen: &Seen, plan: &Plan) -> Vec<Attributes> {
    let mut tables: Vec<Attributes> = Vec::new();
    for one in plan.attributes.iter().filter(|one| one.on == plan.on) {
        let row = AttributeRow {
            name: successor(seen, one.place),
            on: one.on,
            value: visit.words().quantity(&one.value),
        };
        match tables.iter_mut().find(|table| table.id == one.name) {
            Some(table) => table.rows.push(row),
            None => tables.push(Attributes {
                id: one.name.clone(),
                name: in_words(visit, &one.name),
                rows: vec![row],
            }),
        }
    }
    tables
}

/// Facts that somebody has to fill in.
pub(super) fn unknown(visit: &SignedIn, seen: &Seen, plan: &Plan) -> Vec<String> {
    let say = |one: &actions::reorganisations::UnknownAttribute| {
        let (to, fact) = (successor(seen, one.place), in_words(visit, &one.name));
        let args = json!({ "name": to, "fact": fact, "of": one.of.join(", ") });
        visit.say("reorganisation-fact-unknown", args)
    };
    plan.unknown.iter().map(say).collect()
}

/// A fact in words: those that the portal knows have a text, others are written as they were named.
fn in_words(visit: &Visit, name: &str) -> String {
    match name {
        "inhabitants" | "budget" | "workplaces" => visit.text(&format!("attribute-{name}")),
        other => other.replace('_', " "),
    }
}

/// Which service goes on where.
pub(super) fn services(visit: &SignedIn, seen: &Seen, plan: &Plan) -> Vec<ServiceRow> {
    let words = visit.words();
    let row = |one: &actions::reorganisations::GoingOn| {
        let of = seen.subscriptions.iter().filter(|old| one.of.contains(&old.id));
        let mut from: Vec<String> = of.map(|old| name_of(&seen.members, old.member)).collect();
        from.sort();
        from.dedup();
        let begin = |(from, until): &(Date, Option<Date>)| match until {
            None => visit.say("reorganisation-service-begins", json!({ "date": words.date(*from) })),
            Some(until) => {
                let last = until.yesterday().unwrap_or(*until);
                let args = json!({ "date": words.date(*from), "last": words.date(last) });
                visit.say("reorganisation-service-begins-until", args)
            }
        };
        let mut what: Vec<String> = Vec::new();
        if !one.keeps.is_empty() {
            what.push(visit.text("reorganisation-service-keeps"));
        }
        what.extend(one.begins.iter().map(begin));
        if one.of.iter().any(|old| seen.choices.contains_key(old)) {
            what.push(visit.text("reorganisation-service-adds"));
        }
        ServiceRow {
            service: service(seen, one.service),
            successor: successor(seen, one.place),
            from: from.join(", "),
            what: what.join(" "),
        }
    };
    plan.going_on.iter().map(row).collect()
}

/// Who goes where.
pub(super) fn people(visit: &SignedIn, seen: &Seen, plan: &Plan) -> Vec<Person> {
    let role = |role: &store::roles::Role| visit.text(&format!("role-{}", role.name().replace('_', "-")));
    let list = |roles: &[store::roles::Role]| roles.iter().map(role).collect::<Vec<_>>().join(", ");
    let person = |one: &actions::reorganisations::SeatEffect| {
        let choice = |place: Option<usize>, label: String| Choice {
            value: place.map_or_else(|| "none".to_owned(), |place| place.to_string()),
            label,
            selected: place == one.place,
            ..Choice::default()
        };
        let places = seen.one.about.successors.iter().enumerate();
        let mut choices: Vec<Choice> =
            places.map(|(place, to)| choice(Some(place), to.name.clone())).collect();
        choices.push(choice(None, visit.text("reorganisation-seat-none")));
        let next =
            one.place.map_or_else(|| visit.text("reorganisation-seat-none"), |place| successor(seen, place));
        let has = json!({ "name": next, "roles": list(&one.has) });
        Person {
            id: format!("place-{}", one.seat),
            seat: one.seat.to_string(),
            name: one.name.clone(),
            email: one.email.clone(),
            member: name_of(&seen.members, one.member),
            roles: list(&one.roles),
            note: (!one.has.is_empty()).then(|| visit.say("reorganisation-seat-has", has)),
            label: visit.say("reorganisation-seat-label", json!({ "name": one.name })),
            next,
            choices,
        }
    };
    plan.seats.iter().map(person).collect()
}
