//! Who supports a wish or a candidate, how it went, and what was said: one view for both.

use std::collections::BTreeMap;

use actions::comments::is_editable;
use actions::roadmap::{Stay, stays};
use actions::topics::may_comment;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{CommentId, MemberId, TopicId};
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Comment, CommentEdit, Member, StoreError, Support, TenantTx, local_day};
use web::SignedIn;
use web::markdown::prose;

use crate::members::inhabitants;

/// What is known of a topic beside the thing itself.
pub(crate) struct Talk {
    pub(crate) supports: Vec<Support>,
    pub(crate) stays: Vec<Stay>,
    pub(crate) members: Vec<Member>,
    pub(crate) inhabitants: BTreeMap<MemberId, i64>,
    comments: Vec<Comment>,
    edits: BTreeMap<CommentId, Vec<CommentEdit>>,
    withdrawn: Vec<CommentId>,
    now: Timestamp,
    follows: bool,
}

#[derive(Serialize)]
pub(crate) struct Discussion {
    topic: String,
    base: String,
    supporters: Vec<Supporter>,
    count: usize,
    supported: String,
    supports: bool,
    may_support: bool,
    follows: bool,
    may_comment: bool,
    comments: Vec<Said>,
    draft: String,
    history: Vec<Past>,
}

#[derive(Serialize)]
struct Supporter {
    href: String,
    name: String,
    since: Date,
    by: String,
    own: bool,
}

#[derive(Serialize)]
struct Said {
    by: String,
    member: String,
    at: Timestamp,
    prose: String,
    /// When it was worded anew, in words.
    edited: Option<String>,
    /// How it read before, the first wording first.
    earlier: Vec<Earlier>,
    withdrawn: bool,
    edit: Option<String>,
    withdraw: Option<String>,
}

#[derive(Serialize)]
struct Earlier {
    prose: String,
}

#[derive(Serialize)]
struct Past {
    state: String,
    reason: String,
    by: String,
    since: Date,
    days: i32,
    lasts: bool,
}

pub(crate) fn look(tx: &mut TenantTx<'_>, topic: TopicId) -> Result<Talk, StoreError> {
    let today = tx.today();
    let person = tx.actor().person();
    let changes = tx.state_changes()?;
    let comments = tx.comments(topic)?;
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    Ok(Talk {
        supports: tx.supports_of(topic)?,
        stays: stays(changes.iter().filter(|change| change.topic == topic), today),
        members: tx.members()?,
        inhabitants: inhabitants(tx, today)?,
        edits: tx.comment_edits(&ids)?,
        withdrawn: tx.withdrawn_comments(&ids)?,
        now: tx.now(),
        comments,
        follows: tx.followers(topic)?.into_iter().any(|one| Some(one) == person),
    })
}

impl Discussion {
    /// Without its history: the page of a candidate shows that of its whole life.
    pub(crate) fn without_history(self) -> Self {
        Self { history: Vec::new(), ..self }
    }
}

impl Talk {
    /// The inhabitants of the members that support it.
    pub(crate) fn covered(&self) -> i64 {
        self.supports.iter().filter_map(|support| self.inhabitants.get(&support.member)).sum()
    }

    pub(crate) fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }
}

/// The view of a topic; `open` where it can still be supported, `in_words` turns a state into words.
pub(crate) fn view(
    visit: &SignedIn,
    topic: TopicId,
    talk: &Talk,
    (open, draft): (bool, &str),
    in_words: impl Fn(&str) -> String,
) -> Discussion {
    let own = visit.actor.member().map(|member| member.id);
    let supports = talk.supports.iter().any(|support| Some(support.member) == own);
    let may_wish = visit.actor.may(May::Wish) && own.is_some();
    Discussion {
        topic: topic.to_string(),
        base: format!("{}/roadmap/topics/{topic}", visit.home()),
        supporters: talk.supports.iter().filter_map(|one| supporter(visit, talk, one, own)).collect(),
        count: talk.supports.len(),
        supported: visit.say(
            "topic-supported-by",
            json!({ "count": talk.supports.len(), "inhabitants": talk.covered() }),
        ),
        supports: supports && may_wish,
        may_support: may_wish && open && !supports,
        follows: talk.follows,
        may_comment: may_comment(&visit.actor),
        comments: talk.comments.iter().map(|comment| said(visit, talk, comment)).collect(),
        draft: draft.to_owned(),
        history: talk.stays.iter().rev().map(|stay| past(stay, in_words(&stay.state))).collect(),
    }
}

fn supporter(visit: &SignedIn, talk: &Talk, support: &Support, own: Option<MemberId>) -> Option<Supporter> {
    let member = talk.member(support.member)?;
    Some(Supporter {
        href: format!("{}/members/{}", visit.home(), member.id),
        name: member.name.clone(),
        since: local_day(support.since),
        by: support.by.clone(),
        own: Some(member.id) == own,
    })
}

fn said(visit: &SignedIn, talk: &Talk, comment: &Comment) -> Said {
    let withdrawn = talk.withdrawn.contains(&comment.id);
    let edits = talk.edits.get(&comment.id).map_or(&[][..], Vec::as_slice);
    let wordings: Vec<&str> =
        std::iter::once(comment.text.as_str()).chain(edits.iter().map(|edit| edit.text.as_str())).collect();
    let before = wordings.split_last().map_or(&[][..], |(_, before)| before);
    let last = wordings.last().copied().unwrap_or_default();
    let own = visit.actor.person() == Some(comment.person) && !withdrawn;
    let base = format!("{}/roadmap/comments/{}", visit.home(), comment.id);
    let edited = edits.last().filter(|_| !withdrawn);
    Said {
        by: comment.by.clone(),
        member: comment.member.clone(),
        at: comment.at,
        prose: if withdrawn { String::new() } else { prose(last) },
        edited: edited
            .map(|edit| visit.say("comment-edited-at", json!({ "at": visit.words().instant(edit.at) }))),
        earlier: if withdrawn {
            Vec::new()
        } else {
            before.iter().map(|text| Earlier { prose: prose(text) }).collect()
        },
        withdrawn,
        edit: (own && is_editable(comment.at, talk.now)).then(|| format!("{base}/edit")),
        withdraw: own.then(|| format!("{base}/withdrawal")),
    }
}

fn past(stay: &Stay, state: String) -> Past {
    Past {
        state,
        reason: stay.reason.clone(),
        by: stay.by.clone(),
        since: stay.from_day,
        days: stay.days(),
        lasts: stay.lasts,
    }
}
