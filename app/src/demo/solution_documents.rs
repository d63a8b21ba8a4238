//! Documents of solutions of Samen Digitaal: a specification for everybody, tests of security on request,
//! and who asks for them.

use actions::documents::NewFile;
use actions::solutions::documents::{ask, decide, upload};
use kernel::{DocumentId, SolutionId};

use super::DemoError;
use super::accounts::REGION;
use super::stage::Stage;

const ENSCHEDE: &str = "enschede@samen-digitaal.example";
const ZWOLLE: &str = "zwolle@samen-digitaal.example";
const GRONINGEN: &str = "groningen@samen-digitaal.example";

const SPECIFICATION: &str = "# Specificatie 4.2\n\n\
    1. Een dossier heeft één inwoner en ten minste één consulent.\n\
    2. Een stuk staat in één dossier en verwijst naar de zaak waar het bij hoort.\n\
    3. Vernietigen gaat volgens de selectielijst, na een tweede paar ogen.\n";
const PENTEST: &str = "# Pentest 2026\n\n\
    Getest in juni 2026, opnieuw in augustus. Twee bevindingen, beide opgelost.\n";
const DPIA: &str = "# DPIA aangifte overlijden\n\n\
    De uitvaartondernemer ziet alleen de aangiften die hij zelf deed.\n";

fn file(title: &str, name: &str, text: &str) -> NewFile {
    NewFile { title: title.to_owned(), file_name: name.to_owned(), content: text.as_bytes().to_vec() }
}

fn put(
    stage: &Stage,
    who: &str,
    solution: SolutionId,
    kinds: (&str, &str),
    file: &NewFile,
) -> Result<DocumentId, DemoError> {
    stage.act(who, "solutions.add-document", |tx| upload(tx, solution, kinds, file))
}

/// Documents of the digital files and of the declaration of death, a grant, and a request that waits.
pub(super) fn add(stage: &Stage, files: SolutionId, decease: SolutionId) -> Result<(), DemoError> {
    let specification = file("Specificatie 4.2", "specificatie-4-2.md", SPECIFICATION);
    put(stage, GRONINGEN, files, ("specification", "members"), &specification)?;
    let pentest = file("Pentest 2026", "pentest-2026.md", PENTEST);
    let pentest = put(stage, GRONINGEN, files, ("pentest", "request"), &pentest)?;
    let dpia = file("DPIA 2026", "dpia-aangifte-overlijden.md", DPIA);
    let dpia = put(stage, ENSCHEDE, decease, ("dpia", "request"), &dpia)?;
    let request = stage.act_for(REGION, "GM0114", "solutions.ask-document", |tx| {
        ask(tx, files, pentest, "Onze CISO wil het rapport zien voordat wij verlengen.")
    })?;
    stage.act(GRONINGEN, "solutions.decide-request", |tx| {
        decide(tx, request, Some(365), "Graag vertrouwelijk houden.")
    })?;
    stage.act(ZWOLLE, "solutions.ask-document", |tx| {
        ask(tx, decease, dpia, "Wij maken onze eigen DPIA en willen weten wat u al woog.").map(drop)
    })
}
