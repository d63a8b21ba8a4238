//! The roadmap: wishes, candidates, what people say about them, and what a stranger may see.

use super::super::row::{Row, as_it_is, form, open, page};
use super::super::world::{Variable, World};
use super::{ENSCHEDE, OFFICE, ZWOLLE};

const IDS: &[Variable] = &[
    ("candidate", "SELECT id FROM portal.candidates WHERE cooperative_id = $c AND title = 'Proefdienst'"),
    ("wish", "SELECT id FROM portal.wishes WHERE cooperative_id = $c AND title = 'Proefwens'"),
    ("topic", "SELECT id FROM portal.wishes WHERE cooperative_id = $c AND title = 'Proefwens'"),
    (
        "comment",
        "SELECT c.id FROM portal.comments c JOIN portal.wishes w ON w.id = c.topic_id
         WHERE c.cooperative_id = $c AND w.title = 'Proefwens' ORDER BY c.at DESC LIMIT 1",
    ),
];
/// A topic that Enschede supports.
const SUPPORTED: &[Variable] = &[
    ("wish", "SELECT id FROM portal.wishes WHERE cooperative_id = $c AND title = 'Eigen wens'"),
    ("topic", "SELECT id FROM portal.wishes WHERE cooperative_id = $c AND title = 'Eigen wens'"),
];
const WISHES: &str =
    "SELECT string_agg(title || state, ' ' ORDER BY id) FROM portal.wishes WHERE cooperative_id = $c";
const CANDIDATES: &str = "SELECT string_agg(title || state || risks, ' ' ORDER BY id) FROM portal.candidates
    WHERE cooperative_id = $c";
const SUPPORTS: &str =
    "SELECT count(*) FROM portal.supports WHERE cooperative_id = $c AND withdrawn_at IS NULL";
const FOLLOWS: &str = "SELECT count(*) FROM portal.follows WHERE cooperative_id = $c AND stopped_at IS NULL";
const COMMENTS: &str = "SELECT count(*) FROM portal.comments WHERE cooperative_id = $c";
const EDITS: &str = "SELECT count(*) FROM portal.comment_edits WHERE cooperative_id = $c";
const WITHDRAWN: &str = "SELECT count(*) FROM portal.comment_withdrawals WHERE cooperative_id = $c";
const SETTINGS: &str =
    "SELECT coalesce(max(capacity), -1) FROM portal.roadmap_settings WHERE cooperative_id = $c";
const WISH_PAGE: &str = "/{cooperative}/roadmap/wishes/{wish}";

pub fn rows() -> Vec<Row> {
    let mut rows = [of_members(), of_the_office()].into_iter().flatten().collect::<Vec<_>>();
    for row in &mut rows {
        if row.with.is_empty() {
            row.with = IDS;
        }
    }
    rows
}

/// Enschede says something about a wish.
fn a_comment(world: &World) {
    let page = world.address(WISH_PAGE, IDS);
    world.browser(ENSCHEDE).get(&page).form("comment").set("text", "Wij ook.").submit().accepted();
}

fn of_members() -> Vec<Row> {
    vec![
        open("/{cooperative}/public-roadmap"),
        open("/{cooperative}/public-roadmap/atom.xml"),
        page("/{cooperative}/roadmap", ENSCHEDE),
        page("/{cooperative}/roadmap/candidates/{candidate}", ENSCHEDE),
        form(
            "/{cooperative}/roadmap/comments/{comment}",
            ENSCHEDE,
            "/{cooperative}/roadmap/comments/{comment}/edit",
            |draft, _| draft.set("text", "Wij ook, in 2028."),
            EDITS,
        )
        .with(IDS)
        .after(a_comment)
        .own_member(ZWOLLE),
        // Pages share one world, in which Zwolle said something last.
        page("/{cooperative}/roadmap/comments/{comment}/edit", ZWOLLE).with(IDS).own_member(ENSCHEDE),
        form(
            "/{cooperative}/roadmap/comments/{comment}/withdrawal",
            ENSCHEDE,
            WISH_PAGE,
            as_it_is,
            WITHDRAWN,
        )
        .with(IDS)
        .after(a_comment)
        .own_member(ZWOLLE),
        form(
            "/{cooperative}/roadmap/topics/{topic}/comments",
            ENSCHEDE,
            WISH_PAGE,
            |draft, _| draft.set("text", "Wij ook."),
            COMMENTS,
        ),
        page("/{cooperative}/roadmap/topics/{topic}/following", ENSCHEDE),
        form("/{cooperative}/roadmap/topics/{topic}/following", ENSCHEDE, WISH_PAGE, as_it_is, FOLLOWS),
        form("/{cooperative}/roadmap/topics/{topic}/support", ENSCHEDE, WISH_PAGE, as_it_is, SUPPORTS),
        form("/{cooperative}/roadmap/topics/{topic}/withdrawal", ENSCHEDE, WISH_PAGE, as_it_is, SUPPORTS)
            .with(SUPPORTED),
        page("/{cooperative}/roadmap/wishes", ENSCHEDE),
        form(
            "/{cooperative}/roadmap/wishes",
            ENSCHEDE,
            "/{cooperative}/roadmap/wishes/new",
            |draft, _| draft.set("title", "Zwembad").set("what", "Iets").set("why", "Daarom"),
            WISHES,
        ),
        page("/{cooperative}/roadmap/wishes/new", ENSCHEDE),
        page("/{cooperative}/roadmap/wishes/{wish}", ENSCHEDE),
    ]
}

fn of_the_office() -> Vec<Row> {
    const EDIT: &str = "/{cooperative}/office/candidates/{candidate}/edit";
    const HANDLE: &str = "/{cooperative}/office/wishes/{wish}";
    vec![
        form(
            "/{cooperative}/office/candidates",
            OFFICE,
            "/{cooperative}/office/candidates/new",
            |draft, _| draft.set("title", "Nog een dienst").set("summary", "Iets"),
            CANDIDATES,
        ),
        page("/{cooperative}/office/candidates/new", OFFICE),
        form(
            "/{cooperative}/office/candidates/{candidate}",
            OFFICE,
            EDIT,
            |draft, _| draft.set("risks", "Te laat"),
            CANDIDATES,
        ),
        page(EDIT, OFFICE),
        page("/{cooperative}/office/roadmap", OFFICE),
        form(
            "/{cooperative}/office/roadmap",
            OFFICE,
            "/{cooperative}/office/roadmap",
            |draft, _| draft.set("year", "2027").set("budget", "1").set("capacity", "7"),
            SETTINGS,
        ),
        page("/{cooperative}/office/wishes", OFFICE),
        page(HANDLE, OFFICE),
        form(
            "/{cooperative}/office/wishes/{wish}/decision",
            OFFICE,
            HANDLE,
            |draft, _| draft.set("state", "parked").set("reason", "Later."),
            WISHES,
        ),
        form(
            "/{cooperative}/office/wishes/{wish}/merging",
            OFFICE,
            HANDLE,
            |draft, world| {
                let into = "SELECT 'candidate-' || id FROM portal.candidates
                    WHERE cooperative_id = $c AND title = 'Proefdienst'";
                draft.set("into", &world.ask(into))
            },
            WISHES,
        ),
    ]
}
