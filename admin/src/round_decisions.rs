//! The decision of the board after a round: a form, a page to check it, and the decision.

mod form;
mod view;

use actions::round_decisions::{Proposed, decide, decided, proposed, to_decide};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{Cents, RoundId};
use store::{Db, Round, TenantTx};
use web::{Form, Page, Reply, SignedIn, see_other};

use form::DecisionForm;
use view::{Check, Show};

type Of = Path<(String, RoundId)>;

/// What the pages of a decision need to know.
struct Known {
    round: Round,
    /// What is proposed; nothing where it cannot be decided about.
    proposed: Vec<Proposed>,
    /// Why not.
    faults: Vec<Fault>,
}

impl Known {
    fn read(tx: &mut TenantTx<'_>, id: RoundId) -> Result<Self, Refused> {
        let round = tx.round(id)?;
        // Before the result is there, neither is the page.
        tx.round_result(id)?.ok_or(store::StoreError::Absent)?;
        match to_decide(tx, &round) {
            Ok(file) => Ok(Self { proposed: proposed(&file), round, faults: Vec::new() }),
            Err(Refused::Faults(faults)) => Ok(Self { round, proposed: Vec::new(), faults }),
            Err(other) => Err(other),
        }
    }

    async fn load(visit: &SignedIn, db: &Db, id: RoundId) -> Result<Self, Refused> {
        db.tenant(&visit.actor, "round-decisions.load", move |tx| Self::read(tx, id)).await
    }
}

/// The form of a decision.
pub async fn show(visit: SignedIn, path: Of, db: Data<Db>) -> Reply {
    let known = Known::load(&visit, &db, path.1).await?;
    let view = Show::new(&visit, &known, &DecisionForm::default(), &[]);
    page(&visit, &known, "admin/round_decisions/show").show(&view)
}

/// The page to check a decision before it is final.
pub async fn check(visit: SignedIn, path: Of, form: Form<DecisionForm>, db: Data<Db>) -> Reply {
    let known = Known::load(&visit, &db, path.1).await?;
    if !known.faults.is_empty() {
        return again(&visit, &known, &form.fields, known.faults.clone());
    }
    let read = form.read(DecisionForm::verdicts);
    match read.and_then(|verdicts| decided(&known.proposed, &verdicts)) {
        Ok(decisions) => {
            let view = Check::new(&visit, &known, &form.fields, &decisions);
            page(&visit, &known, "admin/round_decisions/check").show(&view)
        }
        Err(faults) => again(&visit, &known, &form.fields, faults),
    }
}

/// Decides: final.
pub async fn create(visit: SignedIn, path: Of, form: Form<DecisionForm>, db: Data<Db>) -> Reply {
    let id = path.1;
    match try_decide(&visit, id, &form, &db).await {
        Ok(()) => {
            let result = format!("{}/rounds/{id}/result#decision", visit.home());
            Ok(see_other(result).flash("round-decided").into())
        }
        Err(Refused::Faults(faults)) => {
            let known = Known::load(&visit, &db, id).await?;
            again(&visit, &known, &form.fields, faults)
        }
        Err(other) => Err(other.into()),
    }
}

async fn try_decide(
    visit: &SignedIn,
    id: RoundId,
    form: &Form<DecisionForm>,
    db: &Db,
) -> Result<(), Refused> {
    let verdicts = form.read(DecisionForm::verdicts).map_err(Refused::Faults)?;
    let call = form.once("round-decisions.decide");
    db.tenant(&visit.actor, call, move |tx| decide(tx, id, &verdicts)).await
}

fn again(visit: &SignedIn, known: &Known, typed: &DecisionForm, faults: Vec<Fault>) -> Reply {
    let view = Show::new(visit, known, typed, &faults);
    page(visit, known, "admin/round_decisions/show").faults(faults).show(&view)
}

fn page<'v>(visit: &'v SignedIn, known: &Known, template: &'static str) -> Page<'v> {
    let (rounds, id) = (format!("{}/office/rounds", visit.home()), known.round.id);
    visit
        .page(template, visit.text("decision-title"))
        .under(visit.text("result-rounds"), rounds.clone())
        .under(known.round.setup.title.clone(), format!("{rounds}/{id}"))
}

/// A decimal text in euros as an amount, without needless cents.
fn euro(visit: &SignedIn, text: &str) -> String {
    let said = visit.words().euro(cents(text));
    said.strip_suffix(",00").or(said.strip_suffix(".00")).map_or(said.clone(), str::to_owned)
}

fn cents(text: &str) -> Cents {
    text.parse().ok().and_then(|cost| Cents::rounded_half_up(&cost).ok()).unwrap_or_default()
}
