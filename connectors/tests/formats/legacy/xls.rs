//! Workbooks of Excel.

use crate::legacy::ole::{compound, damage, utf16};
use crate::read::read;

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(content.len() as u16).to_le_bytes(), content].concat()
}

/// Where a cell is, and its format.
fn cell(row: u16, column: u16, format: u16, rest: &[u8]) -> Vec<u8> {
    [&row.to_le_bytes()[..], &column.to_le_bytes(), &format.to_le_bytes(), rest].concat()
}

/// A string with a length of 16 bits before it.
fn string(text: &str) -> Vec<u8> {
    let units = utf16(text);
    [&((units.len() / 2) as u16).to_le_bytes()[..], &[1], &units].concat()
}

fn begin(version: u16, kind: u16) -> Vec<u8> {
    record(0x0809, &[&version.to_le_bytes()[..], &kind.to_le_bytes(), &[0; 4]].concat())
}

/// A workbook of a visible and a hidden sheet, with records before those of its sheets.
fn workbook(more: &[u8]) -> Vec<u8> {
    // Shared strings; the last one goes on in another record, in characters of one byte there.
    let names = ["name", "email", "born", "Jane Müller", "jane@example.com"];
    let mut table = numbers(&[6, 6]);
    names.iter().for_each(|name| table.extend_from_slice(&string(name)));
    table.extend_from_slice(&[12, 0, 1]);
    table.extend_from_slice(&utf16("Привет"));
    let strings = [record(0x00fc, &table), record(0x003c, b"\0 world")].concat();
    let sheets = [
        sheet(),
        [begin(0x600, 0x10), record(0x0204, &cell(0, 0, 0, &string("hidden"))), record(10, &[])].concat(),
    ];
    let globals = |offsets: [u32; 2]| {
        let bound = |name: &str, offset: u32, state: u8| {
            record(
                0x85,
                &[&offset.to_le_bytes()[..], &[state, 0, name.len() as u8, 0], name.as_bytes()].concat(),
            )
        };
        let format = record(0x041e, &[&200u16.to_le_bytes()[..], &string("dd.mm.yyyy")].concat());
        let plain = record(0xe0, &[0; 20]);
        let date = record(0xe0, &[&[0, 0, 200, 0][..], &[0; 16]].concat());
        let bounds = [bound("People", offsets[0], 0), bound("Secret", offsets[1], 1)].concat();
        [begin(0x600, 5), more.to_vec(), format, plain, date, bounds, strings.clone(), record(10, &[])]
            .concat()
    };
    let first = globals([0; 2]).len() as u32;
    let stream = [globals([first, first + sheets[0].len() as u32]), sheets.concat()].concat();
    compound(&[("Workbook", &stream)])
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn sheet() -> Vec<u8> {
    let shared =
        |row: u16, column: u16, number: u32| record(0xfd, &cell(row, column, 0, &number.to_le_bytes()));
    let link = [
        &[0u8; 8][..],
        &[0; 16],
        &2u32.to_le_bytes(),
        &3u32.to_le_bytes(),
        b"\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\x00\xaa\x00\x4b\xa9\x0b",
        &46u32.to_le_bytes(),
        &utf16("mailto:joe@example.com\0"),
    ]
    .concat();
    let note = [&[1u8, 0, 0, 0, 0, 0, 7, 0][..], &string("Jane Roe"), &[0]].concat();
    let text_object = |text: &str| {
        let mut head = vec![0; 18];
        head[10..12].copy_from_slice(&(text.len() as u16).to_le_bytes());
        [record(0x01b6, &head), record(0x3c, &[&[0], text.as_bytes()].concat())].concat()
    };
    let object = |number: u8| record(0x5d, &[0x15, 0, 0x12, 0, 0x19, 0, number, 0]);
    [
        begin(0x600, 0x10),
        record(0x14, &string("&Ltop of the page")),
        shared(0, 0, 0),
        shared(0, 1, 1),
        shared(0, 2, 2),
        record(0x0204, &cell(0, 3, 0, &string("amount"))),
        shared(1, 0, 3),
        shared(1, 1, 4),
        // 2024-02-29, in a format of days.
        record(0x0203, &cell(1, 2, 1, &45_351f64.to_le_bytes())),
        record(0x027e, &cell(1, 3, 0, &((1234u32 << 2) | 3).to_le_bytes())),
        shared(2, 0, 5),
        // The result of a formula is a string.
        record(6, &cell(2, 1, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])),
        record(0x0207, &string("joe@example.com")),
        record(
            0xbd,
            &[
                &[2, 0, 2, 0][..],
                &[1, 0],
                &((40_000u32 << 2) | 2).to_le_bytes(),
                &[0, 0],
                &((7u32 << 2) | 2).to_le_bytes(),
                &[3, 0],
            ]
            .concat(),
        ),
        // A chart within the sheet.
        begin(0x600, 0x20),
        record(0x100d, &[&[0, 0, 5, 0][..], b"chart"].concat()),
        record(0x0203, &cell(9, 9, 0, &1f64.to_le_bytes())),
        record(10, &[]),
        object(7),
        text_object("what it is"),
        object(8),
        text_object("in a box"),
        record(0x1c, &note),
        record(0x01b8, &link),
        // A cell far away.
        record(0x0203, &cell(65_535, 255, 0, &5f64.to_le_bytes())),
        record(10, &[]),
    ]
    .concat()
}

#[test]
fn workbooks() {
    let file = read("a.xls", &workbook(&[]));
    assert_eq!(file.gaps(), []);
    assert_eq!(file.outcome.media_type, Some("application/vnd.ms-excel"));
    let column = |name: &str| file.column("#sheet=People", &format!("#col={name}"));
    assert_eq!(column("name"), ["Jane Müller", "Привет world"]);
    assert_eq!(column("email"), ["jane@example.com", "joe@example.com"]);
    assert_eq!(column("born"), ["2024-02-29", "2009-07-06"]);
    assert_eq!(column("amount"), ["12.34", "7"]);
    assert_eq!(file.column("#sheet=Secret", "#col=A"), ["hidden"]);
    let aside = |part: &str, column: &str| {
        file.column(&format!("#sheet=People#part={part}"), &format!("#col={column}"))
    };
    assert_eq!(aside("comments", "author"), ["Jane Roe"]);
    assert_eq!(aside("comments", "text"), ["what it is"]);
    assert_eq!(aside("comments", "cell"), ["A2"]);
    assert_eq!(aside("textboxes", "text"), ["in a box"]);
    assert_eq!(aside("links", "target"), ["mailto:joe@example.com"]);
    assert_eq!(aside("headers", "text"), ["&Ltop of the page"]);
    assert_eq!(aside("charts", "text"), ["chart"]);
}

#[test]
fn older_workbooks() {
    let sheet = [
        begin(0x500, 0x10),
        record(0x0204, &cell(0, 0, 0, b"\x06\0\xcf\xf0\xe8\xe2\xe5\xf2")),
        record(0xd6, &cell(1, 0, 0, b"\x04\0rich\0")),
        record(10, &[]),
    ]
    .concat();
    let globals = |offset: u32| {
        let bound = record(0x85, &[&offset.to_le_bytes()[..], &[0, 0, 3], b"Old"].concat());
        [begin(0x500, 5), record(0x42, &1251u16.to_le_bytes()), bound, record(10, &[])].concat()
    };
    let stream = [globals(globals(0).len() as u32), sheet].concat();
    let file = read("a.xls", &compound(&[("Book", &stream)]));
    assert_eq!(file.gaps(), []);
    assert_eq!(file.column("#sheet=Old", "#col=A"), ["Привет", "rich"]);
}

#[test]
fn a_workbook_behind_a_password_is_a_gap() {
    let file = read("a.xls", &workbook(&record(0x2f, &[1, 0, 1, 0])));
    assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())]);
}

#[test]
fn damaged_workbooks() {
    damage("a.xls", &workbook(&[]));
}
