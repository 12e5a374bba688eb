//! A look at the footer, which is a structure of Thrift's compact protocol
//! (<https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>).

/// Structures nested deeper than this are none of Parquet.
const DEEPEST: u32 = 32;

/// The field of `FileMetaData` that files with encrypted columns have
/// (<https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift>).
const ENCRYPTION_ALGORITHM: i64 = 8;

/// Whether a footer says that columns are encrypted.
pub(super) fn has_encrypted_columns(footer: &[u8]) -> bool {
    let mut found = false;
    Thrift { bytes: footer }.structure(0, &mut |field| found |= field == ENCRYPTION_ALGORITHM);
    found
}

struct Thrift<'t> {
    bytes: &'t [u8],
}

impl Thrift<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    fn skip(&mut self, count: u64) -> Option<()> {
        self.bytes = self.bytes.get(usize::try_from(count).ok()?..)?;
        Some(())
    }

    fn structure(&mut self, depth: u32, each: &mut dyn FnMut(i64)) -> Option<()> {
        let mut field = 0i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Some(());
            }
            field = match head >> 4 {
                0 => {
                    let zigzag = self.varint()?;
                    (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed()
                }
                delta => field.checked_add(i64::from(delta))?,
            };
            each(field);
            self.value(head & 15, true, depth)?;
        }
    }

    fn value(&mut self, kind: u8, in_structure: bool, depth: u32) -> Option<()> {
        match kind {
            // Truths stand in the head of their field, but not in lists.
            1 | 2 => {
                if !in_structure {
                    self.byte()?;
                }
            }
            3 => self.skip(1)?,
            4..=6 => {
                self.varint()?;
            }
            7 => self.skip(8)?,
            8 => {
                let length = self.varint()?;
                self.skip(length)?;
            }
            9 | 10 if depth < DEEPEST => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                for _ in 0..count {
                    self.value(head & 15, false, depth + 1)?;
                }
            }
            12 if depth < DEEPEST => self.structure(depth + 1, &mut |_| {})?,
            _ => return None,
        }
        Some(())
    }
}
