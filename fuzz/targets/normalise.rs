//! The normal form of any text, as every detector makes it.

#![no_main]

use std::sync::LazyLock;

use domesday_detectors::{DetectorSet, Options};

static SET: LazyLock<DetectorSet> =
    LazyLock::new(|| DetectorSet::new(&Options::default()).expect("the catalogue compiles"));

/// What stands in the memory that a normal form is appended to.
const BEFORE: &str = "\u{e9}0";

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let value = String::from_utf8_lossy(data);
    let mut out = String::new();
    for (detector, definition) in SET.definitions() {
        out.clear();
        out.push_str(BEFORE);
        SET.normalize(detector, &value, &mut out);
        let normal = out.split_off(BEFORE.len());
        assert!(out == BEFORE, "{}: what stood before {normal:?} is {out:?}", definition.id);
    }
});
