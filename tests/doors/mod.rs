//! The doors to the database, from inside and from behind: what a forgotten filter shows, what is tried
//! again, what is done once, what a changed audit log betrays.

mod audit;
mod errands;
mod once;
mod retries;
mod walls;
