//! Checks of one text each: form only, nothing is looked up elsewhere.

use jiff::civil::Date;
use unicode_segmentation::UnicodeSegmentation;
use url::Url;

use crate::Beside;
use crate::fault::Reason;
use crate::language::is_language;
use crate::lists::{CATEGORIES, COUNTRIES, MEDIA, SCOPES, VIDEO_SITES, holds};

/// What a text must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// Anything.
    Any,
    /// At most and at least so many characters, as people count them.
    Length {
        least: usize,
        most: usize,
    },
    /// One of a few words.
    OneOf(&'static [&'static str]),
    Version,
    Category,
    Scope,
    /// An address of source code.
    Source,
    /// An address of a page.
    Http,
    /// An address or a urn: who somebody is.
    Uri,
    Date,
    Email,
    Licence,
    Language,
    Country,
    MediaType,
    ItalianCode,
    Video,
    /// A picture: a path beside the file, or an address.
    Picture(&'static [&'static str]),
    /// A path beside the file.
    Path,
}

const SCHEMES: &[&str] = &["https", "http", "git", "ssh", "svn", "svn+ssh", "git+ssh"];
/// The minor versions of version 0 that are known.
const MINORS: std::ops::RangeInclusive<u32> = 2..=7;

impl Form {
    /// What is wrong with the text.
    pub(crate) fn fault(self, text: &str, beside: Beside<'_>) -> Option<Reason> {
        let value = || text.to_owned();
        let refuse = |fine: bool, reason: fn(String) -> Reason| (!fine).then(|| reason(value()));
        match self {
            Self::Any => None,
            Self::Length { least, most } => length(text, least, most),
            Self::OneOf(allowed) => {
                (!allowed.contains(&text)).then(|| Reason::NotOneOf { value: value(), allowed })
            }
            Self::Version => refuse(is_version(text), |value| Reason::Version { value }),
            Self::Category => refuse(CATEGORIES.contains(&text), |value| Reason::Category { value }),
            Self::Scope => refuse(SCOPES.contains(&text), |value| Reason::Scope { value }),
            Self::Source => refuse(address(text, SCHEMES).is_some(), |value| Reason::Url { value }),
            Self::Http => refuse(http(text).is_some(), |value| Reason::HttpUrl { value }),
            Self::Uri => uri(text),
            Self::Date => refuse(is_date(text), |value| Reason::Date { value }),
            Self::Email => refuse(is_email(text), |value| Reason::Email { value }),
            Self::Licence => licence(text),
            Self::Language => refuse(is_language(text), |value| Reason::Language { value }),
            Self::Country => refuse(is_country(text), |value| Reason::Country { value }),
            Self::MediaType => refuse(is_media_type(text), |value| Reason::MediaType { value }),
            Self::ItalianCode => refuse(is_italian_code(text), |value| Reason::ItalianCode { value }),
            Self::Video => refuse(is_video(text), |value| Reason::Video { value }),
            Self::Picture(extensions) => picture(text, extensions, beside),
            Self::Path => path(text, beside),
        }
    }
}

fn length(text: &str, least: usize, most: usize) -> Option<Reason> {
    let length = text.graphemes(true).count();
    if length > most {
        Some(Reason::TooLong { most, length })
    } else if length < least {
        Some(Reason::TooShort { least, length })
    } else {
        None
    }
}

fn is_version(text: &str) -> bool {
    let mut parts = text.split('.');
    let number =
        |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    parts.next() == Some("0")
        && parts.next().is_none_or(|minor| number(minor).is_some_and(|minor| MINORS.contains(&minor)))
        && parts.next().is_none_or(|patch| number(patch).is_some())
        && parts.next().is_none()
}

/// The address, where it has one of the schemes and a host, and no spaces around it.
fn address(text: &str, schemes: &[&str]) -> Option<Url> {
    let spaced = text.chars().any(|c| c.is_whitespace() || c.is_control());
    // The library also takes `https:host` and `https:\\host`, which nothing else does.
    let slashes = text.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"));
    let url = (!spaced && slashes).then(|| Url::parse(text).ok()).flatten()?;
    (schemes.contains(&url.scheme()) && url.host_str().is_some_and(|host| !host.is_empty())).then_some(url)
}

fn http(text: &str) -> Option<Url> {
    address(text, &["http", "https"])
}

/// An address, or a urn of RFC 8141; the one of Italian public bodies has a code with a form of its own.
fn uri(text: &str) -> Option<Reason> {
    let lower = text.to_ascii_lowercase();
    if let Some(code) = lower.strip_prefix("urn:x-italian-pa:") {
        return (!is_italian_code(code)).then(|| Reason::ItalianCode { value: text.to_owned() });
    }
    let fine = http(text).is_some() || is_urn(&lower);
    (!fine).then(|| Reason::Uri { value: text.to_owned() })
}

fn is_urn(lower: &str) -> bool {
    let Some((name, rest)) = lower.strip_prefix("urn:").and_then(|rest| rest.split_once(':')) else {
        return false;
    };
    let name_fits = (2..=32).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-');
    name_fits && !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_date(text: &str) -> bool {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    form && text.parse::<Date>().is_ok()
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let marks = "!#$%&'*+/=?^_`{|}~.-";
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && local.chars().all(|c| c.is_alphanumeric() || marks.contains(c))
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    local_fits && domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label)
}

fn licence(text: &str) -> Option<Reason> {
    const LONGEST: usize = 1_000;
    let value = text.to_owned();
    if text.len() > LONGEST {
        return Some(Reason::Licence { value, detail: String::new() });
    }
    let error = spdx::Expression::parse(text).err()?;
    Some(Reason::Licence { value, detail: error.reason.to_string() })
}

/// A country, in capitals or (deprecated, which the walk says) in lower case; never mixed.
fn is_country(text: &str) -> bool {
    let lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
    text.len() == 2 && (holds(COUNTRIES, text) || lower && holds(COUNTRIES, &text.to_ascii_uppercase()))
}

fn is_media_type(text: &str) -> bool {
    let Some((kind, name)) = text.split_once('/') else { return false };
    MEDIA.contains(&kind)
        && (1..=127).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
}

/// The form of a code in the index of Italian public bodies: letters and digits, after at most one prefix
/// (`pcm`, `c_h501`, `istsc_miic8fd002`). The index itself has twenty thousand codes and changes daily.
fn is_italian_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split('_').collect();
    let fits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (2..=40).contains(&text.len()) && parts.len() <= 2 && parts.iter().all(fits)
}

fn is_video(text: &str) -> bool {
    let Some(url) = http(text) else { return false };
    let host = url.host_str().unwrap_or_default();
    let on = |site: &&str| host == *site || host.strip_suffix(*site).is_some_and(|rest| rest.ends_with('.'));
    VIDEO_SITES.iter().any(on) && url.path().len() > 1
}

fn picture(text: &str, extensions: &'static [&'static str], beside: Beside<'_>) -> Option<Reason> {
    let name = match http(text) {
        Some(url) => url.path().to_owned(),
        None => text.to_owned(),
    };
    if let Some(reason) = path(text, None) {
        return Some(reason);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if !ending.is_some_and(|ending| extensions.contains(&ending.as_str())) {
        return Some(Reason::Extension { allowed: extensions });
    }
    path(text, beside)
}

/// A path relative to the file, or an address.
fn path(text: &str, beside: Beside<'_>) -> Option<Reason> {
    if text.to_ascii_lowercase().starts_with("file:") {
        return Some(Reason::FileAddress);
    }
    if text.starts_with('/') || text.starts_with('\\') {
        return Some(Reason::AbsolutePath);
    }
    if text.contains("://") {
        return http(text).is_none().then(|| Reason::HttpUrl { value: text.to_owned() });
    }
    let missing = beside.is_some_and(|is_there| !is_there(text));
    missing.then(|| Reason::FileMissing { path: text.to_owned() })
}
