//! Files from elsewhere: the one place where the portal asks an address that somebody typed.
//!
//! Whoever may type an address could make the portal ask machines that only the portal reaches. So: https
//! only, a name is resolved once and every answer must be a public address, the connection goes to the
//! address that was looked at, and each redirect begins anew.
//!
//! Invariant: no connection is opened to an address that [`guard::refusal`] refuses.
//! Invariant: one [`Fetcher::text`] takes at most [`Limits::time`], whatever the other side does, and keeps
//! at most [`Limits::bytes`] of what it sends.
//!
//! It blocks: call it outside transactions, on a thread that may wait.

pub mod guard;
mod resolve;

use std::io::Read;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body};
use url::Url;

pub use guard::Inside;
pub use resolve::{Resolve, System};

/// What one fetch may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the first question to the last byte, redirects included.
    pub time: Duration,
    /// Of the body.
    pub bytes: usize,
    /// How often the other side may send us on.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(5), bytes: 1 << 20, redirects: 5 }
    }
}

/// What tests need: servers on this machine, at other ports, without certificates.
#[derive(Clone, Debug, Default)]
pub struct Exceptions {
    /// These may be reached, although they lie inside, and without TLS.
    pub reachable: Vec<SocketAddr>,
}

/// Fetches texts.
#[derive(Clone)]
pub struct Fetcher {
    resolver: Arc<dyn Resolve>,
    limits: Limits,
    exceptions: Exceptions,
}

/// Why there is no text.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Unfetched {
    /// Not an address.
    #[error("this is not an address")]
    NotAnAddress,
    /// Not https.
    #[error("the address does not begin with https://")]
    NotHttps,
    /// With a name or password in it.
    #[error("the address holds a user name or password")]
    UserInfo,
    /// At another port than that of https.
    #[error("the address names port {0}; only 443 is allowed")]
    Port(u16),
    /// An address in numbers, written in another way than four numbers with dots.
    #[error("the address hides a number: {0}")]
    HiddenNumber(String),
    /// It leads inside.
    #[error("{host} leads to {inside}")]
    Inside {
        /// The name or number in the address.
        host: String,
        /// What kind of address it is.
        inside: Inside,
    },
    /// No such name.
    #[error("there is no {0}")]
    NoSuchHost(String),
    /// Sent on too often.
    #[error("the address sent us on more than {0} times")]
    TooManyRedirects(usize),
    /// Sent on to nowhere.
    #[error("the address sent us on without saying where")]
    LostRedirect,
    /// Another answer than 200.
    #[error("the other side answered {0}")]
    Status(u16),
    /// It came compressed, though nobody asked for that.
    #[error("the file came compressed")]
    Compressed,
    /// Larger than the limit.
    #[error("the file is larger than {0} bytes")]
    TooLarge(usize),
    /// Slower than the limit.
    #[error("the other side took longer than {} seconds", .0.as_secs())]
    TooSlow(Duration),
    /// Not text.
    #[error("the file is not UTF-8")]
    NotUtf8,
    /// The connection failed.
    #[error("the connection failed: {0}")]
    Failed(String),
}

impl Unfetched {
    /// A stable word: the name of the sentence.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnAddress => "not-an-address",
            Self::NotHttps => "not-https",
            Self::UserInfo => "user-info",
            Self::Port(_) => "port",
            Self::HiddenNumber(_) => "hidden-number",
            Self::Inside { .. } => "inside",
            Self::NoSuchHost(_) => "no-such-host",
            Self::TooManyRedirects(_) => "too-many-redirects",
            Self::LostRedirect => "lost-redirect",
            Self::Status(_) => "status",
            Self::Compressed => "compressed",
            Self::TooLarge(_) => "too-large",
            Self::TooSlow(_) => "too-slow",
            Self::NotUtf8 => "not-utf-8",
            Self::Failed(_) => "failed",
        }
    }
}

/// A text, and where it was in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The text.
    pub text: String,
    /// The address that gave it, after redirects.
    pub address: String,
}

enum Answer {
    Text(String),
    SentOn(Url),
}

impl Default for Fetcher {
    fn default() -> Self {
        Self::new(Arc::new(System), Limits::default(), Exceptions::default())
    }
}

impl Fetcher {
    /// One that asks `resolver` for addresses. The portal has no exceptions.
    pub fn new(resolver: Arc<dyn Resolve>, limits: Limits, exceptions: Exceptions) -> Self {
        Self { resolver, limits, exceptions }
    }

    /// The text at an address.
    ///
    /// # Errors
    /// Why there is none.
    pub fn text(&self, address: &str) -> Result<Fetched, Unfetched> {
        let until = Instant::now() + self.limits.time;
        let mut url = parse(address)?;
        for _ in 0..=self.limits.redirects {
            match self.ask(&url, until)? {
                Answer::Text(text) => return Ok(Fetched { text, address: url.into() }),
                Answer::SentOn(next) => url = next,
            }
        }
        Err(Unfetched::TooManyRedirects(self.limits.redirects))
    }

    /// One question: everything about the address is looked at anew.
    fn ask(&self, url: &Url, until: Instant) -> Result<Answer, Unfetched> {
        let addresses = self.addresses(url, until)?;
        let left = self.left(until)?;
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(left))
            .max_response_header_size(16 << 10)
            .user_agent("gemeengoed")
            .accept("application/yaml, text/plain, */*;q=0.5")
            .accept_encoding("identity")
            .build();
        let connector = ureq::unversioned::transport::DefaultConnector::new();
        let agent = Agent::with_parts(config, connector, resolve::Fixed(addresses));
        let response = agent.get(url.as_str()).call().map_err(|error| self.failed(&error))?;
        if response.status().is_redirection() && response.status() != StatusCode::NOT_MODIFIED {
            return sent_on(url, &response).map(Answer::SentOn);
        }
        if response.status() != StatusCode::OK {
            return Err(Unfetched::Status(response.status().as_u16()));
        }
        self.read(response, until).map(Answer::Text)
    }

    /// Where the connection may go: the checked addresses, and no others.
    fn addresses(&self, url: &Url, until: Instant) -> Result<Vec<SocketAddr>, Unfetched> {
        let port = url.port_or_known_default().unwrap_or(443);
        let host = url.host_str().unwrap_or_default().to_owned();
        let addresses = match url.host() {
            Some(url::Host::Ipv4(ip)) => vec![SocketAddr::new(ip.into(), port)],
            Some(url::Host::Ipv6(ip)) => vec![SocketAddr::new(ip.into(), port)],
            _ => {
                let left = self.left(until)?;
                resolve::within(left, Arc::clone(&self.resolver), &host, port)
                    .ok_or(Unfetched::TooSlow(self.limits.time))?
            }
        };
        let excepted = |address: &SocketAddr| self.exceptions.reachable.contains(address);
        if addresses.is_empty() {
            return Err(Unfetched::NoSuchHost(host));
        }
        for address in &addresses {
            if let (false, Some(inside)) = (excepted(address), guard::refusal(address.ip())) {
                return Err(Unfetched::Inside { host, inside });
            }
        }
        let all_excepted = addresses.iter().all(excepted);
        if url.scheme() != "https" && !all_excepted {
            return Err(Unfetched::NotHttps);
        }
        if port != 443 && !all_excepted {
            return Err(Unfetched::Port(port));
        }
        Ok(addresses)
    }

    fn left(&self, until: Instant) -> Result<Duration, Unfetched> {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(Unfetched::TooSlow(self.limits.time)) } else { Ok(left) }
    }

    fn read(&self, response: Response<Body>, until: Instant) -> Result<String, Unfetched> {
        let encoding = response.headers().get(header::CONTENT_ENCODING);
        if encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
            return Err(Unfetched::Compressed);
        }
        let mut body = response.into_body().into_reader();
        let mut bytes = Vec::new();
        let mut piece = [0; 16 << 10];
        loop {
            // The library's clock covers the body as well; this one does not depend on it.
            self.left(until)?;
            let read = match body.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) => return Err(self.failed(&ureq::Error::from(error))),
            };
            bytes.extend_from_slice(piece.get(..read).unwrap_or_default());
            if bytes.len() > self.limits.bytes {
                return Err(Unfetched::TooLarge(self.limits.bytes));
            }
        }
        String::from_utf8(bytes).map_err(|_| Unfetched::NotUtf8)
    }

    fn failed(&self, error: &ureq::Error) -> Unfetched {
        match error {
            ureq::Error::Timeout(_) => Unfetched::TooSlow(self.limits.time),
            ureq::Error::Io(io) if io.kind() == std::io::ErrorKind::TimedOut => {
                Unfetched::TooSlow(self.limits.time)
            }
            other => Unfetched::Failed(other.to_string()),
        }
    }
}

/// The address as it was typed, or as a redirect names it. What a browser would mend is refused.
fn parse(address: &str) -> Result<Url, Unfetched> {
    let address = address.trim();
    let (_, rest) = address.split_once("://").ok_or(Unfetched::NotAnAddress)?;
    let url = Url::parse(address).map_err(|_| Unfetched::NotAnAddress)?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(Unfetched::NotHttps);
    }
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if !url.username().is_empty() || url.password().is_some() || authority.contains('@') {
        return Err(Unfetched::UserInfo);
    }
    if let Some(url::Host::Ipv4(ip)) = url.host() {
        let typed = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
        if typed != ip.to_string() {
            return Err(Unfetched::HiddenNumber(typed.chars().take(80).collect()));
        }
    }
    Ok(url)
}

fn sent_on(from: &Url, response: &Response<Body>) -> Result<Url, Unfetched> {
    let location = response.headers().get(header::LOCATION).and_then(|location| location.to_str().ok());
    let location = location.ok_or(Unfetched::LostRedirect)?;
    if location.contains("://") {
        return parse(location);
    }
    let next = from.join(location).map_err(|_| Unfetched::LostRedirect)?;
    parse(next.as_str())
}
