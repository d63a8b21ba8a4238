//! What members see of the cooperative and of themselves.

use super::super::row::{Row, as_it_is, form, page};
use super::{ENSCHEDE, SUPPLIER, ZWOLLE};

const SUBSCRIPTIONS: &str = "SELECT string_agg(id::text || coalesce(ends_on::text, ''), ' ' ORDER BY id)
    FROM portal.subscriptions WHERE cooperative_id = $c";

pub fn rows() -> Vec<Row> {
    vec![
        page("/{cooperative}", SUPPLIER),
        page("/{cooperative}/accessibility", SUPPLIER),
        page("/{cooperative}/glossary", SUPPLIER),
        page("/{cooperative}/members", ENSCHEDE),
        page("/{cooperative}/members/{member}", ZWOLLE),
        page("/{cooperative}/privacy", SUPPLIER),
        page("/{cooperative}/products", SUPPLIER),
        page("/{cooperative}/products/{product}", SUPPLIER)
            .with(&[("product", "SELECT 'afvalpas' FROM reference.upl_products WHERE name = 'afvalpas'")]),
        page("/{cooperative}/search", SUPPLIER),
        page("/{cooperative}/services", SUPPLIER),
        page("/{cooperative}/services/export.{kind}", SUPPLIER),
        page("/{cooperative}/services/{service}", SUPPLIER),
        page("/{cooperative}/subscriptions", ENSCHEDE),
        page("/{cooperative}/subscriptions/new", ENSCHEDE),
        form(
            "/{cooperative}/subscriptions/{subscription}/cancellation",
            ENSCHEDE,
            "/{cooperative}/subscriptions/{subscription}/cancellation/new",
            as_it_is,
            SUBSCRIPTIONS,
        )
        .own_member(ZWOLLE),
        page("/{cooperative}/subscriptions/{subscription}/cancellation/new", ENSCHEDE).own_member(ZWOLLE),
    ]
}
