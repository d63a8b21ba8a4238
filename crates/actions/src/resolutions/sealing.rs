//! The chain of named votes and its receipts, and the file from which anybody counts a vote again.
//!
//! Invariant: a secret vote is in no chain and gets no receipt.

use kernel::ResolutionId;
use serde_json::json;
use store::{MajorityRule, Resolution, ResolutionState, SealedVote, StoreError, TenantTx};
use voting::{Proxy, Quorum, QuorumOf, ROUND_FORMAT, RoundFile, RoundResult, RoundRules, Voter};

use super::{about, count};
use crate::letters;
use crate::rounds::letters::votes_for;

/// Seals the votes that wait for it, and mails each member its receipt. Says how many.
///
/// # Errors
/// Those of the store.
pub fn seal(tx: &mut TenantTx<'_>, id: ResolutionId) -> Result<usize, StoreError> {
    let resolution = tx.resolution(id)?;
    let options = tx.resolution_options(id)?;
    let opening = voting::opening(&fresh(tx, &resolution)?).map_err(unexpected)?;
    let sealed = tx.seal_votes(id, &opening, &options)?;
    for one in &sealed {
        receipt(tx, &resolution, one)?;
    }
    Ok(sealed.len())
}

/// The receipt, to those who vote for the member and to who cast the vote by proxy. It does not say what was
/// answered.
fn receipt(tx: &mut TenantTx<'_>, resolution: &Resolution, sealed: &SealedVote) -> Result<(), StoreError> {
    let member = tx.member(sealed.member)?;
    let (person, name) = &sealed.cast_by;
    let more = json!({
        "member": member.name,
        "by": name,
        "version": sealed.version,
        "n": sealed.seal.n,
        "hash": sealed.seal.hash,
    });
    letters::tell(tx, "vote-receipt", &about(resolution, more), |seat| {
        let casts = sealed.holder.is_some() && seat.person == *person;
        votes_for(seat, sealed.member) || casts
    })
}

/// A closed vote as the file that anybody can verify: `gemeengoed/round/1`. Nothing where its votes are not
/// published, or are not all sealed yet.
///
/// # Errors
/// [`StoreError::Unexpected`] where it does not count; those of the store.
pub fn file(tx: &mut TenantTx<'_>, resolution: &Resolution) -> Result<Option<RoundFile>, StoreError> {
    let about = &resolution.about;
    if resolution.state != ResolutionState::Closed || about.secret || !about.per_member {
        return Ok(None);
    }
    let (options, chain) = (tx.resolution_options(resolution.id)?, tx.vote_chain(resolution.id)?);
    let last = tx.named_votes(resolution.id)?;
    let all =
        last.iter().all(|vote| chain.iter().any(|s| s.member == vote.member && s.version == vote.version));
    if !all {
        return Ok(None);
    }
    let mut file = fresh(tx, resolution)?;
    file.opening = voting::opening(&file).map_err(unexpected)?;
    file.proxies = tx
        .resolution_proxies(resolution.id)?
        .into_iter()
        .map(|proxy| Proxy { member: proxy.member.to_string(), holder: proxy.holder.to_string() })
        .collect();
    file.ballots = chain.iter().map(|sealed| sealed.record(&options)).collect::<Result<_, _>>()?;
    file.head = file.ballots.last().map_or_else(|| file.opening.clone(), |ballot| ballot.hash.clone());
    file.result = file.count().map_err(|faults| unexpected(format!("{faults:?}")))?;
    Ok(Some(file))
}

/// The file of a vote in which nobody has voted yet: what was fixed at opening.
fn fresh(tx: &mut TenantTx<'_>, resolution: &Resolution) -> Result<RoundFile, StoreError> {
    let about = &resolution.about;
    let (voters, names) = (tx.resolution_voters(resolution.id)?, tx.voter_names(resolution.id)?);
    let voter = |one: &store::ResolutionVoter| Voter {
        member: one.member.to_string(),
        name: names.get(&one.member).cloned().unwrap_or_default(),
        weight: u64::try_from(one.weight).unwrap_or(0),
    };
    let of = if about.weighted { QuorumOf::Weight } else { QuorumOf::Members };
    Ok(RoundFile {
        format: ROUND_FORMAT.to_owned(),
        id: resolution.id.to_string(),
        rules: RoundRules::Resolution {
            options: tx.resolution_options(resolution.id)?,
            weighted: about.weighted,
            majority: match about.majority {
                MajorityRule::Simple => "simple".to_owned(),
                MajorityRule::Unanimous => "unanimity".to_owned(),
                MajorityRule::Qualified(part) => format!("{}/{}", part.of, part.in_all),
            },
            blank_is_cast: about.blank_is_cast,
        },
        quorum: about.quorum.map(|part| Quorum { of, least: count::share(part) }),
        proxies_per_holder: u64::try_from(about.proxies_per_holder).unwrap_or(0),
        electorate: voters.iter().map(voter).collect(),
        lot: None,
        opening: String::new(),
        proxies: Vec::new(),
        ballots: Vec::new(),
        head: String::new(),
        result: RoundResult::default(),
    })
}

fn unexpected(error: impl std::fmt::Display) -> StoreError {
    StoreError::Unexpected(error.to_string())
}
