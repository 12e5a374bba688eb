//! What has to hold of every scan.

use domesday_detectors::{Detection, DetectorSet, Scratch, Text};

use crate::Plan;

/// Scans the text and checks everything that the interface promises of findings.
pub fn scan(set: &DetectorSet, plan: &Plan, scratch: &mut Scratch) -> Vec<(Detection, u32)> {
    let hints = plan.hints(set);
    let text = || Text {
        content: plan.content.as_str(),
        layout: plan.cells.as_deref(),
        fields: &hints,
        owned: plan.owned,
        shape: plan.shape,
    };
    let mut found = Vec::new();
    set.scan(text(), scratch, &mut |detection, cell| found.push((detection, cell)));
    let mut again = Vec::new();
    // Fresh memory: nothing may be left over from the text before.
    set.scan(text(), &mut Scratch::default(), &mut |detection, cell| again.push((detection, cell)));
    assert_eq!(found, again, "scanned twice");
    let mut last = 0;
    for (detection, cell) in &found {
        let range = detection.span.range();
        assert!(range.start < range.end, "an empty finding: {detection:?}");
        assert!(plan.content.get(range.clone()).is_some(), "outside, or within a character: {detection:?}");
        assert!((1..=100).contains(&detection.confidence.percent()), "confidence: {detection:?}");
        assert!(detection.span.start >= last, "out of order: {detection:?}");
        last = detection.span.start;
        let (from, to) = plan.owned;
        assert!((from..to).contains(&detection.span.start), "not owned: {detection:?}");
        match &plan.cells {
            None => assert_eq!(*cell, 0, "a cell where there are none: {detection:?}"),
            Some(cells) => {
                let cell = cells[*cell as usize];
                let (start, end) = (detection.span.start, detection.span.end);
                assert!(cell.start <= start && end <= cell.end, "out of its cell: {detection:?}");
            }
        }
        let definition = set.definition(detection.detector);
        assert!(definition.is_some_and(|d| d.category == detection.category), "category: {detection:?}");
        let mut normal = String::new();
        set.normalize(detection.detector, &plan.content[range], &mut normal);
    }
    found
}
