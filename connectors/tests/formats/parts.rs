//! Large containers in parts: together they tell what the whole tells.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use domesday_connectors::filesystem::{Reader, ReaderOptions};

use crate::read::options;
use crate::support::{Recorder, payload};

/// The least that parts may have.
const PART: u64 = 4 * 1024;

/// Values of all places, by place and field, and texts; and the places that have gaps.
type All = (BTreeMap<String, Vec<String>>, Vec<String>);

fn add(recorder: Recorder, all: &mut All) {
    let places = recorder.places.into_iter().chain([(String::new(), recorder.told)]);
    for (place, told) in places {
        for ((record, field), values) in &told.values {
            let values = values.iter().map(|value| format!("{record}: {value}"));
            all.0.entry(format!("{place} {field}")).or_default().extend(values);
        }
        if !told.all_text().is_empty() {
            all.0.entry(place.clone()).or_default().push(told.all_text());
        }
        all.1.extend(told.gaps.iter().map(|gap| format!("{}: {}", gap.place, gap.reason)));
    }
}

fn sorted(mut all: All) -> All {
    all.0.values_mut().for_each(|values| values.sort());
    all.1.sort();
    all
}

/// Checks a file; returns in how many parts it was read.
fn check(name: &str, bytes: &[u8]) -> u32 {
    let mut reader = Reader::new(ReaderOptions { part: PART, ..options() });
    let opened = reader.open(payload(name, bytes)).unwrap();
    let parts = opened.parts().unwrap_or(1);
    let (mut whole, mut put_together) = (All::default(), All::default());
    let mut recorder = Recorder::default();
    reader.read(&opened, &mut recorder);
    add(recorder, &mut whole);
    let mut truth = opened.first_part();
    for index in 0..parts {
        let mut recorder = Recorder::default();
        let summary = reader.read_part(&opened, index, None, &mut recorder);
        assert!(summary.begins_at(&truth), "{name}: part {index} begins where the one before ends");
        truth = summary.next(&truth);
        add(recorder, &mut put_together);
    }
    let (whole, put_together) = (sorted(whole), sorted(put_together));
    assert!(!whole.0.is_empty(), "{name}");
    assert_eq!(whole, put_together, "{name}");
    parts
}

fn zip(members: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in members {
        writer.start_file(name, stored).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn zips_by_members() {
    let members: Vec<(String, String)> = (0..40)
        .map(|n| {
            let rows: String = (0..30).map(|row| format!("{row},u{n}.{row}@orbit-films.com\n")).collect();
            (format!("{n}.csv"), format!("id,mail\n{rows}"))
        })
        .collect();
    assert!(check("many.zip", &zip(&members)) > 3);
}

#[test]
fn workbooks_by_sheets() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut sheets, mut relations) = (String::new(), String::new());
    let mut members = vec![("[Content_Types].xml".to_owned(), "<Types/>".to_owned())];
    for n in 1..=3 {
        write!(sheets, r#"<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>"#).unwrap();
        write!(
            relations,
            r#"<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>"#
        )
        .unwrap();
        let mut rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>mail</t></is></c><c r="B1" t="inlineStr"><is><t>id</t></is></c></row>"#.to_owned();
        for row in 2..60 {
            write!(rows, r#"<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>u{n}.{row}@orbit-films.com</t></is></c><c r="B{row}"><v>{row}</v></c></row>"#).unwrap();
        }
        let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#);
        members.push((format!("xl/worksheets/sheet{n}.xml"), sheet));
    }
    let workbook =
        format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{sheets}</sheets></workbook>"#);
    members.push(("xl/workbook.xml".to_owned(), workbook));
    let relations = format!(r#"<Relationships xmlns="{package}">{relations}</Relationships>"#);
    members.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    let root = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    members.push(("_rels/.rels".to_owned(), root));
    let core = r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ada Example</dc:creator></cp:coreProperties>"#;
    members.push(("docProps/core.xml".to_owned(), core.to_owned()));
    assert_eq!(check("book.xlsx", &zip(&members)), 3);
}
