//! The other kinds of no: a page that is not there, a request that cannot be, an outage, a bug.
//!
//! Refusals beside a field are pages (422) and made by [`crate::Page`]; these end the request.

use actions::Refused;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use store::StoreError;

use crate::templates::RenderError;

/// What a handler answers.
pub type Reply = Result<HttpResponse, Failure>;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Not there, or not for this visitor: the same answer for both.
    #[error("not there")]
    Absent,
    /// The visitor has to sign in first; afterwards comes this address.
    #[error("sign in first")]
    SignIn {
        /// Where to go on.
        next: String,
        /// A form came along, of which nothing was done.
        unsent: bool,
    },
    /// A form that did not come from our own page: wrong origin, or a token that is not the session's.
    #[error("a form from elsewhere: {0}")]
    Forged(&'static str),
    /// A request that no page of ours sends.
    #[error("an unreadable request: {0}")]
    Unreadable(String),
    /// A text with the character U+0000, which no browser lets anybody type and no table keeps.
    #[error("a text with the character U+0000")]
    ZeroCharacter,
    /// A body that is larger than may be.
    #[error("too large")]
    TooLarge,
    /// Too many tries; wait.
    #[error("too many tries")]
    TooMany,
    /// The database is away.
    #[error("the database is away: {0}")]
    Away(String),
    /// A bug.
    #[error("a bug: {0}")]
    Bug(String),
}

/// What the boundary needs to make a page of a failure.
#[derive(Clone, Debug)]
pub struct FailureInfo {
    /// The status.
    pub status: StatusCode,
    /// What happened, for the log.
    pub log: String,
    /// Whether it is ours to mend.
    pub ours: bool,
    /// Key of a sentence that says more than the usual one of the status.
    pub text: Option<&'static str>,
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        match self {
            Failure::Absent => StatusCode::NOT_FOUND,
            Failure::SignIn { .. } => StatusCode::SEE_OTHER,
            Failure::Forged(_) => StatusCode::FORBIDDEN,
            Failure::Unreadable(_) | Failure::ZeroCharacter => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Failure::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
            Failure::Bug(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let status = self.status_code();
        if let Failure::SignIn { next, unsent } = self {
            let form = if *unsent { "&unsent=true" } else { "" };
            let target = format!("/sign-in?next={}{form}", crate::urls::encode(next));
            return HttpResponse::build(status).insert_header(("Location", target)).finish();
        }
        let mut response = HttpResponse::build(status).finish();
        let ours = matches!(self, Failure::Away(_) | Failure::Bug(_));
        let text = matches!(self, Failure::ZeroCharacter).then_some("error-zero-character");
        response.extensions_mut().insert(FailureInfo { status, log: self.to_string(), ours, text });
        response
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Absent => Failure::Absent,
            StoreError::Away(why) => Failure::Away(why),
            other => Failure::Bug(other.to_string()),
        }
    }
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Forbidden => Failure::Absent,
            Refused::Store(error) => error.into(),
            Refused::Faults(faults) => Failure::Bug(format!("a refusal that no page shows: {faults:?}")),
        }
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        Failure::Bug(error.to_string())
    }
}
