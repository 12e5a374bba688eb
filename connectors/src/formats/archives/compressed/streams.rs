//! Compressed streams that follow each other are one content.

use std::io::{self, BufRead as _, Read};

use bzip2::bufread::BzDecoder;
use flate2::bufread::GzDecoder;
use liblzma::bufread::XzDecoder;
use lz4_flex::frame::FrameDecoder;

use super::super::source::Source;
use super::lzw::Lzw;
use crate::formats::{Input, Kind};
use crate::{Failure, Reason};

/// Bytes that a decoder of LZMA may ask for: presets of `xz` ask for 65 MiB at most.
pub(in super::super) const LZMA_MEMORY: u64 = 160 << 20;

/// The largest window of Zstandard, as a power of 2: what `zstd --ultra -22` and `--long` write
/// (RFC 8878 section 3.1.1.1.2 asks for 8 MiB at least).
pub(in super::super) const ZSTD_WINDOW: u32 = 27;

/// The frame of LZ4 before there was a format of frames
/// (<https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md#legacy-frame>). It ends with the file.
const LZ4_LEGACY: &[u8] = b"\x02\x21\x4c\x18";

/// The content of the compressed streams of one input, one after the other.
pub(in super::super) struct Streams<'s> {
    kind: Kind,
    state: State<'s>,
    /// The first stream was begun.
    begun: bool,
    /// Bytes that came out.
    decoded: u64,
    failed: Option<Failure>,
}

enum State<'s> {
    /// Before a stream or behind all of them.
    Between(Source<'s>),
    /// In a stream.
    Within(Decoder<'s>),
    /// Behind the last; where something else follows it.
    Ended(Option<u64>),
}

enum Decoder<'s> {
    Gzip(Box<GzDecoder<Source<'s>>>),
    Bzip2(Box<BzDecoder<Source<'s>>>),
    Lzma(Box<XzDecoder<Source<'s>>>),
    Zstd(Box<zstd::Decoder<'static, Source<'s>>>),
    Lz4 { frame: Box<FrameDecoder<Source<'s>>>, is_legacy: bool },
    Lzw(Box<Lzw<'s>>),
}

impl<'s> Decoder<'s> {
    fn new(kind: Kind, mut source: Source<'s>) -> io::Result<Decoder<'s>> {
        Ok(match kind {
            Kind::Compress => Decoder::Lzw(Box::new(Lzw::new(source))),
            Kind::Bzip2 => Decoder::Bzip2(Box::new(BzDecoder::new(source))),
            Kind::Xz | Kind::Lzma => {
                let stream = match kind {
                    Kind::Xz => liblzma::stream::Stream::new_stream_decoder(LZMA_MEMORY, 0),
                    _ => liblzma::stream::Stream::new_lzma_decoder(LZMA_MEMORY),
                };
                Decoder::Lzma(Box::new(XzDecoder::new_stream(source, stream?)))
            }
            Kind::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(source)?.single_frame();
                decoder.window_log_max(ZSTD_WINDOW)?;
                Decoder::Zstd(Box::new(decoder))
            }
            Kind::Lz4 => {
                let is_legacy = source.peek(4)? == LZ4_LEGACY;
                Decoder::Lz4 { frame: Box::new(FrameDecoder::new(source)), is_legacy }
            }
            _ => Decoder::Gzip(Box::new(GzDecoder::new(source))),
        })
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Decoder::Gzip(decoder) => decoder.read(buffer),
            Decoder::Bzip2(decoder) => decoder.read(buffer),
            Decoder::Lzma(decoder) => decoder.read(buffer),
            Decoder::Zstd(decoder) => decoder.read(buffer),
            Decoder::Lzw(decoder) => decoder.read(buffer),
            Decoder::Lz4 { frame, is_legacy } => {
                let count = frame.read(buffer)?;
                // Its end within a frame is no error to the library.
                if count == 0 && frame.get_ref().is_starved() && !*is_legacy {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                Ok(count)
            }
        }
    }

    /// What stands behind the stream.
    fn finish(self) -> io::Result<Source<'s>> {
        Ok(match self {
            Decoder::Gzip(decoder) => decoder.into_inner(),
            Decoder::Bzip2(decoder) => decoder.into_inner(),
            Decoder::Lzma(decoder) => decoder.into_inner(),
            Decoder::Zstd(mut decoder) => {
                decoder.finish_frame()?;
                decoder.finish()
            }
            Decoder::Lz4 { frame, .. } => frame.into_inner(),
            Decoder::Lzw(decoder) => decoder.into_inner(),
        })
    }
}

impl<'s> Streams<'s> {
    /// The streams of a kind in an input.
    pub(in super::super) fn new(kind: Kind, input: &'s Input<'s>) -> Streams<'s> {
        Streams::of(kind, Source::whole(input))
    }

    /// The streams of a kind in a range of an input.
    pub(in super::super) fn of(kind: Kind, source: Source<'s>) -> Streams<'s> {
        Streams { kind, state: State::Between(source), begun: false, decoded: 0, failed: None }
    }

    /// Where something follows that is no stream of this kind, once all streams were read.
    pub(super) fn trailing(&self) -> Option<u64> {
        match self.state {
            State::Ended(trailing) => trailing,
            _ => None,
        }
    }

    /// The name that a gzip file was given in its header (RFC 1952 section 2.3.1, FNAME).
    ///
    /// # Errors
    /// When the header cannot be read.
    pub(super) fn given_name(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.kind != Kind::Gzip {
            return Ok(None);
        }
        self.begin()?;
        let State::Within(Decoder::Gzip(decoder)) = &self.state else { return Ok(None) };
        let name = decoder.header().and_then(|header| header.filename());
        Ok(name.filter(|name| !name.is_empty()).map(<[u8]>::to_vec))
    }

    /// Begins the next stream, if there is one.
    fn begin(&mut self) -> io::Result<()> {
        let State::Between(source) = &mut self.state else { return Ok(()) };
        let mut trailing = None;
        let goes_on = if !std::mem::replace(&mut self.begun, true) {
            true
        } else if self.kind == Kind::Lzma {
            trailing = (!source.peek(1)?.is_empty()).then(|| source.offset());
            false
        } else {
            skip_padding(source)?;
            let offset = source.offset();
            let next = source.peek(super::super::MAGIC_LENGTH)?;
            trailing = (!next.is_empty()).then_some(offset);
            super::super::compressed_kind(next) == Some(self.kind) || is_skippable(self.kind, next)
        };
        let State::Between(mut source) = std::mem::replace(&mut self.state, State::Ended(trailing)) else {
            return Ok(());
        };
        if goes_on {
            // The frames of LZ4 that are to be skipped are none for its library.
            while self.kind == Kind::Lz4 && is_skippable(self.kind, source.peek(4)?) {
                let head = source.peek(8)?;
                let length = head.get(4..8).and_then(|length| <[u8; 4]>::try_from(length).ok());
                source.skip(8 + u64::from(u32::from_le_bytes(length.unwrap_or_default())));
                if source.peek(1)?.is_empty() {
                    self.state = State::Ended(None);
                    return Ok(());
                }
            }
            self.state = State::Within(Decoder::new(self.kind, source)?);
        }
        Ok(())
    }

    fn next(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match &mut self.state {
                State::Between(_) => self.begin()?,
                State::Ended(_) => return Ok(0),
                State::Within(decoder) => {
                    let count = decoder.read(buffer)?;
                    if count > 0 {
                        self.decoded += count as u64;
                        return Ok(count);
                    }
                    if let State::Within(decoder) = std::mem::replace(&mut self.state, State::Ended(None)) {
                        self.state = State::Between(decoder.finish()?);
                    }
                }
            }
        }
    }
}

/// Zeros between and behind streams fill blocks of tapes, and units of four bytes (XZ).
fn skip_padding(source: &mut Source<'_>) -> io::Result<()> {
    loop {
        let bytes = source.fill_buf()?;
        let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
        let all = zeros == bytes.len();
        source.consume(zeros);
        if zeros == 0 || !all {
            return Ok(());
        }
    }
}

/// Whether a frame of no content begins here (RFC 8878 section 3.1.2; LZ4 has the same).
fn is_skippable(kind: Kind, next: &[u8]) -> bool {
    matches!(kind, Kind::Zstd | Kind::Lz4) && super::super::is_skippable_frame(next)
}

impl Read for Streams<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(failure) = &self.failed {
            return Err(failure.clone().into_io());
        }
        self.next(buffer).map_err(|error| {
            let failure = broken(&error, self.decoded);
            self.failed = Some(failure.clone());
            failure.into_io()
        })
    }
}

/// What is wrong with a compressed stream of which `decoded` bytes came out.
pub(in super::super) fn broken(error: &io::Error, decoded: u64) -> Failure {
    if let Some(failure) = Failure::of(error) {
        return failure.clone();
    }
    let text = error.to_string();
    let (reason, what) = match error.kind() {
        _ if error.raw_os_error().is_some() => (Reason::IoError, text.as_str()),
        io::ErrorKind::UnexpectedEof => (Reason::Malformed, "the compressed stream is cut off"),
        // What liblzma says for a dictionary larger than it may have.
        io::ErrorKind::OutOfMemory => (Reason::MemoryLimit, "its dictionary takes too much memory"),
        // What Zstandard says for a window larger than it may have.
        _ if text.contains("requires too much memory") => {
            (Reason::MemoryLimit, "its window takes too much memory")
        }
        _ if text.contains("ictionary") => {
            (Reason::Malformed, "it was compressed with a dictionary of its own")
        }
        _ => (Reason::Corrupted, "the compressed stream is broken"),
    };
    Failure { reason, detail: format!("{what}, after {decoded} bytes of content") }
}
