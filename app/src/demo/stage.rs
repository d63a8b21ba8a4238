//! The stage of the demonstration: its clock, its people, and the worker that does their jobs.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use actions::invitations::{self, Invite};
use actions::jobs::{Deliver, Worker};
use actions::sign_in::{self, Browser, Verified};
use actions::{Refused, cooperatives, passwords, tokens};
use jiff::Timestamp;
use jiff::civil::DateTime;
use kernel::{Chance, MemberId};
use store::{
    Account, Actor, Cooperative, Db, Mail, NewCooperative, Operator, Reason, StoreError, TenantTx, Visitor,
};

use super::accounts::{DemoAccount, OPERATOR, PASSWORD};
use super::{DemoError, accounts};

/// From where the people of the demonstration come.
const IP: &str = "127.0.0.1";

/// What is needed to act as anybody of the demonstration.
pub(super) struct Stage {
    /// The database as it is, with the machine's own clock.
    machine: Db,
    /// The same database on the demonstration's clock.
    db: Db,
    worker: Worker<Postbox>,
    password_hash: String,
    operator: Operator,
    people: BTreeMap<&'static str, Verified>,
    actors: BTreeMap<&'static str, Actor>,
}

/// Mail of the demonstration goes nowhere: what is kept is the token in it.
#[derive(Default)]
struct Postbox(Mutex<BTreeMap<String, String>>);

impl Postbox {
    fn token_for(&self, email: &str) -> Result<String, DemoError> {
        let tokens = self.0.lock();
        let token = tokens.ok().and_then(|mut tokens| tokens.remove(email));
        token.ok_or_else(|| DemoError::of(format!("no invitation for {email} came")))
    }
}

impl Deliver for Postbox {
    fn deliver(&self, mail: &Mail) -> Result<(), String> {
        if let Some(token) = mail.data.get("token").and_then(|token| token.as_str()) {
            let mut tokens = self.0.lock().map_err(|error| error.to_string())?;
            tokens.insert(mail.recipient.clone(), token.to_owned());
        }
        Ok(())
    }
}

/// Chance with a fixed beginning: the same ids and salts on every machine.
fn fixed_chance() -> Chance {
    let state = AtomicU64::new(0x6765_6d65_656e_676f);
    Chance::new(move |bytes| {
        for eight in bytes.chunks_mut(8) {
            let mut z = state.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let drawn = (z ^ (z >> 31)).to_le_bytes();
            eight.copy_from_slice(&drawn[..eight.len()]);
        }
    })
}

impl Stage {
    /// Makes the operator: the one account that nobody invites.
    pub(super) fn open(machine: &Db) -> Result<Self, DemoError> {
        let db = machine.apart(fixed_chance());
        move_to(machine, &db, jiff::civil::date(2024, 11, 4).at(9, 0, 0, 0))?;
        let password_hash = passwords::hash(PASSWORD, db.chance())?;
        db.session_blocking("demo.operator", |tx| {
            let account = Account {
                id: tx.new_id(),
                email: OPERATOR.email.to_owned(),
                name: OPERATOR.name.to_owned(),
                password_hash: Some(password_hash.clone()),
                language: "nl".to_owned(),
                operator: true,
            };
            tx.add_account(&account)
        })?;
        let verified = verified(&db, OPERATOR.email)?;
        let operator = visit(&db, &verified)?.operator(IP);
        let operator = operator.ok_or_else(|| DemoError::of("the operator does not operate"))?;
        let worker = Worker { db: db.clone(), deliver: Postbox::default() };
        let (people, actors) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { machine: machine.clone(), db, worker, password_hash, operator, people, actors })
    }

    /// Moves the clock to this moment in Amsterdam, or to the machine's own time where that comes first.
    pub(super) fn at(&self, when: DateTime) -> Result<(), DemoError> {
        move_to(&self.machine, &self.db, when)
    }

    /// Makes a cooperative, with its administrator and all other people of its office.
    pub(super) fn found(&mut self, new: &NewCooperative) -> Result<(), DemoError> {
        let office: Vec<DemoAccount> = accounts()
            .into_iter()
            .filter(|account| account.cooperative == Some(new.address.as_str()) && account.members.is_empty())
            .collect();
        let Some((first, others)) = office.split_first() else {
            return Err(DemoError::of(format!("{} has no office", new.address)));
        };
        let reason = |name, why: &str| Reason { name, subject: new.address.clone(), why: why.to_owned() };
        let made = reason("cooperatives.create", "Demonstratie");
        let cooperative: Cooperative =
            self.db.platform_blocking(&self.operator, &made, |tx| cooperatives::create(tx, new))?;
        let invited = reason("invitations.create", "Eerste beheerder");
        let invite = invite_of(first, None);
        self.db.platform_blocking(&self.operator, &invited, |tx| {
            invitations::invite_administrator(tx, &cooperative, &invite)
        })?;
        self.accept(first)?;
        others.iter().try_for_each(|account| self.welcome(account))
    }

    /// The people of the cooperative's members, invited by its office.
    pub(super) fn welcome_members(&mut self, address: &str) -> Result<(), DemoError> {
        let all = accounts();
        let of_members =
            all.iter().filter(|account| account.cooperative == Some(address) && !account.members.is_empty());
        // Who was welcomed before has its seats.
        let mut others =
            of_members.filter(|account| !self.people.contains_key(account.email)).collect::<Vec<_>>();
        others.drain(..).try_for_each(|account| self.welcome(account))
    }

    /// One of the people of a cooperative's members, before the others.
    pub(super) fn welcome_member(&mut self, email: &str) -> Result<(), DemoError> {
        let all = accounts();
        let account = all.iter().find(|account| account.email == email);
        self.welcome(account.ok_or_else(|| DemoError::of(format!("no account {email}")))?)
    }

    fn welcome(&mut self, account: &DemoAccount) -> Result<(), DemoError> {
        let all = accounts();
        let office = all.iter().find(|one| one.cooperative == account.cooperative);
        let office = office.map_or(OPERATOR.email, |office| office.email);
        let members: Vec<Option<MemberId>> = match account.members {
            [] => vec![None],
            codes => {
                codes.iter().map(|code| self.member(office, code).map(Some)).collect::<Result<_, _>>()?
            }
        };
        for member in members {
            let invite = invite_of(account, member);
            self.act(office, "invitations.create", |tx| invitations::invite(tx, &invite))?;
            self.accept(account)?;
        }
        Ok(())
    }

    /// Takes the seat that the mail offers.
    fn accept(&mut self, account: &DemoAccount) -> Result<(), DemoError> {
        self.worker.run_errands()?;
        let token = self.worker.deliver.token_for(account.email)?;
        let known = self.people.get(account.email).cloned();
        let verified = self.db.session_blocking("demo.accept", |tx| {
            if let Some(verified) = &known {
                invitations::accept_verified(tx, &token, verified, IP)?;
                return Ok::<_, Refused>(verified.clone());
            }
            let (name, hash) = (account.name, &self.password_hash);
            Ok(invitations::accept_with_new_account(tx, &token, name, hash, "nl", IP)?.1)
        })?;
        let address = account.cooperative.unwrap_or_default();
        let actor = visit(&self.db, &verified)?.actor(address, IP);
        let actor = actor.ok_or_else(|| DemoError::of(format!("{} has no seat", account.email)))?;
        self.people.insert(account.email, verified);
        self.actors.insert(account.email, actor);
        Ok(())
    }

    /// A deed of the person with this address.
    pub(super) fn act<T>(
        &self,
        email: &str,
        name: &'static str,
        deed: impl Fn(&mut TenantTx<'_>) -> Result<T, Refused>,
    ) -> Result<T, DemoError> {
        let actor = self.actors.get(email);
        let actor = actor.ok_or_else(|| DemoError::of(format!("{email} is not there yet")))?;
        let done = self.db.tenant_blocking(actor, name, &deed);
        done.map_err(|refused| DemoError::of(format!("{name} by {email}: {}", DemoError::from(refused))))
    }

    /// A deed of the person with this address, on the seat for the member with this code.
    pub(super) fn act_for<T>(
        &self,
        email: &str,
        code: &str,
        name: &'static str,
        deed: impl Fn(&mut TenantTx<'_>) -> Result<T, Refused>,
    ) -> Result<T, DemoError> {
        let verified = self.people.get(email);
        let verified = verified.ok_or_else(|| DemoError::of(format!("{email} is not there yet")))?;
        let actor = seated(&self.db, verified, code)?;
        let done = self.db.tenant_blocking(&actor, name, &deed);
        done.map_err(|refused| DemoError::of(format!("{name} for {code}: {}", DemoError::from(refused))))
    }

    /// Today on the machine's own clock, in Amsterdam.
    pub(super) fn machine_day(&self) -> Result<jiff::civil::Date, DemoError> {
        let now = |tx: &mut store::SessionTx<'_>| Ok::<_, StoreError>(tx.now());
        Ok(store::local_day(self.machine.session_blocking("demo.now", now)?))
    }

    /// The member with this code.
    pub(super) fn member(&self, email: &str, code: &str) -> Result<MemberId, DemoError> {
        let members = self.act(email, "demo.members", |tx| Ok(tx.members()?))?;
        let found = members.into_iter().find(|member| member.code == code);
        found.map(|member| member.id).ok_or_else(|| DemoError::of(format!("no member {code}")))
    }

    /// Does the jobs that wait.
    pub(super) fn work(&self) -> Result<(), DemoError> {
        Ok(self.worker.run_until_idle()?)
    }
}

fn move_to(machine: &Db, db: &Db, when: DateTime) -> Result<(), DemoError> {
    let now = |db: &Db| db.session_blocking("demo.now", |tx| Ok::<Timestamp, StoreError>(tx.now()));
    let wanted = when.to_zoned(store::amsterdam()).map_err(DemoError::of)?.timestamp();
    let (there, latest) = (now(db)?, now(machine)?);
    db.move_clock(wanted.min(latest).duration_since(there));
    Ok(())
}

/// The proof that the password is right.
fn verified(db: &Db, email: &str) -> Result<Verified, DemoError> {
    let attempt = sign_in::Attempt { email: email.to_owned(), ip: IP.to_owned() };
    match db.session_blocking("demo.look-up", |tx| sign_in::look_up(tx, &attempt))? {
        sign_in::LookUp::Candidate(candidate) => Ok(candidate.verify(PASSWORD).map_err(Refused::from)?),
        sign_in::LookUp::Throttled => Err(DemoError::of("too many attempts")),
    }
}

/// Signs in, looks who it is, and signs out again: no session is left behind.
fn visit(db: &Db, verified: &Verified) -> Result<Visitor, DemoError> {
    let browser = Browser { ip: IP.to_owned(), agent: "Gemeengoed".to_owned() };
    let visitor = db.session_blocking("demo.visit", |tx| {
        let started = sign_in::complete(tx, verified, &browser, None)?;
        let visitor = tx.visitor(&tokens::hash_of(&started.key))?;
        if let Some(visitor) = &visitor {
            sign_in::end(tx, visitor)?;
        }
        Ok::<_, Refused>(visitor)
    })?;
    visitor.ok_or_else(|| DemoError::of("a session that was just started is not there"))
}

/// Signs in, takes the seat for this member, and signs out again.
fn seated(db: &Db, verified: &Verified, code: &str) -> Result<Actor, DemoError> {
    let browser = Browser { ip: IP.to_owned(), agent: "Gemeengoed".to_owned() };
    let no_seat = || DemoError::of(format!("no seat for {code}"));
    let found = db.session_blocking("demo.seat", |tx| {
        let started = sign_in::complete(tx, verified, &browser, None)?;
        let key = tokens::hash_of(&started.key);
        let Some(visitor) = tx.visitor(&key)? else { return Ok(None) };
        let of_code = |choice: &&store::SeatChoice| {
            choice.seat.member.as_ref().is_some_and(|member| member.code == code)
        };
        let Some(choice) = visitor.seats.iter().find(of_code) else { return Ok(None) };
        tx.choose_seat(&visitor, choice.seat.id)?;
        let seated = tx.visitor(&key)?;
        sign_in::end(tx, &visitor)?;
        Ok::<_, Refused>(seated.and_then(|seated| seated.actor(&choice.cooperative.address, IP)))
    })?;
    found.ok_or_else(no_seat)
}

fn invite_of(account: &DemoAccount, member: Option<MemberId>) -> Invite {
    Invite {
        name: account.name.to_owned(),
        email: account.email.to_owned(),
        member,
        roles: account.roles.to_vec(),
        language: "nl".to_owned(),
    }
}
