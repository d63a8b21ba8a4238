//! The office's addresses.

mod offer;

use store::roles::May::{
    DecideRoadmap, DecideRun, KeepBooks, KeepKeys, KeepMembers, KeepPeople, KeepRoadmap, KeepRounds,
    KeepTokens, MakeRun, ReadAudit, SeeOffice,
};
use web::routes::Access::Seat;
use web::routes::{Route, get, post};

use crate::{
    api_tokens, assemblies, audit_log, candidates, cost_imports, cost_lines, cost_models, fairness, members,
    people, periods, reorganisations, resolutions, roadmap, round_decisions, rounds, run_amounts,
    run_exports, runs, service_keys, usage, usage_imports, what_if, wishes,
};

/// Every address of the office, with who may come in.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = run_routes();
    routes.extend(people_routes());
    routes.extend(period_routes());
    routes.extend(usage_routes());
    routes.extend(member_routes());
    routes.extend(offer::service_routes());
    routes.extend(offer::order_routes());
    routes.extend(assembly_routes());
    routes.extend(decision_routes());
    routes.extend(round_routes());
    routes.extend(roadmap_routes());
    routes.extend(document_routes());
    routes.extend(offer::life_routes());
    routes.extend(reorganisation_routes());
    routes.extend(agenda_routes());
    routes
}

/// What the board decides after a round.
fn decision_routes() -> Vec<Route> {
    let decides = Seat(DecideRoadmap);
    vec![
        get("/{cooperative}/office/rounds/{round}/decision", decides, round_decisions::show),
        post("/{cooperative}/office/rounds/{round}/decision", decides, round_decisions::create),
        post("/{cooperative}/office/rounds/{round}/decision/check", decides, round_decisions::check),
    ]
}

fn run_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/office/allocation-runs", Seat(SeeOffice), runs::index),
        get("/{cooperative}/office/allocation-runs/{run}", Seat(SeeOffice), runs::show),
        get(
            "/{cooperative}/office/allocation-runs/{run}/amounts/{service}/{member}",
            Seat(SeeOffice),
            run_amounts::show,
        ),
        post(
            "/{cooperative}/office/allocation-runs/{run}/amounts/{service}/{member}/remark",
            Seat(MakeRun),
            run_amounts::remark,
        ),
        post("/{cooperative}/office/allocation-runs/{run}/decision", Seat(DecideRun), runs::decide),
        get("/{cooperative}/office/allocation-runs/{run}/export.{kind}", Seat(SeeOffice), run_exports::show),
        get("/{cooperative}/office/allocation-runs/{run}/fairness", Seat(SeeOffice), fairness::show),
        post("/{cooperative}/office/allocation-runs/{run}/review", Seat(MakeRun), runs::review),
        get("/{cooperative}/office/allocation-runs/{run}/what-if", Seat(SeeOffice), what_if::show),
        post("/{cooperative}/office/allocation-runs/{run}/what-if/agenda", Seat(KeepRounds), what_if::attach),
    ]
}

fn people_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/office/audit-log", Seat(ReadAudit), audit_log::index),
        get("/{cooperative}/office/audit-log/chain", Seat(ReadAudit), audit_log::chain),
        get("/{cooperative}/office/audit-log/export.csv", Seat(ReadAudit), audit_log::export_table),
        get("/{cooperative}/office/audit-log/export.jsonl", Seat(ReadAudit), audit_log::export_chain),
        get("/{cooperative}/office/people", Seat(KeepPeople), people::index),
        post("/{cooperative}/office/people", Seat(KeepPeople), people::create),
        post(
            "/{cooperative}/office/people/invitations/{invitation}/withdrawal",
            Seat(KeepPeople),
            people::withdraw,
        ),
        get("/{cooperative}/office/people/new", Seat(KeepPeople), people::new),
        get("/{cooperative}/office/people/{seat}", Seat(KeepPeople), people::show),
        get("/{cooperative}/office/people/{seat}/removal", Seat(KeepPeople), people::ask_removal),
        post("/{cooperative}/office/people/{seat}/removal", Seat(KeepPeople), people::remove),
        post("/{cooperative}/office/people/{seat}/roles", Seat(KeepPeople), people::change_roles),
    ]
}

fn period_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/office/periods", Seat(SeeOffice), periods::index),
        post("/{cooperative}/office/periods", Seat(KeepBooks), periods::create),
        get("/{cooperative}/office/periods/new", Seat(KeepBooks), periods::new),
        get("/{cooperative}/office/periods/{period}", Seat(SeeOffice), periods::show),
        post("/{cooperative}/office/periods/{period}/allocation-runs", Seat(MakeRun), runs::create),
        post("/{cooperative}/office/periods/{period}/cost-imports", Seat(KeepBooks), cost_imports::create),
        post(
            "/{cooperative}/office/periods/{period}/cost-imports/check",
            Seat(KeepBooks),
            cost_imports::check,
        ),
        get("/{cooperative}/office/periods/{period}/cost-imports/new", Seat(KeepBooks), cost_imports::new),
        get("/{cooperative}/office/periods/{period}/costs", Seat(SeeOffice), cost_lines::index),
        post("/{cooperative}/office/periods/{period}/costs", Seat(KeepBooks), cost_lines::create),
        get("/{cooperative}/office/periods/{period}/costs/new", Seat(KeepBooks), cost_lines::new),
        post(
            "/{cooperative}/office/periods/{period}/costs/{line}/withdrawal",
            Seat(KeepBooks),
            cost_lines::withdraw,
        ),
        get("/{cooperative}/office/services/{service}/cost-models", Seat(SeeOffice), cost_models::index),
        post("/{cooperative}/office/services/{service}/cost-models", Seat(KeepKeys), cost_models::create),
        get("/{cooperative}/office/services/{service}/keys", Seat(SeeOffice), service_keys::index),
        post("/{cooperative}/office/services/{service}/keys", Seat(KeepKeys), service_keys::create),
        get("/{cooperative}/office/services/{service}/keys/new", Seat(KeepKeys), service_keys::new),
    ]
}

fn usage_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/office/api-tokens", Seat(KeepTokens), api_tokens::index),
        post("/{cooperative}/office/api-tokens", Seat(KeepTokens), api_tokens::create),
        post("/{cooperative}/office/api-tokens/{token}/revocation", Seat(KeepTokens), api_tokens::revoke),
        get("/{cooperative}/office/usage", Seat(SeeOffice), usage::index),
        get("/{cooperative}/office/usage/csv", Seat(SeeOffice), usage::export),
        get("/{cooperative}/office/usage-import-example", Seat(KeepBooks), usage_imports::example),
        get("/{cooperative}/office/usage-imports", Seat(SeeOffice), usage_imports::index),
        post("/{cooperative}/office/usage-imports", Seat(KeepBooks), usage_imports::create),
        get("/{cooperative}/office/usage-imports/new", Seat(KeepBooks), usage_imports::new),
        get("/{cooperative}/office/usage-imports/{import}", Seat(SeeOffice), usage_imports::show),
        post(
            "/{cooperative}/office/usage-imports/{import}/cancellation",
            Seat(KeepBooks),
            usage_imports::cancel,
        ),
        post(
            "/{cooperative}/office/usage-imports/{import}/confirmation",
            Seat(KeepBooks),
            usage_imports::confirm,
        ),
        get(
            "/{cooperative}/office/usage-imports/{import}/faults",
            Seat(SeeOffice),
            usage_imports::export_faults,
        ),
        post("/{cooperative}/office/usage-imports/{import}/handled", Seat(KeepBooks), usage_imports::handle),
    ]
}

fn member_routes() -> Vec<Route> {
    vec![
        post("/{cooperative}/office/member-imports", Seat(KeepMembers), members::check_import),
        get("/{cooperative}/office/member-imports/new", Seat(KeepMembers), members::new_import),
        get("/{cooperative}/office/member-imports/{upload}", Seat(KeepMembers), members::show_import),
        post("/{cooperative}/office/member-imports/{upload}", Seat(KeepMembers), members::import),
        post("/{cooperative}/office/members", Seat(KeepMembers), members::create),
        get("/{cooperative}/office/members/new", Seat(KeepMembers), members::new),
        post("/{cooperative}/office/members/{member}/attributes", Seat(KeepMembers), members::set_attribute),
        get(
            "/{cooperative}/office/members/{member}/attributes/new",
            Seat(KeepMembers),
            members::new_attribute,
        ),
        post("/{cooperative}/office/members/{member}/departure", Seat(KeepMembers), members::let_go),
        get("/{cooperative}/office/members/{member}/departure/new", Seat(KeepMembers), members::departure),
        post("/{cooperative}/office/members/{member}/subscriptions", Seat(KeepMembers), members::order),
        get(
            "/{cooperative}/office/members/{member}/subscriptions/new",
            Seat(KeepMembers),
            members::new_subscription,
        ),
        post(
            "/{cooperative}/office/subscriptions/{subscription}/cancellation",
            Seat(KeepMembers),
            members::give_notice,
        ),
        get(
            "/{cooperative}/office/subscriptions/{subscription}/cancellation/new",
            Seat(KeepMembers),
            members::cancellation,
        ),
    ]
}

fn assembly_routes() -> Vec<Route> {
    let keep = Seat(KeepRounds);
    vec![
        post("/{cooperative}/office/agenda-items/{item}/attachments", keep, assemblies::create_attachment),
        get("/{cooperative}/office/agenda-items/{item}/attachments/new", keep, assemblies::new_attachment),
        post("/{cooperative}/office/agenda-items/{item}/resolutions", keep, resolutions::create),
        get("/{cooperative}/office/agenda-items/{item}/resolutions/new", keep, resolutions::new),
        get("/{cooperative}/office/amendments/{amendment}", keep, resolutions::handle),
        post("/{cooperative}/office/amendments/{amendment}/merging", keep, resolutions::merge),
        post("/{cooperative}/office/amendments/{amendment}/rejection", keep, resolutions::reject),
        get("/{cooperative}/office/assemblies", keep, assemblies::index),
        post("/{cooperative}/office/assemblies", keep, assemblies::create),
        get("/{cooperative}/office/assemblies/new", keep, assemblies::new),
        get("/{cooperative}/office/assemblies/{assembly}", keep, assemblies::show),
        post("/{cooperative}/office/assemblies/{assembly}/convocation", keep, assemblies::convene),
        post("/{cooperative}/office/assemblies/{assembly}/end", keep, assemblies::end),
        post("/{cooperative}/office/assemblies/{assembly}/items", keep, assemblies::create_item),
        get("/{cooperative}/office/assemblies/{assembly}/items/new", keep, assemblies::new_item),
        get("/{cooperative}/office/resolutions/{resolution}", keep, resolutions::show),
        post("/{cooperative}/office/resolutions/{resolution}/closure", keep, resolutions::close),
        post("/{cooperative}/office/resolutions/{resolution}/note", keep, resolutions::note),
        post("/{cooperative}/office/resolutions/{resolution}/opening", keep, resolutions::open),
        post("/{cooperative}/office/resolutions/{resolution}/reminders", keep, resolutions::remind),
        post("/{cooperative}/office/resolutions/{resolution}/roll-call", keep, resolutions::record),
        post("/{cooperative}/office/resolutions/{resolution}/withdrawal", keep, resolutions::withdraw),
    ]
}

/// Items of an agenda that change.
fn agenda_routes() -> Vec<Route> {
    vec![
        post("/{cooperative}/office/agenda-items/{item}", Seat(KeepRounds), assemblies::update_item),
        get("/{cooperative}/office/agenda-items/{item}/edit", Seat(KeepRounds), assemblies::edit_item),
    ]
}

/// Documents with agenda items and candidates.
fn document_routes() -> Vec<Route> {
    let keep = Seat(KeepRoadmap);
    vec![
        post(
            "/{cooperative}/office/agenda-items/{item}/documents",
            Seat(KeepRounds),
            assemblies::create_document,
        ),
        post("/{cooperative}/office/candidates/{candidate}/documents", keep, candidates::create_document),
        get("/{cooperative}/office/candidates/{candidate}/documents/new", keep, candidates::new_document),
        post(
            "/{cooperative}/office/candidates/{candidate}/documents/{document}/removal",
            keep,
            candidates::remove_document,
        ),
    ]
}

fn round_routes() -> Vec<Route> {
    vec![
        get("/{cooperative}/office/rounds", Seat(SeeOffice), rounds::index),
        post("/{cooperative}/office/rounds", Seat(KeepRounds), rounds::create),
        get("/{cooperative}/office/rounds/new", Seat(KeepRounds), rounds::new),
        get("/{cooperative}/office/rounds/pabulib", Seat(KeepRounds), rounds::look),
        post("/{cooperative}/office/rounds/pabulib", Seat(KeepRounds), rounds::uploaded),
        get("/{cooperative}/office/rounds/{round}", Seat(SeeOffice), rounds::show),
        post("/{cooperative}/office/rounds/{round}", Seat(KeepRounds), rounds::update),
        post("/{cooperative}/office/rounds/{round}/challenge", Seat(KeepRounds), rounds::challenge),
        get("/{cooperative}/office/rounds/{round}/edit", Seat(KeepRounds), rounds::edit),
        post("/{cooperative}/office/rounds/{round}/opening", Seat(KeepRounds), rounds::open),
        post("/{cooperative}/office/rounds/{round}/reminders", Seat(KeepRounds), rounds::remind),
        post("/{cooperative}/office/rounds/{round}/withdrawal", Seat(KeepRounds), rounds::withdraw),
    ]
}

fn roadmap_routes() -> Vec<Route> {
    let keep = Seat(KeepRoadmap);
    vec![
        post("/{cooperative}/office/candidates", keep, candidates::create),
        get("/{cooperative}/office/candidates/new", keep, candidates::new),
        post("/{cooperative}/office/candidates/{candidate}", keep, candidates::update),
        get("/{cooperative}/office/candidates/{candidate}/edit", keep, candidates::edit),
        get("/{cooperative}/office/roadmap", keep, roadmap::edit),
        post("/{cooperative}/office/roadmap", keep, roadmap::update),
        get("/{cooperative}/office/wishes", keep, wishes::index),
        get("/{cooperative}/office/wishes/{wish}", keep, wishes::show),
        post("/{cooperative}/office/wishes/{wish}/decision", keep, wishes::decision),
        post("/{cooperative}/office/wishes/{wish}/merging", keep, wishes::merge_into),
    ]
}

fn reorganisation_routes() -> Vec<Route> {
    let keep = Seat(KeepMembers);
    vec![
        get("/{cooperative}/office/reorganisations", keep, reorganisations::index),
        post("/{cooperative}/office/reorganisations", keep, reorganisations::create),
        get("/{cooperative}/office/reorganisations/new", keep, reorganisations::new),
        get("/{cooperative}/office/reorganisations/{reorganisation}", keep, reorganisations::show),
        post(
            "/{cooperative}/office/reorganisations/{reorganisation}/confirmation",
            keep,
            reorganisations::confirm,
        ),
        post(
            "/{cooperative}/office/reorganisations/{reorganisation}/seats",
            keep,
            reorganisations::choose_seats,
        ),
        post(
            "/{cooperative}/office/reorganisations/{reorganisation}/withdrawal",
            keep,
            reorganisations::withdraw,
        ),
    ]
}
