//! What the office keeps: members, their attributes and subscriptions, services and meters.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world;
use super::OFFICE;

const ATTRIBUTES: &str = "SELECT count(*) FROM portal.member_attributes WHERE cooperative_id = $c";
const MEMBERS: &str =
    "SELECT count(*) FILTER (WHERE left_on IS NULL) FROM portal.members WHERE cooperative_id = $c";
const METERS: &str = "SELECT count(*) FROM portal.meters WHERE cooperative_id = $c";
const SERVICES: &str =
    "SELECT string_agg(name, ' ' ORDER BY id) FROM portal.services WHERE cooperative_id = $c";
const SUBSCRIPTIONS: &str = "SELECT string_agg(id::text || coalesce(ends_on::text, ''), ' ' ORDER BY id)
    FROM portal.subscriptions WHERE cooperative_id = $c";
const UPLOADS: &str = "SELECT count(*) FROM portal.uploads WHERE cooperative_id = $c";

pub fn rows() -> Vec<Row> {
    [members(), subscriptions(), services()].into_iter().flatten().collect()
}

fn members() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/office/member-imports",
            OFFICE,
            "/{cooperative}/office/member-imports/new",
            |draft, _| world::member_file(draft),
            UPLOADS,
        ),
        page("/{cooperative}/office/member-imports/new", OFFICE),
        page("/{cooperative}/office/member-imports/{upload}", OFFICE).at(world::a_member_file),
        form(
            "/{cooperative}/office/member-imports/{upload}",
            OFFICE,
            "/{cooperative}/office/member-imports/{upload}?purpose=attributes&on=2021-01-01\
             &joined=2021-01-01",
            as_it_is,
            ATTRIBUTES,
        )
        .after(|world| drop(world::a_member_file(world))),
        form(
            "/{cooperative}/office/members",
            OFFICE,
            "/{cooperative}/office/members/new",
            |draft, _| draft.set("name", "Nieuw").set("code", "GM9999").set("joined_on", "1-1-2021"),
            MEMBERS,
        ),
        page("/{cooperative}/office/members/new", OFFICE),
        form(
            "/{cooperative}/office/members/{member}/attributes",
            OFFICE,
            "/{cooperative}/office/members/{member}/attributes/new",
            |draft, _| draft.set("attribute", "bomen").set("on", "1-1-2021").set("value", "12"),
            ATTRIBUTES,
        ),
        page("/{cooperative}/office/members/{member}/attributes/new", OFFICE),
        form(
            "/{cooperative}/office/members/{member}/departure",
            OFFICE,
            "/{cooperative}/office/members/{member}/departure/new?last_day=2098-12-31",
            as_it_is,
            MEMBERS,
        ),
        page("/{cooperative}/office/members/{member}/departure/new", OFFICE),
    ]
}

fn subscriptions() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/office/members/{member}/subscriptions",
            OFFICE,
            "/{cooperative}/office/members/{member}/subscriptions/new",
            |draft, _| draft.set("service", world::NEW_SERVICE).set("starts_on", "1-12-2026"),
            SUBSCRIPTIONS,
        )
        .after(world::a_service),
        page("/{cooperative}/office/members/{member}/subscriptions/new", OFFICE),
        form(
            "/{cooperative}/office/subscriptions/{subscription}/cancellation",
            OFFICE,
            "/{cooperative}/office/subscriptions/{subscription}/cancellation/new",
            as_it_is,
            SUBSCRIPTIONS,
        ),
        page("/{cooperative}/office/subscriptions/{subscription}/cancellation/new", OFFICE),
    ]
}

fn services() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/office/services",
            OFFICE,
            "/{cooperative}/office/services/new",
            |draft, _| draft.set("name", "Proef").set("code", "proef").set("state", "offered"),
            SERVICES,
        ),
        page("/{cooperative}/office/services/new", OFFICE),
        form(
            "/{cooperative}/office/services/{service}",
            OFFICE,
            "/{cooperative}/office/services/{service}/edit",
            |draft, _| draft.set("name", "Anders"),
            SERVICES,
        ),
        page("/{cooperative}/office/services/{service}/edit", OFFICE),
        form(
            "/{cooperative}/office/services/{service}/meters",
            OFFICE,
            "/{cooperative}/office/services/{service}/edit",
            |draft, _| draft.set("meter_name", "proeven").set("meter_code", "proeven"),
            METERS,
        ),
    ]
}
