//! `operator`: appoints who runs the installation.

use actions::{Refused, operators};

use super::{Sources, database, say};
use crate::settings::Settings;

/// Appoints an operator, and prints the link with which the person chooses a password.
pub(crate) fn appoint(
    settings: &Settings,
    sources: &Sources,
    email: &str,
    name: Option<&str>,
) -> Result<(), String> {
    let checked = settings.check().map_err(|faults| faults.join("\n"))?;
    let opened = database::open_for_serving(&checked, &sources.chance)?;
    let name = name.unwrap_or(email);
    let path = opened.db.session_blocking("operators.appoint", |tx| operators::appoint(tx, name, email));
    if let Some(cluster) = opened.cluster {
        cluster.stop().map_err(|error| error.to_string())?;
    }
    let path = path.map_err(|refused| match refused {
        Refused::Faults(_) => format!("{email}: is not a mail address, or the name is too long"),
        other => other.to_string(),
    })?;
    say(&format!("{email} runs this installation. The link to choose a password works once, for an hour:"));
    say(&format!("{}{path}", checked.site.public_url));
    Ok(())
}
