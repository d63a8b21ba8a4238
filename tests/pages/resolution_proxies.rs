//! Proxies in a vote of an assembly: the rules of rounds.

use actions::Refused;
use actions::resolutions::proxies::{give, take_back};
use actions::votes::{Cast, cast};
use kernel::{MemberId, ResolutionId};
use store::VoteAnswer;

use super::resolutions::{opened, vote, zwolle_votes};
use crate::harness::{Page, Portal, fixture};

const HERE: &str = "samen-digitaal";
const VOTER: &str = "voter@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";

fn path(page: &Page) -> String {
    page.path().replace("/office", "")
}

fn member(portal: &Portal, name: &str) -> MemberId {
    portal.ask_one(&format!("SELECT id FROM portal.members WHERE name = '{name}'")).parse().unwrap()
}

fn resolution(portal: &Portal) -> ResolutionId {
    portal.ask_one("SELECT id FROM portal.resolutions").parse().unwrap()
}

/// Gives the vote of who is signed in to another member, by the form.
fn gives(portal: &Portal, who: &str, page: &Page, to: &str) -> Page {
    portal.sign_in(who).get(&path(page)).form("give").set("holder", to).submit()
}

/// The code with which a deed of somebody is refused; empty where it is done.
fn code<T>(
    portal: &Portal,
    who: &str,
    deed: impl Fn(&mut store::TenantTx<'_>) -> Result<T, Refused>,
) -> String {
    let actor = fixture::actor(&portal.db, who, HERE);
    match portal.db.tenant_blocking(&actor, "tests.deed", deed) {
        Ok(_) => String::new(),
        Err(Refused::Faults(faults)) => faults[0].code.to_string(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_proxy_is_given_taken_back_and_recorded_with_the_vote() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    zwolle_votes(&portal);
    gives(&portal, VOTER, &page, "Zwolle").accepted().says("Zwolle stemt voor uw lid");
    portal
        .sign_in(VOTER)
        .get(&path(&page))
        .form("take-back")
        .submit()
        .accepted()
        .says_not("Zwolle stemt voor uw lid");
    gives(&portal, VOTER, &page, "Zwolle").accepted();
    portal.work();
    let told: Vec<String> =
        portal.mail().into_iter().filter(|m| m.event == "resolution-proxy-given").map(|m| m.to).collect();
    assert_eq!(told, [ZWOLLE], "the first one was taken back before the portal told of it");
    // A reminder goes to who votes.
    page.browser().get(page.path()).form("reminders").submit().accepted();
    let ballot = portal.sign_in(ZWOLLE).get(&path(&page)).follow("Stemmen Enschede");
    ballot.says("U stemt namens Enschede");
    let check = ballot.form("vote").set("answer", "1").submit();
    check.says("Enschede stemt").form("vote").submit().accepted().says("Uitgebracht: Tegen");
    let voter = portal.sign_in(VOTER);
    let own = voter.get(&path(&page));
    own.says("Zwolle stemde met uw volmacht").says("Uitgebracht: Tegen").says_not("Stem wijzigen");
    let holder =
        "SELECT m.name FROM portal.vote_participations p JOIN portal.members m ON m.id = p.holder_id";
    assert_eq!(portal.ask_one(holder), "Zwolle");
    let (id, enschede) = (resolution(&portal), member(&portal, "Enschede"));
    let answer = VoteAnswer::Option(0);
    let own = Cast { resolution: id, member: enschede, answer, based_on: 1 };
    assert_eq!(code(&portal, VOTER, |tx| cast(tx, &own)), "ballot-cast-by-holder");
    assert_eq!(code(&portal, VOTER, |tx| take_back(tx, id)), "proxy-cast-already");
    // The holder changes what it cast, and votes for itself besides.
    let again = portal.sign_in(ZWOLLE).get(&path(&page)).follow("Stem wijzigen Enschede");
    again.form("vote").set("answer", "0").submit().form("vote").submit().accepted();
    vote(&portal, ZWOLLE, &page, "0").accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.votes"), "3");
    portal.work();
    let mails = portal.mail().into_iter().filter(|m| m.event == "resolution-reminder");
    assert!(mails.into_iter().all(|m| m.to == ZWOLLE));
}

#[test]
fn voting_oneself_takes_the_proxy_back_and_the_holder_hears_it() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    zwolle_votes(&portal);
    gives(&portal, VOTER, &page, "Zwolle").accepted();
    let zwolle = portal.sign_in(ZWOLLE);
    let ballot = zwolle.get(&path(&page)).follow("Stemmen Enschede");
    let checked = ballot.form("vote").set("answer", "1").submit().form("vote");
    vote(&portal, VOTER, &page, "0").accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.resolution_proxies WHERE ended_at IS NULL"), "0");
    checked.submit().refused("U hebt geen volmacht meer voor dit lid");
    ballot.form("vote").set("answer", "1").submit().refused("U hebt geen volmacht meer voor dit lid");
    zwolle.get(ballot.path()).is_absent();
    let zutphen = member(&portal, "Zutphen");
    zwolle.get(&format!("{}/vote?for={zutphen}", path(&page))).is_absent();
    ballot.form("vote").set("answer", "1").forge("member", &zutphen.to_string()).submit().is_absent();
    assert_eq!(portal.ask_one("SELECT string_agg(answer, ' ') FROM portal.votes"), "0");
}

#[test]
fn a_secret_vote_by_proxy_leaves_no_link_either() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.set("secret", "1"));
    zwolle_votes(&portal);
    gives(&portal, VOTER, &page, "Zwolle").accepted();
    let zwolle = portal.sign_in(ZWOLLE);
    let ballot = zwolle.get(&path(&page)).follow("Stemmen Enschede");
    ballot.form("vote").set("answer", "1").submit().form("vote").submit().accepted();
    zwolle.get(ballot.path()).says_not("Tegen");
    vote(&portal, ZWOLLE, &page, "0").accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.secret_votes"), "2");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.votes"), "0");
    let audited = "SELECT count(*) FROM portal.audit_events WHERE deed LIKE 'votes%'";
    assert_eq!(portal.ask_one(audited), "0");
}

#[test]
fn proxies_make_no_chain_and_no_heap() {
    let portal = Portal::start();
    opened(&portal, |form| form.set("proxies", "1"));
    zwolle_votes(&portal);
    let id = resolution(&portal);
    let give = |who: &str, name: &str| {
        let holder = member(&portal, name);
        code(&portal, who, |tx| give(tx, id, holder))
    };
    assert_eq!(give(VOTER, "Enschede"), "proxy-to-itself");
    assert_eq!(give(VOTER, "Castricum"), "proxy-holder-not-in-electorate");
    assert_eq!(give(VOTER, "Zwolle"), "");
    assert_eq!(give(VOTER, "Zutphen"), "proxy-given-already");
    assert_eq!(give(ZWOLLE, "Enschede"), "proxy-chain-giver");
    assert_eq!(give(ZWOLLE, "Zutphen"), "proxy-chain-giver");
    portal.change("UPDATE portal.resolution_proxies SET ended_at = now(), ended_by = 'x'");
    portal.change("UPDATE portal.resolutions SET proxies_per_holder = 0");
    assert_eq!(give(VOTER, "Zwolle"), "proxy-too-many");
    portal.change(
        "UPDATE portal.resolutions SET proxies_per_holder = 1, closes_at = now(),
             opens_at = now() - interval '1 day'",
    );
    assert_eq!(give(VOTER, "Zwolle"), "resolution-over");
}
