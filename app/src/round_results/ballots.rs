//! All ballots of a closed round, on the name of their members.

use actix_web::web::{Data, Path};
use admin::round_results::Source;
use kernel::RoundId;
use serde::Serialize;
use serde_json::json;
use store::Db;
use voting::BallotRecord;
use web::{Reply, SignedIn};

use super::Seen;

#[derive(Serialize)]
struct Ballots {
    title: String,
    lead: String,
    own: Option<Own>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    silent: Option<String>,
    weighted: bool,
    result_href: String,
    xlsx_href: String,
    csv_href: String,
}

/// The own member's ballot.
#[derive(Serialize)]
struct Own {
    text: String,
    hash: String,
}

/// A service above its column.
#[derive(Serialize)]
struct Head {
    name: String,
    chosen: bool,
}

/// A ballot.
#[derive(Serialize)]
struct Row {
    name: String,
    own: bool,
    place: u64,
    weight: u64,
    proxy: Option<String>,
    scores: Vec<Option<u32>>,
}

/// The last version of each member's ballot, in the order of the chain.
pub(super) fn counting<'a>(seen: &Seen<'a>) -> Vec<&'a BallotRecord> {
    let all = &seen.counted.file.ballots;
    let is_last =
        |ballot: &&BallotRecord| !all.iter().any(|other| other.member == ballot.member && other.n > ballot.n);
    all.iter().filter(is_last).collect()
}

/// The scores of a ballot in the order of the candidates; none where it has no opinion.
pub(super) fn scores(seen: &Seen<'_>, ballot: &BallotRecord) -> Vec<Option<u32>> {
    let score = |id: &str| {
        let known = ballot.scores.iter().find(|of| of.candidate == id).map(|of| of.score);
        known.or_else(|| (!ballot.no_opinion.iter().any(|none| none == id)).then_some(0))
    };
    seen.counted.election.projects().iter().map(|project| score(&project.id)).collect()
}

/// The weight of a member of the electorate.
pub(super) fn weight(seen: &Seen<'_>, member: &str) -> u64 {
    seen.counted.file.electorate.iter().find(|voter| voter.member == member).map_or(0, |voter| voter.weight)
}

/// All ballots.
pub async fn show(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let (source, counted) = Source::load(&visit, &db, path.1).await?;
    let seen = Seen::new(&visit, &source, &counted);
    let view = Ballots::new(&seen);
    let result = visit.say("result-title", json!({ "round": source.round.setup.title }));
    let page = seen.page("app/round_results/ballots", visit.text("result-ballots-title"));
    page.under(result, seen.href()).show(&view)
}

impl Ballots {
    fn new(seen: &Seen<'_>) -> Self {
        let (visit, counted) = (seen.visit, seen.counted);
        let ballots = counting(seen);
        let row = |ballot: &&BallotRecord| Row {
            name: counted.member(&ballot.member).to_owned(),
            own: seen.is_own(&ballot.member),
            place: ballot.n,
            weight: weight(seen, &ballot.member),
            proxy: ballot
                .proxy
                .as_ref()
                .map(|holder| visit.say("result-by-proxy", json!({ "name": counted.member(holder) }))),
            scores: scores(seen, ballot),
        };
        let mut rows: Vec<Row> = ballots.iter().map(row).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        let own = ballots.iter().find(|ballot| seen.is_own(&ballot.member)).map(|ballot| Own {
            text: visit.say("result-check-own", json!({ "n": ballot.n })),
            hash: ballot.hash.clone(),
        });
        let projects = counted.election.projects().iter().enumerate();
        let (href, title) = (seen.href(), &seen.source.round.setup.title);
        Self {
            title: visit.say("result-ballots-of", json!({ "round": title })),
            lead: visit.say("result-ballots-lead", json!({ "count": rows.len() })),
            own,
            heads: projects
                .map(|(index, project)| Head {
                    name: project.name.clone(),
                    chosen: counted.outcome.funded.contains(&index),
                })
                .collect(),
            silent: silent(seen, &ballots),
            weighted: counted.is_weighted(),
            rows,
            result_href: href.clone(),
            xlsx_href: format!("{href}/export.xlsx"),
            csv_href: format!("{href}/export.csv"),
        }
    }
}

/// Who did not vote.
fn silent(seen: &Seen<'_>, ballots: &[&BallotRecord]) -> Option<String> {
    let voted = |member: &str| ballots.iter().any(|ballot| ballot.member == member);
    let electorate = seen.counted.file.electorate.iter();
    let names: Vec<&str> =
        electorate.filter(|voter| !voted(&voter.member)).map(|voter| voter.name.as_str()).collect();
    let args = json!({ "count": names.len(), "names": names.join(", ") });
    (!names.is_empty()).then(|| seen.visit.say("result-silent", args))
}
