//! A form that came in: its token checked, its fields as text, turned into what an action takes.
//!
//! Invariant: no field holds the character U+0000: no table keeps it.

use std::future::Future;
use std::pin::Pin;

use actions::Fault;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::Once;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use crate::failure::Failure;
use crate::visit::Visit;

/// No form of ours is larger, files apart.
const MOST_BYTES: usize = 512 * 1024;

/// A form. `T` has a text for every field, so that what was typed can be shown again.
#[derive(Debug)]
pub struct Form<T> {
    /// The fields as they were typed.
    pub fields: T,
    key: Uuid,
}

/// A form without fields of its own: a button.
#[derive(Debug, Clone, Copy, Default, Deserialize, Validate)]
pub struct Nothing {}

impl<T> Form<T> {
    /// The call of an action that acts once: the same form sent again gets the answer of the first.
    #[must_use]
    pub fn once(&self, name: &'static str) -> Once {
        Once { name, key: self.key }
    }
}

impl<T: Validate> Form<T> {
    /// What the form means, or everything that is wrong with it: first the rules of the fields, then `read`.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn read<A>(&self, read: impl FnOnce(&T) -> Result<A, Vec<Fault>>) -> Result<A, Vec<Fault>> {
        match self.fields.validate() {
            Ok(()) => read(&self.fields),
            Err(errors) => Err(faults_of(&errors)),
        }
    }
}

/// The faults behind a validator's errors. The code of each error is the key of its sentence.
#[must_use]
pub fn faults_of(errors: &ValidationErrors) -> Vec<Fault> {
    let mut faults: Vec<Fault> = errors
        .errors()
        .iter()
        .filter_map(|(field, kind)| match kind {
            ValidationErrorsKind::Field(list) => list.first().map(|error| {
                let code = error.message.clone().unwrap_or_else(|| error.code.clone());
                Fault::field(field.to_string(), code)
            }),
            _ => None,
        })
        .collect();
    faults.sort_by(|a, b| a.field.cmp(&b.field));
    faults
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = web::Bytes::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let visit = Visit::of(&request)?;
            let body = body.await.map_err(|error| Failure::Unreadable(error.to_string()))?;
            if body.len() > MOST_BYTES {
                return Err(Failure::TooLarge);
            }
            if holds_zero(&body) {
                return Err(Failure::ZeroCharacter);
            }
            let guard: Guard = parse(&body)?;
            check_token(&visit, &guard.csrf)?;
            Ok(Form { fields: parse(&body)?, key: guard.key(request.path(), &body) })
        })
    }
}

/// Whether a form, a query or a path stands for a text with the character U+0000. A `%` never stands within
/// another sign's code, so that nothing else looks like it.
pub(crate) fn holds_zero(encoded: &[u8]) -> bool {
    encoded.contains(&0) || encoded.windows(3).any(|three| three == b"%00")
}

/// The fields that every form carries.
#[derive(serde::Deserialize)]
pub(crate) struct Guard {
    #[serde(default)]
    pub(crate) csrf: String,
    #[serde(default)]
    pub(crate) once: String,
}

impl Guard {
    /// The key of this very form: of its page, its address and its content, so that a second, other form of
    /// the same page is not taken for a repeat.
    pub(crate) fn key(&self, path: &str, content: &[u8]) -> Uuid {
        let mut hash = Sha256::new();
        for part in [self.once.as_bytes(), path.as_bytes(), content] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        let digest: [u8; 32] = hash.finalize().into();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Uuid::from_bytes(bytes)
    }
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    serde_html_form::from_bytes(body).map_err(|error| Failure::Unreadable(error.to_string()))
}

/// Compares in constant time: the token is a secret of the session.
pub(crate) fn check_token(visit: &Visit, sent: &str) -> Result<(), Failure> {
    let expected = match (&visit.known.visitor, &visit.known.guest) {
        (Some(visitor), _) => visitor.csrf.clone(),
        (None, Some(guest)) => guest.clone(),
        (None, None) => return Err(Failure::Forged("no token was given out")),
    };
    if expected.as_bytes().ct_eq(sent.as_bytes()).into() { Ok(()) } else { Err(Failure::Forged("token")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_character_is_seen_however_it_is_sent() {
        for text in ["a=%00", "%00", "a=x%00y&b=", "a=%%00", "a=%2%00", "a=\0"] {
            assert!(holds_zero(text.as_bytes()), "{text:?}");
            let decoded: Vec<(String, String)> = serde_html_form::from_str(text).unwrap();
            assert!(
                decoded.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')),
                "{text:?}"
            );
        }
        for text in ["", "a=%2500", "a=%200", "a=100%25", "a=%E0%A4%80"] {
            assert!(!holds_zero(text.as_bytes()), "{text:?}");
            let decoded: Vec<(String, String)> = serde_html_form::from_str(text).unwrap();
            assert!(!decoded.iter().any(|(_, value)| value.contains('\0')), "{text:?}");
        }
    }
}
