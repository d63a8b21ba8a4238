//! The binary: gives the portal its clock and its source of chance, and nothing else.

use std::process::ExitCode;

use kernel::Chance;

fn main() -> ExitCode {
    let chance = Chance::new(|bytes| {
        // Without the operating system's chance no token can be made: better no portal than a guessable one.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    });
    app::commands::run(std::env::args_os(), chance, now)
}

#[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
