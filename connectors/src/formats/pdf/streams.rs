//! Decoding of streams, each byte of it charged (ISO 32000-2, section 7.4).

use std::io::Read;

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

use crate::formats::Capped;
use crate::formats::limits::Meter;
use crate::formats::out::Reading;
use crate::formats::pdf::inflate::Inflate;

/// Bytes of one stream that are kept in memory.
const MOST: u64 = 96 << 20;

/// The content of a stream.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    /// Whether that is all of it.
    pub(super) is_whole: bool,
}

/// Decodes a stream that is no picture. What comes before an error in the data is kept.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn decoded(stream: &Stream<'_>, meter: &Meter) -> Reading<Decoded> {
    let dict = stream.dict();
    let is_elsewhere = matches!(dict.get::<Object<'_>>("F"), Some(Object::String(_) | Object::Dict(_)));
    if is_elsewhere {
        return Ok(Decoded { bytes: Vec::new(), is_whole: false });
    }
    let filters = stream.filters();
    let is_flate = |filter: &Filter| *filter == Filter::FlateDecode;
    if filters.is_empty() {
        let bytes = stream.raw_data().into_owned();
        meter.decoded(bytes.len() as u64)?;
        return Ok(Decoded { bytes, is_whole: true });
    }
    let raw = stream.raw_data();
    if filters.iter().all(is_flate) && !has_predictor(dict) {
        let mut decoded = inflated(&raw, meter)?;
        for _ in 1..filters.len() {
            let next = inflated(&decoded.bytes, meter)?;
            decoded = Decoded { is_whole: decoded.is_whole && next.is_whole, ..next };
        }
        return Ok(decoded);
    }
    // Once only to count: the decoder below does not stop.
    if filters.first().is_some_and(is_flate) && !inflated(&raw, meter)?.is_whole && raw.len() > (1 << 20) {
        return Ok(Decoded { bytes: Vec::new(), is_whole: false });
    }
    match stream.decoded_data() {
        Ok(bytes) => {
            meter.decoded(bytes.len() as u64)?;
            Ok(Decoded { bytes: bytes.into_owned(), is_whole: true })
        }
        Err(_) if filters.first().is_some_and(is_flate) && filters.len() == 1 => inflated(&raw, meter),
        Err(_) => Ok(Decoded { bytes: Vec::new(), is_whole: false }),
    }
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let of = |dict: &Dict<'_>| dict.get::<i32>("Predictor").is_some_and(|predictor| predictor > 1);
    ["DecodeParms", "DP"].iter().any(|key| {
        dict.get::<Dict<'_>>(key).is_some_and(|params| of(&params))
            || dict.get::<Array<'_>>(key).is_some_and(|all| {
                all.iter::<Object<'_>>().any(|item| match item {
                    Object::Dict(params) => of(&params),
                    _ => false,
                })
            })
    })
}

/// Inflates; also what has no header, or blanks before it.
fn inflated(raw: &[u8], meter: &Meter) -> Reading<Decoded> {
    let decoded = all(Inflate::new(raw, true), meter)?;
    if !decoded.bytes.is_empty() || raw.len() < 3 {
        return Ok(decoded);
    }
    let trimmed = raw.trim_ascii_start();
    if trimmed.len() < raw.len() {
        let decoded = all(Inflate::new(trimmed, true), meter)?;
        if !decoded.bytes.is_empty() {
            return Ok(decoded);
        }
    }
    let without_header = all(Inflate::new(&raw[2..], false), meter)?;
    if !without_header.bytes.is_empty() {
        return Ok(without_header);
    }
    Ok(Decoded { bytes: Vec::new(), is_whole: decoded.is_whole })
}

/// Reads to the end, or as far as it goes.
fn all(decoder: impl Read, meter: &Meter) -> Reading<Decoded> {
    let mut bytes = Vec::new();
    let mut capped = Capped::new(decoder, meter.clone()).take(MOST);
    let mut buffer = [0; 16 * 1024];
    loop {
        match capped.read(&mut buffer) {
            Ok(0) => return Ok(Decoded { is_whole: (bytes.len() as u64) < MOST, bytes }),
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(_) => {
                meter.check()?;
                return Ok(Decoded { bytes, is_whole: false });
            }
        }
    }
}
