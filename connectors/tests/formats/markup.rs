//! Tests of `formats/markup`.

#[path = "markup/html.rs"]
mod html;
#[path = "markup/recognised.rs"]
mod recognised;
#[path = "markup/xml.rs"]
mod xml;

use crate::read::read;

/// Reads every beginning of a file, and the file with each byte flipped: none of them may fail.
pub(crate) fn survive(name: &str, bytes: &[u8]) {
    for end in 0..bytes.len() {
        read(name, &bytes[..end]);
    }
    for at in 0..bytes.len() {
        for flip in [0x01, 0x20, 0x80, 0xff] {
            let mut broken = bytes.to_vec();
            broken[at] ^= flip;
            read(name, &broken);
        }
    }
}
