//! What leaving costs the member and does to others: shown before notice is given.

use actions::joining::{Part, Preview, preview};
use actions::order_rules::{ExitCosts, exit_costs};
use admin::effect_view::{EffectView, Step};
use jiff::ToSpan;
use kernel::{Cents, Share};
use serde::Serialize;
use serde_json::json;
use store::{Member, Service, StoreError, TenantTx};
use web::SignedIn;

use actions::Refused;

/// What leaving does, computed.
pub(super) struct Leaving {
    preview: Preview,
    costs: Option<ExitCosts>,
}

/// What leaving does, in words.
#[derive(Serialize)]
pub(super) struct LeavingView {
    effect: EffectView,
    /// What leaving costs, in a sentence.
    costs: String,
    years: Vec<Year>,
    total: String,
}

#[derive(Serialize)]
struct Year {
    name: String,
    percent: String,
    amount: String,
}

impl Leaving {
    /// Computes what leaving does; nothing is kept.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn read(
        tx: &mut TenantTx<'_>,
        member: &Member,
        service: &Service,
        factor: &Share,
    ) -> Result<Self, Refused> {
        let preview = preview(tx, member, service, (&Part::In(factor.clone()), &Part::Out))?;
        let rules = tx.exit_rules()?;
        let costs = if rules.percentages.is_empty() {
            None
        } else {
            let contribution = last_year(tx, member, service)?;
            Some(exit_costs(contribution, &rules).map_err(unexpected)?)
        };
        Ok(Self { preview, costs })
    }

    /// It in words.
    pub(super) fn view(&self, visit: &SignedIn, service: &str) -> LeavingView {
        let words = visit.words();
        let effect = EffectView::of(visit, &self.preview, Step::Leave, service);
        let Some(costs) = &self.costs else {
            let costs = visit.text("leaving-costs-nothing");
            return LeavingView { effect, costs, years: Vec::new(), total: String::new() };
        };
        let year = |(number, (percent, amount)): (usize, &(u16, Cents))| Year {
            name: visit.say("leaving-year", json!({ "number": number })),
            percent: words.percent(&(&Share::from(i64::from(*percent)) * &Share::CENT)),
            amount: words.euro(*amount),
        };
        LeavingView {
            effect,
            costs: visit.say(
                "leaving-costs",
                json!({ "total": words.euro(costs.total), "contribution": words.euro(costs.contribution) }),
            ),
            years: (1..).zip(&costs.years).map(year).collect(),
            total: words.euro(costs.total),
        }
    }
}

/// What the member paid for the service in the last year that was approved.
fn last_year(tx: &mut TenantTx<'_>, member: &Member, service: &Service) -> Result<Cents, StoreError> {
    let runs = tx.approved_runs()?;
    let Some(end) = runs.last().map(|run| run.period.days.end()) else { return Ok(Cents::ZERO) };
    let year_before = end.saturating_sub(1.years());
    let mut paid = Vec::new();
    for run in runs.iter().filter(|run| run.period.days.start() >= year_before) {
        paid.extend(tx.amounts_of_member(run.id, member.id)?.remove(&service.id));
    }
    Cents::sum(paid).map_err(|error| StoreError::Unexpected(error.to_string()))
}

fn unexpected(error: impl std::fmt::Display) -> Refused {
    Refused::Store(StoreError::Unexpected(error.to_string()))
}
