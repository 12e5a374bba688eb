//! What is found depends on how little confidence is asked for.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

use domesday_detectors::{Confidence, DetectorSet, Evidence, Options, Scratch, Text};

/// What a caller finds who asks for `least`: detectors and confidences.
fn found(least: u8, text: &str) -> Vec<(&'static str, u8)> {
    let options = Options { min_confidence: Confidence::new(least), ..Options::default() };
    let set = DetectorSet::new(&options).unwrap();
    let mut found = Vec::new();
    set.scan(Text::prose(text), &mut Scratch::default(), &mut |d, _| {
        found.push((set.definition(d.detector).unwrap().id, d.confidence.percent()));
    });
    found
}

#[test]
fn values_that_nothing_names_are_found_on_demand() {
    for (text, detector, percent) in [
        // Each has a lower confidence of its own.
        ("It said 10000000146 there.", "tr-tckn", 40),
        ("It said DE136695976 there.", "de-ust-id", 45),
        // Those to whose values alone the definition gives none: with a check digit, letters or groups.
        ("It said 51824753556 there.", "au-abn", 10),
        ("It said KO12345678X there.", "driving-licence", 10),
        ("It said ko12345678x there.", "driving-licence", 10),
    ] {
        assert_eq!(found(50, text), [], "{text}");
        assert_eq!(found(0, text), [(detector, percent)], "{text}");
    }
}

#[test]
fn bare_digits_have_a_check_digit_at_least() {
    let set =
        DetectorSet::new(&Options { min_confidence: Confidence::new(0), ..Options::default() }).unwrap();
    let (mut scratch, mut checked) = (Scratch::default(), 0);
    for number in 10_000_000..10_000_500 {
        set.scan(Text::prose(&format!("It said {number} there.")), &mut scratch, &mut |d, _| {
            assert!(d.evidence.has(Evidence::CHECKSUM), "{number}: {d:?}");
            checked += 1;
        });
    }
    assert!((1..400).contains(&checked), "{checked}");
    assert_eq!(found(0, "It was done on 2024-11-01 there."), []);
}

#[test]
fn what_is_certain_stays_whatever_is_asked_for() {
    for text in [
        "SSN 536-90-4399, card 4111 1111 1111 1111, jane@example.com, +44 20 7946 0958",
        "Call 020 7946 0958 or (212) 555-0123 about 51 824 753 556",
    ] {
        let usual: Vec<_> = found(50, text).into_iter().filter(|f| f.1 >= 50).collect();
        assert!(!usual.is_empty());
        for least in [0, 10, 40, 80, 100] {
            let found: Vec<_> = found(least, text).into_iter().filter(|f| f.1 >= 50).collect();
            assert_eq!(found, usual, "{least}: {text}");
        }
    }
}

#[test]
fn the_evidence_says_whether_the_model_judged() {
    for model in [true, false] {
        let set = DetectorSet::new(&Options { model, ..Options::default() }).unwrap();
        let mut evidence = Vec::new();
        set.scan(
            Text::prose("Please ask Dr. Maria Gonzalez about it."),
            &mut Scratch::default(),
            &mut |d, _| evidence.push(d.evidence),
        );
        assert_eq!(evidence.len(), 1);
        assert_eq!(evidence[0].has(Evidence::MODEL), model, "{model}: {:?}", evidence[0]);
        assert!(evidence[0].has(Evidence::DICTIONARY));
    }
}
