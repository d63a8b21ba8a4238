//! The chain of named votes: sealed within seconds, with a receipt; none for secret ones; counted again from
//! its file.

use super::resolutions::{ended, opened, vote, zwolle_votes};
use crate::harness::Portal;

const VOTER: &str = "voter@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

/// Place in the chain, to whom, and the words of each receipt.
fn receipts(portal: &Portal) -> Vec<(i64, String, String)> {
    let mail = portal.mail().into_iter().filter(|mail| mail.event == "vote-receipt");
    let mut mail: Vec<_> = mail.map(|mail| (mail.data["n"].as_i64().unwrap(), mail.to, mail.text)).collect();
    // Two receipts of one moment have no order of their own.
    mail.sort();
    mail
}

#[test]
fn each_named_vote_is_sealed_with_a_receipt_and_verifies_from_its_file() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.set("quorum", "1/2"));
    zwolle_votes(&portal);
    let path = page.path().replace("/office", "");
    vote(&portal, VOTER, &page, "1").accepted().says("wordt binnen enkele seconden verzegeld");
    portal.work();
    portal.sign_in(VOTER).get(&path).says("Verzegeld op plaats 1");
    let give = portal.sign_in(VOTER).get(&path);
    assert_eq!(give.select("#give"), [""; 0], "who has voted gives no proxy");
    vote(&portal, ZWOLLE, &page, "blank").accepted();
    portal.work();
    vote(&portal, VOTER, &page, "0").accepted();
    portal.work();
    let told: Vec<(i64, String)> = receipts(&portal).into_iter().map(|(n, to, _)| (n, to)).collect();
    assert_eq!(told, [(1, VOTER), (2, ZWOLLE), (3, VOTER)].map(|(n, to)| (n, to.to_owned())));
    let seals = portal.ask("SELECT hash FROM portal.vote_seals ORDER BY n");
    for ((_, _, text), seal) in receipts(&portal).iter().zip(&seals) {
        assert!(text.contains(seal) && !text.contains("Tegen"), "{text}");
    }
    let decision = path.replace("/resolutions/", "/decisions/");
    let zwolle = portal.sign_in(ZWOLLE);
    zwolle.get(&format!("{decision}/round.json")).is_absent();
    // The hours are moved behind the portal's back; the rules that were fixed are not.
    ended(&portal, 1);
    portal.work();
    zwolle.get(&decision).says(&seals[2]);
    let file = zwolle.get(&format!("{decision}/round.json"));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same, "{}", file.body());
    let forged = file.body().replace("\"for\"", "\"against\"");
    assert_ne!(voting::verify_round_command(&forged), voting::RoundVerdict::Same);
}

#[test]
fn a_vote_by_proxy_is_sealed_with_its_holder() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    zwolle_votes(&portal);
    let path = page.path().replace("/office", "");
    portal.sign_in(VOTER).get(&path).form("give").set("holder", "Zwolle").submit().accepted();
    let ballot = portal.sign_in(ZWOLLE).get(&path).follow("Stemmen Enschede");
    ballot.form("vote").set("answer", "0").submit().form("vote").submit().accepted();
    portal.work();
    let mut told: Vec<String> = receipts(&portal).into_iter().map(|(_, to, _)| to).collect();
    told.sort();
    assert_eq!(told, [VOTER, ZWOLLE], "the member and who cast it");
    ended(&portal, 1);
    portal.work();
    let decision = path.replace("/resolutions/", "/decisions/");
    let file = portal.sign_in(VOTER).get(&format!("{decision}/round.json"));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same, "{}", file.body());
    assert!(file.body().contains("\"proxy\":\""), "{}", file.body());
}

#[test]
fn a_vote_that_was_closed_before_there_were_seals_gets_none_and_no_receipt() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    vote(&portal, VOTER, &page, "0").accepted();
    ended(&portal, 1);
    portal.work();
    let before = receipts(&portal).len();
    // As it was before: no seals and no names. The migration is the one of the upgrade.
    portal.change(include_str!("../../migrations/2026-11-29-000070_votes_before_seals/down.sql"));
    portal.change(
        "DELETE FROM portal.vote_seals; DELETE FROM portal.vote_heads;
         UPDATE portal.resolution_voters SET name = ''",
    );
    portal.change(include_str!("../../migrations/2026-11-29-000070_votes_before_seals/up.sql"));
    portal.work();
    assert_eq!((receipts(&portal).len(), before), (1, 1));
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.vote_seals"), "0");
    let unnamed = "SELECT count(*) FROM portal.resolution_voters v JOIN portal.members m
        ON m.cooperative_id = v.cooperative_id AND m.id = v.member_id WHERE v.name <> m.name";
    assert_eq!(portal.ask_one(unnamed), "0");
    let path = page.path().replace("/office", "");
    portal.sign_in(VOTER).get(&path).says_not("verzegeld");
    let decision = path.replace("/resolutions/", "/decisions/");
    portal.sign_in(VOTER).get(&decision).is_there();
    portal.sign_in(VOTER).get(&format!("{decision}/round.json")).is_absent();
}

#[test]
fn a_chain_that_began_without_names_keeps_its_opening() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    portal.change("UPDATE portal.resolution_voters SET name = ''");
    vote(&portal, VOTER, &page, "0").accepted();
    portal.work();
    portal.change(include_str!("../../migrations/2026-11-29-000070_votes_before_seals/down.sql"));
    portal.change(include_str!("../../migrations/2026-11-29-000070_votes_before_seals/up.sql"));
    ended(&portal, 1);
    portal.work();
    assert_eq!(receipts(&portal).len(), 1);
    let decision = page.path().replace("/office/resolutions/", "/decisions/");
    let file = portal.sign_in(VOTER).get(&format!("{decision}/round.json"));
    assert_eq!(voting::verify_round_command(file.body()), voting::RoundVerdict::Same, "{}", file.body());
}

#[test]
fn a_secret_vote_has_no_seal_no_receipt_and_no_file() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.set("secret", "1"));
    vote(&portal, VOTER, &page, "1").accepted().says_not("verzegeld");
    portal.work();
    assert_eq!(receipts(&portal).len(), 0);
    ended(&portal, 1);
    portal.work();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.vote_seals"), "0");
    let decision = page.path().replace("/office/resolutions/", "/decisions/");
    let member = portal.sign_in(ZWOLLE);
    member.get(&decision).is_there().says_not("Vingerafdruk");
    member.get(&format!("{decision}/round.json")).is_absent();
}
