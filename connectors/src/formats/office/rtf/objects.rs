//! Pictures and objects that stand in a document as digits.

use crate::Reason;
use crate::formats::Out;
use crate::formats::out::{Nested, Reading};

/// The largest one that is read, in bytes.
const MOST: usize = 16 << 20;

/// The bytes of a picture or object.
#[derive(Default)]
pub(super) struct Digits {
    bytes: Vec<u8>,
    half: Option<u8>,
    is_cut: bool,
}

impl Digits {
    /// A hexadecimal digit; other characters are none.
    pub(super) fn digit(&mut self, digit: u8) {
        let Some(value) = char::from(digit).to_digit(16) else { return };
        match self.half.take() {
            None => self.half = Some(value as u8),
            Some(high) => self.add(&[high * 16 + value as u8]),
        }
    }

    /// Bytes as they are.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        if self.bytes.len() + bytes.len() <= MOST {
            self.bytes.extend_from_slice(bytes);
        } else {
            self.is_cut = true;
        }
    }

    /// Reads what there is as a member of this name.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn member(self, name: &str, is_object: bool, out: &mut Out<'_>) -> Reading {
        if self.is_cut {
            out.gap(Reason::Limit, format!("an object of more than {MOST} bytes was not read"));
            return Ok(());
        }
        let bytes = if is_object { native(&self.bytes).map(<[u8]>::to_vec) } else { Some(self.bytes) };
        match bytes {
            Some(bytes) if bytes.is_empty() => Ok(()),
            Some(bytes) => out.member(name.as_bytes(), Nested::Bytes(bytes)),
            None => {
                out.gap(Reason::PartialText, "an object is not what objects are made of");
                Ok(())
            }
        }
    }
}

/// The data of an embedded object ([MS-OLEDS] section 2.2.5,
/// <https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-oleds/>). Links have none.
fn native(object: &[u8]) -> Option<&[u8]> {
    let number = |at: usize| -> Option<usize> {
        let bytes: [u8; 4] = object.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    };
    const EMBEDDED: usize = 2;
    if number(4)? != EMBEDDED {
        return Some(&[]);
    }
    let mut at = 8usize;
    // The names of its class, its topic and its item.
    for _ in 0..3 {
        at = at.checked_add(4)?.checked_add(number(at)?)?;
    }
    let length = number(at)?;
    let rest = object.get(at.checked_add(4)?..)?;
    let data = rest.get(..length).unwrap_or(rest);
    let class = object.get(12..20).unwrap_or_default();
    Some(if class == b"Package\0" { packaged(data).unwrap_or(data) } else { data })
}

/// The file in a package: behind its label, its path, and the path of a copy.
fn packaged(data: &[u8]) -> Option<&[u8]> {
    let mut rest = data.get(2..)?;
    for _ in 0..2 {
        rest = rest.get(memchr::memchr(0, rest)?.checked_add(1)?..)?;
    }
    let number = |bytes: &[u8]| -> Option<usize> {
        let bytes: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
        usize::try_from(u32::from_le_bytes(bytes)).ok()
    };
    // Two numbers of 16 bits that say that the file is embedded.
    rest = rest.get(4..)?;
    let copy = number(rest)?;
    rest = rest.get(copy.checked_add(4)?..)?;
    let length = number(rest)?;
    rest.get(4..length.checked_add(4)?)
}
