//! Topics: a member supports a wish or a candidate, people follow and discuss it.
//!
//! Invariant: a member supports for itself only. Who hears of what is decided by a job: a member knows only
//! its own people.

use kernel::{CommentId, PersonId, TopicId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::roles::May;
use store::{StoreError, TenantTx, Topic};

use crate::letters::in_lines;
use crate::permissions::require;
use crate::{Fault, Refused};

/// The kind of the job that mails about a topic.
pub const TELL: &str = "topics.tell";
/// The most characters in a comment.
pub const LONGEST_COMMENT: usize = 4_000;

/// Who hears of something that happened to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Circle {
    /// Those who keep the roadmap.
    Office,
    /// Those who follow the topic.
    Followers,
}

/// What the job of a mail knows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Telling {
    /// What it is about.
    pub(crate) topic: Topic,
    /// Which mail.
    pub(crate) event: Event,
    /// Who hears of it.
    pub(crate) circle: Circle,
    /// Who did it, and hears nothing.
    pub(crate) by: Option<PersonId>,
    /// Who hears of it whether or not they follow.
    pub(crate) besides: Vec<PersonId>,
    /// What the templates need.
    pub(crate) about: Value,
}

/// A mail about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Event {
    /// A wish was put in.
    Wish,
    /// Somebody said something.
    Comment,
    /// It went into another state.
    State,
}

impl Event {
    /// The folder of its templates.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Event::Wish => "wish-put-in",
            Event::Comment => "topic-comment",
            Event::State => "topic-state",
        }
    }
}

/// What a topic is called, where its page stands below the cooperative's address, and whether it can still be
/// supported.
struct Known {
    title: String,
    path: String,
    open: bool,
}

fn known(tx: &mut TenantTx<'_>, topic: Topic) -> Result<Known, StoreError> {
    Ok(match topic {
        Topic::Wish(id) => {
            let wish = tx.wish(id)?;
            let open = ["open", "parked"].contains(&wish.state.as_str());
            Known { title: wish.about.title, path: path(topic), open }
        }
        Topic::Candidate(id) => {
            let candidate = tx.candidate(id)?;
            let open = !["rejected", "ended"].contains(&candidate.state.as_str());
            Known { title: candidate.about.title, path: path(topic), open }
        }
    })
}

/// Where the page of a topic stands, below the cooperative's address.
#[must_use]
pub fn path(topic: Topic) -> String {
    match topic {
        Topic::Wish(id) => format!("/roadmap/wishes/{id}"),
        Topic::Candidate(id) => format!("/roadmap/candidates/{id}"),
    }
}

/// The actor's member supports a topic, and the actor follows it.
///
/// # Errors
/// A sentence on top where it cannot be supported any more, or those of the store.
pub fn support(tx: &mut TenantTx<'_>, id: TopicId) -> Result<(), Refused> {
    require(tx, May::Wish)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let topic = tx.topic(id)?;
    let known = known(tx, topic)?;
    if !known.open {
        return Err(Fault::page("topic-closed").into());
    }
    if tx.support(id, member)? {
        tx.audit("topics.support", id, &known.title)?;
    }
    if let Some(person) = tx.actor().person() {
        tx.follow(id, person)?;
    }
    Ok(())
}

/// The actor's member supports a topic no longer.
///
/// # Errors
/// Those of the store.
pub fn withdraw(tx: &mut TenantTx<'_>, id: TopicId) -> Result<(), Refused> {
    require(tx, May::Wish)?;
    let member = tx.actor().member().map(|member| member.id).ok_or(Refused::Forbidden)?;
    let topic = tx.topic(id)?;
    let known = known(tx, topic)?;
    if tx.withdraw_support(id, member)? {
        tx.audit("topics.withdraw-support", id, &known.title)?;
    }
    Ok(())
}

/// The actor gets mail about a topic from now on, or no longer.
///
/// # Errors
/// Those of the store.
pub fn follow(tx: &mut TenantTx<'_>, id: TopicId, wanted: bool) -> Result<(), Refused> {
    require(tx, May::SeeRoadmap)?;
    let person = tx.actor().person().ok_or(Refused::Forbidden)?;
    tx.topic(id)?;
    if wanted {
        tx.follow(id, person)?
    } else {
        tx.stop_following(id, person)?
    }
    Ok(())
}

/// Whether the actor may say something about topics.
#[must_use]
pub fn may_comment(actor: &store::Actor) -> bool {
    [May::Wish, May::KeepRoadmap, May::DecideRoadmap].into_iter().any(|may| actor.may(may))
}

/// The actor says something about a topic, and follows it. Followers and who is mentioned hear of it.
///
/// # Errors
/// A sentence beside the text, or those of the store.
pub fn comment(tx: &mut TenantTx<'_>, id: TopicId, text: &str) -> Result<CommentId, Refused> {
    if !may_comment(tx.actor()) {
        return Err(Refused::Forbidden);
    }
    let text = text.trim();
    let topic = tx.topic(id)?;
    if text.is_empty() {
        return Err(Fault::field("text", "comment-missing").into());
    }
    if text.chars().count() > LONGEST_COMMENT {
        return Err(Fault::field("text", "comment-too-long").with("most", LONGEST_COMMENT).into());
    }
    let known = known(tx, topic)?;
    let comment = tx.add_comment(id, text)?;
    if let Some(person) = tx.actor().person() {
        tx.follow(id, person)?;
    }
    tx.audit("topics.comment", id, &known.title)?;
    tell(
        tx,
        topic,
        Event::Comment,
        Circle::Followers,
        &[],
        &json!({ "text": in_lines(text), "said": text }),
    )?;
    Ok(comment)
}

/// Has a job mail about a topic: title, path and who did it come by themselves.
///
/// # Errors
/// Those of the store.
pub(crate) fn tell(
    tx: &mut TenantTx<'_>,
    topic: Topic,
    event: Event,
    circle: Circle,
    besides: &[PersonId],
    about: &Value,
) -> Result<(), Refused> {
    let Known { title, path, .. } = known(tx, topic)?;
    let mut full =
        json!({ "title": title, "path": path, "by": tx.actor().name(), "topic": topic.id().to_string() });
    if let (Some(full), Some(about)) = (full.as_object_mut(), about.as_object()) {
        full.extend(about.clone());
    }
    let (by, besides) = (tx.actor().person(), besides.to_vec());
    let telling = Telling { topic, event, circle, by, besides, about: full };
    let payload =
        serde_json::to_value(&telling).map_err(|error| StoreError::Unexpected(error.to_string()))?;
    tx.enqueue(TELL, &payload)?;
    Ok(())
}

/// The names that a comment mentions, of these: `@Karin de Vries`. A longer name goes before one that it
/// begins with, and a name is not found inside a word.
#[must_use]
pub fn mentioned<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.filter(|name| !name.trim().is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let text = text.to_lowercase();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let inside =
            text.get(..at).and_then(|before| before.chars().last()).is_some_and(char::is_alphanumeric);
        let is_said = |name: &&&str| {
            let after = rest.strip_prefix(&name.to_lowercase());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        if let Some(name) = names.iter().find(is_said).filter(|_| !inside) {
            found.push(*name);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'n>(text: &str, names: &[&'n str]) -> Vec<&'n str> {
        mentioned(text, names.iter().copied())
    }

    #[test]
    fn a_name_after_an_at_sign_is_mentioned_once() {
        let names = ["Karin de Vries", "Hans Bergman"];
        assert_eq!(of("Dag @karin de vries, wat vind jij? @Karin de Vries!", &names), ["Karin de Vries"]);
        assert!(of("Karin de Vries zei het al", &names).is_empty());
    }

    #[test]
    fn the_longer_name_goes_first_and_a_name_is_no_part_of_a_word() {
        let names = ["Jan", "Jan Smit"];
        assert_eq!(of("@Jan Smit", &names), ["Jan Smit"]);
        assert_eq!(of("@Jan, dank", &names), ["Jan"]);
        assert!(of("@Janneke", &names).is_empty());
        assert!(of("mail aan info@jan", &names).is_empty());
    }
}
