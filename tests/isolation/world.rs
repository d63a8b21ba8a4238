//! The portal that rows are tried in, and the ids that stand in addresses.

use std::sync::OnceLock;

use actions::api_tokens::{self, Make};
use actions::invitations::{self, Invite};
use actions::{password_resets, runs, services};
use kernel::{MemberId, PeriodId};
use store::roles::{Role, Scope};
use store::{NewService, SessionTx};

use crate::harness::fixture::People;
use crate::harness::{Browser, Draft, Kept, Page, Portal, fixture};

const IP: &str = "127.0.0.1";

/// The cooperative whose addresses are tried.
pub const HERE: &str = "samen-digitaal";
/// The cooperative of the strangers.
pub const ELSEWHERE: &str = "buch";

/// A variable of an address and the query for an id that the right person may see. `$c` is the cooperative.
pub type Variable = (&'static str, &'static str);

const VARIABLES: &[Variable] = &[
    ("amendment", "SELECT id FROM portal.amendments WHERE cooperative_id = $c AND state = 'proposed'"),
    ("assembly", "SELECT id FROM portal.assemblies WHERE cooperative_id = $c AND state = 'convened'"),
    ("import", "SELECT id FROM portal.usage_imports WHERE cooperative_id = $c AND state = 'checked' LIMIT 1"),
    (
        "item",
        "SELECT i.id FROM portal.agenda_items i JOIN portal.assemblies a
             ON a.cooperative_id = i.cooperative_id AND a.id = i.assembly_id
         WHERE i.cooperative_id = $c AND a.state = 'draft' AND i.kind = 'resolution'",
    ),
    ("kind", "SELECT 'csv'"),
    ("member", "SELECT id FROM portal.members WHERE cooperative_id = $c AND name = 'Enschede'"),
    ("period", "SELECT id FROM portal.periods WHERE cooperative_id = $c ORDER BY starts_on DESC LIMIT 1"),
    ("resolution", "SELECT id FROM portal.resolutions WHERE cooperative_id = $c AND state = 'open'"),
    (
        "run",
        "SELECT id FROM portal.allocation_runs WHERE cooperative_id = $c AND state = 'reviewed'
         ORDER BY made_at DESC LIMIT 1",
    ),
    ("service", "SELECT id FROM portal.services WHERE cooperative_id = $c ORDER BY sort LIMIT 1"),
    (
        "subscription",
        "SELECT s.id FROM portal.subscriptions s JOIN portal.members m
             ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
         WHERE s.cooperative_id = $c AND m.name = 'Enschede' AND s.ends_on IS NULL ORDER BY s.id LIMIT 1",
    ),
    ("upload", "SELECT id FROM portal.uploads WHERE cooperative_id = $c ORDER BY uploaded_at DESC LIMIT 1"),
    ("token", "SELECT id FROM portal.api_tokens WHERE cooperative_id = $c AND revoked_at IS NULL LIMIT 1"),
];

/// A portal in which something happened.
pub struct World {
    pub portal: Portal,
}

impl World {
    /// The demonstration, and what it lacks: an account without a seat, invitations,
    /// a password that was forgotten.
    pub fn new() -> Self {
        static BEGIN: OnceLock<Kept> = OnceLock::new();
        Self { portal: Portal::like(BEGIN.get_or_init(|| Self::from_the_demonstration().portal.kept())) }
    }

    fn from_the_demonstration() -> Self {
        let world = Self { portal: Portal::demonstration() };
        People::new(&world.portal.db).account("Niek Niemand", fixture::NOBODY, false);
        world.invite("office@samen-digitaal.example", None, Role::Board, "nieuw@samen-digitaal.example");
        let enschede = fixture::actor(&world.portal.db, "enschede@samen-digitaal.example", HERE);
        let member = enschede.member().map(|member| member.id);
        world.invite("enschede@samen-digitaal.example", member, Role::Reader, "nieuw@enschede.example");
        let forget =
            |tx: &mut SessionTx<'_>| password_resets::request(tx, "finance@samen-digitaal.example", IP);
        world.portal.db.session_blocking("tests.forget", forget).unwrap();
        world.portal.work();
        world.with_usage().with_roadmap()
    }

    fn invite(&self, by: &str, member: Option<MemberId>, role: Role, email: &str) {
        let (name, email, language) = ("Nieuw".to_owned(), email.to_owned(), "nl".to_owned());
        let invite = Invite { name, email, member, roles: vec![role], language };
        let actor = fixture::actor(&self.portal.db, by, HERE);
        self.portal
            .db
            .tenant_blocking(&actor, "tests.invite", |tx| invitations::invite(tx, &invite))
            .unwrap();
    }

    /// The token in the newest mail about this: only the letter has it, the database keeps its hash.
    pub fn mailed_token(&self, event: &str) -> String {
        let mail =
            self.portal.mail().into_iter().rfind(|mail| mail.event == event).expect("there is such a mail");
        let link = mail.text.split_whitespace().find(|word| word.contains("/sign-in/"));
        let token = link.and_then(|link| link.rsplit('/').next());
        token.unwrap_or_else(|| panic!("no link in {:?}", mail.text)).to_owned()
    }

    /// The concrete address of a pattern in the cooperative that is tried.
    pub fn address(&self, pattern: &str, with: &[Variable]) -> String {
        let mut address = pattern.replace("{cooperative}", HERE);
        while let Some((before, rest)) = address.split_once('{') {
            let (name, after) = rest.split_once('}').unwrap();
            let query = with.iter().chain(VARIABLES).find(|(known, _)| *known == name);
            let Some((_, query)) = query else { panic!("world.rs knows no {{{name}}}") };
            address = format!("{before}{}{after}", self.ask(query));
        }
        address
    }

    /// The answer to a question about the cooperative that is tried.
    pub fn ask(&self, query: &str) -> String {
        let id = format!("(SELECT id FROM platform.cooperatives WHERE address = '{HERE}')");
        let answers = self.portal.ask(&query.replace("$c", &id));
        answers.into_iter().next().unwrap_or_else(|| panic!("nothing answers {query}"))
    }

    /// A browser of somebody; of nobody where the address is empty.
    pub fn browser(&self, email: &str) -> Browser {
        let browser = self.portal.visitor();
        if !email.is_empty() {
            fixture::sign_in(&self.portal.db, email, &browser);
        }
        browser
    }

    /// A token of the HTTP interface that may send usage.
    pub fn right_token(&self) -> String {
        self.token("office@samen-digitaal.example", HERE)
    }

    /// Tokens that may not, each with the answers that are right.
    pub fn wrong_tokens(&self) -> Vec<(&'static str, String, Vec<u16>)> {
        let elsewhere = self.token("office@buch.example", ELSEWHERE);
        vec![
            ("no token", String::new(), vec![401]),
            ("a token that nobody has", format!("gg_{}", "0".repeat(64)), vec![401]),
            ("a token of another cooperative", elsewhere, vec![401, 404]),
        ]
    }

    fn token(&self, email: &str, cooperative: &str) -> String {
        let actor = fixture::actor(&self.portal.db, email, cooperative);
        let make = Make { name: "Proef".to_owned(), scopes: Scope::ALL.to_vec(), days: 30 };
        self.portal.db.tenant_blocking(&actor, "tests.token", |tx| api_tokens::make(tx, &make)).unwrap().token
    }

    /// The token of a browser's forms.
    pub fn csrf(&self, browser: &Browser) -> String {
        let key = browser.cookie("gemeengoed");
        let hash = format!("sha256(convert_to('{key}', 'UTF8'))");
        let found = self.portal.ask(&format!("SELECT csrf FROM platform.sessions WHERE key_hash = {hash}"));
        found.into_iter().next().unwrap_or_else(|| browser.cookie("guest"))
    }
}

/// The page of a mail that was written.
pub fn a_mail(world: &World) -> String {
    let list = world.browser("").get("/dev/mail");
    list.attributes("a[href^='/dev/mail/']", "href").into_iter().next().expect("a mail was written")
}

/// Makes a run that waits to be offered for approval.
pub fn a_draft(world: &World) {
    let period = "SELECT period_id FROM portal.allocation_runs
        WHERE cooperative_id = $c AND state = 'reviewed' LIMIT 1";
    let period: PeriodId = world.ask(period).parse().unwrap();
    let actor = fixture::actor(&world.portal.db, "finance2@samen-digitaal.example", HERE);
    world.portal.db.tenant_blocking(&actor, "tests.run", |tx| runs::make(tx, period)).unwrap();
}

/// A service that nobody takes yet.
pub const NEW_SERVICE: &str = "Een nieuwe dienst";

/// Adds [`NEW_SERVICE`].
pub fn a_service(world: &World) {
    let new = NewService {
        code: "nieuw".to_owned(),
        name: NEW_SERVICE.to_owned(),
        summary: String::new(),
        state: "offered".to_owned(),
        supplier: String::new(),
        upl: String::new(),
        sort: 99,
    };
    let actor = fixture::actor(&world.portal.db, "office@samen-digitaal.example", HERE);
    world.portal.db.tenant_blocking(&actor, "tests.service", |tx| services::add(tx, &new)).unwrap();
}

/// Its id.
pub const NEW_SERVICE_ID: &str =
    "SELECT id FROM portal.services WHERE cooperative_id = $c AND name = 'Een nieuwe dienst'";

/// Lets Enschede order [`NEW_SERVICE`], which asks for approval.
pub fn an_order(world: &World) {
    a_service(world);
    let service = world.ask(NEW_SERVICE_ID);
    let rules = format!("/{HERE}/office/services/{service}/order-rules");
    let rules = world.browser("office@samen-digitaal.example").get(&rules).form("rules");
    rules.tick("needs_approval", "1").submit().accepted();
    let new = format!("/{HERE}/subscriptions/new?service={service}");
    let new = world.browser("enschede@samen-digitaal.example").get(&new);
    new.form("check").submit().form("subscriptions").submit().accepted();
}

/// The page to check an order of [`NEW_SERVICE`].
pub fn a_checked_order(world: &World) -> String {
    a_service(world);
    let service = world.ask(NEW_SERVICE_ID);
    format!("/{HERE}/subscriptions/check?service={service}&starts_on=2030-01-01")
}

/// Offers every service in a package but [`NEW_SERVICE`], which is ordered without one.
pub fn packages(world: &World) {
    world.portal.change(
        "INSERT INTO portal.packages
             (cooperative_id, id, service_id, number, name, factor, made_by, made_at)
             SELECT cooperative_id, gen_random_uuid(), id, 99, 'Proefpakket', 1, 'test', now()
             FROM portal.services WHERE name <> 'Een nieuwe dienst' ON CONFLICT DO NOTHING",
    );
}

/// The page to check a change of a subscription of Enschede.
pub fn a_checked_change(world: &World) -> String {
    packages(world);
    let form = world.address("/{cooperative}/subscriptions/{subscription}/change/new", &[]);
    checked_package(world.browser("enschede@samen-digitaal.example").get(&form)).path().to_owned()
}

/// The page to check a change to the package that is offered.
pub fn checked_package(change: Page) -> Page {
    let offered = change.attributes("main input[name=package]", "value").remove(0);
    change.form("check").set("package", &offered).submit()
}

/// Fills in a file of members' attributes.
pub fn member_file(draft: Draft) -> Draft {
    let file = "code;naam;inwoners\nGM0153;Enschede;160001\n";
    draft.set("on", "2021-01-01").set("joined", "2021-01-01").file("file", "leden.csv", file)
}

/// The page of such a file, looked at and not brought in.
pub fn a_member_file(world: &World) -> String {
    let new = world.browser("office@samen-digitaal.example").get("/samen-digitaal/office/member-imports/new");
    member_file(new.form("import")).submit().path().to_owned()
}

/// The form of a round that waits to be opened.
pub fn a_draft_round(world: &World) -> String {
    let draft = "SELECT count(*) FROM portal.round_states WHERE cooperative_id = $c AND state = 'draft'";
    if world.ask(draft) == "0" {
        a_round(world);
    }
    let draft =
        "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = 'draft' LIMIT 1";
    format!("/{HERE}/office/rounds/{}/edit", world.ask(draft))
}

/// Sets a round up, for somebody else to open.
pub fn a_round(world: &World) {
    let new = world.browser("office@samen-digitaal.example").get("/samen-digitaal/office/rounds/new");
    new.form("round").set("title", "Proefronde").set("budget", "100.000").submit().accepted();
}

/// Lets Enschede give its vote in the open round to Zwolle.
pub fn a_proxy(world: &World) {
    let round = "SELECT round_id FROM portal.round_states WHERE cooperative_id = $c AND state = 'open'";
    let page = format!("/{HERE}/rounds/{}", world.ask(round));
    let page = world.browser("voter@samen-digitaal.example").get(&page);
    page.form("give").set("holder", "Zwolle").submit().accepted();
}

/// Lets the board decide again about the closed round.
pub fn an_undecided_round(world: &World) {
    world.portal.change("DELETE FROM portal.round_decisions; DELETE FROM portal.round_challenges");
}

/// Fills in that Enschede and Hengelo merge.
pub fn merger(draft: Draft) -> Draft {
    let draft = draft.tick("kind", "merge").set("on", "1-1-2098").set("reason", "Proef");
    draft.set("predecessors", "Enschede\nHengelo").set("successors", "GM9001 Twentestad")
}

/// The check page of a reorganisation that waits to be confirmed.
pub fn a_reorganisation(world: &World) -> String {
    let waiting =
        "SELECT count(*) FROM portal.reorganisations WHERE cooperative_id = $c AND state = 'prepared'";
    if world.ask(waiting) == "0" {
        let new =
            world.browser("office@samen-digitaal.example").get("/samen-digitaal/office/reorganisations/new");
        merger(new.form("reorganisation")).submit().accepted();
    }
    let id = "SELECT id FROM portal.reorganisations WHERE cooperative_id = $c AND state = 'prepared' LIMIT 1";
    format!("/{HERE}/office/reorganisations/{}", world.ask(id))
}
