//! A round as pages show it: what is asked, until when, how it is counted, who has voted. For the office and
//! for members.
//!
//! Invariant: nothing here looks at a ballot: what is shown of a round that is open is its turnout.

use std::collections::{BTreeMap, BTreeSet};

use actions::rounds::{Frozen, freeze};
use actions::{Fault, Refused};
use jiff::Timestamp;
use kernel::{CandidateId, Cents, MemberId, RoundId, Share};
use serde::Serialize;
use serde_json::json;
use store::{AboutCandidate, Proxy, Round, RoundElector, RoundOpening, RoundState, TenantTx};
use voting::QuorumOf;
use web::Visit;
use web::templates::items::{Choice, Fact};

/// A round with what it is held by, from one transaction.
pub struct Seen {
    /// The round.
    pub round: Round,
    /// What is asked and who may vote: frozen, or for a draft as it would be now.
    pub frozen: Frozen,
    /// What a draft cannot be frozen for.
    pub fault: Option<Fault>,
    /// Its opening.
    pub opening: Option<RoundOpening>,
    /// Who has voted.
    pub turnout: BTreeSet<MemberId>,
    /// Who lets whom vote for it.
    pub proxies: Vec<Proxy>,
    /// What is known of the candidates.
    pub about: BTreeMap<CandidateId, AboutCandidate>,
    /// When.
    pub now: Timestamp,
}

impl Seen {
    /// Reads a round.
    ///
    /// # Errors
    /// [`store::StoreError::Absent`] where it is not there, or not for this actor.
    pub fn read(tx: &mut TenantTx<'_>, id: RoundId) -> Result<Self, Refused> {
        let round = tx.round(id)?;
        let (frozen, fault) = match round.state {
            RoundState::Draft => match freeze(tx, &round) {
                Ok(frozen) => (frozen, None),
                Err(Refused::Faults(faults)) => (nothing(), faults.into_iter().next()),
                Err(other) => return Err(other),
            },
            _ => {
                let (candidates, electorate) = (tx.round_candidates(id)?, tx.round_electors(id)?);
                (Frozen { candidates, electorate }, None)
            }
        };
        let about = tx.candidates()?.into_iter().map(|one| (one.id, one.about)).collect();
        let (opening, turnout, proxies) = (tx.round_opening(id)?, tx.turnout(id)?, tx.proxies(id)?);
        Ok(Self { frozen, fault, opening, turnout, proxies, about, now: tx.now(), round })
    }

    /// Whether a ballot is taken now.
    #[must_use]
    pub fn takes_ballots(&self) -> bool {
        self.round.takes_ballots(self.now)
    }

    /// A member of the electorate.
    #[must_use]
    pub fn elector(&self, member: MemberId) -> Option<&RoundElector> {
        self.frozen.electorate.iter().find(|elector| elector.member == member)
    }

    /// What all candidates cost together.
    #[must_use]
    pub fn cost(&self) -> i64 {
        self.frozen.candidates.iter().map(|one| one.cost.cents()).sum()
    }

    fn weight(&self, voted: bool) -> i64 {
        let counts = |elector: &&RoundElector| !voted || self.turnout.contains(&elector.member);
        self.frozen.electorate.iter().filter(counts).map(|elector| i64::from(elector.weight)).sum()
    }

    fn has_voted(&self) -> usize {
        self.frozen.electorate.iter().filter(|elector| self.turnout.contains(&elector.member)).count()
    }

    /// The figures on top of every page of a round.
    #[must_use]
    pub fn facts(&self, visit: &Visit, own: Option<MemberId>) -> Vec<Fact> {
        let words = visit.words();
        let mut facts = vec![
            Fact {
                label: visit.text("round-fact-budget"),
                value: words.euro(self.round.setup.budget),
                note: self.carried_in_words(visit),
                ..Fact::default()
            },
            Fact {
                label: visit.say("round-fact-all", json!({ "count": self.frozen.candidates.len() })),
                value: words.euro(Cents::new(self.cost())),
                note: self.times_budget(visit),
                ..Fact::default()
            },
        ];
        facts.extend(own.and_then(|member| self.share_of(visit, member)));
        if self.opening.is_some() {
            facts.push(Fact {
                label: visit.text("round-fact-turnout"),
                value: visit.say(
                    "round-turnout",
                    json!({ "voted": self.has_voted(), "count": self.frozen.electorate.len() }),
                ),
                note: Some(self.quorum_in_words(visit)),
                ..Fact::default()
            });
        }
        facts
    }

    fn times_budget(&self, visit: &Visit) -> Option<String> {
        let ratio = Share::ratio(self.cost(), self.round.setup.budget.cents()).ok()?;
        let times = visit.words().quantity(&ratio.rounded(1).parse().ok()?);
        Some(visit.say("round-times-budget", json!({ "times": times })))
    }

    /// What a member divides, if everybody votes.
    fn share_of(&self, visit: &Visit, member: MemberId) -> Option<Fact> {
        let weight = i64::from(self.elector(member)?.weight);
        let part = Share::ratio(weight, self.weight(false)).ok()?;
        let share = Cents::rounded_down(&(self.round.setup.budget.euros() * part)).ok()?;
        Some(Fact {
            label: visit.text("round-fact-share"),
            value: visit.words().euro(share),
            note: Some(visit.say("round-fact-share-note", json!({ "count": self.frozen.electorate.len() }))),
            ..Fact::default()
        })
    }

    /// Whether enough have voted, in words.
    #[must_use]
    pub fn quorum_in_words(&self, visit: &Visit) -> String {
        let Some(quorum) = &self.round.setup.quorum else { return visit.text("round-no-quorum") };
        let (all, voted) = match quorum.of {
            QuorumOf::Members => (
                self.frozen.electorate.len().try_into().unwrap_or(0),
                self.has_voted().try_into().unwrap_or(0),
            ),
            QuorumOf::Weight => (self.weight(false), self.weight(true)),
        };
        let needed = (-&(&quorum.least * &Share::from(all))).floor().map_or(0, i64::wrapping_neg);
        let of = if quorum.of == QuorumOf::Members { "members" } else { "weight" };
        let key = if voted >= needed { "round-quorum-met" } else { "round-quorum-not-met" };
        visit.say(key, json!({ "needed": needed, "of": of }))
    }

    /// The turnout as a bar.
    #[must_use]
    pub fn meter(&self, visit: &Visit) -> Option<Meter> {
        let all = self.frozen.electorate.len();
        let part =
            Share::ratio(self.has_voted().try_into().unwrap_or(0), all.try_into().unwrap_or(0)).ok()?;
        self.opening.as_ref().map(|_| Meter {
            value: self.has_voted(),
            max: all,
            percentage: visit.words().percent(&part),
            note: self.quorum_in_words(visit),
        })
    }
}

fn nothing() -> Frozen {
    Frozen { candidates: Vec::new(), electorate: Vec::new() }
}

/// A bar of turnout.
#[derive(Serialize)]
#[expect(missing_docs, reason = "the fields of the component")]
pub struct Meter {
    pub value: usize,
    pub max: usize,
    pub percentage: String,
    pub note: String,
}

/// Where a round stands, as the words and the tone of a badge.
#[must_use]
pub fn badge(visit: &Visit, round: &Round, now: Timestamp) -> (String, &'static str) {
    let words = visit.words();
    match round.state {
        RoundState::Draft => (visit.text("round-state-draft"), "warning"),
        RoundState::Open if now < round.setup.opens_at => {
            let at = words.instant(round.setup.opens_at);
            (visit.say("round-opens-at", json!({ "at": at })), "accent")
        }
        RoundState::Open if now < round.setup.closes_at => {
            let at = words.instant(round.setup.closes_at);
            (visit.say("round-open-until", json!({ "at": at })), "accent")
        }
        RoundState::Open | RoundState::Closing => (visit.text("round-state-closing"), "warning"),
        RoundState::Closed => (visit.text("round-state-closed"), "positive"),
        RoundState::Void => (visit.text("round-state-void"), "negative"),
    }
}

/// Choices of a form, with the key of the words of each, of which one is chosen.
#[must_use]
pub fn choices(visit: &Visit, values: &[(&str, &str)], chosen: &str) -> Vec<Choice> {
    let choice = |(value, key): &(&str, &str)| Choice {
        value: (*value).to_owned(),
        label: visit.text(key),
        selected: *value == chosen,
        ..Choice::default()
    };
    values.iter().map(choice).collect()
}
