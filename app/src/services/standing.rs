//! Where the members stand that do not take a service: who pledged, on which condition, who builds and stays.

use actions::stances::{Place, place_of};
use jiff::civil::Date;
use serde::Serialize;
use store::{Member, OrderRules, Package, ServiceKey, Stance, Subscription};
use web::SignedIn;

use crate::adoption::{Group, place_in_words, tone};
use crate::subscriptions::package_note;

/// The places that are listed beside those who take the service.
const LISTED: [Place; 5] =
    [Place::Pledged, Place::PledgedIf, Place::Interested, Place::OwnBuild, Place::Stays];

/// Where members stand, and where the own member does.
#[derive(Serialize)]
pub(super) struct Standing {
    /// Where the own member stands; absent for the office.
    own: Option<String>,
    own_tone: &'static str,
    /// Where the own member says so; absent where the actor may not.
    href: Option<String>,
    groups: Vec<Group>,
}

/// What a standing is computed from.
pub(super) struct Known<'s> {
    pub(super) members: &'s [Member],
    pub(super) subscriptions: &'s [Subscription],
    pub(super) stances: &'s [Stance],
    pub(super) today: Date,
}

impl Known<'_> {
    fn of(&self, member: &Member) -> (Place, Option<&Stance>) {
        let said = self.stances.iter().find(|stance| stance.said.member == member.id);
        let mine = self.subscriptions.iter().filter(|one| one.member == member.id);
        (place_of(mine, said, self.today).0, said)
    }
}

impl Standing {
    /// Where everybody stands. `href` is where the own member says where it stands.
    pub(super) fn of(visit: &SignedIn, known: &Known<'_>, href: Option<String>) -> Self {
        let own = visit.actor.member().map(|own| own.id);
        let mine = known.members.iter().find(|member| Some(member.id) == own);
        let place = mine.map(|member| known.of(member).0);
        let groups = LISTED.iter().map(|place| group(visit, known, *place));
        Self {
            own: place.map(|place| place_in_words(visit, place)),
            own_tone: tone(place.unwrap_or(Place::Unknown)),
            href,
            groups: groups.filter(|group| group.count > 0).collect(),
        }
    }
}

fn group(visit: &SignedIn, known: &Known<'_>, place: Place) -> Group {
    let present = known.members.iter().filter(|member| member.is_present_on(known.today));
    let there = present.filter_map(|member| {
        let (stands, said) = known.of(member);
        (stands == place).then_some((member, said))
    });
    Group::of(visit, place, there)
}

/// Name and cost of each package that can be ordered.
pub(super) fn packages(visit: &SignedIn, packages: &[Package], rules: &OrderRules) -> Vec<(String, String)> {
    let offered = packages.iter().filter(|package| package.withdrawn_at.is_none());
    offered.map(|package| (package.name.clone(), package_note(visit, package, rules))).collect()
}

/// Since when the key holds, and who decided it.
pub(super) fn key_note(key: Option<&ServiceKey>) -> (String, Option<Date>) {
    (key.map(|key| key.note.clone()).unwrap_or_default(), key.map(|key| key.starts_on))
}
