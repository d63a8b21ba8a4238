//! What a resolution may be, as pure functions: its rules, its times and its options.

use jiff::{Timestamp, ToSpan};
use store::{AgendaKind, MajorityRule, Part, Resolution, ResolutionState, local_day};

use super::Making;
use crate::Fault;

/// The most options of one resolution: a ballot that fits a page.
pub const MOST_OPTIONS: usize = 20;
/// The most characters in a question or a note.
pub(super) const LONGEST_TEXT: usize = 2_000;
const LONGEST_OPTION: usize = 200;
/// The most members for which one voter may vote beside its own.
const MOST_PROXIES: i32 = 20;
/// Votes before the assembly come at most so many days before it (Dutch civil code 2:38, paragraph 8).
const ADVANCE_DAYS: i64 = 30;

/// What a resolution is measured against.
pub(super) struct Around {
    /// What the agenda item is for.
    pub kind: AgendaKind,
    /// When the assembly begins.
    pub starts_at: Timestamp,
    /// Now.
    pub now: Timestamp,
    /// Whether members of the cooperative have votes that weigh.
    pub weighs: bool,
    /// Whether the item was voted about before.
    pub again: bool,
}

/// Everything that is wrong with a resolution.
pub(super) fn faults(making: &Making, around: &Around) -> Vec<Fault> {
    let about = &making.about;
    let mut faults = Vec::new();
    let mut add = |wrong: bool, field: &'static str, code: &'static str| {
        if wrong {
            faults.push(Fault::field(field, code));
        }
    };
    add(around.kind != AgendaKind::Resolution, "question", "resolution-item-decides-nothing");
    add(about.question.trim().is_empty(), "question", "resolution-question-missing");
    add(about.question.chars().count() > LONGEST_TEXT, "question", "resolution-question-too-long");
    add(!is_majority(about.majority), "fraction", "resolution-fraction-wrong");
    add(about.quorum.is_some_and(|part| !is_part(part)), "quorum", "resolution-quorum-wrong");
    add(about.weighted && !around.weighs, "weighted", "resolution-weighted-not-here");
    add(about.secret && about.weighted, "secret", "resolution-secret-weighted");
    add(about.secret && about.per_member, "per_member", "resolution-secret-per-member");
    let first = local_day(around.starts_at).saturating_sub(ADVANCE_DAYS.days());
    add(local_day(about.opens_at) < first, "opens_day", "resolution-opens-too-early");
    add(about.closes_at <= about.opens_at, "closes_day", "resolution-closes-before-opening");
    add(about.closes_at <= around.now, "closes_day", "resolution-closes-in-past");
    add(around.again && making.why_again.trim().is_empty(), "why_again", "resolution-again-why");
    if !(0..=MOST_PROXIES).contains(&about.proxies_per_holder) {
        faults.push(Fault::field("proxies", "round-proxies-range").with("most", MOST_PROXIES));
    }
    faults.extend(options(&making.options));
    faults
}

fn options(options: &[String]) -> Option<Fault> {
    let long = options.iter().any(|option| option.chars().count() > LONGEST_OPTION);
    let mut sorted: Vec<String> = options.iter().map(|option| option.to_lowercase()).collect();
    sorted.sort();
    let twice = sorted.windows(2).any(|pair| pair.first() == pair.last());
    let code = match options.len() {
        1 => "resolution-one-option",
        many if many > MOST_OPTIONS => "resolution-options-too-many",
        _ if long => "resolution-option-too-long",
        _ if twice => "resolution-options-twice",
        _ => return None,
    };
    Some(Fault::field("options", code).with("most", MOST_OPTIONS))
}

fn is_part(part: Part) -> bool {
    (1..=part.in_all).contains(&part.of) && part.in_all <= 1_000
}

fn is_majority(rule: MajorityRule) -> bool {
    match rule {
        MajorityRule::Simple | MajorityRule::Unanimous => true,
        // Half or less would let two options win at once.
        MajorityRule::Qualified(part) => is_part(part) && part.of.saturating_mul(2) > part.in_all,
    }
}

/// How far a resolution is for who may vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// In preparation: amendments can be proposed.
    Preparing,
    /// Opened, and votes are taken later.
    Waiting,
    /// Votes are taken now.
    Voting,
    /// No vote is taken any more, and the count is not there yet.
    Counting,
    /// Counted.
    Decided,
    /// Taken back.
    Withdrawn,
}

impl Phase {
    /// Its name in text keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Waiting => "waiting",
            Self::Voting => "voting",
            Self::Counting => "counting",
            Self::Decided => "decided",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// How far a resolution is at an instant. The last instant is the one before its end.
#[must_use]
pub fn phase(resolution: &Resolution, now: Timestamp) -> Phase {
    match resolution.state {
        ResolutionState::Draft => Phase::Preparing,
        ResolutionState::Withdrawn => Phase::Withdrawn,
        ResolutionState::Closed => Phase::Decided,
        ResolutionState::Open if now < resolution.about.opens_at => Phase::Waiting,
        ResolutionState::Open if now < resolution.about.closes_at => Phase::Voting,
        ResolutionState::Open => Phase::Counting,
    }
}

#[cfg(test)]
mod tests {
    use kernel::AgendaItemId;
    use store::NewResolution;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn making() -> Making {
        let item: AgendaItemId = "00000000-0000-0000-0000-000000000001".parse().unwrap();
        Making {
            about: NewResolution {
                item,
                question: "Stelt de vergadering de begroting vast?".to_owned(),
                majority: MajorityRule::Simple,
                quorum: None,
                weighted: false,
                secret: false,
                per_member: true,
                blank_is_cast: false,
                proxies_per_holder: 2,
                opens_at: at("2026-11-25T08:00:00Z"),
                closes_at: at("2026-12-10T12:00:00Z"),
                again: None,
            },
            options: Vec::new(),
            why_again: String::new(),
        }
    }

    fn around() -> Around {
        Around {
            kind: AgendaKind::Resolution,
            starts_at: at("2026-12-10T19:00:00Z"),
            now: at("2026-11-22T08:00:00Z"),
            weighs: false,
            again: false,
        }
    }

    fn codes(making: &Making, around: &Around) -> Vec<String> {
        faults(making, around).into_iter().map(|fault| fault.code.to_string()).collect()
    }

    #[test]
    fn votes_open_at_most_thirty_days_before_the_assembly() {
        let with = |opens_at| {
            let about = NewResolution { opens_at, ..making().about };
            codes(&Making { about, ..making() }, &around())
        };
        assert_eq!(with(at("2026-11-10T00:00:00+01:00")), [""; 0]);
        assert_eq!(with(at("2026-11-09T23:59:00+01:00")), ["resolution-opens-too-early"]);
    }

    #[test]
    fn a_vote_ends_after_it_begins_and_not_in_the_past() {
        let with = |closes_at| {
            let about = NewResolution { closes_at, ..making().about };
            codes(&Making { about, ..making() }, &around())
        };
        assert_eq!(with(making().about.opens_at), ["resolution-closes-before-opening"]);
        let past = with(at("2026-11-20T00:00:00Z"));
        assert_eq!(past, ["resolution-closes-before-opening", "resolution-closes-in-past"]);
    }

    #[test]
    fn a_secret_vote_is_equal_and_nobodys() {
        let about = NewResolution { secret: true, weighted: true, ..making().about };
        let found = codes(&Making { about, ..making() }, &Around { weighs: true, ..around() });
        assert_eq!(found, ["resolution-secret-weighted", "resolution-secret-per-member"]);
    }

    #[test]
    fn a_qualified_majority_is_more_than_half() {
        let with = |of, in_all| {
            let majority = MajorityRule::Qualified(Part { of, in_all });
            let about = NewResolution { majority, ..making().about };
            codes(&Making { about, ..making() }, &around())
        };
        assert_eq!(with(2, 3), [""; 0]);
        for (of, in_all) in [(1, 2), (0, 1), (4, 3), (1, 0)] {
            assert_eq!(with(of, in_all), ["resolution-fraction-wrong"], "{of}/{in_all}");
        }
    }

    #[test]
    fn options_are_none_or_several_and_each_once() {
        let with = |options: &[&str]| {
            let options = options.iter().map(|option| (*option).to_owned()).collect();
            codes(&Making { options, ..making() }, &around())
        };
        assert_eq!(with(&["3,9 %", "2,9 %", "Tegen beide"]), [""; 0]);
        assert_eq!(with(&["Voor"]), ["resolution-one-option"]);
        assert_eq!(with(&["Voor", "voor"]), ["resolution-options-twice"]);
        let many: Vec<String> = (0..21).map(|n| n.to_string()).collect();
        assert_eq!(codes(&Making { options: many, ..making() }, &around()), ["resolution-options-too-many"]);
    }

    #[test]
    fn the_last_moment_of_a_vote_is_the_one_before_its_end() {
        let made = store::Signature {
            person: "00000000-0000-0000-0000-000000000002".parse().unwrap(),
            name: String::new(),
            at: around().now,
        };
        let one = Resolution {
            id: "00000000-0000-0000-0000-000000000003".parse().unwrap(),
            about: making().about,
            state: ResolutionState::Open,
            made,
            opened: None,
            closed: None,
        };
        let (opens, closes) = (one.about.opens_at, one.about.closes_at);
        let before = |at: Timestamp| at - jiff::SignedDuration::from_micros(1);
        assert_eq!(phase(&one, before(opens)), Phase::Waiting);
        assert_eq!(phase(&one, opens), Phase::Voting);
        assert_eq!(phase(&one, before(closes)), Phase::Voting);
        assert_eq!(phase(&one, closes), Phase::Counting);
    }

    #[test]
    fn a_vote_that_is_held_again_says_why() {
        assert_eq!(codes(&making(), &Around { again: true, ..around() }), ["resolution-again-why"]);
    }
}
