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
    rows: Vec<Row>,
    electors: Vec<Elector>,
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

#[derive(Serialize)]
struct Row {
    name: String,
    cents: i64,
}

#[derive(Serialize)]
struct Elector {
    name: String,
    weight: i32,
    voted: bool,
    proxy: Option<String>,
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
    let rows =
        seen.frozen.candidates.iter().map(|one| Row { name: one.name.clone(), cents: one.cost.cents() });
    let electors = seen.frozen.electorate.iter().map(|elector| Elector {
        name: elector.name.clone(),
        weight: elector.weight,
        voted: seen.turnout.contains(&elector.member),
        proxy: None,
    });
    View {
        title: round.setup.title.clone(),
        lead: round.setup.intro.clone(),
        badge,
        tone,
        facts: seen.facts(visit, None),
        meter: seen.meter(visit),
        rules: seen.rules_in_words(visit),
        hours: hours(visit, seen),
        rows: rows.collect(),
        electors: electors.collect(),
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

fn hours(visit: &SignedIn, seen: &Seen) -> Vec<Fact> {
    let (words, setup) = (visit.words(), &seen.round.setup);
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let mut facts = vec![
        fact("round-hours-opens", words.instant(setup.opens_at)),
        fact("round-hours-closes", words.instant(setup.closes_at)),
        fact(
            "round-made-by",
            visit.say(
                "round-by-at",
                json!({ "name": seen.round.made.name, "at": words.instant(seen.round.made.at) }),
            ),
        ),
    ];
    if let Some(opening) = &seen.opening {
        let by = json!({ "name": opening.by, "at": words.instant(opening.at) });
        facts.push(fact("round-opened-by", visit.say("round-by-at", by)));
        facts.push(fact("round-opening-hash", opening.hash.clone()));
        facts.push(fact("round-lot-commitment", opening.lot_commitment.clone()));
    }
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
