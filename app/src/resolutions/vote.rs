//! Voting: the ballot, a page to check it, and the vote.

use actions::votes::{self, Cast, is_offered};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use admin::resolution_view::Loaded;
use kernel::ResolutionId;
use serde::{Deserialize, Serialize};
use store::{Db, VoteAnswer};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Reply, SignedIn, see_other};

use super::{below, href, load, may_vote};

/// A ballot as it is filled in.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct VoteForm {
    #[serde(default)]
    answer: String,
    /// The version of the vote that the form was based on.
    #[serde(default)]
    based_on: String,
    /// Whether the ballot was checked.
    #[serde(default)]
    sure: String,
}

#[derive(Serialize)]
struct Ballot {
    question: String,
    member: String,
    weight: Option<i64>,
    answers: Vec<Choice>,
    based_on: i32,
    secret: bool,
    closes: String,
    action: String,
    back: String,
}

#[derive(Serialize)]
struct Check {
    question: String,
    member: String,
    answer: String,
    chosen: String,
    based_on: String,
    secret: bool,
    closes: String,
    action: String,
    back: String,
}

/// The ballot.
pub async fn form(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    let loaded = load(&visit, &db, path.1).await?;
    if !may_vote(&visit, &loaded) {
        return Ok(see_other(href(&visit, path.1)).into());
    }
    let chosen = loaded.own.as_ref().map(|vote| vote.answer.name()).unwrap_or_default();
    ballot(&visit, &loaded, &chosen, None)
}

fn ballot(visit: &SignedIn, loaded: &Loaded, chosen: &str, refused: Option<Refused>) -> Reply {
    let member = visit.actor.member().ok_or(Failure::Absent)?;
    let one = &loaded.resolution;
    let here = href(visit, one.id);
    let choice = |answer: VoteAnswer| Choice {
        value: answer.name(),
        label: loaded.answer(visit, answer),
        note: note(visit, answer),
        selected: answer.name() == chosen,
        ..Choice::default()
    };
    let weight = loaded.voters.iter().find(|voter| voter.member == member.id).map(|voter| voter.weight);
    let title = visit.text("vote-title");
    let page =
        below(visit, loaded, "app/resolutions/vote", title).under(one.about.question.clone(), here.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&Ballot {
        question: one.about.question.clone(),
        member: member.name.clone(),
        weight: weight.filter(|_| one.about.weighted),
        answers: loaded.answers().into_iter().map(choice).collect(),
        based_on: loaded.own.as_ref().map_or(0, |vote| vote.version),
        secret: one.about.secret,
        closes: visit.words().instant(one.about.closes_at),
        action: format!("{here}/vote"),
        back: here,
    })
}

fn note(visit: &SignedIn, answer: VoteAnswer) -> Option<String> {
    match answer {
        VoteAnswer::Option(_) => None,
        VoteAnswer::Blank => Some(visit.text("answer-blank-note")),
        VoteAnswer::Abstain => Some(visit.text("answer-abstain-note")),
    }
}

/// Shows the ballot to be checked, and casts it once it was.
pub async fn cast(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<VoteForm>,
    db: Data<Db>,
) -> Reply {
    let loaded = load(&visit, &db, path.1).await?;
    let answer = match read(&loaded, &form.fields) {
        Ok(answer) => answer,
        Err(fault) => return ballot(&visit, &loaded, "", Some(fault.into())),
    };
    if form.fields.sure.is_empty() && may_vote(&visit, &loaded) {
        return check(&visit, &loaded, answer, &form.fields);
    }
    let vote = Cast { resolution: path.1, answer, based_on: form.fields.based_on.parse().unwrap_or(0) };
    let secret = loaded.resolution.about.secret;
    match try_cast(&visit, &db, &form, (vote, secret)).await {
        Ok(()) => Ok(see_other(href(&visit, path.1)).flash("vote-cast").into()),
        Err(refused) => ballot(&visit, &load(&visit, &db, path.1).await?, "", Some(refused)),
    }
}

async fn try_cast(
    visit: &SignedIn,
    db: &Db,
    form: &Form<VoteForm>,
    (vote, secret): (Cast, bool),
) -> Result<(), Refused> {
    if secret {
        // Nothing is kept for a repeat: that would hold a person and a time beside the ballot.
        return db.tenant(&visit.actor, "votes.cast", move |tx| votes::cast(tx, &vote)).await;
    }
    db.tenant(&visit.actor, form.once("votes.cast"), move |tx| votes::cast(tx, &vote)).await
}

fn read(loaded: &Loaded, form: &VoteForm) -> Result<VoteAnswer, Fault> {
    let answer = VoteAnswer::from_name(&form.answer);
    let answer = answer.filter(|answer| is_offered(*answer, loaded.options.len()));
    answer.ok_or_else(|| Fault::field("answer", "vote-answer-missing"))
}

fn check(visit: &SignedIn, loaded: &Loaded, answer: VoteAnswer, form: &VoteForm) -> Reply {
    let member = visit.actor.member().ok_or(Failure::Absent)?;
    let one = &loaded.resolution;
    let here = href(visit, one.id);
    let page = below(visit, loaded, "app/resolutions/check", visit.text("vote-check-title"))
        .under(one.about.question.clone(), here.clone());
    page.show(&Check {
        question: one.about.question.clone(),
        member: member.name.clone(),
        answer: answer.name(),
        chosen: loaded.answer(visit, answer),
        based_on: form.based_on.clone(),
        secret: one.about.secret,
        closes: visit.words().instant(one.about.closes_at),
        action: format!("{here}/vote"),
        back: format!("{here}/vote"),
    })
}
