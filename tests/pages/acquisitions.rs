//! How something comes: said with a wish, handed on to its candidate, changed by the office.

use super::wishes::id_of;
use crate::harness::Portal;

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";

#[test]
fn a_wish_says_how_it_comes_and_its_candidate_takes_that_over() {
    let portal = Portal::start();
    let form = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap/wishes/new").form("wish");
    let form = form.set("title", "Samen bellen").set("what", "Eén contract.").set("why", "Het is nu duur.");
    form.clone().forge("acquisition", "steal").submit().refused("Kies hoe het er komt");
    let wish = form.set("acquisition", "purchase").submit();
    wish.accepted().says("Hoe het er komt").says("Collectief inkopen");
    let office = portal.sign_in(OFFICE);
    let make = office.get(&format!("/samen-digitaal/office/candidates/new?wish={}", id_of(&wish)));
    let candidate = make.form("candidate").submit();
    candidate.accepted().says("Hoe het er komt").says("Collectief inkopen");
    let edit = office.get(&format!("/samen-digitaal/office/lives/{}/edit", id_of(&candidate))).form("life");
    edit.clone().forge("acquisition", "steal").submit().refused("Kies hoe het er komt");
    let changed = edit.set("acquisition", "connect").submit();
    changed.accepted().says("Aansluiten op wat er al is").says_not("Collectief inkopen");
    office.get("/samen-digitaal/pipeline?view=list").says("Hoe het er komt: Aansluiten op wat er al is");
    assert_eq!(portal.ask_one("SELECT acquisition FROM portal.wishes"), "purchase");
}
