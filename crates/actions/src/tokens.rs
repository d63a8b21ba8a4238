//! Secrets that leave the portal once, in a cookie or a mail: only their hash stays.
//!
//! Invariant: 32 bytes of chance, so that a hash without salt is enough.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Chance;
use sha2::{Digest, Sha256};

/// A secret that was just made.
pub struct Token {
    /// What is handed out: 43 letters, digits, `-` and `_`.
    pub text: String,
    /// What is stored.
    pub hash: Vec<u8>,
}

/// Makes a secret.
#[must_use]
pub fn fresh(chance: &Chance) -> Token {
    let text = URL_SAFE_NO_PAD.encode(chance.bytes::<32>());
    let hash = hash_of(&text);
    Token { text, hash }
}

/// What is stored of a secret: SHA-256 of its text.
#[must_use]
pub fn hash_of(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_found_again_by_its_hash() {
        let token = fresh(&Chance::new(|bytes| bytes.fill(7)));
        assert_eq!(token.text.len(), 43);
        assert_eq!(token.hash, hash_of(&token.text));
        assert_ne!(token.hash, hash_of("something else"));
    }
}
