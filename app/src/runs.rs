//! Approved runs, for members: what everybody pays. Members are open to each other.

use actions::comparison::Comparison;
use actix_web::web::{Data, Path, Query};
use admin::amounts::{self, Amount};
use admin::matrix::{Matrix, Source};
use admin::usage_view::{UsageView, usage_views};
use kernel::{MemberId, RunId, ServiceId};
use serde::{Deserialize, Serialize};
use store::{BookPeriod, Db, MeasuredRow, Member, Run, RunLine, RunState, Service, StoreError, TenantTx};
use web::templates::items::{Check, DeriveStep, Fact};
use web::{Reply, SignedIn};

#[derive(Serialize)]
struct Index {
    runs: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    href: String,
    name: String,
    approved: String,
    total: i64,
    own: Option<i64>,
}

#[derive(Serialize)]
struct Show {
    title: String,
    lead: String,
    decision: String,
    note: Option<String>,
    matrix: Matrix,
    csv_href: String,
    xlsx_href: String,
    json_href: String,
    what_if_href: String,
    fairness_href: String,
}

#[derive(Serialize)]
struct AmountPage {
    title: String,
    lead: String,
    facts: Vec<Fact>,
    steps: Vec<DeriveStep>,
    checks: Vec<Check>,
    usage: Vec<UsageView>,
    own: bool,
    remark: Option<String>,
}

/// Which page of the usage rows.
#[derive(Debug, Default, Deserialize)]
pub struct RowsPage {
    page: Option<String>,
}

/// An approved run with what stands beside it.
struct Loaded {
    run: Run,
    period: BookPeriod,
    comparison: Comparison,
    members: Vec<Member>,
    services: Vec<Service>,
}

/// The approved runs, newest period first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let load = |tx: &mut TenantTx<'_>| {
        let runs: Vec<Run> = tx.runs()?.into_iter().filter(|run| run.state == RunState::Approved).collect();
        let ids: Vec<_> = runs.iter().map(|run| run.id).collect();
        Ok::<_, StoreError>((runs, tx.lines_of_runs(&ids)?, tx.periods()?))
    };
    let (runs, lines, periods) = db.tenant(&visit.actor, "member-runs.index", load).await?;
    let mut listed: Vec<(BookPeriod, Listed)> = (runs.iter())
        .filter_map(|run| {
            let period = periods.iter().find(|period| period.id == run.period)?;
            Some((period.clone(), listed(&visit, run, period, &lines)))
        })
        .collect();
    listed.sort_by_key(|(period, _)| std::cmp::Reverse(period.days.start()));
    let view = Index { runs: listed.into_iter().map(|(_, row)| row).collect() };
    visit.page("app/runs/index", visit.text("member-runs-title")).show(&view)
}

fn listed(visit: &SignedIn, run: &Run, period: &BookPeriod, lines: &[RunLine]) -> Listed {
    let mine = |member: MemberId| {
        let mine = lines.iter().filter(|line| line.run == run.id && line.member == member);
        mine.map(|line| line.amount.cents()).sum()
    };
    let at = run.decided.as_ref().map(|by| visit.words().date(store::local_day(by.at)));
    Listed {
        href: format!("{}/allocation-runs/{}", visit.home(), run.id),
        name: period.name.clone(),
        approved: at.unwrap_or_default(),
        total: run.total.cents(),
        own: visit.actor.member().map(|member| mine(member.id)),
    }
}

/// An approved run: every member's amounts.
pub async fn show(visit: SignedIn, path: Path<(String, RunId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let loaded = db.tenant(&visit.actor, "member-runs.show", move |tx| Loaded::read(tx, id)).await?;
    let view = loaded.view(&visit);
    let page = visit.page("app/runs/show", view.title.clone());
    page.under(visit.text("member-runs-title"), format!("{}/allocation-runs", visit.home())).show(&view)
}

impl Loaded {
    fn read(tx: &mut TenantTx<'_>, id: RunId) -> Result<Self, StoreError> {
        let run = approved(tx, id)?;
        let period = tx.period(run.period)?;
        let before = match tx.period_before(period.days)? {
            Some(before) => tx.approved_run_of(before.id)?,
            None => None,
        };
        let before = before.map(|before| tx.run_lines(before.id)).transpose()?;
        let comparison = Comparison::of(&tx.run_lines(id)?, before.as_deref());
        Ok(Self { run, period, comparison, members: tx.members()?, services: tx.services()? })
    }

    fn view(&self, visit: &SignedIn) -> Show {
        let (words, home, run) = (visit.words(), visit.home(), &self.run);
        let href = format!("{home}/allocation-runs/{}", run.id);
        let source = Source {
            words,
            comparison: &self.comparison,
            members: &self.members,
            services: &self.services,
            threshold: visit.actor.cooperative().deviation_percent,
            own: visit.actor.member().map(|member| member.id),
        };
        let matrix = source.matrix(
            |service, member| format!("{href}/amounts/{service}/{member}"),
            |service| format!("{home}/services/{}", service.id),
            false,
        );
        let args = [
            ("from", words.date(self.period.days.start()).into()),
            ("until", words.date(self.period.days.last_day()).into()),
            ("total", words.euro(run.total).into()),
            ("members", words.number(self.comparison.members.len()).into()),
            ("services", words.number(matrix.heads.len()).into()),
        ];
        let at = run.decided.as_ref().map(|by| words.date(store::local_day(by.at))).unwrap_or_default();
        Show {
            title: visit.text_with("run-title", &[("period", self.period.name.clone())]),
            lead: words.say("run-lead", &args),
            decision: words.say("member-run-approved", &[("at", at.into())]),
            note: Some(run.decision_note.clone()).filter(|note| !note.is_empty()),
            matrix,
            csv_href: format!("{href}/export.csv"),
            xlsx_href: format!("{href}/export.xlsx"),
            json_href: format!("{href}/export.json"),
            what_if_href: format!("{href}/what-if"),
            fairness_href: format!("{href}/fairness"),
        }
    }
}

/// One amount of an approved run. How it came about is open to all members; its usage rows are the
/// member's own.
pub async fn amount(
    visit: SignedIn,
    path: Path<(String, RunId, ServiceId, MemberId)>,
    rows: Query<RowsPage>,
    db: Data<Db>,
) -> Reply {
    let (run, service, member) = (path.1, path.2, path.3);
    let own = visit.actor.member().is_some_and(|mine| mine.id == member);
    let number: i64 = rows.page.as_ref().and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, 1_000_000);
    let load = move |tx: &mut TenantTx<'_>| read_amount(tx, (run, service, member), own, number);
    let (amount, rows) = db.tenant(&visit.actor, "member-runs.amount", load).await?;
    let href = format!("{}/allocation-runs/{run}", visit.home());
    let view = amount_view(&visit, &amount, &rows, (&href, number, own));
    let title = visit.text_with("run-title", &[("period", amount.period.name.clone())]);
    let page = visit.page("app/runs/amount", view.title.clone());
    let runs = format!("{}/allocation-runs", visit.home());
    page.under(visit.text("member-runs-title"), runs).under(title, href).show(&view)
}

/// An amount of an approved run, with a page of its usage rows where it is one's own.
fn read_amount(
    tx: &mut TenantTx<'_>,
    (run, service, member): (RunId, ServiceId, MemberId),
    own: bool,
    page: i64,
) -> Result<(Amount, Vec<Vec<MeasuredRow>>), StoreError> {
    approved(tx, run)?;
    let mut amount = Amount::read(tx, run, service, member)?;
    if !own {
        amount.usage.clear();
    }
    let meters: Vec<_> = amount.usage.iter().map(|usage| usage.meter.id).collect();
    let rows = meters.into_iter().map(|meter| amounts::rows(tx, &amount, meter, page));
    let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
    Ok((amount, rows))
}

fn amount_view(
    visit: &SignedIn,
    amount: &Amount,
    rows: &[Vec<MeasuredRow>],
    (href, number, own): (&str, i64, bool),
) -> AmountPage {
    let words = visit.words();
    let args = [("member", amount.member.name.clone()), ("service", amount.service.name.clone())];
    let self_href = format!("{href}/amounts/{}/{}", amount.service.id, amount.member.id);
    AmountPage {
        title: visit.text_with("amount-title", &args),
        lead: words.say("amount-lead", &[("period", amount.period.name.as_str().into())]),
        facts: admin::amount_facts(words, amount),
        steps: amount.steps(words),
        checks: admin::amount_checks(words, amount),
        usage: usage_views(words, amount, rows, &self_href, number),
        own,
        remark: amount.remark.as_ref().map(|remark| remark.remark.clone()),
    }
}

/// An approved run as a file.
pub async fn export(visit: SignedIn, path: Path<(String, RunId, String)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        approved(tx, id)?;
        admin::run_exports::Source::read(tx, id)
    };
    let source = db.tenant(&visit.actor, "member-runs.export", load).await?;
    source.file(visit.words(), &path.2)
}

/// An approved run under other keys, costs, members or volumes.
pub async fn what_if(visit: SignedIn, path: Path<(String, RunId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        approved(tx, id)?;
        admin::what_if::Source::read(tx, id)
    };
    let source = db.tenant(&visit.actor, "member-runs.what-if", load).await?;
    let runs = format!("{}/allocation-runs", visit.home());
    admin::what_if::answer(&visit, source, runs.clone(), format!("{runs}/{id}")).await
}

/// An approved run beside what each member would pay alone.
pub async fn fairness(
    visit: SignedIn,
    path: Path<(String, RunId)>,
    asked: Query<admin::fairness::Asked>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        approved(tx, id)?;
        admin::fairness::read(tx, id)
    };
    let found = db.tenant(&visit.actor, "member-runs.fairness", load).await?;
    let runs = format!("{}/allocation-runs", visit.home());
    let above = (runs.clone(), format!("{runs}/{id}"));
    admin::fairness::answer(&visit, found, asked.into_inner(), above).await
}

/// The run, where it is approved; for anybody else than the office no other is there.
fn approved(tx: &mut TenantTx<'_>, id: RunId) -> Result<Run, StoreError> {
    let run = tx.run(id)?;
    if run.state == RunState::Approved { Ok(run) } else { Err(StoreError::Absent) }
}
