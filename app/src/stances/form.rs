//! What a member says of a service, as it is typed.

use actions::Fault;
use actions::stances::Say;
use intake::day;
use kernel::ServiceId;
use serde::{Deserialize, Serialize};
use store::{NewStance, Saying};
use validator::Validate;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct StanceForm {
    #[serde(default)]
    #[validate(length(min = 1, message = "stance-missing"))]
    pub(super) saying: String,
    #[serde(default)]
    pub(super) condition: String,
    #[serde(default)]
    pub(super) until: String,
    #[serde(default)]
    pub(super) reason: String,
}

impl StanceForm {
    /// The form as the member left it.
    pub(super) fn of(said: &NewStance) -> Self {
        Self {
            saying: said.saying.name().to_owned(),
            condition: said.condition.clone(),
            until: said.until.map(|day| day.to_string()).unwrap_or_default(),
            reason: said.reason.clone(),
        }
    }

    /// What it means.
    pub(super) fn read(&self, service: ServiceId) -> Result<Say, Vec<Fault>> {
        let saying = Saying::from_name(&self.saying).ok_or_else(|| Fault::field("saying", "stance-missing"));
        let until = match self.until.trim() {
            "" => Ok(None),
            text => match day::whole(text) {
                Some(day) => Ok(Some(day)),
                None => Err(Fault::field("until", "date-unreadable")),
            },
        };
        match (saying, until) {
            (Ok(saying), Ok(until)) => {
                let (condition, reason) = (self.condition.trim().to_owned(), self.reason.trim().to_owned());
                Ok(Say { service, saying, condition, until, reason })
            }
            (saying, until) => Err(saying.err().into_iter().chain(until.err()).collect()),
        }
    }
}
