//! What stands on the page of a solution.

use jiff::civil::Date;
use kernel::SolutionId;
use serde::Serialize;
use serde_json::json;
use store::roles::May;
use store::{Lesson, Solution, UseStatement, local_day};
use web::templates::items::{Check, Fact, ListItem};
use web::{Failure, SignedIn};

use super::seen::Seen;
use super::show_check;
use super::show_documents::{self, Documents, Shown};
use super::show_facts::{Contact, candidate, contact, costs, data, facts, products, variants};
use super::{lines, list, state_in_words, tone};

#[derive(Serialize)]
pub(super) struct Show {
    base: String,
    name: String,
    lead: String,
    state: String,
    tone: &'static str,
    reason: Option<String>,
    dead_end: bool,
    draft: bool,
    prose: String,
    products: Vec<ListItem>,
    processes: Vec<String>,
    facts: Vec<Fact>,
    data: Vec<Fact>,
    costs: Vec<Fact>,
    suppliers: Vec<String>,
    contact: Option<Contact>,
    users: Vec<User>,
    wanted_by: Vec<Member>,
    /// Where no candidate on the roadmap counts who wants it.
    uncounted: bool,
    /// Where who wants it and is not counted makes that count.
    count_it: Option<ListItem>,
    lessons: Vec<Learned>,
    reuses: Vec<Saved>,
    documents: Vec<Shown>,
    checks: Vec<Check>,
    /// Why there is no `publiccode.yml`; empty where there is one.
    missing: Vec<String>,
    variants: Vec<ListItem>,
    candidate: Option<ListItem>,
    may: Deeds,
}

/// What the actor can do here.
#[derive(Serialize)]
struct Deeds {
    edit: bool,
    want: bool,
    withdraw: bool,
    state_use: bool,
    uses: bool,
    learn: bool,
    upload: bool,
    save: bool,
    states: Vec<&'static str>,
}

#[derive(Serialize)]
struct User {
    href: String,
    name: String,
    inhabitants: Option<i64>,
    experience: String,
    since: Date,
    version: String,
    badge: String,
    tone: &'static str,
    until: Date,
    contact: String,
    email: String,
    own: bool,
}

#[derive(Serialize)]
struct Member {
    href: String,
    name: String,
    since: Date,
    own: bool,
}

#[derive(Serialize)]
struct Learned {
    badge: String,
    tone: &'static str,
    title: String,
    text: String,
    note: String,
}

#[derive(Serialize)]
struct Saved {
    name: String,
    on: Date,
    cents: i64,
    explanation: String,
}

pub(super) fn view(
    visit: &SignedIn,
    seen: &Seen,
    documents: &Documents,
    id: SolutionId,
) -> Result<Show, Failure> {
    let one = seen.solution(id).ok_or(Failure::Absent)?;
    let about = &one.about;
    Ok(Show {
        base: format!("{}/{id}", list(visit)),
        name: about.name.clone(),
        lead: lead(visit, seen, one),
        state: state_in_words(visit, &one.state),
        tone: tone(&one.state),
        reason: Some(one.state_reason.clone()).filter(|reason| !reason.is_empty()),
        dead_end: one.state == "dead_end",
        draft: one.state == "draft",
        prose: web::markdown::prose(&about.description),
        products: products(visit, one),
        processes: lines(&about.processes),
        facts: facts(visit, seen, id),
        data: data(visit, seen, one),
        costs: costs(visit, one),
        suppliers: lines(&about.suppliers),
        contact: contact(visit, seen, one),
        users: seen.uses(id).map(|said| user(visit, seen, said)).collect(),
        wanted_by: wanted_by(visit, seen, id),
        uncounted: seen.wants(id).next().is_some() && seen.fulfilled(one).is_none(),
        count_it: count_it(visit, seen, one),
        lessons: lessons(visit, seen, id),
        reuses: reuses(seen, id),
        documents: show_documents::view(visit, documents),
        checks: show_check::view(visit, documents.check.as_ref()),
        missing: show_check::missing(visit, one, &seen.member(one.builder), &documents.imported),
        variants: variants(visit, seen, id),
        candidate: candidate(visit, seen, one),
        may: deeds(visit, seen, one),
    })
}

fn lead(visit: &SignedIn, seen: &Seen, one: &Solution) -> String {
    let said = visit.say(
        "solution-lead",
        json!({ "builder": seen.member(seen.built_by(one)), "count": seen.users(one.id) }),
    );
    format!("{} {said}", one.about.summary)
}

fn deeds(visit: &SignedIn, seen: &Seen, one: &Solution) -> Deeds {
    let actor = &visit.actor;
    let own = actor.member().map(|member| member.id);
    let (mine, published) = (own == Some(one.builder), one.state == "published");
    let wanted = seen.wants(one.id).any(|want| Some(want.member) == own);
    let used = seen.uses(one.id).any(|said| Some(said.member) == own);
    let edit = actor.may(May::KeepSolutions) && (own.is_none() || mine);
    let speaks = actor.may(May::StateUse) && one.state != "draft";
    let states: &[&'static str] = match one.state.as_str() {
        "draft" => &["published", "dead_end"],
        "published" => &["dead_end", "ended"],
        _ => &["published"],
    };
    Deeds {
        edit,
        want: actor.may(May::Wish) && published && !mine && !wanted && !used,
        withdraw: actor.may(May::Wish) && wanted,
        state_use: speaks && !used,
        uses: speaks && used,
        learn: actor.may(May::StateUse),
        upload: actor.may(May::StateUse) && mine,
        save: speaks && !mine,
        states: if edit { states.to_vec() } else { Vec::new() },
    }
}

/// How a statement stands today: its badge, and how that looks.
pub(super) fn standing(visit: &SignedIn, said: &UseStatement, today: Date) -> (String, &'static str) {
    let days = today.until(said.expires_on).map_or(0, |span| span.get_days());
    if days <= 0 {
        (visit.text("use-expired"), "outline")
    } else if days <= actions::solutions::REMIND_DAYS {
        (visit.say("use-expires-in", json!({ "count": days })), "warning")
    } else {
        (visit.text("use-valid"), "positive")
    }
}

fn user(visit: &SignedIn, seen: &Seen, said: &UseStatement) -> User {
    let (badge, tone) = standing(visit, said, seen.today);
    User {
        href: format!("{}/members/{}", visit.home(), said.member),
        name: seen.member(said.member),
        inhabitants: seen.inhabitants.get(&said.member).copied(),
        experience: said.about.experience.clone(),
        since: said.about.since,
        version: said.about.version.clone(),
        badge,
        tone,
        until: said.expires_on.yesterday().unwrap_or(said.expires_on),
        contact: said.about.contact_name.clone(),
        email: said.about.contact_email.clone(),
        own: visit.actor.member().is_some_and(|own| own.id == said.member),
    }
}

fn wanted_by(visit: &SignedIn, seen: &Seen, id: SolutionId) -> Vec<Member> {
    let own = visit.actor.member().map(|member| member.id);
    let member = |want: &store::Want| Member {
        href: format!("{}/members/{}", visit.home(), want.member),
        name: seen.member(want.member),
        since: local_day(want.since),
        own: own == Some(want.member),
    };
    seen.wants(id).map(member).collect()
}

/// Where a member that wants a solution, and is not counted on the roadmap, makes that count: the candidate,
/// or the form of a wish with the name and a product of the solution.
fn count_it(visit: &SignedIn, seen: &Seen, one: &Solution) -> Option<ListItem> {
    let own = visit.actor.member().map(|member| member.id);
    let wanted = seen.wants(one.id).find(|want| Some(want.member) == own);
    let member = wanted.filter(|_| visit.actor.may(May::Wish))?.member;
    let roadmap = format!("{}/roadmap", visit.home());
    let (key, href) = match seen.fulfilled(one) {
        Some(candidate) if seen.supports(candidate, member) => return None,
        Some(candidate) => ("solution-support-candidate", format!("{roadmap}/candidates/{candidate}")),
        None => {
            let upl = one.about.upl.first().map(String::as_str).unwrap_or_default();
            let (title, upl) = (web::urls::encode(&one.about.name), web::urls::encode(upl));
            ("solution-make-wish", format!("{roadmap}/wishes/new?title={title}&upl={upl}"))
        }
    };
    Some(ListItem { href, label: visit.text(key), note: None })
}

fn lessons(visit: &SignedIn, seen: &Seen, id: SolutionId) -> Vec<Learned> {
    let learned = |lesson: &Lesson| Learned {
        badge: visit.text(&format!("lesson-kind-{}", lesson.about.kind.replace('_', "-"))),
        tone: match lesson.about.kind.as_str() {
            "worked" => "positive",
            "watch" => "warning",
            _ => "negative",
        },
        title: lesson.about.title.clone(),
        text: lesson.about.text.clone(),
        note: format!("{}, {}", seen.member(lesson.member), visit.words().date(local_day(lesson.at))),
    };
    seen.lessons.iter().filter(|lesson| lesson.solution == id).map(learned).collect()
}

fn reuses(seen: &Seen, id: SolutionId) -> Vec<Saved> {
    let valid = actions::solutions::valid(&seen.reuses);
    let saved = |reuse: &&store::Reuse| Saved {
        name: seen.member(reuse.member),
        on: reuse.about.on,
        cents: reuse.about.avoided.cents(),
        explanation: reuse.about.explanation.clone(),
    };
    valid.iter().filter(|reuse| reuse.solution == id).map(saved).collect()
}
