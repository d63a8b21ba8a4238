//! How long a file takes to read and to count: `cargo run --release -p voting --example speed -- FILE
//! [RULE]`.

#![expect(clippy::print_stdout, reason = "it is run by hand, and says what it measured")]

use std::time::Instant;

use voting::{Completion, Rule, Settings, Start, Step, Stop, read_pb, tally};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let text = std::fs::read_to_string(words.next().ok_or("which file?")?)?;
    let completion = match words.next().as_deref() {
        None | Some("none") => Completion::None,
        Some(step) => Completion::AddStep {
            start: if step.starts_with("share") { Start::Exact } else { Start::Integral },
            step: step.parse::<Step>()?,
            stop: Stop::Overspend,
        },
    };
    let rule = words.next().map_or(Ok(Rule::EqualShares), |rule| rule.parse())?;
    let settings = Settings { completion, ..Settings::new(rule) };
    let start = Instant::now();
    let file = read_pb(&text).map_err(|faults| format!("{} faults, first {}", faults.len(), faults[0]))?;
    let read = start.elapsed();
    for _ in 0..3 {
        let start = Instant::now();
        let outcome = tally(&file.election, &settings).map_err(|faults| faults[0].to_string())?;
        let counted = start.elapsed();
        let (counts, funded) = (outcome.counts, outcome.funded.len());
        println!(
            "read {read:?}, counted {counted:?}: {counts} counts, {funded} funded, {} ties",
            outcome.ties.len()
        );
    }
    Ok(())
}
