//! Documents of Word.

use crate::legacy::ole::{compound, damage, summary, utf16};
use crate::read::read;

/// A document: its parts in the order of their characters (body, footnotes, headers, macros, comments,
/// endnotes, text boxes, those of headers), in pieces of one and two bytes a character by turns.
fn word(parts: [&str; 8], flags: u16) -> Vec<(&'static str, Vec<u8>)> {
    let mut main = vec![0u8; 1024];
    let put = |main: &mut Vec<u8>, at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
    put(&mut main, 0, &0xa5ecu16.to_le_bytes());
    put(&mut main, 2, &193u16.to_le_bytes());
    put(&mut main, 6, &0x0409u16.to_le_bytes());
    put(&mut main, 10, &flags.to_le_bytes());
    let all: Vec<char> = parts.concat().chars().collect();
    for (index, part) in parts.iter().enumerate() {
        put(&mut main, 0x4c + index * 4, &(part.chars().count() as u32).to_le_bytes());
    }
    let (mut ends, mut descriptors, mut at) = (vec![0u32], Vec::new(), 0);
    for (index, piece) in all.chunks(7).enumerate() {
        let text: String = piece.iter().collect();
        let is_latin = piece.iter().all(|c| (*c as u32) < 0x80);
        let offset = main.len() as u32;
        let said = if index % 2 == 0 && is_latin {
            main.extend_from_slice(text.as_bytes());
            (offset * 2) | 0x4000_0000
        } else {
            main.extend_from_slice(&utf16(&text));
            offset
        };
        at += piece.len() as u32;
        ends.push(at);
        descriptors.extend_from_slice(&[0, 0]);
        descriptors.extend_from_slice(&said.to_le_bytes());
        descriptors.extend_from_slice(&[0, 0]);
    }
    let plc: Vec<u8> = ends.iter().flat_map(|end| end.to_le_bytes()).chain(descriptors).collect();
    let mut table = b"ab".to_vec();
    let clx = [&[1, 2, 0, 9, 9, 2][..], &(plc.len() as u32).to_le_bytes(), &plc].concat();
    put(&mut main, 0x1a2, &2u32.to_le_bytes());
    put(&mut main, 0x1a6, &(clx.len() as u32).to_le_bytes());
    table.extend_from_slice(&clx);
    let author = [&8u16.to_le_bytes()[..], &utf16("Jane Roe")].concat();
    put(&mut main, 0x1ba, &(table.len() as u32).to_le_bytes());
    put(&mut main, 0x1be, &(author.len() as u32).to_le_bytes());
    table.extend_from_slice(&author);
    vec![("WordDocument", main), ("1Table", table), ("\u{5}SummaryInformation", summary("Title", b"Roe"))]
}

fn file(streams: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let streams: Vec<(&str, &[u8])> = streams.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
    compound(&streams)
}

const PARTS: [&str; 8] = [
    "First paragraph\rGrüße, Привет\rcell\u{7}\u{7}\u{13} HYPERLINK \"mailto:jane@example.com\" \u{14}a link\u{15}\r",
    "a footnote\r",
    "the header\r",
    "",
    "a comment\r",
    "an endnote\r",
    "in a box\r",
    "",
];

#[test]
fn documents_of_word() {
    let mut streams = word(PARTS, 0x0200);
    let inner = word(["inner text\r", "", "", "", "", "", "", ""], 0x0200);
    streams.push(("ObjectPool/_1/WordDocument", inner[0].1.clone()));
    streams.push(("ObjectPool/_1/1Table", inner[1].1.clone()));
    let file = read("a.doc", &file(&streams));
    assert_eq!(file.gaps(), []);
    assert_eq!(file.outcome.media_type, Some("application/msword"));
    assert_eq!(file.text(""), "First paragraph\nGrüße, Привет\ncell\t\ta link\n");
    assert_eq!(file.text("#part=fields"), "HYPERLINK \"mailto:jane@example.com\"\n");
    assert_eq!(file.text("#part=footnotes"), "a footnote\n");
    assert_eq!(file.text("#part=headers"), "the header\n");
    assert_eq!(file.text("#part=comments"), "a comment\n");
    assert_eq!(file.column("#part=comments", "#col=author"), ["Jane Roe"]);
    assert_eq!(file.text("#part=endnotes"), "an endnote\n");
    assert_eq!(file.text("#part=textboxes"), "in a box\n");
    assert_eq!(file.column("", "#property=title"), ["Title"]);
    assert_eq!(file.text("!/ObjectPool/_1"), "inner text\n");
}

#[test]
fn word_95_and_passwords() {
    let mut main = vec![0u8; 0x400];
    main[0..2].copy_from_slice(&0xa5dcu16.to_le_bytes());
    main[2..4].copy_from_slice(&104u16.to_le_bytes());
    main[6..8].copy_from_slice(&0x0419u16.to_le_bytes());
    let text = b"\xcf\xf0\xe8\xe2\xe5\xf2, old text\r";
    main[0x18..0x1c].copy_from_slice(&0x400u32.to_le_bytes());
    main[0x1c..0x20].copy_from_slice(&(0x400 + text.len() as u32).to_le_bytes());
    main[0x34..0x38].copy_from_slice(&(text.len() as u32).to_le_bytes());
    main.extend_from_slice(text);
    let old = read("a.doc", &compound(&[("WordDocument", &main)]));
    assert_eq!(old.text(""), "Привет, old text\n");
    assert_eq!(old.gaps(), []);
    let secret = read("a.doc", &file(&word(PARTS, 0x0300)));
    assert_eq!(secret.gaps(), [(String::new(), "encrypted".to_owned())]);
    assert_eq!(secret.text(""), "");
}

#[test]
fn damaged_documents_of_word() {
    damage("a.doc", &file(&word(PARTS, 0x0200)));
    // Every number of the header as large as can be.
    let whole = word(PARTS, 0x0200);
    for at in (10..0x1c0).step_by(2) {
        let mut streams = whole.clone();
        streams[0].1[at..at + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f]);
        read("a.doc", &file(&streams));
    }
}
