//! Documents: uploaded by the office, given out through what they belong to.

use super::super::row::{Row, as_it_is, form, open, page};
use super::super::world::Variable;
use super::{ENSCHEDE, OFFICE, SUPPLIER};

const OF_ITEM: &[Variable] = &[
    (
        "item",
        "SELECT d.item_id FROM portal.agenda_documents d
             JOIN portal.agenda_items i ON i.cooperative_id = d.cooperative_id AND i.id = d.item_id
             JOIN portal.assemblies a ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
         WHERE d.cooperative_id = $c AND a.state = 'convened' ORDER BY d.document_id LIMIT 1",
    ),
    (
        "document",
        "SELECT d.document_id FROM portal.agenda_documents d
             JOIN portal.agenda_items i ON i.cooperative_id = d.cooperative_id AND i.id = d.item_id
             JOIN portal.assemblies a ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
         WHERE d.cooperative_id = $c AND a.state = 'convened' ORDER BY d.document_id LIMIT 1",
    ),
];
const OF_CANDIDATE: &[Variable] = &[
    (
        "candidate",
        "SELECT candidate_id FROM portal.candidate_documents WHERE cooperative_id = $c
         ORDER BY document_id LIMIT 1",
    ),
    (
        "document",
        "SELECT document_id FROM portal.candidate_documents WHERE cooperative_id = $c
         ORDER BY document_id LIMIT 1",
    ),
];
const OF_SPECIFICATION: &[Variable] = &[
    (
        "specification",
        "SELECT specification_id FROM portal.specification_documents WHERE cooperative_id = $c
         ORDER BY document_id LIMIT 1",
    ),
    (
        "document",
        "SELECT document_id FROM portal.specification_documents WHERE cooperative_id = $c
         ORDER BY document_id LIMIT 1",
    ),
];
const SPECIFIED: &str = "SELECT count(*) FROM portal.specification_documents WHERE cooperative_id = $c";
const AGENDA: &str = "SELECT count(*) FROM portal.agenda_documents WHERE cooperative_id = $c";
const CANDIDATES: &str = "SELECT count(*) FROM portal.candidate_documents
    WHERE cooperative_id = $c AND removed_at IS NULL";
const PDF: &[u8] = b"%PDF-1.7 een stuk";

pub fn rows() -> Vec<Row> {
    vec![
        page("/{cooperative}/agenda-items/{item}/documents/{document}", ENSCHEDE).with(OF_ITEM),
        form(
            "/{cooperative}/office/agenda-items/{item}/documents",
            OFFICE,
            "/{cooperative}/office/agenda-items/{item}/attachments/new",
            |draft, _| draft.file("file", "stuk.pdf", PDF),
            AGENDA,
        ),
        form(
            "/{cooperative}/office/candidates/{candidate}/documents",
            OFFICE,
            "/{cooperative}/office/candidates/{candidate}/documents/new",
            |draft, _| draft.file("file", "stuk.pdf", PDF),
            CANDIDATES,
        )
        .with(OF_CANDIDATE),
        page("/{cooperative}/office/candidates/{candidate}/documents/new", OFFICE).with(OF_CANDIDATE),
        form(
            "/{cooperative}/office/candidates/{candidate}/documents/{document}/removal",
            OFFICE,
            "/{cooperative}/roadmap/candidates/{candidate}",
            as_it_is,
            CANDIDATES,
        )
        .with(OF_CANDIDATE),
        form(
            "/{cooperative}/office/specifications/{specification}/documents",
            OFFICE,
            "/{cooperative}/office/specifications/{specification}/documents/new",
            |draft, _| draft.file("file", "stuk.pdf", PDF),
            SPECIFIED,
        )
        .with(OF_SPECIFICATION),
        page("/{cooperative}/office/specifications/{specification}/documents/new", OFFICE)
            .with(OF_SPECIFICATION),
        open("/{cooperative}/public-specifications/{specification}/documents/{document}")
            .with(OF_SPECIFICATION),
        page("/{cooperative}/roadmap/candidates/{candidate}/documents/{document}", ENSCHEDE)
            .with(OF_CANDIDATE),
        page("/{cooperative}/specifications/{specification}/documents/{document}", SUPPLIER)
            .with(OF_SPECIFICATION),
    ]
}
