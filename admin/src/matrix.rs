//! Services beside members: the table of a run's amounts, for the office and for members.

use actions::comparison::{Beside, Comparison};
use kernel::{MemberId, ServiceId};
use serde::Serialize;
use store::{Member, Service};
use web::Words;

/// The table: heads, rows and two lines of totals.
#[derive(Debug, Clone, Serialize)]
pub struct Matrix {
    /// The services that have an amount.
    pub heads: Vec<Head>,
    /// The members that have an amount, by name.
    pub rows: Vec<Row>,
    /// What all members pay for each service.
    pub totals: Vec<i64>,
    /// How that differs, for each service.
    pub changes: Vec<Option<String>>,
    /// What all pay for everything.
    pub total: i64,
    /// How that differs.
    pub change: Option<String>,
    /// Whether there is something to compare with.
    pub compared: bool,
}

/// A column.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Name of the service.
    pub name: String,
    /// Whether it is one word, which stays on one line.
    pub short: bool,
    /// Where the service is explained.
    pub href: String,
}

/// A member.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// One cell for each service.
    pub cells: Vec<Option<MatrixCell>>,
    /// What it pays in all.
    pub total: i64,
    /// How that differs.
    pub change: Option<String>,
}

/// An amount.
#[derive(Debug, Clone, Serialize)]
pub struct MatrixCell {
    /// How many cents.
    pub cents: i64,
    /// Where it is explained.
    pub href: String,
    /// How it differs, where it differs much.
    pub flag: Option<Flag>,
}

/// A difference that asks for attention.
#[derive(Debug, Clone, Serialize)]
pub struct Flag {
    /// `+15,0 %`
    pub label: String,
    /// Which way.
    pub icon: &'static str,
}

/// What the table is made of.
pub struct Source<'a> {
    /// The texts and formats of the page.
    pub words: Words<'a>,
    /// The amounts beside those before.
    pub comparison: &'a Comparison,
    /// All members.
    pub members: &'a [Member],
    /// All services, in the order of lists.
    pub services: &'a [Service],
    /// From how many per cent a difference is flagged.
    pub threshold: i32,
    /// The reader's own member.
    pub own: Option<MemberId>,
}

impl Source<'_> {
    /// The table. `amount` and `service` give the addresses of an amount and a service.
    #[must_use]
    pub fn matrix(
        &self,
        amount: impl Fn(ServiceId, MemberId) -> String,
        service: impl Fn(&Service) -> String,
        only_flagged: bool,
    ) -> Matrix {
        let comparison = self.comparison;
        let billed: Vec<&Service> =
            self.services.iter().filter(|one| comparison.services.contains_key(&one.id)).collect();
        let row = |member: &Member| {
            let total = comparison.members.get(&member.id)?;
            let cell = |service: &&Service| {
                let beside = comparison.cells.get(&(member.id, service.id))?;
                let href = amount(service.id, member.id);
                Some(MatrixCell { cents: beside.amount.cents(), href, flag: self.flag(beside) })
            };
            let cells: Vec<_> = billed.iter().map(cell).collect();
            let flagged = cells.iter().flatten().any(|cell| cell.flag.is_some());
            (flagged || !only_flagged).then(|| Row {
                name: member.name.clone(),
                own: self.own == Some(member.id),
                cells,
                total: total.amount.cents(),
                change: self.change(total),
            })
        };
        let of = |service: &&Service| comparison.services.get(&service.id).copied().unwrap_or_default();
        Matrix {
            heads: billed
                .iter()
                .map(|one| Head {
                    name: one.name.clone(),
                    short: !one.name.contains(' '),
                    href: service(one),
                })
                .collect(),
            rows: self.members.iter().filter_map(row).collect(),
            totals: billed.iter().map(|service| of(service).amount.cents()).collect(),
            changes: billed.iter().map(|service| self.change(&of(service))).collect(),
            total: comparison.total.amount.cents(),
            change: self.change(&comparison.total),
            compared: comparison.total.before.is_some(),
        }
    }

    /// How an amount differs, in words; none where nothing was divided before.
    #[must_use]
    pub fn change(&self, beside: &Beside) -> Option<String> {
        beside.change().map(|change| self.words.delta(&change))
    }

    /// The difference, where it is large.
    #[must_use]
    pub fn flag(&self, beside: &Beside) -> Option<Flag> {
        beside.is_flagged(self.threshold).then(|| {
            let down = beside.difference().is_some_and(|difference| difference.is_negative());
            let label = self.change(beside).unwrap_or_else(|| self.words.text("run-was-nothing"));
            Flag { label, icon: if down { "arrow-down" } else { "arrow-up" } }
        })
    }
}
