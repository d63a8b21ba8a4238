//! A member states its use of a solution, renews it (also from the link in a mail), and ends it.
//!
//! Invariant: opening a link from a mail changes nothing: mail scanners open links too. The button renews.

use actions::solutions::{VALID_MONTHS, end as end_use, renew as renew_use, renewable, state};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use intake::day;
use kernel::SolutionId;
use serde::{Deserialize, Serialize};
use store::{AboutUse, Db, StoreError, TenantTx, UseStatement};
use validator::Validate;
use web::{Failure, Form, Nothing, Page, Reply, SignedIn, see_other};

use super::{list, show_view, wants};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct UseForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "use-since-missing"))]
    since: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    experience: String,
    #[serde(default)]
    contact_name: String,
    #[serde(default)]
    contact_email: String,
}

#[derive(Serialize)]
struct New {
    name: String,
    base: String,
    fields: UseForm,
    badge: String,
    tone: &'static str,
    uses: bool,
    until: Option<jiff::civil::Date>,
    months: i32,
}

#[derive(Serialize)]
struct Renewal {
    action: String,
    name: String,
    months: i32,
}

struct Seen {
    name: String,
    said: Option<UseStatement>,
    today: jiff::civil::Date,
}

/// What the actor's member says about its use.
pub async fn new(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let seen = look_at(&visit, &db, path.1).await?;
    let fields = seen.said.as_ref().map(|said| fields(&visit, &said.about)).unwrap_or_default();
    page(&visit, &seen, path.1).show(&view(&visit, &seen, path.1, fields))
}

/// States the use of the actor's member for the coming year.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<UseForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_state(&visit, &form, &db, id).await {
        Ok(()) => Ok(see_other(format!("{}/{id}#users", list(&visit))).flash("use-stated").into()),
        Err(refused) => {
            let seen = look_at(&visit, &db, id).await?;
            let page = page(&visit, &seen, id).refused(refused)?;
            page.show(&view(&visit, &seen, id, form.fields.clone()))
        }
    }
}

async fn try_state(visit: &SignedIn, form: &Form<UseForm>, db: &Db, id: SolutionId) -> Result<(), Refused> {
    let about = form.read(about).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| state(tx, id, &about);
    db.tenant(&visit.actor, form.once("solutions.state-use"), deed).await
}

fn about(fields: &UseForm) -> Result<AboutUse, Vec<Fault>> {
    let since = day::whole(&fields.since).ok_or_else(|| vec![Fault::field("since", "date-unreadable")])?;
    Ok(AboutUse {
        since,
        version: fields.version.clone(),
        experience: fields.experience.clone(),
        contact_name: fields.contact_name.clone(),
        contact_email: fields.contact_email.clone(),
    })
}

fn fields(visit: &SignedIn, about: &AboutUse) -> UseForm {
    UseForm {
        since: visit.words().day(about.since),
        version: about.version.clone(),
        experience: about.experience.clone(),
        contact_name: about.contact_name.clone(),
        contact_email: about.contact_email.clone(),
    }
}

async fn look_at(visit: &SignedIn, db: &Db, id: SolutionId) -> Result<Seen, Failure> {
    let member = visit.actor.member().map(|member| member.id).ok_or(Failure::Absent)?;
    let look = move |tx: &mut TenantTx<'_>| {
        let name = tx.solution(id)?.about.name;
        Ok(Seen { name, said: tx.use_statement(id, member)?, today: tx.today() })
    };
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "solutions.use", look).await?)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen, id: SolutionId) -> Page<'v> {
    let page = visit.page("app/solutions/use", visit.text("use-title"));
    let page = page.under(visit.text("solutions-title"), list(visit));
    page.under(seen.name.clone(), format!("{}/{id}", list(visit)))
}

fn view(visit: &SignedIn, seen: &Seen, id: SolutionId, fields: UseForm) -> New {
    let said = seen.said.as_ref().filter(|said| said.ended_on.is_none());
    let (badge, tone) = match said {
        Some(said) => show_view::standing(visit, said, seen.today),
        None => (visit.text("use-none"), "outline"),
    };
    New {
        name: seen.name.clone(),
        base: format!("{}/{id}", list(visit)),
        fields,
        badge,
        tone,
        uses: said.is_some(),
        until: said.and_then(|said| said.expires_on.yesterday().ok()),
        months: VALID_MONTHS,
    }
}

/// Renews the statement of the actor's member.
pub async fn renew(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    wants::press(&visit, &db, path.1, (form.once("solutions.renew-use"), renew_use), "use-renewed").await
}

/// Ends the use of the actor's member.
pub async fn end(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    wants::press(&visit, &db, path.1, (form.once("solutions.end-use"), end_use), "use-ended").await
}

/// The page behind the link in a mail: one button.
pub async fn ask_renewal(visit: SignedIn, path: Path<(String, String)>, db: Data<Db>) -> Reply {
    let token = path.1.clone();
    let look = move |tx: &mut TenantTx<'_>| renewable(tx, &token);
    let one = db.tenant::<_, Refused, _>(&visit.actor, "solutions.ask-renewal", look).await?;
    let page = visit.page("app/solutions/renewal", visit.text("use-renewal-title"));
    page.under(visit.text("solutions-title"), list(&visit)).show(&Renewal {
        action: format!("{}/renewals/{}", list(&visit), path.1),
        name: one.about.name,
        months: VALID_MONTHS,
    })
}

/// Renews the statement that the link is about.
pub async fn renew_by_link(
    visit: SignedIn,
    path: Path<(String, String)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let token = path.1.clone();
    let deed = move |tx: &mut TenantTx<'_>| actions::solutions::renew_by_link(tx, &token);
    let id: SolutionId =
        db.tenant::<_, Refused, _>(&visit.actor, form.once("solutions.renew-by-link"), deed).await?;
    Ok(see_other(format!("{}/{id}", list(&visit))).flash("use-renewed").into())
}
