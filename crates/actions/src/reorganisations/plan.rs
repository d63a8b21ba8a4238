//! What a reorganisation does, worked out before it is done: shown on the check page, carried out by the
//! confirmation, and kept with it.
//!
//! Invariant: only days from the day on change, and everything that a member had goes somewhere: its votes
//! and facts add up at the successors, its services go on without a gap, its people are named one by one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{MemberId, PersonId, SeatId, ServiceId, Share, SubscriptionId};
use serde::{Deserialize, Serialize};
use store::roles::Role;
use store::{
    Member, MemberAttribute, NewReorganisation, PersonSeat, ReorganisationKind, SeatChoiceOf, Subscription,
};

use super::rest::largest;
use super::shares;
use super::spans::{Span, lacking};
use crate::Refused;
use crate::members::INHABITANTS;

/// Everything that a plan is made of.
#[derive(Clone, Debug)]
pub struct Known {
    /// All members.
    pub members: Vec<Member>,
    /// The votes of each on the day.
    pub votes: BTreeMap<MemberId, i32>,
    /// Whether votes are weighted in this cooperative.
    pub weighted: bool,
    /// All facts of all members, by member, name and day.
    pub attributes: Vec<MemberAttribute>,
    /// All subscriptions.
    pub subscriptions: Vec<Subscription>,
    /// All seats.
    pub seats: Vec<PersonSeat>,
    /// Where somebody chose that people go.
    pub chosen: SeatChoiceOf,
}

/// Votes of a successor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteEffect {
    /// Place of the successor.
    pub place: usize,
    /// Its own votes before; 0 where it was no member.
    pub before: i32,
    /// Its votes from the day on.
    pub after: i32,
}

/// A fact of a successor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeEffect {
    /// Place of the successor.
    pub place: usize,
    /// Which fact.
    pub name: String,
    /// From which day: the day itself, or an earlier one for a new member whose predecessors knew it then.
    pub on: Date,
    /// The value.
    pub value: Share,
}

/// A fact that cannot be added up, because a member has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownAttribute {
    /// Place of the successor that stays without.
    pub place: usize,
    /// Which fact.
    pub name: String,
    /// The members that have none on the day.
    pub of: Vec<String>,
}

/// A subscription of a member that leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The subscription.
    pub subscription: SubscriptionId,
    /// Whose it is.
    pub member: MemberId,
    /// What is taken.
    pub service: ServiceId,
    /// First day after it; its own first day where it would begin later.
    pub ends_on: Date,
}

/// A service that goes on at a successor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoingOn {
    /// Place of the successor.
    pub place: usize,
    /// What is taken.
    pub service: ServiceId,
    /// The subscriptions that begin there; none where its own run on over all these days.
    pub begins: Vec<(Date, Option<Date>)>,
    /// Its own subscriptions that go on for these.
    pub keeps: Vec<SubscriptionId>,
    /// The subscriptions that ended.
    pub of: Vec<SubscriptionId>,
}

/// Somebody who acts for a member that leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatEffect {
    /// The seat for the member that leaves: it stays, to read what was.
    pub seat: SeatId,
    /// Who.
    pub person: PersonId,
    /// Name of the person.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The member that leaves.
    pub member: MemberId,
    /// The roles there.
    pub roles: Vec<Role>,
    /// Place of the successor for which the person acts next; absent for none.
    pub place: Option<usize>,
    /// The roles that the person has there already: those stay as they are, and no seat is added.
    pub has: Vec<Role>,
}

/// What a reorganisation does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// First day of the successors.
    pub on: Date,
    /// Votes of the successors; none where every member has one.
    pub votes: Vec<VoteEffect>,
    /// Facts of the successors.
    pub attributes: Vec<AttributeEffect>,
    /// Facts that somebody has to fill in.
    pub unknown: Vec<UnknownAttribute>,
    /// Subscriptions that end.
    pub endings: Vec<Ending>,
    /// Services that go on.
    pub going_on: Vec<GoingOn>,
    /// People.
    pub seats: Vec<SeatEffect>,
}

impl Plan {
    /// Works a reorganisation out.
    ///
    /// # Errors
    /// A fact with more decimals than can be divided.
    pub fn of(about: &NewReorganisation, known: &Known) -> Result<Self, Refused> {
        let work = Work { about, known };
        let (attributes, unknown) = work.attributes()?;
        let endings = work.endings();
        Ok(Self {
            on: about.on,
            votes: work.votes(&attributes)?,
            attributes,
            unknown,
            going_on: work.going_on(),
            endings,
            seats: work.seats(),
        })
    }

    /// The seats that come, once for a person and a successor, with all roles that it had.
    #[must_use]
    pub fn new_seats(&self) -> BTreeMap<(PersonId, usize), BTreeSet<Role>> {
        let mut seats: BTreeMap<(PersonId, usize), BTreeSet<Role>> = BTreeMap::new();
        for one in self.seats.iter().filter(|one| one.has.is_empty()) {
            if let Some(place) = one.place {
                seats.entry((one.person, place)).or_default().extend(one.roles.iter().copied());
            }
        }
        seats
    }
}

struct Work<'k> {
    about: &'k NewReorganisation,
    known: &'k Known,
}

impl Work<'_> {
    fn leaves(&self, member: MemberId) -> bool {
        self.about.predecessors.contains(&member)
    }

    fn votes_of(&self, member: MemberId) -> i32 {
        self.known.votes.get(&member).copied().unwrap_or(0)
    }

    fn name_of(&self, member: MemberId) -> String {
        let found = self.known.members.iter().find(|one| one.id == member);
        found.map(|one| one.name.clone()).unwrap_or_default()
    }

    fn codes(&self) -> Vec<&str> {
        self.about.successors.iter().map(|one| one.code.as_str()).collect()
    }

    fn split(&self) -> Vec<Share> {
        self.about.successors.iter().map(|one| one.share.clone()).collect()
    }

    /// One vote each, the votes added up or divided, or counted again by inhabitants.
    fn votes(&self, attributes: &[AttributeEffect]) -> Result<Vec<VoteEffect>, Refused> {
        if !self.known.weighted {
            return Ok(Vec::new());
        }
        let total: i64 = self.about.predecessors.iter().map(|one| i64::from(self.votes_of(*one))).sum();
        let order = (self.about.on, "votes");
        let parts = shares::whole_parts(total, &self.split(), &self.codes(), order)?;
        let effects = self.about.successors.iter().zip(parts).enumerate().map(|(place, (one, part))| {
            let before = one.member.map_or(0, |member| self.votes_of(member));
            let added = before.saturating_add(i32::try_from(part).unwrap_or(i32::MAX));
            let people = attributes
                .iter()
                .find(|fact| fact.place == place && fact.name == INHABITANTS && fact.on == self.about.on);
            let after = match (self.about.votes_by, people) {
                (Some((per, most)), Some(people)) => shares::votes_by_inhabitants(&people.value, per, most),
                _ => added,
            };
            VoteEffect { place, before, after }
        });
        Ok(effects.collect())
    }

    /// The value of a fact on a day.
    fn fact(&self, member: MemberId, name: &str, day: Date) -> Option<&Share> {
        let mut known = self.known.attributes.iter().filter(|one| one.member == member && one.name == name);
        known.rfind(|one| one.on <= day).map(|one| &one.value)
    }

    fn attributes(&self) -> Result<(Vec<AttributeEffect>, Vec<UnknownAttribute>), Refused> {
        let of_leaving = || self.known.attributes.iter().filter(|one| self.leaves(one.member));
        let names: BTreeSet<&str> =
            of_leaving().filter(|one| one.on <= self.about.on).map(|one| one.name.as_str()).collect();
        let (mut effects, mut unknown) = (Vec::new(), Vec::new());
        for name in names {
            let changes = of_leaving().filter(|one| one.name == name && one.on < self.about.on);
            let mut days: BTreeSet<Date> = changes.map(|one| one.on).collect();
            days.insert(self.about.on);
            for (place, successor) in self.about.successors.iter().enumerate() {
                let lacks = self.lacks(name, successor.member);
                if !lacks.is_empty() {
                    unknown.push(UnknownAttribute { place, name: name.to_owned(), of: lacks });
                    continue;
                }
                // A member of before keeps its own past; a new one gets that of its predecessors, so that
                // a key with an old reference date knows it too.
                let own_past = successor.member.is_some();
                for on in days.iter().copied().filter(|day| !own_past || *day == self.about.on) {
                    if let Some(value) = self.value(name, on, place)? {
                        effects.push(AttributeEffect { place, name: name.to_owned(), on, value });
                    }
                }
            }
        }
        Ok((effects, unknown))
    }

    /// Who of those that would be added up has no such fact on the day.
    fn lacks(&self, name: &str, own: Option<MemberId>) -> Vec<String> {
        let all = self.about.predecessors.iter().copied().chain(own);
        let without = all.filter(|member| self.fact(*member, name, self.about.on).is_none());
        without.map(|member| self.name_of(member)).collect()
    }

    /// The fact of a successor on a day: its own and its share of the others'. Nothing where one of them was
    /// not known yet.
    fn value(&self, name: &str, day: Date, place: usize) -> Result<Option<Share>, Refused> {
        let Some(successor) = self.about.successors.get(place) else { return Ok(None) };
        let mut value = match successor.member {
            Some(own) => self.fact(own, name, day).cloned().unwrap_or_default(),
            None => Share::ZERO,
        };
        for member in &self.about.predecessors {
            let Some(whole) = self.fact(*member, name, day) else { return Ok(None) };
            let parts = shares::parts(whole, &self.split(), &self.codes(), (self.about.on, name))?;
            if let Some(part) = parts.get(place) {
                value = &value + part;
            }
        }
        Ok(Some(value))
    }

    fn of_leaving(&self) -> impl Iterator<Item = &Subscription> {
        let longer = self.known.subscriptions.iter().filter(|one| one.runs_from(self.about.on));
        longer.filter(|one| self.leaves(one.member))
    }

    fn endings(&self) -> Vec<Ending> {
        let mut endings: Vec<Ending> = self
            .of_leaving()
            .map(|one| Ending {
                subscription: one.id,
                member: one.member,
                service: one.service,
                ends_on: one.starts_on.max(self.about.on),
            })
            .collect();
        endings.sort_by_key(|one| (one.member, one.service, one.ends_on, one.subscription));
        endings
    }

    fn going_on(&self) -> Vec<GoingOn> {
        let services: BTreeSet<ServiceId> = self.of_leaving().map(|one| one.service).collect();
        let places = 0..self.about.successors.len();
        let pairs = places.flat_map(|place| services.iter().map(move |service| (place, *service)));
        pairs.filter_map(|(place, service)| self.goes_on(place, service)).collect()
    }

    fn goes_on(&self, place: usize, service: ServiceId) -> Option<GoingOn> {
        let own = self.about.successors.get(place)?.member;
        let leaves = own.and_then(|own| self.known.members.iter().find(|one| one.id == own)?.left_on);
        let from_the_day = Span::of(self.about.on, leaves)?;
        let span = |one: &Subscription| Span::of(one.starts_on, one.ends_on);
        let mut old: Vec<&Subscription> = self.of_leaving().filter(|one| one.service == service).collect();
        old.sort_by_key(|one| one.id);
        let wanted: Vec<Span> =
            old.iter().filter_map(|one| span(one)).filter_map(|one| one.within(from_the_day)).collect();
        let there = self.known.subscriptions.iter().filter(|one| Some(one.member) == own);
        let there: Vec<&Subscription> = there.filter(|one| one.service == service).collect();
        let taken: Vec<Span> = there.iter().filter_map(|one| span(one)).collect();
        let shares_a_day = |one: &&&Subscription| {
            span(one).is_some_and(|own| wanted.iter().any(|want| own.within(*want).is_some()))
        };
        let begins = lacking(&wanted, &taken).iter().map(|one| (one.from, one.ends_on())).collect();
        let mut keeps: Vec<SubscriptionId> = there.iter().filter(shares_a_day).map(|one| one.id).collect();
        keeps.sort();
        Some(GoingOn { place, service, begins, keeps, of: old.iter().map(|one| one.id).collect() })
    }

    fn seats(&self) -> Vec<SeatEffect> {
        let proposed = self.proposed();
        let of_leaving = self.known.seats.iter().filter_map(|seat| {
            let member = seat.member.as_ref().map(|member| member.id).filter(|id| self.leaves(*id))?;
            let place = self.known.chosen.get(&seat.id).copied().unwrap_or(proposed);
            Some(SeatEffect {
                seat: seat.id,
                person: seat.person,
                name: seat.name.clone(),
                email: seat.email.clone(),
                member,
                roles: seat.roles.clone(),
                place,
                has: self.roles_at(seat.person, place),
            })
        });
        of_leaving.collect()
    }

    /// Where people go if nobody chooses: to the successor with the largest share.
    fn proposed(&self) -> Option<usize> {
        largest(&self.about.successors)
    }

    fn roles_at(&self, person: PersonId, place: Option<usize>) -> Vec<Role> {
        let member = place.and_then(|place| self.about.successors.get(place)?.member);
        let Some(member) = member else { return Vec::new() };
        let there = |seat: &&PersonSeat| {
            seat.person == person && seat.member.as_ref().is_some_and(|own| own.id == member)
        };
        self.known.seats.iter().find(there).map(|seat| seat.roles.clone()).unwrap_or_default()
    }
}

/// Whether the shares are as they have to be: whole for a merge, together one for a split.
#[must_use]
pub fn shares_add_up(kind: ReorganisationKind, shares: &[Share]) -> bool {
    match kind {
        ReorganisationKind::Merge => shares.len() == 1 && shares.iter().all(|share| *share == Share::ONE),
        ReorganisationKind::Split => shares.iter().sum::<Share>() == Share::ONE,
    }
}
