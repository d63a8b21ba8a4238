//! `upl import`: brings an edition of the uniform product list in.

use std::path::Path;

use actions::{Refused, upl};
use intake::upl::UplRow;
use intake::{Given, Sheet};
use store::{Operator, Reason, StoreError};

use super::{Sources, complain, database, say};
use crate::settings::Settings;

/// Imports a file in the name of an operator, or only says what it would do. A file with bad rows is refused.
pub(crate) fn import(
    settings: &Settings,
    sources: &Sources,
    file: &Path,
    operator: Option<&str>,
    dry_run: bool,
) -> Result<(), String> {
    let sheet = read(file)?;
    let checked = settings.check().map_err(|faults| faults.join("\n"))?;
    let opened = database::open_for_serving(&checked, &sources.chance)?;
    let done = work(&opened.db, &sheet.rows, file, operator, dry_run);
    if let Some(cluster) = opened.cluster {
        cluster.stop().map_err(|error| error.to_string())?;
    }
    say(&done?);
    Ok(())
}

fn read(file: &Path) -> Result<Sheet<UplRow>, String> {
    let opened = std::fs::File::open(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let sheet = intake::upl::read(opened, &Given::default())
        .map_err(|fault| format!("{}: the file cannot be read: {}", file.display(), fault.code()))?;
    for fault in &sheet.faults {
        complain(&format!(
            "{}:{}: {}: {}",
            file.display(),
            fault.row,
            fault.column.code(),
            fault.reason.code()
        ));
    }
    match sheet.refused {
        0 => Ok(sheet),
        refused => Err(format!("{}: {refused} rows are wrong; nothing was imported", file.display())),
    }
}

fn work(
    db: &store::Db,
    rows: &[UplRow],
    file: &Path,
    operator: Option<&str>,
    dry_run: bool,
) -> Result<String, String> {
    let operator = whose(db, operator)?;
    let name = if dry_run { "upl.check" } else { "upl.import" };
    let subject = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let reason = Reason { name, subject, why: "command line".to_owned() };
    let plan = db
        .platform_blocking::<_, Refused, _>(&operator, &reason, |tx| {
            if dry_run {
                let today = store::local_day(tx.now());
                return Ok(upl::plan(&tx.upl_entries()?, rows, today));
            }
            upl::import(tx, rows)
        })
        .map_err(|refused| refused.to_string())?;
    let done = if dry_run { "would be" } else { "are" };
    Ok(format!(
        "{} products, {} of municipalities: {} {done} new, {} {done} changed, {} {done} gone, {} the same.",
        rows.len(),
        plan.municipal,
        plan.fresh.len(),
        plan.changed.len(),
        plan.gone.len(),
        plan.same
    ))
}

/// The operator of this name; without one, the only operator there is.
fn whose(db: &store::Db, email: Option<&str>) -> Result<Operator, String> {
    let mut all = db
        .session_blocking::<_, StoreError, _>("operators.at-console", |tx| tx.operators_at_console(email))
        .map_err(|error| error.to_string())?;
    match (all.len(), email) {
        (1, _) => all.pop().ok_or_else(String::new),
        (0, Some(email)) => Err(format!("{email} is not an operator of this installation")),
        (0, None) => Err("there is no operator yet: appoint one with gemeengoed operator".to_owned()),
        _ => Err("there is more than one operator: say which, with --operator".to_owned()),
    }
}
