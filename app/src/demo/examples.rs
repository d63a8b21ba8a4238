//! The files of Samen Digitaal: what the demonstration imports for the past quarters, and what
//! `docs/examples/` offers a newcomer to upload for the open one.

use super::books::amount;
use super::figures::{Quarter, over_weeks, permille, wobble};
use super::volumes::{COUNTED, JUMPS, MEMBERS, Volume};
use super::{DemoError, municipalities};

/// The quarter that waits for the newcomer.
pub(super) const OPEN: Quarter = Quarter { year: 2026, number: 4 };

/// Names of the meters, in the order of [`COUNTED`].
pub(super) const METERS: [&str; 8] = [
    "Zaken",
    "Contacten",
    "Inzendingen",
    "Afspraken",
    "Documenten",
    "Aangiften",
    "Raadplegingen",
    "Vergunningen",
];

/// What each service cost in the third quarter of 2026, in cents, in the order of lists.
pub(super) const COSTS: [(&str, i64); 9] = [
    ("Basispakket", 32_080_558),
    ("Zaaksysteem", 63_144_427),
    ("Klantcontact", 28_124_251),
    ("E-formulieren", 18_005_637),
    ("Afspraken", 7_212_957),
    ("Documenten", 13_935_453),
    ("Aangifte overlijden", 5_176_244),
    ("Status volgen", 4_417_565),
    ("Parkeervergunning", 9_089_766),
];

/// Kinds of cost with their thousandths of a service's cost; the last one takes what is left.
const KINDS: [(&str, i64); 4] = [
    ("Licenties en leverancier", 540),
    ("Beheer", 205),
    ("Doorontwikkeling", 100),
    ("Aandeel in hosting", 155),
];

/// What a dry run refuses: a name with a letter too many, less than nothing, a day of another period, a
/// service that the member does not take.
const FLAWED: [&str; 4] = [
    "Hengeloo;Zaken;04-10-2026;1204",
    "Zwolle;Contacten;11-10-2026;-120",
    "Almelo;Afspraken;03-01-2027;498",
    "Delft;Zaken;04-10-2026;300",
];

/// `docs/examples/usage-2026-q4.csv`: usage of the open quarter. Its last five rows show what a dry run
/// says: the first row of the file again, which changes nothing, and what is refused.
///
/// # Errors
/// Never in practice: the tables of the demonstration fit each other.
pub fn usage_of_open_quarter() -> Result<String, String> {
    let mut text = usage(OPEN).map_err(|error| error.to_string())?;
    let again = text.lines().nth(1).unwrap_or_default().to_owned();
    for row in std::iter::once(again.as_str()).chain(FLAWED) {
        text.push_str(row);
        text.push('\n');
    }
    Ok(text)
}

/// `docs/examples/costs-2026-q4.csv`: costs of the open quarter.
#[must_use]
pub fn costs_of_open_quarter() -> String {
    costs(OPEN)
}

/// Usage of a quarter: a row per week, member and meter.
pub(super) fn usage(quarter: Quarter) -> Result<String, DemoError> {
    let mut text = String::from("lid;meter;datum;aantal\n");
    let sundays = quarter.sundays()?;
    for volume in &MEMBERS {
        let name = municipalities::of_code(volume.code)?.name;
        for (place, meter) in METERS.iter().enumerate() {
            let used = used(volume, place, quarter);
            if used == 0 {
                continue;
            }
            let word = format!("{} {meter}", volume.code);
            let weeks = over_weeks(used, sundays.len(), &word, quarter.mark());
            for (day, quantity) in sundays.iter().zip(weeks) {
                text.push_str(&format!("{name};{meter};{};{quantity}\n", day.strftime("%d-%m-%Y")));
            }
        }
    }
    Ok(text)
}

/// How much a member used of the service at a place of [`COUNTED`].
pub(super) fn used(volume: &Volume, place: usize, quarter: Quarter) -> u32 {
    let written = volume.used.get(place).copied().unwrap_or(0);
    let before = quarter.before_the_third_of_2026();
    if written == 0 || before == 0 {
        return written;
    }
    let jump = JUMPS.iter().find(|(code, at, ..)| before > 0 && *code == volume.code && *at == place);
    let level = jump.map_or(written, |(_, _, level, _)| *level);
    let word = format!("{} {}", volume.code, COUNTED.get(place).copied().unwrap_or_default());
    let factor = 1_000 - 4 * before + wobble(16, &word, &[quarter.mark()]);
    u32::try_from(permille(i64::from(level), factor)).unwrap_or(level)
}

/// What a service cost in a quarter, in cents.
fn cost(service: &str, written: i64, quarter: Quarter) -> i64 {
    match quarter.before_the_third_of_2026() {
        0 => written,
        before => permille(written, 1_000 - 6 * before + wobble(4, service, &[quarter.mark()])),
    }
}

/// Costs of a quarter: the invoices of each service, by kind.
pub(super) fn costs(quarter: Quarter) -> String {
    let mut text = String::from("dienst;kostensoort;bedrag;document\n");
    let mut number = 100;
    for (service, written) in COSTS {
        let total = cost(service, written, quarter);
        let mut left = total;
        for (place, (kind, part)) in KINDS.iter().enumerate() {
            let last = place + 1 == KINDS.len();
            let cents = if last { left } else { permille(total, *part) };
            left -= cents;
            number += 1;
            text.push_str(&format!("{service};{kind};{};{}-{number}\n", amount(cents), document(quarter)));
        }
    }
    text
}

fn document(quarter: Quarter) -> String {
    format!("{}K{}", quarter.year, quarter.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THIRD: Quarter = Quarter { year: 2026, number: 3 };

    #[test]
    fn the_examples_in_the_docs_are_those_of_the_demonstration() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/examples");
        for (name, made) in [
            ("usage-2026-q4.csv", usage_of_open_quarter().unwrap()),
            ("costs-2026-q4.csv", costs_of_open_quarter()),
        ] {
            let file = format!("{folder}/{name}");
            assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), made, "{file}");
        }
    }

    #[test]
    fn the_costs_of_a_quarter_come_to_the_figure_that_is_written_out() {
        let cents = |line: &str| -> i64 {
            let amount = line.split(';').nth(2).unwrap();
            amount.replace(',', "").parse().unwrap()
        };
        let total: i64 = costs(THIRD).lines().skip(1).map(cents).sum();
        assert_eq!(total, 181_186_858);
    }

    #[test]
    fn usage_moves_a_little_from_quarter_to_quarter_and_jumps_where_it_is_written() {
        let second = Quarter { year: 2026, number: 2 };
        for volume in &MEMBERS {
            for place in 0..COUNTED.len() {
                let (now, before) = (used(volume, place, THIRD), used(volume, place, second));
                let jumps = JUMPS.iter().any(|(code, at, ..)| *code == volume.code && *at == place);
                let change = (i64::from(now) - i64::from(before)).abs() * 100;
                let large = change > i64::from(before) * 10;
                assert_eq!(large, jumps, "{} {place}: {before} > {now}", volume.code);
            }
        }
    }

    #[test]
    fn every_week_has_its_row() {
        let file = usage(THIRD).unwrap();
        let of_enschede = file.lines().filter(|line| line.starts_with("Enschede;Zaken;"));
        let quantity = |line: &str| -> u32 { line.rsplit(';').next().unwrap().parse().unwrap() };
        let weeks: Vec<u32> = of_enschede.map(quantity).collect();
        assert_eq!((weeks.len(), weeks.iter().sum::<u32>()), (13, 26_682));
    }
}
