//! The check page of an order: what it costs, what it does to others, from when until when, by which rule.

use actions::Refused;
use actions::joining::{Part, Preview, preview};
use actions::orders::{Ask, Checked, check};
use admin::effect_view::{EffectView, Step};
use kernel::{Cents, Share};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::json;
use store::{EndsWith, PackagePrice, TenantTx};
use web::templates::items::Fact;
use web::{Reply, SignedIn};

use super::order_form::{OrderForm, notice_in_words, package_cost};

#[derive(Serialize)]
struct View {
    lead: String,
    facts: Vec<Fact>,
    terms: Vec<Fact>,
    effect: EffectView,
    next: Vec<String>,
    fields: OrderForm,
    action: String,
    again: String,
    submit: String,
    /// What waiting for the office means; absent where the order does not wait.
    waits: Option<String>,
}

/// An order that may be placed, with what it does.
pub(super) struct Looked {
    checked: Checked,
    preview: Preview,
}

impl Looked {
    /// Checks the order and computes what it does; nothing is kept.
    ///
    /// # Errors
    /// As [`check`].
    pub(super) fn read(tx: &mut TenantTx<'_>, ask: &Ask) -> Result<Self, Refused> {
        let checked = check(tx, ask)?;
        let from = match &checked.replaces {
            Some(old) => {
                let package = tx.choices()?.remove(&old.id).and_then(|choice| choice.package);
                let packages = tx.packages()?;
                let package = package.and_then(|id| packages.iter().find(|package| package.id == id));
                Part::In(package.map_or(Share::ONE, store::Package::factor))
            }
            None => Part::Out,
        };
        let to = Part::In(checked.package.as_ref().map_or(Share::ONE, store::Package::factor));
        let preview = preview(tx, &checked.member, &checked.service, (&from, &to))?;
        Ok(Self { checked, preview })
    }

    fn step(&self) -> Step {
        if self.checked.replaces.is_some() { Step::Change } else { Step::Join }
    }
}

/// The page. `action` is where the order is placed, `again` where it is filled in again.
pub(super) fn page(
    visit: &SignedIn,
    looked: &Looked,
    fields: OrderForm,
    (action, again): (String, String),
) -> Reply {
    let checked = &looked.checked;
    let name = &checked.service.name;
    let view = View {
        lead: visit.say("order-check-lead", json!({ "service": name, "member": checked.member.name })),
        facts: facts(visit, looked),
        terms: terms(visit, checked),
        effect: EffectView::of(visit, &looked.preview, looked.step(), name),
        next: next(visit, checked),
        fields,
        action,
        again,
        submit: match (checked.waits, looked.step()) {
            (true, _) => visit.text("order-ask"),
            (false, Step::Change) => visit.text("change-submit"),
            (false, _) => visit.text("subscription-submit"),
        },
        waits: checked.waits.then(|| match looked.step() {
            Step::Change => visit.text("change-needs-approval-note"),
            _ => visit.text("order-needs-approval-note"),
        }),
    };
    let title = if checked.replaces.is_some() { "change-check-title" } else { "order-check-title" };
    visit
        .page("app/subscriptions/check", visit.text(title))
        .under(visit.text("subscriptions-title"), format!("{}/subscriptions", visit.home()))
        .show(&view)
}

/// The figures at a glance.
fn facts(visit: &SignedIn, looked: &Looked) -> Vec<Fact> {
    let checked = &looked.checked;
    let words = visit.words();
    let mut facts = Vec::new();
    if let Preview::Done(effect) = &looked.preview {
        let note = match &effect.period {
            Some(period) => visit.say("order-share-note", json!({ "period": period })),
            None => visit.text("order-share-note-example"),
        };
        facts.push(Fact {
            label: visit.text("order-share"),
            value: words.euro(effect.own.new.unwrap_or_default()),
            note: Some(note),
            ..Fact::default()
        });
    }
    if let Some(price) = price(checked) {
        facts.push(Fact {
            label: visit.text("order-price"),
            value: words.euro(price),
            note: Some(visit.text("order-price-note")),
            ..Fact::default()
        });
    }
    facts.push(Fact {
        label: visit.text("order-from"),
        value: words.date(checked.starts_on),
        ..Fact::default()
    });
    facts.push(Fact {
        label: visit.text("order-at-least-until"),
        value: words.date(checked.earliest_last_day()),
        note: Some(visit.text("order-at-least-until-note")),
        ..Fact::default()
    });
    if let Some(last) = checked.ends_on.and_then(|end| end.yesterday().ok()) {
        facts.push(Fact {
            label: visit.text("order-at-most-until"),
            value: words.date(last),
            note: Some(visit.text("order-at-most-until-note")),
            ..Fact::default()
        });
    }
    facts
}

/// What the package costs in a year beside the share; none where it has no price of its own.
fn price(checked: &Checked) -> Option<Cents> {
    match &checked.package.as_ref()?.price {
        PackagePrice::Price(price) => {
            let quantity = checked.choice.quantity.unwrap_or(Decimal::ONE);
            Cents::rounded_half_up(&(&price.euros() * &Share::from(quantity))).ok()
        }
        PackagePrice::Factor(_) => None,
    }
}

/// What was ordered, and the rules it goes by.
fn terms(visit: &SignedIn, checked: &Checked) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut terms = vec![fact("subscription-service", checked.service.name.clone())];
    if let Some(package) = &checked.package {
        let cost = package_cost(visit, package, &checked.rules);
        terms.push(fact("order-package", format!("{}. {cost}", package.name)));
    }
    if let Some(quantity) = checked.choice.quantity {
        let quantity = visit.words().quantity(&quantity.into());
        terms.push(fact("order-quantity", format!("{quantity} {}", checked.rules.unit)));
    }
    let own = checked.notice.own_months || checked.notice.ends_with != EndsWith::default();
    let origin = if own { "order-rule-service" } else { "order-rule-cooperative" };
    let notice = notice_in_words(visit, &checked.notice);
    terms.push(fact("order-rule", format!("{notice} {}", visit.text(origin))));
    if let Some(basis) = &checked.basis {
        terms.push(fact("order-basis", admin::procurement_bases::in_words(visit, basis)));
    }
    terms
}

fn next(visit: &SignedIn, checked: &Checked) -> Vec<String> {
    let first = if checked.waits { "order-next-waits" } else { "order-next-taken" };
    let mut next =
        vec![visit.text(first), visit.text("subscription-next-share"), visit.text("subscription-next-seen")];
    if checked.ends_on.is_some() {
        next.push(visit.say("order-next-leaves", json!({ "member": checked.member.name })));
    }
    next
}
