//! How an amount came about, step by step and in plain words: from the costs of the service to the cent.

mod measures;

use actions::key_sentence::{MeterNames, key_sentence};
use allocation::{
    Apportioned, BoundReached, BoundsApplied, CostDerivation, Derivation, Key, Measure, Measured, Rounding,
    TariffDerivation,
};
use kernel::{Cents, Share};
use web::Words;
use web::templates::items::DeriveStep;

/// What stands behind a derivation: names for its codes, and the costs of its service.
pub struct Behind<'a> {
    /// The texts and formats of the page.
    pub words: Words<'a>,
    /// Name of the member whose amount it is.
    pub member: String,
    /// Names of the meters, by code.
    pub meters: MeterNames,
    /// The costs of the service: kind, amount and how many lines.
    pub costs: Vec<(String, Cents, usize)>,
    /// The key that divided them.
    pub key: Option<Key>,
    /// Which version of the key, and who decided it.
    pub key_note: Option<String>,
}

impl Behind<'_> {
    /// The steps of a derivation, from the pool to the amount.
    #[must_use]
    pub fn steps(&self, derivation: &Derivation) -> Vec<DeriveStep> {
        match derivation {
            Derivation::Cost(cost) => vec![
                self.costs(cost),
                self.apportioning(cost),
                self.bounds(cost),
                self.rounding(cost),
                self.result(cost.amount),
            ],
            Derivation::Tariff(tariff) => vec![self.tariff(tariff), self.result(tariff.amount)],
        }
    }

    fn step(&self, key: &str, amount: String) -> DeriveStep {
        DeriveStep { what: self.words.text(key), amount, ..DeriveStep::default() }
    }

    fn costs(&self, cost: &CostDerivation) -> DeriveStep {
        let mut parts: Vec<DeriveStep> = (self.costs.iter())
            .map(|(category, amount, lines)| DeriveStep {
                what: category.clone(),
                amount: self.words.euro(*amount),
                how: Some(self.words.say("derive-cost-lines", &[("count", count(*lines))])),
                ..DeriveStep::default()
            })
            .collect();
        for from in cost.divided.received.iter().flat_map(|received| &received.from) {
            parts.push(DeriveStep {
                what: self.words.say("derive-received", &[("pool", from.pool.as_str().into())]),
                amount: self.words.exact_euro(&from.exact),
                ..DeriveStep::default()
            });
        }
        DeriveStep { parts, ..self.step("derive-costs", self.words.euro(cost.divided.amount)) }
    }

    fn apportioning(&self, cost: &CostDerivation) -> DeriveStep {
        let whole = cost.divided.amount;
        let exact = &whole.euros() * cost.apportioned.share();
        let mut said: Vec<String> = Vec::new();
        if let Some(key) = &self.key {
            said.push(self.words.phrase(&key_sentence(key, &self.meters)));
        }
        said.extend(self.key_note.clone());
        if cost.fallback {
            said.push(self.words.text("derive-fallback"));
        }
        let mut step = self.step("derive-key", self.words.exact_euro(&exact));
        match &cost.apportioned {
            Apportioned::Measured(measured) => {
                said.extend(self.factors(measured));
                step.formula = Some(self.formula(whole, None, measured));
            }
            Apportioned::Blend { parts, .. } => {
                for part in parts {
                    self.blended(whole, &part.weight, &part.of, &mut step.parts);
                }
            }
        }
        DeriveStep { how: (!said.is_empty()).then(|| said.join(" ")), ..step }
    }

    /// The parts of a blend, those of blends in it with the product of their shares.
    fn blended(&self, whole: Cents, weight: &Share, of: &Apportioned, steps: &mut Vec<DeriveStep>) {
        match of {
            Apportioned::Blend { parts, .. } => {
                for part in parts {
                    self.blended(whole, &(weight * &part.weight), &part.of, steps);
                }
            }
            Apportioned::Measured(measured) => {
                let exact = &(&whole.euros() * weight) * &measured.share;
                let factors = self.factors(measured);
                steps.push(DeriveStep {
                    what: self.part_name(&measured.measure),
                    amount: self.words.exact_euro(&exact),
                    how: (!factors.is_empty()).then(|| factors.join(" ")),
                    formula: Some(self.formula(whole, Some(weight), measured)),
                    ..DeriveStep::default()
                });
            }
        }
    }

    fn part_name(&self, measure: &Measure) -> String {
        match measure {
            Measure::Equal { .. } => self.words.text("derive-part-equal"),
            Measure::Fixed { .. } => self.words.text("derive-part-fixed"),
            other => self.words.say("derive-part-measure", &[("unit", self.unit(other).into())]),
        }
    }

    /// `70 % × € 631.444,27 × 26.682 ÷ 396.821 zaken`
    fn formula(&self, whole: Cents, weight: Option<&Share>, measured: &Measured) -> String {
        let words = self.words;
        let mut factors: Vec<String> = weight.map(|weight| words.percent(weight)).into_iter().collect();
        factors.push(words.euro(whole));
        let counts_as_one =
            matches!(measured.measure, Measure::Equal { .. }) && measured.counted == Share::ONE;
        if !counts_as_one {
            factors.push(words.quantity(&measured.counted));
        }
        let (all, unit) = (words.quantity(&measured.all), self.unit(&measured.measure));
        let args = [("product", factors.join(" × ").into()), ("all", all.into()), ("unit", unit.into())];
        words.say("derive-formula", &args).trim_end().to_owned()
    }

    fn bounds(&self, cost: &CostDerivation) -> DeriveStep {
        let Some(bounds) = &cost.bounds else {
            let how = Some(self.words.text("derive-bounds-none"));
            return DeriveStep { how, ..self.step("derive-bounds", self.words.euro(Cents::ZERO)) };
        };
        let how = Some(self.bounds_in_words(bounds));
        DeriveStep { how, ..self.step("derive-bounds", self.words.exact_euro(&cost.exact)) }
    }

    fn bounds_in_words(&self, bounds: &BoundsApplied) -> String {
        let words = self.words;
        let mut said = Vec::new();
        for (key, bound) in [("derive-floor", &bounds.floor), ("derive-cap", &bounds.cap)] {
            let Some(bound) = bound else { continue };
            said.push(words.say(key, &[("amount", words.euro(bound.amount).into())]));
            if let (Some(percent), Some(previous)) = (&bound.percent, bound.previous) {
                let args =
                    [("percent", words.quantity(percent).into()), ("previous", words.euro(previous).into())];
                said.push(words.say("derive-of-previous", &args));
            }
        }
        said.push(words.text(match bounds.reached {
            Some(BoundReached::Floor) => "derive-reached-floor",
            Some(BoundReached::Cap) => "derive-reached-cap",
            None => "derive-reached-none",
        }));
        said.join(" ")
    }

    fn rounding(&self, cost: &CostDerivation) -> DeriveStep {
        let rounding = &cost.rounding;
        let down = self.words.euro(rounding.down);
        let amount = if rounding.extra {
            self.words.say("derive-rounded-up", &[("amount", down.into())])
        } else {
            down
        };
        let how = Some(self.rounding_in_words(rounding, cost.participants));
        DeriveStep { how, ..self.step("derive-rounding", amount) }
    }

    fn rounding_in_words(&self, rounding: &Rounding, participants: u64) -> String {
        let words = self.words;
        if rounding.left_over == 0 {
            return words.text("derive-rounding-none");
        }
        let args = [("members", count(participants)), ("cents", count(rounding.left_over))];
        let mut said = vec![words.say("derive-rounding-all", &args)];
        let args =
            [("member", self.member.as_str().into()), ("place", count(rounding.place.unwrap_or_default()))];
        said.push(words.say(
            match (rounding.place, rounding.extra) {
                (None, _) => "derive-rounding-whole",
                (Some(_), true) => "derive-rounding-extra",
                (Some(_), false) => "derive-rounding-rest",
            },
            &args,
        ));
        if let Some(tie) = &rounding.tie {
            let args = [
                ("among", count(tie.among)),
                ("cents", count(tie.cents)),
                ("place", count(tie.place)),
                ("member", self.member.as_str().into()),
            ];
            said.push(words.say("derive-tie", &args));
        }
        said.join(" ")
    }

    fn tariff(&self, tariff: &TariffDerivation) -> DeriveStep {
        let words = self.words;
        let unit = self.unit(&tariff.measured.measure);
        let how = self.factors(&tariff.measured).join(" ");
        let formula = format!(
            "{} × {} {unit}",
            words.exact_euro(&tariff.price),
            words.quantity(&tariff.measured.counted)
        );
        let step = self.step("derive-tariff", words.exact_euro(&tariff.exact));
        DeriveStep { how: Some(how), formula: Some(formula.trim_end().to_owned()), ..step }
    }

    fn result(&self, amount: Cents) -> DeriveStep {
        DeriveStep { result: true, ..self.step("derive-result", self.words.euro(amount)) }
    }
}

/// A number for a text, which counts with it.
fn count<'a, N: TryInto<i64>, V: From<i64> + 'a>(number: N) -> V {
    V::from(number.try_into().unwrap_or(i64::MAX))
}
