//! How the blocks of a file are compressed (Avro 1.12.0 specification, "Required Codecs" and "Optional Codecs",
//! <https://avro.apache.org/docs/1.12.0/specification/>).

use std::io::Read;

use crate::Failure;
use crate::formats::Capped;
use crate::formats::limits::Meter;
use crate::formats::out::Reading;

/// The most bytes of a block: writers make blocks of some 16 KiB to 16 MiB.
const MOST: u64 = 128 << 20;

/// The longest window of a Zstandard frame, as a power of two: 128 MiB.
const WINDOW: u32 = 27;

/// How blocks are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Null,
    Deflate,
    Snappy,
    Bzip2,
    Xz,
    Zstandard,
}

impl Codec {
    /// The codec with a name; `None` for one that the specification does not have.
    pub(super) fn named(name: &str) -> Option<Codec> {
        Some(match name {
            "null" => Codec::Null,
            "deflate" => Codec::Deflate,
            "snappy" => Codec::Snappy,
            "bzip2" => Codec::Bzip2,
            "xz" => Codec::Xz,
            "zstandard" => Codec::Zstandard,
            _ => return None,
        })
    }

    /// The content of a block; `None` when it is damaged.
    ///
    /// # Errors
    /// When a limit of the unit was reached.
    pub(super) fn decompress(self, packed: Vec<u8>, meter: &Meter) -> Reading<Option<Vec<u8>>> {
        let bytes = &packed[..];
        let decoder: Box<dyn Read + '_> = match self {
            Codec::Null => return Ok(Some(packed)),
            Codec::Snappy => return snappy(bytes, meter),
            Codec::Deflate => Box::new(flate2::read::DeflateDecoder::new(bytes)),
            Codec::Bzip2 => Box::new(bzip2::read::BzDecoder::new(bytes)),
            Codec::Xz => match liblzma::stream::Stream::new_stream_decoder(MOST, 0) {
                Ok(stream) => Box::new(liblzma::read::XzDecoder::new_stream(bytes, stream)),
                Err(_) => return Ok(None),
            },
            Codec::Zstandard => {
                let Ok(mut decoder) = zstd::Decoder::new(bytes) else { return Ok(None) };
                if decoder.window_log_max(WINDOW).is_err() {
                    return Ok(None);
                }
                Box::new(decoder)
            }
        };
        let mut content = Vec::new();
        match Capped::new(decoder, meter.clone()).take(MOST + 1).read_to_end(&mut content) {
            Ok(_) if content.len() as u64 <= MOST => Ok(Some(content)),
            Ok(_) => Ok(None),
            Err(error) => match (meter.exhausted(), Failure::of(&error)) {
                (Some(failure), _) => Err(failure),
                (None, Some(failure)) => Err(failure.clone()),
                (None, None) => Ok(None),
            },
        }
    }
}

/// Snappy without frames, and behind it the CRC-32 of the content, which is not needed to read it.
fn snappy(bytes: &[u8], meter: &Meter) -> Reading<Option<Vec<u8>>> {
    let Some(packed) = bytes.len().checked_sub(4).and_then(|length| bytes.get(..length)) else {
        return Ok(None);
    };
    let size = snap::raw::decompress_len(packed).unwrap_or(usize::MAX) as u64;
    if size > MOST {
        return Ok(None);
    }
    meter.decoded(size)?;
    Ok(snap::raw::Decoder::new().decompress_vec(packed).ok())
}
