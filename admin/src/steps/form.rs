//! The fields of a step: the day, the reason and whatever its gate asks, by the name of the field.

use std::collections::{BTreeMap, BTreeSet};

use actions::Fault;
use actions::lifecycle::{Asks, Becomes, Gate, State, Step};
use intake::day;
use jiff::civil::Date;
use kernel::{LifeId, MemberId};
use serde::Deserialize;
use store::Evidence;
use validator::{Validate, ValidationErrors};

/// The fields as they were typed; a member is `member-<id>`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct StepForm(BTreeMap<String, String>);

impl Validate for StepForm {
    fn validate(&self) -> Result<(), ValidationErrors> {
        // Every field is read by `read`, and the gate says what is missing.
        Ok(())
    }
}

impl StepForm {
    /// The form of a gate that nobody filled in yet.
    pub(super) fn fresh(to: State, today: Date, name: &str) -> Self {
        let fields =
            [("to", to.name().to_owned()), ("decided_on", today.to_string()), ("name", name.to_owned())];
        Self(fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect())
    }

    /// What was typed in a field.
    pub(super) fn get(&self, field: &str) -> &str {
        self.0.get(field).map(|text| text.trim()).unwrap_or_default()
    }

    /// Whether a member is ticked.
    pub(super) fn ticked(&self, member: MemberId) -> bool {
        self.0.contains_key(&format!("member-{member}"))
    }

    /// What the form means.
    ///
    /// # Errors
    /// Each field that cannot be read.
    pub(super) fn read(&self, life: LifeId) -> Result<Step, Vec<Fault>> {
        let mut faults = Vec::new();
        let Some(to) = State::from_name(self.get("to")) else {
            return Err(vec![Fault::field("to", "candidate-state-unknown")]);
        };
        let mut on = |field: &'static str| {
            day::whole(self.get(field)).or_else(|| {
                faults.push(Fault::field(field, "date-unreadable"));
                None
            })
        };
        let decided_on = on("decided_on").unwrap_or_default();
        let mut evidence = Evidence::new();
        for field in Gate::of(to).fields {
            let typed = self.get(field.name);
            let typed = match field.asks {
                Asks::Day if !typed.is_empty() => {
                    on(field.name).map(|day| day.to_string()).unwrap_or_default()
                }
                _ => typed.to_owned(),
            };
            evidence.insert(field.name.to_owned(), typed);
        }
        let resolution = match self.get("resolution") {
            "" => None,
            typed => typed.parse().ok().or_else(|| {
                faults.push(Fault::field("resolution", "life-resolution-not-adopted"));
                None
            }),
        };
        let members: BTreeSet<MemberId> =
            self.0.keys().filter_map(|name| name.strip_prefix("member-")?.parse().ok()).collect();
        let becomes = Becomes { code: self.get("code").to_owned(), name: self.get("name").to_owned() };
        let reason = self.get("reason").to_owned();
        let becomes = Some(becomes);
        let step = Step { life, to, decided_on, reason, resolution, evidence, members, becomes };
        if faults.is_empty() { Ok(step) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn form(fields: &[(&str, &str)]) -> StepForm {
        StepForm(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn life() -> LifeId {
        format!("{:032x}", 1).parse().unwrap()
    }

    #[test]
    fn a_form_is_read_by_its_gate() {
        let member = format!("member-{}", "00000000-0000-0000-0000-000000000002");
        let typed = [
            ("to", "pilot"),
            ("decided_on", "2026-05-01"),
            ("measured", " Dagen "),
            ("price", "10"),
            (member.as_str(), "1"),
        ];
        let step = form(&typed).read(life()).unwrap();
        assert_eq!((step.to, step.decided_on, step.members.len()), (State::Pilot, date(2026, 5, 1), 1));
        assert_eq!(step.evidence.get("measured").map(String::as_str), Some("Dagen"));
        assert!(!step.evidence.contains_key("price"), "another gate asks that");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let code = |fields: &[(&str, &str)]| form(fields).read(life()).unwrap_err()[0].code.to_string();
        assert_eq!(code(&[("to", "dreamt")]), "candidate-state-unknown");
        assert_eq!(code(&[("to", "parked"), ("decided_on", "ooit")]), "date-unreadable");
    }
}
