//! One amount of a run, for the office: the derivation, the remark, and the usage rows behind it, page by
//! page.

use actions::{Fault, Refused, runs};
use actix_web::web::{Data, Path, Query};
use kernel::{MemberId, RunId, ServiceId};
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{Db, MeasuredRow, StoreError};
use validator::Validate;
use web::templates::items::{Check, DeriveStep, Fact};
use web::{Form, Reply, SignedIn, Words, see_other};

use crate::amount_origin;
use crate::amounts::{self, Amount};
use crate::runs::run_href;
use crate::usage_view::{UsageView, usage_views};

/// Which amount an address names.
pub type AmountPath = Path<(String, RunId, ServiceId, MemberId)>;

/// Which page of the usage rows.
#[derive(Debug, Default, Deserialize)]
pub struct RowsPage {
    page: Option<String>,
}

/// The explanation of a large difference.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
pub struct RemarkForm {
    /// In words.
    #[serde(default)]
    pub remark: String,
}

#[derive(Serialize)]
struct Show {
    title: String,
    lead: String,
    steps: Vec<DeriveStep>,
    facts: Vec<Fact>,
    checks: Vec<Check>,
    usage: Vec<UsageView>,
    remark: Option<String>,
    remark_by: Option<String>,
    typed: String,
    may_remark: bool,
    self_href: String,
}

/// The page of an amount.
pub async fn show(visit: SignedIn, path: AmountPath, rows: Query<RowsPage>, db: Data<Db>) -> Reply {
    page(&visit, &db, &path, &rows, (&RemarkForm::default(), Vec::new())).await
}

/// Explains an amount.
pub async fn remark(visit: SignedIn, path: AmountPath, form: Form<RemarkForm>, db: Data<Db>) -> Reply {
    let (run, service, member) = (path.1, path.2, path.3);
    let text = form.fields.remark.clone();
    let explain = move |tx: &mut store::TenantTx<'_>| runs::remark(tx, run, (service, member), &text);
    match db.tenant(&visit.actor, form.once("runs.remark"), explain).await {
        Ok(()) => Ok(see_other(run_href(&visit, run)).flash("run-remarked").into()),
        Err(Refused::Faults(faults)) => {
            page(&visit, &db, &path, &RowsPage::default(), (&form.fields, faults)).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn page(
    visit: &SignedIn,
    db: &Data<Db>,
    path: &AmountPath,
    rows: &RowsPage,
    (typed, faults): (&RemarkForm, Vec<Fault>),
) -> Reply {
    let (run, service, member) = (path.1, path.2, path.3);
    let number: i64 = rows.page.as_ref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 1_000_000);
    let load = move |tx: &mut store::TenantTx<'_>| {
        let amount = Amount::read(tx, run, service, member)?;
        let meters: Vec<_> = amount.usage.iter().map(|usage| usage.meter.id).collect();
        let rows = meters.into_iter().map(|meter| amounts::rows(tx, &amount, meter, number));
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        Ok::<_, StoreError>((amount, rows))
    };
    let (amount, rows) = db.tenant(&visit.actor, "run-amounts.show", load).await?;
    let view = view(visit, &amount, &rows, number, typed);
    let page = visit
        .page("admin/run_amounts/show", view.title.clone())
        .under(visit.text("runs-title"), format!("{}/office/allocation-runs", visit.home()))
        .under(visit.text_with("run-title", &[("period", amount.period.name.clone())]), run_href(visit, run));
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&view)
}

fn view(
    visit: &SignedIn,
    amount: &Amount,
    rows: &[Vec<MeasuredRow>],
    number: i64,
    typed: &RemarkForm,
) -> Show {
    let words = visit.words();
    let self_href =
        format!("{}/amounts/{}/{}", run_href(visit, amount.run.id), amount.service.id, amount.member.id);
    let remark = amount.remark.as_ref();
    let said = |remark: &store::RunRemark| {
        let at = words.day(store::local_day(remark.made_at));
        words.say("run-signed", &[("name", remark.made_by.as_str().into()), ("at", at.into())])
    };
    let args = [("member", amount.member.name.clone()), ("service", amount.service.name.clone())];
    Show {
        title: visit.text_with("amount-title", &args),
        lead: words.say("amount-lead", &[("period", amount.period.name.as_str().into())]),
        steps: amount.steps(words),
        facts: facts(words, amount),
        checks: checks(words, amount),
        usage: usage_views(words, amount, rows, &self_href, number),
        remark: remark.map(|remark| remark.remark.clone()),
        remark_by: remark.map(said),
        typed: if typed.remark.is_empty() {
            remark.map(|remark| remark.remark.clone()).unwrap_or_default()
        } else {
            typed.remark.clone()
        },
        may_remark: visit.actor.may(May::MakeRun) && !amount.run.state.is_final(),
        self_href,
    }
}

/// The amount, what it was, and what it is a part of.
#[must_use]
pub fn facts(words: Words<'_>, amount: &Amount) -> Vec<Fact> {
    let fact = |key: &str, value: String, note: Option<String>| Fact {
        label: words.text(key),
        value,
        note,
        href: None,
    };
    let mut facts = vec![fact("amount-fact-now", words.euro(amount.amount), None)];
    if let Some(before) = amount.beside.before {
        let change = amount.beside.change().map(|change| words.delta(&change));
        facts.push(fact("amount-fact-before", words.euro(before), change));
    }
    let share = amount.amount.euros().checked_div(&amount.service_total.euros()).ok();
    let note = share.map(|share| words.say("amount-fact-share", &[("share", words.percent(&share).into())]));
    facts.push(fact("amount-fact-service", words.euro(amount.service_total), note));
    facts
}

/// That all amounts add up, and that everybody can compute them again.
#[must_use]
pub fn checks(words: Words<'_>, amount: &Amount) -> Vec<Check> {
    let payers = i64::try_from(amount.payers).unwrap_or(i64::MAX);
    let total = words.euro(amount.service_total);
    let hash: String = amount.run.scenario_sha256.chars().take(16).collect();
    let mut checks = vec![
        Check {
            text: words.say("amount-check-sum", &[("count", payers.into()), ("total", total.into())]),
            note: Some(words.text("amount-check-sum-note")),
            ..Check::default()
        },
        Check {
            text: words.text("amount-check-replay"),
            note: Some(words.say("amount-check-replay-note", &[("hash", hash.into())])),
            ..Check::default()
        },
    ];
    checks.extend(amount_origin::checks(words, &amount.member.name, &amount.origins));
    checks
}
