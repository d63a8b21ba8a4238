//! What can be wrong, as data: the portal makes its own sentences, the command line has the English ones.

use std::fmt;

/// Whether the file can still be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file is not valid.
    Error,
    /// The file is valid, and something in it goes away one day.
    Warning,
}

/// Something that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Whether the file can still be used.
    pub severity: Severity,
    /// Where: `description.nl.features[0]`; empty where the whole file is meant. On one line, and of a key
    /// without end only the beginning.
    pub key: String,
    /// The line, from 1; 0 where the section that should hold the key is not in the file at all.
    pub line: usize,
    /// What.
    pub reason: Reason,
}

/// What should have stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Text.
    Text,
    /// `true` or `false`.
    Choice,
    /// A list.
    List,
    /// Keys with values.
    Section,
}

impl Wanted {
    /// The word for it that files and texts know.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Choice => "choice",
            Self::List => "list",
            Self::Section => "section",
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each variant has its sentence below; its fields are what the sentence names"
)]
pub enum Reason {
    NotUtf8,
    NotYaml { detail: String },
    SecondDocument,
    TooLarge { most: usize },
    TooDeep { most: usize },
    TooManyValues { most: usize },
    TooMuchText { most: usize },
    DuplicateKey,
    UnknownKey,
    Required,
    AtLeastOne,
    WrongType { name: String, wanted: Wanted },
    TooLong { most: usize, length: usize },
    TooShort { least: usize, length: usize },
    NotOneOf { value: String, allowed: &'static [&'static str] },
    Version { value: String },
    Category { value: String },
    Scope { value: String },
    Url { value: String },
    HttpUrl { value: String },
    Uri { value: String },
    Date { value: String },
    Email { value: String },
    Licence { value: String, detail: String },
    Language { value: String },
    Country { value: String },
    MediaType { value: String },
    ItalianCode { value: String },
    Video { value: String },
    AbsolutePath,
    FileAddress,
    Extension { allowed: &'static [&'static str] },
    FileMissing { path: String },
    OnlyWithContract,
    RequiredWith { maintenance: String },
    Deprecated { instead: Option<&'static str> },
    LowercaseCountry { instead: String },
    SectionTwice { instead: String },
}

impl Reason {
    /// A stable word: the name of the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not-utf-8",
            Self::NotYaml { .. } => "not-yaml",
            Self::SecondDocument => "second-document",
            Self::TooLarge { .. } => "too-large",
            Self::TooDeep { .. } => "too-deep",
            Self::TooManyValues { .. } => "too-many-values",
            Self::TooMuchText { .. } => "too-much-text",
            Self::DuplicateKey => "duplicate-key",
            Self::UnknownKey => "unknown-key",
            Self::Required => "required",
            Self::AtLeastOne => "at-least-one",
            Self::WrongType { .. } => "wrong-type",
            Self::TooLong { .. } => "too-long",
            Self::TooShort { .. } => "too-short",
            Self::NotOneOf { .. } => "not-one-of",
            Self::Version { .. } => "version",
            Self::Category { .. } => "category",
            Self::Scope { .. } => "scope",
            Self::Url { .. } => "url",
            Self::HttpUrl { .. } => "http-url",
            Self::Uri { .. } => "uri",
            Self::Date { .. } => "date",
            Self::Email { .. } => "email",
            Self::Licence { .. } => "licence",
            Self::Language { .. } => "language",
            Self::Country { .. } => "country",
            Self::MediaType { .. } => "media-type",
            Self::ItalianCode { .. } => "italian-code",
            Self::Video { .. } => "video",
            Self::AbsolutePath => "absolute-path",
            Self::FileAddress => "file-address",
            Self::Extension { .. } => "extension",
            Self::FileMissing { .. } => "file-missing",
            Self::OnlyWithContract => "only-with-contract",
            Self::RequiredWith { .. } => "required-with",
            Self::Deprecated { instead: Some(_) } => "deprecated-instead",
            Self::Deprecated { instead: None } => "deprecated",
            Self::LowercaseCountry { .. } => "lowercase-country",
            Self::SectionTwice { .. } => "section-twice",
        }
    }

    /// What its sentence needs: names and values. Texts come from the file: a page escapes them.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotYaml { detail } => vec![("detail", cut(detail))],
            Self::TooLarge { most }
            | Self::TooDeep { most }
            | Self::TooManyValues { most }
            | Self::TooMuchText { most } => vec![("most", most.to_string())],
            Self::WrongType { name, wanted } => {
                vec![("name", cut(name)), ("wanted", wanted.code().to_owned())]
            }
            Self::TooLong { most, length } => {
                vec![("most", most.to_string()), ("length", length.to_string())]
            }
            Self::TooShort { least, length } => {
                vec![("least", least.to_string()), ("length", length.to_string())]
            }
            Self::NotOneOf { value, allowed } => vec![("value", cut(value)), ("allowed", allowed.join(", "))],
            Self::Licence { value, detail } => vec![("value", cut(value)), ("detail", cut(detail))],
            Self::Extension { allowed } => vec![("allowed", allowed.join(", "))],
            Self::FileMissing { path } => vec![("path", cut(path))],
            Self::RequiredWith { maintenance } => vec![("type", cut(maintenance))],
            Self::Deprecated { instead: Some(instead) } => vec![("instead", (*instead).to_owned())],
            Self::LowercaseCountry { instead } | Self::SectionTwice { instead } => {
                vec![("instead", cut(instead))]
            }
            Self::Version { value }
            | Self::Category { value }
            | Self::Scope { value }
            | Self::Url { value }
            | Self::HttpUrl { value }
            | Self::Uri { value }
            | Self::Date { value }
            | Self::Email { value }
            | Self::Language { value }
            | Self::Country { value }
            | Self::MediaType { value }
            | Self::ItalianCode { value }
            | Self::Video { value } => vec![("value", cut(value))],
            _ => Vec::new(),
        }
    }
}

/// The beginning of a text that came from outside, on one line.
pub(crate) fn cut(text: &str) -> String {
    const MOST: usize = 80;
    let mut short: String = text.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}

impl Fault {
    /// An error of the whole file.
    pub(crate) fn of_file(line: usize, reason: Reason) -> Self {
        Self { severity: Severity::Error, key: String::new(), line, reason }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let warning = if self.severity == Severity::Warning { "warning: " } else { "" };
        write!(f, "{}: {}: {warning}{}", self.line, cut(&self.key), self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("the file is not UTF-8"),
            Self::NotYaml { detail } => write!(f, "the file is not YAML: {}", cut(detail)),
            Self::SecondDocument => f.write_str("a second document begins here; the file may hold only one"),
            Self::TooLarge { most } => write!(f, "the file is larger than {most} bytes"),
            Self::TooDeep { most } => write!(f, "values lie more than {most} levels deep here"),
            Self::TooManyValues { most } => write!(f, "the file holds more than {most} values"),
            Self::TooMuchText { most } => {
                write!(f, "the file holds more than {most} bytes of text, with what its aliases repeat")
            }
            Self::DuplicateKey => f.write_str("this key stands here for the second time"),
            Self::UnknownKey => f.write_str("is not a key of publiccode.yml"),
            Self::Required => f.write_str("is a required field"),
            Self::AtLeastOne => f.write_str("must contain at least one item that can be read"),
            Self::WrongType { name, wanted } => write!(f, "wrong type: {} must be {wanted}", cut(name)),
            Self::TooLong { most, length } => write!(f, "has {length} characters, and may have {most}"),
            Self::TooShort { least, length } => {
                write!(f, "has {length} characters, and must have at least {least}")
            }
            Self::NotOneOf { value, allowed } => {
                write!(f, "'{}' is not one of {}", cut(value), allowed.join(", "))
            }
            Self::Deprecated { instead: None } => f.write_str("is deprecated; it can be left out"),
            Self::Deprecated { instead: Some(instead) } => write!(f, "is deprecated; use {instead} instead"),
            Self::AbsolutePath => {
                f.write_str("is an absolute path; only relative paths and http(s) addresses are allowed")
            }
            Self::FileAddress => {
                f.write_str("is a file: address; only relative paths and http(s) addresses are allowed")
            }
            Self::Extension { allowed } => write!(f, "must end in one of {}", allowed.join(", ")),
            Self::FileMissing { path } => write!(f, "there is no file '{}' beside this one", cut(path)),
            Self::OnlyWithContract => f.write_str("is only allowed where maintenance.type is contract"),
            Self::RequiredWith { maintenance } => {
                write!(f, "is required where maintenance.type is {maintenance}")
            }
            Self::LowercaseCountry { instead } => {
                write!(f, "country codes in lower case are deprecated; use {} instead", cut(instead))
            }
            Self::SectionTwice { instead } => {
                write!(f, "there is a section {} already; remove this one", cut(instead))
            }
            other => other.say_form(f),
        }
    }
}

impl Reason {
    /// The sentences about a value that has the wrong form.
    fn say_form(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (value, form) = match self {
            Self::Version { value } => (value, "a version that is known here (0, or 0.2 to 0.7)"),
            Self::Category { value } => (value, "a category of the standard's list"),
            Self::Scope { value } => (value, "a scope of the standard's list"),
            Self::Url { value } => (value, "a valid address of source code (https://..)"),
            Self::HttpUrl { value } => (value, "a valid http(s) address"),
            Self::Uri { value } => (value, "a valid address (https://..) or urn (urn:..)"),
            Self::Date { value } => (value, "a date like 2026-04-15"),
            Self::Email { value } => (value, "a mail address"),
            Self::Licence { value, .. } => (value, "an SPDX licence expression"),
            Self::Language { value } => (value, "a BCP 47 language, like nl or en-GB"),
            Self::Country { value } => (value, "an ISO 3166-1 country of two capitals, like NL"),
            Self::MediaType { value } => (value, "a media type, like text/plain"),
            Self::ItalianCode { value } => (value, "a code of an Italian public body, like c_h501"),
            Self::Video { value } => (value, "a video on a site that supports oEmbed"),
            _ => return Ok(()),
        };
        write!(f, "'{}' is not {form}", cut(value))?;
        match self {
            Self::Licence { detail, .. } if !detail.is_empty() => write!(f, ": {}", cut(detail)),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Choice => "true or false",
            Self::List => "a list",
            Self::Section => "keys with values",
        })
    }
}
