//! Setting a round up, and changing it while it is a draft.

use actions::rounds::{self, default_rules, is_open_to_rounds};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use intake::number::{self, Notation};
use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use kernel::{CandidateId, RoundId, Share};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Candidate, Db, Round, RoundSetup, RoundState, StoreError, TenantTx, amsterdam};
use validator::Validate;
use voting::{CompletionWords, Quorum, QuorumOf, RoundRules};
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use crate::dates;
use crate::round_view::choices;

const UTILITIES: &[(&str, &str)] = &[("cost", "round-utility-cost"), ("score", "round-utility-score")];
const COMPLETIONS: &[(&str, &str)] = &[
    ("overspend", "round-completion-overspend"),
    ("exhaustive", "round-completion-exhaustive"),
    ("none", "round-completion-none"),
];
const FILLS: &[(&str, &str)] =
    &[("none", "round-fill-none"), ("greedy", "round-fill-greedy"), ("carry-over", "round-fill-carry-over")];
const QUORUMS: &[(&str, &str)] =
    &[("members", "round-quorum-of-members"), ("weight", "round-quorum-of-weight")];

/// A round as it is typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize, Validate)]
#[serde(default)]
pub struct RoundForm {
    pub title: String,
    pub intro: String,
    pub budget: String,
    pub candidates: Vec<String>,
    pub utility: String,
    pub completion: String,
    pub fill: String,
    pub opens_on: String,
    pub opens_time: String,
    pub closes_on: String,
    pub closes_time: String,
    pub meeting_on: String,
    pub quorum: String,
    pub quorum_of: String,
    pub proxies: String,
    pub remind_days: String,
    pub repeats: String,
}

/// Which round is voted about again.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    repeats: Option<RoundId>,
}

#[derive(Serialize)]
struct View {
    typed: RoundForm,
    action: String,
    back: String,
    candidates: Vec<Choice>,
    utilities: Vec<Choice>,
    completions: Vec<Choice>,
    fills: Vec<Choice>,
    quorums: Vec<Choice>,
    weights: String,
    repeats: Option<String>,
}

/// The form of a new round; of a challenged one with its settings.
pub async fn new(visit: SignedIn, asked: Query<Asked>, db: Data<Db>) -> Reply {
    let again = asked.repeats;
    let look = move |tx: &mut TenantTx<'_>| {
        let old = again.map(|round| tx.round(round)).transpose()?;
        Ok::<_, StoreError>((old, tx.candidates()?, tx.today()))
    };
    let (old, candidates, today) = db.tenant(&visit.actor, "rounds.new", look).await?;
    let typed = match &old {
        Some(old) => again_typed(&visit, old, today),
        None => proposed(&visit, &candidates, today),
    };
    form_page(&visit, None).show(&view(&visit, &candidates, typed, None))
}

/// Keeps a round as a draft.
pub async fn create(visit: SignedIn, form: Form<RoundForm>, db: Data<Db>) -> Reply {
    let call = form.once("rounds.set-up");
    let made = match form.read(read) {
        Ok(setup) => db.tenant(&visit.actor, call, move |tx| rounds::set_up(tx, &setup)).await,
        Err(faults) => Err(Refused::Faults(faults)),
    };
    match made {
        Ok(id) => Ok(see_other(format!("{}/office/rounds/{id}", visit.home())).flash("round-set-up").into()),
        Err(refused) => again(&visit, &db, &form.fields, None, refused).await,
    }
}

/// The form of a draft.
pub async fn edit(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let look = move |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((tx.round(id)?, tx.candidates()?));
    let (round, candidates) = db.tenant(&visit.actor, "rounds.edit", look).await?;
    if round.state != RoundState::Draft {
        return Err(Failure::Absent);
    }
    let typed = typed(&visit, &round.setup);
    form_page(&visit, Some(id)).show(&view(&visit, &candidates, typed, Some(id)))
}

/// Changes a draft.
pub async fn update(
    visit: SignedIn,
    path: Path<(String, RoundId)>,
    form: Form<RoundForm>,
    db: Data<Db>,
) -> Reply {
    let (id, call) = (path.1, form.once("rounds.change"));
    let changed = match form.read(read) {
        Ok(setup) => db.tenant(&visit.actor, call, move |tx| rounds::change(tx, id, &setup)).await,
        Err(faults) => Err(Refused::Faults(faults)),
    };
    match changed {
        Ok(()) => Ok(see_other(format!("{}/office/rounds/{id}", visit.home())).flash("round-changed").into()),
        Err(refused) => again(&visit, &db, &form.fields, Some(id), refused).await,
    }
}

async fn again(visit: &SignedIn, db: &Db, typed: &RoundForm, id: Option<RoundId>, refused: Refused) -> Reply {
    let page = form_page(visit, id).refused(refused)?;
    let candidates = db.tenant(&visit.actor, "rounds.candidates", |tx| tx.candidates()).await?;
    page.show(&view(visit, &candidates, typed.clone(), id))
}

fn form_page(visit: &SignedIn, id: Option<RoundId>) -> Page<'_> {
    let title = if id.is_some() { "round-edit-title" } else { "round-new-title" };
    let above = format!("{}/office/rounds", visit.home());
    visit.page("admin/rounds/form", visit.text(title)).under(visit.text("rounds-title"), above)
}

fn view(visit: &SignedIn, candidates: &[Candidate], typed: RoundForm, id: Option<RoundId>) -> View {
    let list = format!("{}/office/rounds", visit.home());
    let at = id.map(|id| format!("{list}/{id}"));
    let choice = |one: &Candidate| {
        let cost = rounds::first_year(one).map(|cost| visit.words().euro(cost)).unwrap_or_default();
        Choice {
            value: one.id.to_string(),
            label: one.about.title.clone(),
            note: Some(visit.say("round-candidate-cost", json!({ "cost": cost }))),
            selected: typed.candidates.contains(&one.id.to_string()),
            ..Choice::default()
        }
    };
    View {
        action: at.clone().unwrap_or_else(|| list.clone()),
        back: at.unwrap_or(list),
        candidates: candidates.iter().filter(|one| is_open_to_rounds(one)).map(choice).collect(),
        utilities: choices(visit, UTILITIES, &typed.utility),
        completions: choices(visit, COMPLETIONS, &typed.completion),
        fills: choices(visit, FILLS, &typed.fill),
        quorums: choices(visit, QUORUMS, &typed.quorum_of),
        weights: visit.text(&format!("round-rule-weights-{}", visit.actor.cooperative().votes)),
        repeats: (!typed.repeats.is_empty()).then(|| visit.text("round-repeats-text")),
        typed,
    }
}

/// What the form begins with: open from tomorrow for two weeks, with all candidates.
fn proposed(visit: &SignedIn, candidates: &[Candidate], today: Date) -> RoundForm {
    let (opens, closes) = (today.saturating_add(1.day()), today.saturating_add(15.days()));
    let open = candidates.iter().filter(|one| is_open_to_rounds(one));
    RoundForm {
        candidates: open.map(|one| one.id.to_string()).collect(),
        utility: "cost".to_owned(),
        completion: "overspend".to_owned(),
        fill: "none".to_owned(),
        opens_on: visit.words().day(opens),
        opens_time: "09:00".to_owned(),
        closes_on: visit.words().day(closes),
        closes_time: "17:00".to_owned(),
        quorum: "50".to_owned(),
        quorum_of: "members".to_owned(),
        proxies: "2".to_owned(),
        remind_days: "3".to_owned(),
        ..RoundForm::default()
    }
}

/// A challenged round again: the same settings, in new weeks.
fn again_typed(visit: &SignedIn, old: &Round, today: Date) -> RoundForm {
    let weeks = proposed(visit, &[], today);
    RoundForm {
        title: String::new(),
        repeats: old.id.to_string(),
        meeting_on: String::new(),
        opens_on: weeks.opens_on,
        closes_on: weeks.closes_on,
        ..typed(visit, &old.setup)
    }
}

fn typed(visit: &SignedIn, setup: &RoundSetup) -> RoundForm {
    let words = visit.words();
    let at = |instant: Timestamp| {
        let local = instant.to_zoned(amsterdam());
        (words.day(local.date()), local.strftime("%H:%M").to_string())
    };
    let ((opens_on, opens_time), (closes_on, closes_time)) = (at(setup.opens_at), at(setup.closes_at));
    let (utility, fill, completion) = match &setup.rules {
        RoundRules::Scores { utility, fill, completion, .. } => {
            let stop = match completion {
                CompletionWords::None => "none".to_owned(),
                CompletionWords::AddStep { stop, .. } => stop.clone(),
            };
            (utility.clone(), fill.clone(), stop)
        }
        RoundRules::Resolution { .. } => Default::default(),
    };
    let percent = |quorum: &Quorum| (&quorum.least * &Share::from(100)).to_string().replace('.', ",");
    let of = |quorum: &Quorum| if quorum.of == QuorumOf::Weight { "weight" } else { "members" };
    RoundForm {
        title: setup.title.clone(),
        intro: setup.intro.clone(),
        budget: setup.budget.to_string().replace('.', ","),
        candidates: setup.candidates.iter().map(ToString::to_string).collect(),
        utility,
        completion,
        fill,
        opens_on,
        opens_time,
        closes_on,
        closes_time,
        meeting_on: setup.meeting_on.map(|day| words.day(day)).unwrap_or_default(),
        quorum: setup.quorum.as_ref().map(percent).unwrap_or_default(),
        quorum_of: setup.quorum.as_ref().map_or("members", of).to_owned(),
        proxies: setup.proxies_per_holder.to_string(),
        remind_days: setup.remind_days.to_string(),
        repeats: setup.repeats.map(|round| round.to_string()).unwrap_or_default(),
    }
}

/// What the form means.
fn read(form: &RoundForm) -> Result<RoundSetup, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fault = |field: &'static str, code: &'static str| faults.push(Fault::field(field, code));
    let budget = number::amount(&form.budget, Notation::Dutch).unwrap_or_else(|_| {
        fault("budget", "round-budget-missing");
        kernel::Cents::ZERO
    });
    let mut instant = |day: &str, time: &str, field, code| {
        let at = dates::read(day).zip(hour(time)).and_then(|(day, time)| {
            day.to_datetime(time).to_zoned(amsterdam()).ok().map(|at| at.timestamp())
        });
        at.unwrap_or_else(|| {
            fault(field, code);
            Timestamp::MAX
        })
    };
    let opens_at = instant(&form.opens_on, &form.opens_time, "opens_on", "round-opens-missing");
    let closes_at = instant(&form.closes_on, &form.closes_time, "closes_on", "round-closes-missing");
    let meeting_on = match form.meeting_on.trim() {
        "" => None,
        day => dates::read(day).or_else(|| {
            fault("meeting_on", "round-meeting-unreadable");
            None
        }),
    };
    let quorum = match form.quorum.trim().trim_end_matches('%').trim() {
        "" => None,
        percent => percent.replace(',', ".").parse::<Share>().ok().or_else(|| {
            fault("quorum", "round-quorum-range");
            None
        }),
    };
    let of = if form.quorum_of == "weight" { QuorumOf::Weight } else { QuorumOf::Members };
    let mut whole = |text: &str, field, code| {
        text.trim().parse().unwrap_or_else(|_| {
            fault(field, code);
            0
        })
    };
    let proxies_per_holder = whole(&form.proxies, "proxies", "round-number-unreadable");
    let remind_days = whole(&form.remind_days, "remind_days", "round-number-unreadable");
    let setup = RoundSetup {
        title: form.title.trim().to_owned(),
        intro: form.intro.trim().to_owned(),
        rules: rules(form, &mut fault),
        budget,
        candidates: candidates(form, &mut fault),
        opens_at,
        closes_at,
        meeting_on,
        quorum: quorum.map(|percent| Quorum { of, least: percent * Share::CENT }),
        proxies_per_holder,
        weights: String::new(),
        remind_days,
        repeats: form.repeats.parse().ok(),
    };
    if faults.is_empty() { Ok(setup) } else { Err(faults) }
}

/// An hour as people type it: `17:00`, `17.00`.
fn hour(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once([':', '.'])?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn rules(form: &RoundForm, fault: &mut impl FnMut(&'static str, &'static str)) -> RoundRules {
    let mut rules = default_rules();
    if let RoundRules::Scores { utility, fill, completion, .. } = &mut rules {
        let mut known = |text: &str, all: &[(&str, &str)], field| {
            if !all.iter().any(|(value, _)| *value == text) {
                fault(field, "round-choice-missing");
            }
            text.to_owned()
        };
        *utility = known(&form.utility, UTILITIES, "utility");
        *fill = known(&form.fill, FILLS, "fill");
        let stop = known(&form.completion, COMPLETIONS, "completion");
        *completion = match stop.as_str() {
            "none" => CompletionWords::None,
            _ => CompletionWords::AddStep { start: "exact".to_owned(), step: "share/1000".to_owned(), stop },
        };
    }
    rules
}

fn candidates(form: &RoundForm, fault: &mut impl FnMut(&'static str, &'static str)) -> Vec<CandidateId> {
    let mut ids: Vec<CandidateId> = Vec::new();
    for text in &form.candidates {
        match text.parse() {
            Ok(id) if ids.contains(&id) => {}
            Ok(id) => ids.push(id),
            Err(_) => fault("candidates", "round-candidate-unknown"),
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_reads_as_people_type_it() {
        for text in ["17:00", "17.00", " 17:00 "] {
            assert_eq!(hour(text), Some(jiff::civil::time(17, 0, 0, 0)), "{text}");
        }
        for text in ["", "17", "25:00", "vijf uur"] {
            assert_eq!(hour(text), None, "{text}");
        }
    }
}
