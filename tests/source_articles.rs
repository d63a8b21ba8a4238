//! What the source articles name has its place in the demonstration: for each row of that table the page that
//! shows it, and what it says there.

use crate::harness::Portal;

/// What is named, who looks, the page (an address, or a query for the last part of one), and what it says.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const MEMBER: &str = "enschede@samen-digitaal.example";
const BUCH: &str = "castricum@buch.example";
const NIJMEGEN: &str = "nijmegen@rijk-van-nijmegen.example";
const SUPPLIER: &str = "supplier@samen-digitaal.example";
const BENCHMARK: &[&str] = &["Belastingdienst", "Amazon", "Booking", "Coolblue"];

macro_rules! of {
    (service $code:literal) => {
        concat!("SELECT id FROM portal.services WHERE cooperative_id = $c AND code = '", $code, "'")
    };
    (candidate $title:literal) => {
        concat!("SELECT id FROM portal.candidates WHERE cooperative_id = $c AND title = '", $title, "'")
    };
    (wish $title:literal) => {
        concat!("SELECT id FROM portal.wishes WHERE cooperative_id = $c AND title = '", $title, "'")
    };
    (solution $name:literal) => {
        concat!("SELECT id FROM portal.solutions WHERE cooperative_id = $c AND name = '", $name, "'")
    };
    (programme $name:literal) => {
        concat!("SELECT id FROM portal.programmes WHERE cooperative_id = $c AND name = '", $name, "'")
    };
}

const ROWS: &[Row] = &[
    (
        "digitale aangifte overlijden",
        MEMBER,
        "/services/{}",
        of!(service "aangifte-overlijden"),
        &[
            "overlijdensaangifte",
            "Aangiften",
            "ketenpartner",
            "'s-Hertogenbosch",
            "juni 2015",
            "Bestuur, 18 juni 2013",
        ],
    ),
    (
        "verhuizing",
        MEMBER,
        "/services/{}",
        of!(service "verhuizing"),
        &[
            "verhuismelding",
            "Beproeving",
            "Verhuisberichten",
            "Groningen",
            "Haarlem",
            "Zaanstad",
            "Koppeling van data per gemeente verschillend",
        ],
    ),
    (
        "erkenning kind",
        MEMBER,
        "/roadmap/candidates/{}",
        of!(candidate "Erkenning kind"),
        &["erkenning kind"],
    ),
    (
        "uittreksel BRP",
        MEMBER,
        "/roadmap/candidates/{}",
        of!(candidate "Uittreksel BRP"),
        &["brp-uittreksel"],
    ),
    (
        "kwijtschelding",
        MEMBER,
        "/roadmap/candidates/{}",
        of!(candidate "Kwijtschelding gemeentelijke belastingen"),
        &["belastingkwijtschelding"],
    ),
    (
        "zo'n dertig in de rij",
        MEMBER,
        "/roadmap?view=queue",
        "",
        &["Tot hier reikt de capaciteit", "Grafrechten"],
    ),
    (
        "standaard e-formulier",
        MEMBER,
        "/services/{}",
        of!(service "e-formulieren"),
        &["Inzendingen", "koppeling naar de backoffice", "Is nodig voor", "Verhuizing doorgeven"],
    ),
    (
        "e-formulier, de koppeling met de backoffice per lid",
        MEMBER,
        "/services/{}",
        of!(service "e-formulieren"),
        &["Koppeling met de backoffice", "Werkt bij 2 van", "5 oktober 2026", "bij belastingen nog niet"],
    ),
    (
        "bijzondere bijstand",
        MEMBER,
        "/roadmap/wishes/{}",
        of!(wish "Bijzondere bijstand aanvragen"),
        &["bijzonderebijstandsuitkering"],
    ),
    (
        "Sociale Dienst digitale dossiers",
        MEMBER,
        "/roadmap/wishes/{}",
        of!(wish "Digitale dossiers van de Sociale Dienst"),
        &["bijstand", "Groningen"],
    ),
    (
        "digitale dossiers van Groningen, te hergebruiken",
        MEMBER,
        "/solutions/{}",
        of!(solution "Digitale dossiers Sociale Dienst"),
        &["Gebouwd door", "Groningen", "bijstand", "Bewaartermijnen volgens de selectielijst", "EUPL-1.2"],
    ),
    (
        "de proeven in 's-Hertogenbosch",
        MEMBER,
        "/solutions/{}",
        of!(solution "Aangifte overlijden voor uitvaartondernemers"),
        &["proeven in Den Bosch in 2014 en 2015", "overlijdensaangifte", "Formulierenhuis"],
    ),
    (
        "vergunning uitbouw",
        MEMBER,
        "/roadmap/wishes/{}",
        of!(wish "Vergunning voor een uitbouw"),
        &["omgevingsvergunning bouw", "status volgen"],
    ),
    (
        "status volgen",
        MEMBER,
        "/services/{}",
        of!(service "status-volgen"),
        &["uitbouw", "Omgevingswet", "Raadplegingen"],
    ),
    (
        "parkeervergunning",
        MEMBER,
        "/services/{}",
        of!(service "parkeervergunning"),
        &["Vergunningen", "hergebruik"],
    ),
    (
        "parkeervergunning, te hergebruiken",
        MEMBER,
        "/solutions/{}",
        of!(solution "Parkeervergunning in één keer"),
        &["Gebouwd door", "Haarlem", "parkeervergunning", "RDW"],
    ),
    (
        "kliko bestellen",
        MEMBER,
        "/roadmap/candidates/{}",
        of!(candidate "Afvalcontainer aanvragen"),
        &["kliko", "afvalcontainer"],
    ),
    (
        "reisdocumenten",
        MEMBER,
        "/roadmap/wishes/{}",
        of!(wish "Reisdocumenten: één proces"),
        &["paspoort", "zonder nieuwe software", "Alleen afspraken maken"],
    ),
    (
        "Omgevingswet",
        MEMBER,
        "/programmes/{}",
        of!(programme "Omgevingswet"),
        &["eerste grote", "Status volgen", "Kabels en leidingen"],
    ),
    (
        "sociaal domein",
        MEMBER,
        "/programmes/{}",
        of!(programme "Sociaal domein"),
        &["Schuldhulp aanvragen", "Wmo-voorziening"],
    ),
    (
        "gemeentelijke website",
        MEMBER,
        "/roadmap/wishes/{}",
        of!(wish "Eén gemeentelijke website"),
        &["open source CMS"],
    ),
    (
        "gemeentelijke website, op te schalen",
        MEMBER,
        "/roadmap/candidates/{}",
        of!(candidate "Eén gemeentelijke website"),
        &["Samen bouwen", "Zwolle heeft", "Open website voor gemeenten", "Overstappen gaat per onderdeel"],
    ),
    (
        "open website, te hergebruiken",
        MEMBER,
        "/solutions/{}",
        of!(solution "Open website voor gemeenten"),
        &["Gebouwd door", "Zwolle", "open source", "Vier gemeenten onderhouden de kern samen"],
    ),
    (
        "open website, een variant",
        MEMBER,
        "/solutions/{}",
        of!(solution "Website met eigen huisstijl"),
        &["Zaanstad", "Open website voor gemeenten"],
    ),
    (
        "één callcenter",
        BUCH,
        "/services/{}",
        of!(service "klantcontact"),
        &["callcenter (KCC)", "vier; nu één"],
    ),
    (
        "één KCC, te hergebruiken",
        BUCH,
        "/solutions/{}",
        of!(solution "Eén klantcontactcentrum voor vier gemeenten"),
        &["Gebouwd door", "één kennisbank in plaats van vier", "Joost Beentjes"],
    ),
    ("één zaaksysteem in BUCH", BUCH, "/services/{}", of!(service "ict"), &["Eén zaaksysteem", "2018"]),
    ("één zaaksysteem", MEMBER, "/services/{}", of!(service "zaaksysteem"), &["Zaken", "per zaak"]),
    (
        "telefoonsysteem",
        MEMBER,
        "/roadmap/wishes/{}",
        of!(wish "Eén telefoonsysteem"),
        &["VNG", "Hoe het er komt", "Collectief inkopen"],
    ),
    (
        "Document Management Systeem",
        MEMBER,
        "/services/{}",
        of!(service "documenten"),
        &["DMS", "Documenten", "Hoe het er komt", "Collectief inkopen"],
    ),
    (
        "centrale postkamer",
        BUCH,
        "/services/{}",
        of!(service "postkamer"),
        &["Gescande stukken", "2018", "scanstraat"],
    ),
    (
        "ICT-infrastructuur",
        NIJMEGEN,
        "/services/{}",
        of!(service "basispakket"),
        &["31 december 2028", "GGI"],
    ),
    ("werkplekken", NIJMEGEN, "/services/{}", of!(service "werkplekken"), &["per werkplek"]),
    (
        "landelijke datacenters",
        NIJMEGEN,
        "/roadmap/candidates/{}",
        of!(candidate "Vier of vijf landelijke datacenters"),
        &["Een droom", "Leden die dit willen 0"],
    ),
    (
        "landelijke voorzieningen",
        MEMBER,
        "/facilities",
        "",
        &["GDI", "GGI", "MijnOverheid", "betalen hier niet voor"],
    ),
    ("Common Ground en AVG", MEMBER, "/services/{}", of!(service "zaaksysteem"), &["Common Ground", "AVG"]),
    (
        "Digitale Agenda 2020",
        MEMBER,
        "/services/{}",
        of!(service "verhuizing"),
        &["Digitale Agenda 2020", "Wet digitale overheid"],
    ),
    (
        "Taskforce, VNG Realisatie, KING",
        MEMBER,
        "/programmes",
        "",
        &["Taskforce Samen Organiseren", "VNG Realisatie", "KING", "GGU"],
    ),
    ("gemeenten", MEMBER, "/members", "", &["Enschede", "Haarlem", "Groningen", "Zaanstad"]),
    ("BUCH", BUCH, "/members", "", &["Bergen (NH.)", "Uitgeest", "Castricum", "Heiloo"]),
    ("Rijk van Nijmegen", NIJMEGEN, "/members", "", &["Wijchen", "Druten", "Mook en Middelaar"]),
    ("leveranciers", SUPPLIER, "/pipeline?view=list", "", &["Uittreksel BRP", "Verhuizing doorgeven"]),
    ("schaalvoordeel", MEMBER, "/services/{}", of!(service "basispakket"), &["33 van 33 leden"]),
    ("professioneel samenwerken", MEMBER, "/roadmap", "", &["Van wens tot dienst"]),
];

#[test]
fn everything_that_the_articles_name_has_its_place() {
    let portal = Portal::demonstration();
    let mut problems = Vec::new();
    for who in [MEMBER, BUCH, NIJMEGEN, SUPPLIER] {
        let browser = portal.sign_in(who);
        let address = who.split(['@', '.']).nth(1).unwrap();
        let id = format!("(SELECT id FROM platform.cooperatives WHERE address = '{address}')");
        for (named, _, pattern, query, says) in ROWS.iter().filter(|row| row.1 == who) {
            let found =
                if query.is_empty() { vec![String::new()] } else { portal.ask(&query.replace("$c", &id)) };
            let [last] = found.as_slice() else {
                problems.push(format!("{named}: nothing answers {query}"));
                continue;
            };
            let page = browser.get(&format!("/{address}{}", pattern.replace("{}", last)));
            let main = page.select("main").concat();
            let missing = says.iter().filter(|words| !main.contains(**words));
            problems.extend(missing.map(|words| format!("{named}: {} does not say {words:?}", page.path())));
            let compared = BENCHMARK.iter().filter(|name| main.contains(**name));
            problems.extend(compared.map(|name| format!("{named}: {name} is a benchmark and no party")));
        }
    }
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

/// What another member that joins means for everybody: before it confirms, with amounts.
#[test]
fn who_joins_sees_what_it_costs_and_what_it_saves_the_others() {
    let portal = Portal::demonstration();
    // A member that does not take a service yet whose costs were divided, and the seat of who manages it.
    let free = portal.ask(
        "SELECT concat_ws('|', t.id, m.name, s.id, s.name) FROM portal.services s
         JOIN platform.cooperatives c ON c.id = s.cooperative_id AND c.address = 'samen-digitaal'
         JOIN portal.seats t ON t.cooperative_id = c.id AND t.ended_at IS NULL
         JOIN platform.people p ON p.id = t.person_id AND p.email = 'voters@samen-digitaal.example'
         JOIN portal.members m ON m.cooperative_id = c.id AND m.id = t.member_id
         WHERE s.state IN ('pilot', 'offered', 'in_operation')
             AND NOT EXISTS (SELECT FROM portal.subscriptions u WHERE u.cooperative_id = c.id
                 AND u.service_id = s.id AND u.member_id = m.id)
             AND NOT EXISTS (SELECT FROM portal.packages k WHERE k.cooperative_id = c.id
                 AND k.service_id = s.id)
             AND NOT EXISTS (SELECT FROM portal.order_rules r WHERE r.cooperative_id = c.id
                 AND r.service_id = s.id AND (r.needs_basis OR r.unit <> ''))
             AND EXISTS (SELECT FROM portal.allocation_lines l
                 JOIN portal.allocation_runs r ON r.cooperative_id = l.cooperative_id AND r.id = l.run_id
                 WHERE l.cooperative_id = c.id AND l.service_id = s.id AND r.state = 'approved')
         ORDER BY s.name, m.name LIMIT 1",
    );
    let free: Vec<&str> = free.first().expect("somebody could join").split('|').collect();
    let [seat, member, service, name] = free.as_slice() else { panic!("{free:?}") };
    let browser = portal.sign_in("voters@samen-digitaal.example");
    let csrf = browser.get("/samen-digitaal").attributes("input[name=csrf]", "value").remove(0);
    browser.post("/samen-digitaal/seat", &[("csrf", &csrf), ("once", "x"), ("seat", seat)]);
    let form = browser.get(&format!("/samen-digitaal/subscriptions/new?service={service}"));
    let check = form.form("check").submit();
    check.is_there().says(name).says("Er is nog niets besteld").says("over een periode als");
    let rows = check.select("section[aria-labelledby=effect-table] tr");
    let rows: Vec<String> = rows.iter().map(|row| row.replace('\u{a0}', " ")).collect();
    let row = |of: &str| rows.iter().find(|row| row.contains(of)).unwrap_or_else(|| panic!("{of}: {rows:?}"));
    let joins = row(member);
    assert!(joins.contains("neemt deze dienst niet af") && joins.contains("+€"), "{rows:?}");
    assert!(row("Samen").trim_end().ends_with("€ 0,00"), "more for one is less for the others: {rows:?}");
    let saves = rows.iter().filter(|row| row.contains("−€")).count();
    assert!(saves > 0, "somebody pays less: {rows:?}");
}

/// What waited first is voted about: it stands in a round with scores of members, and in the queue.
#[test]
fn the_first_three_that_wait_stand_in_a_round_and_in_the_queue() {
    let portal = Portal::demonstration();
    let browser = portal.sign_in(MEMBER);
    let queue = browser.get("/samen-digitaal/roadmap?view=queue");
    for title in ["Erkenning kind", "Uittreksel BRP", "Kwijtschelding gemeentelijke belastingen"] {
        queue.says(title);
        let asked = format!(
            "SELECT r.id FROM portal.rounds r JOIN portal.candidates c ON c.cooperative_id = r.cooperative_id
                 AND c.title = '{title}' JOIN portal.round_candidates k
                 ON k.cooperative_id = r.cooperative_id AND k.round_id = r.id AND k.candidate_id = c.id
             WHERE EXISTS (SELECT FROM portal.ballots b
                 WHERE b.cooperative_id = r.cooperative_id AND b.round_id = r.id AND b.scores ? c.id::text)"
        );
        let rounds = portal.ask(&asked);
        assert!(!rounds.is_empty(), "nobody voted about {title}");
        for round in rounds {
            browser.get(&format!("/samen-digitaal/rounds/{round}")).says(title);
        }
    }
}
