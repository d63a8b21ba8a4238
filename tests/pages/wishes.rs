//! Wishes: put in by a member, supported and discussed by others, handled by the office with a reason.

use crate::harness::{Page, Portal};

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const OFFICE: &str = "office@samen-digitaal.example";

/// Puts in a wish through the form; the page after it.
pub fn put_in(portal: &Portal, who: &str, title: &str, upl: &str) -> Page {
    let form = portal.sign_in(who).get("/samen-digitaal/roadmap/wishes/new");
    let draft =
        form.form("wish").set("title", title).set("upl", upl).set("what", "Inwoners regelen het zelf.");
    draft.set("why", "Nu kost het een uur aan de balie.").submit()
}

/// The last part of the address of a page.
pub fn id_of(page: &Page) -> String {
    page.path().split('#').next().and_then(|path| path.rsplit('/').next()).unwrap().to_owned()
}

/// Refuses a page whose message does not say this.
#[track_caller]
pub fn told(page: &Page, sentence: &str) {
    let message = page.accepted().select(".gg-toast").concat();
    assert!(message.contains(sentence), "{message:?} instead of {sentence:?}");
}

fn mails(portal: &Portal, event: &str) -> Vec<String> {
    portal.work();
    let mut to: Vec<String> =
        portal.mail().into_iter().filter(|mail| mail.event == event).map(|mail| mail.to).collect();
    to.sort();
    to
}

fn state(portal: &Portal, title: &str) -> String {
    portal.ask_one(&format!("SELECT state FROM portal.wishes WHERE title = '{title}'"))
}

#[test]
fn a_member_puts_in_a_wish_which_everybody_sees_and_the_office_hears_of() {
    let portal = Portal::start();
    let page = put_in(&portal, ENSCHEDE, "Trouwlocatie reserveren", "Trouwlocatie");
    told(&page, "Uw wens is ingediend");
    page.says("Enschede").says("trouwlocatie");
    portal.sign_in(ZWOLLE).get("/samen-digitaal/roadmap/wishes").says("Trouwlocatie reserveren");
    assert_eq!(mails(&portal, "wish-put-in"), [OFFICE]);
    let kept = portal.ask_one(
        "SELECT w.upl || ' ' || (SELECT count(*) FROM portal.supports s WHERE s.topic_id = w.id)
         FROM portal.wishes w",
    );
    assert_eq!(kept, "trouwlocatie 1");
}

#[test]
fn who_is_helped_and_how_often_it_is_used_stand_with_the_wish_and_in_its_candidate() {
    let portal = Portal::start();
    let helped = "Bruidsparen, en de balie die nu elke dag belt.";
    let form = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap/wishes/new").form("wish");
    let form = form.set("title", "Trouwlocatie").set("what", "Zelf regelen.").set("why", "Het kost een uur.");
    let form = form.set("helped", helped).set("expected_use", "600 keer per jaar");
    // What was typed comes back where something else is missing.
    let again = form.clone().set("title", "").submit();
    again.refused("Geef uw wens een naam");
    let kept = ["helped", "expected_use"].map(|field| again.form("wish").value(field));
    assert_eq!(kept, [helped, "600 keer per jaar"]);
    let page = form.submit();
    page.accepted().says("Wie is ermee geholpen?").says(helped);
    page.says("Hoe vaak wordt het gebruikt?").says("600 keer per jaar");
    portal.sign_in(ZWOLLE).get(page.path()).says(helped).says("600 keer per jaar");
    let stored = portal.ask_one("SELECT helped || '|' || expected_use FROM portal.wishes");
    assert_eq!(stored, format!("{helped}|600 keer per jaar"));
    let office = portal.sign_in(OFFICE).get(&format!("/samen-digitaal/office/wishes/{}", id_of(&page)));
    let reason = office.follow("Kandidaat maken").form("candidate").value("reason");
    assert!(reason.contains("Het kost een uur.") && reason.contains(helped), "{reason}");
}

#[test]
fn what_a_candidate_brings_needs_and_risks_is_kept_shown_and_changed() {
    let portal = Portal::start();
    let office = portal.sign_in(OFFICE);
    let fields = [
        ("benefits", "Wat het oplevert", "Een uur minder aan de balie.\nMinder telefoon."),
        ("risks", "Wat er mis kan gaan", "De agenda van de zaal loopt niet gelijk."),
        ("dependencies", "Wat er eerst moet zijn", "De koppeling met het zaaksysteem."),
        ("existing", "Wat er al is", "Zwolle heeft een formulier op papier."),
    ];
    let form = office.get("/samen-digitaal/office/candidates/new").form("candidate");
    let form = form.set("title", "Trouwlocatie").set("summary", "Zelf regelen.").set("one_off", "1000");
    let form = fields.iter().fold(form, |form, (name, _, text)| form.set(name, text));
    let page = form.submit();
    page.accepted();
    let enschede = portal.sign_in(ENSCHEDE);
    let read = |changed: &str| {
        let page = enschede.get(page.path());
        let labels = page.select(".gg-split section > h2");
        let texts = page.select(".gg-split section > p.gg-lines");
        for (name, label, text) in fields {
            let place = labels.iter().position(|found| found == label);
            let place = place.unwrap_or_else(|| panic!("no {label} among {labels:?}"));
            let text = if name == "risks" { changed } else { text };
            assert_eq!(texts[place], text.replace('\n', " "), "{label}");
        }
    };
    read(fields[1].2);
    let edit = office.get(&format!("/samen-digitaal/office/candidates/{}/edit", id_of(&page)));
    for (name, _, text) in fields {
        assert_eq!(edit.form("candidate").value(name), text, "{name}");
    }
    edit.form("candidate").set("risks", "Geen.").submit().accepted();
    read("Geen.");
}

#[test]
fn what_is_missing_is_said_beside_its_field_and_nothing_is_kept() {
    let portal = Portal::start();
    let form = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap/wishes/new");
    let refused = form.form("wish").set("what", "Iets").submit();
    refused.refused("Geef uw wens een naam");
    assert_eq!(refused.form("wish").value("what"), "Iets");
    put_in(&portal, ENSCHEDE, "Iets", "trouwlocaties").refused("Bedoelt u: trouwlocatie");
    put_in(&portal, ENSCHEDE, "Iets", "ruimtevaart").refused("niet in de uniforme productnamenlijst");
    put_in(&portal, ENSCHEDE, &"x".repeat(121), "").refused("Gebruik niet meer dan 120 tekens");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.wishes"), "0");
}

#[test]
fn a_wish_that_looks_like_another_is_shown_beside_it_first() {
    let portal = Portal::start();
    put_in(&portal, ENSCHEDE, "Trouwlocatie reserveren", "").accepted();
    let typing = portal.sign_in(ZWOLLE).get("/samen-digitaal/roadmap/wishes/new?title=trouwlocaties");
    assert!(typing.select("#likely").concat().contains("Trouwlocatie reserveren"));
    let check = put_in(&portal, ZWOLLE, "Een trouwlocatie boeken", "");
    check.says("Uw wens is nog niet ingediend").says("Trouwlocatie reserveren");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.wishes"), "1");
    let supported = check.first_form("form[id^='support-']").submit();
    told(&supported, "Uw gemeente steunt dit");
    supported.says("2 leden met samen 288.572 inwoners");
    told(&check.form("wish").submit(), "Uw wens is ingediend");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.wishes"), "2");
}

#[test]
fn a_form_sent_twice_puts_in_one_wish() {
    let portal = Portal::start();
    let form = portal.sign_in(ENSCHEDE).get("/samen-digitaal/roadmap/wishes/new").form("wish");
    let draft = form.set("title", "Grafrechten").set("what", "Inzien").set("why", "Vragen");
    draft.submit().accepted();
    draft.submit().accepted();
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.wishes"), "1");
}

#[test]
fn who_may_not_wish_reads_only_and_another_cooperative_sees_nothing() {
    let portal = Portal::start();
    let wish = put_in(&portal, ENSCHEDE, "Trouwlocatie", "");
    let path = wish.path().to_owned();
    let reader = portal.sign_in("reader@samen-digitaal.example");
    let page = reader.get(&path);
    page.is_there();
    assert!(page.select("#comment").is_empty() && page.select("#support").is_empty());
    reader.get("/samen-digitaal/roadmap/wishes/new").is_absent();
    page.form("follow")
        .to(&format!("/samen-digitaal/roadmap/topics/{}/comments", id_of(&wish)))
        .submit()
        .is_absent();
    portal.sign_in("supplier@samen-digitaal.example").get(&path).is_absent();
    let elsewhere = path.replace("samen-digitaal", "buch");
    portal.sign_in("castricum@buch.example").get(&elsewhere).is_absent();
}

#[test]
fn a_member_supports_and_withdraws_for_itself() {
    let portal = Portal::start();
    let path = put_in(&portal, ENSCHEDE, "Trouwlocatie", "").path().to_owned();
    let zwolle = portal.sign_in(ZWOLLE);
    let supported = zwolle.get(&path).form("support").submit();
    supported.says("2 leden met samen");
    let withdrawn = supported.form("withdraw").submit();
    told(&withdrawn, "De steun van uw gemeente is ingetrokken");
    withdrawn.says("1 lid met");
    zwolle.get(&path).form("support").submit().says("2 leden met samen");
    assert_eq!(portal.ask_one("SELECT count(*) FROM portal.supports WHERE withdrawn_at IS NULL"), "2");
}

#[test]
fn comments_are_cleaned_mailed_to_followers_and_mentions_reach_who_is_named() {
    let portal = Portal::start();
    let path = put_in(&portal, ENSCHEDE, "Trouwlocatie", "").path().to_owned();
    let zwolle = portal.sign_in(ZWOLLE);
    let text = "Wij ook! **Samen** doen, @Bo Bestuur? <script>alert(1)</script> [x](javascript:alert(1))";
    let page = zwolle.get(&path).form("comment").set("text", text).submit();
    told(&page, "Uw reactie staat erbij");
    page.says("Zoë Zwolle");
    assert_eq!(page.select("#comments ~ * strong, .gg-prose strong"), ["Samen"]);
    assert!(page.attributes(".gg-prose a", "href").is_empty() && page.select(".gg-prose script").is_empty());
    assert_eq!(mails(&portal, "topic-comment"), [ENSCHEDE]);
    assert_eq!(mails(&portal, "topic-mention"), ["board@samen-digitaal.example"]);
    zwolle.get(&path).form("comment").set("text", "  ").submit().refused("Schrijf eerst uw reactie");
    let long = zwolle.get(&path).form("comment").set("text", &"x".repeat(4_001)).submit();
    long.refused("Uw reactie is te lang");
    assert_eq!(long.form("comment").value("text").len(), 4_001);
}

#[test]
fn who_only_follows_hears_of_it_until_it_does_not_follow_any_more() {
    let portal = Portal::start();
    let page = put_in(&portal, ENSCHEDE, "Trouwlocatie", "");
    let say = |text: &str| page.browser().get(page.path()).form("comment").set("text", text).submit();
    say("Eerst.").accepted();
    assert_eq!(mails(&portal, "topic-comment"), [""; 0], "nobody follows it but who said it");
    let zwolle = portal.sign_in(ZWOLLE);
    let follows = zwolle.get(page.path()).form("follow").submit();
    follows.accepted();
    say("Wij ook.").accepted();
    assert_eq!(mails(&portal, "topic-comment"), [ZWOLLE]);
    follows.form("follow").submit().accepted();
    say("Nog iets.").accepted();
    assert_eq!(mails(&portal, "topic-comment"), [ZWOLLE]);
}

#[test]
fn the_link_in_a_mail_stops_the_mail() {
    let portal = Portal::start();
    let path = put_in(&portal, ENSCHEDE, "Trouwlocatie", "").path().to_owned();
    let zwolle = portal.sign_in(ZWOLLE);
    zwolle.get(&path).form("comment").set("text", "Wij ook!").submit().accepted();
    portal.work();
    let mail = portal.mail().into_iter().find(|mail| mail.event == "topic-comment").unwrap();
    let link = mail.text.split_whitespace().find(|word| word.ends_with("/following")).unwrap();
    let stop = portal.sign_in(ENSCHEDE).get(&link[link.find("/samen-digitaal").unwrap()..]);
    told(&stop.says("U volgt dit").form("follow").submit(), "U volgt dit niet meer");
    zwolle.get(&path).form("comment").set("text", "Nog iets.").submit().accepted();
    assert_eq!(mails(&portal, "topic-comment"), [ENSCHEDE]);
}

#[test]
fn the_office_merges_a_wish_and_its_supporters_and_words_stay() {
    let portal = Portal::start();
    let kept = put_in(&portal, ENSCHEDE, "Trouwlocatie reserveren", "");
    let other = put_in(&portal, ZWOLLE, "Zaal voor een huwelijk", "");
    let office = portal.sign_in(OFFICE);
    let handle = office.get("/samen-digitaal/office/wishes").follow("Zaal voor een huwelijk");
    handle.form("merge").submit().refused("Kies een wens of kandidaat");
    handle
        .form("merge")
        .forge("into", &format!("wish-{}", id_of(&other)))
        .submit()
        .refused("niet in zichzelf opgaan");
    let into = format!("wish-{}", id_of(&kept));
    told(&handle.form("merge").set("into", &into).submit(), "De wensen zijn samengevoegd");
    let page = office.get(kept.path());
    page.says("2 leden met samen").says("Zaal voor een huwelijk").says("Samengevoegd met deze wens");
    portal.sign_in(ZWOLLE).get(other.path()).says("Het gesprek gaat verder bij");
    assert_eq!(mails(&portal, "topic-state"), [ZWOLLE]);
    handle
        .form("merge")
        .set("into", &format!("wish-{}", id_of(&kept)))
        .set("once", "again")
        .submit()
        .refused("al samengevoegd");
    let closed = portal.sign_in(ZWOLLE).get(kept.path());
    closed
        .form("withdraw")
        .to(&format!("/samen-digitaal/roadmap/topics/{}/support", id_of(&other)))
        .submit()
        .refused("steunen kan niet meer");
}

#[test]
fn parking_and_rejecting_ask_for_a_reason_which_the_proposer_reads() {
    let portal = Portal::start();
    let wish = put_in(&portal, ENSCHEDE, "Trouwlocatie", "");
    let office = portal.sign_in(OFFICE);
    let page = office.get(&format!("/samen-digitaal/office/wishes/{}", id_of(&wish)));
    page.form("decision").set("state", "parked").submit().refused("Schrijf waarom");
    page.form("decision").set("reason", "Zomaar").submit().refused("Kies wat er met de wens gebeurt");
    let reason = "De wet verandert in 2028. Dan kijken wij opnieuw.";
    let done = page.form("decision").set("state", "parked").set("reason", reason).submit();
    done.says("Geparkeerd").says(reason);
    portal.work();
    let mail = portal.mail().into_iter().find(|mail| mail.event == "topic-state").unwrap();
    assert_eq!(mail.to, ENSCHEDE);
    assert!(mail.text.contains(reason) && mail.text.contains("Geparkeerd"), "{mail:?}");
    let again = office.get(&format!("/samen-digitaal/office/wishes/{}", id_of(&wish)));
    again.form("decision").set("state", "rejected").set("reason", "Toch niet.").submit().says("Afgewezen");
    assert_eq!(state(&portal, "Trouwlocatie"), "rejected");
    let states = "SELECT string_agg(state, ' ' ORDER BY at, id) FROM portal.state_changes";
    assert_eq!(portal.ask_one(states), "open parked rejected");
}

#[test]
fn the_office_makes_a_candidate_of_a_wish() {
    let portal = Portal::start();
    let wish = put_in(&portal, ENSCHEDE, "Trouwlocatie", "trouwlocatie");
    let office = portal.sign_in(OFFICE);
    let form =
        office.get(&format!("/samen-digitaal/office/wishes/{}", id_of(&wish))).follow("Kandidaat maken");
    let draft = form.form("candidate").set("one_off", "120.000").set("yearly", "9000,50");
    draft.clone().set("one_off", "veel").submit().refused("Dit bedrag kunnen wij niet lezen");
    let draft = draft.set("one_off", "120.000").set("risks", "De agenda van de zaal loopt niet gelijk.");
    draft
        .clone()
        .set("documents", "Plan | javascript:alert(1)")
        .submit()
        .refused("Deze regel kunnen wij niet lezen");
    let page = draft.clone().set("documents", "Plan | https://voorbeeld.example/plan.pdf").submit();
    page.says("€ 120.000,00")
        .says("€ 9.000,50")
        .says("1 lid met 159.732 inwoners")
        .says("De wensen waar dit uit komt");
    assert_eq!(page.attributes("a[href^='https://']", "href"), ["https://voorbeeld.example/plan.pdf"]);
    assert_eq!(state(&portal, "Trouwlocatie"), "candidate");
    assert_eq!(mails(&portal, "topic-state"), [ENSCHEDE]);
    draft
        .set("title", "Nog een")
        .set("once", "again")
        .submit()
        .refused("al samengevoegd of kandidaat geworden");
}
