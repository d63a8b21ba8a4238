//! What the form of a gate shows: who decides, what is asked, and what the portal knows already.

use actions::lifecycle::{Asks, Field, Gate, State, large_members, shown_interest};
use actions::{Fault, Refused, lives};
use jiff::civil::Date;
use kernel::{LifeId, MemberId};
use serde::Serialize;
use serde_json::json;
use store::{AssemblyDecision, Evidence, Life, Member, Outcome, Specification, StoreError, TenantTx};
use web::SignedIn;
use web::templates::items::{Choice, Fact};

use super::form::StepForm;

/// A life that stands before a gate.
pub(super) struct Seen {
    life: Life,
    pub(super) name: String,
    pub(super) state: State,
    specifications: Vec<Specification>,
    decisions: Vec<AssemblyDecision>,
    members: Vec<Member>,
    large: Vec<MemberId>,
    interest: Evidence,
    pub(super) today: Date,
}

impl Seen {
    /// Its own page.
    pub(super) fn href(&self, visit: &SignedIn) -> String {
        let home = visit.home();
        match (self.life.service, self.life.candidate) {
            (None, Some(candidate)) => format!("{home}/roadmap/candidates/{candidate}"),
            (Some(service), _) => format!("{home}/services/{service}"),
            (None, None) => format!("{home}/pipeline"),
        }
    }
}

pub(super) fn look_at(tx: &mut TenantTx<'_>, id: LifeId) -> Result<Seen, Refused> {
    let life = tx.life(id)?;
    let named = match (life.service, life.candidate) {
        (Some(service), _) => tx.service(service)?.state,
        (None, Some(candidate)) => tx.candidate(candidate)?.state,
        (None, None) => return Err(StoreError::Absent.into()),
    };
    let today = tx.today();
    let interest = match life.candidate {
        Some(candidate) => shown_interest(tx, candidate)?,
        None => Evidence::new(),
    };
    let adopted = |one: &AssemblyDecision| matches!(one.outcome, Outcome::Adopted(_));
    Ok(Seen {
        name: lives::name_of(tx, &life)?,
        state: State::from_name(&named).unwrap_or(State::Candidate),
        specifications: tx.specifications_of(id)?,
        decisions: tx.assembly_decisions()?.into_iter().filter(adopted).collect(),
        members: tx.members()?.into_iter().filter(|member| member.is_present_on(today)).collect(),
        large: large_members(tx)?.0.into_iter().collect(),
        interest,
        life,
        today,
    })
}

#[derive(Serialize)]
pub(super) struct Step {
    action: String,
    choose: String,
    back: String,
    now: String,
    states: Vec<Choice>,
    to: String,
    gate: String,
    body: String,
    who: String,
    known: Vec<Fact>,
    fields: Vec<Asked>,
    resolutions: Vec<Choice>,
    why: bool,
    why_note: String,
    becomes: bool,
    decided_on: String,
    reason: String,
    name: String,
    code: String,
}

/// A field of the gate.
#[derive(Serialize)]
struct Asked {
    name: &'static str,
    label: String,
    kind: &'static str,
    note: Option<String>,
    optional: bool,
    value: String,
    options: Vec<Choice>,
    members: bool,
    error: Option<String>,
}

pub(super) fn shown(visit: &SignedIn, seen: &Seen, (to, form): (State, &StepForm), faults: &[Fault]) -> Step {
    let gate = Gate::of(to);
    let base = format!("{}/office/lives/{}/transitions", visit.home(), seen.life.id);
    let body = gate.body.name().replace('_', "-");
    let known = if to == State::Eligible { &seen.interest } else { &Evidence::new() };
    let fact = |(name, value): (&String, &String)| Fact {
        label: label(visit, name),
        value: value.parse::<i64>().map_or(value.clone(), |n| visit.words().number(n)),
        ..Fact::default()
    };
    Step {
        choose: format!("{base}/new"),
        action: base,
        back: seen.href(visit),
        now: visit.text(&seen.state.key()),
        states: states(visit, seen, to),
        to: to.name().to_owned(),
        gate: visit.text(&to.key()),
        body: visit.text(&format!("life-body-{body}")),
        who: visit.text(if gate.body.entered_by().len() > 1 { "step-who-board" } else { "step-who-office" }),
        known: known.iter().map(fact).collect(),
        fields: gate
            .fields
            .iter()
            .filter(|field| field.asks != Asks::Known)
            .map(|field| Asked { error: error(visit, field.name, faults), ..asked(visit, seen, field, form) })
            .collect(),
        resolutions: resolutions(visit, seen, gate, form),
        why: seen.state.asks_why(to),
        why_note: visit.text(why(seen.state, to)),
        becomes: to.is_service() && seen.life.service.is_none(),
        decided_on: form.get("decided_on").to_owned(),
        reason: form.get("reason").to_owned(),
        name: form.get("name").to_owned(),
        code: form.get("code").to_owned(),
    }
}

fn why(from: State, to: State) -> &'static str {
    match to {
        State::Parked | State::Rejected => "candidate-move-reason-description",
        _ if from.goes_back(to) => "step-why-back",
        _ if from.asks_why(to) => "step-why-skip",
        _ => "step-why-optional",
    }
}

fn label(visit: &SignedIn, name: &str) -> String {
    visit.text(&format!("life-field-{}", name.replace('_', "-")))
}

fn states(visit: &SignedIn, seen: &Seen, chosen: State) -> Vec<Choice> {
    let may = |to: &&State| {
        let other = **to != seen.state;
        let body = Gate::of(**to).body;
        let entered = body.entered_by().iter().any(|may| visit.actor.may(*may));
        other && entered && (seen.life.service.is_none() || to.is_service())
    };
    let choice = |to: &State| Choice {
        value: to.name().to_owned(),
        label: visit.text(&to.key()),
        selected: *to == chosen,
        ..Choice::default()
    };
    State::ALL.iter().filter(may).map(choice).collect()
}

fn asked(visit: &SignedIn, seen: &Seen, field: &Field, form: &StepForm) -> Asked {
    let (kind, note, options) = match field.asks {
        Asks::Text => ("textarea", None, Vec::new()),
        Asks::Lines => ("textarea", Some("step-lines"), Vec::new()),
        Asks::Day => ("date", None, Vec::new()),
        Asks::Choice(known) => ("select", None, choices(visit, known, form.get(field.name))),
        Asks::Specification => ("select", Some("step-specification"), versions(visit, seen, form)),
        Asks::Members => ("members", None, members(visit, seen, form)),
        Asks::Words | Asks::Known => ("text", None, Vec::new()),
    };
    let note = match field.name {
        "pilot_members" => Some("step-pilot-members"),
        "decision" => Some("step-decision"),
        _ => note,
    };
    Asked {
        name: field.name,
        label: label(visit, field.name),
        kind,
        note: note.map(|key| visit.text(key)),
        optional: !field.required,
        value: form.get(field.name).to_owned(),
        options,
        members: field.asks == Asks::Members,
        error: None,
    }
}

fn error(visit: &SignedIn, field: &str, faults: &[Fault]) -> Option<String> {
    let fault = faults.iter().find(|fault| fault.field.as_deref() == Some(field))?;
    let args: Vec<(&str, String)> = fault.args.iter().map(|(name, value)| (*name, value.clone())).collect();
    Some(visit.text_with(&fault.code, &args))
}

fn choices(visit: &SignedIn, known: &[&str], typed: &str) -> Vec<Choice> {
    let none = Choice { label: visit.text("step-choose"), ..Choice::default() };
    let choice = |name: &&str| Choice {
        value: (*name).to_owned(),
        label: visit.text(&format!("life-choice-{name}")),
        selected: *name == typed,
        ..Choice::default()
    };
    std::iter::once(none).chain(known.iter().map(choice)).collect()
}

fn versions(visit: &SignedIn, seen: &Seen, form: &StepForm) -> Vec<Choice> {
    let none = Choice { label: visit.text("step-choose"), ..Choice::default() };
    let choice = |one: &Specification| {
        let value = one.version.to_string();
        let args = json!({ "version": value, "title": one.about.title });
        let selected = form.get("specification") == value;
        Choice { label: visit.say("life-specification", args), value, selected, ..Choice::default() }
    };
    std::iter::once(none).chain(seen.specifications.iter().map(choice)).collect()
}

fn members(visit: &SignedIn, seen: &Seen, form: &StepForm) -> Vec<Choice> {
    let choice = |member: &Member| Choice {
        value: "1".to_owned(),
        label: member.name.clone(),
        note: seen.large.contains(&member.id).then(|| visit.text("step-large")),
        name: Some(format!("member-{}", member.id)),
        selected: form.ticked(member.id),
    };
    seen.members.iter().map(choice).collect()
}

fn resolutions(visit: &SignedIn, seen: &Seen, gate: Gate, form: &StepForm) -> Vec<Choice> {
    if !gate.body.may_be_a_resolution() {
        return Vec::new();
    }
    let none = Choice { label: visit.text("step-no-resolution"), ..Choice::default() };
    let choice = |one: &AssemblyDecision| {
        let value = one.resolution.to_string();
        let selected = form.get("resolution") == value;
        let args = json!({ "number": one.number.to_string(), "words": one.words });
        Choice { label: visit.say("step-resolution-named", args), value, selected, ..Choice::default() }
    };
    std::iter::once(none).chain(seen.decisions.iter().map(choice)).collect()
}
