//! The addresses outside any cooperative.

use crate::harness::{Page, Portal, Sent};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[test]
fn who_has_not_signed_in_is_sent_to_the_door() {
    let portal = Portal::start();
    assert_eq!(portal.visitor().peek("/").location(), "/sign-in");
}

#[test]
fn the_page_of_all_components_is_open_to_anybody() {
    let portal = Portal::start();
    let page = portal.visitor().get("/design");
    assert_eq!(page.status(), 200);
    assert!(!page.select("h1").is_empty(), "{}", page.text());
}

#[test]
fn the_portal_says_that_it_lives_and_is_ready() {
    let portal = Portal::start();
    assert_eq!(portal.visitor().get("/healthz").body(), "ok\n");
    assert_eq!(portal.visitor().get("/readyz").body(), "ready\n");
}

#[test]
fn a_portal_with_a_migration_missing_lives_and_is_not_ready() {
    let portal = Portal::start();
    portal.change(
        "CREATE TABLE public.kept AS SELECT * FROM public.__diesel_schema_migrations
             ORDER BY version DESC LIMIT 1;
         DELETE FROM public.__diesel_schema_migrations m USING public.kept k WHERE m.version = k.version",
    );
    let ready = portal.visitor().get("/readyz");
    assert_eq!(ready.status(), 503);
    assert_eq!(ready.body(), "migrations are missing: run gemeengoed migrate\n");
    assert_eq!(portal.visitor().get("/healthz").status(), 200);
    portal.change("INSERT INTO public.__diesel_schema_migrations SELECT * FROM public.kept");
    assert_eq!(portal.visitor().get("/readyz").status(), 200);
}

/// One answer of every kind that the portal gives, each with the status that it should have.
fn one_of_each_kind(portal: &Portal) -> Vec<(u16, Page)> {
    let guest = portal.visitor();
    let sign_in = guest.get("/sign-in");
    let stylesheet = sign_in.attributes("link[rel=stylesheet]", "href").remove(0);
    let form = sign_in.form("sign-in");
    let finance = portal.sign_in("finance@samen-digitaal.example");
    let office = portal.sign_in("office@samen-digitaal.example");
    let roadmap = office.get("/samen-digitaal/office/roadmap").form("roadmap").set("year", "2027");
    let published =
        roadmap.set("budget", "100.000").set("capacity", "2").tick("published", "1").submit_only();
    let page = |path: &str| (200, guest.peek(path));
    let own = |path: &str| (200, finance.peek(path));
    vec![
        page("/sign-in"),
        page("/design"),
        page("/fairness-example"),
        page("/healthz"),
        page("/readyz"),
        page("/.well-known/security.txt"),
        page(&stylesheet),
        page("/samen-digitaal/public-roadmap"),
        page("/samen-digitaal/public-roadmap/atom.xml"),
        (200, guest.send("HEAD", "/sign-in", &Sent::default())),
        own("/samen-digitaal"),
        own("/samen-digitaal/members"),
        own("/samen-digitaal/office/allocation-runs"),
        own("/samen-digitaal/adoption/export.csv"),
        (303, published),
        (303, guest.peek("/")),
        (303, guest.peek("/sign-in?taal=en")),
        (401, guest.post("/api/samen-digitaal/usage-events", &[])),
        (403, form.clone().header("origin", "https://elders.example").submit_only()),
        (404, guest.peek("/nergens/zo/maar")),
        (404, guest.peek("/static/nothing.css")),
        (404, finance.peek("/samen-digitaal/services/no-id-at-all")),
        (404, finance.peek("/buch")),
        (422, form.submit_only()),
    ]
}

#[test]
fn every_kind_of_answer_carries_its_headers() {
    // Two years: browsers take a portal with less than one for one that may go back.
    let strict = "max-age=63072000; includeSubDomains";
    for (portal, transport) in [(Portal::start(), ""), (Portal::secure(), strict)] {
        for (status, page) in one_of_each_kind(&portal) {
            assert_eq!(page.status(), status, "{page:?}");
            assert_eq!(page.headers("content-security-policy"), [POLICY], "{page:?}");
            assert_eq!(page.header("strict-transport-security"), transport, "{page:?}");
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{page:?}");
            assert_eq!(page.header("referrer-policy"), "same-origin", "{page:?}");
        }
    }
}

#[test]
fn where_tls_is_the_cookies_of_a_session_are_bound_to_the_host() {
    let portal = Portal::secure();
    let door = portal.visitor().get("/sign-in");
    let bound = |page: &Page, name: &str| {
        let all = page.headers("set-cookie");
        let found = all.iter().find(|cookie| cookie.starts_with(&format!("__Host-{name}=")));
        let cookie = found.unwrap_or_else(|| panic!("no {name} among {all:?}")).to_owned();
        let mut parts: Vec<&str> = cookie.split("; ").skip(1).collect();
        parts.sort_unstable();
        assert_eq!(parts, ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"], "{cookie}");
    };
    bound(&door, "guest");
    let email = "office@samen-digitaal.example";
    let form = door.form("sign-in").set("email", email).set("password", crate::harness::fixture::PASSWORD);
    let inside = form.submit_only();
    bound(&inside, "gemeengoed");
    assert_eq!(inside.browser().get("/samen-digitaal").status(), 200);
    // Under the name without the prefix, which another host of the domain could have set, it opens nothing.
    let key = inside.browser().cookie("__Host-gemeengoed");
    let stranger = portal.visitor();
    stranger.set_cookie("gemeengoed", &key);
    assert_eq!(stranger.peek("/samen-digitaal").location(), "/sign-in?next=/samen-digitaal");
}

#[test]
fn who_has_no_seat_in_a_cooperative_sees_nothing_of_it() {
    let portal = Portal::start();
    portal.sign_in("finance@buch.example").get("/samen-digitaal").is_absent();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.members"), "7");
    portal.work();
    assert!(portal.mail().is_empty());
}

#[test]
fn an_id_that_is_none_is_a_page_that_is_not_there() {
    let portal = Portal::start();
    let page = portal.sign_in("finance@samen-digitaal.example").get("/samen-digitaal/services/no-id-at-all");
    page.is_absent();
    assert!(page.text().contains("Deze pagina is er niet"), "{}", page.text());
}
