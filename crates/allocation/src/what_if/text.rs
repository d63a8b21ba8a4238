//! Changes as the query of an address, to share and to come back to: `price.hosting=1.25&leave.GM0373=1`.

use std::fmt;

use kernel::{Cents, Share};

use super::key_text::{self, number, share};
use super::term::{Term, escaped, unescaped};
use super::{Change, Changes, Newcomer, Quantity};
use crate::fault::{Fault, FaultKind};

const A_KEY: FaultKind =
    FaultKind::WrongType { expected: "a key such as blend(0.3:equal,0.7:attribute(inhabitants))" };
const A_QUANTITY: FaultKind =
    FaultKind::WrongType { expected: "a number such as 1200, or x1.1 for times 1.1" };
const A_NEWCOMER: FaultKind =
    FaultKind::WrongType { expected: "a newcomer such as member(attribute(inhabitants,1200))" };
const A_PART_OF_AN_ADDRESS: FaultKind = FaultKind::WrongType { expected: "UTF-8 in per cent codes" };

/// What begins the name of a change.
const KINDS: [&str; 9] = ["leave", "join", "stop", "take", "key", "price", "amount", "attribute", "usage"];

impl Changes {
    /// Reads the query of an address. A parameter without a value is no change.
    ///
    /// # Errors
    /// Everything that is no change, at once; the path is the parameter's name.
    pub fn parse(query: &str) -> Result<Self, Vec<Fault>> {
        let (mut changes, mut faults) = (Vec::new(), Vec::new());
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
                faults.push(Fault { path: shown(name), kind: A_PART_OF_AN_ADDRESS });
                continue;
            };
            match change(&name, &value) {
                _ if value.is_empty() && Self::knows(&name) => {}
                Ok(change) => changes.push(change),
                Err(kind) => faults.push(Fault { path: shown(&name), kind }),
            }
        }
        match Self::new(changes) {
            Ok(changes) if faults.is_empty() => Ok(changes),
            Ok(_) => Err(faults),
            Err(more) => Err(faults.into_iter().chain(more).collect()),
        }
    }

    /// Whether a parameter of an address would be a change, to leave out those that are something else.
    #[must_use]
    pub fn knows(name: &str) -> bool {
        name.split_once('.').is_some_and(|(kind, _)| KINDS.contains(&kind))
    }
}

/// The canonical query: one text for the same changes, which needs no per cent codes. Numbers must be
/// decimals.
impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameter = |change: &Change| format!("{}={}", change.subject(), change.value());
        f.write_str(&self.iter().map(parameter).collect::<Vec<_>>().join("&"))
    }
}

impl Change {
    /// What it is about: the name of its parameter, such as `usage.calls.GM0373`.
    #[must_use]
    pub fn subject(&self) -> String {
        let (kind, name, member) = match self {
            Self::Leave { member } => ("leave", member, None),
            Self::Join { newcomer } => ("join", &newcomer.id, None),
            Self::Stop { pool, member } => ("stop", pool, Some(member)),
            Self::Take { pool, member } => ("take", pool, Some(member)),
            Self::Key { pool, .. } => ("key", pool, None),
            Self::Price { pool, .. } => ("price", pool, None),
            Self::Amount { pool, .. } => ("amount", pool, None),
            Self::Attribute { name, member, .. } => ("attribute", name, member.as_ref()),
            Self::Usage { meter, member, .. } => ("usage", meter, member.as_ref()),
        };
        let member = member.map(|member| format!(".{}", escaped(member))).unwrap_or_default();
        format!("{kind}.{}{member}", escaped(name))
    }

    fn value(&self) -> String {
        match self {
            Self::Leave { .. } | Self::Stop { .. } | Self::Take { .. } => "1".to_owned(),
            Self::Join { newcomer } => newcomer_term(newcomer).to_string(),
            Self::Key { key, .. } => key_text::term(key).to_string(),
            Self::Price { price, .. } => price.to_string(),
            Self::Amount { amount, .. } => amount.to_string(),
            Self::Attribute { to, .. } | Self::Usage { to, .. } => match to {
                Quantity::Be(number) => number.to_string(),
                Quantity::Times(number) => format!("x{number}"),
            },
        }
    }
}

fn change(name: &str, value: &str) -> Result<Change, FaultKind> {
    let mut pieces = name.split('.');
    let kind = pieces.next().unwrap_or_default();
    let names = pieces.map(unescaped).collect::<Option<Vec<String>>>().ok_or(FaultKind::UnknownChange)?;
    let term = || Term::parse(value);
    let (first, member) = match names.as_slice() {
        [first] => (first.clone(), None),
        [first, member] if ["attribute", "usage", "stop", "take"].contains(&kind) => {
            (first.clone(), Some(member.clone()))
        }
        _ => return Err(FaultKind::UnknownChange),
    };
    match kind {
        "leave" if value == "1" => Ok(Change::Leave { member: first }),
        "stop" | "take" if value == "1" => {
            let (pool, member) = (first, member.ok_or(FaultKind::UnknownChange)?);
            Ok(if kind == "stop" { Change::Stop { pool, member } } else { Change::Take { pool, member } })
        }
        "leave" | "stop" | "take" => Err(FaultKind::UnknownChoice { known: "1".to_owned() }),
        "join" => {
            let newcomer = term().and_then(|term| newcomer(first, &term));
            Ok(Change::Join { newcomer: newcomer.ok_or(A_NEWCOMER)? })
        }
        "key" => {
            let key = term().and_then(|term| key_text::key(&term)).ok_or(A_KEY)?;
            Ok(Change::Key { pool: first, key })
        }
        "price" => Ok(Change::Price { pool: first, price: value.parse::<Share>()? }),
        "amount" => Ok(Change::Amount { pool: first, amount: Cents::parse(value)? }),
        "attribute" => Ok(Change::Attribute { name: first, member, to: quantity(value)? }),
        "usage" => Ok(Change::Usage { meter: first, member, to: quantity(value)? }),
        _ => Err(FaultKind::UnknownChange),
    }
}

fn quantity(value: &str) -> Result<Quantity, FaultKind> {
    let number = |text: &str| text.parse::<Share>().map_err(|_| A_QUANTITY);
    match value.strip_prefix('x') {
        Some(times) => number(times).map(Quantity::Times),
        None => number(value).map(Quantity::Be),
    }
}

fn newcomer_term(newcomer: &Newcomer) -> Term {
    let name = |name: &str| Term::word(escaped(name));
    let mut parts = Vec::new();
    parts.extend(newcomer.name.iter().map(|text| Term::call("name", vec![name(text)])));
    parts.extend(newcomer.joined.iter().map(|day| Term::call("joined", vec![Term::word(day.to_string())])));
    let numbers =
        [("attribute", &newcomer.attributes), ("usage", &newcomer.usage), ("weight", &newcomer.weights)];
    for (word, map) in numbers {
        parts.extend(map.iter().map(|(of, value)| Term::call(word, vec![name(of), number(value)])));
    }
    parts.extend(newcomer.pools.iter().map(|pool| Term::call("pool", vec![name(pool)])));
    Term::call("member", parts)
}

/// Reads a newcomer. Saying one thing twice is nonsense.
fn newcomer(id: String, term: &Term) -> Option<Newcomer> {
    let mut newcomer = Newcomer::new(id);
    if term.word != "member" || term.after.is_some() {
        return None;
    }
    for part in term.of.as_ref()? {
        let of = part.of.as_deref().filter(|_| part.after.is_none())?;
        let is_new = match (part.word.as_str(), of) {
            ("name", [name]) => newcomer.name.replace(name.name()?).is_none(),
            ("joined", [day]) => {
                let text = day.alone()?;
                let day = text.parse().ok().filter(|day: &jiff::civil::Date| day.to_string() == text)?;
                newcomer.joined.replace(day).is_none()
            }
            ("attribute", [name, value]) => newcomer.attributes.insert(name.name()?, share(value)?).is_none(),
            ("usage", [meter, value]) => newcomer.usage.insert(meter.name()?, share(value)?).is_none(),
            ("weight", [pool, value]) => newcomer.weights.insert(pool.name()?, share(value)?).is_none(),
            ("pool", [pool]) => newcomer.pools.insert(pool.name()?),
            _ => false,
        };
        if !is_new {
            return None;
        }
    }
    Some(newcomer)
}

/// A name to point at, short enough to show.
fn shown(name: &str) -> String {
    if name.is_empty() { "query".to_owned() } else { name.chars().take(100).collect() }
}

/// Per cent codes and pluses as what they stand for.
fn decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.replace('+', " ").into_bytes();
    for piece in pieces {
        let (code, rest) = piece.split_at_checked(2)?;
        // The parser alone would take a sign for a digit.
        let code = code.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(code)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend(rest.replace('+', " ").bytes());
    }
    String::from_utf8(bytes).ok()
}
