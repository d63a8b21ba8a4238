//! A reorganisation: before it is confirmed everything that will happen, afterwards what happened.

use std::collections::BTreeMap;

use actions::reorganisations::{self, OpenPoints, Plan, Preview};
use actions::{Fault, Refused};
use actix_web::web::{Data, Path};
use kernel::{ReorganisationId, SubscriptionId};
use serde::Serialize;
use serde_json::json;
use store::{Choice, Db, Member, Reorganisation, ReorganisationState, Service, Subscription, TenantTx};
use web::templates::items::{Check, Fact};
use web::{Reply, SignedIn};

use super::tables::{self, Attributes, Person, ServiceRow, Votes};
use super::{badge, name_of, shown, title};

#[derive(Serialize)]
struct View {
    title: String,
    lead: String,
    badge: String,
    tone: &'static str,
    facts: Vec<Fact>,
    leaving: Vec<String>,
    coming: Vec<String>,
    votes: Option<Votes>,
    attributes: Vec<Attributes>,
    unknown: Vec<String>,
    services: Vec<ServiceRow>,
    people: Vec<Person>,
    keeps_history: Vec<String>,
    checks: Vec<Check>,
    at: String,
    seen: String,
    prepared: bool,
    waits: Option<String>,
    may_confirm: bool,
    confirm: String,
}

/// What stands behind the page.
pub(super) struct Seen {
    pub(super) one: Reorganisation,
    pub(super) members: Vec<Member>,
    pub(super) services: Vec<Service>,
    pub(super) subscriptions: Vec<Subscription>,
    pub(super) choices: BTreeMap<SubscriptionId, Choice>,
    pub(super) plan: Option<Plan>,
    open: Option<OpenPoints>,
    fingerprint: String,
    faults: Vec<Fault>,
}

fn look(tx: &mut TenantTx<'_>, id: ReorganisationId) -> Result<Seen, Refused> {
    let one = tx.reorganisation(id)?;
    let (mut plan, mut open, mut faults, mut fingerprint) = (None, None, Vec::new(), String::new());
    match one.state {
        ReorganisationState::Prepared => {
            let preview = reorganisations::preview(tx, &one)?;
            let Preview { plan: shown, open: left, fingerprint: of, faults: found } = preview;
            (plan, open, faults, fingerprint) = (Some(shown), Some(left), found, of);
        }
        ReorganisationState::Confirmed => plan = Some(reorganisations::kept(tx, id)?),
        ReorganisationState::Withdrawn => {}
    }
    Ok(Seen {
        members: tx.members()?,
        services: tx.services()?,
        subscriptions: tx.subscriptions()?,
        choices: tx.choices()?,
        one,
        plan,
        open,
        fingerprint,
        faults,
    })
}

/// The page.
pub async fn show(visit: SignedIn, path: Path<(String, ReorganisationId)>, db: Data<Db>) -> Reply {
    page(&visit, &db, path.1, Vec::new()).await
}

/// The page, with what was refused on it.
///
/// # Errors
/// Those of the store.
pub(super) async fn page(visit: &SignedIn, db: &Db, id: ReorganisationId, refused: Vec<Fault>) -> Reply {
    let look = move |tx: &mut TenantTx<'_>| look(tx, id);
    let seen = db.tenant(&visit.actor, "reorganisations.show", look).await?;
    let above = format!("{}/office/reorganisations", visit.home());
    let name = title(visit, &seen.one, &seen.members);
    let page = visit.page("admin/reorganisations/show", name.clone());
    let page = page.under(visit.text("reorganisations-title"), above);
    let faults: Vec<Fault> = refused.into_iter().map(|fault| shown(visit, fault)).collect();
    let page = if faults.is_empty() { page } else { page.faults(faults) };
    page.show(&view(visit, &seen, name))
}

fn view(visit: &SignedIn, seen: &Seen, title: String) -> View {
    let one = &seen.one;
    let prepared = one.state == ReorganisationState::Prepared;
    let own = visit.actor.person() == Some(one.made.person);
    let (badge, tone) = badge(visit, one.state);
    let date = visit.words().date(one.about.on);
    View {
        title,
        lead: one.about.reason.clone(),
        badge,
        tone,
        facts: facts(visit, one),
        leaving: seen.plan.as_ref().map(|plan| tables::leaving(visit, seen, plan)).unwrap_or_default(),
        coming: tables::coming(visit, seen),
        votes: seen.plan.as_ref().and_then(|plan| tables::votes(visit, seen, plan)),
        attributes: seen.plan.as_ref().map(|plan| tables::attributes(visit, seen, plan)).unwrap_or_default(),
        unknown: seen.plan.as_ref().map(|plan| tables::unknown(visit, seen, plan)).unwrap_or_default(),
        services: seen.plan.as_ref().map(|plan| tables::services(visit, seen, plan)).unwrap_or_default(),
        people: seen.plan.as_ref().map(|plan| tables::people(visit, seen, plan)).unwrap_or_default(),
        keeps_history: history(visit, seen),
        checks: checks(visit, seen),
        at: format!("{}/office/reorganisations/{}", visit.home(), one.id),
        seen: seen.fingerprint.clone(),
        prepared,
        waits: (prepared && own).then(|| visit.text("reorganisation-waits-for-second")),
        may_confirm: prepared && !own && seen.faults.is_empty(),
        confirm: visit.say("reorganisation-confirm", json!({ "date": date })),
    }
}

fn facts(visit: &SignedIn, one: &Reorganisation) -> Vec<Fact> {
    let words = visit.words();
    let fact = |label: &str, value: String| Fact { label: visit.text(label), value, ..Fact::default() };
    let signed = |by: &store::Signature| {
        visit.say("reorganisation-by-at", json!({ "name": by.name, "at": words.instant(by.at) }))
    };
    let mut facts = vec![
        fact("reorganisation-fact-on", words.date(one.about.on)),
        fact("reorganisation-fact-made", signed(&one.made)),
    ];
    if !one.about.source.is_empty() {
        facts.push(fact("reorganisation-fact-source", one.about.source.clone()));
    }
    if let Some(by) = &one.decided {
        let label = if one.is_confirmed() {
            "reorganisation-fact-confirmed"
        } else {
            "reorganisation-fact-withdrawn"
        };
        let note = Some(one.note.clone()).filter(|note| !note.is_empty());
        facts.push(Fact { note, ..fact(label, signed(by)) });
    }
    facts
}

/// What stays with the old name, a sentence each.
fn history(visit: &SignedIn, seen: &Seen) -> Vec<String> {
    let names: Vec<String> =
        seen.one.about.predecessors.iter().map(|id| name_of(&seen.members, *id)).collect();
    let args = json!({ "names": names.join(", ") });
    ["reorganisation-keeps-runs", "reorganisation-keeps-wishes", "reorganisation-keeps-unpaid"]
        .into_iter()
        .map(|key| visit.say(key, args.clone()))
        .collect()
}

/// Who gets what cannot be divided.
fn heir(seen: &Seen) -> String {
    reorganisations::heir(&seen.one.about).map(|one| one.name.clone()).unwrap_or_default()
}

/// What is in the way, and what people still have to look after.
fn checks(visit: &SignedIn, seen: &Seen) -> Vec<Check> {
    let Some(open) = &seen.open else { return Vec::new() };
    let mut checks: Vec<Check> = seen
        .faults
        .iter()
        .map(|fault| {
            let fault = shown(visit, fault.clone());
            Check { text: visit.text_with(&fault.code, &fault.args), state: Some("fail"), ..Check::default() }
        })
        .collect();
    let mut named = |key: &str, names: &[String]| {
        if !names.is_empty() {
            let text = visit.say(key, json!({ "names": names.join(", ") }));
            checks.push(Check { text, state: Some("watch"), ..Check::default() });
        }
    };
    named("reorganisation-open-rounds", &open.rounds);
    named("reorganisation-open-resolutions", &open.resolutions);
    named("reorganisation-open-runs", &open.runs);
    named("reorganisation-open-spanning", &open.spanning);
    named("reorganisation-open-fixed", &open.fixed_keys);
    named("reorganisation-open-dated", &open.dated_keys);
    let rest = &open.rest;
    named("reorganisation-rest-orders", &rest.orders);
    named("reorganisation-rest-bases", &rest.bases);
    named("reorganisation-rest-pledges", &rest.pledges);
    named("reorganisation-rest-stances", &rest.stances);
    named("reorganisation-rest-uses", &rest.uses);
    named("reorganisation-rest-wants", &rest.wants);
    named("reorganisation-rest-supports", &rest.supports);
    if !rest.solutions.is_empty() {
        let names = rest.solutions.join(", ");
        let text = visit.say("reorganisation-rest-solutions", json!({ "names": names, "to": heir(seen) }));
        checks.push(Check { text, state: Some("watch"), ..Check::default() });
    }
    for (key, count) in
        [("reorganisation-open-proxies", open.proxies), ("reorganisation-open-invitations", open.invitations)]
    {
        if count > 0 {
            let text = visit.say(key, json!({ "count": count }));
            checks.push(Check { text, state: Some("watch"), ..Check::default() });
        }
    }
    if checks.is_empty() {
        checks.push(Check { text: visit.text("reorganisation-open-nothing"), ..Check::default() });
    }
    checks
}
