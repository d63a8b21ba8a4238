//! BUCH: a joint arrangement of four municipalities that divides everything by agreed percentages.

use std::collections::BTreeMap;

use actions::key_rule::Rule;
use actions::members::{self, Admission};
use actions::service_keys::{self, NewKey};
use actions::services::{self, NewMeter};
use actions::subscriptions::{self, Order};
use allocation::{Key, Presence};
use jiff::civil::date;
use kernel::{Period, Share};
use rust_decimal::Decimal;
use store::{NewCooperative, NewService};

use super::DemoError;
use super::accounts::BUCH;
use super::books::{Books, Days, amount};
use super::lives;
use super::lives_texts::Known;
use super::municipalities::{COUNTED_ON, of_code};
use super::solutions;
use super::stage::Stage;

const OFFICE: &str = "office@buch.example";
const FINANCE: &str = "finance@buch.example";
const SECOND: &str = "finance2@buch.example";

/// Code of the member, its percentage, its votes.
const MEMBERS: [(&str, &str, i32); 4] =
    [("GM0373", "32.61", 33), ("GM0450", "12.04", 12), ("GM0383", "34.19", 34), ("GM0399", "21.16", 21)];

/// Code, name and what it does; its costs in 2025 and 2026, in euros.
const SERVICES: [(&str, &str, &str, i64, i64); 5] = [
    (
        "klantcontact",
        "Dienstverlening en klantcontact",
        "Eén klantcontactcentrum en de balies van vier gemeenten.",
        9_600_000,
        9_900_000,
    ),
    ("sociaal-domein", "Sociaal domein", "Wmo, jeugd en participatie.", 14_200_000, 14_700_000),
    ("openbare-ruimte", "Openbare ruimte", "Groen, wegen, riolering en afval.", 15_400_000, 15_800_000),
    ("ict", "ICT en informatie", "Eén netwerk, één zaaksysteem, één werkplek.", 8_100_000, 8_350_000),
    ("bedrijfsvoering", "Bedrijfsvoering", "Personeel, financiën, juridische zaken.", 9_500_000, 9_700_000),
];

/// Kinds of cost with their hundredths; the last one takes what is left.
const KINDS: [(&str, i64); 3] = [("Personeel", 68), ("Materieel en contracten", 24), ("Overhead", 8)];

/// Makes the cooperative: 2025 settled, 2026 in draft.
pub(super) fn make(stage: &mut Stage) -> Result<(), DemoError> {
    stage.at(date(2024, 11, 5).at(9, 30, 0, 0))?;
    stage.found(&NewCooperative {
        address: BUCH.address.to_owned(),
        name: BUCH.name.to_owned(),
        legal_form: "joint_arrangement".to_owned(),
        votes: "weighted".to_owned(),
        theme: "buch".to_owned(),
        demonstration: true,
        notice_months: 12,
        dispute_days: 21,
        deviation_percent: 10,
    })?;
    admit(stage)?;
    stage.at(date(2024, 12, 3).at(10, 0, 0, 0))?;
    add_services(stage)?;
    add_mailroom(stage)?;
    stage.welcome_members(BUCH.address)?;
    let books = Books { stage, maker: FINANCE, second: SECOND };
    let year = |year: i16| Period::new(date(year, 1, 1), date(year + 1, 1, 1));
    let (first, second) = (books.period("2025", year(2025)?)?, books.period("2026", year(2026)?)?);
    stage.at(date(2026, 2, 9).at(14, 0, 0, 0))?;
    books.costs(first, &costs(|service| service.3))?;
    books.settle(
        first,
        Days {
            made: date(2026, 2, 16).at(10, 0, 0, 0),
            reviewed: date(2026, 2, 18).at(15, 30, 0, 0),
            approved: date(2026, 2, 26).at(9, 15, 0, 0),
        },
    )?;
    solutions::call_centre(stage)?;
    stage.at(date(2026, 11, 10).at(11, 0, 0, 0))?;
    books.costs(second, &costs(|service| service.4))?;
    books.draft(second, date(2026, 11, 16).at(13, 45, 0, 0))?;
    stage.work()
}

fn admit(stage: &Stage) -> Result<(), DemoError> {
    for (code, _, votes) in MEMBERS {
        let municipality = of_code(code)?;
        let admission = Admission {
            code: code.to_owned(),
            name: municipality.name.to_owned(),
            joined_on: date(2017, 1, 1),
            votes,
            inhabitants: Some((COUNTED_ON, Decimal::from(municipality.inhabitants))),
        };
        stage.act(OFFICE, "members.admit", |tx| members::admit(tx, &admission))?;
    }
    Ok(())
}

fn add_services(stage: &Stage) -> Result<(), DemoError> {
    let shares = MEMBERS.iter().map(|(code, percent, _)| Ok(((*code).to_owned(), percent.parse::<Share>()?)));
    let shares: BTreeMap<String, Share> =
        shares.collect::<Result<_, kernel::ShareError>>().map_err(DemoError::of)?;
    for (sort, (code, name, summary, ..)) in (1..).zip(SERVICES) {
        let new = NewService {
            code: code.to_owned(),
            name: name.to_owned(),
            summary: summary.to_owned(),
            state: "in_operation".to_owned(),
            supplier: String::new(),
            upl: String::new(),
            sort,
        };
        stage.act(OFFICE, "services.add", |tx| {
            let service = services::add(tx, &new)?;
            let key = NewKey {
                service,
                starts_on: date(2017, 1, 1),
                rule: Rule::by(Key::Fixed { shares: shares.clone() }, Presence::Measure),
                note: "Naar omvang van de begroting, vastgesteld door het bestuur in 2016.".to_owned(),
            };
            service_keys::add(tx, &key)?;
            for member in tx.members()? {
                let starts_on = date(2017, 1, 1);
                subscriptions::order(tx, &Order { member: Some(member.id), service, starts_on })?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// A service without software: the mailroom of all four, which scans what comes in.
fn add_mailroom(stage: &Stage) -> Result<(), DemoError> {
    let new = NewService {
        code: "postkamer".to_owned(),
        name: "Centrale postkamer en scanstraat".to_owned(),
        summary: "Alle post van vier gemeenten komt op één plek binnen en wordt daar gescand.".to_owned(),
        state: "in_operation".to_owned(),
        supplier: String::new(),
        upl: String::new(),
        sort: 6,
    };
    stage.act(OFFICE, "services.add", |tx| {
        let service = services::add(tx, &new)?;
        let (code, name) = ("gescande-stukken".to_owned(), "Gescande stukken".to_owned());
        services::add_meter(tx, &NewMeter { service, code, name }).map(drop)
    })?;
    let known = |code, description, services| Known {
        code,
        programme: "",
        description,
        cost_centre: "",
        task_field: "0.4",
        drivers: &[],
        services,
        facilities: &[],
    };
    for (code, description) in [
        ("klantcontact", "Eén callcenter (KCC): voor 2017 had elke gemeente er een, dus vier; nu één."),
        ("ict", "Eén zaaksysteem voor vier gemeenten sinds 2018."),
        ("postkamer", "Sinds eind 2018, in plaats van vier postkamers."),
    ] {
        lives::tell(stage, OFFICE, &known(code, description, &[]))?;
    }
    Ok(())
}

type Service = (&'static str, &'static str, &'static str, i64, i64);

fn costs(of: impl Fn(&Service) -> i64) -> String {
    let mut text = String::from("dienst;kostensoort;bedrag\n");
    for service in &SERVICES {
        let total = of(service) * 100;
        let mut left = total;
        for (place, (kind, hundredths)) in KINDS.iter().enumerate() {
            let last = place + 1 == KINDS.len();
            let cents = if last { left } else { total / 100 * hundredths };
            left -= cents;
            text.push_str(&format!("{};{kind};{}\n", service.1, amount(cents)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_costs_of_2025_are_those_of_the_published_division() {
        assert_eq!(SERVICES.iter().map(|service| service.3).sum::<i64>(), 56_800_000);
        // Each percentage of a multiple of a hundred euros is a whole number of cents: nothing is rounded.
        assert!(SERVICES.iter().all(|service| service.3 % 100 == 0));
    }
}
