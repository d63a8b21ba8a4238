//! A browser of one person: cookies, redirects, the headers that browsers send; no scripts.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ureq::Agent;
use ureq::http::{Request, Response};

use super::Page;

/// More than any page redirects.
const MOST_REDIRECTS: usize = 5;

/// A browser with its own cookies. Clones share them.
#[derive(Clone)]
pub struct Browser {
    base: String,
    agent: Agent,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// What is sent beside the address.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// Headers beside the usual ones; one that is named here replaces the usual one, and is left out where it
    /// is empty.
    pub headers: Vec<(&'static str, String)>,
    /// Content type and body of a POST.
    pub body: Option<(String, Vec<u8>)>,
}

impl Browser {
    /// A browser without cookies, for the portal at `http://<host>`.
    pub fn new(base: String) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // A connection that is kept may be closed by the server at the moment it is used again.
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Self { base, agent: config.build().into(), cookies: Arc::default() }
    }

    /// Shows a page, wherever it redirects to.
    pub fn get(&self, path: &str) -> Page {
        self.follow(self.peek(path))
    }

    /// Asks for a page and does not follow a redirect.
    pub fn peek(&self, path: &str) -> Page {
        self.send("GET", path, &Sent::default())
    }

    /// Sends fields to an address without its form: for what no page of ours would send.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let body = ("application/x-www-form-urlencoded".to_owned(), pairs.join("&").into_bytes());
        self.send("POST", path, &Sent { body: Some(body), ..Sent::default() })
    }

    /// Sends a request as it is, and does not follow a redirect.
    pub fn send(&self, method: &str, path: &str, sent: &Sent) -> Page {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        let mut headers = vec![("cookie", self.cookie_header())];
        if method != "GET" {
            headers.push(("origin", self.base.clone()));
        }
        headers.retain(|(name, _)| !sent.headers.iter().any(|(replaced, _)| replaced == name));
        headers.extend(sent.headers.iter().cloned());
        if let Some((content_type, _)) = &sent.body {
            headers.push(("content-type", content_type.clone()));
        }
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(*name, value);
        }
        let body = sent.body.as_ref().map(|(_, bytes)| bytes.clone()).unwrap_or_default();
        let answer = self.agent.run(request.body(body).unwrap());
        let mut answer = answer.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        self.keep_cookies(&answer);
        let bytes = answer.body_mut().with_config().limit(500_000_000).read_to_vec().unwrap();
        Page::new(self.clone(), method, path, answer.status().as_u16(), answer.headers(), bytes)
    }

    pub(super) fn follow(&self, mut page: Page) -> Page {
        for _ in 0..MOST_REDIRECTS {
            if page.status() != 303 {
                return page;
            }
            page = self.send("GET", page.location(), &Sent::default()).redirected();
        }
        panic!("{} redirects in circles", page.path());
    }

    /// A page's address as a browser shows it.
    pub(super) fn address_of(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The value of a cookie; empty where there is none.
    pub fn cookie(&self, name: &str) -> String {
        self.cookies.lock().unwrap().get(name).cloned().unwrap_or_default()
    }

    /// Sets a cookie; an empty value takes it away.
    pub fn set_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap();
        if value.is_empty() {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// All cookies, as a browser sends them.
    pub fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies<B>(&self, answer: &Response<B>) {
        for header in answer.headers().get_all("set-cookie") {
            let pair = header.to_str().unwrap().split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').unwrap();
            let gone = header.to_str().unwrap().contains("Max-Age=0");
            self.set_cookie(name, if gone { "" } else { value });
        }
    }
}

/// Encodes a text for a form.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(byte.into()),
            b' ' => encoded.push('+'),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}
