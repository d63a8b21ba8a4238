//! The cooperative's office: board, finance, office staff.

mod routes;

pub use routes::routes;
