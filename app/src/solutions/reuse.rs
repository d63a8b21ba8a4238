//! Entering what the actor's member saved with a solution of another.

use actions::solutions::{enter, former};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::day;
use intake::number::{self, Notation};
use kernel::SolutionId;
use serde::{Deserialize, Serialize};
use store::{AboutReuse, Db, Reuse, StoreError, TenantTx};
use validator::Validate;
use web::{Failure, Form, Page, Reply, SignedIn, formats, see_other};

use super::list;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct ReuseForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "reuse-on-missing"))]
    on: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "reuse-amount-unreadable"))]
    avoided: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "reuse-explanation-missing"))]
    explanation: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    lead: String,
    fields: ReuseForm,
    again: bool,
}

struct Seen {
    name: String,
    builder: String,
    former: Option<Reuse>,
}

/// The form of an entry.
pub async fn new(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let seen = look_at(&visit, &db, path.1).await?;
    let fields = seen.former.as_ref().map(|reuse| fields(&visit, &reuse.about)).unwrap_or_default();
    page(&visit, &seen, path.1).show(&view(&visit, &seen, path.1, fields))
}

/// Enters what was saved.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<ReuseForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_enter(&visit, &form, &db, id).await {
        Ok(()) => Ok(see_other(format!("{}/{id}#reuses", list(&visit))).flash("reuse-entered").into()),
        Err(refused) => {
            let seen = look_at(&visit, &db, id).await?;
            let page = page(&visit, &seen, id).refused(refused)?;
            page.show(&view(&visit, &seen, id, form.fields.clone()))
        }
    }
}

async fn try_enter(visit: &SignedIn, form: &Form<ReuseForm>, db: &Db, id: SolutionId) -> Result<(), Refused> {
    let about = form.read(about).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| enter(tx, id, &about).map(drop);
    db.tenant(&visit.actor, form.once("solutions.enter-reuse"), deed).await
}

fn about(fields: &ReuseForm) -> Result<AboutReuse, Vec<Fault>> {
    let on = day::whole(&fields.on);
    let avoided = number::amount(fields.avoided.trim(), Notation::Dutch);
    let (Some(on), Ok(avoided)) = (&on, &avoided) else {
        let day = on.is_none().then(|| Fault::field("on", "date-unreadable"));
        let amount = avoided.is_err().then(|| Fault::field("avoided", "reuse-amount-unreadable"));
        return Err(day.into_iter().chain(amount).collect());
    };
    Ok(AboutReuse { on: *on, avoided: *avoided, explanation: fields.explanation.clone() })
}

fn fields(visit: &SignedIn, about: &AboutReuse) -> ReuseForm {
    ReuseForm {
        on: visit.words().day(about.on),
        avoided: formats::amount(visit.language(), about.avoided.cents()),
        explanation: about.explanation.clone(),
    }
}

async fn look_at(visit: &SignedIn, db: &Db, id: SolutionId) -> Result<Seen, Failure> {
    let member = visit.actor.member().map(|member| member.id).ok_or(Failure::Absent)?;
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.solution(id)?;
        let builder = tx.member(one.builder)?.name;
        Ok(Seen { name: one.about.name, builder, former: former(&tx.reuses()?, id, member).cloned() })
    };
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "solutions.reuse", look).await?)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen, id: SolutionId) -> Page<'v> {
    let page = visit.page("app/solutions/reuse", visit.text("reuse-new-title"));
    let page = page.under(visit.text("solutions-title"), list(visit));
    page.under(seen.name.clone(), format!("{}/{id}", list(visit)))
}

fn view(visit: &SignedIn, seen: &Seen, id: SolutionId, fields: ReuseForm) -> New {
    let about = serde_json::json!({ "name": seen.name, "builder": seen.builder });
    New {
        action: format!("{}/{id}/reuse", list(visit)),
        back: format!("{}/{id}", list(visit)),
        lead: visit.say("reuse-new-lead", about),
        fields,
        again: seen.former.is_some(),
    }
}
