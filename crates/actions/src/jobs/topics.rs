//! Mail about a wish or a candidate, to those who follow it, are mentioned in it or keep the roadmap.
//!
//! Invariant: the job ends in the transaction that puts its mail in the outbox, so that nobody gets it twice.

use std::collections::BTreeSet;

use kernel::PersonId;
use serde::Deserialize;
use serde_json::Value;
use store::roles::{May, allowed};
use store::{PersonSeat, StoreError, TenantTx};

use super::Work;
use crate::letters;
use crate::topics::{Circle, Event, Telling, mentioned};

/// Mails about a topic.
pub(super) fn tell(work: &Work<'_>) -> Result<(), String> {
    let telling = Telling::deserialize(&work.job.payload).map_err(|error| error.to_string())?;
    let id = work.job.id;
    let done = work.db.tenant_blocking(work.actor, "topics.tell", |tx| {
        if !tx.lock_running_job(id)? {
            return Ok(());
        }
        mail(tx, &telling)?;
        tx.end_running_job(id)
    });
    done.map_err(|error: StoreError| error.to_string())
}

fn may(seat: &PersonSeat, may: May) -> bool {
    allowed(&seat.roles.iter().copied().collect(), may)
}

fn mail(tx: &mut TenantTx<'_>, telling: &Telling) -> Result<(), StoreError> {
    let mentioned = mentioned_in(tx, telling)?;
    let followers: BTreeSet<PersonId> = match telling.circle {
        Circle::Office => BTreeSet::new(),
        Circle::Followers => tx.followers(telling.topic.id())?.into_iter().collect(),
    };
    let is_meant = |seat: &PersonSeat| {
        let keeps = telling.circle == Circle::Office && may(seat, May::KeepRoadmap);
        let follows = followers.contains(&seat.person) || telling.besides.contains(&seat.person);
        let hears = keeps || (follows && may(seat, May::SeeRoadmap));
        hears && telling.by != Some(seat.person) && !mentioned.contains(&seat.person)
    };
    letters::tell(tx, telling.event.name(), &telling.about, is_meant)?;
    letters::tell(tx, "topic-mention", &telling.about, |seat| mentioned.contains(&seat.person))
}

/// The people who are mentioned: they hear of it, whether they follow the topic or not.
fn mentioned_in(tx: &mut TenantTx<'_>, telling: &Telling) -> Result<BTreeSet<PersonId>, StoreError> {
    if telling.event != Event::Comment {
        return Ok(BTreeSet::new());
    }
    let text = telling.about.get("said").and_then(Value::as_str).unwrap_or_default();
    let people: Vec<PersonSeat> =
        tx.people()?.into_iter().filter(|seat| may(seat, May::SeeRoadmap)).collect();
    let names = mentioned(text, people.iter().map(|seat| seat.name.as_str()));
    let meant = people.iter().filter(|seat| names.contains(&seat.name.as_str()));
    Ok(meant.map(|seat| seat.person).filter(|person| telling.by != Some(*person)).collect())
}
