//! `serve`: the portal itself.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use super::work::Working;
use super::{Sources, complain, database, say};
use crate::demo;
use crate::server;
use crate::settings::Settings;

/// `serve --check`: everything that is wrong with the settings.
pub(crate) fn check(settings: &Settings) -> Result<(), String> {
    let mut faults = settings.check().err().unwrap_or_default();
    faults.extend(settings.own_database().and_then(|url| fault_of_database(&url)));
    if faults.is_empty() {
        say("The settings are good.");
        return Ok(());
    }
    Err(faults.join("\ngemeengoed: "))
}

/// Why the portal cannot work with the own PostgreSQL.
fn fault_of_database(url: &str) -> Option<String> {
    match store::Db::open(url, 2, kernel::Chance::new(|_| {})) {
        Ok(db) => db.refuse_privileged_role().err().map(|error| format!("DATABASE_URL: {error}")),
        Err(error) => Some(format!("DATABASE_URL: {error}")),
    }
}

/// `serve`: opens the database, then answers until it is told to stop.
pub(crate) fn serve(settings: &Settings, sources: &Sources) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\ngemeengoed: "))?;
    log(settings.log_json);
    let opened = database::open_for_serving(&checked, &sources.chance)?;
    let interruptible = opened.cluster.as_ref().map(|cluster| cluster.stop_when_interrupted()).transpose();
    let interruptible = interruptible.map_err(|error| error.to_string())?;
    let demonstration = is_demonstration(&opened.db)?;
    let mut settings_of_site = checked.site.clone();
    // Elsewhere the mail of real people lies there: no page shows it.
    settings_of_site.mail_folder = settings_of_site.mail_folder.filter(|_| demonstration);
    let site = server::site(settings_of_site, &opened.db, sources.clock)?;
    let shows_mail = site.settings.mail_folder.is_some();
    let working = Working::start(&opened.db, &site, &checked)?;
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    drop(interruptible);
    let served = actix_web::rt::System::new()
        .block_on(async {
            let (server, address) = server::start(site, opened.db.clone(), checked.listen, threads)?;
            if demonstration {
                say(&demo::table());
            }
            if shows_mail {
                say(&format!("What it would mail is at http://{address}/dev/mail"));
            }
            say(&format!("Gemeengoed is at http://{address}"));
            server.await
        })
        .map_err(|error| format!("{}: {error}", checked.listen));
    working.end();
    served?;
    match opened.cluster {
        Some(cluster) => cluster.stop().map_err(|error| error.to_string()),
        None => Ok(()),
    }
}

/// Whether the database holds the demonstration. One that was cut off halfway is said, and served as it is.
fn is_demonstration(db: &store::Db) -> Result<bool, String> {
    let state = demo::state(db).map_err(|error| error.to_string())?;
    if state == demo::State::Halfway {
        complain("the demonstration was cut off halfway: `gemeengoed reset` begins again");
    }
    Ok(state == demo::State::Whole)
}

/// Log lines to standard error.
pub(crate) fn log(json: bool) {
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
