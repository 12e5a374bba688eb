//! Presentations of PowerPoint.

use crate::legacy::ole::{compound, damage, utf16};
use crate::read::read;

fn atom(kind: u16, instance: u16, content: &[u8]) -> Vec<u8> {
    record(kind, instance << 4, content)
}

fn container(kind: u16, instance: u16, children: &[Vec<u8>]) -> Vec<u8> {
    record(kind, (instance << 4) | 0xf, &children.concat())
}

fn record(kind: u16, version: u16, content: &[u8]) -> Vec<u8> {
    [&version.to_le_bytes()[..], &kind.to_le_bytes(), &(content.len() as u32).to_le_bytes(), content].concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A presentation of two slides, the second with notes and a comment; the first was edited.
fn power_point(token: u32) -> Vec<u8> {
    let text = |text: &str| atom(0x0fa0, 0, &utf16(text));
    let on_slide = |children: &[Vec<u8>]| {
        container(0x040c, 0, &[container(0xf002, 0, &[container(0xf00d, 0, children)])])
    };
    let persist = |number: u32, id: u32| atom(0x03f3, 0, &numbers(&[number, 0, 0, id, 0]));
    let outline = atom(0x0fa8, 0, b"Title in the \xfcber list");
    let slides = container(0x0ff0, 0, &[persist(2, 256), outline, persist(3, 257)]);
    let notes = container(0x0ff0, 2, &[persist(4, 258)]);
    let link =
        container(0x0409, 0, &[container(0x0fd7, 0, &[atom(0x0fba, 1, &utf16("mailto:jane@example.com"))])]);
    let document = container(0x03e8, 0, &[link, slides, notes]);
    let old = container(0x03ee, 0, &[on_slide(&[text("an old text")])]);
    let first = container(0x03ee, 0, &[on_slide(&[text("new text\rof two lines")])]);
    let when = atom(0x2ee1, 0, &[1, 0, 0, 0, 0xe8, 7, 2, 0, 0, 0, 29, 0]);
    let comment = container(
        0x2ee0,
        0,
        &[atom(0x0fba, 0, &utf16("Jane Roe")), atom(0x0fba, 1, &utf16("a comment")), when],
    );
    let tags = container(0x1388, 0, &[atom(0x138b, 0, &comment)]);
    let second = container(0x03ee, 0, &[on_slide(&[atom(0x0fa8, 0, b"second slide")]), tags]);
    let note = container(0x03f0, 0, &[atom(0x03f1, 0, &numbers(&[257, 0])), on_slide(&[text("the notes")])]);
    let mut stream = Vec::new();
    let mut offsets = Vec::new();
    for part in [&document, &old, &second, &note] {
        offsets.push(stream.len() as u32);
        stream.extend_from_slice(part);
    }
    let edit = |stream: &mut Vec<u8>, before: u32, entries: &[u32]| {
        let directory = stream.len() as u32;
        stream.extend_from_slice(&atom(0x1772, 0, &numbers(entries)));
        let at = stream.len() as u32;
        stream.extend_from_slice(&atom(0x0ff5, 0, &numbers(&[256, 0, before, directory, 1, 5, 0])));
        at
    };
    let entries = [&[(4 << 20) | 1][..], &offsets].concat();
    let before = edit(&mut stream, 0, &entries);
    let at = stream.len() as u32;
    stream.extend_from_slice(&first);
    let last = edit(&mut stream, before, &[(1 << 20) | 2, at]);
    let user = atom(0x0ff6, 0, &numbers(&[20, token, last, 0, 0]));
    compound(&[("PowerPoint Document", &stream), ("Current User", &user)])
}

#[test]
fn presentations() {
    let file = read("a.ppt", &power_point(0xe391_c05f));
    assert_eq!(file.gaps(), []);
    assert_eq!(file.outcome.media_type, Some("application/vnd.ms-powerpoint"));
    assert_eq!(file.text("#page=1"), "Title in the über list\nnew text\nof two lines\n");
    assert_eq!(file.text("#page=2"), "second slide\n");
    assert_eq!(file.text("#page=2#part=notes"), "the notes\n");
    assert_eq!(file.column("#part=comments", "#col=author"), ["Jane Roe"]);
    assert_eq!(file.column("#part=comments", "#col=text"), ["a comment"]);
    assert_eq!(file.column("#part=comments", "#col=date"), ["2024-02-29"]);
    assert_eq!(file.column("#part=links", "#col=target"), ["mailto:jane@example.com"]);
    assert!(!file.everything().contains("an old text"));
}

#[test]
fn a_presentation_behind_a_password_is_a_gap() {
    let file = read("a.ppt", &power_point(0xf3d1_c4df));
    assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())]);
}

#[test]
fn damaged_presentations() {
    damage("a.ppt", &power_point(0xe391_c05f));
    // Without the list of slides all text is read, and it is told.
    let stream = container(0x03ee, 0, &[atom(0x0fa8, 0, b"lost text")]);
    let file = read("a.ppt", &compound(&[("PowerPoint Document", &stream)]));
    assert_eq!(file.text(""), "lost text\n");
    assert_eq!(file.gaps(), [(String::new(), "partial_text".to_owned())]);
}
