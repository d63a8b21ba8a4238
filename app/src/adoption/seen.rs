//! What the adoption map is made of: where every member stands towards every service today.

use std::collections::BTreeMap;

use actions::stances::{Place, place_of};
use jiff::civil::Date;
use kernel::{MemberId, ServiceId};
use store::{Member, Service, Stance, StoreError, Subscription, TenantTx};

use crate::members::inhabitants;

/// Where a member stands towards a service.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Where.
    pub(super) place: Place,
    /// Since when, as far as is known.
    pub(super) since: Option<Date>,
    /// Its last word about it.
    pub(super) said: Option<Stance>,
}

/// Every spot but those of which nothing is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Standings(BTreeMap<(ServiceId, MemberId), Spot>);

impl Standings {
    /// Reads where everybody stands.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn read(tx: &mut TenantTx<'_>) -> Result<Self, StoreError> {
        let (subscriptions, stances, today) = (tx.subscriptions()?, tx.stances()?, tx.today());
        let mut taken: BTreeMap<(ServiceId, MemberId), Vec<&Subscription>> = BTreeMap::new();
        for one in &subscriptions {
            taken.entry((one.service, one.member)).or_default().push(one);
        }
        let mut said: BTreeMap<(ServiceId, MemberId), Stance> =
            stances.into_iter().map(|one| ((one.said.service, one.said.member), one)).collect();
        for key in said.keys() {
            taken.entry(*key).or_default();
        }
        let spots = taken.into_iter().map(|(key, subscriptions)| {
            let said = said.remove(&key);
            let (place, since) = place_of(subscriptions, said.as_ref(), today);
            (key, Spot { place, since, said })
        });
        Ok(Self(spots.collect()))
    }

    /// Where a member stands towards a service; nothing where nothing is known.
    pub(super) fn of(&self, service: ServiceId, member: MemberId) -> Option<&Spot> {
        self.0.get(&(service, member))
    }

    /// The place of a member towards a service.
    pub(super) fn place(&self, service: ServiceId, member: MemberId) -> Place {
        self.of(service, member).map_or(Place::Unknown, |spot| spot.place)
    }
}

/// Members, services and where they stand.
pub(super) struct Seen {
    pub(super) members: Vec<Member>,
    pub(super) services: Vec<Service>,
    pub(super) inhabitants: BTreeMap<MemberId, i64>,
    pub(super) standings: Standings,
}

impl Seen {
    /// The members of today; services that ended are history.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn read(tx: &mut TenantTx<'_>) -> Result<Self, StoreError> {
        let today = tx.today();
        let members = tx.members()?.into_iter().filter(|member| member.is_present_on(today)).collect();
        Ok(Self {
            members,
            services: tx.services()?,
            inhabitants: inhabitants(tx, today)?,
            standings: Standings::read(tx)?,
        })
    }
}
