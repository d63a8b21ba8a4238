//! What the members of Samen Digitaal share: solutions with their users, who wants them, what was saved and
//! learned; and the one call centre of BUCH.
//!
//! Invariant: each member speaks for itself, also here: through a manager with a seat for it.

use actions::solutions::{add, change, enter, learn, move_to, state, want};
use jiff::civil::{Date, date};
use kernel::{Cents, SolutionId};
use store::{AboutLesson, AboutReuse, AboutSolution, AboutUse, CostRange};

use super::DemoError;
use super::accounts::REGION;
use super::solutions_built::{BUILT, Built, LESSONS, OVER};
use super::stage::Stage;

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const GRONINGEN: &str = "groningen@samen-digitaal.example";
const DOSSIERS: &str = "Digitale dossiers Sociale Dienst";
const PARKING: &str = "Parkeervergunning in één keer";
const DECEASE: &str = "Aangifte overlijden voor uitvaartondernemers";
const WEBSITE: &str = "Open website voor gemeenten";
const PHOTO: &str = "Melding openbare ruimte met foto";
const CONTAINER: &str = "Afvalcontainer bestellen";
const TRAVEL: &str = "Eén proces voor reisdocumenten";

/// Member, solution, since, version and experience; stated before the last year began.
const OLD_USES: [(&str, &str, Date, &str, &str); 2] = [
    ("GM0301", DOSSIERS, date(2025, 5, 1), "", ""),
    ("GM0090", DOSSIERS, date(2025, 2, 1), "3.9", "Wij stappen in het voorjaar over op versie 4."),
];
/// The same, of the last months.
const USES: [(&str, &str, Date, &str, &str); 14] = [
    ("GM0014", DOSSIERS, date(2021, 3, 1), "4.2", "Wij beheren de kern en nemen bijdragen van anderen over."),
    (
        "GM0106",
        DOSSIERS,
        date(2024, 1, 15),
        "4.1",
        "Tevreden. Wij missen nog een koppeling met de schuldhulp.",
    ),
    (
        "GM0114",
        DOSSIERS,
        date(2024, 9, 2),
        "4.2",
        "Samen met Coevorden ingevoerd, dat scheelde de helft van de uren.",
    ),
    ("GM0109", DOSSIERS, date(2024, 9, 2), "4.2", "Zie Emmen."),
    ("GM0392", PARKING, date(2022, 6, 1), "2.7", "Bouwer. Elke maand een nieuwe versie."),
    (
        "GM0193",
        PARKING,
        date(2024, 4, 1),
        "2.6",
        "In drie maanden ingevoerd. De balie krijgt 40 % minder vragen.",
    ),
    ("GM0479", PARKING, date(2025, 1, 6), "2.7", "Doet wat het belooft."),
    (
        "GM0153",
        DECEASE,
        date(2019, 10, 1),
        "3.1",
        "Ook in het weekend. De ondernemers willen niet meer terug.",
    ),
    ("GM0193", DECEASE, date(2021, 2, 1), "3.1", "Werkt goed met ons zaaksysteem."),
    ("GM0193", WEBSITE, date(2020, 9, 1), "5.0", "Wij onderhouden de kern met drie anderen."),
    ("GM0479", WEBSITE, date(2023, 5, 1), "4.8", "Overstappen per onderdeel raden wij aan."),
    ("GM0106", PHOTO, date(2022, 3, 1), "2.0", "Bouwer."),
    ("GM0153", PHOTO, date(2025, 6, 1), "2.0", "De ploegen werken er graag mee."),
    ("GM0114", CONTAINER, date(2023, 1, 1), "1.0", "Bouwer. Negen van de tien bestellingen gaan vanzelf."),
];
/// Who wants what too.
const WANTS: [(&str, &str); 6] = [
    ("GM0153", DOSSIERS),
    ("GM0193", DOSSIERS),
    ("GM0392", DOSSIERS),
    ("GM0153", PARKING),
    ("GM0193", PHOTO),
    ("GM0109", CONTAINER),
];
/// Member, solution, from when, whole euros avoided, and how that was estimated.
const REUSES: [(&str, &str, Date, i64, &str); 7] = [
    ("GM0106", DOSSIERS, date(2024, 1, 15), 310_000, "Offerte voor eigen bouw, min de kosten van invoeren."),
    (
        "GM0114",
        DOSSIERS,
        date(2024, 9, 2),
        380_000,
        "Eigen bouw kostte Groningen € 440.000; wij gaven € 60.000 uit.",
    ),
    ("GM0109", DOSSIERS, date(2024, 9, 2), 190_000, "De helft van wat Emmen rekent: wij zijn kleiner."),
    ("GM0193", PARKING, date(2024, 4, 1), 85_000, "Verschil met de goedkoopste van drie offertes."),
    ("GM0479", PARKING, date(2025, 1, 6), 92_000, "Verschil met de offerte van onze leverancier."),
    (
        "GM0193",
        DECEASE,
        date(2021, 2, 1),
        48_000,
        "Geen eigen aanbesteding en geen eigen beheer in het eerste jaar.",
    ),
    ("GM0153", PHOTO, date(2025, 6, 1), 65_000, "Verlenging van het oude contract was duurder."),
];

fn text(text: &str) -> String {
    text.to_owned()
}

fn manager(code: &str) -> &'static str {
    match code {
        "GM0153" => ENSCHEDE,
        "GM0193" => ZWOLLE,
        "GM0014" => GRONINGEN,
        _ => REGION,
    }
}

fn euros(range: Option<(i64, i64)>) -> Option<CostRange> {
    range.map(|(low, high)| CostRange { low: Cents::new(low * 100), high: Cents::new(high * 100) })
}

fn about(one: &Built) -> AboutSolution {
    let [licence, version, repository] = one.source;
    let address = match repository {
        "" => String::new(),
        name => format!("https://code.samen-digitaal.example/{name}"),
    };
    AboutSolution {
        name: text(one.name),
        summary: text(one.summary),
        description: text(one.more),
        upl: one.upl.iter().map(|name| text(name)).collect(),
        processes: text(one.processes),
        licence: text(licence),
        version: text(version),
        publiccode: if address.is_empty() { String::new() } else { format!("{address}/publiccode.yml") },
        repository: address,
        maturity: text(one.maturity),
        adopt: euros(one.adopt),
        run: euros(one.run),
        suppliers: text(one.suppliers),
        contact_name: text(one.contact),
        contact_email: mail_of(one.contact),
        ..AboutSolution::default()
    }
}

/// `Tjitske Wiersma` becomes `tjitske.wiersma@samen-digitaal.example`.
fn mail_of(name: &str) -> String {
    format!("{}@samen-digitaal.example", name.to_lowercase().replace(' ', "."))
}

/// What stood there a year ago: the solutions, and statements that end about now.
pub(super) fn begin(stage: &Stage) -> Result<(), DemoError> {
    stage.at(date(2025, 11, 10).at(10, 30, 0, 0))?;
    for one in &BUILT {
        let about = about(one);
        stage.act_for(manager(one.builder), one.builder, "solutions.add", |tx| {
            let id = add(tx, None, &about)?;
            // One is still in the making: it stays a draft.
            if one.maturity == "development" { Ok(()) } else { move_to(tx, id, "published", "") }
        })?;
    }
    for (name, into, reason) in OVER {
        let builder = BUILT.iter().find(|one| one.name == name).map_or("", |one| one.builder);
        let id = found(stage, name)?;
        stage.act_for(manager(builder), builder, "solutions.move", |tx| move_to(tx, id, into, reason))?;
    }
    let variant = found(stage, WEBSITE)?;
    let website = BUILT.iter().find(|one| one.builder == "GM0479").map(about);
    if let Some(website) = website {
        let id = found(stage, &website.name)?;
        let website = AboutSolution { variant_of: Some(variant), ..website };
        stage.act_for(REGION, "GM0479", "solutions.change", |tx| change(tx, id, &website))?;
    }
    for (month, day, place) in [(11, 11, 0), (12, 3, 1)] {
        stage.at(date(2025, month, day).at(11, 15, 0, 0))?;
        OLD_USES.get(place).map_or(Ok(()), |said| uses(stage, said))?;
    }
    Ok(())
}

/// What came since: who uses, wants and learned what, and what it saved.
pub(super) fn go_on(stage: &Stage) -> Result<(), DemoError> {
    stage.at(date(2026, 10, 5).at(16, 10, 0, 0))?;
    USES.iter().try_for_each(|said| uses(stage, said))?;
    for [code, name, kind, title, said] in LESSONS {
        let id = found(stage, name)?;
        let about = AboutLesson { kind: text(kind), title: text(title), text: text(said) };
        stage.act_for(manager(code), code, "solutions.learn", |tx| learn(tx, id, &about))?;
    }
    stage.at(date(2026, 10, 5).at(16, 40, 0, 0))?;
    for (code, name) in WANTS {
        let id = found(stage, name)?;
        stage.act_for(manager(code), code, "solutions.want", |tx| want(tx, id))?;
    }
    for (code, name, on, avoided, explanation) in REUSES {
        let id = found(stage, name)?;
        let avoided = Cents::new(avoided * 100);
        let about = AboutReuse { on, avoided, explanation: text(explanation) };
        stage.act_for(manager(code), code, "solutions.enter-reuse", |tx| enter(tx, id, &about))?;
    }
    super::solution_documents::add(stage, found(stage, DOSSIERS)?, found(stage, DECEASE)?)?;
    let travel = found(stage, TRAVEL)?;
    let lesson = AboutLesson {
        kind: text("worked"),
        title: text("Eerst meten"),
        text: text("Tel een week hoe lang een aanvraag duurt. Daarna wilde iedereen meedoen."),
    };
    stage.act(ZWOLLE, "solutions.learn", |tx| learn(tx, travel, &lesson))?;
    stage.work()
}

fn uses(
    stage: &Stage,
    (code, name, since, version, experience): &(&str, &str, Date, &str, &str),
) -> Result<(), DemoError> {
    let id = found(stage, name)?;
    let contact = BUILT.iter().find(|one| one.builder == *code).map_or("Anouk Drent", |one| one.contact);
    let about = AboutUse {
        since: *since,
        version: text(version),
        experience: text(experience),
        contact_name: text(contact),
        contact_email: mail_of(contact),
    };
    stage.act_for(manager(code), code, "solutions.state-use", |tx| state(tx, id, &about))
}

fn found(stage: &Stage, name: &str) -> Result<SolutionId, DemoError> {
    let all = stage.act("office@samen-digitaal.example", "demo.solutions", |tx| Ok(tx.solutions()?))?;
    let one = all.into_iter().find(|one| one.about.name == name);
    one.map(|one| one.id).ok_or_else(|| DemoError::of(format!("no solution {name}")))
}

/// The one call centre of BUCH: from four to one.
pub(super) fn call_centre(stage: &Stage) -> Result<(), DemoError> {
    const CASTRICUM: &str = "castricum@buch.example";
    stage.at(date(2026, 10, 12).at(11, 0, 0, 0))?;
    let about = AboutSolution {
        name: text("Eén klantcontactcentrum voor vier gemeenten"),
        summary: text("Eén nummer, één team en één kennisbank in plaats van vier."),
        description: text(
            "**Voor:** vier telefooncentrales, 31 medewerkers, 58 % in één keer beantwoord.\n\n\
             **Na:** één centrum, 24 medewerkers, 81 % in één keer beantwoord.",
        ),
        processes: text("Telefoon en balie\nVragen beantwoorden"),
        maturity: text("stable"),
        adopt: euros(Some((140_000, 260_000))),
        run: euros(Some((90_000, 120_000))),
        contact_name: text("Joost Beentjes"),
        contact_email: text("joost.beentjes@buch.example"),
        ..AboutSolution::default()
    };
    let id = stage.act(CASTRICUM, "solutions.add", |tx| add(tx, None, &about))?;
    stage.act(CASTRICUM, "solutions.move", |tx| move_to(tx, id, "published", ""))?;
    for code in ["GM0373", "GM0450", "GM0383", "GM0399"] {
        let said = AboutUse {
            since: date(2018, 1, 1),
            version: String::new(),
            experience: text("Wachttijd van vier minuten naar vijftig seconden."),
            contact_name: text("Samira Belhaj"),
            contact_email: text("samira.belhaj@buch.example"),
        };
        stage.act_for("four@buch.example", code, "solutions.state-use", |tx| state(tx, id, &said))?;
    }
    let lesson = AboutLesson {
        kind: text("watch"),
        title: text("Eén kennisbank eerst"),
        text: text("Zolang elke gemeente eigen antwoorden had, hielp één nummer niet."),
    };
    stage.act(CASTRICUM, "solutions.learn", |tx| learn(tx, id, &lesson).map(drop))?;
    stage.work()
}
