//! What happens around every request: who comes in, from where, in which language; and what every answer
//! carries.
//!
//! Invariant: a POST from another site never reaches a handler (fetch metadata, else Origin).

use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, web::Data};
use sha2::{Digest, Sha256};
use store::{Db, StoreError};

use crate::failure::{Failure, FailureInfo};
use crate::flash::Flash;
use crate::form::holds_zero;
use crate::known::Known;
use crate::language::Language;
use crate::site::Site;
use crate::{error_pages, urls};

/// The cookie of the language.
pub const LANGUAGE_COOKIE: &str = "taal";

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The middleware around all routes.
///
/// # Errors
/// None: what goes wrong becomes a page.
pub async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let site = request.app_data::<Data<Site>>().cloned();
    let Some(site) = site else { return Err(Failure::Bug("the site is not registered".to_owned()).into()) };
    let is_static = request.path().starts_with("/static/");
    let mut response = if is_static {
        next.call(request).await?.map_into_boxed_body()
    } else if let Some(redirect) = chosen_language(&request) {
        request.into_response(redirect).map_into_boxed_body()
    } else {
        recognised(request, next, &site).await?
    };
    let headers = response.headers_mut();
    let own_policy = headers.get(header::CONTENT_SECURITY_POLICY).cloned();
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    set("content-security-policy", POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("permissions-policy", "camera=(), geolocation=(), microphone=()");
    if site.is_secure() {
        set("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    // A document that somebody uploaded has a narrower one.
    if let Some(own) = own_policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, own);
    }
    if !is_static && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

async fn recognised(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    site: &Data<Site>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let known = match know(&request, site).await {
        Ok(known) => known,
        Err((known, failure)) => {
            request.extensions_mut().insert(Arc::new(known));
            let response = request.error_response(failure).map_into_boxed_body();
            return Ok(error_pages::dress(response, site));
        }
    };
    // No page, no row and no word is called so, and no query may ask the database for it.
    let names_nothing =
        [request.path(), request.query_string()].iter().any(|part| holds_zero(part.as_bytes()));
    if names_nothing {
        request.extensions_mut().insert(Arc::new(known));
        let response = request.error_response(Failure::Absent).map_into_boxed_body();
        return Ok(error_pages::dress(response, site));
    }
    let shown_flash = known.flash.is_some();
    request.extensions_mut().insert(Arc::new(known));
    let mut response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(error) => return Err(error),
    };
    if response.response().extensions().get::<FailureInfo>().is_some() {
        response = error_pages::dress(response, site);
    }
    if shown_flash && response.status() != StatusCode::SEE_OTHER {
        let _ = response.response_mut().add_cookie(&Flash::gone());
    }
    Ok(response)
}

async fn know(request: &ServiceRequest, site: &Data<Site>) -> Result<Known, (Known, Failure)> {
    let cookie = |name: &str| request.cookie(name).map(|cookie| cookie.value().to_owned());
    let language = cookie(LANGUAGE_COOKIE).and_then(|code| Language::from_code(&code));
    let mut known = Known {
        visitor: None,
        language: language.unwrap_or_default(),
        ip: address_of(request, site.settings.trust_proxy),
        flash: Flash::of(request.request()),
        guest: cookie(site.guest_cookie()).filter(|token| token.len() == 64),
    };
    let changes = request.method() != Method::GET && request.method() != Method::HEAD;
    if changes
        && !is_api(request.path())
        && let Err(failure) = same_origin(request)
    {
        return Err((known, failure));
    }
    let (Some(key), Some(db)) = (cookie(site.session_cookie()), request.app_data::<Data<Db>>()) else {
        return Ok(known);
    };
    let hash = Sha256::digest(key.as_bytes()).to_vec();
    match db.session::<_, StoreError, _>("sessions.visitor", move |tx| tx.visitor(&hash)).await {
        Ok(visitor) => {
            let own = visitor.as_ref().and_then(|visitor| Language::from_code(&visitor.language));
            known.language = language.or(own).unwrap_or_default();
            known.visitor = visitor.map(Arc::new);
            Ok(known)
        }
        Err(error) => Err((known, error.into())),
    }
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Refuses a form that another site sent: by `Sec-Fetch-Site` where the browser tells it, else by `Origin`.
fn same_origin(request: &ServiceRequest) -> Result<(), Failure> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return if site == "same-origin" { Ok(()) } else { Err(Failure::Forged("sec-fetch-site")) };
    }
    let host = request.connection_info().host().to_owned();
    let origin = header("origin").ok_or(Failure::Forged("neither fetch metadata nor origin"))?;
    let same = origin.split_once("://").is_some_and(|(_, origin_host)| origin_host == host);
    if same { Ok(()) } else { Err(Failure::Forged("origin")) }
}

fn address_of(request: &ServiceRequest, trust_proxy: bool) -> String {
    let forwarded = || request.connection_info().realip_remote_addr().map(str::to_owned);
    let direct = || request.peer_addr().map(|peer| peer.ip().to_string());
    let address = if trust_proxy { forwarded() } else { direct() };
    address.unwrap_or_default()
}

/// `?taal=en` on any page: keeps the choice in a cookie and shows the page without it.
fn chosen_language(request: &ServiceRequest) -> Option<HttpResponse> {
    if request.method() != Method::GET {
        return None;
    }
    let query = request.query_string();
    let code = query.split('&').find_map(|pair| pair.strip_prefix("taal="))?;
    let language = Language::from_code(code)?;
    let cookie = Cookie::build(LANGUAGE_COOKIE, language.code())
        .path("/")
        .http_only(true)
        .same_site(actix_web::cookie::SameSite::Lax)
        .max_age(actix_web::cookie::time::Duration::days(365))
        .finish();
    let target = urls::without_language(request.path(), query);
    Some(HttpResponse::SeeOther().insert_header((header::LOCATION, target)).cookie(cookie).finish())
}
