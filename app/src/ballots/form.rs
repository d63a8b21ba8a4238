//! The fields of a ballot: a score for each candidate, and the version that it is based on.

use actions::Fault;
use actions::ballots::Cast;
use kernel::{CandidateId, MemberId, RoundId};
use serde::Deserialize;
use store::Scores;

/// What the form sends: `score-<candidate>` with `0` to `3` or `none`; `member`, `based_on`, `again`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct BallotForm(Vec<(String, String)>);

impl BallotForm {
    fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whose ballot it is; the actor's own member where the form does not say.
    pub(super) fn member(&self) -> Option<MemberId> {
        self.field("member").and_then(|text| text.parse().ok())
    }

    /// Whether the check page was left to go on with the ballot.
    pub(super) fn again(&self) -> bool {
        self.field("again").is_some()
    }

    /// The fields with a score, as they were sent.
    pub(super) fn scores(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(|(name, _)| name.starts_with("score-"))
    }

    /// What the form means.
    ///
    /// # Errors
    /// Each field that no score can be read from.
    pub(super) fn read(&self, round: RoundId) -> Result<Cast, Vec<Fault>> {
        let (mut scores, mut faults) = (Scores::new(), Vec::new());
        for (name, value) in self.scores() {
            let Ok(candidate) = name.trim_start_matches("score-").parse::<CandidateId>() else {
                faults.push(Fault::page("ballot-other-candidate"));
                continue;
            };
            let score = match value {
                "none" => Ok(None),
                number => number.parse::<u8>().map(Some),
            };
            match score {
                Ok(score) if scores.insert(candidate, score).is_none() => {}
                Ok(_) => faults.push(Fault::page("ballot-score-twice")),
                Err(_) => faults.push(Fault::page("ballot-score-range")),
            }
        }
        let member = self.member();
        let based_on = self.field("based_on").and_then(|text| text.parse().ok());
        let (Some(member), Some(based_on)) = (member, based_on) else {
            faults.push(Fault::page("ballot-changed-meanwhile"));
            return Err(faults);
        };
        if faults.is_empty() { Ok(Cast { round, member, based_on, scores }) } else { Err(faults) }
    }
}

/// The scores that can be read, to show them again.
pub(super) fn typed(form: &BallotForm) -> Scores {
    let read = |(name, value): (&str, &str)| {
        let candidate = name.trim_start_matches("score-").parse().ok()?;
        Some((candidate, value.parse().ok()))
    };
    form.scores().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-0000-0000-000000000001";

    fn form(fields: &[(&str, &str)]) -> BallotForm {
        BallotForm(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn scores_that_are_no_scores_are_said_beside_their_candidate() {
        let score = format!("score-{ID}");
        for text in ["-1", "256", "1,5", "", "drie"] {
            let sent = form(&[(&score, text), ("member", ID), ("based_on", "0")]);
            let faults = sent.read(ID.parse().unwrap()).unwrap_err();
            assert_eq!(faults[0].code, "ballot-score-range", "{text}");
        }
    }

    #[test]
    fn one_candidate_has_one_score() {
        let score = format!("score-{ID}");
        let sent = form(&[(&score, "1"), (&score, "3"), ("member", ID), ("based_on", "0")]);
        assert_eq!(sent.read(ID.parse().unwrap()).unwrap_err()[0].code, "ballot-score-twice");
    }

    #[test]
    fn a_ballot_says_what_it_is_based_on() {
        let sent = form(&[("member", ID)]);
        assert_eq!(sent.read(ID.parse().unwrap()).unwrap_err()[0].code, "ballot-changed-meanwhile");
    }
}
