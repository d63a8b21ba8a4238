//! The addresses outside any cooperative: the front door, and the page of all components.

use actions::cooperatives::THEMES;
use actix_web::HttpResponse;
use actix_web::web::Query;
use serde::Deserialize;
use web::{Failure, Guest, Reply, see_other};

/// `/`: to the one cooperative of the visitor, else to the choice of them; who has not signed in goes to the
/// door.
pub async fn show(visit: Guest) -> Reply {
    let Some(visitor) = visit.known.visitor.as_ref() else {
        return Ok(see_other("/sign-in").into());
    };
    let mut addresses: Vec<&str> =
        visitor.seats.iter().map(|seat| seat.cooperative.address.as_str()).collect();
    addresses.dedup();
    let target = match addresses.as_slice() {
        [] if visitor.operator => "/platform".to_owned(),
        [one] => format!("/{one}"),
        _ => "/sign-in/cooperatives".to_owned(),
    };
    Ok(HttpResponse::from(see_other(target)))
}

/// What `/design` is shown in.
#[derive(Deserialize)]
pub struct Dress {
    #[serde(default)]
    theme: String,
}

/// `/design`: every component with its states, in a theme of choice.
pub async fn design(visit: Guest, dress: Query<Dress>) -> Reply {
    let example = web::design::Design::example(visit.language(), visit.site.templates.texts());
    let example = example.map_err(|error| Failure::Bug(error.to_string()))?;
    let known = THEMES.into_iter().find(|theme| *theme == dress.theme);
    visit.page("app/design/index", "Design").theme(known.unwrap_or_default()).show(&example)
}
