//! Reads a `.pb` file, noting every fault with its line and going on.

use std::collections::{HashMap, HashSet};

use kernel::Share;
use rustc_hash::FxBuildHasher;

use super::rows::{Row, SECTIONS, Section, parts, sections};
use super::{PbFile, VoteType, Warning, WarningKind};
use crate::election::{Ballot, Election, Project};
use crate::fault::{Fault, FaultKind, Place};

/// What is read before it is checked as a whole.
#[derive(Default)]
struct Reading {
    faults: Vec<Fault>,
    warnings: Vec<Warning>,
    /// The line of each project and of each ballot.
    project_lines: Vec<usize>,
    ballot_lines: Vec<usize>,
}

/// The positions of projects by their ids.
type Ids<'p> = HashMap<&'p str, usize, FxBuildHasher>;

/// The columns of VOTES.
struct Columns {
    voter: Option<usize>,
    vote: Option<usize>,
    points: Option<usize>,
    weight: Option<usize>,
}

/// Reads the text of a `.pb` file. Counts that do not match the ballots are warnings: the ballots count.
///
/// # Errors
/// Everything that is wrong with it, at once, by line.
pub fn read_pb(text: &str) -> Result<PbFile, Vec<Fault>> {
    let mut reading = Reading::default();
    let sections = sections(text, &mut reading.faults);
    let last = text.lines().count().max(1);
    let [meta, projects, votes] = SECTIONS.map(|name| {
        let found = sections.iter().find(|section| section.name == name);
        if found.is_none() {
            reading.add(last, FaultKind::MissingSection { section: name });
        }
        found
    });
    let meta = meta.and_then(|section| Meta::read(section, &mut reading));
    let (budget, vote_type) = meta.as_ref().map_or((None, None), |meta| meta.required(&mut reading));
    let read = projects.map(|section| reading.projects(section)).unwrap_or_default();
    let ballots = votes.map(|section| reading.ballots(section, &read, vote_type)).unwrap_or_default();
    if let Some(meta) = &meta {
        reading.check_count("num_projects", meta, read.len());
        reading.check_count("num_votes", meta, ballots.len());
    }
    if let Some(section) = projects {
        reading.check_votes(section, &read, &ballots);
    }
    let budget_line = meta.as_ref().and_then(|meta| meta.line("budget")).unwrap_or(last);
    let selected = projects.and_then(|section| selected(section, read.len()));
    let election = Election::new(budget.unwrap_or(Share::ZERO), read, ballots);
    let election = election.map_err(|faults| reading.take(faults, budget_line));
    reading.warnings.sort_by_key(|warning| warning.line);
    let found = election.ok().zip(vote_type);
    match found {
        Some((election, vote_type)) if reading.faults.is_empty() => Ok(PbFile {
            election,
            meta: meta.map(Meta::fields).unwrap_or_default(),
            vote_type,
            selected,
            warnings: reading.warnings,
        }),
        _ => {
            reading.faults.sort_by(|a, b| a.place.cmp(&b.place));
            Err(reading.faults)
        }
    }
}

/// The projects that the file itself says were funded. Some files also say 2, for those funded otherwise.
fn selected(section: &Section<'_>, projects: usize) -> Option<Vec<usize>> {
    let column = section.column("selected")?;
    let rows = section.rows.iter().enumerate().take(projects);
    Some(rows.filter(|(_, row)| row.cell(Some(column)) == "1").map(|(index, _)| index).collect())
}

/// The fields of META, with their lines.
struct Meta(Vec<(usize, String, String)>);

impl Meta {
    /// Nothing where its header is another: then the first field may stand where the header should.
    fn read(section: &Section<'_>, reading: &mut Reading) -> Option<Self> {
        let key = section.required("key", &mut reading.faults);
        let value = section.required("value", &mut reading.faults);
        let (key, value) = (Some(key?), Some(value?));
        let mut fields: Vec<(usize, String, String)> = Vec::new();
        for row in &section.rows {
            let (key, value) = (row.cell(key), row.cell(value));
            if fields.iter().any(|(_, known, _)| known == key) {
                reading.add(row.line, FaultKind::DoubledMeta { field: key.to_owned() });
            }
            fields.push((row.line, key.to_owned(), value.to_owned()));
        }
        let known = Self(fields);
        for field in ["budget", "vote_type"] {
            if known.get(field).is_none() {
                reading.add(section.header.line, FaultKind::MissingMeta { field });
            }
        }
        Some(known)
    }

    fn get(&self, name: &str) -> Option<(usize, &str)> {
        let (line, _, value) = self.0.iter().find(|(_, key, _)| key == name)?;
        Some((*line, value))
    }

    fn line(&self, name: &str) -> Option<usize> {
        self.get(name).map(|(line, _)| line)
    }

    /// The budget and the way ballots are written.
    fn required(&self, reading: &mut Reading) -> (Option<Share>, Option<VoteType>) {
        let budget = self.get("budget").and_then(|(line, text)| reading.decimal(line, text));
        let vote_type = self.get("vote_type").and_then(|(line, text)| {
            let found = VoteType::WORDS.into_iter().find(|(word, _)| *word == text);
            if found.is_none() {
                let known = VoteType::WORDS.map(|(word, _)| word).join(", ");
                reading.add(line, FaultKind::UnknownChoice { text: text.to_owned(), known });
            }
            found.map(|(_, vote_type)| vote_type)
        });
        (budget, vote_type)
    }

    fn fields(self) -> Vec<(String, String)> {
        self.0.into_iter().map(|(_, key, value)| (key, value)).collect()
    }
}

impl Reading {
    fn add(&mut self, line: usize, kind: FaultKind) {
        self.faults.push(Fault::new(Place::Line(line), kind));
    }

    /// Notes the faults of the election as a whole, at their lines.
    fn take(&mut self, faults: Vec<Fault>, budget_line: usize) {
        for fault in faults {
            let line = match fault.place {
                Place::Project(index) => self.project_lines.get(index).copied(),
                Place::Ballot(index) => self.ballot_lines.get(index).copied(),
                _ => None,
            };
            self.add(line.unwrap_or(budget_line), fault.kind);
        }
    }

    fn decimal(&mut self, line: usize, text: &str) -> Option<Share> {
        let read = text.parse().ok();
        if read.is_none() {
            self.add(line, FaultKind::NotADecimal { text: text.to_owned() });
        }
        read
    }

    fn whole<T: std::str::FromStr>(&mut self, line: usize, text: &str) -> Option<T> {
        // A parser of integers takes a plus sign, which no file has.
        let read = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        if read.is_none() {
            self.add(line, FaultKind::NotWhole { text: text.to_owned() });
        }
        read
    }

    fn projects(&mut self, section: &Section<'_>) -> Vec<Project> {
        let id = section.required("project_id", &mut self.faults);
        let cost = section.required("cost", &mut self.faults);
        let name = section.column("name");
        if id.is_none() || cost.is_none() {
            return Vec::new();
        }
        let mut projects = Vec::with_capacity(section.rows.len());
        for row in &section.rows {
            self.project_lines.push(row.line);
            // What cannot be read has been said: a stand-in says nothing more.
            let cost = self.decimal(row.line, row.cell(cost)).unwrap_or(Share::ONE);
            let id = row.cell(id).to_owned();
            let name = Some(row.cell(name)).filter(|name| !name.is_empty()).unwrap_or(&id).to_owned();
            projects.push(Project { id, name, cost });
        }
        projects
    }

    fn ballots(
        &mut self,
        section: &Section<'_>,
        projects: &[Project],
        vote_type: Option<VoteType>,
    ) -> Vec<Ballot> {
        let vote = section.required("vote", &mut self.faults);
        let has_points = matches!(vote_type, Some(VoteType::Scoring | VoteType::Cumulative));
        let points = if has_points { section.required("points", &mut self.faults) } else { None };
        let columns =
            Columns { voter: section.column("voter_id"), vote, points, weight: section.column("weight") };
        if vote.is_none() || (has_points && points.is_none()) {
            return Vec::new();
        }
        let mut known = Ids::with_capacity_and_hasher(projects.len(), FxBuildHasher);
        for (index, project) in projects.iter().enumerate() {
            known.entry(project.id.as_str()).or_insert(index);
        }
        let mut voters: HashSet<_, FxBuildHasher> =
            HashSet::with_capacity_and_hasher(section.rows.len(), FxBuildHasher);
        let mut ballots = Vec::with_capacity(section.rows.len());
        for row in &section.rows {
            let voter = row.cell(columns.voter);
            if !voter.is_empty() && !voters.insert(voter) {
                let kind = WarningKind::DoubledVoter { id: voter.to_owned() };
                self.warnings.push(Warning { line: row.line, kind });
            }
            self.ballot_lines.push(row.line);
            let scores = self.scores(row, &columns, &known, vote_type);
            let weight = match columns.weight {
                Some(column) => self.whole(row.line, row.cell(Some(column))).unwrap_or(1),
                None => 1,
            };
            ballots.push(Ballot { voter: voter.to_owned(), weight, scores });
        }
        ballots
    }

    fn scores(
        &mut self,
        row: &Row<'_>,
        columns: &Columns,
        known: &Ids<'_>,
        vote_type: Option<VoteType>,
    ) -> Vec<(usize, u32)> {
        let commas = |text: &str| text.bytes().filter(|byte| *byte == b',').count();
        let items = |text: &str| if text.is_empty() { 0 } else { commas(text) + 1 };
        let (vote, points) = (row.cell(columns.vote), row.cell(columns.points));
        if vote.is_empty() && points.is_empty() {
            return Vec::new();
        }
        let length = items(vote);
        if columns.points.is_some() && items(points) != length {
            let (points, projects) = (items(points), length);
            let text = row.cell(columns.voter).to_owned();
            self.add(row.line, FaultKind::PointsDiffer { text, points, projects });
            return Vec::new();
        }
        let mut points = parts(points, b',');
        let mut scores = Vec::with_capacity(length);
        for (position, id) in parts(vote, b',').enumerate() {
            let score = match vote_type {
                Some(VoteType::Ordinal) => u32::try_from(length - position).ok(),
                Some(VoteType::Scoring | VoteType::Cumulative) => {
                    self.whole(row.line, points.next().unwrap_or_default())
                }
                Some(VoteType::Approval) | None => Some(1),
            };
            match known.get(id) {
                Some(project) => scores.extend(score.map(|score| (*project, score))),
                None => self.add(row.line, FaultKind::UnknownProject { id: id.to_owned() }),
            }
        }
        scores
    }

    fn check_count(&mut self, field: &'static str, meta: &Meta, are: usize) {
        let Some((line, says)) = meta.get(field) else { return };
        if says.parse() != Ok(are) {
            let kind = WarningKind::CountDiffers { field, says: says.to_owned(), are };
            self.warnings.push(Warning { line, kind });
        }
    }

    /// The column `votes` holds how many ballots name each project.
    fn check_votes(&mut self, section: &Section<'_>, projects: &[Project], ballots: &[Ballot]) {
        let Some(column) = section.column("votes") else { return };
        let mut named = vec![0_usize; projects.len()];
        let mut scored = named.clone();
        for (project, score) in ballots.iter().flat_map(|ballot| &ballot.scores) {
            for (counts, counted) in [(&mut named, true), (&mut scored, *score > 0)] {
                if let Some(count) = counts.get_mut(*project).filter(|_| counted) {
                    *count += 1;
                }
            }
        }
        let counts = named.into_iter().zip(scored);
        for ((row, project), (named, scored)) in section.rows.iter().zip(projects).zip(counts) {
            let says = row.cell(Some(column));
            let fits = says.parse().is_ok_and(|says: usize| says == named || says == scored);
            if !says.is_empty() && !fits {
                let (id, says) = (project.id.clone(), says.to_owned());
                let kind = WarningKind::VotesDiffer { id, says, are: scored };
                self.warnings.push(Warning { line: row.line, kind });
            }
        }
    }
}
