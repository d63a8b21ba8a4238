//! Writes `/design` and the frames of the portal as files, to look at without a database:
//! `cargo run -p web --example specimens -- FOLDER`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};
use web::design::{self, Design};
use web::language::Language;
use web::templates::{
    Cooperative, Crumb, Flash, FlashKind, Frame, NavGroup, NavItem, Person, Seat, SeatChoice, Templates,
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("target/specimens"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    let templates = Templates::new()?;
    for language in Language::ALL {
        let view = Design::example(language, templates.texts())?;
        for theme in [None, Some("buch"), Some("rijk-van-nijmegen")] {
            let frame = design::frame(language, templates.texts(), theme.map(str::to_owned))?;
            let name =
                format!("design-{}{}", language.code(), theme.map_or(String::new(), |t| format!("-{t}")));
            write(&folder, &name, &templates, "app/design/index", language, &with_frame(&view, &frame)?)?;
        }
        let inside = with_frame(&view, &signed_in(language))?;
        write(
            &folder,
            &format!("inside-{}", language.code()),
            &templates,
            "app/design/index",
            language,
            &inside,
        )?;
    }
    Ok(())
}

fn write(
    folder: &Path,
    name: &str,
    templates: &Templates,
    template: &str,
    language: Language,
    view: &Value,
) -> Result<(), Box<dyn Error>> {
    fs::write(folder.join(format!("{name}.html")), templates.render(template, language, view)?)?;
    Ok(())
}

fn with_frame(view: &impl Serialize, frame: &Frame) -> Result<Value, serde_json::Error> {
    let mut view = serde_json::to_value(view)?;
    view["page"] = json!(frame);
    Ok(view)
}

/// The frame as a member manager sees it.
fn signed_in(language: Language) -> Frame {
    let seat = |id: &str, tile: &str, cooperative: &str, label: &str, current| SeatChoice {
        id: id.to_owned(),
        address: "samen-digitaal".to_owned(),
        tile: tile.to_owned(),
        cooperative: cooperative.to_owned(),
        label: label.to_owned(),
        current,
    };
    let item = |icon: &str, label: &str, count, current| NavItem {
        href: "#".to_owned(),
        icon: icon.to_owned(),
        label: label.to_owned(),
        count,
        current,
    };
    Frame {
        lang: language.code(),
        title: "Componenten".to_owned(),
        address: "samen-digitaal".to_owned(),
        cooperative: Some(Cooperative {
            name: "Samen Digitaal U.A.".to_owned(),
            address: "samen-digitaal".to_owned(),
            tile: "SD".to_owned(),
            demonstration: true,
        }),
        seat: Some(Seat { label: "Gemeente Enschede, lidbeheerder".to_owned() }),
        person: Some(Person { name: "Karin Oude Elferink".to_owned(), initials: "KO".to_owned() }),
        seats: vec![
            seat("1", "SD", "Samen Digitaal U.A.", "Bureau, financiën", false),
            seat("2", "SD", "Samen Digitaal U.A.", "Gemeente Enschede, lidbeheerder", true),
            seat("3", "BU", "BUCH", "Gast, alleen lezen", false),
        ],
        nav: vec![
            item("home", "Start", None, Some("page")),
            item("coin-euro", "Kosten", None, None),
            item("gauge", "Verbruik", Some(14), None),
            item("building-community", "Onze gemeente", None, None),
        ],
        nav_groups: vec![NavGroup {
            label: "Coöperatie".to_owned(),
            open: false,
            items: vec![item("vocabulary", "Begrippen", None, None)],
        }],
        breadcrumbs: vec![
            Crumb { label: "Start".to_owned(), href: Some("#".to_owned()) },
            Crumb { label: "Componenten".to_owned(), href: None },
        ],
        flash: Some(Flash { kind: FlashKind::Ok, text: "De verdeling is goedgekeurd.".to_owned() }),
        csrf: "token".to_owned(),
        path: "/samen-digitaal".to_owned(),
        other_lang_url: format!("?taal={}", language.other().code()),
        account_url: "/samen-digitaal/account".to_owned(),
        sign_out_url: "/sign-in/closure".to_owned(),
        printed_on: "2026-11-21".to_owned(),
        ..Frame::default()
    }
}
