use crate::office::{main_part, package, relations};
use crate::read::{File, read};

const BEGIN: &str =
    r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="urn:w" xmlns:r="urn:r"><w:body>"#;
const END: &str = "</w:body></w:document>";

fn with(body: &str, more: &[(&str, &str)], related: &[(&str, &str, &str)]) -> File {
    let (main, document) = (main_part("word/document.xml"), format!("{BEGIN}{body}{END}"));
    let related = relations(related);
    let mut members = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &main),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &related),
    ];
    members.extend_from_slice(more);
    read("a.docx", &package(&members))
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn a_body_is_read_as_it_is_seen() {
    let cases = [
        // Runs are no ends of words.
        ("<w:p><w:r><w:t>an</w:t></w:r><w:r><w:t>na@example.org</w:t></w:r></w:p>", "anna@example.org\n"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc\n"),
        (
            "<w:p><w:r><w:t>x</w:t><w:noBreakHyphen/><w:t>y&amp;&#233;&unknown;</w:t></w:r></w:p>",
            "x-y&é&unknown;\n",
        ),
        // Tabs of a format are none of the text; hidden text is.
        (
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>\
             <w:t>hidden</w:t></w:r></w:p>",
            "hidden\n",
        ),
        (
            "<w:p><w:ins w:author=\"B\"><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:t>er</w:t></w:r></w:p>",
            "newer\n",
        ),
        // A content control, a smart tag, a link.
        (
            "<w:sdt><w:sdtPr><w:alias w:val=\"A\"/></w:sdtPr><w:sdtContent><w:p><w:smartTag><w:hyperlink><w:r>\
             <w:t>inner</w:t></w:r></w:hyperlink></w:smartTag></w:p></w:sdtContent></w:sdt>",
            "inner\n",
        ),
        // Of alternatives, one; a box behind its paragraph.
        (
            "<w:p><w:r><w:t>be</w:t><mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice><w:txbxContent><w:p><w:r>\
             <w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>\
             <w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>fore</w:t></w:r></w:p>",
            "before\nbox\n",
        ),
        // A table that is a form.
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Name:</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Ann</w:t></w:r></w:p>\
             <w:p><w:r><w:t>Lee</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "Name:\tAnn\nLee\n",
        ),
    ];
    for (body, text) in cases {
        let file = with(body, &[], &[]);
        assert_eq!(file.text(""), text, "{body}");
        assert_eq!(file.gaps(), [], "{body}");
        assert!(file.outcome.media_type.unwrap().ends_with("wordprocessingml.document"));
    }
}

#[test]
fn a_table_with_a_header_is_records() {
    let row = |cells: [&str; 2]| {
        let cells: String = cells.iter().map(|text| format!("<w:tc>{}</w:tc>", paragraph(text))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let rows = [["name", "email"], ["Ann", "ann@example.org"], ["Bob", "bob@example.org"]].map(row).concat();
    let file = with(&format!("{}<w:tbl>{rows}</w:tbl>{}", paragraph("above"), paragraph("below")), &[], &[]);
    assert_eq!(file.text(""), "above\nbelow\n");
    assert_eq!(file.column("#table=1", "#col=email"), ["ann@example.org", "bob@example.org"]);
    assert_eq!(file.column("#table=1", "#col=name"), ["Ann", "Bob"]);
}

#[test]
fn what_stands_beside_the_text_is_read() {
    let header = format!("<w:hdr xmlns:w=\"urn:w\">{}</w:hdr>", paragraph("letterhead"));
    let notes = format!("<w:footnotes><w:footnote>{}</w:footnote></w:footnotes>", paragraph("a note"));
    let comments = format!(
        "<w:comments><w:comment w:author=\"Carl\" w:initials=\"C\" w:date=\"2020-01-02\">{}{}</w:comment></w:comments>",
        paragraph("first"),
        paragraph("second")
    );
    let body = "<w:p><w:del w:author=\"Dora\"><w:r><w:delText>old@</w:delText></w:r><w:r><w:delText>example.org\
                </w:delText></w:r></w:del><w:r><w:fldChar/><w:instrText>HYPERLINK \"mailto:e@example.org\"</w:instrText>\
                <w:fldChar/><w:drawing><wp:docPr descr=\"a portrait\" xmlns:wp=\"urn:wp\"/></w:drawing></w:r></w:p>";
    let file = with(
        body,
        &[
            ("word/header1.xml", &header),
            ("word/footnotes.xml", &notes),
            ("word/comments.xml", &comments),
            ("docProps/core.xml", "<c><dc:creator xmlns:dc=\"urn:dc\">Erna</dc:creator></c>"),
            (
                "docProps/custom.xml",
                "<P><property name=\"Client\"><vt:lpwstr xmlns:vt=\"urn:v\">Fritz</vt:lpwstr></property></P>",
            ),
            ("word/embeddings/a.txt", "embedded text"),
        ],
        &[
            ("rId1", "header", "header1.xml"),
            ("rId2", "footnotes", "/word/footnotes.xml"),
            ("rId3", "comments", "comments.xml"),
            ("rId4", "hyperlink", "mailto:link@example.org"),
        ],
    );
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text("#part=header1"), "letterhead\n");
    assert_eq!(file.text("#part=footnotes"), "a note\n");
    assert_eq!(file.column("#part=comments", "#col=author"), ["Carl"]);
    assert_eq!(file.column("#part=comments", "#col=text"), ["first\nsecond"]);
    assert_eq!(file.column("#part=deletions", "#col=text"), ["old@example.org"]);
    assert_eq!(file.column("#part=revisions", "#col=author"), ["Dora"]);
    assert_eq!(file.column("#part=fields", "#col=code"), ["HYPERLINK \"mailto:e@example.org\""]);
    assert_eq!(file.column("#part=descriptions", "#col=text"), ["a portrait"]);
    assert_eq!(file.column("#part=links", "#col=target"), ["mailto:link@example.org"]);
    assert_eq!(file.column("", "#property=creator"), ["Erna"]);
    assert_eq!(file.column("", "#property=Client"), ["Fritz"]);
    assert_eq!(file.text("!/word/embeddings/a.txt"), "embedded text");
}

#[test]
fn text_of_other_encodings_is_read() {
    let document = format!("{BEGIN}{}{END}", paragraph("Zoë"));
    let rels = main_part("word/document.xml");
    let wide: Vec<u8> = document.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = document.replace("UTF-8", "ISO-8859-1").chars().map(|c| c as u8).collect();
    for bytes in [wide, latin, document.clone().into_bytes()] {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, content) in [("_rels/.rels", rels.as_bytes()), ("word/document.xml", &bytes)] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, content).unwrap();
        }
        let file = read("a.docx", &zip.finish().unwrap().into_inner());
        assert_eq!(file.text(""), "Zoë\n");
    }
}

#[test]
fn a_large_text_comes_whole() {
    let body: String = (0..30_000).map(|n| paragraph(&format!("paragraph number {n}"))).collect();
    let file = with(&body, &[], &[]);
    let text = file.text("");
    assert_eq!(text.lines().count(), 30_000);
    assert!(text.ends_with("paragraph number 29999\n"));
    // A table that does not fit comes as text.
    let cell = format!("<w:tc>{}</w:tc>", paragraph(&"x".repeat(1000)));
    let row = format!("<w:tr>{cell}{cell}</w:tr>");
    let file = with(&format!("<w:tbl>{}</w:tbl>", row.repeat(3000)), &[], &[]);
    assert_eq!(file.everything().matches('x').count(), 6_000_000);
    assert_eq!(file.gaps(), []);
}
