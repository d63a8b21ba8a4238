//! A ballot: the form, the check page, and casting it. Works without JavaScript, by keyboard and on a phone.
//!
//! Invariant: scores never stand in an address: the check page is asked for with a form.

mod check;
mod form;

use actions::Refused;
use actions::ballots::votes_of;
use actix_web::web::{Data, Path, Query};
use admin::ballot_view::Programme;
use admin::round_view::Seen;
use kernel::{MemberId, RoundId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Ballot, Db, Scores, StoreError, TenantTx};
use web::templates::items::Fact;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use form::{BallotForm, typed};

/// For whom the ballot is.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(rename = "for", default)]
    member: Option<MemberId>,
}

/// What a ballot is made of.
struct Look {
    seen: Seen,
    member: MemberId,
    last: Option<Ballot>,
    /// Whether the actor held the member's proxy and lost it meanwhile.
    lost: bool,
}

#[derive(Serialize)]
struct View {
    title: String,
    lead: String,
    facts: Vec<Fact>,
    rules: Vec<String>,
    programmes: Vec<Programme>,
    scored: Vec<Scored>,
    check: String,
    member: MemberId,
    based_on: i32,
    changes: bool,
    back: String,
}

/// How many candidates of a programme have a score.
#[derive(Serialize)]
struct Scored {
    href: String,
    name: String,
    count: String,
}

type Of = Path<(String, RoundId)>;

/// The ballot, with what was cast before.
pub async fn show(visit: SignedIn, path: Of, asked: Query<Asked>, db: Data<Db>) -> Reply {
    let look = looked(&visit, &db, path.1, asked.member).await?;
    if look.lost {
        return Err(Failure::Absent);
    }
    if !look.seen.takes_ballots() {
        return Ok(see_other(round_of(&visit, path.1)).warn("round-takes-no-ballots", &[]).into());
    }
    let (scores, based_on) = match &look.last {
        Some(ballot) => (ballot.scores.clone(), ballot.version),
        None => (Scores::new(), 0),
    };
    ballot_page(&visit, &look).show(&view(&visit, &look, &scores, based_on))
}

/// The check page: what would be cast.
pub async fn check(visit: SignedIn, path: Of, form: Form<BallotForm>, db: Data<Db>) -> Reply {
    let look = looked(&visit, &db, path.1, form.fields.member()).await?;
    if look.lost {
        let lost = actions::Fault::page("ballot-no-proxy");
        return ballot_again(&visit, &look, &form.fields, lost.into());
    }
    match form.fields.read(path.1) {
        Ok(cast) if !form.fields.again() => {
            let faults = actions::ballots::check_scores(&cast.scores, &look.seen.frozen.candidates);
            match faults {
                Ok(()) => check::page(&visit, &look, &form.fields, &cast.scores),
                Err(faults) => ballot_again(&visit, &look, &form.fields, Refused::Faults(faults)),
            }
        }
        // Back from the check page: the same scores, to go on with.
        Ok(cast) => ballot_page(&visit, &look).show(&view(&visit, &look, &cast.scores, cast.based_on)),
        Err(faults) => ballot_again(&visit, &look, &form.fields, Refused::Faults(faults)),
    }
}

/// Casts the ballot.
pub async fn create(visit: SignedIn, path: Of, form: Form<BallotForm>, db: Data<Db>) -> Reply {
    let (id, call) = (path.1, form.once("ballots.cast"));
    let done = match form.fields.read(id) {
        Ok(cast) => db.tenant(&visit.actor, call, move |tx| actions::ballots::cast(tx, &cast)).await,
        Err(faults) => Err(Refused::Faults(faults)),
    };
    match done {
        Ok(_) => Ok(see_other(round_of(&visit, id)).flash("ballot-cast").into()),
        Err(refused) => {
            let look = looked(&visit, &db, id, form.fields.member()).await?;
            ballot_again(&visit, &look, &form.fields, refused)
        }
    }
}

/// The ballot again, with what was refused. What was typed stays; it is based on the version of now, so that
/// whoever reads the sentence and goes on, goes on from there.
fn ballot_again(visit: &SignedIn, look: &Look, form: &BallotForm, refused: Refused) -> Reply {
    let page = ballot_page(visit, look).refused(refused)?;
    let based_on = look.last.as_ref().map_or(0, |ballot| ballot.version);
    page.show(&view(visit, look, &typed(form), based_on))
}

async fn looked(visit: &SignedIn, db: &Db, id: RoundId, member: Option<MemberId>) -> Result<Look, Failure> {
    let own = visit.actor.member().map(|member| member.id).ok_or(Failure::Absent)?;
    let member = member.unwrap_or(own);
    let look = move |tx: &mut TenantTx<'_>| {
        let seen = Seen::read(tx, id)?;
        // A ballot that is not the actor's to cast is not there; whoever lost a proxy meanwhile hears that.
        let lost = member != own && !votes_of(tx, id)?.contains(&member);
        if lost && !tx.had_proxy(id, member, own)? {
            return Err(Refused::Store(StoreError::Absent));
        }
        if seen.elector(member).is_none() {
            return Err(Refused::Store(StoreError::Absent));
        }
        Ok(Look { last: tx.last_ballot(id, member)?, member, lost, seen })
    };
    Ok(db.tenant(&visit.actor, "ballots.show", look).await?)
}

fn ballot_page<'v>(visit: &'v SignedIn, look: &Look) -> Page<'v> {
    let title = visit.say("ballot-title", json!({ "title": look.seen.round.setup.title }));
    visit
        .page("app/ballots/show", title)
        .under(visit.text("rounds-title"), format!("{}/rounds", visit.home()))
        .under(look.seen.round.setup.title.clone(), round_of(visit, look.seen.round.id))
}

fn view(visit: &SignedIn, look: &Look, scores: &Scores, based_on: i32) -> View {
    let seen = &look.seen;
    let programmes = seen.ballot(visit, scores);
    let scored = programmes.iter().map(|programme| Scored {
        href: format!("#{}", programme.id),
        name: programme.name.clone(),
        count: visit.say(
            "ballot-scored",
            json!({
                "scored": programme.items.iter().filter(|item| item.scored).count(),
                "count": programme.items.len(),
            }),
        ),
    });
    let name = seen.elector(look.member).map(|elector| elector.name.clone()).unwrap_or_default();
    let at = round_of(visit, seen.round.id);
    View {
        title: visit.say("ballot-title", json!({ "title": seen.round.setup.title })),
        lead: visit.say(
            "ballot-lead",
            json!({ "member": name, "closes": visit.words().instant(seen.round.setup.closes_at) }),
        ),
        facts: seen.facts(visit, Some(look.member)),
        rules: seen.rules_in_words(visit),
        scored: scored.collect(),
        programmes,
        check: format!("{at}/ballot/check"),
        member: look.member,
        based_on,
        changes: based_on > 0,
        back: at,
    }
}

fn round_of(visit: &SignedIn, round: RoundId) -> String {
    format!("{}/rounds/{round}", visit.home())
}
