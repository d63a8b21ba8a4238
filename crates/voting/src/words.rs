//! The words of the command line and of exported rounds for rules and settings.

use std::fmt;
use std::str::FromStr;

use crate::fault::FaultKind;
use crate::rule::{Fill, Rule, Start, Step, Stop, TieRule, Utility};

/// A text that is none of the words.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(transparent)]
pub struct WordError(#[from] FaultKind);

impl WordError {
    /// The fault that it is.
    #[must_use]
    pub fn into_kind(self) -> FaultKind {
        self.0
    }
}

/// Gives a type its words: to read and to write.
macro_rules! words {
    ($type:ty { $($word:literal => $value:path),+ $(,)? }) => {
        impl FromStr for $type {
            type Err = WordError;

            fn from_str(text: &str) -> Result<Self, WordError> {
                match text {
                    $($word => Ok($value),)+
                    _ => Err(unknown(text, &[$($word),+])),
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $($value => $word,)+ })
            }
        }
    };
}

words!(Rule { "equal-shares" => Rule::EqualShares, "phragmen" => Rule::Phragmen, "greedy" => Rule::Greedy });
words!(Utility { "cost" => Utility::Cost, "score" => Utility::Score });
words!(Start { "exact" => Start::Exact, "integral" => Start::Integral });
words!(Stop { "overspend" => Stop::Overspend, "exhaustive" => Stop::Exhaustive });
words!(Fill { "none" => Fill::None, "greedy" => Fill::Greedy, "carry-over" => Fill::CarryOver });

impl FromStr for Step {
    type Err = WordError;

    /// An amount (`1`, `0.50`), or a part of what everybody gets (`share/1000`).
    fn from_str(text: &str) -> Result<Self, WordError> {
        let step = match text.strip_prefix("share/") {
            Some(parts) => parts.parse().ok().filter(|parts| *parts > 0).map(Self::PartOfShare),
            None => text
                .parse::<kernel::Share>()
                .ok()
                .filter(|amount| !amount.is_zero() && !amount.is_negative())
                .map(Self::Amount),
        };
        step.ok_or_else(|| WordError(FaultKind::NotAStep { text: text.to_owned() }))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::PartOfShare(parts) => write!(f, "share/{parts}"),
        }
    }
}

impl FromStr for TieRule {
    type Err = WordError;

    fn from_str(text: &str) -> Result<Self, WordError> {
        match text {
            "min-cost" => Ok(Self::MinCost),
            "max-votes" => Ok(Self::MaxVotes),
            "lexicographic" => Ok(Self::Lexicographic),
            _ => match text.strip_prefix("lot:") {
                Some(seed) if !seed.is_empty() => Ok(Self::Lot(seed.to_owned())),
                _ => Err(unknown(text, &["min-cost", "max-votes", "lexicographic", "lot:SEED"])),
            },
        }
    }
}

fn unknown(text: &str, known: &[&str]) -> WordError {
    WordError(FaultKind::UnknownChoice { text: text.to_owned(), known: known.join(", ") })
}
