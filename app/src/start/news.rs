//! News: what happened lately, told from the rows themselves.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::ServiceId;
use serde_json::json;
use store::local_day;
use web::SignedIn;
use web::templates::items::NewsItem;

use super::roadmap;
use super::seen::Seen;

/// At most so many messages are shown.
const MOST: usize = 5;
/// Older news is none.
const MONTHS: i32 = 12;

/// What happened lately, newest first.
pub(super) fn of(visit: &SignedIn, seen: &Seen) -> Vec<NewsItem> {
    let since = seen.today.saturating_sub(MONTHS.months());
    let mut news = Vec::new();
    news.extend(approvals(visit, seen));
    news.extend(joined(visit, seen));
    news.extend(ordered(visit, seen));
    news.extend(roadmap::moves(visit, seen));
    news.retain(|(day, _)| since <= *day && *day <= seen.today);
    news.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.title.cmp(&y.title)));
    news.into_iter().take(MOST).map(|(_, item)| item).collect()
}

fn approvals(visit: &SignedIn, seen: &Seen) -> Vec<(Date, NewsItem)> {
    seen.approved
        .iter()
        .map(|run| {
            let day = local_day(run.approved_at);
            let (text, href) = match visit.actor.member() {
                Some(_) => ("start-news-approved-own", format!("{}/my-costs", visit.home())),
                None => (
                    "start-news-approved-text",
                    format!("{}/office/allocation-runs/{}", visit.home(), run.id),
                ),
            };
            let sum = seen.sums.get(&run.id).copied().unwrap_or(run.total);
            let item = NewsItem {
                date: day.to_string(),
                title: visit.say("start-news-approved", json!({ "period": run.period.name })),
                text: Some(
                    visit.say(text, json!({ "total": visit.words().euro(sum), "name": run.approved_by })),
                ),
                href: Some(href),
            };
            (day, item)
        })
        .collect()
}

fn joined(visit: &SignedIn, seen: &Seen) -> Vec<(Date, NewsItem)> {
    seen.members
        .iter()
        .map(|member| {
            let text = seen.inhabitants.get(&member.id).map(|people| {
                visit.say("start-news-joined-text", json!({ "name": member.name, "people": people }))
            });
            let item = NewsItem {
                date: member.joined_on.to_string(),
                title: visit.say("start-news-joined", json!({ "name": member.name })),
                text,
                href: Some(format!("{}/members/{}", visit.home(), member.id)),
            };
            (member.joined_on, item)
        })
        .collect()
}

/// Orders by day and service: five members that take a service on one day are one message.
fn ordered(visit: &SignedIn, seen: &Seen) -> Vec<(Date, NewsItem)> {
    let mut orders: BTreeMap<(Date, ServiceId, Date), Vec<&str>> = BTreeMap::new();
    for one in seen.subscriptions.iter().filter(|one| !one.is_withdrawn()) {
        let name = seen.members.iter().find(|member| member.id == one.member);
        let key = (local_day(one.ordered_at), one.service, one.starts_on);
        orders.entry(key).or_default().extend(name.map(|member| member.name.as_str()));
    }
    orders
        .into_iter()
        .filter_map(|((day, service, starts_on), names)| {
            let service = seen.services.iter().find(|one| one.id == service)?;
            let title = match names.as_slice() {
                [one] => visit.say("start-news-order", json!({ "name": one, "service": service.name })),
                many => {
                    visit.say("start-news-orders", json!({ "count": many.len(), "service": service.name }))
                }
            };
            let item = NewsItem {
                date: day.to_string(),
                title,
                text: Some(
                    visit.say("start-news-order-text", json!({ "date": visit.words().date(starts_on) })),
                ),
                href: Some(format!("{}/services/{}", visit.home(), service.id)),
            };
            Some((day, item))
        })
        .collect()
}
