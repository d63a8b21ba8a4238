//! Writes a `.pb` file.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::election::{Ballot, Election};
use crate::fault::{Fault, FaultKind, Place};

/// The fields of META that follow from the election.
const COMPUTED: [&str; 4] = ["num_projects", "num_votes", "budget", "vote_type"];

/// Writes an election as a `.pb` file: as approval where every score is 1, else as scoring. `meta` holds the
/// other fields of META; `funded` becomes the column `selected`.
///
/// # Errors
/// Ids that the format cannot hold, and amounts without a decimal text.
pub fn write_pb(
    election: &Election,
    meta: &[(String, String)],
    funded: Option<&[usize]>,
) -> Result<String, Vec<Fault>> {
    let faults = unwritable(election);
    if !faults.is_empty() {
        return Err(faults);
    }
    let is_approval =
        election.ballots().iter().flat_map(|ballot| &ballot.scores).all(|(_, score)| *score == 1);
    let mut text = String::from("META\nkey;value\n");
    let others = meta.iter().filter(|(key, _)| !COMPUTED.contains(&key.as_str()));
    let others = others.map(|(key, value)| (key.as_str(), value.clone()));
    let computed = [
        ("num_projects", election.projects().len().to_string()),
        ("num_votes", election.ballots().len().to_string()),
        ("budget", election.budget().to_string()),
        ("vote_type", if is_approval { "approval" } else { "scoring" }.to_owned()),
    ];
    for (key, value) in others.chain(computed) {
        line(&mut text, &[key, &value]);
    }
    projects(&mut text, election, funded);
    ballots(&mut text, election, is_approval);
    Ok(text)
}

fn projects(text: &mut String, election: &Election, funded: Option<&[usize]>) {
    let mut votes = vec![0_usize; election.projects().len()];
    for (project, _) in election.ballots().iter().flat_map(|ballot| &ballot.scores) {
        if let Some(count) = votes.get_mut(*project) {
            *count += 1;
        }
    }
    text.push_str("PROJECTS\n");
    let selected = if funded.is_some() { &["selected"] } else { [].as_slice() };
    line(text, &[&["project_id", "cost", "votes", "name"], selected].concat());
    for (index, (project, votes)) in election.projects().iter().zip(votes).enumerate() {
        let (cost, votes) = (project.cost.to_string(), votes.to_string());
        let is_funded = funded.map(|funded| if funded.contains(&index) { "1" } else { "0" });
        let cells = [project.id.as_str(), &cost, &votes, &project.name];
        line(text, &cells.into_iter().chain(is_funded).collect::<Vec<_>>());
    }
}

fn ballots(text: &mut String, election: &Election, is_approval: bool) {
    let has_weights = election.ballots().iter().any(|ballot| ballot.weight != 1);
    text.push_str("VOTES\n");
    let mut header = vec!["voter_id", "vote"];
    header.extend((!is_approval).then_some("points"));
    header.extend(has_weights.then_some("weight"));
    line(text, &header);
    for ballot in election.ballots() {
        let (vote, points) = lists(election, ballot);
        let weight = ballot.weight.to_string();
        let mut cells = vec![ballot.voter.as_str(), &vote];
        cells.extend((!is_approval).then_some(points.as_str()));
        cells.extend(has_weights.then_some(weight.as_str()));
        line(text, &cells);
    }
}

fn lists(election: &Election, ballot: &Ballot) -> (String, String) {
    let positions: Vec<usize> = ballot.scores.iter().map(|(project, _)| *project).collect();
    let points: Vec<String> = ballot.scores.iter().map(|(_, score)| score.to_string()).collect();
    (election.ids(&positions).join(","), points.join(","))
}

/// Ids are separated by commas in ballots, and lose the spaces around them; a cost of a third has no
/// decimals.
fn unwritable(election: &Election) -> Vec<Fault> {
    let fits = |id: &str| !id.contains([',', '\n', '\r']) && id.trim() == id;
    let mut faults = Vec::new();
    for (index, project) in election.projects().iter().enumerate() {
        let mut add = |text: &str| {
            let kind = FaultKind::NotWritable { text: text.to_owned() };
            faults.push(Fault::new(Place::Project(index), kind));
        };
        if !fits(&project.id) {
            add(&project.id);
        }
        if project.cost.to_string().contains('/') {
            add(&project.cost.to_string());
        }
    }
    if election.budget().to_string().contains('/') {
        let kind = FaultKind::NotWritable { text: election.budget().to_string() };
        faults.push(Fault::new(Place::Election, kind));
    }
    faults
}

fn line(text: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        let separator = if index == 0 { "" } else { ";" };
        // Writing to a text cannot fail.
        let _ = write!(text, "{separator}{}", quoted(cell));
    }
    text.push('\n');
}

/// Lines end at their ends, so line breaks inside a cell become spaces.
fn quoted(cell: &str) -> Cow<'_, str> {
    let cell = if cell.contains(['\n', '\r']) {
        Cow::Owned(cell.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(cell)
    };
    if cell.contains([';', '"']) { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { cell }
}
