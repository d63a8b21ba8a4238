//! The result of a resolution: counts, turnout, what was needed, who answered what where that is
//! published, and what each weight was worth.

use actions::resolutions::Counts;
use kernel::{MemberId, Share};
use serde::Serialize;
use serde_json::json;
use store::{AssemblyDecision, MajorityRule, NamedVote, Outcome, StoreError, TenantTx, VoteAnswer};
use voting::Weight;
use web::SignedIn;
use web::charts::{Fill, bar};
use web::templates::items::Fact;

use crate::resolution_view::{Loaded, majority, quorum};

/// A decision with the votes that may be seen.
pub struct Counted {
    /// The decision.
    pub decision: AssemblyDecision,
    counts: Counts,
    named: Vec<NamedVote>,
    secret: Vec<VoteAnswer>,
}

impl Counted {
    /// Reads the decision about a resolution.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not decided.
    pub fn read(tx: &mut TenantTx<'_>, loaded: &Loaded) -> Result<Self, StoreError> {
        let (id, about) = (loaded.resolution.id, &loaded.resolution.about);
        let decision = tx.assembly_decision(id)?;
        let counts = counts(&decision)?;
        let named = if about.per_member { tx.named_votes(id)? } else { Vec::new() };
        let secret = if about.secret { tx.secret_votes(id)? } else { Vec::new() };
        Ok(Self { decision, counts, named, secret })
    }
}

/// The counts as they were kept.
///
/// # Errors
/// [`StoreError::Unexpected`] where they do not read.
pub fn counts(decision: &AssemblyDecision) -> Result<Counts, StoreError> {
    serde_json::from_value(decision.counts.clone()).map_err(|error| StoreError::Unexpected(error.to_string()))
}

/// The result, on a page.
#[derive(Serialize)]
pub struct Outcomes {
    sentence: String,
    facts: Vec<Fact>,
    rows: Vec<Row>,
    weighted: bool,
    note: Vec<String>,
    per_member: Vec<MemberRow>,
    with_power: bool,
    secret: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    label: String,
    chosen: bool,
    bar: String,
    members: u64,
    weight: u64,
    percent: String,
}

#[derive(Serialize)]
struct MemberRow {
    name: String,
    weight: i64,
    answer: Option<String>,
    room: bool,
    own: bool,
    banzhaf: String,
    shapley: String,
}

/// The words for what came of a resolution, their tone and their icon.
#[must_use]
pub fn outcome_badge(visit: &SignedIn, outcome: Outcome) -> (String, &'static str, &'static str) {
    let (tone, icon) = match outcome {
        Outcome::Adopted(_) => ("positive", "check"),
        Outcome::Rejected => ("negative", "x"),
        Outcome::NoQuorum => ("warning", "alert-triangle"),
    };
    (visit.text(&format!("outcome-{}", outcome.name().replace('_', "-"))), tone, icon)
}

/// The result of a resolution.
#[must_use]
pub fn outcomes(visit: &SignedIn, loaded: &Loaded, counted: &Counted) -> Outcomes {
    let about = &loaded.resolution.about;
    let power = if about.weighted { power(loaded) } else { Vec::new() };
    let members = if about.per_member { per_member(visit, loaded, counted, &power) } else { Vec::new() };
    Outcomes {
        sentence: sentence(visit, loaded, counted),
        facts: facts(visit, loaded, counted),
        rows: rows(visit, loaded, counted),
        weighted: about.weighted,
        note: crate::assembly_view::paragraphs(&counted.decision.note),
        per_member: members,
        with_power: !power.is_empty(),
        secret: counted.secret.iter().map(|answer| loaded.answer(visit, *answer)).collect(),
    }
}

fn sentence(visit: &SignedIn, loaded: &Loaded, counted: &Counted) -> String {
    let words = &counted.decision.words;
    let several = !loaded.options.is_empty();
    match counted.decision.outcome {
        Outcome::Adopted(_) if several => visit.text_with("outcome-chosen", &[("option", words.clone())]),
        Outcome::Adopted(_) => visit.text("outcome-adopted-sentence"),
        Outcome::Rejected if several => visit.text("outcome-no-option"),
        Outcome::Rejected => visit.text("outcome-rejected-sentence"),
        Outcome::NoQuorum => visit.text("outcome-no-quorum-sentence"),
    }
}

/// What counts: the weight, or the number of members.
fn votes(loaded: &Loaded, of: Weight) -> u64 {
    if loaded.resolution.about.weighted { of.weight } else { of.members }
}

fn ratio(part: u64, whole: u64) -> Share {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Share::ratio(number(part), number(whole)).unwrap_or_default()
}

fn facts(visit: &SignedIn, loaded: &Loaded, counted: &Counted) -> Vec<Fact> {
    let (words, about, counts) = (visit.words(), &loaded.resolution.about, &counted.counts);
    let (took, all) = (votes(loaded, counts.took_part), votes(loaded, counts.electorate));
    let args = json!({ "voted": counts.took_part.members, "voters": counts.electorate.members });
    let reached = if counts.has_quorum { "outcome-quorum-reached" } else { "outcome-quorum-missed" };
    let fact = |key: &str, value: String, note: Option<String>| Fact {
        label: visit.text(key),
        value,
        note,
        href: None,
    };
    vec![
        fact(
            "outcome-turnout",
            words.percent(&ratio(took, all)),
            Some(visit.say("outcome-turnout-of", args)),
        ),
        fact("resolution-quorum", quorum(visit, about.quorum), about.quorum.map(|_| visit.text(reached))),
        fact(
            "resolution-majority",
            majority(visit, about.majority),
            Some(visit.say("outcome-cast", json!({ "count": counts.cast }))),
        ),
    ]
}

fn rows(visit: &SignedIn, loaded: &Loaded, counted: &Counted) -> Vec<Row> {
    let (counts, words) = (&counted.counts, visit.words());
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let took = votes(loaded, counts.took_part);
    let row = |answer: VoteAnswer, of: Weight, cast: bool| Row {
        label: loaded.answer(visit, answer),
        chosen: matches!((counted.decision.outcome, answer),
            (Outcome::Adopted(chosen), VoteAnswer::Option(place)) if chosen == i32::from(place)),
        bar: bar(number(votes(loaded, of)), number(took.max(1)), Fill::First),
        members: of.members,
        weight: of.weight,
        percent: if cast { words.percent(&ratio(votes(loaded, of), counts.cast)) } else { String::new() },
    };
    let options = (0..=u8::MAX).zip(&counts.options);
    let options = options.map(|(place, of)| row(VoteAnswer::Option(place), *of, true));
    let blank = row(VoteAnswer::Blank, counts.blank, loaded.resolution.about.blank_is_cast);
    options.chain([blank, row(VoteAnswer::Abstain, counts.abstained, false)]).collect()
}

/// How often each member decides, in the order of the electorate; nothing where that is too much to count.
fn power(loaded: &Loaded) -> Vec<voting::Power> {
    let weight = |weight: i64| u64::try_from(weight).unwrap_or(0);
    let weights: Vec<u64> = loaded.voters.iter().map(|voter| weight(voter.weight)).collect();
    let all: u64 = weights.iter().sum();
    let quota = match loaded.resolution.about.majority {
        MajorityRule::Simple => all / 2 + 1,
        MajorityRule::Unanimous => all,
        MajorityRule::Qualified(part) => {
            let (of, whole) = (weight(part.of.into()), weight(part.in_all.into()).max(1));
            all.saturating_mul(of).div_ceil(whole)
        }
    };
    voting::power(&weights, quota).unwrap_or_default()
}

fn per_member(
    visit: &SignedIn,
    loaded: &Loaded,
    counted: &Counted,
    power: &[voting::Power],
) -> Vec<MemberRow> {
    let words = visit.words();
    let own = visit.actor.member().map(|own| own.id);
    let vote = |member: MemberId| counted.named.iter().find(|vote| vote.member == member);
    let rows = loaded.voters.iter().enumerate().map(|(n, voter)| {
        let (vote, worth) = (vote(voter.member), power.get(n));
        let percent = |share: Option<&Share>| share.map(|share| words.percent(share)).unwrap_or_default();
        MemberRow {
            name: loaded.name(voter.member),
            weight: voter.weight,
            answer: vote.map(|vote| loaded.answer(visit, vote.answer)),
            room: vote.is_some_and(|vote| vote.in_the_room),
            own: own == Some(voter.member),
            banzhaf: percent(worth.map(|power| &power.banzhaf)),
            shapley: percent(worth.map(|power| &power.shapley_shubik)),
        }
    });
    let mut rows: Vec<MemberRow> = rows.collect();
    rows.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
    rows
}
