//! Markup: no words outside the texts, quoted attributes, no inline style or script, components that exist
//! and get only what they know.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::{MARK, Template, templates};

/// Words that are the same in every language: names.
const NAMES: [&str; 9] = ["Gemeengoed", "Gg", "Samen", "Digitaal", "U.A.", "BUCH", "SD", "BU", "CSV"];

/// Attributes and parameters that a reader sees or hears.
const SEEN: [&str; 19] = [
    "alt",
    "aria-label",
    "badge",
    "caption",
    "delta",
    "description",
    "headline",
    "hidden_label",
    "label",
    "lead",
    "legend",
    "link",
    "note",
    "placeholder",
    "percentage",
    "summary",
    "text",
    "title",
    "total",
];

/// Attributes that a browser runs or draws by itself, which the content security policy refuses.
const REFUSED: [&str; 5] = ["style=", "onclick=", "onchange=", "onsubmit=", "onload="];

/// Fields that hold markup of our own making; everything else is escaped.
const DRAWN: [&str; 5] = ["content", "chart", "bar", "drawing", "prose"];

fn has_words(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == char::from(MARK))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
        .any(|word| word.chars().any(char::is_alphabetic) && !word.starts_with('&') && !NAMES.contains(&word))
}

fn without_entities(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        rest = after.split_once(';').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// The elements of a masked text: where each starts, and its text without the brackets.
fn elements(masked: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = masked[from..].find('<').map(|start| start + from) {
        let end = masked[start..].find('>').map_or(masked.len(), |end| start + end);
        found.push((start, &masked[start + 1..end]));
        from = end;
    }
    found
}

fn words_outside_texts(template: &Template) -> Vec<String> {
    let masked = template.masked();
    let mut problems = Vec::new();
    let mut from = 0;
    for (start, element) in elements(&masked).into_iter().chain([(masked.len(), "")]) {
        let between = without_entities(&masked[from.min(start)..start]);
        if has_words(&between) {
            problems.push(format!("{}: `{}` belongs in locales/", template.at(from), between.trim()));
        }
        from = start + element.len() + 2;
        for name in SEEN {
            let Some((_, value)) = element.split_once(&format!(" {name}=\"")) else { continue };
            if has_words(value.split('"').next().unwrap_or_default()) {
                problems.push(format!("{}: the words of {name} belong in locales/", template.at(start)));
            }
        }
    }
    for (at, tag) in template.tags() {
        for name in SEEN {
            let Some((_, value)) = tag.split_once(&format!(" {name}=\"")) else { continue };
            if has_words(value.split('"').next().unwrap_or_default()) {
                problems.push(format!("{}: the words of {name} belong in locales/", template.at(at)));
            }
        }
    }
    problems
}

fn unsafe_markup(template: &Template) -> Vec<String> {
    let masked = template.masked();
    let mut problems = Vec::new();
    for (start, element) in elements(&masked) {
        let at = template.at(start);
        let mut rest = element;
        while let Some((before, after)) = rest.split_once('=') {
            let name = before
                .rsplit(|c: char| c.is_whitespace() || c == char::from(MARK))
                .next()
                .unwrap_or_default();
            if !after.starts_with('"') {
                problems.push(format!("{at}: the value of {name} is not quoted"));
            }
            rest =
                after.strip_prefix('"').and_then(|value| value.split_once('"')).map_or("", |(_, rest)| rest);
        }
        if REFUSED.iter().any(|refused| element.contains(&format!(" {refused}")))
            || element.starts_with("style")
        {
            problems.push(format!("{at}: inline style or behaviour in <{element}>"));
        }
        if element.starts_with("script") && !element.contains(" src=") {
            problems.push(format!("{at}: an inline script"));
        }
        if element.contains("javascript:") {
            problems.push(format!("{at}: an address that is a script"));
        }
    }
    for (at, _) in template.text.match_indices("{{{") {
        let name = template.text[at..].trim_start_matches('{').split('}').next().unwrap_or_default().trim();
        let last = name.rsplit('.').next().unwrap_or_default();
        let drawings = template.name.starts_with("app/design/") && name == "this";
        if !DRAWN.contains(&last) && !drawings {
            problems.push(format!(
                "{}: {{{{{{{name}}}}}}} is not escaped; fields with markup are {DRAWN:?}",
                template.at(at)
            ));
        }
    }
    problems
}

/// The names of the parameters given to a component in a tag: everything before `=` outside quotes and
/// brackets.
fn given(call: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut depth, mut inside, mut word) = (0, false, String::new());
    for c in call.chars() {
        match c {
            '"' => inside = !inside,
            _ if inside => {}
            '(' => depth += 1,
            ')' => depth -= 1,
            '=' if depth == 0 => names.push(std::mem::take(&mut word)),
            _ if c.is_whitespace() => word.clear(),
            _ => word.push(c),
        }
    }
    names
}

/// Every word in the tags of a component: what it can know about.
fn known(template: &Template) -> BTreeSet<String> {
    template
        .tags()
        .into_iter()
        .flat_map(|(_, tag)| tag.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).map(str::to_owned))
        .collect()
}

fn calls_of_components(template: &Template, components: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut problems = Vec::new();
    for (at, tag) in template.tags() {
        let Some(call) = tag.trim_start_matches(['#', '>']).trim_start().strip_prefix("parts/") else {
            continue;
        };
        if !tag.contains('>') {
            continue;
        }
        let (name, rest) = call.split_once(char::is_whitespace).unwrap_or((call, ""));
        match components.get(name.trim_end_matches('~')) {
            None => problems.push(format!("{}: there is no parts/{name}", template.at(at))),
            Some(known) => problems.extend(
                given(rest)
                    .into_iter()
                    .filter(|parameter| !known.contains(parameter))
                    .map(|parameter| format!("{}: parts/{name} knows no {parameter}", template.at(at))),
            ),
        }
    }
    problems
}

fn assert_clean(lint: impl Fn(&Template) -> Vec<String>) {
    let problems: Vec<_> = templates().iter().flat_map(lint).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn no_words_stand_in_a_template() {
    assert_clean(words_outside_texts);
}

#[test]
fn attributes_are_quoted_and_nothing_is_inline() {
    assert_clean(unsafe_markup);
}

#[test]
fn components_exist_and_get_only_what_they_know() {
    let all = templates();
    let components: BTreeMap<_, _> = all
        .iter()
        .filter_map(|template| Some((template.name.strip_prefix("parts/")?.to_owned(), known(template))))
        .collect();
    let problems: Vec<_> =
        all.iter().flat_map(|template| calls_of_components(template, &components)).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn every_component_is_used() {
    let all = templates();
    let used: String = all.iter().map(|template| template.text.as_str()).collect();
    let unseen: Vec<_> = all
        .iter()
        .filter(|template| template.name.starts_with("parts/") && template.name != "parts/door")
        .filter(|template| !["> ", ">"].iter().any(|mark| used.contains(&format!("{mark}{}", template.name))))
        .map(|template| &template.name)
        .collect();
    assert!(unseen.is_empty(), "nobody uses {unseen:?}");
}

#[test]
fn the_lints_themselves_see_what_they_should() {
    let template = |text: &str| Template { name: "x".to_owned(), text: text.to_owned() };
    assert_eq!(
        words_outside_texts(&template("<p>{{t \"a\"}} – &amp; 12 {{#if b}}&nbsp;{{/if}}</p>")),
        [""; 0]
    );
    assert_eq!(words_outside_texts(&template("<p>Hallo {{name}}</p>")).len(), 1);
    assert_eq!(words_outside_texts(&template("<a aria-label=\"Sluiten\">{{icon \"x\"}}</a>")).len(), 1);
    assert_eq!(words_outside_texts(&template("{{> parts/button label=\"Sluiten\"}}")).len(), 1);
    assert_eq!(
        unsafe_markup(&template("<a href=\"{{a}}\"{{#if b}} id=\"{{b}}\"{{/if}}>{{{chart}}}</a>")),
        [""; 0]
    );
    assert_eq!(unsafe_markup(&template("<a href={{a}}>{{{name}}}</a><p style=\"x\"><script>")).len(), 4);
    assert_eq!(given("parts label=(t \"a\" n=b) kind=\"x=y\" icon=this.icon"), ["label", "kind", "icon"]);
}
