//! Giving notice: first what happens and when, then the notice.

use actions::subscriptions::{end_after_notice, give_notice};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::SubscriptionId;
use serde::{Deserialize, Serialize};
use store::{Db, StoreError, TenantTx};
use validator::Validate;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::own;

#[derive(Serialize)]
struct Cancellation {
    home: String,
    action: String,
    service: String,
    since: Date,
    last: Option<Date>,
    withdrawn: bool,
    months: i32,
    given: bool,
}

/// The page before notice is given: what happens, and when.
pub async fn cancellation(visit: SignedIn, path: Path<(String, SubscriptionId)>, db: Data<Db>) -> Reply {
    let view = cancellation_view(&visit, &db, path.1).await?;
    cancellation_page(&visit).show(&view)
}

fn cancellation_page(visit: &SignedIn) -> Page<'_> {
    let above = format!("{}/subscriptions", visit.home());
    visit
        .page("app/subscriptions/cancellation", visit.text("cancellation-title"))
        .under(visit.text("subscriptions-title"), above)
}

async fn cancellation_view(visit: &SignedIn, db: &Db, id: SubscriptionId) -> Result<Cancellation, Failure> {
    let member = own(visit)?;
    let months = visit.actor.cooperative().notice_months;
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.subscription(id)?;
        if one.member != member {
            return Err(StoreError::Absent);
        }
        let service = tx.service(one.service)?;
        let end = one.ends_on.unwrap_or_else(|| end_after_notice(&one, tx.today(), months));
        Ok((one, service, end))
    };
    let (one, service, end) = db.tenant(&visit.actor, "subscriptions.cancellation", look).await?;
    Ok(Cancellation {
        home: visit.home(),
        action: format!("{}/subscriptions/{id}/cancellation", visit.home()),
        service: service.name,
        since: one.starts_on,
        last: end.yesterday().ok(),
        withdrawn: end == one.starts_on,
        months,
        given: one.ends_on.is_some(),
    })
}

/// A form without fields of its own.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct Nothing {}

/// Gives notice.
pub async fn cancel(
    visit: SignedIn,
    path: Path<(String, SubscriptionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let done =
        db.tenant(&visit.actor, form.once("subscriptions.give-notice"), move |tx| give_notice(tx, id)).await;
    match done {
        Ok(ends_on) => {
            let last = ends_on.yesterday().unwrap_or(ends_on);
            let list = format!("{}/subscriptions", visit.home());
            let date = visit.words().date(last);
            Ok(see_other(list).flash_with("notice-given", &[("date", date)]).into())
        }
        Err(refused) => {
            let page = cancellation_page(&visit).refused(refused)?;
            page.show(&cancellation_view(&visit, &db, id).await?)
        }
    }
}
