//! The compiled numbering plans are those that the generator makes of the metadata of the locked
//! `rlibphonenumber`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub, dead_code)]

#[path = "../examples/phone_tables/automaton.rs"]
mod automaton;
#[path = "../examples/phone_tables/layout.rs"]
mod layout;
#[path = "../examples/phone_tables/metadata.rs"]
mod metadata;
#[path = "../examples/phone_tables/pattern.rs"]
mod pattern;
#[path = "../examples/phone_tables/plans.rs"]
mod plans;

#[test]
fn plans_are_fresh() {
    let made = layout::generate(&metadata::source());
    let committed = include_bytes!("../src/phone/plans.bin");
    assert!(
        made == committed,
        "run `cargo run --release -p domesday-detectors --example phone_tables` and commit src/phone/plans.bin"
    );
}
