//! Decisions: counts, quorum, weights and their power, votes per member where they are published, the list.

use super::resolutions::{ended, opened, vote, zwolle_votes};
use crate::harness::{Page, Portal};

const VOTER: &str = "voter@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const READER: &str = "reader@samen-digitaal.example";

pub(super) fn closed(portal: &Portal, page: &Page) -> Page {
    ended(portal, 1);
    let done = page.browser().get(page.path()).form("closure").submit();
    done.accepted();
    done
}

#[test]
fn a_decision_shows_counts_and_every_members_vote_where_the_rules_publish_it() {
    let portal = Portal::start();
    zwolle_votes(&portal);
    let page = opened(&portal, |form| form.set("quorum", "1/2"));
    vote(&portal, VOTER, &page, "0").accepted();
    vote(&portal, ZWOLLE, &page, "abstain").accepted();
    let path = closed(&portal, &page).path().to_owned();
    let seen = portal.sign_in(READER).get(&path);
    seen.says("Het voorstel is aangenomen.")
        .says("2 van 3 leden")
        .says("gehaald")
        .says("van 1 uitgebrachte stemmen");
    let votes = seen.select("table tbody tr").into_iter().filter(|row| row.contains("Zwolle"));
    assert_eq!(votes.collect::<Vec<_>>(), ["Zwolle Onthouding"]);
    seen.says("niet gestemd");
    let castricum = portal.sign_in("castricum@buch.example");
    castricum.get(&path.replace("samen-digitaal", "buch")).is_absent();
}

#[test]
fn votes_per_member_stay_hidden_where_the_rules_do_not_publish_them() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.untick("per_member"));
    vote(&portal, VOTER, &page, "0").accepted();
    let path = closed(&portal, &page).path().to_owned();
    portal.sign_in(ZWOLLE).get(&path).is_there().says_not("Enschede");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.votes"), "1");
}

#[test]
fn too_few_votes_decide_nothing() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form.set("quorum", "50%"));
    vote(&portal, VOTER, &page, "0").accepted();
    closed(&portal, &page).says("Geen quorum").says("Er deden te weinig leden mee");
}

#[test]
fn a_qualified_majority_needs_its_part() {
    let portal = Portal::start();
    zwolle_votes(&portal);
    let page = opened(&portal, |form| form.set("majority", "qualified").set("fraction", "2/3"));
    vote(&portal, VOTER, &page, "0").accepted();
    vote(&portal, ZWOLLE, &page, "1").accepted();
    closed(&portal, &page).says("Verworpen").says("50 %");
}

#[test]
fn unanimity_fails_by_one_vote_against_and_holds_without() {
    for (answer, verdict, part) in [("1", "Verworpen", "50 %"), ("0", "Aangenomen", "100 %")] {
        let portal = Portal::start();
        zwolle_votes(&portal);
        let page = opened(&portal, |form| form.set("majority", "unanimous"));
        page.says("Unaniem: alle stemmen");
        vote(&portal, VOTER, &page, "0").accepted();
        vote(&portal, ZWOLLE, &page, answer).accepted();
        closed(&portal, &page).says(verdict).says(part);
    }
    // More than half is not enough: 3 of 4 votes.
    let portal = Portal::start();
    portal.change(
        "UPDATE platform.cooperatives SET votes = 'weighted';
         UPDATE portal.members SET votes = 3 WHERE name = 'Enschede'",
    );
    zwolle_votes(&portal);
    let page = opened(&portal, |form| form.set("weighted", "1").set("majority", "unanimous"));
    vote(&portal, VOTER, &page, "0").accepted();
    vote(&portal, ZWOLLE, &page, "1").accepted();
    closed(&portal, &page).says("Verworpen").says("75 %");
}

#[test]
fn weights_count_and_their_power_stands_beside_them() {
    let portal = Portal::start();
    portal.change(
        "UPDATE platform.cooperatives SET votes = 'weighted';
         UPDATE portal.members SET votes = 3 WHERE name = 'Enschede';
         UPDATE portal.members SET votes = 2 WHERE name = 'Zwolle'",
    );
    zwolle_votes(&portal);
    let page = opened(&portal, |form| form.set("weighted", "1"));
    portal.change("UPDATE portal.members SET votes = 9");
    vote(&portal, VOTER, &page, "0").accepted();
    vote(&portal, ZWOLLE, &page, "1").accepted();
    let done = closed(&portal, &page);
    // 3 for, 2 against: of the 6 votes together 4 are a majority, so Enschede decides in 3 of 5 groups.
    done.says("Aangenomen").says("60 %").says("Macht volgens Banzhaf");
    let row = done.select("#members tr, table tr").into_iter().find(|row| row.starts_with("Enschede"));
    let row = row.expect("Enschede has a row");
    assert!(row.contains("Voor 3 60 %"), "{row}");
}

#[test]
fn the_list_has_a_page_for_each_decision_and_a_file() {
    let portal = Portal::start();
    let member = portal.sign_in(READER);
    member.get("/samen-digitaal/decisions").says("Er zijn nog geen besluiten");
    let page = opened(&portal, |form| form.set("question", "=HYPERLINK(1)"));
    vote(&portal, VOTER, &page, "0").accepted();
    closed(&portal, &page);
    member.get("/samen-digitaal/decisions").follow("=HYPERLINK(1)").says("Aangenomen");
    let file = member.get("/samen-digitaal/decisions/export.csv");
    let body = file.body();
    assert!(body.contains("Nummer;Datum;Vergadering"), "{body}");
    assert!(body.contains("'=HYPERLINK(1);Aangenomen"), "{body}");
    assert!(body.contains("Voor: 1, Tegen: 0, Blanco: 0, Onthouding: 0;1;3"), "{body}");
}

#[test]
fn a_vote_that_is_held_again_keeps_the_first_and_says_why() {
    let portal = Portal::start();
    let page = opened(&portal, |form| form);
    vote(&portal, VOTER, &page, "0").accepted();
    closed(&portal, &page);
    let assembly = portal.ask_one("SELECT id FROM portal.assemblies");
    let assembly = page.browser().get(&format!("/samen-digitaal/office/assemblies/{assembly}"));
    let form = assembly.follow("Stemming maken Begroting").form("resolution");
    let form = form.set("question", "De begroting is vastgesteld.");
    form.submit().refused("Vul in waarom er opnieuw wordt gestemd");
    form.set("why_again", "De uitslag werd betwist.").submit().accepted().says("De uitslag werd betwist.");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.assembly_decisions"), "1");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.resolutions WHERE revote_of IS NOT NULL"), "1");
}

#[test]
fn what_if_stands_on_an_agenda_as_a_question_and_never_as_a_result() {
    let portal = Portal::demonstration();
    let office = portal.sign_in("office@samen-digitaal.example");
    let run = portal.ask_one(
        "SELECT id FROM portal.allocation_runs WHERE state = 'approved' ORDER BY decided_at DESC LIMIT 1",
    );
    let run = format!("/samen-digitaal/office/allocation-runs/{run}/what-if");
    assert!(!office.get(&run).body().contains("/agenda"), "nothing was changed yet");
    let form = office.get(&format!("{run}?key.zaaksysteem=equal")).form("agenda");
    form.clone().set("title", "Wat als?").submit().refused("Kies een agendapunt");
    let convened = portal.ask_one(
        "SELECT i.id FROM portal.agenda_items i JOIN portal.assemblies a ON a.id = i.assembly_id
         WHERE a.state = 'convened' LIMIT 1",
    );
    let late = form.clone().forge("item", &convened).set("title", "Wat als?").submit();
    late.refused("De leden zijn al opgeroepen voor deze vergadering");
    let item = portal.ask_one(
        "SELECT i.id FROM portal.agenda_items i JOIN portal.assemblies a ON a.id = i.assembly_id
         WHERE a.state = 'draft' ORDER BY i.number LIMIT 1",
    );
    let done = form.set("item", &item).set("title", "Wat als?").submit();
    done.accepted().follow("Wat als?").is_there();
    let kept = "SELECT address FROM portal.agenda_attachments WHERE title = 'Wat als?'";
    assert!(portal.ask_one(kept).ends_with("/what-if?key.zaaksysteem=equal"));
    let finance = portal.sign_in("finance@samen-digitaal.example");
    assert!(!finance.get(&format!("{run}?key.zaaksysteem=equal")).body().contains("/agenda"));
}
