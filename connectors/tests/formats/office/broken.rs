//! Documents that are cut off, flipped, or lie.

use crate::office::{main_part, package, relations};
use crate::read::read;

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let document = "<w:document><w:body><w:p><w:r><w:t>some text of a document</w:t></w:r></w:p><w:tbl>\
                    <w:tr><w:tc><w:p>\
                    <w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"str\">\
                 <v>x</v></c></row></sheetData>\
                 </worksheet>";
    let book = "<workbook><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>";
    let content = "<office:document-content><office:body><office:spreadsheet>\
                   <table:table table:name=\"S\"><table:table-row>\
                   <table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>\
                   </office:spreadsheet></office:body></office:document-content>";
    let slide = "<p:sld><a:p><a:r><a:t>slide</a:t></a:r></a:p></p:sld>";
    vec![
        ("a.docx", package(&[("_rels/.rels", &main_part("word/document.xml")), ("word/document.xml", document)])),
        (
            "a.xlsx",
            package(&[
                ("_rels/.rels", &main_part("xl/workbook.xml")),
                ("xl/workbook.xml", book),
                ("xl/_rels/workbook.xml.rels", &relations(&[("rId1", "worksheet", "worksheets/s.xml")])),
                ("xl/worksheets/s.xml", sheet),
            ]),
        ),
        ("a.pptx", package(&[("ppt/presentation.xml", "<p/>"), ("ppt/slides/slide1.xml", slide)])),
        ("a.ods", package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])),
        (
            "a.rtf",
            b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}{\\info{\\author E}}\\f0 \\'cf text\\u233?\\trowd a\\cell\\row\
              {\\header h}{\\object{\\*\\objdata 01000000020000000100000041}}\\bin3 abc}"
                .to_vec(),
        ),
    ]
}

#[test]
fn cut_off_and_flipped_documents_end_with_what_could_be_read() {
    for (name, bytes) in samples() {
        for length in 0..bytes.len() {
            read(name, &bytes[..length]);
        }
        for at in 0..bytes.len() {
            for flip in [0x01, 0x80, 0xff] {
                let mut bytes = bytes.clone();
                bytes[at] ^= flip;
                read(name, &bytes);
            }
        }
    }
}

#[test]
fn a_part_that_breaks_off_leaves_what_came_before() {
    let cases = [
        ("<w:p><w:r><w:t>kept</w:t></w:r></w:p><w:p><w:r><w:t>lost", "malformed"),
        ("<w:p><w:r><w:t>kept</w:t></w:r></w:p><w:p <<", "malformed"),
    ];
    for (body, reason) in cases {
        let file = read("a.docx", &package(&[("word/document.xml", &format!("<w:document><w:body>{body}"))]));
        assert!(file.text("").starts_with("kept\n"), "{body}");
        assert_eq!(file.gaps(), [(String::new(), reason.to_owned())], "{body}");
    }
}

#[test]
fn entities_are_not_expanded_and_nothing_is_fetched() {
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">\
                  <!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
                  <w:document><w:body><w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p></w:body></w:document>";
    let file = read("a.docx", &package(&[("word/document.xml", laughs)]));
    assert_eq!(file.text(""), "&b;&x;\n");
}

#[test]
fn what_is_too_deep_or_too_long_is_a_gap() {
    let deep = format!("<w:document>{}", "<w:p>".repeat(100_000));
    let long = format!("<w:document><w:p><w:r><w:t>{}", "x".repeat(20 << 20));
    for document in [deep, long] {
        let file = read("a.docx", &package(&[("word/document.xml", &document)]));
        assert_eq!(file.gaps(), [(String::new(), "limit".to_owned())]);
    }
    let groups = format!("{{\\rtf1 {}text{}}}", "{".repeat(100_000), "}".repeat(100_000));
    let file = read("a.rtf", groups.as_bytes());
    assert_eq!(file.text(""), "text\n");
    assert_eq!(file.gaps(), [(String::new(), "limit".to_owned())]);
}

#[test]
fn missing_parts_are_gaps() {
    let book = "<workbook><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>";
    let related = relations(&[("rId1", "worksheet", "worksheets/gone.xml")]);
    let file =
        read("a.xlsx", &package(&[("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", &related)]));
    assert_eq!(file.gaps(), [("#sheet=S".to_owned(), "partial_text".to_owned())]);
}

#[test]
fn parts_that_differ_by_case_alone_are_not_passed_over_in_silence() {
    let text = |text: &str| format!("<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>");
    let file =
        read("a.docx", &package(&[("word/document.xml", &text("one")), ("Word/Document.xml", &text("two"))]));
    assert_eq!(file.gaps(), [(String::new(), "malformed".to_owned())]);
}

#[test]
fn a_damaged_part_is_read_and_said_to_be_damaged() {
    for length in [10, 100_000] {
        let text = "x".repeat(length);
        let document = format!("<w:document><w:p><w:r><w:t>some {text}</w:t></w:r></w:p></w:document>");
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file("word/document.xml", stored).unwrap();
        std::io::Write::write_all(&mut zip, document.as_bytes()).unwrap();
        let mut bytes = zip.finish().unwrap().into_inner();
        let at = bytes.windows(5).position(|bytes| bytes == b"some ").unwrap();
        bytes[at] = b'c';
        let file = read("a.docx", &bytes);
        assert_eq!(file.text(""), format!("come {text}\n"));
        assert_eq!(file.gaps(), [(String::new(), "malformed".to_owned())]);
    }
}
