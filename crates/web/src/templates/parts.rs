//! The components of `templates/parts/`: partials that see only what they are given.
//!
//! A partial of handlebars also sees every field around it, so `{{#if icon}}` in a button would follow the
//! `icon` of the row it stands in. Therefore `{{> parts/x a=b}}` and `{{#> parts/x a=b}} .. {{/parts/x}}`
//! become calls of the helper `part`, which renders the component with its parameters alone and the block,
//! rendered where it stands, as `content`. Partials outside `parts/` stay as handlebars means them.

use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext,
    RenderErrorReason, Renderable, StringOutput,
};
use serde_json::{Map, Value};

/// Renders a component with its parameters.
pub(super) struct Part;

/// The one parameter that may be missing: the error of a field comes from a map that holds only fields with
/// errors.
const MAY_BE_MISSING: &str = "error";

impl HelperDef for Part {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
        let other = |problem: String| RenderErrorReason::Other(problem);
        let template = registry.get_template(name).ok_or_else(|| other(format!("there is no {name}.hbs")))?;
        let from_part = helper.param(1).is_some();
        let mut own = Map::new();
        for (key, value) in helper.hash() {
            if !value.is_value_missing() {
                own.insert((*key).to_owned(), value.value().clone());
            } else if !from_part && *key != MAY_BE_MISSING {
                let path = value.relative_path().cloned().unwrap_or_default();
                return Err(other(format!("{name} is given {key}={path}, which is not there")).into());
            }
        }
        if let Some(content) = helper.template() {
            let mut html = StringOutput::new();
            content.render(registry, context, render, &mut html)?;
            let html = html.into_string().map_err(|error| other(error.to_string()))?;
            own.insert("content".to_owned(), Value::String(html));
        }
        let mut block = BlockContext::new();
        block.set_base_value(Value::Object(own));
        render.push_block(block);
        let result = template.render(registry, context, render, out);
        render.pop_block();
        result
    }
}

/// Rewrites the partials of `parts/` to calls of the helper `part`, line for line. A component may hand on
/// what it was not given itself, so the calls in a component say where they come from; for the same reason
/// its conditions become `given` and `lacking`, which accept a name that is not there.
///
/// # Errors A block that closes under another name than it opened: handlebars can no longer see that after
/// the rewriting.
pub(super) fn isolate(name: &str, source: &str) -> Result<String, String> {
    let from = if name.starts_with("parts/") { " true" } else { "" };
    let mut rewritten = String::with_capacity(source.len());
    let mut open: Vec<&str> = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find("{{") {
        let (before, tag) = rest.split_at(start);
        rewritten.push_str(before);
        let end = tag.find("}}").map(|end| end + 2).ok_or("a tag is not closed")?;
        let (tag, after) = tag.split_at(end);
        rewritten.push_str(&one_tag(tag, from, &mut open)?);
        rest = after;
    }
    rewritten.push_str(rest);
    match open.pop() {
        None => Ok(rewritten),
        Some(name) => Err(format!("{{{{#> {name}}}}} is never closed")),
    }
}

fn one_tag<'a>(tag: &'a str, from: &str, open: &mut Vec<&'a str>) -> Result<String, String> {
    let inner = tag.trim_start_matches("{{").trim_start_matches('~');
    let trim = if tag.starts_with("{{~") { "~" } else { "" };
    if !from.is_empty() && (inner.starts_with("#if ") || inner.starts_with("#unless ")) {
        // A component asks whether a parameter was given.
        return Ok(tag.replacen("#if ", "#given ", 1).replacen("#unless ", "#lacking ", 1));
    }
    if !from.is_empty() && (inner.starts_with("/if") || inner.starts_with("/unless")) {
        return Ok(tag.replacen("/if", "/given", 1).replacen("/unless", "/lacking", 1));
    }
    if let Some(call) = component(inner, "#>") {
        open.push(call.0);
        return Ok(format!("{{{{{trim}#part \"{}\"{from}{}", call.0, call.1));
    }
    if let Some(call) = component(inner, ">") {
        return Ok(format!("{{{{{trim}part \"{}\"{from}{}", call.0, call.1));
    }
    if let Some((name, end)) = component(inner, "/") {
        return match open.pop() {
            Some(opened) if opened == name => Ok(format!("{{{{{trim}/part{end}")),
            Some(opened) => Err(format!("{{{{#> {opened}}}}} closes as {{{{/{name}}}}}")),
            None => Err(format!("{{{{/{name}}}}} was never opened")),
        };
    }
    Ok(tag.to_owned())
}

/// The name of the component and the rest of the tag, when the tag is a use of a component.
fn component<'a>(inner: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let call = inner.strip_prefix(mark)?.trim_start();
    let end = call.find(|c: char| c.is_whitespace() || c == '}' || c == '~').unwrap_or(call.len());
    let (name, rest) = call.split_at(end);
    name.starts_with("parts/").then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::templates::conditions::Condition;

    fn engine() -> Handlebars<'static> {
        let mut engine = Handlebars::new();
        engine.set_strict_mode(true);
        engine.register_helper("part", Box::new(Part));
        engine.register_helper("given", Box::new(Condition { wanted: true, strict: false }));
        let templates = [
            ("parts/badge", "<b>{{#if icon}}{{icon}} {{/if}}{{label}}</b>"),
            ("parts/card", "<section{{#if id}} id=\"{{id}}\"{{/if}}>{{{content}}}</section>"),
            ("parts/frame", "<main>{{@root.page.lang}}{{{content}}}</main>"),
        ];
        for (name, source) in templates {
            engine.register_template_string(name, isolate(name, source).unwrap()).unwrap();
        }
        engine
    }

    fn render(source: &str, view: &Value) -> Result<String, String> {
        let mut engine = engine();
        engine
            .register_template_string("page", isolate("page", source)?)
            .map_err(|error| error.to_string())?;
        engine.render("page", view).map_err(|error| error.to_string())
    }

    #[test]
    fn a_component_does_not_see_the_fields_around_it() {
        let page = render(r#"{{> parts/badge label="x"}}"#, &json!({ "icon": "leak" }));
        assert_eq!(page.unwrap(), "<b>x</b>");
    }

    #[test]
    fn the_block_of_a_component_sees_the_page_and_not_the_component() {
        let view = json!({ "id": "mine", "page": { "lang": "nl" }, "rows": ["a", "b"] });
        let source = "{{#> parts/frame}}{{#each rows}}\
                      {{#> parts/card id=this}}{{@root.id}}{{/parts/card}}{{/each}}{{/parts/frame}}";
        let expected = "<main>nl<section id=\"a\">mine</section><section id=\"b\">mine</section></main>";
        assert_eq!(render(source, &view).unwrap(), expected);
    }

    #[test]
    fn a_misspelt_value_is_an_error_and_not_a_blank() {
        let refused = render("{{> parts/badge label=titel}}", &json!({ "title": "x" })).unwrap_err();
        assert!(refused.contains("label=titel"), "{refused}");
    }

    #[test]
    fn a_field_without_an_error_may_miss_it() {
        let page = render(r#"{{> parts/badge label="x" error=errors.week}}"#, &json!({ "errors": {} }));
        assert_eq!(page.unwrap(), "<b>x</b>");
    }

    #[test]
    fn blocks_must_close_under_their_own_name() {
        assert!(isolate("page", "{{#> parts/card}}{{/parts/frame}}").unwrap_err().contains("closes as"));
        assert!(isolate("page", "{{#> parts/card}}").unwrap_err().contains("never closed"));
        assert!(isolate("page", "{{/parts/card}}").unwrap_err().contains("never opened"));
    }

    #[test]
    fn a_component_that_does_not_exist_is_an_error() {
        assert!(render("{{> parts/baddge}}", &json!({})).unwrap_err().contains("parts/baddge"));
    }
}
