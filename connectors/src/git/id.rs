//! Ids of objects.

use std::fmt;
use std::str::FromStr;

/// The id of an object of git: 20 bytes (SHA-1) or 32 (SHA-256), as the repository has it. Shown and read as
/// lower-case hexadecimal digits (<https://git-scm.com/docs/hash-function-transition>).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId {
    bytes: [u8; 32],
    width: u8,
}

/// What was to be an id is none: not 40 or 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id of git is 40 or 64 hexadecimal digits")]
pub struct ParseIdError;

impl ObjectId {
    /// The id that stands for "no object", in the width of a repository's ids in bytes.
    pub(super) fn null(width: usize) -> ObjectId {
        ObjectId { bytes: [0; 32], width: if width == 32 { 32 } else { 20 } }
    }

    /// The id of hexadecimal digits.
    ///
    /// # Errors
    /// They are not 40 or 64, or not hexadecimal.
    pub fn from_hex(digits: &[u8]) -> Result<ObjectId, ParseIdError> {
        if !matches!(digits.len(), 40 | 64) {
            return Err(ParseIdError);
        }
        let mut id = ObjectId::null(digits.len() / 2);
        for (byte, pair) in id.bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let &[high, low] = pair else { return Err(ParseIdError) };
            *byte = digit(high)? << 4 | digit(low)?;
        }
        Ok(id)
    }

    /// The bytes: 20 or 32.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.width)).unwrap_or_default()
    }

    /// Whether it stands for "no object": all digits are 0.
    pub fn is_null(&self) -> bool {
        self.bytes == [0; 32]
    }
}

fn digit(digit: u8) -> Result<u8, ParseIdError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        _ => Err(ParseIdError),
    }
}

impl FromStr for ObjectId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<ObjectId, ParseIdError> {
        ObjectId::from_hex(text.as_bytes())
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_what_they_are_spelled() {
        for text in ["4b825dc642cb6eb9a060e54bf8d69288fbee4904", &"6ef19b41225c5369".repeat(4)] {
            let id: ObjectId = text.parse().unwrap();
            assert_eq!((id.to_string().as_str(), id.as_bytes().len() * 2), (text, text.len()));
            assert!(!id.is_null() && ObjectId::null(id.as_bytes().len()).is_null());
        }
        for text in ["", "4b82", &"g".repeat(40), &"0".repeat(41), &"é".repeat(20)] {
            assert_eq!(text.parse::<ObjectId>(), Err(ParseIdError), "{text}");
        }
    }
}
