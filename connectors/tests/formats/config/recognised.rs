//! What is configuration, and what is not.

use domesday_connectors::formats::sniff;

const CASES: &[(&str, &str, &str)] = &[
    ("a.yaml", "a: 1\nb: [2, 3]\n", "application/yaml"),
    ("a", "---\na: 1\nb: 2\n", "application/yaml"),
    ("a", "a: 1\nb:\n  c: 2\n  d: 3\ne: x\n", "application/yaml"),
    ("a.toml", "a = 1\n", "application/toml"),
    ("a.ini", "a = 1\n", "text/x-ini"),
    (".env", "A=1\n", "text/x-ini"),
    ("config", "[core]\n\tbare = false\n\teditor = vi\n", "text/x-ini"),
    // No configuration.
    ("a.yaml", "only words\n", "text/plain"),
    ("a.md", "---\ntitle: x\nauthor: Jane\n---\n\nProse: with colons.\n", "text/plain"),
    ("a", "---\ntitle: x\nauthor: Jane\n---\n\nProse and more prose.\n", "text/plain"),
    ("a", "Note: this is prose.\nAlso: that.\nWho: Jane\nWhere: Bonn\nWhen: today\n", "text/plain"),
    ("a", "2024-01-01 12:00:00 ERROR a: b\n2024-01-01 12:00:00 ERROR a: b\n", "text/plain"),
    ("a.log", "[2024-01-01] a=1\n[2024-01-01] b=2\n", "text/plain"),
    ("a", "[INFO] a=1\n[INFO] b=2\n[WARN] c=3\n", "text/plain"),
    ("a.conf", "server {\n  listen 80;\n  location / {\n    root /x;\n  }\n}\n", "text/plain"),
    ("a.py", "[x]\na = 1\nb = 2\n", "text/plain"),
    ("a.txt", "a: 1\nb: 2\nc:\n  d: 3\n  e: 4\n", "text/plain"),
    ("Makefile", "all: a b\n\tcc -o x\na: b\n\tcc\n", "text/plain"),
];

#[test]
fn configuration_is_told_by_its_content() {
    for (name, text, media_type) in CASES {
        let sniffed = sniff(text.as_bytes(), true, name.as_bytes());
        assert_eq!(sniffed.format.media_type(), *media_type, "{text:?} as {name}");
    }
}
