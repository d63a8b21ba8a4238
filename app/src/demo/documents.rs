//! Documents of Samen Digitaal: the budget that the coming assembly decides about, the plan of a service that
//! may come, and what comes with specifications.

use actions::documents::{self, NewFile};
use kernel::AgendaItemId;

use super::DemoError;
use super::stage::Stage;

const BUDGET: &str = "Post;Begroting 2026;Begroting 2027\r\n\
    Beheer van de diensten;1.842.000,00;1.936.000,00\r\n\
    Nieuwe diensten;410.000,00;480.000,00\r\n\
    Bureau en bestuur;355.000,00;368.000,00\r\n\
    Beveiliging en toegankelijkheid;148.000,00;171.000,00\r\n\
    Onvoorzien;45.000,00;45.000,00\r\n\
    Totaal;2.800.000,00;3.000.000,00\r\n";

const EXPLAINED: &str = "# Toelichting bij de begroting 2027\n\n\
    De kosten stijgen van 2,8 naar 3,0 miljoen euro. Dat komt door drie dingen.\n\n\
    - De lonen stijgen met 3,4 procent.\n\
    - Er komen drie diensten bij; hun beheer kost 70.000 euro per jaar.\n\
    - Elke dienst wordt voortaan elk jaar getest op veiligheid en toegankelijkheid.\n\n\
    Het bestuur stelt voor de contributie met 3,1 procent te verhogen.\n";

const PLAN: &str = "# Erkenning kind: plan van aanpak\n\n\
    1. Met zes gemeenten het proces beschrijven (acht weken).\n\
    2. Specificaties vaststellen met het landelijk overleg burgerzaken.\n\
    3. Bouwen en beproeven bij Zwolle en Enschede.\n\n\
    Eigenaar: team burgerzaken van Zwolle. Begeleiding: bureau Samen Digitaal.\n";

fn file(title: &str, name: &str, text: &str) -> NewFile {
    NewFile { title: title.to_owned(), file_name: name.to_owned(), content: text.as_bytes().to_vec() }
}

/// The budget and what it means, with its agenda item.
pub(super) fn budget(stage: &Stage, office: &str, item: AgendaItemId) -> Result<(), DemoError> {
    for file in [
        file("Begroting 2027", "begroting-2027.csv", BUDGET),
        file("Toelichting bij de begroting", "toelichting-begroting-2027.md", EXPLAINED),
    ] {
        stage.act(office, "documents.add-to-agenda", |tx| documents::add_to_agenda(tx, item, &file))?;
    }
    Ok(())
}

/// The plan of the service that most members ask for.
pub(super) fn plan(stage: &Stage, office: &str) -> Result<(), DemoError> {
    let file = file("Plan van aanpak", "plan-van-aanpak-erkenning-kind.md", PLAN);
    stage.act(office, "documents.add-to-candidate", |tx| {
        let candidates = tx.candidates()?;
        let first = candidates.iter().find(|one| one.about.title == "Erkenning kind");
        let first = first.ok_or(store::StoreError::Absent)?;
        documents::add_to_candidate(tx, first.id, &file)
    })?;
    Ok(())
}

const MESSAGES: &str = "bericht;veld;verplicht;toelichting\r\n\
    aangifte;datumOverlijden;ja;op de dag nauwkeurig\r\n\
    aangifte;uitvaartondernemer;ja;nummer in het handelsregister\r\n\
    aangifte;begrafenisOfCrematie;ja;begrafenis of crematie\r\n\
    verlof;datumVerlof;ja;niet voor 36 uur na het overlijden\r\n";

/// What the newest specifications of the first service exchange.
pub(super) fn specifications(stage: &Stage, office: &str) -> Result<(), DemoError> {
    let file = file("Berichten en velden", "berichten-aangifte-overlijden.csv", MESSAGES);
    stage.act(office, "documents.add-to-specification", |tx| {
        let all = tx.specifications()?;
        let first = all.iter().find(|one| one.service.to_lowercase().contains("overlijden"));
        let first = first.ok_or(store::StoreError::Absent)?;
        documents::add_to_specification(tx, first.id, &file)
    })?;
    Ok(())
}
