//! How what members of Samen Digitaal wish for and take comes: built, bought, linked up with, or agreed.

use actions::lives::{self, Change};
use store::StoreError;

use super::DemoError;
use super::stage::Stage;

/// Title of the wish, and how its member thinks that it comes.
const WISHED: [(&str, &str); 4] = [
    ("Reisdocumenten: één proces", "arrangement"),
    ("Eén gemeentelijke website", "build"),
    ("Eén telefoonsysteem", "purchase"),
    ("Digitale dossiers van de Sociale Dienst", "connect"),
];

/// Code of the service, and how it came.
const TAKEN: [(&str, &str); 4] = [
    ("documenten", "purchase"),
    ("zaaksysteem", "purchase"),
    ("e-formulieren", "build"),
    ("parkeervergunning", "connect"),
];

/// How the member thinks that its wish comes; empty where it does not say.
pub(super) fn of_wish(title: &str) -> String {
    let found = WISHED.iter().find(|(wished, _)| *wished == title);
    found.map(|(_, how)| (*how).to_owned()).unwrap_or_default()
}

/// The office writes down how the services came.
pub(super) fn tell(stage: &Stage, office: &str) -> Result<(), DemoError> {
    for (code, how) in TAKEN {
        stage.act(office, "lives.change", |tx| {
            let service = tx.services()?.into_iter().find(|one| one.code == code);
            let life = tx.life_of_service(service.ok_or(StoreError::Absent)?.id)?;
            let needs = tx.needs()?;
            let (services, facilities) = (needs.services_of(life.id), needs.facilities_of(life.id));
            let mut about = life.about;
            how.clone_into(&mut about.acquisition);
            lives::change(tx, life.id, &Change { about, services, facilities })
        })?;
    }
    Ok(())
}
