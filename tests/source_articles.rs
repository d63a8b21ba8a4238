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
        &["paspoort", "zonder nieuwe software"],
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
        "één callcenter",
        BUCH,
        "/services/{}",
        of!(service "klantcontact"),
        &["callcenter (KCC)", "vier; nu één"],
    ),
    ("één zaaksysteem in BUCH", BUCH, "/services/{}", of!(service "ict"), &["Eén zaaksysteem", "2018"]),
    ("één zaaksysteem", MEMBER, "/services/{}", of!(service "zaaksysteem"), &["Zaken", "per zaak"]),
    ("telefoonsysteem", MEMBER, "/roadmap/wishes/{}", of!(wish "Eén telefoonsysteem"), &["VNG"]),
    (
        "Document Management Systeem",
        MEMBER,
        "/services/{}",
        of!(service "documenten"),
        &["DMS", "Documenten"],
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
        &["Een droom"],
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
