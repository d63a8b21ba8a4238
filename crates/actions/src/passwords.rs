//! Passwords: what is asked of them, and how they are kept (Argon2id, 19 MiB, 2 passes, 1 lane).
//!
//! Invariant: hashing takes about as long for an account that does not exist as for one that does. It never
//! happens inside a transaction, and the caller bounds how many happen at once: each takes its 19 MiB.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::Chance;
use store::StoreError;

use crate::Fault;

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters: hashing must not become a way to keep the portal busy.
pub const LONGEST: usize = 200;
/// From this score of zxcvbn on a password takes long enough to guess (10^8 guesses and more).
const STRONG: zxcvbn::Score = zxcvbn::Score::Three;
/// Words that everybody here tries first.
const COMMON: [&str; 5] = ["gemeengoed", "gemeente", "wachtwoord", "welkom", "cooperatie"];
/// What the password of an account that does not exist is compared with: of a password that nobody has.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Z2VtZWVuZ29lZC1ub2JvZHk$t/3KmMpSCClEHHPLmNBhCvxPhnJxr6XgrEZtNG/65Fs";

fn argon2() -> Result<Argon2<'static>, StoreError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|e| StoreError::Unexpected(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// What is wrong with a new password, as a fault of the field `password`. `about` is what an attacker tries
/// first: the name and the e-mail address of the person.
///
/// # Errors
/// The one fault it has: too short, too long, or too easy to guess.
pub fn check(password: &str, about: &[&str]) -> Result<(), Fault> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Fault::field("password", "password-too-short").with("least", SHORTEST));
    }
    if length > LONGEST {
        return Err(Fault::field("password", "password-too-long").with("most", LONGEST));
    }
    let about = about.iter().flat_map(|text| text.split(['@', '.', ' ', '-'])).map(str::to_lowercase);
    let known: Vec<String> = about.chain(COMMON.map(str::to_owned)).filter(|word| word.len() > 2).collect();
    // What everybody knows of somebody makes a password longer, not stronger: it counts without.
    let rest = known.iter().fold(password.to_lowercase(), |rest, word| rest.replace(word, ""));
    if [password, &rest].iter().any(|text| zxcvbn::zxcvbn(text, &[]).score() < STRONG) {
        return Err(Fault::field("password", "password-too-easy"));
    }
    Ok(())
}

/// The hash to keep, in PHC form, with 16 bytes of salt from chance.
///
/// # Errors
/// [`StoreError::Unexpected`] where the library refuses: a bug.
pub fn hash(password: &str, chance: &Chance) -> Result<String, StoreError> {
    let failed = |error: argon2::password_hash::Error| StoreError::Unexpected(error.to_string());
    let salt = SaltString::encode_b64(&chance.bytes::<16>()).map_err(failed)?;
    Ok(argon2()?.hash_password(password.as_bytes(), &salt).map_err(failed)?.to_string())
}

/// Whether the password is the one that was hashed. Without a hash it takes as long, and is never right.
#[must_use]
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODY)) else { return false };
    let Ok(argon2) = argon2() else { return false };
    let right =
        password.chars().count() <= LONGEST && argon2.verify_password(password.as_bytes(), &parsed).is_ok();
    right && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    fn chance() -> Chance {
        Chance::new(|bytes| bytes.iter_mut().zip(1..).for_each(|(byte, n)| *byte = n))
    }

    fn code(password: &str) -> Option<String> {
        let fault = check(password, &["Marieke de Vries", "marieke@enschede.example"]).err();
        fault.map(|fault| fault.code.into_owned())
    }

    fn is(password: &str, expected: &str) {
        assert_eq!(code(password).as_deref(), Some(expected), "{password}");
    }

    #[test]
    fn a_password_needs_twelve_characters_and_not_an_easy_pattern() {
        is("Kort1!", "password-too-short");
        is("aaaaaaaaaaaaaa", "password-too-easy");
        is("Welkom01Welkom01", "password-too-easy");
        is(&"x7".repeat(101), "password-too-long");
        assert_eq!(code("drie fietsen in een sloot"), None);
    }

    #[test]
    fn ones_own_name_makes_a_password_easy() {
        is("marieke vries", "password-too-easy");
        is("enschede2024", "password-too-easy");
    }

    #[test]
    fn a_password_is_recognised_by_its_hash_and_another_is_not() {
        let kept = hash("drie fietsen in een sloot", &chance()).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("drie fietsen in een sloot", Some(&kept)));
        assert!(!verify("drie fietsen in een slootje", Some(&kept)));
    }

    #[test]
    fn no_password_opens_an_account_that_is_not_there() {
        assert!(!verify("gemeengoed nobody", None));
        assert!(!verify("", None));
    }

    #[test]
    fn an_account_that_is_not_there_takes_as_long() {
        let kept = hash("drie fietsen in een sloot", &chance()).unwrap();
        let time = |hash: Option<&str>| {
            let begin = Instant::now();
            (0..3).for_each(|_| assert!(!verify("een ander wachtwoord", hash)));
            begin.elapsed()
        };
        let (there, not_there) = (time(Some(&kept)), time(None));
        assert!(
            not_there * 4 > there,
            "{not_there:?} against {there:?}: the account that is not there answers faster"
        );
    }
}
