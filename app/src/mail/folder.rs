//! Mail as files: one `.eml` per mail under `DATA/mail`, named by its time and its id.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use kernel::OutboxId;

/// A mail that was written as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Name of its file.
    pub(crate) file: String,
    /// When.
    pub(crate) at: Timestamp,
    /// To whom.
    pub(crate) to: String,
    /// What it is about.
    pub(crate) subject: String,
    /// Its text.
    pub(crate) text: String,
}

/// Writes a mail. A second time the file is replaced by the same.
pub(super) fn write(folder: &Path, at_ms: u64, id: OutboxId, message: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let at = Timestamp::from_millisecond(i64::try_from(at_ms).unwrap_or(0)).map_err(io::Error::other)?;
    let name = format!("{}-{id}.eml", at.strftime("%Y%m%dT%H%M%S%3fZ"));
    // Under its own name only when it is whole; readable by its owner alone: there are tokens in it.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(message)?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    Ok(())
}

/// The mails of a folder, the newest first; none where there is no folder yet.
pub(crate) fn letters(folder: &Path) -> io::Result<Vec<Letter>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_by(|a, b| b.cmp(a));
    Ok(names.iter().filter_map(|name| letter(folder, name).ok().flatten()).collect())
}

/// The mail with this file name; nothing where it is not one of ours.
pub(crate) fn letter(folder: &Path, name: &str) -> io::Result<Option<Letter>> {
    let Some((at, _)) = parts(name) else { return Ok(None) };
    let message = match fs::read_to_string(folder.join(name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?.replace("\r\n", "\n"),
    };
    let (head, text) = message.split_once("\n\n").unwrap_or((&message, ""));
    let head = head.replace("\n ", " ");
    let field = |wanted: &str| {
        let found = head.lines().filter_map(|line| line.split_once(": ")).find(|(name, _)| *name == wanted);
        found.map(|(_, value)| decoded(value)).unwrap_or_default()
    };
    let (to, subject) = (field("To"), field("Subject"));
    Ok(Some(Letter { file: name.to_owned(), at, to, subject, text: text.to_owned() }))
}

/// Time and id of a file's name. Nothing else is a name: no path leads out of the folder.
fn parts(name: &str) -> Option<(Timestamp, OutboxId)> {
    let (at, id) = name.strip_suffix(".eml")?.split_once('-')?;
    let at = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%S%fZ", at).ok()?;
    let at = at.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some((at, id.parse().ok()?))
}

/// A header in letters: `=?utf-8?b?..?=` is how letters beyond ASCII travel in one.
fn decoded(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, word)) = rest.split_once("=?utf-8?b?") {
        let Some((word, after)) = word.split_once("?=") else { break };
        let bytes = STANDARD.decode(word).unwrap_or_default();
        // White space between two such words is none.
        if !before.trim().is_empty() || text.is_empty() {
            text.push_str(before);
        }
        text.push_str(&String::from_utf8_lossy(&bytes));
        rest = after;
    }
    text.push_str(rest);
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "018f0000-0000-7000-8000-000000000001";

    #[test]
    fn a_mail_that_was_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let head =
            "To: marieke@enschede.example\r\nSubject: Een =?utf-8?b?Y2/Dtg==?=\r\n =?utf-8?b?cGVyYXRpZQ==?=";
        let message = format!("{head}\r\n\r\nBeste Marieke,\r\n\r\nhttp://x/y\r\n");
        for _ in 0..2 {
            write(folder.path(), 1_763_730_000_123, ID.parse().unwrap(), message.as_bytes()).unwrap();
        }
        let letters = letters(folder.path()).unwrap();
        assert_eq!(letters.len(), 1);
        let letter = &letters[0];
        assert_eq!(
            (letter.to.as_str(), letter.subject.as_str()),
            ("marieke@enschede.example", "Een coöperatie")
        );
        assert_eq!(letter.text, "Beste Marieke,\n\nhttp://x/y\n");
        assert_eq!(letter.at.as_millisecond(), 1_763_730_000_123);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["../../etc/passwd", "x.eml", "20261121T100000000Z-../../x.eml", ""] {
            assert_eq!(letter(folder.path(), name).unwrap(), None, "{name}");
        }
        assert!(letters(&folder.path().join("none")).unwrap().is_empty());
    }
}
