//! The engine from outside: elections and files in, outcomes out.

#[cfg(test)]
mod explanations;
#[cfg(test)]
mod files;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod resolutions;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod support;
#[cfg(test)]
mod vectors;
