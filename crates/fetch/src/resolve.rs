//! From a name to addresses: once, and in time.

use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Knows the addresses of names.
pub trait Resolve: Send + Sync + 'static {
    /// All addresses of a name; none where there is no such name.
    fn resolve(&self, host: &str, port: u16) -> Vec<SocketAddr>;
}

/// The resolver of this machine.
#[derive(Clone, Copy, Debug)]
pub struct System;

impl Resolve for System {
    fn resolve(&self, host: &str, port: u16) -> Vec<SocketAddr> {
        (host, port).to_socket_addrs().map(Iterator::collect).unwrap_or_default()
    }
}

/// Asks on a thread of its own, because the system's resolver takes its time; nothing where it takes too
/// long.
pub(crate) fn within(
    time: Duration,
    resolver: Arc<dyn Resolve>,
    host: &str,
    port: u16,
) -> Option<Vec<SocketAddr>> {
    let (answer, answered) = mpsc::channel();
    let host = host.to_owned();
    // Nobody waits for the answer any more where sending it fails.
    thread::spawn(move || drop(answer.send(resolver.resolve(&host, port))));
    answered.recv_timeout(time).ok()
}

/// Gives the client the addresses that were checked, whatever it asks.
pub(crate) struct Fixed(pub(crate) Vec<SocketAddr>);

impl fmt::Debug for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Resolver for Fixed {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        const MOST: usize = 8;
        let mut addresses = self.empty();
        for address in self.0.iter().take(MOST) {
            addresses.push(*address);
        }
        if addresses.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(addresses) }
    }
}
