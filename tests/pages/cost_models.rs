//! Cost models that are kept with a service: the fairness page says by itself who pays more than alone.

use super::what_if::{approve, run};
use crate::harness::{Draft, Page, Portal};

const FINANCE: &str = "finance@buch.example";

/// The address of the service's cost models.
fn address(portal: &Portal) -> String {
    format!("/buch/office/services/{}/cost-models", portal.ask_one("SELECT id FROM portal.services"))
}

/// The form of a new version, from the begin of the run's period.
fn form(portal: &Portal) -> Draft {
    let page = portal.sign_in(FINANCE).get(&address(portal));
    page.form("cost-model").set("starts_on", "1-1-2025")
}

/// Half a thousand for each inhabitant, and 5.15 million that a group shares.
fn fixed(portal: &Portal) -> Page {
    let form = form(portal).set("kind", "fixed").set("fixed", "5.150.000").set("unit", "500");
    form.set("note", "Ledenvergadering van 3 juni 2024").submit()
}

fn lens(run: &Page) -> Page {
    run.browser().get(run.path()).follow("Is dit eerlijk")
}

/// Every group of the four at a million for each member, but for these.
fn table(others: &[(&str, &str)]) -> String {
    let names = ["Bergen (NH.)", "Uitgeest", "Castricum", "Heiloo"];
    let mut lines = Vec::new();
    for bits in 1..16_usize {
        let group: Vec<&str> = (0..4).filter(|n| bits >> n & 1 == 1).map(|n| names[n]).collect();
        let group = group.join(", ");
        let other = others.iter().find(|(members, _)| *members == group);
        let usual = format!("{}.000.000", bits.count_ones());
        lines.push(format!("{group}: {}", other.map_or(usual.as_str(), |(_, cost)| cost)));
    }
    lines.join("\n")
}

#[test]
fn a_model_that_was_kept_need_not_be_typed_again() {
    let portal = Portal::start();
    let run = run(&portal);
    lens(&run).says("Dat weten wij niet");
    let page = fixed(&portal);
    page.accepted().says("Versie 1, vanaf 1 januari 2025").says("Ledenvergadering van 3 juni 2024");
    page.says("Elke groep betaalt €\u{a0}5.150.000,00, en €\u{a0}500,00 per eenheid");
    // The published example: as in the address, and now without one.
    let seen = lens(&run);
    seen.says("Shapley-waarde").says("20.137.000,00").says("16.274.500,00");
    seen.says("Dit is het kostenmodel van Bedrijfsvoering, versie 1").says("3 juni 2024");
    let id = run.path().rsplit('/').next().unwrap().to_owned();
    let member = approve(&portal, &run).get(&format!("/buch/allocation-runs/{id}/fairness"));
    member.says("20.137.000,00").says("Dit is het kostenmodel").says_not("Kostenmodel bekijken");
    // Another model can still be tried.
    let other = "service=bedrijfsvoering&model=threshold&up1=20000&cost1=10&cost3=50";
    let other = run.browser().get(&format!("{}/fairness?{other}", run.path()));
    other.is_there().says_not("20.137.000,00").says_not("Dit is het kostenmodel");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.cost_models"), "1");
}

#[test]
fn a_newer_version_leaves_earlier_periods_alone() {
    let portal = Portal::start();
    let run = run(&portal);
    fixed(&portal).accepted();
    let form = form(&portal).set("starts_on", "2-1-2025").set("kind", "fixed").set("fixed", "1");
    form.set("unit", "1").submit().accepted().says("Versie 2, vanaf 2 januari 2025").says("Versie 1");
    lens(&run).says("20.137.000,00").says("versie 1");
    fixed(&portal).refused("Er is al een kostenmodel dat op deze dag begint");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.cost_models"), "2");
}

#[test]
fn steps_to_the_largest_member_are_airport_games() {
    let portal = Portal::start();
    let run = run(&portal);
    let steps = form(&portal).set("kind", "threshold").set("up1", "20.000").set("cost1", "4.000.000");
    let steps = steps.set("up2", "30.000").set("cost2", "10.000.000").set("cost3", "12.000.000");
    steps.submit().accepted().says("Tot en met 20.000 inwoners").says("Meer inwoners: €\u{a0}12.000.000,00");
    // Uitgeest: a quarter of the first step. Bergen and Heiloo: a third of the second more. Castricum: the
    // rest.
    lens(&run).says("1.000.000,00").says("3.000.000,00").says("5.000.000,00");
}

#[test]
fn a_table_names_every_group() {
    let portal = Portal::start();
    let run = run(&portal);
    let kept = |groups: &str| form(&portal).set("kind", "table").set("groups", groups).submit();
    kept("").refused("Vul minstens één groep in");
    kept("Bergen, Haarlem: 5").refused("is geen lid. Schrijf de naam of de code");
    kept("Uitgeest; 5").refused("Deze regel kunnen wij niet lezen: Uitgeest; 5");
    kept("Uitgeest: 5\ngm0450: 6").refused("Deze groep staat er twee keer");
    kept("Uitgeest, GM0450: 5").refused("staat een lid twee keer");
    kept(&table(&[("Uitgeest, Heiloo", "500.000")])).accepted();
    let seen = lens(&run);
    // Together the two would pay half a million, and by Shapley they pay 1,75.
    seen.says("875.000,00").says("1.125.000,00").says("Heiloo, Uitgeest").says("€\u{a0}500.000,00");
    assert_eq!(portal.ask_one("SELECT jsonb_array_length(model -> 'groups') FROM portal.cost_models"), "15");
}

#[test]
fn a_table_without_a_group_says_which() {
    let portal = Portal::start();
    let run = run(&portal);
    let form = form(&portal).set("kind", "table").set("groups", "Uitgeest: 5\nHeiloo: 6");
    form.submit().accepted();
    lens(&run).says("De tabel van dit kostenmodel mist 13 groepen").says("De eerste: Bergen (NH.)");
}

#[test]
fn what_cannot_be_kept_is_said_beside_the_field() {
    let portal = Portal::start();
    run(&portal);
    let fixed = |field: &str, value: &str| {
        let form = form(&portal).set("kind", "fixed").set("fixed", "10").set("unit", "1");
        form.set(field, value).submit()
    };
    fixed("fixed", "veel").refused("Schrijf een bedrag van nul of meer");
    fixed("unit", "-1").refused("Schrijf een bedrag van nul of meer");
    fixed("starts_on", "ooit").refused("Vul de eerste dag in");
    let steps =
        form(&portal).set("kind", "threshold").set("up1", "20.000").set("cost1", "10").set("cost3", "5");
    steps.submit().refused("Elke trap moet meer inwoners hebben");
    form(&portal)
        .set("kind", "fixed")
        .set("fixed", "1")
        .set("unit", "1")
        .forge("by", "usage.taart")
        .submit()
        .refused("Kies een eenheid uit de lijst");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.cost_models"), "0");
}
