//! Usage: imports, rows, the HTTP interface and its tokens.

use super::super::row::{Row, as_it_is, form, interface, page};
use super::super::usage;
use super::FINANCE;

pub fn rows() -> Vec<Row> {
    vec![
        interface(
            "/api/{cooperative}/usage-events",
            usage::send,
            "SELECT count(*) FROM portal.usage_events WHERE source = 'urn:vreemd'",
        ),
        page("/{cooperative}/office/api-tokens", FINANCE),
        form(
            "/{cooperative}/office/api-tokens",
            FINANCE,
            "/{cooperative}/office/api-tokens",
            usage::a_token,
            "SELECT count(*) FROM portal.api_tokens",
        ),
        form(
            "/{cooperative}/office/api-tokens/{token}/revocation",
            FINANCE,
            "/{cooperative}/office/api-tokens",
            as_it_is,
            "SELECT count(*) FROM portal.api_tokens WHERE revoked_at IS NOT NULL",
        ),
        page("/{cooperative}/office/usage", FINANCE),
        page("/{cooperative}/office/usage/csv", FINANCE),
        page("/{cooperative}/office/usage-import-example", FINANCE),
        page("/{cooperative}/office/usage-imports", FINANCE),
        form(
            "/{cooperative}/office/usage-imports",
            FINANCE,
            "/{cooperative}/office/usage-imports/new",
            usage::a_file,
            "SELECT count(*) FROM portal.uploads",
        ),
        page("/{cooperative}/office/usage-imports/new", FINANCE),
        page("/{cooperative}/office/usage-imports/{import}", FINANCE),
        form(
            "/{cooperative}/office/usage-imports/{import}/cancellation",
            FINANCE,
            "/{cooperative}/office/usage-imports/{import}",
            as_it_is,
            "SELECT count(*) FROM portal.usage_imports WHERE state = 'cancelled'",
        ),
        form(
            "/{cooperative}/office/usage-imports/{import}/confirmation",
            FINANCE,
            "/{cooperative}/office/usage-imports/{import}",
            as_it_is,
            "SELECT count(*) FROM portal.usage_imports WHERE state = 'importing'",
        ),
        page("/{cooperative}/office/usage-imports/{import}/faults", FINANCE),
        form(
            "/{cooperative}/office/usage-imports/{import}/handled",
            FINANCE,
            "/{cooperative}/office/usage-imports/{import}",
            as_it_is,
            "SELECT count(*) FROM portal.usage_imports WHERE handled_at IS NOT NULL",
        )
        .with(usage::STORED),
    ]
}
