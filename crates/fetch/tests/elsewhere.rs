//! Other sides that mean harm: servers on this machine, and a resolver that says what the test wants.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use fetch::{Exceptions, Fetcher, Inside, Limits, Resolve, Unfetched};

/// A server that answers each connection with `answer`, and counts them.
struct Server {
    address: SocketAddr,
    asked: Arc<AtomicUsize>,
}

fn server(answer: impl Fn(&mut TcpStream) + Send + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            count.fetch_add(1, Ordering::SeqCst);
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            answer(&mut stream);
        }
    });
    Server { address, asked }
}

fn text(text: &'static str) -> Server {
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{text}", text.len());
    server(move |stream| drop(stream.write_all(head.as_bytes())))
}

fn sends_on(to: String) -> Server {
    server(move |stream| {
        let head = format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
        drop(stream.write_all(head.as_bytes()));
    })
}

/// A resolver that knows names by heart: each question gets the next answer, the last one for ever.
#[derive(Default)]
struct Names {
    answers: Mutex<HashMap<String, Vec<Vec<SocketAddr>>>>,
    asked: AtomicUsize,
}

impl Resolve for Names {
    fn resolve(&self, host: &str, _: u16) -> Vec<SocketAddr> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut names = self.answers.lock().unwrap();
        let Some(answers) = names.get_mut(host) else { return Vec::new() };
        if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() }
    }
}

fn names(all: &[(&str, &[&[SocketAddr]])]) -> Arc<Names> {
    let one = |(host, answers): &(&str, &[&[SocketAddr]])| {
        ((*host).to_owned(), answers.iter().map(|addresses| addresses.to_vec()).collect())
    };
    Arc::new(Names { answers: Mutex::new(all.iter().map(one).collect()), asked: AtomicUsize::new(0) })
}

fn fetcher(names: Arc<Names>, reachable: &[SocketAddr]) -> Fetcher {
    let limits = Limits { time: Duration::from_millis(1500), bytes: 1 << 20, redirects: 5 };
    Fetcher::new(names, limits, Exceptions { reachable: reachable.to_vec() })
}

/// Fetches `http://code.example:<port>/`, which is `server`.
fn fetched(server: &Server) -> Result<String, Unfetched> {
    let names = names(&[("code.example", &[&[server.address]])]);
    let address = format!("http://code.example:{}/publiccode.yml", server.address.port());
    fetcher(names, &[server.address]).text(&address).map(|fetched| fetched.text)
}

fn ip(text: &str) -> SocketAddr {
    SocketAddr::new(text.parse().unwrap(), 443)
}

#[test]
fn the_portal_waits_five_seconds_for_a_megabyte_and_is_sent_on_five_times() {
    let promised = Limits { time: Duration::from_secs(5), bytes: 1_048_576, redirects: 5 };
    assert_eq!(Limits::default(), promised);
}

#[test]
fn a_text_comes_with_the_address_that_gave_it() {
    let last = text("name: Zaakloket\n");
    let to = format!("http://elsewhere.example:{}/a/../b", last.address.port());
    let first = sends_on(to);
    let names = names(&[("code.example", &[&[first.address]]), ("elsewhere.example", &[&[last.address]])]);
    let fetched = fetcher(names, &[first.address, last.address])
        .text(&format!("http://code.example:{}/", first.address.port()))
        .unwrap();
    assert_eq!(fetched.text, "name: Zaakloket\n");
    assert_eq!(fetched.address, format!("http://elsewhere.example:{}/b", last.address.port()));
}

#[test]
fn a_redirect_to_this_machine_is_refused() {
    let secret = text("secret");
    for to in ["http://127.0.0.1:{}/", "http://[::1]:{}/", "https://inside.example:{}/", "//127.0.0.1:{}/"] {
        let to = to.replace("{}", &secret.address.port().to_string());
        let first = sends_on(to.clone());
        let names = names(&[("code.example", &[&[first.address]]), ("inside.example", &[&[secret.address]])]);
        let address = format!("http://code.example:{}/", first.address.port());
        let refused = fetcher(names, &[first.address]).text(&address).unwrap_err();
        assert!(matches!(refused, Unfetched::Inside { inside: Inside::Loopback, .. }), "{to}: {refused:?}");
    }
    assert_eq!(secret.asked.load(Ordering::SeqCst), 0);
}

#[test]
fn a_redirect_to_plain_http_or_another_scheme_is_refused() {
    for to in
        ["http://public.example/", "ftp://public.example/", "file:///etc/passwd", "gopher://public.example/"]
    {
        let first = sends_on(to.to_owned());
        let names =
            names(&[("code.example", &[&[first.address]]), ("public.example", &[&[ip("93.184.216.34")]])]);
        let address = format!("http://code.example:{}/", first.address.port());
        assert_eq!(fetcher(names, &[first.address]).text(&address), Err(Unfetched::NotHttps), "{to}");
    }
}

#[test]
fn redirects_without_end_end() {
    let around = sends_on("/again".to_owned());
    assert_eq!(fetched(&around), Err(Unfetched::TooManyRedirects(5)));
    assert_eq!(around.asked.load(Ordering::SeqCst), 6);
}

#[test]
fn names_that_lead_inside_are_refused_whatever_else_they_lead_to() {
    let inside = [
        "127.0.0.1",
        "10.1.2.3",
        "172.20.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
    ];
    for one in inside {
        let alone = names(&[("name.example", &[&[ip(one)]])]);
        let mixed = names(&[("name.example", &[&[ip("93.184.216.34"), ip(one)]])]);
        for names in [alone, mixed] {
            let refused = fetcher(names, &[]).text("https://name.example/publiccode.yml").unwrap_err();
            assert!(matches!(refused, Unfetched::Inside { .. }), "{one}: {refused:?}");
        }
    }
}

#[test]
fn numbers_instead_of_names_are_seen_through() {
    let hidden = [
        "https://2130706433/",
        "https://0x7f000001/",
        "https://017700000001/",
        "https://127.1/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.1./",
        "https://134744072/",
        "https://1\u{ff12}7.0.0.1/",
    ];
    for address in hidden {
        let refused = fetcher(names(&[]), &[]).text(address).unwrap_err();
        assert!(matches!(refused, Unfetched::HiddenNumber(_)), "{address}: {refused:?}");
    }
    let plain = ["https://127.0.0.1/", "https://[::1]/", "https://[::ffff:7f00:1]/", "https://10.0.0.1/x"];
    for address in plain {
        let refused = fetcher(names(&[]), &[]).text(address).unwrap_err();
        assert!(matches!(refused, Unfetched::Inside { .. }), "{address}: {refused:?}");
    }
}

#[test]
fn addresses_with_more_in_them_than_a_name_are_refused() {
    let names = names(&[("public.example", &[&[ip("93.184.216.34")]])]);
    let cases = [
        ("https://somebody@public.example/", Unfetched::UserInfo),
        ("https://a:b@public.example/", Unfetched::UserInfo),
        ("https://@public.example/", Unfetched::UserInfo),
        ("https://public.example:8443/", Unfetched::Port(8443)),
        ("https://public.example:22/", Unfetched::Port(22)),
        ("http://public.example/", Unfetched::NotHttps),
        ("ftp://public.example/", Unfetched::NotHttps),
        ("public.example", Unfetched::NotAnAddress),
        ("https://", Unfetched::NotAnAddress),
        ("", Unfetched::NotAnAddress),
        ("https://nobody.example/", Unfetched::NoSuchHost("nobody.example".into())),
    ];
    for (address, refusal) in cases {
        assert_eq!(fetcher(Arc::clone(&names), &[]).text(address), Err(refusal), "{address}");
    }
}

#[test]
fn a_name_is_asked_once_so_its_second_answer_does_not_matter() {
    let (fine, inside) = (text("fine"), text("secret"));
    let names = names(&[("code.example", &[&[fine.address], &[inside.address]])]);
    let asked = Arc::clone(&names);
    let address = format!("http://code.example:{}/", fine.address.port());
    let fetched = fetcher(names, &[fine.address]).text(&address).unwrap();
    assert_eq!((fetched.text.as_str(), asked.asked.load(Ordering::SeqCst)), ("fine", 1));
    assert_eq!(inside.asked.load(Ordering::SeqCst), 0);
}

#[test]
fn a_slow_side_costs_no_more_than_the_limit() {
    let silent = server(|_| thread::sleep(Duration::from_secs(4)));
    let dripping = server(|stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    let dripping_head = server(|stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nX-Long: "));
        while stream.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    for slow in [silent, dripping, dripping_head] {
        let start = Instant::now();
        assert_eq!(fetched(&slow), Err(Unfetched::TooSlow(Duration::from_millis(1500))));
        assert!(start.elapsed() < Duration::from_millis(2500), "{:?}", start.elapsed());
    }
}

struct Sleepy;

impl Resolve for Sleepy {
    fn resolve(&self, _: &str, _: u16) -> Vec<SocketAddr> {
        thread::sleep(Duration::from_secs(3));
        Vec::new()
    }
}

#[test]
fn a_slow_resolver_costs_no_more_either() {
    let limits = Limits { time: Duration::from_millis(300), ..Limits::default() };
    let fetcher = Fetcher::new(Arc::new(Sleepy), limits, Exceptions::default());
    assert_eq!(fetcher.text("https://name.example/"), Err(Unfetched::TooSlow(limits.time)));
}

#[test]
fn a_body_without_end_is_cut_off() {
    let endless = server(|stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n"));
        while stream.write_all(&[b'x'; 8192]).is_ok() {}
    });
    let chunked = server(|stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        let piece = [b"2000\r\n".as_slice(), &[b'x'; 8192], b"\r\n"].concat();
        while stream.write_all(&piece).is_ok() {}
    });
    for server in [endless, chunked] {
        assert_eq!(fetched(&server), Err(Unfetched::TooLarge(1 << 20)));
    }
}

#[test]
fn a_compressed_bomb_is_not_unpacked() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        packed.write_all(&[0; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let bomb = server(move |stream| {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", packed.len());
        drop(stream.write_all(head.as_bytes()));
        drop(stream.write_all(&packed));
    });
    assert_eq!(fetched(&bomb), Err(Unfetched::Compressed));
}

#[test]
fn what_is_no_text_or_no_file_is_refused() {
    let image = server(|stream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\xff\xd8\xff\xe0"));
    });
    let gone =
        server(|stream| drop(stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")));
    let nonsense = server(|stream| drop(stream.write_all(b"220 smtp.example ready\r\n")));
    assert_eq!(fetched(&image), Err(Unfetched::NotUtf8));
    assert_eq!(fetched(&gone), Err(Unfetched::Status(404)));
    assert!(matches!(fetched(&nonsense), Err(Unfetched::Failed(_))));
}

#[test]
fn https_speaks_tls_and_believes_only_certificates() {
    let plain = text("no handshake");
    let names = names(&[("code.example", &[&[plain.address]])]);
    let address = format!("https://code.example:{}/", plain.address.port());
    let refused = fetcher(names, &[plain.address]).text(&address).unwrap_err();
    assert!(matches!(refused, Unfetched::Failed(_)), "{refused:?}");
}
