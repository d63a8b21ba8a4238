//! The page of a round: what it asks, until when, how it is counted, who has voted, and whether one's own
//! vote was saved.

use actions::Refused;
use actions::ballots::votes_of;
use actix_web::web::{Data, Path};
use admin::round_tables::{CandidateRow, ElectorRow};
use admin::round_view::{Meter, Seen, badge};
use kernel::{MemberId, RoundId};
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Ballot, BallotSeal, Db, RoundState, TenantTx};
use web::templates::items::{Choice, Fact};
use web::{Failure, Page, Reply, SignedIn};

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
    votes: Vec<Vote>,
    rows: Vec<CandidateRow>,
    electors: Vec<ElectorRow>,
    at: String,
    holders: Vec<Choice>,
    most: i32,
    given: Option<String>,
    may_take_back: bool,
    may_give: bool,
    result: Option<String>,
}

/// A ballot that the actor may cast, and whether it was saved.
#[derive(Serialize)]
struct Vote {
    name: String,
    by_proxy: bool,
    saved: Option<String>,
    sealed: Option<String>,
    hash: Option<String>,
    waiting: bool,
    href: Option<String>,
}

/// A ballot that was saved, and its seal.
type Saved = (Ballot, Option<BallotSeal>);

/// What the page is made of.
struct Look {
    seen: Seen,
    votes: Vec<(MemberId, Option<Saved>)>,
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
    refused: impl FnOnce(Page<'v>) -> Result<Page<'v>, Failure>,
) -> Reply {
    let look = db.tenant(&visit.actor, "rounds.page", move |tx| look(tx, id)).await?;
    if look.seen.round.state == RoundState::Draft {
        return Err(Failure::Absent);
    }
    let page = visit.page("app/rounds/show", look.seen.round.setup.title.clone());
    let page = refused(page.under(visit.text("rounds-title"), format!("{}/rounds", visit.home())))?;
    page.show(&view(visit, &look))
}

fn look(tx: &mut TenantTx<'_>, id: RoundId) -> Result<Look, Refused> {
    let seen = Seen::read(tx, id)?;
    let mut votes = Vec::new();
    for member in votes_of(tx, id)? {
        let ballot = match tx.last_ballot(id, member)? {
            Some(ballot) => {
                let seal = tx.ballot_seal(ballot.id)?;
                Some((ballot, seal))
            }
            None => None,
        };
        votes.push((member, ballot));
    }
    Ok(Look { seen, votes })
}

fn view(visit: &SignedIn, look: &Look) -> View {
    let (seen, round) = (&look.seen, &look.seen.round);
    let own = visit.actor.member().map(|member| member.id);
    let (badge, tone) = badge(visit, round, seen.now);
    let open = round.state == RoundState::Open && seen.now < round.setup.closes_at;
    let may_vote = open && visit.actor.may(May::Vote);
    let given = seen.proxies.iter().find(|proxy| Some(proxy.member) == own);
    let voted = own.is_some_and(|own| seen.turnout.contains(&own));
    View {
        title: round.setup.title.clone(),
        lead: round.setup.intro.clone(),
        badge,
        tone,
        facts: seen.facts(visit, own),
        meter: seen.meter(visit),
        rules: seen.rules_in_words(visit),
        hours: seen.hours(visit),
        votes: look
            .votes
            .iter()
            .map(|(member, ballot)| vote(visit, look, *member, ballot.as_ref()))
            .collect(),
        rows: seen.candidate_rows(),
        electors: seen.elector_rows(visit),
        at: format!("{}/rounds/{}", visit.home(), round.id),
        holders: if may_vote && given.is_none() { holders(visit, look) } else { Vec::new() },
        most: round.setup.proxies_per_holder,
        given: given.map(|proxy| visit.say("proxy-given-to", json!({ "name": seen.name(proxy.holder) }))),
        may_take_back: may_vote && given.is_some() && !voted,
        may_give: may_vote
            && given.is_none()
            && !voted
            && round.setup.proxies_per_holder > 0
            && own.is_some_and(|own| seen.elector(own).is_some()),
        result: (round.state == RoundState::Closed)
            .then(|| format!("{}/rounds/{}/result", visit.home(), round.id)),
    }
}

fn vote(visit: &SignedIn, look: &Look, member: MemberId, ballot: Option<&Saved>) -> Vote {
    let seen = &look.seen;
    let own = visit.actor.member().map(|own| own.id) == Some(member);
    let by_holder = ballot.is_some_and(|(ballot, _)| ballot.holder.is_some()) && own;
    let casts = seen.takes_ballots() && visit.actor.may(May::Vote) && !by_holder;
    let saved = ballot.map(|(ballot, _)| {
        let at = visit.words().instant(ballot.cast.at);
        let about = json!({ "name": ballot.cast.name, "at": at, "version": ballot.version });
        visit.say(if by_holder { "vote-saved-by-holder" } else { "vote-saved" }, about)
    });
    let seal = ballot.and_then(|(_, seal)| seal.as_ref());
    Vote {
        name: seen.name(member),
        by_proxy: !own,
        waiting: saved.is_some() && seal.is_none(),
        saved,
        sealed: seal.map(|seal| visit.say("vote-sealed", json!({ "n": seal.n }))),
        hash: seal.map(|seal| seal.hash.clone()),
        href: casts.then(|| {
            let of = if own { String::new() } else { format!("?for={member}") };
            format!("{}/rounds/{}/ballot{of}", visit.home(), seen.round.id)
        }),
    }
}

/// Who could vote for the actor's member: everybody else who has not given its own vote away.
fn holders(visit: &SignedIn, look: &Look) -> Vec<Choice> {
    let own = visit.actor.member().map(|member| member.id);
    let gave = |member| look.seen.proxies.iter().any(|proxy| proxy.member == member);
    let choose = Choice { label: visit.text("proxy-choose"), ..Choice::default() };
    let others = look.seen.frozen.electorate.iter();
    let others = others.filter(|elector| Some(elector.member) != own && !gave(elector.member));
    let choice = |elector: &store::RoundElector| Choice {
        value: elector.member.to_string(),
        label: elector.name.clone(),
        ..Choice::default()
    };
    std::iter::once(choose).chain(others.map(choice)).collect()
}
