//! What became of a member that merged or was split, and where its successors came from.

use jiff::civil::Date;
use kernel::MemberId;
use serde_json::json;
use store::{Member, Reorganisation, StoreError, TenantTx};
use web::Visit;

/// What is known of reorganisations, with the names of all members.
pub(super) struct Known {
    all: Vec<Reorganisation>,
    members: Vec<Member>,
}

impl Known {
    pub(super) fn read(tx: &mut TenantTx<'_>) -> Result<Self, StoreError> {
        let all = tx.reorganisations()?.into_iter().filter(Reorganisation::is_confirmed).collect();
        Ok(Self { all, members: tx.members()? })
    }

    fn names(&self, ids: &[MemberId]) -> String {
        let named = self.members.iter().filter(|one| ids.contains(&one.id));
        named.map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// A sentence for each reorganisation of the member, and why it was.
pub(super) fn sentences(visit: &Visit, member: &Member, known: &Known, today: Date) -> Vec<String> {
    let mut said = Vec::new();
    for one in &known.all {
        let about = &one.about;
        let comes = about.successors.iter().any(|to| to.member == Some(member.id));
        let leaves = about.predecessors.contains(&member.id);
        if !comes && !leaves {
            continue;
        }
        let to: Vec<&str> = about.successors.iter().map(|to| to.name.as_str()).collect();
        let key = match (leaves, about.successors.len()) {
            (true, _) if about.on <= today => "member-went-into",
            (true, _) => "member-goes-into",
            (false, 1) => "member-came-from",
            (false, _) => "member-came-by-share",
        };
        let (date, from) = (visit.words().date(about.on), known.names(&about.predecessors));
        let args = json!({ "date": date, "name": member.name, "to": to.join(", "), "from": from });
        said.push(visit.say(key, args));
        said.push(visit.say("member-reorganised-reason", json!({ "reason": about.reason })));
    }
    said
}
