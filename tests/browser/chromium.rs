//! Chromium, driven by `tests/browser/run.mjs`: what to look at goes in as JSON, what was found comes out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

const MISSING: &str = "is missing: `make test` installs what the browser's tests need";

/// Everything a page is checked for.
const ALL: &[&str] = &["axe", "html", "inline", "reflow", "keyboard"];

/// One page to look at.
#[derive(Clone, Debug)]
pub struct Look {
    instruction: Value,
}

impl Look {
    /// A page as somebody with these cookies sees it, checked for everything.
    pub fn of(address: &str, cookie: &str) -> Self {
        Self { instruction: json!({ "url": address, "cookie": cookie, "checks": ALL }) }
    }

    /// Checked for this only.
    pub fn checked_for(self, checks: &[&str]) -> Self {
        self.with("checks", json!(checks))
    }

    /// In this language.
    pub fn in_language(self, code: &str) -> Self {
        let cookie = format!("{}; taal={code}", self.instruction["cookie"].as_str().unwrap_or_default());
        self.with("cookie", json!(cookie.trim_start_matches("; ")))
    }

    /// The page answers with this status.
    pub fn answers(self, status: u16) -> Self {
        self.with("status", json!(status))
    }

    /// Something to set: see `tests/browser/browser.mjs`.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.instruction[name] = value;
        self
    }

    /// Where it is.
    pub fn address(&self) -> &str {
        self.instruction["url"].as_str().unwrap_or_default()
    }
}

/// Looks at pages and fails with everything that is wrong with them.
#[track_caller]
pub fn look_at(base: &str, looks: Vec<Look>) {
    let count = looks.len();
    let found = results(base, &looks);
    let mut problems = Vec::new();
    for page in &found {
        if is_set("GEMEENGOED_TIMES") {
            eprintln!("{} {}", page["url"], page["took"]);
        }
        for problem in page["problems"].as_array().into_iter().flatten() {
            let (url, check) = (page["url"].as_str(), problem["check"].as_str());
            let said = problem["problem"].as_str().unwrap_or_default();
            problems.push(format!("{} [{}] {said}", url.unwrap_or_default(), check.unwrap_or_default()));
        }
    }
    problems.sort();
    assert!(problems.is_empty(), "{} problems on {count} pages:\n{}", problems.len(), problems.join("\n"));
    assert_eq!(found.len(), count, "every page is looked at");
}

/// What is found on pages: for each its `problems`, and how long each check `took` in milliseconds.
pub fn results(base: &str, looks: &[Look]) -> Vec<Value> {
    let pages: Vec<&Value> = looks.iter().map(|look| &look.instruction).collect();
    let together = std::thread::available_parallelism().map_or(2, usize::from);
    let all = is_set("GEMEENGOED_AXE_ALL") || is_set("GEMEENGOED_LOOK");
    let known = (!all).then(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("known-pages.txt"));
    let job = json!({
        "base": base, "browser": chromium(), "together": together, "known": known, "pages": pages
    });
    let said = node("run.mjs", &job);
    said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"))).collect()
}

/// What a script of `tests/browser` says about a job.
pub fn node(script: &str, job: &Value) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(root.join("node_modules/playwright-core").is_dir(), "playwright-core {MISSING}");
    let mut command = Command::new("node");
    command.arg(root.join("tests/browser").join(script)).current_dir(root);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("node {MISSING} ({error})"));
    let mut input = child.stdin.take().unwrap();
    input.write_all(job.to_string().as_bytes()).unwrap();
    drop(input);
    // Its exit status says that something was found, which its output says better.
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

/// The system's own browser.
fn chromium() -> PathBuf {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&folders).flat_map(|folder| names.map(|name| folder.join(name)));
    let apps = ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"];
    let apps = apps.map(|app| Path::new("/Applications").join(app));
    let found = on_path.chain(apps).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("chromium {MISSING}"))
}

/// Whether a switch of the environment is on.
pub fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0")
}

/// With `GEMEENGOED_LOOK=DIR`, keeps a picture of every page instead of checking it: as wide as on a desk and
/// on a phone.
pub fn keep_pictures(looks: &mut Vec<Look>, prefix: &str) {
    let Some(folder) = std::env::var_os("GEMEENGOED_LOOK").filter(|folder| !folder.is_empty()) else {
        return;
    };
    let mut pictures = Vec::new();
    for (number, look) in looks.iter().enumerate() {
        let plain = look.address().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        for width in [1440, 320] {
            let path = Path::new(&folder).join(format!("{prefix}{number:03}{plain}-{width}.png"));
            let picture = look.clone().checked_for(&[]).with("width", json!(width));
            pictures.push(picture.with("screenshot", json!(path)));
        }
    }
    *looks = pictures;
}
