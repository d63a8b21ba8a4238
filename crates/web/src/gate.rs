//! What stands before sign-in: how often an address may try, and how many passwords are hashed at once.
//!
//! Invariant: the count that decides lies in the database and holds for all processes; this one keeps a flood
//! from it.

use std::num::NonZeroU32;

use actions::sign_in::address_subject;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;

use crate::failure::Failure;

/// Tries that an address may make at once.
const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(99);
/// And per second from there on: a municipality stands behind one address.
const PER_SECOND: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
/// Passwords hashed at once: 19 MiB and a processor each.
const AT_ONCE: usize = 4;
/// Addresses remembered before those that are quiet are forgotten.
const REMEMBERED: usize = 10_000;

/// The gate before sign-in.
pub struct Gate {
    tries: DefaultKeyedRateLimiter<String>,
    hashing: Semaphore,
}

impl Default for Gate {
    fn default() -> Self {
        let quota = Quota::per_second(PER_SECOND).allow_burst(BURST);
        Self { tries: RateLimiter::keyed(quota), hashing: Semaphore::new(AT_ONCE) }
    }
}

impl Gate {
    /// Lets a try from this address through.
    ///
    /// # Errors
    /// [`Failure::TooMany`].
    pub fn admit(&self, ip: &str) -> Result<(), Failure> {
        if self.tries.len() > REMEMBERED {
            self.tries.retain_recent();
        }
        self.tries.check_key(&address_subject(ip)).map_err(|_| Failure::TooMany)
    }

    /// Does slow work on a password on the blocking pool, a few at a time; the others wait for their turn.
    ///
    /// # Errors
    /// [`Failure::Bug`] where the work panicked.
    pub async fn hash<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let bug = |error: &dyn std::fmt::Display| Failure::Bug(error.to_string());
        let _turn = self.hashing.acquire().await.map_err(|error| bug(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| bug(&error))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use actix_web::rt::System;
    use futures_util::future::join_all;

    use super::*;

    #[test]
    fn a_flood_from_one_address_is_stopped_and_another_address_is_not() {
        let gate = Gate::default();
        let stopped = (0..200).filter(|_| gate.admit("192.0.2.1").is_err()).count();
        assert!((90..=100).contains(&stopped), "{stopped}");
        assert!(gate.admit("192.0.2.2").is_ok());
    }

    #[test]
    fn who_has_a_network_of_ipv6_addresses_has_one_address() {
        let gate = Gate::default();
        let stopped = (0..200).filter(|n| gate.admit(&format!("2001:db8:1:1::{n:x}")).is_err()).count();
        assert!((90..=100).contains(&stopped), "{stopped}");
        assert!(gate.admit("2001:db8:1:2::1").is_ok());
        // An address of IPv4 that was written as one of IPv6 is no network of many.
        assert!(gate.admit("::ffff:192.0.2.1").is_ok());
    }

    #[test]
    fn a_few_passwords_are_hashed_at_once_and_the_others_wait() {
        let (gate, busy, most) =
            (Gate::default(), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let work = |n: usize| {
            let (busy, most) = (busy.clone(), most.clone());
            gate.hash(move || {
                most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(20));
                busy.fetch_sub(1, Ordering::SeqCst);
                n
            })
        };
        let done = System::new().block_on(join_all((0..3 * AT_ONCE).map(work)));
        let done: Vec<usize> = done.into_iter().map(Result::unwrap).collect();
        assert_eq!(done, (0..3 * AT_ONCE).collect::<Vec<_>>());
        assert_eq!(most.load(Ordering::SeqCst), AT_ONCE);
    }

    #[test]
    fn work_that_panics_is_a_bug_and_gives_its_turn_back() {
        let gate = Gate::default();
        System::new().block_on(async {
            for _ in 0..=AT_ONCE {
                let failed = gate.hash(|| -> () { panic!("a hash that cannot be") }).await;
                assert!(matches!(failed, Err(Failure::Bug(_))));
            }
            assert_eq!(gate.hash(|| 1).await.ok(), Some(1));
        });
    }
}
