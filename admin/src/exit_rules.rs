//! The office keeps what a member that leaves a service goes on paying.

use actions::order_rules::{exit_costs, set_exit_rules};
use actions::{Fault, Refused};
use actix_web::web::Data;
use kernel::{Cents, Share};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, ExitRules, StoreError, TenantTx};
use validator::Validate;
use web::{Form, Page, Reply, SignedIn, see_other};

/// What the example is about: a contribution of 10,000 euros.
const EXAMPLE: Cents = Cents::new(1_000_000);

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct ExitForm {
    #[serde(default)]
    percentages: String,
}

#[derive(Serialize)]
struct Show {
    action: String,
    back: String,
    fields: ExitForm,
    example: Option<String>,
    years: Vec<Year>,
}

#[derive(Serialize)]
struct Year {
    name: String,
    percent: String,
    amount: String,
}

/// The rule, with an example.
pub async fn show(visit: SignedIn, db: Data<Db>) -> Reply {
    let rules = db
        .tenant::<_, StoreError, _>(&visit.actor, "exit-rules.show", |tx: &mut TenantTx<'_>| tx.exit_rules())
        .await?;
    page(&visit).show(&view(&visit, &rules, ExitForm::of(&rules)))
}

fn page(visit: &SignedIn) -> Page<'_> {
    let services = format!("{}/services", visit.home());
    visit
        .page("admin/exit-rules/show", visit.text("exit-title"))
        .under(visit.text("services-title"), services)
}

fn view(visit: &SignedIn, rules: &ExitRules, fields: ExitForm) -> Show {
    let words = visit.words();
    let costs = exit_costs(EXAMPLE, rules).ok().filter(|costs| !costs.years.is_empty());
    let year = |(number, (percent, amount)): (usize, &(u16, Cents))| Year {
        name: visit.say("leaving-year", json!({ "number": number })),
        percent: words.percent(&(&Share::from(i64::from(*percent)) * &Share::CENT)),
        amount: words.euro(*amount),
    };
    Show {
        action: format!("{}/office/exit-rules", visit.home()),
        back: format!("{}/services", visit.home()),
        example: costs.as_ref().map(|costs| {
            let args = json!({ "contribution": words.euro(EXAMPLE), "total": words.euro(costs.total) });
            visit.say("exit-example", args)
        }),
        years: costs.iter().flat_map(|costs| (1..).zip(&costs.years)).map(year).collect(),
        fields,
    }
}

impl ExitForm {
    fn of(rules: &ExitRules) -> Self {
        let numbers: Vec<String> = rules.percentages.iter().map(u16::to_string).collect();
        Self { percentages: numbers.join(", ") }
    }

    /// Numbers with commas, spaces or slashes between them, with or without per cent signs.
    fn read(&self) -> Result<ExitRules, Vec<Fault>> {
        let text = self.percentages.replace('%', " ");
        let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
        let numbers: Result<Vec<u16>, _> = parts.map(str::parse).collect();
        let unread = |_| vec![Fault::field("percentages", "exit-percentages-unreadable")];
        Ok(ExitRules { percentages: numbers.map_err(unread)? })
    }
}

/// Sets the rule.
pub async fn update(visit: SignedIn, form: Form<ExitForm>, db: Data<Db>) -> Reply {
    match try_set(&visit, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/office/exit-rules", visit.home());
            Ok(see_other(there).flash("exit-rules-set").into())
        }
        Err(refused) => {
            let page = page(&visit).refused(refused)?;
            page.show(&view(&visit, &ExitRules::default(), form.fields.clone()))
        }
    }
}

async fn try_set(visit: &SignedIn, form: &Form<ExitForm>, db: &Db) -> Result<(), Refused> {
    let rules = form.read(ExitForm::read).map_err(Refused::Faults)?;
    db.tenant(&visit.actor, form.once("exit-rules.set"), move |tx| set_exit_rules(tx, &rules)).await
}
