//! The form in another shape: a part or a tier more, or a part less.

use super::node::child;
use super::{FALLBACK, KEY, KeyForm, PARTS, TIERS};

/// The form after what a button asks: `part key_2`, `tier key_2` or `remove key_2_1`. Whatever else is
/// asked leaves all as it is: the page then shows the fields of the kinds that are chosen.
#[must_use]
pub fn reshape(typed: &KeyForm, asked: &str) -> KeyForm {
    let mut form = typed.clone();
    match asked.split_once(' ').filter(|(_, at)| is_place(at)) {
        Some(("part", at)) => form.set(format!("{at}_parts"), (form.parts(at) + 1).min(PARTS).to_string()),
        Some(("tier", at)) => form.set(format!("{at}_tiers"), (form.tiers(at) + 1).min(TIERS).to_string()),
        Some(("remove", at)) => remove(&mut form, at),
        _ => {}
    }
    form
}

/// Whether it is the place of a key in the form: a root, and the numbers of parts.
fn is_place(at: &str) -> bool {
    let mut steps = at.split('_');
    let root = steps.next().unwrap_or_default();
    [KEY, FALLBACK].contains(&root) && steps.all(|step| step.parse::<usize>().is_ok_and(|part| part <= PARTS))
}

/// Takes a part away; those after it move up.
fn remove(form: &mut KeyForm, at: &str) {
    let Some((parent, part)) = at.rsplit_once('_') else { return };
    let (count, Ok(part)) = (form.parts(parent), part.parse::<usize>()) else { return };
    if count < 2 || !(1..=count).contains(&part) {
        return;
    }
    clear(form, &child(parent, part));
    for next in part + 1..=count {
        let (from, to) = (format!("{}_", child(parent, next)), format!("{}_", child(parent, next - 1)));
        let moved: Vec<(String, String)> = under(form, &from);
        clear(form, &child(parent, next));
        for (name, value) in moved {
            form.set(name.replacen(&from, &to, 1), value);
        }
    }
    form.set(format!("{parent}_parts"), (count - 1).to_string());
}

fn under(form: &KeyForm, start: &str) -> Vec<(String, String)> {
    let fields = form.0.iter().filter(|(name, _)| name.starts_with(start));
    fields.map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn clear(form: &mut KeyForm, at: &str) {
    let start = format!("{at}_");
    form.0.retain(|name, _| !name.starts_with(&start));
}
