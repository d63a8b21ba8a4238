//! Each change as a sentence.

use actions::key_sentence::key_in_short;
use allocation::{Change, Quantity};
use kernel::Share;
use web::Words;

use super::known::Known;

/// What a change says, in the language of the page.
#[must_use]
pub fn sentence(words: Words<'_>, known: &Known, change: &Change) -> String {
    match change {
        Change::Leave { member } => {
            words.say("whatif-says-leave", &[("member", known.member(member).into())])
        }
        Change::Join { newcomer } => {
            let inhabitants = newcomer.attributes.get("inhabitants").cloned().unwrap_or_default();
            let name = newcomer.name.as_ref().unwrap_or(&newcomer.id).clone();
            let inhabitants = words.quantity(&inhabitants).into();
            words.say("whatif-says-join", &[("member", name.into()), ("inhabitants", inhabitants)])
        }
        Change::Stop { pool, member } => about(words, "whatif-says-stop", known, pool, member),
        Change::Take { pool, member } => about(words, "whatif-says-take", known, pool, member),
        Change::Key { pool, key } => {
            let key = words.phrase(&key_in_short(key, &known.meters));
            words.say("whatif-says-key", &[("service", known.service(pool).into()), ("key", key.into())])
        }
        Change::Price { pool, price } => {
            let price = words.exact_euro(price);
            words
                .say("whatif-says-price", &[("service", known.service(pool).into()), ("price", price.into())])
        }
        Change::Amount { pool, amount } => {
            let amount = words.euro(*amount);
            words.say(
                "whatif-says-amount",
                &[("service", known.service(pool).into()), ("amount", amount.into())],
            )
        }
        Change::Attribute { name, member, to } => {
            let what = words.say("key-attribute", &[("name", name.clone().into())]);
            quantity(words, what, member.as_ref().map(|member| known.member(member)), to)
        }
        Change::Usage { meter, member, to } => {
            quantity(words, known.meter(meter), member.as_ref().map(|member| known.member(member)), to)
        }
    }
}

fn about(words: Words<'_>, key: &str, known: &Known, pool: &str, member: &str) -> String {
    words.say(key, &[("member", known.member(member).into()), ("service", known.service(pool).into())])
}

/// What a number becomes, of one member or of all.
fn quantity(words: Words<'_>, what: String, member: Option<String>, to: &Quantity) -> String {
    let what = ("what", what.into());
    match (to, member) {
        (Quantity::Be(number), None) => {
            words.say("whatif-says-be", &[what, ("number", words.quantity(number).into())])
        }
        (Quantity::Be(number), Some(member)) => {
            let number = words.quantity(number);
            words.say("whatif-says-be-of", &[what, ("member", member.into()), ("number", number.into())])
        }
        (Quantity::Times(times), None) => {
            words.say("whatif-says-times", &[what, ("percent", more(words, times).into())])
        }
        (Quantity::Times(times), Some(member)) => {
            let percent = more(words, times);
            words.say("whatif-says-times-of", &[what, ("member", member.into()), ("percent", percent.into())])
        }
    }
}

fn more(words: Words<'_>, times: &Share) -> String {
    words.delta(&(times - &Share::ONE))
}
