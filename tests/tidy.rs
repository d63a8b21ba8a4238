//! The shape of the code: which crate may know which, how long things are, what stands at their top. Needs no
//! database.
//!
//! Lengths only ratchet down: `tidy/lengths.txt` lists what was too long when it was counted first, and how
//! long.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/contrast.rs"]
mod contrast;
#[path = "tidy/lengths.rs"]
mod lengths;
#[path = "tidy/sources.rs"]
mod sources;
#[path = "tidy/words.rs"]
mod words;
