//! Two rounds of Samen Digitaal: one that was closed, counted and decided about, and one to vote in now.
//!
//! Invariant: the ballots are invented, and the same on every machine: each member has its own taste.

use std::collections::BTreeMap;

use actions::ballots::{self, Cast};
use actions::proxies;
use actions::round_decisions::{self, Verdict, proposed};
use actions::rounds::{self, default_rules, is_open_to_rounds};
use jiff::civil::{DateTime, date};
use jiff::{Timestamp, ToSpan};
use kernel::{Cents, MemberId, RoundId, Share};
use store::{Candidate, RoundSetup, Scores};
use voting::{Quorum, QuorumOf, RoundRules};

use super::DemoError;
use super::accounts::{MEMBERS, VOTERS};
use super::stage::Stage;

const OFFICE: &str = "office@samen-digitaal.example";
const BOARD: &str = "board@samen-digitaal.example";
/// The closed round asks about so many candidates, and the open one about all.
const ASKED_FIRST: usize = 12;
/// Every so many members one did not vote.
const STAYED_AWAY: usize = 11;
/// In the open round every second member has voted.
const VOTED_ALREADY: usize = 2;
/// Enschede has not: its voter is the one to try.
const WAITS: &str = "GM0153";

/// Why the board deviates once.
const WAITS_FOR_THE_LAW: &str = "De wet verandert in juli 2027. Wij wachten daarop, want anders bouwen wij \
    deze dienst twee keer.";

/// The first round: closed, counted, and decided about.
pub(super) fn close(stage: &Stage) -> Result<(), DemoError> {
    let closed = hold(
        stage,
        &keeping_the_rest(setup(
            stage,
            "Routekaart 2026",
            "Welke diensten maken wij als eerste samen? De leden verdelen het budget van 2026.",
            Cents::new(45_000_000),
            ASKED_FIRST,
            [date(2026, 9, 14).at(9, 0, 0, 0), date(2026, 9, 28).at(17, 0, 0, 0)],
        )?),
        date(2026, 9, 11).at(10, 30, 0, 0),
    )?;
    stage.at(date(2026, 9, 22).at(14, 0, 0, 0))?;
    let voters = MEMBERS.into_iter().enumerate().filter(|(n, _)| n % STAYED_AWAY != STAYED_AWAY - 1);
    let voters: Vec<(usize, &str)> = voters.collect();
    // One member lets another vote for it.
    if let [(_, giver), (_, holder), ..] = voters[..] {
        let holder = stage.member(OFFICE, holder)?;
        stage.act_for(VOTERS, giver, "demo.proxy", |tx| proxies::give(tx, closed, holder))?;
    }
    for (n, code) in &voters {
        cast(stage, closed, *n, (code, &voters))?;
    }
    stage.at(date(2026, 9, 28).at(17, 0, 30, 0))?;
    stage.work()?;
    stage.at(date(2026, 10, 5).at(15, 45, 0, 0))?;
    decide(stage, closed)
}

/// The board follows the outcome, but for the last service that it funds.
fn decide(stage: &Stage, round: RoundId) -> Result<(), DemoError> {
    stage.act(BOARD, "round-decisions.decide", |tx| {
        let round = tx.round(round)?;
        let proposed = proposed(&round_decisions::to_decide(tx, &round)?);
        let last = proposed.iter().rfind(|one| one.funded).map(|one| one.candidate);
        let verdict = |one: &round_decisions::Proposed| {
            let deviates = Some(one.candidate) == last;
            let reason = if deviates { WAITS_FOR_THE_LAW } else { "" };
            Verdict { deviates, place: None, reason: reason.to_owned() }
        };
        let verdicts = proposed.iter().map(|one| (one.candidate, verdict(one))).collect();
        round_decisions::decide(tx, round.id, &verdicts)
    })
}

/// The round that is open now: for members to vote in.
pub(super) fn open(stage: &Stage) -> Result<(), DemoError> {
    let planned = date(2026, 12, 4).at(17, 0, 0, 0);
    let soon = stage.machine_day()?.saturating_add(12.days()).at(17, 0, 0, 0);
    let setup = setup(
        stage,
        "Routekaart 2027",
        "Welke diensten maken wij in 2027 samen? Geef elke dienst een score.",
        Cents::new(120_000_000),
        usize::MAX,
        [date(2026, 11, 16).at(9, 0, 0, 0), planned.max(soon)],
    )?;
    let carried = stage.act(OFFICE, "demo.left", |tx| Ok(rounds::left_over(tx, None)?))?;
    let setup = RoundSetup { carried, ..setup };
    let round = hold(stage, &setup, date(2026, 11, 13).at(11, 0, 0, 0))?;
    stage.at(date(2026, 11, 20).at(9, 20, 0, 0))?;
    for (n, code) in MEMBERS.into_iter().enumerate() {
        if n % VOTED_ALREADY == 1 && code != WAITS {
            cast(stage, round, n, (code, &[]))?;
        }
    }
    stage.work()
}

fn setup(
    stage: &Stage,
    title: &str,
    intro: &str,
    budget: Cents,
    most: usize,
    [opens, closes]: [DateTime; 2],
) -> Result<RoundSetup, DemoError> {
    let candidates: Vec<Candidate> = stage.act(OFFICE, "demo.candidates", |tx| Ok(tx.candidates()?))?;
    let mut candidates: Vec<Candidate> = candidates.into_iter().filter(is_open_to_rounds).collect();
    candidates.sort_by_key(|one| one.number);
    let half = Share::ratio(1, 2).map_err(DemoError::of)?;
    Ok(RoundSetup {
        title: title.to_owned(),
        intro: intro.to_owned(),
        rules: default_rules(),
        budget,
        candidates: candidates.iter().take(most).map(|one| one.id).collect(),
        opens_at: instant(opens)?,
        closes_at: instant(closes)?,
        meeting_on: None,
        quorum: Some(Quorum { of: QuorumOf::Members, least: half }),
        proxies_per_holder: 2,
        weights: String::new(),
        remind_days: 3,
        repeats: None,
        electors: None,
        carried: Vec::new(),
    })
}

/// The same round, whose rest goes into the next.
fn keeping_the_rest(mut setup: RoundSetup) -> RoundSetup {
    if let RoundRules::Scores { fill, .. } = &mut setup.rules {
        "carry-over".clone_into(fill);
    }
    setup
}

/// The office sets it up, the board opens it, and the clock goes to its first hour.
fn hold(stage: &Stage, setup: &RoundSetup, made: DateTime) -> Result<RoundId, DemoError> {
    stage.at(made)?;
    let id = stage.act(OFFICE, "rounds.set-up", |tx| rounds::set_up(tx, setup))?;
    stage.act(BOARD, "rounds.open", |tx| rounds::open(tx, id))?;
    Ok(id)
}

/// A member votes by its taste; for who gave it a proxy as well.
fn cast(
    stage: &Stage,
    round: RoundId,
    n: usize,
    (code, voters): (&str, &[(usize, &str)]),
) -> Result<(), DemoError> {
    let first = voters.first().map(|(_, code)| *code);
    if first == Some(code) {
        return Ok(());
    }
    let mut of: BTreeMap<usize, MemberId> = BTreeMap::from([(n, stage.member(OFFICE, code)?)]);
    if let [(giver, by), (holder, _), ..] = voters
        && *holder == n
    {
        of.insert(*giver, stage.member(OFFICE, by)?);
    }
    for (taste, member) in of {
        stage.act_for(VOTERS, code, "ballots.cast", |tx| {
            let asked = tx.round_candidates(round)?;
            let scores: Scores =
                (0..).zip(&asked).map(|(place, one)| (one.candidate, liking(taste, place))).collect();
            ballots::cast(tx, &Cast { round, member, based_on: 0, scores })
        })?;
    }
    Ok(())
}

/// How much a member likes a candidate: three groups of members want different things, and all want the first
/// few a little.
fn liking(member: usize, candidate: usize) -> Option<u8> {
    let drawn = (member * 7 + candidate * 13 + member * candidate * 5) % 17;
    match (member % 3 == candidate % 3, candidate < 4, drawn) {
        (_, _, 16) => None,
        (true, _, 0..=8) => Some(3),
        (true, _, _) => Some(2),
        (false, true, 0..=9) => Some(1),
        (false, _, 0..=3) => Some(2),
        (false, _, 4..=7) => Some(1),
        _ => Some(0),
    }
}

fn instant(at: DateTime) -> Result<Timestamp, DemoError> {
    Ok(at.to_zoned(store::amsterdam()).map_err(DemoError::of)?.timestamp())
}
