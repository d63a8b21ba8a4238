//! What the cooperative offers: services, their lives, and how they are ordered.

use store::roles::May::{EnterTransitions, KeepMembers, KeepRoadmap, KeepServices};
use web::routes::Access::Seat;
use web::routes::{Route, get, post};

use crate::{
    backoffice_links, exit_rules, findings, lives, order_rules, orders, procurement_bases, programmes,
    services, specification_documents, specifications, steps,
};

/// The lives of services and candidates: their gates, what is known of them, programmes and facilities.
pub(super) fn life_routes() -> Vec<Route> {
    let (keeps, enters) = (Seat(KeepRoadmap), Seat(EnterTransitions));
    vec![
        get("/{cooperative}/office/facilities", keeps, programmes::facilities),
        post("/{cooperative}/office/facilities", keeps, programmes::create_facility),
        post("/{cooperative}/office/facilities/{facility}", keeps, programmes::update_facility),
        get("/{cooperative}/office/facilities/{facility}/edit", keeps, programmes::edit_facility),
        post("/{cooperative}/office/lives/{life}", keeps, lives::update),
        get("/{cooperative}/office/lives/{life}/edit", keeps, lives::edit),
        get("/{cooperative}/office/lives/{life}/findings", keeps, findings::new),
        post("/{cooperative}/office/lives/{life}/findings", keeps, findings::create),
        post("/{cooperative}/office/lives/{life}/specifications", keeps, specifications::create),
        get("/{cooperative}/office/lives/{life}/specifications/new", keeps, specifications::new),
        post("/{cooperative}/office/lives/{life}/transitions", enters, steps::create),
        get("/{cooperative}/office/lives/{life}/transitions/new", enters, steps::new),
        get("/{cooperative}/office/programmes", keeps, programmes::index),
        post("/{cooperative}/office/programmes", keeps, programmes::create),
        post("/{cooperative}/office/programmes/{programme}", keeps, programmes::update),
        get("/{cooperative}/office/programmes/{programme}/edit", keeps, programmes::edit),
        get("/{cooperative}/office/specifications", keeps, specifications::index),
        post("/{cooperative}/office/specifications", keeps, specifications::update),
        post(
            "/{cooperative}/office/specifications/{specification}/documents",
            keeps,
            specification_documents::create,
        ),
        get(
            "/{cooperative}/office/specifications/{specification}/documents/new",
            keeps,
            specification_documents::new,
        ),
    ]
}

/// How services are ordered and ended, under what members may take them, and orders that wait.
pub(super) fn order_routes() -> Vec<Route> {
    const LINK: &str = "/{cooperative}/office/subscriptions/{subscription}/backoffice-link";
    let keeps = Seat(KeepServices);
    vec![
        get("/{cooperative}/office/exit-rules", keeps, exit_rules::show),
        post("/{cooperative}/office/exit-rules", keeps, exit_rules::update),
        get("/{cooperative}/office/orders", Seat(KeepMembers), orders::index),
        get("/{cooperative}/office/orders/{order}", Seat(KeepMembers), orders::show),
        post("/{cooperative}/office/orders/{order}/decision", Seat(KeepMembers), orders::decide),
        post("/{cooperative}/office/packages/{package}/withdrawal", keeps, order_rules::withdraw),
        post(
            "/{cooperative}/office/procurement-bases/{basis}/withdrawal",
            keeps,
            procurement_bases::withdraw,
        ),
        get("/{cooperative}/office/services/{service}/order-rules", keeps, order_rules::show),
        post("/{cooperative}/office/services/{service}/order-rules", keeps, order_rules::update),
        post("/{cooperative}/office/services/{service}/packages", keeps, order_rules::create_package),
        get("/{cooperative}/office/services/{service}/procurement-bases", keeps, procurement_bases::index),
        post("/{cooperative}/office/services/{service}/procurement-bases", keeps, procurement_bases::create),
        get(LINK, keeps, backoffice_links::edit),
        post(LINK, keeps, backoffice_links::update),
    ]
}

pub(super) fn service_routes() -> Vec<Route> {
    vec![
        post("/{cooperative}/office/services", Seat(KeepServices), services::create),
        get("/{cooperative}/office/services/new", Seat(KeepServices), services::new),
        post("/{cooperative}/office/services/{service}", Seat(KeepServices), services::update),
        get("/{cooperative}/office/services/{service}/edit", Seat(KeepServices), services::edit),
        post("/{cooperative}/office/services/{service}/meters", Seat(KeepServices), services::create_meter),
    ]
}
