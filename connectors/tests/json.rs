//! JSON: the same values as serde_json finds, paths, records, and texts that break the rules.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use support::{Told, read_plain};

/// The values of a document by path, blank ones left out.
fn leaves(value: &Value, path: &str, out: &mut BTreeMap<String, Vec<String>>) {
    let mut put = |text: String| {
        if !text.trim_ascii().is_empty() {
            out.entry(path.to_owned()).or_default().push(text);
        }
    };
    match value {
        Value::Null => {}
        Value::Bool(value) => put(value.to_string()),
        Value::Number(value) => put(value.to_string()),
        Value::String(value) => put(value.clone()),
        Value::Array(elements) => elements.iter().for_each(|value| leaves(value, &format!("{path}/*"), out)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let key: String = key
                    .bytes()
                    .map(|b| {
                        if b.is_ascii_alphanumeric() {
                            char::from(b).to_string()
                        } else {
                            format!("%{b:02X}")
                        }
                    })
                    .collect();
                leaves(value, &format!("{path}/{key}"), out);
            }
        }
    }
}

fn found(told: &Told) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for ((_, field), values) in &told.values {
        let path = field.split_once('#').expect("a path").1;
        all.entry(path.to_owned()).or_default().extend(values.clone());
    }
    all.values_mut().for_each(|values| values.sort());
    all
}

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![3 => "[a-z0-9 @.]{0,20}", 1 => "[\\PC\"\\\\\n\t/]{0,12}", 1 => "[ -~]{30,90}"];
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => (-1000i32..1000).prop_map(|n| Value::from(f64::from(n) / 8.0)),
        4 => text.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-d]{1,3}|[a-z\"\\\\/é*]{0,4}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn documents_have_the_values_that_serde_finds(value in value(), pretty in any::<bool>(), ascii in any::<bool>()) {
        let mut text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.expect("written");
        if ascii {
            text = escaped(&text);
        }
        let mut expected = BTreeMap::new();
        leaves(&value, "", &mut expected);
        expected.values_mut().for_each(|values: &mut Vec<String>| values.sort());
        let told = read_plain("t.json", text.as_bytes());
        prop_assert_eq!(found(&told), expected, "{}", text);
        prop_assert_eq!(told.all_text(), "");
    }

    #[test]
    fn lines_have_the_values_that_serde_finds(values in prop::collection::vec(value(), 1..20)) {
        let lines: Vec<String> = values.iter().map(Value::to_string).collect();
        let mut expected = BTreeMap::new();
        values.iter().for_each(|value| leaves(value, "", &mut expected));
        expected.values_mut().for_each(|values: &mut Vec<String>| values.sort());
        let told = read_plain("t.jsonl", (lines.join("\n") + "\n").as_bytes());
        prop_assert_eq!(found(&told), expected);
        prop_assert_eq!(told.counted.expect("counted").2, values.len() as u64);
    }

    #[test]
    fn nothing_of_a_broken_text_is_lost(value in value(), cut in any::<prop::sample::Index>(), name in prop::sample::select(vec!["t.json", "t.jsonl", "t"])) {
        let mut text = format!("{{\"k\":{value}}}");
        text.truncate(text.floor_char_boundary(cut.index(text.len())));
        text.push_str(" here~it~breaks \"end");
        let told = read_plain(name, text.as_bytes());
        prop_assert!(told.all_text().contains("here~it~breaks") || told.values.values().flatten().any(|value| value.contains("here~it~breaks")), "{}", text);
    }
}

/// The same text with every character beyond ASCII as escapes.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        }
    }
    out
}

/// A text with its name; its values by path; how many records.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static [&'static str])], u64);

const CASES: &[Case] = &[
    ("a.json", r#"{"user":{"email":"a@b.c"}}"#, &[("/user/email", &["a@b.c"])], 1),
    ("a.json", r#"[{"id":1},{"id":2}]"#, &[("/*/id", &["1", "2"])], 2),
    ("a.json", r#""alone""#, &[("", &["alone"])], 1),
    ("a.json", "[1,\"x\",[2]]", &[("/*", &["1", "x"]), ("/*/*", &["2"])], 3),
    ("a.ndjson", "{\"a\":1}\n\n{\"a\":2}\r\n[3]\n", &[("/a", &["1", "2"]), ("/*", &["3"])], 3),
    // One after the other, without line ends.
    ("a.json", r#"{"a":1}{"a":2} {"a":3}"#, &[("/a", &["1", "2", "3"])], 3),
    // No extension.
    ("a", "{\"a\":1}\n{\"a\":2}\n", &[("/a", &["1", "2"])], 2),
    ("a", "{\n  \"a\": [true, false, null, \"\"]\n}\n", &[("/a/*", &["false", "true"])], 1),
    // The same key in two spellings, and twice.
    ("a.json", r#"{"a":1,"\u0061":2,"a":3}"#, &[("/a", &["1", "2", "3"])], 1),
    ("a.json", r#"{"e":"\ud83d\ude00\u00e9\n\"\\\/"}"#, &[("/e", &["\u{1f600}é\n\"\\/"])], 1),
    // Half a surrogate pair, and escapes that are none.
    ("a.json", r#"{"e":"a\ud83db","f":"\x\u12"}"#, &[("/e", &["a\u{fffd}b"]), ("/f", &["\\x\\u12"])], 1),
    (
        "a.json",
        r#"{"a":NaN,"b":-Infinity,"c":1e5}"#,
        &[("/a", &["NaN"]), ("/b", &["-Infinity"]), ("/c", &["1e5"])],
        1,
    ),
    // A key that looks like an index, and keys with marks.
    ("a.json", r#"{"*":1,"a/b":2,"":3}"#, &[("/%2A", &["1"]), ("/a%2Fb", &["2"]), ("/", &["3"])], 1),
    ("a.json", "\u{feff}{\"a\":1}", &[("/a", &["1"])], 1),
];

#[test]
fn values_have_their_paths() {
    for (name, text, values, records) in CASES {
        let told = read_plain(name, text.as_bytes());
        let expected: BTreeMap<String, Vec<String>> = values
            .iter()
            .map(|(path, v)| (path.to_string(), v.iter().map(|v| v.to_string()).collect()))
            .collect();
        assert_eq!(found(&told), expected, "{text}");
        assert_eq!(told.counted.as_ref().map(|counted| counted.2), Some(*records), "{text}");
        assert_eq!(told.all_text(), "", "{text}");
    }
}

/// A text with its name; the running text in it; values by path.
type BrokenCase =
    (&'static str, &'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

const BROKEN: &[BrokenCase] = &[
    // A line that is no JSON is text; the others are records.
    (
        "a.jsonl",
        "{\"a\":1}\n{\"a\":jane@example.com}\n{\"a\":2}\n",
        "{\"a\":jane@example.com}",
        &[("/a", &["1", "2"])],
    ),
    ("a.jsonl", "{\"a\":1}\n{\"a\":\"x\n{\"a\":2}\n", "{\"a\":\"x", &[("/a", &["1", "2"])]),
    ("a.jsonl", "{\"a\":1}\nplain words\n{\"a\":2}", "plain words", &[("/a", &["1", "2"])]),
    ("a.jsonl", "{\"a\":1}\n{\"a\":2}\n{\"a\":3", "{\"a\":3", &[("/a", &["1", "2"])]),
    // From where a document breaks, all is text.
    ("a.json", "{\"a\":1,\"b\":jane@example.com,\"c\":2}", "jane@example.com,\"c\":2}", &[("/a", &["1"])]),
    ("a.json", "{\"a\":1,\"b\":\"not closed", "\"not closed", &[("/a", &["1"])]),
    ("a.json", "{\"a\":[1,2}", "}", &[("/a/*", &["1", "2"])]),
    // Line ends and tabs within a string are forgiven in documents.
    ("a.json", "{\"a\":\"x\ty\nz\"}", "", &[("/a", &["x\ty\nz"])]),
    // What only looks like JSON is text.
    ("a", "[INFO] started\n[WARN] slow\n", "[INFO] started\n[WARN] slow\n", &[]),
    ("a", "{% if user %}\nhello\n{% endif %}\n", "{% if user %}\nhello\n{% endif %}\n", &[]),
    ("a.txt", "[section]\nkey = 1\n", "[section]\nkey = 1\n", &[]),
];

#[test]
fn what_breaks_the_rules_is_text() {
    for (name, text, running, values) in BROKEN {
        let told = read_plain(name, text.as_bytes());
        let expected: BTreeMap<String, Vec<String>> = values
            .iter()
            .map(|(path, v)| (path.to_string(), v.iter().map(|v| v.to_string()).collect()))
            .collect();
        assert_eq!(told.all_text(), *running, "{text}");
        assert_eq!(found(&told), expected, "{text}");
        for (offset, piece) in &told.text {
            assert!(text[*offset as usize..].starts_with(piece.as_str()), "addresses of {text}");
        }
    }
}

#[test]
fn deep_texts_do_not_end_the_program() {
    for depth in [999, 1_000, 1_001, 100_000] {
        let text = format!("{}\"secret\"{}", "[".repeat(depth), "]".repeat(depth));
        let told = read_plain("deep.json", text.as_bytes());
        let is_there =
            told.all_text().contains("secret") || told.values.values().flatten().any(|v| v == "secret");
        assert!(is_there, "{depth}");
    }
}

#[test]
fn very_many_keys_are_values() {
    let fields: Vec<String> = (0..3_000).map(|n| format!("\"user{n}@example.com\":{{\"n\":{n}}}")).collect();
    let told = read_plain("map.json", format!("{{\"users\":{{{}}}}}", fields.join(",")).as_bytes());
    let keys = told.column("#/users/{key}");
    assert!(keys.contains(&"user2999@example.com".to_owned()), "keys are values of their own");
    assert_eq!(
        keys.len()
            + told
                .fields
                .iter()
                .filter(|field| field.contains("user"))
                .filter(|f| f.ends_with("/n") && !f.contains('*'))
                .count(),
        3_000
    );
    assert_eq!(told.column("#/users/*/n").len(), keys.len());
    assert!(told.fields.len() < 1_100);
}

#[test]
fn names_of_fields_are_told_even_without_values() {
    let told = read_plain("a.json", br#"{"jane@example.com":null,"b":{},"c":[],"d":""}"#);
    let mut names = told.names.clone();
    names.sort();
    assert_eq!(names, ["b", "c", "d", "jane@example.com"]);
    assert_eq!(told.counted, Some((vec![0; 4], vec![0; 4], 1)));
}

#[test]
fn what_holds_a_value_names_it() {
    let told =
        read_plain("a.har", br#"{"cookies":[{"name":"sid","value":"x"}],"mail":{"value":"y"},"value":1}"#);
    let mut names = told.names.clone();
    names.sort();
    assert_eq!(names, ["cookies", "mail", "name", "value"]);
}

#[test]
fn values_and_records_are_counted_apart() {
    let told = read_plain("a.jsonl", b"{\"t\":[1,2,3]}\n{\"t\":[4]}\n{\"t\":[]}\n");
    assert_eq!(told.fields.len(), 2);
    let (values, records, all) = told.counted.expect("counted");
    assert_eq!((values[0], records[0], all), (4, 2, 3));
}

#[test]
fn a_text_that_is_kept_line_by_line_is_one_value() {
    let notebook = r#"{"cells": [
        {"source": ["lives = '12 Main St,\n", "Springfield'\n", "x"], "outputs": [{"text": ["a\n"]}]},
        {"source": ["y"], "outputs": [{"text": ["b\n", "c"]}, {"text": "d\n"}, {"text": "e"}]}]}"#;
    let told = read_plain("x.ipynb", notebook.as_bytes());
    assert_eq!(told.column("#/cells/*/source/*"), ["y", "lives = '12 Main St,\nSpringfield'\nx"]);
    assert_eq!(told.column("#/cells/*/outputs/*/text/*"), ["a\nb\nc"]);
    assert_eq!(told.column("#/cells/*/outputs/*/text"), ["e", "d\n"]);
}
