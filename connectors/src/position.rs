//! Positions: where a value stands inside a place.

/// Where a value stands inside a place. Offsets are half-open, in bytes of the decoded content of
/// the innermost place; lines and columns count from 1 (columns in bytes).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// The place as a whole (its name, say).
    Whole,
    /// A stretch of running text.
    Bytes {
        /// First byte.
        start: u64,
        /// The byte after the last.
        end: u64,
        /// Line of the first byte, from 1.
        line: u64,
        /// Column of the first byte in its line, in bytes, from 1.
        column: u64,
    },
    /// A stretch of one value of a record.
    Record {
        /// Which record.
        key: RecordKey,
        /// First byte within the value.
        start: u32,
        /// The byte after the last.
        end: u32,
    },
}

/// What tells a record from its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// The n-th record, from 1 (a header row does not count).
    Ordinal(u64),
    /// An integer primary key.
    Integer(i64),
    /// A UUID primary key.
    Uuid([u8; 16]),
    /// Where the version of a row stands in its table at the moment: page, and number in the page.
    /// Volatile: an update or a rewrite of the table moves it.
    Row {
        /// The page.
        page: u32,
        /// The number in the page.
        number: u16,
    },
    /// A keyed digest of a textual key: a key may itself be personal data.
    Digest([u8; 16]),
}
