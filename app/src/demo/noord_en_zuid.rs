//! Noord en Zuid Digitaal: a small cooperative in which municipalities merged and were split on 1 January
//! 2021, as they did: Appingedam, Delfzijl and Loppersum became Eemsdelta; Haaren went over Oisterwijk,
//! Vught, Boxtel and Tilburg.
//!
//! A cooperative of its own, because the members of Samen Digitaal are those of today: in its figures nobody
//! would see what happened. The shares of Haaren are rounded and made up; its villages went whole: Haaren to
//! Oisterwijk, Helvoirt to Vught, Esch to Boxtel, Biezenmortel (about a tenth of the people) to Tilburg.

use std::collections::BTreeMap;

use actions::key_rule::Rule;
use actions::members::{self, Admission};
use actions::reorganisations;
use actions::service_keys::{self, NewKey};
use actions::services;
use actions::subscriptions::{self, Order};
use allocation::{Bound, Key, Presence};
use jiff::civil::{Date, date};
use kernel::{MemberId, Period, PeriodId, Share};
use rust_decimal::Decimal;
use store::{NewCooperative, NewReorganisation, NewService, ReorganisationKind, Successor};

use super::DemoError;
use super::accounts::NOORD_EN_ZUID;
use super::books::{Books, Days, amount};
use super::municipalities::{COUNTED_ON, of_code};
use super::stage::Stage;

const OFFICE: &str = "office@noord-en-zuid.example";
const FINANCE: &str = "finance@noord-en-zuid.example";
const SECOND: &str = "finance2@noord-en-zuid.example";

/// The day on which all of it happened.
const DAY: Date = date(2021, 1, 1);
/// The members were there from this day on.
const BEGAN: Date = date(2018, 1, 1);

/// Code, votes, and whether the member takes the case system.
const MEMBERS: [(&str, i32, bool); 9] = [
    ("GM0003", 11, false),
    ("GM0010", 24, true),
    ("GM0014", 75, true),
    ("GM0024", 9, true),
    ("GM0757", 30, false),
    ("GM0788", 14, true),
    ("GM0824", 26, false),
    ("GM0855", 75, true),
    ("GM0865", 26, true),
];

/// Haaren's part of each, in hundredths.
const HAAREN: [(&str, i64); 4] = [("GM0824", 41), ("GM0865", 34), ("GM0757", 15), ("GM0855", 10)];

/// Code, name and what it does; its costs in 2020 and 2021, in euros.
const SERVICES: [(&str, &str, &str, i64, i64); 2] = [
    ("basispakket", "Basispakket", "Hosting, beveiliging en het bureau.", 812_000, 845_500),
    ("zaaksysteem", "Zaaksysteem", "Zaken, documenten en besluiten in één systeem.", 396_000, 404_250),
];

/// Makes the cooperative: two years settled, and between them the day on which five members became others.
pub(super) fn make(stage: &mut Stage) -> Result<(), DemoError> {
    stage.at(date(2019, 11, 4).at(9, 30, 0, 0))?;
    stage.found(&NewCooperative {
        address: NOORD_EN_ZUID.address.to_owned(),
        name: NOORD_EN_ZUID.name.to_owned(),
        legal_form: "cooperative_ua".to_owned(),
        votes: "weighted".to_owned(),
        theme: "gemeengoed".to_owned(),
        demonstration: true,
        notice_months: 6,
        dispute_days: 30,
        deviation_percent: 20,
    })?;
    let members = admit(stage)?;
    add_services(stage, &members)?;
    stage.welcome_members(NOORD_EN_ZUID.address)?;
    let books = Books { stage, maker: FINANCE, second: SECOND };
    let year = |year: i16| Period::new(date(year, 1, 1), date(year + 1, 1, 1));
    let (before, after) = (books.period("2020", year(2020)?)?, books.period("2021", year(2021)?)?);
    stage.at(date(2020, 11, 16).at(10, 15, 0, 0))?;
    let all = [eemsdelta(&members)?, haaren(&members)?];
    for about in &all {
        let id = stage.act(OFFICE, "reorganisations.prepare", |tx| reorganisations::prepare(tx, about))?;
        stage.at(date(2020, 11, 24).at(14, 0, 0, 0))?;
        stage.act(SECOND, "reorganisations.confirm", |tx| {
            let one = tx.reorganisation(id)?;
            let seen = reorganisations::preview(tx, &one)?.fingerprint;
            reorganisations::confirm(tx, id, &seen)
        })?;
    }
    settle(books, before, 2021, |service| service.3)?;
    settle(books, after, 2022, |service| service.4)?;
    stage.work()
}

fn admit(stage: &Stage) -> Result<BTreeMap<&'static str, MemberId>, DemoError> {
    let mut ids = BTreeMap::new();
    for (code, votes, _) in MEMBERS {
        let municipality = of_code(code)?;
        let admission = Admission {
            code: code.to_owned(),
            name: municipality.name.to_owned(),
            joined_on: BEGAN,
            votes,
            inhabitants: Some((COUNTED_ON, Decimal::from(municipality.inhabitants))),
        };
        ids.insert(code, stage.act(OFFICE, "members.admit", |tx| members::admit(tx, &admission))?);
    }
    Ok(ids)
}

fn add_services(stage: &Stage, members: &BTreeMap<&'static str, MemberId>) -> Result<(), DemoError> {
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
        let (rule, note) = rule_of(code);
        stage.act(OFFICE, "services.add", |tx| {
            let service = services::add(tx, &new)?;
            let (rule, note) = (rule.clone(), note.to_owned());
            service_keys::add(tx, &NewKey { service, starts_on: BEGAN, rule, note })?;
            for (taker, _, takes) in MEMBERS {
                let Some(member) = members.get(taker).filter(|_| takes || code == "basispakket") else {
                    continue;
                };
                subscriptions::order(tx, &Order { member: Some(*member), service, starts_on: BEGAN })?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn rule_of(code: &str) -> (Rule, &'static str) {
    if code == "basispakket" {
        let key = Key::Attribute { name: members::INHABITANTS.to_owned(), on: None };
        let cap = Some(Bound::PercentOfPrevious(Share::from(115)));
        let rule = Rule { cap, ..Rule::by(key, Presence::Days) };
        (rule, "Naar inwoners, en nooit meer dan 115 % van het jaar ervoor.")
    } else {
        (Rule::by(Key::Equal, Presence::Days), "Ieder evenveel.")
    }
}

fn eemsdelta(members: &BTreeMap<&'static str, MemberId>) -> Result<NewReorganisation, DemoError> {
    let successor = Successor {
        member: None,
        code: "GM1979".to_owned(),
        name: "Eemsdelta".to_owned(),
        share: Share::ONE,
    };
    Ok(NewReorganisation {
        kind: ReorganisationKind::Merge,
        on: DAY,
        reason: "De drie gemeenten gaan samen verder als Eemsdelta.".to_owned(),
        source: "Herindelingswet, in werking op 1 januari 2021".to_owned(),
        votes_by: None,
        predecessors: ids(members, &["GM0003", "GM0010", "GM0024"])?,
        successors: vec![successor],
    })
}

fn haaren(members: &BTreeMap<&'static str, MemberId>) -> Result<NewReorganisation, DemoError> {
    let mut successors = Vec::new();
    for (code, hundredths) in HAAREN {
        successors.push(Successor {
            member: ids(members, &[code])?.first().copied(),
            code: code.to_owned(),
            name: of_code(code)?.name.to_owned(),
            share: Share::ratio(hundredths, 100).map_err(DemoError::of)?,
        });
    }
    Ok(NewReorganisation {
        kind: ReorganisationKind::Split,
        on: DAY,
        reason: "Haaren houdt op te bestaan. De vier dorpen gaan naar vier buurgemeenten.".to_owned(),
        source: "Herindelingswet; de aandelen zijn afgerond en voor dit voorbeeld bedacht".to_owned(),
        votes_by: None,
        predecessors: ids(members, &["GM0788"])?,
        successors,
    })
}

fn ids(members: &BTreeMap<&'static str, MemberId>, codes: &[&str]) -> Result<Vec<MemberId>, DemoError> {
    let id =
        |code: &&str| members.get(code).copied().ok_or_else(|| DemoError::of(format!("no member {code}")));
    codes.iter().map(id).collect()
}

type Sum = (&'static str, &'static str, &'static str, i64, i64);

/// Enters the costs of a year in the next, divides them, and has that approved.
fn settle(books: Books<'_>, period: PeriodId, next: i16, of: impl Fn(&Sum) -> i64) -> Result<(), DemoError> {
    books.stage.at(date(next, 1, 25).at(11, 0, 0, 0))?;
    let mut text = String::from("dienst;kostensoort;bedrag\n");
    for service in &SERVICES {
        text.push_str(&format!("{};Contracten;{}\n", service.1, amount(of(service) * 100)));
    }
    books.costs(period, &text)?;
    books.settle(
        period,
        Days {
            made: date(next, 2, 1).at(10, 0, 0, 0),
            reviewed: date(next, 2, 2).at(15, 0, 0, 0),
            approved: date(next, 2, 9).at(9, 30, 0, 0),
        },
    )
}
