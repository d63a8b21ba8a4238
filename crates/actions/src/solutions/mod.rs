//! Solutions: a member enters what it built, and moves it on; dead ends stay, with why.
//!
//! Invariant: a member enters and changes its own solutions only, the office those of all.

pub mod checks;
pub mod documents;
mod ledger;
mod lessons;
mod likeness;
pub mod offer;
pub mod publiccode;
mod uses;
mod wants;

use std::collections::HashSet;

use kernel::{CandidateId, Cents, MemberId, SolutionId};
use store::roles::May;
use store::{AboutSolution, CostRange, Solution, StoreError, TenantTx};

use crate::permissions::require;
use crate::{Fault, Refused, wishes};

pub use ledger::{Totals, YearTotal, enter, former, totals, valid, years};
pub use lessons::{LESSONS, learn};
pub use likeness::alike;
pub(crate) use uses::remind;
pub use uses::{REMIND_DAYS, VALID_MONTHS, end, renew, renew_by_link, renewable, state};
pub(crate) use wants::Telling;
pub use wants::{TELL, fulfilled, want, withdraw};

/// The most characters in a name, and in other short texts.
pub const LONGEST_NAME: usize = 120;
/// The most characters in every other text.
pub const LONGEST_TEXT: usize = 4_000;
/// The most products of one solution.
pub const MOST_PRODUCTS: usize = 20;
/// How far a solution can be, as `publiccode.yml` says it.
pub const MATURITIES: [&str; 5] = ["concept", "development", "beta", "stable", "obsolete"];
/// The states into which a solution can be moved.
pub const STATES: [&str; 3] = ["published", "dead_end", "ended"];
/// The most that anything costs: more is a mistake in typing.
pub(crate) const DEAREST: Cents = Cents::new(100_000_000_000);

/// Enters a solution as a draft: of the actor's own member, or for the office of the member that is named.
///
/// # Errors
/// A sentence beside a field, or those of the store.
pub fn add(
    tx: &mut TenantTx<'_>,
    builder: Option<MemberId>,
    about: &AboutSolution,
) -> Result<SolutionId, Refused> {
    require(tx, May::KeepSolutions)?;
    let own = tx.actor().member().map(|member| member.id);
    let builder = own.or(builder).ok_or_else(|| Fault::field("builder", "solution-builder-missing"))?;
    if let Err(StoreError::Absent) = tx.member(builder) {
        return Err(Fault::field("builder", "solution-builder-missing").into());
    }
    let about = check(tx, None, about)?;
    let id = tx.add_solution(builder, &about, "draft").map_err(taken)?;
    tx.audit("solutions.add", id, &about.name)?;
    Ok(id)
}

/// Changes what is known of a solution.
///
/// # Errors
/// A sentence beside a field, or those of the store: [`StoreError::Absent`] where it is another member's.
pub fn change(tx: &mut TenantTx<'_>, id: SolutionId, about: &AboutSolution) -> Result<(), Refused> {
    require(tx, May::KeepSolutions)?;
    let before = tx.lock_solution(id)?;
    let about = check(tx, Some(id), about)?;
    tx.change_solution(id, &about).map_err(taken)?;
    tx.audit("solutions.change", id, &difference(&before.about, &about))?;
    Ok(())
}

/// Publishes a solution, calls it a dead end, or ends it. The last two ask for a reason that all members
/// read.
///
/// # Errors
/// A sentence beside the state or the reason, or those of the store.
pub fn move_to(tx: &mut TenantTx<'_>, id: SolutionId, state: &str, reason: &str) -> Result<(), Refused> {
    require(tx, May::KeepSolutions)?;
    if !STATES.contains(&state) {
        return Err(Fault::field("state", "solution-state-unknown").into());
    }
    let reason = reason.trim();
    if reason.is_empty() && state != "published" {
        return Err(Fault::field("reason", "solution-reason-missing").into());
    }
    short_enough("reason", reason, LONGEST_TEXT)?;
    let before = tx.lock_solution(id)?;
    if before.state == state {
        return Err(Fault::field("state", "solution-state-same").into());
    }
    tx.move_solution(id, state, reason)?;
    tx.audit("solutions.move", id, &format!("{}: {} > {state}", before.about.name, before.state))?;
    Ok(())
}

/// The published solutions that do already what a candidate is about: by a link, or by its product.
#[must_use]
pub fn already_there<'s>(solutions: &'s [Solution], candidate: CandidateId, upl: &str) -> Vec<&'s Solution> {
    let does = |one: &&Solution| {
        let linked = one.about.candidate == Some(candidate);
        one.state == "published"
            && (linked || (!upl.is_empty() && one.about.upl.iter().any(|own| own == upl)))
    };
    solutions.iter().filter(does).collect()
}

fn taken(error: StoreError) -> Refused {
    match error {
        StoreError::Constraint(name) if name == "solutions_name" => {
            Fault::field("name", "solution-name-taken").into()
        }
        other => other.into(),
    }
}

/// Refuses a text that is too long, beside its field.
pub(crate) fn short_enough(field: &'static str, text: &str, most: usize) -> Result<(), Fault> {
    let fits = text.chars().count() <= most;
    if fits { Ok(()) } else { Err(Fault::field(field, "solution-text-too-long").with("most", most)) }
}

/// Refuses what is no address of the web, beside its field; none is fine.
fn address_of_the_web(field: &'static str, text: &str) -> Result<(), Fault> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_web = host.is_some_and(|host| host.contains('.') && !host.contains(char::is_whitespace));
    if text.is_empty() || is_web { Ok(()) } else { Err(Fault::field(field, "solution-address-unreadable")) }
}

/// Refuses what is no e-mail address, beside its field; none is fine.
pub(crate) fn address_of_mail(field: &'static str, text: &str) -> Result<(), Fault> {
    let parts = text.split_once('@');
    let is_mail = parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
    });
    if text.is_empty() || is_mail { Ok(()) } else { Err(Fault::field(field, "solution-email-unreadable")) }
}

fn in_order(field: &'static str, range: Option<CostRange>) -> Result<(), Fault> {
    let fine = range.is_none_or(|one| Cents::new(0) <= one.low && one.low <= one.high && one.high <= DEAREST);
    if fine { Ok(()) } else { Err(Fault::field(field, "solution-range-unreadable")) }
}

/// A solution as it can be kept: its texts trimmed, its products by their uniform names.
fn check(
    tx: &mut TenantTx<'_>,
    id: Option<SolutionId>,
    about: &AboutSolution,
) -> Result<AboutSolution, Refused> {
    let about = trimmed(about);
    let mut faults: Vec<Fault> = texts(&about).into_iter().filter_map(Result::err).collect();
    let (upl, unknown) = products(tx, &about.upl)?;
    faults.extend(unknown);
    if let Some(other) = about.variant_of {
        let known = match tx.solution(other) {
            Ok(_) => Some(other) != id,
            Err(StoreError::Absent) => false,
            Err(error) => return Err(error.into()),
        };
        if !known {
            faults.push(Fault::field("variant_of", "solution-variant-unknown"));
        }
    }
    if let Some(candidate) = about.candidate {
        match tx.candidate(candidate) {
            Ok(_) => {}
            Err(StoreError::Absent) => faults.push(Fault::field("candidate", "solution-candidate-unknown")),
            Err(error) => return Err(error.into()),
        }
    }
    if faults.is_empty() { Ok(AboutSolution { upl, ..about }) } else { Err(Refused::Faults(faults)) }
}

fn trimmed(about: &AboutSolution) -> AboutSolution {
    let trim = |text: &str| text.trim().to_owned();
    AboutSolution {
        name: trim(&about.name),
        summary: trim(&about.summary),
        description: trim(&about.description),
        processes: trim(&about.processes),
        licence: trim(&about.licence),
        version: trim(&about.version),
        repository: trim(&about.repository),
        publiccode: trim(&about.publiccode),
        suppliers: trim(&about.suppliers),
        contact_name: trim(&about.contact_name),
        contact_email: trim(&about.contact_email),
        ..about.clone()
    }
}

fn texts(about: &AboutSolution) -> Vec<Result<(), Fault>> {
    let there = |field: &'static str, text: &str, code: &'static str| {
        if text.is_empty() { Err(Fault::field(field, code)) } else { Ok(()) }
    };
    let maturity = match MATURITIES.contains(&about.maturity.as_str()) {
        true => Ok(()),
        false => Err(Fault::field("maturity", "solution-maturity-missing")),
    };
    vec![
        there("name", &about.name, "solution-name-missing"),
        short_enough("name", &about.name, LONGEST_NAME),
        there("summary", &about.summary, "solution-summary-missing"),
        short_enough("summary", &about.summary, LONGEST_TEXT),
        short_enough("description", &about.description, LONGEST_TEXT),
        short_enough("processes", &about.processes, LONGEST_TEXT),
        short_enough("licence", &about.licence, LONGEST_NAME),
        short_enough("version", &about.version, LONGEST_NAME),
        address_of_the_web("repository", &about.repository),
        short_enough("repository", &about.repository, LONGEST_TEXT),
        address_of_the_web("publiccode", &about.publiccode),
        short_enough("publiccode", &about.publiccode, LONGEST_TEXT),
        short_enough("suppliers", &about.suppliers, LONGEST_TEXT),
        short_enough("contact_name", &about.contact_name, LONGEST_NAME),
        short_enough("contact_email", &about.contact_email, LONGEST_NAME),
        address_of_mail("contact_email", &about.contact_email),
        in_order("adopt_low", about.adopt),
        in_order("run_low", about.run),
        maturity,
    ]
}

/// The uniform names of products that somebody typed, and what is no product. Too many are refused before
/// any is looked up.
fn products(tx: &mut TenantTx<'_>, typed: &[String]) -> Result<(Vec<String>, Option<Fault>), StoreError> {
    let (asked, too_many) = asked_products(typed);
    if too_many.is_some() || asked.is_empty() {
        return Ok((Vec::new(), too_many));
    }
    let all = tx.upl_products()?;
    let mut known: Vec<String> = Vec::new();
    for one in asked {
        match wishes::product_of(&all, one) {
            Ok(name) if known.contains(&name) => {}
            Ok(name) => known.push(name),
            Err(fault) => return Ok((known, Some(fault))),
        }
    }
    Ok((known, None))
}

/// The products to look up, each once, whatever its capitals and accents; and a fault where they are too
/// many.
fn asked_products(typed: &[String]) -> (Vec<&str>, Option<Fault>) {
    let mut seen = HashSet::new();
    let mut asked = Vec::new();
    for one in typed {
        let name = wishes::folded(one.trim());
        if name.is_empty() || !seen.insert(name) {
            continue;
        }
        if asked.len() == MOST_PRODUCTS {
            let fault = Fault::field("upl", "solution-too-many-products").with("most", MOST_PRODUCTS);
            return (asked, Some(fault));
        }
        asked.push(one.as_str());
    }
    (asked, None)
}

/// What changed, for the audit log: the fields by name.
fn difference(before: &AboutSolution, after: &AboutSolution) -> String {
    let changed = [
        ("name", before.name != after.name),
        ("summary", before.summary != after.summary),
        ("description", before.description != after.description),
        ("upl", before.upl != after.upl),
        ("processes", before.processes != after.processes),
        ("licence", before.licence != after.licence),
        ("version", before.version != after.version),
        ("repository", before.repository != after.repository),
        ("publiccode", before.publiccode != after.publiccode),
        ("variant_of", before.variant_of != after.variant_of),
        ("candidate", before.candidate != after.candidate),
        ("maturity", before.maturity != after.maturity),
        ("adopt", before.adopt != after.adopt),
        ("run", before.run != after.run),
        ("suppliers", before.suppliers != after.suppliers),
        (
            "contact",
            (&before.contact_name, &before.contact_email) != (&after.contact_name, &after.contact_email),
        ),
    ];
    let names: Vec<&str> = changed.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect();
    format!("{}: {}", after.name, names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_mail_has_a_name_and_a_host() {
        assert!(address_of_mail("email", "t.wiersma@groningen.example").is_ok());
        assert!(address_of_mail("email", "").is_ok());
        for wrong in ["groningen", "@groningen.example", "t wiersma@groningen.example", "t@groningen"] {
            assert!(address_of_mail("email", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn too_many_products_are_refused_before_they_are_looked_up() {
        let typed = |count: usize| (0..count).map(|n| format!("product {n}")).collect::<Vec<_>>();
        let (enough, many) = (typed(MOST_PRODUCTS), typed(200_000));
        let (asked, fault) = asked_products(&enough);
        assert_eq!((asked.len(), fault), (MOST_PRODUCTS, None));
        let (asked, fault) = asked_products(&many);
        assert_eq!(asked.len(), MOST_PRODUCTS);
        assert_eq!(fault.map(|fault| fault.code.to_string()).as_deref(), Some("solution-too-many-products"));
        let again = ["Paspoort", " paspoort ", "", "PASPOORT"].repeat(1_000);
        let again: Vec<String> = again.into_iter().map(String::from).collect();
        assert_eq!(asked_products(&again), (vec!["Paspoort"], None));
    }

    #[test]
    fn a_range_goes_up_and_is_no_mistake_in_typing() {
        let range = |low, high| Some(CostRange { low: Cents::new(low), high: Cents::new(high) });
        assert!(in_order("adopt_low", range(0, 0)).is_ok());
        assert!(in_order("adopt_low", None).is_ok());
        assert!(in_order("adopt_low", range(2, 1)).is_err());
        assert!(in_order("adopt_low", range(-1, 1)).is_err());
        assert!(in_order("adopt_low", range(0, 100_000_000_001)).is_err());
    }
}
