//! The nightly look at the `publiccode.yml` of a solution: what changed, what is wrong now.
//!
//! Invariant: the builder hears of it when the outcome is another than that of the night before, and not each
//! night again. The file is asked for outside of any transaction; nothing of the solution changes by itself.

use jiff::civil::Date;
use kernel::SolutionId;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{AboutSolution, SolutionCheck, StoreError, TenantTx};

use super::publiccode::{Read, read};
use super::wants::{Event, tell_managers};

/// The kind of the job that looks at a file.
pub const CHECK: &str = "solutions.check";

/// What came from the address: the file, or a word for why it did not.
pub type Came = Result<Vec<u8>, String>;

/// Plans tonight's look at a solution, with a job. `false` where it was planned already.
///
/// # Errors
/// Those of the store.
pub fn plan(tx: &mut TenantTx<'_>, id: SolutionId) -> Result<bool, StoreError> {
    if !tx.plan_check(id)? {
        return Ok(false);
    }
    // The job may run after midnight: it is the look of this night all the same.
    tx.enqueue(CHECK, &json!({ "solution": id, "day": tx.today() }))?;
    Ok(true)
}

/// Keeps what was found in the look of a night, named by its day, and tells the builder where that is news.
///
/// # Errors
/// Those of the store.
pub fn settle(tx: &mut TenantTx<'_>, (id, day): (SolutionId, Date), came: &Came) -> Result<(), StoreError> {
    let solution = tx.solution(id)?;
    let before = tx.last_check(id)?;
    let found = look(&solution.about, came);
    let check = SolutionCheck { day, checked_at: tx.now(), ..found };
    if !tx.settle_check(id, &check)? {
        return Ok(());
    }
    let same = |one: &SolutionCheck| one.state == check.state && one.sha256 == check.sha256;
    let first_and_good = before.is_none() && check.state == "good" && changed(&check.found).is_empty();
    if before.as_ref().is_some_and(same) || first_and_good {
        return Ok(());
    }
    let about = json!({
        "outcome": format!("solution-check-{}", check.state),
        "faults": faults(&check.found).len(),
        "changed": changed(&check.found).len(),
    });
    tell_managers(tx, solution.builder, &solution, Event::Checked, &about)
}

/// The faults that were found: `line`, `key`, `code`, `args` and `warning` of each.
#[must_use]
pub fn faults(found: &Value) -> Vec<&Value> {
    found.get("faults").and_then(Value::as_array).map(|all| all.iter().collect()).unwrap_or_default()
}

/// The fields in which the file says something else than the solution.
#[must_use]
pub fn changed(found: &Value) -> Vec<&str> {
    let all = found.get("changed").and_then(Value::as_array);
    all.map(|all| all.iter().filter_map(Value::as_str).collect()).unwrap_or_default()
}

fn look(about: &AboutSolution, came: &Came) -> SolutionCheck {
    let (state, why, sha256, found) = match came {
        Err(why) => ("unreachable", why.clone(), String::new(), json!({})),
        Ok(bytes) => {
            let sha256 = hex::encode(Sha256::digest(bytes));
            match read(bytes) {
                Read::Valid(file) => {
                    ("good", String::new(), sha256, json!({ "changed": other(about, &file) }))
                }
                Read::Faulty(faults) => {
                    let faults: Vec<Value> = faults.iter().map(kept).collect();
                    ("faulty", String::new(), sha256, json!({ "faults": faults }))
                }
            }
        }
    };
    let state = state.to_owned();
    let (day, checked_at) = (Date::default(), jiff::Timestamp::UNIX_EPOCH);
    SolutionCheck { day, state, why, sha256, found, checked_at }
}

fn kept(fault: &publiccode::Fault) -> Value {
    json!({
        "line": fault.line,
        "key": fault.key,
        "code": fault.reason.code(),
        "args": fault.reason.args(),
        "warning": fault.severity == publiccode::Severity::Warning,
    })
}

/// The names of the fields in which the file says something else. What it does not say is nothing else.
fn other(about: &AboutSolution, file: &AboutSolution) -> Vec<&'static str> {
    let fields = [
        ("name", &about.name, &file.name),
        ("version", &about.version, &file.version),
        ("maturity", &about.maturity, &file.maturity),
        ("licence", &about.licence, &file.licence),
        ("repository", &about.repository, &file.repository),
    ];
    let differs = |(_, ours, theirs): &(&str, &String, &String)| !theirs.is_empty() && ours != theirs;
    fields.into_iter().filter(differs).map(|(name, ..)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_and_a_faulty_file_say_why() {
        let about = AboutSolution::default();
        let away = look(&about, &Err("too-slow".to_owned()));
        assert_eq!((away.state.as_str(), away.why.as_str()), ("unreachable", "too-slow"));
        let faulty = look(&about, &Ok(b"name: [x]\n".to_vec()));
        assert_eq!(faulty.state, "faulty");
        assert!(faults(&faulty.found).len() > 2 && changed(&faulty.found).is_empty());
    }

    #[test]
    fn only_what_the_file_says_can_be_something_else() {
        let ours = AboutSolution { name: "A".into(), version: "1".into(), ..AboutSolution::default() };
        let theirs = AboutSolution { name: "A".into(), licence: "MIT".into(), ..AboutSolution::default() };
        assert_eq!(other(&ours, &theirs), ["licence"]);
    }
}
