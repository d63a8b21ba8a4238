//! Lives by programme, and by the national facility that they need.

use kernel::ProgrammeId;
use store::{Facility, Life, Programme};
use web::SignedIn;
use web::templates::items::ListItem;

use super::rows::{Row, row};
use super::seen::{Seen, href};

impl Seen {
    /// One programme.
    pub(crate) fn programme_of(&self, id: ProgrammeId) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// Each programme with how many lives it has, and how many of them are used.
    pub(crate) fn programmes_with<T>(&self, make: impl Fn(&Programme, usize, usize) -> T) -> Vec<T> {
        let of = |programme: &Programme| {
            let all: Vec<&Life> =
                self.lives.iter().filter(|life| life.about.programme == Some(programme.id)).collect();
            make(programme, all.len(), all.iter().filter(|life| self.is_used(life)).count())
        };
        self.programmes.iter().map(of).collect()
    }

    /// Each facility with the lives that need it.
    pub(crate) fn facilities_with<T>(
        &self,
        visit: &SignedIn,
        make: impl Fn(&Facility, Vec<ListItem>) -> T,
    ) -> Vec<T> {
        let of = |facility: &Facility| {
            let who = self.needs.who_needs_facility(facility.id);
            let needing = self.lives.iter().filter(|life| who.contains(&life.id));
            let item = |life: &Life| ListItem { href: href(visit, life), label: self.name(life), note: None };
            make(facility, needing.map(item).collect())
        };
        self.facilities.iter().map(of).collect()
    }

    fn is_used(&self, life: &Life) -> bool {
        ["offered", "in_operation"].contains(&self.state(life).name())
    }
}

/// The lives of a programme, the furthest first, and how many of them are used.
pub(crate) fn rows_of(visit: &SignedIn, seen: &Seen, programme: ProgrammeId) -> (Vec<Row>, usize) {
    let mut lives: Vec<&Life> =
        seen.lives.iter().filter(|life| life.about.programme == Some(programme)).collect();
    lives.retain(|life| seen.state(life).place().is_some());
    lives.sort_by_key(|life| (std::cmp::Reverse(seen.state(life)), seen.name(life)));
    let used = lives.iter().filter(|life| seen.is_used(life)).count();
    (lives.into_iter().map(|life| row(visit, seen, life)).collect(), used)
}
