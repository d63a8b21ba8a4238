//! The rules and packages of a service as they are typed.

use actions::Fault;
use intake::number::{Notation, amount, quantity};
use kernel::ServiceId;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use store::{EndsWith, NewPackage, OrderRules, PackagePrice};
use validator::Validate;

/// The rules.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct RulesForm {
    #[serde(default)]
    pub(super) unit: String,
    #[serde(default)]
    pub(super) least: String,
    #[serde(default)]
    pub(super) most: String,
    #[serde(default)]
    pub(super) notice_months: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "rules-ends-missing"))]
    pub(super) ends_with: String,
    #[serde(default)]
    pub(super) needs_approval: String,
    #[serde(default)]
    pub(super) needs_basis: String,
}

/// A package.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct PackageForm {
    #[serde(default)]
    pub(super) package_name: String,
    #[serde(default)]
    pub(super) package_description: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "package-kind-missing"))]
    pub(super) package_kind: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "package-price-missing"))]
    pub(super) package_price: String,
}

impl RulesForm {
    /// The form as the rules stand.
    pub(super) fn of(rules: &OrderRules) -> Self {
        let number = |number: Option<Decimal>| {
            number.map(|number| number.to_string().replace('.', ",")).unwrap_or_default()
        };
        let tick = |on: bool| if on { "1".to_owned() } else { String::new() };
        Self {
            unit: rules.unit.clone(),
            least: number(rules.least),
            most: number(rules.most),
            notice_months: rules.notice_months.map(|months| months.to_string()).unwrap_or_default(),
            ends_with: rules.ends_with.name().to_owned(),
            needs_approval: tick(rules.needs_approval),
            needs_basis: tick(rules.needs_basis),
        }
    }

    /// What it means.
    pub(super) fn read(&self) -> Result<OrderRules, Vec<Fault>> {
        let limit = |field: &'static str, text: &str| match text.trim() {
            "" => Ok(None),
            text => match quantity(text, Notation::Dutch) {
                Ok(number) if number.round_dp(2) == number => Ok(Some(number.normalize())),
                _ => Err(Fault::field(field, "order-quantity-unreadable")),
            },
        };
        let months = match self.notice_months.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Fault::field("notice_months", "rules-notice-number")),
        };
        let ends_with = EndsWith::from_name(&self.ends_with);
        let ends_with = ends_with.ok_or_else(|| Fault::field("ends_with", "rules-ends-missing"));
        match (limit("least", &self.least), limit("most", &self.most), months, ends_with) {
            (Ok(least), Ok(most), Ok(notice_months), Ok(ends_with)) => Ok(OrderRules {
                unit: self.unit.trim().to_owned(),
                least,
                most,
                notice_months,
                ends_with,
                needs_approval: !self.needs_approval.is_empty(),
                needs_basis: !self.needs_basis.is_empty(),
            }),
            (least, most, months, ends) => {
                Err([least.err(), most.err(), months.err(), ends.err()].into_iter().flatten().collect())
            }
        }
    }
}

impl PackageForm {
    /// What it means, for a service.
    pub(super) fn read(&self, service: ServiceId) -> Result<NewPackage, Vec<Fault>> {
        let text = self.package_price.trim();
        let unread = || vec![Fault::field("package_price", "package-price-unreadable")];
        let price = match self.package_kind.as_str() {
            "price" => PackagePrice::Price(amount(text, Notation::Dutch).map_err(|_| unread())?),
            "factor" => {
                let factor = quantity(text, Notation::Dutch).map_err(|_| unread())?;
                // The table keeps ten-thousandths.
                if factor.round_dp(4) != factor {
                    return Err(unread());
                }
                PackagePrice::Factor(factor.normalize())
            }
            _ => return Err(vec![Fault::field("package_kind", "package-kind-missing")]),
        };
        let (name, description) = (self.package_name.trim(), self.package_description.trim());
        Ok(NewPackage { service, name: name.to_owned(), description: description.to_owned(), price })
    }
}
