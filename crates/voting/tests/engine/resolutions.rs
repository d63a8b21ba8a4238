//! Resolutions: quorums and majorities at their edges.

use kernel::Share;
use voting::{Answer, Majority, Options, Resolution, Verdict, Vote, Weight, Weighting, decide};

fn votes(answers: &[(u64, Answer)]) -> Vec<Vote> {
    let vote = |(index, (weight, answer)): (usize, &(u64, Answer))| Vote {
        voter: format!("m{index}"),
        weight: *weight,
        answer: *answer,
    };
    answers.iter().enumerate().map(vote).collect()
}

fn plain() -> Resolution {
    Resolution {
        options: Options::ForOrAgainst,
        weighting: Weighting::Weighted,
        quorum: None,
        majority: Majority::Simple,
        blank_is_cast: false,
        electorate: Weight { members: 10, weight: 20 },
    }
}

fn verdict(resolution: &Resolution, answers: &[(u64, Answer)]) -> Verdict {
    decide(resolution, &votes(answers)).unwrap().verdict
}

#[test]
fn half_is_no_majority_and_two_thirds_are_two_thirds() {
    assert_eq!(verdict(&plain(), &[(2, Answer::FOR), (2, Answer::AGAINST)]), Verdict::NoMajority);
    assert_eq!(verdict(&plain(), &[(3, Answer::FOR), (2, Answer::AGAINST)]), Verdict::Chosen(0));
    let two_thirds = Resolution { majority: Majority::Qualified(Share::ratio(2, 3).unwrap()), ..plain() };
    assert_eq!(verdict(&two_thirds, &[(4, Answer::FOR), (2, Answer::AGAINST)]), Verdict::Chosen(0));
    assert_eq!(verdict(&two_thirds, &[(3, Answer::FOR), (2, Answer::AGAINST)]), Verdict::NoMajority);
}

#[test]
fn blank_votes_count_only_where_they_are_votes() {
    let answers = [(3, Answer::FOR), (2, Answer::AGAINST), (2, Answer::Blank), (9, Answer::Abstain)];
    assert_eq!(verdict(&plain(), &answers), Verdict::Chosen(0));
    let strict = Resolution { blank_is_cast: true, ..plain() };
    assert_eq!(verdict(&strict, &answers), Verdict::NoMajority);
    let unanimous = Resolution { majority: Majority::Unanimity, ..plain() };
    assert_eq!(verdict(&unanimous, &answers), Verdict::NoMajority);
    assert_eq!(verdict(&unanimous, &[(1, Answer::FOR), (1, Answer::Blank)]), Verdict::Chosen(0));
    assert_eq!(verdict(&unanimous, &[(1, Answer::Abstain)]), Verdict::NoMajority);
}

#[test]
fn a_quorum_counts_whoever_takes_part() {
    let half = Resolution { quorum: Some(Share::ratio(1, 2).unwrap()), ..plain() };
    assert_eq!(verdict(&half, &[(9, Answer::FOR)]), Verdict::NoQuorum);
    assert_eq!(verdict(&half, &[(9, Answer::FOR), (1, Answer::Abstain)]), Verdict::Chosen(0));
    let by_head = Resolution { weighting: Weighting::Equal, ..half };
    assert_eq!(verdict(&by_head, &[(9, Answer::FOR), (9, Answer::FOR)]), Verdict::NoQuorum);
}

#[test]
fn three_options_of_the_vng_of_2020() {
    let several = Resolution { options: Options::Several(3), ..plain() };
    let shares = [(62, Answer::Option(0)), (34, Answer::Option(1)), (4, Answer::Option(2))];
    assert_eq!(verdict(&several, &shares), Verdict::Chosen(0));
    let spread = [(40, Answer::Option(0)), (34, Answer::Option(1)), (26, Answer::Option(2))];
    assert_eq!(verdict(&several, &spread), Verdict::NoMajority);
}

#[test]
fn nonsense_is_refused_all_at_once() {
    let mut wrong = votes(&[(1, Answer::FOR), (0, Answer::FOR), (u64::MAX, Answer::Option(2))]);
    wrong[1].voter = "m0".to_owned();
    let faults: Vec<String> = decide(&plain(), &wrong).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 4, "{faults:?}");
}
