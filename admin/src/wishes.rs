//! The office handles wishes: merges one into another or into a candidate, makes it a candidate, parks or
//! rejects it. Never without telling its proposer and its followers.

use actions::wishes::{DECIDED, decide, likely, merge};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use jiff::civil::Date;
use kernel::{CandidateId, TopicId, WishId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Candidate, Db, Member, StoreError, Support, TenantTx, Topic, Wish, local_day};
use validator::Validate;
use web::templates::items::{Choice, Fact};
use web::{Failure, Form, Page, Reply, SignedIn, see_other};

/// What the form of a merge sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct MergeForm {
    /// `wish-..` or `candidate-..`.
    #[serde(default)]
    into: String,
    #[serde(default)]
    reason: String,
}

/// What the form of a decision sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize, Validate)]
pub struct DecisionForm {
    #[serde(default)]
    state: String,
    #[serde(default)]
    reason: String,
}

#[derive(Serialize)]
struct Index {
    lead: String,
    open: Vec<Row>,
    parked: Vec<Row>,
    candidates: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    what: String,
    member: String,
    on: Date,
    supporters: usize,
}

/// The wishes that wait for the office, the oldest first, and those that it parked.
pub async fn index(visit: SignedIn, db: Data<Db>) -> Reply {
    let look = |tx: &mut TenantTx<'_>| {
        let (wishes, members, supports) = (tx.wishes()?, tx.members()?, tx.supports()?);
        Ok(All { wishes, members, supports })
    };
    let all = db.tenant::<_, StoreError, _>(&visit.actor, "wishes.office", look).await?;
    let open = all.of(&visit, "open");
    let view = Index {
        lead: visit.say("wishes-office-lead", json!({ "count": open.len() })),
        open,
        parked: all.of(&visit, "parked"),
        candidates: format!("{}/office/candidates/new", visit.home()),
    };
    visit.page("admin/wishes/index", visit.text("wishes-office-title")).show(&view)
}

struct All {
    wishes: Vec<Wish>,
    members: Vec<Member>,
    supports: Vec<Support>,
}

impl All {
    /// The wishes in a state, the oldest first.
    fn of(&self, visit: &SignedIn, state: &str) -> Vec<Row> {
        self.wishes
            .iter()
            .rev()
            .filter(|wish| wish.state == state)
            .map(|wish| self.row(visit, wish))
            .collect()
    }

    fn row(&self, visit: &SignedIn, wish: &Wish) -> Row {
        let member = self.members.iter().find(|member| member.id == wish.member);
        Row {
            href: format!("{}/office/wishes/{}", visit.home(), wish.id),
            title: wish.about.title.clone(),
            what: wish.about.what.clone(),
            member: member.map(|member| member.name.clone()).unwrap_or_default(),
            on: local_day(wish.at),
            supporters: self.supports.iter().filter(|support| support.topic.0 == wish.id.0).count(),
        }
    }
}

#[derive(Serialize)]
struct Show {
    title: String,
    page_href: String,
    what: String,
    why: String,
    facts: Vec<Fact>,
    waits: bool,
    decided: bool,
    into: Vec<Choice>,
    likely: Vec<String>,
    states: Vec<Choice>,
    action: String,
    candidate: String,
    merge: MergeForm,
    decision: DecisionForm,
}

struct Seen {
    wish: Wish,
    member: String,
    supporters: usize,
    wishes: Vec<Wish>,
    candidates: Vec<Candidate>,
}

async fn look(visit: &SignedIn, db: &Db, id: WishId) -> Result<Seen, Failure> {
    let look = move |tx: &mut TenantTx<'_>| {
        let wish = tx.wish(id)?;
        let member = tx.member(wish.member)?.name;
        let supporters = tx.supports_of(TopicId(id.0))?.len();
        Ok(Seen { wish, member, supporters, wishes: tx.wishes()?, candidates: tx.candidates()? })
    };
    Ok(db.tenant::<_, StoreError, _>(&visit.actor, "wishes.handle", look).await?)
}

fn page<'v>(visit: &'v SignedIn, seen: &Seen) -> Page<'v> {
    let list = format!("{}/office/wishes", visit.home());
    let title = visit.say("wish-handle-title", json!({ "name": seen.wish.about.title }));
    visit.page("admin/wishes/show", title).under(visit.text("wishes-office-title"), list)
}

/// One wish, and what the office can do with it.
pub async fn show(visit: SignedIn, path: Path<(String, WishId)>, db: Data<Db>) -> Reply {
    let seen = look(&visit, &db, path.1).await?;
    page(&visit, &seen).show(&view(&visit, &seen, MergeForm::default(), DecisionForm::default()))
}

fn view(visit: &SignedIn, seen: &Seen, merge: MergeForm, decision: DecisionForm) -> Show {
    let (wish, home) = (&seen.wish, visit.home());
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let mut facts = vec![
        fact("wishes-column-member", seen.member.clone()),
        fact("wishes-column-supporters", visit.words().number(seen.supporters)),
        fact("wishes-column-state", visit.text(&format!("wish-state-{}", wish.state))),
    ];
    for (label, text) in [
        ("wish-upl", &wish.about.upl),
        ("wish-helped", &wish.about.helped),
        ("wish-expected-use", &wish.about.expected_use),
    ] {
        if !text.is_empty() {
            facts.push(fact(label, text.clone()));
        }
    }
    let alike = likely(&wish.about.title, &wish.about.upl, &seen.wishes, &seen.candidates);
    let alike = alike.into_iter().filter(|one| one.topic != Topic::Wish(wish.id));
    Show {
        title: wish.about.title.clone(),
        page_href: format!("{home}/roadmap/wishes/{}", wish.id),
        what: wish.about.what.clone(),
        why: wish.about.why.clone(),
        facts,
        waits: ["open", "parked"].contains(&wish.state.as_str()),
        decided: DECIDED.contains(&wish.state.as_str()),
        into: targets(visit, seen, &merge.into),
        likely: alike.map(|one| one.title).collect(),
        states: states(visit, wish, &decision.state),
        action: format!("{home}/office/wishes/{}", wish.id),
        candidate: format!("{home}/office/candidates/new?wish={}", wish.id),
        merge,
        decision,
    }
}

fn targets(visit: &SignedIn, seen: &Seen, chosen: &str) -> Vec<Choice> {
    let choice = |value: String, key: &str, title: &str| Choice {
        label: visit.say(key, json!({ "name": title })),
        selected: value == chosen,
        value,
        ..Choice::default()
    };
    let none = Choice { label: visit.text("wish-merge-choose"), ..Choice::default() };
    let other = |one: &&Wish| one.id != seen.wish.id && ["open", "parked"].contains(&one.state.as_str());
    let wishes = seen.wishes.iter().filter(other);
    let wishes = wishes.map(|one| choice(format!("wish-{}", one.id), "wish-merge-wish", &one.about.title));
    let candidates = seen
        .candidates
        .iter()
        .filter(|one| one.state != "rejected")
        .map(|one| choice(format!("candidate-{}", one.id), "wish-merge-candidate", &one.about.title));
    std::iter::once(none).chain(wishes).chain(candidates).collect()
}

fn states(visit: &SignedIn, wish: &Wish, chosen: &str) -> Vec<Choice> {
    let others = DECIDED.into_iter().filter(|state| *state != wish.state);
    others
        .map(|state| Choice {
            value: state.to_owned(),
            label: visit.text(&format!("wish-decide-{state}")),
            selected: state == chosen,
            ..Choice::default()
        })
        .collect()
}

fn read_into(text: &str) -> Result<Topic, Refused> {
    let missing = || Refused::because(Fault::field("into", "wish-merge-missing"));
    let (kind, id) = text.split_once('-').ok_or_else(missing)?;
    match kind {
        "wish" => id.parse::<WishId>().map(Topic::Wish).map_err(|_| missing()),
        "candidate" => id.parse::<CandidateId>().map(Topic::Candidate).map_err(|_| missing()),
        _ => Err(missing()),
    }
}

/// Merges the wish into another, or into a candidate.
pub async fn merge_into(
    visit: SignedIn,
    path: Path<(String, WishId)>,
    form: Form<MergeForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    match try_merge(&visit, id, &form, &db).await {
        Ok(()) => {
            let there = format!("{}/roadmap/wishes/{id}", visit.home());
            Ok(see_other(there).flash("wish-merged").into())
        }
        Err(refused) => {
            let seen = look(&visit, &db, id).await?;
            let page = page(&visit, &seen).refused(refused)?;
            page.show(&view(&visit, &seen, form.fields.clone(), DecisionForm::default()))
        }
    }
}

async fn try_merge(visit: &SignedIn, id: WishId, form: &Form<MergeForm>, db: &Db) -> Result<(), Refused> {
    let (into, reason) = (read_into(&form.fields.into)?, form.fields.reason.clone());
    let call = form.once("wishes.merge");
    let done = db.tenant(&visit.actor, call, move |tx| merge(tx, id, into, &reason)).await;
    done.map_err(|refused| match refused {
        // What was chosen went away: that is said beside the choice.
        Refused::Store(StoreError::Absent) => Fault::field("into", "wish-merge-missing").into(),
        other => other,
    })
}

/// Parks or rejects the wish, or takes it up again.
pub async fn decision(
    visit: SignedIn,
    path: Path<(String, WishId)>,
    form: Form<DecisionForm>,
    db: Data<Db>,
) -> Reply {
    let id = path.1;
    let DecisionForm { state, reason } = form.fields.clone();
    let deed = move |tx: &mut TenantTx<'_>| decide(tx, id, &state, &reason);
    match db.tenant(&visit.actor, form.once("wishes.decide"), deed).await {
        Ok(()) => {
            let there = format!("{}/roadmap/wishes/{id}", visit.home());
            Ok(see_other(there).flash("wish-decided").into())
        }
        Err(refused) => {
            let seen = look(&visit, &db, id).await?;
            let page = page(&visit, &seen).refused(refused)?;
            page.show(&view(&visit, &seen, MergeForm::default(), form.fields.clone()))
        }
    }
}
