//! The people of a cooperative: who has a seat and who is invited. The office sees everybody, a member
//! manager the people of its own member; the pages are the same, at addresses of their own.

mod views;

use actions::invitations::{self, Invite};
use actions::{Refused, people};
use actix_web::web::{Data, Path};
use kernel::{InvitationId, SeatId};
use serde::Deserialize;
use store::roles::{May, Role};
use store::{Db, PersonSeat, StoreError};
use validator::Validate;
use web::{Failure, Form, Nothing, Page, Reply, SignedIn, see_other};

use views::{Index, groups, invitation_row, new_view, seat_view};

/// The parts of an address that name something.
#[derive(Deserialize)]
pub struct SeatPath {
    seat: SeatId,
}

/// The parts of an address that name an invitation.
#[derive(Deserialize)]
pub struct InvitationPath {
    invitation: InvitationId,
}

/// Whom to invite.
#[derive(Deserialize, Validate, Default)]
pub struct InviteForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    /// Id of a member; empty for the office.
    #[serde(default)]
    member: String,
    #[serde(default)]
    roles: Vec<String>,
}

/// The roles of a seat.
#[derive(Deserialize, Validate)]
pub struct RolesForm {
    #[serde(default)]
    roles: Vec<String>,
}

/// `GET /{cooperative}/office/people` and `GET /{cooperative}/people`.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let (seats, open) = db
        .tenant::<_, StoreError, _>(&visit.actor, "people.index", |tx| {
            Ok((tx.people()?, tx.open_invitations()?))
        })
        .await?;
    let view = Index {
        base: base(&visit),
        office: visit.actor.may(May::KeepPeople),
        people: seats.len(),
        groups: groups(&visit, &seats),
        invitations: open.iter().map(|one| invitation_row(&visit, one)).collect(),
    };
    visit.page("admin/people/index", visit.text("people-title")).show(&view)
}

/// `GET .../people/new`.
pub async fn new(visit: SignedIn, db: Data<Db>) -> Reply {
    let view = new_view(&visit, &db, &InviteForm::default()).await?;
    new_page(&visit).show(&view)
}

/// `POST .../people`: sends an invitation.
pub async fn create(visit: SignedIn, form: Form<InviteForm>, db: Data<Db>) -> Reply {
    let (invite, email) = (invite_of(&visit, &form.fields), form.fields.email.trim().to_lowercase());
    let done = db
        .tenant(&visit.actor, form.once("invitations.create"), move |tx| invitations::invite(tx, &invite))
        .await;
    match done {
        Ok(_) => Ok(see_other(base(&visit)).flash_with("invitation-sent", &[("email", email)]).into()),
        Err(refused) => {
            let view = new_view(&visit, &db, &form.fields).await?;
            new_page(&visit).refused(refused)?.show(&view)
        }
    }
}

/// `POST .../invitations/{invitation}/withdrawal`.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<InvitationPath>,
    _form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.invitation;
    db.tenant::<_, Refused, _>(&visit.actor, "invitations.withdraw", move |tx| invitations::withdraw(tx, id))
        .await?;
    Ok(see_other(base(&visit)).flash("invitation-withdrawn").into())
}

/// `GET .../people/{seat}`.
pub async fn show(visit: SignedIn, path: Path<SeatPath>, db: Data<Db>) -> Reply {
    let seat = find(&visit, &db, path.seat).await?;
    seat_page(&visit, &seat).show(&seat_view(&visit, &seat, &seat.roles))
}

/// `POST .../people/{seat}/roles`.
pub async fn change_roles(
    visit: SignedIn,
    path: Path<SeatPath>,
    form: Form<RolesForm>,
    db: Data<Db>,
) -> Reply {
    let (id, roles) = (path.seat, roles_of(&form.fields.roles));
    let chosen = roles.clone();
    let done =
        db.tenant(&visit.actor, "people.change-roles", move |tx| people::change_roles(tx, id, &chosen)).await;
    match done {
        Ok(()) => Ok(see_other(base(&visit)).flash("roles-changed").into()),
        Err(refused) => again(&visit, &db, id, &roles, refused).await,
    }
}

/// `GET .../people/{seat}/removal`: asks once more.
pub async fn ask_removal(visit: SignedIn, path: Path<SeatPath>, db: Data<Db>) -> Reply {
    let seat = find(&visit, &db, path.seat).await?;
    let title = visit.text_with("people-remove-title", &[("name", seat.name.clone())]);
    let page = visit.page("admin/people/removal", title).under(visit.text("people-title"), base(&visit));
    page.show(&seat_view(&visit, &seat, &seat.roles))
}

/// `POST .../people/{seat}/removal`.
pub async fn remove(visit: SignedIn, path: Path<SeatPath>, _form: Form<Nothing>, db: Data<Db>) -> Reply {
    let id = path.seat;
    match db.tenant(&visit.actor, "people.remove", move |tx| people::remove(tx, id)).await {
        Ok(()) => Ok(see_other(base(&visit)).flash("person-removed").into()),
        Err(refused) => {
            let seat = find(&visit, &db, id).await?;
            let roles = seat.roles.clone();
            again(&visit, &db, id, &roles, refused).await
        }
    }
}

async fn again(visit: &SignedIn, db: &Db, id: SeatId, roles: &[Role], refused: Refused) -> Reply {
    let seat = find(visit, db, id).await?;
    seat_page(visit, &seat).refused(refused)?.show(&seat_view(visit, &seat, roles))
}

async fn find(visit: &SignedIn, db: &Db, seat: SeatId) -> Result<PersonSeat, Failure> {
    let found = db.tenant::<_, StoreError, _>(&visit.actor, "people.show", move |tx| tx.person_seat(seat));
    Ok(found.await?)
}

/// Where these pages stand for this actor.
fn base(visit: &SignedIn) -> String {
    let below = if visit.actor.member().is_some() { "people" } else { "office/people" };
    format!("{}/{below}", visit.home())
}

fn roles_of(names: &[String]) -> Vec<Role> {
    names.iter().filter_map(|name| Role::from_name(name)).collect()
}

fn invite_of(visit: &SignedIn, form: &InviteForm) -> Invite {
    let own = visit.actor.member().map(|member| member.id);
    Invite {
        name: form.name.clone(),
        email: form.email.clone(),
        member: own.or_else(|| form.member.parse().ok()),
        roles: roles_of(&form.roles),
        language: visit.language().code().to_owned(),
    }
}

fn new_page(visit: &SignedIn) -> Page<'_> {
    visit
        .page("admin/people/new", visit.text("people-invite-title"))
        .under(visit.text("people-title"), base(visit))
}

fn seat_page<'a>(visit: &'a SignedIn, seat: &PersonSeat) -> Page<'a> {
    visit.page("admin/people/show", seat.name.clone()).under(visit.text("people-title"), base(visit))
}
