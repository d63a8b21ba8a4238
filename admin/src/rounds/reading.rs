//! A round as it is typed, and what that means.

use std::str::FromStr;

use actions::Fault;
use actions::rounds::default_rules;
use intake::day;
use intake::number::{self, Notation};
use jiff::Timestamp;
use jiff::civil::Time;
use kernel::{CandidateId, Cents, MemberId, RoundId, Share};
use serde::{Deserialize, Serialize};
use store::{Carried, ChosenElectors, RoundSetup, amsterdam};
use validator::Validate;
use voting::{Quorum, QuorumOf, RoundRules};
use web::SignedIn;

use super::completion::Typed;

pub(super) const UTILITIES: &[(&str, &str)] =
    &[("cost", "round-utility-cost"), ("score", "round-utility-score")];
pub(super) const COMPLETIONS: &[(&str, &str)] = &[
    ("overspend", "round-completion-overspend"),
    ("exhaustive", "round-completion-exhaustive"),
    ("none", "round-completion-none"),
];
pub(super) const FILLS: &[(&str, &str)] =
    &[("none", "round-fill-none"), ("greedy", "round-fill-greedy"), ("carry-over", "round-fill-carry-over")];
pub(super) const QUORUMS: &[(&str, &str)] =
    &[("members", "round-quorum-of-members"), ("weight", "round-quorum-of-weight")];

pub(super) const ELECTORATES: &[(&str, &str)] =
    &[("all", "round-electorate-all"), ("chosen", "round-electorate-chosen")];

/// A round as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
pub struct RoundForm {
    pub title: String,
    pub intro: String,
    pub budget: String,
    pub candidates: Vec<String>,
    pub utility: String,
    pub completion: String,
    pub start: String,
    pub step_kind: String,
    pub step: String,
    pub fill: String,
    pub electorate: String,
    pub electors: Vec<String>,
    pub electors_reason: String,
    pub carried: Vec<String>,
    pub opens_on: String,
    pub opens_time: String,
    pub closes_on: String,
    pub closes_time: String,
    pub meeting_on: String,
    pub quorum: String,
    pub quorum_of: String,
    pub proxies: String,
    pub remind_days: String,
    pub repeats: String,
}

/// A round that was kept, as it would be typed.
pub(super) fn typed(visit: &SignedIn, setup: &RoundSetup) -> RoundForm {
    let words = visit.words();
    let at = |instant: Timestamp| {
        let local = instant.to_zoned(amsterdam());
        (words.day(local.date()), local.strftime("%H:%M").to_string())
    };
    let ((opens_on, opens_time), (closes_on, closes_time)) = (at(setup.opens_at), at(setup.closes_at));
    let (utility, fill, completion) = match &setup.rules {
        RoundRules::Scores { utility, fill, completion, .. } => {
            (utility.clone(), fill.clone(), Typed::of(completion))
        }
        RoundRules::Resolution { .. } => Default::default(),
    };
    let chosen = setup.electors.as_ref();
    let percent = |quorum: &Quorum| (&quorum.least * &Share::from(100)).to_string().replace('.', ",");
    let of = |quorum: &Quorum| if quorum.of == QuorumOf::Weight { "weight" } else { "members" };
    RoundForm {
        title: setup.title.clone(),
        intro: setup.intro.clone(),
        budget: setup.budget.to_string().replace('.', ","),
        candidates: setup.candidates.iter().map(ToString::to_string).collect(),
        utility,
        completion: completion.stop,
        start: completion.start,
        step_kind: completion.step_kind,
        step: completion.step,
        fill,
        electorate: if chosen.is_some() { "chosen" } else { "all" }.to_owned(),
        electors: chosen.into_iter().flat_map(|one| &one.members).map(ToString::to_string).collect(),
        electors_reason: chosen.map(|one| one.reason.clone()).unwrap_or_default(),
        carried: setup.carried.iter().map(|one| one.round.to_string()).collect(),
        opens_on,
        opens_time,
        closes_on,
        closes_time,
        meeting_on: setup.meeting_on.map(|day| words.day(day)).unwrap_or_default(),
        quorum: setup.quorum.as_ref().map(percent).unwrap_or_default(),
        quorum_of: setup.quorum.as_ref().map_or("members", of).to_owned(),
        proxies: setup.proxies_per_holder.to_string(),
        remind_days: setup.remind_days.to_string(),
        repeats: setup.repeats.map(|round| round.to_string()).unwrap_or_default(),
    }
}

/// What the form means.
///
/// # Errors
/// Every field that cannot be read.
pub(super) fn read(form: &RoundForm) -> Result<RoundSetup, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &'static str, code: &'static str| faults.push(Fault::field(field, code));
    let budget = number::amount(&form.budget, Notation::Dutch).unwrap_or_else(|_| {
        fault("budget", "round-budget-missing");
        Cents::ZERO
    });
    let mut instant = |day: &str, time: &str, field, code| {
        let at = day::whole(day).zip(hour(time)).and_then(|(day, time)| {
            day.to_datetime(time).to_zoned(amsterdam()).ok().map(|at| at.timestamp())
        });
        at.unwrap_or_else(|| {
            fault(field, code);
            Timestamp::MAX
        })
    };
    let opens_at = instant(&form.opens_on, &form.opens_time, "opens_on", "round-opens-missing");
    let closes_at = instant(&form.closes_on, &form.closes_time, "closes_on", "round-closes-missing");
    let meeting_on = match form.meeting_on.trim() {
        "" => None,
        day => day::whole(day).or_else(|| {
            fault("meeting_on", "round-meeting-unreadable");
            None
        }),
    };
    let quorum = match form.quorum.trim().trim_end_matches('%').trim() {
        "" => None,
        percent => percent.replace(',', ".").parse::<Share>().ok().or_else(|| {
            fault("quorum", "round-quorum-range");
            None
        }),
    };
    let of = if form.quorum_of == "weight" { QuorumOf::Weight } else { QuorumOf::Members };
    let mut whole = |text: &str, field, code| {
        text.trim().parse().unwrap_or_else(|_| {
            fault(field, code);
            0
        })
    };
    let proxies_per_holder = whole(&form.proxies, "proxies", "round-number-unreadable");
    let remind_days = whole(&form.remind_days, "remind_days", "round-number-unreadable");
    let setup = RoundSetup {
        title: form.title.trim().to_owned(),
        intro: form.intro.trim().to_owned(),
        rules: rules(form, &mut fault),
        budget,
        candidates: ids::<CandidateId>(&form.candidates, || fault("candidates", "round-candidate-unknown")),
        opens_at,
        closes_at,
        meeting_on,
        quorum: quorum.map(|percent| Quorum { of, least: percent * Share::CENT }),
        proxies_per_holder,
        weights: String::new(),
        remind_days,
        repeats: form.repeats.parse().ok(),
        electors: electors(form, &mut fault),
        carried: carried(form, &mut fault),
    };
    if faults.is_empty() { Ok(setup) } else { Err(faults) }
}

/// An hour as people type it: `17:00`, `17.00`.
fn hour(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn rules(form: &RoundForm, fault: &mut impl FnMut(&'static str, &'static str)) -> RoundRules {
    let mut rules = default_rules();
    if let RoundRules::Scores { utility, fill, completion, .. } = &mut rules {
        let mut known = |text: &str, all: &[(&str, &str)], field| {
            if !all.iter().any(|(value, _)| *value == text) {
                fault(field, "round-choice-missing");
            }
            text.to_owned()
        };
        *utility = known(&form.utility, UTILITIES, "utility");
        *fill = known(&form.fill, FILLS, "fill");
        let stop = known(&form.completion, COMPLETIONS, "completion");
        let (start, step_kind, step) = (form.start.clone(), form.step_kind.clone(), form.step.clone());
        match (Typed { stop, start, step_kind, step }).read() {
            Ok(read) => *completion = read,
            Err((field, code)) => fault(field, code),
        }
    }
    rules
}

/// Who was chosen to vote; none where all members vote.
fn electors(form: &RoundForm, fault: &mut impl FnMut(&'static str, &'static str)) -> Option<ChosenElectors> {
    match form.electorate.as_str() {
        "all" => None,
        "chosen" => {
            let members = ids::<MemberId>(&form.electors, || fault("electors", "round-elector-unknown"));
            Some(ChosenElectors { members, reason: form.electors_reason.trim().to_owned() })
        }
        _ => {
            fault("electorate", "round-choice-missing");
            None
        }
    }
}

/// The rounds whose rest is taken along; how much that is, the action knows.
fn carried(form: &RoundForm, fault: &mut impl FnMut(&'static str, &'static str)) -> Vec<Carried> {
    let rounds = ids::<RoundId>(&form.carried, || fault("carried", "round-carried-gone"));
    rounds.into_iter().map(|round| Carried { round, title: String::new(), amount: Cents::ZERO }).collect()
}

/// The ids of ticked boxes, each once.
fn ids<I: FromStr + PartialEq>(texts: &[String], mut unreadable: impl FnMut()) -> Vec<I> {
    let mut ids: Vec<I> = Vec::new();
    for text in texts {
        match text.parse() {
            Ok(id) if ids.contains(&id) => {}
            Ok(id) => ids.push(id),
            Err(_) => unreadable(),
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_reads_as_people_type_it() {
        for text in ["17:00", "17.00", " 17:00 "] {
            assert_eq!(hour(text), Some(jiff::civil::time(17, 0, 0, 0)), "{text}");
        }
        for text in ["", "17", "25:00", "vijf uur"] {
            assert_eq!(hour(text), None, "{text}");
        }
    }
}
