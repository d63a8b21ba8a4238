//! How a service is ordered and ended: its rules, the packages it is offered in, and what leaving costs.
//!
//! Invariant: a service without rules of its own goes by those of the cooperative; a package is withdrawn and
//! never changed, because subscriptions were made with it.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::upsert::excluded;
use jiff::Timestamp;
use jiff_diesel::ToDiesel;
use kernel::{Cents, PackageId, ServiceId, Share};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::doors::TenantTx;
use crate::error::StoreError;
use crate::schema::portal::{exit_rules, order_rules, packages};
use crate::wire::unreadable;

/// On the last day of what a subscription ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EndsWith {
    /// A month.
    #[default]
    Month,
    /// A quarter of the calendar year.
    Quarter,
    /// A calendar year.
    Year,
}

impl EndsWith {
    /// All of them.
    pub const ALL: [EndsWith; 3] = [EndsWith::Month, EndsWith::Quarter, EndsWith::Year];

    /// Its name in the database, in forms and in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EndsWith::Month => "month",
            EndsWith::Quarter => "quarter",
            EndsWith::Year => "year",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// How a service is ordered and ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderRules {
    /// What is ordered a number of, in the plural; empty where no quantity is asked.
    pub unit: String,
    /// The smallest quantity.
    pub least: Option<Decimal>,
    /// The largest quantity.
    pub most: Option<Decimal>,
    /// Months of notice; absent where those of the cooperative hold.
    pub notice_months: Option<i32>,
    /// When a subscription ends.
    pub ends_with: EndsWith,
    /// Whether an order waits for the office.
    pub needs_approval: bool,
    /// Whether a member needs a procurement basis to order.
    pub needs_basis: bool,
}

/// What a package costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackagePrice {
    /// So much for one unit and one year, without VAT, beside the share in the costs.
    Price(Cents),
    /// The member counts so many times as heavily in the key; 1 is as usual.
    Factor(Decimal),
}

/// What a service is offered in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The package.
    pub id: PackageId,
    /// Its service.
    pub service: ServiceId,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub description: String,
    /// What it costs.
    pub price: PackagePrice,
    /// When it was withdrawn; absent while it can be ordered.
    pub withdrawn_at: Option<Timestamp>,
}

impl Package {
    /// How heavily a member with this package counts in the key.
    #[must_use]
    pub fn factor(&self) -> Share {
        match &self.price {
            PackagePrice::Factor(factor) => Share::from(*factor),
            PackagePrice::Price(_) => Share::ONE,
        }
    }
}

/// A package to be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPackage {
    /// Its service.
    pub service: ServiceId,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub description: String,
    /// What it costs.
    pub price: PackagePrice,
}

/// What a member that leaves a service goes on paying: per cent of its own last contribution, one number for
/// each year after the end. Empty where leaving costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExitRules {
    /// Per cent in the first year, the second, and so on.
    pub percentages: Vec<u16>,
}

#[derive(Queryable)]
struct RulesRow {
    service_id: Uuid,
    unit: String,
    least: Option<Decimal>,
    most: Option<Decimal>,
    notice_months: Option<i32>,
    ends_with: String,
    needs_approval: bool,
    needs_basis: bool,
}

fn read_rules(row: RulesRow) -> Result<(ServiceId, OrderRules), StoreError> {
    let ends_with = EndsWith::from_name(&row.ends_with).ok_or_else(|| unreadable(&row.ends_with))?;
    let rules = OrderRules {
        unit: row.unit,
        least: row.least.map(|least| least.normalize()),
        most: row.most.map(|most| most.normalize()),
        notice_months: row.notice_months,
        ends_with,
        needs_approval: row.needs_approval,
        needs_basis: row.needs_basis,
    };
    Ok((row.service_id.into(), rules))
}

#[derive(Queryable)]
struct PackageRow {
    id: Uuid,
    service_id: Uuid,
    name: String,
    description: String,
    price_cents: Option<i64>,
    factor: Option<Decimal>,
    withdrawn_at: Option<jiff_diesel::Timestamp>,
}

fn read_package(row: PackageRow) -> Result<Package, StoreError> {
    let price = match (row.price_cents, row.factor) {
        (Some(cents), None) => PackagePrice::Price(Cents::new(cents)),
        (None, Some(factor)) => PackagePrice::Factor(factor.normalize()),
        _ => return Err(unreadable("a package with neither or both")),
    };
    Ok(Package {
        id: row.id.into(),
        service: row.service_id.into(),
        name: row.name,
        description: row.description,
        price,
        withdrawn_at: row.withdrawn_at.map(jiff_diesel::Timestamp::to_jiff),
    })
}

impl TenantTx<'_> {
    /// The rules of the services that have some.
    ///
    /// # Errors
    /// Those of the query.
    pub fn all_order_rules(&mut self) -> Result<BTreeMap<ServiceId, OrderRules>, StoreError> {
        let rows: Vec<RulesRow> = order_rules::table
            .filter(order_rules::cooperative_id.eq(self.tenant()))
            .select((
                order_rules::service_id,
                order_rules::unit,
                order_rules::least,
                order_rules::most,
                order_rules::notice_months,
                order_rules::ends_with,
                order_rules::needs_approval,
                order_rules::needs_basis,
            ))
            .load(self.conn())?;
        rows.into_iter().map(read_rules).collect()
    }

    /// The rules of a service; the usual ones where it has none.
    ///
    /// # Errors
    /// Those of the query.
    pub fn order_rules(&mut self, service: ServiceId) -> Result<OrderRules, StoreError> {
        Ok(self.all_order_rules()?.remove(&service).unwrap_or_default())
    }

    /// Sets the rules of a service.
    ///
    /// # Errors
    /// Those of the insert; `order_rules_quantities` where the limits contradict each other.
    pub fn set_order_rules(&mut self, service: ServiceId, rules: &OrderRules) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        diesel::insert_into(order_rules::table)
            .values((
                order_rules::cooperative_id.eq(self.tenant()),
                order_rules::service_id.eq(service.0),
                order_rules::unit.eq(&rules.unit),
                order_rules::least.eq(rules.least),
                order_rules::most.eq(rules.most),
                order_rules::notice_months.eq(rules.notice_months),
                order_rules::ends_with.eq(rules.ends_with.name()),
                order_rules::needs_approval.eq(rules.needs_approval),
                order_rules::needs_basis.eq(rules.needs_basis),
                order_rules::changed_by.eq(by),
                order_rules::changed_at.eq(now.to_diesel()),
            ))
            .on_conflict((order_rules::cooperative_id, order_rules::service_id))
            .do_update()
            .set((
                order_rules::unit.eq(excluded(order_rules::unit)),
                order_rules::least.eq(excluded(order_rules::least)),
                order_rules::most.eq(excluded(order_rules::most)),
                order_rules::notice_months.eq(excluded(order_rules::notice_months)),
                order_rules::ends_with.eq(excluded(order_rules::ends_with)),
                order_rules::needs_approval.eq(excluded(order_rules::needs_approval)),
                order_rules::needs_basis.eq(excluded(order_rules::needs_basis)),
                order_rules::changed_by.eq(excluded(order_rules::changed_by)),
                order_rules::changed_at.eq(excluded(order_rules::changed_at)),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// All packages, those that were withdrawn included, by service and number.
    ///
    /// # Errors
    /// Those of the query.
    pub fn packages(&mut self) -> Result<Vec<Package>, StoreError> {
        let rows: Vec<PackageRow> = packages::table
            .filter(packages::cooperative_id.eq(self.tenant()))
            .order((packages::service_id, packages::number))
            .select((
                packages::id,
                packages::service_id,
                packages::name,
                packages::description,
                packages::price_cents,
                packages::factor,
                packages::withdrawn_at,
            ))
            .load(self.conn())?;
        rows.into_iter().map(read_package).collect()
    }

    /// The packages of a service, those that were withdrawn included, in their order.
    ///
    /// # Errors
    /// Those of the query.
    pub fn packages_of(&mut self, service: ServiceId) -> Result<Vec<Package>, StoreError> {
        Ok(self.packages()?.into_iter().filter(|package| package.service == service).collect())
    }

    /// Offers a package. The service is locked by its caller, so that numbers are counted one by one.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_package(&mut self, new: &NewPackage) -> Result<PackageId, StoreError> {
        let (id, now, by) = (self.new_id::<PackageId>(), self.now(), self.actor().name().to_owned());
        let last: Option<i32> = packages::table
            .filter(packages::cooperative_id.eq(self.tenant()))
            .filter(packages::service_id.eq(new.service.0))
            .select(diesel::dsl::max(packages::number))
            .first(self.conn())?;
        let (price, factor) = match &new.price {
            PackagePrice::Price(price) => (Some(price.cents()), None),
            PackagePrice::Factor(factor) => (None, Some(*factor)),
        };
        diesel::insert_into(packages::table)
            .values((
                packages::cooperative_id.eq(self.tenant()),
                packages::id.eq(id.0),
                packages::service_id.eq(new.service.0),
                packages::number.eq(last.unwrap_or(0).saturating_add(1)),
                packages::name.eq(&new.name),
                packages::description.eq(&new.description),
                packages::price_cents.eq(price),
                packages::factor.eq(factor),
                packages::made_by.eq(by),
                packages::made_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(id)
    }

    /// Withdraws a package: who has it keeps it, nobody orders it any more. Says whether it still stood.
    ///
    /// # Errors
    /// Those of the update.
    pub fn withdraw_package(&mut self, id: PackageId) -> Result<bool, StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let changed = diesel::update(packages::table)
            .filter(packages::cooperative_id.eq(self.tenant()))
            .filter(packages::id.eq(id.0))
            .filter(packages::withdrawn_at.is_null())
            .set((packages::withdrawn_by.eq(by), packages::withdrawn_at.eq(now.to_diesel())))
            .execute(self.conn())?;
        Ok(changed > 0)
    }

    /// What leaving a service costs in this cooperative.
    ///
    /// # Errors
    /// Those of the query.
    pub fn exit_rules(&mut self) -> Result<ExitRules, StoreError> {
        let found: Option<String> = exit_rules::table
            .filter(exit_rules::cooperative_id.eq(self.tenant()))
            .select(exit_rules::percentages)
            .first(self.conn())
            .optional()?;
        let text = found.unwrap_or_default();
        let percentages = text.split_whitespace().map(|number| number.parse().map_err(unreadable));
        Ok(ExitRules { percentages: percentages.collect::<Result<_, _>>()? })
    }

    /// Sets what leaving a service costs.
    ///
    /// # Errors
    /// `exit_rules_percentages` where there are more than ten years, or a number of more than three digits.
    pub fn set_exit_rules(&mut self, rules: &ExitRules) -> Result<(), StoreError> {
        let (now, by) = (self.now(), self.actor().name().to_owned());
        let text: Vec<String> = rules.percentages.iter().map(u16::to_string).collect();
        diesel::insert_into(exit_rules::table)
            .values((
                exit_rules::cooperative_id.eq(self.tenant()),
                exit_rules::percentages.eq(text.join(" ")),
                exit_rules::changed_by.eq(by),
                exit_rules::changed_at.eq(now.to_diesel()),
            ))
            .on_conflict(exit_rules::cooperative_id)
            .do_update()
            .set((
                exit_rules::percentages.eq(excluded(exit_rules::percentages)),
                exit_rules::changed_by.eq(excluded(exit_rules::changed_by)),
                exit_rules::changed_at.eq(excluded(exit_rules::changed_at)),
            ))
            .execute(self.conn())?;
        Ok(())
    }
}
