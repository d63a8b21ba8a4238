//! What came of a round: what is funded, the queue, most votes beside it, and the file that proves it.

use std::collections::BTreeSet;

use actix_web::web::{Data, Path};
use kernel::{Cents, RoundId, Share};
use serde::Serialize;
use serde_json::json;
use store::{Db, Round, RoundChallenge, StoreError, StoredResult, TenantTx};
use voting::{RoundFile, RoundRules};
use web::exports::download;
use web::templates::items::Fact;
use web::{Failure, Reply, SignedIn};

#[derive(Serialize)]
struct View {
    title: String,
    facts: Vec<Fact>,
    rows: Vec<Row>,
    ties: Vec<String>,
    challenged: Option<String>,
    has_quorum: bool,
    json: String,
    sha256: String,
    head: String,
    command: String,
    back: String,
}

/// A candidate with what each rule says of it.
#[derive(Serialize)]
struct Row {
    place: usize,
    name: String,
    cents: i64,
    funded: bool,
    most_votes: bool,
    no_opinion: u64,
}

/// The result of a closed round.
pub async fn result(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let look = move |tx: &mut TenantTx<'_>| {
        let (round, stored) = (tx.round(id)?, tx.round_result(id)?.ok_or(StoreError::Absent)?);
        Ok::<_, StoreError>((round, stored, tx.round_challenge(id)?))
    };
    let (round, stored, challenge) = db.tenant(&visit.actor, "rounds.result", look).await?;
    let above = format!("{}/rounds/{id}", visit.home());
    let title = visit.say("result-title", json!({ "title": round.setup.title }));
    let page = visit
        .page("app/rounds/result", title)
        .under(visit.text("rounds-title"), format!("{}/rounds", visit.home()))
        .under(round.setup.title.clone(), above);
    page.show(&view(&visit, &round, &stored, challenge)?)
}

/// The file of a closed round, as it was stored: `gemeengoed/round/1`.
pub async fn file(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let look = move |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.round(id)?, tx.round_result(id)?.ok_or(StoreError::Absent)?))
    };
    let (round, stored) = db.tenant(&visit.actor, "rounds.file", look).await?;
    download(&format!("round-{}.json", round.number), "application/json", stored.file.into_bytes())
}

fn view(
    visit: &SignedIn,
    round: &Round,
    stored: &StoredResult,
    challenge: Option<RoundChallenge>,
) -> Result<View, Failure> {
    let bug = |faults: Vec<voting::Fault>| Failure::Bug(format!("round {}: {faults:?}", round.id));
    let file = RoundFile::parse(&stored.file).map_err(bug)?;
    let queue = queue(&file).map_err(bug)?;
    Ok(View {
        title: round.setup.title.clone(),
        facts: facts(visit, &file),
        rows: rows(&file, &queue),
        ties: ties(visit, &file),
        challenged: challenge.map(|one| {
            let at = visit.words().instant(one.at);
            visit.say("round-challenged-by", json!({ "name": one.by, "at": at, "reason": one.reason }))
        }),
        has_quorum: file.result.has_quorum,
        json: format!("{}/rounds/{}/round.json", visit.home(), round.id),
        sha256: stored.sha256.clone(),
        head: stored.head.clone(),
        command: format!("gemeengoed verify round round-{}.json", round.number),
        back: format!("{}/rounds/{}", visit.home(), round.id),
    })
}

/// The order of all candidates: the same ballots, counted as a queue.
fn queue(file: &RoundFile) -> Result<Vec<String>, Vec<voting::Fault>> {
    let mut queue = file.clone();
    if let RoundRules::Scores { rule, .. } = &mut queue.rules {
        "phragmen".clone_into(rule);
    }
    Ok(queue.count()?.tally.map(|tally| tally.order).unwrap_or_default())
}

fn facts(visit: &SignedIn, file: &RoundFile) -> Vec<Fact> {
    let (words, result) = (visit.words(), &file.result);
    let euro = |text: &str| text.parse::<Share>().ok().and_then(|sum| Cents::rounded_down(&sum).ok());
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let tally = result.tally.as_ref();
    let cost = tally.and_then(|tally| euro(&tally.cost)).unwrap_or(Cents::ZERO);
    let budget = tally.and_then(|tally| euro(&tally.budget)).unwrap_or(Cents::ZERO);
    let left = budget.checked_sub(cost).unwrap_or(Cents::ZERO);
    let turnout = json!({ "voted": result.turnout.members, "count": result.electorate.members });
    let quorum = if result.has_quorum { "result-quorum-met" } else { "result-quorum-not-met" };
    let mut voted = fact("round-fact-turnout", visit.say("round-turnout", turnout));
    voted.note = Some(visit.text(quorum));
    vec![
        voted,
        fact("round-fact-budget", words.euro(budget)),
        fact("result-fact-cost", words.euro(cost)),
        fact("result-fact-left", words.euro(left)),
    ]
}

fn rows(file: &RoundFile, queue: &[String]) -> Vec<Row> {
    let RoundRules::Scores { candidates, .. } = &file.rules else { return Vec::new() };
    let funded: BTreeSet<&String> = file.result.tally.iter().flat_map(|tally| &tally.funded).collect();
    let most: BTreeSet<&String> = file.result.most_votes.iter().flatten().collect();
    let without = |id: &String| {
        let of = file.result.no_opinion.iter().find(|of| of.candidate == *id);
        of.map_or(0, |of| of.voters.members)
    };
    let mut rows: Vec<Row> = candidates
        .iter()
        .map(|one| Row {
            place: queue.iter().position(|id| *id == one.id).map_or(0, |place| place + 1),
            name: one.name.clone(),
            cents: one.cost.parse::<Cents>().map_or(0, Cents::cents),
            funded: funded.contains(&one.id),
            most_votes: most.contains(&one.id),
            no_opinion: without(&one.id),
        })
        .collect();
    rows.sort_by_key(|row| (!row.funded, row.place));
    rows
}

fn ties(visit: &SignedIn, file: &RoundFile) -> Vec<String> {
    let RoundRules::Scores { candidates, .. } = &file.rules else { return Vec::new() };
    let name = |id: &String| -> String {
        candidates.iter().find(|one| one.id == *id).map_or_else(|| id.clone(), |one| one.name.clone())
    };
    let ties = file.result.tally.iter().flat_map(|tally| &tally.ties).filter(|tie| tie.pivotal);
    ties.map(|tie| {
        let between: Vec<String> = tie.between.iter().map(name).collect();
        let by = visit.text(&format!("tie-by-{}", tie.by));
        visit.say(
            "result-tie",
            json!({ "between": between.join(", "), "chosen": name(&tie.chosen), "by": by }),
        )
    })
    .collect()
}
