//! Reads the key that stands at a place in the form, and the keys in it.

use intake::day;
use std::collections::BTreeMap;

use actions::Fault;
use allocation::{Aggregate, BlendPart, Key, Tier, TierMode};
use intake::number::{self, Notation};
use kernel::Share;

use super::{KEY, LAYERS, Reading};

impl Reading<'_> {
    /// The key that stands `at`, in this layer. A blend has shares and no measure: it stands only at the
    /// top, or in another blend.
    pub(super) fn node(&mut self, at: &str, layer: usize, may_blend: bool) -> Option<Key> {
        let what = format!("{at}_what");
        let kind = self.typed.get(&what);
        if holds_keys(kind) && layer >= LAYERS {
            return self.wrong(what, "key-too-deep");
        }
        match kind {
            "equal" => Some(Key::Equal),
            "fixed" => self.fixed(at),
            "tiered" => {
                let (of, tiers) = (self.node(&child(at, 1), layer + 1, false), self.tiers(at));
                let whole = self.typed.get(&format!("{at}_mode")) == "whole";
                let mode = if whole { TierMode::Whole } else { TierMode::Marginal };
                Some(Key::Tiered { of: Box::new(of?), mode, tiers: tiers? })
            }
            "average" => Some(Key::Average { of: self.nodes(at, layer)? }),
            "product" => Some(Key::Product { of: self.nodes(at, layer)? }),
            "blend" if may_blend => self.blend(at, layer),
            "blend" => self.wrong(what, "key-blend-inside"),
            "" if at == KEY => self.wrong(what, "key-kind-missing"),
            _ => self.measure(at),
        }
    }

    /// An attribute or a meter.
    fn measure(&mut self, at: &str) -> Option<Key> {
        let field = |name: &str| format!("{at}_{name}");
        let what = self.typed.get(&field("what"));
        if let Some(name) = what.strip_prefix("attribute:") {
            let on = match self.typed.get(&field("on")) {
                "" => None,
                day => match day::whole(day) {
                    Some(day) => Some(day),
                    None => return self.wrong(field("on"), "key-on-unreadable"),
                },
            };
            return Some(Key::Attribute { name: name.to_owned(), on });
        }
        let Some(meter) = what.strip_prefix("usage:") else {
            return self.wrong(field("what"), "key-part-missing");
        };
        let aggregate = match self.typed.get(&field("aggregate")) {
            "max" => Aggregate::Max,
            "last" => Aggregate::Last,
            "unique" => Aggregate::Unique,
            _ => Aggregate::Sum,
        };
        Some(Key::Usage { meter: meter.to_owned(), aggregate })
    }

    fn nodes(&mut self, at: &str, layer: usize) -> Option<Vec<Key>> {
        let parts = 1..=self.typed.parts(at);
        let keys: Vec<Option<Key>> =
            parts.map(|part| self.node(&child(at, part), layer + 1, false)).collect();
        keys.into_iter().collect()
    }

    fn blend(&mut self, at: &str, layer: usize) -> Option<Key> {
        let mut parts = Vec::new();
        for part in 1..=self.typed.parts(at) {
            let part = child(at, part);
            let key = self.node(&part, layer + 1, true);
            let share = self.percent(&format!("{part}_percent"));
            parts.push(share.zip(key).map(|(share, key)| BlendPart { share, key }));
        }
        let parts: Vec<BlendPart> = parts.into_iter().collect::<Option<_>>()?;
        let sum: Share = parts.iter().map(|part| &part.share).sum();
        if sum != Share::ONE {
            return self.wrong(format!("{}_percent", child(at, 1)), "key-blend-not-whole");
        }
        Some(Key::Blend { parts })
    }

    fn fixed(&mut self, at: &str) -> Option<Key> {
        let mut shares = BTreeMap::new();
        let before = self.faults.len();
        for member in self.members {
            let field = format!("{at}_share_{}", member.code);
            let text = self.typed.get(&field).trim_end_matches('%').trim();
            if text.is_empty() {
                continue;
            }
            match number::quantity(text, Notation::Dutch) {
                Ok(share) => {
                    shares.insert(member.code.clone(), Share::from(share));
                }
                Err(_) => self.faults.push(Fault::field(field, "key-share-unreadable")),
            }
        }
        if self.faults.len() > before {
            return None;
        }
        if shares.values().all(Share::is_zero) {
            let first = self.members.first().map(|member| member.code.clone()).unwrap_or_default();
            return self.wrong(format!("{at}_share_{first}"), "key-shares-missing");
        }
        Some(Key::Fixed { shares })
    }

    fn tiers(&mut self, at: &str) -> Option<Vec<Tier>> {
        let field = |tier: usize, name: &str| format!("{at}_tier{tier}_{name}");
        let is_used = |tier: &usize| {
            ["up_to", "rate"].iter().any(|name| !self.typed.get(&field(*tier, name)).is_empty())
        };
        let used: Vec<usize> = (1..=self.typed.tiers(at)).filter(is_used).collect();
        let Some(last) = used.last().copied() else {
            return self.wrong(field(1, "rate"), "key-tiers-missing");
        };
        let mut tiers = Vec::new();
        let mut reached = Share::ZERO;
        for tier in used {
            let up_to = self.up_to(field(tier, "up_to"), tier == last, &mut reached);
            let rate = self.number(&field(tier, "rate"), "key-number-unreadable");
            tiers.push(up_to.zip(rate).map(|(up_to, rate)| Tier { up_to, rate }));
        }
        tiers.into_iter().collect()
    }

    /// Where a tier ends, above the one before; nowhere for the last.
    #[expect(clippy::option_option, reason = "a fault is not the same as no end")]
    fn up_to(&mut self, field: String, is_last: bool, reached: &mut Share) -> Option<Option<Share>> {
        match (self.typed.get(&field).is_empty(), is_last) {
            (true, true) => Some(None),
            (true, false) => self.wrong(field, "key-tier-open"),
            (false, true) => self.wrong(field, "key-tier-last-open"),
            (false, false) => match self.number(&field, "key-number-unreadable") {
                Some(up_to) if up_to <= *reached => self.wrong(field, "key-tier-rise"),
                Some(up_to) => {
                    reached.clone_from(&up_to);
                    Some(Some(up_to))
                }
                None => None,
            },
        }
    }
}

/// Where a part of the key that stands `at` stands.
pub(super) fn child(at: &str, part: usize) -> String {
    format!("{at}_{part}")
}

/// Whether a key of this kind holds other keys.
pub(super) fn holds_keys(kind: &str) -> bool {
    matches!(kind, "tiered") || has_parts(kind)
}

/// Whether it holds as many as one likes.
pub(super) fn has_parts(kind: &str) -> bool {
    matches!(kind, "average" | "product" | "blend")
}
