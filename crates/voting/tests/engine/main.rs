//! The engine from outside: elections and files in, outcomes out.

#[cfg(test)]
mod support;
#[cfg(test)]
mod vectors;
