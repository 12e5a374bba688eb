//! Single compressed streams: gzip, bzip2, XZ, LZMA, Zstandard, LZ4, LZW. They are no containers: what they hold is
//! read in their own place.

mod lzw;
mod streams;

use crate::Reason;
use crate::formats::out::Reading;
use crate::formats::{Capped, Input, Kind, Nested, Out};

pub(super) use streams::{LZMA_MEMORY, Streams, ZSTD_WINDOW, broken};

/// Suffixes of compressed streams, and what stands for them in a name of what they hold.
const SUFFIXES: &[(&str, &str)] = &[
    (".gz", ""),
    (".bz2", ""),
    (".xz", ""),
    (".lzma", ""),
    (".zst", ""),
    (".lz4", ""),
    (".z", ""),
    (".tgz", ".tar"),
    (".tbz", ".tar"),
    (".tbz2", ".tar"),
    (".txz", ".tar"),
    (".tlz", ".tar"),
    (".tzst", ".tar"),
    (".svgz", ".svg"),
];

/// What the content of a compressed stream of this name is called: without its suffix, or those of several
/// streams within each other.
pub(super) fn inner_name(name: &[u8]) -> Vec<u8> {
    let mut name = name.to_vec();
    while let Some((suffix, instead)) = SUFFIXES.iter().find(|(suffix, _)| {
        let at = name.len().checked_sub(suffix.len());
        at.is_some_and(|at| name[at..].eq_ignore_ascii_case(suffix.as_bytes()))
    }) {
        name.truncate(name.len() - suffix.len());
        name.extend_from_slice(instead.as_bytes());
    }
    name
}

/// Reads what a compressed stream holds.
pub(crate) fn read(kind: Kind, input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut streams = Streams::new(kind, input);
    let own = out.place().name().into_owned();
    let mut name = inner_name(&own);
    if name == own
        && let Some(given) = streams.given_name()?
    {
        name = given;
    }
    let mut capped = Capped::new(&mut streams, out.meter());
    let read = out.same(&name, Nested::Stream(&mut capped, None));
    if let Some(offset) = streams.trailing() {
        out.gap(
            Reason::Malformed,
            format!("the compressed stream ends at offset {offset}; what follows was not read"),
        );
    }
    read
}
