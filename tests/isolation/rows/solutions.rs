//! Solutions: what members share, who uses and wants it, what was saved with it.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{HERE, Variable, World};
use super::{ENSCHEDE, ZWOLLE};

/// A solution of Groningen, which Enschede wants and does not use.
const IDS: &[Variable] = &[(
    "solution",
    "SELECT id FROM portal.solutions WHERE cooperative_id = $c AND name = 'Digitale dossiers Sociale Dienst'",
)];
/// One of Enschede's own.
const OWN: &[Variable] = &[(
    "solution",
    "SELECT id FROM portal.solutions WHERE cooperative_id = $c AND name LIKE 'Status volgen%'",
)];
/// One that Enschede neither uses nor wants.
const NEW: &[Variable] = &[(
    "solution",
    "SELECT id FROM portal.solutions WHERE cooperative_id = $c AND name LIKE 'Afvalcontainer%'",
)];
/// One that Enschede uses.
const USED: &[Variable] = &[(
    "solution",
    "SELECT id FROM portal.solutions WHERE cooperative_id = $c AND name LIKE 'Melding openbare ruimte%'",
)];
const SOLUTIONS: &str = "SELECT string_agg(name || state || suppliers, ' ' ORDER BY id) FROM portal.solutions
    WHERE cooperative_id = $c";
const LESSONS: &str = "SELECT count(*) FROM portal.solution_lessons WHERE cooperative_id = $c";
const USES: &str =
    "SELECT string_agg(member_id || since::text || expires_on || coalesce(ended_on::text, ''), ' '
    ORDER BY solution_id, member_id) FROM portal.use_statements WHERE cooperative_id = $c";
const WANTS: &str =
    "SELECT count(*) FROM portal.solution_wants WHERE cooperative_id = $c AND withdrawn_at IS NULL";
const REUSES: &str = "SELECT count(*) FROM portal.reuses WHERE cooperative_id = $c";
const TAKEN: &str =
    "SELECT count(*) FROM portal.audit_events WHERE cooperative_id = $c AND deed = 'archive.take'";
const PAGE: &str = "/{cooperative}/solutions/{solution}";
const USE: &str = "/{cooperative}/solutions/{solution}/use";

pub fn rows() -> Vec<Row> {
    let mut rows = [catalogue(), statements(), documents()].into_iter().flatten().collect::<Vec<_>>();
    for row in &mut rows {
        if row.with.is_empty() {
            row.with = IDS;
        }
    }
    rows
}

fn catalogue() -> Vec<Row> {
    const EDIT: &str = "/{cooperative}/solutions/{solution}/edit";
    vec![
        page("/{cooperative}/my-archive", ENSCHEDE),
        form("/{cooperative}/my-archive", ENSCHEDE, "/{cooperative}/my-archive", as_it_is, TAKEN),
        page("/{cooperative}/reuse", ENSCHEDE),
        page("/{cooperative}/reuse/export.{kind}", ENSCHEDE),
        page("/{cooperative}/solutions", ENSCHEDE),
        form(
            "/{cooperative}/solutions",
            ENSCHEDE,
            "/{cooperative}/solutions/new",
            |draft, _| draft.set("name", "Nieuw").set("summary", "Iets").set("maturity", "beta"),
            SOLUTIONS,
        ),
        page("/{cooperative}/solutions/compare", ENSCHEDE),
        page("/{cooperative}/solutions/export.{kind}", ENSCHEDE),
        page("/{cooperative}/solutions/import", ENSCHEDE),
        form("/{cooperative}/solutions/import", ENSCHEDE, "/{cooperative}/solutions/import", as_it_is, ""),
        page("/{cooperative}/solutions/members-like-us", ENSCHEDE),
        page("/{cooperative}/solutions/new", ENSCHEDE),
        page(PAGE, ENSCHEDE),
        form(PAGE, ENSCHEDE, EDIT, |draft, _| draft.set("suppliers", "Niemand"), SOLUTIONS)
            .with(OWN)
            .own_member(ZWOLLE),
        page(EDIT, ENSCHEDE).with(OWN).own_member(ZWOLLE),
        page("/{cooperative}/solutions/{solution}/publiccode.yml", ENSCHEDE),
        form(
            "/{cooperative}/solutions/{solution}/state",
            ENSCHEDE,
            PAGE,
            |draft, _| draft.set("reason", "Het werkte niet."),
            SOLUTIONS,
        )
        .with(OWN)
        .own_member(ZWOLLE),
    ]
}

fn statements() -> Vec<Row> {
    const RENEWAL: &str = "/{cooperative}/solutions/renewals/{token}";
    vec![
        form(
            "/{cooperative}/solutions/{solution}/lessons",
            ENSCHEDE,
            "/{cooperative}/solutions/{solution}/lessons/new",
            |draft, _| draft.set("kind", "watch").set("title", "Let op").set("text", "Iets"),
            LESSONS,
        ),
        page("/{cooperative}/solutions/{solution}/lessons/new", ENSCHEDE),
        page(RENEWAL, ENSCHEDE).own_member(ZWOLLE).at(a_renewal),
        form(RENEWAL, ENSCHEDE, "", as_it_is, USES).own_member(ZWOLLE).at(a_renewal),
        form(
            "/{cooperative}/solutions/{solution}/reuse",
            ENSCHEDE,
            "/{cooperative}/solutions/{solution}/reuse/new",
            |draft, _| draft.set("on", "1-2-2025").set("avoided", "5").set("explanation", "Geteld."),
            REUSES,
        ),
        page("/{cooperative}/solutions/{solution}/reuse/new", ENSCHEDE),
        page(USE, ENSCHEDE),
        form(USE, ENSCHEDE, USE, |draft, _| draft.set("since", "1-2-2025"), USES),
        form("/{cooperative}/solutions/{solution}/use/ending", ENSCHEDE, USE, as_it_is, USES).with(USED),
        form("/{cooperative}/solutions/{solution}/use/renewal", ENSCHEDE, USE, as_it_is, USES).with(USED),
        form("/{cooperative}/solutions/{solution}/want", ENSCHEDE, PAGE, as_it_is, WANTS).with(NEW),
        form("/{cooperative}/solutions/{solution}/want/withdrawal", ENSCHEDE, PAGE, as_it_is, WANTS),
    ]
}

/// A document of Groningen on request, which Enschede has not asked for.
const ON_REQUEST: &[Variable] = &[
    (
        "solution",
        "SELECT solution_id FROM portal.solution_documents WHERE cooperative_id = $c AND kind = 'pentest'",
    ),
    (
        "document",
        "SELECT document_id FROM portal.solution_documents WHERE cooperative_id = $c AND kind = 'pentest'",
    ),
];
/// A document of Enschede's own on request, for which Zwolle waits.
const OWN_DOCUMENT: &[Variable] = &[
    (
        "solution",
        "SELECT solution_id FROM portal.document_requests WHERE cooperative_id = $c AND state = 'open'",
    ),
    (
        "document",
        "SELECT document_id FROM portal.document_requests WHERE cooperative_id = $c AND state = 'open'",
    ),
    ("request", "SELECT id FROM portal.document_requests WHERE cooperative_id = $c AND state = 'open'"),
];
const SHOWN: &str =
    "SELECT count(*) FROM portal.solution_documents WHERE cooperative_id = $c AND removed_at IS NULL";
const ASKED: &str = "SELECT string_agg(state, ' ' ORDER BY id) FROM portal.document_requests
    WHERE cooperative_id = $c";

fn documents() -> Vec<Row> {
    const ONE: &str = "/{cooperative}/solutions/{solution}/documents/{document}";
    const REQUEST: &str = "/{cooperative}/solutions/{solution}/documents/{document}/request";
    const NEW_DOCUMENT: &str = "/{cooperative}/solutions/{solution}/documents/new";
    vec![
        page("/{cooperative}/document-requests", ENSCHEDE),
        form(
            "/{cooperative}/document-requests/{request}/decision",
            ENSCHEDE,
            "/{cooperative}/document-requests",
            |draft, _| draft.set("days", "30"),
            ASKED,
        )
        .with(OWN_DOCUMENT)
        .own_member(ZWOLLE),
        form(
            "/{cooperative}/solutions/{solution}/documents",
            ENSCHEDE,
            NEW_DOCUMENT,
            |draft, _| {
                let draft = draft.set("kind", "dpia").set("access", "members");
                draft.file("file", "stuk.pdf", b"%PDF-1.7 een stuk")
            },
            SHOWN,
        )
        .with(OWN)
        .own_member(ZWOLLE),
        page(NEW_DOCUMENT, ENSCHEDE).with(OWN).own_member(ZWOLLE),
        page(ONE, ENSCHEDE).with(OWN_DOCUMENT).own_member(ZWOLLE),
        form(
            "/{cooperative}/solutions/{solution}/documents/{document}/removal",
            ENSCHEDE,
            PAGE,
            as_it_is,
            SHOWN,
        )
        .with(OWN_DOCUMENT)
        .own_member(ZWOLLE),
        page(REQUEST, ENSCHEDE).with(ON_REQUEST),
        form(REQUEST, ENSCHEDE, REQUEST, |draft, _| draft.set("reason", "Voor onze CISO."), ASKED)
            .with(ON_REQUEST),
    ]
}

/// The page behind the link in a mail to Enschede, whose statement ends soon.
fn a_renewal(world: &World) -> String {
    let mailed = || world.portal.mail().into_iter().rfind(|m| m.event == "use-expires" && m.to == ENSCHEDE);
    let mail = mailed().or_else(|| {
        world.portal.change(
            "UPDATE portal.use_statements SET expires_on = current_date + 9 WHERE member_id = (
                 SELECT id FROM portal.members WHERE name = 'Enschede') AND solution_id = (
                 SELECT id FROM portal.solutions WHERE name LIKE 'Melding openbare ruimte%')",
        );
        world.portal.work();
        mailed()
    });
    let text = mail.expect("Enschede was reminded").text;
    let link = text.split_whitespace().find(|word| word.contains("/renewals/"));
    let token = link.and_then(|link| link.rsplit('/').next()).expect("the mail has a link");
    format!("/{HERE}/solutions/renewals/{token}")
}
