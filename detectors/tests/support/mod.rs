//! What the tests of detection share.

use domesday_detectors::{Cell, Confidence, Detection, DetectorSet, Options, Scratch, Shape, Text, catalog};

/// The detectors of the catalogue, and the memory to run them.
pub struct Bench {
    set: DetectorSet,
}

impl Bench {
    pub fn new() -> Bench {
        Bench { set: DetectorSet::new(&Options::default()).unwrap() }
    }

    /// Everything that is found in `text`; the value of `field` unless that is empty.
    pub fn scan(&self, field: &str, text: &str) -> Vec<Detection> {
        let cells = [Cell { start: 0, end: text.len() as u32, field: 0 }];
        let hints = [self.set.field(field)];
        let whole = (0, text.len() as u32);
        let input = if field.is_empty() {
            Text::prose(text)
        } else {
            Text {
                content: text,
                layout: Some(&cells[..]),
                fields: &hints,
                owned: whole,
                shape: Shape::Value,
            }
        };
        let mut found = Vec::new();
        self.set.scan(input, &mut Scratch::default(), &mut |d, _| found.push(d));
        found
    }

    /// The texts that `detector` finds at medium confidence and above; every detector where it is `""`.
    pub fn values<'t>(&self, detector: &str, field: &str, text: &'t str) -> Vec<&'t str> {
        self.scan(field, text)
            .into_iter()
            .filter(|d| detector.is_empty() || catalog::ALL[usize::from(d.detector.0)].id == detector)
            .filter(|d| d.confidence >= Confidence::new(50))
            .map(|d| &text[d.span.range()])
            .collect()
    }

    /// The normal form of the only value in `text`.
    pub fn normal(&self, detector: &str, text: &str) -> String {
        let mut normal = String::new();
        for d in self.scan("", text) {
            if catalog::ALL[usize::from(d.detector.0)].id == detector {
                self.set.normalize(d.detector, &text[d.span.range()], &mut normal);
            }
        }
        normal
    }
}

/// Checks a table of (field, text, values) and names every row that is wrong.
pub fn check(detector: &str, rows: &[(&str, &str, &[&str])]) {
    let bench = Bench::new();
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(field, text, expected)| bench.values(detector, field, text) != *expected)
        .map(|(field, text, expected)| {
            format!("{field:?} {text:?}: {:?}, expected {expected:?}", bench.values(detector, field, text))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
