//! Whether a file is ours, from its first bytes: SQLite is not let near a file that is not.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::StoreError;

/// The first bytes of every SQLite file; the header is 100 bytes long, with `user_version` at 60 and
/// `application_id` at 68, big-endian (<https://sqlite.org/fileformat.html#the_database_header>).
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const HEADER: u64 = 100;

/// Checks that the file is an inventory of a version up to `known`, or empty.
pub(super) fn check(path: &Path, application_id: i32, known: u32) -> Result<(), StoreError> {
    let failed = |error| StoreError::Io { path: path.to_owned(), error };
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    let mut header = Vec::with_capacity(HEADER as usize);
    File::open(path).map_err(failed)?.take(HEADER).read_to_end(&mut header).map_err(failed)?;
    if header.is_empty() {
        return Ok(());
    }
    let word = |at: usize| {
        let bytes = header.get(at..at + 4)?;
        Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    };
    match (header.starts_with(MAGIC), word(68), word(60)) {
        (true, Some(id), Some(version)) if id == application_id as u32 => {
            if version > known {
                return Err(StoreError::Newer { path: path.to_owned(), found: version, known });
            }
            Ok(())
        }
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}
