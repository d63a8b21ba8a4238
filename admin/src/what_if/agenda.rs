//! Puts the question of a what-if on the agenda of an assembly: its address, never its result.

use actions::{Fault, Refused, assemblies};
use actix_web::web::{Data, Path};
use jiff::Timestamp;
use kernel::{AgendaItemId, RunId};
use serde::{Deserialize, Serialize};
use store::roles::May;
use store::{AssemblyState, Attachment, Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Choice;
use web::{Form, Reply, SignedIn, see_other};

use super::known::Source;
use super::question::Question;
use crate::runs::run_href;

/// Where a what-if goes, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
pub struct AgendaForm {
    #[serde(default)]
    item: String,
    #[serde(default)]
    title: String,
}

/// Items that a what-if can be put on, with what was typed.
#[derive(Clone)]
pub(super) struct Agenda {
    items: Vec<(AgendaItemId, String)>,
    typed: AgendaForm,
}

/// The form below a comparison.
#[derive(Serialize)]
pub(super) struct Shown {
    items: Vec<Choice>,
    title: String,
    action: String,
}

impl Agenda {
    /// Every item of the assemblies that are prepared and lie ahead; nothing for who keeps none.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn read(tx: &mut TenantTx<'_>) -> Result<Option<Self>, StoreError> {
        if !tx.actor().may(May::KeepRounds) {
            return Ok(None);
        }
        let (mut items, now): (_, Timestamp) = (Vec::new(), tx.now());
        for assembly in tx.assemblies()? {
            if assembly.state == AssemblyState::Draft && assembly.about.starts_at > now {
                let agenda = tx.agenda(assembly.id)?;
                let label = |number, title: &str| format!("{}: {number}. {title}", assembly.about.title);
                items.extend(agenda.iter().map(|one| (one.id, label(one.number, &one.about.title))));
            }
        }
        Ok(Some(Self { items, typed: AgendaForm::default() }))
    }

    /// The form for a comparison at this address; nothing where nothing was changed.
    pub(super) fn shown(&self, visit: &SignedIn, here: &str, question: &Question) -> Option<Shown> {
        if question.changes.is_empty() {
            return None;
        }
        let choice = |(id, label): &(AgendaItemId, String)| Choice {
            value: id.to_string(),
            label: label.clone(),
            selected: id.to_string() == self.typed.item,
            ..Choice::default()
        };
        let choose = Choice { label: visit.text("whatif-agenda-choose"), ..Choice::default() };
        let items: Vec<Choice> = self.items.iter().map(choice).collect();
        Some(Shown {
            items: if items.is_empty() { items } else { std::iter::once(choose).chain(items).collect() },
            title: self.typed.title.clone(),
            action: question.href(&format!("{here}/agenda"), &question.changes),
        })
    }
}

/// Puts the question of the address on an agenda.
pub async fn attach(
    visit: SignedIn,
    path: Path<(String, RunId)>,
    form: Form<AgendaForm>,
    db: Data<Db>,
) -> Reply {
    let run = path.1;
    match try_attach(&visit, run, &form, &db).await {
        Ok(assembly) => {
            let shown = format!("{}/office/assemblies/{assembly}", visit.home());
            Ok(see_other(shown).flash("whatif-on-agenda").into())
        }
        Err(Refused::Faults(faults)) => again(&visit, run, &form.fields, &db, faults).await,
        Err(other) => Err(other.into()),
    }
}

async fn try_attach(
    visit: &SignedIn,
    run: RunId,
    form: &Form<AgendaForm>,
    db: &Db,
) -> Result<kernel::AssemblyId, Refused> {
    let question = Question::read(&visit.query);
    if question.changes.is_empty() || !question.unread.is_empty() {
        return Err(Fault::page("whatif-agenda-empty").into());
    }
    let item = form.fields.item.parse::<AgendaItemId>();
    let item = item.map_err(|_| Fault::field("item", "whatif-agenda-item-missing"))?;
    let title = form.fields.title.trim().to_owned();
    let address = question.href(&format!("/allocation-runs/{run}/what-if"), &question.changes);
    let new = Attachment { item, title, address };
    db.tenant(&visit.actor, form.once("assemblies.attach-what-if"), move |tx| {
        tx.run(run)?;
        assemblies::attach_question(tx, &new)
    })
    .await
}

/// The comparison again, with what was typed and what was wrong with it.
async fn again(visit: &SignedIn, run: RunId, typed: &AgendaForm, db: &Db, faults: Vec<Fault>) -> Reply {
    let load = move |tx: &mut TenantTx<'_>| Ok::<_, StoreError>((Source::read(tx, run)?, Agenda::read(tx)?));
    let (source, agenda) = db.tenant(&visit.actor, "runs.what-if", load).await?;
    let agenda = agenda.map(|agenda| Agenda { typed: typed.clone(), ..agenda });
    let runs = format!("{}/office/allocation-runs", visit.home());
    super::answer_with(visit, source, (runs, run_href(visit, run)), agenda, faults).await
}
