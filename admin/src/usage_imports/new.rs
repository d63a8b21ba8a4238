//! The form: which period, and the file.

use std::fs::File;

use actions::Fault;
use actions::usage_imports::Start;
use serde::Serialize;
use store::BookPeriod;
use web::templates::items::{Choice, Step, StepState};
use web::{Page, SignedIn, Upload};

/// What the form shows.
#[derive(Serialize)]
pub(super) struct New {
    steps: Vec<Step>,
    periods: Vec<Choice>,
    any_period: bool,
    megabytes: u64,
    action: String,
    list: String,
    example: String,
    periods_href: String,
}

pub(super) fn page(visit: &SignedIn) -> Page<'_> {
    visit
        .page("admin/usage-imports/new", visit.text("usage-import-title"))
        .under(visit.text("usage-title"), format!("{}/office/usage-imports", visit.home()))
}

pub(super) fn view(visit: &SignedIn, periods: &[BookPeriod], chosen: &str) -> New {
    let choice = |(at, period): (usize, &BookPeriod)| {
        let id = period.id.to_string();
        let (first, last) =
            (visit.words().day(period.days.start()), visit.words().day(period.days.last_day()));
        Choice {
            selected: if chosen.is_empty() { at == 0 } else { id == chosen },
            value: id,
            label: format!("{} ({first} – {last})", period.name),
            ..Choice::default()
        }
    };
    let home = visit.home();
    New {
        steps: steps(visit, 0, [None, None, None]),
        periods: periods.iter().enumerate().map(choice).collect(),
        any_period: !periods.is_empty(),
        megabytes: visit.site.settings.most_upload_bytes / 1_000_000,
        action: format!("{home}/office/usage-imports"),
        list: format!("{home}/office/usage-imports"),
        example: format!("{home}/office/usage-import-example"),
        periods_href: format!("{home}/office/periods"),
    }
}

/// The three steps of an import, with what is known of each.
pub(super) fn steps(visit: &SignedIn, now: usize, metas: [Option<String>; 3]) -> Vec<Step> {
    let names = ["usage-step-file", "usage-step-check", "usage-step-store"];
    let usual = ["usage-step-file-meta", "usage-step-check-meta", "usage-step-store-meta"];
    let state = |at| match at {
        at if at < now => StepState::Done,
        at if at == now => StepState::Now,
        _ => StepState::Todo,
    };
    let one = |(at, meta): (usize, Option<String>)| Step {
        name: visit.text(names[at]),
        state: state(at),
        meta: meta.or_else(|| Some(visit.text(usual[at]))),
    };
    metas.into_iter().enumerate().map(one).collect()
}

/// What the form asks for, or what is wrong with it.
pub(super) fn read(upload: &Upload, language: &str) -> Result<(Start, File), Vec<Fault>> {
    let mut faults = Vec::new();
    let period = upload.field("period").parse().ok();
    if period.is_none() {
        faults.push(Fault::field("period", "usage-period-empty"));
    }
    if upload.file.is_none() {
        faults.push(Fault::field("file", "usage-file-missing"));
    }
    let (Some(period), Some(file), true) = (period, &upload.file, faults.is_empty()) else {
        return Err(faults);
    };
    let start = Start { period, file_name: file.name.clone(), language: language.to_owned() };
    match file.reader() {
        Ok(content) => Ok((start, content)),
        Err(_) => Err(vec![Fault::field("file", "usage-file-unreadable")]),
    }
}
