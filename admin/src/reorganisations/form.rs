//! Preparing a reorganisation.

use actions::reorganisations::{self, MOST_SUCCESSORS};
use actions::{Fault, Refused};
use actix_web::web::Data;
use serde::Serialize;
use store::{Db, Municipality, StoreError, TenantTx};
use web::templates::items::Choice;
use web::{Form, Page, Reply, SignedIn, see_other};

use super::reading::{ReorganisationForm, lines, read};
use super::shown;

/// Of the register so many are looked at for one line.
const LOOKED_AT: i64 = 20;

#[derive(Serialize)]
struct View {
    typed: ReorganisationForm,
    action: String,
    back: String,
    kinds: Vec<Choice>,
    votes_rules: Vec<Choice>,
    weighted: bool,
    most: usize,
}

/// The empty form.
pub async fn new(visit: SignedIn) -> Reply {
    let typed = ReorganisationForm {
        kind: "merge".to_owned(),
        votes_rule: "table".to_owned(),
        votes_per: "1000".to_owned(),
        votes_most: "75".to_owned(),
        ..ReorganisationForm::default()
    };
    page(&visit).show(&view(&visit, typed))
}

/// Keeps a reorganisation as prepared, and shows its check page.
pub async fn create(visit: SignedIn, form: Form<ReorganisationForm>, db: Data<Db>) -> Reply {
    let (typed, call) = (form.fields.clone(), form.once("reorganisations.prepare"));
    let deed = move |tx: &mut TenantTx<'_>| {
        let about = read(&typed, &tx.members()?, &register(tx, &typed)?).map_err(Refused::Faults)?;
        reorganisations::prepare(tx, &about)
    };
    match db.tenant(&visit.actor, call, deed).await {
        Ok(id) => {
            let there = format!("{}/office/reorganisations/{id}", visit.home());
            Ok(see_other(there).flash("reorganisation-prepared").into())
        }
        Err(Refused::Faults(faults)) => {
            let faults: Vec<Fault> = faults.into_iter().map(|fault| shown(&visit, fault)).collect();
            page(&visit).faults(faults).show(&view(&visit, form.fields.clone()))
        }
        Err(other) => Err(other.into()),
    }
}

/// What the register knows of those who take over.
fn register(tx: &mut TenantTx<'_>, typed: &ReorganisationForm) -> Result<Vec<Municipality>, StoreError> {
    let mut register = Vec::new();
    for line in lines(&typed.successors).take(MOST_SUCCESSORS) {
        register.extend(tx.municipality(&line.who.to_uppercase())?);
        register.extend(tx.municipalities_like(line.who, LOOKED_AT)?);
    }
    Ok(register)
}

fn page(visit: &SignedIn) -> Page<'_> {
    let above = format!("{}/office/reorganisations", visit.home());
    visit
        .page("admin/reorganisations/new", visit.text("reorganisation-new"))
        .under(visit.text("reorganisations-title"), above)
}

fn view(visit: &SignedIn, typed: ReorganisationForm) -> View {
    let choices = |all: &[(&str, &str)], chosen: &str| -> Vec<Choice> {
        let choice = |(value, key): &(&str, &str)| Choice {
            value: (*value).to_owned(),
            label: visit.text(key),
            selected: *value == chosen,
            ..Choice::default()
        };
        all.iter().map(choice).collect()
    };
    let home = visit.home();
    View {
        action: format!("{home}/office/reorganisations"),
        back: format!("{home}/office/reorganisations"),
        kinds: choices(
            &[("merge", "reorganisation-kind-merge-long"), ("split", "reorganisation-kind-split-long")],
            &typed.kind,
        ),
        votes_rules: choices(
            &[("table", "reorganisation-votes-table"), ("inhabitants", "reorganisation-votes-inhabitants")],
            &typed.votes_rule,
        ),
        weighted: visit.actor.cooperative().votes == "weighted",
        most: MOST_SUCCESSORS,
        typed,
    }
}
