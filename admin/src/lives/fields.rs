//! The fields of a life's form: from what is known, and back.

use std::collections::BTreeSet;

use actions::Fault;
use actions::lives::Change;
use intake::day;
use serde::{Deserialize, Serialize};
use store::AboutLife;
use validator::Validate;

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct LifeForm {
    #[serde(default)]
    pub(super) programme: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    process: String,
    #[serde(default)]
    variants: String,
    #[serde(default)]
    tender_reference: String,
    #[serde(default)]
    tender_options: String,
    #[serde(default)]
    tender_on: String,
    #[serde(default)]
    cost_centre: String,
    #[serde(default)]
    pub(super) vat_label: String,
    #[serde(default)]
    task_field: String,
    #[serde(default)]
    agreement: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    pub(super) drivers: Vec<String>,
    #[serde(default)]
    quick_win: String,
    #[serde(default)]
    pub(super) acquisition: String,
    #[serde(default)]
    pub(super) services: Vec<String>,
    #[serde(default)]
    pub(super) facilities: Vec<String>,
}

impl LifeForm {
    /// The form of what is known.
    pub(super) fn of(about: &AboutLife) -> Self {
        Self {
            programme: about.programme.map(|id| id.to_string()).unwrap_or_default(),
            description: about.description.clone(),
            process: about.process.clone(),
            variants: about.variants.clone(),
            tender_reference: about.tender_reference.clone(),
            tender_options: about.tender_options.clone(),
            tender_on: about.tender_on.map(|day| day.to_string()).unwrap_or_default(),
            cost_centre: about.cost_centre.clone(),
            vat_label: about.vat_label.clone(),
            task_field: about.task_field.clone(),
            agreement: about.agreement.clone(),
            contact: about.contact.clone(),
            drivers: about.drivers.clone(),
            quick_win: if about.quick_win { "1".to_owned() } else { String::new() },
            acquisition: about.acquisition.clone(),
            services: Vec::new(),
            facilities: Vec::new(),
        }
    }

    /// What the form means.
    pub(super) fn read(&self) -> Result<Change, Vec<Fault>> {
        let mut faults = Vec::new();
        let tender_on = match self.tender_on.trim() {
            "" => None,
            typed => day::whole(typed).or_else(|| {
                faults.push(Fault::field("tender_on", "date-unreadable"));
                None
            }),
        };
        let programme = match self.programme.trim() {
            "" => None,
            typed => typed.parse().map(Some).unwrap_or_else(|_| {
                faults.push(Fault::field("programme", "life-programme-unknown"));
                None
            }),
        };
        let services = ids(&self.services, "services", &mut faults);
        let facilities = ids(&self.facilities, "facilities", &mut faults);
        let text = |text: &str| text.trim().to_owned();
        let about = AboutLife {
            programme,
            description: text(&self.description),
            process: text(&self.process),
            variants: text(&self.variants),
            tender_reference: text(&self.tender_reference),
            tender_options: text(&self.tender_options),
            tender_on,
            cost_centre: text(&self.cost_centre),
            vat_label: text(&self.vat_label),
            task_field: text(&self.task_field),
            agreement: text(&self.agreement),
            contact: text(&self.contact),
            drivers: self.drivers.clone(),
            quick_win: !self.quick_win.is_empty(),
            acquisition: text(&self.acquisition),
        };
        if faults.is_empty() { Ok(Change { about, services, facilities }) } else { Err(faults) }
    }
}

/// The ids that are ticked.
fn ids<T: Ord + std::str::FromStr>(
    typed: &[String],
    field: &'static str,
    faults: &mut Vec<Fault>,
) -> BTreeSet<T> {
    let read: BTreeSet<T> = typed.iter().filter_map(|id| id.parse().ok()).collect();
    if read.len() < typed.len() {
        faults.push(Fault::field(field, "life-need-unknown"));
    }
    read
}
