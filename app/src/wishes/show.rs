//! One wish: its words, who supports it, how it went, what was said and what was merged into it.

use actions::{Refused, topics};
use actix_web::web::{Data, Path};
use admin::acquisitions;
use jiff::civil::Date;
use kernel::{TopicId, WishId};
use serde::Serialize;
use store::roles::May;
use store::{Db, StoreError, TenantTx, Topic, Wish, local_day};
use web::templates::items::{Fact, ListItem};
use web::{Failure, Page, Reply, SignedIn};

use super::{list, state_in_words, tone};
use crate::topics::{Discussion, Talk, look as look_at_talk, view as discussion};

#[derive(Serialize)]
struct Show {
    title: String,
    state: String,
    tone: &'static str,
    reason: String,
    parked: bool,
    into: Option<ListItem>,
    by: String,
    on: Date,
    member: Option<ListItem>,
    what: String,
    why: String,
    facts: Vec<Fact>,
    merged: Vec<Merged>,
    office: Option<String>,
    talk: Discussion,
}

/// A wish that was merged into this one, in its own words.
#[derive(Serialize)]
struct Merged {
    href: String,
    title: String,
    what: String,
    by: String,
    member: String,
}

struct Seen {
    wish: Wish,
    merged: Vec<Wish>,
    into: Option<(Topic, String)>,
    talk: Talk,
}

/// One wish.
pub async fn show(visit: SignedIn, path: Path<(String, WishId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    page(&visit, &seen).show(&view(&visit, &seen, ""))
}

/// The page of a wish again, with what was wrong and what was typed as a comment.
pub(crate) async fn again(visit: &SignedIn, db: &Db, id: WishId, draft: &str, refused: Refused) -> Reply {
    let seen = look(visit, db, id).await?;
    page(visit, &seen).refused(refused)?.show(&view(visit, &seen, draft))
}

async fn look(visit: &SignedIn, db: &Db, id: WishId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| {
        let wish = tx.wish(id)?;
        let merged = tx.wishes()?.into_iter().filter(|one| one.into == Some(Topic::Wish(id))).collect();
        let into = match wish.into {
            None => None,
            Some(Topic::Wish(other)) => Some((Topic::Wish(other), tx.wish(other)?.about.title)),
            Some(Topic::Candidate(other)) => {
                Some((Topic::Candidate(other), tx.candidate(other)?.about.title))
            }
        };
        Ok(Seen { wish, merged, into, talk: look_at_talk(tx, TopicId(id.0))? })
    };
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "wishes.show", look).await?)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let page = visit.page("app/wishes/show", seen.wish.about.title.clone());
    let page = page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()));
    page.under(visit.text("wishes-title"), list(visit))
}

fn view(visit: &SignedIn, seen: &Seen, draft: &str) -> Show {
    let wish = &seen.wish;
    let member = seen.talk.member(wish.member);
    let open = ["open", "parked"].contains(&wish.state.as_str());
    Show {
        title: wish.about.title.clone(),
        state: state_in_words(visit, &wish.state),
        tone: tone(&wish.state),
        reason: wish.state_reason.clone(),
        parked: ["parked", "rejected"].contains(&wish.state.as_str()),
        into: seen.into.as_ref().map(|(topic, title)| ListItem {
            href: format!("{}{}", visit.home(), topics::path(*topic)),
            label: title.clone(),
            note: None,
        }),
        by: wish.by.clone(),
        on: local_day(wish.at),
        member: member.map(|member| ListItem {
            href: format!("{}/members/{}", visit.home(), member.id),
            label: member.name.clone(),
            note: None,
        }),
        what: wish.about.what.clone(),
        why: wish.about.why.clone(),
        facts: facts(visit, wish),
        merged: seen.merged.iter().map(|one| merged(visit, seen, one)).collect(),
        office: visit
            .actor
            .may(May::KeepRoadmap)
            .then(|| format!("{}/office/wishes/{}", visit.home(), wish.id)),
        talk: discussion(visit, TopicId(wish.id.0), &seen.talk, (open, draft), |state| {
            state_in_words(visit, state)
        }),
    }
}

fn facts(visit: &SignedIn, wish: &Wish) -> Vec<Fact> {
    let comes = acquisitions::in_words(visit, &wish.about.acquisition);
    let all = [
        ("wish-helped", &wish.about.helped),
        ("wish-expected-use", &wish.about.expected_use),
        ("wish-upl", &wish.about.upl),
        ("acquisition", &comes),
    ];
    let known = all.into_iter().filter(|(_, value)| !value.is_empty());
    known
        .map(|(label, value)| Fact { label: visit.text(label), value: value.clone(), ..Fact::default() })
        .collect()
}

fn merged(visit: &SignedIn, seen: &Seen, wish: &Wish) -> Merged {
    let member = seen.talk.member(wish.member);
    Merged {
        href: format!("{}/{}", list(visit), wish.id),
        title: wish.about.title.clone(),
        what: wish.about.what.clone(),
        by: wish.by.clone(),
        member: member.map(|member| member.name.clone()).unwrap_or_default(),
    }
}
