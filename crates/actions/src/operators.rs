//! The operators of an installation: appointed on the command line, because nobody is there yet to
//! invite the first.

use store::{Account, SessionTx};

use crate::sign_in::{email_of, name_of};
use crate::{Refused, password_resets, tokens};

/// Lets the person with this address run the installation, with an account that is made where there is
/// none. Gives the path of the page where the person chooses a password; the link works once, for
/// [`password_resets::VALID_FOR`].
///
/// # Errors
/// A fault of the fields `name` and `email`, or those of the store.
pub fn appoint(tx: &mut SessionTx<'_>, name: &str, email: &str) -> Result<String, Refused> {
    let (name, email) = (name_of(name)?, email_of(email)?);
    let person = match tx.account_by_email(&email)? {
        Some(account) => {
            tx.appoint_operator(account.id)?;
            account.id
        }
        None => {
            let id = tx.new_id();
            let language = "nl".to_owned();
            tx.add_account(&Account { id, email, name, password_hash: None, language, operator: true })?;
            id
        }
    };
    let token = tokens::fresh(tx.chance());
    tx.add_reset(&token.hash, person, tx.now() + password_resets::VALID_FOR)?;
    Ok(format!("/sign-in/password-reset/{}", token.text))
}
