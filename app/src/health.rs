//! Whether the portal works: for load balancers and for whoever watches over it.

use actix_web::HttpResponse;
use actix_web::web::Data;
use store::{Db, Readiness};

/// 200 while the database answers, else 503.
pub async fn live(db: Data<Db>) -> HttpResponse {
    answer(blocking(&db, |db| db.ping().map_err(|_| "the database is away\n")).await, "ok\n")
}

/// 200 while the database answers and all migrations have run, else 503.
pub async fn ready(db: Data<Db>) -> HttpResponse {
    let said = blocking(&db, |db| match db.readiness() {
        Ok(Readiness::Ready) => Ok(()),
        Ok(Readiness::MigrationsMissing) => Err("migrations are missing: run gemeengoed migrate\n"),
        Err(_) => Err("the database is away\n"),
    });
    answer(said.await, "ready\n")
}

fn answer(said: Result<(), &'static str>, well: &'static str) -> HttpResponse {
    match said {
        Ok(()) => HttpResponse::Ok().content_type("text/plain").body(well),
        Err(why) => HttpResponse::ServiceUnavailable().content_type("text/plain").body(why),
    }
}

async fn blocking<T: Send + 'static>(
    db: &Data<Db>,
    ask: fn(&Db) -> Result<T, &'static str>,
) -> Result<T, &'static str> {
    let db = db.clone();
    actix_web::web::block(move || ask(&db)).await.unwrap_or(Err("the portal is stopping\n"))
}
