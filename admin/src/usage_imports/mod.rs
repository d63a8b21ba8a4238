//! Importing usage: the list, the form, and one page per import that follows it from dry run to end.

mod check;
mod faults;
mod index;
mod new;
mod progress;
mod result;

use actions::usage_imports::{self as deeds, Start};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use intake::RowFault;
use kernel::ImportId;
use serde::Deserialize;
use store::usage_imports::{ImportState, UsageImport};
use store::{Db, StoreError, TenantTx};
use web::{Failure, Form, Reply, SignedIn, Upload, exports, see_other};

/// Refused rows on one page.
const FAULTS_A_PAGE: i64 = 8;
/// Imports on one page.
const IMPORTS_A_PAGE: i64 = 20;

/// The import of an address.
#[derive(Deserialize)]
pub struct ImportPath {
    import: ImportId,
}

/// The page of a list, from 1.
#[derive(Deserialize)]
pub struct PageQuery {
    #[serde(default)]
    page: String,
    #[serde(default)]
    period: String,
}

impl PageQuery {
    fn number(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, 100_000)
    }
}

fn offset(page: u32, size: i64) -> i64 {
    (i64::from(page) - 1) * size
}

fn last_page(total: i64, size: i64) -> u32 {
    u32::try_from((total + size - 1) / size).unwrap_or(1).max(1)
}

fn address_of(visit: &SignedIn, id: ImportId) -> String {
    format!("{}/office/usage-imports/{id}", visit.home())
}

/// What came in: totals per meter, and every import.
pub async fn index(visit: SignedIn, query: Query<PageQuery>, db: Data<Db>) -> Reply {
    let (page, period) = (query.number(), query.period.clone());
    let loaded =
        db.tenant(&visit.actor, "usage-imports.index", move |tx| index::load(tx, page, period.parse().ok()));
    let view = index::view(&visit, &loaded.await?, page);
    visit.page("admin/usage-imports/index", visit.text("usage-title")).show(&view)
}

/// The form with the file.
pub async fn new(visit: SignedIn, query: Query<PageQuery>, db: Data<Db>) -> Reply {
    let periods = db.tenant(&visit.actor, "usage-imports.new", TenantPeriods::open).await?;
    new::page(&visit).show(&new::view(&visit, &periods, &query.period))
}

struct TenantPeriods;

impl TenantPeriods {
    /// The periods that usage still comes in for, newest first.
    fn open(tx: &mut TenantTx<'_>) -> Result<Vec<store::BookPeriod>, StoreError> {
        Ok(tx.periods()?.into_iter().filter(store::BookPeriod::is_open).collect())
    }
}

/// Keeps the file and has it checked.
pub async fn create(visit: SignedIn, upload: Upload, db: Data<Db>) -> Reply {
    let period = upload.field("period").to_owned();
    let done = match new::read(&upload, visit.language().code()) {
        Err(faults) => Err(Refused::Faults(faults)),
        Ok((start, mut file)) => start_import(&visit, &upload, start, &mut file, &db).await,
    };
    match done {
        Ok(id) => Ok(see_other(address_of(&visit, id)).into()),
        Err(refused) => {
            let periods = db.tenant(&visit.actor, "usage-imports.new", TenantPeriods::open).await?;
            new::page(&visit).refused(refused)?.show(&new::view(&visit, &periods, &period))
        }
    }
}

async fn start_import(
    visit: &SignedIn,
    upload: &Upload,
    start: Start,
    file: &mut std::fs::File,
    db: &Db,
) -> Result<ImportId, Refused> {
    let file = file.try_clone().map_err(|error| StoreError::Unexpected(error.to_string()))?;
    let work = move |tx: &mut TenantTx<'_>| deeds::start(tx, &start, &mut &file);
    db.tenant(&visit.actor, upload.once("usage-imports.start"), work).await
}

/// One import: its dry run to decide on, its progress, or how it ended.
pub async fn show(
    visit: SignedIn,
    path: Path<ImportPath>,
    query: Query<PageQuery>,
    request: HttpRequest,
    db: Data<Db>,
) -> Reply {
    let (id, page) = (path.import, query.number());
    let import = db.tenant(&visit.actor, "usage-imports.show", move |tx| tx.usage_import(id)).await;
    let import = import.map_err(Failure::from)?;
    let mut reply = page_of(&visit, &import, page, Vec::new(), &db).await?;
    if request.headers().contains_key("hx-request") && !import.state.is_busy() {
        // The page that asks shows a progress bar: there is another page to see now.
        let name = actix_web::http::header::HeaderName::from_static("hx-refresh");
        reply.headers_mut().insert(name, actix_web::http::header::HeaderValue::from_static("true"));
    }
    Ok(reply)
}

/// The page that fits the state of the import.
async fn page_of(
    visit: &SignedIn,
    import: &UsageImport,
    page: u32,
    faults: Vec<Fault>,
    db: &Db,
) -> Result<HttpResponse, Failure> {
    let (id, at) = (import.id, offset(page, FAULTS_A_PAGE));
    let rows =
        db.tenant(&visit.actor, "usage-imports.faults", move |tx| tx.import_faults(id, FAULTS_A_PAGE, at));
    let rows = faults::read(rows.await?)?;
    match import.state {
        ImportState::Checking | ImportState::Importing => progress::show(visit, import),
        ImportState::Checked => {
            let (shown, days) = (import.clone(), import.days);
            let before = db.tenant(&visit.actor, "usage-imports.compare", move |tx| {
                check::load_before(tx, &shown, days)
            });
            check::show(visit, import, &rows, page, before.await?.as_ref(), faults)
        }
        _ => result::show(visit, import, &rows, page, faults),
    }
}

/// The refused rows as a table to take along.
pub async fn export_faults(visit: SignedIn, path: Path<ImportPath>, db: Data<Db>) -> Reply {
    let id = path.import;
    let loaded = db.tenant(&visit.actor, "usage-imports.export-faults", move |tx| {
        Ok::<_, StoreError>((tx.usage_import(id)?, tx.import_faults(id, i64::MAX, 0)?))
    });
    let (import, rows) = loaded.await?;
    let rows: Vec<RowFault> = faults::read(rows)?;
    let name = format!("{}-{}", visit.text("usage-faults-file"), import.upload.file_name);
    exports::file(name.trim_end_matches(".csv"), "csv", &[faults::sheet(&visit, &rows)])
}

/// What somebody decided on a checked file.
#[derive(Deserialize)]
pub struct DecisionForm {
    #[serde(default)]
    choice: String,
}

/// Has the good rows stored, or puts the file aside to choose another.
pub async fn confirm(
    visit: SignedIn,
    path: Path<ImportPath>,
    form: Form<DecisionForm>,
    db: Data<Db>,
) -> Reply {
    let (id, other) = (path.import, form.fields.choice == "other");
    let done = db.tenant(&visit.actor, form.once("usage-imports.confirm"), move |tx| {
        if other { deeds::cancel(tx, id) } else { deeds::confirm(tx, id) }
    });
    let target =
        if other { format!("{}/office/usage-imports/new", visit.home()) } else { address_of(&visit, id) };
    answer(&visit, id, done.await, target, "", &db).await
}

/// A form with a button and nothing else.
#[derive(Deserialize)]
pub struct ButtonForm {}

/// Stops an import.
pub async fn cancel(visit: SignedIn, path: Path<ImportPath>, form: Form<ButtonForm>, db: Data<Db>) -> Reply {
    let id = path.import;
    let done = db.tenant(&visit.actor, form.once("usage-imports.cancel"), move |tx| deeds::cancel(tx, id));
    answer(&visit, id, done.await, address_of(&visit, id), "usage-import-cancelled", &db).await
}

/// Takes the refused rows of an import off the to-do list.
pub async fn handle(visit: SignedIn, path: Path<ImportPath>, form: Form<ButtonForm>, db: Data<Db>) -> Reply {
    let id = path.import;
    let done =
        db.tenant(&visit.actor, form.once("usage-imports.handle"), move |tx| deeds::handle_refused(tx, id));
    answer(&visit, id, done.await, address_of(&visit, id), "usage-import-handled", &db).await
}

async fn answer(
    visit: &SignedIn,
    id: ImportId,
    done: Result<(), Refused>,
    target: String,
    flash: &str,
    db: &Db,
) -> Reply {
    match done {
        Ok(()) if flash.is_empty() => Ok(see_other(target).into()),
        Ok(()) => Ok(see_other(target).flash(flash).into()),
        Err(Refused::Faults(faults)) => {
            let import = db.tenant(&visit.actor, "usage-imports.show", move |tx| tx.usage_import(id)).await;
            page_of(visit, &import.map_err(Failure::from)?, 1, faults, db).await
        }
        Err(other) => Err(other.into()),
    }
}

/// A file that can be filled in: every column by its Dutch name.
pub async fn example(visit: SignedIn) -> Reply {
    let rows = visit.text("usage-example-rows").replace('|', "\r\n");
    let text = format!("\u{feff}{rows}\r\n");
    exports::download(&visit.text("usage-example-file"), "text/csv; charset=utf-8", text.into_bytes())
}
