//! What the members of Samen Digitaal ask for: thirty services that may come, with real products of the
//! uniform product list and invented costs.

use actions::candidates;
use kernel::Cents;
use store::AboutCandidate;

use super::DemoError;
use super::stage::Stage;

const CIVIL_AFFAIRS: &str = "Burgerzaken";
const TAXES: &str = "Belastingen";
const CARE: &str = "Werk, inkomen en zorg";
const STREET: &str = "Wonen en leefomgeving";
const BUSINESS: &str = "Ondernemers en evenementen";

/// Programme, one-off and yearly costs in whole euros without VAT; title, product of the uniform product
/// list, what the service does, and why it is wanted. In the order in which they were asked for.
const ASKED: [(&str, i64, i64, [&str; 4]); 30] = [
    (
        CIVIL_AFFAIRS,
        148_000,
        21_000,
        [
            "Erkenning kind",
            "erkenning kind",
            "Ouders erkennen hun kind online, zonder afspraak.",
            "Ouders komen nu samen naar de balie, vaak vlak voor de geboorte.",
        ],
    ),
    (
        CIVIL_AFFAIRS,
        92_000,
        14_000,
        [
            "Uittreksel BRP",
            "brp-uittreksel",
            "Een uittreksel aanvragen, betalen en meteen ontvangen.",
            "Het is het meest gevraagde document; inwoners wachten er nu dagen op.",
        ],
    ),
    (
        TAXES,
        164_000,
        24_000,
        [
            "Kwijtschelding gemeentelijke belastingen",
            "belastingkwijtschelding",
            "Kwijtschelding vragen met gegevens die al bekend zijn.",
            "Wie recht heeft op kwijtschelding, vraagt het vaak niet aan: het formulier is te lang.",
        ],
    ),
    (
        CIVIL_AFFAIRS,
        126_000,
        19_000,
        [
            "Rijbewijs verlengen",
            "rijbewijs verlengen",
            "De aanvraag online doen, het rijbewijs ophalen.",
            "Inwoners komen nu twee keer naar de balie.",
        ],
    ),
    (
        CIVIL_AFFAIRS,
        118_000,
        16_000,
        [
            "Huwelijk melden",
            "huwelijksaangifte",
            "Melden, getuigen opgeven en een datum kiezen.",
            "De melding kost nu een uur aan de balie en drie mails.",
        ],
    ),
    (
        CIVIL_AFFAIRS,
        64_000,
        9_000,
        [
            "Briefadres aanvragen",
            "briefadres",
            "Een briefadres aanvragen met bewijsstukken.",
            "Wie geen woning heeft, mist zonder briefadres post en hulp.",
        ],
    ),
    (
        CIVIL_AFFAIRS,
        58_000,
        8_000,
        [
            "Naamskeuze doorgeven",
            "naamskeuzeverklaring",
            "De achternaam van een kind kiezen.",
            "Ouders regelen dit graag samen met de erkenning, in één keer.",
        ],
    ),
    (
        CIVIL_AFFAIRS,
        46_000,
        6_000,
        [
            "Gegevens geheim houden",
            "brp-geheimhoudingsverzoek",
            "Vragen om gegevens niet te delen met derden.",
            "Het verzoek komt nu per brief en wordt overgetypt.",
        ],
    ),
    (
        TAXES,
        112_000,
        17_000,
        [
            "Bezwaar tegen de WOZ",
            "belastingaanslag bezwaar",
            "Bezwaar maken en de behandeling volgen.",
            "Inwoners maken bezwaar via bureaus, omdat het bij de gemeente lastig is.",
        ],
    ),
    (
        TAXES,
        54_000,
        7_500,
        [
            "WOZ-taxatieverslag",
            "woz-taxatieverslag",
            "Het verslag inzien en bewaren.",
            "Wie het verslag ziet, maakt minder vaak bezwaar.",
        ],
    ),
    (
        TAXES,
        42_000,
        6_000,
        [
            "Hondenbelasting",
            "hondenbelasting",
            "Een hond aanmelden of afmelden.",
            "Twaalf leden heffen hondenbelasting en houden die bij in een rekenblad.",
        ],
    ),
    (
        CARE,
        186_000,
        31_000,
        [
            "Schuldhulp aanvragen",
            "schuldhulpverlening",
            "Eén aanvraag, met hulp bij het invullen.",
            "Wie schulden heeft, haakt nu af bij de stapel papieren.",
        ],
    ),
    (
        CARE,
        232_000,
        38_000,
        [
            "Wmo-voorziening",
            "wmo-voorziening",
            "Een melding doen en de voortgang volgen.",
            "Ouderen en hun kinderen bellen nu elke week om te vragen hoe het staat.",
        ],
    ),
    (
        CARE,
        138_000,
        22_000,
        [
            "Leerlingenvervoer",
            "leerlingenvervoer",
            "Vervoer aanvragen en jaarlijks verlengen.",
            "Elk jaar in mei komen alle aanvragen tegelijk, op papier.",
        ],
    ),
    (
        CARE,
        214_000,
        36_000,
        [
            "Jeugdhulp aanvragen",
            "jeugdhulp",
            "Hulp vragen voor een kind of gezin.",
            "Ouders vertellen hun verhaal nu aan drie mensen.",
        ],
    ),
    (
        CARE,
        96_000,
        13_000,
        [
            "Plan voor inburgering",
            "persoonlijk plan inburgering en participatie",
            "Het persoonlijk plan samen invullen.",
            "De klantmanager en de inburgeraar zien nu niet hetzelfde plan.",
        ],
    ),
    (
        CARE,
        152_000,
        23_000,
        [
            "Bijstand voor zelfstandigen",
            "bijstand zelfstandigen",
            "Aanvraag met cijfers uit de boekhouding.",
            "Ondernemers leveren nu veertig bijlagen in.",
        ],
    ),
    (
        STREET,
        128_000,
        20_000,
        [
            "Melding openbare ruimte",
            "melding openbare ruimte (algemeen)",
            "Een losse tegel of kapotte lamp melden.",
            "Meldingen komen binnen via zes kanalen en raken kwijt.",
        ],
    ),
    (
        STREET,
        72_000,
        10_000,
        [
            "Afvalcontainer aanvragen",
            "afvalcontainer",
            "Een container bestellen, ruilen of inleveren.",
            "Na elke verhuizing belt iemand over de container.",
        ],
    ),
    (
        STREET,
        68_000,
        9_500,
        [
            "Grofvuil laten ophalen",
            "afvalinzameling grofvuil",
            "Een afspraak maken en betalen.",
            "Wie makkelijk een afspraak maakt, zet minder naast de container.",
        ],
    ),
    (
        STREET,
        88_000,
        12_000,
        [
            "Laadpaal aanvragen",
            "laadpaalverzoek",
            "Een openbare laadpaal vragen in de straat.",
            "Het aantal verzoeken is in twee jaar verdubbeld.",
        ],
    ),
    (
        STREET,
        122_000,
        18_000,
        [
            "Gehandicaptenparkeerkaart",
            "gehandicaptenparkeerkaart",
            "De kaart aanvragen of verlengen.",
            "Een verlenging vraagt nu opnieuw alle papieren, ook als er niets veranderd is.",
        ],
    ),
    (
        STREET,
        56_000,
        8_000,
        [
            "Parkeerontheffing",
            "parkeerontheffing",
            "Een ontheffing voor een dag of een jaar.",
            "Aannemers vragen in elke gemeente iets anders aan voor hetzelfde werk.",
        ],
    ),
    (
        STREET,
        104_000,
        15_000,
        [
            "Grafrechten",
            "grafrechten",
            "Rechten bekijken, verlengen of overdragen.",
            "Nabestaanden weten niet tot wanneer een graf betaald is.",
        ],
    ),
    (
        BUSINESS,
        176_000,
        28_000,
        [
            "Evenementenvergunning",
            "evenementenvergunning",
            "Eén aanvraag voor vergunning en melding.",
            "Buurtfeesten en festivals vullen nu hetzelfde formulier in.",
        ],
    ),
    (
        BUSINESS,
        98_000,
        14_000,
        [
            "Alcoholvergunning",
            "alcoholvergunning",
            "Aanvragen, wijzigen en leidinggevenden melden.",
            "Elke nieuwe leidinggevende kost nu een hele aanvraag.",
        ],
    ),
    (
        BUSINESS,
        62_000,
        8_500,
        [
            "Standplaatsvergunning",
            "standplaatsvergunning",
            "Een plaats op de markt of straat.",
            "Kooplieden willen zien welke plaatsen vrij zijn.",
        ],
    ),
    (
        BUSINESS,
        38_000,
        5_000,
        [
            "Collectevergunning",
            "collectevergunning",
            "Een collecte aanvragen en plannen.",
            "Het rooster van collectes staat nu in een rekenblad.",
        ],
    ),
    (
        BUSINESS,
        134_000,
        19_500,
        [
            "Cultuursubsidie",
            "cultuursubsidie",
            "Aanvragen en achteraf verantwoorden.",
            "Kleine verenigingen zijn meer tijd kwijt aan de verantwoording dan aan de aanvraag.",
        ],
    ),
    (
        BUSINESS,
        144_000,
        21_500,
        [
            "Kabels en leidingen",
            "kabels- en leidingenvergunning",
            "Graafwerk melden en vergunning vragen.",
            "Netbeheerders werken in tientallen gemeenten en zien overal een ander formulier.",
        ],
    ),
];

/// Adds the thirty.
pub(super) fn add(stage: &Stage, office: &str) -> Result<(), DemoError> {
    for (programme, one_off, yearly, [title, upl, summary, reason]) in ASKED {
        let about = AboutCandidate {
            title: title.to_owned(),
            summary: summary.to_owned(),
            reason: reason.to_owned(),
            programme: programme.to_owned(),
            upl: upl.to_owned(),
            one_off: Cents::new(one_off * 100),
            yearly: Cents::new(yearly * 100),
            ..AboutCandidate::default()
        };
        stage.act(office, "candidates.add", |tx| candidates::add(tx, &about))?;
    }
    super::documents::plan(stage, office)
}
