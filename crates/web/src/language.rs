//! The languages of the pages and every text in them.
//!
//! Texts live in `locales/<language>/<area>.ftl`, are compiled into the binary and parsed once.
//!
//! Invariant: a text that is missing, or that misses an argument, is an error and never a sentence on a page.

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::Embed;
use serde_json::Value;
use thiserror::Error;
use unic_langid::LanguageIdentifier;

use crate::formats;

#[derive(Embed)]
#[folder = "../../locales"]
struct Locales;

/// A language a page can be read in. Dutch is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Language {
    /// Dutch, as written in the Netherlands.
    #[default]
    Dutch,
    /// English, as written in Europe.
    English,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// The code in `lang` attributes, cookies and folder names: `nl` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language with this code; `None` for any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language the switch in the shell leads to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Dutch => Self::English,
            Self::English => Self::Dutch,
        }
    }
}

/// Why a text could not be given.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TextError {
    /// A file of texts cannot be read.
    #[error("locales/{file} is not valid Fluent: {problem}")]
    Syntax {
        /// The path below `locales/`.
        file: String,
        /// What the parser says.
        problem: String,
    },
    /// No text has this key.
    #[error("there is no text `{key}` in `{language}`")]
    Missing {
        /// The key that was asked for.
        key: String,
        /// The code of the language.
        language: &'static str,
    },
    /// The text needs something that was not given.
    #[error("the text `{key}` in `{language}` cannot be filled in: {problem}")]
    Arguments {
        /// The key that was asked for.
        key: String,
        /// The code of the language.
        language: &'static str,
        /// Which argument is missing.
        problem: String,
    },
}

/// All texts of all languages.
pub struct Texts {
    bundles: Vec<(Language, FluentBundle<FluentResource>, BTreeSet<String>)>,
}

impl Texts {
    /// Reads the texts that are part of the binary.
    ///
    /// # Errors
    /// [`TextError::Syntax`] names the file that is not valid Fluent, or that repeats a key of another file.
    pub fn new() -> Result<Self, TextError> {
        let bundles = Language::ALL.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { bundles })
    }

    /// The text with this key, filled in. Numbers among the arguments are grouped as the language does.
    ///
    /// # Errors [`TextError::Missing`] without such a text, [`TextError::Arguments`] without an argument that
    /// it needs.
    pub fn get(
        &self,
        language: Language,
        key: &str,
        arguments: &FluentArgs<'_>,
    ) -> Result<String, TextError> {
        let missing = || TextError::Missing { key: key.to_owned(), language: language.code() };
        let (_, bundle, _) =
            self.bundles.iter().find(|(candidate, ..)| *candidate == language).ok_or_else(missing)?;
        let pattern = bundle.get_message(key).and_then(|message| message.value()).ok_or_else(missing)?;
        let mut problems = Vec::new();
        let text = bundle.format_pattern(pattern, Some(arguments), &mut problems).into_owned();
        match problems.first() {
            None => Ok(text),
            Some(problem) => Err(TextError::Arguments {
                key: key.to_owned(),
                language: language.code(),
                problem: problem.to_string(),
            }),
        }
    }

    /// The text with this key, which needs no arguments.
    ///
    /// # Errors
    /// As [`Texts::get`].
    pub fn plain(&self, language: Language, key: &str) -> Result<String, TextError> {
        self.get(language, key, &FluentArgs::new())
    }

    /// Every key of a language, sorted.
    pub fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.bundles
            .iter()
            .filter(move |(candidate, ..)| *candidate == language)
            .flat_map(|(_, _, keys)| keys.iter().map(String::as_str))
    }
}

/// Turns a JSON value into an argument of a text; `None` for what a sentence cannot hold (null, lists,
/// objects).
#[must_use]
pub fn argument(value: &Value) -> Option<FluentValue<'static>> {
    match value {
        Value::String(text) => Some(FluentValue::from(text.clone())),
        Value::Number(number) => {
            number.as_i64().map(FluentValue::from).or_else(|| number.as_u64().map(FluentValue::from))
        }
        Value::Bool(truth) => Some(FluentValue::from(truth.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn read(language: Language) -> Result<(Language, FluentBundle<FluentResource>, BTreeSet<String>), TextError> {
    let locale: LanguageIdentifier = language.code().parse().map_err(|_| TextError::Syntax {
        file: language.code().to_owned(),
        problem: "the folder is not the code of a language".to_owned(),
    })?;
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Dutch => |value, _| grouped(value, Language::Dutch),
        Language::English => |value, _| grouped(value, Language::English),
    }));
    let mut keys = BTreeSet::new();
    let mut files: Vec<_> = Locales::iter().filter(|file| file.starts_with(language.code())).collect();
    files.sort();
    for file in files {
        let broken = |problem: String| TextError::Syntax { file: file.to_string(), problem };
        let source = Locales::get(&file).ok_or_else(|| broken("it is not embedded".to_owned()))?;
        let text = String::from_utf8(source.data.into_owned()).map_err(|error| broken(error.to_string()))?;
        keys.extend(keys_of(&text));
        let resource = FluentResource::try_new(text).map_err(|(_, errors)| {
            broken(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        })?;
        bundle.add_resource(resource).map_err(|errors| {
            broken(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        })?;
    }
    Ok((language, bundle, keys))
}

/// A message starts its line with its key; everything indented belongs to the message above.
fn keys_of(source: &str) -> impl Iterator<Item = String> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            plain_number(number).and_then(|n| formats::quantity(language, &n).ok())
        }
        _ => None,
    }
}

fn plain_number(number: &FluentNumber) -> Option<String> {
    number.options.minimum_fraction_digits.is_none().then(|| number.as_string().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_read_and_dutch_comes_first() {
        let texts = Texts::new().unwrap();
        assert_eq!(texts.plain(Language::Dutch, "shell-skip").unwrap(), "Direct naar de inhoud");
        assert_eq!(texts.plain(Language::English, "shell-skip").unwrap(), "Skip to the content");
        assert_eq!(Language::default(), Language::Dutch);
    }

    #[test]
    fn a_missing_text_is_an_error_and_not_a_sentence() {
        let texts = Texts::new().unwrap();
        let refused = texts.plain(Language::Dutch, "no-such-text").unwrap_err();
        assert_eq!(refused.to_string(), "there is no text `no-such-text` in `nl`");
    }

    #[test]
    fn a_text_without_its_argument_is_an_error() {
        let texts = Texts::new().unwrap();
        assert!(matches!(texts.plain(Language::Dutch, "shell-print-date"), Err(TextError::Arguments { .. })));
    }

    #[test]
    fn numbers_in_a_sentence_are_grouped_as_the_language_does() {
        let texts = Texts::new().unwrap();
        let mut arguments = FluentArgs::new();
        arguments.set("count", 1842);
        let dutch = texts.get(Language::Dutch, "shell-nav-count", &arguments).unwrap();
        let english = texts.get(Language::English, "shell-nav-count", &arguments).unwrap();
        assert!(dutch.starts_with("1.842"), "{dutch}");
        assert!(english.starts_with("1,842"), "{english}");
    }
}
