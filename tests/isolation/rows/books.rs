//! Finance: periods, costs, keys, allocation runs, and what members see of them.

use super::super::row::{Row, as_it_is, form, page};
use super::super::world::{self, Variable};
use super::{CONTROLLER, ENSCHEDE, FINANCE, OFFICE, ZWOLLE};
use crate::harness::Page;

/// The run that members see, and its period.
const APPROVED: &[Variable] = &[(
    "run",
    "SELECT id FROM portal.allocation_runs WHERE cooperative_id = $c AND state = 'approved'
     ORDER BY decided_at DESC LIMIT 1",
)];
/// A run that waits to be offered.
const DRAFT: &[Variable] = &[(
    "run",
    "SELECT id FROM portal.allocation_runs WHERE cooperative_id = $c AND state = 'draft'
     ORDER BY made_at DESC LIMIT 1",
)];
/// The period whose run waits for a second person: its costs are there.
const REVIEWED: &[Variable] = &[
    (
        "period",
        "SELECT period_id FROM portal.allocation_runs WHERE cooperative_id = $c AND state = 'reviewed'
         ORDER BY made_at DESC LIMIT 1",
    ),
    (
        "line",
        "SELECT l.id FROM portal.cost_lines l JOIN portal.allocation_runs r
             ON r.cooperative_id = l.cooperative_id AND r.period_id = l.period_id AND r.state = 'reviewed'
         WHERE l.cooperative_id = $c AND l.withdrawn_at IS NULL ORDER BY l.id LIMIT 1",
    ),
];
const RUNS: &str =
    "SELECT string_agg(state, ' ' ORDER BY id) FROM portal.allocation_runs WHERE cooperative_id = $c";
const COSTS: &str = "SELECT count(*) FILTER (WHERE withdrawn_at IS NULL) FROM portal.cost_lines
    WHERE cooperative_id = $c";
const PERIODS: &str = "SELECT count(*) FROM portal.periods WHERE cooperative_id = $c";
const KEYS: &str = "SELECT count(*) FROM portal.service_keys WHERE cooperative_id = $c";
const COST_MODELS: &str = "SELECT count(*) FROM portal.cost_models WHERE cooperative_id = $c";
const REMARKS: &str =
    "SELECT count(*) FROM portal.run_remarks WHERE cooperative_id = $c AND remark = 'Een proef.'";
const UPLOADS: &str = "SELECT count(*) FROM portal.uploads WHERE cooperative_id = $c";

pub fn rows() -> Vec<Row> {
    [runs(), periods(), costs(), of_members()].into_iter().flatten().collect()
}

fn runs() -> Vec<Row> {
    vec![
        page("/{cooperative}/office/allocation-runs", CONTROLLER),
        page("/{cooperative}/office/allocation-runs/{run}", CONTROLLER),
        page("/{cooperative}/office/allocation-runs/{run}/amounts/{service}/{member}", CONTROLLER),
        form(
            "/{cooperative}/office/allocation-runs/{run}/amounts/{service}/{member}/remark",
            FINANCE,
            "/{cooperative}/office/allocation-runs/{run}/amounts/{service}/{member}",
            |draft, _| draft.set("remark", "Een proef."),
            REMARKS,
        ),
        form(
            "/{cooperative}/office/allocation-runs/{run}/decision",
            CONTROLLER,
            "/{cooperative}/office/allocation-runs/{run}",
            |draft, _| draft.set("decision", "approve"),
            RUNS,
        ),
        page("/{cooperative}/office/allocation-runs/{run}/export.{kind}", CONTROLLER),
        form(
            "/{cooperative}/office/allocation-runs/{run}/review",
            FINANCE,
            "/{cooperative}/office/allocation-runs/{run}",
            as_it_is,
            RUNS,
        )
        .after(world::a_draft)
        .with(DRAFT),
        page("/{cooperative}/office/allocation-runs/{run}/fairness", CONTROLLER),
        page("/{cooperative}/office/allocation-runs/{run}/what-if", CONTROLLER),
    ]
}

fn periods() -> Vec<Row> {
    vec![
        page("/{cooperative}/office/periods", CONTROLLER),
        form(
            "/{cooperative}/office/periods",
            FINANCE,
            "/{cooperative}/office/periods/new",
            |draft, _| draft.set("name", "2031").set("start", "1-1-2031").set("last", "31-12-2031"),
            PERIODS,
        ),
        page("/{cooperative}/office/periods/new", FINANCE),
        page("/{cooperative}/office/periods/{period}", CONTROLLER),
        form(
            "/{cooperative}/office/periods/{period}/allocation-runs",
            FINANCE,
            "/{cooperative}/office/periods/{period}",
            as_it_is,
            RUNS,
        )
        .with(REVIEWED),
        page("/{cooperative}/office/services/{service}/cost-models", CONTROLLER),
        form(
            "/{cooperative}/office/services/{service}/cost-models",
            OFFICE,
            "/{cooperative}/office/services/{service}/cost-models",
            |draft, _| draft.set("fixed", "100").set("unit", "1").set("starts_on", "1-1-2031"),
            COST_MODELS,
        ),
        page("/{cooperative}/office/services/{service}/keys", CONTROLLER),
        form(
            "/{cooperative}/office/services/{service}/keys",
            OFFICE,
            "/{cooperative}/office/services/{service}/keys/new",
            |draft, _| draft.set("key_what", "equal").set("starts_on", "1-1-2031"),
            KEYS,
        ),
        page("/{cooperative}/office/services/{service}/keys/new", OFFICE),
    ]
}

/// The page of a file that was checked: no address shows it but the one that the file is sent to.
fn checked(page: Page) -> Page {
    page.form("check").file("file", "kosten.csv", app::demo::examples::costs_of_open_quarter()).submit()
}

fn costs() -> Vec<Row> {
    vec![
        form(
            "/{cooperative}/office/periods/{period}/cost-imports",
            FINANCE,
            "/{cooperative}/office/periods/{period}/cost-imports/new",
            as_it_is,
            COSTS,
        )
        .through(checked),
        form(
            "/{cooperative}/office/periods/{period}/cost-imports/check",
            FINANCE,
            "/{cooperative}/office/periods/{period}/cost-imports/new",
            |draft, _| draft.file("file", "kosten.csv", app::demo::examples::costs_of_open_quarter()),
            UPLOADS,
        ),
        page("/{cooperative}/office/periods/{period}/cost-imports/new", FINANCE),
        page("/{cooperative}/office/periods/{period}/costs", CONTROLLER),
        form(
            "/{cooperative}/office/periods/{period}/costs",
            FINANCE,
            "/{cooperative}/office/periods/{period}/costs/new",
            |draft, _| draft.set("service", "Basispakket").set("category", "Hosting").set("amount", "12,50"),
            COSTS,
        ),
        page("/{cooperative}/office/periods/{period}/costs/new", FINANCE),
        form(
            "/{cooperative}/office/periods/{period}/costs/{line}/withdrawal",
            FINANCE,
            "/{cooperative}/office/periods/{period}/costs",
            as_it_is,
            COSTS,
        )
        .with(REVIEWED),
    ]
}

/// Approved runs are open to all members; what is not approved is nobody's but the office's.
fn of_members() -> Vec<Row> {
    vec![
        page("/{cooperative}/allocation-runs", ENSCHEDE),
        page("/{cooperative}/allocation-runs/{run}", ZWOLLE).with(APPROVED),
        page("/{cooperative}/allocation-runs/{run}/amounts/{service}/{member}", ZWOLLE).with(APPROVED),
        page("/{cooperative}/allocation-runs/{run}/export.{kind}", ENSCHEDE).with(APPROVED),
        page("/{cooperative}/allocation-runs/{run}/fairness", ZWOLLE).with(APPROVED),
        page("/{cooperative}/allocation-runs/{run}/what-if", ZWOLLE).with(APPROVED),
        page("/{cooperative}/my-costs", ENSCHEDE),
        page("/{cooperative}/my-costs/export.{kind}", ENSCHEDE),
    ]
}
