//! Looks for the built assets before they are embedded, and asks for a rebuild when an embedded folder
//! changes.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    for folder in ["static/dist", "static/icons.txt", "templates", "locales"] {
        println!("cargo::rerun-if-changed=../../{folder}");
    }
    if Path::new("../../static/dist/manifest.json").is_file() {
        return ExitCode::SUCCESS;
    }
    println!(
        "cargo::error=The assets are not built yet. Run `npm ci && node scripts/assets.mjs` or `make run`."
    );
    ExitCode::FAILURE
}
