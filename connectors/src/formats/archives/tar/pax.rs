//! Records of pax before the header of a member
//! (<https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03>).

/// What the records before a member say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Pax {
    pub(super) path: Option<Vec<u8>>,
    pub(super) size: Option<u64>,
    /// How the holes of a sparse file are told: GNU.sparse
    /// (<https://www.gnu.org/software/tar/manual/html_node/PAX-1.html>).
    pub(super) sparse: Sparse,
}

/// The sparse formats of GNU tar in pax.
#[derive(Clone, Debug, Default)]
pub(super) struct Sparse {
    /// Version 1: the map stands before the data.
    pub(super) map_before_data: bool,
    pub(super) name: Option<Vec<u8>>,
    pub(super) real_size: Option<u64>,
    /// Versions 0.0 and 0.1: offset, length, offset, length, ...
    pub(super) map: Vec<u64>,
}

impl Pax {
    /// Adds records. Whether all of them could be read.
    pub(super) fn add(&mut self, mut records: &[u8]) -> bool {
        while !records.is_empty() && records[0] != 0 {
            let Some((record, rest)) = first(records) else { return false };
            records = rest;
            let Some(equals) = memchr::memchr(b'=', record) else { return false };
            let (key, value) = (&record[..equals], &record[equals + 1..]);
            self.record(key, value);
        }
        true
    }

    fn record(&mut self, key: &[u8], value: &[u8]) {
        let number = || std::str::from_utf8(value).ok().and_then(|value| value.trim().parse::<u64>().ok());
        match key {
            b"path" => self.path = Some(value.to_vec()),
            b"size" => self.size = number(),
            b"GNU.sparse.major" => self.sparse.map_before_data = value == b"1",
            b"GNU.sparse.name" => self.sparse.name = Some(value.to_vec()),
            b"GNU.sparse.realsize" | b"GNU.sparse.size" => self.sparse.real_size = number(),
            b"GNU.sparse.offset" | b"GNU.sparse.numbytes" => self.sparse.map.extend(number()),
            b"GNU.sparse.map" => {
                let numbers = value.split(|&byte| byte == b',');
                let number = |text: &[u8]| std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
                self.sparse.map = numbers.map_while(number).collect();
            }
            _ => {}
        }
    }
}

/// The first record, without its length and line end, and what follows.
fn first(records: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = memchr::memchr(b' ', records.get(..records.len().min(20))?)?;
    let length: usize = std::str::from_utf8(&records[..blank]).ok()?.parse().ok()?;
    let record = records.get(blank + 1..length)?;
    Some((record.strip_suffix(b"\n").unwrap_or(record), &records[length..]))
}
