//! Small writers of documents, containers and mail.

use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;

use zip::write::SimpleFileOptions;

use super::people::{COLUMNS, csv, line, values};

/// A ZIP of members.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A gzipped tar of members.
pub(crate) fn tar_gz(members: &[(&str, &[u8])]) -> Vec<u8> {
    let gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let mut writer = tar::Builder::new(gzip);
    for (name, content) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        writer.append_data(&mut header, name, *content).unwrap();
    }
    writer.into_inner().unwrap().finish().unwrap()
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;

/// The relationships of a package to its main part (ECMA-376 part 2, section 9).
fn relationships(target: &str) -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/{}" Target="{target}"/></Relationships>"#,
        if target.contains("sheet") { "worksheet" } else { "officeDocument" }
    )
}

/// A document with a paragraph a record.
pub(crate) fn docx(records: Range<usize>) -> Vec<u8> {
    let mut body = String::new();
    for n in records {
        // A run ends anywhere, as an editor leaves it.
        let line = line(n);
        let (a, b) = line.split_at(12);
        write!(body, "<w:p><w:r><w:t>{a}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{b}</w:t></w:r></w:p>")
            .unwrap();
    }
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(r#"<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>"#);
    zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", relationships("word/document.xml").as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// A workbook with a row a record, and a header.
pub(crate) fn xlsx(records: Range<usize>) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut shared, mut rows, mut strings) = (String::new(), String::new(), 0);
    let mut row = |number: usize, values: &[String]| {
        write!(rows, r#"<row r="{number}">"#).unwrap();
        for (column, value) in values.iter().enumerate() {
            let letter = char::from(b'A' + column as u8);
            write!(shared, "<si><t>{value}</t></si>").unwrap();
            write!(rows, r#"<c r="{letter}{number}" t="s"><v>{strings}</v></c>"#).unwrap();
            strings += 1;
        }
        rows.push_str("</row>");
    };
    row(1, &COLUMNS.map_names());
    records.enumerate().for_each(|(at, n)| row(at + 2, &values(n)));
    let workbook = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#);
    let shared = format!(r#"<sst xmlns="{main}">{shared}</sst>"#);
    zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", relationships("xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relationships("worksheets/sheet1.xml").as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// The names of columns as values.
trait MapNames {
    fn map_names(&self) -> Vec<String>;
}

impl MapNames for [(&str, &str)] {
    fn map_names(&self) -> Vec<String> {
        self.iter().map(|(name, _)| (*name).to_owned()).collect()
    }
}

/// A spreadsheet with a row a record, and a header.
pub(crate) fn ods(records: Range<usize>) -> Vec<u8> {
    let mut rows = String::new();
    for values in std::iter::once(COLUMNS.map_names()).chain(records.map(|n| values(n).to_vec())) {
        rows.push_str("<table:table-row>");
        for value in values {
            write!(
                rows,
                r#"<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>"#
            )
            .unwrap();
        }
        rows.push_str("</table:table-row>");
    }
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        r#"<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="People">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// Lines on a page of the PDF.
pub(crate) const LINES: usize = 50;

/// A PDF with a line a record.
pub(crate) fn pdf(records: Range<usize>) -> Vec<u8> {
    let pages = records.len().div_ceil(LINES);
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for page in 0..pages {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        let mut content = "BT /F1 8 Tf 14 TL 20 760 Td".to_owned();
        for n in records.clone().skip(page * LINES).take(LINES) {
            write!(content, " ({}) Tj T*", line(n)).unwrap();
        }
        content.push_str(" ET");
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", number + 1).unwrap();
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for offset in offsets {
        writeln!(out, "{offset:010} 00000 n ").unwrap();
    }
    write!(out, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
        .unwrap();
    out
}

/// A message with the table as an attachment.
pub(crate) fn eml(records: Range<usize>) -> Vec<u8> {
    let mut out = "From: Desk\r\nTo: Archive\r\nSubject: The list\r\n\
                   Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\
                   Content-Type: multipart/mixed; boundary=\"frontier\"\r\n\r\n--frontier\r\n\
                   Content-Type: text/plain; charset=utf-8\r\n\r\nThe list is attached.\r\n--frontier\r\n\
                   Content-Type: text/csv; name=\"people.csv\"\r\nContent-Transfer-Encoding: base64\r\n\
                   Content-Disposition: attachment; filename=\"people.csv\"\r\n\r\n"
        .to_owned();
    for line in base64(csv(records).as_bytes()).as_bytes().chunks(76) {
        out.push_str(std::str::from_utf8(line).unwrap());
        out.push_str("\r\n");
    }
    out.push_str("--frontier--\r\n");
    out.into_bytes()
}

/// RFC 4648 section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..4 {
            let value = (group >> (18 - 6 * digit)) & 63;
            out.push(if digit <= chunk.len() { char::from(DIGITS[value as usize]) } else { '=' });
        }
    }
    out
}
