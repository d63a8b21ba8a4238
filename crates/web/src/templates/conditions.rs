//! `{{#if}}` and `{{#unless}}` that notice a misspelt name.
//!
//! Strict mode accepts a condition about something that is not there, so that a misspelt name reads as "no".
//! In a page that is a bug; in a component it is how a parameter that was not given looks.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext,
    RenderErrorReason, Renderable,
};

/// A condition.
pub(super) struct Condition {
    /// Which outcome renders the block: `true` for `if`.
    pub(super) wanted: bool,
    /// Whether a name that is not there is an error.
    pub(super) strict: bool,
}

/// The map whose keys come and go: it holds only the fields with an error.
const MAY_MISS_KEYS: &str = "errors";

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let value = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("if", 0))?;
        if self.strict
            && value.is_value_missing()
            && let Some(path) = value.relative_path()
            && misspelt(path, context, render)
        {
            return Err(
                RenderErrorReason::Other(format!("a condition asks for {path}, which is not there")).into()
            );
        }
        let block =
            if value.value().is_truthy(false) == self.wanted { helper.template() } else { helper.inverse() };
        match block {
            Some(block) => block.render(registry, context, render, out),
            None => Ok(()),
        }
    }
}

/// Whether what should hold the name is there and simply has no such name.
fn misspelt(path: &str, context: &Context, render: &RenderContext<'_, '_>) -> bool {
    if path.split(['.', '/']).any(|step| step == MAY_MISS_KEYS) {
        return false;
    }
    let Some((holder, _)) = path.rsplit_once('.') else { return true };
    render.evaluate(context, holder).is_ok_and(|holder| holder.as_json().is_object())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn render(source: &str, view: &Value) -> Result<String, String> {
        let mut engine = Handlebars::new();
        engine.set_strict_mode(true);
        engine.register_helper("if", Box::new(Condition { wanted: true, strict: true }));
        engine.register_helper("unless", Box::new(Condition { wanted: false, strict: true }));
        engine.render_template(source, view).map_err(|error| error.to_string())
    }

    #[test]
    fn conditions_choose_as_always() {
        let view = json!({ "yes": true, "none": null, "zero": 0, "list": [] });
        assert_eq!(render("{{#if yes}}a{{else}}b{{/if}}", &view).unwrap(), "a");
        assert_eq!(render("{{#if none}}a{{else}}b{{/if}}", &view).unwrap(), "b");
        assert_eq!(render("{{#unless list}}a{{/unless}}", &view).unwrap(), "a");
        assert_eq!(render("{{#if zero}}a{{else if yes}}b{{/if}}", &view).unwrap(), "b");
        assert_eq!(render("{{#if (not yes)}}a{{/if}}", &view).unwrap(), "");
    }

    #[test]
    fn a_misspelt_name_is_an_error() {
        let view = json!({ "yes": true, "row": { "a": 1 }, "rows": [{ "a": 1 }] });
        assert!(render("{{#if yess}}a{{/if}}", &view).unwrap_err().contains("yess"));
        assert!(render("{{#if row.b}}a{{/if}}", &view).is_err());
        assert!(render("{{#each rows}}{{#if this.b}}a{{/if}}{{/each}}", &view).is_err());
        assert_eq!(render("{{#each rows}}{{#if this.a}}a{{/if}}{{/each}}", &view).unwrap(), "a");
    }

    #[test]
    fn below_nothing_and_below_errors_a_name_may_be_missing() {
        let view = json!({ "none": null, "errors": {} });
        assert_eq!(render("{{#if none.name}}a{{/if}}", &view).unwrap(), "");
        assert_eq!(render("{{#if errors.week}}a{{/if}}", &view).unwrap(), "");
    }
}
