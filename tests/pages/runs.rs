//! From a period's costs to a run that a second person approves: the golden cases, four eyes, races and
//! exports.

use allocation::Verdict;

use crate::harness::{Browser, Page, Portal};

const BUCH_SHARES: [(&str, &str); 4] =
    [("GM0373", "32,61"), ("GM0450", "12,04%"), ("GM0383", "34,19"), ("GM0399", "21,16")];

/// A service that all members of `buch` take from 2020 on, divided by a key.
pub(super) fn service(portal: &Portal, cooperative: &str, name: &str, rule: &str) {
    portal.change(&format!(
        "INSERT INTO portal.services (cooperative_id, id, code, name, state)
             SELECT id, gen_random_uuid(), '{code}', '{name}', 'in_operation' FROM platform.cooperatives
             WHERE address = '{cooperative}';
         INSERT INTO portal.subscriptions
             (cooperative_id, id, member_id, service_id, starts_on, ordered_by, ordered_at)
             SELECT m.cooperative_id, gen_random_uuid(), m.id, s.id, '2020-01-01', 'test', now()
             FROM portal.members m JOIN portal.services s USING (cooperative_id)
             WHERE s.code = '{code}';
         INSERT INTO portal.service_keys
             (cooperative_id, id, service_id, version, starts_on, rule, note, made_by, made_at)
             SELECT s.cooperative_id, gen_random_uuid(), s.id, 1, '2020-01-01', '{rule}', '', 'test', now()
             FROM portal.services s WHERE s.code = '{code}'",
        code = name.to_lowercase().replace(' ', "-"),
    ));
}

pub(super) fn period(browser: &Browser, cooperative: &str, name: &str, start: &str, last: &str) -> Page {
    let form = browser.get(&format!("/{cooperative}/office/periods/new")).form("periods");
    form.set("name", name).set("start", start).set("last", last).submit()
}

/// Enters a cost on the page of a period, and gives that page again.
pub(super) fn cost(period: &Page, service: &str, amount: &str) -> Page {
    let browser = period.browser();
    let form = browser.get(&format!("{}/costs/new", period.path())).form("costs");
    form.set("service", service).set("category", "beheer").set("amount", amount).submit().accepted();
    browser.get(period.path())
}

/// The BUCH's costs of a year, divided and offered for approval.
fn offered(portal: &Portal) -> Page {
    let shares: Vec<String> =
        [("GM0373", "32.61"), ("GM0450", "12.04"), ("GM0383", "34.19"), ("GM0399", "21.16")]
            .map(|(code, share)| format!("\"{code}\":\"{share}\""))
            .to_vec();
    let rule = format!(
        "{{\"key\":{{\"kind\":\"fixed\",\"shares\":{{{}}}}},\"presence\":\"days\"}}",
        shares.join(",")
    );
    service(portal, "buch", "Bedrijfsvoering", &rule);
    let finance = portal.sign_in("finance@buch.example");
    let page =
        cost(&period(&finance, "buch", "2025", "1-1-2025", "31-12-2025"), "Bedrijfsvoering", "56.800.000,00");
    let run = page.form("allocation-runs").submit();
    run.accepted();
    let run = run.form("review").submit();
    run.accepted();
    run
}

#[test]
fn buch_divides_by_fixed_percentages_to_the_cent() {
    let portal = Portal::start();
    let run = offered(&portal);
    for amount in ["18.522.480,00", "6.838.720,00", "19.419.920,00", "12.018.880,00", "56.800.000,00"] {
        run.says(amount);
    }
}

#[test]
fn inhabitants_divide_with_the_cents_to_the_largest_remainders() {
    let portal = Portal::start();
    portal.change("DELETE FROM portal.member_attributes");
    for (code, value) in [("GM0373", 29_943), ("GM0450", 13_360), ("GM0383", 34_604), ("GM0399", 22_689)] {
        portal.change(&format!(
            "INSERT INTO portal.member_attributes (cooperative_id, member_id, name, on_day, value)
                 SELECT cooperative_id, id, 'inhabitants', '2020-01-01', {value} FROM portal.members
                 WHERE code = '{code}'"
        ));
    }
    service(&portal, "buch", "Applicaties", r#"{"key":{"kind":"attribute","name":"inhabitants"}}"#);
    let finance = portal.sign_in("finance@buch.example");
    let page = cost(&period(&finance, "buch", "2025", "1-1-2025", "31-12-2025"), "Applicaties", "100000");
    let run = page.form("allocation-runs").submit();
    for amount in ["29.765,60", "13.280,85", "34.398,98", "22.554,57"] {
        run.says(amount);
    }
}

#[test]
fn the_maker_of_a_run_cannot_approve_it_and_a_second_person_can() {
    let portal = Portal::start();
    let run = offered(&portal);
    run.says("U maakte of controleerde deze verdeling zelf");
    let decision = format!("{}/decision", run.path());
    let controller = portal.sign_in("controller@buch.example");
    let form = controller.get(run.path()).form("decision").set("decision", "approve");
    // The maker gets hold of the form, with a token of its own.
    let own = run.browser().get(run.path());
    let csrf = own.attributes("input[name=csrf]", "value").first().cloned().unwrap_or_default();
    let fields = [("csrf", csrf.as_str()), ("once", "x"), ("decision", "approve"), ("note", "")];
    if csrf.is_empty() {
        run.browser().post(&decision, &fields).is_absent();
    } else {
        run.browser()
            .post(&decision, &fields)
            .refused("U heeft deze verdeling zelf gemaakt of gecontroleerd");
    }
    assert_eq!(state(&portal), "reviewed");
    form.submit().accepted().says("Goedgekeurd door");
    assert_eq!(state(&portal), "approved");
    controller.get("/buch/office/periods").says("Op slot sinds");
}

#[test]
fn the_table_itself_refuses_a_run_approved_by_its_maker() {
    let portal = Portal::start();
    offered(&portal);
    let approve = "UPDATE portal.allocation_runs SET state = 'approved', decided_by_id = made_by_id,
                   decided_by = made_by, decided_at = now()";
    let refused = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| portal.change(approve)));
    assert!(refused.is_err());
    assert_eq!(state(&portal), "reviewed");
}

#[test]
fn a_run_goes_back_with_a_reason_and_never_without() {
    let portal = Portal::start();
    let run = offered(&portal);
    let controller = portal.sign_in("controller@buch.example");
    let form = controller.get(run.path()).form("decision").set("decision", "reject");
    form.submit().refused("Schrijf waarom u de verdeling terugstuurt");
    let form = controller.get(run.path()).form("decision").set("decision", "reject");
    form.set("note", "De kosten van juni ontbreken.")
        .submit()
        .accepted()
        .says("De kosten van juni ontbreken.");
    assert_eq!(state(&portal), "rejected");
}

#[test]
fn two_people_decide_at_once_and_the_second_is_told() {
    let portal = Portal::start();
    let run = offered(&portal);
    let controller = portal.sign_in("controller@buch.example");
    let other = portal.sign_in("controller@buch.example");
    let first = controller.get(run.path()).form("decision").set("decision", "approve");
    let second = other.get(run.path()).form("decision").set("decision", "reject").set("note", "Nee.");
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| first.submit_only());
        let second = scope.spawn(|| second.submit_only());
        (first.join().unwrap(), second.join().unwrap())
    });
    let mut answers = [first.status(), second.status()];
    answers.sort_unstable();
    assert_eq!(answers, [303, 422], "one wins, the other is told");
    let loser = if first.status() == 422 { first } else { second };
    loser.says("heeft intussen al besloten over deze verdeling");
}

#[test]
fn nothing_comes_into_a_period_once_its_run_is_approved() {
    let portal = Portal::start();
    let run = offered(&portal);
    let controller = portal.sign_in("controller@buch.example");
    let late = run.browser().get(&format!("{}/costs/new", period_path(&portal))).form("costs");
    controller.get(run.path()).form("decision").set("decision", "approve").submit().accepted();
    let late = late.set("service", "Bedrijfsvoering").set("category", "te laat").set("amount", "1");
    late.submit().refused("is al goedgekeurd");
    run.browser().get(run.path()).is_there();
}

#[test]
fn a_run_is_not_approved_when_costs_came_in_after_it() {
    let portal = Portal::start();
    let run = offered(&portal);
    cost(&run.browser().get(&period_path(&portal)), "Bedrijfsvoering", "1.000,00");
    let controller = portal.sign_in("controller@buch.example");
    let form = controller.get(run.path()).form("decision").set("decision", "approve");
    form.submit().refused("Na deze verdeling veranderden de kosten of het verbruik");
    assert_eq!(state(&portal), "reviewed");
}

#[test]
fn what_stands_in_the_way_of_a_run_is_said_all_at_once() {
    let portal = Portal::start();
    service(
        &portal,
        "buch",
        "Telefonie",
        r#"{"key":{"kind":"usage","meter":"toestellen","aggregate":"sum"}}"#,
    );
    service(&portal, "buch", "Post", r#"{"key":{"kind":"equal"}}"#);
    portal.change(
        "DELETE FROM portal.service_keys k USING portal.services s
             WHERE s.id = k.service_id AND s.code = 'post'",
    );
    let finance = portal.sign_in("finance@buch.example");
    let page = period(&finance, "buch", "2025", "1-1-2025", "31-12-2025");
    page.form("allocation-runs").submit().refused("Deze periode heeft nog geen kosten");
    let page = cost(&cost(&page, "Telefonie", "100"), "Post", "100");
    let refused = page.form("allocation-runs").submit();
    refused.refused("Post heeft kosten, maar nog geen verdeelsleutel");
    let finance2 = portal.sign_in("office@buch.example");
    let keys =
        refused.attributes("a.nl-link", "href").into_iter().find(|href| href.ends_with("/keys")).unwrap();
    let form = finance2
        .get(&format!("{keys}/new"))
        .form("keys")
        .set("key_what", "equal")
        .set("starts_on", "1-1-2025");
    form.submit().accepted();
    page.form("allocation-runs").submit().refused("Van Telefonie is nog geen verbruik bekend");
}

#[test]
fn periods_never_overlap() {
    let portal = Portal::start();
    let finance = portal.sign_in("finance@buch.example");
    period(&finance, "buch", "2025", "1-1-2025", "31-12-2025").accepted();
    period(&finance, "buch", "eind 2025", "31-12-2025", "31-1-2026")
        .refused("Deze dagen vallen samen met 2025");
    period(&finance, "buch", "andersom", "2-1-2026", "1-1-2026")
        .refused("De laatste dag ligt voor de eerste dag");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.periods"), "1");
}

#[test]
fn an_amount_explains_itself_and_a_run_can_be_computed_again_by_anybody() {
    let portal = Portal::start();
    let run = offered(&portal);
    let controller = portal.sign_in("controller@buch.example");
    controller.get(run.path()).form("decision").set("decision", "approve").submit().accepted();
    let member = portal.sign_in("castricum@buch.example");
    let costs = member.get("/buch/my-costs");
    costs.says("Kosten van Castricum in 2025").says("19.419.920,00").says("Zo is dit bedrag berekend");
    costs.says("Castricum").says("Toon alle 4 leden").says("18.522.480,00");
    let file =
        costs.attributes("a[download]", "href").into_iter().find(|href| href.ends_with(".json")).unwrap();
    let run = String::from_utf8(member.get(&file).bytes().to_vec()).unwrap();
    assert_eq!(allocation::verify(&run), Verdict::Same);
    assert!(matches!(allocation::verify(&run.replace("19419920.00", "19419920.01")), Verdict::Differs(_)));
    let csv = member.get(&file.replace(".json", ".csv"));
    assert!(
        csv.body().starts_with('\u{feff}') && csv.body().contains("GM0383;Castricum;19419920,00;19419920,00")
    );
}

#[test]
fn a_member_sees_no_run_before_it_is_approved() {
    let portal = Portal::start();
    let run = offered(&portal);
    let member = portal.sign_in("castricum@buch.example");
    member.get("/buch/my-costs").says("Er is nog geen goedgekeurde verdeling");
    member.get(run.path()).is_absent();
    member.get(&run.path().replace("/office", "")).is_absent();
}

#[test]
fn costs_from_a_file_are_entered_whole_or_not_at_all() {
    let portal = Portal::start();
    service(&portal, "buch", "Zaaksysteem", r#"{"key":{"kind":"equal"}}"#);
    let finance = portal.sign_in("finance@buch.example");
    let page = period(&finance, "buch", "2025", "1-1-2025", "31-12-2025");
    let form = || finance.get(&format!("{}/cost-imports/new", page.path())).form("check");
    let bad = form().file(
        "file",
        "kosten.csv",
        "dienst;kostensoort;bedrag\nZaaksysteem;beheer;1,5\nZaaksisteem;x;2\n",
    );
    bad.submit().says("Geen dienst heet zo").says("Bedoelt u Zaaksysteem?").says_not("Kosten opslaan");
    form().file("file", "kosten.csv", "naam;getal\na;1\n").submit().refused("dienst");
    let good = form().file(
        "file",
        "kosten.csv",
        "dienst;kostensoort;bedrag\nZaaksysteem;beheer;\"1.234,50\"\nZaaksysteem;licenties;100\n",
    );
    let check = good.submit();
    check.says("1.334,50");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.cost_lines"), "0");
    check.form("cost-imports").submit().accepted().says("1.334,50");
    assert_eq!(portal.ask_one("SELECT sum(cents) FROM portal.cost_lines"), "133450");
    let again =
        form().file("file", "kosten.csv", "dienst;kostensoort;bedrag\nZaaksysteem;beheer;1234,5\n").submit();
    again.says("Misschien staan deze kosten er al");
    let listed = finance.get(&format!("{}/costs", page.path()));
    listed.form("withdrawal").submit().accepted().says("1 ingetrokken regel");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.cost_lines WHERE withdrawn_at IS NULL"), "1");
}

#[test]
fn a_key_is_entered_in_words_that_come_back_as_a_sentence() {
    let portal = Portal::start();
    service(&portal, "buch", "Zaaksysteem", r#"{"key":{"kind":"equal"}}"#);
    let id = portal.ask_one("SELECT id FROM portal.services");
    let office = portal.sign_in("office@buch.example");
    let form = || {
        office.get(&format!("/buch/office/services/{id}/keys/new")).form("keys").set("starts_on", "1-1-2025")
    };
    let fixed = || {
        let chosen = form().set("key_what", "fixed");
        chosen.to(&format!("/buch/office/services/{id}/keys?shape=show+key")).submit().form("keys")
    };
    fixed().set("key_share_GM0373", "veel").submit().refused("Vul een getal in");
    form().set("key_what", "").submit().refused("Kies hoe u de kosten wilt verdelen");
    let fixed = BUCH_SHARES
        .iter()
        .fold(fixed(), |draft, (member, share)| draft.set(&format!("key_share_{member}"), share));
    let saved = fixed.set("note", "Raad van 1 mei 2024.").submit();
    saved.accepted().says("Vaste percentages").says("32,61").says("Raad van 1 mei 2024.").says("Versie 2");
}

fn state(portal: &Portal) -> String {
    portal.ask_one("SELECT state FROM portal.allocation_runs")
}

fn period_path(portal: &Portal) -> String {
    format!("/buch/office/periods/{}", portal.ask_one("SELECT id FROM portal.periods"))
}

#[test]
fn who_has_to_decide_and_who_waits_for_it_get_mail() {
    let portal = Portal::start();
    let run = offered(&portal);
    portal.work();
    let to = |event: &str| -> Vec<String> {
        let letters = portal.mail().into_iter().filter(|letter| letter.event == event);
        letters.map(|letter| format!("{} {}", letter.to, letter.text.contains(run.path()))).collect()
    };
    assert_eq!(to("run-offered"), ["controller@buch.example true"]);
    let controller = portal.sign_in("controller@buch.example");
    let form = controller.get(run.path()).form("decision").set("decision", "reject");
    form.set("note", "De kosten van juni ontbreken.").submit().accepted();
    portal.work();
    assert_eq!(to("run-rejected"), ["finance@buch.example true"]);
    let letter = portal.mail().into_iter().find(|letter| letter.event == "run-rejected").unwrap();
    assert!(letter.text.contains("De kosten van juni ontbreken."), "{letter:?}");
}
