//! Generated histories: members join, leave, order, merge and split in any order, and periods are divided.
//! Votes, subscriptions, quantities, money and roles keep adding up, whatever came before.

mod checks;

use actions::cost_lines;
use actions::members::{self, Admission, Departure};
use actions::orders::{self, Ask};
use actions::periods::{self, NewPeriod};
use actions::runs::{self, Decision};
use actions::{Refused, order_rules, reorganisations, subscriptions};
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use kernel::{MemberId, PackageId, Period, PeriodId, ServiceId, Share};
use store::roles::Role;
use store::{
    Actor, Choice, Member, NewPackage, NewReorganisation, OrderRules, PackagePrice, ReorganisationKind,
    Successor, TenantTx,
};

use super::rounds::today;
use super::runs::service;
use crate::harness::{Portal, fixture};

const HERE: &str = "samen-digitaal";
const STEPS: usize = 14;
const COSTS: &str = "dienst;kostensoort;bedrag\nZaaksysteem;beheer;100000,01\nBurgerzaken;beheer;77777,77\n";

struct History {
    portal: Portal,
    office: Actor,
    finance: Actor,
    second: Actor,
    state: u64,
    periods: Vec<(PeriodId, Period)>,
    /// The service that is taken by packages and quantities, and its packages, the best one last.
    counted: ServiceId,
    packages: Vec<PackageId>,
    done: Vec<String>,
    reorganised: usize,
    divided: usize,
}

impl History {
    fn new(seed: u64) -> Self {
        let portal = Portal::start();
        portal.change(
            "UPDATE platform.cooperatives SET votes = 'weighted';
             UPDATE portal.members SET votes = length(name)",
        );
        let rule = r#"{"key":{"kind":"attribute","name":"inhabitants"},"presence":"days"}"#;
        service(&portal, HERE, "Zaaksysteem", rule);
        service(&portal, HERE, "Burgerzaken", r#"{"key":{"kind":"equal"}}"#);
        service(&portal, HERE, "Werkplekken", r#"{"key":{"kind":"equal"}}"#);
        let actor = |who: &str| fixture::actor(&portal.db, &format!("{who}@samen-digitaal.example"), HERE);
        let (office, finance, second) = (actor("office"), actor("finance"), actor("controller"));
        let mut history = Self {
            office,
            finance,
            second,
            state: seed,
            periods: Vec::new(),
            counted: "0".repeat(32).parse().unwrap(),
            packages: Vec::new(),
            done: Vec::new(),
            reorganised: 0,
            divided: 0,
            portal,
        };
        history.offer();
        let mut start = today(&history.portal).first_of_month();
        for number in 0..6 {
            let end = start.saturating_add(3.months());
            let (name, days) = (format!("Kwartaal {number}"), Period::new(start, end).unwrap());
            let finance = history.finance.clone();
            let new = NewPeriod { name, days };
            let id = history.act(&finance, |tx| periods::create(tx, &new)).unwrap();
            history.act(&finance, |tx| cost_lines::import(tx, id, COSTS.as_bytes())).unwrap();
            history.periods.push((id, days));
            start = end;
        }
        history
    }

    /// Workplaces in three packages; whoever takes them from the start has some.
    fn offer(&mut self) {
        let all = self.look(|tx| tx.services());
        self.counted = all.iter().find(|one| one.code == "werkplekken").unwrap().id;
        let service = self.counted;
        let rules = OrderRules { unit: "werkplekken".to_owned(), ..OrderRules::default() };
        self.act(&self.office, |tx| order_rules::set(tx, service, &rules)).unwrap();
        for name in ["Basis", "Midden", "Plus"] {
            let new = NewPackage {
                service,
                name: name.to_owned(),
                description: String::new(),
                price: PackagePrice::Factor(1.into()),
            };
            let id = self.act(&self.office, |tx| order_rules::add_package(tx, &new)).unwrap();
            self.packages.push(id);
        }
        self.portal.change(
            "INSERT INTO portal.subscription_choices
                 (cooperative_id, subscription_id, service_id, package_id, quantity)
             SELECT s.cooperative_id, s.id, s.service_id, p.id, 3 * length(m.name)
             FROM portal.subscriptions s
             JOIN portal.members m ON m.cooperative_id = s.cooperative_id AND m.id = s.member_id
             JOIN portal.packages p ON p.cooperative_id = s.cooperative_id AND p.service_id = s.service_id
                 AND p.number = 1 + length(m.name) % 3",
        );
    }

    /// A number below `most`, the same for the same seed.
    fn draw(&mut self, most: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap() % most.max(1)
    }

    fn act<T>(
        &self,
        actor: &Actor,
        deed: impl Fn(&mut TenantTx<'_>) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        self.portal.db.tenant_blocking(actor, "tests.history", deed)
    }

    fn look<T>(&self, of: impl Fn(&mut TenantTx<'_>) -> Result<T, store::StoreError>) -> T {
        self.act(&self.office, |tx| Ok(of(tx)?)).unwrap()
    }

    /// Members that stay, as far as is known now.
    fn staying(&self) -> Vec<Member> {
        let today = today(&self.portal);
        let all = self.look(|tx| tx.members());
        all.into_iter().filter(|one| one.left_on.is_none() && one.joined_on <= today).collect()
    }

    fn next_month(&self) -> Date {
        today(&self.portal).last_of_month().tomorrow().unwrap()
    }

    fn step(&mut self, number: usize) {
        let what = self.draw(7);
        let staying = self.staying();
        match what {
            0 => self.join(number),
            1 if staying.len() > 3 => self.leave(&staying),
            2 => self.order(&staying),
            3 if staying.len() > 2 => self.merge(&staying, number),
            4 | 5 if staying.len() > 2 => self.split(&staying, number),
            6 => self.end_one(),
            _ => self.join(number),
        }
        let days = 20 + i64::try_from(self.draw(20)).unwrap();
        self.portal.clock.advance(SignedDuration::from_hours(24 * days));
        self.divide();
    }

    fn join(&mut self, number: usize) {
        let on = self.next_month();
        let votes = i32::try_from(1 + self.draw(9)).unwrap();
        let people = i64::try_from(1_000 + self.draw(90_000)).unwrap();
        let admission = Admission {
            code: format!("GM8{number:03}"),
            name: format!("Nieuwkomer {number}"),
            joined_on: on,
            votes,
            // Known before it joined: its first period began earlier.
            inhabitants: Some((jiff::civil::date(2020, 1, 1), people.into())),
        };
        self.act(&self.office, |tx| members::admit(tx, &admission)).unwrap();
        self.done.push(format!("{on}: {} joins", admission.name));
    }

    fn leave(&mut self, staying: &[Member]) {
        let one = &staying[self.draw(staying.len())];
        let last_day = self.next_month().last_of_month();
        let departure = Departure { member: one.id, last_day };
        self.act(&self.office, |tx| members::let_go(tx, &departure)).unwrap();
        self.done.push(format!("{last_day}: {} leaves", one.name));
    }

    fn order(&mut self, staying: &[Member]) {
        let one = staying[self.draw(staying.len())].id;
        let all = self.look(|tx| tx.services());
        let service = all[self.draw(all.len())].id;
        let starts_on = today(&self.portal).tomorrow().unwrap();
        let counted = service == self.counted;
        let place = self.draw(self.packages.len());
        let package = self.packages[place];
        let quantity = i64::try_from(1 + self.draw(40)).unwrap().into();
        let choice = Choice { package: Some(package), quantity: Some(quantity) };
        let choice = if counted { choice } else { Choice::default() };
        let ask = Ask { member: Some(one), service, replaces: None, choice, starts_on };
        // Who takes it already is refused: then nothing happens.
        let done = self.act(&self.office, |tx| orders::place(tx, &ask));
        self.done.push(format!("{starts_on}: order, {}", done.is_ok()));
    }

    /// Somebody gives notice: what it takes goes on for months, and then ends.
    fn end_one(&mut self) {
        let all = self.look(|tx| tx.subscriptions());
        let open: Vec<_> = all.iter().filter(|one| one.ends_on.is_none()).collect();
        let one = open[self.draw(open.len())].id;
        let end = self.act(&self.office, |tx| subscriptions::give_notice(tx, one)).unwrap();
        self.done.push(format!("{end}: notice"));
    }

    /// Two or three go into a new one or into one that is there.
    fn merge(&mut self, staying: &[Member], number: usize) {
        let first = self.draw(staying.len());
        let mut others: Vec<&Member> =
            (1..staying.len()).map(|n| &staying[(first + n) % staying.len()]).collect();
        let heir = others.remove(self.draw(others.len()));
        let mut from = vec![staying[first].id];
        from.extend(others.iter().take(self.draw(3)).map(|one| one.id));
        let to = if from.len() > 1 && self.draw(2) == 0 {
            Successor {
                member: None,
                code: format!("GM9{number:03}"),
                name: format!("Samen {number}"),
                share: Share::ONE,
            }
        } else {
            successor(heir, Share::ONE)
        };
        self.reorganise(ReorganisationKind::Merge, from, vec![to]);
    }

    /// One goes over two to four, by unequal shares; one of them is there already.
    fn split(&mut self, staying: &[Member], number: usize) {
        let first = self.draw(staying.len());
        let second = (first + 1 + self.draw(staying.len() - 1)) % staying.len();
        let parts: Vec<i64> =
            (0..2 + self.draw(3)).map(|place| i64::try_from(1 + place + self.draw(6)).unwrap()).collect();
        let total: i64 = parts.iter().sum();
        let to = parts.iter().enumerate().map(|(place, part)| {
            let share = Share::ratio(*part, total).unwrap();
            match place {
                0 => successor(&staying[second], share),
                _ => Successor {
                    member: None,
                    code: format!("GM7{number:03}{place}"),
                    name: format!("Deel {number} {place}"),
                    share,
                },
            }
        });
        let to = to.collect();
        self.reorganise(ReorganisationKind::Split, vec![staying[first].id], to);
    }

    fn reorganise(
        &mut self,
        kind: ReorganisationKind,
        predecessors: Vec<MemberId>,
        successors: Vec<Successor>,
    ) {
        let per = i32::try_from(1_000 + self.draw(4_000)).unwrap();
        let about = NewReorganisation {
            kind,
            on: self.next_month(),
            reason: "Een proef.".to_owned(),
            source: String::new(),
            votes_by: (self.draw(3) == 0).then_some((per, 75)),
            predecessors,
            successors,
        };
        let id = match self.act(&self.office, |tx| reorganisations::prepare(tx, &about)) {
            Ok(id) => id,
            // Two in a month with the same member: the second is refused, with a sentence.
            Err(Refused::Faults(faults))
                if faults.iter().all(|one| one.code == "reorganisation-overlaps") =>
            {
                return;
            }
            Err(other) => panic!("{other:?} after {:#?}", self.done),
        };
        let before = self.before(&about);
        self.act(&self.finance, |tx| {
            let one = tx.reorganisation(id)?;
            let seen = reorganisations::preview(tx, &one)?.fingerprint;
            reorganisations::confirm(tx, id, &seen)
        })
        .unwrap_or_else(|error| panic!("{error:?} after {:#?}", self.done));
        let (from, to) = (about.predecessors.len(), about.successors.len());
        self.done.push(format!("{}: {kind:?}, {from} to {to}", about.on));
        self.reorganised += 1;
        self.check(id, &before);
    }

    /// Divides the periods that are over.
    fn divide(&mut self) {
        let today = today(&self.portal);
        while let Some((id, days)) = self.periods.first().copied().filter(|(_, days)| days.end() <= today) {
            self.periods.remove(0);
            let run = self
                .act(&self.finance, |tx| {
                    let run = runs::make(tx, id)?;
                    runs::review(tx, run)?;
                    Ok(run)
                })
                .unwrap_or_else(|error| panic!("{error:?} after {:#?}", self.done));
            let decision = Decision { run, note: String::new() };
            self.act(&self.second, |tx| runs::approve(tx, &decision)).unwrap();
            let (lines, members) = self.look(|tx| Ok((tx.run_lines(run)?, tx.members()?)));
            let total: i64 = lines.iter().map(|line| line.amount.cents()).sum();
            assert_eq!(total, 17_777_778, "after {:#?}", self.done);
            for line in lines {
                let member = members.iter().find(|one| one.id == line.member).unwrap();
                assert!(member.is_present_in(days), "{} pays after {:#?}", member.name, self.done);
            }
            self.divided += 1;
        }
    }

    /// Who acted for a member that was reorganised acts for its successor, and only reads for the old one.
    fn check_people(&self) {
        let today = today(&self.portal);
        let (members, all) = self.look(|tx| Ok((tx.members()?, tx.reorganisations()?)));
        for (who, role) in
            [("enschede", Role::MemberManager), ("zwolle", Role::MemberManager), ("voter", Role::Voter)]
        {
            let email = format!("{who}@samen-digitaal.example");
            let account = |tx: &mut store::SessionTx<'_>| {
                let person = tx.account_by_email(&email)?.unwrap().id;
                tx.seats(person)
            };
            let seats = self.portal.db.session_blocking("tests.seats", account).unwrap();
            for seat in &seats {
                let member =
                    members.iter().find(|one| Some(one.id) == seat.seat.member.as_ref().map(|own| own.id));
                let member = member.unwrap();
                let left = member.left_on.is_some_and(|left| left <= today);
                assert_eq!(
                    seat.seat.roles.contains(&role),
                    !left,
                    "{who} at {}: {:#?}",
                    member.name,
                    self.done
                );
                let came = all.iter().find(|one| left && one.about.predecessors.contains(&member.id));
                let next = came
                    .map(|one| one.about.successors.iter().filter_map(|to| to.member).collect::<Vec<_>>());
                let acts = |next: &[MemberId]| {
                    seats.iter().any(|one| one.seat.member.as_ref().is_some_and(|own| next.contains(&own.id)))
                };
                assert!(next.is_none_or(|next| acts(&next)), "{who} is lost after {:#?}", self.done);
            }
        }
    }
}

fn successor(member: &Member, share: Share) -> Successor {
    Successor { member: Some(member.id), code: member.code.clone(), name: member.name.clone(), share }
}

#[test]
fn votes_subscriptions_money_and_roles_add_up_in_any_history() {
    let (mut reorganised, mut divided) = (0, 0);
    for seed in 1..=5 {
        let mut history = History::new(seed);
        for step in 0..STEPS {
            history.step(step);
            history.check_people();
        }
        // What was approved is what anybody computes again.
        let scenarios = history.portal.ask("SELECT scenario FROM portal.allocation_runs");
        for scenario in &scenarios {
            let scenario = allocation::Scenario::parse(scenario).unwrap();
            allocation::allocate(&scenario).unwrap();
        }
        reorganised += history.reorganised;
        divided += history.divided;
    }
    assert!(reorganised >= 12 && divided >= 15, "{reorganised} reorganisations, {divided} runs");
}
