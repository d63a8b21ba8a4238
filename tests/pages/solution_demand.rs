//! Who wants, uses and saved with a solution: counted once, by members of today, and taken back rightly.

use super::solutions::{published, state_use};
use super::wishes::{id_of, told};
use crate::harness::{Portal, fixture};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";
const LIST: &str = "/samen-digitaal/solutions";

#[test]
fn two_first_estimates_at_once_count_once() {
    use actions::solutions::enter as enter_reuse;
    let portal = Portal::start();
    let id: kernel::SolutionId = published(&portal, "Dossiers").rsplit('/').next().unwrap().parse().unwrap();
    let actor = fixture::actor(&portal.db, ENSCHEDE, "samen-digitaal");
    let about = |euros: i64| store::AboutReuse {
        on: jiff::civil::date(2025, 9, 1),
        avoided: kernel::Cents::new(euros * 100),
        explanation: "Offerte min invoeren.".to_owned(),
    };
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let (db, actor, about) = (&portal.db, &actor, &about);
        scope.spawn(move || {
            let slow = |tx: &mut store::TenantTx<'_>| {
                let entered = enter_reuse(tx, id, &about(40_000))?;
                tell.send(()).unwrap();
                // The other one has looked by now, and waits for this one.
                std::thread::sleep(std::time::Duration::from_millis(700));
                Ok(entered)
            };
            db.tenant_blocking::<_, actions::Refused, _>(actor, "tests.slow", slow).unwrap();
        });
        told.recv().unwrap();
        let second = |tx: &mut store::TenantTx<'_>| enter_reuse(tx, id, &about(30_000));
        db.tenant_blocking::<_, actions::Refused, _>(actor, "tests.second", second).unwrap();
    });
    let firsts = "SELECT count(*) || ' of which first ' || count(*) FILTER (WHERE replaces IS NULL)
        FROM portal.reuses";
    assert_eq!(portal.ask_one(firsts), "2 of which first 1");
    portal.sign_in(OFFICE).get("/samen-digitaal/reuse").says("1 keer hergebruik bespaarde €\u{a0}30.000,00");
}

#[test]
fn a_want_takes_back_the_support_that_it_gave_and_no_other() {
    let portal = Portal::start();
    let candidate = |title: &str| {
        let new = portal.sign_in(OFFICE).get("/samen-digitaal/office/candidates/new").form("candidate");
        id_of(&new.set("title", title).set("summary", "Iets").set("upl", "erkenning kind").submit())
    };
    let page = |id: &str| format!("/samen-digitaal/roadmap/candidates/{id}");
    let first = candidate("Kind erkennen");
    let path = published(&portal, "Dossiers");
    let enschede = portal.sign_in(ENSCHEDE);
    // It names no candidate: the only open one with a product of it is meant.
    let wanted = enschede.get(&path).form("want").submit();
    enschede.get(&page(&first)).says("1 lid met 159.732 inwoners");
    let second = candidate("Kind erkennen aan de balie");
    let edit = portal.sign_in(ZWOLLE).get(&format!("{path}/edit")).form("solution");
    edit.set("candidate", &second).submit().accepted();
    enschede.get(&page(&second)).first_form("form[action$='/support']").submit().accepted();
    wanted.form("unwant").submit().accepted();
    enschede.get(&page(&first)).says("Nog geen lid steunt dit");
    enschede.get(&page(&second)).says("1 lid met 159.732 inwoners");
    // Of two nobody knows which is meant.
    let edit = portal.sign_in(ZWOLLE).get(&format!("{path}/edit")).form("solution");
    edit.set("candidate", "").submit().accepted();
    enschede.get(&path).form("want").submit().accepted();
    enschede.get(&page(&first)).says("Nog geen lid steunt dit");
}

#[test]
fn a_support_stays_while_another_want_of_the_member_is_for_the_same_candidate() {
    let portal = Portal::start();
    let new = portal.sign_in(OFFICE).get("/samen-digitaal/office/candidates/new").form("candidate");
    let new = new.set("title", "Kind erkennen").set("summary", "Iets").set("upl", "erkenning kind");
    let candidate = format!("/samen-digitaal/roadmap/candidates/{}", id_of(&new.submit()));
    let (one, other) = (published(&portal, "Dossiers"), published(&portal, "Andere dossiers"));
    let enschede = portal.sign_in(ENSCHEDE);
    enschede.get(&one).form("want").submit().accepted();
    enschede.get(&other).form("want").submit().accepted();
    enschede.get(&one).form("unwant").submit().accepted();
    enschede.get(&candidate).says("1 lid met 159.732 inwoners");
    enschede.get(&other).form("unwant").submit().accepted();
    enschede.get(&candidate).says("Nog geen lid steunt dit");
}

#[test]
fn a_want_that_no_candidate_counts_says_so_and_becomes_a_wish() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    let enschede = portal.sign_in(ENSCHEDE);
    enschede.get(&path).says("geen kandidaat op de routekaart telt dit mee").says_not("Maak er een wens van");
    let wanted = enschede.get(&path).form("want").submit();
    told(&wanted, "Op de routekaart telt dit nog niet mee. Maak er een wens van");
    wanted.says("er is geen kandidaat");
    let wish = wanted.follow("Maak er een wens van").form("wish");
    assert_eq!((wish.value("title").as_str(), wish.value("upl").as_str()), ("Dossiers", "trouwlocatie"));
    portal.sign_in(ZWOLLE).get(&path).says("er is geen kandidaat").says_not("Maak er een wens van");
    let products = enschede.get("/samen-digitaal/products?q=erkenning+kind");
    products.follow("erkenning kind").says("1 lid wil dit ook.");
    // A candidate that comes later counts it once the member says so there.
    let new = portal.sign_in(OFFICE).get("/samen-digitaal/office/candidates/new").form("candidate");
    new.set("title", "Kind erkennen").set("summary", "Iets").set("upl", "erkenning kind").submit().accepted();
    let page = enschede.get(&path);
    page.says("telt nog niet mee op de routekaart").says_not("er is geen kandidaat");
    let candidate = page.follow("Steun de kandidaat hierover");
    candidate.first_form("form[action$='/support']").submit().accepted();
    enschede.get(&path).says("telt mee op de routekaart").says_not("Steun de kandidaat hierover");
    enschede.get(&path).form("unwant").submit().accepted();
    let again = enschede.get(&path).form("want").submit();
    told(&again, "De bouwer krijgt een mail.");
    again.says("telt mee op de routekaart");
}

#[test]
fn who_left_or_comes_later_counts_no_longer_and_its_name_stays() {
    for absent in ["left_on = current_date - 1", "joined_on = current_date + 30"] {
        let portal = Portal::start();
        let new = portal.sign_in(OFFICE).get("/samen-digitaal/office/candidates/new").form("candidate");
        let new = new.set("title", "Kind erkennen").set("summary", "Iets").set("upl", "erkenning kind");
        let candidate = new.submit().path().to_owned();
        let (path, other) = (published(&portal, "Dossiers"), published(&portal, "Afspraken"));
        state_use(&portal, ENSCHEDE, &path).accepted();
        portal.sign_in(ENSCHEDE).get(&other).form("want").submit().accepted();
        let reuse = portal.sign_in(ENSCHEDE).get(&format!("{path}/reuse/new")).form("reuse");
        let reuse = reuse.set("on", "1-9-2025").set("avoided", "40.000").set("explanation", "Offerte.");
        reuse.submit().accepted();
        let zwolle = portal.sign_in(ZWOLLE);
        let count = |css: &str| zwolle.get(LIST).select(css);
        let counts = "[aria-labelledby=solutions] td.gg-num:nth-child(n+6):nth-child(-n+7)";
        assert_eq!(count(counts), ["0", "1", "1", "0"]);
        zwolle.get(&candidate).says("in gebruik bij 1 lid");
        let like_us = format!("{LIST}/members-like-us");
        zwolle.get(&like_us).says("Enschede");
        portal.change(&format!("UPDATE portal.members SET {absent} WHERE name = 'Enschede'"));
        assert_eq!(count(counts), ["0", "0", "0", "0"], "{absent}");
        zwolle.get(&candidate).says_not("in gebruik bij 1 lid");
        assert!(
            zwolle
                .get(&like_us)
                .select("[aria-labelledby=alike] tbody th")
                .iter()
                .all(|name| name != "Enschede")
        );
        zwolle.get("/samen-digitaal/reuse").says("Enschede").says("40.000,00");
    }
}

#[test]
fn members_of_like_size_show_which_services_they_take() {
    let portal = Portal::demonstration();
    let page = portal.sign_in(ENSCHEDE).get(&format!("{LIST}/members-like-us"));
    let taken = page.says("Neemt af").attributes("[aria-labelledby=alike] td:last-child a", "href");
    assert!(taken.iter().any(|href| href.contains("/services/")), "{taken:?}");
    assert!(page.select("[aria-labelledby=alike] td:last-child").concat().contains("Wij ook"));
}
