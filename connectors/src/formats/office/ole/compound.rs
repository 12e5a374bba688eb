//! The streams of a compound file.

use std::io::{self, Cursor as MemoryCursor, Read as _, Seek as _, SeekFrom, Write as _};

use crate::formats::input::Cursor;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
use crate::{Failure, Reason};

/// Streams longer than this are not read whole.
const MOST: u64 = 24 << 20;
/// At most so many entries are looked at.
const ENTRIES: usize = 100_000;

/// A compound file. Paths have `/` between storages and no `/` before.
pub(crate) struct Compound<'i> {
    file: cfb::CompoundFile<Cursor<&'i Input<'i>>>,
}

/// A stream of a compound file, which has to be kept as long.
pub(crate) type Stream<'i> = cfb::Stream<Cursor<&'i Input<'i>>>;

impl<'i> Compound<'i> {
    /// Opens an input.
    ///
    /// # Errors
    /// When it is no compound file, or a damaged one.
    pub(crate) fn open(input: &'i Input<'i>) -> Reading<Compound<'i>> {
        let file = cfb::CompoundFile::open(input.cursor_at(0)).map_err(told)?;
        Ok(Compound { file })
    }

    /// Whether there is a stream with this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.file.is_stream(path)
    }

    /// A stream, to be read piece by piece; `None` where there is none.
    ///
    /// # Errors
    /// When it is damaged.
    pub(crate) fn open_stream(&mut self, path: &str) -> Reading<Option<Stream<'i>>> {
        if !self.file.is_stream(path) {
            return Ok(None);
        }
        self.file.open_stream(path).map(Some).map_err(told)
    }

    /// The whole of a stream; `None` where there is none.
    ///
    /// # Errors
    /// When it is damaged, or too long.
    pub(crate) fn stream(&mut self, path: &str) -> Reading<Option<Vec<u8>>> {
        let Some(stream) = self.open_stream(path)? else { return Ok(None) };
        let mut bytes = Vec::new();
        stream.take(MOST + 1).read_to_end(&mut bytes).map_err(told)?;
        if bytes.len() as u64 > MOST {
            return Err(too_long());
        }
        Ok(Some(bytes))
    }

    /// The names of the storages in a storage; `""` is the root.
    pub(crate) fn storages(&self, path: &str) -> Vec<String> {
        self.names(path, cfb::Entry::is_storage)
    }

    /// The names of the streams in a storage; `""` is the root.
    pub(crate) fn streams(&self, path: &str) -> Vec<String> {
        self.names(path, cfb::Entry::is_stream)
    }

    fn names(&self, path: &str, is_wanted: impl Fn(&cfb::Entry) -> bool) -> Vec<String> {
        let entries = self.file.read_storage(format!("/{path}"));
        let entries = entries.into_iter().flatten().take(ENTRIES).filter(is_wanted);
        entries.map(|entry| entry.name().to_owned()).collect()
    }

    /// A storage and all below it as a compound file of its own.
    ///
    /// # Errors
    /// When it is damaged, or too long, or the time of the unit is up.
    pub(crate) fn repacked(&mut self, path: &str, out: &Out<'_>) -> Reading<Vec<u8>> {
        let mut new = cfb::CompoundFile::create(MemoryCursor::new(Vec::new())).map_err(told)?;
        let below: Vec<(String, bool, u64)> = {
            let entries = self.file.walk_storage(format!("/{path}")).map_err(told)?;
            let entries = entries.take(ENTRIES).skip(1);
            entries.map(|e| (e.path().to_string_lossy().into_owned(), e.is_storage(), e.len())).collect()
        };
        let prefix = format!("/{path}");
        let mut size = 0u64;
        for (full, is_storage, length) in below {
            out.check()?;
            let Some(inner) = full.strip_prefix(&prefix) else { continue };
            if is_storage {
                new.create_storage(inner).map_err(told)?;
                continue;
            }
            size = size.saturating_add(length);
            if size > MOST {
                return Err(too_long());
            }
            let stream = self.file.open_stream(&full).map_err(told)?;
            let mut bytes = Vec::new();
            stream.take(MOST).read_to_end(&mut bytes).map_err(told)?;
            new.create_stream(inner).and_then(|mut s| s.write_all(&bytes)).map_err(told)?;
        }
        new.flush().map_err(told)?;
        Ok(new.into_inner().into_inner())
    }
}

/// Bytes of a stream from an offset on; fewer where it ends before.
///
/// # Errors
/// When it is damaged.
pub(crate) fn range(stream: &mut Stream<'_>, offset: u64, length: usize) -> Reading<Vec<u8>> {
    if offset >= stream.len() {
        return Ok(Vec::new());
    }
    stream.seek(SeekFrom::Start(offset)).map_err(told)?;
    let mut bytes = Vec::new();
    stream.take(length as u64).read_to_end(&mut bytes).map_err(told)?;
    Ok(bytes)
}

/// Messages of the library may quote names.
pub(crate) fn told(error: io::Error) -> Failure {
    match Failure::of(&error) {
        Some(failure) => failure.clone(),
        None => Failure::malformed("the compound file is damaged"),
    }
}

fn too_long() -> Failure {
    let detail = format!("a stream of more than {} MiB in one piece", MOST >> 20);
    Failure { reason: Reason::Limit, detail }
}
