//! The computation: the bill as it is, the bill after the changes, and the way between them.

use allocation::{
    Amounts, Changes, DampedYear, Damping, Effect, Fault, FaultKind, Scenario, amounts, damped_path, effect,
};
use kernel::Share;
use web::Failure;

use super::known::Known;
use super::question::Question;

/// How many years a way is looked at.
const YEARS: u32 = 10;

/// A question with its answer.
pub struct Reckoned {
    /// The run.
    pub known: Known,
    /// What was asked.
    pub question: Question,
    /// What the changes do; nothing changes where they have a fault.
    pub effect: Effect,
    /// The way there, as far as it takes.
    pub years: Option<Vec<DampedYear>>,
    /// Everything that is wrong with the question.
    pub faults: Vec<Fault>,
}

impl Reckoned {
    /// Computes the answer.
    ///
    /// # Errors
    /// [`Failure::Bug`] where the run itself cannot be computed.
    pub fn new(known: Known, question: Question) -> Result<Self, Failure> {
        let bug = |faults: Vec<Fault>| Failure::Bug(format!("{faults:?}"));
        let old = amounts(&known.scenario).map_err(bug)?;
        let mut faults = question.unread.clone();
        let changed = changed(&known.scenario, &question.changes);
        let (scenario, new) = changed.unwrap_or_else(|found| {
            faults.extend(found);
            (known.scenario.clone(), old.clone())
        });
        let effect = effect(&old, &new).or_else(|kind| {
            faults.push(Fault { path: "members".to_owned(), kind });
            effect(&old, &old)
        });
        let effect = effect.map_err(|kind| Failure::Bug(kind.to_string()))?;
        let years = match damping(&question) {
            None => None,
            Some(damping) => {
                let path = damping.and_then(|damping| damped_path(&old, &scenario, &damping));
                path.map(short).map_err(|found| faults.extend(found)).ok()
            }
        };
        Ok(Self { known, question, effect, years, faults })
    }
}

fn changed(scenario: &Scenario, changes: &Changes) -> Result<(Scenario, Amounts), Vec<Fault>> {
    let changed = changes.apply(scenario)?;
    let amounts = amounts(&changed)?;
    Ok((changed, amounts))
}

/// The damping that is asked, if any.
fn damping(question: &Question) -> Option<Result<Damping, Vec<Fault>>> {
    let (rise, fall) = (question.asked("rise"), question.asked("fall"));
    if rise.is_empty() || question.changes.is_empty() {
        return None;
    }
    let percent = |name: &str, text: &str| {
        let unread = |_| vec![Fault { path: format!("damping.{name}"), kind: FaultKind::NotADecimal }];
        text.trim_end_matches('%').trim().replace(',', ".").parse::<Share>().map_err(unread)
    };
    let fall = if fall.is_empty() { Ok(None) } else { percent("fall", fall).map(Some) };
    Some(percent("rise", rise).and_then(|rise| Ok(Damping { rise, fall: fall?, years: YEARS })))
}

/// The years until everybody has arrived.
fn short(mut years: Vec<DampedYear>) -> Vec<DampedYear> {
    if let Some(arrived) = years.iter().position(|year| year.arrived) {
        years.truncate(arrived + 1);
    }
    years
}
