//! What members find in a pilot: a member enters its own, the office those of all.

use actions::Refused;
use actions::lifecycle::{Found, find, pilot_of};
use actions::lives::name_of;
use actix_web::web::{Data, Path};
use kernel::LifeId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, Life, Member, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use crate::lives::href;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct FindingForm {
    #[serde(default)]
    member: String,
    #[serde(default)]
    effect: String,
    #[serde(default)]
    blocker: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    fields: FindingForm,
    members: Vec<Choice>,
}

struct Seen {
    life: Life,
    name: String,
    trying: Vec<Member>,
}

fn look_at(tx: &mut TenantTx<'_>, id: LifeId) -> Result<Seen, StoreError> {
    let life = tx.life(id)?;
    let pilot = pilot_of(&tx.transitions_of(id)?);
    let pilots = tx.pilot_members()?;
    let own = tx.actor().member().map(|member| member.id);
    let office = tx.actor().may(May::KeepRoadmap);
    let tries = |member: &Member| {
        let inside = pilots.iter().any(|one| Some(one.pilot) == pilot && one.member == member.id);
        inside && (office || Some(member.id) == own)
    };
    let trying = tx.members()?.into_iter().filter(tries).collect();
    Ok(Seen { name: name_of(tx, &life)?, life, trying })
}

async fn look(visit: &SignedIn, db: &Db, id: LifeId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| look_at(tx, id);
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "findings.new", look).await?;
    if seen.trying.is_empty() { Err(Failure::Absent) } else { Ok(seen) }
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let title = visit.say("finding-title", json!({ "name": seen.name }));
    let page = visit.page("admin/lives/finding", title);
    let page = page.under(visit.text("pipeline-title"), format!("{}/pipeline", visit.home()));
    page.under(seen.name.clone(), href(visit, &seen.life))
}

fn view(visit: &SignedIn, seen: &Seen, fields: FindingForm) -> New {
    let choice = |member: &Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        selected: fields.member == member.id.to_string(),
        ..Choice::default()
    };
    let members = seen.trying.iter().map(choice).collect();
    New { action: visit.path.clone(), back: href(visit, &seen.life), members, fields }
}

/// The form.
pub async fn new(visit: SignedIn, path: Path<(String, LifeId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    page(&visit, &seen).show(&view(&visit, &seen, FindingForm::default()))
}

/// Keeps what a member found.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, LifeId)>,
    form: Form<FindingForm>,
    db: Data<Db>,
) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    match try_find(&visit, path.1, &form, &db).await {
        Ok(()) => Ok(see_other(format!("{}#pilots", href(&visit, &seen.life))).flash("finding-kept").into()),
        Err(refused) => page(&visit, &seen).refused(refused)?.show(&view(&visit, &seen, form.fields.clone())),
    }
}

async fn try_find(visit: &SignedIn, life: LifeId, form: &Form<FindingForm>, db: &Db) -> Result<(), Refused> {
    let read = |fields: &FindingForm| {
        let member = fields.member.parse();
        let member = member.map_err(|_| vec![actions::Fault::field("member", "life-not-in-pilot")])?;
        Ok(Found { life, member, effect: fields.effect.clone(), blocker: fields.blocker.clone() })
    };
    let found = form.read(read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("lives.find"), move |tx| find(tx, &found)).await
}
