//! A resolution as members see it: its rules, its amendments, how many voted, and one's own vote.

mod amendments;
mod vote;

use actions::resolutions::Phase;
use actix_web::web::{Data, Path};
use admin::assembly_view::phase_badge;
use admin::resolution_view::{self, Loaded, Proposed, Turnout};
use kernel::ResolutionId;
use serde::Serialize;
use store::roles::May;
use store::{AssemblyState, Db, StoreError, TenantTx};
use web::templates::items::Fact;
use web::{Page, Reply, SignedIn};

pub use amendments::{create as propose, new as new_amendment, withdraw};
pub use vote::{cast, form as vote_form};

#[derive(Serialize)]
struct Show {
    question: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    lead: String,
    body: Vec<String>,
    options: Vec<String>,
    rules: Vec<Fact>,
    why_again: Option<String>,
    turnout: Option<Turnout>,
    own: Option<Own>,
    vote_href: Option<String>,
    amendments: Vec<Proposed>,
    propose_href: Option<String>,
    result_href: Option<String>,
}

/// What the own member did.
#[derive(Serialize)]
struct Own {
    name: String,
    /// `voted`, `secret`, `not-yet`, `missed` or `not-in`.
    state: &'static str,
    answer: Option<String>,
    cast: Option<String>,
    room: bool,
}

/// The page of a resolution.
pub async fn show(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    let loaded = load(&visit, &db, path.1).await?;
    let view = view(&visit, &loaded);
    below(&visit, &loaded, "app/resolutions/show", view.question.clone()).show(&view)
}

async fn load(visit: &SignedIn, db: &Db, id: ResolutionId) -> Result<Loaded, StoreError> {
    db.tenant(&visit.actor, "resolutions.show", move |tx: &mut TenantTx<'_>| Loaded::read(tx, id)).await
}

/// A page below the assembly of a resolution.
fn below<'p>(visit: &'p SignedIn, loaded: &Loaded, template: &'static str, title: String) -> Page<'p> {
    let list = format!("{}/assemblies", visit.home());
    let above = format!("{list}/{}", loaded.assembly.id);
    let page = visit.page(template, title).under(visit.text("assemblies-title"), list);
    page.under(loaded.assembly.about.title.clone(), above)
}

fn href(visit: &SignedIn, id: ResolutionId) -> String {
    format!("{}/resolutions/{id}", visit.home())
}

fn view(visit: &SignedIn, loaded: &Loaded) -> Show {
    let (one, phase) = (&loaded.resolution, loaded.phase());
    let (badge, badge_tone, badge_icon) = phase_badge(visit, phase);
    let here = href(visit, one.id);
    let convened = loaded.assembly.state == AssemblyState::Convened;
    let proposes = phase == Phase::Preparing && convened && visit.actor.may(May::Wish);
    Show {
        question: one.about.question.clone(),
        badge,
        badge_tone,
        badge_icon,
        lead: visit.text(&format!("resolution-lead-{}", phase.name())),
        body: admin::assembly_view::paragraphs(&loaded.item.about.body),
        options: loaded.options.clone(),
        rules: resolution_view::rules(visit, one),
        why_again: one.about.again.as_ref().map(|(_, why)| why.clone()),
        turnout: resolution_view::turnout(visit, loaded),
        own: own(visit, loaded, phase),
        vote_href: may_vote(visit, loaded).then(|| format!("{here}/vote")),
        amendments: resolution_view::amendments(visit, loaded),
        propose_href: (proposes && visit.actor.member().is_some()).then(|| format!("{here}/amendments/new")),
        result_href: (phase == Phase::Decided).then(|| format!("{}/decisions/{}", visit.home(), one.id)),
    }
}

/// Whether the actor can vote now, or change the vote.
fn may_vote(visit: &SignedIn, loaded: &Loaded) -> bool {
    let Some(member) = visit.actor.member().map(|own| own.id) else { return false };
    let once = loaded.resolution.about.secret && loaded.voted.contains(&member);
    let in_electorate = loaded.voters.iter().any(|voter| voter.member == member);
    loaded.phase() == Phase::Voting && in_electorate && !once && visit.actor.may(May::Vote)
}

fn own(visit: &SignedIn, loaded: &Loaded, phase: Phase) -> Option<Own> {
    if matches!(phase, Phase::Preparing | Phase::Withdrawn) {
        return None;
    }
    let member = visit.actor.member()?;
    let voted = loaded.voted.contains(&member.id);
    let votes = loaded.voters.iter().any(|voter| voter.member == member.id);
    let state = match (voted, votes) {
        (_, false) => "not-in",
        (true, _) if loaded.resolution.about.secret => "secret",
        (true, _) => "voted",
        (false, _) if matches!(phase, Phase::Counting | Phase::Decided) => "missed",
        (false, _) => "not-yet",
    };
    let words = visit.words();
    let cast = loaded.own.as_ref().map(|vote| {
        let (name, at) = (vote.cast_by.as_str().into(), words.instant(vote.cast_at).into());
        words.say("vote-own-cast", &[("name", name), ("at", at)])
    });
    Some(Own {
        name: member.name.clone(),
        state,
        answer: loaded.own.as_ref().map(|vote| loaded.answer(visit, vote.answer)),
        cast,
        room: loaded.own.as_ref().is_some_and(|vote| vote.in_the_room),
    })
}
