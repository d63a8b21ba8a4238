//! How a deed says no.

use std::borrow::Cow;

use store::{StoreError, Transient};

/// One thing that is wrong with what somebody asked, as a text key with what the text needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field it stands beside; absent where it is about the whole.
    pub field: Option<Cow<'static, str>>,
    /// Key of the sentence.
    pub code: Cow<'static, str>,
    /// What the sentence needs, by name.
    pub args: Vec<(&'static str, String)>,
}

impl Fault {
    /// A fault of one field.
    #[must_use]
    pub fn field(field: impl Into<Cow<'static, str>>, code: impl Into<Cow<'static, str>>) -> Self {
        Self { field: Some(field.into()), code: code.into(), args: Vec::new() }
    }

    /// A fault of the whole.
    #[must_use]
    pub fn page(code: impl Into<Cow<'static, str>>) -> Self {
        Self { field: None, code: code.into(), args: Vec::new() }
    }

    /// Adds what the sentence needs.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// A deed that was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// What was asked has faults: the same page again, a sentence beside each field.
    #[error("refused: {0:?}")]
    Faults(Vec<Fault>),
    /// The actor may not: shown as a page that is not there.
    #[error("not allowed")]
    Forbidden,
    /// The store refused or failed.
    #[error(transparent)]
    Store(StoreError),
}

impl Refused {
    /// Refuses for one fault.
    #[must_use]
    pub fn because(fault: Fault) -> Self {
        Self::Faults(vec![fault])
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::because(fault)
    }
}

impl Transient for Refused {
    fn is_transient(&self) -> bool {
        matches!(self, Refused::Store(error) if error.is_transient())
    }
}
