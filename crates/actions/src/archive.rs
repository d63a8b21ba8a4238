//! Everything of one's own member, to take along: files of JSON and its own documents, made in one
//! transaction.
//!
//! Invariant: a member takes its own data and no other's; who took it stands in the audit log. A secret vote
//! is nobody's, and in no archive. Amounts are in euros without VAT, as text.

mod said;

use kernel::MemberId;
use serde::Serialize;
use serde_json::{Value, json};
use store::roles::May;
use store::{StoreError, TenantTx};

use self::said::Names;
use crate::Refused;
use crate::permissions::require;

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct ArchiveFile {
    /// Its path in the archive.
    pub path: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// The files of the actor's own member.
///
/// # Errors
/// [`Refused::Forbidden`] for who does not manage a member, or those of the store.
pub fn take(tx: &mut TenantTx<'_>) -> Result<Vec<ArchiveFile>, Refused> {
    require(tx, May::TakeArchive)?;
    let (member, name) =
        tx.actor().member().map(|member| (member.id, member.name.clone())).ok_or(Refused::Forbidden)?;
    let names = Names::of(tx)?;
    let mut files = vec![
        file("member", &about(tx, member)?)?,
        file("people", &people(tx, member)?)?,
        file("subscriptions", &subscriptions(tx, member, &names)?)?,
        file("orders", &said::orders(tx, member, &names)?)?,
        file("stances", &said::stances(tx, member, &names)?)?,
        file("backoffice-links", &said::links(tx, member, &names)?)?,
        file("procurement-bases", &said::bases(tx, member, &names)?)?,
        file("pilots", &said::pilots(tx, member, &names)?)?,
        file("supports", &said::supports(tx, member)?)?,
        file("comments", &said::comments(tx, &name)?)?,
        file("wishes", &wishes(tx, member)?)?,
        file("votes/rounds", &ballots(tx, member)?)?,
        file("votes/resolutions", &votes(tx, member)?)?,
        file("votes/proxies", &tx.proxies_with(member)?)?,
        file("solutions/solutions", &built(tx, member)?)?,
        file("solutions/use-statements", &own(tx.use_statements()?, |one| one.member == member))?,
        file("solutions/wants", &own(tx.solution_wants()?, |one| one.member == member))?,
        file("solutions/lessons", &own(tx.solution_lessons()?, |one| one.member == member))?,
        file("solutions/document-requests", &said::requests(tx, member)?)?,
        file("solutions/reuse", &own(tx.reuses()?, |one| one.member == member || one.builder == member))?,
    ];
    files.extend(costs(tx, member)?);
    files.extend(said::usage(tx, member)?);
    files.extend(said::documents(tx, member)?);
    tx.audit("archive.take", member, &name)?;
    Ok(files)
}

fn file(path: &str, content: &impl Serialize) -> Result<ArchiveFile, StoreError> {
    let content = serde_json::to_vec_pretty(content);
    let content = content.map_err(|error| StoreError::Unexpected(error.to_string()))?;
    Ok(ArchiveFile { path: format!("{path}.json"), content })
}

fn own<T>(all: Vec<T>, is_own: impl Fn(&T) -> bool) -> Vec<T> {
    all.into_iter().filter(|one| is_own(one)).collect()
}

fn about(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Value, StoreError> {
    let one = tx.member(member)?;
    let attributes: Vec<Value> = own(tx.member_attributes()?, |attribute| attribute.member == member)
        .into_iter()
        .map(|attribute| {
            json!({
                "name": attribute.name,
                "on": attribute.on.to_string(),
                "value": attribute.value.to_string(),
            })
        })
        .collect();
    Ok(json!({
        "id": one.id,
        "code": one.code,
        "name": one.name,
        "joined_on": one.joined_on.to_string(),
        "left_on": one.left_on.map(|day| day.to_string()),
        "votes": one.votes,
        "attributes": attributes,
        "cooperative": tx.actor().cooperative().name,
        "made_at": tx.now().to_string(),
        "made_by": tx.actor().name(),
    }))
}

fn people(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let seats = tx.people()?;
    let of_member = seats.iter().filter(|seat| seat.member.as_ref().is_some_and(|own| own.id == member));
    let person = |seat: &store::PersonSeat| {
        let roles: Vec<&str> = seat.roles.iter().map(|role| role.name()).collect();
        json!({ "name": seat.name, "email": seat.email, "language": seat.language, "roles": roles })
    };
    Ok(of_member.map(person).collect())
}

fn subscriptions(tx: &mut TenantTx<'_>, member: MemberId, names: &Names) -> Result<Vec<Value>, StoreError> {
    let choices = tx.choices()?;
    let named = |one: store::Subscription| {
        let choice = choices.get(&one.id).map(|choice| names.choice(choice));
        json!({ "service": names.service(one.service), "choice": choice, "subscription": one })
    };
    Ok(tx.subscriptions_of(member)?.into_iter().map(named).collect())
}

fn wishes(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let wishes = own(tx.wishes()?, |wish| wish.member == member);
    let said = |wish: &store::Wish| {
        json!({
            "number": wish.number,
            "about": wish.about,
            "by": wish.by,
            "at": wish.at.to_string(),
            "state": wish.state,
            "state_reason": wish.state_reason,
        })
    };
    Ok(wishes.iter().map(said).collect())
}

/// The member's ballots in every round, each version.
fn ballots(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let mut all = Vec::new();
    for round in tx.rounds()? {
        for ballot in own(tx.ballots(round.id)?, |ballot| ballot.member == member) {
            all.push(json!({
                "round": round.id,
                "title": round.setup.title,
                "version": ballot.version,
                "scores": ballot.scores,
                "cast_by": ballot.cast.name,
                "cast_at": ballot.cast.at.to_string(),
                "for_us_by": ballot.holder,
            }));
        }
    }
    Ok(all)
}

/// The member's named answers to resolutions, each version.
fn votes(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let mut all = Vec::new();
    for assembly in tx.assemblies()? {
        let items: Vec<_> = tx.agenda(assembly.id)?.into_iter().map(|item| item.id).collect();
        for resolution in tx.resolutions_of(&items)? {
            let votes = own(tx.named_votes(resolution.id)?, |vote| vote.member == member);
            if !votes.is_empty() {
                all.push(json!({ "resolution": resolution, "votes": votes }));
            }
        }
    }
    Ok(all)
}

fn built(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<store::Solution>, StoreError> {
    Ok(own(tx.solutions()?, |one| one.builder == member))
}

/// A file for each approved run: what the member pays for each service, with how it came about.
fn costs(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<ArchiveFile>, StoreError> {
    let services = tx.services()?;
    let mut files = Vec::new();
    for run in tx.approved_runs()? {
        let mut lines = Vec::new();
        for service in tx.amounts_of_member(run.id, member)?.into_keys() {
            let (line, derivation) = tx.run_line(run.id, service, member)?;
            let name = services.iter().find(|one| one.id == service).map(|one| one.name.clone());
            lines.push(json!({
                "service": name,
                "amount": line.amount,
                "derivation": derivation,
            }));
        }
        let content = json!({
            "run": run.id,
            "period": run.period.name,
            "starts_on": run.period.days.start().to_string(),
            "ends_before": run.period.days.end().to_string(),
            "approved_by": run.approved_by,
            "approved_at": run.approved_at.to_string(),
            "lines": lines,
        });
        files.push(file(&format!("costs/{}-{}", run.period.days.start(), run.id), &content)?);
    }
    Ok(files)
}
