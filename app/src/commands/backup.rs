//! `backup` and `restore`: as the owner of the tables, of the private cluster or of an own PostgreSQL.

use std::path::Path;

use store::Installation;
use store::backup::Scope;

use super::{Sources, database, say};
use crate::backup;
use crate::settings::Settings;

/// `backup`: all of the installation, or one cooperative, into one file.
pub(crate) fn back_up(
    settings: &Settings,
    sources: &Sources,
    file: &Path,
    cooperative: Option<&str>,
) -> Result<(), String> {
    let scope = cooperative.map_or(Scope::Installation, |address| Scope::Cooperative(address.to_owned()));
    as_owner(settings, |installation| {
        let made = backup::back_up(installation, &scope, file, (sources.clock)());
        let manifest = made.map_err(|error| error.to_string())?;
        say(&format!(
            "{}: {} rows of {} tables, schema {}.",
            file.display(),
            manifest.rows(),
            manifest.tables.len(),
            manifest.schema
        ));
        Ok(())
    })
}

/// `restore`: all rows of the file into an empty database, or none.
pub(crate) fn restore(settings: &Settings, file: &Path) -> Result<(), String> {
    as_owner(settings, |installation| {
        let manifest = backup::restore(installation, file).map_err(|error| error.to_string())?;
        say(&format!(
            "{} rows of {} tables are back, as they were at {}. Everybody signs in again.",
            manifest.rows(),
            manifest.tables.len(),
            manifest.made_at
        ));
        Ok(())
    })
}

fn as_owner(
    settings: &Settings,
    work: impl FnOnce(&mut Installation) -> Result<(), String>,
) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\n"))?;
    let (url, cluster) = database::owner(&checked)?;
    let mut installation = Installation::connect(&url).map_err(|error| error.to_string())?;
    let done = work(&mut installation);
    drop(installation);
    match cluster {
        Some(cluster) => done.and(cluster.stop().map_err(|error| error.to_string())),
        None => done,
    }
}
