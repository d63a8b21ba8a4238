//! A measure in words: where it comes from, and what presence and phase-in made of it.

use allocation::{Measure, Measured};
use kernel::Share;

use super::{Behind, count};

impl Behind<'_> {
    /// What the measure is, and what being there for a part of the period or being new made of it.
    pub(super) fn factors(&self, measured: &Measured) -> Vec<String> {
        let words = self.words;
        let mut said: Vec<String> = self.origin(&measured.measure).into_iter().collect();
        if let Some(presence) = &measured.presence
            && presence.days != presence.of
        {
            let args = [("days", presence.days.into()), ("of", presence.of.into())];
            said.push(words.say("derive-presence", &args));
        }
        if let Some(phase_in) = &measured.phase_in {
            let factor = words.percent(&phase_in.factor);
            said.push(
                words.say(
                    "derive-phase-in",
                    &[("years", phase_in.full_years.into()), ("factor", factor.into())],
                ),
            );
        }
        if !said.is_empty() && measured.counted != *measured.measure.value() {
            said.push(words.say("derive-counted", &[("counted", words.quantity(&measured.counted).into())]));
        }
        said
    }

    pub(super) fn origin(&self, measure: &Measure) -> Option<String> {
        let words = self.words;
        match measure {
            Measure::Equal { .. } => None,
            Measure::Attribute { name, on, value } => {
                let attribute = words.say("key-attribute", &[("name", name.as_str().into())]);
                let value = words.quantity(value);
                let member = self.member.as_str();
                Some(match on {
                    Some(on) => {
                        let args = [
                            ("member", member.into()),
                            ("attribute", attribute.into()),
                            ("value", value.into()),
                            ("on", words.date(*on).into()),
                        ];
                        words.say("derive-attribute-on", &args)
                    }
                    None => words.say(
                        "derive-attribute",
                        &[
                            ("member", member.into()),
                            ("attribute", attribute.into()),
                            ("value", value.into()),
                        ],
                    ),
                })
            }
            Measure::Usage { value, .. } => Some(words.say(
                "derive-usage",
                &[
                    ("member", self.member.as_str().into()),
                    ("value", words.quantity(value).into()),
                    ("unit", self.unit(measure).into()),
                ],
            )),
            Measure::Fixed { value } => Some(words.say(
                "derive-fixed",
                &[("member", self.member.as_str().into()), ("value", words.quantity(value).into())],
            )),
            Measure::Tiered { of, steps, value, .. } => {
                let args = [("steps", count(steps.len())), ("value", words.quantity(value).into())];
                Some([self.origin(of).unwrap_or_default(), words.say("derive-tiered", &args)].join(" "))
            }
            Measure::Average { of, value } => Some(self.several("derive-average", of, value)),
            Measure::Product { of, value } => Some(self.several("derive-product", of, value)),
        }
    }

    pub(super) fn several(&self, key: &str, of: &[Measure], value: &Share) -> String {
        let values: Vec<String> = of.iter().map(|measure| self.words.quantity(measure.value())).collect();
        let args = [("values", values.join(", ").into()), ("value", self.words.quantity(value).into())];
        self.words.say(key, &args)
    }

    pub(super) fn unit(&self, measure: &Measure) -> String {
        match measure {
            Measure::Equal { .. } => self.words.text("derive-unit-members"),
            Measure::Attribute { name, .. } => {
                self.words.say("key-attribute", &[("name", name.as_str().into())])
            }
            Measure::Usage { meter, .. } => self.meters.get(meter).cloned().unwrap_or_else(|| meter.clone()),
            Measure::Fixed { .. } => String::new(),
            Measure::Tiered { of, .. } => self.unit(of),
            Measure::Average { of, .. } | Measure::Product { of, .. } => {
                of.first().map(|first| self.unit(first)).unwrap_or_default()
            }
        }
    }
}
