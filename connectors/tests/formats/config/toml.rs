//! TOML.

use crate::markup::survive;
use crate::read::read;

const TOML: &str = "# by Max\ntitle = \"x # y\"\n[owner]\nname = 'Jane Roe' # the owner\nborn = 1979-05-27\n\
    ports = [1, 2]\n[[people]]\nmail = \"a@example.com\"\n[[people]]\nmail = \"b@example.com\"\n";

#[test]
fn values_are_fields_by_their_paths() {
    let file = read("x.toml", TOML.as_bytes());
    assert_eq!(file.outcome.media_type, Some("application/toml"));
    assert_eq!(file.column("", "#/title"), ["x # y"]);
    assert_eq!(file.column("", "#/owner/name"), ["Jane Roe"]);
    assert_eq!(file.column("", "#/owner/born"), ["1979-05-27"]);
    assert_eq!(file.column("", "#/owner/ports/*"), ["1", "2"]);
    assert_eq!(file.column("", "#/people/*/mail"), ["a@example.com", "b@example.com"]);
    assert_eq!(file.told.counted.as_ref().unwrap().2, 3);
    assert_eq!(file.text("#part=comments"), "by Max\nthe owner\n");
    assert_eq!(file.gaps(), []);
}

#[test]
fn what_is_no_toml_is_text() {
    let file = read("x.toml", b"name = {{ name }}\nmail = jane@example.com\n");
    assert_eq!(file.outcome.media_type, Some("text/plain"));
    assert!(file.text("").contains("jane@example.com"));
    // Broken behind what was looked at.
    let long = format!("{}oops jane@example.com\n", "key = 1\n# more\n".repeat(10_000));
    let file = read("x.toml", long.as_bytes());
    assert!(file.text("").ends_with("oops jane@example.com\n"));
    assert_eq!(file.gaps(), [(String::new(), "malformed".to_owned())]);
    let deep = format!("a = {}1{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(read("x.toml", deep.as_bytes()).everything().contains("[[["));
    survive("x.toml", TOML.as_bytes());
}
