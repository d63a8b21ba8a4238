//! The votes that the actor may cast: of its own member, and of those that gave it their proxy. Whether each
//! was saved, and giving one's own away.

use actions::resolutions::Phase;
use admin::resolution_view::Loaded;
use kernel::MemberId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use web::SignedIn;
use web::templates::items::Choice;

use super::href;

/// A vote that the actor may cast, and whether it was saved.
#[derive(Serialize)]
pub(super) struct Own {
    name: String,
    by_proxy: bool,
    /// `voted`, `secret`, `not-yet`, `missed` or `not-in`.
    state: &'static str,
    answer: Option<String>,
    cast: Option<String>,
    holder: Option<String>,
    room: bool,
    sealed: Option<String>,
    hash: Option<String>,
    waiting: bool,
    href: Option<String>,
}

/// What the own member can do with its proxy.
#[derive(Serialize)]
pub(super) struct Giving {
    given: Option<String>,
    may_take_back: bool,
    may_give: bool,
    holders: Vec<Choice>,
    most: i32,
    action: String,
}

/// The votes of the actor: its own member's first.
pub(super) fn votes(visit: &SignedIn, loaded: &Loaded) -> Vec<Own> {
    let Some(own) = visit.actor.member().map(|member| member.id) else { return Vec::new() };
    if matches!(loaded.phase(), Phase::Preparing | Phase::Withdrawn) {
        return Vec::new();
    }
    let held = loaded.mine.keys().copied().filter(|member| *member != own);
    std::iter::once(own).chain(held).map(|member| vote(visit, loaded, member, member == own)).collect()
}

fn vote(visit: &SignedIn, loaded: &Loaded, member: MemberId, own: bool) -> Own {
    let words = visit.words();
    let voted = loaded.voted.contains(&member);
    let votes = loaded.voters.iter().any(|voter| voter.member == member);
    let over = matches!(loaded.phase(), Phase::Counting | Phase::Decided);
    let state = match (voted, votes) {
        (_, false) => "not-in",
        (true, _) if loaded.resolution.about.secret => "secret",
        (true, _) => "voted",
        (false, _) if over => "missed",
        (false, _) => "not-yet",
    };
    let saved = loaded.mine.get(&member).and_then(Option::as_ref);
    let seal = saved.and_then(|vote| loaded.seals.get(&(member, vote.version)));
    let holder = loaded.holders.get(&member).filter(|_| own).map(|holder| loaded.name(*holder));
    let of = if own { String::new() } else { format!("?for={member}") };
    Own {
        name: loaded.name(member),
        by_proxy: !own,
        state,
        answer: saved.map(|vote| loaded.answer(visit, vote.answer)),
        cast: saved.map(|vote| {
            let (name, at) = (vote.cast_by.as_str().into(), words.instant(vote.cast_at).into());
            words.say("vote-own-cast", &[("name", name), ("at", at)])
        }),
        holder: holder.map(|name| visit.say("vote-own-holder", json!({ "name": name }))),
        room: saved.is_some_and(|vote| vote.in_the_room),
        sealed: seal.map(|seal| visit.say("vote-sealed", json!({ "n": seal.n }))),
        hash: seal.map(|seal| seal.hash.clone()),
        // What was decided before there were seals never gets one.
        waiting: saved.is_some() && seal.is_none() && loaded.phase() != Phase::Decided,
        href: may_vote(visit, loaded, member)
            .then(|| format!("{}/vote{of}", href(visit, loaded.resolution.id))),
    }
}

/// Whether the actor can vote now for this member, or change the vote.
pub(super) fn may_vote(visit: &SignedIn, loaded: &Loaded, member: MemberId) -> bool {
    let own = visit.actor.member().is_some_and(|own| own.id == member);
    let once = loaded.resolution.about.secret && loaded.voted.contains(&member);
    let by_holder = own && loaded.holders.contains_key(&member);
    let in_electorate = loaded.mine.contains_key(&member);
    loaded.phase() == Phase::Voting && in_electorate && !once && !by_holder && visit.actor.may(May::Vote)
}

/// What the own member can do with its vote beside casting it; nothing where there are no proxies.
pub(super) fn giving(visit: &SignedIn, loaded: &Loaded) -> Option<Giving> {
    let own = visit.actor.member()?.id;
    let votes = loaded.mine.contains_key(&own) && visit.actor.may(May::Vote);
    let open = matches!(loaded.phase(), Phase::Waiting | Phase::Voting);
    let most = loaded.resolution.about.proxies_per_holder;
    let given = loaded.proxies.iter().find(|proxy| proxy.member == own);
    let voted = loaded.voted.contains(&own);
    let may_give = votes && open && most > 0 && given.is_none() && !voted;
    (given.is_some() || may_give).then(|| Giving {
        given: given.map(|proxy| visit.say("proxy-given-to", json!({ "name": loaded.name(proxy.holder) }))),
        may_take_back: votes && open && given.is_some() && !voted,
        may_give,
        holders: if may_give { holders(visit, loaded, own) } else { Vec::new() },
        most,
        action: format!("{}/proxy", href(visit, loaded.resolution.id)),
    })
}

/// Who could vote for the member: everybody else who has not given its own vote away, by name.
fn holders(visit: &SignedIn, loaded: &Loaded, own: MemberId) -> Vec<Choice> {
    let gave = |member| loaded.proxies.iter().any(|proxy| proxy.member == member);
    let others = loaded.voters.iter().map(|voter| voter.member);
    let mut others: Vec<Choice> = others
        .filter(|member| *member != own && !gave(*member))
        .map(|member| Choice { value: member.to_string(), label: loaded.name(member), ..Choice::default() })
        .collect();
    others.sort_by(|a, b| a.label.cmp(&b.label));
    let choose = Choice { label: visit.text("proxy-choose"), ..Choice::default() };
    std::iter::once(choose).chain(others).collect()
}
