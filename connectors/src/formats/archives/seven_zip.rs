//! 7z.

use std::io::{self, BufReader, Read};

use sevenz_rust2::{Archive, ArchiveEntry, BlockDecoder, EncoderMethod, Error, Password};

use super::members::Members;
use crate::formats::out::Reading;
use crate::formats::{Input, Nested, Out};
use crate::{Failure, Reason};

/// Reads the members of an archive. Runs in a process of its own: dictionaries are bounded by its memory.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut source = BufReader::with_capacity(64 * 1024, input.shared_cursor()?);
    let password = Password::empty();
    let archive = match Archive::read(&mut source, &password) {
        Ok(archive) => archive,
        Err(error) => return Err(failure(&error)),
    };
    let mut members = Members::default();
    for index in 0..archive.blocks.len() {
        out.check()?;
        if is_encrypted(&archive, index) {
            for entry in entries(&archive, index) {
                let reason = Reason::Encrypted;
                members.unread(out, entry.name.as_bytes(), reason, "encrypted under a password")?;
            }
            continue;
        }
        block(&archive, index, &mut source, &mut members, out)?;
    }
    Ok(())
}

/// The members of a block.
fn entries(archive: &Archive, index: usize) -> impl Iterator<Item = &ArchiveEntry> {
    let blocks = archive.stream_map.file_block_index.iter();
    let of_block = blocks.enumerate().filter(move |(_, block)| **block == Some(index));
    of_block.filter_map(|(file, _)| archive.files.get(file)).filter(|entry| entry.has_stream)
}

/// Reads the members of a block.
fn block(
    archive: &Archive,
    index: usize,
    source: &mut BufReader<crate::formats::SharedCursor>,
    members: &mut Members,
    out: &mut Out<'_>,
) -> Reading {
    let mut ends = None;
    // Members that were begun, and whether the last of them was read to its end.
    let (mut begun, mut in_one) = (0, false);
    let password = Password::empty();
    let decoder = BlockDecoder::new(1, index, archive, &password, source);
    let result = decoder.for_each_entries(&mut |entry, stream| {
        if entry.is_directory || entry.is_anti_item || !entry.has_stream {
            return Ok(true);
        }
        begun += 1;
        in_one = true;
        let mut told = Told { stream, failed: None, decoded: 0 };
        let read = members.read(out, entry.name.as_bytes(), Nested::Stream(&mut told, Some(entry.size)));
        let failed = told.failed.take();
        if let Err(failure) = read {
            ends = Some(failure);
            return Ok(false);
        }
        if let Some(failure) = failed {
            // The scan was told no more than that the stream ended.
            let place = out.place().member(entry.name.as_bytes());
            let told = out.within(place, |out| {
                out.gap(failure.reason, failure.detail);
                Ok(())
            });
            ends = told.err();
            return Ok(false);
        }
        in_one = false;
        Ok(true)
    });
    if let Some(failure) = ends {
        return Err(failure);
    }
    if let Err(error) = &result
        && !in_one
        && begun == 0
    {
        // Nothing of it can be decoded: its method is not known, or it is broken from the beginning.
        for entry in entries(archive, index) {
            let Failure { reason, detail } = failure(error);
            members.unread(out, entry.name.as_bytes(), reason, &detail)?;
        }
        return Ok(());
    }
    let all = entries(archive, index).count();
    if all > begun || result.is_err() {
        let detail =
            format!("{} of {all} members that were compressed together were not read", all - begun.min(all));
        out.gap(Reason::Malformed, detail);
    }
    Ok(())
}

/// Whether a block is encrypted.
fn is_encrypted(archive: &Archive, index: usize) -> bool {
    let coders = archive.blocks.get(index).map(|block| block.coders.as_slice()).unwrap_or_default();
    coders.iter().any(|coder| coder.encoder_method_id() == EncoderMethod::ID_AES256_SHA256)
}

/// A member, and what went wrong with it.
struct Told<'t> {
    stream: &'t mut dyn Read,
    failed: Option<Failure>,
    decoded: u64,
}

impl Read for Told<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.stream.read(buffer) {
            Ok(count) => {
                self.decoded += count as u64;
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                self.failed = Some(super::compressed::broken(&error, self.decoded));
                Err(error)
            }
        }
    }
}

/// What an error of the library comes to. Its messages may quote names.
fn failure(error: &Error) -> Failure {
    let of = |reason, detail: &str| Failure { reason, detail: detail.to_owned() };
    match error {
        Error::Io(error, _) => super::compressed::broken(error, 0),
        // The names of the members are compressed and encrypted too, when that was asked for.
        Error::UnsupportedCompressionMethod(method) if method.contains("AES") => {
            of(Reason::Encrypted, "the names of its members are encrypted")
        }
        Error::UnsupportedCompressionMethod(_) | Error::Unsupported(_) | Error::ExternalUnsupported => {
            let reason = Reason::UnsupportedFormat("application/x-7z-compressed".to_owned());
            of(reason, "its method of compression has no reader")
        }
        Error::UnsupportedVersion { .. } => of(
            Reason::UnsupportedFormat("application/x-7z-compressed".to_owned()),
            "a version of the format that is not known",
        ),
        Error::MaxMemLimited { .. } => of(Reason::MemoryLimit, "its dictionary takes too much memory"),
        Error::PasswordRequired | Error::MaybeBadPassword(_) => of(Reason::Encrypted, "encrypted"),
        Error::ChecksumVerificationFailed | Error::NextHeaderCrcMismatch => {
            of(Reason::Corrupted, "a checksum is wrong")
        }
        _ => of(Reason::Malformed, "its list of members breaks the rules of its format"),
    }
}
