//! Voting: the ballot, a page to check it, and the vote.

use actions::votes::{self, Cast, is_offered};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use admin::resolution_view::Loaded;
use kernel::{MemberId, ResolutionId};
use serde::{Deserialize, Serialize};
use store::{Db, NamedVote, StoreError, TenantTx, VoteAnswer};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Reply, SignedIn, see_other};

use super::own::may_vote;
use super::{below, href};

/// A ballot as it is filled in.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct VoteForm {
    #[serde(default)]
    answer: String,
    /// Whose vote it is; empty: the actor's own member's.
    #[serde(default)]
    member: String,
    /// The version of the vote that the form was based on.
    #[serde(default)]
    based_on: String,
    /// Whether the ballot was checked.
    #[serde(default)]
    sure: String,
}

/// For whom the ballot is.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(rename = "for", default)]
    member: Option<MemberId>,
}

/// A resolution, and the member whose vote it is about.
struct Look {
    loaded: Loaded,
    member: MemberId,
    /// Whether the actor held the member's proxy and lost it meanwhile.
    lost: bool,
}

#[derive(Serialize)]
struct Ballot {
    question: String,
    member: String,
    member_id: String,
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
    member_id: String,
    answer: String,
    chosen: String,
    based_on: String,
    secret: bool,
    closes: String,
    action: String,
    back: String,
}

/// The ballot.
pub async fn form(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    asked: Query<Asked>,
    db: Data<Db>,
) -> Reply {
    let look = looked(&visit, &db, path.1, asked.member).await?;
    if look.lost {
        return Err(Failure::Absent);
    }
    if !may_vote(&visit, &look.loaded, look.member) {
        return Ok(see_other(href(&visit, path.1)).into());
    }
    let chosen = look.last().map(|vote| vote.answer.name()).unwrap_or_default();
    ballot(&visit, &look, &chosen, None)
}

impl Look {
    /// What was cast before, where the actor may see it.
    fn last(&self) -> Option<&NamedVote> {
        self.loaded.mine.get(&self.member).and_then(Option::as_ref)
    }
}

async fn looked(
    visit: &SignedIn,
    db: &Db,
    id: ResolutionId,
    member: Option<MemberId>,
) -> Result<Look, Failure> {
    let own = visit.actor.member().map(|own| own.id).ok_or(Failure::Absent)?;
    let member = member.unwrap_or(own);
    let look = move |tx: &mut TenantTx<'_>| {
        let loaded = Loaded::read(tx, id)?;
        // A vote that is not the actor's to cast is not there; whoever lost a proxy meanwhile hears that.
        let lost = member != own && !loaded.mine.contains_key(&member);
        if lost && !tx.had_resolution_proxy(id, member, own)? {
            return Err(StoreError::Absent);
        }
        Ok(Look { loaded, member, lost })
    };
    Ok(db.tenant(&visit.actor, "votes.show", look).await?)
}

fn ballot(visit: &SignedIn, look: &Look, chosen: &str, refused: Option<Refused>) -> Reply {
    let loaded = &look.loaded;
    let one = &loaded.resolution;
    let here = href(visit, one.id);
    let choice = |answer: VoteAnswer| Choice {
        value: answer.name(),
        label: loaded.answer(visit, answer),
        note: note(visit, answer),
        selected: answer.name() == chosen,
        ..Choice::default()
    };
    let weight = loaded.voters.iter().find(|voter| voter.member == look.member).map(|voter| voter.weight);
    let title = visit.text("vote-title");
    let page =
        below(visit, loaded, "app/resolutions/vote", title).under(one.about.question.clone(), here.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&Ballot {
        question: one.about.question.clone(),
        member: loaded.name(look.member),
        member_id: look.member.to_string(),
        weight: weight.filter(|_| one.about.weighted),
        answers: loaded.answers().into_iter().map(choice).collect(),
        based_on: look.last().map_or(0, |vote| vote.version),
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
    let (id, member) = (path.1, form.fields.member.parse().ok());
    let look = looked(&visit, &db, id, member).await?;
    let answer = match read(&look, &form.fields) {
        Ok(answer) => answer,
        Err(fault) => return ballot(&visit, &look, &form.fields.answer, Some(fault.into())),
    };
    if form.fields.sure.is_empty() && may_vote(&visit, &look.loaded, look.member) {
        return check(&visit, &look, answer, &form.fields);
    }
    match try_cast(&visit, &db, &form, (&look, answer)).await {
        Ok(()) => Ok(see_other(href(&visit, id)).flash("vote-cast").into()),
        Err(refused) => ballot(&visit, &looked(&visit, &db, id, member).await?, "", Some(refused)),
    }
}

async fn try_cast(
    visit: &SignedIn,
    db: &Db,
    form: &Form<VoteForm>,
    (look, answer): (&Look, VoteAnswer),
) -> Result<(), Refused> {
    let based_on = form.fields.based_on.parse().unwrap_or(0);
    let vote = Cast { resolution: look.loaded.resolution.id, member: look.member, answer, based_on };
    if look.loaded.resolution.about.secret {
        // Nothing is kept for a repeat: that would hold a person and a time beside the ballot.
        return db.tenant(&visit.actor, "votes.cast", move |tx| votes::cast(tx, &vote)).await;
    }
    db.tenant(&visit.actor, form.once("votes.cast"), move |tx| votes::cast(tx, &vote)).await
}

fn read(look: &Look, form: &VoteForm) -> Result<VoteAnswer, Fault> {
    if look.lost {
        return Err(Fault::page("ballot-no-proxy"));
    }
    let answer = VoteAnswer::from_name(&form.answer);
    let answer = answer.filter(|answer| is_offered(*answer, look.loaded.options.len()));
    answer.ok_or_else(|| Fault::field("answer", "vote-answer-missing"))
}

fn check(visit: &SignedIn, look: &Look, answer: VoteAnswer, form: &VoteForm) -> Reply {
    let loaded = &look.loaded;
    let own = visit.actor.member().is_some_and(|own| own.id == look.member);
    let of = if own { String::new() } else { format!("?for={}", look.member) };
    let one = &loaded.resolution;
    let here = href(visit, one.id);
    let page = below(visit, loaded, "app/resolutions/check", visit.text("vote-check-title"))
        .under(one.about.question.clone(), here.clone());
    page.show(&Check {
        question: one.about.question.clone(),
        member: loaded.name(look.member),
        member_id: look.member.to_string(),
        answer: answer.name(),
        chosen: loaded.answer(visit, answer),
        based_on: form.based_on.clone(),
        secret: one.about.secret,
        closes: visit.words().instant(one.about.closes_at),
        action: format!("{here}/vote"),
        back: format!("{here}/vote{of}"),
    })
}
