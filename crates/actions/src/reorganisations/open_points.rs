//! What a reorganisation leaves to people: shown on the check page, each with what to do.

use allocation::Key;
use kernel::MemberId;
use serde::{Deserialize, Serialize};
use store::{NewReorganisation, Rest, Service, ServiceKey, TenantTx};

use crate::Refused;
use crate::service_keys::{key_of, meters_of, parts_of};

/// What people still have to look after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPoints {
    /// Open rounds in which a member that leaves votes until they close.
    pub rounds: Vec<String>,
    /// Open votes of an assembly likewise.
    pub resolutions: Vec<String>,
    /// Proxies in force that it gave or holds.
    pub proxies: i64,
    /// Invitations for it that nobody accepted.
    pub invitations: i64,
    /// Runs that were made and not decided over a period that the day changes: made again before approval.
    pub runs: Vec<String>,
    /// Periods that the day lies in: divided by days present.
    pub spanning: Vec<String>,
    /// Services whose key names fixed shares of one of the members.
    pub fixed_keys: Vec<String>,
    /// Services whose key counts by a day before it, while a successor was a member then: that one keeps its
    /// own old value.
    pub dated_keys: Vec<String>,
    /// What else they have: some of it goes along, and some is the successor's to say anew.
    #[serde(default)]
    pub rest: Rest,
}

/// What is open now.
pub(super) fn of(tx: &mut TenantTx<'_>, about: &NewReorganisation) -> Result<OpenPoints, Refused> {
    let under_way = tx.in_the_way_of(&about.predecessors)?;
    let periods = tx.periods()?;
    let changed = periods.iter().filter(|one| about.on < one.days.end());
    let changed: Vec<_> = changed.collect();
    let spanning = changed.iter().filter(|one| one.days.start() < about.on);
    let mut runs = Vec::new();
    for run in tx.runs()?.iter().filter(|run| !run.state.is_final()) {
        runs.extend(changed.iter().find(|one| one.id == run.period).map(|one| one.name.clone()));
    }
    runs.sort();
    runs.dedup();
    let (keys, services) = (tx.keys_on(about.on)?, tx.services()?);
    let codes: Vec<String> = involved_codes(tx, about)?;
    let named = |is: &dyn Fn(&Key) -> bool| -> Vec<String> {
        let has = |service: &&Service| keys.get(&service.id).is_some_and(|key| any_part(key, is));
        services.iter().filter(has).map(|service| service.name.clone()).collect()
    };
    let stays = about.successors.iter().any(|one| one.member.is_some());
    Ok(OpenPoints {
        rounds: under_way.rounds,
        resolutions: under_way.resolutions,
        proxies: under_way.proxies,
        invitations: under_way.invitations,
        runs,
        spanning: spanning.map(|one| one.name.clone()).collect(),
        fixed_keys: named(&|key| match key {
            Key::Fixed { shares } => codes.iter().any(|code| shares.contains_key(code)),
            _ => false,
        }),
        dated_keys: named(&|key| match key {
            Key::Attribute { on: Some(day), .. } => stays && *day < about.on,
            _ => false,
        }),
        rest: tx.rest_of(&about.predecessors, about.on)?,
    })
}

fn involved_codes(tx: &mut TenantTx<'_>, about: &NewReorganisation) -> Result<Vec<String>, Refused> {
    let is_it = |id: &MemberId| about.predecessors.contains(id);
    let codes = tx.members()?.into_iter().filter(|one| is_it(&one.id)).map(|one| one.code);
    Ok(codes.collect())
}

fn any_part(key: &ServiceKey, is: &dyn Fn(&Key) -> bool) -> bool {
    key_of(&key.rule).is_some_and(|key| parts_of(&key).into_iter().any(is))
}

/// Whether a key counts usage anywhere.
pub(crate) fn counts_usage(key: &Key) -> bool {
    !meters_of(key).is_empty()
}
