//! Lints over all templates and texts. They run as tests, and each says file, line and what to do.

mod markup;
mod reading;
mod texts;
