//! The database of a command: an own PostgreSQL, or the private cluster of the data folder.

use kernel::Chance;
use store::cluster::{self, Cluster, LOGIN, OWNER};
use store::{Db, Installation};

use super::{Sources, say};
use crate::settings::{Checked, Settings};

/// Name of the database in the private cluster.
const DATABASE: &str = "gemeengoed";

/// A database that is open, and the cluster behind it where that is ours.
pub(crate) struct Opened {
    pub(crate) db: Db,
    pub(crate) cluster: Option<Cluster>,
}

/// Opens the database. The private one is made and migrated first; an own one must have been migrated by its owner.
pub(crate) fn open(checked: &Checked, chance: &Chance) -> Result<Opened, String> {
    let (url, cluster) = match &checked.database_url {
        Some(url) => (url.clone(), None),
        None => {
            let cluster = private(checked)?;
            (cluster.url(LOGIN, DATABASE), Some(cluster))
        }
    };
    let db = Db::open(&url, checked.connections, chance.clone()).map_err(|error| error.to_string())?;
    db.refuse_privileged_role().map_err(|error| error.to_string())?;
    Ok(Opened { db, cluster })
}

fn private(checked: &Checked) -> Result<Cluster, String> {
    let cluster =
        Cluster::start(&checked.data, cluster::Settings::from_environment()).map_err(|e| e.to_string())?;
    cluster.ensure_database(DATABASE).map_err(|error| error.to_string())?;
    let mut installation =
        Installation::connect(&cluster.url(OWNER, DATABASE)).map_err(|error| error.to_string())?;
    installation.migrate().map_err(|error| error.to_string())?;
    Ok(cluster)
}

/// `migrate`: of the own PostgreSQL as its owner, or of the private cluster.
pub(crate) fn migrate(settings: &Settings, _sources: &Sources) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\n"))?;
    let (url, _cluster) = match &checked.database_url {
        Some(url) => (url.clone(), None),
        None => {
            let cluster = private(&checked)?;
            (cluster.url(OWNER, DATABASE), Some(cluster))
        }
    };
    let mut installation = Installation::connect(&url).map_err(|error| error.to_string())?;
    let done = installation.migrate().map_err(|error| error.to_string())?;
    say(&format!("{done} migrations ran; the database is up to date."));
    Ok(())
}

/// `reset`: stops what a killed portal left running, and removes the data folder.
pub(crate) fn reset(settings: &Settings) -> Result<(), String> {
    cluster::reset(&settings.data, &cluster::Settings::from_environment())
        .map_err(|error| error.to_string())?;
    say(&format!("{} is gone; the next start begins anew.", settings.data.display()));
    Ok(())
}
