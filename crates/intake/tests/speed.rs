//! A million rows: that the one bad row is named, and, by hand, how long it takes
//! (`cargo test -p intake --test speed -- --ignored --nocapture`).

use std::fmt::Write as _;
use std::io::Read;
use std::time::Instant;

use intake::usage::{Context, Known, check};
use intake::{Directory, Reason};
use jiff::civil::date;
use uuid::Uuid;

/// A file that is made while it is read: 342 members, eight meters, a day after another.
struct Rows {
    next: u32,
    last: u32,
    bad: u32,
    ids: bool,
    line: String,
    at: usize,
}

impl Rows {
    fn new(last: u32, bad: u32, ids: bool) -> Self {
        let line = "gem_naam;comp;dat;aant;kenmerk\r\n".to_owned();
        Self { next: 0, last, bad, ids, line, at: 0 }
    }

    fn make(&mut self) {
        let n = self.next;
        self.next += 1;
        let (member, meter, day) = (n % 342, n / 342 % 8, n / 342 / 8);
        let day = date(2026, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day % 365)));
        let quantity = if n == self.bad { "12,4,0".to_owned() } else { format!("{},{}", n % 997, n % 10) };
        self.line.clear();
        self.at = 0;
        let id = if self.ids { format!("e-{n}") } else { String::new() };
        let _ = write!(
            self.line,
            "Gemeente {member};meter {meter};{};{quantity};{id}\r\n",
            day.strftime("%d-%m-%Y")
        );
    }
}

impl Read for Rows {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.line.len() && self.next < self.last {
            self.make();
        }
        let read = self.line.as_bytes().get(self.at..).unwrap_or_default().read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

fn known() -> Known {
    let entry = |code: String, name: String, id: u128| (code, name, Uuid::from_u128(id));
    let members = (0..342).map(|n: u16| entry(format!("GM9{n:03}"), format!("Gemeente {n}"), n.into()));
    let meters = (0..8).map(|n: u16| entry(format!("m{n}"), format!("Meter {n}"), n.into()));
    Known {
        period: None,
        members: Directory::new(members.map(|(code, name, id)| (code, name, id.into()))),
        meters: Directory::new(meters.map(|(code, name, id)| (code, name, id.into()))),
        subscriptions: None,
    }
}

#[test]
fn one_bad_row_among_many_is_named() {
    let summary = check(Rows::new(20_000, 19_998, true), &Context::default(), &known());
    assert_eq!((summary.rows, summary.good, summary.refused), (20_000, 19_999, 1));
    assert_eq!((summary.faults[0].row, &summary.faults[0].reason), (20_000, &Reason::NotANumber));
}

#[test]
#[ignore = "measures; run by hand"]
fn a_million_rows() {
    let mut made = std::io::empty().chain(Rows::new(1_000_000, 999_998, true));
    let start = Instant::now();
    let bytes = std::io::copy(&mut made, &mut std::io::sink()).unwrap_or(0);
    println!("making them: {bytes} bytes in {:?}", start.elapsed());
    for ids in [true, false] {
        let mut file = Vec::new();
        Rows::new(1_000_000, 999_998, ids).read_to_end(&mut file).unwrap_or(0);
        let known = known();
        let start = Instant::now();
        let summary = check(&file[..], &Context::default(), &known);
        println!("judging them, ids {ids}: {:?}", start.elapsed());
        println!("{} rows, {} good, fault in row {}", summary.rows, summary.good, summary.faults[0].row);
        assert!(!ids || (summary.good == 999_999 && summary.faults[0].row == 1_000_000));
    }
}
