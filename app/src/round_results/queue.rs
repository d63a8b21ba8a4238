//! The queue: all services in the order of sequential Phragmén, with the line of the budget.

use admin::round_results::shape::line;
use kernel::Share;
use serde::Serialize;
use serde_json::json;

use super::Seen;

/// All services in the order of the queue.
#[derive(Serialize)]
pub(super) struct Queue {
    title: String,
    above: Vec<Row>,
    below: Vec<Row>,
    line: String,
    no_opinion: bool,
}

/// A service in the queue.
#[derive(Serialize)]
struct Row {
    place: usize,
    name: String,
    points: u64,
    cost: String,
    sum: String,
    chosen: bool,
    no_opinion: u64,
}

impl Queue {
    /// Of a result.
    pub(super) fn new(seen: &Seen<'_>) -> Self {
        let (visit, counted) = (seen.visit, seen.counted);
        let (queue, votes) = (counted.queue(), counted.election.weighted_scores());
        let cost = |project: usize| {
            counted.election.projects().get(project).map_or(Share::ZERO, |project| project.cost.clone())
        };
        let costs: Vec<Share> = queue.iter().map(|project| cost(*project)).collect();
        let (sums, fits) = line(&costs, counted.election.budget());
        let without = |project: usize| {
            let id = counted.election.projects().get(project).map_or("", |project| &project.id);
            let all = &counted.file.result.no_opinion;
            all.iter().find(|one| one.candidate == id).map_or(0, |one| one.voters.members)
        };
        let rows =
            queue.iter().zip(costs.iter().zip(&sums)).enumerate().map(|(index, (project, (cost, sum)))| {
                Row {
                    place: index + 1,
                    name: counted.name(*project).to_owned(),
                    points: votes.get(*project).copied().unwrap_or(0),
                    cost: seen.euro(cost),
                    sum: seen.euro(sum),
                    chosen: counted.outcome.funded.contains(project),
                    no_opinion: without(*project),
                }
            });
        let mut above: Vec<Row> = rows.collect();
        let below = above.split_off(fits);
        let budget = seen.euro(counted.election.budget());
        Self {
            title: visit.say("result-queue-title", json!({ "count": queue.len() })),
            above,
            below,
            line: visit.say("result-queue-line", json!({ "budget": budget })),
            no_opinion: !counted.file.result.no_opinion.is_empty(),
        }
    }
}
