//! Inviting somebody to a seat, and taking the seat.
//!
//! The link in the mail proves the address. Who has no account makes one; who has one signs in as that
//! address, or gives its password on the page itself.

use kernel::{InvitationId, MemberId, PersonId};
use store::roles::Role;
use store::{
    Account, Cooperative, Invitation, NewInvitation, NewMail, PlatformTx, SessionTx, TenantTx, Visitor,
};

use crate::people::{check_roles, require_for};
use crate::sign_in::{Verified, email_of, name_of, proven};
use crate::{Fault, Refused, tokens};

/// Whom to invite, for what.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Name of the person.
    pub name: String,
    /// E-mail address, as typed.
    pub email: String,
    /// For which member; absent for the office.
    pub member: Option<MemberId>,
    /// The roles offered.
    pub roles: Vec<Role>,
    /// Language of the mail.
    pub language: String,
}

impl Invite {
    /// What can be said without the database.
    fn check(&self) -> Result<(String, String), Refused> {
        let mut faults = Vec::new();
        let name = name_of(&self.name).map_err(|fault| faults.push(fault)).unwrap_or_default();
        let email = email_of(&self.email).map_err(|fault| faults.push(fault)).unwrap_or_default();
        faults.extend(check_roles(&self.roles, self.member.is_some()).err());
        if faults.is_empty() { Ok((name, email)) } else { Err(Refused::Faults(faults)) }
    }

    fn mail(&self, cooperative: &Cooperative, by: &str, email: &str, token: &str) -> NewMail {
        NewMail {
            recipient: email.to_owned(),
            event: "invitation",
            language: if self.language == "en" { "en".to_owned() } else { "nl".to_owned() },
            data: serde_json::json!({
                "name": self.name,
                "cooperative": cooperative.name,
                "invited_by": by,
                "path": "/sign-in/invitations/",
                "token": token,
            }),
        }
    }
}

/// Invites somebody by mail. Whoever was invited before for the same seat gets a new link; the old one dies.
///
/// # Errors
/// Faults of `name`, `email`, `member` and `roles`; [`Refused::Forbidden`] for somebody else's member.
pub fn invite(tx: &mut TenantTx<'_>, invite: &Invite) -> Result<InvitationId, Refused> {
    require_for(tx, invite.member)?;
    let (name, email) = invite.check()?;
    if let Some(member) = invite.member
        && !tx.seat_members()?.iter().any(|one| one.id == member)
    {
        return Err(Fault::field("member", "invitation-member-gone").into());
    }
    let has_seat = tx
        .people()?
        .iter()
        .any(|seat| seat.email == email && seat.member.as_ref().map(|member| member.id) == invite.member);
    if has_seat {
        return Err(Fault::field("email", "invitation-has-seat").into());
    }
    let token = tokens::fresh(tx.chance());
    let new = NewInvitation {
        token_hash: token.hash,
        email: email.clone(),
        name,
        member: invite.member,
        roles: invite.roles.clone(),
    };
    let id = tx.add_invitation(&new)?;
    let mail = invite.mail(tx.actor().cooperative(), tx.actor().name(), &email, &token.text);
    tx.mail(&mail)?;
    tx.audit("invitations.create", id, &email)?;
    Ok(id)
}

/// Takes an invitation back: its link dies.
///
/// # Errors
/// [`Refused::Forbidden`] for one of somebody else's member; absent where it is not open any more.
pub fn withdraw(tx: &mut TenantTx<'_>, id: InvitationId) -> Result<(), Refused> {
    let open = tx.open_invitations()?;
    let invitation = open.iter().find(|one| one.id == id).ok_or(store::StoreError::Absent)?;
    require_for(tx, invitation.member)?;
    tx.withdraw_invitation(id)?;
    Ok(tx.audit("invitations.withdraw", id, &invitation.email)?)
}

/// Invites the first administrator of a cooperative, as the operator.
///
/// # Errors
/// Faults of `name` and `email`.
pub fn invite_administrator(
    tx: &mut PlatformTx<'_>,
    cooperative: &Cooperative,
    invite: &Invite,
) -> Result<(), Refused> {
    let invite = Invite { member: None, roles: vec![Role::Office], ..invite.clone() };
    let (name, email) = invite.check()?;
    let token = tokens::fresh(tx.chance());
    let new = NewInvitation {
        token_hash: token.hash,
        email: email.clone(),
        name,
        member: None,
        roles: invite.roles.clone(),
    };
    let id = tx.invite_administrator(cooperative, &new)?;
    let mail = invite.mail(cooperative, tx.operator().name(), &email, &token.text);
    tx.mail(&mail)?;
    Ok(tx.audit_in(cooperative, "invitations.create", id, &email)?)
}

/// An invitation as its link shows it.
#[derive(Debug)]
pub struct Offer {
    /// The invitation.
    pub invitation: Invitation,
    /// Whether the address has an account with a password.
    pub has_account: bool,
}

/// What a link offers, while it works.
///
/// # Errors
/// The fault of a link that was used, withdrawn, is too old or never was.
pub fn find(tx: &mut SessionTx<'_>, token: &str) -> Result<Offer, Refused> {
    let invitation = open(tx, token)?;
    let account = tx.account_by_email(&invitation.email)?;
    let has_account = account.is_some_and(|account| account.password_hash.is_some());
    Ok(Offer { invitation, has_account })
}

fn open(tx: &mut SessionTx<'_>, token: &str) -> Result<Invitation, Refused> {
    tx.invitation(&tokens::hash_of(token))?.ok_or_else(|| Fault::page("invitation-dead").into())
}

/// Takes the seat with a new account.
///
/// # Errors
/// A fault of `name`; the fault of a dead link, also for the second of two who use it at once; and
/// [`Refused::Forbidden`] where the address got an account meanwhile: then its password is asked.
pub fn accept_with_new_account(
    tx: &mut SessionTx<'_>,
    token: &str,
    name: &str,
    password_hash: &str,
    language: &str,
    ip: &str,
) -> Result<(Invitation, Verified), Refused> {
    let name = name_of(name)?;
    let invitation = open(tx, token)?;
    let account = match tx.account_by_email(&invitation.email)? {
        Some(account) if account.password_hash.is_some() => return Err(Refused::Forbidden),
        Some(account) => {
            tx.set_password(account.id, password_hash)?;
            tx.rename(account.id, &name)?;
            account.id
        }
        None => add_account(tx, &invitation.email, &name, password_hash, language)?,
    };
    tx.accept_invitation(&invitation, account, ip)?;
    let verified = proven(&tx.account(account)?);
    Ok((invitation, verified))
}

fn add_account(
    tx: &mut SessionTx<'_>,
    email: &str,
    name: &str,
    hash: &str,
    language: &str,
) -> Result<PersonId, Refused> {
    let account = Account {
        id: tx.new_id(),
        email: email.to_owned(),
        name: name.to_owned(),
        password_hash: Some(hash.to_owned()),
        language: if language == "en" { "en".to_owned() } else { "nl".to_owned() },
        operator: false,
    };
    tx.add_account(&account)?;
    Ok(account.id)
}

/// Takes the seat with the account that signed in.
///
/// # Errors
/// [`Refused::Forbidden`] where somebody else signed in than was invited; the fault of a dead link.
pub fn accept_as(
    tx: &mut SessionTx<'_>,
    token: &str,
    visitor: &Visitor,
    ip: &str,
) -> Result<Invitation, Refused> {
    accept_for(tx, token, visitor.person, &visitor.email, ip)
}

/// Takes the seat with the account whose password was right.
///
/// # Errors
/// As [`accept_as`].
pub fn accept_verified(
    tx: &mut SessionTx<'_>,
    token: &str,
    verified: &Verified,
    ip: &str,
) -> Result<Invitation, Refused> {
    accept_for(tx, token, verified.person(), verified.email(), ip)
}

fn accept_for(
    tx: &mut SessionTx<'_>,
    token: &str,
    person: PersonId,
    email: &str,
    ip: &str,
) -> Result<Invitation, Refused> {
    let invitation = open(tx, token)?;
    if invitation.email != email {
        return Err(Refused::Forbidden);
    }
    tx.accept_invitation(&invitation, person, ip)?;
    Ok(invitation)
}
