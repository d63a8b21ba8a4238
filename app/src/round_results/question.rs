//! The question in an address: another budget, rule or price, or equal weights.
//!
//! Invariant: amounts in an address are plain; what somebody types is read in the language of the page, and
//! the address that comes of it is plain again.

use std::collections::BTreeMap;

use actions::Fault;
use actix_web::web::Query;
use intake::number::{Notation, amount};
use kernel::{Cents, Share};
use voting::{Election, Rule, WhatIf};
use web::urls::encode;

/// A price stands under this with the id of its candidate.
const COST: &str = "cost.";
/// What an address may hold beside prices.
const KNOWN: [&str; 7] = ["budget", "candidate", "look", "price", "rule", "taal", "weights"];

/// The rules to choose from, by their words.
pub(super) const RULES: [(&str, Rule); 3] =
    [("equal-shares", Rule::EqualShares), ("phragmen", Rule::Phragmen), ("greedy", Rule::Greedy)];

/// What an address asks.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// As the count takes it.
    pub(super) other: WhatIf,
    /// What cannot be read, as sentences.
    pub(super) faults: Vec<Fault>,
    /// Whether the form was sent: then the address is made plain.
    pub(super) is_sent: bool,
    asked: BTreeMap<String, String>,
}

impl Question {
    /// Reads the query of an address about an election that was counted by a rule. What is as it was is no
    /// change.
    pub(super) fn read(query: &str, (election, rule): (&Election, Rule), typed: Notation) -> Self {
        let read = Query::<Vec<(String, String)>>::from_query(query).map(Query::into_inner);
        let mut question = Self::default();
        if read.is_err() {
            question.faults.push(Fault::page("result-ask-unknown").with("what", "?"));
        }
        for (name, value) in read.unwrap_or_default() {
            let value = value.trim().to_owned();
            match name.strip_prefix(COST) {
                Some(id) => question.cost(election, id, &value),
                None if KNOWN.contains(&name.as_str()) => drop(question.asked.insert(name, value)),
                None => {
                    let what: String = name.chars().take(60).collect();
                    question.faults.push(Fault::page("result-ask-unknown").with("what", what));
                }
            }
        }
        question.is_sent = question.asked.contains_key("look");
        let notation = if question.is_sent { typed } else { Notation::Plain };
        question.read_budget(election, notation);
        question.read_choices();
        question.read_price(election, notation);
        question.other.rule = question.other.rule.filter(|other| *other != rule);
        let same = |id: &String, cost: &Share| {
            election.projects().iter().any(|project| project.id == *id && project.cost == *cost)
        };
        question.other.costs.retain(|id, cost| !same(id, cost));
        question
    }

    /// What stands under a name; nothing where it is not there.
    pub(super) fn asked(&self, name: &str) -> &str {
        self.asked.get(name).map_or("", String::as_str)
    }

    /// Whether it asks for anything.
    pub(super) fn is_empty(&self) -> bool {
        self.other == WhatIf::default()
    }

    /// The address of a question.
    pub(super) fn href(page: &str, other: &WhatIf) -> String {
        let mut pairs = Vec::new();
        pairs.extend(other.budget.as_ref().map(|budget| format!("budget={budget}")));
        let word = other.rule.and_then(|rule| RULES.iter().find(|(_, known)| *known == rule));
        pairs.extend(word.map(|(word, _)| format!("rule={word}")));
        pairs.extend(other.equal_weights.then(|| "weights=equal".to_owned()));
        pairs.extend(other.costs.iter().map(|(id, cost)| format!("{COST}{}={cost}", encode(id))));
        if pairs.is_empty() { page.to_owned() } else { format!("{page}?{}", pairs.join("&")) }
    }

    fn cost(&mut self, election: &Election, id: &str, value: &str) {
        let Some(project) = election.projects().iter().find(|project| project.id == id) else {
            self.faults.push(Fault::page("result-ask-no-candidate"));
            return;
        };
        match positive(value, Notation::Plain) {
            Some(cost) => drop(self.other.costs.insert(id.to_owned(), cost.euros())),
            None => {
                self.faults.push(Fault::page("result-ask-price-of").with("name", &project.name));
            }
        }
    }

    fn read_budget(&mut self, election: &Election, notation: Notation) {
        let text = self.asked("budget").to_owned();
        match positive(&text, notation) {
            _ if text.is_empty() => {}
            Some(budget) if budget.euros() == *election.budget() => {}
            Some(budget) => self.other.budget = Some(budget.euros()),
            None => self.faults.push(Fault::field("budget", "result-ask-budget")),
        }
    }

    fn read_choices(&mut self) {
        match self.asked("rule") {
            "" => {}
            word => match RULES.iter().find(|(known, _)| *known == word) {
                Some((_, rule)) => self.other.rule = Some(*rule),
                None => self.faults.push(Fault::field("rule", "result-ask-rule")),
            },
        }
        match self.asked("weights") {
            "" => {}
            "equal" => self.other.equal_weights = true,
            _ => self.faults.push(Fault::field("weights", "result-ask-weights")),
        }
    }

    /// The price that was typed for one service; it takes the place of the one that the address holds.
    fn read_price(&mut self, election: &Election, notation: Notation) {
        let (id, text) = (self.asked("candidate").to_owned(), self.asked("price").to_owned());
        if !id.is_empty() && !election.projects().iter().any(|project| project.id == id) {
            self.faults.push(Fault::field("candidate", "result-ask-no-candidate"));
            return;
        }
        match positive(&text, notation) {
            _ if text.is_empty() => {}
            _ if id.is_empty() => self.faults.push(Fault::field("candidate", "result-ask-which")),
            Some(price) => drop(self.other.costs.insert(id, price.euros())),
            None => self.faults.push(Fault::field("price", "result-ask-price")),
        }
    }
}

fn positive(text: &str, notation: Notation) -> Option<Cents> {
    amount(text, notation).ok().filter(|amount| *amount > Cents::ZERO)
}

#[cfg(test)]
mod tests {
    use voting::Project;

    use super::*;

    fn election() -> Election {
        let projects =
            vec![Project::new("desk", Share::from(600)), Project::new("archive", Share::from(400))];
        Election::new(Share::from(1000), projects, Vec::new()).unwrap()
    }

    fn read(query: &str) -> Question {
        Question::read(query, (&election(), Rule::EqualShares), Notation::Dutch)
    }

    #[test]
    fn an_address_holds_the_whole_question() {
        let query = "budget=1500.5&rule=greedy&weights=equal&cost.desk=100";
        let question = read(&format!("{query}&taal=en"));
        assert_eq!(question.faults, []);
        assert_eq!(Question::href("/x", &question.other), format!("/x?{query}"));
        assert!(read("").is_empty() && read("budget=1000&rule=equal-shares&cost.desk=600").is_empty());
        assert_eq!(Question::href("/x", &read("candidate=desk").other), "/x");
    }

    #[test]
    fn what_is_typed_is_read_in_the_language_of_the_page() {
        let question = read("look=1&budget=1.500%2C50&candidate=desk&price=2.000&cost.desk=5&cost.archive=7");
        assert_eq!(question.faults, []);
        let href = "/x?budget=1500.5&cost.archive=7&cost.desk=2000";
        assert_eq!(Question::href("/x", &question.other), href);
    }

    #[test]
    fn nonsense_is_a_sentence() {
        let code =
            |query: &str| read(query).faults.iter().map(|fault| fault.code.to_string()).collect::<Vec<_>>();
        assert_eq!(code("budget=veel"), ["result-ask-budget"]);
        assert_eq!(code("budget=-5"), ["result-ask-budget"]);
        assert_eq!(code("budget=99999999999999999999"), ["result-ask-budget"]);
        assert_eq!(code("rule=loten"), ["result-ask-rule"]);
        assert_eq!(code("weights=2"), ["result-ask-weights"]);
        assert_eq!(code("cost.nobody=5"), ["result-ask-no-candidate"]);
        assert_eq!(code("cost.desk=0"), ["result-ask-price-of"]);
        assert_eq!(code("candidate=nobody&price=5"), ["result-ask-no-candidate"]);
        assert_eq!(code("price=5"), ["result-ask-which"]);
        assert_eq!(code("candidate=desk&price=x"), ["result-ask-price"]);
        assert_eq!(code("x=%00&y"), ["result-ask-unknown", "result-ask-unknown"]);
    }
}
