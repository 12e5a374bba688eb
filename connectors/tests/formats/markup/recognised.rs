//! What is markup, and what is not.

use domesday_connectors::formats::sniff;

const CASES: &[(&str, &str, &str)] = &[
    ("a", "<!-- x -->\n<!DOCTYPE HTML><p>x", "text/html"),
    ("a", "<HTML><body>x</body>", "text/html"),
    ("a", "<p>Hello <b>you</b></p>", "text/html"),
    ("mail.html", "Hello <b>you</b>, <i>there</i>", "text/html"),
    (
        "a",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML\" \"x\"><html></html>",
        "text/html",
    ),
    ("a", "<?xml version='1.0'?><meta name='x'/><title>x</title></head><body>x</body>", "text/html"),
    ("a", "<?xml version='1.0'?><order/>", "text/xml"),
    ("a", "<order><id>1</id></order>", "text/xml"),
    ("events.log", "<e><t>1</t></e>\n<e><t>2</t></e>\n", "text/xml"),
    ("a.xml", "<order><id>1", "text/xml"),
    ("a.svg", "<svg><text>x</text></svg>", "text/xml"),
    // No markup.
    ("a.xml", "words", "text/plain"),
    ("README.md", "<p align=center>\n<b>x</b></p>\n\n# Title\n", "text/plain"),
    ("a", "<jane@example.com> wrote:\n> hello\n", "text/plain"),
    ("a", "<b>not</b> closed and then words, many words", "text/plain"),
    ("a.php", "<?php echo 1;", "text/plain"),
    ("index.html", "<% for x in y %><p>a</p><p>b</p>", "text/plain"),
    ("a.jsx", "<div><p>x</p></div>", "text/plain"),
    ("a.tsx", "<div><p>x</p></div>", "text/plain"),
    ("a", "<<EOF\ntext\nEOF\n", "text/plain"),
    ("log", "<13>Jan  1 00:00:00 host app: message\n<14>Jan  1 00:00:01 host app: message\n", "text/plain"),
];

#[test]
fn markup_is_told_by_its_content() {
    for (name, text, media_type) in CASES {
        let sniffed = sniff(text.as_bytes(), true, name.as_bytes());
        assert_eq!(sniffed.format.media_type(), *media_type, "{text:?} as {name}");
    }
}
