//! Documents that are damaged or made to harm: one outcome, no crash, and what is lost is said.

use super::writer::{Writer, deflated, one_page, page, shown};
use crate::read::{File, read};

/// Nothing that says that a reader crashed or ran away.
fn is_sound(file: &File) -> bool {
    let bad = ["parser_crash", "time_limit", "memory_limit", "reader_failed"];
    file.gaps().iter().all(|(_, reason)| !bad.contains(&reason.as_str()))
}

fn document() -> Vec<u8> {
    let mut writer = Writer::new();
    let pages: Vec<usize> =
        (1..4).map(|number| writer.page("", &shown(&[&format!("Anna {number}")]))).collect();
    writer.catalogue("", &pages);
    writer.finish()
}

#[test]
fn truncated_anywhere() {
    let whole = document();
    for end in (8..whole.len()).step_by(37) {
        let file = read("a.pdf", &whole[..end]);
        assert!(is_sound(&file), "cut at {end}: {:?}", file.gaps());
        let is_empty = file.everything().trim().is_empty();
        assert!(!is_empty || !file.gaps().is_empty(), "cut at {end}: silently empty");
    }
}

#[test]
fn bytes_flipped() {
    let whole = document();
    for at in (0..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        assert!(is_sound(&read("a.pdf", &bytes)), "flipped at {at}");
    }
}

#[test]
fn wrong_cross_references() {
    for (from, to) in [("startxref\n", "startxref\n9"), ("0000000", "0000001"), ("xref\n0 1", "xrfe\n0 1")] {
        let mut writer = Writer::new();
        let content = writer.stream("", &shown(&["found"]));
        let page = writer.add(page("", content));
        writer.catalogue("", &[page]);
        let bytes = writer.finish();
        let bytes: Vec<u8> = String::from_utf8_lossy(&bytes[15..]).replace(from, to).into_bytes();
        let file = read("a.pdf", &[b"%PDF-1.7\n", &bytes[..]].concat());
        assert_eq!(file.text("#page=1"), "found\n", "{to}");
    }
}

#[test]
fn pages_within_themselves() {
    let mut writer = Writer::new();
    let one = writer.page("", &shown(&["once"]));
    writer.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    writer.object(2, format!("<< /Type /Pages /Count 99999999 /Kids [2 0 R {one} 0 R 2 0 R {one} 0 R] >>"));
    let file = read("a.pdf", &writer.finish());
    assert!(is_sound(&file));
    assert_eq!(file.text("#page=1"), "once\n");
}

#[test]
fn forms_within_themselves() {
    let mut writer = Writer::new();
    let form = writer.number();
    // Two that draw each other twice: doubling without a limit.
    let other = writer.number();
    let resources = format!("/Resources << /XObject << /A {form} 0 R /B {other} 0 R >> >>");
    let entries = format!("/Type /XObject /Subtype /Form /BBox [0 0 1 1] {resources}");
    writer.stream_as(form, &entries, b"/B Do /B Do /A Do");
    writer.stream_as(other, &entries, b"/A Do /A Do");
    let page = writer.page(&resources, b"/A Do /B Do");
    writer.catalogue("", &[page]);
    assert!(is_sound(&read("a.pdf", &writer.finish())));
}

#[test]
fn many_forms_that_draw_many() {
    let mut writer = Writer::new();
    let forms: Vec<usize> = (0..10).map(|_| writer.number()).collect();
    for pair in forms.windows(2) {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X {} 0 R >> >>",
            pair[1]
        );
        writer.stream_as(pair[0], &entries, "/X Do ".repeat(50).as_bytes());
    }
    writer.stream_as(forms[9], "/Type /XObject /Subtype /Form /BBox [0 0 1 1]", b"");
    let page = writer.page(&format!("/Resources << /XObject << /X {} 0 R >> >>", forms[0]), b"/X Do");
    writer.catalogue("", &[page]);
    assert!(is_sound(&read("a.pdf", &writer.finish())));
}

#[test]
fn huge_numbers() {
    let contents = [
        "BT /F1 999999999999999999999999 Tf 1e99 -99999999999999999999999999999999999999999 Td (x) Tj ET",
        "9999999999999999999999999999999999999999 0 0 0 0 0 cm BT /F1 12 Tf 50 700 Td (x) Tj ET",
        "BT /F1 0 Tf 0 0 0 0 0 0 Tm 0 Tz (x) Tj ET",
        "BT /F1 12 Tf [-99999999999999999999 (x) 99999999999999999999999999999999999 (y)] TJ ET",
    ];
    for content in contents {
        assert!(is_sound(&read("a.pdf", &one_page(content.as_bytes()))), "{content}");
    }
}

#[test]
fn deep_nesting() {
    for (open, close) in [("[", "]"), ("<< /A ", ">>"), ("(", ")")] {
        let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        let content = format!("{deep} TJ BT /F1 12 Tf 50 700 Td (after) Tj ET");
        assert!(is_sound(&read("a.pdf", &one_page(content.as_bytes()))), "in content: {open}");
        let mut writer = Writer::new();
        let page = writer.page(&format!("/Annots {deep}"), &shown(&["text"]));
        writer.catalogue("", &[page]);
        assert!(is_sound(&read("a.pdf", &writer.finish())), "in objects: {open}");
    }
}

#[test]
fn a_bomb_in_the_content() {
    let mut writer = Writer::new();
    let bomb = deflated(&vec![b' '; 300 << 20]);
    let content = writer.stream("/Filter /FlateDecode", &bomb);
    let page = writer.add(page("", content));
    writer.catalogue("", &[page]);
    let file = read("a.pdf", &writer.finish());
    let reasons: Vec<String> = file.gaps().into_iter().map(|(_, reason)| reason).collect();
    assert!(reasons.iter().any(|reason| reason == "ratio_limit" || reason == "partial_text"), "{reasons:?}");
    assert!(is_sound(&file));
}
