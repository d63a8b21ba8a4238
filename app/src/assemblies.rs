//! Assemblies as members see them: what comes and what was, and the agenda of one.

use actions::assemblies::is_coming;
use actix_web::web::{Data, Path};
use admin::assembly_view::{self, Change, Item, Listed, Loaded};
use kernel::AssemblyId;
use serde::Serialize;
use store::{Db, StoreError, TenantTx};
use web::templates::items::Fact;
use web::{Reply, SignedIn};

#[derive(Serialize)]
struct Index {
    coming: Vec<Listed>,
    past: Vec<Listed>,
    decisions_href: String,
}

#[derive(Serialize)]
struct Show {
    title: String,
    badge: String,
    badge_tone: &'static str,
    badge_icon: &'static str,
    facts: Vec<Fact>,
    convocation: Vec<String>,
    agenda: Vec<Item>,
    changes: Vec<Change>,
}

/// What comes, and what was.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let load = |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.assemblies()?, tx.today()));
    let (all, today) = db.tenant(&visit.actor, "assemblies.index", load).await?;
    let below = format!("{}/assemblies", visit.home());
    let zone = store::amsterdam();
    let (mut coming, past): (Vec<_>, Vec<_>) = all.iter().partition(|one| is_coming(one, today, &zone));
    coming.reverse();
    let shown = |list: Vec<&store::Assembly>| {
        list.into_iter().map(|one| assembly_view::listed(&visit, one, &below)).collect()
    };
    let decisions_href = format!("{}/decisions", visit.home());
    let view = Index { coming: shown(coming), past: shown(past), decisions_href };
    visit.page("app/assemblies/index", visit.text("assemblies-title")).show(&view)
}

/// The agenda of an assembly, with its documents and its votes.
pub async fn show(visit: SignedIn, path: Path<(String, AssemblyId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let load = move |tx: &mut TenantTx<'_>| Loaded::read(tx, id);
    let loaded = db.tenant::<_, StoreError, _>(&visit.actor, "assemblies.show", load).await?;
    let about = &loaded.assembly.about;
    let (badge, badge_tone, badge_icon) = assembly_view::state_badge(&visit, loaded.assembly.state);
    let view = Show {
        title: about.title.clone(),
        badge,
        badge_tone,
        badge_icon,
        facts: assembly_view::facts(&visit, &loaded.assembly),
        convocation: assembly_view::paragraphs(&about.convocation),
        agenda: assembly_view::agenda(&visit, &loaded, false),
        changes: assembly_view::changes(&visit, &loaded),
    };
    visit
        .page("app/assemblies/show", about.title.clone())
        .under(visit.text("assemblies-title"), format!("{}/assemblies", visit.home()))
        .show(&view)
}
