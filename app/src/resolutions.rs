//! A resolution as members see it: its rules, its amendments, how many voted, and one's own vote.

mod amendments;
mod own;
mod proxies;
mod vote;

use actions::Refused;
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

use own::{Giving, Own};

pub use amendments::{create as propose, new as new_amendment, withdraw};
pub use proxies::{give, take_back};
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
    votes: Vec<Own>,
    proxy: Option<Giving>,
    amendments: Vec<Proposed>,
    propose_href: Option<String>,
    result_href: Option<String>,
}

/// The page of a resolution.
pub async fn show(visit: SignedIn, path: Path<(String, ResolutionId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, None).await
}

async fn page(visit: &SignedIn, db: &Db, id: ResolutionId, refused: Option<Refused>) -> Reply {
    let loaded = load(visit, db, id).await?;
    let view = view(visit, &loaded);
    let page = below(visit, &loaded, "app/resolutions/show", view.question.clone());
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&view)
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
        votes: own::votes(visit, loaded),
        proxy: own::giving(visit, loaded),
        amendments: resolution_view::amendments(visit, loaded),
        propose_href: (proposes && visit.actor.member().is_some()).then(|| format!("{here}/amendments/new")),
        result_href: (phase == Phase::Decided).then(|| format!("{}/decisions/{}", visit.home(), one.id)),
    }
}
