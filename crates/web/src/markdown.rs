//! Markdown of people, as markup of ours: comments.
//!
//! Invariant: what comes out holds no other elements than these few, no script, no style and no image.

use std::collections::{HashMap, HashSet};

use ammonia::Builder;
use pulldown_cmark::{Event, Options, Parser, html};

/// What a comment may hold. Headings become ordinary words: they would break the page's own.
const ELEMENTS: [&str; 13] =
    ["a", "blockquote", "br", "code", "del", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"];

/// The markup of a text in Markdown. Markup in the text itself is shown as it was typed.
#[must_use]
pub fn prose(text: &str) -> String {
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut drawn = String::new();
    html::push_html(&mut drawn, events);
    Builder::new()
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("nofollow noopener noreferrer"))
        .set_tag_attribute_value("a", "class", "nl-link")
        .clean(&drawn)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_lists_and_links_are_drawn() {
        let drawn = prose("Een **goed** idee:\n\n- [bron](https://voorbeeld.example)\n- ~~niet~~");
        assert!(drawn.contains("<strong>goed</strong>"), "{drawn}");
        assert!(drawn.contains("href=\"https://voorbeeld.example\""), "{drawn}");
        assert!(drawn.contains("rel=\"nofollow noopener noreferrer\""), "{drawn}");
        assert!(drawn.contains("<del>niet</del>"), "{drawn}");
    }

    #[test]
    fn nothing_runs_and_nothing_is_loaded() {
        for evil in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![x](https://elders.example/spoor.png)",
            "[klik](javascript:alert(1))",
            "[klik](data:text/html;base64,AAAA)",
            "<a href=\"https://x.example\" onclick=\"x()\" style=\"color:red\">x</a>",
            "<style>p{}</style>",
            "<iframe src=\"https://x.example\"></iframe>",
        ] {
            let drawn = prose(evil);
            for bad in [
                "<script",
                "<img",
                "<style",
                "<iframe",
                "href=\"javascript",
                "href=\"data",
                "<a href=\"https://x.example\" on",
            ] {
                assert!(!drawn.contains(bad), "{evil} -> {drawn}");
            }
        }
    }

    #[test]
    fn headings_become_words() {
        let drawn = prose("# Groot\n\nen klein");
        assert!(!drawn.contains("<h1") && drawn.contains("Groot"), "{drawn}");
    }
}
