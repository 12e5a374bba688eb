//! The reader of one kind of content, told by its name in `DOMESDAY_FUZZ_KIND` (`Docx`, `Sqlite`, ...; see
//! `domesday_connectors::Kind`). Whatever the bytes: it ends, within the limits, and what it tells holds
//! together.

#![no_main]

use std::sync::LazyLock;

use domesday_connectors::Kind;

static KIND: LazyLock<Kind> = LazyLock::new(|| {
    let name = std::env::var("DOMESDAY_FUZZ_KIND").expect("DOMESDAY_FUZZ_KIND names a kind");
    Kind::all().find(|kind| format!("{kind:?}") == name).expect("DOMESDAY_FUZZ_KIND names a kind")
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| domesday_fuzz::read(*KIND, data));
