//! Resolutions in the office: made, opened by a second person, called in the room, closed and counted.

mod amendments;
mod deeds;
mod new;

use actions::Refused;
use actions::resolutions::{self, Phase, may_close};
use actix_web::web::{Data, Path};
use kernel::{MemberId, ResolutionId};
use serde::{Deserialize, Serialize};
use store::{Db, ResolutionState, StoreError, TenantTx, VoteAnswer};
use validator::Validate;
use web::templates::items::{Choice, Fact};
use web::{Form, Nothing, Page, Reply, SignedIn, see_other};

use crate::assembly_view::phase_badge;
use crate::resolution_view::{self, Loaded, Proposed, Turnout};

pub use amendments::{handle, merge, reject};
pub use deeds::{note, record, remind};
pub use new::{create, new};

#[derive(Serialize)]
struct Show {
    question: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    rules: Vec<Fact>,
    signatures: Vec<Fact>,
    options: Vec<String>,
    why_again: Option<String>,
    amendments: Vec<Proposed>,
    turnout: Option<Turnout>,
    href: String,
    member_href: String,
    result_href: Option<String>,
    draft: bool,
    may_open: bool,
    made_by: String,
    closes: bool,
    waits: bool,
    reminds: bool,
    notes: bool,
    note: String,
    members: Vec<Choice>,
    answers: Vec<Choice>,
}

/// What the office writes beside a decision.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct ClosureForm {
    #[serde(default)]
    note: String,
}

/// The page of a resolution.
pub async fn show(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, String::new(), None).await
}

async fn load(visit: &SignedIn, db: &Db, id: ResolutionId) -> Result<Loaded, StoreError> {
    db.tenant(&visit.actor, "resolutions.show", move |tx: &mut TenantTx<'_>| Loaded::read(tx, id)).await
}

async fn page(visit: &SignedIn, db: &Db, id: ResolutionId, note: String, refused: Option<Refused>) -> Reply {
    let loaded = load(visit, db, id).await?;
    let page = below(visit, &loaded, "admin/resolutions/show", loaded.resolution.about.question.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&view(visit, &loaded, note))
}

/// A page below the assembly of a resolution.
fn below<'p>(visit: &'p SignedIn, loaded: &Loaded, template: &'static str, title: String) -> Page<'p> {
    let list = format!("{}/office/assemblies", visit.home());
    let above = format!("{list}/{}", loaded.assembly.id);
    let page = visit.page(template, title).under(visit.text("assemblies-title"), list);
    page.under(loaded.assembly.about.title.clone(), above)
}

fn view(visit: &SignedIn, loaded: &Loaded, note: String) -> Show {
    let (one, phase) = (&loaded.resolution, loaded.phase());
    let (badge, badge_tone, badge_icon) = phase_badge(visit, phase);
    let another = visit.actor.person().is_some_and(|person| person != one.made.person);
    let draft = one.state == ResolutionState::Draft;
    let closes = may_close(one, loaded.now, loaded.voted.len(), loaded.voters.len());
    let began = loaded.assembly.about.starts_at <= loaded.now;
    let calls = phase == Phase::Voting && began && !one.about.secret;
    Show {
        question: one.about.question.clone(),
        badge,
        badge_tone,
        badge_icon,
        rules: resolution_view::rules(visit, one),
        signatures: signatures(visit, loaded),
        options: loaded.options.clone(),
        why_again: one.about.again.as_ref().map(|(_, why)| why.clone()),
        amendments: resolution_view::amendments(visit, loaded),
        turnout: resolution_view::turnout(visit, loaded),
        href: href(visit, one.id),
        member_href: format!("{}/resolutions/{}", visit.home(), one.id),
        result_href: (phase == Phase::Decided).then(|| format!("{}/decisions/{}", visit.home(), one.id)),
        draft,
        may_open: draft && another,
        made_by: one.made.name.clone(),
        closes,
        waits: one.state == ResolutionState::Open && !closes,
        reminds: phase == Phase::Voting,
        notes: loaded.unnoted,
        note,
        members: if calls { absent(visit, loaded) } else { Vec::new() },
        answers: if calls { answers(visit, loaded) } else { Vec::new() },
    }
}

fn signatures(visit: &SignedIn, loaded: &Loaded) -> Vec<Fact> {
    let (words, one) = (visit.words(), &loaded.resolution);
    let fact = |key: &str, name: &str, at| Fact {
        label: visit.text(key),
        value: name.to_owned(),
        note: Some(words.instant(at)),
        href: None,
    };
    let mut facts = vec![fact("resolution-made-by", &one.made.name, one.made.at)];
    facts.extend(one.opened.as_ref().map(|by| fact("resolution-opened-by", &by.name, by.at)));
    facts.extend(one.closed.as_ref().map(|(by, at)| fact("resolution-closed-by", by, *at)));
    facts
}

/// The members that did not vote yet, by name.
fn absent(visit: &SignedIn, loaded: &Loaded) -> Vec<Choice> {
    let missing = loaded.voters.iter().filter(|voter| !loaded.voted.contains(&voter.member));
    let choice = |member: MemberId| Choice {
        value: member.to_string(),
        label: loaded.name(member),
        ..Choice::default()
    };
    let mut members: Vec<Choice> = missing.map(|voter| choice(voter.member)).collect();
    members.sort_by(|a, b| a.label.cmp(&b.label));
    if members.is_empty() {
        return members;
    }
    let choose = Choice { label: visit.text("roll-call-choose"), ..Choice::default() };
    std::iter::once(choose).chain(members).collect()
}

fn answers(visit: &SignedIn, loaded: &Loaded) -> Vec<Choice> {
    let choice = |answer: VoteAnswer| Choice {
        value: answer.name(),
        label: loaded.answer(visit, answer),
        ..Choice::default()
    };
    loaded.answers().into_iter().map(choice).collect()
}

/// Opens a resolution.
pub async fn open(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("resolutions.open"));
    let done = db.tenant(&visit.actor, call, move |tx| resolutions::open(tx, id)).await;
    answer(&visit, &db, id, "resolution-opened", done).await
}

/// Closes a resolution and counts it.
pub async fn close(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<ClosureForm>,
    db: Data<Db>,
) -> Reply {
    let (id, note, call) = (path.1, form.fields.note.clone(), form.once("resolutions.close"));
    match db.tenant(&visit.actor, call, move |tx| resolutions::close(tx, id, &note)).await {
        Ok(_) => {
            let result = format!("{}/decisions/{id}", visit.home());
            Ok(see_other(result).flash("resolution-closed").into())
        }
        Err(refused) => page(&visit, &db, id, form.fields.note.clone(), Some(refused)).await,
    }
}

/// Takes a resolution back before it is opened.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("resolutions.withdraw"));
    let done = db.tenant(&visit.actor, call, move |tx| resolutions::withdraw(tx, id).map(drop)).await;
    answer(&visit, &db, id, "resolution-withdrawn", done).await
}

async fn answer(visit: &SignedIn, db: &Db, id: ResolutionId, said: &str, done: Result<(), Refused>) -> Reply {
    match done {
        Ok(()) => Ok(see_other(href(visit, id)).flash(said).into()),
        Err(refused) => page(visit, db, id, String::new(), Some(refused)).await,
    }
}

fn href(visit: &SignedIn, id: ResolutionId) -> String {
    format!("{}/office/resolutions/{id}", visit.home())
}
