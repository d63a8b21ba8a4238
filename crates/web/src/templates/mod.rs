//! The pages and mails: every template of `templates/`, compiled into the binary and parsed once per
//! language.
//!
//! Invariant: a missing variable, text, icon or asset is an error. A page is rendered whole or not at all.

mod conditions;
mod frame;
mod helpers;
pub mod items;
#[cfg(test)]
mod lint;
mod parts;

use std::sync::{Arc, LazyLock};

use handlebars::Handlebars;
use rust_embed::Embed;
use serde::Serialize;
use thiserror::Error;

pub use frame::{Cooperative, Crumb, Flash, FlashKind, Frame, NavGroup, NavItem, Person, Seat, SeatChoice};

use crate::language::{Language, TextError, Texts};

#[derive(Embed)]
#[folder = "../../templates"]
struct Sources;

/// Why the templates cannot be used.
#[derive(Clone, Debug, Error)]
pub enum TemplatesError {
    /// A text file is broken.
    #[error(transparent)]
    Texts(#[from] TextError),
    /// A template is not valid handlebars.
    #[error("templates/{name}.hbs: {problem}")]
    Syntax {
        /// The name without its extension.
        name: String,
        /// What is wrong, with the line.
        problem: String,
    },
}

/// Why a page could not be rendered.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct RenderError(String);

/// Every template, ready to render in every language.
pub struct Templates {
    engines: Vec<(Language, Handlebars<'static>)>,
    texts: Arc<Texts>,
}

impl Templates {
    /// Reads and checks all templates and texts that are part of the binary.
    ///
    /// # Errors
    /// [`TemplatesError`] names the file that is broken, and where.
    pub fn new() -> Result<Self, TemplatesError> {
        let texts = Arc::new(Texts::new()?);
        let engines = Language::ALL
            .into_iter()
            .map(|language| Ok((language, engine(language, &texts)?)))
            .collect::<Result<_, TemplatesError>>()?;
        Ok(Self { engines, texts })
    }

    /// Renders the template `templates/<name>.hbs` with a view.
    ///
    /// # Errors
    /// [`RenderError`] names the template, the line and what was missing: always a bug, never bad input.
    pub fn render(
        &self,
        name: &str,
        language: Language,
        view: &impl Serialize,
    ) -> Result<String, RenderError> {
        let unknown = || RenderError(format!("no templates in {}", language.code()));
        let (_, engine) =
            self.engines.iter().find(|(candidate, _)| *candidate == language).ok_or_else(unknown)?;
        engine.render(name, view).map_err(|error| RenderError(explain(&error)))
    }

    /// The texts that the templates use, for sentences that are composed outside of them.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The names of all templates, sorted.
    #[must_use]
    pub fn names() -> Vec<String> {
        let mut names: Vec<_> =
            Sources::iter().filter_map(|file| file.strip_suffix(".hbs").map(str::to_owned)).collect();
        names.sort();
        names
    }
}

fn engine(language: Language, texts: &Arc<Texts>) -> Result<Handlebars<'static>, TemplatesError> {
    /// Parsing is most of the work, and the same for every language and every portal of a process.
    static PARSED: LazyLock<Result<Handlebars<'static>, TemplatesError>> = LazyLock::new(parsed);
    let mut engine = PARSED.as_ref().map_err(Clone::clone)?.clone();
    helpers::register(&mut engine, language, texts);
    Ok(engine)
}

fn parsed() -> Result<Handlebars<'static>, TemplatesError> {
    let mut engine = Handlebars::new();
    engine.set_strict_mode(true);
    engine.set_prevent_indent(true);
    for name in Templates::names() {
        let broken = |problem: String| TemplatesError::Syntax { name: name.clone(), problem };
        let source = source(&name).ok_or_else(|| broken("it is not embedded as UTF-8".to_owned()))?;
        let source = parts::isolate(&name, source.trim_end()).map_err(broken)?;
        engine.register_template_string(&name, source).map_err(|error| broken(error.to_string()))?;
    }
    Ok(engine)
}

fn source(name: &str) -> Option<String> {
    let file = Sources::get(&format!("{name}.hbs"))?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// The reason with all its causes, because the cause is where handlebars keeps the message of a helper.
fn explain(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        said.push_str(": ");
        said.push_str(&inner.to_string());
        cause = inner.source();
    }
    said
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn frame(lang: &'static str) -> Frame {
        Frame {
            lang,
            title: "Start & co".to_owned(),
            address: "samen-digitaal".to_owned(),
            cooperative: Some(Cooperative {
                name: "Samen Digitaal U.A.".to_owned(),
                address: "samen-digitaal".to_owned(),
                tile: "SD".to_owned(),
                demonstration: true,
            }),
            csrf: "token".to_owned(),
            other_lang_url: "/samen-digitaal?taal=en".to_owned(),
            printed_on: "2026-11-21".to_owned(),
            ..Frame::default()
        }
    }

    #[test]
    fn the_shell_renders_in_both_languages_and_escapes_what_it_shows() {
        let templates = Templates::new().unwrap();
        for language in Language::ALL {
            let design = crate::design::Design::example(language, templates.texts()).unwrap();
            let mut view = serde_json::to_value(design).unwrap();
            view["page"] = json!(frame(language.code()));
            let html = templates.render("app/design/index", language, &view).unwrap();
            assert!(html.contains(&format!("<html lang=\"{}\"", language.code())));
            assert!(html.contains("<title>Start &amp; co – Samen Digitaal U.A. – Gemeengoed</title>"));
            assert!(html.contains("gg-demo"));
        }
    }

    #[test]
    fn a_template_that_is_not_there_is_an_error() {
        let templates = Templates::new().unwrap();
        let refused = templates.render("app/no-such/page", Language::Dutch, &json!({})).unwrap_err();
        assert!(refused.to_string().contains("app/no-such/page"));
    }

    #[test]
    fn a_page_without_what_it_shows_is_an_error() {
        let templates = Templates::new().unwrap();
        assert!(templates.render("app/design/index", Language::Dutch, &json!({})).is_err());
    }
}
