//! Tokens of the HTTP interface: made and revoked by the office, looked up by the session door.
//!
//! Invariant: the database holds the hash of a token and never the token.

use std::collections::BTreeSet;

use diesel::prelude::*;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{ApiTokenId, PersonId};
use uuid::Uuid;

use crate::actor::{Actor, Standing};
use crate::cooperatives;
use crate::doors::{SessionTx, TenantTx};
use crate::error::StoreError;
use crate::roles::Scope;
use crate::schema::portal::api_tokens;

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// For which sender.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// From here on it is dead.
    pub expires_at: Timestamp,
}

/// A token, as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// The token.
    pub id: ApiTokenId,
    /// For which sender.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Name of the person who made it.
    pub made_by: String,
    /// When.
    pub created_at: Timestamp,
    /// From here on it is dead.
    pub expires_at: Timestamp,
    /// When the office took it back.
    pub revoked_at: Option<Timestamp>,
}

/// Who is at the other end of a request to the HTTP interface.
#[derive(Clone, Debug)]
pub enum ApiVisit {
    /// No such token, or a dead one.
    Unknown,
    /// A token of another cooperative: for its holder the one at this address is not there.
    Elsewhere,
    /// The holder of a token of this cooperative.
    Sender(Box<Actor>),
}

type Row = (
    Uuid,
    String,
    Vec<String>,
    String,
    jiff_diesel::Timestamp,
    jiff_diesel::Timestamp,
    jiff_diesel::NullableTimestamp,
);

impl TenantTx<'_> {
    /// Makes a token.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_api_token(&mut self, new: &NewApiToken) -> Result<ApiTokenId, StoreError> {
        let (id, now) = (self.new_id::<ApiTokenId>(), self.now());
        let (by, by_id) = (self.actor().name().to_owned(), self.actor().person().map(Uuid::from));
        diesel::insert_into(api_tokens::table)
            .values((
                api_tokens::cooperative_id.eq(self.tenant()),
                api_tokens::id.eq(id.0),
                api_tokens::token_hash.eq(&new.token_hash),
                api_tokens::name.eq(&new.name),
                api_tokens::scopes.eq(new.scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>()),
                api_tokens::made_by.eq(by),
                api_tokens::made_by_id.eq(by_id.unwrap_or_default()),
                api_tokens::created_at.eq(now.to_diesel()),
                api_tokens::expires_at.eq(new.expires_at.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// All tokens, the newest first.
    ///
    /// # Errors
    /// Those of the query.
    pub fn api_tokens(&mut self) -> Result<Vec<ApiToken>, StoreError> {
        let rows: Vec<Row> = api_tokens::table
            .filter(api_tokens::cooperative_id.eq(self.tenant()))
            .order((api_tokens::created_at.desc(), api_tokens::id.desc()))
            .select((
                api_tokens::id,
                api_tokens::name,
                api_tokens::scopes,
                api_tokens::made_by,
                api_tokens::created_at,
                api_tokens::expires_at,
                api_tokens::revoked_at,
            ))
            .load(self.conn())?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Takes a token back. Says its name.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or was taken back before.
    pub fn revoke_api_token(&mut self, id: ApiTokenId) -> Result<String, StoreError> {
        let now = self.now();
        let name = diesel::update(api_tokens::table)
            .filter(api_tokens::cooperative_id.eq(self.tenant()))
            .filter(api_tokens::id.eq(id.0))
            .filter(api_tokens::revoked_at.is_null())
            .set(api_tokens::revoked_at.eq(now.to_diesel()))
            .returning(api_tokens::name)
            .get_result(self.conn())?;
        Ok(name)
    }
}

fn read((id, name, scopes, made_by, created_at, expires_at, revoked_at): Row) -> ApiToken {
    ApiToken {
        id: id.into(),
        name,
        scopes: scopes.iter().filter_map(|scope| Scope::from_name(scope)).collect(),
        made_by,
        created_at: created_at.to_jiff(),
        expires_at: expires_at.to_jiff(),
        revoked_at: revoked_at.to_jiff(),
    }
}

impl SessionTx<'_> {
    /// Who holds the token with this hash, at the address of a cooperative. What the token sends counts as
    /// its maker's.
    ///
    /// # Errors Those of the queries.
    pub fn api_visit(&mut self, address: &str, token_hash: &[u8], ip: &str) -> Result<ApiVisit, StoreError> {
        type Found = (Uuid, String, Vec<String>, Uuid);
        self.for_token(token_hash)?;
        let now = self.now();
        let found: Option<Found> = api_tokens::table
            .filter(api_tokens::token_hash.eq(token_hash))
            .filter(api_tokens::revoked_at.is_null())
            .filter(api_tokens::expires_at.gt(now.to_diesel()))
            .select((
                api_tokens::cooperative_id,
                api_tokens::name,
                api_tokens::scopes,
                api_tokens::made_by_id,
            ))
            .first(self.conn())
            .optional()?;
        let Some((cooperative, name, scopes, maker)) = found else { return Ok(ApiVisit::Unknown) };
        let cooperative = cooperatives::by_id(self.conn(), cooperative.into())?;
        if cooperative.address != address {
            return Ok(ApiVisit::Elsewhere);
        }
        let scopes: BTreeSet<Scope> = scopes.iter().filter_map(|scope| Scope::from_name(scope)).collect();
        Ok(ApiVisit::Sender(Box::new(Actor {
            cooperative,
            person: Some(PersonId(maker)),
            name,
            standing: Standing::Token(scopes),
            ip: ip.to_owned(),
        })))
    }
}
