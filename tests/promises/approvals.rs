//! Two people decide about one run at the same moment.

use std::sync::Barrier;

use crate::harness::Page;
use crate::rows::number;
use crate::served::{Content, Served};

const APPROVED: &str = "SELECT count(*) FROM portal.allocation_runs r JOIN portal.periods p
        ON p.cooperative_id = r.cooperative_id AND p.id = r.period_id
    WHERE r.state = 'approved' AND p.name = '3e kwartaal 2026'";

#[test]
fn of_two_who_approve_at_the_same_moment_one_wins_and_the_other_is_told() {
    let portal = Served::start(Content::Demonstration);
    let people = ["finance2@samen-digitaal.example", "controller@samen-digitaal.example"];
    let drafts = people.map(|email| {
        let browser = portal.sign_in(email);
        let runs = browser.get("/samen-digitaal/office/allocation-runs");
        let waiting = runs.attributes("main a[href*='/office/allocation-runs/']", "href");
        let run = waiting.first().expect("a run waits").clone();
        browser.get(&run).form("decision").set("decision", "approve")
    });
    let together = Barrier::new(drafts.len());
    let answers: Vec<Page> = std::thread::scope(|scope| {
        let press = |draft| {
            let together = &together;
            scope.spawn(move || {
                let draft: &crate::harness::Draft = draft;
                together.wait();
                draft.submit()
            })
        };
        let pressed: Vec<_> = drafts.iter().map(press).collect();
        pressed.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (won, told): (Vec<&Page>, Vec<&Page>) = answers.iter().partition(|page| page.status() == 200);
    assert_eq!((won.len(), told.len()), (1, 1), "{answers:?}");
    won[0].accepted();
    told[0].refused("heeft intussen al besloten over deze verdeling");
    assert_eq!(number(&mut portal.owner().unwrap(), APPROVED), 1);
}
