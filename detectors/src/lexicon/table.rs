//! The layout of the compiled table, and the look-up.
//!
//! All numbers are `u32`, little endian. A header of 16: the magic number, the count of buckets, the bits of an
//! index, the count of classes, and zeros. Then the buckets of 16 slots: one cache
//! line, so that a word that is not in the table costs one. A slot is 0 or holds, in its low bits, the index of a
//! class and above it as much of the word's hash as fits. A bucket that is full continues in the next. Last the
//! classes.

/// Slots in a bucket: with four bytes each they fill a cache line.
pub(crate) const SLOTS: usize = 16;
/// Bytes of the header.
pub(crate) const HEADER: usize = 64;
/// What the table begins with: "lex1".
pub(crate) const MAGIC: u32 = u32::from_le_bytes(*b"lex1");

/// Buckets that are walked at most.
pub(crate) const REACH: usize = 8;

/// The bucket in which a word belongs: the upper half of the hash, as a fraction of the buckets.
pub(crate) const fn home(hash: u64, buckets: usize) -> usize {
    (((hash >> 32) * buckets as u64) >> 32) as usize
}

/// A compiled table.
pub(crate) struct Table {
    buckets: &'static [[u8; 4 * SLOTS]],
    classes: &'static [[u8; 4]],
    index_bits: u32,
}

impl Table {
    /// Reads the header of `bytes`, at compile time; an ill-formed table is empty.
    pub(crate) const fn new(bytes: &'static [u8]) -> Table {
        let (head, _) = bytes.as_chunks::<4>();
        let [magic, count, index_bits, classes, ..] = head else {
            return Table::EMPTY;
        };
        let Some((_, rest)) = bytes.split_at_checked(HEADER) else {
            return Table::EMPTY;
        };
        let count = u32::from_le_bytes(*count) as usize;
        let Some((slots, rest)) = rest.split_at_checked(count * 4 * SLOTS) else {
            return Table::EMPTY;
        };
        if u32::from_le_bytes(*magic) != MAGIC || rest.len() != 4 * u32::from_le_bytes(*classes) as usize {
            return Table::EMPTY;
        }
        Table {
            buckets: slots.as_chunks::<{ 4 * SLOTS }>().0,
            classes: rest.as_chunks::<4>().0,
            index_bits: u32::from_le_bytes(*index_bits),
        }
    }

    const EMPTY: Table = Table { buckets: &[], classes: &[], index_bits: 16 };

    /// The class of the word of that hash; 0 when the table does not hold it.
    pub(crate) fn look(&self, hash: u64) -> u32 {
        if hash == 0 {
            return 0;
        }
        let print = (hash as u32) >> self.index_bits;
        let mut at = home(hash, self.buckets.len());
        for _ in 0..REACH {
            let Some(bucket) = self.buckets.get(at) else {
                return 0;
            };
            let (slots, _) = bucket.as_chunks::<4>();
            let mut found = 0;
            let mut room = false;
            for slot in slots {
                let slot = u32::from_le_bytes(*slot);
                found |= if slot >> self.index_bits == print { slot } else { 0 };
                room |= slot == 0;
            }
            if found != 0 {
                let index = found & ((1 << self.index_bits) - 1);
                return self.classes.get(index as usize).map_or(0, |class| u32::from_le_bytes(*class));
            }
            if room {
                return 0;
            }
            at = if at + 1 == self.buckets.len() { 0 } else { at + 1 };
        }
        0
    }
}
