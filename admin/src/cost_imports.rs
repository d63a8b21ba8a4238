//! Costs from a file: choose it, see what would be entered, and enter it.

use actions::cost_lines::{self, Checked, CostCheck};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{PeriodId, UploadId};
use serde::{Deserialize, Serialize};
use store::{BookPeriod, Db, Service, StoreError, TenantTx};
use validator::Validate;
use web::templates::items::Fact;
use web::{Failure, Form, Reply, SignedIn, Upload, see_other};

use crate::cost_lines::under;
use crate::rows::{FaultRow, fault_rows, file_fault};

/// The file that was checked.
#[derive(Debug, Clone, Default, Deserialize, Validate)]
pub struct ImportForm {
    /// Its id.
    #[serde(default)]
    pub upload: String,
}

#[derive(Serialize)]
struct New {
    action: String,
    back: String,
    lead: String,
}

#[derive(Serialize)]
struct Check {
    file: String,
    facts: Vec<Fact>,
    totals: Vec<Total>,
    total: i64,
    faults_rows: Vec<FaultRow>,
    more_faults: bool,
    good: bool,
    repeated: usize,
    upload: String,
    action: String,
    again: String,
}

#[derive(Serialize)]
struct Total {
    name: String,
    rows: usize,
    cents: i64,
}

/// The form for a file.
pub async fn new(visit: SignedIn, path: Path<(String, PeriodId)>, db: Data<Db>) -> Reply {
    form_page(&visit, &db, path.1, Vec::new()).await
}

/// Reads the file and shows what would be entered.
pub async fn check(visit: SignedIn, path: Path<(String, PeriodId)>, upload: Upload, db: Data<Db>) -> Reply {
    let period = path.1;
    let Some(file) = upload.file else {
        return form_page(&visit, &db, period, vec![Fault::field("file", "cost-file-missing")]).await;
    };
    let name = file.name.clone();
    let receive = move |tx: &mut TenantTx<'_>| {
        let broken = |error: std::io::Error| Refused::Store(StoreError::Unexpected(error.to_string()));
        let mut content = file.reader().map_err(broken)?;
        let (upload, checked) = cost_lines::receive(tx, period, &file.name, &mut content)?;
        Ok::<_, Refused>((upload, checked, tx.services()?))
    };
    match db.tenant(&visit.actor, "cost-imports.check", receive).await {
        Ok((upload, Checked::Rows(check), services)) => check_page(&visit, &name, upload, &check, &services),
        Ok((_, Checked::Unreadable(fault), _)) => {
            form_page(&visit, &db, period, vec![file_fault(&visit, &fault)]).await
        }
        Err(Refused::Faults(faults)) => form_page(&visit, &db, period, faults).await,
        Err(other) => Err(other.into()),
    }
}

/// Enters the costs of a file that was checked.
pub async fn create(
    visit: SignedIn,
    path: Path<(String, PeriodId)>,
    form: Form<ImportForm>,
    db: Data<Db>,
) -> Reply {
    let period = path.1;
    let upload: UploadId = form.fields.upload.parse().map_err(|_| Failure::Absent)?;
    let call = form.once("cost-lines.import");
    match db.tenant(&visit.actor, call, move |tx| cost_lines::import_upload(tx, period, upload)).await {
        Ok(rows) => {
            let target = format!("{}/office/periods/{period}/costs", visit.home());
            Ok(see_other(target).flash_with("costs-imported", &[("count", rows.to_string())]).into())
        }
        Err(Refused::Faults(faults)) => form_page(&visit, &db, period, faults).await,
        Err(other) => Err(other.into()),
    }
}

fn hrefs(visit: &SignedIn, period: PeriodId) -> (String, String) {
    let own = format!("{}/office/periods/{period}", visit.home());
    (format!("{own}/cost-imports"), format!("{own}/costs"))
}

async fn form_page(visit: &SignedIn, db: &Data<Db>, id: PeriodId, faults: Vec<Fault>) -> Reply {
    let period: BookPeriod = db.tenant(&visit.actor, "cost-imports.new", move |tx| tx.period(id)).await?;
    let (imports, back) = hrefs(visit, id);
    let lead = visit.text_with("cost-import-lead", &[("period", period.name.clone())]);
    let page = visit.page("admin/cost_imports/new", visit.text("cost-import-title"));
    let page = under(visit, page, &period).under(visit.text("costs-title"), back.clone());
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&New { action: format!("{imports}/check"), back, lead })
}

fn check_page(
    visit: &SignedIn,
    file: &str,
    upload: UploadId,
    check: &CostCheck,
    services: &[Service],
) -> Reply {
    let words = visit.words();
    let (imports, back) = hrefs(visit, check.period.id);
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, note: None, href: None };
    let shown = services.iter().filter_map(|service| {
        let total = check.totals.get(&service.id)?;
        let rows = check.rows.iter().filter(|row| row.service == service.id).count();
        Some(Total { name: service.name.clone(), rows, cents: total.cents() })
    });
    let refused = usize::try_from(check.refused).unwrap_or(usize::MAX);
    let view = Check {
        file: file.to_owned(),
        facts: vec![
            fact("cost-check-good", words.number(check.rows.len())),
            fact("cost-check-refused", words.number(refused)),
            fact("cost-check-total", words.euro(check.total)),
        ],
        totals: shown.collect(),
        total: check.total.cents(),
        faults_rows: fault_rows(visit, check.faults.get(..200).unwrap_or(&check.faults)),
        more_faults: refused > 200,
        good: check.is_good(),
        repeated: check.repeated,
        upload: upload.to_string(),
        action: imports.clone(),
        again: format!("{imports}/new"),
    };
    let page = visit.page("admin/cost_imports/check", visit.text("cost-check-title"));
    under(visit, page, &check.period).under(visit.text("costs-title"), back).show(&view)
}
