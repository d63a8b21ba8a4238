//! A run to take along: its amounts as CSV and as a workbook, and the whole run as JSON that anybody can
//! compute again.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path};
use allocation::{AllocationRun, Scenario};
use kernel::{Cents, MemberId, RunId, ServiceId};
use store::{BookPeriod, Db, Member, Run, RunLine, Service, StoreError, TenantTx};
use web::exports::{Cell, Sheet, download, file};
use web::{Failure, Reply, SignedIn, Words};

/// What a file is made of.
pub struct Source {
    run: Run,
    period: BookPeriod,
    lines: Vec<RunLine>,
    members: Vec<Member>,
    services: Vec<Service>,
    scenario: String,
}

/// A run as a file: `csv`, `xlsx` or `json`, by the end of its address.
pub async fn show(visit: SignedIn, path: Path<(String, RunId, String)>, db: Data<Db>) -> Reply {
    let run = path.1;
    let source = db.tenant(&visit.actor, "runs.export", move |tx| Source::read(tx, run)).await?;
    source.file(visit.words(), &path.2)
}

impl Source {
    /// Reads a run that the actor may see.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(tx: &mut TenantTx<'_>, id: RunId) -> Result<Self, StoreError> {
        let run = tx.run(id)?;
        Ok(Self {
            period: tx.period(run.period)?,
            lines: tx.run_lines(id)?,
            members: tx.members()?,
            services: tx.services()?,
            scenario: tx.run_scenario(id)?,
            run,
        })
    }

    /// The file of this kind.
    ///
    /// # Errors
    /// [`Failure::Absent`] for a kind that we do not make.
    pub fn file(&self, words: Words<'_>, kind: &str) -> Reply {
        let name = format!("{}-{}", words.text("run-file-name"), self.period.name.replace(' ', "-"));
        match kind {
            "json" => download(&format!("{name}.json"), "application/json", self.json()?.into_bytes()),
            _ => file(&name, kind, &[self.table(words), self.list(words)]),
        }
    }

    /// The run with its scenario and every derivation, computed anew: the same to the letter.
    fn json(&self) -> Result<String, Failure> {
        let scenario = Scenario::parse(&self.scenario)
            .map_err(|faults| Failure::Bug(format!("run {}: {faults:?}", self.run.id)))?;
        let run = AllocationRun::of(scenario)
            .map_err(|faults| Failure::Bug(format!("run {}: {faults:?}", self.run.id)))?;
        run.to_json(true).map_err(|error| Failure::Bug(error.to_string()))
    }

    /// Members down, services across, totals both ways.
    fn table(&self, words: Words<'_>) -> Sheet {
        let amounts: BTreeMap<(MemberId, ServiceId), Cents> =
            self.lines.iter().map(|line| ((line.member, line.service), line.amount)).collect();
        let billed: Vec<&Service> =
            self.services.iter().filter(|one| self.lines.iter().any(|line| line.service == one.id)).collect();
        let paying: Vec<&Member> =
            self.members.iter().filter(|one| self.lines.iter().any(|line| line.member == one.id)).collect();
        let mut head = vec![words.text("run-file-code"), words.text("run-file-member")];
        head.extend(billed.iter().map(|service| service.name.clone()));
        head.push(words.text("run-file-total"));
        let total = |of: &dyn Fn(&RunLine) -> bool| -> Cell {
            let chosen = self.lines.iter().filter(|line| of(line)).map(|line| line.amount);
            Cents::sum(chosen).map_or(Cell::Empty, Cell::Euro)
        };
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for member in paying {
            let mut row: Vec<Cell> = vec![member.code.as_str().into(), member.name.as_str().into()];
            row.extend(billed.iter().map(|service| {
                amounts.get(&(member.id, service.id)).map_or(Cell::Empty, |amount| Cell::Euro(*amount))
            }));
            row.push(total(&|line| line.member == member.id));
            rows.push(row);
        }
        let mut last: Vec<Cell> = vec![Cell::Empty, Cell::Text(words.text("run-file-total"))];
        last.extend(billed.iter().map(|service| total(&|line| line.service == service.id)));
        last.push(total(&|_| true));
        rows.push(last);
        Sheet { name: words.text("run-file-table"), head, rows }
    }

    /// One row for each amount: for a pivot table.
    fn list(&self, words: Words<'_>) -> Sheet {
        let head = ["run-file-code", "run-file-member", "run-file-service", "run-file-amount"];
        let row = |line: &RunLine| {
            let member = self.members.iter().find(|one| one.id == line.member)?;
            let service = self.services.iter().find(|one| one.id == line.service)?;
            let names = [member.code.as_str(), member.name.as_str(), service.name.as_str()];
            Some(names.into_iter().map(Cell::from).chain([Cell::Euro(line.amount)]).collect())
        };
        Sheet {
            name: words.text("run-file-list"),
            head: head.map(|key| words.text(key)).to_vec(),
            rows: self.lines.iter().filter_map(row).collect(),
        }
    }
}
