//! Amounts, numbers and dates are written as the language writes them: compared with the browser makers' own
//! tables.

use serde_json::{Value, json};
use web::formats;
use web::language::Language;

use super::chromium::node;

const CENTS: [i64; 9] = [0, 1, -1, 99, 100, 123_456, -123_456, 99_999_999_999, -100];
const COUNTS: [i64; 6] = [0, 7, 999, 1_842, 100_000, 12_345_678];
const QUANTITIES: [&str; 6] = ["0", "0.5", "1234.5", "-3.25", "1000000", "99999.123456"];
const RATIOS: [&str; 6] = ["0", "0.029", "0.5", "-0.125", "1", "12.345"];
const DATES: [&str; 5] = ["2026-11-21", "2026-01-01", "2025-02-28", "2024-02-29", "1999-12-31"];

#[test]
fn figures_and_dates_are_written_as_a_browser_writes_them() {
    let mut written = Vec::new();
    for language in Language::ALL {
        let mut wrote = |kind: &str, value: Value, shown: String| {
            written
                .push(json!({ "kind": kind, "language": language.code(), "value": value, "shown": shown }));
        };
        for cents in CENTS {
            wrote("euro", json!(cents), formats::euro(language, cents));
            wrote("amount", json!(cents), formats::amount(language, cents));
        }
        for count in COUNTS {
            wrote("number", json!(count), formats::number(language, count));
        }
        for quantity in QUANTITIES {
            wrote("quantity", json!(quantity), formats::quantity(language, quantity).unwrap());
        }
        for ratio in RATIOS {
            wrote("percent", json!(ratio), formats::percent(language, ratio).unwrap());
        }
        for date in DATES {
            wrote("date", json!(date), formats::date(language, date).unwrap());
        }
    }
    let differences = node("intl.mjs", &Value::Array(written));
    assert_eq!(differences, "", "written otherwise");
}
