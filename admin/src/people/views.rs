//! What the pages of people show.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;
use store::roles::{May, Role};
use store::{Db, Invitation, PersonSeat, SeatMember, StoreError, local_day};
use web::{Failure, SignedIn, initials};

use super::{InviteForm, base, roles_of};

#[derive(Serialize)]
pub(super) struct Index {
    pub(super) base: String,
    pub(super) office: bool,
    pub(super) groups: Vec<Group>,
    pub(super) invitations: Vec<InvitationRow>,
    pub(super) people: usize,
}

#[derive(Serialize)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
}

#[derive(Serialize)]
pub(super) struct Row {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) initials: String,
    pub(super) email: String,
    pub(super) roles: Vec<String>,
    pub(super) from: Option<String>,
    pub(super) own: bool,
}

#[derive(Serialize)]
pub(super) struct InvitationRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) whom: String,
    pub(super) roles: String,
    pub(super) until: String,
}

#[derive(Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) note: Option<String>,
    pub(super) selected: bool,
}

#[derive(Serialize)]
pub(super) struct New {
    pub(super) base: String,
    pub(super) office: bool,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) members: Vec<Choice>,
    pub(super) office_roles: Vec<Choice>,
    pub(super) member_roles: Vec<Choice>,
}

#[derive(Serialize)]
pub(super) struct Show {
    pub(super) base: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) initials: String,
    pub(super) whom: String,
    pub(super) own: bool,
    pub(super) roles: Vec<Choice>,
}

pub(super) fn groups(visit: &SignedIn, seats: &[PersonSeat]) -> Vec<Group> {
    let mut groups: BTreeMap<Option<&str>, Vec<Row>> = BTreeMap::new();
    for seat in seats {
        let member = seat.member.as_ref().map(|member| member.name.as_str());
        groups.entry(member).or_default().push(row(visit, seat));
    }
    groups
        .into_iter()
        .zip(1..)
        .map(|((member, rows), n)| Group {
            id: format!("group-{n}"),
            title: member.map_or_else(|| visit.text("seat-office"), str::to_owned),
            rows,
        })
        .collect()
}

fn row(visit: &SignedIn, seat: &PersonSeat) -> Row {
    Row {
        href: format!("{}/{}", base(visit), seat.id),
        name: seat.name.clone(),
        initials: initials(&seat.name),
        email: seat.email.clone(),
        roles: seat.roles.iter().map(|role| role_label(visit, *role)).collect(),
        from: seat.starts_on.map(|day| visit.say("people-from", json!({ "date": visit.words().date(day) }))),
        own: visit.actor.person() == Some(seat.person),
    }
}

pub(super) fn invitation_row(visit: &SignedIn, one: &Invitation) -> InvitationRow {
    let roles: Vec<String> = one.roles.iter().map(|role| role_label(visit, *role)).collect();
    InvitationRow {
        id: one.id.to_string(),
        name: one.name.clone(),
        email: one.email.clone(),
        whom: one.member_name.clone().unwrap_or_else(|| visit.text("seat-office")),
        roles: roles.join(", "),
        until: local_day(one.expires_at).to_string(),
    }
}

fn role_label(visit: &SignedIn, role: Role) -> String {
    visit.text(&format!("role-{}", role.name().replace('_', "-")))
}

/// A label begins with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn role_choices(visit: &SignedIn, for_member: bool, chosen: &[Role]) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        value: role.name().to_owned(),
        label: capital(&role_label(visit, *role)),
        note: Some(visit.text(&format!("people-role-{}", role.name().replace('_', "-")))),
        selected: chosen.contains(role),
    };
    Role::of_seat(for_member).iter().map(choice).collect()
}

pub(super) async fn new_view(visit: &SignedIn, db: &Db, form: &InviteForm) -> Result<New, Failure> {
    let members: Vec<SeatMember> =
        db.tenant::<_, StoreError, _>(&visit.actor, "people.new", |tx| tx.seat_members()).await?;
    let chosen = roles_of(&form.roles);
    let office = Choice {
        value: String::new(),
        label: visit.text("seat-office"),
        note: None,
        selected: form.member.is_empty(),
    };
    let members = members.into_iter().map(|member| Choice {
        selected: form.member == member.id.to_string(),
        value: member.id.to_string(),
        label: member.name,
        note: None,
    });
    Ok(New {
        base: base(visit),
        office: visit.actor.may(May::KeepPeople),
        name: form.name.clone(),
        email: form.email.clone(),
        members: std::iter::once(office).chain(members).collect(),
        office_roles: role_choices(visit, false, &chosen),
        member_roles: role_choices(visit, true, &chosen),
    })
}

pub(super) fn seat_view(visit: &SignedIn, seat: &PersonSeat, roles: &[Role]) -> Show {
    Show {
        base: base(visit),
        id: seat.id.to_string(),
        name: seat.name.clone(),
        email: seat.email.clone(),
        initials: initials(&seat.name),
        whom: seat.member.as_ref().map_or_else(|| visit.text("seat-office"), |member| member.name.clone()),
        own: visit.actor.person() == Some(seat.person),
        roles: role_choices(visit, seat.member.is_some(), roles),
    }
}
