//! The database of a command: an own PostgreSQL, or the private cluster of the data folder.

use kernel::Chance;
use store::cluster::{self, Cluster, LOGIN, OWNER};
use store::{Db, Installation};

use super::{Sources, say};
use crate::demo;
use crate::settings::{Checked, Settings};

/// Name of the database in the private cluster.
const DATABASE: &str = "gemeengoed";

/// Where a new private database gets its demonstration. It takes its own name only when all of it is there.
const IN_PREPARATION: &str = "gemeengoed_in_preparation";

/// A database that is open, and the cluster behind it where that is ours.
pub(crate) struct Opened {
    pub(crate) db: Db,
    pub(crate) cluster: Option<Cluster>,
}

/// Opens the database. The private one is made and migrated first; an own one must have been migrated by
/// its owner.
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

/// Opens the database; a private one that is new comes with the demonstration, unless the settings say
/// otherwise.
pub(crate) fn open_for_serving(checked: &Checked, chance: &Chance) -> Result<Opened, String> {
    if checked.database_url.is_none() && checked.demonstration {
        let cluster = start(checked)?;
        if !cluster.has_database(DATABASE).map_err(|error| error.to_string())? {
            prepare(&cluster, chance)?;
        }
        // The cluster is shared: opening it again joins this one before it would stop.
        let opened = open(checked, chance);
        drop(cluster);
        return opened;
    }
    open(checked, chance)
}

/// The demonstration in a database of its own, which then takes its place: who kills the portal
/// meanwhile finds it made anew at the next start.
fn prepare(cluster: &Cluster, chance: &Chance) -> Result<(), String> {
    let said = |error: cluster::ClusterError| error.to_string();
    say("Preparing the demonstration: four cooperatives, seven quarters of usage. This happens once.");
    cluster.drop_database(IN_PREPARATION).map_err(said)?;
    cluster.ensure_database(IN_PREPARATION).map_err(said)?;
    migrate_at(&cluster.url(OWNER, IN_PREPARATION))?;
    let db = Db::open(&cluster.url(LOGIN, IN_PREPARATION), 4, chance.clone()).map_err(|e| e.to_string())?;
    demo::seed(&db)?;
    drop(db);
    cluster.rename_database(IN_PREPARATION, DATABASE).map_err(said)
}

fn start(checked: &Checked) -> Result<Cluster, String> {
    Cluster::start(&checked.data, cluster::Settings::from_environment()).map_err(|error| error.to_string())
}

fn private(checked: &Checked) -> Result<Cluster, String> {
    let cluster = start(checked)?;
    cluster.ensure_database(DATABASE).map_err(|error| error.to_string())?;
    migrate_at(&cluster.url(OWNER, DATABASE))?;
    Ok(cluster)
}

fn migrate_at(url: &str) -> Result<usize, String> {
    let mut installation = Installation::connect(url).map_err(|error| error.to_string())?;
    installation.migrate().map_err(|error| error.to_string())
}

/// The database for its owner: of the own PostgreSQL, or of the private cluster.
pub(crate) fn owner(checked: &Checked) -> Result<(String, Option<Cluster>), String> {
    match &checked.database_url {
        Some(url) => Ok((url.clone(), None)),
        None => {
            let cluster = private(checked)?;
            Ok((cluster.url(OWNER, DATABASE), Some(cluster)))
        }
    }
}

/// `migrate`: of the own PostgreSQL as its owner, or of the private cluster.
pub(crate) fn migrate(settings: &Settings, _sources: &Sources) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\n"))?;
    let (url, _cluster) = owner(&checked)?;
    let done = migrate_at(&url)?;
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
