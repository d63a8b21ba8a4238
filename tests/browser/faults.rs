//! The checks find what they are for: a page that has every fault once, also where its brothers have none.

use serde_json::json;

use super::chromium::{Look, results};
use crate::harness::Portal;

const CHECKS: [&str; 6] = ["axe", "html", "inline", "keyboard", "print", "reflow"];

/// What is said about [`page`]: the check, and words of its sentence.
const FAULTS: [(&str, &str); 13] = [
    ("axe", "color-contrast-enhanced: Elements must meet enhanced color contrast ratio thresholds (.pale)"),
    ("axe", "(#later)"),
    ("axe", "image-alt"),
    ("html", "no-dup-id"),
    ("inline", "inline: <style>"),
    ("keyboard", "a#bare \"Zonder rand\" shows no focus"),
    ("keyboard", "a#far \"Ver weg\" has focus out of sight"),
    ("keyboard", "a#under \"Eronder\" has focus behind something else"),
    ("print", "nav is printed"),
    ("print", "button is printed"),
    ("print", "table.long runs off the paper: 900 of 688 pixels"),
    ("print", "table.framed is cut by div.frame"),
    ("reflow", "the page is 700 pixels wide at 320: div.wide"),
];

/// Twelve rows that are alike, of which the tenth is made otherwise and cannot be read.
fn page() -> String {
    let row = |number: usize| match number {
        10 => "<tr><td class=\"faint\" id=\"later\">Enschede</td></tr>".to_owned(),
        _ => format!("<tr><td>Zwolle {number}</td></tr>"),
    };
    let rows: String = (1..=12).map(row).collect();
    format!(
        "<!doctype html><html lang=\"nl\"><head><title>Fouten</title><style>
           .pale, .faint {{ color: #aaa; background: #fff }}
           .wide {{ width: 700px }}
           @media print {{
             .long {{ width: 900px }}
             .frame {{ width: 200px; overflow: auto }}
             .framed {{ width: 300px }}
             .screen {{ display: none }}
           }}
           body {{ margin: 0 }}
           a:focus {{ outline: 3px solid #000 }}
           #bare:focus {{ outline: none }}
           #far {{ position: absolute; left: -900px }}
           #lid {{ position: fixed; inset: 0 0 auto; height: 9rem; background: #fff }}
           #under {{ position: fixed; top: 2rem }}
           main {{ padding-top: 10rem }}
         </style></head><body><main><h1>Fouten</h1><p class=\"pale\">Bleek</p><img src=\"/nergens.svg\">
           <p id=\"twice\">Een</p><p id=\"twice\">Twee</p>
           <p><a href=\"/a\">Goed</a> <a id=\"bare\" href=\"/b\">Zonder rand</a></p>
           <p><a id=\"far\" href=\"/c\">Ver weg</a></p><p><a id=\"under\" href=\"/d\">Eronder</a></p>
           <table><caption>Leden</caption><thead><tr><th scope=\"col\">Naam</th></tr></thead>
             <tbody>{rows}</tbody></table>
           <nav class=\"screen\">Weg</nav><nav>Blijft</nav><button type=\"button\">Stem</button>
           <table class=\"long\"><caption>Lang</caption><tbody><tr><td>Zwolle</td></tr></tbody></table>
           <div class=\"frame\"><table class=\"framed\"><caption>Kader</caption>
             <tbody><tr><td>Zwolle</td></tr></tbody></table></div>
           <div class=\"wide\">Breed</div><div id=\"lid\"></div></main></body></html>"
    )
}

#[test]
fn each_check_finds_its_fault() {
    let portal = Portal::empty();
    let look = Look::of("/design", "").checked_for(&CHECKS).with("instead", json!(page()));
    let found = results(&portal.base(), &[look]);
    let problems: Vec<(&str, &str)> = found[0]["problems"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|said| (said["check"].as_str().unwrap(), said["problem"].as_str().unwrap()))
        .collect();
    let missed: Vec<_> = FAULTS
        .iter()
        .filter(|(check, words)| !problems.iter().any(|(by, said)| by == check && said.contains(words)))
        .collect();
    assert!(missed.is_empty(), "not found: {missed:#?}\namong {problems:#?}");
    // The good link and the rows that can be read are not complained about.
    let wrong = problems.iter().filter(|(check, said)| *check == "keyboard" && said.contains("Goed")).count();
    let on_paper = problems.iter().filter(|(check, _)| *check == "print").count();
    assert_eq!(
        on_paper, 4,
        "what fits, and what only a screen shows, is not complained about: {problems:#?}"
    );
    let contrast = problems.iter().filter(|(_, said)| said.starts_with("color-contrast")).count();
    assert_eq!((wrong, contrast), (0, 2), "{problems:#?}");
}
