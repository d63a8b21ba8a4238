//! A ballot as pages show it: candidates by programme, each with the scores to choose from.

use serde::Serialize;
use store::Scores;
use web::Visit;

use crate::round_view::Seen;

impl Seen {
    /// The ballot, by programme, with what was chosen: nothing chosen is no opinion.
    #[must_use]
    pub fn ballot(&self, visit: &Visit, chosen: &Scores) -> Vec<Programme> {
        let mut programmes: Vec<Programme> = Vec::new();
        for one in &self.frozen.candidates {
            let about = self.about.get(&one.candidate);
            let name = about.map(|about| about.programme.clone()).unwrap_or_default();
            let name = if name.is_empty() { visit.text("round-programme-other") } else { name };
            let score = chosen.get(&one.candidate).copied().flatten();
            let item = Item {
                name: actions::ballots::field_of(one.candidate),
                label: one.name.clone(),
                text: about.map(|about| about.summary.clone()).unwrap_or_default(),
                price: visit.words().euro(one.cost),
                options: options(visit, score),
                scored: score.is_some(),
            };
            match programmes.iter_mut().find(|programme| programme.name == name) {
                Some(programme) => programme.items.push(item),
                None => programmes.push(Programme { id: String::new(), name, items: vec![item] }),
            }
        }
        for (n, programme) in (1..).zip(&mut programmes) {
            programme.id = format!("programme-{n}");
        }
        programmes
    }
}

fn options(visit: &Visit, chosen: Option<u8>) -> Vec<ScoreOption> {
    let score = |n: u8| ScoreOption {
        value: n.to_string(),
        mark: n.to_string(),
        word: visit.text(&format!("score-{n}")),
        selected: chosen == Some(n),
        none: false,
    };
    let none = ScoreOption {
        value: "none".to_owned(),
        mark: "–".to_owned(),
        word: visit.text("score-none"),
        selected: chosen.is_none(),
        none: true,
    };
    (0..=actions::rounds::SCORE_MOST).map(score).chain([none]).collect()
}

/// The candidates of one programme on a ballot.
#[derive(Serialize)]
#[expect(missing_docs, reason = "the fields of the template")]
pub struct Programme {
    pub id: String,
    pub name: String,
    pub items: Vec<Item>,
}

/// A candidate on a ballot.
#[derive(Serialize)]
#[expect(missing_docs, reason = "the fields of the component")]
pub struct Item {
    pub name: String,
    pub label: String,
    pub text: String,
    pub price: String,
    pub options: Vec<ScoreOption>,
    #[serde(skip)]
    pub scored: bool,
}

/// A score to choose.
#[derive(Serialize)]
#[expect(missing_docs, reason = "the fields of the component")]
pub struct ScoreOption {
    pub value: String,
    pub mark: String,
    pub word: String,
    pub selected: bool,
    pub none: bool,
}
