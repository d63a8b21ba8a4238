//! The one source of randomness: tokens, ids and retry pauses all draw from it, so that a test can fix it.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::{Builder, Uuid};

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Fills bytes with chance. Cheap to clone; made once, in `main`, from the operating system's source.
#[derive(Clone)]
pub struct Chance(Arc<Fill>);

impl Chance {
    /// Wraps a source that fills the whole slice.
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A number below `bound`; 0 where the bound is 0. The bias of the remainder is far below what a pause
    /// notices.
    #[must_use]
    pub fn below(&self, bound: u64) -> u64 {
        u64::from_le_bytes(self.bytes()).checked_rem(bound).unwrap_or(0)
    }

    /// A UUIDv7 (RFC 9562) at `now`: ids that sort by the moment they were made.
    #[must_use]
    pub fn id(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

impl std::fmt::Debug for Chance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chance")
    }
}
