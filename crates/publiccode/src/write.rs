//! Gives the file again, in the standard's order.
//!
//! Every text stands in double quotes, so no reader takes `no`, `1.10` or `2026-04-15` for something else.

use crate::record::{Dependency, Description, Organisation, Publiccode};
use crate::value::Value;

/// A section while it is filled: keys without content are left out.
#[derive(Default)]
struct Section(Vec<(String, Value)>);

impl Section {
    fn put(&mut self, key: &str, value: Value) {
        let empty = match &value {
            Value::Empty => true,
            Value::Text(_) | Value::Choice(_) => false,
            Value::List(items) => items.is_empty(),
            Value::Section(pairs) => pairs.is_empty(),
        };
        if !empty {
            self.0.push((key.to_owned(), value));
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        self.put(key, Value::Text(text.to_owned()));
    }

    fn maybe(&mut self, key: &str, text: Option<&String>) {
        self.put(key, text.map_or(Value::Empty, |text| Value::Text(text.clone())));
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        self.put(key, Value::List(texts.iter().map(|text| Value::Text(text.clone())).collect()));
    }

    fn choice(&mut self, key: &str, choice: Option<bool>) {
        self.put(key, choice.map_or(Value::Empty, Value::Choice));
    }

    fn each<T>(&mut self, key: &str, all: &[T], one: fn(&T) -> Value) {
        self.put(key, Value::List(all.iter().map(one).collect()));
    }

    fn done(self) -> Value {
        Value::Section(self.0)
    }
}

/// The file that says this.
pub fn write(publiccode: &Publiccode) -> String {
    let mut text = String::new();
    lines(&mut text, &file(publiccode), 0);
    text
}

fn file(p: &Publiccode) -> Value {
    let mut file = Section::default();
    file.text("publiccodeYmlVersion", &p.version);
    file.text("name", &p.name);
    file.maybe("applicationSuite", p.application_suite.as_ref());
    file.text("url", &p.url);
    file.maybe("landingURL", p.landing_url.as_ref());
    file.texts("isBasedOn", &p.is_based_on);
    file.maybe("softwareVersion", p.software_version.as_ref());
    file.maybe("releaseDate", p.release_date.map(|date| date.to_string()).as_ref());
    file.maybe("logo", p.logo.as_ref());
    file.maybe("monochromeLogo", p.monochrome_logo.as_ref());
    file.texts("inputTypes", &p.input_types);
    file.texts("outputTypes", &p.output_types);
    file.put("organisation", p.organisation.as_ref().map_or(Value::Empty, organisation));
    file.texts("platforms", &p.platforms);
    file.texts("categories", &p.categories);
    file.texts("usedBy", &p.used_by);
    file.each("fundedBy", &p.funded_by, organisation);
    file.maybe("roadmap", p.roadmap.as_ref());
    file.text("developmentStatus", p.development_status.word());
    file.text("softwareType", p.software_type.word());
    let mut audience = Section::default();
    audience.texts("countries", &p.audience.countries);
    audience.texts("unsupportedCountries", &p.audience.unsupported_countries);
    audience.texts("scope", &p.audience.scope);
    file.put("intendedAudience", audience.done());
    let descriptions = p.descriptions.iter().map(|d| (d.language.clone(), description(d)));
    file.put("description", Value::Section(descriptions.collect()));
    file.put("legal", legal(p));
    file.put("maintenance", maintenance(p));
    let mut localisation = Section::default();
    localisation.choice("localisationReady", Some(p.localisation.ready));
    localisation.texts("availableLanguages", &p.localisation.available_languages);
    file.put("localisation", localisation.done());
    let mut depends = Section::default();
    depends.each("software", &p.depends_on_software, dependency);
    depends.each("open", &p.depends_on_open, dependency);
    depends.each("proprietary", &p.depends_on_proprietary, dependency);
    depends.each("hardware", &p.depends_on_hardware, dependency);
    file.put("dependsOn", depends.done());
    for (country, section) in &p.countries {
        file.put(country, section.clone());
    }
    file.done()
}

fn organisation(organisation: &Organisation) -> Value {
    let mut section = Section::default();
    section.maybe("name", organisation.name.as_ref());
    section.text("uri", &organisation.uri);
    section.done()
}

fn description(description: &Description) -> Value {
    let mut section = Section::default();
    section.maybe("localisedName", description.localised_name.as_ref());
    section.maybe("genericName", description.generic_name.as_ref());
    section.text("shortDescription", &description.short_description);
    section.maybe("longDescription", description.long_description.as_ref());
    section.maybe("documentation", description.documentation.as_ref());
    section.maybe("apiDocumentation", description.api_documentation.as_ref());
    section.texts("features", &description.features);
    section.texts("screenshots", &description.screenshots);
    section.texts("videos", &description.videos);
    section.texts("awards", &description.awards);
    section.done()
}

fn legal(p: &Publiccode) -> Value {
    let mut section = Section::default();
    section.text("license", &p.legal.license);
    section.maybe("mainCopyrightOwner", p.legal.main_copyright_owner.as_ref());
    section.maybe("repoOwner", p.legal.repo_owner.as_ref());
    section.maybe("authorsFile", p.legal.authors_file.as_ref());
    section.done()
}

fn maintenance(p: &Publiccode) -> Value {
    let mut section = Section::default();
    section.text("type", p.maintenance.kind.word());
    section.each("contractors", &p.maintenance.contractors, |contractor| {
        let mut section = Section::default();
        section.text("name", &contractor.name);
        section.maybe("until", contractor.until.map(|date| date.to_string()).as_ref());
        section.maybe("email", contractor.email.as_ref());
        section.maybe("website", contractor.website.as_ref());
        section.done()
    });
    section.each("contacts", &p.maintenance.contacts, |contact| {
        let mut section = Section::default();
        section.text("name", &contact.name);
        section.maybe("email", contact.email.as_ref());
        section.maybe("phone", contact.phone.as_ref());
        section.maybe("affiliation", contact.affiliation.as_ref());
        section.done()
    });
    section.done()
}

fn dependency(dependency: &Dependency) -> Value {
    let mut section = Section::default();
    section.text("name", &dependency.name);
    section.maybe("versionMin", dependency.version_min.as_ref());
    section.maybe("versionMax", dependency.version_max.as_ref());
    section.maybe("version", dependency.version.as_ref());
    section.choice("optional", dependency.optional);
    section.maybe("source", dependency.source.as_ref());
    section.maybe("license", dependency.license.as_ref());
    section.maybe("specifications", dependency.specifications.as_ref());
    section.done()
}

/// The lines of a section or list, indented.
fn lines(text: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Section(pairs) => {
            for (key, value) in pairs {
                text.push_str(&indent);
                text.push_str(&name(key));
                text.push(':');
                after_mark(text, value, depth);
            }
        }
        Value::List(items) => {
            for item in items {
                text.push_str(&indent);
                text.push('-');
                after_mark(text, item, depth);
            }
        }
        _ => {}
    }
}

/// What follows a key or a dash: a word on the same line, or lines below.
fn after_mark(text: &mut String, value: &Value, depth: usize) {
    let word = match value {
        Value::Empty => Some("null".to_owned()),
        Value::Text(words) => Some(quoted(words)),
        Value::Choice(choice) => Some(choice.to_string()),
        Value::List(items) if items.is_empty() => Some("[]".to_owned()),
        Value::Section(pairs) if pairs.is_empty() => Some("{}".to_owned()),
        Value::List(_) | Value::Section(_) => None,
    };
    match word {
        Some(word) => {
            text.push(' ');
            text.push_str(&word);
            text.push('\n');
        }
        None => {
            text.push('\n');
            lines(text, value, depth + 1);
        }
    }
}

/// A key: the standard's are plain, what is odd stands in quotes, and so does `no`, which is Norwegian.
fn name(key: &str) -> String {
    let plain = key.len() > 2 || matches!(key, "en" | "nl" | "de" | "fr" | "it" | "IT");
    let letters = key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let word = matches!(&*key.to_ascii_lowercase(), "yes" | "off" | "true" | "false" | "null");
    if plain && letters && !word && key.starts_with(|c: char| c.is_ascii_alphabetic()) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
