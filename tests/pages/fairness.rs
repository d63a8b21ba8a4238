//! The fairness lens: nothing without a cost model, published values with one.

use super::what_if::{approve, cells, run};
use crate::harness::Portal;

const MODEL: &str = "service=bedrijfsvoering&model=fixed&by=attribute.inhabitants&unit=500";

#[test]
fn without_a_cost_model_nothing_is_known() {
    let portal = Portal::start();
    let page = run(&portal).follow("Is dit eerlijk");
    page.is_there().says("Dat weten wij niet").says_not("Shapley-waarde");
}

#[test]
fn with_a_fixed_cost_and_a_price_per_inhabitant_the_lens_says_who_pays_too_much() {
    let portal = Portal::start();
    let run = run(&portal);
    let look = |query: &str| run.browser().get(&format!("{}/fairness?{query}", run.path()));
    // Half a thousand for each of 103,300 inhabitants, and 5.15 million that four share.
    let page = look(&format!("{MODEL}&fixed=5150000"));
    page.is_there().says("Shapley-waarde").says("20.137.000,00").says("16.274.500,00");
    // Bergen: 29,974 inhabitants alone, and with a quarter of the fixed amount.
    page.says("De Shapley-waarde is precies, met een formule.").says("Bekijk het verschil per lid");
    look("service=bedrijfsvoering&model=fixed").is_there().says("Vast bedrag").says("Dat weten wij niet");
    look(&format!("{MODEL}&fixed=veel")).refused("Schrijf een bedrag van nul of meer");
    look("service=x&model=threshold&cost3=10").refused("Kies een dienst uit de lijst.");
    look("service=bedrijfsvoering&model=nee&fixed=1").refused("Kies een kostenmodel uit de lijst.");
    let steps = "service=bedrijfsvoering&model=threshold&up1=20000&cost1=10&cost3=5";
    look(steps).refused("Elke trap moet meer inwoners hebben");
}

#[test]
fn the_lens_says_what_one_more_member_does_to_everybody() {
    let portal = Portal::start();
    let run = run(&portal);
    let page = run.browser().get(&format!("{}/fairness?{MODEL}&fixed=5150000", run.path()));
    page.says("Een gemeente van gemiddelde grootte wordt lid en neemt alle diensten af.");
    page.says("Dan betalen 4 leden minder en 0 leden meer, bij dezelfde kosten.");
    // A quarter of 103,300 inhabitants, and of the shares: a fifth of the costs for each of five.
    let each = page.follow("Bekijk het verschil per lid");
    each.is_there().says("Nieuw lid wordt lid, met 25.825 inwoners.");
    for (member, figures) in [
        ("Bergen", "18.522.480,00 14.817.984,00 −€ 3.704.496,00 −20,0 %"),
        ("Uitgeest", "6.838.720,00 5.470.976,00 −€ 1.367.744,00 −20,0 %"),
        ("Castricum", "19.419.920,00 15.535.936,00 −€ 3.883.984,00 −20,0 %"),
        ("Heiloo", "12.018.880,00 9.615.104,00 −€ 2.403.776,00 −20,0 %"),
        ("Nieuw lid", "11.360.000,00"),
    ] {
        let cells = cells(&each, member);
        assert!(cells.contains(figures), "{cells:?} instead of {figures:?}");
    }
    // Without a cost model nothing is said about it either.
    run.follow("Is dit eerlijk").says_not("Als er een lid bij komt");
}

#[test]
fn members_look_at_approved_runs_only() {
    let portal = Portal::start();
    let run = run(&portal);
    let id = run.path().rsplit('/').next().unwrap().to_owned();
    let address = format!("/buch/allocation-runs/{id}/fairness");
    portal.sign_in("castricum@buch.example").get(&address).is_absent();
    approve(&portal, &run).get(&address).is_there();
    portal.sign_in("finance@samen-digitaal.example").get(&address).is_absent();
}

#[test]
fn the_swedish_municipalities_have_their_published_shapley_values_in_both_languages() {
    let portal = Portal::start();
    let page = portal.visitor().get("/fairness-example");
    page.is_there().says("20,0110").says("10,7080").says("6,6068").says("10,3727").says("16,9458");
    page.says("19,1757").says("H, M betalen dan meer").says("H, K, L samen goedkoper uit");
    portal.visitor().get("/fairness-example?taal=en").is_there().says("20.0110").says("19.1757");
}
