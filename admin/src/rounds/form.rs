//! Setting a round up, and changing it while it is a draft.

use actions::Refused;
use actions::rounds::{self, is_open_to_rounds};
use actix_web::web::{Data, Path, Query};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Cents, RoundId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Candidate, Carried, Db, Round, RoundElector, RoundState, TenantTx};
use web::templates::items::Choice;
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

use super::completion::{PARTS, STARTS, STEPS};
use super::reading::{COMPLETIONS, ELECTORATES, FILLS, QUORUMS, RoundForm, UTILITIES, read, typed};
use crate::round_rules::carried_args;
use crate::round_view::choices;

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
    starts: Vec<Choice>,
    steps: Vec<Choice>,
    electorates: Vec<Choice>,
    chosen: bool,
    electors: Vec<Choice>,
    carried: Vec<Choice>,
    fills: Vec<Choice>,
    quorums: Vec<Choice>,
    weights: String,
    repeats: Option<String>,
}

/// What the form chooses from.
struct Offer {
    candidates: Vec<Candidate>,
    electors: Vec<RoundElector>,
    carried: Vec<Carried>,
}

impl Offer {
    fn read(tx: &mut TenantTx<'_>, own: Option<RoundId>) -> Result<Self, Refused> {
        let weights = tx.actor().cooperative().votes.clone();
        Ok(Self {
            candidates: tx.candidates()?,
            electors: rounds::who_may_vote(tx, &weights)?,
            carried: rounds::left_over(tx, own)?,
        })
    }
}

/// The form of a new round; of a challenged one with its settings.
pub async fn new(visit: SignedIn, asked: Query<Asked>, db: Data<Db>) -> Reply {
    let again = asked.repeats;
    let look = move |tx: &mut TenantTx<'_>| {
        let old = again.map(|round| tx.round(round)).transpose()?;
        Ok::<_, Refused>((old, Offer::read(tx, None)?, tx.today()))
    };
    let (old, offer, today) = db.tenant(&visit.actor, "rounds.new", look).await?;
    let typed = match &old {
        Some(old) => again_typed(&visit, old, today),
        None => proposed(&visit, &offer, today),
    };
    form_page(&visit, None).show(&view(&visit, &offer, typed, None))
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
    let look = move |tx: &mut TenantTx<'_>| Ok::<_, Refused>((tx.round(id)?, Offer::read(tx, Some(id))?));
    let (round, offer) = db.tenant(&visit.actor, "rounds.edit", look).await?;
    if round.state != RoundState::Draft {
        return Err(Failure::Absent);
    }
    let typed = typed(&visit, &round.setup);
    form_page(&visit, Some(id)).show(&view(&visit, &offer, typed, Some(id)))
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
    let offer = db.tenant(&visit.actor, "rounds.offer", move |tx| Offer::read(tx, id)).await?;
    page.show(&view(visit, &offer, typed.clone(), id))
}

fn form_page(visit: &SignedIn, id: Option<RoundId>) -> Page<'_> {
    let title = if id.is_some() { "round-edit-title" } else { "round-new-title" };
    let above = format!("{}/office/rounds", visit.home());
    visit.page("admin/rounds/form", visit.text(title)).under(visit.text("rounds-title"), above)
}

fn view(visit: &SignedIn, offer: &Offer, typed: RoundForm, id: Option<RoundId>) -> View {
    let list = format!("{}/office/rounds", visit.home());
    let at = id.map(|id| format!("{list}/{id}"));
    let choice = |one: &Candidate| {
        let cost = visit.words().euro(rounds::cost_of(one));
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
        candidates: offer.candidates.iter().filter(|one| is_open_to_rounds(one)).map(choice).collect(),
        utilities: choices(visit, UTILITIES, &typed.utility),
        completions: choices(visit, COMPLETIONS, &typed.completion),
        starts: choices(visit, STARTS, &typed.start),
        steps: choices(visit, STEPS, &typed.step_kind),
        electorates: choices(visit, ELECTORATES, &typed.electorate),
        chosen: typed.electorate == "chosen",
        electors: electors(visit, offer, &typed),
        carried: carried(visit, offer, &typed),
        fills: choices(visit, FILLS, &typed.fill),
        quorums: choices(visit, QUORUMS, &typed.quorum_of),
        weights: visit.text(&format!("round-rule-weights-{}", visit.actor.cooperative().votes)),
        repeats: (!typed.repeats.is_empty()).then(|| visit.text("round-repeats-text")),
        typed,
    }
}

/// Who could be chosen to vote.
fn electors(visit: &SignedIn, offer: &Offer, typed: &RoundForm) -> Vec<Choice> {
    let choice = |one: &RoundElector| Choice {
        value: one.member.to_string(),
        label: one.name.clone(),
        note: (one.weight != 1).then(|| visit.say("round-elector-weight", json!({ "weight": one.weight }))),
        selected: typed.electors.contains(&one.member.to_string()),
        ..Choice::default()
    };
    offer.electors.iter().map(choice).collect()
}

/// What earlier rounds left for this one.
fn carried(visit: &SignedIn, offer: &Offer, typed: &RoundForm) -> Vec<Choice> {
    let choice = |one: &Carried| Choice {
        value: one.round.to_string(),
        label: visit.say("round-carried-from", carried_args(visit, one)),
        selected: typed.carried.contains(&one.round.to_string()),
        ..Choice::default()
    };
    offer.carried.iter().map(choice).collect()
}

/// What the form begins with: open from tomorrow for two weeks, with all candidates, and with what earlier
/// rounds left as the first of the budget.
fn proposed(visit: &SignedIn, offer: &Offer, today: Date) -> RoundForm {
    let (opens, closes) = (today.saturating_add(1.day()), today.saturating_add(15.days()));
    let open = offer.candidates.iter().filter(|one| is_open_to_rounds(one));
    let carried: Cents = Cents::new(offer.carried.iter().map(|one| one.amount.cents()).sum());
    RoundForm {
        budget: if carried > Cents::ZERO { carried.to_string().replace('.', ",") } else { String::new() },
        carried: offer.carried.iter().map(|one| one.round.to_string()).collect(),
        candidates: open.map(|one| one.id.to_string()).collect(),
        utility: "cost".to_owned(),
        completion: "overspend".to_owned(),
        start: "exact".to_owned(),
        step_kind: "share".to_owned(),
        step: PARTS.to_owned(),
        electorate: "all".to_owned(),
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
    let nothing = Offer { candidates: Vec::new(), electors: Vec::new(), carried: Vec::new() };
    let weeks = proposed(visit, &nothing, today);
    RoundForm {
        title: String::new(),
        repeats: old.id.to_string(),
        meeting_on: String::new(),
        opens_on: weeks.opens_on,
        closes_on: weeks.closes_on,
        ..typed(visit, &old.setup)
    }
}
