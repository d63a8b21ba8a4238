//! What the demonstration tells of the lives of services: dates, bodies and evidence are invented, names and
//! products are those of the articles.

use jiff::civil::{Date, date};

/// A step as it was taken.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) to: &'static str,
    pub(super) on: Date,
    pub(super) reason: &'static str,
    pub(super) evidence: &'static [(&'static str, &'static str)],
    pub(super) members: &'static [&'static str],
    pub(super) findings: &'static [(&'static str, &'static str, &'static str)],
    pub(super) code: &'static str,
    pub(super) name: &'static str,
}

pub(super) const NOTHING: Told = Told {
    to: "",
    on: date(2013, 1, 1),
    reason: "",
    evidence: &[],
    members: &[],
    findings: &[],
    code: "",
    name: "",
};

/// Title, text and documents.
pub(super) const DEATH_SPECIFICATION: [&str; 3] = [
    "Aangifte door de uitvaartondernemer",
    "# Doel\n\nDe uitvaartondernemer doet aangifte zonder naar het stadhuis te komen.\n\n# Gegevens\n\n\
     - gegevens van de overledene, uit de basisregistratie\n- verklaring van overlijden van de arts\n\
     - wensen voor begraven of cremeren\n\n# Koppelvlak\n\nDe zaak komt als bericht bij de burgerlijke \
     stand, \
     die de akte opmaakt.",
    "Koppelvlak burgerlijke stand | https://samen-digitaal.example/specificaties/overlijden.pdf",
];

/// The digital notice of death. The pilots in 's-Hertogenbosch are history.
pub(super) const DEATH_STEPS: &[Told] = &[
    Told {
        to: "eligible",
        on: date(2013, 6, 18),
        evidence: &[("kind", "new"), ("decision", "Bestuur, 18 juni 2013, punt 5")],
        ..NOTHING
    },
    Told {
        to: "process_defined",
        on: date(2013, 11, 12),
        evidence: &[
            ("process", "Aangeven, controleren, akte opmaken, verlof geven. Eén keer invullen, geen bezoek."),
            (
                "variants",
                "Uitvaartondernemer | doet de aangifte namens de familie\nFamilie | doet zelf aangifte",
            ),
            ("working_group", "Burgerzaken Enschede, Zwolle en 's-Hertogenbosch"),
        ],
        ..NOTHING
    },
    Told { to: "specified", on: date(2014, 2, 20), evidence: &[("specification", "1")], ..NOTHING },
    Told {
        to: "tendered",
        on: date(2014, 5, 27),
        evidence: &[
            ("tender_reference", "SD-2014-03"),
            ("lots", "Formulier\nKoppeling met de burgerlijke stand"),
            ("tender_options", "Alle leden mogen later aansluiten, tot acht jaar na gunning."),
        ],
        members: &["GM0153", "GM0193"],
        ..NOTHING
    },
    Told {
        to: "development",
        on: date(2014, 6, 30),
        evidence: &[
            ("supplier", "Formulierenhuis"),
            ("milestones", "1 september 2014: formulier\n1 oktober 2014: koppeling"),
        ],
        code: "aangifte-overlijden",
        name: "Aangifte overlijden",
        ..NOTHING
    },
    Told {
        to: "pilot",
        on: date(2014, 10, 6),
        evidence: &[(
            "measured",
            "Aandeel digitale aangiften. De eerste proeven liepen in 's-Hertogenbosch, van oktober 2014 tot \
             en met \
             juni 2015: twee van de drie aangiften kwamen digitaal binnen.",
        )],
        members: &["GM0153", "GM1896"],
        findings: &[
            (
                "GM0153",
                "Uitvaartondernemers sparen een rit per aangifte.",
                "De akte moest met de hand worden overgetypt.",
            ),
            ("GM1896", "Vier aangiften in negen maanden: te weinig om te meten.", ""),
        ],
        ..NOTHING
    },
    Told {
        to: "development",
        on: date(2015, 7, 1),
        reason: "De proef in 's-Hertogenbosch liet zien dat de koppeling anders moet.",
        evidence: &[
            ("supplier", "Formulierenhuis"),
            ("milestones", "1 maart 2021: nieuwe koppeling, na de wijziging van het Burgerlijk Wetboek"),
        ],
        ..NOTHING
    },
    Told {
        to: "pilot",
        on: date(2021, 10, 4),
        evidence: &[("measured", "Aandeel digitale aangiften en tijd aan de balie")],
        members: &["GM0153", "GM0193", "GM1896"],
        findings: &[
            ("GM0153", "81 % van de aangiften komt digitaal binnen; de balie spaart 9 uur per week.", ""),
            ("GM0193", "77 % van de aangiften komt digitaal binnen.", ""),
            ("GM1896", "Alle uitvaartondernemers gebruiken het.", ""),
        ],
        ..NOTHING
    },
    Told {
        to: "offered",
        on: date(2022, 6, 14),
        evidence: &[
            ("price", "Per aangifte, naar gebruik"),
            ("agreement", "DVO Aangifte overlijden, versie 1"),
            ("conditions", "Opzeggen per kwartaal, zes maanden vooraf."),
            ("decision", "Bestuur, 14 juni 2022, punt 7"),
        ],
        ..NOTHING
    },
    Told {
        to: "in_operation",
        on: date(2023, 1, 1),
        evidence: &[
            ("version", "2.0"),
            ("service_level", "Beschikbaar 99,8 %, storing binnen 4 uur opgelost"),
        ],
        ..NOTHING
    },
];

/// Title, text and documents.
pub(super) const MOVING_SPECIFICATION: [&str; 3] = [
    "Eén melding voor twee gemeenten",
    "# Doel\n\nDe inwoner geeft één keer een nieuw adres door.\n\n# Gegevens\n\n- oud en nieuw adres\n\
     - wie er meeverhuist\n\n# Koppelvlak\n\nBericht aan de basisregistratie en aan het zaaksysteem.",
    "",
];

/// What stands in the way of moving house, at every member that tries it.
const BLOCKED: &str = "Koppeling van data per gemeente verschillend";

/// Moving house: far on its way, and blocked.
pub(super) const MOVING_STEPS: &[Told] = &[
    Told {
        to: "eligible",
        on: date(2015, 2, 10),
        evidence: &[("kind", "change"), ("decision", "Bestuur, 10 februari 2015, punt 3")],
        ..NOTHING
    },
    Told {
        to: "process_defined",
        on: date(2016, 4, 19),
        evidence: &[
            ("process", "Melden, controleren, verwerken in de basisregistratie, bevestigen."),
            ("variants", "Binnen de gemeente | één register\nTussen gemeenten | twee registers"),
            ("working_group", "Burgerzaken Groningen en Haarlem"),
        ],
        ..NOTHING
    },
    Told { to: "specified", on: date(2017, 9, 12), evidence: &[("specification", "1")], ..NOTHING },
    Told {
        to: "tendered",
        on: date(2023, 5, 23),
        evidence: &[
            ("tender_reference", "SD-2023-02"),
            ("lots", "Verhuismelding"),
            ("tender_options", "Leden kunnen aansluiten tot 1 juni 2029."),
        ],
        members: &["GM0014", "GM0392", "GM0479"],
        ..NOTHING
    },
    Told {
        to: "development",
        on: date(2024, 1, 15),
        evidence: &[
            ("supplier", "Formulierenhuis"),
            ("milestones", "1 juni 2025: formulier\n1 oktober 2025: koppeling met de basisregistratie"),
        ],
        code: "verhuizing",
        name: "Verhuizing doorgeven",
        ..NOTHING
    },
    Told {
        to: "pilot",
        on: date(2025, 10, 6),
        evidence: &[("measured", "Aandeel meldingen dat zonder hulp wordt verwerkt")],
        members: &["GM0014", "GM0392", "GM0479", "GM1896"],
        findings: &[
            ("GM0014", "38 % van de meldingen gaat vanzelf.", BLOCKED),
            ("GM0392", "12 % van de meldingen gaat vanzelf.", BLOCKED),
            ("GM0479", "", BLOCKED),
            ("GM1896", "54 % van de meldingen gaat vanzelf.", BLOCKED),
        ],
        ..NOTHING
    },
];

/// Name, what it is about, and when it should be done.
pub(super) const PROGRAMMES: &[(&str, &str, Date)] = &[
    (
        "Omgevingswet",
        "De eerste grote opgave die gemeenten samen uitvoeren: vergunningen aanvragen en volgen bij één \
         loket. De \
         Taskforce Samen Organiseren en VNG Realisatie (vroeger KING) helpen mee.",
        date(2029, 12, 31),
    ),
    ("Sociaal domein", "Werk, inkomen en zorg: één verhaal, één aanvraag.", date(2030, 12, 31)),
    (
        "Burgerzaken",
        "Standaard processen voor de dienstverlening, binnen tien jaar bij elke gemeente, met geld van de \
         Gezamenlijke Gemeentelijke Uitvoering (GGU).",
        date(2031, 12, 31),
    ),
];

/// Name, what it is for, and who keeps it.
pub(super) const FACILITIES: &[[&str; 3]] = &[
    ["GDI", "De generieke digitale infrastructuur: DigiD, berichten en basisregistraties.", "Logius"],
    [
        "GGI",
        "De gezamenlijke gemeentelijke infrastructuur: veilig netwerk en samen inkopen.",
        "VNG Realisatie",
    ],
    ["MijnOverheid", "De berichtenbox en de persoonlijke pagina van de inwoner.", "Logius"],
];

/// What is known of a service.
pub(super) struct Known {
    pub(super) code: &'static str,
    pub(super) programme: &'static str,
    pub(super) description: &'static str,
    pub(super) cost_centre: &'static str,
    pub(super) task_field: &'static str,
    pub(super) drivers: &'static [&'static str],
    pub(super) services: &'static [&'static str],
    pub(super) facilities: &'static [&'static str],
}

/// What is known of the services of Samen Digitaal.
pub(super) const KNOWN: &[Known] = &[
    Known {
        code: "zaaksysteem",
        programme: "",
        description: "Eén zaaksysteem voor alle leden. Leden betalen een vast deel en een deel per zaak.",
        cost_centre: "4100",
        task_field: "0.4",
        drivers: &["common_ground", "privacy"],
        services: &[],
        facilities: &["GDI", "GGI"],
    },
    Known {
        code: "e-formulieren",
        programme: "",
        description: "Het standaard e-formulier met de koppeling naar de backoffice. Andere diensten \
            gebruiken het \
            opnieuw. De koppeling verschilt nog per lid.",
        cost_centre: "4120",
        task_field: "0.4",
        drivers: &["common_ground"],
        services: &["zaaksysteem"],
        facilities: &["GDI"],
    },
    Known {
        code: "documenten",
        programme: "",
        description: "Het documentmanagementsysteem (DMS): documenten maken, ondertekenen en bewaren.",
        cost_centre: "4130",
        task_field: "0.4",
        drivers: &["privacy"],
        services: &["zaaksysteem"],
        facilities: &[],
    },
    Known {
        code: "aangifte-overlijden",
        programme: "",
        description: "De uitvaartondernemer is onze ketenpartner: hij doet de aangifte namens de familie.",
        cost_centre: "4210",
        task_field: "0.2",
        drivers: &["agenda_2020", "digital_government"],
        services: &["e-formulieren", "zaaksysteem"],
        facilities: &["GDI"],
    },
    Known {
        code: "verhuizing",
        programme: "",
        description: "De Digitale Verhuisservice: één bericht voor de oude en de nieuwe gemeente.",
        cost_centre: "4220",
        task_field: "0.2",
        drivers: &["agenda_2020", "digital_government"],
        services: &["e-formulieren"],
        facilities: &["GDI", "MijnOverheid"],
    },
    Known {
        code: "status-volgen",
        programme: "Omgevingswet",
        description: "Voor elke vergunning, ook voor een uitbouw: de inwoner ziet hoe ver de aanvraag is.",
        cost_centre: "4230",
        task_field: "8.3",
        drivers: &["environment"],
        services: &["zaaksysteem"],
        facilities: &["MijnOverheid"],
    },
    Known {
        code: "parkeervergunning",
        programme: "",
        description: "Een goed voorbeeld van hergebruik: wat één lid bouwde, gebruiken nu anderen.",
        cost_centre: "4240",
        task_field: "0.63",
        drivers: &[],
        services: &["e-formulieren"],
        facilities: &[],
    },
];

/// Title of the candidate, when it is tendered and expected, and whether it brings much soon.
pub(super) const OPPORTUNITIES: &[(&str, Option<Date>, Date, bool)] = &[
    ("Uittreksel BRP", Some(date(2027, 3, 1)), date(2028, 1, 1), true),
    ("Afvalcontainer aanvragen", None, date(2027, 9, 1), true),
    ("WOZ-taxatieverslag", None, date(2027, 5, 1), true),
    ("Erkenning kind", Some(date(2027, 9, 1)), date(2028, 9, 1), false),
    ("Schuldhulp aanvragen", Some(date(2028, 6, 1)), date(2029, 9, 1), false),
    ("Wmo-voorziening", None, date(2031, 1, 1), false),
];

/// Of which member; title, product, what and why.
pub(super) const WISHES: &[(&str, [&str; 4])] = &[
    (
        "GM0014",
        [
            "Bijzondere bijstand aanvragen",
            "bijzonderebijstandsuitkering",
            "Eén aanvraag, met gegevens die de gemeente al heeft.",
            "Wie weinig geld heeft, vult nu elk jaar hetzelfde in.",
        ],
    ),
    (
        "GM0014",
        [
            "Digitale dossiers van de Sociale Dienst",
            "bijstand",
            "Alle dossiers van de Sociale Dienst digitaal, ook de oude.",
            "Groningen werkt er al mee en deelt graag wat er is gebouwd.",
        ],
    ),
    (
        "GM0479",
        [
            "Vergunning voor een uitbouw",
            "omgevingsvergunning bouw",
            "Een vergunning voor een uitbouw aanvragen en de status volgen.",
            "De Omgevingswet vraagt één loket. Inwoners bellen nu om te horen hoe ver het is.",
        ],
    ),
    (
        "GM0392",
        [
            "Reisdocumenten: één proces",
            "paspoort",
            "Paspoort en identiteitskaart op dezelfde manier uitgeven, zonder nieuwe software.",
            "Elke gemeente doet het net anders, terwijl de wet voor iedereen gelijk is.",
        ],
    ),
    (
        "GM0193",
        [
            "Eén gemeentelijke website",
            "",
            "Eén open source CMS voor de websites van alle leden.",
            "Wij betalen 33 keer voor hetzelfde. Er bestaan al goede open source systemen.",
        ],
    ),
    (
        "GM0153",
        [
            "Eén telefoonsysteem",
            "",
            "Samen bellen inkopen, zoals bij de VNG.",
            "Elk lid heeft een eigen contract en een eigen telefooncentrale.",
        ],
    ),
];
