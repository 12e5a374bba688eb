//! The quality that was reached on labelled documents, kept from falling.

use std::collections::BTreeMap;

use domesday_detectors::{Confidence, DetectorSet, Options, Scratch, Text, catalog};

/// Recall and precision that a change may not fall below, in per mille, by label. Raise them when detection
/// gets better; lower one only with the reason in the change that does.
const FLOORS: &[(&str, &[&str], u64, u64)] = &[
    ("EMAIL", &["email-address"], 998, 998),
    ("PHONE", &["phone-number"], 990, 990),
    ("IP", &["ip-address"], 995, 995),
    ("MAC", &["mac-address"], 990, 990),
    ("CARD", &["payment-card"], 995, 995),
    ("IBAN", &["iban"], 998, 998),
];

#[derive(Default)]
struct Score {
    labelled: u64,
    hit: u64,
    found: u64,
    right: u64,
}

#[test]
fn quality_does_not_fall() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/corpus/composite_synth.jsonl");
    let corpus = std::fs::read_to_string(path).unwrap();
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut scratch = Scratch::default();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for line in corpus.lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = document["text"].as_str().unwrap();
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut found: Vec<(&str, usize, usize)> = Vec::new();
        set.scan(Text::prose(text), &mut scratch, &mut |d, _| {
            if d.confidence >= Confidence::new(50) {
                let id = catalog::ALL[usize::from(d.detector.0)].id;
                found.push((id, d.span.start as usize, d.span.end as usize));
            }
        });
        for (label, detectors, ..) in FLOORS {
            let gold: Vec<(usize, usize)> = document["spans"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|span| span["label"] == *label)
                .map(|span| {
                    let at = |key: &str| offsets[span[key].as_u64().unwrap() as usize];
                    (at("start"), at("end"))
                })
                .collect();
            let ours: Vec<(usize, usize)> =
                found.iter().filter(|(id, ..)| detectors.contains(id)).map(|&(_, s, e)| (s, e)).collect();
            let overlap = |a: &(usize, usize), b: &(usize, usize)| a.0 < b.1 && b.0 < a.1;
            let score = scores.entry(label).or_default();
            score.labelled += gold.len() as u64;
            score.hit += gold.iter().filter(|g| ours.iter().any(|o| overlap(g, o))).count() as u64;
            score.found += ours.len() as u64;
            score.right += ours.iter().filter(|o| gold.iter().any(|g| overlap(g, o))).count() as u64;
        }
    }
    for (label, _, recall, precision) in FLOORS {
        let Score { labelled, hit, found, right } = scores[label];
        assert!(labelled > 100, "{label}: {labelled} labelled");
        assert!(1000 * hit >= recall * labelled, "{label}: {hit} of {labelled} found, floor {recall} ‰");
        assert!(1000 * right >= precision * found, "{label}: {right} of {found} right, floor {precision} ‰");
    }
}
