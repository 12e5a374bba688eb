//! Compound files, and the writers for the tests of what is in them.

use std::io::Write as _;

use crate::read::read;

/// A compound file with these streams; `/` in a path makes storages.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        let path = std::path::Path::new("/").join(path);
        file.create_storage_all(path.parent().unwrap()).unwrap();
        file.create_stream(&path).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// UTF-16 of the least significant byte first.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Summary information with a title, an author in a code page, and a day.
pub(crate) fn summary(title: &str, author: &[u8]) -> Vec<u8> {
    let string = |text: &[u8]| {
        let mut bytes =
            [&0x1eu32.to_le_bytes()[..], &(text.len() as u32 + 1).to_le_bytes(), text, &[0]].concat();
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes
    };
    let page = [&2u32.to_le_bytes()[..], &1251u32.to_le_bytes()].concat();
    let time = [&0x40u32.to_le_bytes()[..], &133_485_408_000_000_000u64.to_le_bytes()].concat();
    let values = [(1u32, page), (2, string(title.as_bytes())), (4, string(author)), (12, time)];
    let (mut index, mut body) = (Vec::new(), Vec::new());
    let start = 8 + values.len() * 8;
    for (id, value) in values {
        index.extend_from_slice(&id.to_le_bytes());
        index.extend_from_slice(&((start + body.len()) as u32).to_le_bytes());
        body.extend_from_slice(&value);
    }
    let mut set = ((start + body.len()) as u32).to_le_bytes().to_vec();
    set.extend_from_slice(&4u32.to_le_bytes());
    set.extend_from_slice(&index);
    set.extend_from_slice(&body);
    let mut stream = vec![0xfe, 0xff, 0, 0];
    stream.resize(24, 0);
    stream.extend_from_slice(&1u32.to_le_bytes());
    stream.resize(44, 0);
    stream.extend_from_slice(&48u32.to_le_bytes());
    stream.extend_from_slice(&set);
    stream
}

/// Reads a document cut off and changed at many places: nothing may go wrong but what is told.
pub(crate) fn damage(name: &str, whole: &[u8]) {
    for at in (0..whole.len()).step_by(whole.len() / 150 + 1) {
        read(name, &whole[..at]);
        for mask in [0x01, 0x80, 0xff] {
            let mut changed = whole.to_vec();
            changed[at] ^= mask;
            read(name, &changed);
        }
    }
}

#[test]
fn other_compound_files_tell_their_properties() {
    let summary = summary("The title", b"\xcf\xf0\xe8\xe2\xe5\xf2");
    let file = read("a.vsd", &compound(&[("\u{5}SummaryInformation", &summary), ("VisioDocument", b"x")]));
    assert_eq!(file.gaps(), [(String::new(), "unsupported_format(application/vnd.visio)".to_owned())]);
    assert_eq!(file.column("", "#property=title"), ["The title"]);
    assert_eq!(file.column("", "#property=creator"), ["Привет"]);
    assert_eq!(file.column("", "#property=created"), ["2024-01-01T00:00:00Z"]);
}

#[test]
fn a_package_behind_a_password_is_a_gap() {
    let file = read("a.docx", &compound(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"y")]));
    assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())]);
}

#[test]
fn files_in_objects_are_members() {
    let mut native = vec![0; 4];
    native.extend_from_slice(b"\x02\0notes.txt\0C:\\a\\notes.txt\0\0\0\x03\0\x05\0\0\0C:\\a\0");
    native.extend_from_slice(&5u32.to_le_bytes());
    native.extend_from_slice(b"Hello and no more");
    let file = read("a", &compound(&[("\u{1}Ole10Native", &native)]));
    assert_eq!(file.text("!/notes.txt"), "Hello");
    let file = read("a", &compound(&[("Package", b"any text")]));
    assert_eq!(file.text("!/Package"), "any text");
}
