//! What a reorganisation must not change: looked at before it, and compared after it.

use std::collections::BTreeSet;

use actions::members::INHABITANTS;
use actions::reorganisations::shares::votes_by_inhabitants;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{MemberId, ReorganisationId, ServiceId, Share};
use store::{NewReorganisation, Subscription};

use super::History;

/// How things stand before.
pub(super) struct Before {
    /// The votes of all that take part, on the day.
    votes: i32,
    days: Vec<Day>,
}

/// A day from the reorganisation on.
struct Day {
    day: Date,
    /// What those that leave would take then.
    services: BTreeSet<ServiceId>,
    /// How much of the counted service all that take part would take.
    quantity: Share,
    /// The place of the best package of those that leave.
    package: Option<usize>,
}

impl History {
    pub(super) fn before(&self, about: &NewReorganisation) -> Before {
        let own = about.successors.iter().filter_map(|one| one.member);
        let involved: Vec<MemberId> = about.predecessors.iter().copied().chain(own).collect();
        let all = self.look(|tx| tx.subscriptions());
        let day = |days: i64| {
            let day = about.on.saturating_add(days.days());
            let of = all.iter().filter(|one| about.predecessors.contains(&one.member) && one.covers(day));
            let services = of.map(|one| one.service).collect();
            let (quantity, _) = self.taken(&all, day, &involved);
            let (_, packages) = self.taken(&all, day, &about.predecessors);
            Day { day, services, quantity, package: packages.into_iter().max() }
        };
        let days = [0, 20, 100, 300].into_iter().map(day).collect();
        Before { votes: self.votes_on(about.on, &involved), days }
    }

    /// How much of the counted service members take on a day, and the places of their packages.
    fn taken(&self, all: &[Subscription], day: Date, members: &[MemberId]) -> (Share, Vec<usize>) {
        let choices = self.look(|tx| tx.choices());
        let of = all.iter().filter(|one| one.service == self.counted && members.contains(&one.member));
        let of: Vec<_> = of.filter(|one| one.covers(day)).filter_map(|one| choices.get(&one.id)).collect();
        let place = |id| self.packages.iter().position(|package| *package == id);
        let places = of.iter().filter_map(|choice| choice.package.and_then(place)).collect();
        (of.iter().filter_map(|choice| choice.quantity).map(Share::from).sum(), places)
    }

    fn votes_on(&self, day: Date, members: &[MemberId]) -> i32 {
        let (all, changed) = self.look(|tx| Ok((tx.members()?, tx.changed_votes_on(day)?)));
        let of = all.iter().filter(|one| members.contains(&one.id));
        of.map(|one| changed.get(&one.id).copied().unwrap_or(one.votes)).sum()
    }

    pub(super) fn check(&self, id: ReorganisationId, before: &Before) {
        let one = self.look(|tx| tx.reorganisation(id));
        let to: Vec<MemberId> = one.about.successors.iter().filter_map(|one| one.member).collect();
        assert_eq!(to.len(), one.about.successors.len());
        self.check_votes(&one.about, &to, before.votes);
        let all = self.look(|tx| tx.subscriptions());
        for day in &before.days {
            self.check_day(&all, &to, day);
        }
        let on = one.about.on;
        let lost = all.iter().filter(|sub| one.about.predecessors.contains(&sub.member) && sub.runs_from(on));
        assert_eq!(lost.count(), 0, "after {:#?}", self.done);
    }

    /// Votes add up, or go by the inhabitants of the day.
    fn check_votes(&self, about: &NewReorganisation, to: &[MemberId], before: i32) {
        let after = self.votes_on(about.on, to);
        let Some((per, most)) = about.votes_by else {
            assert_eq!(after, before, "votes after {:#?}", self.done);
            return;
        };
        let people = self.look(|tx| tx.attribute_on(INHABITANTS, about.on));
        let by_people = to.iter().map(|member| votes_by_inhabitants(&people[member], per, most));
        assert_eq!(after, by_people.sum::<i32>(), "votes after {:#?}", self.done);
    }

    /// Every successor takes once what one of those that leave took, in no lesser package, and the quantities
    /// are what they were.
    fn check_day(&self, all: &[Subscription], to: &[MemberId], was: &Day) {
        let day = was.day;
        for (member, service) in to.iter().flat_map(|one| was.services.iter().map(move |of| (*one, *of))) {
            let taken = all.iter().filter(|one| one.member == member && one.service == service);
            let held = taken.filter(|one| one.covers(day)).count();
            assert_eq!(held, 1, "{service} on {day} after {:#?}", self.done);
        }
        let (quantity, _) = self.taken(all, day, to);
        assert_eq!(quantity, was.quantity, "quantity on {day} after {:#?}", self.done);
        if let Some(best) = was.package {
            for member in to {
                let (_, places) = self.taken(all, day, &[*member]);
                assert!(places.iter().all(|place| *place >= best), "{day} after {:#?}", self.done);
                assert_eq!(places.len(), 1, "a package on {day} after {:#?}", self.done);
            }
        }
    }
}
