//! `/dev/mail`: what the portal would have sent, for whoever tries the demonstration.
//!
//! Invariant: only where mail becomes files beside the demonstration. Elsewhere the page is absent: mail
//! holds tokens.

use actix_web::web::Path;
use serde::Serialize;
use web::{Failure, Guest, Reply};

use crate::mail::{self, Letter};

/// The newest mails that the list shows.
const MOST: usize = 100;

#[derive(Serialize)]
struct Index {
    letters: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    file: String,
    subject: String,
    to: String,
    at: String,
}

#[derive(Serialize)]
struct Show {
    letter: Row,
    facts: Vec<Fact>,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
    note: Option<String>,
}

#[derive(Serialize)]
struct Line {
    text: String,
    href: Option<String>,
}

impl From<&Letter> for Row {
    fn from(letter: &Letter) -> Self {
        Self {
            file: letter.file.clone(),
            subject: letter.subject.clone(),
            to: letter.to.clone(),
            at: letter.at.to_string(),
        }
    }
}

/// All mails, the newest first.
pub async fn index(visit: Guest) -> Reply {
    let folder = visit.site.settings.mail_folder.as_ref().ok_or(Failure::Absent)?;
    let letters = mail::letters(folder).map_err(|error| Failure::Bug(error.to_string()))?;
    let letters = letters.iter().take(MOST).map(Row::from).collect();
    visit.page("app/dev/mails", visit.text("dev-mail-title")).show(&Index { letters })
}

/// One mail.
pub async fn show(visit: Guest, file: Path<String>) -> Reply {
    let folder = visit.site.settings.mail_folder.as_ref().ok_or(Failure::Absent)?;
    let letter = mail::letter(folder, &file).map_err(|error| Failure::Bug(error.to_string()))?;
    let letter = letter.ok_or(Failure::Absent)?;
    let at = web::formats::instant(visit.language(), &letter.at.to_string());
    let at = at.map_err(|error| Failure::Bug(error.to_string()))?;
    let fact =
        |label: &str, value: &str| Fact { label: visit.text(label), value: value.to_owned(), note: None };
    let view = Show {
        facts: vec![fact("dev-mail-to", &letter.to), fact("dev-mail-at", &at)],
        lines: lines(&letter.text, &visit.site.settings.public_url),
        letter: Row::from(&letter),
    };
    visit
        .page("app/dev/mail", letter.subject.clone())
        .under(visit.text("dev-mail-title"), "/dev/mail")
        .show(&view)
}

/// The lines of a text; one that is an address of the portal leads there.
fn lines(text: &str, public_url: &str) -> Vec<Line> {
    let filled = text.lines().map(str::trim).filter(|line| !line.is_empty());
    filled
        .map(|line| {
            let href = line.strip_prefix(public_url).filter(|path| path.starts_with('/'));
            Line { text: line.to_owned(), href: href.map(str::to_owned) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_the_portal_leads_there_and_no_other_does() {
        let text =
            "Beste Marieke,\n\nhttp://127.0.0.1:8080/sign-in/password-reset/abc\n\nhttp://evil.example/x\n";
        let hrefs: Vec<_> = lines(text, "http://127.0.0.1:8080").into_iter().map(|line| line.href).collect();
        assert_eq!(hrefs, [None, Some("/sign-in/password-reset/abc".to_owned()), None]);
    }
}
