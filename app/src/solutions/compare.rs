//! Up to four solutions side by side: the addresses say which.

use actix_web::HttpRequest;
use actix_web::web::Data;
use kernel::{Cents, SolutionId};
use serde::Serialize;
use store::{Db, Solution, StoreError};
use web::templates::items::ListItem;
use web::{Reply, SignedIn};

use super::seen::{Seen, look};
use super::{lines, list, maturity_in_words, range_in_words, state_in_words};

/// At most so many stand side by side.
const MOST: usize = 4;

#[derive(Serialize)]
struct Compare {
    list: String,
    heads: Vec<ListItem>,
    rows: Vec<Row>,
    too_many: bool,
    enough: bool,
}

/// A quality, and what each solution has of it.
#[derive(Serialize)]
struct Row {
    label: String,
    values: Vec<String>,
}

/// Compares the solutions of the address: `?s=..&s=..`.
pub async fn compare(visit: SignedIn, request: HttpRequest, db: Data<Db>) -> Reply {
    let wanted = wanted(request.query_string());
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "solutions.compare", look).await?;
    let page = visit.page("app/solutions/compare", visit.text("compare-title"));
    page.under(visit.text("solutions-title"), list(&visit)).show(&view(&visit, &seen, &wanted))
}

/// The ids in a query, each once, in their order. What is none is passed over.
fn wanted(query: &str) -> Vec<SolutionId> {
    let mut found: Vec<SolutionId> = Vec::new();
    let values = query.split('&').filter_map(|pair| pair.strip_prefix("s="));
    for id in values.filter_map(|value| value.parse().ok()) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

fn view(visit: &SignedIn, seen: &Seen, wanted: &[SolutionId]) -> Compare {
    let there: Vec<&Solution> = wanted.iter().filter_map(|id| seen.solution(*id)).collect();
    let shown = there.get(..there.len().min(MOST)).unwrap_or_default();
    let head = |one: &&Solution| ListItem {
        href: format!("{}/{}", list(visit), one.id),
        label: one.about.name.clone(),
        note: None,
    };
    Compare {
        list: list(visit),
        heads: shown.iter().map(head).collect(),
        rows: rows(visit, seen, shown),
        too_many: there.len() > MOST,
        enough: shown.len() > 1,
    }
}

fn rows(visit: &SignedIn, seen: &Seen, shown: &[&Solution]) -> Vec<Row> {
    let row = |label: &str, of: &dyn Fn(&Solution) -> String| Row {
        label: visit.text(label),
        values: shown.iter().map(|one| of(one)).collect(),
    };
    let number = |count: usize| visit.words().number(count);
    let mut rows = vec![
        row("compare-summary", &|one| one.about.summary.clone()),
        row("solution-state", &|one| state_in_words(visit, &one.state)),
        row("solution-builder", &|one| seen.member(seen.built_by(one))),
        row("solution-maturity", &|one| maturity_in_words(visit, &one.about.maturity)),
        row("solution-adopt", &|one| range_in_words(visit, one.about.adopt)),
        row("solution-run", &|one| range_in_words(visit, one.about.run)),
        row("solution-users", &|one| number(seen.users(one.id))),
        row("solution-wants", &|one| number(seen.wants(one.id).count())),
        row("solution-saved", &|one| visit.words().euro(Cents::new(seen.saved(one.id).0))),
        row("solution-products", &|one| one.about.upl.join(", ")),
        row("solution-processes", &|one| lines(&one.about.processes).join(", ")),
        row("solution-licence", &|one| one.about.licence.clone()),
        row("solution-suppliers", &|one| lines(&one.about.suppliers).join(", ")),
        row("compare-dead-ends", &|one| number(dead_ends(seen, one))),
    ];
    rows.retain(|row| row.values.iter().any(|value| !value.is_empty()));
    rows
}

fn dead_ends(seen: &Seen, one: &Solution) -> usize {
    seen.lessons.iter().filter(|lesson| lesson.solution == one.id && lesson.about.kind == "dead_end").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_solutions_once_and_in_order() {
        let (a, b) = ("01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002");
        let found = wanted(&format!("s={b}&x=1&s={a}&s={b}&s=nonsense"));
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, [b, a]);
    }
}
