//! The `publiccode.yml` of a solution on its page: what is missing for it, and what the nightly look found.

use actions::solutions::checks::{changed, faults};
use actions::solutions::offer::{Missing, offer};
use serde_json::{Value, json};
use store::{Solution, SolutionCheck, local_day};
use web::SignedIn;
use web::templates::items::Check;

/// Why there is no file to take along, in words; empty where there is one.
pub(super) fn missing(visit: &SignedIn, one: &Solution, builder: &str, imported: &str) -> Vec<String> {
    let why = offer(one, builder, imported).err().unwrap_or_default();
    let in_words = |missing: &Missing| match missing {
        Missing::Licence => visit.text("solution-file-no-licence"),
        Missing::Repository => visit.text("solution-file-no-repository"),
        Missing::Fault(fault) => {
            let why =
                visit.text_with(&format!("publiccode-fault-{}", fault.reason.code()), &fault.reason.args());
            format!("{}: {why}", fault.key)
        }
    };
    why.iter().map(in_words).collect()
}

/// The newest look, in words: first the outcome, then each fault and each difference.
pub(super) fn view(visit: &SignedIn, check: Option<&SolutionCheck>) -> Vec<Check> {
    let Some(check) = check else { return Vec::new() };
    let state = match check.state.as_str() {
        "good" => None,
        "faulty" => Some("fail"),
        _ => Some("watch"),
    };
    let when = visit.words().date(local_day(check.checked_at));
    let why = match check.why.as_str() {
        "" => None,
        why => Some(visit.text(&format!("unfetched-{why}"))),
    };
    let said = visit.say("solution-check-on", json!({ "date": when }));
    let outcome = Check {
        text: visit.text(&format!("solution-check-{}", check.state)),
        state,
        note: Some(why.map_or(said.clone(), |why| format!("{said} {why}"))),
        ..Check::default()
    };
    let wrong = faults(&check.found).into_iter().map(|fault| in_words(visit, fault));
    let other = changed(&check.found).into_iter().map(|field| Check {
        text: visit.text(&format!("solution-check-other-{field}")),
        state: Some("watch"),
        ..Check::default()
    });
    std::iter::once(outcome).chain(wrong).chain(other).collect()
}

fn in_words(visit: &SignedIn, fault: &Value) -> Check {
    let text = |name: &str| fault.get(name).and_then(Value::as_str).unwrap_or_default();
    let args: Vec<(String, String)> =
        fault.get("args").and_then(|args| serde_json::from_value(args.clone()).ok()).unwrap_or_default();
    let args: Vec<(&str, String)> = args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let line = fault.get("line").and_then(Value::as_u64).unwrap_or_default();
    let warning = fault.get("warning").and_then(Value::as_bool).unwrap_or_default();
    let place = visit.say("solution-check-place", json!({ "key": text("key"), "line": line.to_string() }));
    Check {
        text: visit.text_with(&format!("publiccode-fault-{}", text("code")), &args),
        state: Some(if warning { "watch" } else { "fail" }),
        note: Some(place),
        ..Check::default()
    }
}
