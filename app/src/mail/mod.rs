//! Mail: rendered from `templates/mail/<event>/` in the reader's language, handed to a mail server or written
//! as files.
//!
//! Invariant: a mail that is delivered twice is the same mail twice: its Message-ID, its date and its file
//! follow from its id.

mod folder;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use actions::jobs::Deliver;
use lettre::message::header::{ContentTransferEncoding, ContentType};
use lettre::message::{Body, Mailbox, SinglePart};
use lettre::{Message, SmtpTransport, Transport};
use serde_json::{Value, json};
use store::Mail;
use web::Site;
use web::language::Language;

pub(crate) use folder::{Letter, letter, letters};

/// A mail server that does not answer for this long is tried again later.
const PATIENCE: Duration = Duration::from_secs(20);

/// A line of a mail may hold this many bytes (RFC 5322).
const LONGEST_LINE: usize = 998;

/// Delivers the mail of the portal.
pub struct Post {
    site: Arc<Site>,
    from: Mailbox,
    way: Way,
}

enum Way {
    Server(Box<SmtpTransport>),
    Folder(PathBuf),
}

impl Post {
    /// Mail through the server at `smtp_url`; without one, as files in `folder`.
    ///
    /// # Errors
    /// A sentence: what is wrong with the address of the server or of the sender.
    pub fn new(site: Arc<Site>, from: &str, smtp_url: Option<&str>, folder: PathBuf) -> Result<Self, String> {
        let from = from.parse().map_err(|error| format!("GEMEENGOED_MAIL_FROM {from}: {error}"))?;
        let way = match smtp_url {
            None => Way::Folder(folder),
            Some(url) => {
                let server = SmtpTransport::from_url(url).map_err(|error| format!("SMTP_URL: {error}"))?;
                Way::Server(Box::new(server.timeout(Some(PATIENCE)).build()))
            }
        };
        Ok(Self { site, from, way })
    }

    fn message(&self, mail: &Mail) -> Result<Message, String> {
        let said = |error: &dyn std::fmt::Display| format!("mail {}: {error}", mail.event);
        let to = mail.recipient.parse().map_err(|error| said(&error))?;
        let subject = self.render(mail, "subject")?.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = self.render(mail, "text")?;
        // As it is, so that a link is never broken over lines; a server takes lines of 998 bytes.
        let text = text.lines().collect::<Vec<_>>().join("\r\n");
        if text.lines().any(|line| line.len() > LONGEST_LINE) {
            return Err(said(&"a line is too long"));
        }
        let body = Body::dangerous_pre_encoded(text.into_bytes(), ContentTransferEncoding::EightBit);
        let part = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body);
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .date(UNIX_EPOCH + Duration::from_millis(written_at(mail)))
            .singlepart(part)
            .map_err(|error| said(&error))
    }

    fn render(&self, mail: &Mail, part: &str) -> Result<String, String> {
        let language = Language::from_code(&mail.language).unwrap_or_default();
        let mut view = mail.data.clone();
        if let Value::Object(fields) = &mut view {
            fields.insert("public_url".to_owned(), json!(self.site.settings.public_url));
        }
        let name = format!("mail/{}/{part}", mail.event);
        let rendered = self.site.templates.render(&name, language, &view);
        rendered.map(|text| plain(&text)).map_err(|error| error.to_string())
    }
}

impl Deliver for Post {
    fn deliver(&self, mail: &Mail) -> Result<(), String> {
        let message = self.message(mail)?;
        match &self.way {
            Way::Server(server) => server.send(&message).map(|_| ()).map_err(|error| error.to_string()),
            Way::Folder(folder) => {
                let written = folder::write(folder, written_at(mail), mail.id, &message.formatted());
                written.map_err(|error| format!("{}: {error}", folder.display()))
            }
        }
    }
}

/// What a mail is about, in the language of who looks at it.
///
/// # Errors
/// A sentence: what its template misses.
pub(crate) fn subject(
    site: &Site,
    event: &str,
    language: Language,
    data: &serde_json::Value,
) -> Result<String, String> {
    let rendered = site.templates.render(&format!("mail/{event}/subject"), language, data);
    let line = rendered.map(|text| plain(&text)).map_err(|error| error.to_string())?;
    Ok(line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// When the mail was put in the outbox, in milliseconds: its id begins with it.
fn written_at(mail: &Mail) -> u64 {
    let id = mail.id.0.as_u128() >> 80;
    u64::try_from(id).unwrap_or(0)
}

/// Templates escape what they are given for a page; a mail is no page.
fn plain(text: &str) -> String {
    const ESCAPES: [(&str, char); 7] = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#x27;", '\''),
        ("&#x60;", '`'),
        ("&#x3D;", '='),
        ("&amp;", '&'),
    ];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let escape = ESCAPES.iter().find(|(escaped, _)| rest.starts_with(escaped));
        let (length, letter) =
            escape.map_or((letter.len_utf8(), letter), |(text, letter)| (text.len(), *letter));
        plain.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_templates_escape_for_a_page_is_plain_in_a_mail() {
        assert_eq!(plain("&#x27;s-Hertogenbosch &amp;amp; &lt;b&gt; é"), "'s-Hertogenbosch &amp; <b> é");
        assert_eq!(plain("a=b&x"), "a=b&x");
    }
}
