//! Any pattern as a detector of one's own: refused with a reason, or searched without harm.

#![no_main]

use domesday_detectors::{
    Category, Check, ContextWindow, CustomDetector, DetectorSet, LONGEST_VALUE, Options, OptionsError,
    Pattern, Precision, Scratch, Shape, Values,
};
use domesday_fuzz::Plan;

const ID: &str = "of-the-fuzzer";

fn detector(pattern: &str) -> CustomDetector {
    CustomDetector {
        id: ID.to_owned(),
        category: Category::Username,
        summary: String::new(),
        pattern: Some(pattern.to_owned()),
        check: Check::None,
        values: Values::Any,
        exclude: Vec::new(),
        context: Vec::new(),
        fields: Vec::new(),
        window: ContextWindow::USUAL,
        precision: Precision { alone: 60, formatted: 60, context: 90, field: 95 },
        examples: Vec::new(),
        counterexamples: Vec::new(),
    }
}

/// The first line is the pattern, the rest is searched.
fn run(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let (pattern, content) = input.split_once('\n').unwrap_or((&input, ""));
    let options =
        Options { only: vec![ID.to_owned()], custom: vec![detector(pattern)], ..Options::default() };
    let set = match DetectorSet::new(&options) {
        Ok(set) => set,
        Err(OptionsError::Custom(id, reason)) => {
            assert!(id == ID && !reason.to_string().is_empty());
            assert_eq!(Pattern::check(pattern), Err(reason), "checked alone");
            return;
        }
        Err(error) => panic!("refused for another reason: {error}"),
    };
    let alone = Pattern::new(pattern).expect("what may be a detector may exclude");
    assert!(!alone.matches(""), "matches the empty string");
    let plan = Plan {
        content: content.to_owned(),
        cells: None,
        names: Vec::new(),
        owned: (0, content.len() as u32),
        shape: Shape::Prose,
        regional: false,
    };
    for (detection, _) in domesday_fuzz::scan(&set, &plan, &mut Scratch::default()) {
        assert!(detection.span.len() <= LONGEST_VALUE, "{detection:?}");
        let value = &content[detection.span.range()];
        assert!(alone.matches(content), "{value:?} is no match");
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| run(data));
