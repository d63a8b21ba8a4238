//! The four doors to the database. There is no other way to rows.

mod platform;
mod session;
mod tenant;
mod worker;

pub use platform::{PlatformTx, Reason};
pub use session::SessionTx;
pub use tenant::{Call, Once, TenantTx};
pub use worker::WorkerTx;
