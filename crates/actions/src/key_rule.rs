//! The rule of a service: its key with presence, bounds, phase-in and fallback, as the table keeps it.

use allocation::{Bound, CostPool, Key, PhaseIn, Presence};
use kernel::{Cents, Share};
use serde_json::{Map, Value, json};

/// How the costs of a service are divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The key.
    pub key: Key,
    /// Whether a member that is there for a part of the period counts for that part.
    pub presence: Presence,
    /// Whether newcomers count for less in their first years.
    pub phase_in: Option<PhaseIn>,
    /// The least that each member pays.
    pub floor: Option<Bound>,
    /// The most that each member pays.
    pub cap: Option<Bound>,
    /// How the costs are divided where everybody's measure by the key is zero.
    pub fallback: Option<Key>,
}

impl Rule {
    /// A key and its presence, without further rules.
    #[must_use]
    pub fn by(key: Key, presence: Presence) -> Self {
        Self { key, presence, phase_in: None, floor: None, cap: None, fallback: None }
    }

    /// The rule that a pool of a run was divided by.
    #[must_use]
    pub fn of_pool(pool: &CostPool) -> Self {
        Self {
            key: pool.rules.key.clone(),
            presence: pool.rules.presence,
            phase_in: pool.rules.phase_in.clone(),
            floor: pool.floor.clone(),
            cap: pool.cap.clone(),
            fallback: pool.rules.fallback.clone(),
        }
    }

    /// Makes a pool follow this rule.
    pub fn put_in(&self, pool: &mut CostPool) {
        pool.rules.key = self.key.clone();
        pool.rules.presence = self.presence;
        pool.rules.phase_in = self.phase_in.clone();
        pool.floor = self.floor.clone();
        pool.cap = self.cap.clone();
        pool.rules.fallback = self.fallback.clone();
    }

    /// As the table keeps it: the words of the scenario format, without what is not set.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut rule = Map::new();
        rule.insert("key".to_owned(), json!(self.key));
        rule.insert("presence".to_owned(), json!(self.presence));
        let rest = [
            ("phase_in", self.phase_in.as_ref().map(|phase_in| json!(phase_in))),
            ("floor", self.floor.as_ref().map(|floor| json!(floor))),
            ("cap", self.cap.as_ref().map(|cap| json!(cap))),
            ("fallback", self.fallback.as_ref().map(|fallback| json!(fallback))),
        ];
        for (name, value) in rest {
            if let Some(value) = value {
                rule.insert(name.to_owned(), value);
            }
        }
        Value::Object(rule)
    }

    /// The rule in the table; none where it does not read, which only a hand in the database can cause.
    #[must_use]
    pub fn read(rule: &Value) -> Option<Self> {
        let given = |name: &str| rule.get(name).filter(|value| !value.is_null());
        let key = |value: &Value| serde_json::from_value::<Key>(value.clone()).ok();
        let presence = match given("presence").and_then(Value::as_str) {
            Some("days") => Presence::Days,
            _ => Presence::Measure,
        };
        let mut read = Self::by(key(given("key")?)?, presence);
        if let Some(fallback) = given("fallback") {
            read.fallback = Some(key(fallback)?);
        }
        if let Some(phase_in) = given("phase_in") {
            let factors = phase_in.get("factors")?.as_array()?.iter().map(share);
            read.phase_in = Some(PhaseIn { factors: factors.collect::<Option<_>>()? });
        }
        if let Some(floor) = given("floor") {
            read.floor = Some(bound(floor)?);
        }
        if let Some(cap) = given("cap") {
            read.cap = Some(bound(cap)?);
        }
        Some(read)
    }
}

fn share(value: &Value) -> Option<Share> {
    value.as_str()?.parse().ok()
}

fn bound(value: &Value) -> Option<Bound> {
    if let Some(amount) = value.get("amount").and_then(Value::as_str) {
        return Cents::parse(amount).ok().map(Bound::Amount);
    }
    value.get("percent_of_previous").and_then(share).map(Bound::PercentOfPrevious)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_comes_back_from_the_table_as_it_went_in() {
        let rule = Rule {
            phase_in: Some(PhaseIn { factors: vec!["0.5".parse().unwrap(), "0.75".parse().unwrap()] }),
            floor: Some(Bound::Amount(Cents::new(100_050))),
            cap: Some(Bound::PercentOfPrevious("110".parse().unwrap())),
            fallback: Some(Key::Equal),
            ..Rule::by(Key::Attribute { name: "inhabitants".to_owned(), on: None }, Presence::Days)
        };
        assert_eq!(Rule::read(&rule.to_json()), Some(rule));
    }

    #[test]
    fn what_is_not_set_is_not_written() {
        let rule = Rule::by(Key::Equal, Presence::Measure);
        assert_eq!(rule.to_json(), json!({ "key": { "kind": "equal" }, "presence": "measure" }));
        assert_eq!(Rule::read(&json!({ "key": { "kind": "equal" } })), Some(rule));
    }
}
