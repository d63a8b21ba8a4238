//! A key on the page: a fieldset for each key in it, however deep, with what the chosen kind asks and with
//! buttons for more and fewer parts.

use serde::Serialize;
use store::Member;
use web::templates::items::Choice;

use super::node::{child, has_parts, holds_keys};
use super::view::{Field, Form};
use super::{FALLBACK, KEY, LAYERS, PARTS, TIERS};

/// The beginning or the end of a fieldset. In a row they nest as the keys do.
#[derive(Debug, Default, Serialize)]
pub(super) struct Piece {
    /// Whether a fieldset begins here.
    opens: bool,
    id: String,
    legend: String,
    note: Option<String>,
    /// What the form must remember: how many parts and tiers there are.
    kept: Vec<Kept>,
    fields: Vec<Field>,
    /// The weights of members.
    weights: Vec<Field>,
    buttons: Vec<Button>,
    /// Whether a fieldset ends here, after the buttons.
    closes: bool,
}

#[derive(Debug, Serialize)]
struct Kept {
    name: String,
    value: String,
}

/// A button that sends the form to get it back in another shape.
#[derive(Debug, Serialize)]
struct Button {
    label: String,
    /// Which key it is about, for who does not see where it stands.
    about: String,
    to: String,
}

/// A key in the tree: where it stands, in which layer, and what holds it.
struct Node<'a> {
    at: &'a str,
    layer: usize,
    /// The kind of the key that holds it; none at the top.
    holder: Option<&'a str>,
    /// Whether nothing but blends holds it.
    may_blend: bool,
    /// Whether there is another part beside it.
    may_go: bool,
}

impl Form<'_> {
    /// The fieldsets of the key, or of the key in reserve.
    pub(super) fn pieces(&self, root: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let top = Node { at: root, layer: 1, holder: None, may_blend: true, may_go: false };
        self.node(&top, &mut pieces);
        pieces
    }

    fn node(&self, node: &Node<'_>, pieces: &mut Vec<Piece>) {
        let kind = self.typed.get(&format!("{}_what", node.at));
        pieces.push(self.opening(node, kind));
        if holds_keys(kind) && node.layer < LAYERS {
            let parts = if has_parts(kind) { self.typed.parts(node.at) } else { 1 };
            for part in 1..=parts {
                let at = child(node.at, part);
                let (holder, may_blend) = (Some(kind), node.may_blend && kind == "blend");
                let part = Node { at: &at, layer: node.layer + 1, holder, may_blend, may_go: parts > 1 };
                self.node(&part, pieces);
            }
        }
        let more = has_parts(kind) && node.layer < LAYERS && self.typed.parts(node.at) < PARTS;
        let buttons = more.then(|| self.button("keys-add-part", "part", node.at)).into_iter().collect();
        pieces.push(Piece { closes: true, buttons, ..Piece::default() });
    }

    fn opening(&self, node: &Node<'_>, kind: &str) -> Piece {
        let at = node.at;
        let mut kept = Vec::new();
        let mut fields = Vec::new();
        if node.holder == Some("blend") {
            fields.push(self.numeric(
                format!("{at}_percent"),
                self.visit.text("keys-part-percent"),
                Some("%"),
            ));
        }
        fields.push(self.what(node));
        let mut buttons = vec![self.button("keys-show", "show", at)];
        if kind.starts_with("attribute:") {
            let on = self.field(format!("{at}_on"), self.visit.text("keys-part-on"));
            fields.push(Field { description: Some(self.visit.text("keys-on-note")), ..on });
        }
        if kind.starts_with("usage:") {
            fields.push(self.one_of(at, "aggregate", &["sum", "max", "last", "unique"]));
        }
        if kind == "tiered" {
            fields.extend(self.tiers(at));
            kept.push(self.kept(format!("{at}_tiers"), self.typed.tiers(at)));
            if self.typed.tiers(at) < TIERS {
                buttons.push(self.button("keys-add-tier", "tier", at));
            }
        }
        if has_parts(kind) {
            kept.push(self.kept(format!("{at}_parts"), self.typed.parts(at)));
        }
        if node.may_go {
            buttons.push(self.button("keys-remove-part", "remove", at));
        }
        let known = ["equal", "fixed", "blend", "average", "product", "tiered"].contains(&kind);
        Piece {
            opens: true,
            id: at.to_owned(),
            legend: self.name(at),
            note: known.then(|| self.visit.text(&format!("keys-kind-{kind}-note"))),
            kept,
            fields,
            weights: if kind == "fixed" { self.weights(at) } else { Vec::new() },
            buttons,
            closes: false,
        }
    }

    /// The name of a key by where it stands: `Deel 2.1`.
    fn name(&self, at: &str) -> String {
        let (root, parts) = at.split_once('_').unwrap_or((at, ""));
        let parts = parts.replace('_', ".");
        match (root == FALLBACK, parts.is_empty()) {
            (false, true) => self.visit.text("keys-whole"),
            (false, false) => self.words("keys-part", parts),
            (true, true) => self.visit.text("keys-reserve"),
            (true, false) => self.words("keys-reserve-part", parts),
        }
    }

    fn button(&self, label: &str, shape: &str, at: &str) -> Button {
        let (label, about) = (self.visit.text(label), self.name(at));
        Button { label, about, to: format!("{}?shape={shape}+{at}", self.action) }
    }

    fn kept(&self, name: String, value: usize) -> Kept {
        Kept { name, value: value.to_string() }
    }

    /// What a key goes by: every kind that may stand there.
    fn what(&self, node: &Node<'_>) -> Field {
        let id = format!("{}_what", node.at);
        let chosen = self.typed.get(&id);
        let choice = |value: String, label: String| Choice {
            selected: chosen == value,
            value,
            label,
            ..Choice::default()
        };
        let nothing = if node.at == FALLBACK { "keys-fallback-none" } else { "keys-choose" };
        let mut offered = vec![choice(String::new(), self.visit.text(nothing))];
        for name in &self.known.attributes {
            let label = self.visit.text_with("key-attribute", &[("name", name.clone())]);
            offered.push(choice(format!("attribute:{name}"), label));
        }
        for meter in &self.known.meters {
            let label = self.visit.text_with("keys-what-usage", &[("meter", meter.name.clone())]);
            offered.push(choice(format!("usage:{}", meter.code), label));
        }
        let simple = ["equal", "fixed"].into_iter();
        let blend = node.may_blend.then_some("blend");
        let nested = blend.into_iter().chain(["average", "product", "tiered"]);
        for kind in simple.chain(nested.filter(|_| node.layer < LAYERS)) {
            offered.push(choice(kind.to_owned(), self.visit.text(&format!("keys-kind-{kind}"))));
        }
        let label = if node.at == KEY { "keys-kind" } else { "keys-part-what" };
        self.select(id, self.visit.text(label), offered)
    }

    fn one_of(&self, at: &str, name: &str, choices: &[&str]) -> Field {
        let (id, texts) = (format!("{at}_{name}"), format!("keys-{name}"));
        let choices = choices.iter().map(|choice| self.choice(&id, &texts, choice, false)).collect();
        self.select(id, self.visit.text(&texts), choices)
    }

    fn tiers(&self, at: &str) -> Vec<Field> {
        let mut fields = vec![self.one_of(at, "mode", &["marginal", "whole"])];
        for tier in 1..=self.typed.tiers(at) {
            let id = |name: &str| format!("{at}_tier{tier}_{name}");
            fields.push(self.numeric(id("up_to"), self.words("keys-tier-up-to", tier), None));
            fields.push(self.numeric(id("rate"), self.words("keys-tier-rate", tier), None));
        }
        fields
    }

    fn weights(&self, at: &str) -> Vec<Field> {
        let present = |member: &&Member| member.left_on.is_none_or(|left| left > self.known.today);
        let of =
            |member: &Member| self.numeric(format!("{at}_share_{}", member.code), member.name.clone(), None);
        self.known.members.iter().filter(present).map(of).collect()
    }
}
