//! The check page of a ballot: by score, what it says, before it is cast.

use kernel::MemberId;
use serde::Serialize;
use serde_json::json;
use store::Scores;
use web::{Reply, SignedIn};

use super::form::BallotForm;
use super::{Look, round_of};

#[derive(Serialize)]
struct View {
    lead: String,
    rows: Vec<Row>,
    without: usize,
    closes: String,
    action: String,
    again: String,
    fields: Vec<Field>,
    member: MemberId,
    based_on: String,
}

#[derive(Serialize)]
struct Row {
    score: String,
    names: String,
    count: usize,
    cents: i64,
}

#[derive(Serialize)]
struct Field {
    name: String,
    value: String,
}

/// The page, with the scores in hidden fields.
pub(super) fn page(visit: &SignedIn, look: &Look, form: &BallotForm, scores: &Scores) -> Reply {
    let at = round_of(visit, look.seen.round.id);
    let rows = [Some(3), Some(2), Some(1), Some(0), None].map(|score| row(visit, look, scores, score));
    let without = rows.last().map_or(0, |row| row.count);
    let based_on = form.read(look.seen.round.id).map_or(0, |cast| cast.based_on);
    let view = View {
        lead: lead(visit, look),
        rows: rows.into_iter().filter(|row| row.count > 0).collect(),
        without,
        closes: visit.words().instant(look.seen.round.setup.closes_at),
        action: format!("{at}/ballot"),
        again: format!("{at}/ballot/check"),
        fields: form
            .scores()
            .map(|(name, value)| Field { name: name.to_owned(), value: value.to_owned() })
            .collect(),
        member: look.member,
        based_on: based_on.to_string(),
    };
    visit
        .page("app/ballots/check", visit.text("ballot-check-title"))
        .under(visit.text("rounds-title"), format!("{}/rounds", visit.home()))
        .under(look.seen.round.setup.title.clone(), at)
        .show(&view)
}

fn lead(visit: &SignedIn, look: &Look) -> String {
    let own = look.seen.elector(look.member);
    let all: i64 = look.seen.frozen.electorate.iter().map(|elector| i64::from(elector.weight)).sum();
    visit.say(
        "ballot-check-lead",
        json!({
            "member": own.map(|elector| elector.name.clone()).unwrap_or_default(),
            "weight": own.map_or(0, |elector| elector.weight),
            "all": all,
        }),
    )
}

fn row(visit: &SignedIn, look: &Look, scores: &Scores, score: Option<u8>) -> Row {
    let given = |one: &&store::RoundCandidate| scores.get(&one.candidate).copied().flatten() == score;
    let of: Vec<_> = look.seen.frozen.candidates.iter().filter(given).collect();
    let said = match score {
        Some(n) => format!("{n} {}", visit.text(&format!("score-{n}"))),
        None => visit.text("score-none"),
    };
    Row {
        score: said,
        names: of.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", "),
        count: of.len(),
        cents: of.iter().map(|one| one.cost.cents()).sum(),
    }
}
