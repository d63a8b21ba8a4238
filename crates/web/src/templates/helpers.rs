//! The helpers of the templates: texts, formats, icons and assets. `templates/README.md` lists them.

use std::sync::Arc;

use fluent_bundle::FluentArgs;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext, RenderError,
    RenderErrorReason, ScopedJson,
};
use serde_json::Value;

use super::conditions::Condition;
use super::parts::Part;
use crate::assets;
use crate::formats::{self, FormatError};
use crate::language::{Language, Texts, argument};

const ICONS: &str = include_str!("../../../../static/icons.txt");

type Format = fn(Language, &Value) -> Result<String, FormatError>;

/// Gives a template engine all helpers, bound to one language.
pub(super) fn register(engine: &mut Handlebars<'static>, language: Language, texts: &Arc<Texts>) {
    let formats: [(&str, Format); 12] = [
        ("euro", |language, value| Ok(formats::euro(language, integer(value)?))),
        ("euro_change", |language, value| Ok(formats::euro_change(language, integer(value)?))),
        ("amount", |language, value| Ok(formats::amount(language, integer(value)?))),
        ("whole_euros", |language, value| Ok(formats::whole_euros(language, integer(value)?))),
        ("number", |language, value| Ok(formats::number(language, integer(value)?))),
        ("quantity", |language, value| formats::quantity(language, &decimal(value)?)),
        ("percent", |language, value| formats::percent(language, &decimal(value)?)),
        ("delta", |language, value| formats::delta(language, &decimal(value)?)),
        ("date", |language, value| formats::date(language, text(value)?)),
        ("day", |language, value| formats::day(language, text(value)?)),
        ("instant", |language, value| formats::instant(language, text(value)?)),
        ("ordinal", |language, value| Ok(formats::number(language, integer(value)?.saturating_add(1)))),
    ];
    for (name, format) in formats {
        engine.register_helper(name, Box::new(Formatted { name, language, format }));
    }
    engine.register_helper("t", Box::new(Text { language, texts: Arc::clone(texts) }));
    engine.register_helper("part", Box::new(Part));
    for (name, wanted, strict) in
        [("if", true, true), ("unless", false, true), ("given", true, false), ("lacking", false, false)]
    {
        engine.register_helper(name, Box::new(Condition { wanted, strict }));
    }
    engine.register_helper("icon", Box::new(icon));
    engine.register_helper("asset", Box::new(Asset));
    engine.register_helper("concat", Box::new(Concat));
    engine.register_helper("is", Box::new(Is));
    engine.register_helper("any", Box::new(Any));
    engine.register_helper("or_else", Box::new(OrElse));
}

fn other(problem: impl Into<String>) -> RenderError {
    RenderErrorReason::Other(problem.into()).into()
}

fn integer(value: &Value) -> Result<i64, FormatError> {
    let parsed = value.as_i64().or_else(|| value.as_str().and_then(|text| text.parse().ok()));
    parsed.ok_or_else(|| FormatError::new(&value.to_string(), "a whole number"))
}

fn decimal(value: &Value) -> Result<String, FormatError> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Ok(number.to_string()),
        _ => Err(FormatError::new(&value.to_string(), "a decimal number in a string")),
    }
}

fn text(value: &Value) -> Result<&str, FormatError> {
    value.as_str().ok_or_else(|| FormatError::new(&value.to_string(), "text"))
}

/// `{{euro cents}}` and its kin: one value, formatted for the language.
struct Formatted {
    name: &'static str,
    language: Language,
    format: Format,
}

impl HelperDef for Formatted {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let value = helper.param(0).filter(|value| !value.is_value_missing());
        let value = value.ok_or_else(|| other(format!("{} needs a value that is there", self.name)))?;
        let shown = (self.format)(self.language, value.value());
        let shown = shown.map_err(|error| other(format!("{}: {error}", self.name)))?;
        Ok(ScopedJson::Derived(Value::String(shown)))
    }
}

/// `{{t "key" name=value}}`: a text in the language of the page.
struct Text {
    language: Language,
    texts: Arc<Texts>,
}

impl HelperDef for Text {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key =
            helper.param(0).and_then(|key| key.value().as_str()).ok_or_else(|| other("t needs a key"))?;
        let mut arguments = FluentArgs::new();
        for (name, value) in helper.hash() {
            let given = argument(value.value());
            let given = given.ok_or_else(|| other(format!("t \"{key}\": {name} is not text or a number")))?;
            arguments.set(*name, given);
        }
        let text = self.texts.get(self.language, key, &arguments);
        Ok(ScopedJson::Derived(Value::String(text.map_err(|error| other(error.to_string()))?)))
    }
}

/// `{{icon "name"}}`, `{{icon "name" size="small"}}`: a reference to the sprite.
fn icon(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let name = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
    if !ICONS.lines().any(|known| known == name) {
        return Err(other(format!("icon: `{name}` is not in static/icons.txt")));
    }
    let size = match helper.hash_get("size").and_then(|size| size.value().as_str()) {
        Some("small") => " gg-icon--small",
        Some("large") => " gg-icon--large",
        _ => "",
    };
    let sprite = assets::url("icons.svg").ok_or_else(|| other("icon: the sprite is not built"))?;
    out.write(&format!(
        "<svg class=\"gg-icon{size}\" aria-hidden=\"true\"><use href=\"{sprite}#{name}\"></use></svg>"
    ))?;
    Ok(())
}

/// `{{asset "theme-" page.theme ".css"}}`: the address of an asset whose plain name is the parameters in a
/// row.
struct Asset;

impl HelperDef for Asset {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let name = joined(helper)?;
        let address = assets::url(&name).ok_or_else(|| other(format!("asset: there is no `{name}`")))?;
        Ok(ScopedJson::Derived(Value::String(address)))
    }
}

/// `(concat "a-" id)`: its parameters in a row, for ids and addresses.
struct Concat;

impl HelperDef for Concat {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        Ok(ScopedJson::Derived(Value::String(joined(helper)?)))
    }
}

fn joined(helper: &Helper<'_>) -> Result<String, RenderError> {
    let mut row = String::new();
    for part in helper.params() {
        match part.value() {
            Value::String(text) => row.push_str(text),
            Value::Number(number) => row.push_str(&number.to_string()),
            _ => return Err(other(format!("{}: a parameter is not text", helper.name()))),
        }
    }
    Ok(row)
}

/// `(is kind "primary" "negative")`: whether the first is one of the others; false when it is not there.
struct Is;

impl HelperDef for Is {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let first = helper.param(0).map(|value| value.value());
        let found = helper.params().iter().skip(1).any(|value| Some(value.value()) == first);
        Ok(ScopedJson::Derived(Value::Bool(found)))
    }
}

/// `(any a b)`: whether one of its parameters is there and not empty.
struct Any;

impl HelperDef for Any {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let found = helper.params().iter().any(|value| value.value().is_truthy(false));
        Ok(ScopedJson::Derived(Value::Bool(found)))
    }
}

/// `(or_else icon "check")`: the first of its parameters that is there and not empty.
struct OrElse;

impl HelperDef for OrElse {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let first = helper.params().iter().map(|value| value.value()).find(|value| value.is_truthy(false));
        let first = first.ok_or_else(|| other("or_else: nothing is there"))?;
        Ok(ScopedJson::Derived(first.clone()))
    }
}
