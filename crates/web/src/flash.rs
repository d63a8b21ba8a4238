//! What was just done, told on the next page.

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::{StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::templates::FlashKind;

const COOKIE: &str = "flash";

/// A sentence by its text key, with what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// `ok`, `warning` or `error`.
    kind: String,
    /// Key of the sentence: `flash-<code>`.
    pub code: String,
    /// What the sentence needs, by name.
    pub args: Vec<(String, String)>,
}

impl Flash {
    /// The message in the request's cookie. The cookie is the visitor's own to change: the texts decide what
    /// it can say.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let cookie = request.cookie(COOKIE)?;
        let bytes = URL_SAFE_NO_PAD.decode(cookie.value()).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// The cookie that takes the message away.
    #[must_use]
    pub fn gone() -> Cookie<'static> {
        Cookie::build(COOKIE, "").path("/").http_only(true).max_age(Duration::ZERO).finish()
    }

    /// How the shell shows it.
    #[must_use]
    pub fn kind(&self) -> FlashKind {
        match self.kind.as_str() {
            "warning" => FlashKind::Warning,
            "error" => FlashKind::Error,
            _ => FlashKind::Ok,
        }
    }

    fn cookie(&self) -> Cookie<'static> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        Cookie::build(COOKIE, URL_SAFE_NO_PAD.encode(json))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(Duration::minutes(5))
            .finish()
    }
}

/// An answer that sends the visitor on (303).
pub struct SeeOther {
    target: String,
    flash: Option<Flash>,
    cookies: Vec<Cookie<'static>>,
}

/// Sends the visitor on, usually after something was done.
#[must_use]
pub fn see_other(target: impl Into<String>) -> SeeOther {
    SeeOther { target: target.into(), flash: None, cookies: Vec::new() }
}

impl SeeOther {
    /// With a message about what was done: the text `flash-<code>`.
    #[must_use]
    pub fn flash(self, code: &str) -> Self {
        self.say("ok", code, &[])
    }

    /// With a message that needs more than its key.
    #[must_use]
    pub fn flash_with(self, code: &str, args: &[(&str, String)]) -> Self {
        self.say("ok", code, args)
    }

    /// With a message about what was not done, which stays on the page.
    #[must_use]
    pub fn warn(self, code: &str, args: &[(&str, String)]) -> Self {
        self.say("warning", code, args)
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    fn say(mut self, kind: &str, code: &str, args: &[(&str, String)]) -> Self {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.flash = Some(Flash { kind: kind.to_owned(), code: code.to_owned(), args });
        self
    }
}

impl From<SeeOther> for HttpResponse {
    fn from(to: SeeOther) -> Self {
        let mut response = HttpResponse::build(StatusCode::SEE_OTHER);
        response.insert_header((header::LOCATION, to.target));
        for cookie in to.cookies {
            response.cookie(cookie);
        }
        if let Some(flash) = to.flash {
            response.cookie(flash.cookie());
        }
        response.finish()
    }
}
