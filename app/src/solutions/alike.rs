//! Members of like size: who uses which solutions and takes which services.

use std::collections::BTreeSet;

use actions::solutions::alike as members_alike;
use actix_web::web::{Data, Query};
use kernel::{MemberId, ServiceId, SolutionId};
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{Db, Service, StoreError, Subscription, TenantTx};
use web::templates::items::{Choice, ListItem};
use web::{Reply, SignedIn};

use super::list;
use super::seen::{Seen, look};

/// For which member.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    member: String,
}

#[derive(Serialize)]
struct Alike {
    name: Option<String>,
    inhabitants: Option<i64>,
    members: Vec<Choice>,
    rows: Vec<Row>,
    list: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    inhabitants: i64,
    used: Vec<ListItem>,
    taken: Vec<ListItem>,
}

/// What members take, where the person may see that.
#[derive(Default)]
struct Taken {
    services: Vec<Service>,
    subscriptions: Vec<Subscription>,
}

/// The members that are about as large as one's own, or as the one that is chosen, and what they use.
pub async fn alike(visit: SignedIn, chosen: Query<Chosen>, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| Ok((look(tx)?, look_at_services(tx)?));
    let (seen, taken) = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.alike", look).await?;
    let page = visit.page("app/solutions/alike", visit.text("alike-title"));
    page.under(visit.text("solutions-title"), list(&visit)).show(&view(&visit, &seen, &taken, &chosen))
}

fn look_at_services(tx: &mut TenantTx<'_>) -> Result<Taken, StoreError> {
    match tx.actor().may(May::SeeMembers) {
        true => Ok(Taken { services: tx.services()?, subscriptions: tx.subscriptions()? }),
        false => Ok(Taken::default()),
    }
}

fn view(visit: &SignedIn, seen: &Seen, taken: &Taken, chosen: &Chosen) -> Alike {
    let own = visit.actor.member().map(|member| member.id);
    let picked = chosen.member.parse().ok().filter(|id| seen.inhabitants.contains_key(id)).or(own);
    let ours = Ours {
        used: picked.map(|id| used_by(seen, id).collect()).unwrap_or_default(),
        taken: picked.map(|id| taken_by(taken, seen, id).map(|one| one.id).collect()).unwrap_or_default(),
    };
    let like = picked.map(|id| members_alike(id, &seen.inhabitants)).unwrap_or_default();
    let choice = |member: &store::Member| Choice {
        value: member.id.to_string(),
        label: member.name.clone(),
        selected: Some(member.id) == picked,
        ..Choice::default()
    };
    let none = Choice { label: visit.text("solution-none-chosen"), ..Choice::default() };
    let known = seen.members.iter().filter(|member| seen.inhabitants.contains_key(&member.id));
    Alike {
        name: picked.map(|id| seen.member(id)),
        inhabitants: picked.and_then(|id| seen.inhabitants.get(&id)).copied(),
        members: std::iter::once(none).chain(known.map(choice)).collect(),
        rows: like.into_iter().map(|id| row(visit, (seen, taken), id, &ours)).collect(),
        list: list(visit),
    }
}

/// What the chosen member uses and takes itself.
struct Ours {
    used: BTreeSet<SolutionId>,
    taken: BTreeSet<ServiceId>,
}

/// The services that a member takes today.
fn taken_by<'t>(taken: &'t Taken, seen: &Seen, member: MemberId) -> impl Iterator<Item = &'t Service> {
    let today = seen.today;
    let takes = move |service: &&Service| {
        let of_both = |one: &&Subscription| one.member == member && one.service == service.id;
        taken.subscriptions.iter().filter(of_both).any(|one| one.covers(today))
    };
    taken.services.iter().filter(takes)
}

/// The solutions that a member uses by a statement that counts.
fn used_by(seen: &Seen, member: MemberId) -> impl Iterator<Item = SolutionId> {
    let counts = move |one: &&store::UseStatement| one.member == member && one.counts_on(seen.today);
    seen.statements.iter().filter(counts).map(|one| one.solution)
}

fn row(visit: &SignedIn, (seen, taken): (&Seen, &Taken), id: MemberId, ours: &Ours) -> Row {
    let too = |same: bool| same.then(|| visit.text("alike-too"));
    let item = |solution: SolutionId| {
        let one = seen.solution(solution)?;
        Some(ListItem {
            href: format!("{}/{solution}", list(visit)),
            label: one.about.name.clone(),
            note: too(ours.used.contains(&solution)),
        })
    };
    let service = |one: &Service| ListItem {
        href: format!("{}/services/{}", visit.home(), one.id),
        label: one.name.clone(),
        note: too(ours.taken.contains(&one.id)),
    };
    Row {
        href: format!("{}/members/{id}", visit.home()),
        name: seen.member(id),
        inhabitants: seen.inhabitants.get(&id).copied().unwrap_or_default(),
        used: used_by(seen, id).filter_map(item).collect(),
        taken: taken_by(taken, seen, id).map(service).collect(),
    }
}
