//! How far the link of a service to the back office of each member that takes it is.

use admin::backoffice_links::{href, state_in_words, tone};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{BackofficeLink, LinkState, Member, Subscription};
use web::SignedIn;

/// The links of a service.
#[derive(Serialize)]
pub(super) struct Links {
    /// At how many members it works.
    summary: String,
    rows: Vec<Row>,
    /// Whether some row can be changed.
    kept: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    own: bool,
    state: Option<String>,
    tone: &'static str,
    on: Option<Date>,
    note: String,
    edit: Option<String>,
}

/// Who takes the service, and what was said of the links.
type Known<'a> = (&'a [Subscription], &'a [Member], &'a [BackofficeLink]);

impl Links {
    /// The links to whoever takes the service today. None where nothing was said, but for who keeps them.
    pub(super) fn of(visit: &SignedIn, known: Known<'_>, today: Date) -> Option<Self> {
        let (subscriptions, members, links) = known;
        let taken = subscriptions.iter().filter(|one| one.covers(today));
        let taken: Vec<(&Subscription, &Member)> = taken
            .filter_map(|one| Some((one, members.iter().find(|member| member.id == one.member)?)))
            .collect();
        let said = |member: &Member| links.iter().find(|link| link.said.member == member.id);
        let keeps = visit.actor.may(May::KeepServices);
        if taken.is_empty() || !(keeps || taken.iter().any(|(_, member)| said(member).is_some())) {
            return None;
        }
        let works = |link: &&BackofficeLink| link.said.state == LinkState::Working;
        let working = taken.iter().filter_map(|(_, member)| said(member)).filter(works).count();
        let mut rows: Vec<Row> =
            taken.iter().map(|(one, member)| row(visit, one, member, said(member))).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        Some(Self {
            summary: visit.say("backoffice-summary", json!({ "working": working, "all": taken.len() })),
            kept: rows.iter().any(|row| row.edit.is_some()),
            rows,
        })
    }
}

fn row(visit: &SignedIn, one: &Subscription, member: &Member, link: Option<&BackofficeLink>) -> Row {
    let own = visit.actor.member().is_some_and(|own| own.id == member.id);
    let keeps = visit.actor.may(May::KeepServices) || own && visit.actor.may(May::Subscribe);
    Row {
        href: format!("{}/members/{}", visit.home(), member.id),
        name: member.name.clone(),
        own,
        state: link.map(|link| state_in_words(visit, link.said.state)),
        tone: link.map_or("outline", |link| tone(link.said.state)),
        on: link.and_then(|link| link.said.on),
        note: link.map(|link| link.said.note.clone()).unwrap_or_default(),
        edit: keeps.then(|| href(visit, one.id)),
    }
}
