//! What is known of a request before its handler runs: found once, by the middleware.

use std::sync::Arc;

use store::Visitor;

use crate::flash::Flash;
use crate::language::Language;

/// What is known of a request before its handler runs.
#[derive(Clone, Debug)]
pub struct Known {
    /// Who has a valid session.
    pub visitor: Option<Arc<Visitor>>,
    /// Language of the page.
    pub language: Language,
    /// The visitor's address.
    pub ip: String,
    /// What was just done.
    pub flash: Option<Flash>,
    /// The token of somebody who has not signed in, from the cookie.
    pub guest: Option<String>,
}
