//! What an author still does with a comment: words it anew, or takes it back.

use actions::comments::{edit, own, withdraw};
use actions::{Refused, topics};
use actix_web::web::{Data, Path};
use kernel::{CommentId, TopicId};
use serde::Serialize;
use store::{Db, StoreError, TenantTx};
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::{CommentForm, address};

#[derive(Serialize)]
struct Edit {
    text: String,
    action: String,
    back: String,
}

/// The form of a comment.
pub async fn edit_comment(visit: SignedIn, path: Path<(String, CommentId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, None, None).await
}

async fn page(
    visit: &SignedIn,
    db: &Db,
    id: CommentId,
    typed: Option<String>,
    refused: Option<Refused>,
) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| {
        let comment = own(tx, id)?;
        // What was taken back is not worded anew.
        let there = comment.withdrawn_at.is_none();
        if there { Ok((topics::path(tx.topic(comment.topic)?), comment)) } else { Err(StoreError::Absent) }
    };
    let (below, comment) = db.tenant(&visit.actor, "comments.edit", load).await?;
    let page = visit.page("app/topics/comment", visit.text("comment-edit-title"));
    let page = page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()));
    let page = match refused {
        Some(refused) => page.refused(refused)?,
        None => page,
    };
    page.show(&Edit {
        text: typed.unwrap_or_else(|| comment.words().to_owned()),
        action: format!("{}/roadmap/comments/{id}", visit.home()),
        back: format!("{}{below}#comments", visit.home()),
    })
}

/// Words a comment anew.
pub async fn update_comment(
    visit: SignedIn,
    path: Path<(String, CommentId)>,
    form: Form<CommentForm>,
    db: Data<Db>,
) -> Reply {
    let (id, text, call) = (path.1, form.fields.text.clone(), form.once("comments.edit"));
    match db.tenant(&visit.actor, call, move |tx| edit(tx, id, &text)).await {
        Ok(topic) => there(&visit, &db, topic, "comment-edited").await,
        Err(refused) => page(&visit, &db, id, Some(form.fields.text.clone()), Some(refused)).await,
    }
}

/// Takes a comment back.
pub async fn withdraw_comment(
    visit: SignedIn,
    path: Path<(String, CommentId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("comments.withdraw"));
    let topic = db.tenant(&visit.actor, call, move |tx| withdraw(tx, id)).await?;
    there(&visit, &db, topic, "comment-withdrawn").await
}

async fn there(visit: &SignedIn, db: &Db, topic: TopicId, flash: &'static str) -> Reply {
    let there = format!("{}#comments", address(visit, db, topic).await?);
    Ok(see_other(there).flash(flash).into())
}
