//! Whose amount of before bounds an amount: a successor has what its predecessors paid.

use jiff::civil::Date;
use kernel::MemberId;
use store::{BookPeriod, Run, StoreError, TenantTx};
use web::Words;
use web::templates::items::Check;

/// A reorganisation by which a member got the amount of before from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    on: Date,
    from: String,
}

/// The reorganisations that moved amounts of the period before to the member, as far as the run knew them.
///
/// # Errors
/// Those of the queries.
pub fn read(
    tx: &mut TenantTx<'_>,
    run: &Run,
    period: &BookPeriod,
    member: MemberId,
) -> Result<Vec<Origin>, StoreError> {
    let Some(before) = tx.period_before(period.days)? else { return Ok(Vec::new()) };
    let all = tx.reorganisations()?;
    let moved = all.iter().filter(|one| {
        let known = one.decided.as_ref().is_some_and(|by| by.at <= run.pinned_at);
        let within = before.days.start() < one.about.on && one.about.on < period.days.end();
        one.is_confirmed() && known && within
    });
    let mut origins = Vec::new();
    for one in moved.filter(|one| one.about.successors.iter().any(|to| to.member == Some(member))) {
        let members = tx.members()?;
        let from = members.iter().filter(|old| one.about.predecessors.contains(&old.id));
        let from = from.map(|old| old.name.as_str()).collect::<Vec<_>>().join(", ");
        origins.push(Origin { on: one.about.on, from });
    }
    Ok(origins)
}

/// A sentence for each.
#[must_use]
pub fn checks(words: Words<'_>, name: &str, origins: &[Origin]) -> Vec<Check> {
    let say = |one: &Origin| {
        let date = words.date(one.on);
        let args = [("name", name.into()), ("from", one.from.as_str().into()), ("date", date.into())];
        Check { text: words.say("amount-previous-reorganised", &args), ..Check::default() }
    };
    origins.iter().map(say).collect()
}
