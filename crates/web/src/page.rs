//! A page in the making: its frame, its view, its faults, and at last its answer.

use actions::{Fault, Refused};
use actix_web::HttpResponse;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use fluent_bundle::FluentArgs;
use serde::Serialize;
use serde_json::{Map, Value, json};
use store::{Actor, SeatChoice, Visitor, local_day};

use crate::failure::{Failure, Reply};
use crate::templates::{self, Cooperative, Crumb, Frame, Person, Seat};
use crate::visit::Visit;
use crate::{nav, urls};

/// A page in the making.
pub struct Page<'a> {
    visit: &'a Visit,
    actor: Option<&'a Actor>,
    theme: &'static str,
    template: &'static str,
    title: String,
    crumbs: Vec<Crumb>,
    faults: Vec<Fault>,
    status: StatusCode,
    cookies: Vec<Cookie<'static>>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(visit: &'a Visit, template: &'static str, title: String) -> Self {
        Self {
            visit,
            actor: None,
            theme: "",
            template,
            title,
            crumbs: Vec::new(),
            faults: Vec::new(),
            status: StatusCode::OK,
            cookies: Vec::new(),
        }
    }

    pub(crate) fn actor(mut self, actor: &'a Actor) -> Self {
        self.actor = Some(actor);
        self
    }

    /// In a theme of choice; an empty one leaves that of the cooperative.
    #[must_use]
    pub fn theme(mut self, theme: &'static str) -> Self {
        self.theme = theme;
        self
    }

    /// A page above this one, nearest last: its words and its address. The start page and the page itself
    /// come by themselves.
    #[must_use]
    pub fn under(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: Some(href.into()) });
        self
    }

    /// Another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// With a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The page again, with what was wrong: 422, a summary on top and a sentence beside each field.
    #[must_use]
    pub fn faults(mut self, faults: Vec<Fault>) -> Self {
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self.faults = faults;
        self
    }

    /// The same for what an action refused.
    ///
    /// # Errors
    /// The failure, where it was something else than faults.
    pub fn refused(self, refused: Refused) -> Result<Self, Failure> {
        match refused {
            Refused::Faults(faults) => Ok(self.faults(faults)),
            other => Err(other.into()),
        }
    }

    /// Renders the page with its view: an object whose fields stand at the root of the template, beside
    /// `page`, `errors` (field -> sentence) and `faults` (the summary).
    ///
    /// # Errors
    /// [`Failure::Bug`] where the template asks for what is not there.
    pub fn show(self, view: &impl Serialize) -> Reply {
        let html = self.render(view)?;
        let mut response = HttpResponse::build(self.status);
        response.content_type("text/html; charset=utf-8");
        if self.visit.known.visitor.is_none() && self.visit.known.guest.is_none() {
            response.cookie(guest_cookie(self.visit));
        }
        for cookie in &self.cookies {
            response.cookie(cookie.clone());
        }
        Ok(response.body(html))
    }

    fn render(&self, view: &impl Serialize) -> Result<String, Failure> {
        let view = serde_json::to_value(view).map_err(|error| Failure::Bug(error.to_string()))?;
        let Value::Object(mut root) = view else {
            return Err(Failure::Bug(format!("the view of {} is no object", self.template)));
        };
        let faults: Vec<(Option<String>, String)> =
            self.faults.iter().map(|fault| self.sentence(fault)).collect::<Result<_, _>>()?;
        let mut errors = Map::new();
        for (field, text) in &faults {
            if let Some(field) = field {
                errors.entry(field.clone()).or_insert_with(|| Value::String(text.clone()));
            }
        }
        let summary: Vec<Value> =
            faults.iter().map(|(field, text)| json!({ "field": field, "text": text })).collect();
        root.insert("errors".to_owned(), Value::Object(errors));
        root.insert("faults".to_owned(), Value::Array(summary));
        root.insert("page".to_owned(), serde_json::to_value(self.frame()).unwrap_or_default());
        Ok(self.visit.site.templates.render(self.template, self.visit.language(), &root)?)
    }

    fn sentence(&self, fault: &Fault) -> Result<(Option<String>, String), Failure> {
        let mut args = FluentArgs::new();
        for (name, value) in &fault.args {
            args.set(*name, value.clone());
        }
        let texts = self.visit.site.templates.texts();
        let text = texts.get(self.visit.language(), &fault.code, &args);
        let text = text.map_err(|error| Failure::Bug(error.to_string()))?;
        Ok((fault.field.as_ref().map(ToString::to_string), text))
    }

    fn frame(&self) -> Frame {
        let visit = self.visit;
        let visitor = visit.known.visitor.as_deref();
        let (nav, nav_groups) = nav::menu(visit, self.actor);
        let address = self.actor.map(|actor| actor.cooperative().address.clone()).unwrap_or_default();
        Frame {
            lang: visit.language().code(),
            title: self.title.clone(),
            error_title: !self.faults.is_empty(),
            theme: Some(self.theme.to_owned())
                .filter(|theme| !theme.is_empty())
                .or_else(|| self.actor.map(|actor| actor.cooperative().theme.clone()))
                .filter(|theme| theme != "gemeengoed"),
            cooperative: self.actor.map(|actor| cooperative(actor.cooperative())),
            seat: self
                .actor
                .map(|actor| Seat { label: actor.seat().map(|s| label(visit, s)).unwrap_or_default() }),
            person: visitor
                .map(|visitor| Person { name: visitor.name.clone(), initials: initials(&visitor.name) }),
            seats: visitor.map(|visitor| self.seats(visitor)).unwrap_or_default(),
            nav,
            nav_groups,
            breadcrumbs: self.breadcrumbs(&address),
            flash: visit.known.flash.as_ref().map(|flash| {
                let args: Vec<(&str, String)> =
                    flash.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
                templates::Flash {
                    kind: flash.kind(),
                    text: visit.text_with(&format!("flash-{}", flash.code), &args),
                }
            }),
            csrf: visit.csrf().to_owned(),
            once: hex::encode(visit.site.chance.bytes::<16>()),
            path: visit.path.clone(),
            other_lang_url: urls::in_language(&visit.path, &visit.query, visit.language().other().code()),
            account_url: "/sign-in/account".to_owned(),
            sign_out_url: "/sign-in/end".to_owned(),
            printed_on: local_day((visit.site.clock)()).to_string(),
            address,
        }
    }

    fn breadcrumbs(&self, address: &str) -> Vec<Crumb> {
        if self.actor.is_none() || self.visit.path == format!("/{address}") {
            return Vec::new();
        }
        let start = Crumb { label: self.visit.text("nav-start"), href: Some(format!("/{address}")) };
        let here = Crumb { label: self.title.clone(), href: None };
        std::iter::once(start).chain(self.crumbs.iter().cloned()).chain(std::iter::once(here)).collect()
    }

    fn seats(&self, visitor: &Visitor) -> Vec<templates::SeatChoice> {
        let current = self.actor.and_then(|actor| actor.seat().map(|seat| seat.id));
        visitor
            .seats
            .iter()
            .map(|choice| seat_choice(self.visit, choice, current == Some(choice.seat.id)))
            .collect()
    }
}

/// The cookie that guards the forms of somebody who has not signed in.
#[must_use]
pub fn guest_cookie(visit: &Visit) -> Cookie<'static> {
    Cookie::build(visit.site.guest_cookie(), visit.guest_token.clone())
        .path("/")
        .http_only(true)
        .secure(visit.site.is_secure())
        .same_site(SameSite::Lax)
        .finish()
}

fn cooperative(one: &store::Cooperative) -> Cooperative {
    Cooperative {
        name: one.name.clone(),
        address: one.address.clone(),
        tile: initials(&one.name),
        demonstration: one.demonstration,
    }
}

fn seat_choice(visit: &Visit, choice: &SeatChoice, current: bool) -> templates::SeatChoice {
    templates::SeatChoice {
        id: choice.seat.id.to_string(),
        address: choice.cooperative.address.clone(),
        tile: initials(&choice.cooperative.name),
        cooperative: choice.cooperative.name.clone(),
        label: label(visit, &choice.seat),
        current,
    }
}

/// For whom and as what: "Bureau, financien" or "Gemeente Enschede, lidbeheerder".
#[must_use]
pub fn label(visit: &Visit, seat: &store::Seat) -> String {
    let whom = match &seat.member {
        Some(member) if member.code.starts_with("GM") => {
            visit.text_with("seat-municipality", &[("name", member.name.clone())])
        }
        Some(member) => member.name.clone(),
        None => visit.text("seat-office"),
    };
    let roles = seat
        .roles
        .iter()
        .filter(|role| role.name() != "office")
        .map(|role| visit.text(&format!("role-{}", role.name().replace('_', "-"))));
    std::iter::once(whom).chain(roles).collect::<Vec<_>>().join(", ")
}

/// Two letters for a tile: of the first and the last word.
#[must_use]
pub fn initials(name: &str) -> String {
    let words: Vec<&str> =
        name.split([' ', '-']).filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let letter =
        |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string());
    match words.as_slice() {
        [] => "?".to_owned(),
        [one] => one.chars().take(2).collect::<String>().to_uppercase(),
        [first, .., last] => {
            format!("{}{}", letter(first).unwrap_or_default(), letter(last).unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_shows_the_first_and_the_last_word() {
        assert_eq!(initials("Samen Digitaal"), "SD");
        assert_eq!(initials("BUCH"), "BU");
        assert_eq!(initials("Marieke de Boer"), "MB");
        assert_eq!(initials("'s-Hertogenbosch"), "SH");
    }
}
