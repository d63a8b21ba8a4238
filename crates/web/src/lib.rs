//! The kit between HTTP and the pages: what turns a view struct into a page, and a request into a typed form.

pub mod assets;
pub mod formats;
pub mod language;
pub mod templates;
