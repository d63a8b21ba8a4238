//! The office keeps how a service is ordered and ended, and the packages it is offered in.

mod form;

use actions::Refused;
use actions::order_rules::{add_package, offered, set, withdraw_package};
use actix_web::web::{Data, Path};
use kernel::{PackageId, ServiceId};
use serde::Serialize;
use serde_json::json;
use store::{Db, EndsWith, OrderRules, Package, PackagePrice, Service, StoreError, TenantTx};
use web::templates::items::Choice;
use web::{Form, Nothing, Reply, SignedIn, see_other};

use crate::below_service;
use form::{PackageForm, RulesForm};

type At = Path<(String, ServiceId)>;

#[derive(Serialize)]
struct Edit {
    lead: String,
    action: String,
    back: String,
    bases_href: String,
    exit_href: String,
    fields: RulesForm,
    ends: Vec<Choice>,
    cooperative_months: i32,
    packages: Vec<Row>,
    packages_action: String,
    package: PackageForm,
    kinds: Vec<Choice>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    description: String,
    cost: String,
    withdrawal: String,
}

struct Seen {
    service: Service,
    rules: OrderRules,
    packages: Vec<Package>,
}

fn look(tx: &mut TenantTx<'_>, id: ServiceId) -> Result<Seen, StoreError> {
    let (service, rules) = (tx.service(id)?, tx.order_rules(id)?);
    Ok(Seen { service, rules, packages: tx.packages_of(id)? })
}

/// The rules of a service, and its packages.
pub async fn show(visit: SignedIn, path: At, db: Data<Db>) -> Reply {
    again(&visit, path.1, None, PackageForm::default(), None, &db).await
}

async fn again(
    visit: &SignedIn,
    id: ServiceId,
    typed: Option<RulesForm>,
    package: PackageForm,
    refused: Option<Refused>,
    db: &Db,
) -> Reply {
    let seen = db.tenant(&visit.actor, "order-rules.show", move |tx| look(tx, id)).await?;
    let page = below_service::page(visit, "admin/order-rules/show", "rules-title", &seen.service);
    let view = view(visit, &seen, typed.unwrap_or_else(|| RulesForm::of(&seen.rules)), package);
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

fn view(visit: &SignedIn, seen: &Seen, fields: RulesForm, package: PackageForm) -> Edit {
    let id = seen.service.id;
    let office = format!("{}/office/services/{id}", visit.home());
    let end = |end: EndsWith| Choice {
        value: end.name().to_owned(),
        label: visit.text(&format!("ends-with-label-{}", end.name())),
        selected: end.name() == fields.ends_with,
        ..Choice::default()
    };
    let kind = |kind: &str| Choice {
        value: kind.to_owned(),
        label: visit.text(&format!("package-kind-{kind}")),
        note: Some(visit.text(&format!("package-kind-{kind}-note"))),
        selected: package.package_kind == kind,
        ..Choice::default()
    };
    Edit {
        lead: visit.say("rules-lead", json!({ "service": seen.service.name })),
        action: format!("{office}/order-rules"),
        back: format!("{}/services/{id}", visit.home()),
        bases_href: format!("{office}/procurement-bases"),
        exit_href: format!("{}/office/exit-rules", visit.home()),
        ends: EndsWith::ALL.into_iter().map(end).collect(),
        cooperative_months: visit.actor.cooperative().notice_months,
        packages: offered(&seen.packages, id).into_iter().map(|one| row(visit, seen, one)).collect(),
        packages_action: format!("{office}/packages"),
        kinds: ["factor", "price"].into_iter().map(kind).collect(),
        fields,
        package,
    }
}

fn row(visit: &SignedIn, seen: &Seen, package: &Package) -> Row {
    let cost = match &package.price {
        PackagePrice::Price(price) => {
            let unit = &seen.rules.unit;
            let key = if unit.is_empty() { "package-costs-year" } else { "package-costs-unit" };
            visit.say(key, json!({ "price": visit.words().euro(*price), "unit": unit }))
        }
        PackagePrice::Factor(factor) => {
            let factor = visit.words().quantity(&(*factor).into());
            visit.say("package-costs-factor", json!({ "factor": factor }))
        }
    };
    Row {
        name: package.name.clone(),
        description: package.description.clone(),
        cost,
        withdrawal: format!("{}/office/packages/{}/withdrawal", visit.home(), package.id),
    }
}

/// Sets the rules.
pub async fn update(visit: SignedIn, path: At, form: Form<RulesForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_set(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/office/services/{id}/order-rules", visit.home());
            Ok(see_other(there).flash("rules-set").into())
        }
        Err(refused) => {
            let typed = Some(form.fields.clone());
            again(&visit, id, typed, PackageForm::default(), Some(refused), &db).await
        }
    }
}

async fn try_set(visit: &SignedIn, id: ServiceId, form: &Form<RulesForm>, db: &Db) -> Result<(), Refused> {
    let rules = form.read(RulesForm::read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("order-rules.set"), move |tx| set(tx, id, &rules)).await
}

/// Offers a package.
pub async fn create_package(visit: SignedIn, path: At, form: Form<PackageForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_add(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/office/services/{id}/order-rules#packages", visit.home());
            Ok(see_other(there).flash("package-added").into())
        }
        Err(refused) => again(&visit, id, None, form.fields.clone(), Some(refused), &db).await,
    }
}

async fn try_add(visit: &SignedIn, id: ServiceId, form: &Form<PackageForm>, db: &Db) -> Result<(), Refused> {
    let new = form.read(|fields| fields.read(id)).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| add_package(tx, &new).map(drop);
    db.tenant(&visit.actor, form.once("packages.add"), deed).await
}

/// Withdraws a package.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, PackageId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| withdraw_package(tx, id);
    let done = db.tenant(&visit.actor, form.once("packages.withdraw"), deed).await;
    let said = ("package-withdrawn", "package-withdrawn-already");
    below_service::after_withdrawal(&visit, done, "order-rules#packages", said)
}
