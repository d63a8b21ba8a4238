//! The form of an order: what is asked goes by the rules of the service.

use actions::Fault;
use actions::order_rules::{NoticeRule, offered};
use actions::orders::Ask;
use intake::number::{Notation, quantity};
use jiff::civil::Date;
use kernel::{MemberId, PackageId, ServiceId, SubscriptionId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{OrderRules, Package, PackagePrice, Service, StoreError, Subscription, TenantTx};
use validator::Validate;
use web::SignedIn;
use web::templates::items::Choice;

use super::is_free;
use crate::services::state_in_words;

/// What the form sends, to look at the order and to place it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct OrderForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "subscription-service-missing"))]
    pub(super) service: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "subscription-starts-missing"))]
    pub(super) starts_on: String,
    #[serde(default)]
    pub(super) package: String,
    #[serde(default)]
    pub(super) quantity: String,
}

impl OrderForm {
    /// What the form means; `replaces` is the subscription whose place the order takes.
    pub(super) fn read(&self, replaces: Option<SubscriptionId>) -> Result<Ask, Vec<Fault>> {
        let service = self.service.parse::<ServiceId>();
        let service = service.map_err(|_| Fault::field("service", "subscription-service-missing"));
        let starts_on =
            intake::day::whole(&self.starts_on).ok_or_else(|| Fault::field("starts_on", "date-unreadable"));
        let package = match self.package.trim() {
            "" => Ok(None),
            text => {
                let unknown = |_| Fault::field("package", "order-package-missing");
                text.parse::<PackageId>().map(Some).map_err(unknown)
            }
        };
        let quantity = match self.quantity.trim() {
            "" => Ok(None),
            text => match quantity(text, Notation::Dutch) {
                // The table keeps hundredths.
                Ok(number) if number.round_dp(2) == number => Ok(Some(number.normalize())),
                _ => Err(Fault::field("quantity", "order-quantity-unreadable")),
            },
        };
        match (service, starts_on, package, quantity) {
            (Ok(service), Ok(starts_on), Ok(package), Ok(quantity)) => {
                let choice = store::Choice { package, quantity };
                Ok(Ask { member: None, service, replaces, choice, starts_on })
            }
            (service, starts_on, package, quantity) => {
                Err([service.err(), starts_on.err(), package.err(), quantity.err()]
                    .into_iter()
                    .flatten()
                    .collect())
            }
        }
    }
}

/// What the form of an order needs to know.
pub(super) struct Offer {
    pub(super) services: Vec<Service>,
    pub(super) chosen: Option<Service>,
    pub(super) rules: OrderRules,
    pub(super) packages: Vec<Package>,
    pub(super) notice: NoticeRule,
    pub(super) replaces: Option<Subscription>,
    pub(super) today: Date,
}

impl Offer {
    /// What the member can order, with the rules of the service that it chose.
    pub(super) fn read(tx: &mut TenantTx<'_>, member: MemberId, chosen: &str) -> Result<Self, StoreError> {
        let (today, mine) = (tx.today(), tx.subscriptions_of(member)?);
        let services: Vec<Service> =
            tx.services()?.into_iter().filter(|service| is_free(service, &mine, today)).collect();
        let service = services.iter().find(|service| service.id.to_string() == chosen).cloned();
        Self::of(tx, services, service, None)
    }

    /// How the member can change what it takes.
    pub(super) fn change(
        tx: &mut TenantTx<'_>,
        member: MemberId,
        id: SubscriptionId,
    ) -> Result<Self, StoreError> {
        let old = tx.subscription(id)?;
        if old.member != member {
            return Err(StoreError::Absent);
        }
        let service = tx.service(old.service)?;
        Self::of(tx, Vec::new(), Some(service), Some(old))
    }

    fn of(
        tx: &mut TenantTx<'_>,
        services: Vec<Service>,
        chosen: Option<Service>,
        replaces: Option<Subscription>,
    ) -> Result<Self, StoreError> {
        let months = tx.actor().cooperative().notice_months;
        let (mut rules, mut packages) = (OrderRules::default(), Vec::new());
        if let Some(service) = &chosen {
            rules = tx.order_rules(service.id)?;
            let all = tx.packages()?;
            packages = offered(&all, service.id).into_iter().cloned().collect();
        }
        let notice = NoticeRule::new(&rules, months);
        Ok(Self { services, chosen, rules, packages, notice, replaces, today: tx.today() })
    }

    /// The services to choose from.
    pub(super) fn service_choices(&self, visit: &SignedIn, chosen: &str) -> Vec<Choice> {
        let choice = |service: &Service| Choice {
            value: service.id.to_string(),
            label: service.name.clone(),
            note: Some(state_in_words(visit, &service.state)),
            selected: service.id.to_string() == chosen,
            ..Choice::default()
        };
        let choose = Choice { label: visit.text("subscription-choose"), ..Choice::default() };
        std::iter::once(choose).chain(self.services.iter().map(choice)).collect()
    }

    /// The packages to choose from, each with what it costs.
    pub(super) fn package_choices(&self, visit: &SignedIn, chosen: &str) -> Vec<Choice> {
        let choice = |package: &Package| Choice {
            value: package.id.to_string(),
            label: package.name.clone(),
            note: Some(package_note(visit, package, &self.rules)),
            selected: package.id.to_string() == chosen,
            ..Choice::default()
        };
        self.packages.iter().map(choice).collect()
    }

    /// What the quantity counts, with its limits, in a sentence.
    pub(super) fn quantity_description(&self, visit: &SignedIn) -> String {
        let number = |quantity: rust_decimal::Decimal| visit.words().quantity(&quantity.into());
        match (self.rules.least.map(number), self.rules.most.map(number)) {
            (Some(least), Some(most)) => {
                visit.say("order-quantity-between", json!({ "least": least, "most": most }))
            }
            (Some(least), None) => visit.say("order-quantity-from", json!({ "least": least })),
            (None, Some(most)) => visit.say("order-quantity-up-to", json!({ "most": most })),
            (None, None) => visit.text("order-quantity-any"),
        }
    }
}

/// What a package holds and costs, in words.
pub(crate) fn package_note(visit: &SignedIn, package: &Package, rules: &OrderRules) -> String {
    let cost = package_cost(visit, package, rules);
    if package.description.is_empty() { cost } else { format!("{} {cost}", package.description) }
}

/// What a package costs, in words.
pub(crate) fn package_cost(visit: &SignedIn, package: &Package, rules: &OrderRules) -> String {
    match &package.price {
        PackagePrice::Price(price) => {
            let key = if rules.unit.is_empty() { "package-costs-year" } else { "package-costs-unit" };
            visit.say(key, json!({ "price": visit.words().euro(*price), "unit": rules.unit }))
        }
        PackagePrice::Factor(factor) if *factor == rust_decimal::Decimal::ONE => {
            visit.text("package-costs-usual")
        }
        PackagePrice::Factor(factor) => {
            let factor = visit.words().quantity(&(*factor).into());
            visit.say("package-costs-factor", json!({ "factor": factor }))
        }
    }
}

/// How a subscription ends, in a sentence.
pub(crate) fn notice_in_words(visit: &SignedIn, rule: &NoticeRule) -> String {
    let ends = visit.text(&format!("ends-with-{}", rule.ends_with.name()));
    visit.say("order-notice", json!({ "count": rule.months, "ends": ends }))
}
