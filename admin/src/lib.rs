//! The cooperative's office: board, finance, office staff.

mod routes;
pub mod rows;

pub use routes::routes;
