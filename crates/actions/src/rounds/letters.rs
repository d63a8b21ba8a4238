//! Mail about a round: to those who vote. No mail says what a ballot says, nor how many wanted what.

use kernel::MemberId;
use serde_json::{Value, json};
use store::roles::{May, allowed};
use store::{PersonSeat, Round, RoundElector, SealedBallot, StoreError, TenantTx};

use crate::letters::tell;

/// To everybody who votes for a member of the electorate.
///
/// # Errors
/// Those of the store.
pub fn to_voters(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    round: &Round,
    electorate: &[RoundElector],
) -> Result<(), StoreError> {
    about_to_voters(tx, event, round, electorate, json!({}))
}

/// The same, with more to say.
///
/// # Errors
/// Those of the store.
pub fn about_to_voters(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    round: &Round,
    electorate: &[RoundElector],
    more: Value,
) -> Result<(), StoreError> {
    tell(tx, event, &about(round, more), |seat| {
        electorate.iter().any(|elector| votes_for(seat, elector.member))
    })
}

/// To those who vote for a member.
///
/// # Errors
/// Those of the store.
pub fn to_member(
    tx: &mut TenantTx<'_>,
    event: &'static str,
    round: &Round,
    member: MemberId,
    more: Value,
) -> Result<(), StoreError> {
    tell(tx, event, &about(round, more), |seat| votes_for(seat, member))
}

/// The receipt of a ballot, to those who vote for its member and to who cast it by proxy.
///
/// # Errors
/// Those of the store.
pub fn receipt(
    tx: &mut TenantTx<'_>,
    round: &Round,
    electorate: &[RoundElector],
    sealed: &SealedBallot,
) -> Result<(), StoreError> {
    let ballot = &sealed.ballot;
    let member = electorate.iter().find(|elector| elector.member == ballot.member);
    let more = json!({
        "member": member.map(|elector| elector.name.clone()).unwrap_or_default(),
        "by": ballot.cast.name,
        "version": ballot.version,
        "n": sealed.seal.n,
        "hash": sealed.seal.hash,
    });
    tell(tx, "ballot-receipt", &about(round, more), |seat| {
        votes_for(seat, ballot.member) || seat.person == ballot.cast.person
    })
}

/// Whether this seat votes for the member.
pub(crate) fn votes_for(seat: &PersonSeat, member: MemberId) -> bool {
    seat.member.as_ref().is_some_and(|own| own.id == member)
        && allowed(&seat.roles.iter().copied().collect(), May::Vote)
}

fn about(round: &Round, more: Value) -> Value {
    let mut about = json!({
        "round": round.id,
        "title": round.setup.title,
        "opens": round.setup.opens_at,
        "closes": round.setup.closes_at,
    });
    if let (Some(about), Value::Object(more)) = (about.as_object_mut(), more) {
        about.extend(more);
    }
    about
}
