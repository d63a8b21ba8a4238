//! The engine from outside: scenario text in, result text out.

#[cfg(test)]
mod fairness;
#[cfg(test)]
mod fairness_faults;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod load;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod support;
#[cfg(test)]
mod vectors;
#[cfg(test)]
mod what_if;
#[cfg(test)]
mod what_if_text;
