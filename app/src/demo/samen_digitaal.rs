//! Samen Digitaal: a cooperative of thirty-three municipalities, from its first invitation to a run that
//! waits for approval.

use std::collections::BTreeMap;

use actions::cost_models::{self, NewCostModel};
use actions::key_rule::Rule;
use actions::members::{self, Admission};
use actions::runs;
use actions::service_keys::{self, NewKey};
use actions::services::{self, NewMeter};
use actions::subscriptions::{self, Order};
use allocation::{Aggregate, BlendPart, Key, Presence};
use jiff::civil::{Date, Weekday, date};
use kernel::{Cents, MemberId, PeriodId, RunId, ServiceId, Share};
use rust_decimal::Decimal;
use store::{NewCooperative, NewService, ServiceModel};

use super::DemoError;
use super::accounts::SAMEN_DIGITAAL;
use super::assemblies;
use super::books::{Books, Days};
use super::candidates;
use super::examples::{METERS, OPEN, costs, usage};
use super::figures::Quarter;
use super::links;
use super::lives;
use super::municipalities::{COUNTED_ON, of_code};
use super::progress;
use super::rounds;
use super::solutions;
use super::stage::Stage;
use super::taking;
use super::volumes::{COUNTED, JUMPS, MEMBERS};
use super::wishes;

const OFFICE: &str = "office@samen-digitaal.example";
const JEROEN: &str = "finance@samen-digitaal.example";
const MARIEKE: &str = "finance2@samen-digitaal.example";

/// Code and name, supplier, product of the uniform product list, and what the service does.
const SERVICES: [[&str; 5]; 9] = [
    [
        "basispakket",
        "Basispakket",
        "Samen Digitaal",
        "",
        "Hosting, beveiliging, helpdesk en het bureau van de coöperatie.",
    ],
    [
        "zaaksysteem",
        "Zaaksysteem",
        "Oostwal Software",
        "",
        "Alle zaken van de gemeente op één plek, van aanvraag tot besluit.",
    ],
    [
        "klantcontact",
        "Klantcontact",
        "Baliewerk",
        "",
        "Telefoon, chat en balie zien dezelfde vragen en antwoorden.",
    ],
    [
        "e-formulieren",
        "E-formulieren",
        "Formulierenhuis",
        "",
        "Formulieren op de website die direct een zaak openen.",
    ],
    ["afspraken", "Afspraken", "Baliewerk", "", "Inwoners kiezen zelf een tijd aan de balie."],
    ["documenten", "Documenten", "Archiefmeesters", "", "Documenten maken, ondertekenen en bewaren."],
    [
        "aangifte-overlijden",
        "Aangifte overlijden",
        "Formulierenhuis",
        "overlijdensaangifte",
        "De uitvaartondernemer doet de aangifte online, ook in het weekend.",
    ],
    ["status-volgen", "Status volgen", "Oostwal Software", "", "Inwoners zien hoe ver hun aanvraag is."],
    [
        "parkeervergunning",
        "Parkeervergunning",
        "Straatlijn",
        "parkeervergunning",
        "Parkeervergunningen aanvragen, betalen en wijzigen.",
    ],
];

/// The quarters that are settled.
const SETTLED: [(i16, i8); 6] = [(2025, 1), (2025, 2), (2025, 3), (2025, 4), (2026, 1), (2026, 2)];

/// Makes the cooperative and all that happened in it.
pub(super) fn make(stage: &mut Stage) -> Result<(), DemoError> {
    stage.at(date(2024, 11, 4).at(9, 30, 0, 0))?;
    stage.found(&NewCooperative {
        address: SAMEN_DIGITAAL.address.to_owned(),
        name: SAMEN_DIGITAAL.name.to_owned(),
        legal_form: "cooperative_ua".to_owned(),
        votes: "equal".to_owned(),
        theme: "gemeengoed".to_owned(),
        demonstration: true,
        notice_months: 6,
        dispute_days: 14,
        deviation_percent: 15,
    })?;
    stage.at(date(2024, 11, 11).at(10, 0, 0, 0))?;
    let members = admit(stage)?;
    stage.at(date(2024, 11, 18).at(13, 15, 0, 0))?;
    let services = add_services(stage)?;
    stage.at(date(2024, 11, 20).at(9, 45, 0, 0))?;
    take(stage, &members, &services)?;
    stage.at(date(2024, 11, 25).at(11, 0, 0, 0))?;
    stage.welcome_members(SAMEN_DIGITAAL.address)?;
    let periods = make_periods(stage)?;
    let books = Books { stage, maker: JEROEN, second: MARIEKE };
    for (year, number) in SETTLED {
        if (year, number) == (2025, 4) {
            solutions::begin(stage)?;
        }
        if (year, number) == (2026, 2) {
            assemblies::held(stage)?;
        }
        settle(books, Quarter { year, number }, &periods)?;
    }
    stage.at(date(2026, 8, 24).at(10, 10, 0, 0))?;
    candidates::add(stage, OFFICE)?;
    wishes::add(stage, OFFICE)?;
    taking::say_in_samen_digitaal(stage)?;
    rounds::close(stage)?;
    solutions::go_on(stage)?;
    let books = Books { stage, maker: JEROEN, second: MARIEKE };
    wait_for_approval(books, &periods, &members, &services)?;
    progress::go_on(stage, OFFICE)?;
    taking::order_in_samen_digitaal(stage, OFFICE)?;
    rounds::open(stage)?;
    lives::add(stage)?;
    links::keep(stage, OFFICE)?;
    assemblies::coming(stage)?;
    stage.work()
}

fn admit(stage: &Stage) -> Result<BTreeMap<&'static str, MemberId>, DemoError> {
    let mut ids = BTreeMap::new();
    for volume in &MEMBERS {
        let municipality = of_code(volume.code)?;
        let admission = Admission {
            code: municipality.code.to_owned(),
            name: municipality.name.to_owned(),
            joined_on: date(volume.since, 1, 1),
            votes: 1,
            inhabitants: Some((COUNTED_ON, Decimal::from(municipality.inhabitants))),
        };
        let id = stage.act(OFFICE, "members.admit", |tx| members::admit(tx, &admission))?;
        ids.insert(municipality.code, id);
    }
    Ok(ids)
}

fn add_services(stage: &Stage) -> Result<BTreeMap<&'static str, ServiceId>, DemoError> {
    let mut ids = BTreeMap::new();
    for (sort, [code, name, supplier, upl, summary]) in (1..).zip(SERVICES) {
        let new = NewService {
            code: code.to_owned(),
            name: name.to_owned(),
            summary: summary.to_owned(),
            state: "in_operation".to_owned(),
            supplier: supplier.to_owned(),
            upl: upl.to_owned(),
            sort,
        };
        let service = match code {
            "aangifte-overlijden" => lives::notice_of_death(stage)?,
            _ => stage.act(OFFICE, "services.add", |tx| services::add(tx, &new))?,
        };
        ids.insert(code, service);
        if let Some(place) = COUNTED.iter().position(|counted| *counted == code) {
            let name = METERS.get(place).copied().unwrap_or_default();
            let meter = NewMeter { service, code: name.to_lowercase(), name: name.to_owned() };
            stage.act(OFFICE, "services.add-meter", |tx| services::add_meter(tx, &meter))?;
        }
        add_keys(stage, code, service)?;
        if code == "zaaksysteem" {
            add_cost_model(stage, service)?;
        }
    }
    Ok(ids)
}

fn add_keys(stage: &Stage, code: &str, service: ServiceId) -> Result<(), DemoError> {
    let place = COUNTED.iter().position(|counted| *counted == code);
    let meter = place.and_then(|place| METERS.get(place)).map(|name| name.to_lowercase());
    let keys = match (code, meter) {
        ("zaaksysteem", Some(meter)) => vec![
            (date(2023, 1, 1), mixed(50, &meter)?, "Vastgesteld door de ALV op 16 november 2022."),
            (date(2025, 1, 1), mixed(30, &meter)?, "Vastgesteld door de ALV op 13 november 2024."),
        ],
        (_, Some(meter)) => {
            let key = Key::Usage { meter, aggregate: Aggregate::Sum };
            vec![(date(2023, 1, 1), key, "Vastgesteld door de ALV op 16 november 2022.")]
        }
        (_, None) => {
            let key = Key::Attribute { name: members::INHABITANTS.to_owned(), on: None };
            vec![(date(2020, 1, 1), key, "Vastgesteld door de ALV op 14 november 2019.")]
        }
    };
    for (starts_on, key, note) in keys {
        let rule = Rule::by(key, Presence::Days);
        let new = NewKey { service, starts_on, rule, note: note.to_owned() };
        stage.act(OFFICE, "service-keys.add", |tx| service_keys::add(tx, &new))?;
    }
    Ok(())
}

/// What the case system would cost for a smaller group: for the question whether its division is fair.
fn add_cost_model(stage: &Stage, service: ServiceId) -> Result<(), DemoError> {
    let by = format!("attribute.{}", members::INHABITANTS);
    let unit = Share::ratio(24, 100).map_err(DemoError::of)?;
    let new = NewCostModel {
        service,
        starts_on: date(2023, 1, 1),
        model: ServiceModel::FixedPlusUnit { fixed: Cents::new(3_000_000), unit, by },
        note: "Afgesproken in de ALV van 16 november 2022, op grond van drie offertes.".to_owned(),
    };
    stage.act(OFFICE, "cost-models.add", |tx| cost_models::add(tx, &new))?;
    Ok(())
}

/// So many per cent equal, the rest by usage.
fn mixed(percent: i64, meter: &str) -> Result<Key, DemoError> {
    let share = |percent| Share::ratio(percent, 100).map_err(DemoError::of);
    let usage = Key::Usage { meter: meter.to_owned(), aggregate: Aggregate::Sum };
    Ok(Key::Blend {
        parts: vec![
            BlendPart { share: share(percent)?, key: Key::Equal },
            BlendPart { share: share(100 - percent)?, key: usage },
        ],
    })
}

fn take(
    stage: &Stage,
    members: &BTreeMap<&'static str, MemberId>,
    services: &BTreeMap<&'static str, ServiceId>,
) -> Result<(), DemoError> {
    for volume in &MEMBERS {
        let Some(member) = members.get(volume.code).copied() else { continue };
        let counted = COUNTED.iter().zip(volume.used).filter(|(_, used)| *used > 0).map(|(code, _)| *code);
        let taken: Vec<&str> = std::iter::once("basispakket").chain(counted).collect();
        stage.act(OFFICE, "subscriptions.order", |tx| {
            for code in &taken {
                let Some(service) = services.get(code).copied() else { continue };
                let starts_on = starts_on(code).max(date(volume.since, 1, 1));
                subscriptions::order(tx, &Order { member: Some(member), service, starts_on })?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// From when members take a service.
fn starts_on(code: &str) -> Date {
    match code {
        "basispakket" => date(2015, 1, 1),
        "zaaksysteem" | "e-formulieren" => date(2016, 1, 1),
        "klantcontact" | "documenten" => date(2018, 7, 1),
        "afspraken" => date(2020, 1, 1),
        _ => date(2023, 1, 1),
    }
}

fn make_periods(stage: &Stage) -> Result<BTreeMap<u64, PeriodId>, DemoError> {
    stage.at(date(2024, 12, 2).at(14, 0, 0, 0))?;
    let books = Books { stage, maker: JEROEN, second: MARIEKE };
    let mut ids = BTreeMap::new();
    for year in [2025, 2026] {
        for number in 1..=4 {
            let quarter = Quarter { year, number };
            ids.insert(quarter.mark(), books.period(&quarter.name(), quarter.days()?)?);
        }
    }
    Ok(ids)
}

fn period_of(periods: &BTreeMap<u64, PeriodId>, quarter: Quarter) -> Result<PeriodId, DemoError> {
    periods.get(&quarter.mark()).copied().ok_or_else(|| DemoError::of(quarter.name()))
}

fn usage_file(books: Books<'_>, quarter: Quarter, period: PeriodId) -> Result<(), DemoError> {
    let name = format!("verbruik-{}-k{}.csv", quarter.year, quarter.number);
    books.usage(period, &name, &usage(quarter)?)
}

fn settle(books: Books<'_>, quarter: Quarter, periods: &BTreeMap<u64, PeriodId>) -> Result<(), DemoError> {
    let period = period_of(periods, quarter)?;
    let after = |days: i64, hour, minute| -> Result<_, DemoError> {
        let day = quarter.days()?.end().saturating_add(jiff::Span::new().days(days));
        Ok(weekday(day).at(hour, minute, 0, 0))
    };
    books.stage.at(after(5, 9, 20)?)?;
    usage_file(books, quarter, period)?;
    books.stage.at(after(19, 15, 5)?)?;
    books.costs(period, &costs(quarter))?;
    books.settle(
        period,
        Days { made: after(21, 10, 30)?, reviewed: after(22, 16, 0)?, approved: after(26, 11, 40)? },
    )
}

/// The day itself, or the Monday after where it falls in a weekend.
fn weekday(day: Date) -> Date {
    let after = match day.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.saturating_add(jiff::Span::new().days(after))
}

/// The third quarter of 2026: all is there, and waits for Marieke.
fn wait_for_approval(
    books: Books<'_>,
    periods: &BTreeMap<u64, PeriodId>,
    members: &BTreeMap<&'static str, MemberId>,
    services: &BTreeMap<&'static str, ServiceId>,
) -> Result<(), DemoError> {
    let quarter = Quarter { year: 2026, number: 3 };
    let period = period_of(periods, quarter)?;
    books.stage.at(date(2026, 10, 6).at(9, 20, 0, 0))?;
    usage_file(books, quarter, period)?;
    books.stage.at(date(2026, 11, 12).at(15, 5, 0, 0))?;
    books.costs(period, &costs(quarter))?;
    let run = books.draft(period, date(2026, 11, 17).at(10, 30, 0, 0))?;
    books.stage.at(date(2026, 11, 18).at(14, 10, 0, 0))?;
    explain(books.stage, run, members, services)?;
    books.review(run, date(2026, 11, 19).at(16, 0, 0, 0))?;
    // The fourth quarter is open, and has nothing yet: its files are for whoever tries the portal.
    period_of(periods, OPEN).map(|_| ())
}

fn explain(
    stage: &Stage,
    run: RunId,
    members: &BTreeMap<&'static str, MemberId>,
    services: &BTreeMap<&'static str, ServiceId>,
) -> Result<(), DemoError> {
    for (code, place, _, remark) in JUMPS.iter().filter(|(.., remark)| !remark.is_empty()) {
        let service = COUNTED.get(*place).and_then(|code| services.get(code));
        let (Some(service), Some(member)) = (service, members.get(code)) else {
            return Err(DemoError::of(format!("nothing to explain at {code}")));
        };
        stage.act(JEROEN, "runs.remark", |tx| runs::remark(tx, run, (*service, *member), remark))?;
    }
    Ok(())
}
