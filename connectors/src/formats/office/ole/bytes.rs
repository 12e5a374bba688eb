//! Numbers of the least significant byte first, where a file may lie about where they stand.

use crate::formats::calendar::civil;

/// Bytes of a structure.
#[derive(Clone, Copy)]
pub(crate) struct Bytes<'b>(pub(crate) &'b [u8]);

impl<'b> Bytes<'b> {
    fn array<const N: usize>(self, at: usize) -> Option<[u8; N]> {
        self.0.get(at..at.checked_add(N)?)?.try_into().ok()
    }

    /// The byte at an offset.
    pub(crate) fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    /// The number of 16 bits at an offset.
    pub(crate) fn u16(self, at: usize) -> Option<u16> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// The number of 32 bits at an offset.
    pub(crate) fn u32(self, at: usize) -> Option<u32> {
        self.array(at).map(u32::from_le_bytes)
    }

    /// The number of 32 bits at an offset, as an offset or a length.
    pub(crate) fn size(self, at: usize) -> Option<usize> {
        self.u32(at).and_then(|size| usize::try_from(size).ok())
    }

    /// The number of 64 bits at an offset.
    pub(crate) fn u64(self, at: usize) -> Option<u64> {
        self.array(at).map(u64::from_le_bytes)
    }

    /// The floating number of 64 bits at an offset.
    pub(crate) fn f64(self, at: usize) -> Option<f64> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// So many bytes at an offset.
    pub(crate) fn slice(self, at: usize, length: usize) -> Option<&'b [u8]> {
        self.0.get(at..at.checked_add(length)?)
    }

    /// What follows an offset.
    pub(crate) fn from(self, at: usize) -> Bytes<'b> {
        Bytes(self.0.get(at..).unwrap_or_default())
    }
}

/// UTF-16 of the least significant byte first; a byte at the end that is none of a pair is left out.
pub(crate) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The day and time of a number of 100 ns since 1601 ([MS-DTYP] section 2.3.3), as ISO 8601 has it; `None`
/// for times that nobody means.
pub(crate) fn file_time(time: u64) -> Option<String> {
    const PER_SECOND: u64 = 10_000_000;
    /// Days from 1601-01-01 to 1970-01-01.
    const TO_EPOCH: i64 = 134_774;
    let seconds = time / PER_SECOND;
    let days = i64::try_from(seconds / 86_400).ok()?;
    // The length of an editing session is such a number too.
    let (year, month, day) = civil(days - TO_EPOCH);
    if !(1900..=2200).contains(&year) {
        return None;
    }
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

#[cfg(test)]
mod tests {
    use super::file_time;

    #[test]
    fn days_and_times() {
        assert_eq!(file_time(116_444_736_000_000_000).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(file_time(600_000_000), None);
    }
}
