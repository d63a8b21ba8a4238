//! The keys of the file, each with what it must hold. Rules about two keys at once are the walk's.

use crate::checks::Form;

/// A key of a section.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether the file needs it.
    pub(crate) required: bool,
    pub(crate) old: Old,
}

/// Whether a key goes away one day.
#[derive(Clone, Copy)]
pub(crate) enum Old {
    No,
    Yes,
    /// And what to use instead.
    Instead(&'static str),
}

/// What a key holds.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text(Form),
    /// `true` or `false`.
    Choice,
    List(Form),
    /// One text, or a list of them.
    TextOrList(Form),
    Section(&'static [Field]),
    Sections(&'static [Field]),
    /// A section for each language.
    Languages(&'static [Field]),
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true, old: Old::No }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false, old: Old::No }
}

const fn old(name: &'static str, kind: Kind, old: Old) -> Field {
    Field { name, kind, required: false, old }
}

const TEXT: Kind = Kind::Text(Form::Any);
const TEXTS: Kind = Kind::List(Form::Any);
const HTTP: Kind = Kind::Text(Form::Http);
const LOGOS: &[&str] = &["svg", "svgz", "png"];
const SCREENSHOTS: &[&str] = &["png", "jpg", "jpeg"];

pub(crate) const STATUSES: &[&str] = &["concept", "development", "beta", "stable", "obsolete"];
pub(crate) const SOFTWARE: &[&str] = &[
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
];
pub(crate) const MAINTENANCE: &[&str] = &["internal", "contract", "community", "none"];

/// The whole file. Sections of countries stand beside these.
pub(crate) const FILE: &[Field] = &[
    must("publiccodeYmlVersion", Kind::Text(Form::Version)),
    must("name", TEXT),
    may("applicationSuite", TEXT),
    must("url", Kind::Text(Form::Source)),
    may("landingURL", HTTP),
    may("isBasedOn", Kind::TextOrList(Form::Source)),
    may("softwareVersion", TEXT),
    may("releaseDate", Kind::Text(Form::Date)),
    may("logo", Kind::Text(Form::Picture(LOGOS))),
    old("monochromeLogo", Kind::Text(Form::Picture(LOGOS)), Old::Instead("logo")),
    old("inputTypes", Kind::List(Form::MediaType), Old::Yes),
    old("outputTypes", Kind::List(Form::MediaType), Old::Yes),
    may("organisation", Kind::Section(ORGANISATION)),
    must("platforms", TEXTS),
    may("categories", Kind::List(Form::Category)),
    may("usedBy", TEXTS),
    may("fundedBy", Kind::Sections(ORGANISATION)),
    may("roadmap", HTTP),
    must("developmentStatus", Kind::Text(Form::OneOf(STATUSES))),
    must("softwareType", Kind::Text(Form::OneOf(SOFTWARE))),
    may("intendedAudience", Kind::Section(AUDIENCE)),
    must("description", Kind::Languages(DESCRIPTION)),
    must("legal", Kind::Section(LEGAL)),
    must("maintenance", Kind::Section(MAINTAINED)),
    must("localisation", Kind::Section(LOCALISATION)),
    may("dependsOn", Kind::Section(DEPENDS)),
];

const ORGANISATION: &[Field] = &[may("name", TEXT), must("uri", Kind::Text(Form::Uri))];

const AUDIENCE: &[Field] = &[
    may("countries", Kind::List(Form::Country)),
    may("unsupportedCountries", Kind::List(Form::Country)),
    may("scope", Kind::List(Form::Scope)),
];

/// `longDescription` and `features` are needed in one language at least: the walk sees to that.
const DESCRIPTION: &[Field] = &[
    may("localisedName", TEXT),
    old("genericName", Kind::Text(Form::Length { least: 0, most: 35 }), Old::Yes),
    must("shortDescription", Kind::Text(Form::Length { least: 0, most: 150 })),
    may("longDescription", Kind::Text(Form::Length { least: 150, most: 10_000 })),
    may("documentation", HTTP),
    may("apiDocumentation", HTTP),
    may("features", TEXTS),
    may("screenshots", Kind::List(Form::Picture(SCREENSHOTS))),
    may("videos", Kind::List(Form::Video)),
    may("awards", TEXTS),
];

const LEGAL: &[Field] = &[
    must("license", Kind::Text(Form::Licence)),
    may("mainCopyrightOwner", TEXT),
    old("repoOwner", TEXT, Old::Instead("organisation.name")),
    old("authorsFile", Kind::Text(Form::Path), Old::Yes),
];

const MAINTAINED: &[Field] = &[
    must("type", Kind::Text(Form::OneOf(MAINTENANCE))),
    may("contractors", Kind::Sections(CONTRACTOR)),
    may("contacts", Kind::Sections(CONTACT)),
];

const CONTRACTOR: &[Field] = &[
    must("name", TEXT),
    must("until", Kind::Text(Form::Date)),
    may("email", Kind::Text(Form::Email)),
    may("website", HTTP),
];

const CONTACT: &[Field] = &[
    must("name", TEXT),
    may("email", Kind::Text(Form::Email)),
    may("phone", TEXT),
    may("affiliation", TEXT),
];

const LOCALISATION: &[Field] =
    &[must("localisationReady", Kind::Choice), must("availableLanguages", Kind::List(Form::Language))];

/// `software` came with 0.7; files of before have it in `open` and `proprietary`.
const DEPENDS: &[Field] = &[
    may("software", Kind::Sections(DEPENDENCY)),
    may("open", Kind::Sections(DEPENDENCY)),
    may("proprietary", Kind::Sections(DEPENDENCY)),
    may("hardware", Kind::Sections(DEPENDENCY)),
];

const DEPENDENCY: &[Field] = &[
    must("name", TEXT),
    may("versionMin", TEXT),
    may("versionMax", TEXT),
    may("version", TEXT),
    may("optional", Kind::Choice),
    may("source", TEXT),
    may("license", TEXT),
    may("specifications", TEXT),
];

/// The section of Italy, the one country whose section the standard describes.
pub(crate) const ITALY: &[Field] = &[
    may("countryExtensionVersion", Kind::Text(Form::OneOf(&["0.2", "1.0"]))),
    may("conforme", Kind::Section(ITALY_CONFORMS)),
    may("riuso", Kind::Section(&[may("codiceIPA", Kind::Text(Form::ItalianCode))])),
    may("piattaforme", Kind::Section(ITALY_PLATFORMS)),
];

const ITALY_CONFORMS: &[Field] = &[
    may("lineeGuidaDesign", Kind::Choice),
    may("modelloInteroperabilita", Kind::Choice),
    may("misureMinimeSicurezza", Kind::Choice),
    may("gdpr", Kind::Choice),
];

const ITALY_PLATFORMS: &[Field] = &[
    may("spid", Kind::Choice),
    may("pagopa", Kind::Choice),
    may("cie", Kind::Choice),
    may("anpr", Kind::Choice),
    may("io", Kind::Choice),
];
