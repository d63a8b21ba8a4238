//! Settings of the portal: from the command line and the environment, read once, checked all at once.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use web::SiteSettings;

/// Where the portal listens, where its data lies, and what it talks to.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Address to listen on.
    #[arg(long, env = "GEMEENGOED_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Folder of the private database and of mail as files.
    #[arg(long, env = "GEMEENGOED_DATA", default_value = "var")]
    pub data: PathBuf,
    /// An own PostgreSQL (15 or newer), as portal_login; without it the portal keeps a private one.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// A file that holds the database address, for secrets that are mounted as files.
    #[arg(long, env = "DATABASE_URL_FILE", conflicts_with = "database_url")]
    pub database_url_file: Option<PathBuf>,
    /// Mail server, `smtps://user:password@host`; without it mail becomes files under DATA/mail.
    #[arg(long, env = "SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// A file that holds the mail server's address.
    #[arg(long, env = "SMTP_URL_FILE", conflicts_with = "smtp_url")]
    pub smtp_url_file: Option<PathBuf>,
    /// Sender of all mail.
    #[arg(long, env = "GEMEENGOED_MAIL_FROM", default_value = "Gemeengoed <portaal@gemeengoed.example>")]
    pub mail_from: String,
    /// Where people find the portal; https makes cookies `__Host-` cookies. By default the address it listens
    /// on.
    #[arg(long, env = "GEMEENGOED_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// A proxy in front tells the visitor's address in X-Forwarded-For.
    #[arg(long, env = "GEMEENGOED_TRUST_PROXY")]
    pub trust_proxy: bool,
    /// The largest file that may be uploaded, in megabytes.
    #[arg(long, env = "GEMEENGOED_MOST_UPLOAD_MB", default_value_t = 200)]
    pub most_upload_mb: u64,
    /// Connections to the database at most.
    #[arg(long, env = "GEMEENGOED_CONNECTIONS", default_value_t = 16)]
    pub connections: u32,
    /// Log lines as JSON.
    #[arg(long, env = "GEMEENGOED_LOG_JSON")]
    pub log_json: bool,
    /// A new private database starts empty, without the demonstration.
    #[arg(long, env = "GEMEENGOED_WITHOUT_DEMONSTRATION")]
    pub without_demonstration: bool,
}

/// Settings that were checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Folder of data.
    pub data: PathBuf,
    /// The own PostgreSQL, where there is one.
    pub database_url: Option<String>,
    /// The mail server, where there is one.
    pub smtp_url: Option<String>,
    /// Sender of all mail.
    pub mail_from: String,
    /// Settings of the site.
    pub site: SiteSettings,
    /// Connections to the database at most.
    pub connections: u32,
    /// Whether a new private database gets the demonstration.
    pub demonstration: bool,
}

impl Settings {
    /// The own PostgreSQL as far as it is known, whatever else is wrong.
    #[must_use]
    pub fn own_database(&self) -> Option<String> {
        let url = or_file(self.database_url.as_ref(), self.database_url_file.as_ref(), &mut Vec::new());
        url.filter(|url| url.starts_with("postgres"))
    }

    /// The settings, or everything that is wrong with them: one sentence each.
    ///
    /// # Errors
    /// The sentences.
    pub fn check(&self) -> Result<Checked, Vec<String>> {
        let mut faults = Vec::new();
        let listen: Option<SocketAddr> = self.listen.parse().ok();
        if listen.is_none() {
            faults.push(format!(
                "--listen {}: write an address and a port, such as 127.0.0.1:8080",
                self.listen
            ));
        }
        let database_url = or_file(self.database_url.as_ref(), self.database_url_file.as_ref(), &mut faults);
        if database_url.as_deref().is_some_and(|url| !url.starts_with("postgres")) {
            faults.push("DATABASE_URL: must begin with postgres:// or postgresql://".to_owned());
        }
        let smtp_url = or_file(self.smtp_url.as_ref(), self.smtp_url_file.as_ref(), &mut faults);
        if let Some(fault) = smtp_url.as_deref().and_then(fault_of_mail_server) {
            faults.push(fault);
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            faults.push(format!("GEMEENGOED_MAIL_FROM {}: is not a mail address", self.mail_from));
        }
        let public_url = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        if !public_url.starts_with("http://") && !public_url.starts_with("https://") {
            faults.push(format!("GEMEENGOED_PUBLIC_URL {public_url}: must begin with https:// or http://"));
        }
        if !(1..=2_000).contains(&self.most_upload_mb) {
            faults.push("GEMEENGOED_MOST_UPLOAD_MB: from 1 to 2000".to_owned());
        }
        if !(2..=500).contains(&self.connections) {
            faults.push("GEMEENGOED_CONNECTIONS: from 2 to 500".to_owned());
        }
        match listen {
            Some(listen) if faults.is_empty() => Ok(Checked {
                listen,
                data: self.data.clone(),
                demonstration: database_url.is_none() && !self.without_demonstration,
                site: SiteSettings {
                    public_url: public_url.trim_end_matches('/').to_owned(),
                    trust_proxy: self.trust_proxy,
                    most_upload_bytes: self.most_upload_mb * 1_000_000,
                    mail_folder: smtp_url.is_none().then(|| self.data.join("mail")),
                },
                database_url,
                smtp_url,
                mail_from: self.mail_from.clone(),
                connections: self.connections,
            }),
            _ => Err(faults),
        }
    }
}

/// Why mail cannot go through the server at this address; the address itself may hold a password, and is not
/// said.
fn fault_of_mail_server(url: &str) -> Option<String> {
    if !url.starts_with("smtp://") && !url.starts_with("smtps://") {
        return Some("SMTP_URL: must begin with smtp:// or smtps://".to_owned());
    }
    lettre::SmtpTransport::from_url(url).err().map(|error| format!("SMTP_URL: {error}"))
}

fn or_file(value: Option<&String>, file: Option<&PathBuf>, faults: &mut Vec<String>) -> Option<String> {
    if let Some(path) = file {
        return match std::fs::read_to_string(path) {
            Ok(text) => Some(text.trim().to_owned()),
            Err(error) => {
                faults.push(format!("{}: {error}", path.display()));
                None
            }
        };
    }
    value.filter(|text| !text.is_empty()).cloned()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        settings: Settings,
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let line = ["x", "--listen", "nowhere", "--smtp-url", "mailto:x", "--connections", "1"];
        let faults = Line::parse_from(line).settings.check().unwrap_err();
        assert_eq!(faults.len(), 3, "{faults:?}");
    }

    #[test]
    fn a_mail_server_has_an_address_that_mail_can_go_to() {
        let faults = |url: &str| Line::parse_from(["x", "--smtp-url", url]).settings.check().err();
        for wrong in ["smtpx://h", "smtp://h:0x", "smtp://u:geheim@h?tls=x", "mailto:x"] {
            let faults = faults(wrong).unwrap_or_default();
            assert_eq!(faults.len(), 1, "{wrong}");
            assert!(faults[0].starts_with("SMTP_URL: ") && !faults[0].contains("geheim"), "{faults:?}");
        }
        for right in ["smtp://127.0.0.1:2525", "smtps://u:p@mail.example"] {
            assert_eq!(faults(right), None, "{right}");
        }
    }

    #[test]
    fn without_a_database_of_its_own_the_portal_shows_the_demonstration() {
        let checked = Line::parse_from(["x"]).settings.check().unwrap();
        assert!(checked.demonstration && checked.site.mail_folder.is_some());
    }
}
