//! One thing among many that are due: what goes wrong with it does not stop the others.
//!
//! Invariant: only a database that is away ends a round; whatever else fails is logged, at most once a
//! minute, and tried again in the next round.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use store::StoreError;

/// What fails in each round is logged this often.
const LOG_AGAIN: Duration = Duration::from_secs(60);

/// When what failed was logged last. It decides what is logged, and nothing of what is done.
static LOGGED: Mutex<BTreeMap<String, Instant>> = Mutex::new(BTreeMap::new());

/// Does one thing of many. Nothing came of it where it failed.
///
/// # Errors
/// [`StoreError::Away`] alone.
pub(super) fn alone<T: Default>(
    name: &'static str,
    which: impl Display,
    deed: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let outcome = catch_unwind(AssertUnwindSafe(deed));
    match outcome.unwrap_or_else(|_| Err(StoreError::Unexpected("it panicked".to_owned()))) {
        Err(error @ StoreError::Away(_)) => Err(error),
        Err(error) => {
            let which = which.to_string();
            if is_news(&format!("{name} {which}")) {
                tracing::error!(name, which, %error, "this failed, and the others go on");
            }
            Ok(T::default())
        }
        done => done,
    }
}

fn is_news(what: &str) -> bool {
    let mut logged = LOGGED.lock().unwrap_or_else(PoisonError::into_inner);
    logged.retain(|_, at| at.elapsed() < LOG_AGAIN);
    let news = !logged.contains_key(what);
    if news {
        logged.insert(what.to_owned(), Instant::now());
    }
    news
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_nothing_and_only_an_absent_database_ends_the_round() {
        assert_eq!(alone("test", 1, || Ok(5)).unwrap(), 5);
        assert_eq!(alone("test", 2, || Err::<i32, _>(StoreError::Absent)).unwrap(), 0);
        let failed = alone("test", 3, || Err::<bool, _>(StoreError::Unexpected("x".to_owned())));
        assert!(!failed.unwrap());
        #[expect(clippy::panic, reason = "this is what may happen")]
        let panicked = alone::<bool>("test", 4, || panic!("a bug"));
        assert!(!panicked.unwrap());
        let away = alone("test", 5, || Err::<bool, _>(StoreError::Away("gone".to_owned())));
        assert!(matches!(away, Err(StoreError::Away(_))));
    }

    #[test]
    fn what_fails_in_each_round_is_logged_once_a_minute() {
        assert!(is_news("a test that fails"));
        assert!(!is_news("a test that fails"));
        assert!(is_news("another test"));
    }
}
