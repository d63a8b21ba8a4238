//! What a member takes: orders and their rules, packages, procurement bases, stances, the adoption map.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{self, Variable};
use super::{ENSCHEDE, OFFICE, ZWOLLE};

const BASES: &str = "SELECT count(*) || ' ' || count(withdrawn_at) FROM portal.procurement_bases
    WHERE cooperative_id = $c";
const CHOICES: &str = "SELECT count(*) FROM portal.subscription_choices WHERE cooperative_id = $c";
const EXIT: &str = "SELECT percentages FROM portal.exit_rules WHERE cooperative_id = $c";
const LINKS: &str = "SELECT count(*) FROM portal.backoffice_links WHERE cooperative_id = $c";
const ORDERS: &str = "SELECT string_agg(state, ' ' ORDER BY id) FROM portal.subscription_orders
    WHERE cooperative_id = $c";
const PACKAGES: &str = "SELECT count(*) || ' ' || count(withdrawn_at) FROM portal.packages
    WHERE cooperative_id = $c";
const RULES: &str = "SELECT coalesce(string_agg(unit, ' ' ORDER BY service_id), '') FROM portal.order_rules
    WHERE cooperative_id = $c";
const STANCES: &str = "SELECT count(*) FROM portal.stances WHERE cooperative_id = $c";
const SUBSCRIPTIONS: &str = "SELECT count(*) FROM portal.subscriptions WHERE cooperative_id = $c";

/// An order of Enschede that waits, see [`world::an_order`].
const WAITING: &[Variable] = &[(
    "order",
    "SELECT o.id FROM portal.subscription_orders o JOIN portal.members m
         ON m.cooperative_id = o.cooperative_id AND m.id = o.member_id
     WHERE o.cooperative_id = $c AND m.name = 'Enschede' AND o.state = 'asked'",
)];
/// An order of the demonstration that waits.
const ANY: &[Variable] =
    &[("order", "SELECT id FROM portal.subscription_orders WHERE cooperative_id = $c AND state = 'asked'")];
const TENDERED: &[Variable] = &[
    ("service", "SELECT id FROM portal.services WHERE cooperative_id = $c AND code = 'aangifte-overlijden'"),
    (
        "basis",
        "SELECT id FROM portal.procurement_bases WHERE cooperative_id = $c AND withdrawn_at IS NULL
         ORDER BY made_at DESC, id DESC LIMIT 1",
    ),
];
const PACKAGED: &[Variable] = &[
    ("package", "SELECT id FROM portal.packages WHERE cooperative_id = $c AND name = 'Proefpakket' LIMIT 1"),
    (
        "service",
        "SELECT service_id FROM portal.packages WHERE cooperative_id = $c AND name = 'Proefpakket' LIMIT 1",
    ),
];

pub fn rows() -> Vec<Row> {
    [of_members(), of_the_office()].into_iter().flatten().collect()
}

fn of_members() -> Vec<Row> {
    const CHANGE: &str = "/{cooperative}/subscriptions/{subscription}/change";
    const CHANGE_FORM: &str = "/{cooperative}/subscriptions/{subscription}/change/new";
    const LINK: &str = "/{cooperative}/subscriptions/{subscription}/backoffice-link";
    const STANCE: &str = "/{cooperative}/services/{service}/stance";
    vec![
        page("/{cooperative}/adoption", ENSCHEDE),
        page("/{cooperative}/adoption/export.csv", ENSCHEDE),
        form(
            "/{cooperative}/orders/{order}/withdrawal",
            ENSCHEDE,
            "/{cooperative}/subscriptions",
            as_it_is,
            ORDERS,
        )
        .with(WAITING)
        .after(world::an_order)
        .own_member(ZWOLLE),
        page(STANCE, ENSCHEDE),
        form(STANCE, ENSCHEDE, STANCE, |draft, _| draft.set("saying", "live"), STANCES),
        form(
            "/{cooperative}/subscriptions",
            ENSCHEDE,
            "/{cooperative}/subscriptions/new?service={new}",
            as_it_is,
            SUBSCRIPTIONS,
        )
        .with(&[("new", world::NEW_SERVICE_ID)])
        .after(world::a_service)
        .through(|page| page.form("check").submit()),
        page(LINK, ENSCHEDE).own_member(ZWOLLE),
        form(LINK, ENSCHEDE, LINK, |draft, _| draft.set("state", "working").set("on", "1-2-2025"), LINKS)
            .own_member(ZWOLLE),
        page("/{cooperative}/subscriptions/check", ENSCHEDE).at(world::a_checked_order),
        form(CHANGE, ENSCHEDE, CHANGE_FORM, as_it_is, CHOICES)
            .after(world::packages)
            .through(world::checked_package)
            .own_member(ZWOLLE),
        page("/{cooperative}/subscriptions/{subscription}/change/check", ENSCHEDE)
            .at(world::a_checked_change)
            .own_member(ZWOLLE),
        page(CHANGE_FORM, ENSCHEDE).own_member(ZWOLLE),
    ]
}

fn of_the_office() -> Vec<Row> {
    const BASES_PAGE: &str = "/{cooperative}/office/services/{service}/procurement-bases";
    const LINK: &str = "/{cooperative}/office/subscriptions/{subscription}/backoffice-link";
    const ORDER: &str = "/{cooperative}/office/orders/{order}";
    const RULES_PAGE: &str = "/{cooperative}/office/services/{service}/order-rules";
    vec![
        page("/{cooperative}/office/exit-rules", OFFICE),
        form(
            "/{cooperative}/office/exit-rules",
            OFFICE,
            "/{cooperative}/office/exit-rules",
            |draft, _| draft.set("percentages", "50"),
            EXIT,
        ),
        page("/{cooperative}/office/orders", OFFICE),
        page(ORDER, OFFICE).with(ANY),
        form("/{cooperative}/office/orders/{order}/decision", OFFICE, ORDER, as_it_is, ORDERS).with(ANY),
        form("/{cooperative}/office/packages/{package}/withdrawal", OFFICE, RULES_PAGE, as_it_is, PACKAGES)
            .with(PACKAGED)
            .after(world::packages),
        form(
            "/{cooperative}/office/procurement-bases/{basis}/withdrawal",
            OFFICE,
            BASES_PAGE,
            as_it_is,
            BASES,
        )
        .with(TENDERED),
        page(RULES_PAGE, OFFICE),
        form(RULES_PAGE, OFFICE, RULES_PAGE, |draft, _| draft.set("unit", "proeven"), RULES),
        form(
            "/{cooperative}/office/services/{service}/packages",
            OFFICE,
            RULES_PAGE,
            |draft, _| {
                let draft = draft.set("package_name", "Proef").set("package_kind", "factor");
                draft.set("package_price", "1")
            },
            PACKAGES,
        ),
        page(BASES_PAGE, OFFICE),
        form(
            BASES_PAGE,
            OFFICE,
            BASES_PAGE,
            |draft, _| draft.set("member", "Enschede").set("tender", "Proef").set("kind", "option"),
            BASES,
        ),
        page(LINK, OFFICE),
        form(LINK, OFFICE, LINK, |draft, _| draft.set("state", "none"), LINKS),
    ]
}
