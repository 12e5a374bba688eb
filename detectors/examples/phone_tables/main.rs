//! Makes `detectors/src/phone/plans.bin` from the metadata of libphonenumber:
//! `cargo run --release -p domesday-detectors --example phone_tables`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub
)]

mod automaton;
mod layout;
mod metadata;
mod pattern;
mod plans;

fn main() {
    let source = metadata::source();
    let bytes = layout::generate(&source);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/phone/plans.bin");
    std::fs::write(&path, &bytes).expect("the table can be written");
    println!("{} from {}: {} bytes", path.display(), source.display(), bytes.len());
    for pair in bytes[4..40].windows(8).step_by(4) {
        let word = |at: usize| u32::from_le_bytes(pair[at..at + 4].try_into().expect("four bytes"));
        println!("  section of {} bytes", word(4) - word(0));
    }
}
