//! Failures at the boundary: logged once, with a reference, and shown as a page or, to programs, as a problem
//! (RFC 9457).

use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web::Data};
use serde_json::json;

use crate::failure::{Failure, FailureInfo, Reply};
use crate::known::Known;
use crate::page::Page;
use crate::site::Site;
use crate::visit::Visit;

/// The answer where no address matches.
///
/// # Errors
/// Always [`Failure::Absent`].
pub async fn absent() -> Reply {
    Err(Failure::Absent)
}

/// Gives a bare failure its page.
pub(crate) fn dress(response: ServiceResponse<BoxBody>, site: &Data<Site>) -> ServiceResponse<BoxBody> {
    let info = response.response().extensions().get::<FailureInfo>().cloned();
    let Some(info) = info else { return response };
    let reference = info.ours.then(|| hex::encode(site.chance.bytes::<4>()));
    let path = response.request().path().to_owned();
    match &reference {
        Some(reference) => tracing::error!(reference, path, status = info.status.as_u16(), "{}", info.log),
        None => tracing::info!(path, status = info.status.as_u16(), "{}", info.log),
    }
    let request = response.request().clone();
    let dressed = if path.starts_with("/api/") {
        problem(&info, reference.as_deref())
    } else {
        page(&request, &info, reference.as_deref())
            .unwrap_or_else(|_| HttpResponse::build(info.status).body(info.status.to_string()))
    };
    response.into_response(dressed)
}

fn problem(info: &FailureInfo, reference: Option<&str>) -> HttpResponse {
    let title = info.status.canonical_reason().unwrap_or("Error");
    HttpResponse::build(info.status).content_type("application/problem+json").json(json!({
        "type": "about:blank", "title": title, "status": info.status.as_u16(), "reference": reference,
    }))
}

fn page(request: &HttpRequest, info: &FailureInfo, reference: Option<&str>) -> Reply {
    let visit = Visit::of(request)?;
    let known = request.extensions().get::<Arc<Known>>().cloned();
    let address = request.match_info().get("cooperative").map(str::to_owned);
    let address = address.or_else(|| request.path().split('/').nth(1).map(str::to_owned)).unwrap_or_default();
    let actor = known.and_then(|known| known.visitor.as_ref().and_then(|v| v.actor(&address, &known.ip)));
    let shown = match info.status.as_u16() {
        status @ (403 | 404 | 413 | 422 | 429 | 503) => status,
        _ => 500,
    };
    let megabytes = visit.site.settings.most_upload_bytes / 1_000_000;
    let view = json!({
        "status": shown,
        "text": info.text.map(|key| visit.text(key)),
        "reference": reference,
        "home": actor.as_ref().map_or("/".to_owned(), |actor| format!("/{}", actor.cooperative().address)),
        "megabytes": megabytes,
    });
    let title = visit.text(&format!("error-{shown}-title"));
    let page = Page::new(&visit, "app/errors/show", title).status(info.status);
    match &actor {
        Some(actor) => page.actor(actor).show(&view),
        None => page.show(&view),
    }
}
