//! What there is to be had: services and their lives, products, and what members built.

use admin::findings;
use store::roles::May::{self, SeeServices, Wish};
use web::routes::Access::{Open, Operator, Seat};
use web::routes::{Route, get, post};

use crate::{
    documents, lives, my_archive, products, programmes, public_specifications, search, solutions, upl_list,
};

/// Solutions: what members built, who uses and wants it, what was saved with it.
pub(super) fn solution_routes() -> Vec<Route> {
    let (see, keep, speak) = (Seat(May::SeeSolutions), Seat(May::KeepSolutions), Seat(May::StateUse));
    vec![
        get("/{cooperative}/my-archive", Seat(May::TakeArchive), my_archive::show),
        post("/{cooperative}/my-archive", Seat(May::TakeArchive), my_archive::create),
        get("/{cooperative}/document-requests", speak, solutions::document_requests),
        post("/{cooperative}/document-requests/{request}/decision", speak, solutions::decide_request),
        get("/{cooperative}/reuse", see, solutions::ledger),
        get("/{cooperative}/reuse/export.{kind}", see, solutions::export_ledger),
        get("/{cooperative}/solutions", see, solutions::index),
        post("/{cooperative}/solutions", keep, solutions::create),
        get("/{cooperative}/solutions/compare", see, solutions::compare),
        get("/{cooperative}/solutions/export.{kind}", see, solutions::export),
        get("/{cooperative}/solutions/import", keep, solutions::new_import),
        post("/{cooperative}/solutions/import", keep, solutions::read_file),
        get("/{cooperative}/solutions/members-like-us", see, solutions::alike),
        get("/{cooperative}/solutions/new", keep, solutions::new),
        get("/{cooperative}/solutions/renewals/{token}", speak, solutions::ask_renewal),
        post("/{cooperative}/solutions/renewals/{token}", speak, solutions::renew_by_link),
        get("/{cooperative}/solutions/{solution}", see, solutions::show),
        post("/{cooperative}/solutions/{solution}", keep, solutions::update),
        post("/{cooperative}/solutions/{solution}/documents", speak, solutions::add_document),
        get("/{cooperative}/solutions/{solution}/documents/new", speak, solutions::new_document),
        get("/{cooperative}/solutions/{solution}/documents/{document}", see, solutions::document),
        post(
            "/{cooperative}/solutions/{solution}/documents/{document}/removal",
            speak,
            solutions::remove_document,
        ),
        get(
            "/{cooperative}/solutions/{solution}/documents/{document}/request",
            speak,
            solutions::new_request,
        ),
        post(
            "/{cooperative}/solutions/{solution}/documents/{document}/request",
            speak,
            solutions::ask_document,
        ),
        get("/{cooperative}/solutions/{solution}/edit", keep, solutions::edit),
        post("/{cooperative}/solutions/{solution}/lessons", speak, solutions::learn),
        get("/{cooperative}/solutions/{solution}/lessons/new", speak, solutions::new_lesson),
        get("/{cooperative}/solutions/{solution}/publiccode.yml", see, solutions::publiccode),
        post("/{cooperative}/solutions/{solution}/reuse", speak, solutions::enter_reuse),
        get("/{cooperative}/solutions/{solution}/reuse/new", speak, solutions::new_reuse),
        post("/{cooperative}/solutions/{solution}/state", keep, solutions::change_state),
        get("/{cooperative}/solutions/{solution}/use", speak, solutions::new_use),
        post("/{cooperative}/solutions/{solution}/use", speak, solutions::state_use),
        post("/{cooperative}/solutions/{solution}/use/ending", speak, solutions::end_use),
        post("/{cooperative}/solutions/{solution}/use/renewal", speak, solutions::renew),
        post("/{cooperative}/solutions/{solution}/want", Seat(Wish), solutions::want),
        post("/{cooperative}/solutions/{solution}/want/withdrawal", Seat(Wish), solutions::withdraw_want),
    ]
}

/// The uniform product list: the operator keeps it, everybody looks things up in it; and search.
pub(super) fn product_routes() -> Vec<Route> {
    vec![
        get("/platform/products", Operator, upl_list::show),
        post("/platform/products", Operator, upl_list::create),
        get("/{cooperative}/products", Seat(SeeServices), products::index),
        get("/{cooperative}/products/{product}", Seat(SeeServices), products::show),
        get("/{cooperative}/search", Seat(SeeServices), search::show),
    ]
}

/// Every service from candidate to its end: for suppliers too, who see nothing of members there.
pub(super) fn life_routes() -> Vec<Route> {
    let see = Seat(SeeServices);
    vec![
        get("/{cooperative}/facilities", see, programmes::facilities),
        get("/{cooperative}/pipeline", see, lives::index),
        get("/{cooperative}/pipeline/{life}", see, lives::show),
        get("/{cooperative}/pipeline/{life}/findings", Seat(Wish), findings::new),
        post("/{cooperative}/pipeline/{life}/findings", Seat(Wish), findings::create),
        get("/{cooperative}/programmes", see, programmes::index),
        get("/{cooperative}/programmes/{programme}", see, programmes::show),
        get("/{cooperative}/public-specifications", Open, public_specifications::show),
        get(
            "/{cooperative}/public-specifications/{specification}/documents/{document}",
            Open,
            documents::of_public_specification,
        ),
        get(
            "/{cooperative}/specifications/{specification}/documents/{document}",
            see,
            documents::of_specification,
        ),
    ]
}
