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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use kernel::Chance;

    use super::*;
    use crate::gate::Gate;
    use crate::routes::AccessTable;
    use crate::site::SiteSettings;
    use crate::templates::Templates;

    fn site(public_url: &str) -> Site {
        Site {
            templates: Templates::new().unwrap(),
            access: AccessTable::of(&[]),
            gate: Gate::default(),
            settings: SiteSettings {
                public_url: public_url.to_owned(),
                trust_proxy: false,
                most_upload_bytes: 0,
                mail_folder: None,
            },
            chance: Chance::new(|bytes| bytes.fill(7)),
            clock: || Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn where_tls_is_cookies_are_bound_to_the_host_and_elsewhere_no_browser_would_take_that_name() {
        let (bound, plain) = (site("https://portaal.example"), site("http://127.0.0.1:8080"));
        assert_eq!((bound.session_cookie(), bound.guest_cookie()), ("__Host-gemeengoed", "__Host-guest"));
        assert_eq!((plain.session_cookie(), plain.guest_cookie()), ("gemeengoed", "guest"));
        // Without these a browser refuses a cookie of that name.
        for cookie in [session_cookie(&bound, "key"), no_session_cookie(&bound)] {
            assert_eq!((cookie.path(), cookie.domain(), cookie.secure()), (Some("/"), None, Some(true)));
        }
        for site in [&bound, &plain] {
            let cookie = session_cookie(site, "key");
            assert_eq!((cookie.name(), cookie.value()), (site.session_cookie(), "key"));
            assert_eq!((cookie.http_only(), cookie.same_site()), (Some(true), Some(SameSite::Lax)));
            assert_eq!(cookie.max_age(), None, "it ends with the browser");
            let gone = no_session_cookie(site);
            assert_eq!((gone.name(), gone.value()), (site.session_cookie(), ""));
            assert_eq!(gone.max_age(), Some(Duration::ZERO));
        }
        assert_ne!(session_cookie(&plain, "key").secure(), Some(true));
    }
}
