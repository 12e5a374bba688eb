//! Records (<https://www.sqlite.org/fileformat.html#record_format>).

/// A number of one to nine bytes, seven bits each but for the last
/// (<https://www.sqlite.org/fileformat.html#varint>), and how many bytes it took.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0u64;
    for index in 0..8 {
        let byte = *bytes.get(index)?;
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    Some((value << 8 | u64::from(*bytes.get(8)?), 9))
}

/// A value of a record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'v> {
    Null,
    Integer(i64),
    Real(f64),
    /// In the encoding of the database.
    Text(&'v [u8]),
    Blob(&'v [u8]),
}

/// The values of a record, one after the other.
pub(super) struct Values<'v> {
    header: &'v [u8],
    body: &'v [u8],
    /// Whether a value was longer than what there is of the record.
    pub(super) is_cut: bool,
}

impl<'v> Values<'v> {
    /// The values of a record; `None` for what is none.
    pub(super) fn new(record: &'v [u8]) -> Option<Values<'v>> {
        let (length, start) = varint(record)?;
        let length = usize::try_from(length).ok()?;
        let header = record.get(start..length.min(record.len()))?;
        Some(Values { header, body: record.get(length..).unwrap_or_default(), is_cut: length > record.len() })
    }

    fn take(&mut self, length: u64) -> &'v [u8] {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        self.is_cut |= length > self.body.len();
        let (taken, rest) = self.body.split_at(length.min(self.body.len()));
        self.body = rest;
        taken
    }

    fn integer(&mut self, length: usize) -> Value<'v> {
        let bytes = self.take(length as u64);
        if bytes.len() < length {
            return Value::Null;
        }
        let sign = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
        let start = if sign { -1i64 } else { 0 };
        Value::Integer(bytes.iter().fold(start, |value, byte| value << 8 | i64::from(*byte)))
    }
}

impl<'v> Iterator for Values<'v> {
    type Item = Value<'v>;

    fn next(&mut self) -> Option<Value<'v>> {
        let (kind, length) = varint(self.header)?;
        self.header = self.header.get(length..)?;
        Some(match kind {
            1..=4 => self.integer(kind as usize),
            5 => self.integer(6),
            6 => self.integer(8),
            7 => match self.take(8).first_chunk::<8>() {
                Some(bytes) => Value::Real(f64::from_be_bytes(*bytes)),
                None => Value::Null,
            },
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            0 | 10 | 11 => Value::Null,
            _ if kind % 2 == 0 => Value::Blob(self.take((kind - 12) / 2)),
            _ => Value::Text(self.take((kind - 13) / 2)),
        })
    }
}
