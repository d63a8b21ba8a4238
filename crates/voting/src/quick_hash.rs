//! A quick hash for tables of ballots and ids. Whoever makes keys collide makes their own count slower, and
//! changes nothing in it: the order of a table is never seen.

use std::hash::{BuildHasherDefault, Hasher};

/// Makes hashers.
pub(crate) type QuickHash = BuildHasherDefault<Quick>;

/// Mixes whole words by multiplication (as Fx and FNV do).
#[derive(Clone, Copy, Default)]
pub(crate) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(part) {
                *to = *from;
            }
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
