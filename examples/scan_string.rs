//! Scans a string: `cargo run --example scan_string`.

#![allow(clippy::print_stdout)]

use domesday_detectors::{Confidence, DetectorSet, Options, OptionsError, Scratch, Text};

/// What is found in a text: category, bytes, confidence.
pub fn scan(text: &str) -> Result<Vec<String>, OptionsError> {
    let detectors = DetectorSet::new(&Options::default())?;
    let mut scratch = Scratch::default();
    let mut found = Vec::new();
    detectors.scan(Text::prose(text), &mut scratch, &mut |detection, _| {
        if detection.confidence >= Confidence::new(50) {
            let evidence: Vec<&str> = detection.evidence.ids().collect();
            found.push(format!(
                "{} at {}..{}, {} % ({})",
                detection.category,
                detection.span.start,
                detection.span.end,
                detection.confidence.percent(),
                evidence.join(", "),
            ));
        }
    });
    Ok(found)
}

fn main() -> Result<(), OptionsError> {
    for line in scan("Call +49 30 901820 or write to jane.roe@orbit-films.com from 83.149.9.216.")? {
        println!("{line}");
    }
    Ok(())
}
