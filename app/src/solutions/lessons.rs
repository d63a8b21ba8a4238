//! Writing down what a member learned with a solution.

use actions::Refused;
use actions::solutions::{LESSONS, learn};
use actix_web::web::{Data, Path};
use kernel::SolutionId;
use serde::{Deserialize, Serialize};
use store::{AboutLesson, Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::list;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct LessonForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "lesson-kind-missing"))]
    kind: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "lesson-title-missing"))]
    title: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "lesson-text-missing"))]
    text: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    fields: LessonForm,
    kinds: Vec<Choice>,
}

/// The form of a lesson.
pub async fn new(visit: SignedIn, path: Path<(String, SolutionId)>, db: Data<Db>) -> Reply {
    let page = page(&visit, &db, path.1).await?;
    page.show(&view(&visit, path.1, LessonForm::default()))
}

/// Writes a lesson down.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, SolutionId)>,
    form: Form<LessonForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_learn(&visit, &form, &db, id).await {
        Ok(()) => Ok(see_other(format!("{}/{id}#lessons", list(&visit))).flash("lesson-learned").into()),
        Err(refused) => {
            let page = page(&visit, &db, id).await?.refused(refused)?;
            page.show(&view(&visit, id, form.fields.clone()))
        }
    }
}

async fn try_learn(
    visit: &SignedIn,
    form: &Form<LessonForm>,
    db: &Db,
    id: SolutionId,
) -> Result<(), Refused> {
    let about = form.read(|fields| Ok(about(fields))).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| learn(tx, id, &about).map(drop);
    db.tenant(&visit.actor, form.once("solutions.learn"), deed).await
}

fn about(fields: &LessonForm) -> AboutLesson {
    AboutLesson { kind: fields.kind.clone(), title: fields.title.clone(), text: fields.text.clone() }
}

async fn page<'v>(visit: &'v SignedIn, db: &Db, id: SolutionId) -> Result<Page<'v>, Failure> {
    let look = move |tx: &mut TenantTx<'_>| tx.solution(id);
    let one = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.lesson", look).await?;
    let page = visit.page("app/solutions/lesson", visit.text("lesson-new-title"));
    let page = page.under(visit.text("solutions-title"), list(visit));
    Ok(page.under(one.about.name, format!("{}/{id}", list(visit))))
}

fn view(visit: &SignedIn, id: SolutionId, fields: LessonForm) -> New {
    let choice = |kind: &&str| Choice {
        value: (*kind).to_owned(),
        label: visit.text(&format!("lesson-kind-{}", kind.replace('_', "-"))),
        note: Some(visit.text(&format!("lesson-note-{}", kind.replace('_', "-")))),
        selected: fields.kind == *kind,
        ..Choice::default()
    };
    New {
        action: format!("{}/{id}/lessons", list(visit)),
        back: format!("{}/{id}", list(visit)),
        kinds: LESSONS.iter().map(choice).collect(),
        fields,
    }
}
