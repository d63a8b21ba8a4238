//! Mail to the people of a cooperative about what somebody did there.

use serde_json::{Value, json};
use store::{NewMail, PersonSeat, StoreError, TenantTx};

/// What people wrote, in lines that every mail server takes.
pub(crate) fn in_lines(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut current = String::new();
        for word in line.split(' ') {
            // A word of hundreds of letters is no word: it is cut.
            for part in word.chars().collect::<Vec<_>>().chunks(LONGEST) {
                if current.chars().count() + part.len() >= LONGEST && !current.is_empty() {
                    lines.push(std::mem::take(&mut current));
                }
                if !current.is_empty() {
                    current.push(' ');
                }
                current.extend(part);
            }
        }
        lines.push(current);
    }
    lines.join("\n")
}

/// Mails everybody whose seat is meant, once each, in their own language. The templates get `about` with the
/// name of the reader and the name and the address of the cooperative.
///
/// # Errors
/// Those of the store.
pub fn tell(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    about: &Value,
    is_meant: impl Fn(&PersonSeat) -> bool,
) -> Result<(), StoreError> {
    let cooperative = tx.actor().cooperative().clone();
    let today = tx.today();
    let here = tx.people()?.into_iter().filter(|seat| seat.is_taken_on(today));
    let mut readers: Vec<PersonSeat> = here.filter(is_meant).collect();
    readers.sort_by_key(|seat| seat.person);
    readers.dedup_by_key(|seat| seat.person);
    for reader in readers {
        let mut data = json!({
            "name": reader.name,
            "cooperative": cooperative.name,
            "address": cooperative.address,
        });
        if let (Some(data), Some(about)) = (data.as_object_mut(), about.as_object()) {
            data.extend(about.clone());
        }
        tx.mail(&NewMail { recipient: reader.email, event, language: reader.language, data })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_mail_is_longer_than_a_server_takes() {
        let long = format!("{} {}\n\nkort", "woord ".repeat(100), "x".repeat(3_000));
        let lines = in_lines(&long);
        assert!(lines.lines().all(|line| line.chars().count() <= 201), "{lines}");
        assert!(lines.ends_with("\n\nkort"));
        assert_eq!(in_lines("Een zin."), "Een zin.");
    }
}
