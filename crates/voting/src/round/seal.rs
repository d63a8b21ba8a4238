//! The hashes of a round: what was fixed at opening, the lot, and the chain of ballots.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::document::{BallotRecord, Quorum, RoundFile, RoundRules, Voter};
use crate::document::not_json;
use crate::fault::FaultKind;

/// The version tag of what is fixed at opening.
const OPENING: &str = "gemeengoed/round-opening/1";
/// The version tag of a ballot.
const BALLOT: &str = "gemeengoed/ballot/1";

/// What a chain begins with where no opening is known: 32 zero bytes.
pub const FIRST: [u8; 32] = [0; 32];

#[derive(Serialize)]
struct Opening<'a> {
    tag: &'static str,
    id: &'a str,
    rules: &'a RoundRules,
    quorum: &'a Option<Quorum>,
    proxies_per_holder: u64,
    electorate: &'a [Voter],
    lot: Option<&'a str>,
}

/// The hash of everything that cannot change after opening: SHA-256 of its canonical JSON, in hexadecimal.
///
/// # Errors
/// None that is known: every part of it has a text.
pub fn opening(round: &RoundFile) -> Result<String, FaultKind> {
    let document = Opening {
        tag: OPENING,
        id: &round.id,
        rules: &round.rules,
        quorum: &round.quorum,
        proxies_per_holder: round.proxies_per_holder,
        electorate: &round.electorate,
        lot: round.lot.as_ref().map(|lot| lot.commitment.as_str()),
    };
    kernel::json::canonical_sha256(&document).map_err(not_json)
}

/// The commitment to a lot's seed: its SHA-256, in hexadecimal.
#[must_use]
pub fn lot_commitment(seed: &str) -> String {
    hex::encode(Sha256::digest(seed))
}

/// The seal of a ballot: SHA-256 over the seal before it (the first ballot's is over the hash of the opening)
/// and the ballot's content. Each field is its length in bytes, a colon and its bytes, so that no two ballots
/// give the same bytes.
#[must_use]
pub fn seal(previous: &[u8; 32], round: &str, ballot: &BallotRecord) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(previous);
    let mut field = |text: &str| {
        hash.update(text.len().to_string());
        hash.update(":");
        hash.update(text);
    };
    field(BALLOT);
    field(round);
    field(&ballot.member);
    field(&ballot.version.to_string());
    field(ballot.proxy.as_deref().unwrap_or_default());
    field(ballot.answer.as_deref().unwrap_or_default());
    let mut scores: Vec<_> = ballot.scores.iter().map(|of| (of.candidate.as_str(), of.score)).collect();
    scores.sort_unstable();
    field(&scores.len().to_string());
    for (candidate, score) in scores {
        field(candidate);
        field(&score.to_string());
    }
    let mut without: Vec<&str> = ballot.no_opinion.iter().map(String::as_str).collect();
    without.sort_unstable();
    field(&without.len().to_string());
    without.into_iter().for_each(field);
    hash.finalize().into()
}

/// Reads a hash; none where it is not 64 hexadecimal digits.
pub(super) fn from_hex(text: &str) -> Option<[u8; 32]> {
    hex::decode(text).ok()?.try_into().ok()
}
