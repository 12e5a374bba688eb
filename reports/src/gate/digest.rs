//! Digests of places, for formats that know results again by them.

use sha2::{Digest, Sha256};

/// `N` bytes of the SHA-256 of the parts in hexadecimal: of names and fingerprints, never of values.
pub(super) fn digest<const N: usize>(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(N).map(|byte| format!("{byte:02x}")).collect()
}
