//! The cookie of a session: its key and nothing else.

use actix_web::cookie::{Cookie, CookieBuilder, SameSite, time::Duration};

use crate::site::Site;

/// The cookie that holds the key of a session; it ends with the browser, or with the session.
#[must_use]
pub fn session_cookie(site: &Site, key: &str) -> Cookie<'static> {
    build(site, key.to_owned()).finish()
}

/// The cookie that takes the key away.
#[must_use]
pub fn no_session_cookie(site: &Site) -> Cookie<'static> {
    build(site, String::new()).max_age(Duration::ZERO).finish()
}

fn build(site: &Site, key: String) -> CookieBuilder<'static> {
    Cookie::build(site.session_cookie(), key)
        .path("/")
        .http_only(true)
        .secure(site.is_secure())
        .same_site(SameSite::Lax)
}
