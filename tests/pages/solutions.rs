//! Solutions: entered by their builder, used by the word of the user, wanted, compared and taken along.

use jiff::SignedDuration;

use super::wishes::{id_of, told};
use crate::harness::{Page, Portal};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";
const LIST: &str = "/samen-digitaal/solutions";

/// Enters a solution through the form, as a draft; its page.
fn enter(portal: &Portal, who: &str, name: &str) -> Page {
    let form = portal.sign_in(who).get(&format!("{LIST}/new")).form("solution");
    let form = if who == OFFICE { form.set("builder", "Zwolle") } else { form };
    let form = form.set("name", name).set("summary", "Eén dossier per inwoner.").set("maturity", "stable");
    form.set("upl", "Trouwlocatie\n\nerkenning kind").set("adopt_low", "18.000").submit()
}

/// A published solution of Zwolle; its address.
pub fn published(portal: &Portal, name: &str) -> String {
    let draft = enter(portal, ZWOLLE, name);
    told(&draft, "Het concept is opgeslagen");
    publish(&draft).path().to_owned()
}

fn publish(page: &Page) -> Page {
    page.form("state-form").submit()
}

fn mails(portal: &Portal, event: &str) -> Vec<String> {
    portal.work();
    portal.mail().into_iter().filter(|mail| mail.event == event).map(|mail| mail.to).collect()
}

pub fn state_use(portal: &Portal, who: &str, path: &str) -> Page {
    let form = portal.sign_in(who).get(&format!("{path}/use")).form("use");
    form.set("since", "1-3-2025").set("experience", "Het bevalt.").submit()
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

#[test]
fn a_member_shares_what_it_built_and_others_see_it_once_it_is_published() {
    let portal = Portal::start();
    let draft = enter(&portal, ZWOLLE, "Digitale dossiers");
    draft.says("Concept").says("€\u{a0}18.000,00").says("trouwlocatie");
    let enschede = portal.sign_in(ENSCHEDE);
    enschede.get(draft.path()).is_absent();
    enschede.get(LIST).says_not("Digitale dossiers");
    told(&publish(&draft), "De status is gewijzigd");
    enschede.get(draft.path()).says("Gebouwd door Zwolle").says("Te hergebruiken");
    enschede.get(&format!("{LIST}?q=DOSSIER&upl=trouwlocatie")).says("Digitale dossiers");
    enschede.get(&format!("{LIST}?maturity=beta")).says("Geen oplossing gevonden");
    let kept = portal.ask_one("SELECT array_to_string(upl, ',') || adopt_high_cents FROM portal.solutions");
    assert_eq!(kept, "trouwlocatie,erkenning kind1800000");
}

#[test]
fn what_is_wrong_is_said_beside_its_field_and_nothing_is_kept() {
    let portal = Portal::start();
    let form = portal.sign_in(ZWOLLE).get(&format!("{LIST}/new")).form("solution");
    form.submit().refused("Geef de oplossing een naam");
    let form = form.set("name", "Iets").set("summary", "Iets");
    form.submit().refused("Kies hoe ver de oplossing is");
    let form = form.set("maturity", "beta");
    form.clone().set("upl", "trouwlocaties").submit().refused("Bedoelt u: trouwlocatie");
    form.clone().set("repository", "ftp://x").submit().refused("Begin met https://");
    form.clone().set("run_low", "veel").submit().refused("Dit bedrag kunnen wij niet lezen");
    form.clone().set("run_low", "9").set("run_high", "8").submit().refused("hoger dan het hoogste");
    form.clone().set("contact_email", "niemand").submit().refused("Dit is geen e-mailadres");
    form.clone().forge("variant_of", "x").submit().refused("Kies een andere oplossing");
    let long = form.clone().set("name", &"x".repeat(121)).submit();
    long.refused("Gebruik niet meer dan 120 tekens");
    assert_eq!(long.form("solution").value("name").len(), 121);
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.solutions"), "0");
}

#[test]
fn the_office_enters_for_a_member_which_then_changes_it_and_no_other_member_does() {
    let portal = Portal::start();
    let form = portal.sign_in(OFFICE).get(&format!("{LIST}/new")).form("solution");
    let form = form.set("name", "Iets").set("summary", "Iets").set("maturity", "beta");
    form.submit().refused("Kies het lid dat de oplossing bouwde");
    let page = enter(&portal, OFFICE, "Dossiers");
    let edit = format!("{}/edit", page.path());
    let mine = portal.sign_in(ZWOLLE).get(&edit);
    let changed = mine.form("solution").set("suppliers", "Oostwal\n\nBaliewerk").submit();
    told(&changed, "De wijzigingen zijn opgeslagen");
    changed.says("Baliewerk");
    publish(&changed).accepted();
    portal.sign_in(ENSCHEDE).get(&edit).is_absent();
    let forged = mine.form("solution").set("name", "Gekaapt");
    forged.sent_by(&portal.sign_in(ENSCHEDE)).submit_only();
    assert_eq!(portal.ask_one("SELECT name FROM portal.solutions"), "Dossiers");
    enter(&portal, ZWOLLE, "Dossiers").refused("Er is al een oplossing met deze naam");
}

#[test]
fn a_dead_end_says_why_and_stays() {
    let portal = Portal::start();
    let path = published(&portal, "Post herkennen");
    let page = portal.sign_in(ZWOLLE).get(&path);
    let dead = page.form("state-form");
    dead.submit().refused("Schrijf waarom");
    let reason = "De herkenning haalde 71 %. Met de hand bleek sneller.";
    dead.set("reason", reason).submit().accepted();
    let seen = portal.sign_in(ENSCHEDE).get(&path);
    seen.says("doe dit niet opnieuw").says(reason);
    assert!(seen.select("#want").is_empty());
    portal.sign_in(ENSCHEDE).get(LIST).says("1 doodlopende weg");
}

#[test]
fn a_member_states_its_own_use_which_counts_for_a_year() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    let form = portal.sign_in(ENSCHEDE).get(&format!("{path}/use")).form("use");
    form.submit().refused("Vul in sinds wanneer");
    form.clone().set("since", "morgen").submit().refused("lezen");
    form.clone().set("since", "1-1-2099").submit().refused("Deze dag moet nog komen");
    let stated = state_use(&portal, ENSCHEDE, &path);
    told(&stated, "Uw verklaring staat erbij");
    stated.says("Het bevalt.").says("Geldig").says("in gebruik bij 1 lid");
    portal.clock.advance(days(366));
    let later = portal.sign_in(ZWOLLE).get(&path);
    later.says("Verlopen").says("nog door geen lid in gebruik");
    let ended = portal.sign_in(ENSCHEDE).get(&format!("{path}/use")).form("end-use").submit();
    told(&ended, "dat u dit niet meer gebruikt");
    ended.says_not("Het bevalt.");
    let by = "SELECT m.name || s.stated_by FROM portal.use_statements s
        JOIN portal.members m ON m.id = s.member_id";
    assert_eq!(portal.ask_one(by), "EnschedeEmma Enschede");
}

#[test]
fn the_link_in_a_mail_renews_once_by_a_button_and_for_its_own_member_only() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    state_use(&portal, ENSCHEDE, &path).accepted();
    portal.clock.advance(days(333));
    assert_eq!(mails(&portal, "use-expires"), [""; 0]);
    portal.clock.advance(days(3));
    assert_eq!(mails(&portal, "use-expires"), [ENSCHEDE]);
    assert_eq!(mails(&portal, "use-expires"), [ENSCHEDE], "nobody is reminded twice");
    portal.sign_in(ENSCHEDE).get("/samen-digitaal").says("Verklaring verlengen: Dossiers");
    let mail = portal.mail().into_iter().find(|mail| mail.event == "use-expires").unwrap();
    assert!(mail.data.get("token").is_none(), "the token left the database with its mail");
    let link = mail.text.split_whitespace().find(|word| word.contains("/renewals/")).unwrap();
    let link = &link[link.find("/samen-digitaal").unwrap()..];
    let until = "SELECT expires_on::text FROM portal.use_statements";
    let before = portal.ask_one(until);
    portal.visitor().get(link).form("sign-in");
    portal.sign_in(ZWOLLE).get(link).is_absent();
    let page = portal.sign_in(ENSCHEDE).get(link);
    assert_eq!(portal.ask_one(until), before, "looking changes nothing");
    told(&page.form("renewal").submit(), "Uw verklaring is verlengd");
    assert_ne!(portal.ask_one(until), before);
    portal.sign_in(ENSCHEDE).get(link).is_absent();
    page.form("renewal").forge("once", "again").submit_only().is_absent();
    portal.sign_in(ENSCHEDE).get("/samen-digitaal").says_not("Verklaring verlengen: Dossiers");
}

#[test]
fn what_is_wanted_reaches_the_builder_and_counts_on_the_roadmap() {
    let portal = Portal::start();
    let new = portal.sign_in(OFFICE).get("/samen-digitaal/office/candidates/new");
    let candidate = new.form("candidate").set("title", "Dossiers").set("summary", "Iets").submit();
    let candidate = id_of(&candidate);
    let path = published(&portal, "Digitale dossiers");
    let edit = portal.sign_in(ZWOLLE).get(&format!("{path}/edit")).form("solution");
    edit.set("candidate", &candidate).submit().accepted();
    let enschede = portal.sign_in(ENSCHEDE);
    let on_roadmap = format!("/samen-digitaal/roadmap/candidates/{candidate}");
    enschede.get(&on_roadmap).says("Zwolle heeft dit").says("Nog geen lid steunt dit");
    let wanted = enschede.get(&path).form("want").submit();
    told(&wanted, "De bouwer krijgt een mail");
    assert_eq!(mails(&portal, "solution-wanted"), [ZWOLLE]);
    enschede.get(&on_roadmap).says("1 lid met 159.732 inwoners");
    told(&wanted.form("unwant").submit(), "Uw gemeente wil dit niet meer");
    enschede.get(&on_roadmap).says("Nog geen lid steunt dit");
    assert!(portal.sign_in(ZWOLLE).get(&path).select("#want").is_empty(), "a builder has it already");
}

#[test]
fn a_candidate_shows_who_has_its_product_already() {
    let portal = Portal::start();
    let new = portal.sign_in(OFFICE).get("/samen-digitaal/office/candidates/new").form("candidate");
    let new = new.set("title", "Kind erkennen").set("summary", "Iets").set("upl", "erkenning kind");
    let page = new.submit();
    page.says_not("heeft dit");
    published(&portal, "Dossiers");
    portal.sign_in(ENSCHEDE).get(page.path()).says("Zwolle heeft dit");
}

#[test]
fn the_ledger_adds_up_per_member_and_year_and_a_new_estimate_replaces_the_old() {
    let portal = Portal::start();
    let path = published(&portal, "=Dossiers");
    let form = portal.sign_in(ENSCHEDE).get(&format!("{path}/reuse/new")).form("reuse");
    form.submit().refused("Schrijf hoe u aan dit bedrag komt");
    let form = form.set("on", "1-9-2025").set("explanation", "Offerte min invoeren.");
    form.clone().set("avoided", "-5").submit().refused("Vul een bedrag in van nul of meer");
    told(&form.clone().set("avoided", "40.000").submit(), "De besparing is opgeslagen");
    let again = portal.sign_in(ENSCHEDE).get(&format!("{path}/reuse/new"));
    again.says("Uw gemeente schatte dit al");
    again.form("reuse").set("avoided", "30.000,50").submit().says("€\u{a0}30.000,50");
    let ledger = portal.sign_in(OFFICE).get("/samen-digitaal/reuse");
    ledger.says("1 keer hergebruik bespaarde €\u{a0}30.000,50").says_not("40.000,00");
    let (saved, nothing) = ("€ 30.000,50", "€ 0,00");
    let credit = ["Zwolle", saved, "1", nothing, "0", "Enschede", nothing, "0", saved, "1"];
    assert_eq!(ledger.select("[aria-labelledby=members-table] tbody :is(th, td.gg-num)"), credit);
    assert_eq!(ledger.select("[aria-labelledby=years-table] tbody :is(th, td)"), ["2025", "1", saved]);
    let csv = ledger.browser().get("/samen-digitaal/reuse/export.csv");
    let csv = String::from_utf8(csv.bytes().to_vec()).unwrap();
    assert!(csv.contains("'=Dossiers;Zwolle;Enschede;01-09-2025;30000,50;"), "{csv}");
    assert!(csv.contains(";40000,00;") && csv.contains("Nee, later opnieuw geschat"), "{csv}");
    let own = portal.sign_in(ZWOLLE).get(&format!("{path}/reuse/new")).form("reuse");
    let own = own.set("on", "1-9-2025").set("avoided", "1").set("explanation", "Wij.");
    own.submit().refused("Uw gemeente bouwde dit zelf");
}

#[test]
fn lessons_and_dead_ends_are_written_down_by_members() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    let form = portal.sign_in(ENSCHEDE).get(&format!("{path}/lessons/new")).form("lesson");
    form.submit().refused("Kies wat voor les het is");
    let lesson = form.set("kind", "dead_end").set("title", "Post herkennen").set("text", "Haalde 71 %.");
    let page = lesson.submit();
    told(&page, "Uw les staat erbij");
    page.says("Doodlopend").says("Post herkennen").says("Enschede,");
}

#[test]
fn up_to_four_solutions_stand_side_by_side_by_their_address() {
    let portal = Portal::start();
    let paths: Vec<String> = (1..=5).map(|n| published(&portal, &format!("Dossiers {n}"))).collect();
    let id = |n: usize| paths[n].rsplit('/').next().unwrap().to_owned();
    let enschede = portal.sign_in(ENSCHEDE);
    enschede.get(&format!("{LIST}/compare?s={}", id(0))).says("Kies er ten minste twee");
    let two = enschede.get(LIST).form("compare").tick("s", &id(1)).tick("s", &id(3)).submit();
    two.says("Dossiers 2").says("Dossiers 4").says_not("Dossiers 1");
    let all: Vec<String> = (0..5).map(|n| format!("s={}", id(n))).collect();
    let four = enschede.get(&format!("{LIST}/compare?{}", all.join("&")));
    four.says("Wij tonen de eerste vier").says("Dossiers 4").says_not("Dossiers 5");
    enschede.get(&format!("{LIST}/compare?s=onzin&s=%27+OR+1%3D1")).is_there();
}

#[test]
fn members_of_like_size_show_what_they_use() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    state_use(&portal, ENSCHEDE, &path).accepted();
    let page = portal.sign_in(ZWOLLE).get(&format!("{LIST}/members-like-us"));
    page.says("Zwolle heeft 128.840 inwoners").says("Enschede").says("Dossiers").says_not("Zutphen 47.934");
    portal.sign_in(OFFICE).get(&format!("{LIST}/members-like-us")).says("Kies een gemeente");
}

#[test]
fn the_catalogue_goes_along_as_csv_json_and_publiccode_without_drafts() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers: \"alles\"\n");
    enter(&portal, ZWOLLE, "Geheim");
    let zwolle = portal.sign_in(ZWOLLE);
    let json = zwolle.get(&format!("{LIST}/export.json"));
    let json: serde_json::Value = serde_json::from_slice(json.bytes()).unwrap();
    let names: Vec<&str> =
        json["solutions"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Dossiers: \"alles\""]);
    assert_eq!(json["solutions"][0]["cost_to_adopt"]["low"], "18000.00");
    let csv = zwolle.get(&format!("{LIST}/export.csv"));
    let csv = String::from_utf8(csv.bytes().to_vec()).unwrap();
    assert!(csv.contains("\"Dossiers: \"\"alles\"\"\";") && !csv.contains("Geheim"), "{csv}");
    zwolle.get(&path).says("Er ontbreekt: een licentie het adres van de broncode");
    zwolle.get(&format!("{path}/publiccode.yml")).is_absent();
    let edit = zwolle.get(&format!("{path}/edit")).form("solution").set("licence", "EUPL-1.2");
    edit.set("repository", "https://code.zwolle.example/dossiers").submit().accepted();
    let yaml = zwolle.get(&format!("{path}/publiccode.yml"));
    assert!(yaml.body().contains("name: \"Dossiers: \\\"alles\\\"\"\n"), "{}", yaml.body());
    zwolle.get(&format!("{LIST}/export.exe")).is_absent();
}

#[test]
fn a_supplier_sees_nothing_of_all_this_and_another_cooperative_neither() {
    let portal = Portal::start();
    let path = published(&portal, "Dossiers");
    let supplier = portal.sign_in("supplier@samen-digitaal.example");
    for address in [LIST, path.as_str(), "/samen-digitaal/reuse", "/samen-digitaal/reuse/export.csv"] {
        supplier.get(address).is_absent();
    }
    supplier.get(&format!("{LIST}/export.json")).is_absent();
    portal.sign_in("castricum@buch.example").get(&path.replace("samen-digitaal", "buch")).is_absent();
}

#[test]
fn a_manager_takes_the_data_of_its_own_member_along_and_the_log_says_so() {
    let portal = Portal::demonstration();
    let page = portal.sign_in(ENSCHEDE).get("/samen-digitaal/my-archive");
    let packed = page.says("Enschede").form("archive").submit_only();
    assert_eq!(packed.header("content-type"), "application/gzip");
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed.bytes()));
    let (mut paths, mut all) = (Vec::new(), String::new());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        paths.push(entry.path().unwrap().display().to_string());
        std::io::Read::read_to_string(&mut entry, &mut all).unwrap();
    }
    let documented = std::fs::read_to_string("docs/formats/member-archive.md").unwrap();
    let files = documented.split('`').filter(|word| word.ends_with(".json") && !word.contains('<'));
    let files: Vec<&str> = files.map(|name| name.rsplit('/').next().unwrap()).collect();
    assert!(files.len() > 18, "{files:?}");
    for name in files {
        let there = |path: &String| path.rsplit('/').next() == Some(name);
        assert!(paths.iter().any(there), "{name} is not in {paths:?}");
    }
    assert!(paths.iter().any(|path| path == "usage/1.json"), "{paths:?}");
    let uploaded = |path: &String| path.ends_with("-dpia-aangifte-overlijden.md");
    assert!(paths.iter().any(uploaded), "{paths:?}");
    assert_eq!(paths.iter().filter(|path| path.starts_with("costs/")).count(), 6);
    for known in [
        ENSCHEDE,
        "derivation",
        "Status volgen van een bouwvergunning",
        "De ploegen werken er graag mee.",
        "De uitvaartondernemer ziet alleen de aangiften",
        "Wij maken onze eigen DPIA en willen weten",
        "event_id",
    ] {
        assert!(all.contains(known), "{known} is not there");
    }
    assert!(!all.contains(ZWOLLE) && !all.contains("Tevreden. Wij missen"), "data of another member");
    let said = "SELECT count(*) FROM portal.audit_events WHERE deed = 'archive.take'";
    assert_eq!(portal.ask_one(said), "1");
    portal.sign_in("voter@samen-digitaal.example").get("/samen-digitaal/my-archive").is_absent();
}
