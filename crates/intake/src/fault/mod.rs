//! What can be wrong with a file and with a row, as data: the sentences are the pages'.

mod file;
mod row;

use serde::{Deserialize, Serialize};

pub(crate) use file::cut_path;
pub use file::{Encoding, FileFault, FileKind};
pub(crate) use row::cut;
pub use row::{Column, Reason, RowFault};

/// Either kind of fault: of one row, after which reading goes on, or of the file, after which it ends.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Fault {
    /// One row was refused.
    Row(Box<RowFault>),
    /// The file was refused.
    File(FileFault),
}

impl From<RowFault> for Fault {
    fn from(fault: RowFault) -> Self {
        Self::Row(Box::new(fault))
    }
}

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Self {
        Self::File(fault)
    }
}
