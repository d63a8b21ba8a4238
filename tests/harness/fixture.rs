//! Two small cooperatives: who is in them, and what each may do. Made once per run, through the doors.
//!
//! ```text
//! samen-digitaal   office@ finance@ finance2@ controller@ board@ supplier@            the office
//!                  enschede@ (member manager) voter@ (voter) reader@ (reader)         Enschede
//!                  zwolle@ (member manager)                                           Zwolle
//! buch             office@ finance@ controller@                                       the office
//!                  castricum@ (member manager)                                        Castricum
//!                  four@ (member manager)                                             all four members
//! operator@gemeengoed.example   runs the installation
//! niemand@gemeengoed.example    an account without a seat
//! ```
//!
//! Addresses end in `@<cooperative>.example`.

use std::collections::BTreeMap;

use actions::members::{self, Admission};
use jiff::civil::date;
use kernel::{MemberId, PersonId};
use sha2::{Digest, Sha256};
use store::roles::Role;
use store::{
    Account, Actor, Db, NewCooperative, NewInvitation, NewSession, Operator, PlatformTx, Reason, SessionTx,
    StoreError, TenantTx,
};

use super::Browser;

/// Code, name and inhabitants on 1 January 2020.
pub type Municipality = (&'static str, &'static str, i64);

/// Members of Samen Digitaal.
pub const SAMEN: [Municipality; 3] =
    [("GM0153", "Enschede", 159_732), ("GM0193", "Zwolle", 128_840), ("GM0301", "Zutphen", 47_934)];
/// Members of BUCH.
pub const BUCH: [Municipality; 4] = [
    ("GM0373", "Bergen (NH.)", 29_974),
    ("GM0450", "Uitgeest", 13_528),
    ("GM0383", "Castricum", 35_992),
    ("GM0399", "Heiloo", 23_806),
];

/// The operator of the installation.
pub const OPERATOR: &str = "operator@gemeengoed.example";
/// An account without a seat anywhere.
pub const NOBODY: &str = "niemand@gemeengoed.example";

/// The password of everybody here: the demonstration's.
pub const PASSWORD: &str = app::demo::PASSWORD;

const IP: &str = "127.0.0.1";

/// Who sits where: first part of the address, name, role, codes of members (none for the office).
type Chair = (&'static str, &'static str, Role, &'static [&'static str]);

const SAMEN_CHAIRS: &[Chair] = &[
    ("office", "Bram Bureau", Role::Office, &[]),
    ("finance", "Fenna Financiën", Role::Finance, &[]),
    ("finance2", "Floor Financiën", Role::Finance, &[]),
    ("controller", "Chris Controller", Role::Controller, &[]),
    ("board", "Bo Bestuur", Role::Board, &[]),
    ("supplier", "Lars Leverancier", Role::Supplier, &[]),
    ("enschede", "Emma Enschede", Role::MemberManager, &["GM0153"]),
    ("voter", "Stijn Stem", Role::Voter, &["GM0153"]),
    ("reader", "Lotte Lezer", Role::Reader, &["GM0153"]),
    ("zwolle", "Zoë Zwolle", Role::MemberManager, &["GM0193"]),
];

const BUCH_CHAIRS: &[Chair] = &[
    ("office", "Babs Bureau", Role::Office, &[]),
    ("finance", "Finn Financiën", Role::Finance, &[]),
    ("controller", "Cato Controller", Role::Controller, &[]),
    ("castricum", "Cas Castricum", Role::MemberManager, &["GM0383"]),
    ("four", "Wil Werk", Role::MemberManager, &["GM0373", "GM0450", "GM0383", "GM0399"]),
];

/// Makes it all in a migrated database.
pub fn make(db: &Db) {
    let people = People::new(db);
    people.account("Olga Operator", OPERATOR, true);
    people.account("Niek Niemand", NOBODY, false);
    cooperative(&people, "samen-digitaal", "Samen Digitaal", &SAMEN, SAMEN_CHAIRS);
    cooperative(&people, "buch", "BUCH", &BUCH, BUCH_CHAIRS);
}

fn cooperative(people: &People<'_>, address: &str, name: &str, members: &[Municipality], chairs: &[Chair]) {
    let db = people.db;
    let new = NewCooperative {
        address: address.to_owned(),
        name: name.to_owned(),
        legal_form: "cooperative_ua".to_owned(),
        votes: "equal".to_owned(),
        theme: if address == "buch" { "buch" } else { "gemeengoed" }.to_owned(),
        demonstration: false,
        notice_months: 3,
        dispute_days: 30,
        deviation_percent: 10,
    };
    let operator = operator(db);
    let made = db.platform_blocking::<_, StoreError, _>(&operator, &why(), |tx| tx.add_cooperative(&new));
    let cooperative = made.unwrap();
    let (first, others) = chairs.split_first().expect("somebody comes first");
    people.seat(address, first, None, |invitation| {
        let invite = |tx: &mut PlatformTx<'_>| tx.invite_administrator(&cooperative, invitation).map(drop);
        db.platform_blocking::<_, StoreError, _>(&operator, &why(), invite).unwrap();
    });
    let bureau = actor(db, &format!("office@{address}.example"), address);
    let admitted: BTreeMap<&str, MemberId> =
        members.iter().map(|municipality| (municipality.0, admit(db, &bureau, municipality))).collect();
    for chair in others {
        let members: Vec<Option<MemberId>> = if chair.3.is_empty() {
            vec![None]
        } else {
            chair.3.iter().map(|code| Some(admitted[code])).collect()
        };
        for member in members {
            people.seat(address, chair, member, |invitation| {
                let invite = |tx: &mut TenantTx<'_>| tx.add_invitation(invitation).map(drop);
                db.tenant_blocking::<_, StoreError, _>(&bureau, "fixture.invite", invite).unwrap();
            });
        }
    }
}

fn admit(db: &Db, bureau: &Actor, (code, name, inhabitants): &Municipality) -> MemberId {
    let admission = Admission {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        joined_on: date(2020, 1, 1),
        votes: 1,
        inhabitants: Some((date(2020, 1, 1), (*inhabitants).into())),
    };
    db.tenant_blocking(bureau, "fixture.admit", |tx| members::admit(tx, &admission)).unwrap()
}

/// Accounts and seats, all with one password.
pub struct People<'d> {
    db: &'d Db,
    hash: String,
}

impl<'d> People<'d> {
    /// Nobody yet.
    pub fn new(db: &'d Db) -> Self {
        Self { db, hash: actions::passwords::hash(PASSWORD, db.chance()).unwrap() }
    }

    /// An account; the one that is there where somebody has a second seat.
    pub fn account(&self, name: &str, email: &str, operator: bool) -> PersonId {
        let make = |tx: &mut SessionTx<'_>| {
            if let Some(known) = tx.account_by_email(email)? {
                return Ok(known.id);
            }
            let id: PersonId = tx.new_id();
            tx.add_account(&Account {
                id,
                email: email.to_owned(),
                name: name.to_owned(),
                password_hash: Some(self.hash.clone()),
                language: "nl".to_owned(),
                operator,
            })?;
            Ok(id)
        };
        self.db.session_blocking::<_, StoreError, _>("fixture.account", make).unwrap()
    }

    /// Invites somebody and accepts for them.
    fn seat(&self, address: &str, chair: &Chair, member: Option<MemberId>, invite: impl Fn(&NewInvitation)) {
        let (first, name, role, _) = chair;
        let email = format!("{first}@{address}.example");
        let person = self.account(name, &email, false);
        let token_hash = Sha256::digest(format!("{email} {member:?}")).to_vec();
        let token = token_hash.clone();
        invite(&NewInvitation { token_hash, email, name: (*name).to_owned(), member, roles: vec![*role] });
        let accept = |tx: &mut SessionTx<'_>| {
            let offer = tx.invitation(&token)?.ok_or(StoreError::Absent)?;
            tx.accept_invitation(&offer, person, IP)
        };
        self.db.session_blocking::<_, StoreError, _>("fixture.accept", accept).unwrap();
    }
}

fn why() -> Reason {
    Reason { name: "fixture.make", subject: String::new(), why: "Een proef.".to_owned() }
}

/// The proof of the operator, for the operator's door.
pub fn operator(db: &Db) -> Operator {
    let key = start_session(db, OPERATOR);
    let visitor = db.session_blocking::<_, StoreError, _>("fixture.visitor", |tx| tx.visitor(&hash(&key)));
    visitor.unwrap().and_then(|visitor| visitor.operator(IP)).expect("the operator operates")
}

/// The proof of a person in a cooperative, for the tenant's door.
pub fn actor(db: &Db, email: &str, cooperative: &str) -> Actor {
    let key = start_session(db, email);
    let visitor = db.session_blocking::<_, StoreError, _>("fixture.visitor", |tx| tx.visitor(&hash(&key)));
    visitor.unwrap().and_then(|visitor| visitor.actor(cooperative, IP)).expect("the person has a seat there")
}

/// Signs somebody in.
pub fn sign_in(db: &Db, email: &str, browser: &Browser) {
    browser.set_cookie("gemeengoed", &start_session(db, email));
}

fn start_session(db: &Db, email: &str) -> String {
    let start = |tx: &mut SessionTx<'_>| {
        let key = hex::encode(tx.chance().bytes::<32>());
        let account = tx.account_by_email(email)?.ok_or(StoreError::Absent)?;
        let csrf = hex::encode(tx.chance().bytes::<32>());
        let (key_hash, ip, agent) = (hash(&key), IP.to_owned(), "test".to_owned());
        tx.start_session(&NewSession { key_hash, person: account.id, csrf, ip, agent })?;
        Ok(key)
    };
    db.session_blocking::<_, StoreError, _>("fixture.sign-in", start)
        .unwrap_or_else(|error| panic!("{email}: {error}"))
}

fn hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}
