//! Contrast of every theme: of text 4.5:1 and of the borders of what is filled in or pressed 3:1, against
//! each background of their group (WCAG 2.2, 1.4.3 and 1.4.11). axe looks at text only, where it stands.

use std::collections::BTreeMap;
use std::fs;

use crate::sources::root;

const BACKGROUNDS: [&str; 4] = ["document", "subtle", "default", "hover"];
const TEXT: f64 = 4.5;
const BORDER: f64 = 3.0;

/// The colours of a stylesheet, `accent-1-border-default` to `[5, 112, 138]`; those that only point to
/// another are measured there.
fn colours(css: &str) -> BTreeMap<String, [u8; 3]> {
    let colour = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--basis-color-")?.split_once(": #")?;
        let number = u32::from_str_radix(value.strip_suffix(';')?, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some((name.to_owned(), [red, green, blue]))
    };
    css.lines().filter_map(colour).collect()
}

/// Relative luminance as WCAG defines it, 0 to 1.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What is too faint, and how many pairs were compared.
fn too_faint(css: &str) -> (Vec<String>, usize) {
    let all = colours(css);
    let (mut faint, mut compared) = (Vec::new(), 0);
    for (name, colour) in &all {
        let border = name.split_once("-border-").filter(|(_, state)| *state != "subtle");
        let (group, least) = match (name.split_once("-color-"), border) {
            (Some((group, _)), _) => (group, TEXT),
            (None, Some((group, _))) => (group, BORDER),
            (None, None) => continue,
        };
        for background in BACKGROUNDS {
            let Some(behind) = all.get(&format!("{group}-bg-{background}")) else { continue };
            compared += 1;
            let found = contrast(*colour, *behind);
            if found < least {
                faint.push(format!("{name} on {background}: {found:.2}, at least {least}"));
            }
        }
    }
    (faint, compared)
}

#[test]
fn text_and_borders_of_every_theme_stand_out() {
    let css = root().join("static/css");
    let themes = fs::read_dir(css.join("themes")).unwrap().map(|file| file.unwrap().path());
    for path in std::iter::once(css.join("01-tokens.css")).chain(themes) {
        let (faint, compared) = too_faint(&fs::read_to_string(&path).unwrap());
        assert!(compared > 100, "{}: {compared} pairs", path.display());
        assert!(faint.is_empty(), "{}:\n{}", path.display(), faint.join("\n"));
    }
}

#[test]
fn what_is_too_faint_is_found() {
    let css = "  --basis-color-default-bg-document: #ffffff;
  --basis-color-default-border-default: #949494;
  --basis-color-default-border-subtle: #eeeeee;
  --basis-color-default-color-default: #767676;";
    assert_eq!(too_faint(css), (Vec::new(), 2), "just enough of both");
    let (faint, _) = too_faint(&css.replace("#949494", "#959595").replace("#767676", "#777777"));
    assert_eq!(faint.len(), 2, "{faint:?}");
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
}
