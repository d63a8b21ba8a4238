//! What the law asks of every portal: how accessible it is, what it knows of people, and where to report a
//! leak.

use actix_web::HttpResponse;
use actix_web::web::Data;
use jiff::ToSpan;
use serde::Serialize;
use web::{Guest, Reply, SignedIn, Site};

/// A report is welcome at this address of the installation.
const SECURITY_PATH: &str = "/.well-known/security.txt";

#[derive(Serialize)]
struct Statement {
    cooperative: String,
    demonstration: bool,
}

fn statement(visit: &SignedIn) -> Statement {
    let cooperative = visit.actor.cooperative();
    Statement { cooperative: cooperative.name.clone(), demonstration: cooperative.demonstration }
}

/// How accessible the portal is.
pub async fn accessibility(visit: SignedIn) -> Reply {
    let title = visit.text("accessibility-title");
    visit.page("app/statements/accessibility", title).show(&statement(&visit))
}

/// What the portal knows of people, and why.
pub async fn privacy(visit: SignedIn) -> Reply {
    let title = visit.text("privacy-title");
    visit.page("app/statements/privacy", title).show(&statement(&visit))
}

/// Where to report a leak (RFC 9116). It expires a year from now, as the standard asks.
pub async fn security(_visit: Guest, site: Data<Site>) -> Reply {
    let url = &site.settings.public_url;
    let host = url.split("://").nth(1).unwrap_or_default().split(['/', ':']).next().unwrap_or_default();
    let expires = ((site.clock)().to_zoned(store::amsterdam()).saturating_add(1.years())).timestamp();
    let text = format!(
        "Contact: mailto:security@{host}\nExpires: {expires:.0}\nPreferred-Languages: nl, en\n\
         Canonical: {url}{SECURITY_PATH}\n"
    );
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text))
}
