//! Text of pages: gaps between words, lines, fonts.

use super::writer::{Writer, one_page};
use crate::read::read;

/// Content and the text that it shows.
const SHOWN: &[(&str, &str)] = &[
    ("BT /F1 12 Tf 50 700 Td (Anna Muster) Tj ET", "Anna Muster\n"),
    ("BT /F1 12 Tf 50 700 Td (one) Tj 0 -14 Td (two) Tj ET", "one\ntwo\n"),
    // Kerning is no gap; a wide one is a blank.
    ("BT /F1 12 Tf 50 700 Td [(An) 60 (na) -400 (Muster)] TJ ET", "Anna Muster\n"),
    // Each letter on its own, out of order.
    (
        "BT /F1 10 Tf 1 0 0 1 55.56 700 Tm (b) Tj 1 0 0 1 50 700 Tm (a) Tj 1 0 0 1 61.12 700 Tm (c) Tj ET",
        "abc\n",
    ),
    // Two columns, one after the other.
    (
        "BT /F1 12 Tf 14 TL 50 700 Td (left one) Tj T* (left two) Tj ET \
         BT /F1 12 Tf 14 TL 300 700 Td (right one) Tj T* (right two) Tj ET",
        "left one\nleft two\nright one\nright two\n",
    ),
    // A row of a table.
    ("BT /F1 12 Tf 50 700 Td (Phone) Tj 200 0 Td (555-0199) Tj ET", "Phone 555-0199\n"),
    // Shown twice to look bold.
    ("BT /F1 12 Tf 50 700 Td (bold) Tj ET BT /F1 12 Tf 50.3 700 Td (bold) Tj ET", "bold\n"),
    // A word that goes on in the next line; a number keeps its hyphen.
    ("BT /F1 12 Tf 14 TL 50 700 Td (infor-) Tj T* (mation) Tj ET", "information\n"),
    ("BT /F1 12 Tf 14 TL 50 700 Td (call 555-) Tj T* (0199 now) Tj ET", "call 555-0199 now\n"),
    // Turned, mirrored, scaled, with a matrix around it.
    ("q 0 1 -1 0 300 100 cm BT /F1 12 Tf 50 0 Td (turned text) Tj ET Q", "turned text\n"),
    ("BT /F1 -12 Tf -1 0 0 -1 50 700 Tm (negative size) Tj ET", "negative size\n"),
    ("q 0.1 0 0 0.1 0 0 cm BT /F1 120 Tf 500 7000 Td (small) Tj ET Q", "small\n"),
    // Spacing of letters and of words.
    ("BT /F1 12 Tf 4 Tc 50 700 Td (SPACED) Tj ET", "SPACED\n"),
    ("BT /F1 12 Tf 10 Tw 50 700 Td (two words) Tj ET", "two words\n"),
    // Operators that show and move.
    ("BT /F1 12 Tf 14 TL 50 700 Td (a) ' (b) ' 1 2 (c d) \" ET", "a\nb\nc d\n"),
    // Strings: escapes, octal, hexadecimal, nested brackets.
    (
        r"BT /F1 12 Tf 50 700 Td (M\374ller \(x\) (y) \
z) Tj <41 6E 6e 61> Tj ET",
        "Müller (x) (y) zAnna\n",
    ),
    // What stands for the glyphs.
    ("/Span << /ActualText (real) >> BDC BT /F1 12 Tf 50 700 Td (fake) Tj ET EMC", "real\n"),
    // Damage between operators.
    ("BT /F1 12 Tf ) > ] } 50 700 Td (still) Tj << /A ET BT (here) Tj ET", "still"),
    ("BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1}\u{2} EI BT /F1 12 Tf 50 700 Td (after) Tj ET", "after\n"),
];

#[test]
fn shown_text() {
    for (content, text) in SHOWN {
        let content: Vec<u8> = content.chars().map(|c| c as u8).collect();
        let file = read("a.pdf", &one_page(&content));
        let found = file.text("#page=1");
        assert!(
            found == *text || (!text.ends_with('\n') && found.starts_with(text)),
            "{found:?} for {text:?}"
        );
        assert!(file.gaps().is_empty(), "{:?} for {text:?}", file.gaps());
    }
}

/// A composite font whose codes only its map to Unicode tells.
fn composite(to_unicode: &str, content: &str) -> Vec<u8> {
    let mut writer = Writer::new();
    let map = writer.deflated("", to_unicode.as_bytes());
    let below = writer.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600 \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    );
    let font = writer.add(format!(
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [{below} 0 R] \
         /ToUnicode {map} 0 R >>"
    ));
    let page = writer.page(&format!("/Resources << /Font << /F1 {font} 0 R >> >>"), content.as_bytes());
    writer.catalogue("", &[page]);
    writer.finish()
}

const MAP: &str = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def \
    1 begincodespacerange <0000> <ffff> endcodespacerange \
    3 beginbfchar <0001> <0141> <0002> <00f3> <0003> <0064007a> endbfchar \
    1 beginbfrange <0010> <0012> <05d0> endbfrange endcmap end end";

#[test]
fn a_map_to_unicode() {
    let file = read("a.pdf", &composite(MAP, "BT /F1 12 Tf 50 700 Td <000100020003> Tj ET"));
    assert_eq!(file.text("#page=1"), "Łódz\n");
    assert_eq!(file.gaps(), []);
}

#[test]
fn from_right_to_left() {
    // Glyphs from left to right, as they are seen: the last letter first.
    let file = read("a.pdf", &composite(MAP, "BT /F1 12 Tf 50 700 Td <001200110010> Tj ET"));
    assert_eq!(file.text("#page=1"), "אבג\n");
}

#[test]
fn glyphs_without_characters_are_counted() {
    let file = read("a.pdf", &composite(MAP, "BT /F1 12 Tf 50 700 Td <0001000200030001e000> Tj ET"));
    let gap = &file.told.gaps[0];
    assert_eq!(gap.reason.id(), "partial_text");
    assert_eq!(gap.detail, "glyphs have no character: page 1: 1 of 5");
}

#[test]
fn predefined_maps_of_east_asia() {
    let mut writer = Writer::new();
    let below = writer.add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho /DW 1000 \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>",
    );
    let font = |encoding: &str| {
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /{encoding} /DescendantFonts [{below} 0 R] >>"
        )
    };
    let fonts = ["90ms-RKSJ-H", "UniJIS-UTF16-H", "90ms-RKSJ-V"].map(|encoding| writer.add(font(encoding)));
    let [sjis, utf16, vertical] = fonts;
    let entries = format!("/Resources << /Font << /A {sjis} 0 R /B {utf16} 0 R /C {vertical} 0 R >> >>");
    let content = "BT /A 10 Tf 50 700 Td <8e529363> Tj /B 10 Tf 0 -20 Td <592A90CE> Tj ET \
        BT /C 10 Tf 300 700 Td <93fa967b> Tj ET";
    let page = writer.page(&entries, content.as_bytes());
    writer.catalogue("", &[page]);
    let file = read("a.pdf", &writer.finish());
    let text = file.text("#page=1");
    assert!(text.starts_with("山田"), "{text:?}");
    assert!(text.contains("太郎\n日本\n"), "{text:?}");
}

#[test]
fn forms_within_pages() {
    let mut writer = Writer::new();
    let inner = writer.number();
    let outer = writer.number();
    let font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>";
    let content = format!("BT /F1 12 Tf 0 0 Td (in a form) Tj ET /Outer Do");
    let resources = format!("/Resources << {font} /XObject << /Outer {outer} 0 R >> >>");
    let entries = format!("/Type /XObject /Subtype /Form /BBox [0 0 100 100] {resources}");
    writer.stream_as(inner, &entries, content.as_bytes());
    // It draws what draws it: once is enough.
    let entries = format!(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 50 500] \
         /Resources << /XObject << /Inner {inner} 0 R >> >>"
    );
    writer.stream_as(outer, &entries, b"/Inner Do");
    let page = writer.page(&format!("/Resources << /XObject << /X {outer} 0 R >> >>"), b"/X Do");
    writer.catalogue("", &[page]);
    let file = read("a.pdf", &writer.finish());
    assert_eq!(file.text("#page=1"), "in a form\n");
}
