//! Records of directories: ECMA-119 section 9.1
//! (<https://ecma-international.org/publications-and-standards/standards/ecma-119/>), and what Rock Ridge (IEEE
//! P1282, <https://web.archive.org/web/2017/http://www.ymi.com/ymi/sites/default/files/pdf/Rockridge.pdf>) adds.

/// One record.
pub(super) struct Record {
    /// The name, without the number of its version.
    pub(super) name: Vec<u8>,
    /// The first block.
    pub(super) block: u32,
    /// Bytes.
    pub(super) size: u32,
    pub(super) is_directory: bool,
    /// A file that goes on in the next record of the same name.
    pub(super) goes_on: bool,
    pub(super) is_link: bool,
}

/// The records of a directory, without those of itself and of what it is in.
pub(super) fn records(directory: &[u8], block: usize, is_joliet: bool) -> Vec<Record> {
    let mut records = Vec::new();
    let mut at = 0;
    while let Some(&length) = directory.get(at) {
        if length == 0 {
            // No record stands across the end of a block.
            at = (at / block + 1) * block;
            continue;
        }
        let Some(bytes) = directory.get(at..at + usize::from(length)) else { break };
        records.extend(record(bytes, is_joliet));
        at += usize::from(length);
    }
    records
}

fn record(bytes: &[u8], is_joliet: bool) -> Option<Record> {
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    let flags = *bytes.get(25)?;
    let length = usize::from(*bytes.get(32)?);
    let raw = bytes.get(33..33 + length)?;
    if matches!(raw, [0] | [1] | []) {
        return None;
    }
    let system = bytes.get(33 + length + (length + 1) % 2..).unwrap_or_default();
    let (long, is_link) = rock_ridge(system);
    let name = match long.filter(|_| !is_joliet) {
        Some(name) => name,
        None if is_joliet => without_version(&utf16(raw)),
        None => without_version(raw),
    };
    Some(Record {
        name,
        block: number(2)?,
        size: number(10)?,
        is_directory: flags & 2 != 0,
        goes_on: flags & 0x80 != 0,
        is_link,
    })
}

/// The name in the entries `NM`, and whether there is an entry `SL`.
fn rock_ridge(mut system: &[u8]) -> (Option<Vec<u8>>, bool) {
    let (mut name, mut is_link) = (None::<Vec<u8>>, false);
    while let [a, b, length, _, ..] = *system {
        let Some(entry) = system.get(..usize::from(length)).filter(|entry| entry.len() >= 4) else { break };
        match (a, b) {
            (b'N', b'M') if entry.len() > 5 => name.get_or_insert_default().extend_from_slice(&entry[5..]),
            (b'S', b'L') => is_link = true,
            _ => {}
        }
        system = &system[entry.len()..];
    }
    (name, is_link)
}

/// UTF-16, the higher byte first, as UTF-8.
fn utf16(raw: &[u8]) -> Vec<u8> {
    let units = raw.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect::<String>()
        .into_bytes()
}

/// A name without `;1` and a dot before it.
fn without_version(name: &[u8]) -> Vec<u8> {
    let end = memchr::memrchr(b';', name).unwrap_or(name.len());
    name[..end].strip_suffix(b".").unwrap_or(&name[..end]).to_vec()
}
