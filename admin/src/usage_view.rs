//! The usage behind an amount: a chart with its table, and its rows page by page.

use intake::usage::FILE_SOURCE;
use serde::Serialize;
use store::MeasuredRow;
use web::Words;
use web::templates::items::Pagination;

use crate::amounts::{Amount, ROWS_ON_A_PAGE, in_sentence};

/// The usage of one meter behind the amount.
#[derive(Serialize)]
pub struct UsageView {
    id: String,
    headline: String,
    chart: String,
    spans: Vec<SpanView>,
    section: String,
    caption: String,
    rows: Vec<RowView>,
    total: String,
    pages: Pagination,
}

#[derive(Serialize)]
struct SpanView {
    name: String,
    quantity: String,
}

#[derive(Serialize)]
struct RowView {
    day: String,
    quantity: String,
    subject: Option<String>,
    source: String,
    event: String,
    received: String,
}

/// The usage behind an amount, one for each meter of its key; `rows` is one page of rows for each of them.
#[must_use]
pub fn usage_views(
    words: Words<'_>,
    amount: &Amount,
    rows: &[Vec<MeasuredRow>],
    href: &str,
    number: i64,
) -> Vec<UsageView> {
    let view = |(usage, rows): (&crate::amounts::Usage, &Vec<MeasuredRow>)| {
        let names = [
            ("meter", in_sentence(&usage.meter.name).into()),
            ("member", amount.member.name.as_str().into()),
        ];
        UsageView {
            id: format!("usage-{}", usage.meter.code),
            headline: usage.headline(words),
            chart: usage.chart(words, &format!("chart-{}", usage.meter.code), &amount.member.name),
            spans: usage
                .table(words)
                .into_iter()
                .map(|(name, quantity)| SpanView { name, quantity })
                .collect(),
            section: words.say("amount-usage-section", &names),
            caption: words.say("amount-usage-caption", &names),
            rows: rows.iter().map(|row| row_view(words, row)).collect(),
            total: words.say("amount-usage-rows", &[("count", usage.rows.into())]),
            pages: pages(href, number, usage.rows),
        }
    };
    amount.usage.iter().zip(rows).map(view).collect()
}

fn row_view(words: Words<'_>, row: &MeasuredRow) -> RowView {
    RowView {
        day: words.day(row.day),
        quantity: words.quantity(&row.quantity),
        subject: row.subject.clone(),
        source: if row.source == FILE_SOURCE { words.text("usage-source-file") } else { row.source.clone() },
        event: row.event_id.clone(),
        received: words.instant(row.received_at),
    }
}

fn pages(href: &str, number: i64, rows: i64) -> Pagination {
    let last = u32::try_from((rows + ROWS_ON_A_PAGE - 1) / ROWS_ON_A_PAGE).unwrap_or(u32::MAX);
    let number = u32::try_from(number).unwrap_or(1);
    Pagination::around(number, last, |page| format!("{href}?page={page}"))
}
