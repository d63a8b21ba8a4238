//! What the member said, asked, gave and found, and what it used and uploaded.

use std::collections::BTreeMap;

use kernel::{MemberId, PackageId, ServiceId};
use serde_json::{Value, json};
use store::usage::{UsageFilter, UsageRow};
use store::{Choice, StoreError, TenantTx, Topic};

use super::{ArchiveFile, file, own};

/// So many rows of usage stand in one file.
const ROWS: i64 = 50_000;

/// Names by which an archive speaks of services and packages.
pub(super) struct Names {
    services: BTreeMap<ServiceId, String>,
    packages: BTreeMap<PackageId, String>,
}

impl Names {
    pub(super) fn of(tx: &mut TenantTx<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            services: tx.services()?.into_iter().map(|one| (one.id, one.name)).collect(),
            packages: tx.packages()?.into_iter().map(|one| (one.id, one.name)).collect(),
        })
    }

    pub(super) fn service(&self, id: ServiceId) -> Option<&String> {
        self.services.get(&id)
    }

    /// Package and quantity, as a file says them.
    pub(super) fn choice(&self, choice: &Choice) -> Value {
        json!({
            "package": choice.package.and_then(|id| self.packages.get(&id)),
            "quantity": choice.quantity.map(|quantity| quantity.to_string()),
        })
    }
}

/// Orders that went to the office, with what it answered.
pub(super) fn orders(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    names: &Names,
) -> Result<Vec<Value>, StoreError> {
    let orders = own(tx.subscription_orders()?, |order| order.asked.member == member);
    let order = |one: &store::SubscriptionOrder| {
        json!({
            "service": names.service(one.asked.service),
            "choice": names.choice(&one.asked.choice),
            "replaces": one.asked.replaces,
            "starts_on": one.asked.starts_on.to_string(),
            "state": one.state.name(),
            "reason": one.reason,
            "asked_by": one.asked_by,
            "asked_at": one.asked_at.to_string(),
            "decided_at": one.decided.as_ref().map(|(_, at)| at.to_string()),
        })
    };
    Ok(orders.iter().map(order).collect())
}

/// Everything that the member said about services: pledges, own build, staying.
pub(super) fn stances(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    names: &Names,
) -> Result<Vec<Value>, StoreError> {
    let mut all = Vec::new();
    for (service, name) in &names.services {
        all.extend(tx.stances_of(*service, member)?.into_iter().map(|one| {
            json!({
                "service": name,
                "number": one.number,
                "stance": one.said.saying.name(),
                "condition": one.said.condition,
                "until": one.said.until.map(|day| day.to_string()),
                "reason": one.said.reason,
                "by": one.by,
                "at": one.at.to_string(),
            })
        }));
    }
    Ok(all)
}

/// How far the link of each service to the member's back office is, and was.
pub(super) fn links(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    names: &Names,
) -> Result<Vec<Value>, StoreError> {
    let link = |one: store::BackofficeLink| {
        json!({
            "service": names.service(one.said.service),
            "number": one.number,
            "state": one.said.state.name(),
            "on": one.said.on.map(|day| day.to_string()),
            "note": one.said.note,
            "by": one.by,
            "at": one.at.to_string(),
        })
    };
    Ok(tx.backoffice_links_of(member)?.into_iter().map(link).collect())
}

/// Under which tenders the member may take services.
pub(super) fn bases(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    names: &Names,
) -> Result<Vec<Value>, StoreError> {
    let mut all = Vec::new();
    for (service, name) in &names.services {
        let bases = own(tx.procurement_bases(*service)?, |basis| basis.about.member == member);
        all.extend(bases.into_iter().map(|one| {
            json!({
                "service": name,
                "tender": one.about.tender,
                "lot": one.about.lot,
                "kind": one.about.kind.name(),
                "valid_from": one.about.valid_from.to_string(),
                "valid_until": one.about.valid_until.map(|day| day.to_string()),
                "recorded_by": one.made_by,
                "recorded_at": one.made_at.to_string(),
                "withdrawn_at": one.withdrawn.map(|(_, at)| at.to_string()),
            })
        }));
    }
    Ok(all)
}

/// The wishes and candidates that there are, by what is supported and commented.
fn topics(tx: &mut TenantTx<'_>) -> Result<BTreeMap<kernel::TopicId, String>, StoreError> {
    let mut titles = BTreeMap::new();
    titles.extend(tx.wishes()?.into_iter().map(|one| (Topic::Wish(one.id).id(), one.about.title)));
    titles.extend(tx.candidates()?.into_iter().map(|one| (Topic::Candidate(one.id).id(), one.about.title)));
    Ok(titles)
}

/// What the member supports on the roadmap.
pub(super) fn supports(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let titles = topics(tx)?;
    let supports = own(tx.supports()?, |support| support.member == member);
    let support = |one: &store::Support| {
        let since = one.since.to_string();
        json!({ "title": titles.get(&one.topic), "since": since, "by": one.by })
    };
    Ok(supports.iter().map(support).collect())
}

/// What was said for the member about wishes and candidates, each wording.
pub(super) fn comments(tx: &mut TenantTx<'_>, name: &str) -> Result<Vec<Value>, StoreError> {
    let (titles, said) = (topics(tx)?, tx.comments_for(name)?);
    let ids: Vec<_> = said.iter().map(|one| one.id).collect();
    let (mut edits, withdrawn) = (tx.comment_edits(&ids)?, tx.withdrawn_comments(&ids)?);
    let comment = |one: store::SaidComment| {
        let later = edits.remove(&one.id).unwrap_or_default();
        let later: Vec<Value> =
            later.into_iter().map(|edit| json!({ "text": edit.text, "at": edit.at.to_string() })).collect();
        json!({
            "title": titles.get(&one.topic),
            "by": one.by,
            "at": one.at.to_string(),
            "text": one.text,
            "changed": later,
            "withdrawn": withdrawn.contains(&one.id),
        })
    };
    Ok(said.into_iter().map(comment).collect())
}

/// What the member found in pilots, and in which it takes part.
pub(super) fn pilots(
    tx: &mut TenantTx<'_>,
    member: MemberId,
    names: &Names,
) -> Result<Vec<Value>, StoreError> {
    let lives: BTreeMap<_, _> = tx.lives()?.into_iter().map(|life| (life.id, life.service)).collect();
    let transitions: BTreeMap<_, _> =
        tx.transitions()?.into_iter().map(|one| (one.id, (one.life, one.decided_on))).collect();
    let findings = own(tx.pilot_findings()?, |finding| finding.member == member);
    let pilots = own(tx.pilot_members()?, |pilot| pilot.member == member);
    let pilot = |one: &store::PilotMember| {
        let (life, since) = transitions.get(&one.pilot).copied().unzip();
        let service = life.and_then(|life| lives.get(&life).copied().flatten());
        let found = findings.iter().filter(|finding| finding.pilot == one.pilot).map(|finding| {
            json!({
                "effect": finding.effect,
                "blocker": finding.blocker,
                "by": finding.by,
                "at": finding.at.to_string(),
            })
        });
        json!({
            "service": service.and_then(|id| names.service(id)),
            "since": since.map(|day| day.to_string()),
            "inhabitants": one.inhabitants,
            "findings": found.collect::<Vec<Value>>(),
        })
    };
    Ok(pilots.iter().map(pilot).collect())
}

/// What others asked of the member, and it of others: documents of solutions.
pub(super) fn requests(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<Value>, StoreError> {
    let of_both = own(tx.document_requests()?, |one| one.member == member || one.builder == member);
    let mut all = Vec::new();
    for one in of_both {
        let (document, _) = tx.asked_document(&one)?;
        all.push(json!({ "title": document.title, "request": one }));
    }
    Ok(all)
}

/// Every row of usage of the member, in files of at most [`ROWS`].
pub(super) fn usage(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<ArchiveFile>, StoreError> {
    let filter = UsageFilter { member: Some(member), ..UsageFilter::default() };
    let mut files = Vec::new();
    for n in 0_i64.. {
        let rows = tx.usage_rows(&filter, ROWS, n * ROWS)?;
        if rows.is_empty() && n > 0 {
            break;
        }
        let rows: Vec<Value> = rows.iter().map(row).collect();
        files.push(file(&format!("usage/{}", n + 1), &rows)?);
        if rows.len() < usize::try_from(ROWS).unwrap_or(usize::MAX) {
            break;
        }
    }
    Ok(files)
}

fn row(one: &UsageRow) -> Value {
    json!({
        "meter": one.meter_name,
        "day": one.day.to_string(),
        "quantity": one.quantity.to_string(),
        "subject": one.subject,
        "source": one.source,
        "event_id": one.event_id,
        "received_at": one.received_at.to_string(),
    })
}

/// The documents that the member uploaded, with what is known of them.
pub(super) fn documents(tx: &mut TenantTx<'_>, member: MemberId) -> Result<Vec<ArchiveFile>, StoreError> {
    let (mut files, mut known) = (Vec::new(), Vec::new());
    for one in tx.documents_of(member)? {
        let path = format!("solutions/documents/{}-{}", one.document.id, in_a_path(&one.document.file_name));
        known.push(json!({ "path": path, "about": one }));
        let content = tx.document_content(&one.document)?;
        files.push(ArchiveFile { path, content });
    }
    files.push(file("solutions/documents", &known)?);
    Ok(files)
}

/// A name of a file as part of a path: letters and digits of a small alphabet, the end of it.
fn in_a_path(name: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let name: Vec<char> = name.chars().map(fits).collect();
    name.iter().skip(name.len().saturating_sub(60)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder() {
        assert_eq!(in_a_path("../../étage.pdf"), ".._..__tage.pdf");
        assert_eq!(in_a_path(&format!("{}.pdf", "a".repeat(200))).len(), 60);
    }
}
