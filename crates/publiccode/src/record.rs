//! What a file says, typed.

use jiff::civil::Date;

use crate::value::Value;

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them, in the standard's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one with this word.
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// How far the software is.
    DevelopmentStatus {
        /// An idea, perhaps without code.
        Concept = "concept",
        /// Being made, not ready for users.
        #[default]
        Development = "development",
        /// Being tested.
        Beta = "beta",
        /// Released, ready for production.
        Stable = "stable",
        /// No longer maintained.
        Obsolete = "obsolete",
    }
}

words! {
    /// What kind of software it is.
    SoftwareType {
        /// A native app.
        Mobile = "standalone/mobile",
        /// For things with a network.
        Iot = "standalone/iot",
        /// For desktops.
        Desktop = "standalone/desktop",
        /// Used in a browser.
        #[default]
        Web = "standalone/web",
        /// Behind other software.
        Backend = "standalone/backend",
        /// Something else that runs by itself.
        Other = "standalone/other",
        /// A part of other software.
        Addon = "addon",
        /// For programmers.
        Library = "library",
        /// Settings and scripts, no program.
        ConfigurationFiles = "configurationFiles",
    }
}

words! {
    /// Who maintains it.
    MaintenanceType {
        /// The owner of the repository.
        #[default]
        Internal = "internal",
        /// A contractor.
        Contract = "contract",
        /// People who give their time.
        Community = "community",
        /// Nobody.
        None = "none",
    }
}

/// What a valid file says.
///
/// Invariant: of a value that [`crate::check`] gave, every text has the form of its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Publiccode {
    pub version: String,
    pub name: String,
    pub application_suite: Option<String>,
    pub url: String,
    pub landing_url: Option<String>,
    pub is_based_on: Vec<String>,
    pub software_version: Option<String>,
    pub release_date: Option<Date>,
    pub logo: Option<String>,
    pub monochrome_logo: Option<String>,
    pub input_types: Vec<String>,
    pub output_types: Vec<String>,
    pub organisation: Option<Organisation>,
    pub platforms: Vec<String>,
    pub categories: Vec<String>,
    pub used_by: Vec<String>,
    pub funded_by: Vec<Organisation>,
    pub roadmap: Option<String>,
    pub development_status: DevelopmentStatus,
    pub software_type: SoftwareType,
    pub audience: Audience,
    pub descriptions: Vec<Description>,
    pub legal: Legal,
    pub maintenance: Maintenance,
    pub localisation: Localisation,
    pub depends_on_software: Vec<Dependency>,
    pub depends_on_open: Vec<Dependency>,
    pub depends_on_proprietary: Vec<Dependency>,
    pub depends_on_hardware: Vec<Dependency>,
    /// Sections of countries, by their code in capitals, as they are.
    pub countries: Vec<(String, Value)>,
}

impl Publiccode {
    /// The description for a reader: in the first of these languages that there is, else the first there is.
    pub fn description(&self, languages: &[&str]) -> Option<&Description> {
        let of = |language: &&str| {
            let primary = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
            self.descriptions.iter().find(|d| primary(&d.language).as_deref() == Some(*language))
        };
        languages.iter().find_map(of).or_else(|| self.descriptions.first())
    }

    /// The same description, to change.
    pub fn description_mut(&mut self, languages: &[&str]) -> Option<&mut Description> {
        let language = self.description(languages)?.language.clone();
        self.descriptions.iter_mut().find(|d| d.language == language)
    }
}

/// An organisation that publishes or pays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Organisation {
    pub uri: String,
    pub name: Option<String>,
}

/// For whom the software is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Audience {
    pub countries: Vec<String>,
    pub unsupported_countries: Vec<String>,
    pub scope: Vec<String>,
}

/// What the software does, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Description {
    pub language: String,
    pub localised_name: Option<String>,
    pub generic_name: Option<String>,
    pub short_description: String,
    pub long_description: Option<String>,
    pub documentation: Option<String>,
    pub api_documentation: Option<String>,
    pub features: Vec<String>,
    pub screenshots: Vec<String>,
    pub videos: Vec<String>,
    pub awards: Vec<String>,
}

/// What one may do with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Legal {
    /// An SPDX expression.
    pub license: String,
    pub main_copyright_owner: Option<String>,
    pub repo_owner: Option<String>,
    pub authors_file: Option<String>,
}

/// Who keeps it alive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Maintenance {
    pub kind: MaintenanceType,
    pub contractors: Vec<Contractor>,
    pub contacts: Vec<Contact>,
}

/// Who is paid to maintain it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Contractor {
    pub name: String,
    /// The day on which the maintenance ends.
    pub until: Option<Date>,
    pub email: Option<String>,
    pub website: Option<String>,
}

/// Whom one can ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Contact {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub affiliation: Option<String>,
}

/// In which languages one can use it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Localisation {
    pub ready: bool,
    pub available_languages: Vec<String>,
}

/// What it needs to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields have the names of the standard")]
pub struct Dependency {
    pub name: String,
    pub version_min: Option<String>,
    pub version_max: Option<String>,
    pub version: Option<String>,
    pub optional: Option<bool>,
    pub source: Option<String>,
    pub license: Option<String>,
    pub specifications: Option<String>,
}
