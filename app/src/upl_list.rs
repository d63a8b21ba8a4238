//! The operator keeps the uniform product list: a file is looked at first, and brought in afterwards.

use actions::upl::UplPlan;
use actions::{Fault, Refused, upl};
use actix_web::web::Data;
use admin::rows::{FaultRow, fault_rows, file_fault};
use intake::upl::UplRow;
use intake::{Given, Sheet};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use store::{Db, Reason, StoreError, UplEntry, local_day};
use web::templates::items::Choice;
use web::{Failure, Operating, Page, Reply, Upload, see_other};

/// At most so many names of a kind stand on the page; the rest is counted.
const NAMED: usize = 12;
const FAULTS: usize = 200;

#[derive(Serialize)]
struct Show {
    lead: String,
    why: String,
    deeds: Vec<Choice>,
    check: Option<Check>,
}

/// What a file would do.
#[derive(Serialize)]
struct Check {
    file: String,
    sentence: String,
    groups: Vec<Group>,
    faults: Vec<FaultRow>,
}

#[derive(Serialize)]
struct Group {
    title: String,
    names: Vec<String>,
    more: Option<String>,
}

/// `GET /platform/products`.
pub async fn show(visit: Operating, db: Data<Db>) -> Reply {
    let (entries, _) = stored(&visit, &db).await?;
    page(&visit).show(&view(&visit, &entries, "", None))
}

/// `POST /platform/products`: looks at a file, or brings it in.
pub async fn create(visit: Operating, upload: Upload, db: Data<Db>) -> Reply {
    let (entries, today) = stored(&visit, &db).await?;
    let why = upload.field("why").trim().to_owned();
    let (name, sheet) = match read(&visit, &upload, &why) {
        Ok(read) => read,
        Err(faults) => return page(&visit).faults(faults).show(&view(&visit, &entries, &why, None)),
    };
    if upload.field("deed") != "import" || sheet.refused > 0 {
        let check = check(&visit, &name, &sheet, &upl::plan(&entries, &sheet.rows, today));
        return page(&visit).show(&view(&visit, &entries, &why, Some(check)));
    }
    let plan = bring_in(&visit, &db, name, why, sheet.rows).await?;
    let count = |names: &[String]| names.len().to_string();
    let said =
        [("fresh", count(&plan.fresh)), ("changed", count(&plan.changed)), ("gone", count(&plan.gone))];
    Ok(see_other("/platform/products").flash_with("upl-imported", &said).into())
}

async fn bring_in(
    visit: &Operating,
    db: &Db,
    file: String,
    why: String,
    rows: Vec<UplRow>,
) -> Result<UplPlan, Failure> {
    let reason = Reason { name: "upl.import", subject: file, why };
    let import = move |tx: &mut store::PlatformTx<'_>| upl::import(tx, &rows);
    Ok(db.platform::<_, Refused, _>(&visit.operator, reason, import).await?)
}

/// The list as it is, and the day.
async fn stored(visit: &Operating, db: &Db) -> Result<(Vec<UplEntry>, Date), Failure> {
    let reason = Reason { name: "upl.show", subject: String::new(), why: "page".to_owned() };
    let look = |tx: &mut store::PlatformTx<'_>| Ok((tx.upl_entries()?, local_day(tx.now())));
    Ok(db.platform::<_, StoreError, _>(&visit.operator, reason, look).await?)
}

fn read(visit: &Operating, upload: &Upload, why: &str) -> Result<(String, Sheet<UplRow>), Vec<Fault>> {
    let mut faults = Vec::new();
    if why.is_empty() {
        faults.push(Fault::field("why", "platform-why-missing"));
    }
    let Some(file) = &upload.file else {
        faults.insert(0, Fault::field("file", "member-imports-file-missing"));
        return Err(faults);
    };
    let unreadable = |_| vec![Fault::field("file", "file-fault-unreadable")];
    let reader = file.reader().map_err(unreadable)?;
    match intake::upl::read(reader, &Given::default()) {
        Ok(sheet) if faults.is_empty() => Ok((file.name.clone(), sheet)),
        Ok(_) => Err(faults),
        Err(fault) => {
            faults.insert(0, file_fault(visit, &fault));
            Err(faults)
        }
    }
}

fn page(visit: &Operating) -> Page<'_> {
    let page = visit.page("app/platform/products", visit.text("upl-list-title"));
    page.under(visit.text("platform-title"), "/platform".to_owned())
}

fn view(visit: &Operating, entries: &[UplEntry], why: &str, check: Option<Check>) -> Show {
    let listed = entries.iter().filter(|entry| entry.ended_on.is_none());
    let municipal = listed.clone().filter(|entry| entry.municipal).count();
    let ended = entries.len() - listed.clone().count();
    let lead = json!({ "count": listed.count(), "municipal": municipal, "ended": ended });
    let deed = |value: &str, selected: bool| Choice {
        value: value.to_owned(),
        label: visit.text(&format!("upl-list-deed-{value}")),
        note: Some(visit.text(&format!("upl-list-deed-{value}-note"))),
        selected,
        ..Choice::default()
    };
    // Who has looked brings it in.
    let looked = check.as_ref().is_some_and(|check| check.faults.is_empty());
    let deeds = vec![deed("check", !looked), deed("import", looked)];
    Show { lead: visit.say("upl-list-lead", lead), why: why.to_owned(), deeds, check }
}

fn check(visit: &Operating, file: &str, sheet: &Sheet<UplRow>, plan: &UplPlan) -> Check {
    let group = |key: &str, names: &[String]| Group {
        title: visit.say(key, json!({ "count": names.len() })),
        names: names.iter().take(NAMED).cloned().collect(),
        more: (names.len() > NAMED)
            .then(|| visit.say("upl-list-more", json!({ "count": names.len() - NAMED }))),
    };
    let all = [
        group("upl-list-fresh", &plan.fresh),
        group("upl-list-changed", &plan.changed),
        group("upl-list-gone", &plan.gone),
    ];
    let sentence = match (sheet.refused, plan.is_empty()) {
        (0, true) => visit.text("upl-list-nothing"),
        (0, false) => {
            let said = json!({ "count": sheet.rows.len(), "municipal": plan.municipal, "same": plan.same });
            visit.say("upl-list-would", said)
        }
        (refused, _) => visit.say("upl-list-refused", json!({ "count": refused })),
    };
    Check {
        file: file.to_owned(),
        sentence,
        groups: all.into_iter().filter(|group| !group.names.is_empty()).collect(),
        faults: fault_rows(visit, sheet.faults.get(..FAULTS).unwrap_or(&sheet.faults)),
    }
}
