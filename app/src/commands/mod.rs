//! The commands of the binary. `serve`, `work`, `migrate` and `demo` need the database; `allocate`, `tally`,
//! `verify` and `publiccode` need none.

mod backup;
mod database;
mod demo;
mod files;
mod operator;
mod publiccode;
mod serve;
mod tally;
mod upl;
mod work;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use jiff::Timestamp;
use kernel::Chance;

use crate::settings::Settings;

/// The portal of a cooperative of municipalities: shared services, shared costs, explained to the cent.
#[derive(Parser)]
#[command(name = "gemeengoed", version, disable_help_subcommand = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal, with a worker in the same process.
    Serve {
        #[command(flatten)]
        settings: Settings,
        /// Say what is wrong with the settings, all of it at once, and stop.
        #[arg(long)]
        check: bool,
    },
    /// Run the migrations, as the owner of the database.
    Migrate {
        #[command(flatten)]
        settings: Settings,
    },
    /// Make the demonstration in an empty database, and show its accounts.
    Demo {
        #[command(flatten)]
        settings: Settings,
        /// Only print cooperatives, accounts and passwords, as JSON.
        #[arg(long)]
        json: bool,
        /// Only write the files of the open quarter, to upload, to this folder.
        #[arg(long, value_name = "DIR", conflicts_with = "json")]
        examples: Option<PathBuf>,
    },
    /// Let somebody run the installation: prints the link with which the person chooses a password.
    Operator {
        #[command(flatten)]
        settings: Settings,
        /// The mail address to sign in with.
        email: String,
        /// Name of the person, where there is no account yet.
        #[arg(long)]
        name: Option<String>,
    },
    /// Write a backup of the installation, or of one cooperative, as the owner of the database.
    Backup {
        #[command(flatten)]
        settings: Settings,
        /// The file to write: a .tar.gz.
        file: PathBuf,
        /// Only the cooperative at this address.
        #[arg(long, value_name = "ADDRESS")]
        cooperative: Option<String>,
    },
    /// Put a backup back into an empty database, as its owner: all of it or nothing.
    Restore {
        #[command(flatten)]
        settings: Settings,
        /// The file that `backup` wrote.
        file: PathBuf,
    },
    /// Do the background work (imports, mail, seals) without serving pages.
    Work {
        #[command(flatten)]
        settings: Settings,
    },
    /// Divide the costs of a scenario file; the result goes to standard output.
    Allocate {
        /// The scenario, as docs/formats/allocation-scenario.md describes it.
        file: PathBuf,
        /// Add the derivation of every amount.
        #[arg(long)]
        explain: bool,
    },
    /// Count an election file in the format of Pabulib; the outcome goes to standard output.
    Tally {
        /// The election, as docs/formats/tally.md describes it.
        file: PathBuf,
        #[command(flatten)]
        rule: tally::RuleOptions,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// Recompute what the portal exported: exit status 0 the same, 1 it differs, 2 malformed.
    Verify {
        #[command(subcommand)]
        what: Verify,
    },
    /// Files in which software says what it is.
    Publiccode {
        #[command(subcommand)]
        what: Publiccode,
    },
    /// The uniform product list.
    Upl {
        #[command(subcommand)]
        what: Upl,
    },
    /// Remove the data folder with its private database.
    Reset {
        #[command(flatten)]
        settings: Settings,
    },
    /// A private PostgreSQL for a run of tests, gone when its standard input closes.
    #[command(hide = true)]
    TestCluster,
}

#[derive(Subcommand)]
enum Publiccode {
    /// Say what is wrong with publiccode.yml files, one line per fault: exit status 0 all valid, 1 a fault, 2
    /// a file cannot be read.
    Check {
        /// The files, as docs/formats/publiccode.md describes them.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

#[derive(Subcommand)]
enum Upl {
    /// Bring in an edition of the list, as an operator; the same file again changes nothing.
    Import {
        #[command(flatten)]
        settings: Settings,
        /// The list, as docs/formats/upl-csv.md describes it.
        file: PathBuf,
        /// In whose name, where there is more than one operator.
        #[arg(long, value_name = "EMAIL")]
        operator: Option<String>,
        /// Only say what would come, change and go.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Subcommand)]
enum Verify {
    /// An allocation run.
    Allocation {
        /// The exported run.
        file: PathBuf,
    },
    /// A closed round: electorate, chain of ballots, lot and result.
    Round {
        /// The exported round, as docs/formats/round.md describes it.
        file: PathBuf,
    },
    /// The audit log of a cooperative.
    Audit {
        /// The exported log, as docs/formats/audit-log.md describes it.
        file: PathBuf,
        /// A seal that was noted earlier, outside the portal: says whether the log still holds it.
        #[arg(long, value_name = "SEAL")]
        seal: Option<String>,
    },
}

/// What every command gets from `main`.
#[derive(Clone)]
pub(crate) struct Sources {
    chance: Chance,
    clock: fn() -> Timestamp,
}

/// Runs the command line. Says what went wrong on standard error, in one sentence.
pub fn run(line: impl IntoIterator<Item = OsString>, chance: Chance, clock: fn() -> Timestamp) -> ExitCode {
    let line = match Line::try_parse_from(line) {
        Ok(line) => line,
        Err(error) => error.exit(),
    };
    let sources = Sources { chance, clock };
    let done = match line.command {
        Command::Serve { settings, check: true } => serve::check(&settings),
        Command::Serve { settings, check: false } => serve::serve(&settings, &sources),
        Command::Migrate { settings } => database::migrate(&settings, &sources),
        Command::Demo { json: true, .. } => demo::json(),
        Command::Demo { examples: Some(folder), .. } => demo::examples(&folder),
        Command::Demo { settings, .. } => demo::make(&settings, &sources),
        Command::Backup { settings, file, cooperative } => {
            backup::back_up(&settings, &sources, &file, cooperative.as_deref())
        }
        Command::Operator { settings, email, name } => {
            operator::appoint(&settings, &sources, &email, name.as_deref())
        }
        Command::Restore { settings, file } => backup::restore(&settings, &file),
        Command::Work { settings } => work::work(&settings, &sources),
        Command::Allocate { file, explain } => return files::allocate(&file, explain),
        Command::Verify { what: Verify::Allocation { file } } => return files::verify_allocation(&file),
        Command::Tally { file, rule, json } => return tally::tally(&file, rule, json),
        Command::Verify { what: Verify::Round { file } } => return tally::verify_round(&file),
        Command::Verify { what: Verify::Audit { file, seal } } => {
            return files::verify_audit(&file, seal.as_deref());
        }
        Command::Publiccode { what: Publiccode::Check { files } } => return publiccode::check(&files),
        Command::Upl { what: Upl::Import { settings, file, operator, dry_run } } => {
            upl::import(&settings, &sources, &file, operator.as_deref(), dry_run)
        }
        Command::Reset { settings } => database::reset(&settings),
        Command::TestCluster => store::cluster::guard::run().map_err(|error| error.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

/// Tells the person at the terminal something.
#[expect(clippy::print_stdout, reason = "the command line speaks through its standard output")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// Tells the person at the terminal what went wrong.
#[expect(clippy::print_stderr, reason = "the command line complains on standard error")]
pub(crate) fn complain(text: &str) {
    eprintln!("gemeengoed: {text}");
}
