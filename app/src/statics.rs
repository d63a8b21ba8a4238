//! Stylesheets, scripts, icons and fonts: under names that hold their hash, so they may be kept for ever.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, ETAG};
use actix_web::web::Path;
use web::{Failure, Reply, assets};

/// `GET /static/{name}`.
pub async fn serve(path: Path<String>) -> Reply {
    let asset = assets::asset(&path).ok_or(Failure::Absent)?;
    Ok(HttpResponse::Ok()
        .content_type(asset.content_type)
        .insert_header((CACHE_CONTROL, assets::CACHE_CONTROL))
        .insert_header((ETAG, asset.etag))
        .body(asset.bytes.into_owned()))
}
