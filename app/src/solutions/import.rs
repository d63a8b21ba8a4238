//! Filling in the form of a solution from a `publiccode.yml`: uploaded, or at an address.
//!
//! Invariant: nothing is kept here. Every fault of a file is said at once, with its key and line; a file
//! without errors fills in the form, which its builder looks through and saves.

use actions::solutions::publiccode::{Read, carried, read};
use actions::{Fault, Refused};
use actix_web::web::Data;
use fetch::Fetcher;
use publiccode::Severity;
use serde::Serialize;
use store::{AboutSolution, Db, StoreError};
use tokio::sync::Semaphore;
use web::{Page, Reply, SignedIn, Upload};

use super::fields::SolutionForm;
use super::{edit, list};

#[derive(Serialize)]
struct Import {
    action: String,
    back: String,
    address: String,
    found: Vec<Found>,
}

/// A fault of a file.
#[derive(Serialize)]
pub(super) struct Found {
    line: String,
    key: String,
    text: String,
    badge: String,
    tone: &'static str,
}

/// What came of a file.
enum Outcome {
    Filled(Box<SolutionForm>),
    Faulty(Vec<Found>),
}

/// The form: a file or an address.
pub async fn new(visit: SignedIn) -> Reply {
    page(&visit).show(&view(&visit, "", Vec::new()))
}

/// Reads the file, and shows the form of a solution filled in, or what is wrong with the file.
pub async fn create(visit: SignedIn, sent: Upload, db: Data<Db>, fetcher: Data<Fetcher>) -> Reply {
    let address = sent.field("address").trim().to_owned();
    match take(&visit, &sent, (&fetcher, &address)).await {
        Ok(Outcome::Filled(fields)) => edit::filled(&visit, &db, *fields).await,
        Ok(Outcome::Faulty(found)) => {
            let refused = Refused::from(Fault::field("file", "publiccode-invalid"));
            page(&visit).refused(refused)?.show(&view(&visit, &address, found))
        }
        Err(refused) => page(&visit).refused(refused)?.show(&view(&visit, &address, Vec::new())),
    }
}

/// Files that are asked for at the same time: each may wait for a slow machine on a thread that could serve
/// pages.
static TURNS: Semaphore = Semaphore::const_new(4);

async fn take(
    visit: &SignedIn,
    sent: &Upload,
    (fetcher, address): (&Fetcher, &str),
) -> Result<Outcome, Refused> {
    let bytes = match &sent.file {
        Some(_) => web::documents::read(sent).await?.content,
        None if address.is_empty() => {
            return Err(Fault::field("file", "publiccode-nothing").into());
        }
        None => fetched(&TURNS, fetcher, address).await?,
    };
    let reading = actix_web::web::block(move || (read(&bytes), carried(&bytes)));
    let (found, imported) = reading.await.map_err(|error| broken(&error))?;
    Ok(match found {
        Read::Valid(about) => {
            let publiccode = if sent.file.is_some() { String::new() } else { address.to_owned() };
            let about = AboutSolution { publiccode, ..*about };
            let mut fields = SolutionForm::of(visit, &about);
            fields.imported = imported;
            Outcome::Filled(Box::new(fields))
        }
        Read::Faulty(faults) => Outcome::Faulty(faults.iter().map(|fault| in_words(visit, fault)).collect()),
    })
}

fn broken(error: &dyn std::fmt::Display) -> Refused {
    Refused::Store(StoreError::Unexpected(error.to_string()))
}

/// The file at an address, asked for behind the guard and outside of any transaction, a few at a time.
async fn fetched(turns: &Semaphore, fetcher: &Fetcher, address: &str) -> Result<Vec<u8>, Refused> {
    let busy = |_| Fault::field("address", "publiccode-busy");
    let _turn = turns.try_acquire().map_err(busy)?;
    let (fetcher, asked) = (fetcher.clone(), address.to_owned());
    let answer = actix_web::web::block(move || fetcher.text(&asked)).await;
    let answer = answer.map_err(|error| broken(&error))?;
    let told = |why: fetch::Unfetched| Fault::field("address", format!("unfetched-{}", why.code()));
    Ok(answer.map_err(told)?.text.into_bytes())
}

/// A fault in a sentence.
pub(super) fn in_words(visit: &SignedIn, fault: &publiccode::Fault) -> Found {
    let warning = fault.severity == Severity::Warning;
    let badge = if warning { "publiccode-warning" } else { "publiccode-error" };
    Found {
        line: if fault.line == 0 { String::new() } else { fault.line.to_string() },
        key: fault.key.clone(),
        text: visit.text_with(&format!("publiccode-fault-{}", fault.reason.code()), &fault.reason.args()),
        badge: visit.text(badge),
        tone: if warning { "warning" } else { "negative" },
    }
}

fn page(visit: &SignedIn) -> Page<'_> {
    let page = visit.page("app/solutions/import", visit.text("publiccode-title"));
    page.under(visit.text("solutions-title"), list(visit))
}

fn view(visit: &SignedIn, address: &str, found: Vec<Found>) -> Import {
    Import {
        action: format!("{}/import", list(visit)),
        back: list(visit),
        address: address.to_owned(),
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(turns: &Semaphore, address: &str) -> String {
        let refused = actix_web::rt::System::new().block_on(fetched(turns, &Fetcher::default(), address));
        let refused = refused.unwrap_err();
        let Refused::Faults(faults) = refused else { return refused.to_string() };
        faults.iter().map(|fault| fault.code.to_string()).collect()
    }

    #[test]
    fn who_comes_when_all_turns_are_taken_hears_so_and_the_turns_come_back() {
        let turns = Semaphore::new(1);
        assert_eq!(code(&turns, "https://127.0.0.1/publiccode.yml"), "unfetched-inside");
        assert_eq!(code(&turns, "onzin"), "unfetched-not-an-address");
        let _taken = turns.try_acquire().unwrap();
        assert_eq!(code(&turns, "https://127.0.0.1/publiccode.yml"), "publiccode-busy");
    }
}
