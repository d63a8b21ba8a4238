//! The glossary: one line per term of the field, with an address of its own.

use serde::Serialize;
use web::{Reply, SignedIn};

/// The terms, in groups. Their names are the anchors of the page and the keys of their texts.
const GROUPS: [(&str, &[&str]); 6] = [
    (
        "membership",
        &[
            "member",
            "cooperative",
            "accession",
            "withdrawal",
            "exit-fee",
            "notice-period",
            "inhabitants",
            "reference-date",
            "reorganisation",
            "partnership",
            "joint-arrangement",
            "seat",
        ],
    ),
    (
        "bodies",
        &[
            "assembly",
            "board",
            "supervisory-board",
            "office",
            "member-manager",
            "voter",
            "alderman",
            "controller",
            "convocation",
            "agenda-item",
            "resolution",
            "amendment",
            "quorum",
            "qualified-majority",
            "roll-call",
            "secret-ballot",
            "vote-weight",
            "voting-power",
        ],
    ),
    (
        "services",
        &[
            "service",
            "subscription",
            "taker",
            "base-package",
            "service-agreement",
            "upl",
            "supplier",
            "case-system",
            "contact-centre",
            "pilot",
            "reuse",
            "solution",
            "use-statement",
            "lesson",
            "document-on-request",
            "specification",
            "programme",
            "gate",
            "national-facility",
            "pledge",
            "own-build",
            "procurement-basis",
            "adoption-map",
            "wish",
            "candidate",
            "roadmap",
            "capacity-line",
            "lead-time",
        ],
    ),
    (
        "money",
        &[
            "contribution",
            "allocation-key",
            "allocation",
            "allocation-run",
            "derivation",
            "period",
            "meter",
            "usage",
            "dry-run",
            "rate",
            "tier",
            "floor",
            "cap",
            "damping",
            "phase-in",
            "rounding",
            "advance",
            "settlement",
            "joining-fee",
            "budget",
            "vat",
            "vat-fund",
            "task-field",
            "dispute",
            "four-eyes",
            "signal",
            "shapley-value",
        ],
    ),
    (
        "voting",
        &[
            "round",
            "ballot",
            "score",
            "equal-shares",
            "most-votes",
            "queue",
            "budget-line",
            "effective-support",
            "turnout",
            "proxy",
            "lot",
            "receipt",
            "deviation",
        ],
    ),
    ("records", &["audit-log", "hash-chain", "event-id", "api-token"]),
];

#[derive(Serialize)]
struct Glossary {
    groups: Vec<Group>,
    letters: usize,
}

#[derive(Serialize)]
struct Group {
    id: &'static str,
    title: String,
    terms: Vec<Term>,
}

#[derive(Serialize)]
struct Term {
    id: &'static str,
    name: String,
    meaning: String,
}

/// All terms.
pub async fn show(visit: SignedIn) -> Reply {
    let groups: Vec<Group> = GROUPS.iter().map(|(id, terms)| group(&visit, id, terms)).collect();
    let letters = groups.iter().map(|group| group.terms.len()).sum();
    visit.page("app/glossary/show", visit.text("glossary-title")).show(&Glossary { groups, letters })
}

fn group(visit: &SignedIn, id: &'static str, terms: &[&'static str]) -> Group {
    let mut terms: Vec<Term> = terms
        .iter()
        .map(|term| Term {
            id: term,
            name: visit.text(&format!("term-{term}")),
            meaning: visit.text(&format!("meaning-{term}")),
        })
        .collect();
    terms.sort_by_key(|term| term.name.to_lowercase());
    Group { id, title: visit.text(&format!("glossary-group-{id}")), terms }
}
