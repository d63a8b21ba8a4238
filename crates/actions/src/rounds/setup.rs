//! What a round may be set up as: pure, every fault at once.

use jiff::{Timestamp, ToSpan};
use kernel::{Cents, Share};
use store::{Candidate, RoundCandidate, RoundElector, RoundSetup, amsterdam};
use voting::{CompletionWords, MOST_COUNTS, RoundRules, Step};

use super::file::{cost_of, is_open_to_rounds};
use crate::Fault;

/// The highest score of a ballot: indispensable.
pub const SCORE_MOST: u8 = 3;
/// The lowest score that counts as support in the queue: important.
pub const SUPPORT: u32 = 2;
/// Advance voting begins at most so many days before the meeting.
const ADVANCE_DAYS: i32 = 30;
const LONGEST_TITLE: usize = 120;
const LONGEST_INTRO: usize = 4_000;
const MOST_PROXIES: i32 = 100;
const MOST_REMIND_DAYS: i32 = 30;
const LONGEST_REASON: usize = 1_000;
/// A step that is a part of each share is at least a ten-thousandth of it: a few thousand counts.
const MOST_PARTS: u64 = 10_000;

/// Equal Shares as the portal proposes it; the office may choose otherwise.
#[must_use]
pub fn default_rules() -> RoundRules {
    RoundRules::Scores {
        rule: "equal-shares".to_owned(),
        utility: "cost".to_owned(),
        completion: CompletionWords::AddStep {
            start: "exact".to_owned(),
            step: "share/1000".to_owned(),
            stop: "overspend".to_owned(),
        },
        fill: "none".to_owned(),
        support: SUPPORT,
        ties: ["min-cost", "max-votes", "lot"].map(str::to_owned).to_vec(),
        highest_score: u32::from(SCORE_MOST),
        budget: String::new(),
        candidates: Vec::new(),
    }
}

/// Refuses what cannot be held.
///
/// # Errors
/// Every fault, beside its field.
pub fn check(setup: &RoundSetup, known: &[Candidate], now: Timestamp) -> Result<(), Vec<Fault>> {
    let mut faults = Vec::new();
    check_words(setup, &mut faults);
    check_candidates(setup, known, &mut faults);
    check_hours(setup, now, &mut faults);
    if setup.budget.cents() <= 0 {
        faults.push(Fault::field("budget", "round-budget-missing"));
    } else if setup.carried.iter().map(|one| one.amount.cents()).sum::<i64>() > setup.budget.cents() {
        faults.push(Fault::field("budget", "round-budget-below-carried"));
    }
    check_electors(setup, &mut faults);
    check_step(&setup.rules, &mut faults);
    if let Some(quorum) = &setup.quorum
        && (quorum.least <= Share::ZERO || quorum.least > Share::ONE)
    {
        faults.push(Fault::field("quorum", "round-quorum-range"));
    }
    if !(0..=MOST_PROXIES).contains(&setup.proxies_per_holder) {
        faults.push(Fault::field("proxies", "round-proxies-range").with("most", MOST_PROXIES));
    }
    if !(0..=MOST_REMIND_DAYS).contains(&setup.remind_days) {
        faults.push(Fault::field("remind_days", "round-remind-range").with("most", MOST_REMIND_DAYS));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn check_words(setup: &RoundSetup, faults: &mut Vec<Fault>) {
    if setup.title.trim().is_empty() {
        faults.push(Fault::field("title", "round-title-missing"));
    }
    if setup.title.chars().count() > LONGEST_TITLE {
        faults.push(Fault::field("title", "round-title-too-long").with("most", LONGEST_TITLE));
    }
    if setup.intro.chars().count() > LONGEST_INTRO {
        faults.push(Fault::field("intro", "round-intro-too-long").with("most", LONGEST_INTRO));
    }
}

fn check_electors(setup: &RoundSetup, faults: &mut Vec<Fault>) {
    let Some(chosen) = &setup.electors else { return };
    if chosen.members.is_empty() {
        faults.push(Fault::field("electors", "round-electors-missing"));
    }
    if chosen.reason.trim().is_empty() {
        faults.push(Fault::field("electors_reason", "round-electors-reason-missing"));
    }
    if chosen.reason.chars().count() > LONGEST_REASON {
        faults.push(Fault::field("electors_reason", "round-reason-too-long").with("most", LONGEST_REASON));
    }
}

fn check_step(rules: &RoundRules, faults: &mut Vec<Fault>) {
    let Some(step) = step_of(rules) else { return };
    match step.parse() {
        Ok(Step::Amount(_)) => {}
        Ok(Step::PartOfShare(parts)) if parts <= MOST_PARTS => {}
        Ok(Step::PartOfShare(_)) => {
            faults.push(Fault::field("step", "round-step-parts-range").with("most", MOST_PARTS));
        }
        Err(_) => faults.push(Fault::field("step", "round-step-unreadable")),
    }
}

fn step_of(rules: &RoundRules) -> Option<&str> {
    match rules {
        RoundRules::Scores { completion: CompletionWords::AddStep { step, .. }, .. } => Some(step),
        _ => None,
    }
}

/// Refuses a step in euros with which the count might not come to an end: as soon as the lightest voter alone
/// could pay for all candidates, everything that anybody wants is funded, and so many counts come before
/// that.
///
/// # Errors
/// `round-step-too-small` beside the step, with the least that does.
pub fn refuse_small_step(
    rules: &RoundRules,
    candidates: &[RoundCandidate],
    electorate: &[RoundElector],
) -> Result<(), Fault> {
    let Some(Ok(Step::Amount(step))) = step_of(rules).map(str::parse) else { return Ok(()) };
    let lightest = electorate.iter().map(|elector| elector.weight).min().unwrap_or(1).max(1);
    let costs: Share = candidates.iter().map(|one| one.cost.euros()).sum();
    let counts =
        Share::from(i64::try_from(MOST_COUNTS).unwrap_or(i64::MAX)) * Share::from(i64::from(lightest));
    let least = costs.checked_div(&counts).unwrap_or(Share::ZERO);
    if step >= least {
        return Ok(());
    }
    let down = Cents::rounded_down(&least).unwrap_or(Cents::ZERO);
    let least = if down.euros() < least { Cents::new(down.cents().saturating_add(1)) } else { down };
    Err(Fault::field("step", "round-step-too-small").with("least", least.to_string().replace('.', ",")))
}

fn check_candidates(setup: &RoundSetup, known: &[Candidate], faults: &mut Vec<Fault>) {
    if setup.candidates.is_empty() {
        faults.push(Fault::field("candidates", "round-candidates-missing"));
    }
    for id in &setup.candidates {
        match known.iter().find(|one| one.id == *id) {
            Some(one) => faults.extend(refuse_unfit(one).err()),
            None => faults.push(Fault::field("candidates", "round-candidate-unknown")),
        }
    }
}

/// Refuses a candidate that a round cannot ask about: one that costs nothing, or is past being chosen.
///
/// # Errors
/// `round-candidate-free` or `round-candidate-gone`.
pub fn refuse_unfit(one: &Candidate) -> Result<(), Fault> {
    if !is_open_to_rounds(one) {
        return Err(Fault::field("candidates", "round-candidate-gone").with("name", &one.about.title));
    }
    if cost_of(one).cents() > 0 {
        return Ok(());
    }
    Err(Fault::field("candidates", "round-candidate-free").with("name", &one.about.title))
}

fn check_hours(setup: &RoundSetup, now: Timestamp, faults: &mut Vec<Fault>) {
    if setup.closes_at <= setup.opens_at {
        faults.push(Fault::field("closes_on", "round-closes-before-opens"));
    } else if setup.closes_at <= now {
        faults.push(Fault::field("closes_on", "round-closes-in-past"));
    }
    let Some(meeting) = setup.meeting_on else { return };
    let midnight = |day: jiff::civil::Date| day.to_zoned(amsterdam()).map(|at| at.timestamp()).ok();
    let first = meeting.checked_sub(ADVANCE_DAYS.days()).ok().and_then(midnight);
    if first.is_some_and(|first| setup.opens_at < first) {
        faults.push(Fault::field("opens_on", "round-advance-too-early").with("days", ADVANCE_DAYS));
    }
    if meeting.tomorrow().ok().and_then(midnight).is_some_and(|end| setup.closes_at > end) {
        faults.push(Fault::field("closes_on", "round-closes-after-meeting"));
    }
}

#[cfg(test)]
mod tests {
    use kernel::CandidateId;
    use store::AboutCandidate;
    use voting::{Quorum, QuorumOf};

    use super::*;

    fn candidate(id: CandidateId, one_off: i64, state: &str) -> Candidate {
        Candidate {
            id,
            number: 1,
            about: AboutCandidate {
                title: "Erkenning kind".to_owned(),
                one_off: Cents::new(one_off),
                ..AboutCandidate::default()
            },
            state: state.to_owned(),
            state_reason: String::new(),
            state_since: Timestamp::UNIX_EPOCH,
            place: None,
            service: None,
        }
    }

    fn id() -> CandidateId {
        "00000000-0000-0000-0000-000000000001".parse().unwrap()
    }

    fn setup() -> RoundSetup {
        RoundSetup {
            title: "Routekaart 2027".to_owned(),
            intro: String::new(),
            rules: default_rules(),
            budget: Cents::new(10_000_000),
            candidates: vec![id()],
            opens_at: "2026-11-23T09:00:00+01:00".parse().unwrap(),
            closes_at: "2026-12-04T17:00:00+01:00".parse().unwrap(),
            meeting_on: None,
            quorum: None,
            proxies_per_holder: 2,
            weights: "equal".to_owned(),
            remind_days: 3,
            repeats: None,
            electors: None,
            carried: Vec::new(),
        }
    }

    fn codes(setup: &RoundSetup, known: &[Candidate]) -> Vec<String> {
        let now = "2026-11-22T12:00:00+01:00".parse().unwrap();
        let faults = check(setup, known, now).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.code.into_owned()).collect()
    }

    #[test]
    fn what_can_be_held_is_not_refused() {
        assert_eq!(codes(&setup(), &[candidate(id(), 1, "eligible")]), [""; 0]);
    }

    #[test]
    fn a_candidate_that_costs_nothing_is_refused() {
        assert_eq!(codes(&setup(), &[candidate(id(), 0, "candidate")]), ["round-candidate-free"]);
    }

    #[test]
    fn what_is_being_built_is_past_being_chosen() {
        assert_eq!(codes(&setup(), &[candidate(id(), 1, "in_operation")]), ["round-candidate-gone"]);
        assert_eq!(codes(&setup(), &[]), ["round-candidate-unknown"]);
    }

    #[test]
    fn advance_voting_opens_at_most_thirty_days_before_the_meeting() {
        let known = [candidate(id(), 1, "candidate")];
        let meeting = |day: &str| RoundSetup { meeting_on: Some(day.parse().unwrap()), ..setup() };
        assert_eq!(codes(&meeting("2026-12-23"), &known), [""; 0]);
        assert_eq!(codes(&meeting("2026-12-24"), &known), ["round-advance-too-early"]);
        assert_eq!(codes(&meeting("2026-12-03"), &known), ["round-closes-after-meeting"]);
    }

    fn stepping(step: &str) -> RoundRules {
        let mut rules = default_rules();
        if let RoundRules::Scores { completion: CompletionWords::AddStep { step: known, .. }, .. } =
            &mut rules
        {
            step.clone_into(known);
        }
        rules
    }

    #[test]
    fn a_step_is_an_amount_or_a_part_of_the_share() {
        let known = [candidate(id(), 1, "candidate")];
        let with = |step: &str| codes(&RoundSetup { rules: stepping(step), ..setup() }, &known);
        assert_eq!(with("share/10000"), [""; 0]);
        assert_eq!(with("250.50"), [""; 0]);
        assert_eq!(with("share/10001"), ["round-step-parts-range"]);
        for step in ["share/0", "0", "-1", "veel"] {
            assert_eq!(with(step), ["round-step-unreadable"], "{step}");
        }
    }

    #[test]
    fn a_step_with_which_the_count_might_not_end_is_refused() {
        let asked = RoundCandidate {
            candidate: id(),
            name: "Erkenning kind".to_owned(),
            cost: Cents::new(100_000_000),
        };
        let member = "00000000-0000-0000-0000-000000000002".parse().unwrap();
        let voter = |weight| [RoundElector { member, name: "Zwolle".to_owned(), weight }];
        let refused = |step: &str, weight| {
            refuse_small_step(&stepping(step), std::slice::from_ref(&asked), &voter(weight)).is_err()
        };
        // A million euros in 200,000 counts: five euros each, for one vote.
        assert_eq!([refused("5", 1), refused("4.99", 1), refused("1", 5)], [false, true, false]);
        assert!(!refused("share/10000", 1));
    }

    #[test]
    fn who_is_chosen_to_vote_is_chosen_with_a_reason() {
        let nobody = store::ChosenElectors { members: Vec::new(), reason: " ".to_owned() };
        let wrong = RoundSetup { electors: Some(nobody), ..setup() };
        let expected = ["round-electors-missing", "round-electors-reason-missing"];
        assert_eq!(codes(&wrong, &[candidate(id(), 1, "candidate")]), expected);
    }

    #[test]
    fn every_fault_is_said_at_once() {
        let quorum = Some(Quorum { of: QuorumOf::Members, least: Share::from(2) });
        let wrong = RoundSetup {
            title: " ".to_owned(),
            budget: Cents::ZERO,
            candidates: Vec::new(),
            closes_at: Timestamp::UNIX_EPOCH,
            proxies_per_holder: -1,
            remind_days: 31,
            quorum,
            ..setup()
        };
        let expected = [
            "round-title-missing",
            "round-candidates-missing",
            "round-closes-before-opens",
            "round-budget-missing",
            "round-quorum-range",
            "round-proxies-range",
            "round-remind-range",
        ];
        assert_eq!(codes(&wrong, &[]), expected);
    }
}
