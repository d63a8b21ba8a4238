//! Everything that somebody can find: loaded for one seat, and nothing that it may not see.

use std::collections::BTreeMap;

use actions::candidates::documents;
use actions::search::Entry;
use kernel::{CandidateId, ProgrammeId, ServiceId, TopicId};
use store::roles::May;
use store::{AboutLife, Life, RoundState, StoreError, TenantTx};
use web::urls::encode;

/// What candidates and services are part of: their lives and programmes.
struct Around {
    lives: Vec<Life>,
    programmes: BTreeMap<ProgrammeId, String>,
}

impl Around {
    fn look(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<Self, StoreError> {
        let mut programmes = BTreeMap::new();
        for one in tx.programmes()? {
            let (path, name) = (format!("/programmes/{}", one.id), one.about.name);
            let programme = Entry { programme: name.clone(), ..Entry::default() };
            all.push(Entry {
                kind: "programme",
                path,
                title: name.clone(),
                body: one.about.summary,
                ..programme
            });
            programmes.insert(one.id, name);
        }
        Ok(Self { lives: tx.lives()?, programmes })
    }

    fn of_service(&self, id: ServiceId) -> Option<&Life> {
        self.lives.iter().find(|life| life.service == Some(id))
    }

    fn of_candidate(&self, id: CandidateId) -> Option<&Life> {
        self.lives.iter().find(|life| life.candidate == Some(id))
    }

    fn programme(&self, life: Option<&Life>) -> String {
        let id = life.and_then(|life| life.about.programme);
        id.and_then(|id| self.programmes.get(&id)).cloned().unwrap_or_default()
    }
}

/// What is said of a life to everybody who sees services, suppliers too.
fn texts(about: &AboutLife) -> [&str; 5] {
    [&about.description, &about.process, &about.variants, &about.tender_reference, &about.tender_options]
}

fn body<const N: usize>(own: [&str; N], life: Option<&Life>) -> String {
    let more = life.map(|life| texts(&life.about)).unwrap_or_default();
    own.into_iter().chain(more).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// One product, where one is named.
fn product(upl: &str) -> Vec<String> {
    if upl.is_empty() { Vec::new() } else { vec![upl.to_owned()] }
}

/// Everything that the person may see.
pub(super) fn entries(tx: &mut TenantTx<'_>) -> Result<Vec<Entry>, StoreError> {
    let mut all = Vec::new();
    let around = Around::look(tx, &mut all)?;
    for one in tx.services()? {
        let life = around.of_service(one.id);
        all.push(Entry {
            kind: "service",
            path: format!("/services/{}", one.id),
            body: body([&one.summary, &one.upl, &one.supplier, &one.code], life),
            programme: around.programme(life),
            products: product(&one.upl),
            title: one.name,
        });
    }
    if tx.actor().may(May::SeeRoadmap) {
        let said = tx.words_about_topics()?.into_iter().map(|one| (one.at, one.body)).collect();
        candidates(tx, (&around, &said), &mut all)?;
        wishes(tx, &said, &mut all)?;
        rounds(tx, &mut all)?;
        assemblies(tx, &mut all)?;
    }
    if tx.actor().may(May::SeeMembers) {
        members(tx, &mut all)?;
    }
    facilities(tx, &mut all)?;
    specifications(tx, &around, &mut all)?;
    if tx.actor().may(May::SeeSolutions) {
        solutions(tx, &mut all)?;
    }
    for one in tx.upl_products()? {
        let term = one.uri.rsplit('/').next().unwrap_or(&one.uri);
        let path = format!("/products/{}", encode(term));
        all.push(Entry {
            kind: "product",
            path,
            products: product(&one.name),
            title: one.name,
            ..Entry::default()
        });
    }
    Ok(all)
}

fn document(path: String, title: String, body: String) -> Entry {
    Entry { kind: "document", path, title, body, ..Entry::default() }
}

/// What is said about each topic.
type Said = BTreeMap<TopicId, String>;

fn said_of(said: &Said, topic: TopicId) -> &str {
    said.get(&topic).map(String::as_str).unwrap_or_default()
}

fn candidates(
    tx: &mut TenantTx<'_>,
    (around, said): (&Around, &Said),
    all: &mut Vec<Entry>,
) -> Result<(), StoreError> {
    for one in tx.candidates()? {
        let (path, about, life) =
            (format!("/roadmap/candidates/{}", one.id), one.about, around.of_candidate(one.id));
        for one in documents(&about.documents).unwrap_or_default() {
            all.push(document(path.clone(), one.title, about.title.clone()));
        }
        let programme = match around.programme(life) {
            name if name.is_empty() => about.programme.clone(),
            name => name,
        };
        let own = [
            &*about.summary,
            &about.reason,
            &programme,
            &about.upl,
            &about.benefits,
            &about.risks,
            &about.dependencies,
            &about.existing,
            said_of(said, TopicId(one.id.0)),
        ];
        all.push(Entry {
            kind: "candidate",
            path,
            body: body(own, life),
            products: product(&about.upl),
            title: about.title,
            programme,
        });
    }
    for one in tx.titles_of_candidate_documents()? {
        all.push(document(format!("/roadmap/candidates/{}", one.at), one.title, one.body));
    }
    Ok(())
}

fn wishes(tx: &mut TenantTx<'_>, said: &Said, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    for one in tx.wishes()? {
        let about = one.about;
        let said = said_of(said, TopicId(one.id.0));
        let own = [about.what.as_str(), &about.why, &about.helped, &about.expected_use, &about.upl, said];
        all.push(Entry {
            kind: "wish",
            path: format!("/roadmap/wishes/{}", one.id),
            body: body(own, None),
            products: product(&about.upl),
            title: about.title,
            ..Entry::default()
        });
    }
    Ok(())
}

/// Rounds; one that was not opened yet stands in the office.
fn rounds(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    let office = tx.actor().may(May::SeeOffice);
    for one in tx.rounds()? {
        let path = match one.state {
            RoundState::Draft if office => format!("/office/rounds/{}", one.id),
            RoundState::Draft => continue,
            _ => format!("/rounds/{}", one.id),
        };
        let (title, body) = (one.setup.title, one.setup.intro);
        all.push(Entry { kind: "round", path, title, body, ..Entry::default() });
    }
    Ok(())
}

fn members(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    for one in tx.members()? {
        let path = format!("/members/{}", one.id);
        all.push(Entry { kind: "member", path, title: one.name, body: one.code, ..Entry::default() });
    }
    Ok(())
}

/// The national facilities, which stand on one page.
fn facilities(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    for one in tx.facilities()? {
        all.push(Entry {
            kind: "facility",
            path: format!("/facilities#facility-{}", one.id),
            body: body([&one.about.summary, &one.about.owner], None),
            title: one.about.name,
            ..Entry::default()
        });
    }
    Ok(())
}

/// Assemblies with their agendas, what they decided, and the documents of their agendas.
fn assemblies(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    for one in tx.titles_of_assemblies()? {
        let (path, title) = (format!("/assemblies/{}", one.at), one.title);
        all.push(Entry { kind: "assembly", path, title, body: one.body, ..Entry::default() });
    }
    for one in tx.titles_of_decisions()? {
        let (path, title) = (format!("/decisions/{}", one.at), one.title);
        all.push(Entry { kind: "decision", path, title, body: one.body, ..Entry::default() });
    }
    for one in tx.titles_of_agenda_documents()? {
        all.push(document(format!("/assemblies/{}", one.at), one.title, one.body));
    }
    Ok(())
}

/// The newest version of each service's specifications: suppliers may see them too.
fn specifications(tx: &mut TenantTx<'_>, around: &Around, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    let mut newest = BTreeMap::new();
    for one in tx.specifications()? {
        let of_life = newest.entry(one.life).or_insert_with(|| one.clone());
        if of_life.version < one.version {
            *of_life = one;
        }
    }
    for (life, one) in newest {
        all.push(Entry {
            kind: "specification",
            path: format!("/pipeline/{life}"),
            title: format!("{}: {}", one.service, one.about.title),
            body: [one.about.text, one.about.documents].join("\n"),
            programme: around.programme(around.lives.iter().find(|one| one.id == life)),
            ..Entry::default()
        });
    }
    Ok(())
}

/// Solutions with what was learned with them, and their documents that are open to members.
fn solutions(tx: &mut TenantTx<'_>, all: &mut Vec<Entry>) -> Result<(), StoreError> {
    let mut learned: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for one in tx.solution_lessons()? {
        learned.entry(one.solution).or_default().extend([one.about.title, one.about.text]);
    }
    for one in tx.solutions()? {
        let about = one.about;
        let (products, lessons) = (about.upl.join(" "), learned.remove(&one.id).unwrap_or_default());
        let own = [
            about.summary.as_str(),
            &about.description,
            &one.state_reason,
            &about.processes,
            &about.suppliers,
            &about.licence,
            &products,
        ];
        let lines: Vec<&str> = own.into_iter().chain(lessons.iter().map(String::as_str)).collect();
        all.push(Entry {
            kind: "solution",
            path: format!("/solutions/{}", one.id),
            body: lines.join("\n"),
            title: about.name,
            products: about.upl,
            ..Entry::default()
        });
    }
    for one in tx.titles_of_solution_documents()? {
        all.push(document(format!("/solutions/{}", one.at), one.title, one.body));
    }
    Ok(())
}
