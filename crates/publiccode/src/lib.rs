//! `publiccode.yml`, the file in which software of governments says what it is: read, checked, written.
//!
//! The standard is 0.7 (`publiccodeYmlVersion: "0"`). [`check`] names every fault at once, with the key, the
//! line and a sentence; [`write`] gives the file again.
//!
//! Invariant: nothing here opens a file or an address: whether a picture is there is asked of [`Beside`], and
//! everything else follows from the text.
//! Invariant: no text makes the reader panic, and none makes it keep more than [`LONGEST`] bytes and
//! [`tree::MOST_NODES`] values.
//! Invariant: a fault is data with a stable [`Reason::code`]; [`Fault`]'s `Display` is the English of the
//! command line, the portal has its own sentences.
#![deny(clippy::as_conversions, clippy::float_arithmetic)]

mod build;
mod checks;
mod fault;
mod language;
mod lists;
mod record;
mod schema;
pub mod tree;
mod value;
mod walk;
mod write;

pub use fault::{Fault, Reason, Severity, Wanted};
pub use lists::{CATEGORIES, SCOPES};
pub use record::{
    Audience, Contact, Contractor, Dependency, Description, DevelopmentStatus, Legal, Localisation,
    Maintenance, MaintenanceType, Organisation, Publiccode, SoftwareType,
};
pub use value::Value;
pub use write::write;

/// The longest file that is read, in bytes.
pub const LONGEST: usize = 1 << 20;
/// How many faults are named; who has more begins with these.
pub const MOST_FAULTS: usize = 500;

/// Says whether a file lies at a path relative to the checked file; `None` where nobody can know, as with an
/// upload: then paths are only checked for their form.
pub type Beside<'a> = Option<&'a dyn Fn(&str) -> bool>;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The content; there is one exactly when no fault is an error.
    pub publiccode: Option<Publiccode>,
    /// Errors and warnings, by line.
    pub faults: Vec<Fault>,
}

impl Checked {
    /// Whether the file may be used: it may have warnings, and no errors.
    pub fn is_valid(&self) -> bool {
        self.publiccode.is_some()
    }

    /// The faults that make the file invalid.
    pub fn errors(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(|fault| fault.severity == Severity::Error)
    }

    fn refused(fault: Fault) -> Self {
        Self { publiccode: None, faults: vec![fault] }
    }
}

/// Checks a file as it came in.
///
/// ```
/// let checked = publiccode::check(b"publiccodeYmlVersion: \"0\"\nname: [Medusa]\n", None);
/// assert!(!checked.is_valid());
/// let sentences: Vec<String> = checked.faults.iter().map(ToString::to_string).collect();
/// assert!(sentences.contains(&"1: url: is a required field".to_owned()));
/// assert!(sentences.contains(&"2: name: wrong type: name must be text".to_owned()));
/// ```
pub fn check(file: &[u8], beside: Beside<'_>) -> Checked {
    if file.len() > LONGEST {
        return Checked::refused(Fault::of_file(1, Reason::TooLarge { most: LONGEST }));
    }
    let text = match std::str::from_utf8(file) {
        Ok(text) => text,
        Err(error) => {
            let read = file.get(..error.valid_up_to()).unwrap_or_default();
            let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
            return Checked::refused(Fault::of_file(line, Reason::NotUtf8));
        }
    };
    let root = match tree::parse(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(root) => root,
        Err(fault) => return Checked::refused(fault),
    };
    let mut faults = walk::walk(&root, beside);
    faults.sort_by_key(|fault| fault.line);
    let valid = faults.iter().all(|fault| fault.severity == Severity::Warning);
    faults.truncate(MOST_FAULTS);
    Checked { publiccode: valid.then(|| build::publiccode(&root)), faults }
}
