//! The form on the page: its fields with their words, what was typed and what is wrong with it.

use std::collections::BTreeMap;

use actions::Fault;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, Share};
use serde::Serialize;
use store::{Member, Meter, Service, ServiceKey, StoreError, TenantTx};
use web::SignedIn;
use web::templates::items::Choice;

use super::{KeyForm, PARTS, TIERS, YEARS};

/// What the form offers to choose from.
pub struct Known {
    /// The service.
    pub service: Service,
    /// The meters of the cooperative.
    pub meters: Vec<Meter>,
    /// The names of its members' attributes.
    pub attributes: Vec<String>,
    /// Its members.
    pub members: Vec<Member>,
    /// The versions of the service's key, newest first day first.
    pub keys: Vec<ServiceKey>,
    /// Inhabitants of the members now.
    pub inhabitants: BTreeMap<MemberId, Share>,
    /// The first day after the last period that is settled.
    pub settled_until: Option<Date>,
    /// Today.
    pub today: Date,
}

impl Known {
    /// Reads what the form of a service needs.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut TenantTx<'_>, service: ServiceId) -> Result<Self, StoreError> {
        let mut attributes: Vec<String> = tx.member_attributes()?.into_iter().map(|one| one.name).collect();
        attributes.sort();
        attributes.dedup();
        let today = tx.today();
        let settled = tx.periods()?.into_iter().filter(|period| !period.is_open());
        Ok(Self {
            service: tx.service(service)?,
            meters: tx.meters()?,
            attributes,
            members: tx.members()?,
            keys: tx.keys_of(service)?,
            inhabitants: tx.attribute_on(actions::members::INHABITANTS, today)?,
            settled_until: settled.map(|period| period.days.end()).max(),
            today,
        })
    }

    /// The version that holds today.
    #[must_use]
    pub fn current(&self) -> Option<&ServiceKey> {
        self.keys.iter().find(|key| key.starts_on <= self.today)
    }
}

/// The form, group by group.
#[derive(Debug, Default, Serialize)]
pub struct Fields {
    kinds: Vec<Choice>,
    parts: Vec<Group>,
    folded: Vec<Group>,
    presences: Vec<Choice>,
    starts_on: String,
    note: String,
}

/// Fields that belong together.
#[derive(Debug, Default, Serialize)]
struct Group {
    id: String,
    title: String,
    note: String,
    open: bool,
    fields: Vec<Field>,
}

/// One field.
#[derive(Debug, Default, Serialize)]
struct Field {
    id: String,
    kind: &'static str,
    label: String,
    description: Option<String>,
    value: String,
    options: Vec<Choice>,
    unit: Option<&'static str>,
    numeric: bool,
    error: Option<String>,
}

/// The fields with their words.
#[must_use]
pub fn fields(visit: &SignedIn, known: &Known, typed: &KeyForm, faults: &[Fault]) -> Fields {
    let form = Form { visit, known, typed, faults };
    let kinds = ["equal", "measure", "fixed", "blend", "average", "product", "tiered"];
    Fields {
        kinds: kinds.iter().map(|kind| form.choice("kind", "keys-kind", kind, true)).collect(),
        parts: (1..=PARTS).map(|part| form.part(part)).collect(),
        folded: vec![form.shares(), form.tiers(), form.bounds(), form.newcomers()],
        presences: ["days", "measure"]
            .iter()
            .map(|presence| form.choice("presence", "keys-presence", presence, false))
            .collect(),
        starts_on: typed.get("starts_on").to_owned(),
        note: typed.get("note").to_owned(),
    }
}

struct Form<'a> {
    visit: &'a SignedIn,
    known: &'a Known,
    typed: &'a KeyForm,
    faults: &'a [Fault],
}

impl Form<'_> {
    fn choice(&self, field: &str, texts: &str, value: &str, noted: bool) -> Choice {
        Choice {
            value: value.to_owned(),
            label: self.visit.text(&format!("{texts}-{value}")),
            note: noted.then(|| self.visit.text(&format!("{texts}-{value}-note"))),
            selected: self.typed.get(field) == value,
            ..Choice::default()
        }
    }

    fn error(&self, field: &str) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.field.as_deref() == Some(field))?;
        Some(self.visit.text_with(&fault.code, &fault.args))
    }

    fn field(&self, id: String, label: String) -> Field {
        let (value, error) = (self.typed.get(&id).to_owned(), self.error(&id));
        Field { id, kind: "text", label, value, error, ..Field::default() }
    }

    fn numeric(&self, id: String, label: String, unit: Option<&'static str>) -> Field {
        Field { numeric: true, unit, ..self.field(id, label) }
    }

    fn select(&self, id: String, label: String, options: Vec<Choice>) -> Field {
        Field { kind: "select", options, ..self.field(id, label) }
    }

    fn words(&self, key: &str, n: impl ToString) -> String {
        self.visit.text_with(key, &[("n", n.to_string())])
    }

    fn group(&self, id: impl Into<String>, title: String, note: &str, fields: Vec<Field>) -> Group {
        let kind = self.typed.get("kind");
        let id = id.into();
        let filled = fields.iter().any(|field| field.error.is_some() || !field.value.is_empty());
        let open =
            filled || id == "part1" || (id == "part2" && matches!(kind, "blend" | "average" | "product"));
        Group { id, title, note: self.visit.text(note), open, fields }
    }

    /// What is counted, on which day or how, and for how much of the whole.
    fn part(&self, part: usize) -> Group {
        let id = |name: &str| format!("part{part}_{name}");
        let what = self.select(id("what"), self.words("keys-part-what", part), self.measures(&id("what")));
        let on = Field {
            description: Some(self.visit.text("keys-on-note")),
            ..self.field(id("on"), self.words("keys-part-on", part))
        };
        let aggregates = ["sum", "max", "last", "unique"];
        let aggregates = aggregates
            .iter()
            .map(|how| self.choice(&id("aggregate"), "keys-aggregate", how, false))
            .collect();
        let aggregate = self.select(id("aggregate"), self.words("keys-part-aggregate", part), aggregates);
        // The first of the list is chosen by itself, and means nothing without a meter.
        let aggregate = Field {
            value: String::new(),
            description: Some(self.visit.text("keys-aggregate-note")),
            ..aggregate
        };
        let percent = Field {
            description: Some(self.visit.text("keys-part-percent-note")),
            ..self.numeric(id("percent"), self.words("keys-part-percent", part), Some("%"))
        };
        let note = if part == 1 { "keys-part-first-note" } else { "keys-part-note" };
        let title = self.words("keys-part", part);
        self.group(format!("part{part}"), title, note, vec![what, percent, on, aggregate])
    }

    fn measures(&self, field: &str) -> Vec<Choice> {
        let chosen = self.typed.get(field);
        let choice = |value: String, label: String| Choice {
            selected: chosen == value,
            value,
            label,
            ..Choice::default()
        };
        let mut offered = vec![choice(String::new(), self.visit.text("keys-choose"))];
        for name in &self.known.attributes {
            let label = self.visit.text_with("key-attribute", &[("name", name.clone())]);
            offered.push(choice(format!("attribute:{name}"), label));
        }
        for meter in &self.known.meters {
            let label = self.visit.text_with("keys-what-usage", &[("meter", meter.name.clone())]);
            offered.push(choice(format!("usage:{}", meter.code), label));
        }
        for simple in ["equal", "fixed"] {
            offered.push(choice(simple.to_owned(), self.visit.text(&format!("keys-what-{simple}"))));
        }
        offered
    }

    fn shares(&self) -> Group {
        let present = |member: &&Member| member.left_on.is_none_or(|left| left > self.known.today);
        let of = |member: &Member| self.numeric(format!("share_{}", member.code), member.name.clone(), None);
        let fields = self.known.members.iter().filter(present).map(of).collect();
        self.group("shares", self.visit.text("keys-shares"), "keys-shares-note", fields)
    }

    fn tiers(&self) -> Group {
        let modes = ["marginal", "whole"];
        let modes = modes.iter().map(|mode| self.choice("mode", "keys-mode", mode, false)).collect();
        let mode = self.select("mode".to_owned(), self.visit.text("keys-mode"), modes);
        let mut fields = vec![Field { value: String::new(), ..mode }];
        for at in 1..=TIERS {
            fields.push(self.numeric(format!("tier{at}_up_to"), self.words("keys-tier-up-to", at), None));
            fields.push(self.numeric(format!("tier{at}_rate"), self.words("keys-tier-rate", at), None));
        }
        self.group("tiers", self.visit.text("keys-tiers"), "keys-tiers-note", fields)
    }

    fn bounds(&self) -> Group {
        let mut fields = Vec::new();
        for name in ["floor", "cap"] {
            let id = format!("{name}_kind");
            let none = Choice { label: self.visit.text("keys-bound-none"), ..Choice::default() };
            let kinds = ["amount", "percent"].map(|kind| self.choice(&id, "keys-bound", kind, false));
            let kinds = std::iter::once(none).chain(kinds).collect();
            fields.push(self.select(id, self.visit.text(&format!("keys-{name}-kind")), kinds));
            fields.push(self.numeric(name.to_owned(), self.visit.text(&format!("keys-{name}")), None));
        }
        self.group("bounds", self.visit.text("keys-bounds"), "keys-bounds-note", fields)
    }

    fn newcomers(&self) -> Group {
        let mut fields: Vec<Field> = (1..=YEARS)
            .map(|year| self.numeric(format!("phase{year}"), self.words("keys-phase", year), Some("%")))
            .collect();
        let none = Choice { label: self.visit.text("keys-fallback-none"), ..Choice::default() };
        let equal = self.choice("fallback", "keys-fallback", "equal", false);
        fields.push(self.select("fallback".to_owned(), self.visit.text("keys-fallback"), vec![none, equal]));
        self.group("newcomers", self.visit.text("keys-newcomers"), "keys-newcomers-note", fields)
    }
}
