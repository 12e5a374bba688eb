//! Pages.

use super::survive;
use crate::read::read;

const PAGE: &str = r#"<!DOCTYPE html>
<html lang=en><head><title>Staff &amp; friends</title>
<meta name="author" content="Jane Roe"><meta charset=utf-8>
<style>p { color: red } /* by Style Author */</style>
<script type="application/ld+json">{"email": "ld@example.com"}</script></head>
<body><!-- call Max Mustermann -->
<h1>List</h1><p>Hello <b>Jane</b> <i>Roe</i>,
your mail is jane<wbr>@example.com.<br>Bye</p>
<table><tr><th>Name<th>Phone<tr><td>Max<td>030 123456</table>
<p><a href="mailto:a%2Bb@example.com?subject=x">write</a> <a href='tel:+49-30-123456'>call</a>
<img src=x.png alt="Portrait of Erika">
<form><input name=email value="form@example.com"><input placeholder="your name"></form>
<div data-user="u-17">in a box</div><pre>  kept
   as is</pre><textarea>
long text</textarea>
<!--[if IE]><p>old</p><![endif]-->
<p>caf&eacute; &#x41;&#66; 1 &lt; 2</body></html>
"#;

#[test]
fn a_page_is_read_as_it_is_seen() {
    let file = read("page", PAGE.as_bytes());
    assert_eq!(file.outcome.media_type, Some("text/html"));
    assert_eq!(
        file.text(""),
        "Staff & friends\nList\nHello Jane Roe, your mail is jane@example.com.\nBye\nName\tPhone\nMax\t030 123456\n\
         write call\nin a box\n  kept\n   as is\nlong text\ncafé AB 1 < 2\n"
    );
    assert_eq!(file.text("#part=comments"), "call Max Mustermann\n[if IE]><p>old</p><![endif]\n");
    assert_eq!(file.text("#part=script"), "{\"email\": \"ld@example.com\"}\n");
    assert!(file.text("#part=style").contains("Style Author"));
    for (field, value) in [
        ("#meta=author", "Jane Roe"),
        ("#attribute=mailto", "a+b@example.com?subject=x"),
        ("#attribute=tel", "+49-30-123456"),
        ("#attribute=alt", "Portrait of Erika"),
        ("#form=email", "form@example.com"),
        ("#attribute=placeholder", "your name"),
        ("#attribute=data-user", "u-17"),
    ] {
        assert_eq!(file.column("", field), [value], "{field}");
    }
    assert_eq!(file.gaps(), []);
}

#[test]
fn what_a_page_says_of_its_encoding_counts() {
    let page = |charset: &str, text: &[u8]| {
        let head = format!("<html><head><meta charset='{charset}'></head><body><p>");
        read("page.html", &[head.as_bytes(), text, b"</p></body></html>"].concat()).text("")
    };
    assert_eq!(page("koi8-r", b"\xe9\xd7\xc1\xce"), "Иван\n");
    assert_eq!(page("iso-8859-2", b"\xa3\xf3d\xbc"), "Łódź\n");
    // Half a character of UTF-8 is one of windows-1252.
    assert_eq!(page("utf-8", "Zoë \u{20ac}".as_bytes()), "Zoë €\n");
    let wide: Vec<u8> =
        "\u{feff}<html><body>Zoë Łódź</body></html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("page", &wide).text(""), "Zoë Łódź\n");
}

#[test]
fn long_pages_are_read_piece_by_piece() {
    let long =
        format!("<html><body><p>{}</p><!--{}--></body></html>", "wörd ".repeat(300_000), "x".repeat(9 << 20));
    let file = read("page", long.as_bytes());
    assert_eq!(file.text("").matches("wörd").count(), 300_000);
    assert_eq!(file.everything().matches('x').count(), 9 << 20);
    assert_eq!(file.gaps(), []);
}

#[test]
fn every_broken_page_is_read() {
    survive("page.html", PAGE.as_bytes());
    let mail =
        read("page.html", b"<html>From: Jane Roe <jane@example.com> to <a>you</a> <max@example.com></html>");
    assert_eq!(mail.text(""), "From: Jane Roe jane@example.com to you max@example.com\n");
    let deep = "<div><b>".repeat(100_000);
    assert_eq!(read("page.html", format!("<html>{deep}here").as_bytes()).text(""), "here\n");
    let many: String = (0..5000).map(|at| format!("<a data-{at}=v{at}></a>")).collect();
    let file = read("page.html", format!("<html>{many}").as_bytes());
    assert!(file.everything().contains("v4999"));
    assert!(file.told.fields.len() <= 1001);
    let xhtml =
        "<?xml version='1.0'?><html><head><script src='x.js'/><title/></head><body>seen</body></html>";
    assert_eq!(read("page", xhtml.as_bytes()).text(""), "seen\n");
}
