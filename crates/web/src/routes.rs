//! The table of contents of the site: one line per address, with who may come in.

use std::collections::HashMap;

use actix_web::http::Method;
use actix_web::{FromRequest, Handler, Resource, Responder, Route as ActixRoute, guard, web};

use store::roles::May;

use crate::error_pages::absent;

/// Who may come in at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Open,
    /// Anybody who signed in.
    SignedIn,
    /// Who has a seat in the cooperative of the address, with this permission.
    Seat(May),
    /// Who operates the installation.
    Operator,
    /// Who holds a token of the cooperative's HTTP interface; the handler checks its scope.
    Token,
}

/// One address.
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The address, with the names of its variable parts in braces.
    pub pattern: &'static str,
    /// Who may come in.
    pub access: Access,
    handler: ActixRoute,
}

/// An address that shows something; a HEAD is answered as its GET.
pub fn get<F, Args>(pattern: &'static str, access: Access, handler: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let read = guard::Any(guard::Get()).or(guard::Head());
    Route { method: Method::GET, pattern, access, handler: web::route().guard(read).to(handler) }
}

/// An address that does something.
pub fn post<F, Args>(pattern: &'static str, access: Access, handler: F) -> Route
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    Route { method: Method::POST, pattern, access, handler: web::post().to(handler) }
}

/// Who may come in at each address: what the extractors ask.
#[derive(Clone, Debug, Default)]
pub struct AccessTable(HashMap<(Method, &'static str), Access>);

impl AccessTable {
    /// The table of these routes.
    #[must_use]
    pub fn of(routes: &[Route]) -> Self {
        Self(routes.iter().map(|route| ((route.method.clone(), route.pattern), route.access)).collect())
    }

    /// Who may come in at this address.
    #[must_use]
    pub fn access(&self, method: &Method, pattern: &'static str) -> Option<Access> {
        self.0.get(&(method.clone(), pattern)).copied()
    }

    /// Whether an address as a browser has it shows something.
    #[must_use]
    pub fn shows(&self, path: &str) -> bool {
        self.gets().any(|pattern| fits(pattern, path, false))
    }

    /// The same, with the last part of the address as it stands in the table.
    #[must_use]
    pub fn shows_literally(&self, path: &str) -> bool {
        self.gets().any(|pattern| fits(pattern, path, true))
    }

    fn gets(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().filter(|(method, _)| method == Method::GET).map(|(_, pattern)| *pattern)
    }

    /// The pattern as the table spells it.
    #[must_use]
    pub fn find(&self, method: &Method, pattern: &str) -> Option<Access> {
        self.0.iter().find(|((m, p), _)| m == method && *p == pattern).map(|(_, access)| *access)
    }
}

/// Whether a path is one of a pattern's; what follows a point in a part (`export.csv`) is part of it.
fn fits(pattern: &str, path: &str, last_as_it_is: bool) -> bool {
    let (mut expected, mut given) = (pattern.split('/').peekable(), path.split('/'));
    while let Some(part) = expected.next() {
        let Some(found) = given.next() else { return false };
        let (before, after) = part.split_once('{').map_or((part, None), |(before, rest)| {
            (before, Some(rest.split_once('}').map_or("", |(_, after)| after)))
        });
        let last = expected.peek().is_none();
        let good = match after {
            None => part == found,
            Some(_) if last && last_as_it_is => false,
            Some(after) => {
                let variable = found.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
                variable.is_some_and(|variable| !variable.is_empty())
            }
        };
        if !good {
            return false;
        }
    }
    given.next().is_none()
}

/// Registers the routes: those of one address together, so that GET and POST share it.
pub fn register(routes: Vec<Route>, config: &mut web::ServiceConfig) {
    let mut order: Vec<&'static str> = Vec::new();
    let mut resources: HashMap<&'static str, Resource> = HashMap::new();
    for route in routes {
        let resource = resources.remove(route.pattern).unwrap_or_else(|| {
            order.push(route.pattern);
            // Another method than those of the address: like an address that is not there.
            web::resource(route.pattern).default_service(web::to(absent))
        });
        resources.insert(route.pattern, resource.route(route.handler));
    }
    for pattern in order {
        if let Some(resource) = resources.remove(pattern) {
            config.service(resource);
        }
    }
}
