//! `demo`: makes the demonstration, and says who is in it.

use std::path::Path;

use super::{Sources, database, say};
use crate::demo;
use crate::settings::Settings;

/// `demo`: makes the demonstration in a database that knows nobody, and shows its accounts.
pub(crate) fn make(settings: &Settings, sources: &Sources) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\n"))?;
    let opened = database::open_for_serving(&checked, &sources.chance)?;
    let made = demo::seed(&opened.db);
    let state = demo::state(&opened.db).map_err(|error| error.to_string());
    if let Some(cluster) = opened.cluster {
        cluster.stop().map_err(|error| error.to_string())?;
    }
    if !made? && state? != demo::State::Whole {
        return Err("the database has accounts of its own: the demonstration is for an empty one".to_owned());
    }
    say(&demo::table());
    Ok(())
}

/// `demo --json`: cooperatives, accounts and passwords, without a database.
pub(crate) fn json() -> Result<(), String> {
    say(&demo::json().map_err(|error| error.to_string())?);
    Ok(())
}

/// `demo --examples DIR`: the files of the open quarter, to upload.
pub(crate) fn examples(folder: &Path) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(said)?;
    let files = [
        ("usage-2026-q4.csv", demo::examples::usage_of_open_quarter()?),
        ("costs-2026-q4.csv", demo::examples::costs_of_open_quarter()),
    ];
    for (name, content) in files {
        std::fs::write(folder.join(name), content).map_err(said)?;
        say(&folder.join(name).display().to_string());
    }
    Ok(())
}
