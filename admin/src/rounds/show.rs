//! The page of a round for the office: the preview of a draft, and how an open round goes.

use actix_web::web::{Data, Path};
use kernel::RoundId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Db, RoundChallenge, RoundState, Scores, TenantTx};
use web::templates::items::{Check, Fact};
use web::{Page, Reply, SignedIn};

use crate::ballot_view::Programme;
use crate::round_tables::{CandidateRow, ElectorRow};
use crate::round_view::{Meter, Seen, badge};

#[derive(Serialize)]
struct View {
    title: String,
    lead: String,
    badge: String,
    tone: &'static str,
    facts: Vec<Fact>,
    meter: Option<Meter>,
    rules: Vec<String>,
    hours: Vec<Fact>,
    rows: Vec<CandidateRow>,
    electors: Vec<ElectorRow>,
    ballot: Vec<Programme>,
    checks: Vec<Check>,
    at: String,
    public: String,
    edit: bool,
    may_open: bool,
    waits: Option<String>,
    may_remind: bool,
    may_withdraw: bool,
    may_challenge: bool,
    challenged: Option<String>,
    again: String,
    result: Option<String>,
}

/// The page of a round.
pub async fn show(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, Ok).await
}

/// The page of a round, with what was refused on it.
///
/// # Errors
/// Those of the store.
pub(super) async fn page<'v>(
    visit: &'v SignedIn,
    db: &Db,
    id: RoundId,
    refused: impl FnOnce(Page<'v>) -> Result<Page<'v>, web::Failure>,
) -> Reply {
    let look = move |tx: &mut TenantTx<'_>| {
        let seen = Seen::read(tx, id)?;
        Ok::<_, actions::Refused>((seen, tx.round_challenge(id)?))
    };
    let (seen, challenge) = db.tenant(&visit.actor, "rounds.show", look).await?;
    let above = format!("{}/office/rounds", visit.home());
    let page = visit.page("admin/rounds/show", seen.round.setup.title.clone());
    let page = refused(page.under(visit.text("rounds-title"), above))?;
    page.show(&view(visit, &seen, challenge))
}

fn view(visit: &SignedIn, seen: &Seen, challenge: Option<RoundChallenge>) -> View {
    let (round, home) = (&seen.round, visit.home());
    let (keeps, is_draft) = (visit.actor.may(May::KeepRounds), round.state == RoundState::Draft);
    let (badge, tone) = badge(visit, round, seen.now);
    let own = visit.actor.person() == Some(round.made.person);
    View {
        title: round.setup.title.clone(),
        lead: round.setup.intro.clone(),
        badge,
        tone,
        facts: seen.facts(visit, None),
        meter: seen.meter(visit),
        rules: seen.rules_in_words(visit),
        hours: hours(visit, seen),
        rows: seen.candidate_rows(),
        electors: seen.elector_rows(visit),
        ballot: if is_draft { seen.ballot(visit, &Scores::new()) } else { Vec::new() },
        checks: checks(visit, seen),
        at: format!("{home}/office/rounds/{}", round.id),
        public: format!("{home}/rounds/{}", round.id),
        edit: keeps && is_draft,
        may_open: keeps && is_draft && !own && seen.fault.is_none(),
        waits: (is_draft && own).then(|| visit.text("round-waits-for-second")),
        may_remind: keeps && seen.takes_ballots(),
        may_withdraw: keeps
            && (is_draft || round.state == RoundState::Open && seen.now < round.setup.closes_at),
        may_challenge: keeps && round.state == RoundState::Closed && challenge.is_none(),
        challenged: challenge.map(|one| {
            let at = visit.words().instant(one.at);
            visit.say("round-challenged-by", json!({ "name": one.by, "at": at, "reason": one.reason }))
        }),
        again: format!("{home}/office/rounds/new?repeats={}", round.id),
        result: (round.state == RoundState::Closed).then(|| format!("{home}/rounds/{}/result", round.id)),
    }
}

/// The hours, and who set the round up.
fn hours(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let made = &seen.round.made;
    let by = json!({ "name": made.name, "at": visit.words().instant(made.at) });
    let (label, value) = (visit.text("round-made-by"), visit.say("round-by-at", by));
    let mut facts = seen.hours(visit);
    facts.insert(2, Fact { label, value, ..Fact::default() });
    facts
}

/// What opening looks at.
fn checks(visit: &SignedIn, seen: &Seen) -> Vec<Check> {
    if seen.round.state != RoundState::Draft {
        return Vec::new();
    }
    let check =
        |text: String, good: bool| Check { text, state: (!good).then_some("fail"), ..Check::default() };
    let mut checks = vec![
        check(
            visit.say("round-check-electorate", json!({ "count": seen.frozen.electorate.len() })),
            !seen.frozen.electorate.is_empty(),
        ),
        check(visit.text("round-check-hour"), seen.now < seen.round.setup.closes_at),
    ];
    match &seen.fault {
        Some(fault) => {
            let args: Vec<(&str, String)> = fault.args.clone();
            checks.push(check(visit.text_with(&fault.code, &args), false));
        }
        None => {
            let count = seen.frozen.candidates.len();
            checks.push(check(visit.say("round-check-candidates", json!({ "count": count })), true));
        }
    }
    checks
}
