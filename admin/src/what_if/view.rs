//! What the page shows.

use allocation::{Change, Changes};
use serde::Serialize;
use web::SignedIn;
use web::templates::items::{Fact, LegendItem};

use super::agenda::Shown;
use super::chart;
use super::damped::Damped;
use super::forms::Forms;
use super::reckon::Reckoned;
use super::sentences::sentence;
use super::table::{self, Row, Sort};

/// The view of the page.
#[derive(Serialize)]
pub struct Show {
    title: String,
    here: String,
    changes: Vec<Said>,
    csv_href: String,
    xlsx_href: String,
    headline: String,
    facts: Vec<Fact>,
    chart: String,
    chart_note: Option<String>,
    legend: Vec<LegendItem>,
    sorts: Vec<Sort>,
    rows: Vec<Row>,
    total: Row,
    services: Vec<Row>,
    damped: Option<Damped>,
    forms: Forms,
    agenda: Option<Shown>,
}

/// A change with the address without it.
#[derive(Serialize)]
struct Said {
    text: String,
    href: String,
}

impl Show {
    /// The view of a comparison at this address.
    pub fn new(visit: &SignedIn, reckoned: &Reckoned, here: &str) -> Self {
        let (words, known, question) = (visit.words(), &reckoned.known, &reckoned.question);
        let rows = table::members(visit, reckoned);
        let mut movers: Vec<Row> = rows.iter().filter(|row| row.stays).cloned().collect();
        movers.sort_by_key(|row| std::cmp::Reverse(row.difference));
        let headline = chart::headline(visit, reckoned, &movers);
        let here_now = question.href(here, &question.changes);
        let file =
            |kind: &str| format!("{here_now}{}file={kind}", if here_now.contains('?') { '&' } else { '?' });
        Self {
            title: words.say("whatif-title", &[("period", known.period.name.clone().into())]),
            here: here.to_owned(),
            changes: said(visit, reckoned, here),
            csv_href: file("csv"),
            xlsx_href: file("xlsx"),
            facts: facts(visit, reckoned),
            chart: chart::draw(visit, &headline, &movers),
            chart_note: chart::is_cut(&movers).then(|| visit.text("whatif-chart-cut")),
            legend: chart::legend(visit, &movers),
            headline,
            sorts: table::sorts(visit, reckoned, here),
            rows,
            total: Row::new(words, visit.text("whatif-total"), false, &reckoned.effect.total),
            services: table::services(words, reckoned),
            damped: Damped::of(visit, reckoned),
            forms: Forms::new(visit, reckoned),
            agenda: None,
        }
    }

    /// With the form that puts the question on an agenda.
    pub fn on_agenda(self, agenda: Option<Shown>) -> Self {
        Self { agenda, ..self }
    }

    /// The title of the page.
    pub fn title(&self) -> &str {
        &self.title
    }
}

fn said(visit: &SignedIn, reckoned: &Reckoned, here: &str) -> Vec<Said> {
    let (known, question) = (&reckoned.known, &reckoned.question);
    let without = |change: &Change| {
        let others = question.changes.iter().filter(|other| *other != change).cloned();
        Changes::new(others).map_or_else(|_| here.to_owned(), |changes| question.href(here, &changes))
    };
    let said = |change| Said { text: sentence(visit.words(), known, change), href: without(change) };
    question.changes.iter().map(said).collect()
}

fn facts(visit: &SignedIn, reckoned: &Reckoned) -> Vec<Fact> {
    let (words, effect) = (visit.words(), &reckoned.effect);
    let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
    vec![
        fact("whatif-fact-more", words.number(effect.losers)),
        fact("whatif-fact-less", words.number(effect.winners)),
        fact("whatif-fact-old", words.euro(effect.total.old.unwrap_or_default())),
        fact("whatif-fact-new", words.euro(effect.total.new.unwrap_or_default())),
    ]
}
