//! The outcome beside "most votes": what differs, and for whom it matters.

use std::cmp::Ordering;

use admin::round_results::shape::{Gets, OfSize, Size, by_size, gets};
use kernel::Share;
use serde::Serialize;
use serde_json::json;
use voting::{Rule, Utility};
use web::charts::{self, Bar, Bars, Described, Fill, Group};
use web::templates::items::LegendItem;

use super::Seen;

/// Both outcomes side by side.
#[derive(Serialize)]
pub(super) struct Compare {
    rule: String,
    note: String,
    rows: Vec<Row>,
    cost_here: String,
    cost_there: String,
    headline: String,
    sizes: Option<Sizes>,
    standings: Vec<Standing>,
    served: String,
    members: Vec<Member>,
}

/// A service that one of both funds.
#[derive(Serialize)]
struct Row {
    name: String,
    points: u64,
    here: bool,
    there: bool,
}

/// Members that are better off, worse off, or as well off.
#[derive(Serialize)]
struct Standing {
    title: String,
    names: String,
}

/// A member, and what it gets.
#[derive(Serialize)]
struct Member {
    name: String,
    own: bool,
    here: usize,
    there: usize,
    word: String,
}

/// Wishes by the size of municipalities.
#[derive(Serialize)]
struct Sizes {
    headline: String,
    chart: String,
    legend: Vec<LegendItem>,
    note: String,
    rows: Vec<SizeRow>,
}

#[derive(Serialize)]
struct SizeRow {
    name: String,
    members: usize,
    here: String,
    there: String,
}

/// What each ballot gets of the outcome.
pub(super) fn here(seen: &Seen<'_>) -> Vec<Gets> {
    of(seen, &seen.counted.outcome.funded)
}

fn of(seen: &Seen<'_>, funded: &[usize]) -> Vec<Gets> {
    let settings = &seen.counted.settings;
    gets(&seen.counted.election, settings.utility, settings.support, funded)
}

/// The name of a rule.
pub(super) fn rule_in_words(seen: &Seen<'_>, rule: Rule) -> String {
    seen.visit.text(match rule {
        Rule::EqualShares => "result-rule-equal-shares",
        Rule::Phragmen => "result-rule-phragmen",
        Rule::Greedy => "result-rule-greedy",
    })
}

impl Compare {
    /// Of a result.
    pub(super) fn new(seen: &Seen<'_>) -> Self {
        let (visit, counted) = (seen.visit, seen.counted);
        let there_funded = &counted.explanation.most_votes;
        let (here, there) = (here(seen), of(seen, there_funded));
        let order = |better: &usize| (here.get(*better), there.get(*better));
        let all: Vec<usize> = (0..counted.election.ballots().len()).collect();
        let against = |ballot: &usize| match order(ballot) {
            (Some(here), Some(there)) => here.worth.cmp(&there.worth),
            _ => Ordering::Equal,
        };
        let sides = [
            (Ordering::Greater, "result-better"),
            (Ordering::Less, "result-worse"),
            (Ordering::Equal, "result-same"),
        ];
        let standings = sides.map(|(side, key)| {
            let mut names: Vec<&str> =
                all.iter().filter(|one| against(one) == side).map(|one| counted.voter(*one)).collect();
            names.sort_unstable();
            Standing { title: visit.say(key, json!({ "count": names.len() })), names: names.join(", ") }
        });
        let explanation = &counted.explanation;
        let served = json!({
            "here": explanation.satisfied.ballots,
            "there": explanation.satisfied_by_most_votes.ballots,
            "all": all.len(),
        });
        let sides = json!({
            "better": explanation.better_off.ballots,
            "worse": explanation.worse_off.ballots,
        });
        Self {
            rule: rule_in_words(seen, counted.settings.rule),
            note: visit.text(match counted.settings.utility {
                Utility::Cost => "result-compare-note-cost",
                Utility::Score => "result-compare-note-score",
            }),
            rows: rows(seen),
            cost_here: seen.euro(&counted.outcome.cost),
            cost_there: seen.euro(&counted.election.cost_of(there_funded)),
            headline: visit.say("result-matters", sides),
            sizes: sizes(seen, &here, &there),
            standings: standings.into_iter().filter(|side| !side.names.is_empty()).collect(),
            served: visit.say("result-served", served),
            members: members(seen, &here, &there, against),
        }
    }
}

fn rows(seen: &Seen<'_>) -> Vec<Row> {
    let (counted, votes) = (seen.counted, seen.counted.election.weighted_scores());
    let (here, there) = (&counted.outcome.funded, &counted.explanation.most_votes);
    let mut either: Vec<usize> = here.iter().chain(there).copied().collect();
    either.sort_unstable();
    either.dedup();
    let points = |project: usize| votes.get(project).copied().unwrap_or(0);
    either.sort_by_key(|project| std::cmp::Reverse(points(*project)));
    let row = |project: usize| Row {
        name: counted.name(project).to_owned(),
        points: points(project),
        here: here.contains(&project),
        there: there.contains(&project),
    };
    either.into_iter().map(row).collect()
}

fn members(
    seen: &Seen<'_>,
    here: &[Gets],
    there: &[Gets],
    against: impl Fn(&usize) -> Ordering,
) -> Vec<Member> {
    let ballots = seen.counted.election.ballots().iter().enumerate();
    let member = |(index, ballot): (usize, &voting::Ballot)| Member {
        name: seen.counted.member(&ballot.voter).to_owned(),
        own: seen.is_own(&ballot.voter),
        here: here.get(index).map_or(0, |gets| gets.wishes),
        there: there.get(index).map_or(0, |gets| gets.wishes),
        word: seen.visit.text(match against(&index) {
            Ordering::Greater => "result-word-better",
            Ordering::Less => "result-word-worse",
            Ordering::Equal => "result-word-same",
        }),
    };
    let mut members: Vec<Member> = ballots.map(member).collect();
    members.sort_by(|a, b| a.name.cmp(&b.name));
    members
}

/// Wishes by size, where the inhabitants of all who voted are known and they differ in size.
fn sizes(seen: &Seen<'_>, here: &[Gets], there: &[Gets]) -> Option<Sizes> {
    let visit = seen.visit;
    let of = |(index, ballot): (usize, &voting::Ballot)| {
        let inhabitants = seen.source.inhabitants.get(&ballot.voter.parse().ok()?)?;
        Some((inhabitants.clone(), here.get(index)?.wishes, there.get(index)?.wishes))
    };
    let known: Option<Vec<_>> = seen.counted.election.ballots().iter().enumerate().map(of).collect();
    let sizes = known.map(|known| by_size(&known)).filter(|sizes| sizes.len() > 1)?;
    let name = |size: Size| match size {
        Size::Small => visit.text("result-size-small"),
        Size::Middle => visit.text("result-size-middle"),
        Size::Large => visit.text("result-size-large"),
    };
    let mean = |share: &Share| visit.words().quantity(&share.rounded(1).parse().unwrap_or_default());
    let row = |of: &OfSize| SizeRow {
        name: name(of.size),
        members: of.members,
        here: mean(&of.here),
        there: mean(&of.there),
    };
    let headline = sizes_headline(seen, &sizes);
    Some(Sizes {
        chart: sizes_chart(seen, &sizes, &headline, &name, &mean),
        legend: vec![
            LegendItem { fill: "1", label: rule_in_words(seen, seen.counted.settings.rule) },
            LegendItem { fill: "1-soft", label: visit.text("result-rule-greedy") },
        ],
        note: visit.text("result-sizes-note"),
        rows: sizes.iter().map(row).collect(),
        headline,
    })
}

fn sizes_headline(seen: &Seen<'_>, sizes: &[OfSize]) -> String {
    let small = sizes.first().map(|of| (of.size, of.here.cmp(&of.there)));
    seen.visit.text(match small {
        Some((Size::Small, Ordering::Greater)) => "result-sizes-small-more",
        Some((Size::Small, Ordering::Less)) => "result-sizes-small-less",
        _ => "result-sizes-same",
    })
}

fn sizes_chart(
    seen: &Seen<'_>,
    sizes: &[OfSize],
    headline: &str,
    name: &dyn Fn(Size) -> String,
    mean: &dyn Fn(&Share) -> String,
) -> String {
    let tenths = |share: &Share| (share * &Share::from(10)).floor().unwrap_or_default();
    let bar = |share: &Share, fill| Bar {
        label: String::new(),
        value: tenths(share),
        fill,
        note: Some(mean(share)),
    };
    let group = |of: &OfSize| Group {
        label: name(of.size),
        bars: vec![bar(&of.here, Fill::First), bar(&of.there, Fill::FirstSoft)],
    };
    let axis = |tenths: i64| mean(&Share::ratio(tenths, 10).unwrap_or_default());
    let title = seen.visit.text("result-sizes-title");
    Bars {
        said: Described { id: "sizes", title: &title, description: headline },
        size: charts::Size::Normal,
        groups: sizes.iter().map(group).collect(),
        axis: &axis,
    }
    .draw()
}
