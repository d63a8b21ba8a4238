//! `serve`: the portal itself.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use super::{Sources, database, say};
use crate::server;
use crate::settings::Settings;

/// `serve --check`: everything that is wrong with the settings.
pub(crate) fn check(settings: &Settings) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\ngemeengoed: "))?;
    if let Some(url) = &checked.database_url {
        let db = store::Db::open(url, 2, kernel::Chance::new(|_| {})).map_err(|error| error.to_string())?;
        db.refuse_privileged_role().map_err(|error| error.to_string())?;
    }
    say("The settings are good.");
    Ok(())
}

/// `serve`: opens the database, then answers until it is told to stop.
pub(crate) fn serve(settings: &Settings, sources: &Sources) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\ngemeengoed: "))?;
    log(settings.log_json);
    let opened = database::open(&checked, &sources.chance)?;
    let interruptible = opened.cluster.as_ref().map(|cluster| cluster.stop_when_interrupted()).transpose();
    let interruptible = interruptible.map_err(|error| error.to_string())?;
    let site = server::site(checked.site.clone(), &opened.db, sources.clock)?;
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    drop(interruptible);
    actix_web::rt::System::new()
        .block_on(async {
            let (server, address) = server::start(site, opened.db.clone(), checked.listen, threads)?;
            say(&format!("Gemeengoed is at http://{address}"));
            server.await
        })
        .map_err(|error| format!("{}: {error}", checked.listen))?;
    match opened.cluster {
        Some(cluster) => cluster.stop().map_err(|error| error.to_string()),
        None => Ok(()),
    }
}

fn log(json: bool) {
    let filter = EnvFilter::try_from_env("GEMEENGOED_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,actix_server=warn"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call in one process (tests) keeps the first subscriber.
    let _ = if json {
        lines.json().try_init()
    } else {
        lines.with_ansi(std::io::stderr().is_terminal()).try_init()
    };
}
