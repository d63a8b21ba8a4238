//! What a resolution looks like, for members and for the office: its rules, its options, its amendments and
//! its turnout. Never an answer: those are looked at in `resolution_result` alone, once it is closed.

use std::collections::{BTreeMap, BTreeSet};

use actions::resolutions::proxies::votes_of;
use actions::resolutions::{Phase, phase};
use jiff::Timestamp;
use kernel::{AmendmentId, MemberId, ResolutionId};
use serde::Serialize;
use serde_json::json;
use store::{
    AgendaItem, Amendment, AmendmentState, Assembly, BallotSeal, MajorityRule, NamedVote, Part, Proxy,
    Resolution, ResolutionState, ResolutionVoter, StoreError, TenantTx, VoteAnswer,
};
use web::SignedIn;
use web::templates::items::Fact;

/// A resolution with all that belongs to it.
pub struct Loaded {
    /// The resolution.
    pub resolution: Resolution,
    /// Its item.
    pub item: AgendaItem,
    /// Its assembly.
    pub assembly: Assembly,
    /// Its options; none where it is for or against.
    pub options: Vec<String>,
    /// Who may vote.
    pub voters: Vec<ResolutionVoter>,
    /// Who voted.
    pub voted: BTreeSet<MemberId>,
    /// The votes that the actor may cast and see: of its own member, and of those that gave it their proxy.
    pub mine: BTreeMap<MemberId, Option<NamedVote>>,
    /// The seals of those votes; none until the sealing job has passed.
    pub seals: BTreeMap<(MemberId, i32), BallotSeal>,
    /// Who votes for whom.
    pub proxies: Vec<Proxy>,
    /// Of the members whose vote was cast with a proxy, who cast it.
    pub holders: BTreeMap<MemberId, MemberId>,
    /// The names of all members.
    pub names: BTreeMap<MemberId, String>,
    amendments: Vec<Amendment>,
    /// Whether it is decided, and nothing is said beside the decision yet.
    pub unnoted: bool,
    /// Now.
    pub now: Timestamp,
}

impl Loaded {
    /// Reads a resolution.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where it is not there, or not for this actor.
    pub fn read(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<Self, StoreError> {
        let resolution = tx.resolution(id)?;
        let item = tx.agenda_item(resolution.about.item)?;
        let assembly = tx.assembly(item.assembly)?;
        let decided = resolution.state == ResolutionState::Closed;
        let unnoted = decided && tx.assembly_decision(id)?.note.is_empty();
        let mut mine = BTreeMap::new();
        for member in votes_of(tx, id)? {
            mine.insert(member, tx.named_votes(id)?.into_iter().find(|vote| vote.member == member));
        }
        let names = tx.members()?.into_iter().map(|member| (member.id, member.name)).collect();
        Ok(Self {
            options: tx.resolution_options(id)?,
            voters: tx.resolution_voters(id)?,
            voted: tx.participations(id)?,
            amendments: tx.amendments(id)?,
            unnoted,
            now: tx.now(),
            resolution,
            item,
            assembly,
            mine,
            seals: tx
                .vote_chain(id)?
                .into_iter()
                .map(|sealed| ((sealed.member, sealed.version), sealed.seal))
                .collect(),
            proxies: tx.resolution_proxies(id)?,
            holders: tx.vote_holders(id)?,
            names,
        })
    }

    /// How far the resolution is.
    #[must_use]
    pub fn phase(&self) -> Phase {
        phase(&self.resolution, self.now)
    }

    /// An answer in words.
    #[must_use]
    pub fn answer(&self, visit: &SignedIn, answer: VoteAnswer) -> String {
        answer_in_words(visit, &self.options, answer)
    }

    /// The name of a member.
    #[must_use]
    pub fn name(&self, member: MemberId) -> String {
        self.names.get(&member).cloned().unwrap_or_default()
    }

    /// Every answer that can be given.
    #[must_use]
    pub fn answers(&self) -> Vec<VoteAnswer> {
        let options = if self.options.is_empty() { 2 } else { self.options.len() };
        let places = (0..=u8::MAX).take(options).map(VoteAnswer::Option);
        places.chain([VoteAnswer::Blank, VoteAnswer::Abstain]).collect()
    }
}

/// An answer in words: an option, for, against, blank, or an abstention.
#[must_use]
pub fn answer_in_words(visit: &SignedIn, options: &[String], answer: VoteAnswer) -> String {
    match answer {
        VoteAnswer::Option(place) if !options.is_empty() => {
            options.get(usize::from(place)).cloned().unwrap_or_default()
        }
        VoteAnswer::Option(0) => visit.text("answer-for"),
        VoteAnswer::Option(_) => visit.text("answer-against"),
        VoteAnswer::Blank => visit.text("answer-blank"),
        VoteAnswer::Abstain => visit.text("answer-abstain"),
    }
}

/// The rules of a resolution, one line each.
#[must_use]
pub fn rules(visit: &SignedIn, resolution: &Resolution) -> Vec<Fact> {
    let (words, about) = (visit.words(), &resolution.about);
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    let either = |yes: bool, this: &str, that: &str| visit.text(if yes { this } else { that });
    let mut facts = vec![
        fact("resolution-opens", words.instant(about.opens_at)),
        fact("resolution-closes", words.instant(about.closes_at)),
        fact("resolution-majority", majority(visit, about.majority)),
        fact("resolution-quorum", quorum(visit, about.quorum)),
        fact(
            "resolution-weighting",
            either(about.weighted, "resolution-weighted-yes", "resolution-weighted-no"),
        ),
        fact("resolution-secrecy", either(about.secret, "resolution-secret-yes", "resolution-secret-no")),
    ];
    if !about.secret {
        let value = either(about.per_member, "resolution-per-member-yes", "resolution-per-member-no");
        facts.push(fact("resolution-per-member", value));
    }
    facts.push(fact(
        "resolution-proxies",
        visit.say("resolution-proxies-count", json!({ "count": about.proxies_per_holder })),
    ));
    let blank = either(about.blank_is_cast, "resolution-blank-yes", "resolution-blank-no");
    facts.push(fact("resolution-blank", blank));
    facts
}

/// What an option needs, in words.
#[must_use]
pub fn majority(visit: &SignedIn, rule: MajorityRule) -> String {
    match rule {
        MajorityRule::Qualified(part) => {
            visit.say("resolution-majority-qualified-of", json!({ "part": in_words(part) }))
        }
        plain => visit.text(&format!("resolution-majority-{}", plain.name())),
    }
}

/// How much has to take part, in words.
#[must_use]
pub fn quorum(visit: &SignedIn, part: Option<Part>) -> String {
    match part {
        Some(part) => visit.say("resolution-quorum-of", json!({ "part": in_words(part) })),
        None => visit.text("resolution-quorum-none"),
    }
}

fn in_words(part: Part) -> String {
    format!("{}/{}", part.of, part.in_all)
}

/// How many have voted: never what.
#[derive(Serialize)]
pub struct Turnout {
    voted: String,
    voters: String,
    value: usize,
    max: usize,
    percent: String,
}

/// How many have voted; nothing before it is opened.
#[must_use]
pub fn turnout(visit: &SignedIn, loaded: &Loaded) -> Option<Turnout> {
    if loaded.voters.is_empty() {
        return None;
    }
    let words = visit.words();
    let (value, max) = (loaded.voted.len(), loaded.voters.len());
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let share = kernel::Share::ratio(number(value), number(max)).unwrap_or_default();
    Some(Turnout {
        voted: words.number(number(value)),
        voters: words.number(number(max)),
        value,
        max,
        percent: words.percent(&share),
    })
}

/// An amendment, on a page.
#[derive(Serialize)]
pub struct Proposed {
    title: String,
    body: Vec<String>,
    by: String,
    state: String,
    tone: &'static str,
    became: Option<String>,
    handle: Option<String>,
    withdraw: Option<String>,
}

/// The amendments: to be handled by the office, to be taken back by their own member.
#[must_use]
pub fn amendments(visit: &SignedIn, loaded: &Loaded) -> Vec<Proposed> {
    loaded.amendments.iter().map(|one| proposed(visit, loaded, one)).collect()
}

fn proposed(visit: &SignedIn, loaded: &Loaded, one: &Amendment) -> Proposed {
    use store::roles::May::{KeepRounds, Wish};
    let (words, home) = (visit.words(), visit.home());
    let by = [
        ("member", loaded.name(one.member).into()),
        ("name", one.proposed_by.as_str().into()),
        ("at", words.instant(one.proposed_at).into()),
    ];
    let (tone, became) = match &one.state {
        AmendmentState::Proposed => ("accent", None),
        AmendmentState::Merged(place) => {
            let option = usize::try_from(*place).ok().and_then(|place| loaded.options.get(place));
            ("positive", option.cloned())
        }
        AmendmentState::Rejected(reason) => ("negative", Some(reason.clone())),
        AmendmentState::Withdrawn => ("", None),
    };
    let waits = one.state == AmendmentState::Proposed && loaded.phase() == Phase::Preparing;
    let own = visit.actor.member().is_some_and(|own| own.id == one.member) && visit.actor.may(Wish);
    let at = |below: &str, id: AmendmentId, end: &str| format!("{home}{below}/amendments/{id}{end}");
    Proposed {
        title: one.title.clone(),
        body: crate::assembly_view::paragraphs(&one.body),
        by: words.say("amendment-by", &by),
        state: visit.text(&format!("amendment-state-{}", one.state.name())),
        tone,
        became,
        handle: (waits && visit.actor.may(KeepRounds)).then(|| at("/office", one.id, "")),
        withdraw: (waits && own).then(|| at("", one.id, "/withdrawal")),
    }
}
