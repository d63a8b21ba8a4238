//! Giving notice: first what happens, when and what it costs, then the notice.

use actions::Refused;
use actions::order_rules::NoticeRule;
use actions::subscriptions::{end_after_notice, give_notice};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{Share, SubscriptionId};
use serde::Serialize;
use store::{Db, Service, StoreError, Subscription, TenantTx};
use web::{Failure, Form, Nothing, Page, Reply, SignedIn, see_other};

use super::leaving::{Leaving, LeavingView};
use super::order_form::notice_in_words;
use super::own;

#[derive(Serialize)]
struct Cancellation {
    home: String,
    action: String,
    service: String,
    since: Date,
    last: Option<Date>,
    withdrawn: bool,
    notice: String,
    given: bool,
    leaving: Option<LeavingView>,
}

struct Seen {
    one: Subscription,
    service: Service,
    end: Date,
    rule: NoticeRule,
    leaving: Option<Leaving>,
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
    let look = move |tx: &mut TenantTx<'_>| {
        let one = tx.subscription(id)?;
        if one.member != member {
            return Err(StoreError::Absent.into());
        }
        look(tx, one)
    };
    let seen = db.tenant::<_, Refused, _>(&visit.actor, "subscriptions.cancellation", look).await?;
    let name = seen.service.name;
    Ok(Cancellation {
        home: visit.home(),
        action: format!("{}/subscriptions/{id}/cancellation", visit.home()),
        leaving: seen.leaving.map(|leaving| leaving.view(visit, &name)),
        service: name,
        since: seen.one.starts_on,
        last: seen.end.yesterday().ok(),
        withdrawn: seen.end == seen.one.starts_on,
        notice: notice_in_words(visit, &seen.rule),
        given: seen.one.ends_on.is_some(),
    })
}

fn look(tx: &mut TenantTx<'_>, one: Subscription) -> Result<Seen, Refused> {
    let (service, rule) = (tx.service(one.service)?, NoticeRule::of(tx, one.service)?);
    let end = one.ends_on.unwrap_or_else(|| end_after_notice(&one, tx.today(), &rule));
    // Whoever withdraws an order before it begins never paid, and leaves nothing behind.
    let leaving = if one.ends_on.is_none() && end > one.starts_on {
        let member = tx.member(one.member)?;
        let package = tx.choices()?.remove(&one.id).and_then(|choice| choice.package);
        let packages = tx.packages()?;
        let package = package.and_then(|id| packages.iter().find(|package| package.id == id));
        let factor = package.map_or(Share::ONE, store::Package::factor);
        Some(Leaving::read(tx, &member, &service, &factor)?)
    } else {
        None
    };
    Ok(Seen { one, service, end, rule, leaving })
}

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
