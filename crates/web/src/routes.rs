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

    /// The pattern as the table spells it.
    #[must_use]
    pub fn find(&self, method: &Method, pattern: &str) -> Option<Access> {
        self.0.iter().find(|((m, p), _)| m == method && *p == pattern).map(|(_, access)| *access)
    }
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
