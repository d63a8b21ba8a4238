//! The audit log of a cooperative: who did what, when and from where; and whether the chain over it holds.

use actions::Refused;
use actions::audit::{self, State};
use actix_web::web::{Data, Query};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::audit::{AuditEvent, Broken, SealedEvent};
use store::roles::Role;
use store::{AuditChoices, AuditFilter, Db, amsterdam};
use web::exports::{Cell, Sheet, csv, download};
use web::urls::encode;
use web::{Failure, Reply, SignedIn};

/// Events on a page.
const PER_PAGE: i64 = 50;
/// Up to this many events the list itself says whether the chain holds; above, its own page does.
const CHECKED_AT_ONCE: i64 = 5_000;
/// Pages shown on either side of the current one.
const AROUND: i64 = 2;

/// What the address asks for.
#[derive(Deserialize, Default, Clone)]
pub struct Asked {
    #[serde(default)]
    person: String,
    #[serde(default)]
    deed: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    page: Option<i64>,
}

#[derive(Serialize)]
struct Index {
    base: String,
    rows: Vec<Row>,
    badge: Option<String>,
    badge_tone: &'static str,
    filtered: bool,
    people: Vec<Choice>,
    deeds: Vec<Choice>,
    from: String,
    until: String,
    pages: Vec<Value>,
    previous: Option<String>,
    next: Option<String>,
    shown: String,
}

#[derive(Serialize)]
struct Row {
    at: String,
    person: String,
    what: String,
    detail: String,
    ip: String,
    n: Option<i64>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    selected: bool,
}

#[derive(Serialize)]
struct Chain {
    base: String,
    intact: bool,
    sealed: i64,
    waiting: usize,
    hash: String,
    broken: Option<String>,
}

impl Asked {
    fn filter(&self) -> AuditFilter {
        let text = |typed: &str| (!typed.is_empty()).then(|| typed.to_owned());
        AuditFilter {
            person: text(&self.person),
            deed: text(&self.deed),
            from: self.from.parse().ok(),
            until: self.until.parse().ok(),
        }
    }

    fn href(&self, base: &str, page: i64) -> String {
        let pairs =
            [("person", &self.person), ("deed", &self.deed), ("from", &self.from), ("until", &self.until)];
        let kept: Vec<String> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .chain((page > 1).then(|| format!("page={page}")))
            .collect();
        if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) }
    }
}

/// What the list is made of.
struct Found {
    events: Vec<SealedEvent>,
    total: i64,
    choices: AuditChoices,
    intact: Option<bool>,
}

/// `GET /{cooperative}/office/audit-log`.
pub async fn index(visit: SignedIn, asked: Query<Asked>, db: Data<Db>) -> Reply {
    let (filter, page) = (asked.filter(), asked.page.unwrap_or(1).clamp(1, 1_000_000));
    let found = db
        .tenant::<_, Refused, _>(&visit.actor, "audit.index", move |tx| {
            let (events, total) = tx.audit_events(&filter, PER_PAGE, (page - 1) * PER_PAGE)?;
            let small = tx.audit_events(&AuditFilter::default(), 0, 0)?.1 <= CHECKED_AT_ONCE;
            let intact = if small { Some(audit::walk(tx, |_| ())?.broken.is_none()) } else { None };
            Ok(Found { events, total, choices: tx.audit_choices()?, intact })
        })
        .await?;
    let view = index_view(&visit, &asked, page, found);
    visit.page("admin/audit-log/index", visit.text("audit-title")).show(&view)
}

fn index_view(visit: &SignedIn, asked: &Asked, page: i64, found: Found) -> Index {
    let (base, last) = (base(visit), (found.total + PER_PAGE - 1) / PER_PAGE);
    let badge = |intact| visit.text(if intact { "audit-chain-holds" } else { "audit-chain-broken" });
    Index {
        rows: found.events.iter().map(|event| row(visit, event)).collect(),
        badge: found.intact.map(badge),
        badge_tone: if found.intact == Some(false) { "negative" } else { "positive" },
        filtered: asked.filter() != AuditFilter::default(),
        people: choices(visit, found.choices.people, &asked.person, str::to_owned),
        deeds: choices(visit, found.choices.deeds, &asked.deed, |deed| deed_label(visit, deed)),
        from: asked.from.clone(),
        until: asked.until.clone(),
        pages: pages(asked, &base, page, last),
        previous: (page > 1).then(|| asked.href(&base, page - 1)),
        next: (page < last).then(|| asked.href(&base, page + 1)),
        shown: visit.words().say("audit-total", &[("count", found.total.into())]),
        base,
    }
}

fn choices(visit: &SignedIn, names: Vec<String>, now: &str, label: impl Fn(&str) -> String) -> Vec<Choice> {
    let all = Choice { value: String::new(), label: visit.text("audit-all"), selected: now.is_empty() };
    let each =
        names.into_iter().map(|name| Choice { label: label(&name), selected: name == now, value: name });
    std::iter::once(all).chain(each).collect()
}

/// `GET /{cooperative}/office/audit-log/chain`: reads the whole chain and says whether it holds.
pub async fn chain(visit: SignedIn, db: Data<Db>) -> Reply {
    let state = walk(&visit, &db).await?;
    let broken = state.broken.as_ref().map(|broken| match broken {
        Broken::Number { expected, found } => visit.text_with(
            "audit-broken-number",
            &[("expected", expected.to_string()), ("found", found.to_string())],
        ),
        Broken::Seal(n) => visit.text_with("audit-broken-seal", &[("n", n.to_string())]),
    });
    let view = Chain {
        base: base(&visit),
        intact: state.broken.is_none(),
        sealed: state.sealed,
        waiting: state.waiting,
        hash: state.hash,
        broken,
    };
    let page = visit.page("admin/audit-log/chain", visit.text("audit-chain-title"));
    page.under(visit.text("audit-title"), base(&visit)).show(&view)
}

async fn walk(visit: &SignedIn, db: &Db) -> Result<State, Failure> {
    Ok(db.tenant::<_, Refused, _>(&visit.actor, "audit.chain", |tx| audit::walk(tx, |_| ())).await?)
}

/// `GET /{cooperative}/office/audit-log/export.csv`: to read.
pub async fn export_table(visit: SignedIn, db: Data<Db>) -> Reply {
    let events = db.tenant::<_, Refused, _>(&visit.actor, "audit.export", audit::export_events).await?;
    download(&format!("{}.csv", file_name(&visit)), "text/csv; charset=utf-8", csv(&sheet(&visit, &events)))
}

/// `GET /{cooperative}/office/audit-log/export.jsonl`: to verify.
pub async fn export_chain(visit: SignedIn, db: Data<Db>) -> Reply {
    let file = db.tenant::<_, Refused, _>(&visit.actor, "audit.export", audit::export).await?;
    download(&format!("{}.jsonl", file_name(&visit)), "application/jsonl", file)
}

fn file_name(visit: &SignedIn) -> String {
    format!("{}-{}", visit.actor.cooperative().address, visit.text("audit-file"))
}

fn base(visit: &SignedIn) -> String {
    format!("{}/office/audit-log", visit.home())
}

/// The deed in words; a deed that has none yet shows its name.
fn deed_label(visit: &SignedIn, deed: &str) -> String {
    visit.text(&format!("deed-{}", deed.replace('.', "-")))
}

/// What changed, with roles in words: the log keeps their names, which no page shows.
fn detail_label(visit: &SignedIn, event: &AuditEvent) -> String {
    if !event.deed.starts_with("people.") && event.deed != "invitations.accept" {
        return event.detail.clone();
    }
    let word = |word: &str| match Role::from_name(word.trim_end_matches(',')) {
        Some(role) => {
            let comma = if word.ends_with(',') { "," } else { "" };
            visit.text(&format!("role-{}", role.name().replace('_', "-"))) + comma
        }
        None if word == ">" => "→".to_owned(),
        None => word.to_owned(),
    };
    event.detail.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn row(visit: &SignedIn, sealed: &SealedEvent) -> Row {
    let event = &sealed.event;
    Row {
        at: event.at.to_string(),
        person: event.person.clone(),
        what: deed_label(visit, &event.deed),
        detail: detail_label(visit, event),
        ip: event.ip.clone(),
        n: sealed.n,
    }
}

fn pages(asked: &Asked, base: &str, current: i64, last: i64) -> Vec<Value> {
    let near = |page: &i64| *page == 1 || *page == last || (page - current).abs() <= AROUND;
    let mut pages = Vec::new();
    let mut before = 0;
    for page in (1..=last).filter(near) {
        if page > before + 1 {
            pages.push(json!({ "gap": true }));
        }
        pages.push(json!({
            "gap": false, "number": page, "href": asked.href(base, page), "current": page == current
        }));
        before = page;
    }
    pages
}

fn sheet(visit: &SignedIn, events: &[SealedEvent]) -> Sheet {
    let heads = ["number", "at", "person", "deed", "detail", "subject", "ip", "hash"];
    let head = heads.map(|head| visit.text(&format!("audit-column-{head}")));
    let local =
        |event: &SealedEvent| event.event.at.to_zoned(amsterdam()).strftime("%Y-%m-%d %H:%M:%S").to_string();
    let rows = events.iter().map(|sealed| {
        let event = &sealed.event;
        [
            sealed.n.map(|n| n.to_string()).unwrap_or_default(),
            local(sealed),
            event.person.clone(),
            deed_label(visit, &event.deed),
            detail_label(visit, event),
            event.subject.clone(),
            event.ip.clone(),
            sealed.hash.clone().unwrap_or_default(),
        ]
        .map(Cell::Text)
        .into()
    });
    Sheet { name: visit.text("audit-title"), head: head.into(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_pages_are_left_out_between_the_ends() {
        let numbers: Vec<Option<i64>> =
            pages(&Asked::default(), "/x", 6, 20).iter().map(|page| page["number"].as_i64()).collect();
        let shown = [Some(1), None, Some(4), Some(5), Some(6), Some(7), Some(8), None, Some(20)];
        assert_eq!(numbers, shown);
    }

    #[test]
    fn a_page_keeps_the_filter() {
        let asked = Asked { person: "Emma & co".to_owned(), ..Asked::default() };
        assert_eq!(asked.href("/x", 2), "/x?person=Emma%20%26%20co&page=2");
        assert_eq!(Asked::default().href("/x", 1), "/x");
    }
}
