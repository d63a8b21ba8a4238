//! The portal in a real browser: every page of the site, once per distinct role view, and the main job by
//! hand.
//!
//! Pages come from the table of `tests/isolation`, so that a new address is looked at without being named
//! here.
//! `GEMEENGOED_AXE_ALL=1` looks at all of them in every language and theme (`make axe-all`);
//! `GEMEENGOED_LOOK=DIR` keeps a picture of every page there instead; `GEMEENGOED_TIMES=1` says how
//! long each check took; `UPDATE_SCREENSHOTS=1` takes the pictures of the README.

mod chromium;
mod faults;
mod formats;
mod pictures;
mod site;
mod story;
mod views;

use chromium::{Look, look_at};
use site::Site;
use views::View;

/// The theme that a sample is looked at in beside the first.
const SECOND_THEME: &str = "buch";
/// How many pages are looked at in English and in the second theme, beside `/design`.
const SAMPLE: usize = 10;
/// How many pages offer to be printed at least: each is looked at as it comes out of a printer.
const PRINTED: usize = 10;

#[test]
fn every_page_reads_well_for_everybody_who_sees_it() {
    let site = Site::new();
    let views = views::of(&site);
    assert!(!views.is_empty(), "{} pages to look at", views.len());
    let mut looks: Vec<Look> = views.iter().map(View::look).collect();
    looks.extend(site::refusals(&site));
    chromium::keep_pictures(&mut looks, "nl-");
    look_at(&site.base(), looks);

    let all = chromium::is_set("GEMEENGOED_AXE_ALL") || chromium::is_set("GEMEENGOED_LOOK");
    let sample: Vec<&View> = if all { views.iter().collect() } else { views::sample(&views, SAMPLE) };
    let mut others: Vec<Look> = sample.iter().map(|view| view.look_in("en")).collect();
    others.push(Look::of("/design", "").in_language("en"));
    chromium::keep_pictures(&mut others, "en-");
    look_at(&site.base(), others);

    let printed = views::printed(&views);
    assert!(printed.len() >= PRINTED, "{} pages offer to be printed", printed.len());
    let mut on_paper: Vec<Look> = printed.iter().map(|view| view.look_on_paper()).collect();
    chromium::keep_pictures(&mut on_paper, "paper-");
    look_at(&site.base(), on_paper);

    for theme in themes(all) {
        let mut themed = vec![Look::of(&format!("/design?theme={theme}"), "")];
        site.dress_in(theme);
        themed.extend(sample.iter().map(|view| view.look_briefly()));
        chromium::keep_pictures(&mut themed, &format!("theme-{theme}-"));
        look_at(&site.base(), themed);
    }

    let mut checks = site::checks(&site);
    chromium::keep_pictures(&mut checks, "check-");
    look_at(&site.base(), checks);
}

/// The themes beside the first: each of them where everything is looked at, one otherwise.
fn themes(all: bool) -> Vec<&'static str> {
    let [_, others @ ..] = actions::cooperatives::THEMES;
    others.into_iter().filter(|theme| all || *theme == SECOND_THEME).collect()
}

#[test]
fn everything_is_looked_at_in_every_theme_that_there_is() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css/themes");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut there: Vec<String> =
        files.map(|file| file.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    there.sort();
    assert_eq!(themes(true), there);
    assert_eq!(themes(false), [SECOND_THEME]);
}
