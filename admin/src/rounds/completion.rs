//! What happens with money that a count leaves, as it is typed: the completion with its start and step.

use intake::number::{self, Notation};
use voting::CompletionWords;

/// How the money of the first count is made.
pub(super) const STARTS: &[(&str, &str)] =
    &[("exact", "round-start-exact"), ("integral", "round-start-integral")];
/// What the step is measured in.
pub(super) const STEPS: &[(&str, &str)] = &[("share", "round-step-share"), ("amount", "round-step-amount")];
/// The parts of a share in which the portal proposes to step.
pub(super) const PARTS: &str = "1000";

/// A completion as it is typed.
#[derive(Default)]
pub(super) struct Typed {
    pub stop: String,
    pub start: String,
    pub step_kind: String,
    pub step: String,
}

impl Typed {
    /// A completion that was kept, as it would be typed.
    pub(super) fn of(completion: &CompletionWords) -> Self {
        let proposed = |stop: &str| Self {
            stop: stop.to_owned(),
            start: "exact".to_owned(),
            step_kind: "share".to_owned(),
            step: PARTS.to_owned(),
        };
        match completion {
            CompletionWords::None => proposed("none"),
            CompletionWords::AddStep { start, step, stop } => {
                let (kind, text) = match step.strip_prefix("share/") {
                    Some(parts) => ("share", parts.to_owned()),
                    None => ("amount", step.replace('.', ",")),
                };
                Self { start: start.clone(), step_kind: kind.to_owned(), step: text, ..proposed(stop) }
            }
        }
    }

    /// What was typed means; without a completion, start and step mean nothing.
    ///
    /// # Errors
    /// The field, and `round-choice-missing` or `round-step-unreadable`.
    pub(super) fn read(&self) -> Result<CompletionWords, (&'static str, &'static str)> {
        if self.stop == "none" {
            return Ok(CompletionWords::None);
        }
        if !STARTS.iter().any(|(value, _)| *value == self.start) {
            return Err(("start", "round-choice-missing"));
        }
        let unreadable = ("step", "round-step-unreadable");
        let step = match self.step_kind.as_str() {
            "share" => {
                let digits: String = self.step.chars().filter(|one| !" .".contains(*one)).collect();
                let parts: u64 = digits.parse().ok().filter(|parts| *parts > 0).ok_or(unreadable)?;
                format!("share/{parts}")
            }
            "amount" => {
                let amount = number::amount(&self.step, Notation::Dutch).ok();
                amount.filter(|amount| amount.cents() > 0).ok_or(unreadable)?.to_string()
            }
            _ => return Err(("step_kind", "round-choice-missing")),
        };
        Ok(CompletionWords::AddStep { start: self.start.clone(), step, stop: self.stop.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(step_kind: &str, step: &str) -> Result<CompletionWords, &'static str> {
        let typed = Typed {
            stop: "overspend".to_owned(),
            start: "exact".to_owned(),
            step_kind: step_kind.to_owned(),
            step: step.to_owned(),
        };
        typed.read().map_err(|(_, code)| code)
    }

    #[test]
    fn a_step_reads_as_people_type_it_and_back() {
        for (kind, typed, step) in [
            ("share", "1000", "share/1000"),
            ("share", "10.000", "share/10000"),
            ("amount", "1.250,50", "1250.50"),
        ] {
            let words = read(kind, typed).unwrap();
            let CompletionWords::AddStep { step: read_as, .. } = &words else { panic!("{words:?}") };
            assert_eq!(read_as, step);
            assert_eq!(Typed::of(&words).read().unwrap(), words);
        }
        for (kind, typed) in [("share", "0"), ("share", "veel"), ("amount", "0"), ("amount", "-5")] {
            assert_eq!(read(kind, typed).unwrap_err(), "round-step-unreadable", "{kind} {typed}");
        }
        assert_eq!(read("dozijn", "1").unwrap_err(), "round-choice-missing");
    }
}
