//! An election of somebody else, as a Pabulib file: counted by the cooperative's own rule, and shown.
//!
//! Invariant: nothing is kept, and nothing of it is a round.

use actions::rounds::default_rules;
use actions::{Fault, Refused};
use actix_web::web::{Data, block};
use kernel::Share;
use serde::Serialize;
use serde_json::{Value, json};
use store::{Db, RoundState, StoreError, TenantTx};
use voting::{FaultKind, PbFile, Place, RoundRules, Rule, Settings, VoteType, Warning, WarningKind};
use web::templates::items::Fact;
use web::{Page, Reply, SignedIn, Upload};

use crate::round_rules::rules_in_words;

#[derive(Serialize)]
struct View {
    action: String,
    back: String,
    rules: Vec<String>,
    source: String,
    found: Vec<Found>,
    counted: Option<Counted>,
}

/// A fault of a file: the line, where it has one, and the sentence.
#[derive(Serialize)]
struct Found {
    line: Option<usize>,
    text: String,
}

/// What came of a file.
#[derive(Serialize)]
struct Counted {
    title: String,
    facts: Vec<Fact>,
    warnings: Vec<Found>,
    rows: Vec<Row>,
    has_selection: bool,
}

/// A project of the file.
#[derive(Serialize)]
struct Row {
    name: String,
    cost: String,
    points: u64,
    funded: bool,
    most_votes: bool,
    place: Option<usize>,
    selected: bool,
}

/// A file with what each rule makes of it.
struct Tallied {
    file: PbFile,
    shares: voting::Outcome,
    queue: voting::Outcome,
    most_votes: voting::Outcome,
}

/// The rule by which a file is counted, and the round that it comes from.
type Known = (RoundRules, Option<String>);

/// The form: a file, and the rule by which it will be counted.
pub async fn look(visit: SignedIn, db: Data<Db>) -> Reply {
    let known = known(&visit, &db).await?;
    page(&visit).show(&view(&visit, &known, Vec::new(), None))
}

/// Counts the file, and shows what comes of it, or what is wrong with it.
pub async fn uploaded(visit: SignedIn, sent: Upload, db: Data<Db>) -> Reply {
    let known = known(&visit, &db).await?;
    let text = match text_of(&sent).await {
        Ok(text) => text,
        Err(refused) => return page(&visit).refused(refused)?.show(&view(&visit, &known, Vec::new(), None)),
    };
    let rules = known.0.clone();
    let counted = block(move || tallied(&text, &rules)).await;
    match counted.map_err(|error| web::Failure::Bug(error.to_string()))? {
        Ok(done) => page(&visit).show(&view(&visit, &known, Vec::new(), Some(shown(&visit, &sent, &done)))),
        Err(faults) => {
            let found = faults.iter().map(|fault| fault_in_words(&visit, fault)).collect();
            let page = page(&visit).refused(Fault::field("file", "pb-invalid").into())?;
            page.show(&view(&visit, &known, found, None))
        }
    }
}

/// The rule of the newest round that was opened; of the portal, where there is none.
async fn known(visit: &SignedIn, db: &Db) -> Result<Known, StoreError> {
    let rounds = db.tenant(&visit.actor, "rounds.rule", |tx: &mut TenantTx<'_>| tx.rounds()).await?;
    let opened = |round: &store::Round| !matches!(round.state, RoundState::Draft | RoundState::Void);
    let newest = rounds.into_iter().find(opened);
    Ok(newest.map_or_else(|| (default_rules(), None), |round| (round.setup.rules, Some(round.setup.title))))
}

async fn text_of(sent: &Upload) -> Result<String, Refused> {
    if sent.file.is_none() {
        return Err(Fault::field("file", "pb-file-missing").into());
    }
    let content = web::documents::read(sent).await?.content;
    String::from_utf8(content).map_err(|_| Fault::field("file", "pb-not-text").into())
}

fn tallied(text: &str, rules: &RoundRules) -> Result<Tallied, Vec<voting::Fault>> {
    let file = voting::read_pb(text)?;
    let settings = rules.settings_without_lot()?;
    // Only where people gave scores is a low one no support.
    let support = if file.vote_type == VoteType::Scoring { settings.support } else { 1 };
    let by = |rule| voting::tally(&file.election, &Settings { rule, support, ..settings.clone() });
    let (shares, queue, most_votes) = (by(Rule::EqualShares)?, by(Rule::Phragmen)?, by(Rule::Greedy)?);
    Ok(Tallied { shares, queue, most_votes, file })
}

fn page(visit: &SignedIn) -> Page<'_> {
    let above = format!("{}/office/rounds", visit.home());
    visit.page("admin/rounds/pabulib", visit.text("pb-title")).under(visit.text("rounds-title"), above)
}

fn view(visit: &SignedIn, (rules, title): &Known, found: Vec<Found>, counted: Option<Counted>) -> View {
    View {
        action: format!("{}/office/rounds/pabulib", visit.home()),
        back: format!("{}/office/rounds", visit.home()),
        rules: rules_in_words(visit, rules),
        source: match title {
            Some(title) => visit.say("pb-rule-of", json!({ "title": title })),
            None => visit.text("pb-rule-of-portal"),
        },
        found,
        counted,
    }
}

fn shown(visit: &SignedIn, sent: &Upload, done: &Tallied) -> Counted {
    let (election, words) = (&done.file.election, visit.words());
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let amount = |amount: &Share| words.quantity(amount);
    let name = sent.file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
    let funded = json!({ "count": done.shares.funded.len(), "all": election.projects().len() });
    let has = |some: &[usize], index: usize| some.contains(&index);
    let selected = done.file.selected.clone();
    let scores = election.weighted_scores();
    let row = |(index, project): (usize, &voting::Project)| Row {
        name: if project.name.is_empty() { project.id.clone() } else { project.name.clone() },
        cost: amount(&project.cost),
        points: scores.get(index).copied().unwrap_or(0),
        funded: has(&done.shares.funded, index),
        most_votes: has(&done.most_votes.funded, index),
        place: done.queue.order.iter().position(|one| *one == index).map(|place| place + 1),
        selected: selected.as_ref().is_some_and(|some| has(some, index)),
    };
    Counted {
        title: visit.say("pb-outcome-of", json!({ "file": name })),
        facts: vec![
            fact("pb-fact-budget", amount(election.budget())),
            fact("pb-fact-funded", visit.say("pb-funded", funded)),
            fact("pb-fact-cost", amount(&done.shares.cost)),
            fact("pb-fact-left", amount(&(election.budget() - &done.shares.cost))),
            fact("pb-fact-ballots", words.number(election.ballots().len())),
        ],
        warnings: done.file.warnings.iter().map(|warning| warning_in_words(visit, warning)).collect(),
        rows: election.projects().iter().enumerate().map(row).collect(),
        has_selection: selected.is_some(),
    }
}

fn warning_in_words(visit: &SignedIn, warning: &Warning) -> Found {
    let text = match &warning.kind {
        WarningKind::CountDiffers { field, says, are } => {
            visit.say("pb-warning-count", json!({ "field": field, "says": says, "are": are }))
        }
        WarningKind::VotesDiffer { id, says, are } => {
            visit.say("pb-warning-votes", json!({ "id": id, "says": says, "are": are }))
        }
        WarningKind::DoubledVoter { id } => visit.say("pb-warning-voter", json!({ "id": id })),
    };
    Found { line: Some(warning.line), text }
}

/// What can be wrong with a file, by the code of its fault; all else is one sentence.
const SAID: [&str; 23] = [
    "empty_id",
    "doubled_project",
    "cost_not_positive",
    "negative_budget",
    "weight_not_positive",
    "unknown_project",
    "doubled_score",
    "too_large",
    "unknown_choice",
    "too_many_counts",
    "missing_section",
    "doubled_section",
    "outside_sections",
    "missing_meta",
    "doubled_meta",
    "missing_column",
    "doubled_column",
    "wrong_length",
    "open_quote",
    "not_a_decimal",
    "not_whole",
    "points_differ",
    "not_positive",
];

fn fault_in_words(visit: &SignedIn, fault: &voting::Fault) -> Found {
    let line = match fault.place {
        Place::Line(line) => Some(line),
        _ => None,
    };
    Found { line, text: kind_in_words(visit, &fault.kind) }
}

fn kind_in_words(visit: &SignedIn, kind: &FaultKind) -> String {
    let about = serde_json::to_value(kind).unwrap_or(Value::Null);
    match about.get("code").and_then(Value::as_str).filter(|code| SAID.contains(code)) {
        Some(code) => visit.say(&format!("pb-fault-{}", code.replace('_', "-")), about.clone()),
        None => visit.say("pb-fault-other", json!({ "text": kind.to_string() })),
    }
}
