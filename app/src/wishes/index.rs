//! All wishes, narrowed down by words and state.

use std::collections::BTreeMap;

use actions::wishes::folded;
use actix_web::web::{Data, Query};
use jiff::civil::Date;
use kernel::TopicId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::roles::May;
use store::{Db, Member, StoreError, TenantTx, Wish, local_day};
use web::templates::items::Choice;
use web::{Reply, SignedIn};

use super::{list, state_in_words, tone};

/// The states of a wish.
const STATES: [&str; 5] = ["open", "merged", "candidate", "parked", "rejected"];

/// What the list is narrowed down to.
#[derive(Deserialize)]
pub struct Filter {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    q: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    filtered: bool,
    new: Option<String>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    what: String,
    state: String,
    tone: &'static str,
    member: String,
    supporters: usize,
    on: Date,
}

struct Seen {
    wishes: Vec<Wish>,
    members: Vec<Member>,
    supporters: BTreeMap<TopicId, usize>,
}

/// All wishes.
pub async fn index(visit: SignedIn, filter: Query<Filter>, db: Data<Db>) -> Reply {
    let seen = db.tenant::<_, StoreError, _>(&visit.actor, "wishes.index", look).await?;
    let page = visit.page("app/wishes/index", visit.text("wishes-title"));
    let page = page.under(visit.text("roadmap-title"), format!("{}/roadmap", visit.home()));
    page.show(&index_view(&visit, &filter, &seen))
}

fn look(tx: &mut TenantTx<'_>) -> Result<Seen, StoreError> {
    let mut supporters = BTreeMap::new();
    for support in tx.supports()? {
        *supporters.entry(support.topic).or_insert(0) += 1;
    }
    Ok(Seen { wishes: tx.wishes()?, members: tx.members()?, supporters })
}

fn index_view(visit: &SignedIn, filter: &Filter, seen: &Seen) -> Index {
    let wanted = folded(filter.q.trim());
    let fits = |wish: &&Wish| {
        let words = folded(&format!("{} {} {}", wish.about.title, wish.about.what, wish.about.upl));
        words.contains(&wanted) && (filter.state.is_empty() || filter.state == wish.state)
    };
    let choice = |state: &&str| Choice {
        value: (*state).to_owned(),
        label: state_in_words(visit, state),
        selected: filter.state == **state,
        ..Choice::default()
    };
    let all = Choice { label: visit.text("wishes-all-states"), ..Choice::default() };
    let open = seen.wishes.iter().filter(|wish| wish.state == "open").count();
    Index {
        lead: visit.say("wishes-lead", json!({ "count": seen.wishes.len(), "open": open })),
        q: filter.q.clone(),
        states: std::iter::once(all).chain(STATES.iter().map(choice)).collect(),
        rows: seen.wishes.iter().filter(fits).map(|wish| row(visit, seen, wish)).collect(),
        filtered: !filter.q.is_empty() || !filter.state.is_empty(),
        new: visit.actor.may(May::Wish).then(|| format!("{}/new", list(visit))),
    }
}

fn row(visit: &SignedIn, seen: &Seen, wish: &Wish) -> Row {
    let member = seen.members.iter().find(|member| member.id == wish.member);
    Row {
        href: format!("{}/{}", list(visit), wish.id),
        title: wish.about.title.clone(),
        what: wish.about.what.clone(),
        state: state_in_words(visit, &wish.state),
        tone: tone(&wish.state),
        member: member.map(|member| member.name.clone()).unwrap_or_default(),
        supporters: seen.supporters.get(&TopicId(wish.id.0)).copied().unwrap_or(0),
        on: local_day(wish.at),
    }
}
