//! How a service is ordered and ended: the office sets it, orders and notices go by it.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kernel::{Cents, PackageId, ServiceId, Share};
use rust_decimal::Decimal;
use store::roles::May;
use store::{
    EndsWith, ExitRules, NewPackage, OnConstraint, OrderRules, Package, PackagePrice, StoreError, TenantTx,
};

use crate::permissions::require;
use crate::{Fault, Refused};

/// The most characters in the unit of a quantity.
const LONGEST_UNIT: usize = 60;
/// The most characters in the name of a package.
const LONGEST_NAME: usize = 80;
/// The most characters in what a package holds.
const LONGEST_DESCRIPTION: usize = 1_000;
/// The most months of notice.
const MOST_MONTHS: i32 = 60;
/// A factor lies between a hundredth and this.
const MOST_FACTOR: i64 = 100;
/// The most years in which a member that left goes on paying.
const MOST_EXIT_YEARS: usize = 10;

/// When a subscription ends after notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeRule {
    /// Months of notice.
    pub months: i32,
    /// On the last day of what it ends.
    pub ends_with: EndsWith,
    /// Whether the months are the service's own, and not the cooperative's.
    pub own_months: bool,
}

impl NoticeRule {
    /// The rule of a service: its own months, else those of the cooperative.
    #[must_use]
    pub fn new(rules: &OrderRules, cooperative_months: i32) -> Self {
        let months = rules.notice_months.unwrap_or(cooperative_months).max(0);
        Self { months, ends_with: rules.ends_with, own_months: rules.notice_months.is_some() }
    }

    /// The rule of a service in the actor's cooperative.
    ///
    /// # Errors
    /// Those of the query.
    pub fn of(tx: &mut TenantTx<'_>, service: ServiceId) -> Result<Self, StoreError> {
        let months = tx.actor().cooperative().notice_months;
        Ok(Self::new(&tx.order_rules(service)?, months))
    }

    /// The first day after a subscription for which notice is given on this day.
    #[must_use]
    pub fn end_after(&self, notice: Date) -> Date {
        let runs_out = notice.saturating_add(self.months.months());
        let last = match self.ends_with {
            EndsWith::Month => runs_out.last_of_month(),
            EndsWith::Quarter => {
                let month = (runs_out.month() + 2) / 3 * 3;
                Date::new(runs_out.year(), month, 1).map_or(runs_out, Date::last_of_month)
            }
            EndsWith::Year => date(runs_out.year(), 12, 31),
        };
        last.tomorrow().unwrap_or(last)
    }
}

/// Sets how a service is ordered and ended. Subscriptions that run keep their package; their next notice goes
/// by the new rule.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn set(tx: &mut TenantTx<'_>, service: ServiceId, rules: &OrderRules) -> Result<(), Refused> {
    require(tx, May::KeepServices)?;
    let service = tx.service(service)?;
    let faults = faults_of(rules);
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    tx.set_order_rules(service.id, rules)?;
    let detail = format!(
        "{}: {} {:?} to {:?}; notice {:?}, {}; approval {}, basis {}",
        service.name,
        rules.unit,
        rules.least,
        rules.most,
        rules.notice_months,
        rules.ends_with.name(),
        rules.needs_approval,
        rules.needs_basis
    );
    Ok(tx.audit("order-rules.set", service.id, &detail)?)
}

fn faults_of(rules: &OrderRules) -> Vec<Fault> {
    let mut faults = Vec::new();
    if rules.unit.chars().count() > LONGEST_UNIT {
        faults.push(Fault::field("unit", "rules-unit-too-long").with("most", LONGEST_UNIT));
    }
    if rules.unit.is_empty() && (rules.least.is_some() || rules.most.is_some()) {
        faults.push(Fault::field("unit", "rules-unit-missing"));
    }
    if rules.most.is_some_and(|most| most <= Decimal::ZERO) {
        faults.push(Fault::field("most", "rules-most-zero"));
    } else if rules.least.zip(rules.most).is_some_and(|(least, most)| least > most) {
        faults.push(Fault::field("most", "rules-most-below-least"));
    }
    if rules.notice_months.is_some_and(|months| !(0..=MOST_MONTHS).contains(&months)) {
        faults.push(Fault::field("notice_months", "rules-notice-range").with("most", MOST_MONTHS));
    }
    faults
}

/// Offers a package of a service. From the first package on every order names one.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add_package(tx: &mut TenantTx<'_>, new: &NewPackage) -> Result<PackageId, Refused> {
    require(tx, May::KeepServices)?;
    let service = tx.service(new.service)?;
    let mut faults = Vec::new();
    if new.name.is_empty() {
        faults.push(Fault::field("package_name", "package-name-missing"));
    } else if new.name.chars().count() > LONGEST_NAME {
        faults.push(Fault::field("package_name", "package-name-too-long").with("most", LONGEST_NAME));
    }
    if new.description.chars().count() > LONGEST_DESCRIPTION {
        let fault = Fault::field("package_description", "package-description-too-long");
        faults.push(fault.with("most", LONGEST_DESCRIPTION));
    }
    faults.extend(fault_of_price(&new.price));
    if tx.packages_of(service.id)?.iter().any(|one| one.withdrawn_at.is_none() && one.name == new.name) {
        faults.push(Fault::field("package_name", "package-name-taken").with("name", &new.name));
    }
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let taken = Fault::page("package-meanwhile");
    let id = tx.add_package(new).on_constraint("packages_number", Refused::from(taken))?;
    tx.audit("packages.add", id, &format!("{}: {}", service.name, new.name))?;
    Ok(id)
}

fn fault_of_price(price: &PackagePrice) -> Option<Fault> {
    match price {
        PackagePrice::Price(price) if price.is_negative() => {
            Some(Fault::field("package_price", "package-price-negative"))
        }
        PackagePrice::Factor(factor) => {
            let fits = *factor >= Decimal::new(1, 2) && *factor <= Decimal::from(MOST_FACTOR);
            (!fits).then(|| Fault::field("package_price", "package-factor-range").with("most", MOST_FACTOR))
        }
        PackagePrice::Price(_) => None,
    }
}

/// Withdraws a package: who has it keeps it, nobody orders it any more.
///
/// # Errors
/// A sentence on top where it was withdrawn already, or those of the store.
pub fn withdraw_package(tx: &mut TenantTx<'_>, id: PackageId) -> Result<ServiceId, Refused> {
    require(tx, May::KeepServices)?;
    let found = tx.packages()?.into_iter().find(|package| package.id == id);
    let package = found.ok_or(StoreError::Absent)?;
    if !tx.withdraw_package(id)? {
        return Err(Fault::page("package-withdrawn-already").into());
    }
    tx.audit("packages.withdraw", id, &package.name)?;
    Ok(package.service)
}

/// Sets what a member that leaves a service goes on paying.
///
/// # Errors
/// A sentence beside the field, or those of the store.
pub fn set_exit_rules(tx: &mut TenantTx<'_>, rules: &ExitRules) -> Result<(), Refused> {
    require(tx, May::KeepServices)?;
    let too_much = |percentage: &u16| *percentage > 100;
    if rules.percentages.len() > MOST_EXIT_YEARS || rules.percentages.iter().any(too_much) {
        let fault = Fault::field("percentages", "exit-percentages").with("most", MOST_EXIT_YEARS);
        return Err(fault.into());
    }
    tx.set_exit_rules(rules)?;
    let cooperative = tx.actor().cooperative().address.clone();
    Ok(tx.audit("exit-rules.set", cooperative, &format!("{:?}", rules.percentages))?)
}

/// What leaving costs: for each year after the end the percentage and the amount, half up to the cent, and
/// their sum. `contribution` is what the member paid for the service in its last year.
///
/// # Errors
/// [`kernel::MoneyError`] where an amount is too large.
pub fn exit_costs(contribution: Cents, rules: &ExitRules) -> Result<ExitCosts, kernel::MoneyError> {
    let mut years = Vec::new();
    for percentage in &rules.percentages {
        let part = &contribution.euros() * &(&Share::from(i64::from(*percentage)) * &Share::CENT);
        years.push((*percentage, Cents::rounded_half_up(&part)?));
    }
    let total = Cents::sum(years.iter().map(|(_, amount)| *amount))?;
    Ok(ExitCosts { contribution, years, total })
}

/// What leaving a service costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExitCosts {
    /// What the member paid in its last year.
    pub contribution: Cents,
    /// For each year after the end: per cent, and amount.
    pub years: Vec<(u16, Cents)>,
    /// All years together.
    pub total: Cents,
}

/// What can be ordered of a service: its packages that were not withdrawn.
#[must_use]
pub fn offered(packages: &[Package], service: ServiceId) -> Vec<&Package> {
    packages.iter().filter(|one| one.service == service && one.withdrawn_at.is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(months: i32, ends_with: EndsWith) -> NoticeRule {
        NoticeRule { months, ends_with, own_months: true }
    }

    #[test]
    fn notice_ends_on_the_last_day_of_the_month_in_which_it_runs_out() {
        let month = |months, day| rule(months, EndsWith::Month).end_after(day);
        assert_eq!(month(3, date(2026, 11, 21)), date(2027, 3, 1));
        assert_eq!(month(3, date(2026, 11, 30)), date(2027, 3, 1));
        assert_eq!(month(0, date(2026, 11, 21)), date(2026, 12, 1));
        assert_eq!(month(3, date(2024, 11, 30)), date(2025, 3, 1));
    }

    #[test]
    fn or_of_the_quarter_or_of_the_year() {
        let quarter = |day| rule(3, EndsWith::Quarter).end_after(day);
        assert_eq!(quarter(date(2026, 9, 30)), date(2027, 1, 1));
        assert_eq!(quarter(date(2026, 10, 1)), date(2027, 4, 1));
        let year = |day| rule(6, EndsWith::Year).end_after(day);
        assert_eq!(year(date(2026, 6, 30)), date(2027, 1, 1));
        assert_eq!(year(date(2026, 7, 1)), date(2028, 1, 1));
    }

    #[test]
    fn a_service_without_months_of_its_own_goes_by_the_cooperative() {
        let usual = NoticeRule::new(&OrderRules::default(), 6);
        assert_eq!((usual.months, usual.own_months), (6, false));
        let own = NoticeRule::new(&OrderRules { notice_months: Some(0), ..OrderRules::default() }, 6);
        assert_eq!((own.months, own.own_months), (0, true));
    }

    #[test]
    fn leaving_costs_the_own_contribution_less_every_year() {
        let rules = ExitRules { percentages: vec![100, 80, 60, 40, 20] };
        let costs = exit_costs(Cents::new(100_003), &rules).unwrap();
        let amounts: Vec<i64> = costs.years.iter().map(|(_, amount)| amount.cents()).collect();
        assert_eq!(amounts, [100_003, 80_002, 60_002, 40_001, 20_001]);
        assert_eq!(costs.total, Cents::new(300_009));
        assert_eq!(exit_costs(Cents::new(5), &ExitRules::default()).unwrap().total, Cents::ZERO);
    }
}
