//! Mails and jobs that were given up after twelve tries: what they were, what went wrong, and the button that
//! has them tried again.

use actions::Refused;
use actions::dead_work::{WITH_A_TOKEN, kind_of, retry_job, retry_mail};
use actix_web::web::{Data, Path};
use kernel::{JobId, OutboxId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, DeadJob, DeadMail, StoreError};
use web::{Form, Reply, SignedIn, see_other};

/// A form with a button and nothing else.
#[derive(Deserialize)]
pub struct ButtonForm {}

#[derive(Serialize)]
struct Index {
    work: Vec<Row>,
    any: bool,
}

#[derive(Serialize)]
struct Row {
    what: String,
    to: String,
    at: String,
    why: String,
    /// What the portal itself was told, for who looks after the machine.
    told: String,
    retry: Option<String>,
}

fn list(visit: &SignedIn) -> String {
    format!("{}/office/failed-work", visit.home())
}

/// Everything that was given up.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut store::TenantTx<'_>| Ok::<_, StoreError>((tx.dead_mails()?, tx.dead_jobs()?));
    let (mails, jobs) = db.tenant(&visit.actor, "dead-work.index", look).await?;
    let mut rows: Vec<_> = mails.iter().map(|mail| (mail.dead_at, mail_row(&visit, mail))).collect();
    rows.extend(jobs.iter().map(|job| (job.dead_at, job_row(&visit, job))));
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let work: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    let view = Index { any: !work.is_empty(), work };
    visit.page("app/dead-work/index", visit.text("nav-dead-work")).show(&view)
}

fn mail_row(visit: &SignedIn, mail: &DeadMail) -> Row {
    let subject = crate::mail::subject(&visit.site, &mail.event, visit.language(), &mail.data);
    let subject = subject.unwrap_or_else(|_| visit.text("dead-work-mail-unknown"));
    let gone = WITH_A_TOKEN.contains(&mail.event.as_str());
    Row {
        what: visit.say("dead-work-mail", json!({ "subject": subject })),
        to: visit.say("dead-work-to", json!({ "recipient": mail.recipient })),
        at: visit.words().instant(mail.dead_at),
        why: visit.text(if gone { "dead-work-link-gone" } else { "dead-work-mail-why" }),
        told: mail.last_error.clone(),
        retry: (!gone).then(|| format!("{}/mails/{}/retry", list(visit), mail.id)),
    }
}

fn job_row(visit: &SignedIn, job: &DeadJob) -> Row {
    let kind = kind_of(&job.kind);
    let why = if kind.is_some() { "dead-work-job-why" } else { "dead-work-job-nobody" };
    Row {
        what: visit.text(&format!("dead-work-job-{}", kind.as_deref().unwrap_or("unknown"))),
        to: String::new(),
        at: visit.words().instant(job.dead_at),
        why: visit.text(why),
        told: job.last_error.clone(),
        retry: Some(format!("{}/jobs/{}/retry", list(visit), job.id)),
    }
}

/// Has a mail tried again.
pub async fn mail_again(
    visit: SignedIn,
    path: Path<(String, OutboxId)>,
    form: Form<ButtonForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut store::TenantTx<'_>| retry_mail(tx, id);
    again(&visit, db.tenant(&visit.actor, form.once("dead-work.retry-mail"), deed).await)
}

/// Has a job tried again.
pub async fn job_again(
    visit: SignedIn,
    path: Path<(String, JobId)>,
    form: Form<ButtonForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut store::TenantTx<'_>| retry_job(tx, id);
    again(&visit, db.tenant(&visit.actor, form.once("dead-work.retry-job"), deed).await)
}

fn again(visit: &SignedIn, done: Result<(), Refused>) -> Reply {
    match done {
        Ok(()) => Ok(see_other(list(visit)).flash("dead-work-again").into()),
        Err(Refused::Faults(_)) => Ok(see_other(list(visit)).warn("dead-work-link-gone", &[]).into()),
        Err(other) => Err(other.into()),
    }
}
