//! Chance that a failing test repeats: seeded with the name of the test.

use std::sync::atomic::{AtomicU64, Ordering};

use kernel::Chance;
use sha2::{Digest, Sha256};

/// A source of chance from this seed: the same bytes in the same order, at every run.
pub fn seeded(seed: &str) -> Chance {
    let (seed, drawn) = (seed.to_owned(), AtomicU64::new(0));
    Chance::new(move |bytes| {
        for chunk in bytes.chunks_mut(32) {
            let mut hash = Sha256::new();
            hash.update(&seed);
            hash.update(drawn.fetch_add(1, Ordering::SeqCst).to_le_bytes());
            chunk.copy_from_slice(&hash.finalize()[..chunk.len()]);
        }
    })
}

#[test]
fn the_same_seed_gives_the_same_chance_and_another_seed_another() {
    let draw = |seed| seeded(seed).bytes::<40>();
    assert_eq!(draw("a"), draw("a"));
    assert_ne!(draw("a"), draw("b"));
    let chance = seeded("a");
    assert_ne!(chance.bytes::<8>(), chance.bytes::<8>());
}
