//! The hash chain over ballots and over votes: one rule for both.

use voting::BallotRecord;

use crate::error::StoreError;
use crate::wire::unreadable;

/// The seal that follows on this head: over the head and what the ballot says, in the round or resolution
/// `of`.
pub(crate) fn next(head: &str, of: &str, record: &BallotRecord) -> Result<String, StoreError> {
    let previous = hex::decode(head).ok().and_then(|bytes| bytes.try_into().ok());
    let previous: [u8; 32] = previous.ok_or_else(|| unreadable(head))?;
    Ok(hex::encode(voting::seal(&previous, of, record)))
}
