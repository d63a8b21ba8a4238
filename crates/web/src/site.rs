//! What all pages share: templates, texts, the table of addresses, settings of the site.

use jiff::Timestamp;
use kernel::Chance;

use crate::gate::Gate;
use crate::routes::AccessTable;
use crate::templates::Templates;

/// Settings of the site, from the command line and the environment.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// Where people find it: `https://portaal.example`. With https, cookies are `__Host-` cookies.
    pub public_url: String,
    /// Whether a proxy in front tells the visitor's address in `X-Forwarded-For`.
    pub trust_proxy: bool,
    /// The largest file that may be uploaded, in bytes.
    pub most_upload_bytes: u64,
    /// Where mail lies as files: shown at `/dev/mail` in the demonstration.
    pub mail_folder: Option<std::path::PathBuf>,
}

/// What all pages share.
pub struct Site {
    /// Templates and texts.
    pub templates: Templates,
    /// Who may come in where.
    pub access: AccessTable,
    /// What stands before sign-in.
    pub gate: Gate,
    /// Settings.
    pub settings: SiteSettings,
    /// The source of chance.
    pub chance: Chance,
    /// The clock: for the date on a printed page and nothing that decides.
    pub clock: fn() -> Timestamp,
}

impl Site {
    /// Whether the site is served over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.settings.public_url.starts_with("https://")
    }

    /// Name of the session's cookie.
    #[must_use]
    pub fn session_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-gemeengoed" } else { "gemeengoed" }
    }

    /// Name of the cookie that guards the forms of somebody who has not signed in.
    #[must_use]
    pub fn guest_cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-guest" } else { "guest" }
    }

    /// A random text of 64 hexadecimal digits.
    #[must_use]
    pub fn token(&self) -> String {
        hex::encode(self.chance.bytes::<32>())
    }
}
