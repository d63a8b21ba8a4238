//! What a `publiccode.yml` says of a solution.

use kernel::SolutionId;
use publiccode::{Fault, Publiccode, check};
use store::roles::May;
use store::{AboutSolution, TenantTx};

use super::offer::LANGUAGES;
use super::{LONGEST_NAME, LONGEST_TEXT};
use crate::permissions::require;
use crate::{Fault as Refusal, Refused};

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// A solution as its form can show it.
    Valid(Box<AboutSolution>),
    /// Everything that is wrong, warnings too.
    Faulty(Vec<Fault>),
}

/// Reads a file from elsewhere.
#[must_use]
pub fn read(file: &[u8]) -> Read {
    let checked = check(file, None);
    match checked.publiccode {
        Some(content) => Read::Valid(Box::new(about(&content))),
        None => Read::Faulty(checked.faults),
    }
}

/// The longest file that is kept with a solution, in bytes: it goes through a form once.
const LONGEST_KEPT: usize = 128 * 1024;

/// A file as the form carries it: its own text, or nothing where it is too long to be carried.
#[must_use]
pub fn carried(file: &[u8]) -> String {
    let text = std::str::from_utf8(file).unwrap_or_default().replace("\r\n", "\n");
    if text.len() > LONGEST_KEPT { String::new() } else { text }
}

/// Keeps the file that a solution was entered from: what it says and the form does not comes out again.
///
/// # Errors
/// A sentence on top where it is no valid file any more, or those of the store.
pub fn keep(tx: &mut TenantTx<'_>, id: SolutionId, file: &str) -> Result<(), Refused> {
    require(tx, May::KeepSolutions)?;
    // A browser sends every end of a line as two characters.
    let file = file.replace("\r\n", "\n");
    if file.len() > LONGEST_KEPT || !check(file.as_bytes(), None).is_valid() {
        return Err(Refusal::page("publiccode-invalid").into());
    }
    tx.keep_imported(id, &file)?;
    let name = tx.solution(id)?.about.name;
    tx.audit("solutions.keep-file", id, &name)?;
    Ok(())
}

/// A text as a field of the form takes it: U+0000, which no table keeps, is left out.
fn cut(text: &str, most: usize) -> String {
    text.trim().chars().filter(|letter| *letter != '\0').take(most).collect()
}

pub(super) fn about(content: &Publiccode) -> AboutSolution {
    let said = content.description(&LANGUAGES);
    let short = said.map(|said| said.short_description.clone()).unwrap_or_default();
    let long = said.and_then(|said| said.long_description.clone()).unwrap_or_default();
    let features: Vec<String> = said.map(|said| said.features.clone()).unwrap_or_default();
    let contact = content.maintenance.contacts.first();
    let contractors: Vec<String> =
        content.maintenance.contractors.iter().map(|one| one.name.clone()).collect();
    AboutSolution {
        name: cut(&content.name, LONGEST_NAME),
        summary: cut(&short, LONGEST_TEXT),
        description: cut(&long, LONGEST_TEXT),
        processes: cut(&features.join("\n"), LONGEST_TEXT),
        licence: cut(&content.legal.license, LONGEST_NAME),
        version: cut(content.software_version.as_deref().unwrap_or_default(), LONGEST_NAME),
        repository: cut(&content.url, LONGEST_TEXT),
        maturity: content.development_status.word().to_owned(),
        suppliers: cut(&contractors.join("\n"), LONGEST_TEXT),
        contact_name: contact.map(|one| cut(&one.name, LONGEST_NAME)).unwrap_or_default(),
        contact_email: cut(contact.and_then(|one| one.email.as_deref()).unwrap_or_default(), LONGEST_NAME),
        ..AboutSolution::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../../../publiccode/tests/medusa.yml");

    #[test]
    fn a_valid_file_fills_in_a_solution() {
        let Read::Valid(about) = read(FILE.as_bytes()) else { panic!("{:?}", read(FILE.as_bytes())) };
        assert_eq!((about.name.as_str(), about.maturity.as_str()), ("Medusa", "beta"));
        assert_eq!((about.licence.as_str(), about.processes.as_str()), ("EUPL-1.2", "Zoeken"));
        assert!(about.description.starts_with("Een lange tekst"));
    }

    #[test]
    fn what_no_table_keeps_does_not_reach_the_form() {
        let odd = FILE.replace("name: Medusa", r#"name: "Me\0dusa""#).replace("[Zoeken]", r#"["Zoe\0ken"]"#);
        let Read::Valid(about) = read(odd.as_bytes()) else { panic!("{:?}", read(odd.as_bytes())) };
        assert_eq!((about.name.as_str(), about.processes.as_str()), ("Medusa", "Zoeken"));
    }

    #[test]
    fn a_faulty_file_names_every_fault() {
        let Read::Faulty(faults) = read(b"publiccodeYmlVersion: \"0\"\nname: [Medusa]\n") else { panic!() };
        assert!(faults.len() > 3, "{faults:?}");
    }
}
