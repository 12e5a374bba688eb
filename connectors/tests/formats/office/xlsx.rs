use std::fmt::Write as _;

use crate::office::{main_part, package, relations};
use crate::read::{File, read};

/// A workbook with sheets of these names and rows, and more parts.
fn workbook(sheets: &[(&str, &str)], more: &[(&str, &str)], related: &[(&str, &str, &str)]) -> File {
    let mut listed = String::new();
    let mut ids: Vec<(String, String)> = Vec::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (number, (name, rows)) in sheets.iter().enumerate() {
        let id = format!("rId{}", 100 + number);
        write!(listed, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"{id}\" state=\"hidden\"/>")
            .unwrap();
        ids.push((id, format!("worksheets/sheet{number}.xml")));
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    let main = main_part("xl/workbook.xml");
    let book = format!("<workbook xmlns:r=\"urn:r\"><sheets>{listed}</sheets></workbook>");
    let mut all: Vec<(&str, &str, &str)> =
        ids.iter().map(|(id, target)| (id.as_str(), "worksheet", target.as_str())).collect();
    all.extend_from_slice(related);
    let related = relations(&all);
    let mut members = vec![
        ("_rels/.rels", main.as_str()),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &related),
    ];
    members.extend(parts.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    members.extend_from_slice(more);
    read("a.xlsx", &package(&members))
}

const STRINGS: &str = "<sst><si><t>name</t></si><si><t>born</t></si><si><r><t>An</t></r><r><t>na</t></r><rPh><t>x</t></rPh>\
                       </si><si><t>a_x000D_b</t></si></sst>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"dd\\.mm\\.yyyy\"/></numFmts>\
                      <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>";

#[test]
fn cells_are_records_of_named_columns() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
                <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><v>36526</v></c></row>\
                <row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Bob</t></is></c><c r=\"B4\" s=\"2\"><f>TODAY()</f>\
                <v>36892.5</v></c><c r=\"C4\"><v>4.9E15</v></c></row>\
                <row><c t=\"s\"><v>3</v></c><c t=\"b\"><v>1</v></c></row>";
    let more = [("xl/sharedStrings.xml", STRINGS), ("xl/styles.xml", STYLES)];
    let file = workbook(&[("Q1", rows)], &more, &[]);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.column("#sheet=Q1", "#col=name"), ["Anna", "Bob", "a\rb"]);
    assert_eq!(file.column("#sheet=Q1", "#col=born"), ["2000-01-01", "2001-01-01 12:00:00", "TRUE"]);
    assert_eq!(file.column("#sheet=Q1", "#col=column%20C"), ["4900000000000000"]);
    // The n-th record is n rows below the header.
    let records: Vec<u64> = file.places["#sheet=Q1"].values.keys().map(|(record, _)| *record).collect();
    assert_eq!(records, [1, 1, 3, 3, 3, 4, 4]);
    assert!(file.outcome.media_type.unwrap().ends_with("spreadsheetml.sheet"));
}

#[test]
fn what_stands_above_a_header_is_text_and_without_one_columns_have_letters() {
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|text| format!("<c t=\"str\"><v>{text}</v></c>")).collect();
        format!("<row>{cells}</row>")
    };
    let titled = [
        row(&["List of Anna"]),
        row(&["email", "city"]),
        row(&["a@example.org", "Ulm"]),
        row(&["b@example.org", "Bonn"]),
    ];
    let bare = [row(&["a@example.org", "Ulm"]), row(&["b@example.org", "Bonn"])];
    let file = workbook(&[("one", &titled.concat()), ("two & more", &bare.concat())], &[], &[]);
    assert_eq!(file.text("#sheet=one"), "List of Anna\n");
    assert_eq!(file.column("#sheet=one", "#col=email"), ["a@example.org", "b@example.org"]);
    assert_eq!(file.column("#sheet=two%20&%20more", "#col=A"), ["a@example.org", "b@example.org"]);
    assert_eq!(file.column("#sheet=two%20&%20more", "#col=B"), ["Ulm", "Bonn"]);
}

#[test]
fn what_stands_beside_the_cells_is_read() {
    let comments = "<comments><authors><author>Carl</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text>\
                    <t>a remark</t></text></comment></commentList></comments>";
    let threads = "<ThreadedComments><threadedComment ref=\"C3\" dT=\"2020\" personId=\"{1}\"><text>a thread</text>\
                   </threadedComment></ThreadedComments>";
    let people =
        "<personList><person id=\"{1}\" displayName=\"Dora\" userId=\"dora@example.org\"/></personList>";
    let drawing = "<xdr:wsDr xmlns:xdr=\"urn:x\"><xdr:cNvPr descr=\"a map\"/><a:p xmlns:a=\"urn:a\"><a:r><a:t>in a box</a:t>\
                   </a:r></a:p></xdr:wsDr>";
    let pivot = "<pivotCacheDefinition refreshedBy=\"Emil\"><cacheFields><cacheField name=\"city\"><sharedItems><s v=\"Rom\"/>\
                 <n v=\"7\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>";
    let records = "<pivotCacheRecords><r><x v=\"0\"/></r><r><s v=\"Oslo\"/></r></pivotCacheRecords>";
    let external = "<externalLink><sheetNames><sheetName val=\"S\"/></sheetNames><sheetDataSet><sheetData sheetId=\"0\"><row>\
                    <cell r=\"A1\"><v>kept</v></cell></row></sheetData></sheetDataSet></externalLink>";
    let of_sheet = relations(&[
        ("rId1", "comments", "../comments1.xml"),
        ("rId2", "threadedComment", "../threadedComments/t1.xml"),
        ("rId3", "drawing", "../drawings/drawing1.xml"),
    ]);
    let of_pivot = relations(&[("rId1", "pivotCacheRecords", "records1.xml")]);
    let file = workbook(
        &[("S", "<row><c><f>HYPERLINK(\"mailto:f@example.org\")</f><v>1</v></c></row>")],
        &[
            ("xl/worksheets/_rels/sheet0.xml.rels", &of_sheet),
            ("xl/comments1.xml", comments),
            ("xl/threadedComments/t1.xml", threads),
            ("xl/persons/person.xml", people),
            ("xl/drawings/drawing1.xml", drawing),
            ("xl/pivotCache/definition1.xml", pivot),
            ("xl/pivotCache/_rels/definition1.xml.rels", &of_pivot),
            ("xl/pivotCache/records1.xml", records),
            ("xl/externalLinks/externalLink1.xml", external),
        ],
        &[
            ("rId1", "person", "persons/person.xml"),
            ("rId2", "pivotCacheDefinition", "pivotCache/definition1.xml"),
            ("rId3", "externalLink", "externalLinks/externalLink1.xml"),
        ],
    );
    assert_eq!(file.gaps(), []);
    assert_eq!(file.column("#sheet=S#part=comments", "#col=author"), ["Carl", "Dora"]);
    assert_eq!(file.column("#sheet=S#part=comments", "#col=text"), ["a remark", "a thread"]);
    assert_eq!(file.column("#sheet=S#part=comments", "#col=user"), ["dora@example.org"]);
    assert_eq!(file.column("#sheet=S#part=formulas", "#col=text"), ["mailto:f@example.org"]);
    assert_eq!(file.column("#sheet=S#part=descriptions", "#col=text"), ["a map"]);
    assert_eq!(file.text("#sheet=S#part=drawing1"), "in a box\n");
    assert_eq!(file.column("#part=definition1", "#col=refreshedBy"), ["Emil"]);
    assert_eq!(file.column("#part=definition1", "#col=city"), ["Rom", "7"]);
    assert_eq!(file.column("#part=records1", "#col=city"), ["Oslo"]);
    assert_eq!(file.column("#part=external", "#col=value"), ["kept"]);
}

#[test]
fn sparse_sheets_and_lies_about_places_cost_nothing() {
    let rows = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row><row r=\"4294967295\"><c r=\"ZZZZZZ4294967295\">\
                <v>2</v></c></row><row r=\"0\"><c r=\"A0\"><v>3</v></c></row><row r=\"x\"><c r=\"!\"><v>4</v></c></row>";
    let file = workbook(&[("S", rows)], &[], &[]);
    let told = &file.places["#sheet=S"];
    assert_eq!(told.values.values().flatten().count(), 4);
    assert!(told.fields.len() <= 4);
    assert!(file.told.batches + told.batches < 10);
}

#[test]
fn strings_that_are_not_there_are_a_gap() {
    let file = workbook(&[("S", "<row><c t=\"s\"><v>7</v></c><c><v>1</v></c></row>")], &[], &[]);
    assert_eq!(file.gaps(), [("#sheet=S".to_owned(), "partial_text".to_owned())]);
    assert_eq!(file.column("#sheet=S", "#col=B"), ["1"]);
}

#[test]
fn strings_beyond_what_memory_holds_are_read_from_a_file() {
    let mut strings = String::from("<sst>");
    let long = "y".repeat(1000);
    for number in 0..40_000 {
        write!(strings, "<si><t>{number} {long}</t></si>").unwrap();
    }
    strings += "</sst>";
    let rows: String = [0, 20_000, 25_000, 39_999]
        .iter()
        .map(|number| format!("<row><c t=\"s\"><v>{number}</v></c></row>"))
        .collect();
    let file = workbook(&[("S", &rows)], &[("xl/sharedStrings.xml", &strings)], &[]);
    let values = file.column("#sheet=S", "#col=A");
    let numbers: Vec<&str> = values.iter().map(|value| value.split(' ').next().unwrap()).collect();
    assert_eq!(numbers, ["0", "20000", "25000", "39999"]);
    assert!(values.iter().all(|value| value.ends_with(&long)));
}

#[test]
fn a_large_sheet_comes_row_by_row() {
    let mut rows = String::from("<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>email</v></c></row>");
    for number in 1..=30_000 {
        write!(rows, "<row><c><v>{number}</v></c><c t=\"str\"><v>p{number}@example.org</v></c></row>")
            .unwrap();
    }
    let file = workbook(&[("S", &rows)], &[], &[]);
    let emails = file.column("#sheet=S", "#col=email");
    assert_eq!(emails.len(), 30_000);
    assert_eq!(file.places["#sheet=S"].counted.as_ref().unwrap().2, 30_000);
    assert!(file.places["#sheet=S"].batches > 3);
}
