//! The table of contents of the site. The office's addresses stand in the crate `admin`.

mod offer;

use admin::{backoffice_links, people};
use store::roles::May::{
    KeepOwnPeople, KeepWork, SeeMembers, SeeMyCosts, SeeRoadmap, SeeServices, SignIn, Subscribe, Vote, Wish,
};
use web::routes::Access::{Open, Operator, Seat, SignedIn, Token};
use web::routes::{Route, get, post};

use crate::{
    account, adoption, dead_work, documents, invitations, password_resets, platform, seats, sign_in, stances,
};
use crate::{
    assemblies, ballots, candidates, decisions, dev_mail, fairness_example, glossary, health, home, members,
    my_costs, public_roadmap, resolutions, roadmap, round_results, rounds, runs, services, start, statements,
    subscriptions, topics, usage_api, wishes,
};

/// Every address, with who may come in. Addresses without a variable part come first.
#[must_use]
pub fn table() -> Vec<Route> {
    let mut routes = vec![
        get("/healthz", Open, health::live),
        get("/readyz", Open, health::ready),
        get("/", Open, home::show),
        get("/design", Open, home::design),
        get("/fairness-example", Open, fairness_example::show),
        get("/dev/mail", Open, dev_mail::index),
        get("/dev/mail/{file}", Open, dev_mail::show),
        get("/.well-known/security.txt", Open, statements::security),
        post("/api/{cooperative}/usage-events", Token, usage_api::create),
    ];
    routes.extend(door_routes());
    routes.extend(platform_routes());
    routes.extend(offer::product_routes());
    routes.extend(people_routes());
    routes.extend(member_routes());
    routes.extend(taking_routes());
    routes.extend(assembly_routes());
    routes.extend(result_routes());
    routes.extend(round_routes());
    routes.extend(roadmap_routes());
    routes.extend(offer::solution_routes());
    routes.extend(document_routes());
    routes.extend(offer::life_routes());
    routes.extend(work_routes());
    routes.extend(admin::routes());
    routes
}

/// The door, and what is behind it for everybody.
fn door_routes() -> Vec<Route> {
    vec![
        get("/sign-in", Open, sign_in::show),
        post("/sign-in", Open, sign_in::create),
        get("/sign-in/account", SignedIn, account::show),
        post("/sign-in/account", SignedIn, account::update),
        post("/sign-in/account/password", SignedIn, account::change_password),
        post("/sign-in/account/sessions/{session}/end", SignedIn, account::end_session),
        get("/sign-in/cooperatives", SignedIn, sign_in::choice),
        post("/sign-in/end", Open, sign_in::end),
        get("/sign-in/invitations/{token}", Open, invitations::show),
        post("/sign-in/invitations/{token}", Open, invitations::create),
        get("/sign-in/mail-sent", Open, password_resets::sent),
        get("/sign-in/password-reset", Open, password_resets::new),
        post("/sign-in/password-reset", Open, password_resets::create),
        get("/sign-in/password-reset/{token}", Open, password_resets::show),
        post("/sign-in/password-reset/{token}", Open, password_resets::update),
        post("/{cooperative}/seat", Seat(SignIn), seats::create),
    ]
}

/// The operator's pages.
fn platform_routes() -> Vec<Route> {
    vec![
        get("/platform", Operator, platform::index),
        post("/platform/cooperatives", Operator, platform::create),
        get("/platform/cooperatives/new", Operator, platform::new),
        get("/platform/cooperatives/{address}", Operator, platform::show),
        post("/platform/cooperatives/{address}/administrators", Operator, platform::invite),
    ]
}

/// Documents, each through what it belongs to.
fn document_routes() -> Vec<Route> {
    let see = Seat(SeeRoadmap);
    vec![
        get("/{cooperative}/agenda-items/{item}/documents/{document}", see, documents::of_item),
        get(
            "/{cooperative}/roadmap/candidates/{candidate}/documents/{document}",
            see,
            documents::of_candidate,
        ),
    ]
}

/// The people of a member, for its manager.
fn people_routes() -> Vec<Route> {
    let own = Seat(KeepOwnPeople);
    vec![
        get("/{cooperative}/people", own, people::index),
        post("/{cooperative}/people", own, people::create),
        post("/{cooperative}/people/invitations/{invitation}/withdrawal", own, people::withdraw),
        get("/{cooperative}/people/new", own, people::new),
        get("/{cooperative}/people/{seat}", own, people::show),
        get("/{cooperative}/people/{seat}/removal", own, people::ask_removal),
        post("/{cooperative}/people/{seat}/removal", own, people::remove),
        post("/{cooperative}/people/{seat}/roles", own, people::change_roles),
    ]
}

/// The pages of a cooperative, for its members.
fn member_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}", Seat(SignIn), start::show),
        get("/{cooperative}/accessibility", Seat(SignIn), statements::accessibility),
        get("/{cooperative}/allocation-runs", Seat(SeeMembers), runs::index),
        get("/{cooperative}/allocation-runs/{run}", Seat(SeeMembers), runs::show),
        get(
            "/{cooperative}/allocation-runs/{run}/amounts/{service}/{member}",
            Seat(SeeMembers),
            runs::amount,
        ),
        get("/{cooperative}/allocation-runs/{run}/export.{kind}", Seat(SeeMembers), runs::export),
        get("/{cooperative}/allocation-runs/{run}/fairness", Seat(SeeMembers), runs::fairness),
        get("/{cooperative}/allocation-runs/{run}/what-if", Seat(SeeMembers), runs::what_if),
        get("/{cooperative}/glossary", Seat(SignIn), glossary::show),
        get("/{cooperative}/members", Seat(SeeMembers), members::index),
        get("/{cooperative}/members/{member}", Seat(SeeMembers), members::show),
        get("/{cooperative}/my-costs", Seat(SeeMyCosts), my_costs::show),
        get("/{cooperative}/my-costs/export.{kind}", Seat(SeeMyCosts), my_costs::export),
        get("/{cooperative}/privacy", Seat(SignIn), statements::privacy),
        get("/{cooperative}/services", Seat(SeeServices), services::index),
        get("/{cooperative}/services/export.{kind}", Seat(SeeServices), services::export),
        get("/{cooperative}/services/{service}", Seat(SeeServices), services::show),
        get("/{cooperative}/subscriptions", Seat(SeeMyCosts), subscriptions::index),
        post("/{cooperative}/subscriptions", Seat(Subscribe), subscriptions::create),
        get("/{cooperative}/subscriptions/new", Seat(Subscribe), subscriptions::new),
        post(
            "/{cooperative}/subscriptions/{subscription}/cancellation",
            Seat(Subscribe),
            subscriptions::cancel,
        ),
        get(
            "/{cooperative}/subscriptions/{subscription}/cancellation/new",
            Seat(Subscribe),
            subscriptions::cancellation,
        ),
    ]
}

/// What a member takes: changes, orders that wait, where it stands, and where everybody stands.
fn taking_routes() -> Vec<Route> {
    const CHANGE: &str = "/{cooperative}/subscriptions/{subscription}/change";
    const LINK: &str = "/{cooperative}/subscriptions/{subscription}/backoffice-link";
    let own = Seat(Subscribe);
    vec![
        get("/{cooperative}/adoption", Seat(SeeMembers), adoption::index),
        get("/{cooperative}/adoption/export.csv", Seat(SeeMembers), adoption::export),
        post("/{cooperative}/orders/{order}/withdrawal", own, subscriptions::withdraw_order),
        get("/{cooperative}/services/{service}/stance", own, stances::show),
        post("/{cooperative}/services/{service}/stance", own, stances::create),
        get(LINK, own, backoffice_links::edit),
        post(LINK, own, backoffice_links::update),
        get("/{cooperative}/subscriptions/check", own, subscriptions::check),
        post(CHANGE, own, subscriptions::create_change),
        get("/{cooperative}/subscriptions/{subscription}/change/check", own, subscriptions::check_change),
        get("/{cooperative}/subscriptions/{subscription}/change/new", own, subscriptions::change),
    ]
}

/// Assemblies, what they are asked to decide, and what they decided.
fn assembly_routes() -> Vec<Route> {
    let see = Seat(SeeRoadmap);
    vec![
        post("/{cooperative}/amendments/{amendment}/withdrawal", Seat(Wish), resolutions::withdraw),
        get("/{cooperative}/assemblies", see, assemblies::index),
        get("/{cooperative}/assemblies/{assembly}", see, assemblies::show),
        get("/{cooperative}/decisions", see, decisions::index),
        get("/{cooperative}/decisions/export.csv", see, decisions::export),
        get("/{cooperative}/decisions/{resolution}", see, decisions::show),
        get("/{cooperative}/decisions/{resolution}/round.json", see, decisions::round_file),
        get("/{cooperative}/resolutions/{resolution}", see, resolutions::show),
        post("/{cooperative}/resolutions/{resolution}/amendments", Seat(Wish), resolutions::propose),
        get("/{cooperative}/resolutions/{resolution}/amendments/new", Seat(Wish), resolutions::new_amendment),
        post("/{cooperative}/resolutions/{resolution}/proxy", Seat(Vote), resolutions::give),
        post("/{cooperative}/resolutions/{resolution}/proxy/withdrawal", Seat(Vote), resolutions::take_back),
        get("/{cooperative}/resolutions/{resolution}/vote", Seat(Vote), resolutions::vote_form),
        post("/{cooperative}/resolutions/{resolution}/vote", Seat(Vote), resolutions::cast),
    ]
}

/// The result of a closed round, for members and the office.
fn result_routes() -> Vec<Route> {
    let sees = Seat(SeeRoadmap);
    vec![
        get("/{cooperative}/rounds/{round}/result", sees, round_results::show),
        get("/{cooperative}/rounds/{round}/result/ballots", sees, round_results::ballots),
        get("/{cooperative}/rounds/{round}/result/export.{kind}", sees, round_results::export),
        get("/{cooperative}/rounds/{round}/result/what-if", sees, round_results::what_if),
    ]
}

/// Rounds, for those who vote and those who look on.
fn round_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/rounds", Seat(SeeRoadmap), rounds::index),
        get("/{cooperative}/rounds/{round}", Seat(SeeRoadmap), rounds::show),
        get("/{cooperative}/rounds/{round}/ballot", Seat(Vote), ballots::show),
        post("/{cooperative}/rounds/{round}/ballot", Seat(Vote), ballots::create),
        post("/{cooperative}/rounds/{round}/ballot/check", Seat(Vote), ballots::check),
        post("/{cooperative}/rounds/{round}/proxy", Seat(Vote), rounds::give),
        post("/{cooperative}/rounds/{round}/proxy/withdrawal", Seat(Vote), rounds::take_back),
        get("/{cooperative}/rounds/{round}/round.json", Seat(SeeRoadmap), rounds::file),
    ]
}

/// The roadmap: wishes, candidates and what people say about them; and the page that a cooperative may make
/// public.
fn roadmap_routes() -> Vec<Route> {
    let see = Seat(SeeRoadmap);
    vec![
        get("/{cooperative}/public-roadmap", Open, public_roadmap::show),
        get("/{cooperative}/public-roadmap/atom.xml", Open, public_roadmap::feed),
        get("/{cooperative}/roadmap", see, roadmap::index),
        get("/{cooperative}/roadmap/candidates/{candidate}", see, candidates::show),
        post("/{cooperative}/roadmap/comments/{comment}", see, topics::update_comment),
        get("/{cooperative}/roadmap/comments/{comment}/edit", see, topics::edit_comment),
        post("/{cooperative}/roadmap/comments/{comment}/withdrawal", see, topics::withdraw_comment),
        post("/{cooperative}/roadmap/topics/{topic}/comments", see, topics::comment),
        get("/{cooperative}/roadmap/topics/{topic}/following", see, topics::following),
        post("/{cooperative}/roadmap/topics/{topic}/following", see, topics::follow),
        post("/{cooperative}/roadmap/topics/{topic}/support", Seat(Wish), topics::support),
        post("/{cooperative}/roadmap/topics/{topic}/withdrawal", Seat(Wish), topics::withdraw),
        get("/{cooperative}/roadmap/wishes", see, wishes::index),
        post("/{cooperative}/roadmap/wishes", Seat(Wish), wishes::create),
        get("/{cooperative}/roadmap/wishes/new", Seat(Wish), wishes::new),
        get("/{cooperative}/roadmap/wishes/{wish}", see, wishes::show),
    ]
}

/// Work of the portal itself that failed.
fn work_routes() -> Vec<Route> {
    let keep = Seat(KeepWork);
    vec![
        get("/{cooperative}/office/failed-work", keep, dead_work::index),
        post("/{cooperative}/office/failed-work/jobs/{job}/retry", keep, dead_work::job_again),
        post("/{cooperative}/office/failed-work/mails/{mail}/retry", keep, dead_work::mail_again),
    ]
}
