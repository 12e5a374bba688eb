//! YAML.

use crate::markup::survive;
use crate::read::read;

const YAML: &str = "# by Max\nowner: &o\n  name: Jane Roe # herself\n  mails: [a@example.com, 'b@example.com']\n\
    copy: *o\ntext: |\n  line # one\n  line two\nnone: ~\n---\nother: 'it''s'\n";

#[test]
fn values_are_fields_by_their_paths() {
    let file = read("x.yaml", YAML.as_bytes());
    assert_eq!(file.outcome.media_type, Some("application/yaml"));
    assert_eq!(file.column("", "#/owner/name"), ["Jane Roe"]);
    assert_eq!(file.column("", "#/owner/mails/*"), ["a@example.com", "b@example.com"]);
    assert_eq!(file.column("", "#/text"), ["line # one\nline two\n"]);
    assert_eq!(file.column("", "#/other"), ["it's"]);
    assert_eq!(file.told.counted.as_ref().unwrap().2, 2);
    assert_eq!(file.text("#part=comments"), "by Max\nherself\n");
    assert_eq!(file.gaps(), []);
}

#[test]
fn elements_of_the_outermost_sequence_are_records() {
    let file = read("x.yml", b"- {n: J\xc3\xbcrgen, m: 1}\n- {n: Max}\n- last\n");
    assert_eq!(file.column("", "#/*/n"), ["Jürgen", "Max"]);
    assert_eq!(file.told.counted.as_ref().unwrap().2, 3);
}

#[test]
fn aliases_are_never_expanded() {
    let mut bomb = "a0: &a0 [lol, lol]\n".to_owned();
    for at in 1..30 {
        bomb += &format!("a{at}: &a{at} [*a{0}, *a{0}, *a{0}]\n", at - 1);
    }
    let file = read("bomb.yaml", bomb.as_bytes());
    assert_eq!(file.column("", "#/a0/*"), ["lol", "lol"]);
    assert_eq!(file.told.batches, 1);
}

#[test]
fn what_is_no_yaml_is_text() {
    let file = read("x.yaml", b"name: {{ .Values.name }}\n{{- if x }}\nmail: jane@example.com\n{{- end }}\n");
    assert_eq!(file.outcome.media_type, Some("text/plain"));
    assert!(file.text("").contains("jane@example.com"));
    // Broken behind what was looked at.
    let long = format!("{}b: [1\nc: jane@example.com\n", "a: 'x' # y\n".repeat(10_000));
    let file = read("x.yaml", long.as_bytes());
    assert!(file.text("").contains("jane@example.com"));
    assert_eq!(file.gaps(), [(String::new(), "malformed".to_owned())]);
    assert_eq!(file.column("", "#/a").len(), 10_000);
    let deep = format!("{}here", "- ".repeat(5000));
    assert!(read("x.yaml", deep.as_bytes()).everything().contains("here"));
    survive("x.yaml", YAML.as_bytes());
}
