//! A solution as `publiccode.yml`: what its form says, laid over the file that it was entered from.
//!
//! Pure. Invariant: only a valid file is given; where there is none, what is missing is named.

use publiccode::{
    Contact, Description, DevelopmentStatus, Fault, Maintenance, MaintenanceType, Publiccode, check, write,
};
use store::{AboutSolution, Solution};

use super::publiccode::about;

/// The most characters of the short description, and the least and most of the long one, by the standard.
const SHORT: usize = 150;
const LONG: std::ops::RangeInclusive<usize> = 150..=10_000;
/// The languages whose description the form shows.
pub(super) const LANGUAGES: [&str; 2] = ["nl", "en"];

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Nobody said under which licence it is.
    Licence,
    /// Nobody said where its source is.
    Repository,
    /// What is said does not fit the standard.
    Fault(Fault),
}

/// The file of a solution that `builder` built and that was entered from the file `imported`, if it was.
///
/// # Errors
/// Everything that is missing.
pub fn offer(one: &Solution, builder: &str, imported: &str) -> Result<String, Vec<Missing>> {
    let absent = [(&one.about.licence, Missing::Licence), (&one.about.repository, Missing::Repository)];
    let absent: Vec<Missing> =
        absent.into_iter().filter(|(text, _)| text.is_empty()).map(|(_, missing)| missing).collect();
    if !absent.is_empty() {
        return Err(absent);
    }
    let file = write(&said(one, builder, check(imported.as_bytes(), None).publiccode));
    let checked = check(file.as_bytes(), None);
    if checked.is_valid() {
        return Ok(file);
    }
    Err(checked.errors().cloned().map(Missing::Fault).collect())
}

/// What a file says of a solution that says nothing itself about platforms, languages and the like.
fn bare(builder: &str) -> Publiccode {
    let mut file = Publiccode {
        version: "0".to_owned(),
        platforms: vec!["web".to_owned()],
        descriptions: vec![Description { language: "nl".to_owned(), ..Description::default() }],
        ..Publiccode::default()
    };
    file.legal.main_copyright_owner = Some(builder.to_owned());
    file.localisation.available_languages = vec!["nl".to_owned()];
    file
}

fn said(one: &Solution, builder: &str, imported: Option<Publiccode>) -> Publiccode {
    let mut file = imported.unwrap_or_else(|| bare(builder));
    // What the form was filled in with: only what is something else by now is a change.
    let (before, now) = (about(&file), &one.about);
    let changed = |of: fn(&AboutSolution) -> &str| rows(of(&before)) != rows(of(now));
    if changed(|about| &about.name) {
        file.name.clone_from(&now.name);
    }
    if changed(|about| &about.repository) {
        file.url.clone_from(&now.repository);
    }
    if changed(|about| &about.version) {
        file.software_version = Some(now.version.clone()).filter(|version| !version.is_empty());
    }
    if changed(|about| &about.maturity) {
        file.development_status = DevelopmentStatus::of_word(&now.maturity).unwrap_or_default();
    }
    if changed(|about| &about.licence) {
        file.legal.license.clone_from(&now.licence);
    }
    let summary = changed(|about| &about.summary);
    let text = summary || changed(|about| &about.description) || !one.state_reason.is_empty();
    let processes = changed(|about| &about.processes);
    if let Some(description) = file.description_mut(&LANGUAGES) {
        if summary {
            description.short_description = short(&now.summary);
        }
        if text || description.long_description.is_none() {
            description.long_description = Some(long(one, builder));
        }
        if processes {
            description.features = rows(&now.processes);
        }
        let products = now.upl.iter().filter(|name| !description.features.contains(name));
        let products: Vec<String> = products.cloned().collect();
        description.features.extend(products);
        if description.features.is_empty() {
            description.features = vec![short(&now.summary)];
        }
    }
    let suppliers = changed(|about| &about.suppliers);
    let contact = changed(|about| &about.contact_name) || changed(|about| &about.contact_email);
    maintained(&mut file.maintenance, now, (suppliers, contact), builder);
    file
}

/// Who maintains it. A supplier that is new has no day on which its contract ends, which the standard asks
/// for: it cannot be named.
fn maintained(
    maintenance: &mut Maintenance,
    now: &AboutSolution,
    (suppliers, contact): (bool, bool),
    builder: &str,
) {
    if suppliers {
        let named = rows(&now.suppliers);
        maintenance.contractors.retain(|one| named.contains(&one.name));
    }
    if contact {
        let same = maintenance.contacts.first().filter(|one| one.name.trim() == now.contact_name);
        let known = same.cloned().unwrap_or_default();
        let name = if now.contact_name.is_empty() { builder } else { &now.contact_name }.to_owned();
        let email = Some(now.contact_email.clone()).filter(|email| !email.is_empty());
        maintenance.contacts.splice(..maintenance.contacts.len().min(1), [Contact { name, email, ..known }]);
    }
    if maintenance.kind == MaintenanceType::Contract && maintenance.contractors.is_empty() {
        maintenance.kind = MaintenanceType::Internal;
    }
    let answers = [MaintenanceType::Internal, MaintenanceType::Community].contains(&maintenance.kind);
    if answers && maintenance.contacts.is_empty() {
        maintenance.contacts.push(Contact { name: builder.to_owned(), ..Contact::default() });
    }
}

/// The lines of a text that say something: a form sends other ends of lines than a file has.
fn rows(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn short(summary: &str) -> String {
    if summary.chars().count() <= SHORT {
        return summary.to_owned();
    }
    let cut: String = summary.chars().take(SHORT - 1).collect();
    format!("{cut}…")
}

/// Everything that is said about a solution; where that is less than the standard asks for, with what else is
/// known of it.
fn long(one: &Solution, builder: &str) -> String {
    let about = &one.about;
    let mut parts = vec![about.summary.clone(), about.description.clone(), one.state_reason.clone()];
    parts.retain(|part| !part.is_empty());
    let more = [
        format!("Gebouwd door {builder}."),
        listed("Producten", &about.upl),
        listed("Processen", &rows(&about.processes)),
        listed("Leveranciers die het kennen", &rows(&about.suppliers)),
        listed("Broncode en licentie", &[about.repository.clone(), about.licence.clone()]),
        "Andere gemeenten kunnen dit hergebruiken. In de catalogus van hun coöperatie zien zij wie het \
         gebruikt, wat anderen ermee bespaarden en wat zij ervan leerden."
            .to_owned(),
    ];
    for part in more.into_iter().filter(|part| !part.is_empty()) {
        if parts.join("\n\n").chars().count() < *LONG.start() {
            parts.push(part);
        }
    }
    parts.join("\n\n").chars().take(*LONG.end()).collect()
}

fn listed(head: &str, all: &[String]) -> String {
    if all.is_empty() { String::new() } else { format!("{head}: {}.", all.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::super::publiccode::{Read, read};
    use super::*;

    const FILE: &str = include_str!("../../../publiccode/tests/medusa.yml");

    fn solution(about: AboutSolution) -> Solution {
        Solution {
            id: format!("{:032x}", 1).parse().unwrap(),
            builder: format!("{:032x}", 2).parse().unwrap(),
            about,
            state: "published".to_owned(),
            state_reason: String::new(),
            state_since: jiff::Timestamp::UNIX_EPOCH,
            changed_by: String::new(),
            changed_at: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    fn entered() -> Solution {
        let Read::Valid(about) = read(FILE.as_bytes()) else { panic!("{:?}", read(FILE.as_bytes())) };
        solution(*about)
    }

    fn content(file: &str) -> Publiccode {
        let checked = check(file.as_bytes(), None);
        checked.publiccode.unwrap_or_else(|| panic!("{:?}", checked.faults))
    }

    #[test]
    fn a_file_comes_back_the_same_in_meaning() {
        let mut one = entered();
        one.about.description = one.about.description.replace('\n', "\r\n");
        assert_eq!(content(&offer(&one, "Zwolle", FILE).unwrap()), content(FILE));
    }

    #[test]
    fn what_is_changed_is_changed_and_all_else_stays() {
        let mut one = entered();
        one.about.version = "2.0".to_owned();
        one.about.contact_email = "beheer@zwolle.example".to_owned();
        one.about.processes = "Zoeken\nVinden".to_owned();
        let (before, after) = (content(FILE), content(&offer(&one, "Zwolle", FILE).unwrap()));
        assert_eq!(after.software_version.as_deref(), Some("2.0"));
        assert_eq!(after.maintenance.contacts[0].email.as_deref(), Some("beheer@zwolle.example"));
        assert_eq!(after.maintenance.contacts[0].phone, before.maintenance.contacts[0].phone);
        assert_eq!(after.description(&["nl"]).unwrap().features, ["Zoeken", "Vinden"]);
        assert_eq!(after.description(&["en"]), before.description(&["en"]));
        assert_eq!((after.platforms, after.software_type), (before.platforms, before.software_type));
        assert_eq!((after.localisation, after.countries), (before.localisation, before.countries));
    }

    #[test]
    fn what_was_entered_by_hand_is_a_valid_file_or_says_what_is_missing() {
        let about = AboutSolution {
            name: "no".to_owned(),
            summary: "Eén dossier per inwoner.".to_owned(),
            maturity: "stable".to_owned(),
            licence: "EUPL-1.2".to_owned(),
            repository: "https://code.zwolle.example/dossiers".to_owned(),
            upl: vec!["bijstand".to_owned(), "schuldhulpverlening".to_owned()],
            processes: "Bijstand behandelen\nDossiers archiveren".to_owned(),
            suppliers: "Archiefmeesters\nOostwal Software".to_owned(),
            contact_name: "Tjitske Wiersma".to_owned(),
            ..AboutSolution::default()
        };
        let file = content(&offer(&solution(about.clone()), "Zwolle", "").unwrap());
        assert_eq!((file.name.as_str(), file.platforms), ("no", vec!["web".to_owned()]));
        let missing = |about: AboutSolution| offer(&solution(about), "Zwolle", "").unwrap_err();
        let bare = AboutSolution { licence: String::new(), repository: String::new(), ..about.clone() };
        assert_eq!(missing(bare), [Missing::Licence, Missing::Repository]);
        let odd = missing(AboutSolution { licence: "vraag maar".to_owned(), ..about });
        assert!(matches!(&odd[..], [Missing::Fault(fault)] if fault.key == "legal.license"), "{odd:?}");
    }

    #[test]
    fn a_contract_that_is_over_leaves_somebody_to_ask() {
        let mut one = entered();
        one.about.suppliers = String::new();
        let file = content(&offer(&one, "Zwolle", FILE).unwrap());
        assert_eq!(file.maintenance.kind, MaintenanceType::Internal);
        assert!(file.maintenance.contractors.is_empty() && !file.maintenance.contacts.is_empty());
        one.about.summary = "Lang. ".repeat(60);
        let file = content(&offer(&one, "Zwolle", FILE).unwrap());
        assert_eq!(file.description(&["nl"]).unwrap().short_description.chars().count(), 150);
    }
}
