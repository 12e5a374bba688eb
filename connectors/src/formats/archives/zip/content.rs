//! The content of a member: decompressed, and compared with what is said of it.

use std::io::{self, BufReader, Chain, Cursor, Read};

use bzip2::bufread::BzDecoder;
use deflate64::Deflate64Decoder;
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use liblzma::bufread::XzDecoder;

use super::super::compressed::{LZMA_MEMORY, ZSTD_WINDOW, broken};
use super::super::source::Source;
use super::directory::{Entry, number};
use crate::formats::Input;
use crate::formats::out::Reading;
use crate::{Failure, Reason};

/// Bytes of a local header, without what is of variable length (APPNOTE section 4.3.7).
pub(super) const LOCAL: usize = 30;

/// A decoder of the member before, for the next one: what it holds is as large as many a member.
#[derive(Default)]
pub(super) struct Spare<'s>(Option<Box<DeflateDecoder<Source<'s>>>>);

/// The methods of compression (APPNOTE section 4.4.5).
enum Method<'s> {
    Stored(Source<'s>),
    Deflate(Box<DeflateDecoder<Source<'s>>>),
    Deflate64(Box<Deflate64Decoder<Source<'s>>>),
    Bzip2(Box<BzDecoder<Source<'s>>>),
    /// Behind a header as that of LZMA alone, made of what stands before the data.
    Lzma(Box<XzDecoder<Chain<Cursor<Vec<u8>>, Source<'s>>>>),
    Xz(Box<XzDecoder<Source<'s>>>),
    Zstd(Box<zstd::Decoder<'static, Source<'s>>>),
}

impl<'s> Method<'s> {
    /// The decoder of an entry; `None` where there is none.
    fn new(entry: &Entry, mut source: Source<'s>, spare: &mut Spare<'s>) -> io::Result<Option<Method<'s>>> {
        use liblzma::stream::Stream;
        Ok(Some(match entry.method {
            0 => Method::Stored(source),
            8 => Method::Deflate(match spare.0.take() {
                Some(mut decoder) => {
                    decoder.reset(source);
                    decoder
                }
                None => Box::new(DeflateDecoder::new(source)),
            }),
            9 => Method::Deflate64(Box::new(Deflate64Decoder::with_buffer(source))),
            12 => Method::Bzip2(Box::new(BzDecoder::new(source))),
            14 => {
                // APPNOTE section 5.8.8: versions, the length of the properties, the properties.
                let head = source.peek(9)?;
                if number(head, 2, 2) != Some(5) {
                    return Err(io::ErrorKind::InvalidData.into());
                }
                let mut alone = head.get(4..9).unwrap_or_default().to_vec();
                // Bit 1: the data end with a mark.
                let size = entry.size.filter(|_| entry.flags & 2 == 0);
                alone.extend_from_slice(&size.unwrap_or(u64::MAX).to_le_bytes());
                source.skip(9);
                let stream = Stream::new_lzma_decoder(LZMA_MEMORY)?;
                Method::Lzma(Box::new(XzDecoder::new_stream(Cursor::new(alone).chain(source), stream)))
            }
            // 20 is what Zstandard had before.
            93 | 20 => {
                let mut decoder = zstd::Decoder::with_buffer(source)?.single_frame();
                decoder.window_log_max(ZSTD_WINDOW)?;
                Method::Zstd(Box::new(decoder))
            }
            95 => {
                let stream = Stream::new_stream_decoder(LZMA_MEMORY, 0)?;
                Method::Xz(Box::new(XzDecoder::new_stream(source, stream)))
            }
            _ => return Ok(None),
        }))
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Method::Stored(source) => source.read(buffer),
            Method::Deflate(decoder) => decoder.read(buffer),
            Method::Deflate64(decoder) => decoder.read(buffer),
            Method::Bzip2(decoder) => decoder.read(buffer),
            Method::Lzma(decoder) => decoder.read(buffer),
            Method::Xz(decoder) => decoder.read(buffer),
            Method::Zstd(decoder) => decoder.read(buffer),
        }
    }

    /// Where the compressed content was read to.
    fn offset(&self) -> u64 {
        match self {
            Method::Stored(source) => source.offset(),
            Method::Deflate(decoder) => decoder.get_ref().offset(),
            Method::Deflate64(decoder) => decoder.get_ref().offset(),
            Method::Bzip2(decoder) => decoder.get_ref().offset(),
            Method::Lzma(decoder) => decoder.get_ref().get_ref().1.offset(),
            Method::Xz(decoder) => decoder.get_ref().offset(),
            Method::Zstd(decoder) => decoder.get_ref().offset(),
        }
    }
}

/// Names of methods that have no decoder here, for people (APPNOTE section 4.4.5).
pub(super) fn method_name(method: u16) -> String {
    let name = match method {
        1 => "shrunk",
        2..=5 => "reduced",
        6 => "imploded",
        10 => "imploded by PKWARE's library",
        16 | 18 => "compressed by a method of IBM",
        19 => "LZ77 of IBM",
        94 => "MP3",
        96 => "JPEG",
        97 => "WavPack",
        98 => "PPMd",
        _ => "unknown",
    };
    format!("its method of compression has no reader: {method}, {name}")
}

/// The content of a member.
pub(super) struct Content<'s> {
    method: Method<'s>,
    crc: Crc,
    stated_crc: Option<u32>,
    stated_size: Option<u64>,
    decoded: u64,
    /// What has come behind the last byte.
    ended: Option<Result<(), Failure>>,
}

impl<'s> Content<'s> {
    /// The content of an entry whose compressed content comes from `source`; `None` where there is no decoder.
    pub(super) fn new(
        entry: &Entry,
        source: Source<'s>,
        spare: &mut Spare<'s>,
    ) -> Reading<Option<Content<'s>>> {
        let method = Method::new(entry, source, spare).map_err(|error| broken(&error, 0))?;
        Ok(method.map(|method| Content {
            method,
            crc: Crc::new(),
            stated_crc: entry.crc,
            stated_size: entry.size,
            decoded: 0,
            ended: None,
        }))
    }

    /// Its decoder, for the next member.
    pub(super) fn spare(self) -> Spare<'s> {
        Spare(match self.method {
            Method::Deflate(decoder) => Some(decoder),
            _ => None,
        })
    }

    /// Where the compressed content ends, once it was read to its end.
    pub(super) fn end(&self) -> Option<u64> {
        matches!(self.ended, Some(Ok(()))).then(|| self.method.offset())
    }

    /// Whether what came is what was said.
    fn verify(&self) -> Result<(), Failure> {
        let decoded = self.decoded;
        match self.stated_size {
            Some(stated) if stated != decoded => {
                Err(Failure::malformed(format!("it holds {decoded} bytes, and should hold {stated}")))
            }
            _ if self.stated_crc.is_some_and(|stated| stated != self.crc.sum()) => {
                let detail = format!("its checksum is wrong, after {decoded} bytes");
                Err(Failure { reason: Reason::Corrupted, detail })
            }
            _ => Ok(()),
        }
    }
}

impl Read for Content<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.ended.is_none() {
            match self.method.read(buffer) {
                Ok(0) => self.ended = Some(self.verify()),
                Ok(count) => {
                    self.crc.update(&buffer[..count]);
                    self.decoded += count as u64;
                    return Ok(count);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
                Err(error) => self.ended = Some(Err(broken(&error, self.decoded))),
            }
        }
        match &self.ended {
            Some(Err(failure)) => Err(failure.clone().into_io()),
            _ => Ok(0),
        }
    }
}

/// The compressed content of an entry.
///
/// # Errors
/// When there is no local header where it should be.
pub(super) fn packed<'s>(input: &'s Input<'s>, entry: &Entry) -> Reading<Source<'s>> {
    let length = LOCAL as u64 + entry.variable;
    let end = entry.offset.saturating_add(length).saturating_add(entry.packed);
    let mut source = Source::new(input, entry.offset, end);
    let head = source.peek(LOCAL)?;
    if head.len() < LOCAL || !head.starts_with(b"PK\x03\x04") {
        return Err(Failure::malformed(format!("its header is not at offset {}", entry.offset)));
    }
    let variable = number(head, 26, 2).unwrap_or(0) + number(head, 28, 2).unwrap_or(0);
    let begin = entry.offset.saturating_add(LOCAL as u64 + variable);
    source.set_end(begin.saturating_add(entry.packed));
    source.skip_to(begin);
    Ok(source)
}

/// A reader of few bytes of text.
pub(super) fn beginning(content: &mut Content<'_>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What is wrong with it shows when it is read.
    let _ = BufReader::new(content).take(most).read_to_end(&mut bytes);
    bytes
}
