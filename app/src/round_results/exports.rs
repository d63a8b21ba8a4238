//! The result to take along: the stored file byte for byte, Pabulib, and the ballots for a spreadsheet.

use actix_web::web::{Data, Path};
use admin::round_results::Source;
use kernel::{Cents, RoundId, Share};
use store::Db;
use web::exports::{Cell, Sheet, download, file};
use web::{Failure, Reply, SignedIn};

use super::Seen;
use super::ballots::{counting, scores, weight};

/// A result as a file: `json`, `pb`, `csv` or `xlsx`, by the end of its address.
pub async fn show(visit: SignedIn, path: Path<(String, RoundId, String)>, db: Data<Db>) -> Reply {
    let (source, counted) = Source::load(&visit, &db, path.1).await?;
    let seen = Seen::new(&visit, &source, &counted);
    let name = file_name(&seen);
    match path.2.as_str() {
        "json" => {
            download(&format!("{name}.json"), "application/json", source.result.file.clone().into_bytes())
        }
        "pb" => {
            let text = counted.file.to_pb().map_err(|faults| Failure::Bug(format!("{faults:?}")))?;
            download(&format!("{name}.pb"), "text/plain; charset=utf-8", text.into_bytes())
        }
        kind => file(&name, kind, &[ballots(&seen), services(&seen)]),
    }
}

/// The name of the files, without their end.
pub(super) fn file_name(seen: &Seen<'_>) -> String {
    let title = seen.source.round.setup.title.to_lowercase();
    let kept = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    title.chars().map(kept).collect()
}

fn number(count: u64) -> Cell {
    Cell::Quantity(Share::from(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// A row for each ballot.
fn ballots(seen: &Seen<'_>) -> Sheet {
    let (words, counted) = (seen.visit.words(), seen.counted);
    let keys = ["result-file-member", "result-file-votes", "result-file-proxy", "result-file-place"];
    let mut head: Vec<String> = keys.iter().map(|key| words.text(key)).collect();
    head.extend(counted.election.projects().iter().map(|project| project.name.clone()));
    let row = |ballot: &voting::BallotRecord| {
        let proxy = ballot.proxy.as_ref().map_or(Cell::Empty, |holder| counted.member(holder).into());
        let mut row =
            vec![counted.member(&ballot.member).into(), number(weight(seen, &ballot.member)), proxy];
        row.push(number(ballot.n));
        let score = |score: Option<u32>| match score {
            Some(score) => number(u64::from(score)),
            None => Cell::Text(words.text("result-file-no-opinion")),
        };
        row.extend(scores(seen, ballot).into_iter().map(score));
        row
    };
    let rows = counting(seen).into_iter().map(row).collect();
    Sheet { name: words.text("result-file-ballots"), head, rows }
}

/// A row for each service.
fn services(seen: &Seen<'_>) -> Sheet {
    let (words, counted) = (seen.visit.words(), seen.counted);
    let keys = [
        "result-column-service",
        "result-file-cost",
        "result-column-points",
        "result-file-chosen",
        "result-file-most-votes",
        "result-file-queue",
    ];
    let (votes, queue) = (counted.election.weighted_scores(), counted.queue());
    let said = |is_so: bool| Cell::Text(words.text(if is_so { "result-yes" } else { "result-no" }));
    let row = |(index, project): (usize, &voting::Project)| {
        let cost = Cents::rounded_half_up(&project.cost).unwrap_or_default();
        let place =
            queue.iter().position(|one| *one == index).and_then(|place| u64::try_from(place + 1).ok());
        vec![
            project.name.as_str().into(),
            Cell::Euro(cost),
            number(votes.get(index).copied().unwrap_or(0)),
            said(counted.outcome.funded.contains(&index)),
            said(counted.explanation.most_votes.contains(&index)),
            place.map_or(Cell::Empty, number),
        ]
    };
    Sheet {
        name: words.text("result-file-services"),
        head: keys.map(|key| words.text(key)).to_vec(),
        rows: counted.election.projects().iter().enumerate().map(row).collect(),
    }
}
