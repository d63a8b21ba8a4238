//! What members of the demonstration say of services, ask the office, and take in packages: every place of a
//! member's own axis, orders that wait and were refused, a tender with an option, base and plus.

use actions::orders::{self, Ask, Placed};
use actions::stances::{Say, say};
use actions::{order_rules, procurement_bases, subscriptions};
use jiff::civil::{Date, date};
use kernel::{OrderId, ServiceId};
use rust_decimal::Decimal;
use store::{
    BasisKind, Choice, EndsWith, ExitRules, NewBasis, NewPackage, OrderRules, PackagePrice, Saying,
    StoreError, TenantTx,
};

use super::DemoError;
use super::accounts::VOTERS;
use super::stage::Stage;

/// Member, service, what it says, and why or on which condition, and until when a pledge holds.
type Said = (&'static str, &'static str, Saying, &'static str, Option<Date>);

/// What members of Samen Digitaal say.
const SAID: [Said; 22] = [
    (
        "GM0177",
        "status-volgen",
        Saying::Pledged,
        "Alleen als de proef bij zes gemeenten slaagt.",
        Some(date(2027, 3, 31)),
    ),
    (
        "GM0183",
        "status-volgen",
        Saying::Pledged,
        "Alleen als de koppeling met ons zaaksysteem klaar is.",
        Some(date(2026, 12, 31)),
    ),
    ("GM0147", "status-volgen", Saying::Pledged, "", Some(date(2027, 6, 30))),
    (
        "GM0503",
        "status-volgen",
        Saying::OwnBuild,
        "Wij bouwen dit in ons eigen portaal, volgens de specificaties.",
        None,
    ),
    ("GM1774", "status-volgen", Saying::Interested, "", None),
    (
        "GM0405",
        "status-volgen",
        Saying::Stays,
        "Ons contract met de huidige leverancier loopt tot 2029.",
        None,
    ),
    ("GM0307", "aangifte-overlijden", Saying::Interested, "", None),
    ("GM0109", "aangifte-overlijden", Saying::Pledged, "", None),
    (
        "GM0503",
        "aangifte-overlijden",
        Saying::Pledged,
        "Alleen als de uitvaartondernemers in onze regio meedoen.",
        Some(date(2027, 2, 28)),
    ),
    (
        "GM0405",
        "aangifte-overlijden",
        Saying::Stays,
        "De balie doet dit, en nabestaanden waarderen dat.",
        None,
    ),
    (
        "GM0168",
        "aangifte-overlijden",
        Saying::Pledged,
        "Alleen samen met Enschede.",
        Some(date(2026, 10, 31)),
    ),
    ("GM0479", "aangifte-overlijden", Saying::OwnBuild, "Ons eigen team heeft dit vorig jaar gebouwd.", None),
    ("GM0166", "parkeervergunning", Saying::Interested, "", None),
    ("GM0158", "parkeervergunning", Saying::Stays, "Wij hebben geen betaald parkeren.", None),
    ("GM0262", "parkeervergunning", Saying::Stays, "Wij hebben geen betaald parkeren.", None),
    ("GM0163", "parkeervergunning", Saying::Unknown, "", None),
    ("GM0153", "zaaksysteem", Saying::Live, "", None),
    ("GM0193", "zaaksysteem", Saying::Live, "", None),
    ("GM0014", "zaaksysteem", Saying::Live, "", None),
    (
        "GM0153",
        "status-volgen",
        Saying::Implementing,
        "Wij beginnen met meldingen in de openbare ruimte.",
        None,
    ),
    ("GM0193", "status-volgen", Saying::Live, "", None),
    ("GM0301", "status-volgen", Saying::Implementing, "", None),
];

fn service_of(tx: &mut TenantTx<'_>, code: &str) -> Result<ServiceId, StoreError> {
    let found = tx.services()?.into_iter().find(|service| service.code == code);
    found.map(|service| service.id).ok_or(StoreError::Absent)
}

/// Members of Samen Digitaal say where they stand. One pledge comes to its end without an order.
pub(super) fn say_in_samen_digitaal(stage: &Stage) -> Result<(), DemoError> {
    stage.at(date(2026, 9, 22).at(10, 15, 0, 0))?;
    for (member, service, saying, text, until) in SAID {
        stage.act_for(VOTERS, member, "stances.say", |tx| {
            let service = service_of(tx, service)?;
            let pledged = saying == Saying::Pledged;
            let (condition, reason) = if pledged { (text, "") } else { ("", text) };
            let (condition, reason) = (condition.to_owned(), reason.to_owned());
            say(tx, &Say { service, saying, condition, until, reason })
        })?;
    }
    Ok(())
}

/// The office of Samen Digitaal sets its rules and records who may take what; two members ask.
pub(super) fn order_in_samen_digitaal(stage: &Stage, office: &str) -> Result<(), DemoError> {
    stage.at(date(2026, 11, 20).at(8, 40, 0, 0))?;
    stage.act(office, "exit-rules.set", |tx| {
        order_rules::set_exit_rules(tx, &ExitRules { percentages: vec![100, 80, 60, 40, 20] })
    })?;
    stage.act(office, "order-rules.set", |tx| {
        let followed = service_of(tx, "status-volgen")?;
        let approved = OrderRules { needs_approval: true, ..OrderRules::default() };
        order_rules::set(tx, followed, &approved)?;
        let death = service_of(tx, "aangifte-overlijden")?;
        let year = EndsWith::Year;
        let tendered = OrderRules { ends_with: year, needs_basis: true, ..OrderRules::default() };
        order_rules::set(tx, death, &tendered)
    })?;
    for (member, lot, kind, until) in [
        ("GM0153", "Perceel 1", BasisKind::Participant, None),
        ("GM0193", "Perceel 1", BasisKind::Participant, None),
        ("GM0109", "Optie B: latere toetreders", BasisKind::Option, Some(date(2027, 12, 31))),
        ("GM0168", "Optie B: latere toetreders", BasisKind::Option, Some(date(2026, 6, 30))),
    ] {
        let member = stage.member(office, member)?;
        stage.act(office, "procurement-bases.record", |tx| {
            let service = service_of(tx, "aangifte-overlijden")?;
            let (tender, lot) = ("TN 412877 Digitale aangifte overlijden".to_owned(), lot.to_owned());
            let valid_from = date(2023, 1, 1);
            let new = NewBasis { service, member, tender, lot, kind, valid_from, valid_until: until };
            procurement_bases::record(tx, &new).map(drop)
        })?;
    }
    let refused = ask(stage, (VOTERS, "GM0537", "status-volgen"), Choice::default(), date(2026, 12, 1))?;
    stage.act(office, "orders.refuse", |tx| {
        orders::refuse(tx, refused, "Zonder zaaksysteem is er geen status om te volgen. Neem eerst dat af.")
    })?;
    stage.at(date(2026, 11, 20).at(8, 55, 0, 0))?;
    ask(stage, (VOTERS, "GM0147", "status-volgen"), Choice::default(), date(2027, 1, 1)).map(drop)
}

/// An order that waits for the office.
fn ask(
    stage: &Stage,
    (who, member, service): (&str, &str, &str),
    choice: Choice,
    starts_on: Date,
) -> Result<OrderId, DemoError> {
    let placed = stage.act_for(who, member, "orders.ask", |tx| {
        let (own, service) = (tx.actor().member().map(|own| own.id), service_of(tx, service)?);
        let mine = match own {
            Some(own) => tx.subscriptions_of(own)?,
            None => Vec::new(),
        };
        let runs = |one: &&store::Subscription| one.service == service && one.ends_on.is_none();
        let replaces = mine.iter().find(runs).map(|one| one.id);
        orders::place(tx, &Ask { member: None, service, replaces, choice, starts_on })
    })?;
    match placed {
        Placed::Waits(id) => Ok(id),
        Placed::Taken(_) => Err(DemoError::of(format!("{service} asks for no approval"))),
    }
}

/// Early in its life a member of ICT Rijk van Nijmegen leaves the plus package, at the end of 2025.
pub(super) fn leave_in_rijk_van_nijmegen(stage: &Stage, office: &str) -> Result<(), DemoError> {
    stage.at(date(2024, 12, 10).at(11, 20, 0, 0))?;
    give_notice(stage, office, "GM0225")
}

fn give_notice(stage: &Stage, office: &str, member: &str) -> Result<(), DemoError> {
    let member = stage.member(office, member)?;
    stage.act(office, "subscriptions.give-notice", |tx| {
        let service = service_of(tx, "pluspakket")?;
        let mine = tx.subscriptions_of(member)?;
        let one = mine.iter().find(|one| one.service == service && one.ends_on.is_none());
        let one = one.ok_or(StoreError::Absent)?;
        subscriptions::give_notice(tx, one.id).map(drop)
    })
}

/// Workplaces in base and plus at ICT Rijk van Nijmegen: Nijmegen asks for plus, twice.
pub(super) fn packages_in_rijk_van_nijmegen(
    stage: &Stage,
    office: &str,
    member: &str,
) -> Result<(), DemoError> {
    stage.at(date(2026, 11, 16).at(10, 5, 0, 0))?;
    give_notice(stage, office, "GM0209")?;
    stage.act(office, "packages.add", |tx| {
        let service = service_of(tx, "werkplekken")?;
        let rules = OrderRules {
            unit: "werkplekken".to_owned(),
            least: Some(Decimal::from(10)),
            most: Some(Decimal::from(2_000)),
            ends_with: EndsWith::Year,
            needs_approval: true,
            ..OrderRules::default()
        };
        order_rules::set(tx, service, &rules)?;
        for (name, description, factor) in [
            ("Basis", "Laptop, telefoon en kantoorsoftware.", Decimal::ONE),
            ("Plus", "Ook beheer op locatie en een tweede scherm.", Decimal::new(125, 2)),
        ] {
            let (name, description) = (name.to_owned(), description.to_owned());
            let price = PackagePrice::Factor(factor);
            order_rules::add_package(tx, &NewPackage { service, name, description, price })?;
        }
        Ok(())
    })?;
    let plus = stage.act(office, "demo.package", |tx| {
        let service = service_of(tx, "werkplekken")?;
        let plus = tx.packages_of(service)?.into_iter().find(|package| package.name == "Plus");
        Ok(plus.map(|package| package.id))
    })?;
    let choice = Choice { package: plus, quantity: Some(Decimal::from(1_690)) };
    stage.at(date(2026, 11, 17).at(9, 30, 0, 0))?;
    let early = ask(stage, (member, "GM0268", "werkplekken"), choice, date(2026, 12, 1))?;
    stage.act(office, "orders.refuse", |tx| {
        orders::refuse(
            tx,
            early,
            "De leverancier kan dit pas vanaf 1 januari leveren. Vraag het dan opnieuw.",
        )
    })?;
    stage.at(date(2026, 11, 18).at(13, 40, 0, 0))?;
    let later = ask(stage, (member, "GM0268", "werkplekken"), choice, date(2027, 1, 1))?;
    stage.act(office, "orders.approve", |tx| orders::approve(tx, later).map(drop))
}
