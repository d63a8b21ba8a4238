//! What people do with a wish or a candidate: support it, follow it, say something about it.

mod comments;
mod discussion;

use actions::{Refused, topics};
use actix_web::web::{Data, Path};
use kernel::TopicId;
use serde::{Deserialize, Serialize};
use store::{Db, StoreError, TenantTx, Topic};
use validator::Validate;
use web::{Failure, Form, Nothing, Reply, SignedIn, see_other};

use crate::{candidates, wishes};

pub use comments::{edit_comment, update_comment, withdraw_comment};

pub(crate) use discussion::{Discussion, Talk, look, view};

/// Whether to follow.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct FollowForm {
    #[serde(default)]
    wanted: String,
}

/// What somebody says.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct CommentForm {
    #[serde(default)]
    text: String,
}

async fn topic(visit: &SignedIn, db: &Db, id: TopicId) -> Result<Topic, Failure> {
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "topics.topic", move |tx| tx.topic(id)).await?)
}

/// Where the page of a topic stands.
async fn address(visit: &SignedIn, db: &Db, id: TopicId) -> Result<String, Failure> {
    Ok(format!("{}{}", visit.home(), topics::path(topic(visit, db, id).await?)))
}

/// The page of the topic again, with what was wrong and what was typed.
async fn again(visit: &SignedIn, db: &Db, id: TopicId, draft: &str, refused: Refused) -> Reply {
    match topic(visit, db, id).await? {
        Topic::Wish(wish) => wishes::again(visit, db, wish, draft, refused).await,
        Topic::Candidate(candidate) => candidates::again(visit, db, candidate, draft, refused).await,
    }
}

/// The actor's member supports the topic.
pub async fn support(
    visit: SignedIn,
    path: Path<(String, TopicId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| topics::support(tx, id);
    match db.tenant(&visit.actor, form.once("topics.support"), deed).await {
        Ok(()) => Ok(see_other(address(&visit, &db, id).await?).flash("topic-supported").into()),
        Err(refused) => again(&visit, &db, id, "", refused).await,
    }
}

/// The actor's member supports the topic no longer.
pub async fn withdraw(
    visit: SignedIn,
    path: Path<(String, TopicId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let deed = move |tx: &mut TenantTx<'_>| topics::withdraw(tx, id);
    match db.tenant(&visit.actor, form.once("topics.withdraw"), deed).await {
        Ok(()) => Ok(see_other(address(&visit, &db, id).await?).flash("topic-withdrawn").into()),
        Err(refused) => again(&visit, &db, id, "", refused).await,
    }
}

#[derive(Serialize)]
struct Following {
    title: String,
    back: String,
    action: String,
    follows: bool,
}

/// Whether the actor follows the topic: where the link in a mail leads.
pub async fn following(visit: SignedIn, path: Path<(String, TopicId)>, db: Data<Db>) -> Reply {
    let (id, person) = (path.1, visit.actor.person());
    let look = move |tx: &mut TenantTx<'_>| {
        let topic = tx.topic(id)?;
        let title = match topic {
            Topic::Wish(wish) => tx.wish(wish)?.about.title,
            Topic::Candidate(candidate) => tx.candidate(candidate)?.about.title,
        };
        let follows = tx.followers(id)?.into_iter().any(|one| Some(one) == person);
        Ok((topic, title, follows))
    };
    let (topic, title, follows) =
        db.tenant::<_, StoreError, _>(&visit.actor, "topics.following", look).await?;
    let back = format!("{}{}", visit.home(), topics::path(topic));
    let action = format!("{}/roadmap/topics/{id}/following", visit.home());
    let page = visit.page("app/topics/following", visit.text("following-title"));
    let page = page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()));
    page.under(title.clone(), back.clone()).show(&Following { title, back, action, follows })
}

/// The actor follows the topic, or stops.
pub async fn follow(
    visit: SignedIn,
    path: Path<(String, TopicId)>,
    form: Form<FollowForm>,
    db: Data<Db>,
) -> Reply {
    let (id, wanted) = (path.1, form.fields.wanted != "no");
    let deed = move |tx: &mut TenantTx<'_>| topics::follow(tx, id, wanted);
    let said = if wanted { "topic-followed" } else { "topic-unfollowed" };
    match db.tenant(&visit.actor, form.once("topics.follow"), deed).await {
        Ok(()) => Ok(see_other(address(&visit, &db, id).await?).flash(said).into()),
        Err(refused) => again(&visit, &db, id, "", refused).await,
    }
}

/// The actor says something about the topic.
pub async fn comment(
    visit: SignedIn,
    path: Path<(String, TopicId)>,
    form: Form<CommentForm>,
    db: Data<Db>,
) -> Reply {
    let (id, text) = (path.1, form.fields.text.clone());
    let deed = move |tx: &mut TenantTx<'_>| topics::comment(tx, id, &text);
    match db.tenant(&visit.actor, form.once("topics.comment"), deed).await {
        Ok(_) => {
            let there = format!("{}#comments", address(&visit, &db, id).await?);
            Ok(see_other(there).flash("topic-commented").into())
        }
        Err(refused) => again(&visit, &db, id, &form.fields.text, refused).await,
    }
}
