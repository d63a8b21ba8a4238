//! ICT Rijk van Nijmegen: modules, workplaces, a historic share, and a member that joined later than the
//! others.

use std::collections::BTreeMap;

use actions::candidates;
use actions::key_rule::Rule;
use actions::members::{self, Admission, INHABITANTS, NewAttribute};
use actions::service_keys::{self, NewKey};
use actions::services;
use actions::subscriptions::{self, Order};
use allocation::{BlendPart, Key, Presence};
use jiff::civil::{Date, date};
use kernel::{MemberId, Period, Share};
use rust_decimal::Decimal;
use store::{AboutCandidate, NewCooperative, NewService};

use super::DemoError;
use super::accounts::RIJK_VAN_NIJMEGEN;
use super::books::{Books, Days, amount};
use super::lives;
use super::lives_texts::Known;
use super::municipalities::{COUNTED_ON, of_code};
use super::stage::Stage;
use super::taking;

const OFFICE: &str = "office@rijk-van-nijmegen.example";
const FINANCE: &str = "finance@rijk-van-nijmegen.example";
const SECOND: &str = "finance2@rijk-van-nijmegen.example";
const NIJMEGEN: &str = "nijmegen@rijk-van-nijmegen.example";
const WORKPLACES: &str = "workplaces";

/// The day on which the inhabitants were counted that the base package is divided by, as the members agreed.
const AGREED_COUNT: Date = date(2016, 1, 1);

/// A member: inhabitants on [`AGREED_COUNT`], workplaces in 2025 and 2026, historic share of ICT costs,
/// votes.
struct Taker {
    code: &'static str,
    joined_on: Date,
    inhabitants: u32,
    workplaces: [u32; 2],
    historic: &'static str,
    votes: i32,
    plus_from: Option<Date>,
}

const fn taker(
    code: &'static str,
    inhabitants: u32,
    workplaces: [u32; 2],
    historic: &'static str,
    votes: i32,
    plus_from: Option<Date>,
) -> Taker {
    Taker { code, joined_on: date(2017, 1, 1), inhabitants, workplaces, historic, votes, plus_from }
}

const START: Option<Date> = Some(date(2019, 1, 1));

/// Wijchen joined a year after the others, and takes the plus package from the middle of 2025.
const MEMBERS: [Taker; 7] = [
    taker("GM1945", 34_574, [312, 318], "11.2", 7, START),
    taker("GM0209", 25_289, [228, 231], "7.9", 5, START),
    taker("GM0225", 18_407, [171, 170], "5.6", 4, START),
    taker("GM0252", 16_360, [148, 151], "4.8", 3, None),
    taker("GM0944", 7_755, [83, 82], "2.1", 2, None),
    taker("GM0268", 172_064, [1_642, 1_690], "58.4", 35, START),
    Taker {
        joined_on: date(2018, 1, 1),
        ..taker("GM0296", 40_814, [366, 371], "10.0", 8, Some(date(2025, 7, 1)))
    },
];

/// Code, name and what it does; its costs in 2025 and 2026, in euros.
const MODULES: [(&str, &str, &str, i64, i64); 4] = [
    ("basispakket", "Basispakket", "Netwerk, beveiliging en servicedesk.", 1_000_000, 1_034_000),
    ("pluspakket", "Pluspakket", "Functioneel beheer en advies, bovenop de basis.", 486_500, 502_250),
    ("werkplekken", "Werkplekken", "Laptops, telefoons en software per werkplek.", 2_140_800, 2_216_400),
    (
        "datacentrum",
        "Datacentrum",
        "Servers en opslag: half naar wat gemeenten vroeger uitgaven, half naar werkplekken.",
        918_300,
        931_900,
    ),
];

/// Makes the cooperative: 2025 settled, 2026 in draft.
pub(super) fn make(stage: &mut Stage) -> Result<(), DemoError> {
    stage.at(date(2024, 11, 6).at(9, 30, 0, 0))?;
    stage.found(&NewCooperative {
        address: RIJK_VAN_NIJMEGEN.address.to_owned(),
        name: RIJK_VAN_NIJMEGEN.name.to_owned(),
        legal_form: "joint_arrangement".to_owned(),
        votes: "weighted".to_owned(),
        theme: "rijk-van-nijmegen".to_owned(),
        demonstration: true,
        notice_months: 12,
        dispute_days: 14,
        deviation_percent: 15,
    })?;
    let members = admit(stage)?;
    stage.at(date(2024, 12, 4).at(10, 0, 0, 0))?;
    add_modules(stage, &members)?;
    taking::leave_in_rijk_van_nijmegen(stage, OFFICE)?;
    add_country(stage)?;
    let books = Books { stage, maker: FINANCE, second: SECOND };
    let year = |year: i16| Period::new(date(year, 1, 1), date(year + 1, 1, 1));
    let (first, second) = (books.period("2025", year(2025)?)?, books.period("2026", year(2026)?)?);
    stage.at(date(2026, 1, 26).at(14, 0, 0, 0))?;
    books.costs(first, &costs(|module| module.3))?;
    books.settle(
        first,
        Days {
            made: date(2026, 2, 2).at(10, 0, 0, 0),
            reviewed: date(2026, 2, 3).at(15, 30, 0, 0),
            approved: date(2026, 2, 12).at(9, 15, 0, 0),
        },
    )?;
    stage.at(date(2026, 11, 9).at(11, 0, 0, 0))?;
    books.costs(second, &costs(|module| module.4))?;
    books.draft(second, date(2026, 11, 13).at(13, 45, 0, 0))?;
    stage.welcome_member(NIJMEGEN)?;
    taking::packages_in_rijk_van_nijmegen(stage, OFFICE, NIJMEGEN)?;
    // The last deed: who has these accounts has the whole demonstration.
    stage.welcome_members(RIJK_VAN_NIJMEGEN.address)?;
    stage.work()
}

/// What the country offers or might: the network that follows the own one, and data centres that nobody asked
/// for yet.
fn add_country(stage: &Stage) -> Result<(), DemoError> {
    let ggi = ["GGI", "De gezamenlijke gemeentelijke infrastructuur: één veilig netwerk.", "VNG Realisatie"];
    lives::facility(stage, OFFICE, &ggi)?;
    let known = Known {
        code: "basispakket",
        programme: "",
        description: "Het eigen netwerk loopt af op 31 december 2028. Daarna volgt GGI het op.",
        cost_centre: "7100",
        task_field: "0.4",
        drivers: &[],
        services: &[],
        facilities: &["GGI"],
    };
    lives::tell(stage, OFFICE, &known)?;
    let about = AboutCandidate {
        title: "Vier of vijf landelijke datacenters".to_owned(),
        summary: "Alle gemeenten samen in vier of vijf datacenters.".to_owned(),
        reason: "Een droom: honderden serverruimtes verdwijnen.".to_owned(),
        ..AboutCandidate::default()
    };
    stage.act(OFFICE, "candidates.add", |tx| candidates::add(tx, &about)).map(drop)
}

fn admit(stage: &Stage) -> Result<BTreeMap<&'static str, MemberId>, DemoError> {
    let mut ids = BTreeMap::new();
    for taker in &MEMBERS {
        let municipality = of_code(taker.code)?;
        let admission = Admission {
            code: taker.code.to_owned(),
            name: municipality.name.to_owned(),
            joined_on: taker.joined_on,
            votes: taker.votes,
            inhabitants: Some((AGREED_COUNT, Decimal::from(taker.inhabitants))),
        };
        let id = stage.act(OFFICE, "members.admit", |tx| members::admit(tx, &admission))?;
        let [first, second] = taker.workplaces;
        for (name, on, value) in [
            (INHABITANTS, COUNTED_ON, municipality.inhabitants),
            (WORKPLACES, date(2025, 1, 1), first),
            (WORKPLACES, date(2026, 1, 1), second),
        ] {
            let new = NewAttribute { member: id, name: name.to_owned(), on, value: Decimal::from(value) };
            stage.act(OFFICE, "members.set-attribute", |tx| members::set_attribute(tx, &new))?;
        }
        ids.insert(taker.code, id);
    }
    Ok(ids)
}

fn add_modules(stage: &Stage, members: &BTreeMap<&'static str, MemberId>) -> Result<(), DemoError> {
    for (sort, (code, name, summary, ..)) in (1..).zip(MODULES) {
        let new = NewService {
            code: code.to_owned(),
            name: name.to_owned(),
            summary: summary.to_owned(),
            state: "in_operation".to_owned(),
            supplier: String::new(),
            upl: String::new(),
            sort,
        };
        let (key, presence, note) = key_of(code)?;
        stage.act(OFFICE, "services.add", |tx| {
            let service = services::add(tx, &new)?;
            let note = note.to_owned();
            let starts_on = date(2019, 1, 1);
            let rule = Rule::by(key.clone(), presence);
            service_keys::add(tx, &NewKey { service, starts_on, rule, note })?;
            for taker in &MEMBERS {
                let starts_on = if code == "pluspakket" { taker.plus_from } else { START };
                let (Some(starts_on), Some(member)) = (starts_on, members.get(taker.code)) else { continue };
                subscriptions::order(tx, &Order { member: Some(*member), service, starts_on })?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn key_of(code: &str) -> Result<(Key, Presence, &'static str), DemoError> {
    let attribute = |name: &str, on| Key::Attribute { name: name.to_owned(), on };
    let workplaces = attribute(WORKPLACES, None);
    Ok(match code {
        "basispakket" => (
            attribute(INHABITANTS, Some(AGREED_COUNT)),
            Presence::Measure,
            "Naar inwoners op 1 januari 2016, zoals afgesproken bij de start.",
        ),
        "pluspakket" => {
            (workplaces, Presence::Days, "Naar werkplekken; wie later begint, betaalt vanaf die dag.")
        }
        "werkplekken" => (workplaces, Presence::Days, "Naar werkplekken op 1 januari."),
        _ => {
            let shares =
                MEMBERS.iter().map(|taker| Ok((taker.code.to_owned(), taker.historic.parse::<Share>()?)));
            let shares = shares.collect::<Result<_, kernel::ShareError>>().map_err(DemoError::of)?;
            let half = Share::ratio(1, 2).map_err(DemoError::of)?;
            let parts = vec![
                BlendPart { share: half.clone(), key: Key::Fixed { shares } },
                BlendPart { share: half, key: workplaces },
            ];
            (Key::Blend { parts }, Presence::Measure, "De helft naar het historisch aandeel.")
        }
    })
}

type Module = (&'static str, &'static str, &'static str, i64, i64);

fn costs(of: impl Fn(&Module) -> i64) -> String {
    let mut text = String::from("dienst;kostensoort;bedrag\n");
    for module in &MODULES {
        let total = of(module) * 100;
        let staff = total / 100 * 37;
        for (kind, cents) in [("Personeel", staff), ("Contracten en afschrijving", total - staff)] {
            text.push_str(&format!("{};{kind};{}\n", module.1, amount(cents)));
        }
    }
    text
}
