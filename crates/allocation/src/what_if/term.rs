//! The small language of a change's value: `word`, `word(term,term)` and `term:term`.
//!
//! Everything it writes may stand in the query of an address as it is. Names are written with `~` and two
//! hexadecimal digits for each byte that is no ASCII letter, digit, `_` or `-`.

use std::fmt;
use std::fmt::Write as _;

/// Deeper than any key that people agree on, and shallow enough to walk.
const DEEPEST: usize = 32;

/// A piece of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Term {
    /// As it is written, escapes included.
    pub(super) word: String,
    /// What stands between its brackets, if it has any.
    pub(super) of: Option<Vec<Term>>,
    /// What stands behind a colon.
    pub(super) after: Option<Box<Term>>,
}

impl Term {
    /// A word.
    pub(super) fn word(word: impl Into<String>) -> Self {
        Self { word: word.into(), of: None, after: None }
    }

    /// A word with terms in brackets.
    pub(super) fn call(word: &str, of: Vec<Self>) -> Self {
        Self { of: Some(of), ..Self::word(word) }
    }

    /// This term, a colon and another.
    pub(super) fn then(self, after: Self) -> Self {
        Self { after: Some(Box::new(after)), ..self }
    }

    /// Reads a term; none where the text is something else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (term, rest) = read(text, 0)?;
        rest.is_empty().then_some(term)
    }

    /// The word, if it is all there is.
    pub(super) fn alone(&self) -> Option<&str> {
        (self.of.is_none() && self.after.is_none()).then_some(self.word.as_str())
    }

    /// The name that the word stands for, if it is all there is.
    pub(super) fn name(&self) -> Option<String> {
        self.alone().and_then(unescaped)
    }

    /// The terms before and behind the colon.
    pub(super) fn pair(&self) -> Option<(Self, &Self)> {
        let after = self.after.as_deref()?;
        Some((Self { after: None, ..self.clone() }, after))
    }
}

fn read(text: &str, depth: usize) -> Option<(Term, &str)> {
    if depth > DEEPEST {
        return None;
    }
    let is_in_word = |c: char| c.is_ascii_alphanumeric() || "_-.~*".contains(c);
    let (word, mut rest) = text.split_at(text.find(|c| !is_in_word(c)).unwrap_or(text.len()));
    let mut term = Term::word(word);
    if let Some(mut inside) = rest.strip_prefix('(') {
        let mut of = Vec::new();
        loop {
            let (one, left) = read(inside, depth + 1)?;
            of.push(one);
            if let Some(end) = left.strip_prefix(')') {
                rest = end;
                break;
            }
            inside = left.strip_prefix(',')?;
        }
        // `()` reads as one empty word.
        of.retain(|one| *one != Term::word(""));
        term.of = Some(of);
    }
    if let Some(behind) = rest.strip_prefix(':') {
        let (after, left) = read(behind, depth + 1)?;
        (term.after, rest) = (Some(Box::new(after)), left);
    }
    Some((term, rest))
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.word)?;
        if let Some(of) = &self.of {
            let of: Vec<String> = of.iter().map(Self::to_string).collect();
            write!(f, "({})", of.join(","))?;
        }
        match &self.after {
            Some(after) => write!(f, ":{after}"),
            None => Ok(()),
        }
    }
}

/// A name as a word.
pub(super) fn escaped(name: &str) -> String {
    let mut word = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' {
            word.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(word, "~{byte:02x}");
        }
    }
    word
}

/// The name that a word stands for; none where that is not how it would be written.
pub(super) fn unescaped(word: &str) -> Option<String> {
    let mut pieces = word.split('~');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let (code, rest) = piece.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend(rest.as_bytes());
    }
    let name = String::from_utf8(bytes).ok()?;
    (!name.is_empty() && escaped(&name) == word).then_some(name)
}
