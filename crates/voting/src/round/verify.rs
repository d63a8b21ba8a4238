//! Counts an exported round again, checks every hash in it, and says what differs.

use std::collections::{HashMap, HashSet};

use kernel::json::Difference;

use super::document::RoundFile;
use super::seal::{from_hex, lot_commitment, opening, seal};
use crate::fault::{Fault, FaultKind, Place};

/// What verifying a round says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RoundVerdict {
    /// The chain holds, everybody was allowed to vote, and the result is what the ballots give.
    Same,
    /// Something does not.
    Differs(Vec<Difference>),
    /// There is no round in the file, or none that can be counted.
    Malformed(Vec<Fault>),
}

/// What the command `verify round` does with a file's text.
#[must_use]
pub fn verify_round_command(text: &str) -> RoundVerdict {
    match RoundFile::parse(text).and_then(|round| differences(&round)) {
        Err(faults) => RoundVerdict::Malformed(faults),
        Ok(differences) if differences.is_empty() => RoundVerdict::Same,
        Ok(differences) => RoundVerdict::Differs(differences),
    }
}

fn differences(round: &RoundFile) -> Result<Vec<Difference>, Vec<Fault>> {
    let whole = |kind| vec![Fault::new(Place::Path("round".to_owned()), kind)];
    let mut found = Differences::default();
    check_hashes_are_hashes(round)?;
    found.text("opening", &opening(round).map_err(whole)?, &round.opening);
    if let Some(lot) = &round.lot {
        found.text("lot.commitment", &lot_commitment(&lot.seed), &lot.commitment);
    }
    check_chain(round, &mut found);
    check_voters(round, &mut found);
    check_proxies(round, &mut found);
    let computed = round.count()?;
    let value = |result| {
        serde_json::to_value(result).map_err(|error| {
            let (format, reason) = (super::ROUND_FORMAT, error.to_string());
            whole(FaultKind::NotThisFormat { format, reason })
        })
    };
    found.0.extend(kernel::json::differences("result", &value(&computed)?, &value(&round.result)?));
    Ok(found.0)
}

fn check_hashes_are_hashes(round: &RoundFile) -> Result<(), Vec<Fault>> {
    let ballots = round.ballots.iter().enumerate();
    let hashes = ballots.map(|(index, ballot)| (format!("ballots[{index}].hash"), &ballot.hash));
    let all = hashes.chain([("opening".to_owned(), &round.opening), ("head".to_owned(), &round.head)]);
    let wrong = all.filter(|(_, hash)| from_hex(hash).is_none());
    let faults: Vec<Fault> = wrong
        .map(|(path, hash)| Fault::new(Place::Path(path), FaultKind::NotAHash { text: hash.clone() }))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// Each seal is computed from the one that the file has before it, so that one change is said once.
fn check_chain(round: &RoundFile, found: &mut Differences) {
    let mut previous = &round.opening;
    let mut versions: HashMap<&str, u64> = HashMap::new();
    for (index, ballot) in round.ballots.iter().enumerate() {
        let path = |field: &str| format!("ballots[{index}].{field}");
        let n = u64::try_from(index).unwrap_or(u64::MAX).saturating_add(1);
        found.text(&path("n"), &n.to_string(), &ballot.n.to_string());
        let version = versions.entry(&ballot.member).or_insert(0);
        *version += 1;
        found.text(&path("version"), &version.to_string(), &ballot.version.to_string());
        let before = from_hex(previous).unwrap_or_default();
        found.text(&path("hash"), &hex::encode(seal(&before, &round.id, ballot)), &ballot.hash);
        previous = &ballot.hash;
    }
    found.text("head", previous, &round.head);
}

/// Only members of the electorate vote, and say everything once.
fn check_voters(round: &RoundFile, found: &mut Differences) {
    let members: HashSet<&str> = round.electorate.iter().map(|voter| voter.member.as_str()).collect();
    for (index, ballot) in round.ballots.iter().enumerate() {
        if !members.contains(ballot.member.as_str()) {
            found.add(format!("ballots[{index}].member"), None, Some(ballot.member.clone()));
        }
        let scored: HashSet<&str> = ballot.scores.iter().map(|of| of.candidate.as_str()).collect();
        for id in ballot.no_opinion.iter().filter(|id| scored.contains(id.as_str())) {
            found.add(format!("ballots[{index}].no_opinion"), None, Some(id.clone()));
        }
    }
}

/// A proxy is held by another voter, and no voter holds more than the rules allow; who casts a ballot for
/// somebody else holds a proxy.
fn check_proxies(round: &RoundFile, found: &mut Differences) {
    let members: HashSet<&str> = round.electorate.iter().map(|voter| voter.member.as_str()).collect();
    let mut held: HashMap<&str, u64> = HashMap::new();
    let mut given = HashSet::new();
    for (index, proxy) in round.proxies.iter().enumerate() {
        let path = |field: &str| format!("proxies[{index}].{field}");
        let (member, holder) = (proxy.member.as_str(), proxy.holder.as_str());
        if !members.contains(member) || !given.insert(member) {
            found.add(path("member"), None, Some(member.to_owned()));
        }
        let holds = held.entry(holder).or_insert(0);
        *holds += 1;
        if !members.contains(holder) || holder == member || *holds > round.proxies_per_holder {
            found.add(path("holder"), None, Some(holder.to_owned()));
        }
    }
    for (index, ballot) in round.counting() {
        let Some(holder) = &ballot.proxy else { continue };
        let is_held =
            round.proxies.iter().any(|proxy| proxy.member == ballot.member && proxy.holder == *holder);
        if !is_held {
            found.add(format!("ballots[{index}].proxy"), None, Some(holder.clone()));
        }
    }
}

#[derive(Default)]
struct Differences(Vec<Difference>);

impl Differences {
    fn add(&mut self, path: String, computed: Option<String>, found: Option<String>) {
        self.0.push(Difference { path, computed, found });
    }

    fn text(&mut self, path: &str, computed: &str, found: &str) {
        if computed != found {
            self.add(path.to_owned(), Some(computed.to_owned()), Some(found.to_owned()));
        }
    }
}
