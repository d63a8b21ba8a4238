//! What happened to usage in the world of the rows: a file that was checked, one that was stored with a
//! refused row, a token, and an event to send.

use actions::usage_imports::{self, Start};

use super::world::{HERE, Variable, World};
use crate::harness::{Browser, Draft, Page, Sent, fixture};

const FINANCE: &str = "finance@samen-digitaal.example";

/// A member, a meter that it may use and a day in an open period, between semicolons.
const TAKEN: &str = "SELECT m.code || ';' || t.code || ';' || p.starts_on
    FROM portal.periods p
    JOIN portal.subscriptions s ON s.cooperative_id = p.cooperative_id AND s.starts_on <= p.starts_on
        AND (s.ends_on IS NULL OR s.ends_on > p.starts_on)
    JOIN portal.meters t ON t.cooperative_id = s.cooperative_id AND t.service_id = s.service_id
    JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
    WHERE p.cooperative_id = $c AND p.settled_at IS NULL ORDER BY p.starts_on DESC, m.code, t.code LIMIT 1";

const OPEN_PERIOD: &str = "SELECT id FROM portal.periods WHERE cooperative_id = $c AND settled_at IS NULL
    ORDER BY starts_on DESC LIMIT 1";

impl World {
    /// Two imports and a token.
    pub(super) fn with_usage(self) -> Self {
        let stored = self.upload("opgeslagen");
        self.portal.work();
        let finance = fixture::actor(&self.portal.db, FINANCE, HERE);
        let confirm = self
            .portal
            .db
            .tenant_blocking(&finance, "tests.confirm", |tx| usage_imports::confirm(tx, stored));
        confirm.unwrap();
        self.upload("gecontroleerd");
        self.portal.work();
        self.right_token();
        self
    }

    fn upload(&self, name: &str) -> kernel::ImportId {
        let period = self.ask(OPEN_PERIOD).parse().unwrap();
        let taken = self.ask(TAKEN);
        let file =
            format!("lid;meter;datum;aantal;kenmerk\n{taken};1;{name}\nNergenshuizen;x;2026-01-01;1;y\n");
        let start = Start { period, file_name: format!("{name}.csv"), language: "nl".to_owned() };
        let finance = fixture::actor(&self.portal.db, FINANCE, HERE);
        let started = self.portal.db.tenant_blocking(&finance, "tests.upload", |tx| {
            usage_imports::start(tx, &start, &mut std::io::Cursor::new(file.as_bytes()))
        });
        started.unwrap()
    }
}

/// The import whose refused rows are on the to-do list.
pub const STORED: &[Variable] = &[(
    "import",
    "SELECT id FROM portal.usage_imports WHERE cooperative_id = $c AND state = 'done' AND refused > 0",
)];

/// Fills in the form of an import.
pub fn a_file(draft: Draft, world: &World) -> Draft {
    draft.set("period", &world.ask(OPEN_PERIOD)).file("file", "verbruik.csv", "lid;meter;datum;aantal\n")
}

/// Fills in the form of a token.
pub fn a_token(draft: Draft, _: &World) -> Draft {
    draft.set("name", "Zaaksysteem")
}

/// Sends an event with a token.
pub fn send(world: &World, browser: &Browser, token: &str) -> Page {
    let taken = world.ask(TAKEN);
    let [member, meter, day] = taken.split(';').collect::<Vec<_>>().try_into().unwrap();
    let event = serde_json::json!({
        "specversion": "1.0", "type": "nl.gemeengoed.usage", "source": "urn:vreemd", "id": "1",
        "data": { "member": member, "meter": meter, "day": day, "quantity": 1 },
    });
    let sent = Sent {
        headers: vec![("authorization", format!("Bearer {token}"))],
        body: Some(("application/cloudevents+json".to_owned(), event.to_string().into_bytes())),
    };
    browser.send("POST", &world.address("/api/{cooperative}/usage-events", &[]), &sent)
}
