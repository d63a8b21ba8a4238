//! Who may vote in a round: all members that have a vote, or those that the office chose and said why.

use store::{Member, RoundElector, RoundSetup, TenantTx};

use crate::{Fault, Refused};

/// The members that could be chosen today: present, and with a vote; by name.
///
/// # Errors
/// Those of the store.
pub fn who_may_vote(tx: &mut TenantTx<'_>, weights: &str) -> Result<Vec<RoundElector>, Refused> {
    let today = tx.today();
    let weigh = |member: &Member| if weights == "weighted" { member.votes } else { 1 };
    let present = tx.members()?.into_iter().filter(|member| member.is_present_on(today));
    let elector =
        |member: Member| RoundElector { weight: weigh(&member), member: member.id, name: member.name };
    Ok(present.map(elector).filter(|elector| elector.weight > 0).collect())
}

/// The electorate of a round as it would be today.
///
/// # Errors
/// `round-elector-gone` for a member that was chosen and has no vote; `round-elector-unknown` where it is
/// none of this cooperative; or those of the store.
pub(super) fn of(tx: &mut TenantTx<'_>, setup: &RoundSetup) -> Result<Vec<RoundElector>, Refused> {
    let mut all = who_may_vote(tx, &setup.weights)?;
    let Some(chosen) = &setup.electors else { return Ok(all) };
    let gone = chosen.members.iter().find(|id| !all.iter().any(|elector| elector.member == **id));
    if let Some(gone) = gone {
        let known = tx.members()?.into_iter().find(|member| member.id == *gone);
        return Err(match known {
            Some(member) => Fault::field("electors", "round-elector-gone").with("name", member.name),
            None => Fault::field("electors", "round-elector-unknown"),
        }
        .into());
    }
    all.retain(|elector| chosen.members.contains(&elector.member));
    Ok(all)
}
