//! Where somebody goes back to whose session ended while a form was filled in: to the page with that form.
//!
//! A browser comes back with a GET, and many addresses of forms have no page of their own.

use actix_web::HttpRequest;
use actix_web::http::header::{HOST, REFERER};

use crate::routes::AccessTable;

/// The page that a form was on: the one that the browser names, where it is one of ours that can be shown;
/// else the nearest page to the form's address.
pub(crate) fn page_of_form(request: &HttpRequest, access: &AccessTable) -> String {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let named = header(REFERER).zip(header(HOST)).and_then(|(page, host)| on_this_site(page, host));
    // A form that was refused stands at its own address, which may show something else when it is asked for.
    let other = named.filter(|page| path(page) != request.path() && access.shows(path(page)));
    other.map_or_else(|| nearest(request.path(), access), str::to_owned)
}

/// Path and query of an address of this site.
fn on_this_site<'a>(address: &'a str, host: &str) -> Option<&'a str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    rest.strip_prefix(host).and_then(crate::urls::local)
}

fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// The page for a new one of what is made at this address, else the first page on the way up from it.
fn nearest(address: &str, access: &AccessTable) -> String {
    let new = format!("{address}/new");
    if access.shows_literally(&new) {
        return new;
    }
    let mut page = address;
    while !page.is_empty() && !access.shows(page) {
        page = page.rsplit_once('/').map_or("", |(above, _)| above);
    }
    if page.is_empty() { "/".to_owned() } else { page.to_owned() }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;
    use crate::routes::Access::Open;
    use crate::routes::{get, post};

    fn back(address: &str, referer: &str) -> String {
        let nothing = || async { "" };
        let access = AccessTable::of(&[
            get("/", Open, nothing),
            get("/{cooperative}", Open, nothing),
            get("/{cooperative}/wishes", Open, nothing),
            get("/{cooperative}/wishes/new", Open, nothing),
            get("/{cooperative}/rounds/{round}", Open, nothing),
            get("/{cooperative}/rounds/{round}/export.{kind}", Open, nothing),
            post("/{cooperative}/wishes", Open, nothing),
            post("/{cooperative}/rounds/{round}/ballot", Open, nothing),
        ]);
        let request = TestRequest::post().uri(address).insert_header((HOST, "portal.example"));
        page_of_form(&request.insert_header((REFERER, referer)).to_http_request(), &access)
    }

    #[test]
    fn the_browser_names_the_page_of_the_form() {
        let named = back("/samen/rounds/7/ballot", "https://portal.example/samen/wishes?topic=2");
        assert_eq!(named, "/samen/wishes?topic=2");
    }

    #[test]
    fn a_page_elsewhere_or_one_that_is_not_there_is_not_gone_to() {
        let elsewhere = ["", "https://example.org/samen/wishes", "https://portal.example.org/samen/wishes"];
        for referer in elsewhere.into_iter().chain(["https://portal.example/samen/nergens/1"]) {
            assert_eq!(back("/samen/rounds/7/ballot", referer), "/samen/rounds/7", "{referer}");
        }
        let path = "https://portal.example//example.org";
        assert_eq!(back("/samen/rounds/7/ballot", path), "/samen/rounds/7");
    }

    #[test]
    fn a_form_that_was_refused_at_its_own_address_is_found_where_it_is_new() {
        let own = "https://portal.example/samen/wishes";
        assert_eq!(back("/samen/wishes", own), "/samen/wishes/new");
    }

    #[test]
    fn without_any_page_above_it_is_the_start() {
        assert_eq!(back("/samen/rounds/7/a/b/c", ""), "/samen/rounds/7");
        assert_eq!(back("/x/y/z", ""), "/x");
    }
}
