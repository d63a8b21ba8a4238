//! The reuse ledger: what was saved by using what another built, per member and per year.

use actions::solutions::{Totals, totals, valid, years};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{Cents, MemberId};
use serde::Serialize;
use serde_json::json;
use store::{Db, Reuse, StoreError};
use web::charts::{Fill, bar};
use web::exports::{Cell, Sheet, file};
use web::{Reply, SignedIn};

use super::list;
use super::seen::{Seen, look};

#[derive(Serialize)]
struct Ledger {
    lead: String,
    members: Vec<Member>,
    years: Vec<Year>,
    entries: Vec<Entry>,
    total: i64,
    count: usize,
    csv: String,
    solutions: String,
}

#[derive(Serialize)]
struct Member {
    href: String,
    name: String,
    reuses: usize,
    saved: i64,
    reused: usize,
    credit: i64,
    bar: String,
    own: bool,
}

#[derive(Serialize)]
struct Year {
    year: String,
    reuses: usize,
    saved: i64,
}

#[derive(Serialize)]
struct Entry {
    href: String,
    solution: String,
    builder: String,
    member: String,
    on: Date,
    cents: i64,
    explanation: String,
    by: String,
}

/// The ledger.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.ledger", look).await?;
    let page = visit.page("app/solutions/ledger", visit.text("reuse-title"));
    page.under(visit.text("solutions-title"), list(&visit)).show(&view(&visit, &seen))
}

fn view(visit: &SignedIn, seen: &Seen) -> Ledger {
    let valid = valid(&seen.reuses);
    let total: i64 = valid.iter().map(|reuse| reuse.about.avoided.cents()).sum();
    let said = json!({ "count": valid.len(), "total": visit.words().euro(Cents::new(total)) });
    Ledger {
        lead: visit.say("reuse-lead", said),
        members: members(visit, seen, &valid),
        years: years(&valid)
            .into_iter()
            .map(|year| Year { year: year.year.to_string(), reuses: year.reuses, saved: year.saved.cents() })
            .collect(),
        entries: valid.iter().map(|reuse| entry(visit, seen, reuse)).collect(),
        total,
        count: valid.len(),
        csv: format!("{}/reuse/export.csv", visit.home()),
        solutions: list(visit),
    }
}

fn members(visit: &SignedIn, seen: &Seen, valid: &[&Reuse]) -> Vec<Member> {
    let totals = totals(valid);
    let most = totals.values().map(|one| one.credit.cents()).max().unwrap_or(1).max(1);
    let own = visit.actor.member().map(|member| member.id);
    let row = |(id, one): (&MemberId, &Totals)| Member {
        href: format!("{}/members/{id}", visit.home()),
        name: seen.member(*id),
        reuses: one.reuses,
        saved: one.saved.cents(),
        reused: one.reused,
        credit: one.credit.cents(),
        bar: bar(one.credit.cents(), most, Fill::First),
        own: own == Some(*id),
    };
    let mut rows: Vec<Member> = totals.iter().map(row).collect();
    rows.sort_by(|a, b| b.credit.cmp(&a.credit).then_with(|| a.name.cmp(&b.name)));
    rows
}

fn entry(visit: &SignedIn, seen: &Seen, reuse: &Reuse) -> Entry {
    Entry {
        href: format!("{}/{}", list(visit), reuse.solution),
        solution: name_of(seen, reuse),
        builder: seen.member(reuse.builder),
        member: seen.member(reuse.member),
        on: reuse.about.on,
        cents: reuse.about.avoided.cents(),
        explanation: reuse.about.explanation.clone(),
        by: reuse.by.clone(),
    }
}

fn name_of(seen: &Seen, reuse: &Reuse) -> String {
    seen.solution(reuse.solution).map(|one| one.about.name.clone()).unwrap_or_default()
}

/// The whole ledger as a file: replaced estimates too, and which entries count.
pub async fn export(visit: SignedIn, path: Path<(String, String)>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.ledger-export", look).await?;
    file("hergebruik", &path.1, &[sheet(&visit, &seen)])
}

fn sheet(visit: &SignedIn, seen: &Seen) -> Sheet {
    let head = ["solution", "builder", "member", "on", "avoided", "explanation", "by", "counts"];
    let valid = valid(&seen.reuses);
    let row = |reuse: &Reuse| {
        let counts = valid.iter().any(|one| one.id == reuse.id);
        vec![
            Cell::Text(name_of(seen, reuse)),
            Cell::Text(seen.member(reuse.builder)),
            Cell::Text(seen.member(reuse.member)),
            Cell::Day(reuse.about.on),
            Cell::Euro(reuse.about.avoided),
            Cell::Text(reuse.about.explanation.clone()),
            Cell::Text(reuse.by.clone()),
            Cell::Text(visit.text(if counts { "reuse-counts" } else { "reuse-replaced" })),
        ]
    };
    Sheet {
        name: visit.text("reuse-title"),
        head: head.iter().map(|name| visit.text(&format!("reuse-column-{name}"))).collect(),
        rows: seen.reuses.iter().map(row).collect(),
    }
}
