//! The review page of a run: what it loads, and what it shows.

mod filters;
mod summary;

use actions::Refused;
use actions::comparison::Comparison;
use actions::runs;
use kernel::RunId;
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{BookPeriod, Member, Run, RunLine, RunRemark, RunState, Service, TenantTx};
use web::SignedIn;
use web::templates::items::{Check, Choice, Fact, Step};

use crate::matrix::{Flag, Matrix, Source};
use crate::runs::{DecisionForm, decision_choices, run_href, state_badge};

/// From which difference an amount can be flagged, in per cent; the cooperative's own comes beside them.
const THRESHOLDS: [i32; 5] = [5, 10, 15, 25, 50];

/// The filters of the page, as its address carries them.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Filter {
    members: Option<String>,
    compare: Option<String>,
    threshold: Option<String>,
}

impl Filter {
    /// The run to compare with: none where the address names none.
    pub fn compare(&self) -> Option<RunId> {
        self.compare.as_ref().and_then(|id| id.parse().ok())
    }

    fn only_flagged(&self) -> bool {
        self.members.as_deref() == Some("flagged")
    }

    fn threshold(&self, of_cooperative: i32) -> i32 {
        let chosen = self.threshold.as_ref().and_then(|text| text.parse().ok());
        chosen.filter(|percent| (1..=1_000).contains(percent)).unwrap_or(of_cooperative)
    }
}

/// Everything that the page shows, from one transaction.
pub struct Loaded {
    /// The run.
    pub run: Run,
    /// Its period.
    pub period: BookPeriod,
    lines: Vec<RunLine>,
    members: Vec<Member>,
    services: Vec<Service>,
    remarks: Vec<RunRemark>,
    /// The runs to compare with, newest first, and the one that is compared with.
    others: Vec<(Run, BookPeriod)>,
    before: Option<(BookPeriod, Vec<RunLine>)>,
    compared: Option<RunId>,
    usage_rows: i64,
    outdated: bool,
    may_decide: bool,
}

impl Loaded {
    /// Reads the run and what belongs to it. Compares with the approved run of the period before, if
    /// no other is asked.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut TenantTx<'_>, id: RunId, compare: Option<RunId>) -> Result<Self, Refused> {
        let run = tx.run(id)?;
        let periods = tx.periods()?;
        let named = |run: Run| {
            let period = periods.iter().find(|period| period.id == run.period)?.clone();
            Some((run, period))
        };
        let approved =
            tx.runs()?.into_iter().filter(|one| one.state == RunState::Approved && one.period != run.period);
        let mut others: Vec<_> = approved.filter_map(named).collect();
        others.sort_by_key(|(_, period)| std::cmp::Reverse(period.days.start()));
        let period = tx.period(run.period)?;
        let previous = others.iter().find(|(_, other)| other.days.end() <= period.days.start());
        let chosen = others.iter().find(|(other, _)| Some(other.id) == compare).or(previous).cloned();
        let compared = chosen.as_ref().map(|(other, _)| other.id);
        let before =
            chosen.map(|(other, period)| Ok::<_, Refused>((period, tx.run_lines(other.id)?))).transpose()?;
        let sums = tx.measured_sums(period.days, run.pinned_at)?;
        let outdated = !run.state.is_final() && runs::is_outdated(tx, &run, &period)?;
        Ok(Self {
            lines: tx.run_lines(id)?,
            members: tx.members()?,
            services: tx.services()?,
            remarks: tx.run_remarks(id)?,
            usage_rows: sums.iter().map(|sum| sum.rows).sum(),
            may_decide: runs::may_decide(tx, &run),
            run,
            period,
            others,
            before,
            compared,
            outdated,
        })
    }
}

/// The view of the page.
#[derive(Serialize)]
pub struct Review {
    title: String,
    lead: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    csv_href: String,
    xlsx_href: String,
    json_href: String,
    what_if_href: String,
    fairness_href: String,
    self_href: String,
    steps: Vec<Step>,
    facts: Vec<Fact>,
    member_filter: Vec<Choice>,
    compare_filter: Vec<Choice>,
    threshold_filter: Vec<Choice>,
    threshold: String,
    matrix: Matrix,
    signals: Vec<Signal>,
    signals_note: String,
    persons: Vec<PersonLine>,
    checks: Vec<Check>,
    choices: Vec<Choice>,
    note: String,
    draft: bool,
    may_review: bool,
    awaiting: bool,
    may_decide: bool,
    /// Why the reader cannot decide, where it cannot.
    cannot: Option<String>,
    decision: Option<String>,
    decision_note: Option<String>,
    period_href: String,
}

/// An amount that differs much.
#[derive(Serialize)]
struct Signal {
    href: String,
    label: String,
    note: String,
    flag: Option<Flag>,
}

#[derive(Serialize)]
struct PersonLine {
    initials: String,
    name: String,
    note: String,
}

impl Review {
    /// The view of a loaded run under these filters, with what was typed in its form.
    #[must_use]
    pub fn new(visit: &SignedIn, loaded: &Loaded, filter: &Filter, typed: &DecisionForm) -> Self {
        let composer = Composer::new(visit, loaded, filter);
        composer.review(typed)
    }
}

struct Composer<'a> {
    visit: &'a SignedIn,
    loaded: &'a Loaded,
    filter: &'a Filter,
    threshold: i32,
    comparison: Comparison,
}

impl<'a> Composer<'a> {
    fn new(visit: &'a SignedIn, loaded: &'a Loaded, filter: &'a Filter) -> Self {
        let before = loaded.before.as_ref().map(|(_, lines)| lines.as_slice());
        let threshold = filter.threshold(visit.actor.cooperative().deviation_percent);
        Self { visit, loaded, filter, threshold, comparison: Comparison::of(&loaded.lines, before) }
    }

    fn source(&self) -> Source<'_> {
        Source {
            words: self.visit.words(),
            comparison: &self.comparison,
            members: &self.loaded.members,
            services: &self.loaded.services,
            threshold: self.threshold,
            own: None,
        }
    }

    fn review(&self, typed: &DecisionForm) -> Review {
        let (visit, run, words) = (self.visit, &self.loaded.run, self.visit.words());
        let href = run_href(visit, run.id);
        let home = visit.home();
        let (badge, badge_tone, badge_icon) = state_badge(visit, run.state);
        let source = self.source();
        let signals = self.signals(&source);
        let explained = signals.iter().filter(|(_, is_explained)| *is_explained).count();
        let args = [
            ("explained", words.number(explained).into()),
            ("open", words.number(signals.len() - explained).into()),
        ];
        let matrix = source.matrix(
            |service, member| format!("{href}/amounts/{service}/{member}"),
            |service| format!("{home}/office/services/{}/keys", service.id),
            self.filter.only_flagged(),
        );
        let checks = self.checks(signals.len() - explained);
        Review {
            title: visit.text_with("run-title", &[("period", self.loaded.period.name.clone())]),
            lead: self.lead(&matrix),
            badge,
            badge_tone,
            badge_icon,
            csv_href: format!("{href}/export.csv"),
            xlsx_href: format!("{href}/export.xlsx"),
            json_href: format!("{href}/export.json"),
            what_if_href: format!("{href}/what-if"),
            fairness_href: format!("{href}/fairness"),
            steps: self.steps(),
            facts: self.facts(signals.len()),
            member_filter: self.member_filter(&signals),
            compare_filter: self.compare_filter(),
            threshold_filter: self.threshold_filter(),
            threshold: self.threshold.to_string(),
            signals_note: words.say("run-signals-note", &args),
            signals: signals.into_iter().map(|(signal, _)| signal).collect(),
            persons: self.persons(),
            checks,
            choices: decision_choices(visit, run, typed),
            note: typed.note.clone(),
            draft: run.state == RunState::Draft,
            may_review: visit.actor.may(May::MakeRun),
            awaiting: run.state == RunState::Reviewed,
            may_decide: self.loaded.may_decide,
            cannot: self.cannot(),
            decision: self.decision(),
            decision_note: Some(run.decision_note.clone()).filter(|note| !note.is_empty()),
            period_href: format!("{home}/office/periods/{}", run.period),
            self_href: href,
            matrix,
        }
    }

    fn lead(&self, matrix: &Matrix) -> String {
        let (words, period) = (self.visit.words(), &self.loaded.period);
        let args = [
            ("from", words.date(period.days.start()).into()),
            ("until", words.date(period.days.last_day()).into()),
            ("total", words.euro(self.loaded.run.total).into()),
            ("members", words.number(self.comparison.members.len()).into()),
            ("services", words.number(matrix.heads.len()).into()),
        ];
        words.say("run-lead", &args)
    }

    /// The amounts that differ much, each with whether it is explained.
    fn signals(&self, source: &Source<'_>) -> Vec<(Signal, bool)> {
        let href = run_href(self.visit, self.loaded.run.id);
        let flagged = self.comparison.signals(self.threshold);
        let signal = |((member, service), beside): (_, actions::comparison::Beside)| {
            let name = self.loaded.members.iter().find(|one| one.id == member).map(|one| one.name.as_str());
            let of = self.loaded.services.iter().find(|one| one.id == service).map(|one| one.name.as_str());
            let remark =
                self.loaded.remarks.iter().find(|one| one.member == member && one.service == service);
            let note = match remark {
                Some(remark) => remark.remark.clone(),
                None => self.visit.text("run-signal-open"),
            };
            let shown = Signal {
                href: format!("{href}/amounts/{service}/{member}"),
                label: format!("{}, {}", name.unwrap_or_default(), of.unwrap_or_default()),
                note,
                flag: source.flag(&beside),
            };
            (shown, remark.is_some())
        };
        flagged.into_iter().map(signal).collect()
    }
}
