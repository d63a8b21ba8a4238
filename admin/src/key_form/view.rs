//! The form on the page: its fields with their words, what was typed and what is wrong with it.

use std::collections::BTreeMap;

use actions::Fault;
use jiff::civil::Date;
use kernel::{MemberId, ServiceId, Share};
use serde::Serialize;
use store::{Member, Meter, Service, ServiceKey, StoreError, TenantTx};
use web::SignedIn;
use web::templates::items::Choice;

use super::nodes_view::Piece;
use super::{FALLBACK, KEY, KeyForm, LAYERS, PARTS, YEARS};

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
    key: Vec<Piece>,
    /// How deep and how wide a key may be.
    limits: String,
    fallback: Vec<Piece>,
    fallback_open: bool,
    folded: Vec<Group>,
    presences: Vec<Choice>,
    starts_on: String,
    note: String,
}

/// Fields that belong together.
#[derive(Debug, Default, Serialize)]
struct Group {
    title: String,
    note: String,
    open: bool,
    fields: Vec<Field>,
}

/// One field.
#[derive(Debug, Default, Serialize)]
pub(super) struct Field {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) description: Option<String>,
    pub(super) value: String,
    pub(super) options: Vec<Choice>,
    pub(super) unit: Option<&'static str>,
    pub(super) numeric: bool,
    pub(super) error: Option<String>,
}

/// The fields with their words. `action` is where the form goes.
#[must_use]
pub fn fields(visit: &SignedIn, known: &Known, typed: &KeyForm, faults: &[Fault], action: &str) -> Fields {
    let form = Form { visit, known, typed, faults, action };
    let limits = [("layers", LAYERS.to_string()), ("parts", PARTS.to_string())];
    let in_reserve = |name: &str| name.starts_with(FALLBACK);
    Fields {
        key: form.pieces(KEY),
        limits: visit.text_with("keys-limits", &limits),
        fallback: form.pieces(FALLBACK),
        fallback_open: !typed.get(&format!("{FALLBACK}_what")).is_empty()
            || faults.iter().any(|fault| fault.field.as_deref().is_some_and(in_reserve)),
        folded: vec![form.bounds(), form.newcomers()],
        presences: ["days", "measure"]
            .iter()
            .map(|presence| form.choice("presence", "keys-presence", presence, false))
            .collect(),
        starts_on: typed.get("starts_on").to_owned(),
        note: typed.get("note").to_owned(),
    }
}

pub(super) struct Form<'a> {
    pub(super) visit: &'a SignedIn,
    pub(super) known: &'a Known,
    pub(super) typed: &'a KeyForm,
    faults: &'a [Fault],
    pub(super) action: &'a str,
}

impl Form<'_> {
    pub(super) fn choice(&self, field: &str, texts: &str, value: &str, noted: bool) -> Choice {
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

    pub(super) fn field(&self, id: String, label: String) -> Field {
        let (value, error) = (self.typed.get(&id).to_owned(), self.error(&id));
        Field { id, kind: "text", label, value, error, ..Field::default() }
    }

    pub(super) fn numeric(&self, id: String, label: String, unit: Option<&'static str>) -> Field {
        Field { numeric: true, unit, ..self.field(id, label) }
    }

    pub(super) fn select(&self, id: String, label: String, options: Vec<Choice>) -> Field {
        Field { kind: "select", options, ..self.field(id, label) }
    }

    pub(super) fn words(&self, key: &str, n: impl ToString) -> String {
        self.visit.text_with(key, &[("n", n.to_string())])
    }

    fn group(&self, title: &str, note: &str, fields: Vec<Field>) -> Group {
        let open = fields.iter().any(|field| field.error.is_some() || !field.value.is_empty());
        Group { title: self.visit.text(title), note: self.visit.text(note), open, fields }
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
        self.group("keys-bounds", "keys-bounds-note", fields)
    }

    fn newcomers(&self) -> Group {
        let year = |year| self.numeric(format!("phase{year}"), self.words("keys-phase", year), Some("%"));
        self.group("keys-newcomers", "keys-newcomers-note", (1..=YEARS).map(year).collect())
    }
}
