//! Requests that no page of ours sends: the character U+0000, which no table keeps, and forms without end.

use crate::harness::{Browser, Draft, Portal, Sent};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";

fn upload(browser: &Browser) -> Draft {
    browser.get("/samen-digitaal/office/member-imports/new").form("import").file(
        "file",
        "leden.csv",
        "code;naam\nGM0001;Nergenshuizen\n",
    )
}

#[test]
fn a_zero_character_in_a_form_is_refused_with_a_sentence() {
    let portal = Portal::start();
    let new = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap/wishes/new").form("wish");
    let good = new.set("title", "Trouwlocatie").set("what", "Reserveren.").set("why", "Kost nu een uur.");
    for field in ["title", "what", "why", "upl"] {
        let page = good.clone().set(field, "Trouw\0locatie").submit();
        assert_eq!(page.status(), 422, "{field}");
        page.says("een onzichtbaar teken dat wij niet kunnen bewaren");
    }
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.wishes"), "0");
    good.submit().accepted();
    let door = portal.visitor().get("/sign-in").form("sign-in");
    assert_eq!(door.set("email", "a\0@b.example").set("password", "x").submit().status(), 422);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.wishes"), "1");
}

#[test]
fn a_zero_character_beside_a_file_is_refused_with_a_sentence() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let page = upload(&office).forge("title", "Le\0den").submit();
    assert_eq!(page.status(), 422);
    page.says("een onzichtbaar teken dat wij niet kunnen bewaren");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.uploads"), "0");
}

#[test]
fn nothing_is_called_by_a_zero_character() {
    let portal = Portal::start();
    for path in ["/%00/public-specifications", "/%00/public-roadmap", "/%00", "/reset-password/a%00b"] {
        portal.visitor().get(path).is_absent();
    }
    let member = portal.sign_in(ENSCHEDE);
    for path in [
        "search?q=%00",
        "search?q=trouwen%00",
        "products?q=%00",
        "products/%00",
        "roadmap/wishes?state=%00",
        "solutions?q=a%00&upl=%00",
        "services?%00=1",
    ] {
        let page = member.get(&format!("/samen-digitaal/{path}"));
        page.is_absent();
        page.says("Deze pagina is er niet");
    }
    // A percent sign that is one is another text.
    member.get("/samen-digitaal/search?q=%2500").is_there();
    let sent = Sent {
        headers: vec![("authorization", "Bearer x".to_owned()), ("origin", String::new())],
        body: Some(("application/json".to_owned(), b"{}".to_vec())),
    };
    let page = portal.visitor().send("POST", "/api/%00/usage-events", &sent);
    assert_eq!((page.status(), page.header("content-type")), (404, "application/problem+json"), "{page:?}");
}

#[test]
fn a_form_with_a_file_has_an_end() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let mut many = upload(&office);
    for n in 0..150 {
        many = many.forge(&format!("field_{n}"), "x");
    }
    assert_eq!(many.submit().status(), 413);
    // Each of these may be so long; together they may not.
    let mut long = upload(&office);
    for n in 0..6 {
        long = long.forge(&format!("field_{n}"), &"x".repeat(60_000));
    }
    long.submit().says("te groot");
    let one = upload(&office).forge("field", &"x".repeat(70_000)).submit();
    assert_eq!(one.status(), 413);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.uploads"), "0");
    upload(&office).forge("field", &"x".repeat(60_000)).submit().is_there();
}
