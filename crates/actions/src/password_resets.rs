//! Choosing a new password with a link from the mail: single-use, one hour, and the same answer to everybody.

use jiff::SignedDuration;
use store::{NewMail, SessionTx, Throttle};

use crate::sign_in::{Verified, address_subject, email_of, proven, tell_of_new_password};
use crate::{Fault, Refused, tokens};

/// A link works for this long.
pub const VALID_FOR: SignedDuration = SignedDuration::from_hours(1);
/// Links to one address in a quarter of an hour: a mailbox is not to be filled by a stranger.
const PER_ACCOUNT: i32 = 3;
/// Requests from one address in a quarter of an hour.
const PER_ADDRESS: i32 = 20;

/// Sends a link, where the address has an account. The answer does not tell whether it has.
///
/// # Errors
/// A fault of the field `email` where it is no address at all.
pub fn request(tx: &mut SessionTx<'_>, email: &str, ip: &str) -> Result<(), Refused> {
    let email = email_of(email)?;
    let throttled = tx.count_attempt(&[
        Throttle { subject: format!("reset:{email}"), limit: PER_ACCOUNT },
        Throttle { subject: format!("reset-{}", address_subject(ip)), limit: PER_ADDRESS },
    ])?;
    let Some(account) = tx.account_by_email(&email)?.filter(|_| !throttled) else { return Ok(()) };
    let token = tokens::fresh(tx.chance());
    tx.add_reset(&token.hash, account.id, tx.now() + VALID_FOR)?;
    tx.mail(&NewMail {
        recipient: account.email,
        event: "password-reset",
        language: account.language,
        data: serde_json::json!({
            "name": account.name,
            "path": "/sign-in/password-reset/",
            "token": token.text,
        }),
    })?;
    Ok(())
}

/// Whose password a link changes: what is shown on its page, and what the new password may not look like.
#[derive(Clone, Debug)]
pub struct Owner {
    /// Name of the person.
    pub name: String,
    /// E-mail address of the account.
    pub email: String,
}

/// Whom the link is for, while it works.
///
/// # Errors
/// The fault of a link that was used, is too old or never was.
pub fn find(tx: &mut SessionTx<'_>, token: &str) -> Result<Owner, Refused> {
    let person = tx.reset(&tokens::hash_of(token))?.ok_or(dead_link())?;
    let account = tx.account(person)?;
    Ok(Owner { name: account.name, email: account.email })
}

/// Sets the new password and uses up every link of the person; all sessions end, and a mail says so.
///
/// # Errors
/// The fault of a dead link: also for the second of two who use it at once.
pub fn complete(tx: &mut SessionTx<'_>, token: &str, new_hash: &str, ip: &str) -> Result<Verified, Refused> {
    let person = tx.reset(&tokens::hash_of(token))?.ok_or(dead_link())?;
    if !tx.use_resets(person)? {
        return Err(dead_link().into());
    }
    tx.set_password(person, new_hash)?;
    tx.end_other_sessions(person, None)?;
    let account = tx.account(person)?;
    tell_of_new_password(tx, &account)?;
    tx.audit_account(person, "passwords.reset", ip)?;
    Ok(proven(&account))
}

fn dead_link() -> Fault {
    Fault::page("password-reset-dead")
}
