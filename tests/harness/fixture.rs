//! Two small cooperatives: who is in them, and what each may do. Made once per run, through the doors.
//!
//! ```text
//! samen-digitaal   bureau@ finance@ finance2@ controller@ bestuur@ leverancier@      the office
//!                  enschede@ (member manager) stem@ (voter) lezer@ (reader)           Enschede
//!                  zutphen@ (member manager)                                          Zutphen
//! buch             bureau@ finance@ controller@                                       the office
//!                  bergen@ (member manager)                                           Bergen
//!                  werkorganisatie@ (member manager)                                  all four members
//! operator@gemeengoed.example   runs the installation
//! niemand@gemeengoed.example    an account without a seat
//! ```
//!
//! Addresses end in `@<cooperative>.example`.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text, Uuid as SqlUuid};
use kernel::{CooperativeId, MemberId, PersonId};
use sha2::{Digest, Sha256};
use store::roles::Role;
use store::{
    Account, Db, NewCooperative, NewInvitation, NewSession, Operator, PlatformTx, Reason, SessionTx,
    StoreError, TenantTx,
};
use uuid::Uuid;

use super::Browser;

/// Members of Samen Digitaal, with their codes.
pub const SAMEN: [(&str, &str); 3] =
    [("GM0153", "Enschede"), ("GM0301", "Zutphen"), ("GM0160", "Hardenberg")];
/// Members of BUCH.
pub const BUCH: [(&str, &str); 4] =
    [("GM0373", "Bergen (NH.)"), ("GM0450", "Uitgeest"), ("GM0383", "Castricum"), ("GM0399", "Heiloo")];

/// The operator of the installation.
pub const OPERATOR: &str = "operator@gemeengoed.example";
/// An account without a seat anywhere.
pub const NOBODY: &str = "niemand@gemeengoed.example";

const IP: &str = "127.0.0.1";

/// Who sits where: first part of the address, name, role, codes of members (none for the office).
type Chair = (&'static str, &'static str, Role, &'static [&'static str]);

const SAMEN_CHAIRS: &[Chair] = &[
    ("bureau", "Bram Bureau", Role::Office, &[]),
    ("finance", "Fenna Financiën", Role::Finance, &[]),
    ("finance2", "Floor Financiën", Role::Finance, &[]),
    ("controller", "Chris Controller", Role::Controller, &[]),
    ("bestuur", "Bo Bestuur", Role::Board, &[]),
    ("leverancier", "Lars Leverancier", Role::Supplier, &[]),
    ("enschede", "Emma Enschede", Role::MemberManager, &["GM0153"]),
    ("stem", "Stijn Stem", Role::Voter, &["GM0153"]),
    ("lezer", "Lotte Lezer", Role::Reader, &["GM0153"]),
    ("zutphen", "Zoë Zutphen", Role::MemberManager, &["GM0301"]),
];

const BUCH_CHAIRS: &[Chair] = &[
    ("bureau", "Babs Bureau", Role::Office, &[]),
    ("finance", "Finn Financiën", Role::Finance, &[]),
    ("controller", "Cato Controller", Role::Controller, &[]),
    ("bergen", "Ben Bergen", Role::MemberManager, &["GM0373"]),
    ("werkorganisatie", "Wil Werk", Role::MemberManager, &["GM0373", "GM0450", "GM0383", "GM0399"]),
];

/// Makes it all in a migrated database.
pub fn make(db: &Db, owner: &mut PgConnection) {
    account(db, "Olga Operator", OPERATOR, true);
    account(db, "Niek Niemand", NOBODY, false);
    let operator = operator(db);
    cooperative(db, owner, &operator, "samen-digitaal", "Samen Digitaal", &SAMEN, SAMEN_CHAIRS);
    cooperative(db, owner, &operator, "buch", "BUCH", &BUCH, BUCH_CHAIRS);
}

fn cooperative(
    db: &Db,
    owner: &mut PgConnection,
    operator: &Operator,
    address: &str,
    name: &str,
    members: &[(&str, &str)],
    chairs: &[Chair],
) {
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
    let made = db.platform_blocking::<_, StoreError, _>(operator, &why(), |tx| tx.add_cooperative(&new));
    let id = made.unwrap();
    for (code, name) in members {
        member(owner, id.0, code, name);
    }
    for (first, person, role, codes) in chairs {
        let email = format!("{first}@{address}.example");
        let person = account(db, person, &email, false);
        let seats: Vec<Option<MemberId>> = if codes.is_empty() {
            vec![None]
        } else {
            codes.iter().map(|c| Some(find(owner, id.0, c))).collect()
        };
        for member in seats {
            let token = Sha256::digest(format!("{email} {member:?}")).to_vec();
            let invitation = NewInvitation {
                token_hash: token.clone(),
                email: email.clone(),
                name: String::new(),
                member,
                roles: vec![*role],
            };
            invite(db, operator, address, id, &invitation);
            let accept = |tx: &mut SessionTx<'_>| {
                let offer = tx.invitation(&token)?.ok_or(StoreError::Absent)?;
                tx.accept_invitation(&offer, person, IP)
            };
            db.session_blocking::<_, StoreError, _>("fixture.accept", accept).unwrap();
        }
    }
}

/// The operator invites the first of the office; the first of the office invites all others.
fn invite(db: &Db, operator: &Operator, address: &str, id: CooperativeId, invitation: &NewInvitation) {
    let first = format!("bureau@{address}.example");
    if invitation.email == first {
        let invite = |tx: &mut PlatformTx<'_>| tx.invite_administrator(id, invitation).map(drop);
        return db.platform_blocking::<_, StoreError, _>(operator, &why(), invite).unwrap();
    }
    let invite = |tx: &mut TenantTx<'_>| tx.add_invitation(invitation).map(drop);
    db.tenant_blocking::<_, StoreError, _>(&actor(db, &first, address), "fixture.invite", invite).unwrap();
}

fn account(db: &Db, name: &str, email: &str, operator: bool) -> PersonId {
    let make = |tx: &mut SessionTx<'_>| {
        let id: PersonId = tx.new_id();
        tx.add_account(&Account {
            id,
            email: email.to_owned(),
            name: name.to_owned(),
            password_hash: None,
            language: "nl".to_owned(),
            operator,
        })?;
        Ok(id)
    };
    db.session_blocking::<_, StoreError, _>("fixture.account", make).unwrap()
}

fn member(owner: &mut PgConnection, cooperative: Uuid, code: &str, name: &str) {
    diesel::sql_query(
        "INSERT INTO portal.members (cooperative_id, id, code, name, joined_on, votes)
         VALUES ($1, gen_random_uuid(), $2, $3, '2020-01-01', $4)",
    )
    .bind::<SqlUuid, _>(cooperative)
    .bind::<Text, _>(code)
    .bind::<Text, _>(name)
    .bind::<Integer, _>(1)
    .execute(owner)
    .unwrap();
}

fn find(owner: &mut PgConnection, cooperative: Uuid, code: &str) -> MemberId {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = SqlUuid)]
        id: Uuid,
    }
    let row: Row = diesel::sql_query("SELECT id FROM portal.members WHERE cooperative_id = $1 AND code = $2")
        .bind::<SqlUuid, _>(cooperative)
        .bind::<Text, _>(code)
        .get_result(owner)
        .unwrap();
    row.id.into()
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
pub fn actor(db: &Db, email: &str, cooperative: &str) -> store::Actor {
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
