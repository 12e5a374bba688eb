//! Where in a text a value stands, and what stands far from it, does not matter.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

use std::ops::Range;

use domesday_detectors::{Detection, DetectorSet, Options, Scratch, Text, catalog};

/// What no detector looks over: more than windows overlap by.
const APART: usize = 1100;

/// Every value of the catalogue's examples in running text, with the detector's name.
fn examples() -> Vec<(&'static str, &'static str)> {
    let of = |d: &&'static domesday_detectors::Definition| d.examples.iter().map(|e| (d.id, e.text));
    catalog::ALL.iter().flat_map(of).collect()
}

/// What is found in a stretch of the text; places as from its start.
fn found(set: &DetectorSet, text: &str, stretch: Range<usize>, scratch: &mut Scratch) -> Vec<Detection> {
    let mut found = Vec::new();
    set.scan(Text::prose(text), scratch, &mut |mut detection, _| {
        if stretch.contains(&(detection.span.start as usize)) {
            detection.span.start -= stretch.start as u32;
            detection.span.end -= stretch.start as u32;
            found.push(detection);
        }
    });
    found
}

#[test]
fn a_value_is_found_at_every_place_of_a_text() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut scratch = Scratch::default();
    let blank = "~\n".repeat(APART / 2);
    for (detector, example) in examples() {
        let mut first = None;
        // The anchor pass strides by 48 bytes.
        for more in 0..=48 {
            let text = format!("{}{blank}{example}\n{blank}", "~".repeat(more));
            let start = more + blank.len();
            let found = found(&set, &text, start..start + example.len(), &mut scratch);
            let first = first.get_or_insert_with(|| found.clone());
            assert_eq!(&found, first, "{detector}: {example:?} at {start}");
        }
    }
}

#[test]
fn what_stands_far_away_does_not_matter() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut scratch = Scratch::default();
    let blank = "~\n".repeat(APART / 2);
    // Near enough to be looked at in one go.
    for group in examples().chunks(24) {
        for backwards in [false, true] {
            let mut group = group.to_vec();
            if backwards {
                group.reverse();
            }
            let text: String = group.iter().map(|(_, example)| format!("{blank}{example}\n")).collect();
            let text = text + &blank;
            let mut start = 0;
            for (detector, example) in group {
                start += blank.len();
                let stretch = start..start + example.len();
                let alone = format!("{blank}{example}\n{blank}");
                let there = found(&set, &text, stretch, &mut scratch);
                let alone = found(&set, &alone, blank.len()..blank.len() + example.len(), &mut scratch);
                assert_eq!(there, alone, "{detector}: {example:?}");
                start += example.len() + 1;
            }
        }
    }
}
