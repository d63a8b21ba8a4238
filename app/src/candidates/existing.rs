//! "Groningen has this": the solutions that do already what a candidate is about.

use actions::solutions::already_there;
use serde_json::json;
use store::roles::May;
use store::{Candidate, StoreError, TenantTx};
use web::SignedIn;
use web::templates::items::ListItem;

/// A solution that exists, with its builder and how many members of today use it.
pub(super) struct Existing {
    id: kernel::SolutionId,
    name: String,
    builder: String,
    users: usize,
}

/// The solutions that do what a candidate is about; none for who may not see solutions.
pub(super) fn look(tx: &mut TenantTx<'_>, candidate: &Candidate) -> Result<Vec<Existing>, StoreError> {
    if !tx.actor().may(May::SeeSolutions) {
        return Ok(Vec::new());
    }
    let (all, members, today) = (tx.solutions()?, tx.members()?, tx.today());
    let present = |id| members.iter().any(|member| member.id == id && member.is_present_on(today));
    let mut statements = tx.use_statements()?;
    statements.retain(|said| said.counts_on(today) && present(said.member));
    let there = already_there(&all, candidate.id, &candidate.about.upl);
    let existing = there.into_iter().map(|one| {
        let counts = statements.iter().filter(|said| said.solution == one.id);
        let (id, name, users) = (one.id, one.about.name.clone(), counts.count());
        Ok(Existing { id, name, builder: tx.member(one.builder)?.name, users })
    });
    existing.collect()
}

/// Each as a link to its page.
pub(super) fn view(visit: &SignedIn, existing: &[Existing]) -> Vec<ListItem> {
    let item = |one: &Existing| ListItem {
        href: format!("{}/solutions/{}", visit.home(), one.id),
        label: visit.say("candidate-somebody-has-one", json!({ "builder": one.builder })),
        note: Some(visit.say("candidate-somebody-has-note", json!({ "name": one.name, "count": one.users }))),
    };
    existing.iter().map(item).collect()
}
