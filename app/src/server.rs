//! The web server: all routes on one address, around them what every request meets.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, PathConfig, QueryConfig, get};
use actix_web::{App, HttpServer};
use fetch::Fetcher;
use jiff::Timestamp;
use store::Db;
use web::routes::{AccessTable, register};
use web::templates::Templates;
use web::{Failure, Gate, Site, SiteSettings};

use crate::routes::table;
use crate::statics;

/// A request that takes longer to arrive is cut off.
const SLOWEST_REQUEST: Duration = Duration::from_secs(30);

/// Builds what all pages share.
///
/// # Errors
/// A sentence that names the template or text that is broken.
pub fn site(settings: SiteSettings, db: &Db, clock: fn() -> Timestamp) -> Result<Arc<Site>, String> {
    let templates = Templates::new().map_err(|error| error.to_string())?;
    let access = AccessTable::of(&table());
    Ok(Arc::new(Site {
        templates,
        access,
        gate: Gate::default(),
        settings,
        chance: db.chance().clone(),
        clock,
    }))
}

/// Starts the server on `listen` (port 0: any free one) and says where it listens. It runs when it is
/// awaited.
///
/// # Errors
/// Those of the socket.
pub fn start(
    site: Arc<Site>,
    db: Db,
    listen: SocketAddr,
    threads: usize,
) -> std::io::Result<(Server, SocketAddr)> {
    start_fetching(Fetcher::default(), site, db, listen, threads)
}

/// The same where files at addresses come by another fetcher: tests ask servers of their own.
///
/// # Errors
/// Those of the socket.
pub fn start_fetching(
    fetcher: Fetcher,
    site: Arc<Site>,
    db: Db,
    listen: SocketAddr,
    threads: usize,
) -> std::io::Result<(Server, SocketAddr)> {
    let listener = TcpListener::bind(listen)?;
    let address = listener.local_addr()?;
    let (site, db, fetcher) = (Data::from(site), Data::new(db), Data::new(fetcher));
    let server = HttpServer::new(move || {
        App::new()
            .app_data(site.clone())
            .app_data(db.clone())
            .app_data(fetcher.clone())
            .app_data(PathConfig::default().error_handler(|_, _| Failure::Absent.into()))
            .app_data(
                QueryConfig::default()
                    .error_handler(|error, _| Failure::Unreadable(error.to_string()).into()),
            )
            .wrap(Compress::default())
            .wrap(from_fn(web::around))
            .route("/static/{name}", get().to(statics::serve))
            .configure(|config| register(table(), config))
            .default_service(actix_web::web::to(web::absent))
    })
    .workers(threads)
    .client_request_timeout(SLOWEST_REQUEST)
    .shutdown_timeout(5)
    .listen(listener)?
    .run();
    Ok((server, address))
}
