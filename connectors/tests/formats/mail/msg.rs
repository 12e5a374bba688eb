//! Messages of Outlook.

use std::io::Write as _;

use crate::read::read;

type Compound = cfb::CompoundFile<std::io::Cursor<Vec<u8>>>;

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn stream(file: &mut Compound, path: &str, bytes: &[u8]) {
    file.create_stream(path).unwrap().write_all(bytes).unwrap();
}

/// The fixed properties: a head, and numbers of 32 bits.
fn fixed(head: usize, numbers: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = vec![0; head];
    for (tag, value) in numbers {
        bytes.extend_from_slice(&tag.to_le_bytes());
        bytes.extend_from_slice(&6u32.to_le_bytes());
        bytes.extend_from_slice(&value.to_le_bytes());
        bytes.extend_from_slice(&[0; 4]);
    }
    bytes
}

fn outlook() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    let top = |name: &str| format!("/__substg1.0_{name}");
    stream(&mut file, "/__properties_version1.0", &fixed(32, &[(0x3ffd_0003, 1251), (0x3fde_0003, 65001)]));
    stream(&mut file, &top("0037001F"), &utf16("Über alles"));
    stream(&mut file, &top("0C1F001E"), b"jane@example.com");
    // In the code page of the message.
    stream(&mut file, &top("0C1A001E"), b"\xcf\xf0\xe8\xe2\xe5\xf2");
    stream(&mut file, &top("1000001F"), &utf16("the text\r\n"));
    stream(&mut file, &top("10130102"), "<p>the page</p>".as_bytes());
    stream(&mut file, &top("007D001F"), &utf16("X-Header: of the transport\r\nSubject: x\r\n"));
    stream(&mut file, &top("8001101F"), &[0; 8]);
    stream(&mut file, &top("8001101F-00000000"), &utf16("first"));
    stream(&mut file, &top("8001101F-00000001"), &utf16("second"));
    file.create_storage("/__recip_version1.0_#00000000").unwrap();
    stream(&mut file, "/__recip_version1.0_#00000000/__properties_version1.0", &fixed(8, &[]));
    stream(&mut file, "/__recip_version1.0_#00000000/__substg1.0_39FE001F", &utf16("joe@example.com"));
    let attachment = "/__attach_version1.0_#00000000";
    file.create_storage(attachment).unwrap();
    stream(&mut file, &format!("{attachment}/__properties_version1.0"), &fixed(8, &[]));
    stream(&mut file, &format!("{attachment}/__substg1.0_3707001F"), &utf16("notes.txt"));
    stream(&mut file, &format!("{attachment}/__substg1.0_37010102"), b"attached text");
    let attachment = "/__attach_version1.0_#00000001";
    let inner = format!("{attachment}/__substg1.0_3701000D");
    file.create_storage(attachment).unwrap();
    stream(&mut file, &format!("{attachment}/__properties_version1.0"), &fixed(8, &[]));
    stream(&mut file, &format!("{attachment}/__substg1.0_3001001F"), &utf16("forwarded"));
    file.create_storage(&inner).unwrap();
    stream(&mut file, &format!("{inner}/__properties_version1.0"), &fixed(24, &[]));
    stream(&mut file, &format!("{inner}/__substg1.0_1000001F"), &utf16("inner text"));
    file.into_inner().into_inner()
}

#[test]
fn messages_of_outlook() {
    let file = read("a.msg", &outlook());
    assert_eq!(file.outcome.media_type, Some("application/vnd.ms-outlook"));
    assert_eq!(file.column("", "#col=Subject"), ["Über alles"]);
    assert_eq!(file.column("", "#col=SenderName"), ["Привет"]);
    assert_eq!(file.column("", "#col=SenderEmailAddress"), ["jane@example.com"]);
    assert_eq!(file.column("", "#col=8001"), ["first", "second"]);
    assert_eq!(file.text("").trim(), "the text");
    assert!(file.places.contains_key("#part=html"));
    assert_eq!(file.column("#part=headers", "#col=X-Header"), ["of the transport"]);
    assert_eq!(file.column("#part=recipients", "#col=SmtpAddress"), ["joe@example.com"]);
    assert_eq!(file.text("!/notes.txt"), "attached text");
    assert_eq!(file.text("!/forwarded"), "inner text");
}

#[test]
fn damaged_messages_of_outlook() {
    let whole = outlook();
    for end in (0..whole.len()).step_by(97) {
        read("a.msg", &whole[..end]);
        let mut flipped = whole.clone();
        flipped[end] ^= 0x41;
        read("a.msg", &flipped);
    }
}
