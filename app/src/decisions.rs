//! The decisions of the assemblies: the list, each with its result, and a file of them.

use actions::resolutions::file;
use actix_web::web::{Data, Path};
use admin::resolution_result::{self, Counted, Outcomes, counts, outcome_badge};
use admin::resolution_view::{self, Loaded};
use kernel::{ResolutionId, Share};
use serde::Serialize;
use serde_json::json;
use store::{Assembly, AssemblyDecision, BallotSeal, Db, Resolution, StoreError, TenantTx, local_day};
use web::exports::{self, Cell, Sheet};
use web::templates::items::Fact;
use web::{Reply, SignedIn};

#[derive(Serialize)]
struct Index {
    rows: Vec<Row>,
    csv_href: String,
    assemblies_href: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    number: i32,
    question: String,
    words: Option<String>,
    assembly: String,
    day: String,
    outcome: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct Show {
    question: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    lead: String,
    result: Outcomes,
    rules: Vec<Fact>,
    why_again: Option<String>,
    again_href: Option<String>,
    resolution_href: String,
    head: Option<String>,
    file_href: Option<String>,
}

/// What shows that the count is right.
struct Proof {
    head: Option<BallotSeal>,
    file: bool,
}

/// A decision with what it is about.
struct Decided {
    decision: AssemblyDecision,
    resolution: Resolution,
    assembly: Assembly,
    options: Vec<String>,
}

fn all(tx: &mut TenantTx<'_>) -> Result<Vec<Decided>, StoreError> {
    let mut found = Vec::new();
    for decision in tx.assembly_decisions()? {
        let resolution = tx.resolution(decision.resolution)?;
        let item = tx.agenda_item(resolution.about.item)?;
        let (assembly, options) = (tx.assembly(item.assembly)?, tx.resolution_options(resolution.id)?);
        found.push(Decided { decision, resolution, assembly, options });
    }
    Ok(found)
}

/// All decisions, the newest first.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let found = db.tenant::<_, StoreError, _>(&visit.actor, "decisions.index", all).await?;
    let below = format!("{}/decisions", visit.home());
    let view = Index {
        rows: found.iter().map(|one| row(&visit, one, &below)).collect(),
        csv_href: format!("{below}/export.csv"),
        assemblies_href: format!("{}/assemblies", visit.home()),
    };
    visit.page("app/decisions/index", visit.text("decisions-title")).show(&view)
}

fn row(visit: &SignedIn, one: &Decided, below: &str) -> Row {
    let (outcome, tone, _) = outcome_badge(visit, one.decision.outcome);
    let chosen = !one.options.is_empty() && one.decision.words != one.resolution.about.question;
    Row {
        href: format!("{below}/{}", one.resolution.id),
        number: one.decision.number,
        question: one.resolution.about.question.clone(),
        words: chosen.then(|| one.decision.words.clone()),
        assembly: one.assembly.about.title.clone(),
        day: visit.words().day(local_day(one.decision.decided_at)),
        outcome,
        tone,
    }
}

/// The decisions as a file.
pub async fn export(visit: SignedIn, db: Data<Db>) -> Reply {
    let found = db.tenant::<_, StoreError, _>(&visit.actor, "decisions.export", all).await?;
    let rows = found.iter().map(|one| cells(&visit, one)).collect::<Result<Vec<_>, StoreError>>()?;
    let head = [
        "decisions-column-number",
        "decisions-column-day",
        "decisions-column-assembly",
        "decisions-column-question",
        "decisions-column-outcome",
        "decisions-column-words",
        "decisions-column-counts",
        "decisions-column-voted",
        "decisions-column-voters",
    ];
    let name = visit.text("decisions-file");
    let head = head.iter().map(|key| visit.text(key)).collect();
    exports::file(&name, "csv", &[Sheet { name: name.clone(), head, rows }])
}

fn cells(visit: &SignedIn, one: &Decided) -> Result<Vec<Cell>, StoreError> {
    let counts = counts(&one.decision)?;
    let number = |count: u64| Cell::Quantity(Share::from(i64::try_from(count).unwrap_or(i64::MAX)));
    let weighted = one.resolution.about.weighted;
    let votes = |of: voting::Weight| if weighted { of.weight } else { of.members };
    let label =
        |place| resolution_view::answer_in_words(visit, &one.options, store::VoteAnswer::Option(place));
    let options = (0..=u8::MAX).zip(&counts.options);
    let mut said: Vec<String> =
        options.map(|(place, of)| format!("{}: {}", label(place), votes(*of))).collect();
    said.push(format!("{}: {}", visit.text("answer-blank"), votes(counts.blank)));
    said.push(format!("{}: {}", visit.text("answer-abstain"), votes(counts.abstained)));
    Ok(vec![
        Cell::Quantity(Share::from(i64::from(one.decision.number))),
        Cell::Day(local_day(one.decision.decided_at)),
        Cell::Text(one.assembly.about.title.clone()),
        Cell::Text(one.resolution.about.question.clone()),
        Cell::Text(outcome_badge(visit, one.decision.outcome).0),
        Cell::Text(one.decision.words.clone()),
        Cell::Text(said.join(", ")),
        number(counts.took_part.members),
        number(counts.electorate.members),
    ])
}

/// A decision with its result.
pub async fn show(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        let loaded = Loaded::read(tx, id)?;
        let counted = Counted::read(tx, &loaded)?;
        let proof = Proof { head: tx.vote_head(id)?, file: file(tx, &loaded.resolution)?.is_some() };
        Ok((loaded, counted, proof))
    };
    let (loaded, counted, proof) =
        db.tenant::<_, StoreError, _>(&visit.actor, "decisions.show", load).await?;
    let list = format!("{}/decisions", visit.home());
    let question = loaded.resolution.about.question.clone();
    let page = visit.page("app/decisions/show", question).under(visit.text("decisions-title"), list);
    page.show(&shown(&visit, &loaded, &counted, proof))
}

fn shown(visit: &SignedIn, loaded: &Loaded, counted: &Counted, proof: Proof) -> Show {
    let (badge, badge_tone, badge_icon) = outcome_badge(visit, counted.decision.outcome);
    let one = &loaded.resolution;
    let again = one.about.again.as_ref();
    let lead = json!({
        "number": counted.decision.number.to_string(),
        "assembly": loaded.assembly.about.title,
        "date": visit.words().date(local_day(counted.decision.decided_at)),
    });
    Show {
        question: one.about.question.clone(),
        badge,
        badge_tone,
        badge_icon,
        lead: visit.say("decision-lead", lead),
        result: resolution_result::outcomes(visit, loaded, counted),
        rules: resolution_view::rules(visit, one),
        why_again: again.map(|(_, why)| why.clone()),
        again_href: again.map(|(of, _)| format!("{}/decisions/{of}", visit.home())),
        resolution_href: format!("{}/resolutions/{}", visit.home(), one.id),
        head: proof.head.map(|seal| seal.hash),
        file_href: proof.file.then(|| format!("{}/decisions/{}/round.json", visit.home(), one.id)),
    }
}

/// A closed vote by name as the file from which anybody counts it again: `gemeengoed/round/1`.
pub async fn round_file(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| {
        let resolution = tx.resolution(id)?;
        let file = file(tx, &resolution)?.ok_or(StoreError::Absent)?;
        let json = file.to_json().map_err(|error| StoreError::Unexpected(error.to_string()))?;
        Ok::<_, StoreError>((tx.assembly_decision(id)?.number, json))
    };
    let (number, json) = db.tenant(&visit.actor, "decisions.file", load).await?;
    exports::download(&format!("decision-{number}.json"), "application/json", json.into_bytes())
}
