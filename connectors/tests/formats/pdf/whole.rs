//! What a document holds beside the text of its pages.

use super::writer::{Writer, page, shown};
use crate::read::read;

#[test]
fn pages_in_their_order() {
    let mut writer = Writer::new();
    let pages: Vec<usize> =
        (1..=3).map(|number| writer.page("", &shown(&[&format!("text of page {number}")]))).collect();
    writer.catalogue("", &pages);
    let file = read("a.pdf", &writer.finish());
    for number in 1..=3 {
        assert_eq!(file.text(&format!("#page={number}")), format!("text of page {number}\n"));
    }
    assert_eq!(file.outcome.media_type, Some("application/pdf"));
    assert_eq!(file.gaps(), []);
}

#[test]
fn annotations() {
    let mut writer = Writer::new();
    let look = writer.stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", b"");
    let look_of_stamp = writer.stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] \
         /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>",
        b"BT /F1 10 Tf 2 2 Td (Approved) Tj ET",
    );
    let annotations = format!(
        "/Annots [ \
         << /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Anna) /Contents (call me) /AP << /N {look} 0 R >> >> \
         << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/anna) >> >> \
         << /Type /Annot /Subtype /Stamp /Rect [100 100 200 120] /AP << /N {look_of_stamp} 0 R >> >> ]"
    );
    let page = writer.page(&annotations, &shown(&["text"]));
    writer.catalogue("", &[page]);
    let file = read("a.pdf", &writer.finish());
    let place = "#page=1#part=annotations";
    assert_eq!(file.column(place, "#col=author"), ["Anna"]);
    assert_eq!(file.column(place, "#col=contents"), ["call me"]);
    assert_eq!(file.column(place, "#col=link"), ["https://example.org/anna"]);
    assert_eq!(file.text("#page=1"), "text\nApproved\n");
}

/// A form with fields; `value` is that of the one called `person.name`.
fn form(writer: &mut Writer, value: &str) -> String {
    let above = writer.number();
    let name = writer.add(format!("<< /T (name) /FT /Tx /V ({value}) /Parent {above} 0 R >>"));
    let note = writer.add(format!("<< /T (note) /FT /Tx /V <feff00fc> /Parent {above} 0 R >>"));
    writer.object(above, format!("<< /T (person) /Kids [{name} 0 R {note} 0 R] >>"));
    let ticked = writer.add("<< /T (member) /FT /Btn /V /Yes >>");
    let open = writer.add("<< /T (other) /FT /Btn /V /Off >>");
    format!("/AcroForm << /Fields [{above} 0 R {ticked} 0 R {open} 0 R] >>")
}

#[test]
fn values_of_forms() {
    let mut writer = Writer::new();
    let fields = form(&mut writer, "Anna Muster");
    let page = writer.page("", b"");
    writer.catalogue(&fields, &[page]);
    let file = read("a.pdf", &writer.finish());
    assert_eq!(file.column("#part=form", "#col=person.name"), ["Anna Muster"]);
    assert_eq!(file.column("#part=form", "#col=person.note"), ["ü"]);
    assert_eq!(file.column("#part=form", "#col=member"), ["Yes"]);
    assert!(file.column("#part=form", "#col=other").is_empty());
}

#[test]
fn properties() {
    let mut writer = Writer::new();
    let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description rdf:about=""
        xmlns:dc="d" xmlns:photoshop="p" photoshop:City="Bern"><dc:creator><rdf:Seq><rdf:li>Anna</rdf:li>
        <rdf:li>Bruno</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"#;
    let metadata = writer.stream("/Type /Metadata /Subtype /XML", packet.as_bytes());
    let information = writer.add("<< /Author (Anna) /Title <feff0041> /Case (Nr. 5) >>");
    let page = writer.page("", b"");
    writer.catalogue(&format!("/Metadata {metadata} 0 R"), &[page]);
    writer.end(&format!("/Info {information} 0 R"));
    let file = read("a.pdf", &writer.bytes());
    assert_eq!(file.column("", "#property=author"), ["Anna"]);
    assert_eq!(file.column("", "#property=title"), ["A"]);
    assert_eq!(file.column("", "#property=case"), ["Nr. 5"]);
    assert_eq!(file.column("", "#property=creator"), ["Bruno"]);
    assert_eq!(file.column("", "#property=city"), ["Bern"]);
}

#[test]
fn attached_files() {
    let mut writer = Writer::new();
    let content = writer.deflated("/Type /EmbeddedFile", b"name,mail\nAnna,anna@example.org\n");
    let specification =
        writer.add(format!("<< /Type /Filespec /F (people.csv) /EF << /F {content} 0 R >> >>"));
    let page = writer.page("", b"");
    writer.catalogue(
        &format!("/Names << /EmbeddedFiles << /Names [(people.csv) {specification} 0 R] >> >>"),
        &[page],
    );
    let file = read("a.pdf", &writer.finish());
    assert_eq!(file.column("!/people.csv", "#col=mail"), ["anna@example.org"]);
}

#[test]
fn titles_of_the_outline() {
    let mut writer = Writer::new();
    let second = writer.number();
    let first = writer.add(format!("<< /Title (Chapter of Anna) /Next {second} 0 R >>"));
    // It comes again: once is enough.
    writer.object(second, format!("<< /Title (Another) /Next {first} 0 R >>"));
    let page = writer.page("", b"");
    writer.catalogue(&format!("/Outlines << /First {first} 0 R >>"), &[page]);
    assert_eq!(read("a.pdf", &writer.finish()).text("#part=outline"), "Chapter of Anna\nAnother\n");
}

#[test]
fn earlier_revisions() {
    let mut writer = Writer::new();
    let fields = form(&mut writer, "Old Name");
    let content = writer.number();
    writer.stream_as(content, "", &shown(&["the old address"]));
    let first = writer.add(page("", content));
    let other = writer.page("", &shown(&["a page that stays"]));
    writer.catalogue(&fields, &[first, other]);
    writer.end("");
    let fields = form(&mut writer, "New Name");
    writer.stream_as(content, "", &shown(&["the new address"]));
    writer.catalogue(&fields, &[first, other]);
    let file = read("a.pdf", &writer.finish());
    assert_eq!(file.text("#page=1"), "the new address\n");
    assert_eq!(file.text("#revision=1#page=1"), "the old address\n");
    assert_eq!(file.text("#revision=1#page=2"), "", "it has not changed");
    assert_eq!(file.column("#part=form", "#col=person.name"), ["New Name"]);
    assert_eq!(file.column("#revision=1#part=form", "#col=person.name"), ["Old Name"]);
}

#[test]
fn pictures_alone() {
    let mut writer = Writer::new();
    let picture = writer.stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        b"x",
    );
    let entries = format!("/Resources << /XObject << /P {picture} 0 R >> >>");
    let pages: Vec<usize> = (0..3).map(|_| writer.page(&entries, b"/P Do")).collect();
    writer.catalogue("", &pages);
    let file = read("a.pdf", &writer.finish());
    assert_eq!(file.gaps(), [(String::new(), "image_only_no_ocr".to_owned())]);
    assert_eq!(file.told.gaps[0].detail, "only pictures on pages 1-3 (3 in all)");
}

#[test]
fn encrypted_with_a_password() {
    let mut writer = Writer::new();
    let page = writer.page("", &shown(&["secret"]));
    writer.catalogue("", &[page]);
    let zeros = "0".repeat(64);
    writer.end(&format!(
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{zeros}> /U <{zeros}> >>"
    ));
    let file = read("a.pdf", &writer.bytes());
    assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())]);
    assert_eq!(file.everything().trim(), "");
}
