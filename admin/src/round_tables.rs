//! The tables of a round's page, for the office and for members: what is asked, who may vote, and its hours.

use kernel::MemberId;
use serde::Serialize;
use serde_json::json;
use web::Visit;
use web::templates::items::Fact;

use crate::round_view::Seen;

/// A candidate at its frozen cost.
#[derive(Serialize)]
pub struct CandidateRow {
    name: String,
    cents: i64,
}

/// A member of the electorate.
#[derive(Serialize)]
pub struct ElectorRow {
    name: String,
    weight: i32,
    voted: bool,
    proxy: Option<String>,
}

impl Seen {
    /// What is asked.
    #[must_use]
    pub fn candidate_rows(&self) -> Vec<CandidateRow> {
        let row =
            |one: &store::RoundCandidate| CandidateRow { name: one.name.clone(), cents: one.cost.cents() };
        self.frozen.candidates.iter().map(row).collect()
    }

    /// Who may vote, who did, and who lets whom vote for it: open to all.
    #[must_use]
    pub fn elector_rows(&self, visit: &Visit) -> Vec<ElectorRow> {
        let proxy = |member: MemberId| {
            let given = self.proxies.iter().find(|proxy| proxy.member == member)?;
            Some(visit.say("proxy-by", json!({ "name": self.name(given.holder) })))
        };
        let row = |elector: &store::RoundElector| ElectorRow {
            name: elector.name.clone(),
            weight: elector.weight,
            voted: self.turnout.contains(&elector.member),
            proxy: proxy(elector.member),
        };
        self.frozen.electorate.iter().map(row).collect()
    }

    /// What a member of the electorate is called; nothing for another.
    #[must_use]
    pub fn name(&self, member: MemberId) -> String {
        self.elector(member).map(|elector| elector.name.clone()).unwrap_or_default()
    }

    /// When it opens and closes, and who opened what: the hashes that everybody can keep.
    #[must_use]
    pub fn hours(&self, visit: &Visit) -> Vec<Fact> {
        let (words, setup) = (visit.words(), &self.round.setup);
        let fact = |key: &str, value: String| Fact { label: visit.text(key), value, ..Fact::default() };
        let mut facts = vec![
            fact("round-hours-opens", words.instant(setup.opens_at)),
            fact("round-hours-closes", words.instant(setup.closes_at)),
        ];
        if let Some(opening) = &self.opening {
            let by = json!({ "name": opening.by, "at": words.instant(opening.at) });
            facts.push(fact("round-opened-by", visit.say("round-by-at", by)));
            facts.push(fact("round-opening-hash", opening.hash.clone()));
            facts.push(fact("round-lot-commitment", opening.lot_commitment.clone()));
        }
        facts
    }
}
