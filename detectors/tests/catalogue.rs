//! Every definition's examples and counterexamples, executed.

use domesday_detectors::{
    Cell, Confidence, Definition, Detection, DetectorSet, Options, Scratch, Shape, Text, catalog,
};

fn scan(set: &DetectorSet, field: &str, text: &str) -> Vec<Detection> {
    let mut found = Vec::new();
    let cells = [Cell { start: 0, end: text.len() as u32, field: 0 }];
    let hints = [set.field(field)];
    let whole = (0, text.len() as u32);
    let input = if field.is_empty() {
        Text::prose(text)
    } else {
        Text { content: text, layout: Some(&cells[..]), fields: &hints, owned: whole, shape: Shape::Value }
    };
    set.scan(input, &mut Scratch::default(), &mut |d, _| found.push(d));
    found
}

fn each(mut check: impl FnMut(u16, &'static Definition)) {
    for (number, definition) in catalog::ALL.iter().enumerate() {
        check(number as u16, definition);
    }
}

#[test]
fn examples_are_found() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut wrong = Vec::new();
    each(|number, definition| {
        for example in definition.examples {
            let found = scan(&set, example.field, example.text);
            let hit = found.iter().find(|d| {
                d.detector.0 == number
                    && &example.text[d.span.range()] == example.value
                    && d.confidence >= Confidence::new(50)
                    && d.evidence.has(example.evidence)
            });
            let mut normal = String::new();
            if let Some(hit) = hit {
                set.normalize(hit.detector, example.value, &mut normal);
            }
            if normal != example.normal {
                wrong.push(format!(
                    "{}: {:?} {:?}: {found:?}, normal {normal:?}",
                    definition.id, example.field, example.text
                ));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counterexamples_are_not_found() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut wrong = Vec::new();
    each(|number, definition| {
        for case in definition.counterexamples {
            let found = scan(&set, case.field, case.text);
            if found.iter().any(|d| d.detector.0 == number && d.confidence >= Confidence::new(50)) {
                wrong.push(format!("{}: {:?} ({}): {found:?}", definition.id, case.text, case.why));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn definitions_owe_documentation() {
    each(|_, d| {
        assert!(d.examples.len() >= 3, "{}: examples", d.id);
        assert!(d.counterexamples.len() >= 3, "{}: counterexamples", d.id);
        assert!(d.standard.url.starts_with("https://"), "{}: standard", d.id);
        assert!(!d.summary.is_empty() && d.summary.ends_with('.'), "{}: summary", d.id);
        assert!(!d.anchor.is_empty() && !d.standard.name.is_empty(), "{}", d.id);
        assert!(d.context.iter().all(|w| w.to_lowercase() == *w), "{}: context words are lower case", d.id);
    });
}

#[test]
fn the_catalogue_is_fresh() {
    let written =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/CATALOG.md")).unwrap_or_default();
    assert!(
        written == catalog::markdown(),
        "detectors/CATALOG.md is stale: cargo run -p domesday-detectors --example catalog > detectors/CATALOG.md"
    );
}
