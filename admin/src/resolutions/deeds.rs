//! What the office does while members vote and after: the roll call, reminders, a note with the decision.

use actions::resolutions;
use actions::votes;
use actix_web::web::{Data, Path};
use kernel::{MemberId, ResolutionId};
use serde::Deserialize;
use store::{Db, VoteAnswer};
use validator::Validate;
use web::{Form, Nothing, Reply, SignedIn, see_other};

use super::{ClosureForm, answer, href, page};

/// What a member answered in the room.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct RollCallForm {
    #[serde(default)]
    member: String,
    #[serde(default)]
    answer: String,
}

/// Writes down what a member answered in the room.
pub async fn record(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<RollCallForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let done = match (form.fields.member.parse::<MemberId>(), VoteAnswer::from_name(&form.fields.answer)) {
        (Ok(member), Some(given)) => {
            let call = form.once("votes.record");
            db.tenant(&visit.actor, call, move |tx| votes::record(tx, id, member, given)).await
        }
        (Err(_), _) => Err(actions::Fault::field("member", "roll-call-member-missing").into()),
        (Ok(_), None) => Err(actions::Fault::field("answer", "vote-answer-missing").into()),
    };
    answer(&visit, &db, id, "vote-recorded", done).await
}

/// Reminds those who have not voted.
pub async fn remind(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<Nothing>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("resolutions.remind"));
    let done = db.tenant(&visit.actor, call, move |tx| resolutions::remind(tx, id)).await;
    answer(&visit, &db, id, "resolution-reminded", done).await
}

/// Writes a note beside a decision that the portal made at its hour.
pub async fn note(
    visit: SignedIn,
    path: Path<(String, ResolutionId)>,
    form: Form<ClosureForm>,
    db: Data<Db>,
) -> Reply {
    let (id, note, call) = (path.1, form.fields.note.clone(), form.once("resolutions.note"));
    match db.tenant(&visit.actor, call, move |tx| resolutions::note(tx, id, &note)).await {
        Ok(()) => Ok(see_other(href(&visit, id)).flash("resolution-noted").into()),
        Err(refused) => page(&visit, &db, id, form.fields.note.clone(), Some(refused)).await,
    }
}
