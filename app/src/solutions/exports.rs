//! The catalogue to take along: as a table, as JSON, and each solution as `publiccode.yml`.

use actions::solutions::offer::offer;
use actix_web::web::{Data, Path};
use kernel::{Cents, SolutionId};
use serde::Serialize;
use store::{CostRange, Db, Solution, StoreError, TenantTx, local_day};
use web::exports::{Cell, Sheet, download, file};
use web::{Failure, Reply, SignedIn};

use super::seen::{Seen, look};
use super::{lines, maturity_in_words, state_in_words};

/// A solution in the JSON file. Amounts are in euros without VAT, as text.
#[derive(Serialize)]
struct Exported<'s> {
    id: String,
    name: &'s str,
    summary: &'s str,
    description: &'s str,
    builder: Builder,
    state: &'s str,
    state_reason: &'s str,
    maturity: &'s str,
    products: &'s [String],
    processes: Vec<String>,
    licence: &'s str,
    version: &'s str,
    repository: &'s str,
    publiccode: &'s str,
    variant_of: Option<String>,
    cost_to_adopt: Option<CostRange>,
    cost_to_run: Option<CostRange>,
    suppliers: Vec<String>,
    users: Vec<String>,
    wanted_by: Vec<String>,
    avoided: Cents,
    lessons: Vec<Lesson<'s>>,
    changed_on: String,
}

#[derive(Serialize)]
struct Builder {
    code: String,
    name: String,
}

#[derive(Serialize)]
struct Lesson<'s> {
    kind: &'s str,
    title: &'s str,
    text: &'s str,
    member: String,
}

/// The catalogue as `csv`, `xlsx` or `json`. Drafts stay at home.
pub async fn export(visit: SignedIn, path: Path<(String, String)>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.export", look).await?;
    if path.1 != "json" {
        return file("oplossingen", &path.1, &[sheet(&visit, &seen)]);
    }
    let all: Vec<Exported<'_>> = shared(&seen).map(|one| exported(&seen, one)).collect();
    let bytes = serde_json::to_vec_pretty(&serde_json::json!({ "solutions": all }));
    let bytes = bytes.map_err(|error| Failure::Bug(error.to_string()))?;
    download("oplossingen.json", "application/json", bytes)
}

fn shared(seen: &Seen) -> impl Iterator<Item = &Solution> {
    seen.solutions.iter().filter(|one| one.state != "draft")
}

fn exported<'s>(seen: &'s Seen, one: &'s Solution) -> Exported<'s> {
    let about = &one.about;
    let builder = seen.members.iter().find(|member| member.id == seen.built_by(one));
    let lesson = |lesson: &'s store::Lesson| Lesson {
        kind: &lesson.about.kind,
        title: &lesson.about.title,
        text: &lesson.about.text,
        member: seen.member(lesson.member),
    };
    let users = seen.uses(one.id).filter(|said| said.counts_on(seen.today));
    Exported {
        id: one.id.to_string(),
        name: &about.name,
        summary: &about.summary,
        description: &about.description,
        builder: Builder {
            code: builder.map(|member| member.code.clone()).unwrap_or_default(),
            name: seen.member(seen.built_by(one)),
        },
        state: &one.state,
        state_reason: &one.state_reason,
        maturity: &about.maturity,
        products: &about.upl,
        processes: lines(&about.processes),
        licence: &about.licence,
        version: &about.version,
        repository: &about.repository,
        publiccode: &about.publiccode,
        variant_of: about.variant_of.map(|id| id.to_string()),
        cost_to_adopt: about.adopt,
        cost_to_run: about.run,
        suppliers: lines(&about.suppliers),
        users: users.map(|said| seen.member(said.member)).collect(),
        wanted_by: seen.wants(one.id).map(|want| seen.member(want.member)).collect(),
        avoided: Cents::new(seen.saved(one.id).0),
        lessons: seen.lessons.iter().filter(|lesson| lesson.solution == one.id).map(lesson).collect(),
        changed_on: local_day(one.changed_at).to_string(),
    }
}

fn sheet(visit: &SignedIn, seen: &Seen) -> Sheet {
    let heads = [
        "solution-name",
        "solution-summary",
        "solution-builder",
        "solution-state",
        "solution-maturity",
        "solution-products",
        "solution-licence",
        "solution-repository",
        "solution-adopt-low",
        "solution-adopt-high",
        "solution-run-low",
        "solution-run-high",
        "solution-users",
        "solution-wants",
        "solution-saved",
    ];
    let euro = |amount: Option<Cents>| amount.map_or(Cell::Empty, Cell::Euro);
    let count = |count: usize| Cell::Quantity(kernel::Share::from(i64::try_from(count).unwrap_or(i64::MAX)));
    let row = |one: &Solution| {
        let about = &one.about;
        vec![
            Cell::Text(about.name.clone()),
            Cell::Text(about.summary.clone()),
            Cell::Text(seen.member(seen.built_by(one))),
            Cell::Text(state_in_words(visit, &one.state)),
            Cell::Text(maturity_in_words(visit, &about.maturity)),
            Cell::Text(about.upl.join(", ")),
            Cell::Text(about.licence.clone()),
            Cell::Text(about.repository.clone()),
            euro(about.adopt.map(|range| range.low)),
            euro(about.adopt.map(|range| range.high)),
            euro(about.run.map(|range| range.low)),
            euro(about.run.map(|range| range.high)),
            count(seen.users(one.id)),
            count(seen.wants(one.id).count()),
            Cell::Euro(Cents::new(seen.saved(one.id).0)),
        ]
    };
    Sheet {
        name: visit.text("solutions-title"),
        head: heads.iter().map(|key| visit.text(key)).collect(),
        rows: shared(seen).map(row).collect(),
    }
}

/// A solution as `publiccode.yml`; where something is missing for that there is none.
pub async fn publiccode(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let read = move |tx: &mut TenantTx<'_>| {
        let one = tx.solution(id)?;
        Ok(offer(&one, &tx.member(one.builder)?.name, &tx.imported(id)?).ok())
    };
    let file = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.publiccode", read).await?;
    download("publiccode.yml", "application/yaml", file.ok_or(Failure::Absent)?.into_bytes())
}
