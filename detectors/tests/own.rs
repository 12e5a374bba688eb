//! Detectors of one's own, as data.

use domesday_detectors::{
    Category, Check, Confidence, ContextWindow, CustomDetector, CustomError, DetectorSet, Options,
    OptionsError, Precision, Scratch, Text, Values, catalog,
};

fn detector(pattern: &str) -> CustomDetector {
    CustomDetector {
        id: "customer-number".to_owned(),
        category: Category::Username,
        summary: "The number of a customer.".to_owned(),
        pattern: Some(pattern.to_owned()),
        check: Check::Luhn,
        values: Values::Any,
        exclude: vec!["KD-000000-[0-9]".to_owned()],
        context: vec!["customer".to_owned()],
        fields: vec!["cust no".to_owned()],
        window: ContextWindow::USUAL,
        precision: Precision { alone: 60, formatted: 60, context: 90, field: 95 },
        examples: Vec::new(),
        counterexamples: Vec::new(),
    }
}

fn set(detector: CustomDetector) -> Result<DetectorSet, OptionsError> {
    DetectorSet::new(&Options { custom: vec![detector], ..Options::default() })
}

#[test]
fn patterns_checks_exclusions_and_context() {
    let set = set(detector("KD-[0-9]{6}-[0-9]")).unwrap();
    for (text, expected) in [
        ("refund KD-482917-2 now", Some(60)),
        ("refund KD-482917-7 now", None),
        ("refund KD-000000-0 now", None),
        ("xKD-482917-2", None),
        // A label that is only a word of its own: no list of the catalogue knows the detector.
        ("customer: KD-482917-2", Some(90)),
        ("customer=KD-482917-2", Some(90)),
        ("customer KD-482917-2", Some(90)),
    ] {
        let mut found = None;
        set.scan(Text::prose(text), &mut Scratch::default(), &mut |detection, _| {
            if usize::from(detection.detector.0) >= catalog::ALL.len() {
                found = Some(detection.confidence);
            }
        });
        assert_eq!(found, expected.map(Confidence::new), "{text}");
    }
}

#[test]
fn patterns_that_cannot_be_are_refused_with_a_reason() {
    for (pattern, reason) in [("[0-9]*", CustomError::Empty), ("[0-9]+", CustomError::Unbounded)] {
        match set(detector(pattern)) {
            Err(OptionsError::Custom(_, error)) => assert_eq!(error, reason, "{pattern}"),
            other => panic!("{pattern}: {:?}", other.err()),
        }
    }
    assert!(matches!(set(detector("(?=x)y")), Err(OptionsError::Custom(_, CustomError::Pattern(_)))));
}
