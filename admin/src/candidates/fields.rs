//! The fields of a candidate's form: from what is known, and back.

use actions::Fault;
use intake::day;
use intake::number::{self, Notation};
use kernel::Cents;
use serde::{Deserialize, Serialize};
use store::{AboutCandidate, Wish};
use validator::Validate;
use web::{SignedIn, formats};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct CandidateForm {
    /// The wish that it is made of.
    #[serde(default)]
    pub(super) wish: String,
    /// The life that it is made after.
    #[serde(default)]
    pub(super) like: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "candidate-title-missing"))]
    title: String,
    #[serde(default)]
    #[validate(length(min = 1, message = "candidate-summary-missing"))]
    summary: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    programme: String,
    #[serde(default)]
    upl: String,
    #[serde(default)]
    one_off: String,
    #[serde(default)]
    yearly: String,
    #[serde(default)]
    benefits: String,
    #[serde(default)]
    risks: String,
    #[serde(default)]
    dependencies: String,
    #[serde(default)]
    existing: String,
    #[serde(default)]
    documents: String,
    #[serde(default)]
    expected_on: String,
}

impl CandidateForm {
    /// The form of what is known.
    pub(super) fn of(visit: &SignedIn, about: &AboutCandidate) -> Self {
        let amount = |cents: Cents| formats::amount(visit.language(), cents.cents());
        Self {
            wish: String::new(),
            like: String::new(),
            title: about.title.clone(),
            summary: about.summary.clone(),
            reason: about.reason.clone(),
            programme: about.programme.clone(),
            upl: about.upl.clone(),
            one_off: amount(about.one_off),
            yearly: amount(about.yearly),
            benefits: about.benefits.clone(),
            risks: about.risks.clone(),
            dependencies: about.dependencies.clone(),
            existing: about.existing.clone(),
            documents: about.documents.clone(),
            expected_on: about.expected_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    /// The form of a candidate that is made of a wish.
    pub(super) fn of_wish(wish: &Wish) -> Self {
        let about = &wish.about;
        let helped = if about.helped.is_empty() { String::new() } else { format!("\n\n{}", about.helped) };
        Self {
            wish: wish.id.to_string(),
            title: about.title.clone(),
            summary: about.what.clone(),
            reason: format!("{}{helped}", about.why),
            upl: about.upl.clone(),
            ..Self::default()
        }
    }

    /// What the form means.
    pub(super) fn read(&self) -> Result<AboutCandidate, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut amount = |field: &'static str, text: &str| {
            if text.trim().is_empty() {
                return Cents::new(0);
            }
            number::amount(text.trim(), Notation::Dutch).unwrap_or_else(|_| {
                faults.push(Fault::field(field, "roadmap-amount-unreadable"));
                Cents::new(0)
            })
        };
        let (one_off, yearly) = (amount("one_off", &self.one_off), amount("yearly", &self.yearly));
        let typed = self.expected_on.trim();
        let expected_on = match typed {
            "" => None,
            typed => day::whole(typed).or_else(|| {
                faults.push(Fault::field("expected_on", "date-unreadable"));
                None
            }),
        };
        let text = |text: &str| text.trim().to_owned();
        let about = AboutCandidate {
            title: text(&self.title),
            summary: text(&self.summary),
            reason: text(&self.reason),
            programme: text(&self.programme),
            upl: text(&self.upl),
            one_off,
            yearly,
            benefits: text(&self.benefits),
            risks: text(&self.risks),
            dependencies: text(&self.dependencies),
            existing: text(&self.existing),
            documents: text(&self.documents),
            expected_on,
        };
        if faults.is_empty() { Ok(about) } else { Err(faults) }
    }
}
