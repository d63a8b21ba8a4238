//! The roadmap for everybody, where the cooperative made it public: a page, and a feed of its changes.
//!
//! Invariant: what is not public is not there: an address of a closed roadmap answers as one that does not
//! exist.

use actions::roadmap::Phase;
use actix_web::HttpResponse;
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use serde::Serialize;
use store::{Db, PublicChange, PublicRoadmap, StoreError, local_day};
use web::{Failure, Guest, Reply, Site, Visit};

use crate::candidates::{state_in_words, tone};

/// So many changes stand in the feed.
const MOST: usize = 50;

#[derive(Serialize)]
struct Show {
    name: String,
    demonstration: bool,
    feed: String,
    phases: Vec<PhaseView>,
}

#[derive(Serialize)]
struct PhaseView {
    id: &'static str,
    name: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    name: String,
    summary: String,
    programme: String,
    place: Option<i32>,
    state: String,
    tone: &'static str,
    since: Date,
    expected: Option<Date>,
}

async fn read(db: &Db, address: &str) -> Result<PublicRoadmap, Failure> {
    let address = address.to_owned();
    let roadmap = db.session::<_, StoreError, _>("public-roadmap", move |tx| tx.public_roadmap(&address));
    Ok(roadmap.await?)
}

/// The page.
pub async fn show(visit: Guest, path: Path<String>, db: Data<Db>) -> Reply {
    let roadmap = read(&db, &path).await?;
    let address = &roadmap.cooperative.address;
    let view = Show {
        name: roadmap.cooperative.name.clone(),
        demonstration: roadmap.cooperative.demonstration,
        feed: format!("/{address}/public-roadmap/atom.xml"),
        phases: Phase::LIFE.into_iter().rev().map(|phase| phase_view(&visit, phase, &roadmap)).collect(),
    };
    visit.page("app/public_roadmap/show", visit.text("public-roadmap-title")).show(&view)
}

fn phase_view(visit: &Visit, phase: Phase, roadmap: &PublicRoadmap) -> PhaseView {
    let (id, key) = match phase {
        Phase::Wanted | Phase::Outside => ("wanted", "public-roadmap-wanted"),
        Phase::Prepared => ("prepared", "roadmap-phase-prepared"),
        Phase::Built => ("built", "roadmap-phase-built"),
        Phase::Used => ("used", "roadmap-phase-used"),
    };
    let there = roadmap.candidates.iter().filter(|candidate| Phase::of(&candidate.state) == phase);
    let row = |candidate: &store::PublicCandidate| Row {
        id: format!("candidate-{}", candidate.number),
        name: candidate.title.clone(),
        summary: candidate.summary.clone(),
        programme: candidate.programme.clone(),
        place: candidate.place,
        state: state_in_words(visit, &candidate.state),
        tone: tone(&candidate.state),
        since: local_day(candidate.state_since),
        expected: candidate.expected_on,
    };
    PhaseView { id, name: visit.text(key), rows: there.map(row).collect() }
}

/// The feed (Atom, RFC 4287): what went into which state, the newest first.
pub async fn feed(visit: Guest, path: Path<String>, site: Data<Site>, db: Data<Db>) -> Reply {
    let roadmap = read(&db, &path).await?;
    let base = format!("{}/{}/public-roadmap", site.settings.public_url, roadmap.cooperative.address);
    let entries: String = roadmap
        .changes
        .iter()
        .take(MOST)
        .filter_map(|change| entry(&visit, &base, &roadmap, change))
        .collect();
    let updated = roadmap.changes.first().map_or(jiff::Timestamp::UNIX_EPOCH, |change| change.at);
    let (title, author) = (visit.text("public-roadmap-title"), escaped(&roadmap.cooperative.name));
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>{base}</id>\n<title>{} {author}</title>\n<updated>{updated:.0}</updated>\n\
         <author><name>{author}</name></author>\n<link href=\"{base}\"/>\n\
         <link rel=\"self\" href=\"{base}/atom.xml\"/>\n{entries}</feed>\n",
        escaped(&title)
    );
    Ok(HttpResponse::Ok().content_type("application/atom+xml; charset=utf-8").body(text))
}

fn entry(visit: &Visit, base: &str, roadmap: &PublicRoadmap, change: &PublicChange) -> Option<String> {
    let candidate = roadmap.candidates.iter().find(|candidate| candidate.id == change.candidate)?;
    let title = escaped(&format!("{}: {}", candidate.title, state_in_words(visit, &change.state)));
    let (summary, number) = (escaped(&candidate.summary), candidate.number);
    Some(format!(
        "<entry><id>urn:uuid:{}</id><title>{title}</title><updated>{:.0}</updated>\
         <link href=\"{base}#candidate-{number}\"/><summary>{summary}</summary></entry>\n",
        change.id, change.at
    ))
}

/// Words in XML; what XML cannot hold is left out.
fn escaped(words: &str) -> String {
    let held = words.chars().filter(|letter| !letter.is_control());
    held.fold(String::new(), |mut text, letter| {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            other => text.push(other),
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_xml_break_nothing() {
        assert_eq!(escaped("a < b & \"c\"\u{7}"), "a &lt; b &amp; &quot;c&quot;");
    }
}
