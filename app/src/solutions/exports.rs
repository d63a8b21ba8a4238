//! The catalogue to take along: as a table, as JSON, and each solution as `publiccode.yml`.
//!
//! Invariant: a text stands in YAML between double quotes with everything escaped: no name can become a key.

use actix_web::web::{Data, Path};
use kernel::{Cents, SolutionId};
use serde::Serialize;
use store::{CostRange, Db, Solution, StoreError, local_day};
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

/// A solution as `publiccode.yml`.
pub async fn publiccode(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.publiccode", look).await?;
    let one = seen.solution(path.1).ok_or(Failure::Absent)?;
    download("publiccode.yml", "application/yaml", yaml(one, &seen.member(one.builder)).into_bytes())
}

/// A text as YAML: JSON's way of quoting is YAML's too.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

fn yaml(one: &Solution, builder: &str) -> String {
    let about = &one.about;
    let mut text = String::from("publiccodeYmlVersion: \"0\"\n\n");
    let mut line = |indent: usize, key: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("{}{key}: {}\n", " ".repeat(indent), quoted(value)));
        }
    };
    line(0, "name", &about.name);
    line(0, "url", &about.repository);
    line(0, "softwareVersion", &about.version);
    text.push_str("platforms:\n  - \"web\"\n");
    text.push_str(&format!(
        "developmentStatus: {}\nsoftwareType: \"standalone/web\"\n",
        quoted(&about.maturity)
    ));
    text.push_str("description:\n  nl:\n");
    // The standard takes at most 150 characters, and at least 150 of the longer text.
    let short: String = about.summary.chars().take(150).collect();
    text.push_str(&format!("    shortDescription: {}\n", quoted(&short)));
    text.push_str(&format!("    longDescription: {}\n", quoted(&long(one))));
    let features: Vec<String> = about.upl.iter().cloned().chain(lines(&about.processes)).collect();
    text.push_str("    features:\n");
    for feature in if features.is_empty() { vec![short] } else { features } {
        text.push_str(&format!("      - {}\n", quoted(&feature)));
    }
    text.push_str(&format!("legal:\n  license: {}\n", quoted(&about.licence)));
    text.push_str(&format!("  mainCopyrightOwner: {}\n", quoted(builder)));
    text.push_str("maintenance:\n  type: \"internal\"\n  contacts:\n");
    let contact = if about.contact_name.is_empty() { builder } else { &about.contact_name };
    text.push_str(&format!("    - name: {}\n", quoted(contact)));
    if !about.contact_email.is_empty() {
        text.push_str(&format!("      email: {}\n", quoted(&about.contact_email)));
    }
    text.push_str("localisation:\n  localisationReady: false\n  availableLanguages:\n    - \"nl\"\n");
    text
}

/// Everything that is said about a solution.
fn long(one: &Solution) -> String {
    let about = &one.about;
    [about.summary.as_str(), about.description.as_str(), one.state_reason.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
