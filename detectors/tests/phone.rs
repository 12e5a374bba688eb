//! The compiled numbering plans are those that the generator makes of the metadata of the locked
//! `rlibphonenumber`, and texts that are nothing but one number.
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

/// The values found in `text` as a whole text with a confidence of at least 50.
fn found(text: &str) -> Vec<&str> {
    use domesday_detectors::{Cell, DetectorSet, Options, Scratch, Shape, Text};
    let options = Options { only: vec!["phone-number".to_owned()], ..Options::default() };
    let set = DetectorSet::new(&options).unwrap();
    let mut out = Vec::new();
    let whole = Text::<[Cell]> {
        content: text,
        layout: None,
        fields: &[],
        owned: (0, text.len() as u32),
        shape: Shape::Prose,
    };
    set.scan(whole, &mut Scratch::default(), &mut |detection, _| {
        if detection.confidence.percent() >= 50 {
            out.push(&text[detection.span.range()]);
        }
    });
    out
}

/// A text that is nothing but one number is one that somebody looks up, however it is grouped: the
/// cases of libphonenumber's `PhoneNumberMatcherTest`, leniency VALID.
#[test]
fn a_number_alone_is_found_in_any_grouping() {
    for text in [
        "04931-49",
        "0494949",
        "0494949 ext. 49",
        "65 02 53 00 00",
        "6502 538365",
        "650//253-1234",
        "650/253/1234",
        "9002309. 158",
        "1979-2011 100",
        "12.1 - 23.71 - 23.45",
        "800 234 1 111x1111",
        "2012-0102 08",
        "030-3-2 23 12 34",
        "(0)3 0 -3 2 23 12 34",
        "+33 3 34 23 12",
    ] {
        assert_eq!(found(text), [text]);
        assert_eq!(found(&format!("  {text}\n")), [text], "with white space");
    }
    for text in ["0494949", "65 02 53 00 00", "1979-2011 100"] {
        assert_eq!(found(&format!("{text} and a word")), [""; 0], "in a sentence");
    }
}

/// Dates, times, sums and what is valid nowhere are none even alone.
#[test]
fn what_is_no_number_alone_is_not_found() {
    for text in [
        "12345",
        "23456789",
        "234567890112",
        "650+253+1234",
        "3/10/1984",
        "03/27/2011",
        "10/12/82",
        "2012-01-02 08:00",
        "20120102 08:00",
        "2014-04-12  04:04 PM",
        "7121115678",
        "1650 x 253 - 1234",
        "6502531x234",
        "2026-11-22",
        "1763805600",
        "078-05-1120",
        "94105-1234",
        "3.14159265",
        "1.234.567",
        "4111 1111 1111 1111",
        "1999-2011",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}
