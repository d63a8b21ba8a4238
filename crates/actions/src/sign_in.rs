//! Signing in and out, and what a person does with the own account and sessions.
//!
//! Signing in takes two transactions with the hashing between them, so that no connection waits for 19 MiB of
//! work:
//! [`look_up`] counts the attempt and finds the account, [`Candidate::verify`] looks at the password,
//! [`complete`] starts the session.
//!
//! Invariant: only [`Candidate::verify`] and [`proven`] make a [`Verified`], and only a [`Verified`] starts a
//! session.

use kernel::{PersonId, SessionId};
use store::{Account, NewSession, SeatChoice, SessionTx, StoreError, Throttle, Visitor};

use crate::{Fault, Refused, passwords, tokens};

/// Attempts per account in a quarter of an hour.
pub const PER_ACCOUNT: i32 = 10;
/// Attempts per address in a quarter of an hour: a municipality stands behind one address.
pub const PER_ADDRESS: i32 = 50;
/// Longest e-mail address (RFC 5321).
const LONGEST_EMAIL: usize = 254;
/// What is kept of a browser's description.
const LONGEST_AGENT: usize = 200;

/// Somebody who says who it is.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// E-mail address, as typed.
    pub email: String,
    /// From which address.
    pub ip: String,
}

/// What looking up an attempt gave.
#[derive(Debug)]
pub enum LookUp {
    /// Too many attempts: wait for the next quarter of an hour.
    Throttled,
    /// Somebody to verify; the account may not exist, and nothing shows it.
    Candidate(Candidate),
}

/// An account, if there is one, whose password was not looked at yet.
#[derive(Debug)]
pub struct Candidate {
    account: Option<Account>,
}

/// Proof that a person gave the password that the account has.
#[derive(Clone, Debug)]
pub struct Verified {
    person: PersonId,
    email: String,
    password_hash: Option<String>,
}

/// From where a session is started.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Address.
    pub ip: String,
    /// What the browser says it is.
    pub agent: String,
}

/// A session that was just started.
#[derive(Debug)]
pub struct Started {
    /// What the cookie holds; nowhere else.
    pub key: String,
    /// The language of the account.
    pub language: String,
    /// What the person can work for.
    pub seats: Vec<SeatChoice>,
    /// Whether the person runs the installation.
    pub operator: bool,
}

impl Candidate {
    /// Looks at the password. Slow on purpose: on the blocking pool, a few at a time.
    ///
    /// # Errors
    /// One and the same fault for a wrong password and for an account that is not there.
    pub fn verify(self, password: &str) -> Result<Verified, Fault> {
        let hash = self.account.as_ref().and_then(|account| account.password_hash.as_deref());
        let right = passwords::verify(password, hash);
        match self.account {
            Some(account) if right => Ok(Verified {
                person: account.id,
                email: account.email,
                password_hash: account.password_hash,
            }),
            _ => Err(Fault::page("sign-in-wrong")),
        }
    }
}

impl Verified {
    /// Who it is.
    pub(crate) fn person(&self) -> PersonId {
        self.person
    }

    /// Whose password it was.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.email
    }
}

/// A person who proved it in another way: the link of a mail was theirs, and the account was just made or
/// changed.
pub(crate) fn proven(account: &Account) -> Verified {
    Verified {
        person: account.id,
        email: account.email.clone(),
        password_hash: account.password_hash.clone(),
    }
}

/// The form of an e-mail address, in lower case and without spaces around it.
///
/// # Errors
/// A fault of the field `email`.
pub fn email_of(typed: &str) -> Result<String, Fault> {
    let email = typed.trim().to_lowercase();
    let form = email.split_once('@').is_some_and(|(name, host)| {
        let labels = || host.split('.');
        !name.is_empty()
            && !host.contains('@')
            && labels().count() > 1
            && labels().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
    });
    let clean = !email.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"(),;:\\[]".contains(c));
    if email.is_empty() {
        Err(Fault::field("email", "email-missing"))
    } else if form && clean && email.len() <= LONGEST_EMAIL {
        Ok(email)
    } else {
        Err(Fault::field("email", "email-wrong"))
    }
}

/// What an attempt is counted under: the account, and the address it comes from (of IPv6 the /64: a household
/// or an office, not one of its countless devices).
fn throttles(email: &str, ip: &str) -> [Throttle; 2] {
    [
        Throttle { subject: account_subject(email), limit: PER_ACCOUNT },
        Throttle { subject: address_subject(ip), limit: PER_ADDRESS },
    ]
}

fn account_subject(email: &str) -> String {
    let email: String = email.trim().to_lowercase().chars().take(LONGEST_EMAIL).collect();
    format!("account:{email}")
}

/// What attempts from an address are counted under: of IPv6 the /64.
#[must_use]
pub fn address_subject(ip: &str) -> String {
    match ip.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = v6.segments();
            format!("ip:{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(std::net::IpAddr::V6(v6)) => {
            format!("ip:{}", v6.to_ipv4_mapped().unwrap_or(std::net::Ipv4Addr::UNSPECIFIED))
        }
        Ok(v4) => format!("ip:{v4}"),
        Err(_) => "ip:unknown".to_owned(),
    }
}

/// Counts the attempt and finds the account. Never an error for somebody who is not there.
///
/// # Errors
/// Those of the queries.
pub fn look_up(tx: &mut SessionTx<'_>, attempt: &Attempt) -> Result<LookUp, Refused> {
    if tx.count_attempt(&throttles(&attempt.email, &attempt.ip))? {
        return Ok(LookUp::Throttled);
    }
    let account = match email_of(&attempt.email) {
        Ok(email) => tx.account_by_email(&email)?,
        Err(_) => None,
    };
    Ok(LookUp::Candidate(Candidate { account }))
}

/// Starts a session for somebody whose password was right; the one that the browser had ends. Takes the count
/// back.
///
/// # Errors
/// The fault of a wrong password where the password was changed meanwhile.
pub fn complete(
    tx: &mut SessionTx<'_>,
    verified: &Verified,
    browser: &Browser,
    had: Option<&Visitor>,
) -> Result<Started, Refused> {
    let account = tx.account(verified.person)?;
    if account.password_hash != verified.password_hash {
        return Err(Fault::page("sign-in-wrong").into());
    }
    if let Some(visitor) = had {
        tx.end_session(visitor.person, visitor.session)?;
    }
    tx.forget_failures(&account_subject(&account.email))?;
    tx.uncount_attempt(&address_subject(&browser.ip))?;
    let (key, csrf) = (tokens::fresh(tx.chance()), tokens::fresh(tx.chance()));
    tx.start_session(&NewSession {
        key_hash: key.hash,
        person: account.id,
        csrf: csrf.text,
        ip: browser.ip.clone(),
        agent: browser.agent.chars().take(LONGEST_AGENT).collect(),
    })?;
    tx.audit_account(account.id, "sessions.start", &browser.ip)?;
    let seats = tx.seats(account.id)?;
    Ok(Started { key: key.text, language: account.language, seats, operator: account.operator })
}

/// Signs out: the session ends, whatever still holds its key.
///
/// # Errors
/// Those of the update.
pub fn end(tx: &mut SessionTx<'_>, visitor: &Visitor) -> Result<(), Refused> {
    Ok(tx.end_session(visitor.person, visitor.session)?)
}

/// Ends another session of the same person. One of somebody else is not there, and nothing happens.
///
/// # Errors
/// Those of the update.
pub fn revoke(
    tx: &mut SessionTx<'_>,
    visitor: &Visitor,
    session: SessionId,
    ip: &str,
) -> Result<(), Refused> {
    tx.end_session(visitor.person, session)?;
    Ok(tx.audit_account(visitor.person, "sessions.revoke", ip)?)
}

/// Chooses for whom the session acts from here on, in the cooperative of that seat.
///
/// # Errors
/// [`StoreError::Absent`] where the seat is not the visitor's.
pub fn choose_seat(
    tx: &mut SessionTx<'_>,
    visitor: &Visitor,
    seat: kernel::SeatId,
) -> Result<SeatChoice, Refused> {
    Ok(tx.choose_seat(visitor, seat)?)
}

/// Remembers the language of the pages and mails of a person.
///
/// # Errors
/// [`Refused::Forbidden`] for a language that the portal does not speak.
pub fn change_language(tx: &mut SessionTx<'_>, visitor: &Visitor, language: &str) -> Result<(), Refused> {
    if !["nl", "en"].contains(&language) {
        return Err(Refused::Forbidden);
    }
    Ok(tx.set_language(visitor.person, language)?)
}

/// The name as it is kept: without spaces around it.
///
/// # Errors
/// A fault of the field `name`.
pub fn name_of(typed: &str) -> Result<String, Fault> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Fault::field("name", "name-missing")),
        1..=100 if !name.chars().any(char::is_control) => Ok(name),
        _ => Err(Fault::field("name", "name-too-long").with("most", 100)),
    }
}

/// Gives a person another name.
///
/// # Errors
/// A fault of the field `name`.
pub fn change_name(tx: &mut SessionTx<'_>, visitor: &Visitor, name: &str) -> Result<(), Refused> {
    Ok(tx.rename(visitor.person, &name_of(name)?)?)
}

/// Replaces the own password, after the old one was right: every other session of the person ends, and a mail
/// says so.
///
/// # Errors
/// [`Refused::Forbidden`] where the verified account is not the visitor's.
pub fn change_password(
    tx: &mut SessionTx<'_>,
    visitor: &Visitor,
    verified: &Verified,
    new_hash: &str,
    ip: &str,
) -> Result<(), Refused> {
    let account = tx.account(visitor.person)?;
    if verified.person != visitor.person || account.password_hash != verified.password_hash {
        return Err(Refused::Forbidden);
    }
    tx.set_password(visitor.person, new_hash)?;
    tx.end_other_sessions(visitor.person, Some(visitor.session))?;
    tx.forget_failures(&account_subject(&account.email))?;
    tx.uncount_attempt(&address_subject(ip))?;
    tell_of_new_password(tx, &account)?;
    Ok(tx.audit_account(visitor.person, "passwords.change", ip)?)
}

/// A mail that says that the password changed: whoever did not do it, knows.
pub(crate) fn tell_of_new_password(tx: &mut SessionTx<'_>, account: &Account) -> Result<(), StoreError> {
    tx.mail(&store::NewMail {
        recipient: account.email.clone(),
        event: "password-changed",
        language: account.language.clone(),
        data: serde_json::json!({ "name": account.name, "path": "/sign-in/password-reset" }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_with_capitals_and_spaces_around_it() {
        assert_eq!(email_of("  Marieke@Enschede.Example ").unwrap(), "marieke@enschede.example");
    }

    #[test]
    fn what_is_not_an_address_is_refused() {
        for typed in [
            "marieke",
            "marieke@",
            "@enschede.nl",
            "m@enschede",
            "m@x..nl",
            "a b@c.nl",
            "a@b.nl\r\nBcc: x@y.nl",
        ] {
            assert_eq!(email_of(typed).unwrap_err().code, "email-wrong", "{typed}");
        }
        assert_eq!(email_of("  ").unwrap_err().code, "email-missing");
        assert_eq!(email_of(&format!("{}@b.nl", "a".repeat(250))).unwrap_err().code, "email-wrong");
    }

    #[test]
    fn attempts_of_one_ipv6_network_count_together() {
        assert_eq!(address_subject("2001:db8:1:2:3::4"), address_subject("2001:db8:1:2:ffff::9"));
        assert_ne!(address_subject("2001:db8:1:2::1"), address_subject("2001:db8:1:3::1"));
        assert_eq!(address_subject("::ffff:192.0.2.1"), "ip:192.0.2.1");
        assert_eq!(address_subject("192.0.2.1"), "ip:192.0.2.1");
    }

    #[test]
    fn an_account_that_is_not_there_and_a_wrong_password_get_the_same_answer() {
        let account = Account {
            id: "018f0000-0000-7000-8000-000000000001".parse().unwrap(),
            email: "marieke@enschede.example".to_owned(),
            name: "Marieke".to_owned(),
            password_hash: Some(
                passwords::hash("drie fietsen in een sloot", &kernel::Chance::new(|b| b.fill(1))).unwrap(),
            ),
            language: "nl".to_owned(),
            operator: false,
        };
        let wrong = Candidate { account: Some(account.clone()) }.verify("een ander wachtwoord").unwrap_err();
        let absent = Candidate { account: None }.verify("een ander wachtwoord").unwrap_err();
        assert_eq!(wrong, absent);
        assert!(Candidate { account: Some(account) }.verify("drie fietsen in een sloot").is_ok());
    }

    #[test]
    fn a_name_is_kept_without_spaces_around_it() {
        assert_eq!(name_of("  Marieke   de Vries ").unwrap(), "Marieke de Vries");
        assert_eq!(name_of(" ").unwrap_err().code, "name-missing");
        assert_eq!(name_of(&"x".repeat(101)).unwrap_err().code, "name-too-long");
    }
}
