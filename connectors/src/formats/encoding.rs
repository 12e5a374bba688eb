//! Character encodings: which one it is, and decoding it.

use crate::formats::unicode;

/// How text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, ASCII included. Bytes that are no UTF-8 are read as windows-1252.
    Utf8,
    /// UTF-32.
    Utf32 {
        /// Whether the most significant byte comes first.
        big_endian: bool,
    },
    /// Any other encoding of the Encoding Standard (<https://encoding.spec.whatwg.org/>), UTF-16
    /// included.
    Other(&'static encoding_rs::Encoding),
}

impl Encoding {
    /// The name in the Encoding Standard.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf32 { big_endian: true } => "UTF-32BE",
            Encoding::Utf32 { big_endian: false } => "UTF-32LE",
            Encoding::Other(encoding) => encoding.name(),
        }
    }

    /// Whether a text can be cut between any two characters without looking at what stands before.
    pub(crate) fn splittable(self) -> bool {
        match self {
            Encoding::Utf8 => true,
            Encoding::Utf32 { .. } => false,
            Encoding::Other(encoding) => encoding.is_single_byte(),
        }
    }
}

/// Turns bytes of one encoding into UTF-8, piece by piece.
pub(crate) enum Decoder {
    Utf32 { big_endian: bool, pending: Vec<u8> },
    Other(Box<encoding_rs::Decoder>),
}

impl Decoder {
    /// A decoder; `None` for UTF-8, which needs none.
    pub(crate) fn new(encoding: Encoding) -> Option<Decoder> {
        match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf32 { big_endian } => {
                Some(Decoder::Utf32 { big_endian, pending: Vec::with_capacity(4) })
            }
            Encoding::Other(encoding) => {
                Some(Decoder::Other(Box::new(encoding.new_decoder_without_bom_handling())))
            }
        }
    }

    /// Decodes from `raw` into `out`: how many bytes were taken and how many written. What is not
    /// taken is to be given again. `last`: nothing follows `raw`.
    pub(crate) fn decode(&mut self, raw: &[u8], out: &mut [u8], last: bool) -> (usize, usize) {
        match self {
            Decoder::Other(decoder) => {
                let (_, taken, written, _) = decoder.decode_to_utf8(raw, out, last);
                (taken, written)
            }
            Decoder::Utf32 { big_endian, pending } => utf32(*big_endian, pending, raw, out, last),
        }
    }
}

fn utf32(big_endian: bool, pending: &mut Vec<u8>, raw: &[u8], out: &mut [u8], last: bool) -> (usize, usize) {
    let (mut taken, mut written) = (0, 0);
    while out.len() - written >= unicode::MAX_UTF8 {
        while pending.len() < 4 && taken < raw.len() {
            pending.push(raw[taken]);
            taken += 1;
        }
        let unit = match pending.as_slice() {
            &[a, b, c, d] if big_endian => u32::from_be_bytes([a, b, c, d]),
            &[a, b, c, d] => u32::from_le_bytes([a, b, c, d]),
            [] => break,
            // A cut unit at the end.
            _ if last => u32::MAX,
            _ => break,
        };
        pending.clear();
        let character = char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
        written += character.encode_utf8(&mut out[written..]).len();
    }
    (taken, written)
}
