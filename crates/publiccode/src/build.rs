//! From a tree without errors to the typed content.

use jiff::civil::Date;

use crate::record::{
    Audience, Contact, Contractor, Dependency, Description, DevelopmentStatus, Legal, Localisation,
    Maintenance, MaintenanceType, Organisation, Publiccode, SoftwareType,
};
use crate::tree::{Content, Node};
use crate::value::Value;
use crate::walk::is_country_section;

/// The values of a section; of nothing, nothing.
#[derive(Clone, Copy)]
struct Section<'a>(Option<&'a Node>);

impl<'a> Section<'a> {
    fn value(self, key: &str) -> Option<&'a Node> {
        self.0?.get(key).map(|entry| &entry.value)
    }

    fn section(self, key: &str) -> Self {
        Self(self.value(key))
    }

    fn maybe(self, key: &str) -> Option<String> {
        self.value(key).and_then(text)
    }

    fn text(self, key: &str) -> String {
        self.maybe(key).unwrap_or_default()
    }

    fn date(self, key: &str) -> Option<Date> {
        self.maybe(key)?.parse().ok()
    }

    fn choice(self, key: &str) -> Option<bool> {
        self.maybe(key).map(|word| word == "true")
    }

    fn items(self, key: &str) -> &'a [Node] {
        match self.value(key).map(|value| &value.content) {
            Some(Content::List(items)) => items,
            _ => &[],
        }
    }

    fn texts(self, key: &str) -> Vec<String> {
        match self.maybe(key) {
            Some(only) => vec![only],
            None => self.items(key).iter().filter_map(text).collect(),
        }
    }

    fn each<T>(self, key: &str, one: fn(Self) -> T) -> Vec<T> {
        self.items(key).iter().map(|item| one(Self(Some(item)))).collect()
    }
}

fn text(node: &Node) -> Option<String> {
    match &node.content {
        Content::Text { text, .. } => Some(text.trim().to_owned()),
        _ => None,
    }
}

pub(crate) fn publiccode(root: &Node) -> Publiccode {
    let file = Section(Some(root));
    let audience = file.section("intendedAudience");
    let depends = file.section("dependsOn");
    Publiccode {
        version: file.text("publiccodeYmlVersion"),
        name: file.text("name"),
        application_suite: file.maybe("applicationSuite"),
        url: file.text("url"),
        landing_url: file.maybe("landingURL"),
        is_based_on: file.texts("isBasedOn"),
        software_version: file.maybe("softwareVersion"),
        release_date: file.date("releaseDate"),
        logo: file.maybe("logo"),
        monochrome_logo: file.maybe("monochromeLogo"),
        input_types: file.texts("inputTypes"),
        output_types: file.texts("outputTypes"),
        organisation: file
            .value("organisation")
            .filter(|node| !node.is_empty())
            .map(|node| organisation(Section(Some(node)))),
        platforms: file.texts("platforms"),
        categories: file.texts("categories"),
        used_by: file.texts("usedBy"),
        funded_by: file.each("fundedBy", organisation),
        roadmap: file.maybe("roadmap"),
        development_status: DevelopmentStatus::of_word(&file.text("developmentStatus")).unwrap_or_default(),
        software_type: SoftwareType::of_word(&file.text("softwareType")).unwrap_or_default(),
        audience: Audience {
            countries: audience.texts("countries"),
            unsupported_countries: audience.texts("unsupportedCountries"),
            scope: audience.texts("scope"),
        },
        descriptions: descriptions(file.value("description")),
        legal: legal(file.section("legal")),
        maintenance: maintenance(file.section("maintenance")),
        localisation: localisation(file.section("localisation")),
        depends_on_software: depends.each("software", dependency),
        depends_on_open: depends.each("open", dependency),
        depends_on_proprietary: depends.each("proprietary", dependency),
        depends_on_hardware: depends.each("hardware", dependency),
        countries: countries(root),
    }
}

fn organisation(section: Section<'_>) -> Organisation {
    Organisation { uri: section.text("uri"), name: section.maybe("name") }
}

fn descriptions(node: Option<&Node>) -> Vec<Description> {
    let Some(Content::Map(entries)) = node.map(|node| &node.content) else { return Vec::new() };
    let one = |(language, section): (&str, Section<'_>)| Description {
        language: language.to_owned(),
        localised_name: section.maybe("localisedName"),
        generic_name: section.maybe("genericName"),
        short_description: section.text("shortDescription"),
        long_description: section.maybe("longDescription"),
        documentation: section.maybe("documentation"),
        api_documentation: section.maybe("apiDocumentation"),
        features: section.texts("features"),
        screenshots: section.texts("screenshots"),
        videos: section.texts("videos"),
        awards: section.texts("awards"),
    };
    entries.iter().map(|entry| one((&entry.key, Section(Some(&entry.value))))).collect()
}

fn legal(section: Section<'_>) -> Legal {
    Legal {
        license: section.text("license"),
        main_copyright_owner: section.maybe("mainCopyrightOwner"),
        repo_owner: section.maybe("repoOwner"),
        authors_file: section.maybe("authorsFile"),
    }
}

fn maintenance(section: Section<'_>) -> Maintenance {
    Maintenance {
        kind: MaintenanceType::of_word(&section.text("type")).unwrap_or_default(),
        contractors: section.each("contractors", |contractor| Contractor {
            name: contractor.text("name"),
            until: contractor.date("until"),
            email: contractor.maybe("email"),
            website: contractor.maybe("website"),
        }),
        contacts: section.each("contacts", |contact| Contact {
            name: contact.text("name"),
            email: contact.maybe("email"),
            phone: contact.maybe("phone"),
            affiliation: contact.maybe("affiliation"),
        }),
    }
}

fn localisation(section: Section<'_>) -> Localisation {
    Localisation {
        ready: section.choice("localisationReady").unwrap_or_default(),
        available_languages: section.texts("availableLanguages"),
    }
}

fn dependency(section: Section<'_>) -> Dependency {
    Dependency {
        name: section.text("name"),
        version_min: section.maybe("versionMin"),
        version_max: section.maybe("versionMax"),
        version: section.maybe("version"),
        optional: section.choice("optional"),
        source: section.maybe("source"),
        license: section.maybe("license"),
        specifications: section.maybe("specifications"),
    }
}

fn countries(root: &Node) -> Vec<(String, Value)> {
    let Content::Map(entries) = &root.content else { return Vec::new() };
    let sections = entries.iter().filter(|entry| is_country_section(&entry.key) && !entry.value.is_empty());
    sections.map(|entry| (entry.key.to_ascii_uppercase(), Value::from(&entry.value))).collect()
}
