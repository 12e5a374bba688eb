//! Tests of `formats/tables`.

#[cfg(feature = "columnar")]
mod arrow;
#[cfg(feature = "columnar")]
mod avro;
#[cfg(feature = "columnar")]
mod orc;
#[cfg(feature = "columnar")]
mod parquet;
#[cfg(feature = "columnar")]
mod sample;
mod sql;
mod sqlite;

use crate::read::{File, read};

/// Reads a file that is cut off at many places, and with bytes that are wrong: it is read in part or not at
/// all, it is said so, and nothing is ever the reader's own failure.
fn damaged(name: &str, bytes: &[u8], cuts: usize, flips: usize) {
    let sound = |file: &File, what: &str| {
        let failed = file.gaps().into_iter().find(|(_, reason)| reason == "reader_failed");
        assert_eq!(failed, None, "{name}, {what}");
    };
    for cut in (0..cuts).map(|cut| bytes.len() * cut / cuts) {
        let file = read(name, &bytes[..cut]);
        sound(&file, &format!("cut at {cut}"));
        // What is so short is not recognised.
        let is_told = !file.gaps().is_empty() || cut < 64;
        assert!(is_told, "{name} is cut at {cut}, and nothing is said of it");
    }
    for flip in 0..flips {
        let at = bytes.len() * flip / flips;
        let mut other = bytes.to_vec();
        other[at] ^= [0xff, 1, 0x80][flip % 3];
        sound(&read(name, &other), &format!("other at {at}"));
    }
}
