//! Texts made to be slow: for every detector, what it looks for over and over. Speed itself is measured by
//! `examples/floods.rs`; here, that such texts end in findings as many as the text is long.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

#[path = "support/floods.rs"]
mod floods;

use domesday_detectors::{DetectorSet, Options, Scratch, catalog};
use floods::Flood;

/// Bytes of the shorter of two texts: more than any verifier reads around its anchor.
const SIZE: usize = 2 << 10;

/// A finding: start, end, detector.
type Found = (u32, u32, u16);

fn scan(set: &DetectorSet, flood: &Flood, size: usize, scratch: &mut Scratch) -> (String, Vec<Found>) {
    let text = flood.text(size);
    let mut found = Vec::new();
    let whole = (0, text.len() as u32);
    floods::scan(set, flood.field, &text, whole, scratch, &mut |start, end, detector| {
        found.push((start, end, detector));
    });
    (text, found)
}

/// What is wrong with the findings of a flood.
fn wrong(set: &DetectorSet, flood: &Flood, scratch: &mut Scratch) -> Option<String> {
    let (text, once) = scan(set, flood, SIZE, scratch);
    let mut last = 0;
    for (start, end, _) in &once {
        if *start < last || start >= end || text.get(*start as usize..*end as usize).is_none() {
            return Some(format!("{start}..{end} after {last}"));
        }
        last = *end;
    }
    let (_, twice) = scan(set, flood, 2 * SIZE, scratch);
    let (once, twice) = (once.len(), twice.len());
    // What stands at the ends, or reaches over the middle: values of endless text are long.
    let edges = 4 + once.div_ceil(3);
    (twice > 2 * once + edges).then(|| format!("{once} findings, {twice} in twice the text"))
}

/// Checks the floods of one detector in `of`.
fn check(part: usize, of: usize) {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut scratch = Scratch::default();
    let mut broken = Vec::new();
    for definition in catalog::ALL.iter().skip(part).step_by(of) {
        for flood in floods::of(definition) {
            if let Some(problem) = wrong(&set, &flood, &mut scratch) {
                let Flood { name, field, unit } = &flood;
                broken.push(format!("{}: {name} {field:?} {unit:?}: {problem}", definition.id));
            }
        }
    }
    assert!(broken.is_empty(), "{} floods:\n{}", broken.len(), broken.join("\n"));
}

// In parts, so that they run beside each other.

#[test]
fn findings_grow_with_the_text_first_part() {
    check(0, 4);
}

#[test]
fn findings_grow_with_the_text_second_part() {
    check(1, 4);
}

#[test]
fn findings_grow_with_the_text_third_part() {
    check(2, 4);
}

#[test]
fn findings_grow_with_the_text_fourth_part() {
    check(3, 4);
}
