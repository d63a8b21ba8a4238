//! What members of Samen Digitaal built: a dozen solutions with real products and invented costs.

/// A solution as its builder enters it.
pub(super) struct Built {
    /// CBS code of the builder.
    pub(super) builder: &'static str,
    /// What it is called.
    pub(super) name: &'static str,
    /// What it does.
    pub(super) summary: &'static str,
    /// More about it.
    pub(super) more: &'static str,
    /// Products of the uniform product list.
    pub(super) upl: &'static [&'static str],
    /// Processes, one a line.
    pub(super) processes: &'static str,
    /// How far it is.
    pub(super) maturity: &'static str,
    /// Adopting it, in whole euros: at least and at most.
    pub(super) adopt: Option<(i64, i64)>,
    /// Running it each year, in whole euros: at least and at most.
    pub(super) run: Option<(i64, i64)>,
    /// Licence, version and name of the repository.
    pub(super) source: [&'static str; 3],
    /// Suppliers, one a line.
    pub(super) suppliers: &'static str,
    /// Whom to ask.
    pub(super) contact: &'static str,
}

const OPEN: [&str; 3] = ["EUPL-1.2", "1.0", ""];
const CLOSED: [&str; 3] = ["", "", ""];

/// In the order in which they are entered.
pub(super) const BUILT: [Built; 12] = [
    Built {
        builder: "GM0014",
        name: "Digitale dossiers Sociale Dienst",
        summary: "Eén dossier per inwoner met bijstand, van aanvraag tot archief.",
        more: "De consulent ziet alle stukken van een inwoner op één plek.\n\n\
               - Dossier met tijdlijn, taken en termijnen\n\
               - Stukken delen met inwoner en bewindvoerder\n\
               - Bewaartermijnen volgens de selectielijst",
        upl: &["bijstand", "bijstand zelfstandigen", "schuldhulpverlening"],
        processes: "Bijstand behandelen\nDossiers archiveren",
        maturity: "stable",
        adopt: Some((18_000, 62_000)),
        run: Some((9_000, 23_000)),
        source: ["EUPL-1.2", "4.2", "digitale-dossiers"],
        suppliers: "Archiefmeesters\nOostwal Software",
        contact: "Tjitske Wiersma",
    },
    Built {
        builder: "GM0392",
        name: "Parkeervergunning in één keer",
        summary: "Inwoners vragen een parkeervergunning aan, betalen en wijzigen haar zelf.",
        more: "Het kenteken wordt meteen bij de RDW gecontroleerd. \
               De handhaver ziet de vergunning na een minuut.",
        upl: &["parkeervergunning", "parkeerontheffing"],
        processes: "Vergunning verlenen\nBetalen",
        maturity: "stable",
        adopt: Some((12_000, 30_000)),
        run: Some((6_000, 11_000)),
        source: ["EUPL-1.2", "2.7", "parkeervergunning"],
        suppliers: "Straatlijn",
        contact: "Mirjam van Loon",
    },
    Built {
        builder: "GM0153",
        name: "Aangifte overlijden voor uitvaartondernemers",
        summary: "De uitvaartondernemer doet de aangifte online, ook in het weekend.",
        more: "Voortgekomen uit de proeven in Den Bosch in 2014 en 2015. \
               Acht gemeenten en twaalf ondernemers probeerden het daarna uit.",
        upl: &["overlijdensaangifte"],
        processes: "Akte opmaken\nVerlof tot begraven of cremeren",
        maturity: "stable",
        adopt: Some((15_000, 25_000)),
        run: Some((5_000, 8_000)),
        source: ["EUPL-1.2", "3.1", "aangifte-overlijden"],
        suppliers: "Formulierenhuis",
        contact: "Karin Oude Elferink",
    },
    Built {
        builder: "GM0193",
        name: "Open website voor gemeenten",
        summary: "Een website op open source, met de taken van de inwoner voorop.",
        more: "Redactie, zoeken en formulieren in één. Vier gemeenten onderhouden de kern samen. \
               Overstappen kan per onderdeel: begin met het zoeken.",
        upl: &[],
        processes: "Informatie geven\nFormulieren aanbieden",
        maturity: "stable",
        adopt: Some((25_000, 90_000)),
        run: Some((12_000, 28_000)),
        source: ["EUPL-1.2", "5.0", "open-website"],
        suppliers: "Baliewerk\nFormulierenhuis",
        contact: "Henk Brouwer",
    },
    Built {
        builder: "GM0479",
        name: "Website met eigen huisstijl",
        summary: "Een variant van de open website, met bouwblokken voor een eigen huisstijl.",
        more: "",
        upl: &[],
        processes: "Informatie geven",
        maturity: "beta",
        adopt: Some((30_000, 45_000)),
        run: Some((12_000, 12_000)),
        source: ["EUPL-1.2", "0.9", "open-website-huisstijl"],
        suppliers: "Baliewerk",
        contact: "Priya Raghoe",
    },
    Built {
        builder: "GM0014",
        name: "Post automatisch herkennen",
        summary: "Brieven aan de sociale dienst met tekstherkenning aan het goede dossier toewijzen.",
        more: "",
        upl: &["bijstand"],
        processes: "Post verwerken",
        maturity: "obsolete",
        adopt: Some((60_000, 60_000)),
        run: None,
        source: CLOSED,
        suppliers: "",
        contact: "Tjitske Wiersma",
    },
    Built {
        builder: "GM0106",
        name: "Melding openbare ruimte met foto",
        summary: "Een foto en een plek op de kaart: de melding gaat vanzelf naar de goede ploeg.",
        more: "Meldingen over dezelfde plek worden samengevoegd. De melder hoort wanneer het klaar is.",
        upl: &["melding openbare ruimte (algemeen)"],
        processes: "Melding afhandelen",
        maturity: "stable",
        adopt: Some((8_000, 20_000)),
        run: Some((4_000, 9_000)),
        source: ["EUPL-1.2", "2.0", "melding-met-foto"],
        suppliers: "Straatlijn",
        contact: "Anouk Drent",
    },
    Built {
        builder: "GM0114",
        name: "Afvalcontainer bestellen",
        summary: "Inwoners bestellen, ruilen en betalen een container zonder te bellen.",
        more: "",
        upl: &["afvalcontainer", "afvalinzameling grofvuil"],
        processes: "Bestelling afhandelen",
        maturity: "stable",
        adopt: Some((5_000, 9_000)),
        run: Some((2_500, 4_000)),
        source: OPEN,
        suppliers: "Formulierenhuis",
        contact: "Anouk Drent",
    },
    Built {
        builder: "GM0153",
        name: "Status volgen van een bouwvergunning",
        summary: "Inwoners zien hoe ver hun aanvraag is en wie haar behandelt.",
        more: "Werkt met elk zaaksysteem dat de standaarden voor zaken volgt.",
        upl: &["omgevingsvergunning bouwactiviteit"],
        processes: "Vergunning verlenen\nInwoner informeren",
        maturity: "beta",
        adopt: Some((10_000, 16_000)),
        run: Some((3_000, 5_000)),
        source: ["EUPL-1.2", "1.3", "status-volgen"],
        suppliers: "Oostwal Software",
        contact: "Karin Oude Elferink",
    },
    Built {
        builder: "GM0193",
        name: "Eén proces voor reisdocumenten",
        summary: "Eén werkwijze voor paspoort en identiteitskaart aan de balie, zonder nieuwe software.",
        more: "Werkinstructie, opleiding en telformulier. Scheelt vier minuten per aanvraag.",
        upl: &["paspoort"],
        processes: "Reisdocument uitgeven",
        maturity: "stable",
        adopt: Some((0, 3_000)),
        run: Some((0, 0)),
        source: ["CC-BY-4.0", "2026", ""],
        suppliers: "",
        contact: "Henk Brouwer",
    },
    Built {
        builder: "GM0090",
        name: "Kind erkennen aan huis",
        summary: "Ouders erkennen hun kind met een videogesprek in plaats van een bezoek aan de balie.",
        more: "",
        upl: &["erkenning kind"],
        processes: "Akte opmaken",
        maturity: "development",
        adopt: None,
        run: None,
        source: CLOSED,
        suppliers: "",
        contact: "Anouk Drent",
    },
    Built {
        builder: "GM0301",
        name: "Chatbot voor de balie",
        summary: "Een chatbot die vragen over paspoort en afval beantwoordt.",
        more: "",
        upl: &[],
        processes: "Vragen beantwoorden",
        maturity: "obsolete",
        adopt: Some((22_000, 35_000)),
        run: Some((8_000, 8_000)),
        source: CLOSED,
        suppliers: "Baliewerk",
        contact: "Anouk Drent",
    },
];

/// Dead ends and what ended: name, state, and why.
pub(super) const OVER: [(&str, &str, &str); 2] = [
    (
        "Post automatisch herkennen",
        "dead_end",
        "De proef kostte € 60.000 en herkende 71 % van de brieven. Met de hand toewijzen bleek sneller.",
    ),
    (
        "Chatbot voor de balie",
        "dead_end",
        "Zes op de tien inwoners belden daarna alsnog. \
         De antwoorden op de website beter schrijven hielp meer.",
    ),
];

/// Member, solution, kind, title and text of what was learned.
pub(super) const LESSONS: [[&str; 5]; 6] = [
    [
        "GM0090",
        "Digitale dossiers Sociale Dienst",
        "worked",
        "Begin met nieuwe dossiers",
        "Zet oude dossiers pas over als het team met nieuwe werkt. Dat scheelde ons twee maanden.",
    ],
    [
        "GM0106",
        "Digitale dossiers Sociale Dienst",
        "watch",
        "Spreek rollen af vóór de start",
        "Wie mag een dossier sluiten? Zonder afspraak bleef een derde van de dossiers open staan.",
    ],
    [
        "GM0014",
        "Digitale dossiers Sociale Dienst",
        "dead_end",
        "Post automatisch herkennen",
        "Een proef met tekstherkenning kostte € 60.000 en haalde 71 %. Niet opnieuw doen.",
    ],
    [
        "GM0114",
        "Digitale dossiers Sociale Dienst",
        "worked",
        "Samen invoeren met een buur",
        "Met Coevorden deelden wij projectleider en opleiding: 420 uur in plaats van 800.",
    ],
    [
        "GM0193",
        "Parkeervergunning in één keer",
        "watch",
        "Regel de betaling eerst",
        "Ons contract met de bank liep nog een jaar. Vraag dat na vóór u begint.",
    ],
    [
        "GM0479",
        "Open website voor gemeenten",
        "dead_end",
        "Alles in één weekend overzetten",
        "Wij moesten na een dag terug. Per onderdeel overstappen ging wel goed.",
    ],
];
