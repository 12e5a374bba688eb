//! Pseudonyms: what stands for a value where values must be told apart.

/// A keyed pseudonym of a value: HMAC-SHA-256 (RFC 2104, <https://www.rfc-editor.org/rfc/rfc2104>)
/// over `category id || 0x1f || normalised value`, truncated to 128 bits (RFC 2104, section 5).
/// Equal values of a category have equal pseudonyms under one [`Key`](crate::Key); without the key it
/// says nothing. `Display` prints 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym(pub [u8; 16]);

impl std::fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}
