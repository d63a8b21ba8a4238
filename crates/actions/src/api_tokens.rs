//! Tokens of the HTTP interface: made, shown once, taken back.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use kernel::ApiTokenId;
use sha2::{Digest, Sha256};
use store::api_tokens::NewApiToken;
use store::roles::{May, Scope};
use store::{StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused};

/// Tokens begin with this, so that people and secret scanners recognise one.
pub const PREFIX: &str = "gg_";
/// The most days that a token may live.
pub const MOST_DAYS: u16 = 366;
/// The most characters of a name.
pub const LONGEST_NAME: usize = 80;

/// What is needed to make a token.
#[derive(Clone, Debug)]
pub struct Make {
    /// For which sender.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// How many days it lives.
    pub days: u16,
}

/// A token that was made. This is the only moment that anybody sees it.
#[derive(Clone, Debug)]
pub struct Made {
    /// The token, as the office lists it.
    pub id: ApiTokenId,
    /// The token itself.
    pub token: String,
    /// From here on it is dead.
    pub expires_at: Timestamp,
}

/// Makes a token. Its hash is kept, the token is not.
///
/// # Errors
/// Faults beside `name`, `scopes` and `days`.
pub fn make(tx: &mut TenantTx<'_>, make: &Make) -> Result<Made, Refused> {
    require(tx, May::KeepTokens)?;
    let mut faults = Vec::new();
    let name = make.name.trim();
    if name.is_empty() {
        faults.push(Fault::field("name", "api-token-name-empty"));
    } else if name.chars().count() > LONGEST_NAME {
        faults.push(Fault::field("name", "api-token-name-long").with("most", LONGEST_NAME));
    }
    if make.scopes.is_empty() {
        faults.push(Fault::field("scopes", "api-token-scopes-empty"));
    }
    if make.days == 0 || make.days > MOST_DAYS {
        faults.push(Fault::field("days", "api-token-days").with("most", MOST_DAYS));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let token = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(tx.chance().bytes::<32>()));
    let expires_at = tx.now() + SignedDuration::from_hours(24 * i64::from(make.days));
    let new = NewApiToken {
        token_hash: hash(&token),
        name: name.to_owned(),
        scopes: make.scopes.clone(),
        expires_at,
    };
    let id = tx.add_api_token(&new)?;
    tx.audit("api-tokens.make", id, name)?;
    Ok(Made { id, token, expires_at })
}

/// Takes a token back: from this moment it is dead.
///
/// # Errors
/// A fault of the page where it was taken back already; [`StoreError::Absent`] where it is not there.
pub fn revoke(tx: &mut TenantTx<'_>, id: ApiTokenId) -> Result<(), Refused> {
    require(tx, May::KeepTokens)?;
    let name = match tx.revoke_api_token(id) {
        Err(StoreError::Absent) if tx.api_tokens()?.iter().any(|token| token.id == id) => {
            return Err(Fault::page("api-token-revoked-already").into());
        }
        other => other?,
    };
    tx.audit("api-tokens.revoke", id, &name)?;
    Ok(())
}

/// What the database keeps of a token.
#[must_use]
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
