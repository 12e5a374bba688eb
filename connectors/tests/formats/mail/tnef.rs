//! `winmail.dat`.

use crate::read::{File, read};

fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
    [&[1][..], &id.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data, &[0, 0]].concat()
}

/// A property whose value has a length of its own.
fn property(kind: u16, id: u16, name: &[u8], value: &[u8]) -> Vec<u8> {
    let mut bytes = [&kind.to_le_bytes()[..], &id.to_le_bytes(), name, &1u32.to_le_bytes()].concat();
    bytes.extend_from_slice(&(value.len() as u32).to_le_bytes());
    bytes.extend_from_slice(value);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

fn properties(all: &[Vec<u8>]) -> Vec<u8> {
    [&(all.len() as u32).to_le_bytes()[..], &all.concat()].concat()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn winmail() -> Vec<u8> {
    let named = [&[0u8; 16][..], &0u32.to_le_bytes(), &7u32.to_le_bytes()].concat();
    let number = [&3u16.to_le_bytes()[..], &0x3fdeu16.to_le_bytes(), &65001u32.to_le_bytes()].concat();
    let recipient = properties(&[property(0x1f, 0x39fe, &[], &utf16("joe@example.com"))]);
    [
        b"\x78\x9f\x3e\x22\0\0".to_vec(),
        attribute(0x0006_9007, &1251u32.to_le_bytes()),
        attribute(0x0001_8004, b"\xcf\xf0\xe8\xe2\xe5\xf2\0"),
        attribute(
            0x0006_9003,
            &properties(&[
                number,
                property(0x1f, 0x8001, &named, &utf16("named")),
                property(0x1e, 0x1000, &[], b"the text\0"),
            ]),
        ),
        attribute(0x0006_9004, &[&1u32.to_le_bytes()[..], &recipient].concat()),
        attribute(0x0006_9002, &[0; 14]),
        attribute(0x0001_8010, b"NOTES~1.TXT\0"),
        attribute(0x0006_800f, b"attached text"),
        attribute(0x0006_9005, &properties(&[property(0x1f, 0x3707, &[], &utf16("notes.txt"))])),
    ]
    .concat()
}

/// A mail with it attached.
fn mail(winmail: &[u8]) -> File {
    let encoded: String = winmail.iter().map(|byte| format!("={byte:02X}")).collect();
    let header = "From: jane@example.com\r\nTo: joe@example.com\r\nSubject: x\r\n\
        Content-Type: application/ms-tnef; name=winmail.dat\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n";
    read("a.eml", format!("{header}{encoded}").as_bytes())
}

#[test]
fn a_message_of_outlook_in_an_attachment() {
    let file = mail(&winmail());
    assert_eq!(file.gaps(), []);
    let place = "!/winmail.dat";
    assert_eq!(file.column(place, "#col=Subject"), ["Привет"]);
    assert_eq!(file.column(place, "#col=8001"), ["named"]);
    assert_eq!(file.text(place), "the text");
    let recipients = "!/winmail.dat#part=recipients";
    assert_eq!(file.column(recipients, "#col=SmtpAddress"), ["joe@example.com"]);
    assert_eq!(file.text("!/winmail.dat!/notes.txt"), "attached text");
}

#[test]
fn damaged_winmail() {
    let whole = winmail();
    for at in 0..whole.len() {
        mail(&whole[..at]);
        let mut changed = whole.clone();
        changed[at] ^= 0x81;
        mail(&changed);
    }
    assert_eq!(
        mail(&whole[..whole.len() - 30]).gaps(),
        [("!/winmail.dat".to_owned(), "malformed".to_owned())]
    );
}
