//! Proxies: the sixth point of integrity.

use actions::ballots::cast;

use super::ballots::{ALL, a_cast, as_person, code, member, round};
use super::rounds::{ENSCHEDE, Held, OFFICE, ZUTPHEN, ZWOLLE};

#[test]
fn point_6_a_proxy_is_recorded_revoked_and_overridden_until_the_ballot_is_cast() {
    let held = Held::open();
    let zwolle = member(&held.portal, "Zwolle");
    let give = |who: &str, to: &str| {
        let page = held.browser(who).get(&held.page());
        page.form("give").set("holder", to).submit()
    };
    give(ENSCHEDE, "Zwolle").accepted().says("Zwolle stemt voor uw lid");
    // Who votes for whom is open to all, the office included.
    held.browser(OFFICE).get(&held.office()).says("Zwolle stemt met volmacht");
    held.browser(ENSCHEDE).get(&held.page()).form("take-back").submit().accepted();
    give(ENSCHEDE, "Zwolle").accepted();
    held.portal.work();
    let told: Vec<String> =
        held.portal.mail().into_iter().filter(|m| m.event == "proxy-given").map(|m| m.to).collect();
    // The first one was taken back before the portal told of it.
    assert_eq!(told, [ZWOLLE]);
    // Voting oneself takes it back too.
    let by_proxy = held.browser(ZWOLLE).get(&held.page()).follow("Stemmen Enschede");
    held.cast(ENSCHEDE, &ALL).accepted();
    // Whoever filled in the other's ballot hears that it is not theirs to cast any more, on both ways to it.
    let filled = by_proxy.form("ballot").set(&held.field("Kwijtschelding"), "3");
    filled.submit().refused("U hebt geen volmacht meer voor dit lid");
    filled.to(&format!("{}/ballot", held.page())).submit().refused("U hebt geen volmacht meer voor dit lid");
    held.browser(ZWOLLE).get(by_proxy.path()).is_absent();
    held.browser(ZUTPHEN).get(by_proxy.path()).is_absent();
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.proxies WHERE ended_at IS NULL"), "0");
    // Another member lets Zwolle vote, and cannot take that back afterwards.
    give(ZUTPHEN, "Zwolle").accepted();
    let page = held.browser(ZWOLLE).get(&held.page()).follow("Stemmen Zutphen");
    page.form("ballot").set(&held.field("Kwijtschelding"), "3").submit().form("cast").submit().accepted();
    let zutphen = held.browser(ZUTPHEN);
    zutphen
        .get(&held.page())
        .says("Uitgebracht met uw volmacht door Zoë Zwolle")
        .says("Intrekken kan niet meer");
    let own = a_cast(&held, "Zutphen");
    assert_eq!(code(as_person(&held, ZUTPHEN, |tx| cast(tx, &own)).unwrap_err()), "ballot-cast-by-holder");
    let back = as_person(&held, ZUTPHEN, |tx| actions::proxies::take_back(tx, round(&held)));
    assert_eq!(code(back.unwrap_err()), "proxy-cast-already");
    let recorded = "SELECT holder_id FROM portal.ballots b JOIN portal.members m ON m.id = b.member_id
        WHERE m.name = 'Zutphen'";
    assert_eq!(held.portal.ask_one(recorded), zwolle.to_string());
    held.close();
    let file = held.browser(ZWOLLE).get(&format!("{}/round.json", held.page()));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same);
}

#[test]
fn point_6_proxies_make_no_chain_and_no_heap() {
    let held = Held::open();
    held.portal.change("ALTER TABLE portal.rounds DISABLE ROW LEVEL SECURITY");
    let give = |who: &str, name: &str| {
        let holder = member(&held.portal, name);
        as_person(&held, who, |tx| actions::proxies::give(tx, round(&held), holder)).map(drop).map_err(code)
    };
    let refused = |code: &str| Err(code.to_owned());
    assert_eq!(give(ENSCHEDE, "Enschede"), refused("proxy-to-itself"));
    assert_eq!(give(ENSCHEDE, "Castricum"), refused("proxy-holder-no-vote"));
    assert_eq!(give(ENSCHEDE, "Zwolle"), Ok(()));
    assert_eq!(give(ENSCHEDE, "Zutphen"), refused("proxy-given-already"));
    assert_eq!(give(ZUTPHEN, "Enschede"), refused("proxy-chain-holder"));
    assert_eq!(give(ZWOLLE, "Zutphen"), refused("proxy-chain-giver"));
    held.portal.change("UPDATE portal.rounds SET proxies_per_holder = 1");
    assert_eq!(give(ZUTPHEN, "Zwolle"), refused("proxy-too-many"));
    assert_eq!(held.portal.ask_one("SELECT count(*) FROM portal.proxies"), "1");
}
