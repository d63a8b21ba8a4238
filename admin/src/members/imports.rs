//! Members and attributes from a file: chosen, looked at, brought in.

use actions::member_imports::{Done, MemberFile, Plan, Purpose, bring_in as act, content_of, keep, look};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use intake::FileFault;
use jiff::civil::Date;
use kernel::UploadId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Db, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::{Choice, Fact};
use web::{Form, Reply, SignedIn, Upload, see_other};

use super::{day, next_month, page};
use crate::rows::{FaultRow, fault_rows, file_fault};

/// At most so many rows of each kind are shown.
const SHOWN: usize = 100;

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    purposes: Vec<Choice>,
    on: String,
    joined: String,
}

/// What is given beside a file: in the address of its check, and in its form.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct Beside {
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    joined: String,
}

#[derive(Clone, Copy)]
struct Given {
    purpose: Purpose,
    on: Date,
    joined: Date,
}

impl Beside {
    fn read(&self) -> Result<Given, Vec<Fault>> {
        let purpose = if self.purpose == "members" { Purpose::Members } else { Purpose::Attributes };
        match (day("on", &self.on), day("joined", &self.joined)) {
            (Ok(on), Ok(joined)) => Ok(Given { purpose, on, joined }),
            (on, joined) => Err(on.err().into_iter().chain(joined.err()).collect()),
        }
    }
}

impl Given {
    fn file(self, content: &[u8]) -> MemberFile<'_> {
        MemberFile { content, purpose: self.purpose, reference_date: self.on, joined_on: self.joined }
    }

    fn query(self) -> String {
        let purpose = if self.purpose == Purpose::Members { "members" } else { "attributes" };
        format!("purpose={purpose}&on={}&joined={}", self.on, self.joined)
    }
}

/// The form.
pub async fn new(visit: SignedIn, db: Data<Db>) -> Reply {
    let today = db.tenant::<_, StoreError, _>(&visit.actor, "members.import", |tx| Ok(tx.today())).await?;
    let beside = Beside {
        purpose: "attributes".to_owned(),
        on: today.first_of_year().to_string(),
        joined: next_month(today).to_string(),
    };
    form(&visit, &beside, Vec::new())
}

fn form(visit: &SignedIn, beside: &Beside, faults: Vec<Fault>) -> Reply {
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        label: visit.text(&format!("member-imports-purpose-{value}")),
        note: Some(visit.text(&format!("member-imports-purpose-{value}-note"))),
        selected: beside.purpose == value,
        ..Choice::default()
    };
    let view = New {
        action: format!("{}/office/member-imports", visit.home()),
        back: format!("{}/members", visit.home()),
        purposes: vec![choice("attributes"), choice("members")],
        on: beside.on.clone(),
        joined: beside.joined.clone(),
    };
    let page = page(visit, "admin/members/import", visit.text("member-imports-title"));
    if faults.is_empty() { page.show(&view) } else { page.faults(faults).show(&view) }
}

/// Keeps the file, and shows what it would do.
pub async fn create(visit: SignedIn, upload: Upload, db: Data<Db>) -> Reply {
    let text = |name: &str| upload.field(name).to_owned();
    let beside = Beside { purpose: text("purpose"), on: text("on"), joined: text("joined") };
    match try_keep(&visit, upload, &beside, &db).await {
        Ok((id, given)) => {
            let there = format!("{}/office/member-imports/{id}?{}", visit.home(), given.query());
            Ok(see_other(there).into())
        }
        Err(Refused::Faults(faults)) => form(&visit, &beside, faults),
        Err(other) => Err(other.into()),
    }
}

async fn try_keep(
    visit: &SignedIn,
    upload: Upload,
    beside: &Beside,
    db: &Db,
) -> Result<(UploadId, Given), Refused> {
    let call = upload.once("members.keep-file");
    let given = beside.read();
    let file = upload.file.ok_or_else(|| vec![Fault::field("file", "member-imports-file-missing")]);
    let (given, file) = match (given, file) {
        (Ok(given), Ok(file)) => (given, file),
        (given, file) => {
            let faults = file.err().into_iter().chain(given.err()).flatten().collect();
            return Err(Refused::Faults(faults));
        }
    };
    let deed = move |tx: &mut TenantTx<'_>| {
        let unreadable = |_| Refused::from(Fault::field("file", "file-fault-unreadable"));
        keep(tx, &file.name, &mut file.reader().map_err(unreadable)?)
    };
    Ok((db.tenant(&visit.actor, call, deed).await?, given))
}

#[derive(Serialize)]
struct Check {
    action: String,
    again: String,
    file: String,
    beside: Beside,
    good: bool,
    refused: u64,
    facts: Vec<Fact>,
    faults_of_rows: Vec<FaultRow>,
    newcomers: Vec<Newcomer>,
    settings: Vec<Setting>,
    more_faults: Option<String>,
    more_newcomers: Option<String>,
    more_settings: Option<String>,
}

#[derive(Serialize)]
struct Newcomer {
    name: String,
    code: String,
    joined: Date,
}

#[derive(Serialize)]
struct Setting {
    name: String,
    attribute: String,
    on: Date,
    before: Option<String>,
    after: String,
}

/// What the file would do.
pub async fn show(
    visit: SignedIn,
    path: Path<(String, UploadId)>,
    beside: Query<Beside>,
    db: Data<Db>,
) -> Reply {
    show_check(&visit, &db, path.1, &beside, None).await
}

type Looked = (String, Result<Plan, FileFault>);

async fn show_check(
    visit: &SignedIn,
    db: &Db,
    id: UploadId,
    beside: &Beside,
    refused: Option<Refused>,
) -> Reply {
    let given = match beside.read() {
        Ok(given) => given,
        Err(faults) => return form(visit, beside, faults),
    };
    let deed = move |tx: &mut TenantTx<'_>| -> Result<Looked, Refused> {
        let content = content_of(tx, id)?;
        Ok((tx.upload(id)?.file_name, look(tx, &given.file(&content))?))
    };
    let (file, looked) = db.tenant(&visit.actor, "members.look-at-file", deed).await?;
    let plan = match looked {
        Ok(plan) => plan,
        Err(fault) => return form(visit, beside, vec![file_fault(visit, &fault)]),
    };
    let view = check(visit, id, file, beside, &plan);
    let list = format!("{}/office/member-imports/new", visit.home());
    let page = page(visit, "admin/members/import-check", visit.text("member-imports-check-title"))
        .under(visit.text("member-imports-title"), list);
    match refused {
        Some(refused) => page.refused(refused)?.show(&view),
        None => page.show(&view),
    }
}

fn check(visit: &SignedIn, id: UploadId, file: String, beside: &Beside, plan: &Plan) -> Check {
    let more = |all: usize| {
        (all > SHOWN).then(|| visit.say("member-imports-more", json!({ "shown": SHOWN, "count": all })))
    };
    let newcomer = |one: &actions::member_imports::Newcomer| Newcomer {
        name: one.name.clone(),
        code: one.code.clone(),
        joined: one.joined_on,
    };
    let setting = |one: &actions::member_imports::Setting| Setting {
        name: one.name.clone(),
        attribute: one.attribute.replace('_', " "),
        on: one.on,
        before: one.before.as_ref().map(|value| visit.words().quantity(value)),
        after: visit.words().quantity(&one.value.into()),
    };
    Check {
        action: format!("{}/office/member-imports/{id}", visit.home()),
        again: format!("{}/office/member-imports/new", visit.home()),
        file,
        beside: beside.clone(),
        good: plan.is_good(),
        refused: plan.refused,
        facts: facts(visit, plan),
        faults_of_rows: fault_rows(visit, plan.faults.get(..SHOWN).unwrap_or(&plan.faults)),
        newcomers: plan.newcomers.iter().take(SHOWN).map(newcomer).collect(),
        settings: plan.settings.iter().take(SHOWN).map(setting).collect(),
        more_faults: more(plan.faults.len()),
        more_newcomers: more(plan.newcomers.len()),
        more_settings: more(plan.settings.len()),
    }
}

fn facts(visit: &SignedIn, plan: &Plan) -> Vec<Fact> {
    let corrected = plan.settings.iter().filter(|one| one.before.is_some()).count();
    let fact = |key: &str, count: usize, note: Option<&str>| Fact {
        label: visit.text(key),
        value: visit.words().number(i64::try_from(count).unwrap_or(i64::MAX)),
        note: note.map(|note| visit.text(note)),
        ..Fact::default()
    };
    vec![
        fact("member-imports-newcomers", plan.newcomers.len(), None),
        fact("member-imports-settings", plan.settings.len() - corrected, None),
        fact("member-imports-corrections", corrected, None),
        fact("member-imports-same", plan.same, None),
        fact("member-imports-ignored", plan.notes.len(), Some("member-imports-ignored-note")),
    ]
}

/// Brings the file in, whole or not at all.
pub async fn bring_in(
    visit: SignedIn,
    path: Path<(String, UploadId)>,
    form: Form<Beside>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_bring_in(&visit, id, &form, &db).await {
        Ok(done) => {
            let said = [("admitted", done.admitted.to_string()), ("set", done.set.to_string())];
            let list = format!("{}/members", visit.home());
            Ok(see_other(list).flash_with("members-imported", &said).into())
        }
        Err(refused) => show_check(&visit, &db, id, &form.fields, Some(refused)).await,
    }
}

async fn try_bring_in(visit: &SignedIn, id: UploadId, form: &Form<Beside>, db: &Db) -> Result<Done, Refused> {
    let given = form.read(Beside::read).map_err(Refused::Faults)?;
    let deed = move |tx: &mut TenantTx<'_>| {
        let content = content_of(tx, id)?;
        act(tx, &given.file(&content))
    };
    db.tenant(&visit.actor, form.once("members.import"), deed).await
}
